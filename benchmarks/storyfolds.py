"""Links and verdicts on the marked stories, out of fold: `python -m benchmarks.storyfolds --bench ../shared/bench`.

Every story is read once (:mod:`benchmarks.storyread`) and judged with the weights that the shipped recipe
(:mod:`training.links`) fits on the other open folds of the bench; our own openings ("marks") teach nothing, so there no
story or mark of the set has been seen by a fit. Printed are the figures of the open folds together, each scored by
what the others taught, and of the sealed fold, in sums only, scored by what all open folds taught. "unseen" are those
of the open folds that the learned judge never saw either; what its opinion of a link weighs (:mod:`training.bearing`)
is fitted on one of them for the other. "given" is the same with the marked claims in place of those found, so that a
claim that is missing is told from a link that is.

    python -m benchmarks.storyfolds --bench ../shared/bench --shipped

scores the rules as they are shipped instead; on the open folds these figures flatter them.
"""

from __future__ import annotations

import argparse
import collections
import copy
import json
import pathlib
import sys
from collections.abc import Callable, Mapping, Sequence
from types import ModuleType
from typing import Any
from unittest.mock import patch

from benchmarks.floors import module
from benchmarks.folds import FOLDS, SEALED, fold
from benchmarks.storyread import CACHE, OWN, Story, stories, with_marked_speakers
from training import bearing
from training.bearing import UNSEEN, Row
from training.conflicts import opinions
from training.links import learned, rows_of

OPINIONS = pathlib.Path(__file__).with_name("marks") / "opinions.json"
Counts = collections.Counter[str]


def judged(story: Story, book: Any, score: ModuleType, *, given: bool = False) -> dict[str, Any]:
    """The JSON report on *story* under the rules *book*; with *given* on its marked claims."""
    from checker import pipeline
    from checker.render.json_ import report_value

    if not given:
        return report_value(pipeline.check(story.parts, book))
    claims = with_marked_speakers(story, pipeline.with_speakers(story.parts, book), score)
    with (
        patch("checker.pipeline.with_speakers", lambda parts, book: claims),
        patch("checker.pipeline.comparable", lambda claims, texts: tuple(claims)),
        patch("checker.pipeline.doubtful", lambda *args: ()),
    ):
        return report_value(pipeline.check(story.parts, book))


def counted(told: Sequence[Story], book: Any, score: ModuleType, errors: list[Any] | None = None) -> dict[str, Counts]:
    """The scorer's counts over the stories *told*, of claims found and of claims given."""
    found, given = Counts(), Counts()
    for story in told:
        found += score.score_cluster(story.row, judged(story, book, score), errors)
        given += score.score_cluster(story.row, judged(story, book, score, given=True))
    return {"found": found, "given": given}


def figures(counts: Mapping[str, Counts], score: ModuleType) -> dict[str, float]:
    """Flat figures by name; counts of conflicts, everything else 0 to 1."""
    m, given = score.metrics(counts["found"]), score.metrics(counts["given"])
    kinds = {k: v for k, v in m["conflicts_by_kind"].items() if "between speakers" not in k and k != "dispute"}
    return {
        "links": m["links"]["f1"],
        "links_precision": m["links"]["p"],
        "links_recall": m["links"]["r"],
        "links_recall_of_found": m["links"]["r_given"],
        "clean": m["corroborated"]["clean"],
        "any": m["corroborated"]["any"],
        "corroborated": m["corroborated"]["judged"],
        "conflicts_right": counts["found"]["conflict_right"],
        "conflicts_wrong": counts["found"]["conflict_wrong"],
        "conflicts_found": counts["found"]["conflict_hit"],
        "conflicts_marked": counts["found"]["conflict_g"],
        "plain_found": sum(hit for hit, _ in kinds.values()),
        "plain_marked": sum(n for _, n in kinds.values()),
        "claims": m["claims"]["f1"],
        "claims_precision": m["claims"]["p"],
        "not_claims": m["not_claims"],
        "speaker_accuracy": m["speaker_accuracy"],
        "split": m["split"],
        "given_links": given["links"]["f1"],
        "given_precision": given["links"]["p"],
        "given_recall": given["links"]["r"],
        "given_clean": given["corroborated"]["clean"],
    }


