"""What stands beside the texts."""

import pytest

from ingest.errors import Malformed
from ingest.records import Source
from ingest.sidecars import beside, forget, settle


def known(folder, name="a.txt", title=""):
    return settle(beside(Source(f"{folder}/{name}", str(folder))), title)


def test_a_list_of_addresses(tmp_path):
    (tmp_path / "2024-urls.txt").write_text(
        "a\thttps://x.example/1\nno tab here\nb.txt\thttps://x.example/2\n\t\n", encoding="utf-8"
    )
    assert known(tmp_path) == {"url": "https://x.example/1"}
    assert known(tmp_path, "b.txt") == {"url": "https://x.example/2"}
    assert known(tmp_path, "c.txt") == {}


def test_a_table(tmp_path):
    (tmp_path / "metadata.csv").write_text(
        'Fichier;Date;Auteur;Rubrique\na.txt;12 mars 2024;"Ana Luz;\nBo Do";\n', encoding="cp1252"
    )
    assert known(tmp_path) == {"published": "12 mars 2024", "authors": "Ana Luz;\nBo Do"}


def test_the_column_of_file_names_is_no_title(tmp_path):
    (tmp_path / "metadata.tsv").write_text("name\turl\na.txt\thttps://x.example/1\n", encoding="utf-8")
    assert known(tmp_path) == {"url": "https://x.example/1"}


def test_a_table_wins_over_a_list_and_the_nearest_over_the_one_above(tmp_path):
    (tmp_path / "sub").mkdir()
    (tmp_path / "metadata.csv").write_text("file,date,section\nsub/a.txt,2020,Monde\n", encoding="utf-8")
    (tmp_path / "sub" / "metadata.csv").write_text("file,date\na,2021\n", encoding="utf-8")
    (tmp_path / "sub" / "urls.txt").write_text("a\thttps://x.example/1\n", encoding="utf-8")
    assert known(tmp_path, "sub/a.txt") == {"published": "2021", "section": "Monde", "url": "https://x.example/1"}


def test_a_sidecar_reaches_three_levels_down_whatever_was_named(tmp_path):
    deep = tmp_path / "1" / "2" / "3" / "4"
    deep.mkdir(parents=True)
    (tmp_path / "metadata.csv").write_text("file,date\na.txt,2020\n", encoding="utf-8")
    for folder in (deep.parent, deep):
        (folder / "a.txt").write_text("x", encoding="utf-8")
    for root in (tmp_path, deep.parent, deep.parent / "a.txt"):
        assert settle(beside(Source(str(deep.parent / "a.txt"), str(root))), "") == {"published": "2020"}
    assert beside(Source(str(deep / "a.txt"), str(tmp_path))) == ()


def test_a_broken_sidecar_is_an_error_below_what_was_named_and_nothing_above(tmp_path):
    (tmp_path / "sub").mkdir()
    (tmp_path / "metadata.csv").write_text("colour\nblue\n", encoding="utf-8")
    (tmp_path / "sub" / "a.txt").write_text("x", encoding="utf-8")
    path = str(tmp_path / "sub" / "a.txt")
    forget()
    assert beside(Source(path, str(tmp_path / "sub"))) == beside(Source(path, path)) == ()
    with pytest.raises(Malformed):
        beside(Source(path, str(tmp_path)))


def test_nothing_stands_beside_standard_input(tmp_path, monkeypatch):
    (tmp_path / "metadata.csv").write_bytes(b"\0")
    monkeypatch.chdir(tmp_path)
    assert beside(Source("-")) == ()


def test_the_title_tells_which_row_is_meant(tmp_path):
    (tmp_path / "urls.txt").write_text(
        "a\thttps://x.example/wiki/Le_pont_rouvre\na\thttps://x.example/wiki/L%C3%A9cole_ferme?old=1\n",
        encoding="utf-8",
    )
    assert known(tmp_path, title="Lécole ferme") == {"url": "https://x.example/wiki/L%C3%A9cole_ferme?old=1"}
    assert known(tmp_path, title="Autre chose") == {"url": "https://x.example/wiki/Le_pont_rouvre"}


def test_an_address_that_is_none_harms_nobody(tmp_path):
    (tmp_path / "urls.txt").write_text("a\thttp://[::1\n", encoding="utf-8")
    assert known(tmp_path, title="x") == {"url": "http://[::1"}


def test_accents_taken_apart_by_the_disk(tmp_path):
    (tmp_path / "urls.txt").write_text("\u00e9t\u00e9\thttps://x.example/1\n", encoding="utf-8")
    assert known(tmp_path, "e\u0301te\u0301.txt") == {"url": "https://x.example/1"}


def test_empty_sidecars_say_nothing(tmp_path):
    (tmp_path / "urls.txt").write_text("", encoding="utf-8")
    (tmp_path / "metadata.csv").write_text(" \n", encoding="utf-8")
    assert known(tmp_path) == {}


@pytest.mark.parametrize(
    ("name", "content", "message"),
    [
        ("metadata.csv", b"date,url\n2024,x\n", "metadata.csv has no column that names the file"),
        ("metadata.csv", b'file,date\na.txt,"2024\n', "the sidecar metadata.csv is not CSV: unexpected end of data"),
        ("urls.txt", b"a\t\0", "the sidecar urls.txt cannot be read: not text: NUL byte at byte 2"),
    ],
)
def test_a_sidecar_that_cannot_be_read_is_no_silent_loss(tmp_path, name, content, message):
    (tmp_path / name).write_bytes(content)
    with pytest.raises(Malformed) as raised:
        known(tmp_path)
    assert str(raised.value).startswith(message)
