"""Hashes of what the tool says of a fixed set of texts, for changes of form that must leave behaviour alone.

    python -m benchmarks.freeze --bench ../shared/bench --out before.txt      # on the parent commit
    python -m benchmarks.freeze --bench ../shared/bench --against before.txt  # on the commit

One line an item: the SHA-256 of its JSON, its command, its id. Items are ``extract`` of fifty development articles,
``check`` and ``extract`` of the samples in ``seeds/``, of the open invented stories and of six development stories, and
``compare`` of four hundred pairs; development texts from folds 0 to 3 only. ``--against`` names the items that differ
and ends with 1. The figures of two kinds of processor differ in their last digits, so both runs belong on one machine.
"""

from __future__ import annotations

import argparse
import hashlib
import pathlib
import sys
import tempfile
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Any

from benchmarks.floors import FIELDS, feed, read
from benchmarks.folds import is_open
from benchmarks.strangers.marking import GOLD
from checker.articles import read as read_articles
from checker.choices import Options
from checker.commands.compare import _pair
from checker.comparing import compare
from checker.pipeline import Tools, check, load_tools, read_claims, with_speakers
from checker.records import Article
from checker.render.json_ import comparison_line, dump, extract_line, report_value
from checker.rulebook import load

ROOT = pathlib.Path(__file__).resolve().parent.parent
ARTICLES, STORIES, PAIRS = 50, 6, 400


def stories(bench: pathlib.Path) -> Iterator[tuple[str, list[str] | list[dict[str, Any]]]]:
    """(id, paths or records) of every story that is checked."""
    for path in sorted(p for p in (ROOT / "seeds").iterdir() if p.is_dir()):
        yield path.name, [str(path.relative_to(ROOT))]
    for story in read(GOLD):
        if story["split"] == "open":
            yield story["id"], story["articles"]
    for story in spread([r for r in read(bench / "data/clusters.dev.jsonl") if is_open(r)], STORIES):
        yield story["id"], story["articles"]


def spread(rows: Sequence[dict[str, Any]], count: int) -> Sequence[dict[str, Any]]:
    """*count* of *rows*, evenly from first to last."""
    return [rows[i * len(rows) // count] for i in range(count)]


def articles_of(what: list[str] | list[dict[str, Any]]) -> list[Article]:
    """The articles under paths, or those that records hold."""
    with tempfile.TemporaryDirectory() as folder:
        records = [w for w in what if not isinstance(w, str)]
        inputs = [feed(records, FIELDS, folder)] if records else [w for w in what if isinstance(w, str)]
        found = [a for a in read_articles(inputs) if isinstance(a, Article)]
    return [replace(a, path=pathlib.Path(a.path or "").name) for a in found]


def items(bench: pathlib.Path) -> Iterator[tuple[str, str]]:
    """(name, JSON) of every item."""
    book = load(())
    tools = load_tools(Options(), book)
    lone = spread([r for r in read(bench / "data/attribution.dev.jsonl") if is_open(r)], ARTICLES)
    for row in lone:
        for article in articles_of([row]):
            yield f"extract {row['id']}", extracted(article, tools)
    for key, what in stories(bench):
        parts = [read_claims(a, tools, narration=True) for a in articles_of(what)]
        for part in parts:
            line = extract_line(part.article, with_speakers([part], book), part.problems)
            yield f"extract {key} {part.article.outlet}", line
        yield f"check {key}", dump(report_value(check(parts, book, model=tools.model)))
    pairs = spread([r for r in read(bench / "data/pairs.outlets.train.jsonl") if is_open(r)], PAIRS)
    for found in compare((_pair(row, 0) for row in pairs), tools.nlp, book):
        yield f"compare {found.id}", comparison_line(found)


def extracted(article: Article, tools: Tools) -> str:
    """The line of ``extract`` on *article*."""
    part = read_claims(article, tools)
    return extract_line(part.article, with_speakers([part], tools.rulebook), part.problems)


def main() -> int:
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n", maxsplit=1)[0])
    parser.add_argument("--bench", type=pathlib.Path, required=True, help="folder with the development sets")
    parser.add_argument("--out", type=pathlib.Path, help="write the hashes there")
    parser.add_argument("--json", type=pathlib.Path, help="write the JSON itself there, to see what differs")
    parser.add_argument("--against", type=pathlib.Path, help="hashes of the parent commit; exit 1 where one differs")
    options = parser.parse_args()
    made = dict(items(options.bench))
    hashes = {name: hashlib.sha256(text.encode()).hexdigest() for name, text in made.items()}
    if options.json:
        options.json.write_text("".join(f"{name}\t{text}\n" for name, text in made.items()), encoding="utf-8")
    if options.out:
        options.out.write_text("".join(f"{digest} {name}\n" for name, digest in hashes.items()), encoding="utf-8")
    if options.against is None:
        return 0
    lines = options.against.read_text(encoding="utf-8").splitlines()
    kept = {name: digest for digest, _, name in (line.partition(" ") for line in lines)}
    changed = sorted(name for name in kept.keys() | hashes.keys() if kept.get(name) != hashes.get(name))
    for name in changed:
        print(f"differs: {name}", file=sys.stderr)
    print(f"{len(hashes)} items, {len(changed)} differ", file=sys.stderr)
    return 1 if changed else 0


if __name__ == "__main__":
    sys.exit(main())
