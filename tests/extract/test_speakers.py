"""Who says it: what each rule proposes in a sentence or two, chosen by the shipped weights, with its evidence."""

import pytest

from ingest import languages
from ingest.extract.quotes import find_quotes
from ingest.records import Article, Block, BlockKind, Mention, Person

FRENCH = [
    # the quotation goes on
    (
        "Ana Sol raconte : « Un jour.\n« Puis un autre. »",
        [
            ("Un jour.", "Ana Sol", 'subject of "raconte"'),
            ("Puis un autre.", "Ana Sol", "same speaker goes on"),
        ],
    ),
    # said after
    ("« C’est fini », estime jeudi Ana Sol.", [("C’est fini", "Ana Sol", 'inverted subject of "estime"')]),
    ("« C’est fini », confie à l’agence Ana Sol.", [("C’est fini", "Ana Sol", 'inverted subject of "confie"')]),
    (
        "« C’est fini », lâche un proche d’Ana Sol.",
        [("C’est fini", "un proche d’Ana Sol", 'inverted subject of "lâche"')],
    ),
    (
        "Ana Sol arrive. « C’est fini », dit-elle.",
        [("C’est fini", "Ana Sol", 'inverted pronoun of "dit-elle"; last subject for "elle" = "Ana Sol"')],
    ),
    # said within the marks
    (
        "« C’est fini, regrette Ana Sol, hélas. »",
        [("C’est fini, regrette Ana Sol, hélas.", "Ana Sol", 'inverted subject of "regrette"')],
    ),
    # said right before
    (
        "Ana Sol, qui rentre de Lima, a prévenu : « C’est fini. »",
        [("C’est fini.", "Ana Sol", 'subject of "a prévenu"')],
    ),
    ("Ana Sol a quitté la salle, dénonçant « une farce ».", [("une farce", "Ana Sol", 'subject of "dénonçant"')]),
    # according to
    ("Selon Ana Sol, « rien ne bouge ».", [("rien ne bouge", "Ana Sol", 'source behind "Selon"')]),
    (
        "Le vent est « très fort », selon l’institut polonais.",
        [("très fort", "institut polonais", 'source behind "selon"')],
    ),
    ("Pour Ana Sol, « rien ne bouge ».", [("rien ne bouge", "Ana Sol", 'source behind "Pour"')]),
    # by its agent
    (
        "Le projet, qualifié de « folie douce » par Ana Sol, avance.",
        [("folie douce", "Ana Sol", 'agent of "qualifié"')],
    ),
    # said before
    ("Ana Sol estime que le pont est une « vraie folie ».", [("vraie folie", "Ana Sol", 'subject of "estime"')]),
    (
        "La ministre Ana Sol sourit. « Oui », dit-elle. La ministre a promis de bâtir sur le fleuve « un grand pont ».",
        [
            ("Oui", "Ana Sol", 'inverted pronoun of "dit-elle"; last subject for "elle" = "Ana Sol"'),
            ("un grand pont", "Ana Sol", 'subject of "a promis"; office given for "La ministre" = "Ana Sol"'),
        ],
    ),
    # said later
    (
        "Vu la « situation tendue », la mairie a expliqué sa décision.",
        [("situation tendue", "mairie", 'subject of "a expliqué"')],
    ),
    # introduced by a colon
    ("Ana Sol s’est levée : « Je pars. »", [("Je pars.", "Ana Sol", "subject before the colon")]),
    # the same speaker
    (
        "« Un », dit Ana Sol. « Nous en voulons deux. »",
        [("Un", "Ana Sol", 'inverted subject of "dit"'), ("Nous en voulons deux.", "Ana Sol", "same speaker goes on")],
    ),
    # a paragraph of its own after one about nobody else
    (
        "Ana Sol a démissionné.\n« J’ai choisi ma famille. »",
        [("J’ai choisi ma famille.", "Ana Sol", 'paragraph after one about = "Ana Sol"')],
    ),
    # the subject
    (
        "« Oui », dit Ana Sol.\nLéo Roy rit.\nAna Sol va donner « plus d’élan ».",
        [("Oui", "Ana Sol", 'inverted subject of "dit"'), ("plus d’élan", "Ana Sol", "subject of the sentence")],
    ),
    # a passive that follows the words
    ("« C’est fini ! », lancé par Ana Sol, a fait rire.", [("C’est fini !", "Ana Sol", 'agent of "lancé"')]),
    # nobody says it, but it stands somewhere
    (
        "« Rien ne bouge ici », peut-on lire dans le rapport de Léo Roy.",
        [("Rien ne bouge ici", "rapport de Léo Roy", 'place behind "lire"')],
    ),
    # a signature
    ("« Rien ne bouge ici. »\n— Ana Sol, ministre", [("Rien ne bouge ici.", "Ana Sol", "signature")]),
    # a name set beside an office
    (
        "Selon la préfète de l’Orne, Ana Sol, « rien ne bouge ».",
        [("rien ne bouge", "Ana Sol", 'source behind "Selon"')],
    ),
    # a relative, whatever governs its noun
    (
        "Le projet est soutenu par Ana Sol, qui évoque une « belle idée ».",
        [("belle idée", "Ana Sol", 'subject of "évoque"')],
    ),
    # two together speak as the text names them
    (
        "« Nous partons », disent Ana Sol et Léo Roy.",
        [("Nous partons", "Ana Sol et Léo Roy", 'inverted subject of "disent"')],
    ),
    # nobody
    ("« Il fera beau demain sur la côte »", [("Il fera beau demain sur la côte", None, None)]),
]

