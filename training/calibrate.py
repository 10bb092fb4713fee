"""Fit the confidence of the tagger's attributions and write it into the model's config.json.

    python -m training.calibrate --data ../shared/bench/data --model checker/models/tagger

A logistic regression on the scores of each attribution (Platt 1999) is fitted on the development articles and on the
training articles that `gold.held_out` keeps back. Right means: its words overlap those of a marked attribution by half
or more (intersection over union) and the sources share a word, or there is none in either.
"""

import argparse
import json
import pathlib
import re
from collections.abc import Iterable, Sequence

import numpy as np
import numpy.typing as npt

from checker.attribution.linking import TaggedAttribution, log_odds
from checker.attribution.quotes import quotations
from checker.attribution.tagger import Tagger
from training.augment import Gold, Marked, Pairs
from training.gold import held_out, read

NAMES = ("content", "content edges", "cue", "cue link", "source", "source link")
SHRINK = 1.0  # ridge penalty: 1,000s of attributions, seven weights
Vector = npt.NDArray[np.float64]


def words(text: str, spans: Pairs) -> frozenset[int]:
    """Starts of the words with a letter or digit that the spans touch."""
    return frozenset(m.start() for m in re.finditer(r"\w+", text) for s, e in spans if m.start() < e and m.end() > s)


def right(text: str, found: Sequence[TaggedAttribution], marked: Sequence[Gold]) -> list[bool]:
    """Whether each found attribution matches a marked one; each marked one is matched once, best overlap first."""
    said = [(words(text, a.content), words(text, a.source)) for a in found]
    gold = [(words(text, a.content), words(text, a.source)) for a in marked]
    pairs = []
    for i, (content, source) in enumerate(said):
        for j, (wanted, by) in enumerate(gold):
            overlap = len(content & wanted) / max(1, len(content | wanted))
            if overlap >= 0.5 and (source & by or not (source or by)):
                pairs.append((-overlap, i, j))
    hit: set[int] = set()
    used: set[int] = set()
    for _, i, j in sorted(pairs):
        if i not in hit and j not in used:
            hit.add(i)
            used.add(j)
    return [i in hit for i in range(len(found))]


def fit(rows: Vector, wanted: Vector) -> Vector:
    """Weights of a logistic regression by Newton's method; the first column of ``rows`` is the bias."""
    weights = np.zeros(rows.shape[1])
    penalty = SHRINK * np.eye(rows.shape[1])
    penalty[0, 0] = 0.0
    for _ in range(30):
        chance = 1 / (1 + np.exp(-rows @ weights))
        slope = rows.T @ (chance - wanted) + penalty @ weights
        weights -= np.linalg.solve((rows.T * (chance * (1 - chance))) @ rows + penalty, slope)
    return weights


def table(chance: Vector, wanted: Vector) -> str:
    """Mean confidence against share of right ones, by tenths of confidence, and the expected calibration error."""
    lines, error = [], 0.0
    for low in np.arange(0.0, 1.0, 0.1):
        here = (chance >= low) & (chance < low + 0.1)
        if here.any():
            error += abs(chance[here].mean() - wanted[here].mean()) * here.mean()
            lines.append(f"{low:.1f}: {here.sum():5d}  said {chance[here].mean():.3f}  right {wanted[here].mean():.3f}")
    return "\n".join([*lines, f"expected calibration error {error:.3f}"])


def collect(tagger: Tagger, articles: Iterable[Marked]) -> tuple[Vector, Vector, Vector]:
    """(log-odds of the scores with a column of ones, right or not, number of the article) of all attributions."""
    rows, wanted, where = [], [], []
    for n, article in enumerate(articles):
        pairs = [(q.span.start, q.span.end) for q in quotations(article.text) if q.depth == 0]
        found = tagger.attributions([article.text], [pairs])[0]
        for one, ok in zip(found, right(article.text, found, article.attributions), strict=True):
            scores = dict(one.scores)
            rows.append([1.0, *(log_odds(scores[name]) for name in NAMES)])
            wanted.append(float(ok))
            where.append(n)
    return np.array(rows), np.array(wanted), np.array(where)


def main(argv: Sequence[str] | None = None) -> None:
    """Command line of the calibration."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=pathlib.Path, required=True)
    parser.add_argument("--model", type=pathlib.Path, required=True)
    chosen = parser.parse_args(argv)
    kept = [a for i, a in read(chosen.data / "attribution.train.jsonl") if held_out(i)]
    rows, wanted, where = collect(
        Tagger.load(chosen.model), [a for _, a in read(chosen.data / "attribution.dev.jsonl")] + kept
    )
    if not len(wanted):
        raise SystemExit("the model finds nothing in these articles, so there is no confidence to fit")
    crossed = np.zeros_like(wanted)
    for fold in range(5):  # articles are kept whole, so that the table is honest
        out = where % 5 == fold
        crossed[out] = 1 / (1 + np.exp(-rows[out] @ fit(rows[~out], wanted[~out])))
    print(table(crossed, wanted))
    weights = fit(rows, wanted)
    path = chosen.model / "config.json"
    config = json.loads(path.read_text(encoding="utf-8"))
    config["link"]["confidence"] = {name: round(float(w), 4) for name, w in zip(("bias", *NAMES), weights, strict=True)}
    path.write_text(json.dumps(config, indent=1, sort_keys=True) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
