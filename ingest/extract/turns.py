"""Words that the layout gives to somebody, without marks: labelled turns of an interview, dashes, posts with a handle.

Where a paragraph is a turn it is one quotation, whatever marks it holds; those are then somebody else's words in it.
"""

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from ingest.analysis import fold
from ingest.extract.quotation import Quotation
from ingest.extract.scene import Speaker
from ingest.extract.sentences import split_words
from ingest.reasons import Reason, Rule
from ingest.records import Article, Block, BlockKind, Person

#: « Q : … », « A. S. – … », « Ana Sol. – … »: what stands before a turn.
_LABELLED = re.compile(r"(?P<label>[^\W\d_][^\n:—–«»\"“”,;!?]{0,60}?)\s?(?::|\.?\s?[—–])\s+(?=\S)")
#: « — Je pars », a line of dialogue: never a hyphen, which opens the items of lists.
_DASH = re.compile(r"[—–]\s*(?=\w)")
#: « … — Ana Sol (@anasol) 12 mars 2017 »: how a post is set into a page.
_SIGNED = re.compile(r"\s*[—–-]\s*(?P<name>[^—–()@]{2,60}?)\s*\(@\w{1,30}\)[^.!?]{0,40}$")
#: What a post ends with that nobody says.
_LINKS = re.compile(r"(?:\s*(?:https?://|pic\.twitter\.com/|t\.co/)\S+)+$")
#: Fewer labelled turns than this are no conversation.
_CONVERSATION = 2


class Turn(NamedTuple):
    """One person's words by their span; ``speaker`` is None where the text itself has to tell (a line of dialogue)."""

    start: int
    end: int
    speaker: Speaker | None
    reason: Reason | None = None


def find_turns(article: Article, people: Sequence[Person], words: Quotation) -> dict[int, Turn]:
    """The blocks of an article that are somebody's turn, by their number."""
    cast = _Cast(article, people, words)
    labelled: dict[int, Turn | None] = {}
    others: dict[int, Turn] = {}
    for number, block in enumerate(article.blocks):
        if block.kind is not BlockKind.PARAGRAPH:
            continue
        for turn in _labelled(article.text, block, cast):
            labelled[number] = turn
        if number not in labelled and (other := _post(article.text, block, cast) or _dialogue(article.text, block)):
            others[number] = other
    answers = {number: turn for number, turn in labelled.items() if turn}
    return others | (answers if len(labelled) >= _CONVERSATION else {})


class _Cast:
    """Who may be meant by the label of a turn."""

    def __init__(self, article: Article, people: Sequence[Person], words: Quotation) -> None:
        self.words, self._people = words, people
        self._named = {mention.start: (mention.end, person) for person in people for mention in person.mentions}
        self._initials = [("".join(word[0] for word in re.findall(r"\w+", person.name)), person) for person in people]
        heads = [block for block in article.blocks if block.kind in {BlockKind.TITLE, BlockKind.STANDFIRST}]
        guests = [
            person
            for person in people
            if any(head.start <= mention.start < head.end for head in heads for mention in person.mentions)
        ]
        self.guest = guests[0] if len(guests) == 1 else None

    def named(self, start: int, end: int) -> Person | None:
        """The person whose naming is all that stands between two places, a title before it aside."""
        return next((person for at, (till, person) in self._named.items() if start <= at and till == end), None)

    def by_initials(self, label: str) -> Person | None:
        """« A. S. : …»: the one person with these initials."""
        letters = "".join(re.findall(r"\w", label))
        found = [person for initials, person in self._initials if initials == letters and len(letters) > 1]
        return (
            found[0] if len(found) == 1 and label.replace(".", "").replace(" ", "").replace("-", "").isupper() else None
        )

    def labelled(self, label: str, start: int) -> Person | None:
        """Who a label stands for: a name, initials, or "R" for whoever the headline says is interviewed."""
        if fold(label) in self.words.answers:
            return self.guest
        return self.named(start, start + len(label)) or self.by_initials(label)


def _labelled(text: str, block: Block, cast: _Cast) -> Iterator[Turn | None]:
    """The turn of a block with a label; None for a question, which is the newspaper's own."""
    found = _LABELLED.match(text, block.start, block.end)
    if not found:
        return
    label = found["label"]
    if fold(label) in cast.words.questions:
        yield None
    person = cast.labelled(label, block.start)
    end = block.start + len(text[block.start : block.end].rstrip())
    if person and _speaks(text[found.end() : end], cast.words):
        start, end = _without_marks(text, found.end(), end)
        speaker = Speaker(person.name, True, block.start, block.start + len(label), human=True)
        yield Turn(start, end, speaker, Reason(Rule.TURN, label))


def _speaks(said: str, words: Quotation) -> bool:
    """Whether some words are an utterance: a clause that ends like one. « Ana Sol : 24 % » is none."""
    return said.rstrip("»”\"' \u00a0\u202f")[-1:] in ".!?…" and not words.clause_words.isdisjoint(split_words(said))


def _without_marks(text: str, start: int, end: int) -> tuple[int, int]:
    """A span without the one pair of marks that may enclose it."""
    pairs = {"«": "»", "“": "”", '"': '"'}
    closes = pairs.get(text[start])
    if not closes or text[end - 1] != closes or closes in text[start + 1 : end - 1]:
        return start, end
    inside = text[start + 1 : end - 1]
    return start + 1 + len(inside) - len(inside.lstrip()), end - 1 - (len(inside) - len(inside.rstrip()))


def _post(text: str, block: Block, cast: _Cast) -> Turn | None:
    """A post of a social network, signed with a name and a handle."""
    signature = _SIGNED.search(text, block.start, block.end)
    if not signature:
        return None
    links = _LINKS.search(text, block.start, signature.start())
    start, end = _without_marks(text, block.start, links.start() if links else signature.start())
    if not text[start:end].strip():
        return None
    person = cast.named(signature.start("name"), signature.end("name"))
    name = person.name if person else signature["name"]
    speaker = Speaker(name, person is not None, *signature.span("name"), human=True)
    return Turn(start, end, speaker, Reason(Rule.POST))


def _dialogue(text: str, block: Block) -> Turn | None:
    """A line of dialogue behind a dash, if somebody is said to say it."""
    dash = _DASH.match(text, block.start, block.end)
    return Turn(dash.end(), block.start + len(text[block.start : block.end].rstrip()), None) if dash else None
