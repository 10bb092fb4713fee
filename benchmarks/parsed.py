"""Articles of the marked sets with their parses and the tagger's readings, kept on disk between runs.

The parse and the network take nearly all of the time of an extraction, and a change of rules changes neither. What is
kept is named by the digest of the text, of the models and of the modules that make it, so that it is never stale.
"""

from __future__ import annotations

import hashlib
import json
import pickle
import tempfile
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, cast

from checker.articles import read
from checker.attribution import parsing, tagger
from checker.attribution.engine import Engine
from checker.attribution.tagger import Pair, Reading, Tagger
from checker.choices import Options
from checker.pipeline import ArticleClaims, Tools, load_tools, read_claims
from checker.records import Article
from checker.rulebook import Rulebook, load

if TYPE_CHECKING:
    from spacy.tokens import Doc

FIELDS = ("id", "outlet", "title", "published", "url", "text")


def articles_of(rows: Iterable[Mapping[str, Any]]) -> tuple[Article, ...]:
    """The articles *rows* as the commands read them, in their order."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "articles.jsonl"
        path.write_text("".join(json.dumps({k: r[k] for k in FIELDS if r.get(k)}) + "\n" for r in rows), "utf-8")
        return tuple(item for item in read([str(path)]) if isinstance(item, Article))


class _Kept:
    """A tagger and a parser that look on disk first."""

    def __init__(self, engine: Engine, folder: Path) -> None:
        self.engine, self.folder, self.digest = engine, folder, engine.tagger.digest
        self.extent = engine.tagger.extent
        modules = (Path(parsing.__file__), Path(tagger.__file__), Path(tagger.__file__).with_name("linking.py"))
        made = hashlib.sha256(b"".join(m.read_bytes() for m in modules)).hexdigest()
        self.made = f"{self.digest} {engine.nlp.meta['name']} {engine.nlp.meta['version']} {made}"
        folder.mkdir(parents=True, exist_ok=True)

    def at(self, kind: str, key: str) -> Path:
        name = hashlib.sha256(f"{kind} {self.made} {key}".encode()).hexdigest()[:24]
        return self.folder / f"{name}.{kind}"

    def readings(self, texts: Sequence[str], quotations: Sequence[Iterable[Pair]]) -> list[Reading]:
        out = []
        for text, pairs in zip(texts, quotations, strict=True):
            path = self.at("tagged", f"{list(pairs)} {text}")
            if not path.exists():
                path.write_bytes(pickle.dumps(Tagger.readings(self.engine.tagger, [text], [pairs])[0]))
            out.append(cast("Reading", pickle.loads(path.read_bytes())))
        return out

    def parse(self, article: Article) -> Doc:
        from spacy.tokens import Doc

        path = self.at("parse", f"{article.body} {article.text}")
        if path.exists():
            return Doc(self.engine.nlp.vocab).from_bytes(path.read_bytes())
        doc = parsing.parse(self.engine.nlp, article)
        path.write_bytes(doc.to_bytes())
        return doc


class KeptEngine(Engine):
    """The hybrid engine over what is kept in *folder*."""

    def __init__(self, of: Engine, folder: Path, *, attitudes: bool = False) -> None:
        super().__init__(of.nlp, of.lexicon.rules, attitudes=attitudes, tagger=of.tagger)
        self.kept = _Kept(of, folder)
        self._tagger = cast("Tagger", self.kept)

    def parse(self, article: Article) -> Doc:
        """The article's parse, from disk where it was parsed before."""
        return self.kept.parse(article)


def kept_tools(folder: Path, *, attitudes: bool = False) -> tuple[Tools, Rulebook]:
    """Tools with the shipped rules whose parses and readings are kept in *folder*."""
    book = load([])
    tools = load_tools(Options(), book)
    return Tools(tools.nlp, KeptEngine(tools.engine, folder, attitudes=attitudes), book, tools.model), book


def claims_of(articles: Iterable[Article], tools: Tools) -> Iterator[ArticleClaims]:
    """What :func:`checker.pipeline.read_claims` gives for each of *articles*, narration included."""
    return (read_claims(a, tools, narration=True) for a in articles)
