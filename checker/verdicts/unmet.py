"""What one claim states and the other leaves open or gives otherwise: then the two do not bear each other out.

"The vaccine was tested on 400 people" and "the vaccine was tested" are one statement, but nothing bears out the 400;
nor do "it costs £4 million" and "£14 million will be spent on it" bear each other out, though their verbs differ too
much to call it a conflict. A figure or a day counts as left open where the other claim has its verb, or the noun that
it counts, and no figure or day of its own. Nor does a negation bear out what is none.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import NamedTuple

from checker.records import Claim, DateRange, Evidence, Place, Quantity, Span
from checker.verdicts.against import against
from checker.verdicts.kinds.date import shown
from checker.verdicts.matching import key_of
from checker.verdicts.telling import told

RULE = "left-open"


class _Stated(NamedTuple):
    """A figure or a day: where it stands, in words, and the words on whose other side it would have to stand, too."""

    span: Span
    value: str
    about: tuple[str, ...]


_Found = tuple[tuple[Span, str], tuple[Span, str]]


def unmet(left: Claim, right: Claim, texts: tuple[str, str]) -> tuple[Evidence, ...]:
    """One piece of evidence, open, for each kind of fact that *left* and *right* do not share; *texts* are those of
    their two articles. Swapping the sides swaps the places."""
    both = (left, texts[0]), (right, texts[1])
    out = []
    for kind, facts, clash in (("number", _figures, _figures_clash), ("date", _days, _days_clash)):
        found = clash(left, right) or _alone(*both, facts) or _turned(_alone(*both[::-1], facts))
        if found is not None:
            (_, first), (_, second) = found
            message = (
                f"{first} and {second}" if first and second else f"{first or second} is left open by the other side"
            )
            out.append(_told(kind, left, right, texts, found, message))
    sides = against(left, right, texts)
    if sides is not None:
        (_, first), (_, second) = sides
        out.append(_told("antonym", left, right, texts, sides, f"one side has “{first}” and the other “{second}”"))
    said = _denied(left, right) or _turned(_denied(right, left))
    if said is not None:
        out.append(_told("negation", left, right, texts, said, "one side is a negation and the other is none"))
    return tuple(out)


def _told(kind: str, left: Claim, right: Claim, texts: tuple[str, str], found: _Found, message: str) -> Evidence:
    (one, first), (two, second) = found
    places = Place(left.id, one, one.text(texts[0]), first), Place(right.id, two, two.text(texts[1]), second)
    return Evidence(RULE, kind, "differs", "note", *places, f"{message}; neither bears the other out", open=True)


def _turned(found: _Found | None) -> _Found | None:
    return found and (found[1], found[0])


def _denied(left: Claim, right: Claim) -> _Found | None:
    """Where the main clause of *left* is negated, that of *right* is not, and neither is what somebody denied."""
    negated = next((p.span for p in left.facts.predicates if p.negated), None)
    if not left.facts.negated or right.facts.negated or negated is None or not right.facts.words:
        return None
    if "denial" in (left.attribution.stance, right.attribution.stance):
        return None
    main = next((p.span for p in right.facts.predicates), right.facts.words[0].span)
    return (negated, "not"), (main, "")


def _alone(
    side: tuple[Claim, str], counter: tuple[Claim, str], facts: Callable[[Claim, str], Sequence[_Stated]]
) -> _Found | None:
    """What one *side* states of something that the *counter* side tells of without any fact of the kind."""
    (one, text), (other, _) = side, counter
    if facts(*counter):
        return None
    words = {key_of(w.lemma): w.span for w in reversed(other.facts.words)}
    for stated in facts(one, text):
        for word in stated.about:
            if key_of(word) in words:
                return (stated.span, stated.value), (words[key_of(word)], "")
    return None


def _figures(claim: Claim, text: str) -> Sequence[_Stated]:
    """Its figures; "the two leaders" says who, and not how many."""
    stated = [q for q in claim.facts.quantities if not text[: q.span.start].lower().endswith("the ")]
    return [_Stated(q.span, told(q, claim), (*q.slot[:1], *q.counts[:1])) for q in stated]


def _days(claim: Claim, text: str) -> Sequence[_Stated]:
    days = [d for d in claim.facts.dates if not d.of_statement]
    return [_Stated(d.span, shown(d), d.slot[:1]) for d in days]


def _figures_clash(left: Claim, right: Claim) -> _Found | None:
    """Two figures in one unit, where no two in that unit agree."""
    for unit in sorted({q.unit for q in left.facts.quantities} - {""}):
        mine, theirs = ([q for q in c.facts.quantities if q.unit == unit] for c in (left, right))
        if theirs and not any(_agree(a, b) for a in mine for b in theirs):
            a, b = mine[0], theirs[0]
            return (a.span, told(a, left)), (b.span, told(b, right))
    return None


def _agree(a: Quantity, b: Quantity) -> bool:
    (low, high), (least, most) = _range(a), _range(b)
    return low <= most and least <= high


def _range(q: Quantity) -> tuple[float, float]:
    low = float("-inf") if q.low is None else float(q.low - q.precision)
    return low, float("inf") if q.high is None else float(q.high + q.precision)


def _days_clash(left: Claim, right: Claim) -> _Found | None:
    """Two days, where no two agree."""
    mine, theirs = ([d for d in c.facts.dates if not d.of_statement and d.first and d.last] for c in (left, right))
    if not mine or not theirs or any(_meet(a, b) for a in mine for b in theirs):
        return None
    return (mine[0].span, shown(mine[0])), (theirs[0].span, shown(theirs[0]))


def _meet(a: DateRange, b: DateRange) -> bool:
    assert a.first is not None
    assert a.last is not None
    assert b.first is not None
    assert b.last is not None
    return a.first <= b.last and b.first <= a.last
