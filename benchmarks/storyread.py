"""The marked stories of the bench and our own, read once: what the tool finds in each, and the marked claims instead.

Reading is slow and does not change while links and verdicts are worked on, so it is kept in a folder, under a key of
the rows and of everything that reading depends on; parses and the tagger's readings in a folder inside it.
"""

from __future__ import annotations

import dataclasses
import hashlib
import json
import pathlib
import pickle
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from types import ModuleType
from typing import Any

from benchmarks.floors import FIELDS, feed, read
from benchmarks.parsed import kept_tools
from checker.records import Article, Attribution, Claim, Span, Speaker

SETS = ("stories.train", "clusters.dev")
OWN = "marks"
"""Name of the set of openings marked by this project (``benchmarks/marks``; texts from the pool beside the bench)."""
ROOT = pathlib.Path(__file__).parent.parent
MARKS = ("stories.jsonl", "stories.sealed.jsonl")
VERDICTS = {"same": "corroborated", "conflict": "conflicting"}
READS = ("articles", "attribution", "facts", "speakers", "models", "lexicon")
"""Folders of the package that what is read from an article depends on."""
CACHE = pathlib.Path(tempfile.gettempdir()) / "checker-storyfolds"


@dataclass(frozen=True)
class Story:
    """One marked story: its set and row, what was read of its articles, and its marked claims in the tool's form.

    ``given`` have the marked content and kind, the facts of that content, cue and source of the claim that the tool
    finds there, and ``names`` their marked speakers.
    """

    set: str
    row: Mapping[str, Any]
    parts: tuple[Any, ...]
    given: tuple[Claim, ...]
    names: Mapping[str, str]

    @property
    def id(self) -> str:
        """The story's id."""
        return str(self.row["id"])


def stories(bench: pathlib.Path, cache: pathlib.Path = CACHE, *, stale: bool = False) -> Iterator[Story]:
    """All marked stories of the bench and then our own, from *cache* where they have been read before.

    With *stale* a story is taken from *cache* even where the code that reads articles has changed since.
    """
    reader = _Reader(cache / "parsed")
    state = _state()
    for name in (*SETS, OWN):
        for row in marked(bench.parent / "pool") if name == OWN else read(bench / f"data/{name}.jsonl"):
            key = hashlib.sha256(json.dumps(row, sort_keys=True).encode()).hexdigest()[:16]
            path = cache / f"{key}-{state}.pickle"
            older = sorted(cache.glob(f"{key}-*.pickle"), key=lambda p: p.stat().st_mtime)
            if not path.exists() and stale and older:
                path = older[-1]
            if not path.exists():
                cache.mkdir(parents=True, exist_ok=True)
                made = reader.read(row)
                path.write_bytes(pickle.dumps(made))
                for old in older:
                    old.unlink()
            yield _filled(Story(name, row, *pickle.loads(path.read_bytes())))


def _filled(story: Story) -> Story:
    """*story* with the defaults of fields that records got since it was kept."""
    for part in story.parts:
        for record in (part.article, *part.problems):
            for each in dataclasses.fields(record):
                if not hasattr(record, each.name):
                    object.__setattr__(record, each.name, each.default)
    return story


def marked(pool: pathlib.Path) -> Iterator[dict[str, Any]]:
    """Our own marked openings in the form of the bench's stories, with the texts of *pool*; none without it."""
    if not (pool / "outlets.jsonl").exists():
        return
    texts = {row["id"]: row["articles"] for row in read(pool / "outlets.jsonl")}
    for own in (row for name in MARKS for row in read(ROOT / "benchmarks/marks" / name)):
        articles = texts[own["story"]]
        of = {a["id"]: a["text"] for a in articles}
        every = [
            c | {"kind": _kind(of[c["article"]], c["content"]), "speaker": c["speaker"] or ""} for c in own["claims"]
        ]
        claims = [c for c in every if c["id"] not in own["rejected"]]
        known = {c["id"] for c in claims}
        said_by = {c["id"]: c["speaker"] for c in claims}
        groups = [
            {
                "id": f"g{n}",
                "claims": g["claims"],
                "verdict": VERDICTS[g["verdict"]],
                "kind": g["kind"],
                "cross_speaker": g["kind"] == "dispute" and len({said_by[c] for c in g["claims"]}) > 1,
            }
            for n, g in enumerate(own["groups"], 1)
        ]
        yield {
            "id": own["story"],
            "articles": articles,
            "claims": claims,
            "groups": groups,
            "near": [pair for pair in own["near"] if known.issuperset(pair)],
            "rejected": [{k: c[k] for k in ("article", "content")} for c in every if c["id"] not in known],
        }


