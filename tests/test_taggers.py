"""spaCy pipelines as taggers, with small ones made here: by patterns, and by a few steps of training."""

import builtins
import json
import random
import sqlite3
from pathlib import Path
from typing import Any

import pytest
from command_line import gazette

from ingest import pipeline, taggers
from ingest.errors import UsageError
from ingest.extract.tokens import tokens
from ingest.records import Article, Block, BlockKind, Mention

spacy: Any = pytest.importorskip("spacy")

TEXT = "À zembrune\n\nHier, le vieux quillon parle à zembrune-sud. « Je pars », dit quillon."
PATTERNS = [
    {"label": "PER", "pattern": "vieux quillon"},
    {"label": "PER", "pattern": "quillon"},
    {"label": "LOC", "pattern": "zembrune"},
    {"label": "ORG", "pattern": "Hier"},
]


def made(folder: Path, lang: str = "fr", patterns: list[dict[str, str]] | None = None) -> str:
    """A pipeline that knows names by patterns, in a folder."""
    nlp = spacy.blank(lang)
    nlp.add_pipe("entity_ruler").add_patterns(PATTERNS if patterns is None else patterns)
    nlp.to_disk(folder)
    return f"spacy:{folder}"


@pytest.fixture
def ruled(tmp_path: Path) -> str:
    return made(tmp_path / "ruled")


def article(text: str = TEXT, language: str = "fr") -> Article:
    title, body = text.split("\n\n")
    start = len(title) + 2
    blocks = (Block(BlockKind.TITLE, 0, len(title)), Block(BlockKind.PARAGRAPH, start, start + len(body)))
    return Article("a", text, blocks, title, language=language)


def surfaces(found: Article, *options: str) -> tuple[list[str], list[str]]:
    reading = pipeline.annotate(found, taggers.named(options))
    for one in (*reading.people, *reading.places):
        assert all(found.text[m.start : m.end] == m.surface for m in one.mentions)
    return [person.name for person in reading.people], [place.name for place in reading.places]


def test_its_people_and_places_take_the_place_of_ours(ruled: str) -> None:
    reading = pipeline.annotate(article(), taggers.named([ruled]))
    start = TEXT.index("vieux quillon")
    last = TEXT.rindex("quillon")
    assert [(person.name, person.mentions) for person in reading.people] == [
        ("vieux quillon", (Mention(start, start + 13, "vieux quillon"), Mention(last, last + 7, "quillon")))
    ]
    assert [place.mentions for place in reading.places] == [
        (Mention(2, 10, "zembrune"),),
        (Mention(TEXT.index("zembrune-sud"), TEXT.index("zembrune-sud") + 12, "zembrune-sud"),),
    ]
    assert [(quote.text, quote.speaker) for quote in reading.quotes] == [("Je pars", "vieux quillon")]
    assert surfaces(article()) == ([], [])


def test_words_are_labelled_as_its_names_reach(ruled: str) -> None:
    found = article()
    words = tokens(found.text, found.blocks)
    labels = taggers.tag(ruled.removeprefix("spacy:"), found, words)
    assert [(word.text, label) for word, label in zip(words, labels, strict=True) if label != "O"] == [
        ("zembrune", "B-LOC"),
        ("vieux", "B-PER"),
        ("quillon", "I-PER"),
        ("zembrune-sud", "B-LOC"),
        ("quillon", "B-PER"),
    ]


def test_a_name_between_two_words_labels_none(tmp_path: Path) -> None:
    option = made(tmp_path / "signs", patterns=[{"label": "PER", "pattern": "…"}])
    assert surfaces(article("Titre\n\nIl dit … rien."), option) == ([], [])


def test_offsets_count_code_points_whatever_stands_before(ruled: str) -> None:
    assert surfaces(article("🎉 \ud800 e\u0301\n\n𝄞\u00a0\t\n quillon \x00 zembrune"), ruled) == (
        ["quillon"],
        ["zembrune"],
    )


def test_each_reads_its_language_and_one_of_many_languages_the_rest(tmp_path: Path) -> None:
    english = made(tmp_path / "en", "en", [{"label": "PERSON", "pattern": "quillon"}])
    any_language = made(tmp_path / "xx", "xx", [{"label": "GPE", "pattern": "zembrune"}])
    text = "zembrune\n\nwith quillon in it."
    assert surfaces(article(text, "en"), english, any_language) == (["quillon"], [])
    assert surfaces(article(text, "fr"), english, any_language) == ([], ["zembrune"])
    assert surfaces(article(text, "fr"), english) == ([], [])


