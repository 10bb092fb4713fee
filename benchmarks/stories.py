"""How well a pile is put into stories: B-cubed F1 beside tf-idf with agglomeration, and what stays whole alone.

    python -m benchmarks.stories --data ../shared [--thresholds] [--out benchmarks/results/stories.txt]

Each fold's stories are thrown into one pile. On folds 0 to 3 the weights are fitted on the other open folds (out of
fold), and the baseline's threshold is chosen there too; the sealed fold is scored in sums with the shipped weights.
``bench`` is the 66 stories of BASIL, with their dates, with dates moved into one fortnight, and without; ``pool`` is
short openings without dates, where two stories may be about one event; ``ecb`` is the sentences of ECB+ that stand in
the marked pairs, an article's together, with its topic's two events as gold. *alone* counts stories that stay whole
where nothing else is given. B-cubed: Bagga and Baldwin 1998.
"""

from __future__ import annotations

import argparse
import json
import math
import pathlib
import random
import re
from collections import Counter, defaultdict
from collections.abc import Callable, Sequence
from dataclasses import replace

from benchmarks.folds import SEALED, fold
from checker.records import Article, Span
from checker.stories.cluster import joined
from checker.stories.group import Model, clusters, packaged
from checker.stories.pairs import alike
from training.stories import Pile, fitted, marked, near, read, undated

OPEN = [f for f in range(5) if f != SEALED]
CHOICES = (0.06, 0.08, 0.1, 0.12, 0.15, 0.18, 0.22)
Sums = tuple[float, float, int]


def bcubed(found: Sequence[Sequence[int]], gold: Sequence[str]) -> Sums:
    """(sum of precisions, sum of recalls, articles): sums of two piles can be added."""
    size = Counter(gold)
    precision = recall = 0.0
    for members in found:
        inside = Counter(gold[n] for n in members)
        precision += sum(k * k for k in inside.values()) / len(members)
        recall += sum(k * k / size[story] for story, k in inside.items())
    return precision, recall, len(gold)


def told(sums: Sequence[Sums]) -> str:
    p, r, n = (sum(column) for column in zip(*sums, strict=True))
    p, r = p / n, r / n
    return f"P {p:.3f}  R {r:.3f}  F1 {2 * p * r / (p + r):.3f}  ({n:,.0f} articles)"


def f1(sums: Sequence[Sums]) -> float:
    p, r, n = (sum(column) for column in zip(*sums, strict=True))
    return 2 * p * r / (p + r) / n


def score(pile: Pile, model: Model) -> Sums:
    return bcubed(clusters([a for _, a, _ in pile], model), [story for story, _, _ in pile])


def cosines(pile: Pile) -> dict[tuple[int, int], float]:
    """All pairs' cosines of plain tf-idf over the pile."""
    having = Counter(stem for _, _, terms in pile for stem in terms.counts)
    vectors = []
    for _, _, terms in pile:
        raw = {s: (1 + math.log(c)) * math.log(len(pile) / having[s]) for s, c in terms.counts.items()}
        length = math.sqrt(sum(w * w for w in raw.values())) or 1.0
        vectors.append({s: w / length for s, w in raw.items() if w})
    found = {(i, j): alike(vectors[i], vectors[j]) for j in range(len(pile)) for i in range(j)}
    return {pair: value for pair, value in found.items() if value > 0.03}


def agglomerated(pile: Pile, near_by: dict[tuple[int, int], float], threshold: float) -> Sums:
    return bcubed(joined(len(pile), near_by, 0.0, threshold), [story for story, _, _ in pile])


def baseline(piles: dict[int, Pile]) -> str:
    """Average linkage of all pairs' cosines, its threshold chosen on the other folds."""
    near_by = {k: cosines(pile) for k, pile in piles.items()}
    table = {(k, c): agglomerated(piles[k], near_by[k], c) for k in piles for c in CHOICES}
    out = []
    for k in piles:
        best = max(CHOICES, key=lambda c: f1([table[other, c] for other in piles if other != k]))
        out.append(table[k, best])
    return told(out)


def whole(pile: Pile, model: Model) -> tuple[int, int]:
    stories: dict[str, list[Article]] = defaultdict(list)
    for story, article, _ in pile:
        stories[story].append(article)
    return sum(len(clusters(own, model)) == 1 for own in stories.values()), len(stories)


