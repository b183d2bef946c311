"""What a person types into the search box, understood: words, phrases, exclusions, alternatives and fields.

All words are wanted. ``"a phrase"``, in any double marks, stands as typed; ``-word`` excludes; ``a OR b`` is either;
``begin*`` a beginning, of three letters at least; ``a NEAR b`` and ``NEAR(a b, 5)`` are words at most ten, or so many,
words apart. ``title:word`` looks in one field; languages name fields in ``search.yml``. Nothing that is typed is an
error: what is none of that is words; marks without words are passed over. Of a pasted text the beginning is a query.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from functools import cache
from itertools import islice

from ingest import languages
from ingest.analysis import fold, forms, words

#: How far apart words may be that are to be near, as FTS5 has it.
_NEAR = 10

#: Fields that are a column of an index, and which; what stands in no field is looked for in all columns.
_COLUMNS = {"title": "title", "said": "text", "speaker": "speaker"}

#: Words, phrases and operators that are read of a query: more of them than anybody types, and as many as an index
#: answers in good time.
_PIECES = 100

#: Letters of a beginning: fewer begin so many words that nearly every article has one, and that takes seconds to learn.
SHORTEST = 3

_MARK = '"'

_DATES = ("after", "before")
_DATE = re.compile(r"\d{4}(-\d\d(-\d\d)?)?")


@dataclass(frozen=True)
class Term:
    """What is looked for in one place: folded words that stand together, or several such parts near one another.

    ``typed`` is how to say it; ``field`` is "" for anywhere; ``begun`` says that the last word is only begun.
    """

    typed: str
    parts: tuple[tuple[str, ...], ...]
    field: str = ""
    phrase: bool = False
    begun: bool = False
    within: int = 0


@dataclass(frozen=True)
class Clause:
    """Terms of which one is enough; ``excluded`` where none of them may be there."""

    terms: tuple[Term, ...]
    excluded: bool = False


Query = tuple[Clause, ...]


def parse(typed: str) -> Query:
    """The clauses of a query, all of which must hold."""
    clauses: list[Clause] = []
    operator = ""
    for met in islice(_typed().finditer(typed.replace("\0", " ")), _PIECES):
        if met["operator"]:
            operator = met["operator"]
        elif term := _term(met):
            excluded = bool(met["minus"]) or operator == "NOT"
            clauses[:] = _joined(clauses, Clause((term,), excluded), operator)
            operator = ""
    return tuple(dict.fromkeys(clauses))  # to ask for the same again asks for nothing more


def match(typed: str) -> str:
    """A query as an FTS5 expression that any index understands: fields are passed over, their words are not.

    Whatever is typed gives a valid expression; one without wanted words matches nothing.
    """
    clauses = (
        replace(clause, terms=tuple(replace(term, field="") for term in clause.terms if term.field not in _DATES))
        for clause in parse(typed)
    )
    return expression(clause for clause in clauses if clause.terms)


def expression(clauses: Iterable[Clause]) -> str:
    """Clauses as an FTS5 expression for one index; one that matches nothing where no word is wanted."""
    wanted: list[str] = []
    unwanted: list[str] = []
    for clause in clauses:
        (unwanted if clause.excluded else wanted).append(_either(clause.terms))
    if not wanted:
        return '""'
    found = " AND ".join(wanted)
    return f"({found}) NOT ({' OR '.join(unwanted)})" if unwanted else found


def written(query: Query, language: str) -> str:
    """A query as somebody would type it who leaves nothing to guess, with the fields' names in a language."""
    called = _called(language)
    return " ".join(
        "-" * clause.excluded + " OR ".join(_written(term, called) for term in clause.terms) for clause in query
    )


def too_short(query: Query) -> list[str]:
    """The beginnings of a query that are too short, and so were looked for as words."""
    terms = (term for clause in query for term in clause.terms)
    return [t.typed for t in terms if t.typed.endswith("*") and not (t.begun or t.phrase or t.within)]


def _written(term: Term, called: dict[str, list[str]]) -> str:
    if term.within:
        parts = " ".join(word for part in term.parts for word in part)
        return f"NEAR({parts}, {term.within})"
    content = f'"{" ".join(term.typed.replace(_MARK, " ").split())}"' if term.phrase else term.typed
    return f"{called[term.field][0]}:{content}" if term.field else content


