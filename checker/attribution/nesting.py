"""Which attributions inside another's content are claims of their own.

A speaker who quotes somebody makes two claims; one who says "I ask you", "we said so" or "it shows that" makes one. So
an attribution inside another is kept where its source names somebody other than the speaker and the addressed, where it
reports more than a few words, and where the engine is sure of it.
"""

from __future__ import annotations

from collections.abc import Sequence

from checker.lexicon import words
from checker.records import Attribution, Span

SURE = 0.52  # a rule whose cue alone is right in seven of ten
FEW = 4
"""Words from which a content inside another is a statement and not a turn of phrase."""
NOBODY_ELSE = words("grammar", "nobody-else")


def claims_of_their_own(found: Sequence[Attribution], text: str) -> tuple[Attribution, ...]:
    """*found* without the attributions inside others that are no claims, and without what stands inside those."""
    kept: list[Attribution] = []
    gone: set[str] = set()
    known = {a.id: a for a in found}
    for attribution in sorted(found, key=lambda a: _depth(a, known)):
        inside = attribution.within is not None
        if inside and (attribution.within in gone or not _reported(attribution, text)):
            gone.add(attribution.id)
        else:
            kept.append(attribution)
    order = {a.id: n for n, a in enumerate(found)}
    return tuple(sorted(kept, key=lambda a: order[a.id]))


def _depth(attribution: Attribution, known: dict[str, Attribution]) -> int:
    depth = 0
    while attribution.within is not None and attribution.within in known and depth < len(known):
        attribution, depth = known[attribution.within], depth + 1
    return depth


def _reported(attribution: Attribution, text: str) -> bool:
    who = _words(attribution.source, text)
    if not who or (len(who) == 1 and who[0].lower().strip("[").replace("]", "") in NOBODY_ELSE):
        return False
    return attribution.confidence >= SURE and len(_words(attribution.content, text)) >= FEW


def _words(spans: Sequence[Span], text: str) -> list[str]:
    return [w for s in spans for w in s.text(text).split()]
