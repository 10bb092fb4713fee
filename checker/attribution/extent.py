"""Where a content begins and ends when the tagger and the rules disagree.

Both found the same cue; the words that one of them has and the other has not come in pieces: a relative clause, a
trailing "on Monday", the half of a phrase. Each piece is kept or left out by a logistic regression on what the tagger
says of its words, fitted on articles kept out of the tagger's training (``training/extent.py``). The parse proposes
pieces that end where phrases end, the tagger knows which of them belong.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import replace

from checker.attribution import clauses
from checker.attribution.decode import CONTENT
from checker.attribution.drafts import Draft, merged, minus, solid, tidy
from checker.attribution.linking import log_odds
from checker.attribution.nearby import Nearby
from checker.attribution.quoted import Grid
from checker.attribution.quoting import whole
from checker.attribution.tokens import WordScores
from checker.lexicon import words
from checker.records import Span

Weights = Mapping[str, Mapping[str, float]]
"""Of a tagger's piece (``tagged``) and of a rule's (``ruled``): the weight of each feature."""


MARGIN = 0.3  # log-odds by which the tagger's word stands; found by cross-validation
CLAUSES = ("clause", "question", "infinitive", "quotation")
_ASIDE = words("grammar", "aside")


def bounded(
    drafts: Sequence[Draft],
    text: str,
    grid: Grid,
    by_head: Mapping[int, Draft],
    scores: WordScores,
    weights: Weights,
) -> list[Draft]:
    """The tagger's *drafts* with contents that end where they and the rules, *by_head*, together say.

    Without *weights* (a model that was never fitted) they stay as they are.
    """
    index = Nearby()
    for n, draft in enumerate(drafts):
        index.add(n, (*draft.content, *draft.cue))
    out = []
    for n, draft in enumerate(drafts):
        rule = by_head.get(draft.head)
        if not weights or rule is None or rule.content == draft.content:
            out.append(draft)
            continue
        near = index.near((*draft.content, *rule.content))
        quoted = [grid.outer[k].span for k in grid.near((*draft.content, *rule.content))]
        taken = [s for k in near if k != n for s in (*drafts[k].content, *drafts[k].cue)]
        plain = clauses.group(rule.complement) not in CLAUSES
        content = agreed(text, draft.content, rule.content, plain, quoted, taken, scores, weights)
        content = merged(whole(grid, content, draft.cue, draft.source), text)
        rest = (tidy(p, text) for s in content for p in minus(s, (*draft.cue, *draft.source)))
        out.append(replace(draft, content=tuple(s for s in rest if solid(s, text)) or draft.content))
    return out


def agreed(
    text: str,
    mine: Sequence[Span],
    other: Sequence[Span],
    plain: bool,
    quoted: Iterable[Span],
    taken: Iterable[Span],
    scores: WordScores,
    weights: Weights,
) -> tuple[Span, ...]:
    """*mine*, the tagger's content, with or without the pieces in which *other*, the rule's, differs.

    *plain* tells that the rule's content is no clause, *taken* are the spans of other attributions. Pieces with
    *quoted* words stay as the tagger has them, and so does *mine* where the two share no word.
    """
    tagged, ruled = scores.inside(mine), scores.inside(other)
    shared = tagged & ruled
    if not shared or tagged == ruled:
        return tuple(mine)
    busy, marked = scores.inside(taken), scores.inside(quoted)
    kept = set(shared)
    for piece in pieces(tagged ^ ruled):
        own = piece[0] in tagged
        said = [n for n in piece if text[scores.starts[n]].isalnum()]
        if said and marked.isdisjoint(piece):
            table = weights["tagged" if own else "ruled"]
            seen = features(text, piece, said, plain, busy, scores)
            own = sum(table[name] * value for name, value in seen.items()) > (-MARGIN if own else MARGIN)
        kept.update(piece if own else ())
    return tuple(scores.span(run[0], run[-1]) for run in pieces(kept))


def pieces(numbers: Collection[int]) -> list[list[int]]:
    """Word *numbers* as runs without a gap, in text order."""
    out: list[list[int]] = []
    for n in sorted(numbers):
        if out and out[-1][-1] == n - 1:
            out[-1].append(n)
        else:
            out.append([n])
    return out


def features(
    text: str, piece: Sequence[int], said: Sequence[int], plain: bool, busy: Collection[int], scores: WordScores
) -> dict[str, float]:
    """What speaks for or against a piece; *said* are its words with a letter or digit, *busy* those of other finds."""
    chances = scores.of(piece, CONTENT)
    mean = log_odds(sum(chances) / len(chances))
    first = scores.span(said[0], said[0]).text(text).lower()
    return {
        "bias": 1.0,
        "mean": mean,
        "bend": (mean + 0.4) ** 2,  # a rule's piece the tagger is sure of, yet did not take, is another's content
        "least": log_odds(min(chances)),
        "most": log_odds(max(chances)),
        "length": min(len(said), 40) / 10,
        "taken": sum(n in busy for n in said) / len(said),
        "aside": float(plain and first in _ASIDE),  # "condemned the launch | as three missiles fell"
    }
