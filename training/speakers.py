"""Learns the two tables of weights in ``ingest/extract``: ``speakers.csv`` and ``quotations.csv``.

    python -m training.speakers [--check]

Reads every annotated article as Gazette does, notes what is proposed for each pair of marks, and fits the weights;
``speakers.md`` tells which articles, and why. Whom a pronoun means depends on who was believed to speak before, so
reading and fitting take turns. ``--check`` only cross-validates.
"""

import argparse
import csv
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from zlib import crc32

from ingest import languages
from ingest.entities.people import group_people
from ingest.extract.attribution import Attribution, Proposal, Spoken
from ingest.extract.labels import LABEL
from ingest.extract.names import find_names
from ingest.extract.quotes import Models, Reader
from ingest.extract.ranking import NOBODY, choose
from ingest.extract.speakers import proposals
from ingest.extract.weights import Weights
from ingest.formats.layout import lay_out
from ingest.records import Article
from training.logit import Candidate, Example, fit
from training.texts import Gold, agrees, load, load_marked, marked_at

TARGET = Path(__file__).parent.parent / "ingest" / "extract"
#: Folders to learn from, and the one kept apart to look at.
LEARNT, APART = ("wikinews-fr", "wikinews-en"), "articles"
ROUNDS, FOLDS = 3, 5
NOTHING = Models(Weights({}), Weights({LABEL: -9.0}))


@dataclass
class Tally:
    """What was read, counted, and what can be learnt from it.

    ``spoken`` are the quotations with a speaker; ``proposed`` those for whom the right one was proposed; ``right`` and
    ``wrong`` those given one. ``found``, ``missed`` and ``surplus`` are quotations among the marks that were weighed.
    """

    spoken: int = 0
    proposed: int = 0
    right: int = 0
    wrong: int = 0
    found: int = 0
    missed: int = 0
    surplus: int = 0
    speakers: list[Example] = field(default_factory=list)
    quotations: list[Example] = field(default_factory=list)

    def __str__(self) -> str:
        right = 100 * self.right / max(self.spoken, 1)
        return (
            f"speaker right {right:.1f} % of {self.spoken}, wrong {self.wrong}, proposed {self.proposed}; "
            f"quotations found {self.found}, missed {self.missed}, surplus {self.surplus}"
        )


class _Watched(Reader):
    """Reads as Gazette does, and counts and notes each pair of marks that a reader marked."""

    gold: Gold
    tally: Tally

    def attribute(self, spoken: Spoken) -> Attribution:
        token, proposed = spoken.sentence.tokens[spoken.at], proposals(spoken, self.scene)
        attribution = choose(proposed, self.models.speakers)
        quote = marked_at([one for one in self.gold["quotes"] if _is_scored(one)], token.start, token.end)
        if quote and quote["speaker"]:
            candidates = [
                Candidate(
                    one.tie.signals, [(r.signals, agrees(self.gold, quote, r.speaker.name)) for r in one.readings]
                )
                for one in proposed
            ]
            example = Example(candidates, NOBODY)
            rightly = attribution.speaker and agrees(self.gold, quote, attribution.speaker.name)
            self.tally.speakers.append(example)
            self.tally.proposed += example.right
            self.tally.right += bool(rightly)
            self.tally.wrong += bool(attribution.speaker and not rightly)
        return attribution

    def is_quotation(self, spoken: Spoken, attribution: Attribution) -> bool:
        token, decided = spoken.sentence.tokens[spoken.at], super().is_quotation(spoken, attribution)
        quote = marked_at([one for one in self.gold["quotes"] if _is_scored(one)], token.start, token.end)
        if quote or marked_at(self.gold.get("not_quotes", []), token.start, token.end):
            signals = self.labels.signals(spoken.sentence, spoken.at, attribution)
            self.tally.quotations.append(Example([Candidate(signals, [((), bool(quote))])], LABEL))
            self.tally.found += bool(quote and decided)
            self.tally.missed += bool(quote and not decided)
            self.tally.surplus += bool(decided and not quote)
        return decided


def _candidate(proposal: Proposal, gold: Gold, quote: Gold) -> Candidate:
    readings = [(reading.signals, agrees(gold, quote, reading.speaker.name)) for reading in proposal.readings]
    return Candidate(proposal.tie.signals, readings)


def _is_scored(quote: Gold) -> bool:
    return quote["type"] in ("direct", "mixed") and not quote.get("optional")


def read(gold: Gold, models: Models) -> Tally:
    """An article read with some weights, beside what a reader marked."""
    article = Article(gold["id"], gold["text"], lay_out(gold["text"]), language=gold["lang"])
    language = languages.load(gold["lang"])
    people = group_people(find_names(article, language).people, language)
    reader = _Watched(article, people, language, models)
    reader.gold, reader.tally = gold, Tally(spoken=sum(bool(_is_scored(q) and q["speaker"]) for q in gold["quotes"]))
    list(reader.quotes())
    return reader.tally


def total(tallies: Iterable[Tally]) -> Tally:
    """Tallies added up."""
    whole = Tally()
    for tally in tallies:
        for name, value in vars(tally).items():
            setattr(whole, name, getattr(whole, name) + value)
    return whole


def learn(articles: Sequence[Gold]) -> Models:
    """Weights from articles: read, fit, and read again with what was learnt."""
    models = NOTHING
    for _ in range(ROUNDS):
        seen = total(read(gold, models) for gold in articles)
        models = Models(fit(seen.speakers), fit(seen.quotations))
    return models


def check(articles: Sequence[Gold]) -> Iterator[tuple[Gold, Tally]]:
    """Every article read with weights learnt from the other folds."""
    for number in range(FOLDS):
        held = [gold for gold in articles if crc32(gold["id"].encode()) % FOLDS == number]
        models = learn([gold for gold in articles if gold not in held])
        yield from ((gold, read(gold, models)) for gold in held)


def write(name: str, weights: Weights) -> None:
    """A table of weights, by signal."""
    with (TARGET / f"{name}.csv").open("w", encoding="utf-8", newline="") as file:
        rows = csv.writer(file, lineterminator="\n")
        rows.writerow(["signal", "weight"])
        rows.writerows([signal, f"{weight:+.2f}"] for signal, weight in sorted(weights.table.items()))


def main() -> None:
    """Cross-validate; then learn from all, look at the texts kept apart, and write the weights."""
    cli = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    cli.add_argument("--check", action="store_true")
    options = cli.parse_args()
    taught = [gold for folder in LEARNT for gold in load(folder)] + load_marked()
    checked = list(check(taught))
    for code in languages.codes():
        print(f"{code} held out  {total(tally for gold, tally in checked if gold['lang'] == code)}")
    if options.check:
        return
    models = learn(taught)
    for code in languages.codes():
        print(f"{code} learnt    {total(read(gold, models) for gold in taught if gold['lang'] == code)}")
        print(f"{code} apart     {total(read(gold, models) for gold in load(APART) if gold['lang'] == code)}")
    write("speakers", models.speakers)
    write("quotations", models.quotations)


if __name__ == "__main__":
    main()
