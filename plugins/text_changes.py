"""What changed from one text to another: paragraphs that came and went, and in those that stayed, the words.

Templates get ``changes(before, after)``: paragraphs in order, each with ``kind`` (same, gone, new, changed), ``parts``
(pairs of a tag, "del", "ins" or "", and a text) and, for a run of unchanged ones that is left out, ``left_out``.
"""

import re
from difflib import SequenceMatcher

from datasette import hookimpl

#: How many paragraphs are compared, and how many words of one; what is longer is shown as gone and new.
_PARAGRAPHS, _WORDS = 1_000, 1_000
#: How many words are compared in all: a page must stay quick, whatever the texts.
_ALL_WORDS = 20_000
#: Two paragraphs with fewer words in common are not one that changed.
_ALIKE = 0.4
#: Unchanged paragraphs that are shown on either side of a change.
_AROUND = 1

_WORD = re.compile(r"\w+|[^\w\s]|\s+")


@hookimpl
def extra_template_vars():
    """Give every template ``changes``."""
    return {"changes": changes}


def changes(before, after):
    """The paragraphs of two lists of paragraphs, and what became of each."""
    budget = [_ALL_WORDS]
    found = []
    matcher = SequenceMatcher(None, before[:_PARAGRAPHS], after[:_PARAGRAPHS])
    for tag, start, end, new_start, new_end in matcher.get_opcodes():
        if tag == "equal":
            found += [_whole("same", "", text) for text in before[start:end]]
        else:
            found += _replaced(before[start:end], after[new_start:new_end], budget)
    found += _replaced(before[_PARAGRAPHS:], after[_PARAGRAPHS:], [0])
    return _around_changes(found)


def _replaced(before, after, budget):
    """Paragraphs in the place of others, each beside the one that stood where it stands."""
    found = []
    for old, new in zip(before, after, strict=False):
        found += _changed(old, new, budget)
    found += [_whole("gone", "del", text) for text in before[len(after) :]]
    found += [_whole("new", "ins", text) for text in after[len(before) :]]
    return found


def _changed(old, new, budget):
    """A paragraph that changed, word by word; or two, where little of one is left in the other."""
    apart = [_whole("gone", "del", old), _whole("new", "ins", new)]
    if old == new:
        return [_whole("same", "", old)]
    words, others = _WORD.findall(old), _WORD.findall(new)
    budget[0] -= len(words) + len(others)
    if max(len(words), len(others)) > _WORDS or budget[0] < 0:
        return apart
    matcher = SequenceMatcher(None, words, others)
    if matcher.ratio() < _ALIKE:
        return apart
    parts = []
    for tag, start, end, new_start, new_end in matcher.get_opcodes():
        if tag == "equal":
            parts.append(("", "".join(words[start:end])))
        else:
            parts += [("del", "".join(words[start:end])), ("ins", "".join(others[new_start:new_end]))]
    return [{"kind": "changed", "parts": [part for part in parts if part[1]]}]


def _whole(kind, tag, text):
    return {"kind": kind, "parts": [(tag, text)]}


def _around_changes(paragraphs):
    """Paragraphs without those that are far from any change; in the place of each run of them stands its length."""
    changed = [i for i, paragraph in enumerate(paragraphs) if paragraph["kind"] != "same"]
    near = {i + step for i in changed for step in range(-_AROUND, _AROUND + 1)}
    shown = []
    for i, paragraph in enumerate(paragraphs):
        if i in near:
            shown.append(paragraph)
        elif shown and "left_out" in shown[-1]:
            shown[-1]["left_out"] += 1
        else:
            shown.append({"kind": "same", "parts": [], "left_out": 1})
    return shown
