from dataclasses import replace

import click
from hypothesis import given
from hypothesis import strategies as st

from ingest.readings.terminal import folded_to, lines
from ingest.records import Reading

PLAIN = """\

Le pont rouvre
Le Fanal · 1er mars 2024

« Merci à Léo Roy »[1], a dit Ana Sol, la
maire, à Lyon. On crie « enfin »[2].

Merci à Léo Roy

Citations
[1] Ana Sol
     Directe · sujet inversé de «\u202fa
     dit\u202f» · vraisemblable à 97\u202f%
[2] Locuteur non résolu
     Mêlée au récit · crie

Qui
  Léo Roy
     1\u00a0mention
  Ana Sol
     la maire · 1\u00a0citation · 1\u00a0mention

Où
  Lyon
     ville · FR · 1\u00a0mention
"""


def shown(reading: Reading, *, colour: bool = True) -> str:
    return "\n".join(lines(reading, width=38, colour=colour))


def test_a_reading_in_plain_text(reading: Reading) -> None:
    assert click.unstyle(shown(reading)) == PLAIN


def test_each_mark_has_its_form_and_its_colour(reading: Reading) -> None:
    text = shown(reading)
    assert "\x1b[34m\x1b[4mLéo Roy\x1b[0m\x1b[33m »\x1b[0m" in text
    assert "\x1b[32m\x1b[3mLyon\x1b[0m" in text


def test_without_colour_the_forms_stay(reading: Reading) -> None:
    text = shown(reading, colour=False)
    assert "\x1b[4mLéo Roy\x1b[0m »" in text
    assert "\x1b[3mLyon\x1b[0m" in text
    assert "\x1b[32m" not in text
    assert click.unstyle(text) == PLAIN


def test_no_text_gives_the_terminal_orders(reading: Reading) -> None:
    text = reading.article.text.replace("crie", "\x1b[2J")
    hostile = replace(reading, article=replace(reading.article, text=text))
    assert "\x1b[2J" not in shown(hostile)
    assert "␛[2J" in shown(hostile)


def test_an_article_with_nothing_found(reading: Reading) -> None:
    empty = Reading(replace(reading.article, language="en", outlet=None, published=None))
    text = click.unstyle(shown(empty))
    assert "Le pont rouvre\nno date in the source\n" in text
    assert text.endswith("\nQuotes\n  Nothing found.\n\nWho\n  Nothing found.\n\nWhere\n  Nothing found.\n")


@given(st.text(alphabet="ab \n\u00a0é"), st.integers(1, 12))
def test_folding_only_puts_line_feeds_for_spaces(text: str, width: int) -> None:
    folded = folded_to(text, width)
    assert len(folded) == len(text)
    assert all(new == old or (old, new) == (" ", "\n") for old, new in zip(text, folded, strict=True))
    assert all(len(line.rstrip(" ")) <= width or " " not in line.strip(" ") for line in folded.split("\n"))
