"""The marked pair sets as claims, parsed once and kept: what `benchmarks.outoffold` scores and `training` fits on.

Parsing is most of the cost of a comparison, so parses are kept on disk by a digest of the texts and the facts read from
them by a digest of the code that reads them too; a change of the rules of conflict parses nothing again.
"""

from __future__ import annotations

import datetime as dt
import hashlib
import json
import pathlib
import pickle
import tempfile
from collections.abc import Iterable, Mapping, Sequence
from typing import Any, NamedTuple

import checker
from benchmarks.folds import fold, key_of
from checker.facts.extract import facts_of
from checker.records import Article, Attribution, Claim, Span, Speaker

SETS = {
    "outlets": "pairs.outlets.train.jsonl",
    "natural": "pairs.natural.dev.jsonl",
    "emergent": "pairs.emergent.dev.jsonl",
    "perturb": "pairs.perturb.dev.jsonl",
    "msrp": "pairs.msrp.dev.jsonl",
    "rte3": "pairs.rte3.dev.jsonl",
    "headlines": "pairs.sts_headlines.dev.jsonl",
}
"""Every set by its name, with its file under ``data/`` of the bench."""
MARKS = pathlib.Path(__file__).with_name("marks")
POOL = "pool"
"""The set of our own marks (``benchmarks/marks``), whose texts lie in the pool beside the bench."""
CACHE = pathlib.Path(tempfile.gettempdir()) / "checker-pairsets"
PACKAGE = pathlib.Path(checker.__file__).parent
_PARSED_BY = ("language.py", "remembering.py")
_READ_BY = ("facts/*.py", "facts/data/*", "lexicon/**/*", "records/*.py")


class Marked(NamedTuple):
    """One marked pair: its set, its line, its two claims."""

    set: str
    row: Mapping[str, Any]
    left: Claim
    right: Claim

    @property
    def key(self) -> tuple[str, str]:
        """Set and id, which name a pair among all sets."""
        return self.set, str(self.row["id"])

    @property
    def fold(self) -> int:
        """The fold, 0 to 4, of its group."""
        return fold(key_of(self.row))

    @property
    def articles(self) -> tuple[Article, Article]:
        """The two texts as `checker compare` takes them."""
        left, right = (Article(k, k, self.row[k], Span(0, len(self.row[k])), "") for k in "ab")
        return left, right


def marked(
    bench: pathlib.Path, names: Iterable[str] = (*SETS, POOL), cache: pathlib.Path | None = CACHE
) -> list[Marked]:
    """The pairs of the sets *names* of *bench*, in order; *cache* is a folder, None to parse anew."""
    return [pair for name in names for pair in pairs_of(name, rows_of(bench, name), cache)]


def rows_of(bench: pathlib.Path, name: str) -> list[dict[str, Any]]:
    """The lines of the set *name*; those of :data:`POOL` get the texts that their marks point to."""
    if name != POOL:
        return read(bench / "data" / SETS[name])
    stories = read(bench.parent / "pool" / "outlets.jsonl")
    texts = {a["id"]: a["text"] for story in stories for a in story["articles"]}
    marks = [row for file in ("pairs.jsonl", "pairs.sealed.jsonl") for row in read(MARKS / file)]
    for row in marks:
        row["group"] = row["story"]
        for side, (article, start, end) in (("a", row["left"]), ("b", row["right"])):
            row[side] = texts[article][start:end]
    return marks


def read(path: pathlib.Path) -> list[dict[str, Any]]:
    """The lines of a JSON Lines file."""
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line.strip()]


def pairs_of(name: str, rows: Sequence[Mapping[str, Any]], cache: pathlib.Path | None = CACHE) -> list[Marked]:
    """*rows* of the set *name* with their claims."""
    texts = digest([repr([(r["a"], r["b"], *_sides(r)) for r in rows]).encode()])
    if cache is None:
        return _claims(name, rows, _parsed(rows, None))
    cache.mkdir(parents=True, exist_ok=True)
    kept = cache / f"{name}-{digest([texts.encode(), *_code(_PARSED_BY + _READ_BY)])}.claims"
    if kept.exists():
        claims = pickle.loads(kept.read_bytes())
        return [Marked(name, row, *both) for row, both in zip(rows, claims, strict=True)]
    out = _claims(name, rows, _parsed(rows, cache / f"{name}-{digest([texts.encode(), *_code(_PARSED_BY)])}.docs"))
    kept.write_bytes(pickle.dumps([(p.left, p.right) for p in out]))
    return out


def digest(pieces: Iterable[bytes]) -> str:
    """Twelve digits that tell *pieces* from others."""
    return hashlib.sha256(b"\0".join(pieces)).hexdigest()[:12]


def _code(patterns: Iterable[str]) -> list[bytes]:
    return [p.read_bytes() for pattern in patterns for p in sorted(PACKAGE.glob(pattern)) if p.is_file()]


def _parsed(rows: Sequence[Mapping[str, Any]], kept: pathlib.Path | None) -> list[Any]:
    from spacy.tokens import DocBin

    from checker.language import load

    nlp = load()
    if kept is not None and kept.exists():
        return list(DocBin().from_bytes(kept.read_bytes()).get_docs(nlp.vocab))
    docs = list(nlp.pipe((text for r in rows for text in (r["a"], r["b"])), batch_size=128))
    if kept is not None:
        attrs = ["ORTH", "LEMMA", "POS", "TAG", "DEP", "HEAD", "SENT_START", "SPACY", "MORPH"]
        kept.write_bytes(DocBin(attrs=attrs, docs=docs).to_bytes())
    return docs


def _sides(row: Mapping[str, Any]) -> list[Any]:
    return [row.get(f"{side}_{field}") for side in "ab" for field in ("speaker", "published")]


def _claims(name: str, rows: Sequence[Mapping[str, Any]], docs: Sequence[Any]) -> list[Marked]:
    out, each = [], iter(docs)
    for row in rows:
        sides = []
        for key in "ab":
            whole, day = (Span(0, len(row[key])),), row.get(f"{key}_published")
            facts = facts_of(next(each), whole, published=dt.date.fromisoformat(day) if day else None)
            who = row.get(f"{key}_speaker")
            speaker = Speaker(who, who, "name") if who else None
            sides.append(Claim(key, key, row[key], Attribution(key, (), (), whole, "indirect"), speaker, facts))
        out.append(Marked(name, row, *sides))
    return out