def ecb(data: pathlib.Path, *, sealed: bool) -> Pile:
    """Articles of the sentences of ECB+ that stand in marked pairs."""
    texts: dict[tuple[str, str], dict[str, None]] = defaultdict(dict)
    for line in (data / "bench/data/pairs.ecbplus.dev.jsonl").read_text("utf-8").splitlines():
        row = json.loads(line)
        if (fold(row["group"]) == SEALED) != sealed:
            continue
        for name, text in zip(row["id"].removeprefix("ecb-").split("~"), (row["a"], row["b"]), strict=True):
            article = name.split("#")[0]
            event = re.sub(r"_\d+", "_", article)
            texts[event, article][text] = None
    found = []
    for (event, name), sentences in sorted(texts.items()):
        text = " ".join(sentences)
        found.append((event, Article(name, name, text, Span(0, len(text)), "")))
    return read(found)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--data", type=pathlib.Path, required=True, help="folder with bench/ and pool/")
    parser.add_argument("--thresholds", action="store_true", help="open folds under several thresholds, nothing else")
    parser.add_argument("--out", type=pathlib.Path)
    args = parser.parse_args()
    sets = {name: read(marked(args.data, name)) for name in ("bench", "pool")}
    sets["ecb"] = ecb(args.data, sealed=False)
    by_fold = {
        name: {k: [row for row in pile if fold(_key(name, row[0])) == k] for k in OPEN} for name, pile in sets.items()
    }
    models = {k: fitted([[r for f in OPEN if f != k for r in by_fold[n][f]] for n in ("bench", "pool")]) for k in OPEN}
    lines: list[str] = []

    def say(line: str) -> None:
        print(line, flush=True)
        lines.append(line)

    for threshold in (-3.0, -2.5, -2.0, -1.5, -1.0, -0.5, 0.0) if args.thresholds else (packaged().threshold,):
        chosen = {k: replace(model, threshold=threshold) for k, model in models.items()}
        for name, folds in by_fold.items():
            shown = {k: views(name, pile) for k, pile in folds.items() if pile}
            for at, (view, _) in enumerate(next(iter(shown.values()))):
                alone = [whole(piles[at][1], chosen[k]) for k, piles in shown.items()]
                kept, of = (sum(column) for column in zip(*alone, strict=True))
                result = told([score(piles[at][1], chosen[k]) for k, piles in shown.items()])
                say(f"{threshold:5.1f}  {view:22s} open    {result}  alone whole {kept} of {of}")
            if not args.thresholds:
                plain = baseline({k: p for k, p in folds.items() if p})
                say(f"       {name:22s} open    {plain}  tf-idf + agglomeration")
    if not args.thresholds:
        at_last(args.data, say)
    if args.out:
        args.out.write_text("\n".join(lines) + "\n", encoding="utf-8")


def views(name: str, pile: Pile) -> list[tuple[str, Pile]]:
    """A pile as it is and, of our own sets, as if all happened in a fortnight or nothing had a date."""
    if name != "bench":
        return [(name, pile)]
    return [
        (name, pile),
        (f"{name}, one fortnight", near(pile, random.Random(7))),
        (f"{name}, no dates", undated(pile)),
    ]


def at_last(data: pathlib.Path, say: Callable[[str], None]) -> None:
    """The sealed fold, and everything in one pile, by the weights that are shipped."""
    sealed = {name: read(marked(data, name, sealed=True)) for name in ("bench", "pool")}
    sealed["ecb"] = ecb(data, sealed=True)
    for name, pile in sealed.items():
        for view, some in views(name, pile) if pile else ():
            kept, of = whole(some, packaged())
            say(f"       {view:22s} sealed  {told([score(some, packaged())])}  alone whole {kept} of {of}")
    whole_set = [*marked(data, "bench"), *marked(data, "bench", sealed=True)]
    everything = read(sorted(whole_set, key=lambda row: row[1].id))
    for view, some in views("bench", everything):
        result = told([score(some, packaged())])
        say(f"       {view:22s} all 66  {result}  (in one pile; shipped weights, which saw folds 0 to 3)")


def _key(name: str, story: str) -> str:
    """What decides the fold of a story: of ECB+ its topic."""
    return f"ecbtopic{story.split('_', maxsplit=1)[0]}" if name == "ecb" else story


if __name__ == "__main__":
    main()
