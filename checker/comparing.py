"""`checker compare`: two claims, or two sentences that hold one, judged without the rest of a story."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from itertools import chain
from typing import TYPE_CHECKING, Literal

from checker.alignment.heard import with_judge
from checker.alignment.score import aligned, score
from checker.facts.extract import facts_of
from checker.records import Alignment, Article, Attribution, Claim, Evidence, Span, Speaker
from checker.verdicts.conflicts import conflicts
from checker.verdicts.plain import of_one_event, only_there

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc

    from checker.learned import Judging, Opinion
    from checker.rulebook import Rulebook


NEAR = (25.0, 55.0)
"""Points of alignment, of 100, between which the learned judge is asked: it takes as long as parsing ten pairs."""
COST = 4.0
"""Points of alignment, of 100, that the very fact in which two claims differ may have cost them."""


@dataclass(frozen=True, slots=True)
class Side:
    """One side of a pair, as the caller gives it."""

    text: str
    speaker: str | None = None
    published: dt.date | None = None
    outlet: str | None = None


@dataclass(frozen=True, slots=True)
class Pair:
    """Two claims to compare."""

    id: str
    left: Side
    right: Side


@dataclass(frozen=True, slots=True)
class Comparison:
    """The judgement on a pair: ``score`` 0 to 100 is the alignment's; ``kind`` names the conflict."""

    id: str
    verdict: Literal["corroborated", "conflicting", "unrelated"]
    kind: str | None
    score: float
    evidence: tuple[Evidence, ...]


def compare(
    pairs: Iterable[Pair], nlp: Language, book: Rulebook, *, batch: int = 64, judge: Judging | None = None
) -> Iterator[Comparison]:
    """Judge *pairs* in their order; texts are parsed in batches of *batch* pairs.

    *judge* is asked about what the rules leave in doubt; None does without it.
    """
    waiting: list[Pair] = []
    for pair in pairs:
        waiting.append(pair)
        if len(waiting) == batch:
            yield from _judged(waiting, nlp, book, judge)
            waiting = []
    yield from _judged(waiting, nlp, book, judge)


def _judged(pairs: list[Pair], nlp: Language, book: Rulebook, judge: Judging | None) -> Iterator[Comparison]:
    docs = nlp.pipe(chain.from_iterable((p.left.text, p.right.text) for p in pairs), batch_size=128)
    for pair in pairs:
        left, right = _claim("a", pair.left, next(docs)), _claim("b", pair.right, next(docs))
        yield judged(pair.id, left, right, _article("a", pair.left), _article("b", pair.right), book, judge)


def judged(
    name: str,
    left: Claim,
    right: Claim,
    first: Article,
    second: Article,
    book: Rulebook,
    judge: Judging | None = None,
) -> Comparison:
    """The comparison of two claims that are ready: aligned or not, and if so, in conflict or not."""
    alignment = score(left, right, thresholds=book.thresholds)
    if judge is not None:
        alignment = _heard(alignment, book.thresholds.pair_judge, lambda: judge(left.text, right.text))
    odds = None if judge is None else lambda: judge(left.text, right.text).odds
    evidence = conflicts(left, right, book.conflicts, left_article=first, right_article=second, judge=odds)
    # two bare sentences do not tell that they print one utterance, so there its wording decides nothing
    one_mouth = left.speaker is not None and left.speaker == right.speaker
    evidence = tuple(e if one_mouth or e.kind != "wording" else _beside(e) for e in evidence)
    against = [e for e in evidence if e.relation == "conflicts"]
    if not aligned(alignment, book.thresholds.pair) and not _but_for_the_fact(left, right, alignment, against, book):
        return Comparison(name, "unrelated", None, alignment.score, ())
    if against:
        return Comparison(name, "conflicting", against[0].kind, alignment.score, evidence)
    return Comparison(name, "corroborated", None, alignment.score, evidence)


def _beside(found: Evidence) -> Evidence:
    """*found* as a note beside the verdict."""
    return replace(found, relation="differs", level="note") if found.relation == "conflicts" else found


def _heard(alignment: Alignment, points: float, opinion: Callable[[], Opinion]) -> Alignment:
    """*alignment* with *points* for each of the log odds by which the judge takes both for one statement."""
    if not points or alignment.vetoes or not NEAR[0] <= alignment.score <= NEAR[1]:
        return alignment
    return with_judge(alignment, opinion(), points)


def _but_for_the_fact(
    left: Claim, right: Claim, alignment: Alignment, against: Iterable[Evidence], book: Rulebook
) -> bool:
    """Whether two claims fall short of the bar only by the very fact in which they differ.

    In a short sentence the one name or date that differs outweighs all that is the same; in a longer one of the same
    event it may cost :data:`COST` points.
    """
    near = aligned(alignment, book.thresholds.pair - COST)
    for spans in ((e.left.span, e.right.span) for e in against):
        if only_there(left, right, *spans) or (near and of_one_event(left, right, *spans)):
            return True
    return False


def _article(key: str, side: Side) -> Article:
    return Article(key, side.outlet or key, side.text, Span(0, len(side.text)), "", published=side.published)


def _claim(key: str, side: Side, doc: Doc) -> Claim:
    whole = (Span(0, len(side.text)),)
    speaker = Speaker(side.speaker, side.speaker, "name") if side.speaker else None
    facts = facts_of(doc, whole, published=side.published)
    return Claim(key, key, side.text, Attribution(key, (), (), whole, "indirect"), speaker, facts)
