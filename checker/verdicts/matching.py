"""Which words of one claim stand for which of the other, and how alike the surroundings of two places are.

A conflict needs the same slot on both sides: two figures, days or names are compared only where the words around them
answer each other. Both are measured here, on the content words of the facts, by lemma, near-synonym and spelling.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

from checker.lexicon import either, words
from checker.records import Claim, Span, Word

DATA = Path(__file__).with_name("data")
REACH = 7
_TRIM = ".,;:'\"’“”()-"


@lru_cache(maxsize=1)
def synonyms() -> dict[str, str]:
    """Stem to the name of its group; a word of two groups belongs to the first."""
    out: dict[str, str] = {}
    text = (DATA / "synonyms.txt").read_text(encoding="utf-8")
    for line in text.splitlines():
        if line and not line.startswith("#"):
            first, *rest = line.split()
            for word in (first, *rest):
                out.setdefault(stem(word), first)
    return out


@lru_cache(maxsize=1)
def _stemmer() -> Any:
    import Stemmer

    return Stemmer.Stemmer("english")


@lru_cache(maxsize=1 << 15)
def stem(word: str) -> str:
    """The Snowball (Porter 2) stem, so that "denies", "denied" and a headline's "Denies" are one word."""
    plain = word.strip(_TRIM).lower() or word
    return str(_stemmer().stemWord(plain)) if plain.isalpha() else plain.replace(".", "").replace("-", "")


@lru_cache(maxsize=1 << 15)
def key_of(lemma: str) -> str:
    """What a word is compared by: its group of near-synonyms, else its stem."""
    short = stem(lemma)
    group = synonyms().get(short)
    return "=" + group if group else short


def keys_of(words: Iterable[str]) -> frozenset[str]:
    """What each of *words* is compared by."""
    return frozenset(map(key_of, words))


def stems_of(words: Iterable[str]) -> frozenset[str]:
    """The stem of each of *words*."""
    return frozenset(map(stem, words))


def weight_of(word: Word) -> float:
    """How much a shared word says: names most, verbs and nouns next, adverbs least."""
    return {"PROPN": 1.5, "NOUN": 1.0, "VERB": 1.0, "NUM": 0.8, "ADJ": 0.8}.get(word.pos, 0.5)


@dataclass(frozen=True, slots=True)
class Matching:
    """Partners of words (index to index, both ways) and the weighted share of words that have one."""

    left: Sequence[Word]
    right: Sequence[Word]
    partner: dict[int, int]
    back: dict[int, int]
    dice: float
    contained: float

    def around(self, left: Span, right: Span) -> float:
        """How alike the words around *left* and *right* are, 0 to 1: nearer words count more."""
        near_left, near_right = _near(self.left, left), _near(self.right, right)
        one = _answered(near_left, near_right, self.partner, self.left)
        two = _answered(near_right, near_left, self.back, self.right)
        return (one + two) / 2


def _near(words: Sequence[Word], span: Span) -> dict[int, float]:
    """Indexes of the content words around *span* with a weight that falls with the distance."""
    before = [i for i, w in enumerate(words) if w.span.end <= span.start]
    after = [i for i, w in enumerate(words) if w.span.start >= span.end]
    out: dict[int, float] = {}
    for order in (reversed(before), iter(after)):
        for step, i in enumerate(order):
            if step >= REACH:
                break
            out[i] = 1 / (1 + 0.45 * step)
    return out


def _answered(mine: dict[int, float], other: dict[int, float], partner: dict[int, int], words: Sequence[Word]) -> float:
    total = met = 0.0
    for i, nearness in mine.items():
        weight = nearness * weight_of(words[i])
        total += weight
        j = partner.get(i)
        if j is not None:
            met += weight * (1.0 if j in other else 0.4)
    return met / total if total else 0.0


