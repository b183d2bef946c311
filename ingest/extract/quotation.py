"""What a language knows of quoting, ready for use: sets and tables instead of lists.

Read here: ``quotation.yml``, and ``name_genders.csv`` for the pronouns that may mean somebody.
"""

from dataclasses import dataclass
from functools import cache
from typing import Any

from ingest.analysis import fold
from ingest.extract.sentences import split_words
from ingest.languages import Language


@dataclass(frozen=True, slots=True)
class Quotation:
    """The words that guide the search for quotations and speakers; the file says what each list is for.

    A form is two letters: m, f, n or - for the gender, s, p or - for the number. ``office_forms`` and ``genders`` give
    the gender alone, of a noun for people and of a first name, both folded.
    """

    pronouns: dict[str, str]
    nobody: frozenset[str]
    relatives: frozenset[str]
    that: frozenset[str]
    determiners: dict[str, str]
    indefinite: frozenset[str]
    of: frozenset[str]
    prepositions: frozenset[str]
    conjunctions: frozenset[str]
    breaks: frozenset[str]
    fillers: frozenset[str]
    adverbs: tuple[str, ...]
    not_adverbs: frozenset[str]
    asides: tuple[tuple[str, ...], ...]
    clitics: frozenset[str]
    have: frozenset[str]
    be: frozenset[str]
    loose: frozenset[str]
    reflexives: frozenset[str]
    noun_makers: frozenset[str]
    also_nouns: frozenset[str]
    infinitive_after: frozenset[str]
    joins: frozenset[str]
    gerund_after: frozenset[str]
    inversion_links: frozenset[str]
    sources: dict[str, list[tuple[str, ...]]]
    doubtful_sources: frozenset[str]
    agent: frozenset[str]
    where: frozenset[str]
    names_follow: frozenset[str]
    charges_follow: tuple[tuple[str, ...], ...]
    clause_words: frozenset[str]
    clause_ends: tuple[tuple[str, ...], ...]
    same_role: tuple[tuple[frozenset[str], ...], ...]
    titles: dict[str, str]
    office_forms: dict[str, str]
    anaphors: frozenset[str]
    of_two: dict[tuple[str, ...], int]
    questions: frozenset[str]
    answers: frozenset[str]
    bodies: frozenset[str]
    some: frozenset[str]
    utterances: frozenset[str]
    times: frozenset[str]
    genders: dict[str, str]

    def passes(self, word: str) -> bool:
        """Whether a word may stand between subject and verb without being either."""
        return word in self.fillers or (word.endswith(self.adverbs) and len(word) > 5 and word not in self.not_adverbs)


@cache
def load(language: Language) -> Quotation:
    """The quotation settings of a language."""
    told: dict[str, Any] = language.settings("quotation.yml")
    plain: dict[str, Any] = {key: frozenset(told[key]) for key in _SETS}
    phrases: dict[str, Any] = {
        key: tuple(map(split_words, told[key])) for key in ("asides", "charges_follow", "clause_ends")
    }
    sources = [split_words(phrase) for kind in ("sure", "also") for phrase in told["sources"][kind]]
    return Quotation(
        **plain,
        **phrases,
        pronouns=told["pronouns"],
        determiners=told["determiners"],
        titles=told["titles"],
        of_two={split_words(phrase): which for phrase, which in told["of_two"].items()},
        questions=frozenset(map(fold, told["questions"])),
        answers=frozenset(map(fold, told["answers"])),
        fillers=frozenset(piece for word in told["fillers"] for piece in split_words(word)),
        office_forms=_office_forms(told["offices"]),
        genders={row["name"]: row["gender"] for row in language.rows("name_genders.csv")},
        adverbs=tuple(told["adverbs"]),
        have=frozenset(told["auxiliaries"]["have"]),
        be=frozenset(told["auxiliaries"]["be"]),
        loose=frozenset(told["auxiliaries"]["loose"]),
        sources={head: [phrase for phrase in sources if phrase[0] == head] for head, *_ in sources},
        doubtful_sources=frozenset(told["sources"]["also"]),
        same_role=tuple(tuple(role_words(name) for name in names) for names in told["same_role"]),
    )


def _office_forms(offices: dict[str, list[str]]) -> dict[str, str]:
    """Nouns for people, folded, each part of a compound by itself: "porte-parole" is porte, parole."""
    return {
        fold(piece): "-" if gender == "either" else gender
        for gender, nouns in offices.items()
        for noun in nouns
        for piece in split_words(noun)
        if piece != "-"
    }


def role_words(phrase: str) -> frozenset[str]:
    """The words of an office that tell it from another, folded: "le chef de l'État" is chef, etat."""
    return frozenset(fold(word) for word in split_words(phrase) if len(word) > 2)


_SETS = (
    "nobody",
    "relatives",
    "that",
    "indefinite",
    "of",
    "prepositions",
    "conjunctions",
    "breaks",
    "not_adverbs",
    "clitics",
    "reflexives",
    "noun_makers",
    "also_nouns",
    "infinitive_after",
    "joins",
    "gerund_after",
    "inversion_links",
    "agent",
    "where",
    "names_follow",
    "clause_words",
    "anaphors",
    "bodies",
    "some",
    "utterances",
    "times",
)
