"""Quotations of an article: where they are, what kind they are, and (by way of the other modules) who says them.

What stands between marks (``marks``) is cut free of names and titles (``labels``), put into its sentence
(``sentences``) and given to a speaker (``speakers``); last come the clear cases without marks (``indirect``).
"""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import chain
from typing import NamedTuple

from ingest.extract.attribution import Attribution, Spoken, Tie, propose
from ingest.extract.cues import Cue, Form, find_cues
from ingest.extract.indirect import find_indirect
from ingest.extract.labels import Labels
from ingest.extract.marks import Marked, find_marked
from ingest.extract.phrases import Phrase, source_phrase
from ingest.extract.pullquotes import find_pullquotes
from ingest.extract.quotation import load
from ingest.extract.ranking import choose
from ingest.extract.scene import Scene, Speaker
from ingest.extract.sentences import Sentence, sentences, stretch
from ingest.extract.sources import agents, source_phrases
from ingest.extract.speakers import proposals
from ingest.extract.subjects import leading_subject
from ingest.extract.turns import Turn, find_turns
from ingest.extract.verbs import by_verb, said_within
from ingest.extract.weights import Weights, shipped
from ingest.languages import Language
from ingest.reasons import Reason, Rule
from ingest.records import STORY_KINDS, Article, Block, BlockKind, Person, Quote, QuoteKind

_KINDS = STORY_KINDS - {BlockKind.RELATED, BlockKind.PULLQUOTE}


def find_quotes(article: Article, people: tuple[Person, ...], language: Language) -> tuple[Quote, ...]:
    """Every quotation of an article's story, in text order, each with its speaker where one is known.

    ``people`` are the article's, already told apart; a person who speaks is named by ``Person.name``.
    """
    quotes = list(Reader(article, people, language, Models(shipped("speakers"), shipped("quotations"))).quotes())
    return tuple(sorted([*quotes, *find_pullquotes(article, quotes)], key=lambda quote: quote.start))


class Models(NamedTuple):
    """What the two decisions weigh: who speaks, and whether marks hold a quotation at all."""

    speakers: Weights
    quotations: Weights