def match(left: Claim, right: Claim) -> Matching:
    """Pair the words of two claims, each at most once, the k-th of a kind with the k-th."""
    a, b = left.facts.words, right.facts.words
    partner: dict[int, int] = {}
    places: dict[str, list[int]] = defaultdict(list)
    for j, w in enumerate(b):
        places[key_of(w.lemma)].append(j)
    taken: dict[str, int] = defaultdict(int)
    for i, w in enumerate(a):
        key = key_of(w.lemma)
        if taken[key] < len(places.get(key, ())):
            partner[i] = places[key][taken[key]]
            taken[key] += 1
    back = {j: i for i, j in partner.items()}
    _spelled_alike(a, b, partner, back)
    rest_a, rest_b = _rest_of_figures(left), _rest_of_figures(right)
    total_a, total_b = _mass(a, set(range(len(a))) - rest_a), _mass(b, set(range(len(b))) - rest_b)
    met = (_mass(a, partner.keys() - rest_a) + _mass(b, back.keys() - rest_b)) / 2
    dice = 2 * met / (total_a + total_b) if total_a + total_b else 0.0
    contained = min(1.0, met / min(total_a, total_b)) if min(total_a, total_b) else 0.0
    return Matching(a, b, partner, back, dice, contained)


_STOP = re.compile(r"[.!?][\"”’')\]]*\s+(?=[\"“‘'(\[]*[A-Z0-9])")


_SHORT = re.compile(
    rf"(?:^|[^\w.])(?:\w|[\w.]*\.\w+|{either(words('forms', 'abbreviation'))})$",
    re.IGNORECASE,
)


def unanswered(claim: Claim, answered: Mapping[int, int], span: Span) -> bool:
    """Whether *span* stands in a sentence of its own of which nothing else has a partner on the other side.

    A question belongs to the sentence that answers it: "Lost a tiger? It is a hoax."
    """
    text, words = claim.text, claim.facts.words
    stops = [m.start() for m in _STOP.finditer(text) if not _SHORT.search(text, max(0, m.start() - 12), m.start())]
    if not stops or not words:
        return False
    numbers, at = [], 0
    for word in words:
        found = text.find(word.text, at)
        at = found + len(word.text) if found >= 0 else at
        numbers.append(bisect_left(stops, at))
    here = numbers[next((i for i, w in enumerate(words) if w.span.end > span.start), len(words) - 1)]
    own = {here, here - 1} if here and text[stops[here - 1]] == "?" else {here}
    others = [i for i, n in enumerate(numbers) if n in own and not words[i].span.overlaps(span)]
    # an "old" or a "late" on both sides ties no two sentences together
    return len(others) > 1 and not any(i in answered and words[i].pos in _TELLING for i in others)


_TELLING = frozenset({"NOUN", "PROPN", "VERB", "NUM"})


_SCALES = words("numbers", "scale-word")


def _rest_of_figures(claim: Claim) -> set[int]:
    """All words of a figure but the first: "twelve hundred" weighs "1,200", and "3bn pounds" weighs "£3bn"."""
    out: set[int] = set()
    for q in claim.facts.quantities:
        out.update(
            [
                i
                for i, w in enumerate(claim.facts.words)
                if w.span.overlaps(q.span) and (w.pos == "NUM" or w.lemma in _SCALES or q.kind in ("money", "percent"))
            ][1:]
        )
    return out


def _mass(words: Sequence[Word], indexes: Iterable[int]) -> float:
    return sum(weight_of(words[i]) for i in sorted(indexes))


def _spelled_alike(a: Sequence[Word], b: Sequence[Word], partner: dict[int, int], back: dict[int, int]) -> None:
    """Pair leftover words that share a long beginning or differ by a letter or two."""
    from rapidfuzz.distance import Levenshtein

    free = [j for j, w in enumerate(b) if j not in back and len(w.text) > 4]
    for i, w in enumerate(a):
        if i in partner or len(w.text) <= 4:
            continue
        one = w.text.lower()
        for j in free:
            two = b[j].text.lower()
            if j in back or one[0] != two[0]:
                continue
            shared = len(one) >= 6 <= len(two) and one[:6] == two[:6]
            if shared or (
                abs(len(one) - len(two)) <= 2
                and Levenshtein.distance(one, two, score_cutoff=2) <= (1 if len(one) < 7 else 2)
            ):
                partner[i], back[j] = j, i
                break
