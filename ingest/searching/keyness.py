"""How far a name stands out: in some articles against others, by the log-likelihood ratio.

Dunning, "Accurate Methods for the Statistics of Surprise and Coincidence", Computational Linguistics 19 (1993); as a
measure of what is key in texts, Rayson and Garside, "Comparing Corpora using Frequency Profiling" (2000). It weighs how
many articles name somebody against how many there are, on both sides, and is small where counts are: once against
never is 1.4, ten times against never 14.
"""

from statistics import NormalDist

import numpy as np
import numpy.typing as npt

Ints = npt.NDArray[np.int64]
Scores = npt.NDArray[np.float64]

#: In how many articles a name must be before it is looked at, and in one of how many: the measure is too bold where
#: next to nothing is expected, and who is in three of four thousand articles tells nothing of them.
_TWICE = 2
_OF_SO_MANY = 500

#: How rare a score must at least be where there is only chance.
_RARE = 0.05


def standing_out(here: Ints, of_here: int, there: Ints, of_there: int, size: int) -> list[int]:
    """Which names stand out, by their places, the one that does most first; at most so many.

    The more names are compared, the more stands out by chance: a name is given only where less than one would be.
    """
    compared = here >= max(_TWICE, of_here // _OF_SO_MANY)
    above = np.flatnonzero(compared & (here * of_there > there * of_here))
    scores = keyness(here[above], of_here, there[above], of_there)
    enough = notable(int(np.count_nonzero(compared)))
    best = [at for at in np.argsort(-scores, kind="stable")[:size] if scores[at] > enough]
    return [int(above[at]) for at in best]


def notable(compared: int) -> float:
    """The score that chance exceeds less than once among so many, and once among twenty: chi-squared, one degree."""
    rare = min(_RARE, 1 / max(compared, 1))
    return NormalDist().inv_cdf(1 - rare / 2) ** 2


def keyness(here: Ints, of_here: int, there: Ints, of_there: int) -> Scores:
    """The log-likelihood ratio of each name that ``here`` of so many articles have, and ``there`` of so many others.

    It is negative where the others name it more often, 0 where there is nothing to compare.
    """
    if not of_here or not of_there:
        return np.zeros(len(here))
    observed = np.array([here, there, of_here - here, of_there - there], np.float64)
    share = (here + there) / (of_here + of_there)
    expected = np.array([of_here * share, of_there * share, of_here * (1 - share), of_there * (1 - share)])
    with np.errstate(divide="ignore", invalid="ignore"):
        terms = np.where(observed > 0, observed * np.log(observed / expected), 0.0)
    sign = np.where(here * of_there > there * of_here, 2.0, -2.0)
    return np.asarray(sign * np.maximum(terms.sum(axis=0), 0.0))
