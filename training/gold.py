"""Marked articles of the benchmark, and which of them are kept from training. No PyTorch is needed."""

import hashlib
import json
import pathlib
from collections.abc import Sequence

from training.augment import Gold, Marked, Pairs

KINDS = ("source", "cue", "content")


def read(path: pathlib.Path) -> list[tuple[str, Marked]]:
    """(id, article) of every line of a benchmark file."""
    out = []
    for line in path.read_text(encoding="utf-8").rstrip("\n").split("\n"):
        record = json.loads(line)
        gold = tuple(Gold(*(_pairs(a[kind]) for kind in KINDS)) for a in record["attributions"])
        out.append((record["id"], Marked(record["text"], gold)))
    return out


def _pairs(spans: Sequence[Sequence[int]]) -> Pairs:
    return tuple((int(s), int(e)) for s, e in spans)


def held_out(article_id: str) -> bool:
    """True for about one training article in 28, kept to choose thresholds and calibrate confidence."""
    return int(hashlib.sha256(article_id.encode()).hexdigest(), 16) % 28 == 0
