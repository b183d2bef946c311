import pytest

from ingest import languages
from ingest.extract.lexicon import lexicon
from ingest.extract.spans import capital_runs, find_phrases, key_of_run
from ingest.extract.tokens import tokens
from ingest.records import Block, BlockKind

FR = lexicon(languages.load("fr"))


def words_of(text):
    return tokens(text, [Block(BlockKind.PARAGRAPH, 0, len(text))])


@pytest.mark.parametrize(
    ("text", "runs"),
    [
        ("Hier Ursula von der Leyen et Bachar el-Assad", ["ursula von der leyen", "bachar el assad"]),
        ("le Français Paul Morel, Anne Roy", ["paul morel", "anne roy"]),
        ("Bruno Le Maire a vu J.-P. Morel", ["bruno le maire", "j p morel"]),
        ("Paul de la Roche de la mairie", ["paul de la roche"]),
        ("Le Maire. La ministre", []),
    ],
)
def test_capital_runs(text, runs):
    words = words_of(text)
    assert [key_of_run(words, run) for run in capital_runs(words, FR, ())] == runs


def test_no_run_goes_through_a_word_that_is_taken():
    assert list(capital_runs(words_of("Paul Morel Roy"), FR, {1})) == [(0, 1), (2, 3)]


def test_the_longest_phrase_counts():
    words = words_of("De la Corée du Nord au Proche-Orient et en Corée")
    assert [key_of_run(words, run) for run in find_phrases(words, FR.places, FR)] == ["coree du nord", "proche orient"]