def _kind(text: str, content: Sequence[Sequence[int]]) -> str:
    """The kind of a content by its quotation marks, which our own marks do not tell."""
    words = "".join(text[start:end] for start, end in content)
    around = text[max(0, content[0][0] - 1) : content[0][0]]
    if any(c in '“”"' for c in words) or around in ("“", '"'):
        return "direct" if around in ("“", '"') or words[:1] in ("“", '"') else "mixed"
    return "indirect"


def _state() -> str:
    """A digest of everything in the package that reading depends on."""
    digest = hashlib.sha256()
    folders = [f for r in READS for f in (ROOT / "checker" / r).rglob("*")]
    files = [*folders, *(ROOT / "checker").glob("*.py"), ROOT / "rules/cues.yaml", ROOT / "rules/aliases.yaml"]
    for path in sorted(f for f in files if f.is_file() and "__pycache__" not in f.parts):
        digest.update(str(path.relative_to(ROOT)).encode() + path.read_bytes())
    return digest.hexdigest()[:16]


class _Reader:
    """The loaded tools, loaded when the first story has to be read."""

    def __init__(self, kept: pathlib.Path) -> None:
        self.kept, self.tools = kept, None

    def read(self, row: Mapping[str, Any]) -> tuple[Any, ...]:
        """What a :class:`Story` holds beside its row."""
        from checker import pipeline
        from checker.articles import read as read_articles

        if self.tools is None:
            self.tools = kept_tools(self.kept)[0]
        with tempfile.TemporaryDirectory() as folder:
            found = list(read_articles([feed(list(row["articles"]), FIELDS, folder)]))
        parts, given, names = [], [], {}
        for article in found:
            if not isinstance(article, Article):
                continue
            read_ = pipeline.read_claims(article, self.tools, narration=True)
            parts.append(read_)
            doc = self.tools.engine.parse(article)
            for marked in row["claims"]:
                if marked["article"] == article.id:
                    claim = _given(doc, article, marked, [c.attribution for c in read_.claims])
                    given.append(claim)
                    names[claim.id] = marked["speaker"]
        return tuple(parts), tuple(given), names


def _given(doc: Any, article: Article, marked: Mapping[str, Any], found: Sequence[Attribution]) -> Claim:
    """A marked claim as the tool would have it, with the cue and source that the tool finds nearest to its content."""
    from checker.facts.extract import facts_of

    content = tuple(Span(*s) for s in sorted(marked["content"]))
    near = max(found, key=lambda a: (_shared(a.content, content), a.id), default=None)
    if near is None or not _shared(near.content, content):
        near = Attribution("", (), (), content, "indirect")
    told = replace(near, id=f"{article.id}:{marked['id']}", content=content, kind=marked["kind"], within=None)
    told = replace(told, confidence=1.0)
    text = " … ".join(" ".join(s.text(article.text).split()) for s in content)
    return Claim(told.id, article.id, text, told, None, facts_of(doc, content, published=article.published))


def _shared(one: Sequence[Span], other: Sequence[Span]) -> int:
    """Characters in common."""
    return sum(max(0, min(a.end, b.end) - max(a.start, b.start)) for a in one for b in other)


def with_marked_speakers(story: Story, said: Sequence[Claim], score: ModuleType) -> tuple[Claim, ...]:
    """The marked claims with speakers by their marked names: a name that is part of a longer one is the same speaker.

    What else is known of a speaker (type, body) is that of the tool's speaker, in *said*, whom the scorer takes for it.
    """
    words = {name: frozenset(score.name_words(name)) for name in {*story.names.values()} - {""}}
    longest = sorted((n for n in words if _one(n)), key=lambda n: (-len(words[n]), n))
    known = sorted({c.speaker for c in said if c.speaker is not None}, key=lambda s: s.id)
    of: dict[str, Speaker | None] = {"": None}
    for name, own in words.items():
        whole = next((n for n in longest if own <= words[n]), name) if _one(name) and own else name
        like = next((s for s in known if score.same_speaker(whole, s.name)), None)
        nobody = not any(c.isupper() for c in name)
        made = Speaker(f"given {whole}", whole, "name", type="unnamed" if nobody else "person")
        of[name] = replace(like, id=made.id, name=whole) if like is not None and not nobody else made
    return tuple(replace(c, speaker=of[story.names[c.id]]) for c in story.given)


def _one(name: str) -> bool:
    """Whether a marked speaker is a name and nothing else: neither several nor "NAME's aides"."""
    return all(w[:1].isupper() or w in ("of", "the", "for") for w in name.split()) and "," not in name
