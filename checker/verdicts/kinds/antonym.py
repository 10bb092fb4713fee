"""Opposites in one slot: "rose" against "fell", "approved" against "rejected", "before" against "after"."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from typing import Literal

from checker.lexicon import values, words
from checker.records import Claim, Predicate, Word
from checker.rule import option
from checker.verdicts.kinds.base import Candidate, ConflictBase, Pair
from checker.verdicts.kinds.exclusive import excluding
from checker.verdicts.kinds.negation import negative
from checker.verdicts.matching import DATA, key_of, stem
from checker.verdicts.plain import BETTER_TOLD, plain


@lru_cache(maxsize=1)
def opposites() -> dict[str, dict[str, str]]:
    """Stem to stems of its opposites and where the pair comes from; the file holds stems, since stemming takes time."""
    out: dict[str, dict[str, str]] = defaultdict(dict)
    text = (DATA / "antonyms.tsv").read_text(encoding="utf-8")
    for line in text.splitlines():
        if line and not line.startswith("#"):
            one, two, source = line.split("\t")
            out[one][two] = out[two][one] = source
    return dict(out)


class AntonymRule(ConflictBase):
    """Two opposites in the same place of two claims that otherwise say the same."""

    kind: Literal["antonym"] = "antonym"
    topic = "opposite words"
    meaning = "Two accounts use opposite words in the same place."
    told_in_doubt = True
    alone_decides = True
    pairs: tuple[tuple[str, str], ...] = option(
        default=(), description="Further pairs of opposites, in dictionary form."
    )

    @classmethod
    def candidates(cls, pair: Pair, rules: Sequence[ConflictBase] = ()) -> Iterator[Candidate]:
        """Every two words without a partner that are opposites of each other."""
        apart = pair.figures_clash or pair.common["days_other"]
        for found in cls._opposed(pair, rules):
            # with another figure or day, "in men" and "in women" are two statements
            if not apart or plain(pair, "antonym", found):
                yield found

    @classmethod
    def _opposed(cls, pair: Pair, rules: Sequence[ConflictBase]) -> Iterator[Candidate]:
        m, known = pair.match, opposites()
        yield from _directions(pair, known)
        for one, other, several in excluding(m):
            found = Candidate(one.span, other.span, (one.lemma, other.lemma), _features(pair, one, other))
            if not several or plain(pair, "antonym", found):
                yield found
        extra = {
            frozenset((stem(a), stem(b))) for rule in rules if isinstance(rule, AntonymRule) for a, b in rule.pairs
        }
        facing: dict[str, int] = {}
        for j, w in enumerate(m.right):
            if j not in m.back:
                facing.setdefault(stem(w.lemma), j)
                facing.setdefault(stem(w.text), j)
        for i, a in enumerate(m.left):
            if i in m.partner or not facing:
                continue
            mine = {stem(a.lemma), stem(a.text)}
            hits = {facing[theirs] for own in mine for theirs in known.get(own, {}).keys() & facing.keys()}
            hits |= {j for own in mine for one, j in facing.items() if frozenset((own, one)) in extra}
            for b in (m.right[j] for j in sorted(hits)):
                if _contrary(pair, a, b):
                    yield Candidate(a.span, b.span, (a.lemma, b.lemma), _features(pair, a, b))


def _contrary(pair: Pair, a: Word, b: Word) -> bool:
    """Whether two opposites contradict each other: of one time, neither both negated nor the two ends of one deal."""
    m = pair.match
    if _one_deal(pair, a, b) or (_bounds(pair.left, a) and _bounds(pair.right, b)):
        return False
    if _another_time(m.left, m.partner, a) or _another_time(m.right, m.back, b):
        return False
    return _negated(pair.left.facts.predicates, a) == _negated(pair.right.facts.predicates, b)


def _bounds(claim: Claim, word: Word) -> bool:
    """Whether *word* bounds a figure ("more than 400", "under 30"): two bounds are compared as quantifiers."""
    return word.lemma in BETTER_TOLD and any(
        word.span.start <= q.span.end and 0 <= q.span.start - word.span.end <= _THAN for q in claim.facts.quantities
    )


_THAN = len(" than ")
_DEALS = frozenset(frozenset(ends) for ends in values("verbs", "deal").items())
"""Verbs that tell one deal from its two ends."""


def _one_deal(pair: Pair, a: Word, b: Word) -> bool:
    """Whether "was bought" and "was sold" are one deal: they are of one thing, and not of one party."""
    if frozenset((a.lemma, b.lemma)) not in _DEALS:
        return False
    one = next((p for p in pair.left.facts.predicates if p.span == a.span), None)
    two = next((p for p in pair.right.facts.predicates if p.span == b.span), None)
    return one is not None and two is not None and not set(one.subject) & set(two.subject)


def _directions(pair: Pair, known: dict[str, dict[str, str]]) -> Iterator[Candidate]:
    """Opposite function words ("before", "after"), each of which only one side has."""
    left, right = pair.left.facts.directions, pair.right.facts.directions
    words_left, words_right = {w for w, _ in left}, {w for w, _ in right}
    for a, one in left:
        for b, two in right:
            if stem(b) in known.get(stem(a), {}) and a not in words_right and b not in words_left:
                span_a, span_b = Word(a, a, "ADP", one), Word(b, b, "ADP", two)
                if a in BETTER_TOLD and (_bounds(pair.left, span_a) or _bounds(pair.right, span_b)):
                    continue  # "over 200" is a bound, and "under way" no opposite of it
                found = Candidate(one, two, (a, b), _features(pair, span_a, span_b) | {"direction": 1.0})
                if _MANY_USES.isdisjoint((a, b)) or plain(pair, "antonym", found):
                    yield found


_MANY_USES = frozenset({"for", "with", "until"})
"""Words that have so many uses that their opposites count only where nothing else differs."""


_TIMES = words("topics", "another-one")


def _another_time(words: Sequence[Word], answered: Mapping[int, int], word: Word) -> bool:
    """Whether a word of one side only tells that *word* is about another occasion: "rejected a first offer"."""
    behind = next(((i, w) for i, w in enumerate(words) if w.span.start >= word.span.end), None)
    if behind is None:
        return False
    i, following = behind
    # only an article may stand between: "closed in the first quarter" closes nothing that comes first
    return i not in answered and following.lemma in _TIMES and following.span.start - word.span.end <= len(" the ")


def _negated(predicates: Sequence[Predicate], word: Word) -> bool:
    """Whether the nearest predicate at or before *word* is negated."""
    near = min(predicates, key=lambda p: (abs(p.span.start - word.span.start), p.span.start), default=None)
    return near is not None and near.negated


def _features(pair: Pair, a: Word, b: Word) -> dict[str, float]:
    m, negatives = pair.match, negative()
    lone = [
        [key_of(w.lemma) for i, w in enumerate(words) if i not in with_]
        for words, with_ in ((m.left, m.partner), (m.right, m.back))
    ]
    return {
        **pair.common,
        "around": m.around(a.span, b.span),
        "same_pos": float(a.pos == b.pos),
        "verb": float(a.pos == b.pos == "VERB"),
        "other_negative": float(any(k in negatives for keys in lone for k in keys)),
        "figures_same": float(
            bool(
                {(p.low, p.unit) for p in pair.left.facts.quantities}
                & {(q.low, q.unit) for q in pair.right.facts.quantities}
            )
        ),
        "figures_clash": float(pair.figures_clash),
    }
