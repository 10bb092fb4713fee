"""What was read of an article as bytes: MessagePack of the records' own fields, compressed; never pickle.

The shape is taken from the dataclasses themselves, so that a field that is added is kept without a word here; what was
kept under another shape has another key (:mod:`checker.runtime.keys`) and is never decoded. Decoding checks every
value's type, so that a damaged store gives an error and no odd claim.
"""

from __future__ import annotations

import zlib
from collections.abc import Hashable, Sequence
from dataclasses import replace
from functools import cache
from typing import TYPE_CHECKING, Any, TypeVar, cast

import msgspec

from checker.records import Article, Report

if TYPE_CHECKING:
    from checker.pipeline import ArticleClaims

Value = TypeVar("Value")
DAMAGED = (msgspec.MsgspecError, zlib.error, UnicodeError)
"""What :func:`decoded` raises for bytes that it did not make, and :func:`encoded` for text that is no text."""


@cache
def _decoder(kind: Hashable) -> msgspec.msgpack.Decoder[Any]:
    return msgspec.msgpack.Decoder(kind)


def encoded(value: object) -> bytes:
    """*value*, made of records, numbers, texts and tuples, as bytes. Raises one of :data:`DAMAGED` where it cannot."""
    return zlib.compress(plainly(value), 1)


def plainly(value: object) -> bytes:
    """:func:`encoded` without compression: the same bytes for the same value under every version of zlib."""
    return msgspec.msgpack.encode(value)


def decoded(data: bytes, kind: type[Value]) -> Value:
    """The value of type *kind* that :func:`encoded` was given. Raises one of :data:`DAMAGED` where it is none."""
    return cast("Value", _decoder(cast("Hashable", kind)).decode(zlib.decompress(data)))


def packed(part: ArticleClaims) -> bytes:
    """What was read of an article, without the article: whoever asks for it has it."""
    bare = replace(part.article, text="", path=None, provenance=(), lines=())
    problems = tuple(replace(p, path=None) for p in part.problems)
    return encoded(replace(part, article=bare, problems=problems))


def report_packed(report: Report) -> bytes:
    """A report without its articles' texts."""
    return encoded(replace(report, articles=tuple(replace(a, text="", lines=()) for a in report.articles)))


def report_unpacked(data: bytes, articles: Sequence[Article]) -> Report:
    """The report on *articles* that :func:`report_packed` was given. Raises one of :data:`DAMAGED`."""
    report, by_id = decoded(data, Report), {a.id: a for a in articles}
    return replace(report, articles=tuple(by_id[a.id] for a in report.articles))


def unpacked(data: bytes, article: Article) -> ArticleClaims:
    """What was read of *article*, which may lie under another path by now. Raises one of :data:`DAMAGED`."""
    from checker.pipeline import ArticleClaims

    part = decoded(data, ArticleClaims)
    return replace(part, article=article, problems=tuple(replace(p, path=article.path) for p in part.problems))
