"""A peer for the finding of names: spaCy's own recogniser, in the shape that `spacy init config` gives it for speed.

Hashed embeddings (96 wide) of norm, prefix, suffix and shape, four convolutions, a transition-based recogniser of 64
hidden units: what spaCy's small pipelines hold for the task, without their tagger and parser. It is trained for some
steps on sentences made up here: enough to find names at all, not well; how fast it is does not hang on how well.
"""

import random
from typing import Any

import spacy
from spacy.training import Example

_EMBED = {
    "@architectures": "spacy.MultiHashEmbed.v2",
    "width": 96,
    "attrs": ["NORM", "PREFIX", "SUFFIX", "SHAPE"],
    "rows": [5000, 1000, 2500, 2500],
    "include_static_vectors": False,
}
_ENCODE = {
    "@architectures": "spacy.MaxoutWindowEncoder.v2",
    "width": 96,
    "depth": 4,
    "window_size": 1,
    "maxout_pieces": 3,
}
_MODEL = {"tok2vec": {"@architectures": "spacy.Tok2Vec.v2", "embed": _EMBED, "encode": _ENCODE}, "hidden_width": 64}

_STEPS, _BATCH = 40, 16
_SENTENCES = ("Hier, {person} est arrivé à {place}.", "{person}, maire de {place}, parle.", "À {place}, rien de neuf.")
_PEOPLE = ("Ana Sol", "Léo Roy", "Karim Belhadj", "Jeanne Morvan", "M. Danthioko")
_PLACES = ("Lyon", "Saint-Nazaire", "Bamako", "Zinal", "New York")


def trained() -> Any:
    """The peer, the same at every run."""
    spacy.util.fix_random_seed(1)
    chance = random.Random(1)
    nlp = spacy.blank("fr")
    nlp.add_pipe("ner", config={"model": _MODEL})
    nlp.initialize(lambda: [_example(nlp, chance) for _ in range(_BATCH)])
    for _ in range(_STEPS):
        nlp.update([_example(nlp, chance) for _ in range(_BATCH)])
    return nlp


def _example(nlp: Any, chance: random.Random) -> Example:
    names = {"person": chance.choice(_PEOPLE), "place": chance.choice(_PLACES)}
    text = chance.choice(_SENTENCES).format(**names)
    labels = {"person": "PER", "place": "LOC"}
    spans = [(text.find(name), text.find(name) + len(name), labels[key]) for key, name in names.items() if name in text]
    return Example.from_dict(nlp.make_doc(text), {"entities": spans})
