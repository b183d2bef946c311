"""Who says a quotation: rules from the surest to the faintest, the first that knows a speaker wins.

Each rule looks at one quotation in its sentence and returns who speaks, by which cue, and on what evidence. A rule that
sees the cue but not the speaker leaves the cue to the rules after it. Where no rule knows, nobody is named.
"""

from collections.abc import Callable
from dataclasses import replace

from ingest.extract.attribution import (
    Attribution,
    Spoken,
    because,
    by_verb,
    evidence,
    follows,
    source_phrases,
    subject_between,
    surface,
)
from ingest.extract.cues import Cue, Form
from ingest.extract.phrases import phrase_after, source_phrase
from ingest.extract.scene import Scene

#: A cue further away than this, in tokens, does not give the words.
_FAR = 60
#: How far from a passive verb its complement and its agent are looked for.
_NEAR = 6


def attribute(spoken: Spoken, scene: Scene) -> Attribution:
    """Who says it, by the first rule that knows; else by nobody, with the first cue that was seen."""
    seen: Attribution | None = None
    for rule in RULES:
        found = rule(spoken, scene)
        if found and found.speaker:
            return found if found.cue or not seen else replace(found, cue=seen.cue)
        seen = seen or found
    return seen or Attribution(None, None, "")


def goes_on(spoken: Spoken, scene: Scene) -> Attribution | None:
    """1. The quotation of the block before goes on: so does its speaker."""
    if not (spoken.goes_on and spoken.above and spoken.above.speaker):
        return None
    return Attribution(spoken.above.speaker, None, "quotation goes on from the paragraph before")


def said_after(spoken: Spoken, scene: Scene) -> Attribution | None:
    """2. « … », a dit X — "…," X said: the next verb that may follow the words it gives."""
    for cue in spoken.cues:
        if not spoken.at < cue.first < spoken.at + _FAR or cue.form is not Form.FINITE:
            continue
        if cue.pronoun is not None and follows(spoken, cue, scene):
            return because(scene, spoken.sentence, cue, scene.by_pronoun(spoken.sentence, cue), "inverted pronoun of")
        if not cue.verb.incise:
            return None
        if follows(spoken, cue, scene):
            return because(scene, spoken.sentence, cue, scene.inverted(spoken.sentence, cue), "inverted subject of")
        return subject_between(spoken, cue, scene)
    return None


def said_within(spoken: Spoken, scene: Scene) -> Attribution | None:
    """3. « …, explique X, … »: a verb set between commas inside the marks."""
    for cue in spoken.inner_cues:
        if cue.form is Form.FINITE and cue.verb.incise and spoken.inner.word(cue.first - 1) == ",":
            if cue.pronoun is not None:
                return because(scene, spoken.inner, cue, scene.by_pronoun(spoken.inner, cue), "inverted pronoun of")
            phrase = phrase_after(spoken.inner, cue.last + 1, scene.words)
            if phrase and phrase.first <= cue.last + 2 and spoken.inner.word(phrase.last + 1) in {",", ""}:
                return because(scene, spoken.inner, cue, scene.resolve(spoken.inner, phrase), "inverted subject of")
    return None


def said_right_before(spoken: Spoken, scene: Scene) -> Attribution | None:
    """4. X a dit : « … » — saluant « … »: a verb with at most a short word between it and the words."""
    cue = _cue_before(spoken, scene)
    return by_verb(spoken.sentence, spoken.cues, cue, scene) if cue and spoken.at - cue.last <= 3 else None


def according_to(spoken: Spoken, scene: Scene) -> Attribution | None:
    """5. Selon X, « … » — « … », selon X."""
    for first, last, doubtful in source_phrases(spoken.sentence, scene):
        phrase = source_phrase(spoken.sentence, last + 1, scene.words)
        if not phrase or (doubtful and not _stands_alone(spoken, first, phrase.last)):
            continue
        speaker = scene.resolve(spoken.sentence, phrase)
        if speaker:
            words = surface(scene, spoken.sentence, first, last)
            return Attribution(speaker, words, evidence(f'"{words}"', speaker))
    return None


