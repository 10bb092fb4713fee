"""What decides what is read of an article: its text and fields, the rules of reading, the models and the code.

Two digests make a key. The :func:`context` of a run names everything but the article; :func:`article_key` adds that.
Where anything of it changes, the key does, and nothing old is found. What comes after reading (how claims are compared,
judged and shown, and the rules for it) is left out, so that changing a rule of conflict judges anew what is kept.
"""

from __future__ import annotations

import hashlib
import sys
import unicodedata
from collections.abc import Sequence
from dataclasses import replace
from functools import cache
from importlib import metadata
from pathlib import Path

from checker.choices import Options, model_name
from checker.records import Article
from checker.rulebook import Rulebook
from checker.rulebook.book import digest
from checker.runtime.encoding import plainly

FORMAT = "1"
READING = ("cues", "aliases")
"""The sections of rules that reading an article heeds."""
LATER = frozenset(
    "alignment articles commands corpus read render review rulebook stories verdicts _rules __pycache__".split()
)
"""Parts of the package that reading an article cannot reach: they come before or after it (held by import-linter)."""
WEIGHTS = frozenset({".onnx"})
"""Files whose digest stands in the configuration beside them."""
LIBRARIES = ("spacy", "thinc", "numpy", "onnxruntime", "tokenizers", "rapidfuzz", "pystemmer", "nicknames")


def context(options: Options, rulebook: Rulebook) -> str:
    """The digest of everything but the article that decides what is read of it.

    Raises :class:`CheckerError` where a model is not installed or its configuration is damaged.
    """
    parts = (
        FORMAT,
        code(),
        libraries(),
        model_name(options),
        options.engine,
        str(options.attitudes),
        digest([e for e in rulebook.entries if e.section in READING]),
    )
    return hashlib.sha256("\0".join(parts).encode()).hexdigest()


def article_key(article: Article, context: str, *, narration: bool) -> str:
    """The digest under which what is read of *article* is kept; its path and the places of its fields do not count.

    Raises UnicodeEncodeError for a text with lone surrogates, which no reader gives.
    """
    whole = plainly(replace(article, path=None, provenance=()))
    return hashlib.sha256(f"{context}\0{narration:d}\0".encode() + whole).hexdigest()


def judging(reading: str, rulebook: Rulebook) -> str:
    """The digest of all that decides the report on given articles; *reading* is the :func:`context` of reading them.

    Reports name the file and line of each rule, so they count here.
    """
    origins = "\0".join(f"{e.rule.id} {e.rule.origin} {e.disabled}" for e in rulebook.entries)
    problems = plainly(rulebook.problems).hex()
    parts = (reading, code(whole=True), rulebook.digest, origins, problems)
    return hashlib.sha256("\0".join(parts).encode("utf-8", "surrogatepass")).hexdigest()


def story_key(articles: Sequence[Article], context: str) -> str:
    """The digest under which the report on *articles*, in any order, is kept; all their fields count."""
    whole = plainly(sorted(articles, key=lambda a: a.id))
    return hashlib.sha256(f"{context}\0story\0".encode() + whole).hexdigest()


@cache
def code(*, whole: bool = False) -> str:
    """The digest of the program's own files that reading an article may reach, or of the *whole*; data files too."""
    root = Path(__file__).resolve().parents[1]
    found = hashlib.sha256()
    for path in _files(root, frozenset({"__pycache__", "_rules"}) if whole else LATER):
        found.update(f"{path.relative_to(root).as_posix()}\0".encode() + hashlib.sha256(path.read_bytes()).digest())
    return found.hexdigest()


def _files(folder: Path, left_out: frozenset[str] = LATER) -> list[Path]:
    found: list[Path] = []
    for path in sorted(folder.iterdir()):
        if path.is_dir():
            found += [] if path.name in left_out else _files(path, left_out)
        elif path.suffix not in WEIGHTS:
            found.append(path)
    return found


@cache
def libraries() -> str:
    """The versions of Python, of its Unicode tables and of the libraries that reading an article uses."""
    return " ".join((sys.version.split()[0], unicodedata.unidata_version, *map(_version, LIBRARIES)))


def _version(name: str) -> str:
    try:
        return metadata.version(name)
    except metadata.PackageNotFoundError:
        return ""
