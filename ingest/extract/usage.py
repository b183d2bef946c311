"""How an article uses a capitalised word, everywhere it stands: news names people in full, then by surname."""

from collections import Counter, defaultdict
from collections.abc import Sequence

from ingest.extract.claims import KINDS
from ingest.extract.lexicon import Lexicon
from ingest.extract.spans import Claim
from ingest.extract.tokens import Token

#: What may be so of a word at any of its places: what stands before it, and why it is claimed.
_CIRCUMSTANCES = frozenset({"after-honorific", "after-role", "after-locative", "after-first-name", *KINDS})


def usages(words: Sequence[Token], claimed: Sequence[Claim | None], known: Lexicon) -> dict[str, list[str]]:
    """The features of each capitalised word by its key; ``claimed`` has the claim on each word of the article."""
    counts: dict[str, Counter[str]] = defaultdict(Counter)
    for i, word in enumerate(words):
        if word.capital:
            counts[word.key].update(_circumstances(words, i, claimed[i], known))
    small = {word.key for word in words if not word.capital}
    return {key: _features(count, small=key in small) for key, count in counts.items()}


def _circumstances(words: Sequence[Token], i: int, claim: Claim | None, known: Lexicon) -> list[str]:
    found = ["occurs"]
    if not words[i].opens:
        found.append("inside")
    if claim:
        found += [KINDS[claim.reason], claim.reason]
    if i:
        found += _neighbour(words[i - 1], known, joined=words[i].joined)
    return found


def _neighbour(before: Token, known: Lexicon, *, joined: bool) -> list[str]:
    if before.capital and before.key in known.honorifics:
        return ["after-honorific"]
    if not joined:
        return []
    if before.key in known.roles:
        return ["after-role"]
    if before.key in known.locatives:
        return ["after-locative"]
    return ["after-first-name"] if before.capital and known.first_name(before.key) else []


def _features(count: Counter[str], *, small: bool) -> list[str]:
    features = [f"u:{name}" for name in count if name in _CIRCUMSTANCES]
    claims = [kind for kind in ("PER", "LOC", "ORG") if count[kind]]
    features.append(f"u:most={max(claims, key=lambda kind: count[kind], default='-')}")
    features.append(f"u:all={'+'.join(claims)}")
    if small:
        features.append("u:small")
    if count["occurs"] == 1:
        features.append("u:once")
    if not count["inside"]:
        features.append("u:opens")
    return features
