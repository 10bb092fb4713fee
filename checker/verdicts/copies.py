"""Copying sentence by sentence: which sentences of two articles are one text, verbatim, edited or cut.

Candidates share a run of :data:`RUN` words of their own (winnowing, Schleimer, Wilkerson and Aiken 2003, with a window
of one: news sentences are short); a candidate is a copy where the longest common subsequence of words is
:data:`ALIKE` of the shorter sentence. Quoted words do not count: two reporters who were both there print the same
quotation. A sentence with few words of its own is a copy only beside one that is.
"""

from __future__ import annotations

import re
import zlib
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from rapidfuzz.distance import LCSseq

from checker.lexicon import either, words
from checker.records import Article, Span

RUN = 4
"""Words in the run that two sentences must share to be compared."""
CROWD = 50
"""A run in more sentences than this is a house phrase and is not looked up."""
OWN = 11
"""Words of its own below which a sentence is no copy by itself: two reporters may both write "she said 41 died"."""
RUNNING = 8
"""Words of its own from which a sentence is a copy that stands whole in the other, word after word: in 1,500 stories of
outlets that write for themselves no two sentences so short did."""
ALIKE = 0.84
"""Share of the shorter sentence's words, in order, that the other must hold."""
CUT = 0.5
"""Share of the longer sentence that the shared words must make: less is a phrase in common, not a cut sentence."""
BESIDE = 0.55
"""What is asked in place of :data:`ALIKE` beside a sentence that is a copy, and where the articles are one text."""
_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)?")
_QUOTED = re.compile(r"[“\"][^“”\"\n]{0,4000}(?:[”\"]|(?=\n)|\Z)|(?<!\w)‘[^‘’\n]{12,2000}’(?!\w)")
_END = re.compile(r"[.!?]+[”\"’')\]]*(?=\s+[“\"‘'(\[]*[A-Z0-9])|\n+")
_TITLES = either(word.title() for word in words("forms", "abbreviation"))
_SHORT = re.compile(rf"(?:\b(?:{_TITLES}|vs)|\b[A-Z](?:\.[A-Z])*)\.$")


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence of an article's body: where it stands, all its words, and those outside quotation marks."""

    article: str
    span: Span
    words: tuple[str, ...]
    own: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Copy:
    """Two sentences of two articles that are one text; ``alike`` is the shared share (0 to 1) of the shorter one."""

    left: Sentence
    right: Sentence
    alike: float


def sentences(article: Article) -> tuple[Sentence, ...]:
    """The sentences of the body, in order; a line end ends one, an abbreviation does not."""
    out: list[Sentence] = []
    start = article.body.start
    text = article.text
    unquoted = _QUOTED.sub(lambda m: " " * len(m.group()), text)
    for mark in [*_END.finditer(text, article.body.start, article.body.end), None]:
        end = mark.end() if mark else article.body.end
        if (
            mark
            and mark.group().startswith(".")
            and _SHORT.search(text, max(start, mark.start() - 8), mark.start() + 1)
        ):
            continue
        whole = text[start:end]
        lead = len(whole) - len(whole.lstrip())
        if whole.strip():
            span = Span(start + lead, start + lead + len(whole.strip()))
            out.append(Sentence(article.id, span, _words(whole), _words(unquoted[start:end])))
        start = end
    return tuple(out)


def _words(text: str) -> tuple[str, ...]:
    return tuple(w.lower() for w in _WORD.findall(text))


def copies(told: Mapping[str, Sequence[Sentence]], *, one_text: frozenset[frozenset[str]] = frozenset()) -> list[Copy]:
    """The copied sentences of each two articles in *told* (article id to sentences), each sentence with its best match.

    *one_text* are pairs of articles known to be one text as a whole; there :data:`BESIDE` is enough.
    """
    out: list[Copy] = []
    for (a, b), places in sorted(_candidates(told).items()):
        whole = frozenset((a, b)) in one_text
        best: dict[int, tuple[float, int]] = {}
        for i, j in sorted(places):
            share = alike(told[a][i].own, told[b][j].own)
            if share >= (BESIDE if whole else ALIKE) and share > best.get(i, (0.0, 0))[0]:
                best[i] = share, j
        found = {i: (j, share) for i, (share, j) in best.items()}
        _beside(told[a], told[b], found)
        out += [Copy(told[a][i], told[b][j], round(share, 4)) for i, (j, share) in sorted(found.items())]
    return out


def alike(one: Sequence[str], two: Sequence[str], least: int = OWN) -> float:
    """How much (0 to 1) of the shorter sentence the longer one holds in order; 0 where that says nothing."""
    small, large = sorted((len(one), len(two)))
    if small < least:
        return 1.0 if small >= max(RUNNING, CUT * large) and _within(one, two) else 0.0
    shared = LCSseq.similarity(one, two, score_cutoff=int(BESIDE * small))
    return float(shared / small) if shared >= CUT * large else 0.0


def _within(one: Sequence[str], two: Sequence[str]) -> bool:
    """Whether one of the two stands in the other, word after word."""
    short, long = sorted((" ".join(one), " ".join(two)), key=len)
    return f" {short} " in f" {long} "


def _candidates(told: Mapping[str, Sequence[Sentence]]) -> dict[tuple[str, str], set[tuple[int, int]]]:
    """Pairs of sentences, by pair of articles, that share a run of words outside quotation marks."""
    holders: dict[int, list[tuple[str, int]]] = defaultdict(list)
    for article in sorted(told):
        for n, each in enumerate(told[article]):
            for run in _runs(each.own):
                holders[run].append((article, n))
    out: dict[tuple[str, str], set[tuple[int, int]]] = defaultdict(set)
    for places in holders.values():
        if 1 < len(places) <= CROWD:
            for n, (a, i) in enumerate(places):
                for b, j in places[n + 1 :]:
                    if a != b:
                        out[a, b].add((i, j))
    return out


def _runs(words: Sequence[str]) -> set[int]:
    return {zlib.crc32(" ".join(words[i : i + RUN]).encode()) for i in range(len(words) - RUN + 1)}


def _beside(one: Sequence[Sentence], two: Sequence[Sentence], found: dict[int, tuple[int, float]]) -> None:
    """Adds to *found* the sentences next to copies that are the same in both, quotations and all."""
    waiting = sorted(found)
    while waiting:
        i = waiting.pop()
        for step in (-1, 1):
            p, q = i + step, found[i][0] + step
            if p in found or not (0 <= p < len(one) and 0 <= q < len(two)):
                continue
            share = alike(one[p].words, two[q].words, least=3)
            if share >= (BESIDE if len(one[p].own) >= OWN else ALIKE):
                found[p] = q, share
                waiting.append(p)
