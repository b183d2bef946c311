"""Who may say a quotation: rules that each look at it in its sentence and propose somebody, by which cue and why.

A rule proposes whatever it sees and leaves the choice to ``ranking``; what makes its proposals stronger or weaker (a
weak verb, other words between, a subject carried over) goes with them as signals. Those that start from a verb are in
``verbs``.
"""

from collections.abc import Callable, Iterator
from dataclasses import replace
from itertools import chain

from ingest.extract.attribution import Proposal, Spoken, Tie, propose, surface
from ingest.extract.cues import Form
from ingest.extract.phrases import Phrase, source_phrase
from ingest.extract.recall import Reading
from ingest.extract.scene import Scene, Speaker
from ingest.extract.sources import source_phrases
from ingest.extract.subjects import leading_subject
from ingest.extract.verbs import by_agent, read_there, said_after, said_before, said_inside, said_later
from ingest.reasons import Reason, Rule

#: The longest signature, in tokens.
_SIGNATURE = 20


def proposals(spoken: Spoken, scene: Scene) -> list[Proposal]:
    """Everybody who may have said it."""
    return list(chain.from_iterable(rule(spoken, scene) for rule in RULES))


def goes_on(spoken: Spoken, scene: Scene) -> Iterator[Proposal]:
    """The quotation of the block before goes on: so does its speaker."""
    if spoken.goes_on and spoken.above and spoken.above.speaker:
        yield _known(spoken.above.speaker, Reason(Rule.GOES_ON), "goes on")


def according_to(spoken: Spoken, scene: Scene) -> Iterator[Proposal]:
    """Selon X, « … » — « … », selon X."""
    sentence = spoken.sentence
    for first, last, doubtful in source_phrases(sentence, scene.words):
        phrase = source_phrase(sentence, last + 1, scene.words)
        if not phrase or (doubtful and not _stands_alone(spoken, first, phrase.last)):
            continue
        words = surface(scene, sentence, first, last)
        signals = ("according", *_source_signals(spoken, first, phrase.last, doubtful=doubtful))
        yield propose(sentence, phrase, Tie(Reason(Rule.ACCORDING_TO, words), words, signals), scene)


def _source_signals(spoken: Spoken, first: int, last: int, *, doubtful: bool) -> Iterator[str]:
    if doubtful:
        yield "according: doubtful"
    yield "according: before" if first < spoken.at else "according: after"
    gap = range(last + 1, spoken.at) if first < spoken.at else range(spoken.at + 1, first)
    if any(spoken.sentence.tokens[at].quote >= 0 for at in gap):
        yield "according: other words between"
    if len(gap) <= 2:
        yield "according: at the words"


def _stands_alone(spoken: Spoken, first: int, last: int) -> bool:
    """Whether "pour X" leads its sentence and is cut off by a comma, or touches the words."""
    leads = first == 0 or spoken.sentence.word(first - 1) in {",", ":"}
    after = spoken.sentence.word(last + 1)
    return leads and (after in {",", ";", ":"} or last + 1 == spoken.at)


def signed(spoken: Spoken, scene: Scene) -> Iterator[Proposal]:
    """« … » — X: a name behind a dash that ends the paragraph, or makes up the one below."""
    sentence, at = spoken.sentence, spoken.at + 1
    if at == len(sentence.tokens) and spoken.below:
        sentence, at = spoken.below, 0
    if sentence.word(at) not in {"—", "–", "-"} or len(sentence.tokens) - at > _SIGNATURE:
        return
    phrase = source_phrase(sentence, at + 1, scene.words)
    if phrase and sentence.word(phrase.last + 1) in {"", ",", ".", "(", "\n"}:
        yield propose(sentence, phrase, Tie(Reason(Rule.SIGNATURE), None, ("signed",)), scene)


def introduced(spoken: Spoken, scene: Scene) -> Iterator[Proposal]:
    """X s'est levé : « … »: the subject of the sentence that a colon ends, here or in the paragraph before."""
    sentence, until = spoken.sentence, spoken.at
    if spoken.opens_block and spoken.lead_in:
        sentence, until = spoken.lead_in, len(spoken.lead_in.tokens)
    lead = leading_subject(sentence, until, scene.words) if sentence.word(until - 1) == ":" else None
    if lead:
        yield propose(sentence, lead, Tie(Reason(Rule.COLON), None, ("colon",)), scene)
    named = [first for first in sentence.begins if first < until]
    if sentence.word(until - 1) == ":" and named:
        last, person = sentence.begins[named[-1]]
        phrase = Phrase(named[-1], last, person)
        yield propose(sentence, phrase, Tie(Reason(Rule.NAMED_BEFORE_COLON), None, ("colon: last named",)), scene)


