"""What people are called, by the examples that stand beside the words in ``callings.yml``."""

import re

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from ingest import languages
from ingest.extract.roles import find_roles
from ingest.records import Article, Block, BlockKind, Mention, Person, Role

MARK = re.compile(r"[\[\]{}]")
FR = languages.load("fr")


def marked(example):
    """A text without its marks, the spans in braces as people, and the texts in brackets."""
    text, spans, opened = "", {"]": [], "}": []}, []
    for part in re.split(r"([\[\]{}])", example):
        if part in ("[", "{"):
            opened.append(len(text))
        elif part in ("]", "}"):
            spans[part].append((opened.pop(), len(text)))
        else:
            text += part
    named = [Mention(start, end, text[start:end]) for start, end in spans["}"]]
    people = tuple(Person(mention.surface, (mention,), mention.surface) for mention in named)
    return text, people, [text[start:end] for start, end in spans["]"]]


def read(text, people, language=FR):
    return find_roles(Article("a", text, (Block(BlockKind.PARAGRAPH, 0, len(text)),)), people, language)


@pytest.mark.parametrize(
    ("code", "example"),
    [
        pytest.param(code, example, id=example)
        for code in languages.codes()
        for example in languages.load(code).settings("callings.yml")["examples"]
    ],
)
def test_examples(code, example):
    text, people, expected = marked(example)
    found = [role for person in read(text, people, languages.load(code)) for role in person.roles]
    assert [role.text for role in found] == expected
    assert all(text[role.start : role.end] == role.text for role in found)


def test_a_role_has_the_field_that_its_words_tell():
    text, people, _ = marked("Le chef d’état-major {Paul Karvandi}, la directrice {Anne Bel} et l'acteur {Luc Roy}.")
    assert [person.roles for person in read(text, people)] == [
        (Role(0, 20, "Le chef d’état-major", "army"),),
        (Role(36, 49, "la directrice", None),),
        (Role(62, 70, "l'acteur", "arts"),),
    ]


def test_a_role_stays_in_its_block():
    text, people, _ = marked("Le ministre\n\n{Paul Karvandi} se tait.")
    blocks = (Block(BlockKind.TITLE, 0, 11), Block(BlockKind.PARAGRAPH, 13, len(text)))
    assert find_roles(Article("a", text, blocks), people, FR) == people


@example(["Zoé Bel", ", ", "ministre ", "de ", "Zoé Bel"])
@given(
    st.lists(
        st.sampled_from(["le ", "ministre ", "de ", "la ", "Zoé Bel", ", ", "russe ", "président ", "«", "\n", "’"])
    )
)
def test_any_text_gives_roles_that_slice_it(parts):
    text = "".join(parts)
    mentions = tuple(Mention(met.start(), met.end(), met[0]) for met in re.finditer("Zoé Bel", text))
    for person in read(text, (Person("Zoé Bel", mentions, "bel zoe"),) if mentions else ()):
        for role in person.roles:
            assert text[role.start : role.end] == role.text
            assert not any(role.start < mention.end and mention.start < role.end for mention in mentions)