def _term(met: re.Match[str]) -> Term | None:
    """The term that a piece of a query is, None where it holds no word."""
    if met["near"] is not None:
        parts = tuple((word,) for word in words(met["near"]))
        within = int(met["within"] or _NEAR)
        return Term(" ".join(met["near"].split()), parts, within=within) if parts else None
    run = (met["run"] or "").strip(":")
    phrase = next((found for found in (met["straight"], met["french"], met["curly"]) if found is not None), None)
    content = " ".join((run if phrase is None else phrase).split())
    field = _fields()[fold(met["field"])] if met["field"] else ""
    if field in _DATES and not _DATE.fullmatch(content):
        field, content = "", f"{met['field']}:{content}"
    found = tuple(words(content))
    if not found:
        return None
    return Term(content, (found,), field, phrase=phrase is not None, begun=run.endswith("*") and _is_enough(found[-1]))


def _is_enough(beginning: str) -> bool:
    """Whether a beginning is one that few words have; in scripts of many letters, any is."""
    return len(beginning) >= SHORTEST or not beginning.isascii()


def _joined(clauses: list[Clause], clause: Clause, operator: str) -> list[Clause]:
    """The clauses with one more, which an operator may join to the last; where it cannot, it is passed over."""
    last = clauses[-1] if clauses else None
    if last is None or last.excluded or clause.excluded or operator in ("", "AND", "NOT"):
        return [*clauses, clause]
    if operator == "OR":
        return [*clauses[:-1], Clause(last.terms + clause.terms)]
    (*rest, one), (other,) = last.terms, clause.terms
    if one.field or other.field:
        return [*clauses, clause]
    within = int(operator.partition("/")[2] or _NEAR)
    near = Term(f"{one.typed} {operator} {other.typed}", one.parts + other.parts, within=max(within, one.within))
    return [*clauses[:-1], Clause((*rest, near))]


def _either(terms: Iterable[Term]) -> str:
    return "(" + " OR ".join(_expression(term) for term in terms) + ")"


def _expression(term: Term) -> str:
    """A term in every form that its words may have."""
    found = " OR ".join(_forms(term))
    column = _COLUMNS.get(term.field)
    return f"{column} : ({found})" if column else f"({found})"


def _forms(term: Term) -> Iterator[str]:
    if term.begun:  # a stem may be shorter than what was typed, so whole words are asked for too
        (typed,) = term.parts
        yield _phrase([f"={word}" for word in typed]) + " *"
        yield _phrase(typed) + " *"
    for form in forms([word for part in term.parts for word in part]):
        left = iter(form)
        phrases = [_phrase(islice(left, len(part))) for part in term.parts]
        yield f"NEAR({' '.join(phrases)}, {term.within})" if len(phrases) > 1 else phrases[0]


def _phrase(found: Iterable[str]) -> str:
    return '"' + " ".join(found) + '"'


@cache
def _called(language: str) -> dict[str, list[str]]:
    """What a language calls each field, its usual name first."""
    fields: dict[str, list[str]] = languages.load(language).settings("search.yml")["fields"]
    return fields


def _named_fields() -> Iterator[tuple[str, str]]:
    for code in languages.codes():
        for field, names in _called(code).items():
            yield from ((field, name) for name in (field, *names))


@cache
def _fields() -> dict[str, str]:
    """What fields are called in any language, and which they are."""
    return {fold(name): field for field, name in _named_fields()}


@cache
def _typed() -> re.Pattern[str]:
    """One piece of a query. Only a field's name is taken for one: the colon of a pasted headline is none."""
    names = "|".join(
        sorted(map(re.escape, {*_fields(), *(name for _, name in _named_fields())}), key=len, reverse=True)
    )
    return re.compile(
        rf"""
        (?P<operator> (?:OR|AND|NOT|NEAR(?:/\d{{1,4}})?) (?=\s|$) )
      | NEAR\( (?P<near> [^()]*? ) (?: ,\s* (?P<within>\d{{1,4}}) \s* )? \)
      | (?P<minus> [-−–](?=\S) )?
        (?: (?P<field> (?i:{names}) ) : \s? (?=\S) )?
        (?: "(?P<straight>[^"]*)" | «(?P<french>[^«»]*)» | “(?P<curly>[^“”]*)” | (?P<run> [^\s"«»“”]+ ) )
        """,
        re.VERBOSE,
    )
