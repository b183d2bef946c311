"""An article as the search for speakers sees it: its sentences read in order, who was named, who spoke last."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from ingest.extract.cues import Cue
from ingest.extract.offices import Offices
from ingest.extract.phrases import Phrase, leading_phrases, phrase_after, phrase_before
from ingest.extract.quotation import Quotation
from ingest.extract.sentences import Sentence


@dataclass(frozen=True, slots=True)
class Speaker:
    """Who speaks: ``name`` and ``person`` as in a Quote, where the text says so, and how it was understood.

    ``form`` is gender and number, as in Quotation; ``why`` says how the phrase led to the name, if not plainly.
    """

    name: str
    person: bool
    start: int
    end: int
    form: str = "--"
    why: str = ""


@dataclass(slots=True)
class Scene:
    """What is known up to the sentence being read. ``heard`` are subjects and speakers, the latest last."""

    text: str
    words: Quotation
    offices: Offices
    heard: list[Speaker] = field(default_factory=list)
    spoke: list[Speaker] = field(default_factory=list)

    def hear(self, speaker: Speaker, *, speaks: bool = True) -> None:
        """Note who was the subject or the speaker, for the pronouns to come."""
        self.heard.append(speaker)
        if speaks:
            self.spoke.append(speaker)

    def resolve(self, sentence: Sentence, phrase: Phrase) -> Speaker | None:
        """Who a phrase stands for: the person it names, the one a pronoun or an office points to, or itself."""
        start, end = sentence.tokens[phrase.first].start, sentence.tokens[phrase.last].end
        surface = self.text[start:end]
        if phrase.pronoun:
            return self._antecedent(phrase, surface, start, end)
        if phrase.person:
            together = self._together(sentence, phrase)
            if together:
                return together
            return Speaker(phrase.person, True, start, end, self.form_of(phrase.person, phrase.form))
        holder = self._holder(sentence, phrase)
        if holder:
            form = self.form_of(holder, phrase.form)
            return Speaker(holder, True, start, end, form, f'role "{surface}" given to {holder}')
        last = self._last(phrase.form, people=True)
        if last and self.offices.is_office(sentence, phrase) and not self.offices.has_office(last.name):
            return Speaker(last.name, True, start, end, last.form, f'role "{surface}": last speaker {last.name}')
        return self._described(sentence, phrase, start, end)

    def form_of(self, person: str, form: str) -> str:
        """What is known of a person's gender: as told elsewhere in the article, else by this phrase."""
        return self.offices.forms.get(person) or (form if form.endswith("s") else "-s")

    def beside(self, sentence: Sentence, cue: Cue) -> Speaker | None:
        """Who stands right before a finite verb."""
        phrase = phrase_before(sentence, self._before(sentence, cue.first), self.words)
        return self.resolve(sentence, phrase) if phrase else None

    def by_pronoun(self, sentence: Sentence, cue: Cue) -> Speaker | None:
        """Who the inverted pronoun of a verb stands for."""
        for at in range(cue.last, cue.first, -1):
            word = sentence.word(at)
            if word == cue.pronoun:
                if word in self.words.nobody:
                    return None
                return self.resolve(sentence, Phrase(at, at, None, self.words.pronouns[word], pronoun=True))
        return None

    def inverted(self, sentence: Sentence, cue: Cue) -> Speaker | None:
        """Who stands after the verb."""
        phrase = phrase_after(sentence, cue.last + 1, self.words)
        return self.resolve(sentence, phrase) if phrase else None

    def leading(self, sentence: Sentence, until: int) -> Speaker | None:
        """The subject of a sentence, as far as it stands before a token: a person, or a thing that a verb follows."""
        for phrase in leading_phrases(sentence, until, self.words):
            speaker = self.resolve(sentence, phrase)
            if speaker and (speaker.person or phrase.pronoun or self._has_verb(sentence, phrase, until)):
                return speaker
            if phrase.pronoun or sentence.word(phrase.last + 1) != ",":
                return None
        return None

    def _has_verb(self, sentence: Sentence, phrase: Phrase, until: int) -> bool:
        after = sentence.word(phrase.last + 1)
        verbal = self.words.have | self.words.be | self.words.reflexives
        clitic = after in self.words.clitics and after not in self.words.determiners
        parenthesis = (
            after == "," and sentence.word(until - 1) == "," and sentence.word(phrase.first) in self.words.determiners
        )
        return phrase.last + 1 == until or after in verbal or clitic or parenthesis

    def _before(self, sentence: Sentence, at: int) -> int:
        """The token before a verb; fillers, clitics and asides are passed over, a relative gives way to its noun."""
        at -= 1
        while at >= 0:
            word = sentence.word(at)
            aside = next((aside for aside in self.words.asides if _ends_with(sentence, at, aside)), None)
            if aside:
                at -= len(aside)
            elif word in self.words.pronouns and word not in self.words.clitics:
                return at
            elif word in self.words.relatives:
                at -= 2 if sentence.word(at - 1) == "," else 1
            elif word and (self.words.passes(word) or word in self.words.clitics) and at not in sentence.ends:
                at -= 1
            elif word == "," and at - 1 in sentence.ends and sentence.word(sentence.ends[at - 1][0] - 1) == ",":
                return at - 1
            else:
                return at
        return at

    def _antecedent(self, phrase: Phrase, surface: str, start: int, end: int) -> Speaker | None:
        found = self._last(phrase.form)
        if found is None:
            return None
        why = f'pronoun "{surface}": last subject {found.name}'
        return Speaker(found.name, found.person, start, end, found.form, why)

    def _last(self, form: str, *, people: bool = False) -> Speaker | None:
        """Who was last heard of that a pronoun or an office of this form can mean."""
        for heard in reversed(self.heard):
            if _agree(form, heard.form, person=heard.person) and (heard.person or not people):
                return heard
        return None

    def _holder(self, sentence: Sentence, phrase: Phrase) -> str | None:
        """Who has the office that a phrase names; of several, whoever was heard of last."""
        holders = self.offices.holders(sentence, phrase)
        if len(holders) == 1:
            return next(iter(holders))
        return next((heard.name for heard in reversed(self.heard) if heard.name in holders), None)

    def _together(self, sentence: Sentence, phrase: Phrase) -> Speaker | None:
        """Two people joined by "et" speak as the text names them."""
        at = phrase.last
        if sentence.word(at + 1) in self.words.joins and at + 2 in sentence.begins:
            first, last = phrase.first, sentence.begins[at + 2][0]
        elif phrase.first - 2 in sentence.ends and sentence.word(phrase.first - 1) in self.words.joins:
            first, last = sentence.ends[phrase.first - 2][0], at
        else:
            return None
        start, end = sentence.tokens[first].start, sentence.tokens[last].end
        return Speaker(self.text[start:end], False, start, end, "-p")

    def _described(self, sentence: Sentence, phrase: Phrase, start: int, end: int) -> Speaker | None:
        """A source as the text describes it, without its definite article."""
        first = sentence.word(phrase.first)
        named = phrase.first
        if first in self.words.determiners and first not in self.words.indefinite and phrase.last > phrase.first:
            named += 1
        elif first in self.words.determiners or first in self.words.nobody:
            named = phrase.first if phrase.last > phrase.first else phrase.last + 1
        if named > phrase.last:
            return None
        return Speaker(self.text[sentence.tokens[named].start : end], False, start, end, phrase.form)


def _agree(asked: str, heard: str, *, person: bool) -> bool:
    """Whether a form can mean somebody of another form; a thing ("n") is no person."""
    if asked[0] == "n":
        return not person
    gender = "-" in (asked[0], heard[0]) or asked[0] == heard[0]
    number = "-" in (asked[1], heard[1]) or asked[1] == heard[1]
    return gender and number


def _ends_with(sentence: Sentence, at: int, phrase: Sequence[str]) -> bool:
    first = at - len(phrase) + 1
    return all(sentence.word(first + step) == word for step, word in enumerate(phrase))
