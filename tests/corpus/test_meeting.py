"""The parts of a pile put into stories, step by step, without a cluster: the stories of the whole."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import replace

import pytest

pytest.importorskip("pyarrow", reason="the extra `corpus` is not installed")

import pyarrow as pa

from checker.corpus import meeting
from checker.corpus.schema import PILE
from checker.records import Article
from checker.runtime.encoding import encoded
from checker.stories.group import packaged, stories_of
from checker.stories.pairs import CROWD
from tests.corpus.made import articles


def _groups(tables: Iterable[pa.RecordBatch | pa.Table], by: str) -> list[pa.Table]:
    found: dict[str, list[dict[str, object]]] = defaultdict(list)
    schema = None
    for table in tables:
        schema = table.schema
        for row in table.to_pylist():
            found[row[by]].append(row)
    return [pa.Table.from_pylist(found[key][::-1], schema=schema) for key in sorted(found, reverse=True)]


def _stories(pile: list[Article]) -> set[frozenset[str]]:
    model, size = packaged(), len(pile)
    rows = [{"key": a.id, "id": a.id, "article": encoded(a)} for a in pile]
    terms = list(meeting.made_of(pa.RecordBatch.from_pylist([row], schema=PILE) for row in rows))
    having = Counter(stem for some in terms for row in some.to_pylist() for stem in row["stems"])
    vectors = list(meeting.weighed(terms, {stem: n for stem, n in having.items() if n > 1}, size))
    by_id = {row["id"]: row for some in vectors for row in some.to_pylist()}
    keys = [some for some in _groups(meeting.keyed(vectors), "stem") if 1 < some.num_rows <= CROWD]
    near = map(meeting.near, _groups(map(meeting.shared, keys), "left"))
    pairs = {(row["left"], row["right"]) for some in near for row in some.to_pylist()}
    wide = [
        {f"{side}_{name}": value for side, key in (("left", a), ("right", b)) for name, value in by_id[key].items()}
        for a, b in pairs
    ]
    evidence = [r for some in wide for b in meeting.judged([pa.RecordBatch.from_pylist([some])], model, size)
                for r in b.to_pylist()]  # fmt: skip
    part_of = meeting.components((r["left"], r["right"]) for r in evidence if r["value"] > model.threshold)
    inside = [
        r | {"part": part_of[r["left"]]} for r in evidence if part_of.get(r["left"], 0) == part_of.get(r["right"])
    ]
    parts = _groups([pa.Table.from_pylist(inside)], "part") if inside else []
    found = [row["articles"] for part in parts for row in meeting.grown(part, model, size).to_pylist()]
    return {frozenset(f) for f in found} | {frozenset([a.id]) for a in pile if a.id not in part_of}


@pytest.mark.parametrize("copies", [1, 3, 14])
def test_the_stories_are_those_of_the_whole(copies: int) -> None:
    some = [replace(a, id=f"{a.id}-{n}", text=f"{a.text} Note {n % 7}.") for n in range(copies) for a in articles()]
    assert _stories(some) == {frozenset(s.articles) for s in stories_of(some)}


def test_components() -> None:
    edges = [("b", "c"), ("x", "y"), ("a", "c"), ("z", "y")]
    wanted = {"a": "a", "b": "a", "c": "a", "x": "x", "y": "x", "z": "x"}
    assert meeting.components(edges) == meeting.components(edges[::-1]) == wanted
    assert meeting.components([]) == {}
