"""Who may say a quotation by the verbs of its sentence: behind the words, before or within them, passive, nobody's."""

from collections.abc import Iterator, Sequence

from ingest.extract.attribution import Proposal, Spoken, Tie, propose, surface
from ingest.extract.cues import Cue, Form
from ingest.extract.phrases import Phrase, phrase_after, phrase_before, source_phrase
from ingest.extract.scene import Scene
from ingest.extract.sentences import Sentence
from ingest.extract.subjects import Subject, inverted_pronoun, own_subject, subjects
from ingest.reasons import Reason, Rule

#: A cue further away than this, in tokens, does not give the words.
_FAR = 60
#: How far from a passive verb its complement and its agent are looked for.
_NEAR = 6
#: How many verbs before the words are asked for their subject.
_VERBS = 3


def by_verb(
    sentence: Sentence, cues: Sequence[Cue], cue: Cue, scene: Scene, signals: tuple[str, ...] = ("before",)
) -> Iterator[Proposal]:
    """Whoever may be the subject of a verb."""
    for subject in subjects(sentence, cues, cue, scene.words):
        yield from _as_subject(sentence, cue, subject, scene, (*signals, f"subject: {subject.stands}"))


def _as_subject(
    sentence: Sentence, cue: Cue, subject: Subject, scene: Scene, signals: tuple[str, ...]
) -> Iterator[Proposal]:
    words = surface(scene, sentence, cue.first, cue.last)
    strength = () if cue.verb.strong else (f"{signals[0]}: weak verb",)
    tie = Tie(Reason(subject.rule, words), words, (*signals, *strength))
    yield propose(sentence, subject.phrase, tie, scene)


def said_after(spoken: Spoken, scene: Scene) -> Iterator[Proposal]:
    """« … », a dit X — "…," X said: the next verb that may follow the words it gives."""
    sentence = spoken.sentence
    for cue in spoken.cues:
        if not spoken.at < cue.first < spoken.at + _FAR or cue.form not in {Form.FINITE, Form.INFINITIVE}:
            continue
        if cue.pronoun is None and not cue.verb.incise:
            return
        subject = _subject_after(spoken, cue, scene)
        if subject:
            touching = ("after: at the words",) if cue.first <= spoken.at + 2 else ()
            governed = ("after: no finite verb",) if cue.form is Form.INFINITIVE else ()
            signals = ("after", f"after: {subject.stands}", *touching, *governed)
            yield from _as_subject(sentence, cue, subject, scene, signals)
        return


def _subject_after(spoken: Spoken, cue: Cue, scene: Scene) -> Subject | None:
    """The subject of a verb behind the words: inverted, or between the words and the verb."""
    if cue.form is Form.INFINITIVE:
        return _subject_of_governor(spoken, cue, scene)
    if _is_set_off(spoken, cue, scene):
        if cue.pronoun is not None:
            pronoun = inverted_pronoun(spoken.sentence, cue, scene.words)
            return Subject(pronoun, "pronoun") if pronoun else None
        phrase = phrase_after(spoken.sentence, cue.last + 1, scene.words)
        return Subject(phrase, "inverted") if phrase else None
    phrase = phrase_before(spoken.sentence, cue.first - 1, scene.words)
    begins = spoken.at + (2 if spoken.sentence.word(spoken.at + 1) == "," else 1)
    opens = not any(other.last < spoken.at for other in spoken.cues)
    return Subject(phrase, "beside") if phrase and phrase.first <= begins + 1 and opens else None


def _subject_of_governor(spoken: Spoken, cue: Cue, scene: Scene) -> Subject | None:
    """« … », a tenu à préciser X — « … », a-t-il tenu à préciser: the subject of what governs the verb."""
    sentence, begins = spoken.sentence, spoken.at + (2 if spoken.sentence.word(spoken.at + 1) == "," else 1)
    verbal = scene.words.have | scene.words.be | scene.words.reflexives
    if sentence.word(begins) not in verbal or cue.first > begins + _NEAR + 2:
        return None
    for at in range(begins + 1, cue.first):
        if sentence.word(at) in scene.words.pronouns and sentence.word(at - 1) == "-":
            return Subject(Phrase(at, at, None, scene.words.pronouns[sentence.word(at)], pronoun=True), "pronoun")
    phrase = phrase_after(sentence, cue.last + 1, scene.words)
    return Subject(phrase, "inverted") if phrase else None


def _is_set_off(spoken: Spoken, cue: Cue, scene: Scene) -> bool:
    """Whether a verb after the words stands behind words or a comma, so that its subject comes after it."""
    at = cue.first - 1
    while at > spoken.at and scene.words.passes(spoken.sentence.word(at)) and at not in spoken.sentence.ends:
        at -= 1
    return spoken.sentence.tokens[at].quote >= 0 or spoken.sentence.word(at) in {",", "—", "–", ")"}


def said_inside(spoken: Spoken, scene: Scene) -> Iterator[Proposal]:
    """« …, explique X, … »: a verb set between commas inside the marks."""
    return said_within(spoken.inner, spoken.inner_cues, scene)


def said_within(inner: Sentence, cues: Sequence[Cue], scene: Scene) -> Iterator[Proposal]:
    """…, explique X, …: a verb set between commas into the words that it gives."""
    for cue in cues:
        if cue.form is not Form.FINITE or not cue.verb.incise or inner.word(cue.first - 1) != ",":
            continue
        if cue.pronoun is not None:
            phrase = inverted_pronoun(inner, cue, scene.words)
        else:
            phrase = phrase_after(inner, cue.last + 1, scene.words)
            if phrase and (phrase.first > cue.last + 2 or inner.word(phrase.last + 1) not in {",", ""}):
                phrase = None
        if phrase:
            yield from _as_subject(inner, cue, Subject(phrase, "inverted"), scene, ("within",))


