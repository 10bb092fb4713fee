"""Whether two places fill the same slot: under one word, in one clause, of one subject.

A figure, a day, a "not" contradicts another only where both are said of the same thing. What the parse tells of that is
measured here once for every kind of conflict, as named features that the fitted weights weigh.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from checker.records import Claim, Predicate, Span, Word
from checker.verdicts.matching import Matching, key_of, weight_of


def features(left: Claim, right: Claim, m: Matching, one: Span, two: Span, *, brief: bool = False) -> dict[str, float]:
    """The named features of the place *one* of *left* and *two* of *right*; swapping the sides changes nothing.

    *brief* leaves the parse around the places out, for kinds that know better themselves what they are said of.
    """
    i, j = at(m.left, one), at(m.right, two)
    if i is None or j is None:
        return {"slot.none": 1.0}
    a, b = m.left[i], m.right[j]
    mine, theirs = _clause(m.left, a.clause, one), _clause(m.right, b.clause, two)
    told = _told(m.left, mine, m.partner, theirs), _told(m.right, theirs, m.back, mine)
    rest = _new(m.left, _beside(m.left, one), m.partner), _new(m.right, _beside(m.right, two), m.back)
    whole = {
        "rest.none": float(not any(rest)),
        "rest.little": float(max(rest) <= LITTLE),
        "rest.least": min(rest) / 4,
        "rest.more": max(rest) / 4,
        "slot.clause": (told[0] + told[1]) / 2,
        "slot.clause_least": min(told),
    }
    if brief:
        return whole
    over = _tie(_index(m.left, a.head), _index(m.right, b.head), m)
    p, q = _predicate(left, a.clause), _predicate(right, b.clause)
    verb = 0 if p is None or q is None else 1 if key_of(p.lemma) == key_of(q.lemma) else -1
    subject = _alike(p.subject, q.subject) if p and q else 0
    object_ = _alike(p.object, q.object) if p and q else 0
    new = _new(m.left, mine, m.partner), _new(m.right, theirs, m.back)
    return {
        **whole,
        "slot.over_same": float(over == 1),
        "slot.over_other": float(over == -1),
        "slot.tie_same": float(a.dep == b.dep),
        "slot.verb_same": float(verb == 1),
        "slot.verb_other": float(verb == -1),
        "slot.subject_same": float(subject == 1),
        "slot.subject_other": float(subject == -1),
        "slot.object_same": float(object_ == 1),
        "slot.object_other": float(object_ == -1),
        "slot.clause_new": min(new) / 4,
        "slot.clause_more": max(new) / 4,
        "slot.modality_other": float(bool(p and q) and p.modality != q.modality),  # type: ignore[union-attr]  # both are
    }


LITTLE = 1.0
"""Weight of words, one noun's or two adverbs', that may be more on either side where little else differs."""


def _beside(words: Sequence[Word], place: Span) -> list[int]:
    return [i for i, w in enumerate(words) if not w.span.overlaps(place)]


def at(words: Sequence[Word], span: Span) -> int | None:
    """The index of the head of the words at *span*; of the nearest word before it where none stands there."""
    inside = [i for i, w in enumerate(words) if w.span.overlaps(span)]
    if inside:
        first, last = words[inside[0]].span.start, words[inside[-1]].span.end
        return next((i for i in inside if not first <= words[i].head < last), inside[-1])
    return max((i for i, w in enumerate(words) if w.span.end <= span.start), default=0 if words else None)


def _index(words: Sequence[Word], start: int) -> int | None:
    return next((i for i, w in enumerate(words) if w.span.start == start), None) if start >= 0 else None


def _tie(i: int | None, j: int | None, m: Matching) -> int:
    """1 where the two words stand for each other, -1 where they do not, 0 where a side has none."""
    if i is None or j is None:
        return 0
    return 1 if m.partner.get(i) == j or key_of(m.left[i].lemma) == key_of(m.right[j].lemma) else -1


def _predicate(claim: Claim, start: int) -> Predicate | None:
    return next((p for p in claim.facts.predicates if p.span.start == start), None) if start >= 0 else None


def _alike(a: Iterable[str], b: Iterable[str]) -> int:
    one, two = set(map(key_of, a)), set(map(key_of, b))
    return (1 if one & two else -1) if one and two else 0


def _clause(words: Sequence[Word], clause: int, place: Span) -> list[int]:
    """The words of a clause without those of the place itself."""
    return [i for i, w in enumerate(words) if w.clause == clause and not w.span.overlaps(place)]


def _told(words: Sequence[Word], mine: Sequence[int], partner: Mapping[int, int], theirs: Sequence[int]) -> float:
    """Share of a clause, by weight, that the other clause answers; half of what another clause answers counts."""
    inside = set(theirs)
    total = sum(weight_of(words[i]) for i in mine)
    met = sum(weight_of(words[i]) * (1.0 if partner[i] in inside else 0.5) for i in mine if i in partner)
    return met / total if total else 0.5


def _new(words: Sequence[Word], mine: Sequence[int], partner: Mapping[int, int]) -> float:
    """What a clause tells that the other side has not, by weight, 4 at most."""
    return min(4.0, sum(weight_of(words[i]) for i in mine if i not in partner))


def under(words: Sequence[Word], start: int) -> list[int]:
    """The words that the word (or verb) at *start* governs, however far down, without itself."""
    inside, starts = set[int](), {start}
    for _ in range(len(words)):
        more = {i for i, w in enumerate(words) if i not in inside and (w.head in starts or w.clause == start)}
        if not more:
            break
        inside |= more
        starts |= {words[i].span.start for i in more}
    return [i for i in sorted(inside) if words[i].span.start != start]


def denied(
    words: Sequence[Word], theirs: Sequence[Word], partner: Mapping[int, int], cue: int, start: int
) -> dict[str, float]:
    """What the other side has of what is denied: of the words under the one at *start*, denied by the one at *cue*.

    *cue* is an index among *words*; where nothing stands under the cue itself, its own head is what it denies.
    """
    scope = [i for i in under(words, start) if i != cue]
    over = _index(words, words[cue].head) if cue < len(words) else None
    attributive = cue < len(words) and words[cue].dep in ("amod", "compound", "det") and over is not None
    if attributive or not scope:
        about = {over, *under(words, words[cue].head)} if over is not None else set()
        scope = sorted({*scope, *about} - {cue})
    total = sum(weight_of(words[i]) for i in scope)
    met = [i for i in scope if i in partner]
    told = sum(weight_of(words[i]) for i in met)
    clauses = [theirs[partner[i]].clause for i in met]
    one = max((clauses.count(c) for c in set(clauses)), default=0)
    return {
        "scope.told": told / total if total else 0.0,
        "scope.new": min(4.0, total - told) / 4,
        "scope.met": min(4.0, told) / 4,
        "scope.none": float(not scope),
        "scope.one_clause": one / len(clauses) if clauses else 0.0,
        "scope.attributive": float(attributive),
        "scope.whole": float(total >= WHOLE and total - told <= LITTLE / 2),
        "scope.verbs": min(2, sum(words[i].pos == "VERB" for i in met)) / 2,
    }


WHOLE = 2.0
"""Weight of words from which what is denied is a statement."""
