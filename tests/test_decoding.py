"""From bytes to text, or a refusal with its reason."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingest.decoding import decode
from ingest.errors import Binary, Empty, GazetteError, WrongEncoding

FRENCH = "L’été, à l’école : « où êtes-vous ? » Le maire n’a pas répondu à la question."


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252", "utf-16", "utf-32"])
def test_french_in_an_encoding_that_is_known(encoding):
    assert decode(FRENCH.encode(encoding)) == FRENCH


def test_bidirectional_and_other_odd_characters_stay():
    assert decode("a\u202eb\u2066c\u200d\U0001f600".encode()) == "a\u202eb\u2066c\u200d\U0001f600"


@pytest.mark.parametrize(
    ("content", "error", "message"),
    [
        (b"", Empty, "the file is empty"),
        (b" \r\n\t", Empty, "nothing but white space"),
        (b"\xef\xbb\xbf", Empty, "nothing but white space"),
        (b"un \0 deux", Binary, "not text: NUL byte at byte 3"),
        (b"un \x1b deux", Binary, "not text: control character U+001B at character 3"),
        (b"%PDF-1.7 ...", Binary, "not text: the first bytes are those of another kind of file"),
        (FRENCH.encode("utf-16-le"), Binary, "not text: NUL byte at byte 1"),
        (b"\xff\xfea", WrongEncoding, "says it is utf-16 and is not (byte 2)"),
        (
            "Привет, мир".encode("koi8-r"),
            WrongEncoding,
            "not UTF-8 (byte 0xf0 at 0), and as Windows-1252 it would be no Western text",
        ),
        (
            "東京".encode("shift_jis"),
            WrongEncoding,
            "not UTF-8 (byte 0x93 at 0), and as Windows-1252 it would be no Western text",
        ),
        (
            "déjà vu".encode("mac-roman"),
            WrongEncoding,
            "not UTF-8 (byte 0x8e at 1), and as Windows-1252 it would be no Western text",
        ),
        (
            "été à l’école".encode() + b"\xff",
            WrongEncoding,
            "not UTF-8 (byte 0xff at 19): UTF-8 with broken bytes in it",
        ),
        (
            FRENCH.encode().decode("cp1252", "replace").encode(),
            WrongEncoding,
            "UTF-8 that was read as Windows-1252 and saved again: its accents are two characters each",
        ),
    ],
)
def test_refused(content, error, message):
    with pytest.raises(error) as raised:
        decode(content)
    assert str(raised.value) == message


def test_a_text_about_broken_accents_is_none_itself():
    text = "Le logiciel affichait « Ã© » à la place de « é » et « Ã¨ » à la place de « è », été comme hiver."
    assert decode(text.encode()) == text


@given(st.binary())
def test_any_bytes_are_text_or_refused(content):
    try:
        text = decode(content)
    except GazetteError:
        return
    assert text.strip() and "\0" not in text


@given(st.text(alphabet="abcdeéèàçœ «»’\n", min_size=1).filter(str.strip))
def test_utf8_comes_back_as_it_was(text):
    assert decode(text.encode()) == text