ENGLISH = [
    ("“It is over,” Ann Sun told reporters.", [("It is over,", "Ann Sun", 'subject of "told"')]),
    ("“It is over,” said Ann Sun, a nurse.", [("It is over,", "Ann Sun", 'inverted subject of "said"')]),
    (
        "Ann Sun left. “It is over,” she said.",
        [("It is over,", "Ann Sun", 'subject of "said"; last subject for "she" = "Ann Sun"')],
    ),
    ("“It is over,” a senior official told the press.", [("It is over,", "a senior official", 'subject of "told"')]),
    (
        "According to Ann Sun, “nothing moves at all”.",
        [("nothing moves at all", "Ann Sun", 'source behind "According to"')],
    ),
    ("President Ann Sun described it as “a real mess”.", [("a real mess", "Ann Sun", 'subject of "described"')]),
    ("One of the nurses, Ann Sun, 42, from York, said: “Help us.”", [("Help us.", "Ann Sun", 'subject of "said"')]),
]


def read(text: str, names: list[str], code: str) -> list[tuple[str, str | None, str | None]]:
    blocks, start = [], 0
    for line in text.split("\n"):
        blocks.append(Block(BlockKind.PARAGRAPH, start, start + len(line)))
        start += len(line) + 1
    people = []
    for name in names:
        starts = [at for at in range(len(text)) if text.startswith(name, at)]
        people.append(Person(name, tuple(Mention(at, at + len(name), name) for at in starts), name))
    quotes = find_quotes(Article("a", text, tuple(blocks)), tuple(people), languages.load(code))
    return [(quote.text, quote.speaker, quote.evidence) for quote in quotes]


@pytest.mark.parametrize(("text", "expected"), FRENCH)
def test_french_rules(text, expected):
    assert read(text, ["Ana Sol", "Léo Roy"], "fr") == expected


@pytest.mark.parametrize(("text", "expected"), ENGLISH)
def test_english_rules(text, expected):
    assert read(text, ["Ann Sun"], "en") == expected


@pytest.mark.parametrize(
    ("text", "names", "speakers"),
    [
        # by title
        ("Mme Sol a vu M. Roy. « C’est fini », dit-il. « Dommage », dit-elle.", ["Sol", "Roy"], ["Roy", "Sol"]),
        # by first name
        ("Julie Sol a vu Marc Roy. « C’est fini », dit-il.", ["Julie Sol", "Marc Roy"], ["Marc Roy"]),
        # by office
        (
            "La ministre Dominique Sol a vu Marc Roy. « Non », dit-elle.",
            ["Dominique Sol", "Marc Roy"],
            ["Dominique Sol"],
        ),
    ],
)
def test_a_pronoun_agrees_with_what_is_known_of_a_gender(text, names, speakers):
    assert [speaker for _, speaker, _ in read(text, names, "fr")] == speakers


def test_an_office_goes_by_its_other_name():
    text = "Le président chilien Léo Roy et Mme Sol dînent. « C’est bon », a dit le chef de l’État."
    assert read(text, ["Léo Roy", "Sol"], "fr") == [
        ("C’est bon", "Léo Roy", 'inverted subject of "a dit"; office given for "le chef de l’État" = "Léo Roy"')
    ]


def test_an_office_that_two_hold_is_whose_was_heard_last():
    text = "Le ministre Léo Roy part. Le ministre Ana Sol parle. « Bon », a dit le ministre."
    assert [(quote, speaker) for quote, speaker, _ in read(text, ["Léo Roy", "Ana Sol"], "fr")] == [("Bon", "Ana Sol")]
