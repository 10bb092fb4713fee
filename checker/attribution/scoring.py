"""How well extracted attributions match hand-marked ones: the benchmark's metric.

A token is a run of non-blank characters with a letter or digit; contents are compared as token sets (intersection over
union, IoU), matched one to one by falling IoU. *relaxed* asks for IoU >= 0.5, *strict* for 0.9, *end to end* for a
relaxed match whose sources share a token (or are both empty). Precision, recall and F1 are pooled over all articles.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from checker.attribution.drafts import kind_of
from checker.attribution.gold import Marked
from checker.attribution.quotes import quotations
from checker.records import Span

RELAXED, STRICT = 0.5, 0.9
Tokens = frozenset[int]


@dataclass(frozen=True, slots=True)
class Miss:
    """One error: a gold attribution not found, one found that is not in the gold, or a match with another source."""

    kind: str
    gold: Marked | None
    found: Marked | None


@dataclass(frozen=True, slots=True)
class Scored:
    """Counts of one article, its errors, and its matches as (gold number, relaxed, end to end)."""

    counts: Counter[str]
    errors: tuple[Miss, ...]
    hits: tuple[tuple[int, bool], ...]


class Words:
    """Spans of one text as sets of word numbers."""

    def __init__(self, text: str) -> None:
        self.word, self.raw = [-1] * len(text), [-1] * len(text)
        for n, match in enumerate(re.finditer(r"\S+", text)):
            for i in range(match.start(), match.end()):
                self.raw[i] = n
                self.word[i] = n if text[i].isalnum() else -1

    def of(self, spans: Sequence[Span]) -> Tokens:
        """Word numbers that *spans* touch; of bare punctuation the numbers of its runs."""
        inside = [i for s in spans for i in range(s.start, s.end)]
        return frozenset(self.word[i] for i in inside) - {-1} or frozenset(self.raw[i] for i in inside)


def iou(left: Tokens, right: Tokens) -> float:
    """Intersection over union, 0 to 1."""
    return len(left & right) / len(left | right) if left or right else 0.0


def pairs(
    gold: Sequence[Tokens],
    found: Sequence[Tokens],
    least: float,
    prefer: Callable[[int, int], bool] = lambda g, f: False,
) -> list[tuple[int, int]]:
    """One-to-one pairs (gold number, found number) of IoU *least* or more, best first."""
    weights = [(iou(a, b), g, f) for g, a in enumerate(gold) for f, b in enumerate(found) if a & b]
    out: list[tuple[int, int]] = []
    used_gold: set[int] = set()
    used_found: set[int] = set()
    for weight, _, g, f in sorted((-w, not prefer(g, f), g, f) for w, g, f in weights if w >= least):
        if weight and g not in used_gold and f not in used_found:
            out.append((g, f))
            used_gold.add(g)
            used_found.add(f)
    return out


def restrict(
    text: str, gold: Sequence[Marked], found: Sequence[Marked], wanted: Callable[[Marked], bool]
) -> tuple[list[Marked], list[Marked]]:
    """Only what is *wanted* of both; what was found for an unwanted gold attribution goes with it, unpunished."""
    words = Words(text)
    keep = [wanted(g) for g in gold]
    to = {f: g for g, f in pairs([words.of(g.content) for g in gold], [words.of(f.content) for f in found], RELAXED)}
    return (
        [g for g, k in zip(gold, keep, strict=True) if k],
        [f for n, f in enumerate(found) if (keep[to[n]] if n in to else wanted(f))],
    )


def score(text: str, gold: Sequence[Marked], found: Sequence[Marked]) -> Scored:
    """Counts and errors of one article."""
    words = Words(text)
    quoted = [q.span for q in quotations(text) if q.depth == 0]
    gold_content, found_content = [words.of(g.content) for g in gold], [words.of(f.content) for f in found]
    gold_source, found_source = [words.of(g.source) for g in gold], [words.of(f.source) for f in found]

    def agree(g: int, f: int) -> bool:
        return bool(gold_source[g] & found_source[f]) or not (gold_source[g] or found_source[f])

    matched = pairs(gold_content, found_content, RELAXED, agree)
    strict = pairs(gold_content, found_content, STRICT, agree)
    cues = pairs([words.of(g.cue) for g in gold if g.cue], [words.of(f.cue) for f in found if f.cue], 1e-9)
    all_gold: Tokens = frozenset().union(*gold_content)
    all_found: Tokens = frozenset().union(*found_content)
    counts = Counter(
        gold=len(gold),
        found=len(found),
        relaxed=len(matched),
        strict=len(strict),
        end_to_end=sum(agree(g, f) for g, f in matched),
        cue=len(cues),
        cue_gold=sum(bool(g.cue) for g in gold),
        cue_found=sum(bool(f.cue) for f in found),
        tokens=len(all_gold & all_found),
        tokens_gold=len(all_gold),
        tokens_found=len(all_found),
    )
    kinds = [kind_of(g.content, quoted, text) for g in gold]
    counts.update(f"gold {k}" for k in kinds)
    counts.update(f"relaxed {kinds[g]}" for g, _ in matched)
    counts.update(f"end_to_end {kinds[g]}" for g, f in matched if agree(g, f))
    return Scored(counts, tuple(_errors(gold, found, matched, agree)), tuple((g, agree(g, f)) for g, f in matched))


def _errors(
    gold: Sequence[Marked],
    found: Sequence[Marked],
    matched: Sequence[tuple[int, int]],
    agree: Callable[[int, int], bool],
) -> Iterator[Miss]:
    hit_gold, hit_found = {g for g, _ in matched}, {f for _, f in matched}
    yield from (Miss("missed", g, None) for n, g in enumerate(gold) if n not in hit_gold)
    yield from (Miss("not in the gold", None, f) for n, f in enumerate(found) if n not in hit_found)
    yield from (Miss("other source", gold[g], found[f]) for g, f in matched if not agree(g, f))


def figures(counts: Counter[str]) -> dict[str, tuple[float, float, float]]:
    """Precision, recall and F1 of each measure, 0 to 1."""

    def three(hits: str, found: str, gold: str) -> tuple[float, float, float]:
        p = counts[hits] / counts[found] if counts[found] else 0.0
        r = counts[hits] / counts[gold] if counts[gold] else 0.0
        return p, r, 2 * p * r / (p + r) if p + r else 0.0

    return {
        "content": three("relaxed", "found", "gold"),
        "strict": three("strict", "found", "gold"),
        "end to end": three("end_to_end", "found", "gold"),
        "cue": three("cue", "cue_found", "cue_gold"),
        "words": three("tokens", "tokens_found", "tokens_gold"),
    }
