"""What finding out who speaks adds to extraction: `python -m benchmarks.resolution [INPUT...]` (default: `seeds`).

Everything runs in one process on one core's time, the parts of each article one after the other, so that their ratio
holds on a busy machine too. The first round warms caches and is not counted; of the others the quickest counts. Exits
with 1 where resolution, within articles and across them, costs more than :data:`GOAL` of the rest of extraction.
"""

from __future__ import annotations

import sys
import time
from collections.abc import Iterable, Sequence
from pathlib import Path

from checker.articles import read
from checker.choices import Options
from checker.facts.extract import facts_of
from checker.pipeline import Tools, load_tools
from checker.records import Article
from checker.rulebook import load
from checker.speakers.across import resolve
from checker.speakers.local import people_of

GOAL = 0.10
ROUNDS = 5
PARTS = ("parse", "attributions", "facts", "speakers in the article", "speakers across articles")


def seconds(articles: Sequence[Article], tools: Tools) -> dict[str, float]:
    """CPU seconds of each part over all *articles*."""
    spent = dict.fromkeys(PARTS, 0.0)
    people = []
    for article in articles:
        times = [time.process_time()]
        doc = tools.engine.parse(article)
        times.append(time.process_time())
        found, _ = tools.engine.attributions(doc, article)
        times.append(time.process_time())
        for attribution in found:
            facts_of(doc, attribution.content, published=article.published)
        times.append(time.process_time())
        people.append(people_of(doc, article, found, tools.rulebook.aliases))
        times.append(time.process_time())
        for part, start, end in zip(PARTS, times, times[1:], strict=False):
            spent[part] += end - start
    start = time.process_time()
    resolve(people, tools.rulebook.aliases)
    spent[PARTS[-1]] = time.process_time() - start
    return spent


def main(inputs: Iterable[str]) -> int:
    """Print the parts and the ratio; 1 where it misses the goal."""
    articles = [a for a in read(list(inputs) or ["seeds"]) if isinstance(a, Article)]
    if not articles:
        print("no articles to read", file=sys.stderr)
        return 2
    tools = load_tools(Options(), load(project=Path()))
    rounds = [seconds(articles, tools) for _ in range(ROUNDS + 1)][1:]
    best = {part: min(r[part] for r in rounds) for part in PARTS}
    for part in PARTS:
        print(f"{part:26s} {best[part]:8.3f} s")
    resolution = sum(best[p] for p in PARTS[3:])
    ratio = resolution / sum(best[p] for p in PARTS[:3])
    print(f"resolution adds {ratio:.1%} to extraction of {len(articles)} articles (goal: under {GOAL:.0%})")
    return int(ratio >= GOAL)


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