def taught(book: Any, thresholds: Any) -> Any:
    """*book* with other *thresholds*."""
    made = copy.copy(book)
    vars(made)["thresholds"] = thresholds
    return made


def taught_rows(
    told: Sequence[Story], book: Any, score: ModuleType, pairs: Sequence[Row] = ()
) -> tuple[list[Any], list[Row]]:
    """What teaches links, and what teaches whether two claims bear each other out: links of stories, and *pairs*."""
    taught_by = [s for s in told if s.set != OWN and fold(s.id) != SEALED]
    rows = [r for s in taught_by for r in rows_of(s, book, score)]
    out = list(pairs)
    for story in (s for s in taught_by if fold(s.id) in UNSEEN):
        own = taught(book, learned(rows, book.thresholds, fold(story.id)))
        out += bearing.rows_of(story, own, score)
    return rows, out


def run(
    told: Sequence[Story],
    book_for: Callable[[int | None], Any],
    score: ModuleType,
    errors: list[Any] | None = None,
    bears: Callable[[int | None], Mapping[str, float]] | None = None,
) -> dict[str, dict[str, float]]:
    """Figures by part (``open``, ``sealed``, each set of them, and the folds of the open ones that the judge has not
    seen); *book_for* gives the rules for a fold of the open ones, fitted without it, or for None, fitted on all of
    them; *bears* does so for the weights of :mod:`checker.verdicts.bearing`."""
    from checker.verdicts import bearing as bear

    totals: dict[str, dict[str, Counts]] = collections.defaultdict(lambda: {"found": Counts(), "given": Counts()})
    for number in range(FOLDS):
        here = [s for s in told if fold(s.id) == number]
        book = book_for(None if number == SEALED else number)
        found = bears(None if number == SEALED else number) if bears else bear.weights()
        part = "sealed" if number == SEALED else "open"
        for name in sorted({s.set for s in here}):
            with patch.object(bear, "weights", lambda found=found: found):
                counts = counted([s for s in here if s.set == name], book, score, None if number == SEALED else errors)
            for key in (part, f"{part} {name}", *(["unseen"] if number in UNSEEN else [])):
                for way, c in counts.items():
                    totals[key][way] += c
    return {key: figures(counts, score) for key, counts in totals.items()}


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--bench", type=pathlib.Path, required=True)
    parser.add_argument("--cache", type=pathlib.Path, default=CACHE, help="where what was read of the stories is kept")
    parser.add_argument("--stale", action="store_true", help="take it from there although the code has changed")
    parser.add_argument("--opinions", type=pathlib.Path, default=OPINIONS, help="what the judge says of marked pairs")
    parser.add_argument("--shipped", action="store_true", help="score the rules as shipped, not cross-fitted ones")
    parser.add_argument("--errors", type=pathlib.Path, help="write the errors of the open folds there, as JSON Lines")
    parser.add_argument("--json", action="store_true", help="print one JSON object")
    args = parser.parse_args()
    from checker.rulebook import load

    book = load((), project=pathlib.Path("/nonexistent"))
    score = module(args.bench / "clusters_score.py")
    told = list(stories(args.bench, args.cache, stale=args.stale))
    rows, links = (
        ([], [])
        if args.shipped
        else taught_rows(told, book, score, bearing.marked_rows(args.bench, opinions(args.opinions)))
    )

    def book_for(number: int | None) -> Any:
        return book if args.shipped else taught(book, learned(rows, book.thresholds, number))

    errors: list[Any] = []
    found = run(told, book_for, score, errors, None if args.shipped else lambda number: bearing.fit(links, number))
    if args.errors:
        args.errors.write_text("".join(json.dumps(e) + "\n" for e in errors), encoding="utf-8")
    if args.json:
        print(json.dumps(found, indent=1))
        return 0
    parts = list(found)
    print(" " * 22 + "".join(f"{p:>24s}" for p in parts))
    for key in found[parts[0]]:
        print(f"{key:22s}" + "".join(f"{found[p][key]:24.3f}" for p in parts))
    return 0


if __name__ == "__main__":
    sys.exit(main())