class Reader:
    """One pass over an article's sentences, block by block; the scene remembers what earlier ones said."""

    def __init__(self, article: Article, people: tuple[Person, ...], language: Language, models: Models) -> None:
        blocks = [(number, block) for number, block in enumerate(article.blocks) if block.kind in _KINDS]
        marked = list(find_marked(article.text, blocks, language))
        self._text, self._language, self.models, words = article.text, language, models, load(language)
        self.labels = Labels(article.text, marked, language, models.quotations)
        self._quoted = {number: found for number, found in enumerate(marked) if number not in self.labels.found}
        self._inside: dict[int, list[tuple[int, Marked]]] = defaultdict(list)
        for number, found in self._quoted.items():
            self._inside[found.block].append((number, found))
        self._named = {mention.start: (mention.end, person.name) for person in people for mention in person.mentions}
        self._blocks = [(number, self._sentences(number, block)) for number, block in blocks]
        self._turns = find_turns(article, people, words)
        self.scene = Scene(article.text, words, chain.from_iterable(read for _, read in self._blocks))
        self._previous: Attribution | None = None
        self._above: Attribution | None = None
        self._lead_in: Sentence | None = None
        self._below: Sentence | None = None

    def attribute(self, spoken: Spoken) -> Attribution:
        """Who says a quotation; training looks on here."""
        return choose(proposals(spoken, self.scene), self.models.speakers)

    def is_quotation(self, spoken: Spoken, attribution: Attribution) -> bool:
        """Whether marks that are no label hold a quotation; training looks on here too."""
        return self.labels.is_quotation(spoken.sentence, spoken.at, attribution)

    def _sentences(self, number: int, block: Block) -> list[Sentence]:
        return list(sentences(self._text, (block.start, block.end), self._inside[number], self._named, self._language))

    def quotes(self) -> Iterator[Quote]:
        """The quotations of all blocks; within a sentence those without marks come last."""
        following = [*(block for _, block in self._blocks[1:]), []]
        for (number, block), below in zip(self._blocks, following, strict=False):
            turn = self._turns.get(number)
            self._below = below[0] if below else None
            self._above, self._previous = self._previous or self._above, None
            said = self._turn(turn) if turn else None
            if said:
                yield said
            for place, sentence in enumerate(block):
                cues = find_cues(sentence, self._language)
                self._hear(sentence)
                if not said:
                    yield from self._marked(sentence, cues, first=place == 0)
                    yield from self._unmarked(sentence, cues)
            if block:
                self._lead_in = block[-1]

    def _turn(self, turn: Turn) -> Quote | None:
        """A paragraph that is somebody's turn; None for a line behind a dash that nobody is said to say."""
        attribution = Attribution(turn.speaker, None, (turn.reason,) if turn.reason else (), 1.0)
        if turn.speaker is None:
            inner = stretch(self._text, (turn.start, turn.end), self._named)
            attribution = choose(
                list(said_within(inner, find_cues(inner, self._language), self.scene)), self.models.speakers
            )
        if attribution.speaker is None:
            return None
        self._remember(attribution)
        return attribution.quote(self._text, turn.start, turn.end, QuoteKind.DIRECT)

    def _hear(self, sentence: Sentence) -> None:
        """Note of whom the sentence tells: its subject, the sources that it names, and agents."""
        words, scene = self.scene.words, self.scene
        lead = leading_subject(sentence, len(sentence.tokens), words)
        if lead and (subject := self._likeliest(sentence, lead)):
            scene.hear(subject, speaks=False)
        for first, last, doubtful in source_phrases(sentence, words):
            phrase = source_phrase(sentence, last + 1, words)
            source = self._likeliest(sentence, phrase) if phrase else None
            if source and (first == 0 or (source.person and not doubtful)):
                scene.hear(source, speaks=not doubtful)
            elif source:
                scene.note(source)
        for phrase in agents(sentence, words):
            if agent := self._likeliest(sentence, phrase):
                scene.note(agent)

    def _likeliest(self, sentence: Sentence, phrase: Phrase) -> Speaker | None:
        """Whom a phrase most likely stands for."""
        proposed = [propose(sentence, phrase, Tie(Reason(Rule.LEAD), None, ()), self.scene)]
        return choose(proposed, self.models.speakers, certain=True).speaker

    def _marked(self, sentence: Sentence, cues: Sequence[Cue], *, first: bool) -> Iterator[Quote]:
        for at, token in enumerate(sentence.tokens):
            if token.quote < 0:
                continue
            spoken = self._spoken(sentence, at, cues, opens=first and at <= 1)
            attribution = self.attribute(spoken)
            if self.is_quotation(spoken, attribution):
                yield self._quote(spoken, attribution)
                self._remember(attribution)

    def _unmarked(self, sentence: Sentence, cues: Sequence[Cue]) -> Iterator[Quote]:
        """Reported speech; telling of speaking without a clear clause still gives the subject the floor."""
        found = False
        for quote, attribution in find_indirect(sentence, cues, self.scene, self.models.speakers):
            yield quote
            found = True
            if all(token.quote < 0 or token.end < quote.start for token in sentence.tokens):
                self._remember(attribution)
        telling = next((cue for cue in cues if cue.verb.strong and cue.form is Form.FINITE), None)
        if telling and not found and all(token.quote < 0 for token in sentence.tokens):
            attribution = choose(list(by_verb(sentence, cues, telling, self.scene)), self.models.speakers)
            if attribution.speaker and attribution.speaker.person:
                self._remember(attribution)

    def _remember(self, attribution: Attribution) -> None:
        self._previous = attribution
        if attribution.speaker:
            self.scene.hear(attribution.speaker, speaks=True)

    def _spoken(self, sentence: Sentence, at: int, cues: Sequence[Cue], *, opens: bool) -> Spoken:
        token = sentence.tokens[at]
        inner = stretch(self._text, (token.start, token.end), self._named)
        return Spoken(
            sentence=sentence,
            at=at,
            cues=cues,
            inner=inner,
            inner_cues=find_cues(inner, self._language),
            goes_on=self._quoted[token.quote].goes_on,
            opens_block=opens,
            previous=self._previous,
            above=self._above,
            lead_in=self._lead_in,
            below=self._below,
        )

    def _quote(self, spoken: Spoken, attribution: Attribution) -> Quote:
        token = spoken.sentence.tokens[spoken.at]
        kind = self.labels.kind(spoken.sentence, spoken.at)
        return attribution.quote(self._text, token.start, token.end, kind)