def by_agent(spoken: Spoken, scene: Scene) -> Attribution | None:
    """6. qualifié de « … » par X: the agent of a passive verb before the words."""
    cue = _cue_before(spoken, scene, passive=True)
    if cue is None or cue.form is not Form.PASSIVE or spoken.at - cue.last > _NEAR:
        return None
    for at in (*range(spoken.at + 1, spoken.at + _NEAR), *range(cue.last + 1, spoken.at)):
        phrase = source_phrase(spoken.sentence, at + 1, scene.words)
        if phrase and spoken.sentence.word(at) in scene.words.agent:
            return because(scene, spoken.sentence, cue, scene.resolve(spoken.sentence, phrase), "agent of")
    return None


def said_before(spoken: Spoken, scene: Scene) -> Attribution | None:
    """7. X estime que le pont est un « … »: the nearest verb before, however far in the sentence."""
    cue = _cue_before(spoken, scene)
    return by_verb(spoken.sentence, spoken.cues, cue, scene) if cue else None


def said_later(spoken: Spoken, scene: Scene) -> Attribution | None:
    """8. Vu la « … », la mairie a expliqué …: a strong verb further on in the sentence."""
    for cue in spoken.cues:
        if spoken.at < cue.first < spoken.at + _FAR and cue.form is Form.FINITE and cue.verb.strong:
            return by_verb(spoken.sentence, spoken.cues, cue, scene)
    return None


def introduced(spoken: Spoken, scene: Scene) -> Attribution | None:
    """9. X s'est levé : « … »: the subject of the sentence that a colon ends, here or in the paragraph before."""
    sentence, until = spoken.sentence, spoken.at
    if spoken.opens_block and spoken.lead_in:
        sentence, until = spoken.lead_in, len(spoken.lead_in.tokens)
    if sentence.word(until - 1) != ":":
        return None
    speaker = scene.leading(sentence, until)
    return Attribution(speaker, None, evidence("subject before the colon", speaker)) if speaker else None


def same_speaker(spoken: Spoken, scene: Scene) -> Attribution | None:
    """10. « … », a dit X. « … ». Il veut « … »: whoever has the floor keeps it, unless somebody else comes up."""
    floor = spoken.previous or (spoken.above if spoken.opens_block else None)
    if floor is None or floor.speaker is None:
        return None
    lead = scene.leading(spoken.sentence, spoken.at)
    if lead and lead.name != floor.speaker.name:
        return None
    return Attribution(floor.speaker, None, "same speaker goes on")


def last_subject(spoken: Spoken, scene: Scene) -> Attribution | None:
    """11. A paragraph that is a quotation, after one about somebody: X a démissionné. ¶ « … »."""
    if not spoken.opens_block or not scene.heard or not scene.heard[-1].person:
        return None
    return Attribution(scene.heard[-1], None, f"paragraph after one about {scene.heard[-1].name}")


def leading_speaker(spoken: Spoken, scene: Scene) -> Attribution | None:
    """12. Il veut donner « … »: the sentence's subject, if that person has spoken in this article."""
    lead = scene.leading(spoken.sentence, spoken.at)
    if lead is None or lead.name not in {speaker.name for speaker in scene.spoke}:
        return None
    return Attribution(lead, None, evidence("subject of the sentence, who has spoken before", lead))


Rule = Callable[[Spoken, Scene], Attribution | None]

#: The cascade, surest first.
RULES: tuple[Rule, ...] = (
    goes_on,
    said_after,
    said_within,
    said_right_before,
    according_to,
    by_agent,
    said_before,
    said_later,
    introduced,
    same_speaker,
    last_subject,
    leading_speaker,
)


def _cue_before(spoken: Spoken, scene: Scene, *, passive: bool = False) -> Cue | None:
    """The nearest verb before the words that gives them; a passive one only where it is asked for."""
    before = [cue for cue in spoken.cues if spoken.at - _FAR < cue.first and cue.last < spoken.at]
    giving = [cue for cue in before if passive or cue.form is not Form.PASSIVE]
    if not giving or giving[-1].verb.strong:
        return giving[-1] if giving else None
    # "estimant que ces dérives appellent une « … »": the stronger verb gives the clause in which the weaker stands.
    clauses = [cue for cue in giving if cue.verb.strong and spoken.sentence.word(cue.last + 1) in scene.words.that]
    return clauses[-1] if clauses else giving[-1]


def _stands_alone(spoken: Spoken, first: int, last: int) -> bool:
    """Whether "pour X" leads its sentence and is cut off by a comma, or touches the words."""
    leads = first == 0 or spoken.sentence.word(first - 1) in {",", ":"}
    after = spoken.sentence.word(last + 1)
    return leads and (after in {",", ";", ":"} or last + 1 == spoken.at)
