"""Newsletters: e-mails and mailboxes of them."""

from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from ingest import formats
from ingest.formats import mail
from ingest.pipeline import Options, read
from ingest.records import Article, Record, Refusal, Source

LETTER = """From: =?utf-8?q?Le_Cadran=2C_la_lettre?= <lettre@cadran.example>
To: lecteurs@cadran.example
Subject: =?utf-8?q?Le_bac_est_de_retour?=
Date: Tue, 12 Mar 2024 08:00:00 +0100
Message-ID: <1@cadran.example>
MIME-Version: 1.0
Content-Type: multipart/alternative; boundary="=="

--==
Content-Type: text/plain; charset=utf-8

Lisez la lettre en ligne.

--==
Content-Type: text/html; charset=iso-8859-1
Content-Transfer-Encoding: quoted-printable

<html><body><p>Le bac passe de nouveau, =E9t=E9 comme hiver.</p><p>From Nantes, il traverse.</p></body></html>
--==--
"""
PLAIN = """Received: by mx.example; Wed, 13 Mar 2024 09:00:00 +0100
From: news@theguardian.com
Subject: The ferry
Date: Wed, 13 Mar 2024 09:00:00 +0100
Content-Type: text/plain; charset=unknown-8bit

The ferry runs.

>From here it runs on.
"""


def of(path: Path, content: str | bytes) -> list[Article | Refusal]:
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return list(read([str(path)], Options()))


def test_a_message(tmp_path):
    (article,) = of(tmp_path / "letter.txt", LETTER)
    assert isinstance(article, Article)
    assert (article.id, article.title, article.outlet, article.published, article.authors) == (
        *("1@cadran.example", "Le bac est de retour", "Le Cadran, la lettre", "2024-03-12T08:00+01:00", ()),
    )
    assert article.body == "Le bac passe de nouveau, été comme hiver.\n\nFrom Nantes, il traverse."


def test_a_mailbox(tmp_path):
    content = f"From - Tue Mar 12 08:00:00 2024\n{LETTER}\nFrom x@y Wed Mar 13 09:00:00 2024\n{PLAIN}\n"
    first, second = of(tmp_path / "box", content)
    assert (first.title, second.title, second.outlet) == ("Le bac est de retour", "The ferry", "The Guardian")
    assert second.body == "The ferry runs.\n\nFrom here it runs on."
    source = Source(f"{tmp_path}/box")
    keys = [item.key for item in formats.split(source, formats.reader_for(source), {}) if isinstance(item, Record)]
    assert keys[0] == "<1@cadran.example>"
    assert len(keys[1]) == 24


def test_a_message_without_a_text_costs_only_itself(tmp_path):
    empty = "From: a@b.example\nTo: c@d.example\nSubject: x\n\n \n"
    content = f"From - Tue Mar 12 08:00:00 2024\n{empty}\nFrom - Wed Mar 13 09:00:00 2024\n{PLAIN}\n"
    first, second = of(tmp_path / "box.mbox", content)
    assert first == Refusal(f"{tmp_path}/box.mbox", "message 1", "no-text", "a message without a text")
    assert isinstance(second, Article)


def test_a_message_longer_than_any_article(tmp_path, monkeypatch):
    monkeypatch.setattr(mail, "MAX_BYTES", 2_000)
    envelope = "From - Tue Mar 12 08:00:00 2024\n"
    found = of(tmp_path / "a.mbox", envelope + LETTER + "x\n" * 4_000 + "\n" + envelope + PLAIN)
    assert [item.reason if isinstance(item, Refusal) else item.title for item in found] == ["too-large", "The ferry"]


def test_a_text_that_begins_with_from_is_no_mailbox(tmp_path):
    (article,) = of(tmp_path / "a.txt", "From Nantes to Lyon\n\nThe ferry runs from Nantes to Lyon in 2024\n")
    assert article.title == "From Nantes to Lyon"


@settings(max_examples=150, deadline=None)
@given(
    st.sampled_from([LETTER, PLAIN]),
    st.lists(st.tuples(st.integers(0, 900), st.integers(0, 30), st.binary(max_size=12)), max_size=6),
)
def test_any_damage_is_articles_and_refusals(tmp_path_factory, content, changes):
    damaged = bytearray(content.encode())
    for at, length, junk in changes:
        damaged[at : at + length] = junk
    path = tmp_path_factory.mktemp("mail") / "a.eml"
    path.write_bytes(damaged)
    for item in formats.split(Source(str(path)), mail.READER, {}):
        found = formats.parse(item) if isinstance(item, Record) else item
        assert not isinstance(found, Refusal) or found.reason != "failed", found
