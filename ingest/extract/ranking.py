"""Which of the proposals for a quotation is right: two log-linear choices, one after the other.

First: which phrase tells who speaks, or does none? Then: whom does that phrase stand for? The chances of a speaker are
added up over all the phrases that may stand for them. The weights are in ``speakers.csv``.
"""

from collections import defaultdict
from collections.abc import Sequence

from ingest.extract.attribution import Attribution, Proposal
from ingest.extract.scene import Speaker
from ingest.extract.weights import Weights

#: The signal of nobody: what any phrase has to outweigh.
NOBODY = "nobody"


def chances(proposals: Sequence[Proposal], weights: Weights) -> tuple[list[tuple[float, Proposal, Speaker]], float]:
    """How likely each reading of each proposal is, and that nobody can be named: together 1.

    A phrase that can mean nobody told of speaks for nobody.
    """
    *ties, nobody = weights.shares([*(proposal.tie.signals for proposal in proposals), (NOBODY,)])
    found = []
    for tie, proposal in zip(ties, proposals, strict=True):
        shares = weights.shares([reading.signals for reading in proposal.readings])
        nobody += 0 if shares else tie
        for share, reading in zip(shares, proposal.readings, strict=True):
            found.append((tie * share, proposal, reading.speaker))
    return found, nobody


def choose(proposals: Sequence[Proposal], weights: Weights, *, certain: bool = False) -> Attribution:
    """The likeliest speaker; none, only the strongest tie, where nobody is likelier, unless somebody is ``certain``."""
    if not proposals:
        return Attribution()
    found, nobody = chances(proposals, weights)
    together: dict[str, float] = defaultdict(float)
    for chance, _, speaker in found:
        together[speaker.name] += chance
    name = max(together, key=lambda name: together[name], default=None)
    if name is None or (together[name] < nobody and not certain):
        ties = weights.shares([proposal.tie.signals for proposal in proposals])
        _, tie = max(zip(ties, (proposal.tie for proposal in proposals), strict=True), key=lambda one: one[0])
        return Attribution(None, tie.cue, signals=tie.signals)
    _, best, speaker = max((one for one in found if one[2].name == name), key=lambda one: one[0])
    cue = best.tie.cue or next((proposal.tie.cue for proposal in proposals if proposal.tie.cue), None)
    reasons = (best.tie.reason, speaker.why) if speaker.why else (best.tie.reason,)
    return Attribution(speaker, cue, reasons, together[name], best.tie.signals)