def said_before(spoken: Spoken, scene: Scene) -> Iterator[Proposal]:
    """X a dit : « … » — X estime que le pont est un « … »: the verbs before the words, the nearest first.

    Behind a verb with a subject of its own only those that report a clause are asked.
    """
    sentence, colon = spoken.sentence, spoken.sentence.word(spoken.at - 1) == ":"
    before = [cue for cue in spoken.cues if spoken.at - _FAR < cue.first and cue.last < spoken.at]
    giving = [cue for cue in before if cue.form is not Form.PASSIVE and (cue.verb.leads or colon)][-_VERBS:]
    clauses = [cue for cue in giving if _reports_clause(sentence, cue, giving, scene)]
    taken = False
    for rank, cue in enumerate(reversed(giving)):
        if not taken or cue in clauses:
            signals = tuple(_before_signals(spoken, cue, rank, clauses))
            yield from by_verb(sentence, spoken.cues, cue, scene, signals)
        own = own_subject(sentence, cue, scene.words)
        taken = taken or (own is not None and own.stands == "beside")


def _before_signals(spoken: Spoken, cue: Cue, rank: int, clauses: Sequence[Cue]) -> Iterator[str]:
    """How near a verb is, and whether it reports the clause in which the words stand or stands in one itself."""
    yield "before"
    place = ("nearest", "second", "third")[rank]
    gap = range(cue.last + 1, spoken.at)
    yield f"before: {place}"
    if any(spoken.sentence.tokens[at].quote >= 0 for at in gap):
        yield f"before: {place}, other words between"
    if cue in clauses:
        yield f"before: {place}, that"
    if any(other.last < cue.first for other in clauses):
        yield f"before: {'strong' if cue.verb.strong else 'weak'}, in a reported clause"
    if len(gap) <= 2:
        yield "before: at the words"
    if cue.form is not Form.FINITE:
        yield "before: no finite verb"


def _reports_clause(sentence: Sentence, cue: Cue, giving: Sequence[Cue], scene: Scene) -> bool:
    """Whether "que" follows a verb, a few words and no other verb between: "a indiqué lundi que"."""
    until = min([cue.last + _NEAR + 1, *(other.first for other in giving if other.first > cue.last)])
    return any(sentence.word(at) in scene.words.that for at in range(cue.last + 1, until))


def said_later(spoken: Spoken, scene: Scene) -> Iterator[Proposal]:
    """Vu la « … », la mairie a expliqué …: a strong verb further on in the sentence."""
    for cue in spoken.cues:
        later = spoken.at < cue.first < spoken.at + _FAR and cue.form is Form.FINITE and cue.verb.strong
        if later and not _subject_after(spoken, cue, scene):
            own = own_subject(spoken.sentence, cue, scene.words)
            closes = ("later: behind a comma",) if own and spoken.sentence.word(own.phrase.first - 1) == "," else ()
            yield from by_verb(spoken.sentence, spoken.cues, cue, scene, ("later", *closes))
            return


def by_agent(spoken: Spoken, scene: Scene) -> Iterator[Proposal]:
    """Qualifié de « … » par X — « … », lancé par X: the agent of a passive verb around the words."""
    passive = [cue for cue in spoken.cues if cue.form is Form.PASSIVE]
    before = [cue for cue in passive if cue.last < spoken.at][-1:]
    after = [cue for cue in passive if spoken.at < cue.first <= spoken.at + 2]
    for cue in (*after, *before):
        agent = _agent(spoken, cue, scene)
        if agent:
            words = surface(scene, spoken.sentence, cue.first, cue.last)
            near = ("agent: near",) if abs(spoken.at - cue.last) <= _NEAR else ("agent: far",)
            yield propose(spoken.sentence, agent, Tie(Reason(Rule.AGENT, words), words, ("agent", *near)), scene)
            return


def _agent(spoken: Spoken, cue: Cue, scene: Scene) -> Phrase | None:
    """The phrase behind "par", next to the verb or, where the words are its complement, behind them."""
    places = [*range(cue.last + 1, cue.last + 4)]
    if cue.last < spoken.at <= cue.last + _NEAR:
        places += [*range(spoken.at + 1, spoken.at + _NEAR)]
    at = next((at for at in places if spoken.sentence.word(at) in scene.words.agent), None)
    return source_phrase(spoken.sentence, at + 1, scene.words) if at is not None else None


def read_there(spoken: Spoken, scene: Scene) -> Iterator[Proposal]:
    """« … », lit-on dans X — « … », apprend-on auprès de X: nobody says it, but it stands somewhere."""
    for cue in spoken.cues:
        nobody = cue.pronoun in scene.words.nobody or spoken.sentence.word(cue.first - 1) in scene.words.nobody
        if not spoken.at < cue.first < spoken.at + _NEAR or not nobody:
            continue
        words = surface(scene, spoken.sentence, cue.first, cue.last)
        for at in range(cue.last + 1, cue.last + _NEAR):
            phrase = source_phrase(spoken.sentence, at + 1, scene.words)
            if phrase and spoken.sentence.word(at) in scene.words.where:
                yield propose(spoken.sentence, phrase, Tie(Reason(Rule.WHERE, words), words, ("where",)), scene)
                return
