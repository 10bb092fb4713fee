"""Why two claims of a run are, or are not, linked: for `checker explain`, which asks of one pair at a time.

Everything is worked out as :func:`checker.alignment.group.align` does it for all pairs at once.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from checker.alignment.blocking import SHARED, candidates, keys_of
from checker.alignment.group import copies
from checker.alignment.heard import hearing
from checker.alignment.profiles import profile, story_of
from checker.alignment.rules import Thresholds
from checker.alignment.score import score_profiles
from checker.alignment.words import keys_of as stems
from checker.learned import Judging
from checker.records import Alignment, Claim


@dataclass(frozen=True, slots=True)
class Why:
    """What comparison makes of two claims, the first of their copies standing for each.

    ``shared`` are the keys under which both are filed, in words for people, with their worth in bits; ``least`` is how
    many bits they must share to be a candidate pair, and ``candidate`` tells whether they are one: with enough bits,
    another claim may still share more.
    """

    alignment: Alignment
    shared: tuple[tuple[str, float], ...]
    least: float
    candidate: bool

    @property
    def bits(self) -> float:
        """What the shared keys are worth together."""
        return sum(bits for _, bits in self.shared)


def why(
    claims: Sequence[Claim],
    left: str,
    right: str,
    thresholds: Thresholds,
    day: Callable[[Claim], int | None] = lambda claim: None,
    judge: Judging | None = None,
) -> Why:
    """What comparison makes of the claims *left* and *right* (ids) among the *claims* of a run, said on what *day*.

    *judge* is asked as in the run.

    Raises :class:`KeyError` where one of them is not among *claims*.
    """
    known = sorted(claims, key=lambda c: c.id)
    story = story_of(known, day)
    profiles = {c.id: profile(c, story) for c in known}
    same = copies([profiles[c.id] for c in known], known, thresholds)
    heads = [profiles[c.id] for c in known if same[c.id][0] == c.id]
    place = {p.id: n for n, p in enumerate(heads)}
    one, two = sorted((same[left][0], same[right][0]))
    first, second = profiles[one], profiles[two]
    mine, theirs = keys_of(first), keys_of(second)
    pairs = candidates(heads, thresholds.too_common)
    of = {c.id: c for c in known}
    shared = tuple(
        sorted(
            ((_plainly(k, of[one], of[two]), bits) for k, bits in mine.items() if k in theirs),
            key=lambda item: (-item[1], item[0]),
        )
    )
    found = score_profiles(first, second, thresholds.weights)
    heard = hearing(known, thresholds, judge)
    return Why(
        found if heard is None else heard.heard([found])[0],
        shared,
        SHARED * min(sum(mine.values()), sum(theirs.values())),
        bool(((pairs[:, 0] == place[one]) & (pairs[:, 1] == place[two])).any()),
    )


def _plainly(key: str, left: Claim, right: Claim) -> str:
    """A key in words: the speaker's name, the figure, or the word as the text has it."""
    for claim in (left, right):
        if key[0] == "@" and claim.speaker is not None and key[1:] == claim.speaker.id:
            return claim.speaker.name
        word = next((w.text for w in claim.facts.words if key in stems(w.lemma)), "")
        if word:
            return f"“{word}”"
    return f"“{key.lstrip('#@')}”"