def keeps_the_floor(spoken: Spoken, scene: Scene) -> Iterator[Proposal]:
    """« … », a dit X. « … ». Il veut « … »: whoever has the floor keeps it, unless somebody else comes up."""
    floor = spoken.previous or spoken.above
    if floor is None or floor.speaker is None:
        return
    signals = ["floor", "floor: same paragraph" if spoken.previous else "floor: paragraph before"]
    if spoken.opens_block:
        signals.append("floor: opens the paragraph")
    if all(
        not word[:1].isalnum() for at, word in enumerate(map(spoken.sentence.word, range(len(spoken.sentence.tokens))))
    ):
        signals.append("floor: nothing else in the sentence")
    if any(cue.form is not Form.PASSIVE for cue in spoken.cues):
        signals.append("floor: a verb here")
    if leading_subject(spoken.sentence, spoken.at, scene.words):
        signals.append("floor: a subject here")
    yield _known(floor.speaker, Reason(Rule.KEEPS_THE_FLOOR), *signals)


def _alone(spoken: Spoken) -> bool:
    """Whether the sentence holds nothing but words in marks."""
    return not any(token.word[:1].isalnum() for token in spoken.sentence.tokens)


def last_subject(spoken: Spoken, scene: Scene) -> Iterator[Proposal]:
    """A paragraph that is a quotation, after one about somebody: X a démissionné. ¶ « … »."""
    people = [figure for figure in scene.figures.values() if figure.speaker.person and figure.subject]
    if spoken.opens_block and people:
        last = max(people, key=lambda figure: figure.subject[-1]).speaker
        alone = ("paragraph after: nothing else in the sentence",) if _alone(spoken) else ()
        yield _known(last, Reason(Rule.PARAGRAPH_AFTER, name=last.name), "paragraph after", *alone)


def main_figure(spoken: Spoken, scene: Scene) -> Iterator[Proposal]:
    """Whoever the article has named most, for words that nothing else ties to anybody."""
    here = spoken.sentence.tokens[spoken.at].start
    told = [figure for figure in scene.figures.values() if figure.speaker.person and figure.last_named(here) >= 0]
    if told:
        most = max(told, key=lambda figure: sum(place < here for place in figure.named)).speaker
        alone = ("main figure: nothing else in the sentence",) if _alone(spoken) else ()
        yield _known(most, Reason(Rule.MAIN_FIGURE, name=most.name), "main figure", *alone)


def leading_speaker(spoken: Spoken, scene: Scene) -> Iterator[Proposal]:
    """Il veut donner « … »: the sentence's subject, the likelier where that person has spoken in this article."""
    lead = leading_subject(spoken.sentence, spoken.at, scene.words)
    tie = Tie(Reason(Rule.LEAD), None, ("lead",))
    if lead:
        proposal = propose(spoken.sentence, lead, tie, scene)
        signals = list(proposal.tie.signals)
        if any(scene.has_spoken(reading.speaker.name) for reading in proposal.readings):
            signals.append("lead: has spoken")
        if any(not doubtful for _, _, doubtful in source_phrases(spoken.sentence, scene.words)):
            signals.append("lead: a source here")
        if any(spoken.at < cue.first and cue.form is Form.FINITE for cue in spoken.cues):
            signals.append("lead: a verb behind the words")
        yield proposal._replace(tie=proposal.tie._replace(signals=tuple(signals)))


def _known(speaker: Speaker, reason: Reason, *signals: str) -> Proposal:
    """A proposal of somebody known from before, for whom no phrase here stands."""
    return Proposal(Tie(reason, None, signals), (Reading(replace(speaker, why=None), ()),))


Proposer = Callable[[Spoken, Scene], Iterator[Proposal]]

#: The rules; where no proposal has a cue that was chosen, the first one's cue is told.
RULES: tuple[Proposer, ...] = (
    goes_on,
    said_after,
    said_inside,
    said_before,
    according_to,
    by_agent,
    read_there,
    signed,
    said_later,
    introduced,
    keeps_the_floor,
    last_subject,
    main_figure,
    leading_speaker,
)