def test_a_trained_recogniser_runs_without_what_it_does_not_need(tmp_path: Path) -> None:
    nlp = spacy.blank("fr")
    recogniser = nlp.add_pipe("ner", config={"model": {"tok2vec": {"width": 16, "depth": 1, "embed_size": 100}}})
    sentence = "Hier, le vieux quillon parle à zembrune."
    entities = [(15, 22, "PER"), (31, 39, "LOC")]
    for _, _, label in entities:
        recogniser.add_label(label)
    nlp.add_pipe("senter")
    example = spacy.training.Example.from_dict(nlp.make_doc(sentence), {"entities": entities})
    random.seed(1)
    spacy.util.fix_random_seed(1)
    nlp.initialize(lambda: [example])
    for _ in range(60):
        nlp.update([example])
    nlp.to_disk(tmp_path / "trained")
    assert surfaces(article(f"Titre\n\n{sentence}"), f"spacy:{tmp_path / 'trained'}") == (["quillon"], ["zembrune"])
    assert taggers._load(str(tmp_path / "trained")).pipe_names == ["ner"]


@pytest.mark.parametrize(
    ("option", "message"),
    [
        ("fr_core_news_lg", "--tagger fr_core_news_lg: expected spacy:MODEL, "),
        ("spacy:", "--tagger spacy:: expected spacy:MODEL, "),
        ("spacy:no_such_pipeline", "--tagger spacy:no_such_pipeline: spaCy cannot load that pipeline: [E050] "),
    ],
)
def test_what_names_no_pipeline(option: str, message: str) -> None:
    with pytest.raises(UsageError) as error:
        taggers.named([option])
    assert str(error.value).startswith(message)


def test_a_pipeline_that_cannot_be_used(tmp_path: Path, ruled: str) -> None:
    spacy.blank("fr").to_disk(tmp_path / "empty")
    unnamed = made(tmp_path / "unnamed", patterns=[{"label": "ORG", "pattern": "Hier"}])
    german = made(tmp_path / "de", "de")
    other = made(tmp_path / "other")
    for options, reason in (
        ([f"spacy:{tmp_path / 'empty'}"], "nothing in that pipeline finds people or places (it has nothing)"),
        ([unnamed], "nothing in that pipeline finds people or places (it has entity_ruler)"),
        ([german], "reads de, Gazette reads fr, en"),
        ([ruled, other], f"{ruled.removeprefix('spacy:')} reads fr already"),
    ):
        with pytest.raises(UsageError) as error:
            taggers.named(options)
        assert str(error.value) == f"--tagger {options[-1]}: {reason}"


def test_without_spacy_it_says_how_to_get_it(monkeypatch: pytest.MonkeyPatch) -> None:
    found = builtins.__import__

    def missing(name: str, *rest: Any) -> Any:
        if name == "spacy":
            raise ImportError(name)
        return found(name, *rest)

    monkeypatch.setattr(builtins, "__import__", missing)
    with pytest.raises(UsageError, match=r"needs spaCy: pip install 'gazette-archive\[spacy\]'"):
        taggers.named(["spacy:fr_core_news_sm"])


def test_a_digest_is_of_what_the_pipeline_holds(tmp_path: Path, ruled: str) -> None:
    def digest(*options: str) -> bytes:
        return taggers.named(options).digest

    assert digest() == b""
    assert digest(ruled) == digest(made(tmp_path / "the same"))
    changed = made(tmp_path / "changed", patterns=[*PATTERNS, {"label": "PER", "pattern": "Je"}])
    assert len({digest(), digest(ruled), digest(changed)}) == 3


def test_another_tagger_reads_everything_again(tmp_path: Path, ruled: str) -> None:
    archive, folder = tmp_path / "a.db", tmp_path / "articles"
    folder.mkdir()
    for number in range(33):  # more than one process takes at a time
        (folder / f"{number:02}.txt").write_text(f"{TEXT} Voilà ce qui s’est passé là {number} fois.", encoding="utf-8")

    def people() -> list[str]:
        return [name for (name,) in sqlite3.connect(archive).execute("select name from people order by 1")]

    ours = ("ingest", archive, folder, "--processes", 1)
    theirs = (*ours, "--tagger", ruled)
    assert gazette(*ours).stderr == "33 added, 0 unchanged.\n"
    assert people() == []
    assert gazette(*theirs, "--processes", 2).stderr == "33 updated, 0 unchanged.\n"
    assert people() == ["vieux quillon"]
    assert gazette(*theirs).stderr == "Nothing new: 33 unchanged.\n"
    assert gazette(*ours).stderr == "33 updated, 0 unchanged.\n"
    assert people() == []


def test_annotate_takes_it_too(tmp_path: Path, ruled: str) -> None:
    path = tmp_path / "a.txt"
    path.write_text(TEXT + " Rien de plus n’est arrivé dans la ville ce jour-là.", encoding="utf-8")
    found = json.loads(gazette("annotate", path, "--tagger", ruled).stdout)
    assert [person["name"] for person in found["people"]] == ["vieux quillon"]
