"""How much of what is extracted and shown is no claim, and how many claims are lost, on the marked stories.

    python -m benchmarks.claimhood --bench ../shared/bench --kept FOLDER [--set stories.train] [--shipped] [--sealed]

Each story is read with weights of :mod:`checker.attribution.claimhood` that were fitted without its fold; ``--shipped``
takes those that ship. ``--sealed`` scores the sealed fold, with weights fitted on all the others, in sums only.
"""

from __future__ import annotations

import argparse
import collections
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from types import ModuleType
from typing import Any

from benchmarks.floors import module, read
from benchmarks.folds import SEALED, fold, key_of
from benchmarks.parsed import articles_of, claims_of, kept_tools
from checker.attribution import claimhood
from checker.attribution.claimhood import Weights
from checker.pipeline import Tools, check
from checker.records import Claim
from checker.render.json_ import report_value
from checker.rulebook import Rulebook
from training.claimhood import Example, examples, fit, names_of

AGAINST = frozenset("not n't never no nobody none neither nor without deny denied denies hardly".split())
Counts = collections.Counter[str]


@dataclass(frozen=True, slots=True)
class Suite:
    """A marked set with what reads it."""

    rows: Sequence[Mapping[str, Any]]
    tools: Tools
    book: Rulebook
    score: ModuleType


def weights_by_fold(data: Sequence[Example], least: float) -> Mapping[int, Weights]:
    """For each fold the weights fitted on the others but the sealed one."""
    out = {}
    for k in range(SEALED + 1):
        others = [e for e in data if e.fold not in (k, SEALED)]
        out[k] = Weights(fit(others, names_of(others)), least)
    return out


def measured(suite: Suite, by_fold: Mapping[int, Weights] | None, *, sealed: bool = False) -> Iterator[Counts]:
    """The counts of each story: of what is extracted, then of what is shown."""
    judge = claimhood.Judge
    for row in suite.rows:
        where = fold(key_of(row))
        if (where == SEALED) != sealed:
            continue
        if by_fold is not None:
            weights = by_fold[where]
            suite.tools.engine.judge = lambda d, t, q, x, _, w=weights: judge(d, t, q, x, w)
        articles = articles_of(row["articles"])
        parts = list(claims_of(articles, suite.tools))
        report = report_value(check(parts, suite.book))
        home = {a.id: r["id"] for a, r in zip(articles, row["articles"], strict=True)}
        for claim in report["claims"]:
            claim["article"] = home[claim["article"]]
        counts: Counts = suite.score.score_cluster(row, report)
        for part in parts:
            counts += extracted(suite.score, row, home[part.article.id], part.article.text, part.claims)
        yield counts


def extracted(score: ModuleType, row: Mapping[str, Any], article: str, text: str, claims: Sequence[Claim]) -> Counts:
    """What is extracted of one article, all attributions and those said to be claims, against what readers marked."""
    tokens = score.Text(text)

    def of(spans: Any) -> set[int]:
        return set(tokens.tokens(spans))

    pred = [(n, of([(s.start, s.end) for s in c.attribution.content])) for n, c in enumerate(claims)]
    gold = {g["id"]: g["content"] for g in row["claims"] if g["article"] == article}
    kept = score.match([(g, of(content)) for g, content in gold.items()], pred)
    marks = [x["content"] for x in row.get("rejected") or [] if x["article"] == article]
    thrown = score.match([(n, of(c)) for n, c in enumerate(marks)], [p for p in pred if p[0] not in kept])
    counts: Counts = collections.Counter()
    for n, claim in enumerate(claims):
        says = claim.attribution.states == "claim"
        counts.update(all_claims=n in kept, all_no_claims=n in thrown)
        counts.update(claims=says and n in kept, no_claims=says and n in thrown)
        if n in kept:
            whole = " ".join(text[s:e] for s, e in score.spans(gold[kept[n]])).lower()
            lost = (AGAINST & set(whole.split())) - set(claim.text.lower().split())
            counts.update(cut_negation=bool(lost and not claim.attribution.negated))
    return counts


def told(counts: Counts, score: ModuleType) -> Iterator[tuple[str, float]]:
    """The figures, shares in percent."""

    def share(part: str, *whole: str) -> float:
        total = sum(counts[w] for w in whole)
        return 100 * counts[part] / total if total else 0.0

    m = score.metrics(counts)
    yield "extracted: no claim, all attributions", share("all_no_claims", "all_claims", "all_no_claims")
    yield "extracted: no claim, of type claim", share("no_claims", "claims", "no_claims")
    yield "extracted: true claims of another type", 100 - share("claims", "all_claims")
    yield "extracted: cut behind a negation", share("cut_negation", "all_claims")
    yield "shown: no claim", 100 * m["not_claims"]
    yield "shown: true claims lost", 100 - 100 * counts["claim_tp"] / max(1, counts["all_claims"])
    for key in ("claims", "links"):
        yield f"shown: {key} F1", 100 * m[key]["f1"]
    yield "shown: links precision", 100 * m["links"]["p"]
    yield "shown: links with both claims found", 100 * counts["link_given"] / max(1, counts["link_g"])
    yield "shown: speakers right", 100 * m["speaker_accuracy"]
    yield "shown: false conflicts", counts["conflict_wrong"]


def out_of_fold(bench: Path) -> dict[str, float]:
    """The figures of ``floors.toml``, on the open folds of the marked stories, nothing kept on disk afterwards."""
    with tempfile.TemporaryDirectory() as folder:
        tools, book = kept_tools(Path(folder))
        data = [e for name in ("stories.train", "clusters.dev") for e in examples(bench, tools, name)]
        by_fold = weights_by_fold(data, claimhood.packaged().least)
        score = module(bench / "clusters_score.py")
        rows = read(bench / "data/stories.train.jsonl")
        total: Counts = collections.Counter()
        for counts in measured(Suite(rows, tools, book, score), by_fold):
            total += counts
    found = dict(told(total, score))
    return {
        "fa_extracted": found["extracted: no claim, of type claim"],
        "fa_lost": found["extracted: true claims of another type"],
        "fa_shown": found["shown: no claim"],
        "claims": found["shown: claims F1"] / 100,
    }


def main(argv: Sequence[str] | None = None) -> None:
    """Command line of the measurement."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--bench", type=Path, required=True)
    parser.add_argument("--kept", type=Path, required=True, help="where parses and readings are kept")
    parser.add_argument("--set", default="stories.train")
    parser.add_argument("--shipped", action="store_true", help="the weights that ship, which have seen these stories")
    parser.add_argument("--sealed", action="store_true", help="the sealed fold, once a change is done")
    chosen = parser.parse_args(argv)
    tools, book = kept_tools(chosen.kept)
    rows = read(chosen.bench / f"data/{chosen.set}.jsonl")
    by_fold = None
    if not chosen.shipped:
        data = [e for name in ("stories.train", "clusters.dev") for e in examples(chosen.bench, tools, name)]
        by_fold = weights_by_fold(data, claimhood.packaged().least)
    score = module(chosen.bench / "clusters_score.py")
    total: Counts = collections.Counter()
    for counts in measured(Suite(rows, tools, book, score), by_fold, sealed=chosen.sealed):
        total += counts
    for name, value in told(total, score):
        print(f"{name:44s} {value:6.1f}")


if __name__ == "__main__":
    main()
