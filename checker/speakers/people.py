"""What one article tells about who is who: plain frozen records, without any object of the parser."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from checker.records import FoundBy, Span, SpeakerType


@dataclass(frozen=True, slots=True)
class Entity:
    """Somebody or something that can speak, as one article knows it.

    ``key`` is unique in the article. ``name`` is the fullest name there, or the words of an unnamed source or of a
    document; ``given`` tells whether it is a proper name. ``names`` are all its names as printed, with how often;
    ``offices`` all titles and roles as printed; ``gender`` is "f", "m" or "". ``body`` is whom a spokesperson speaks
    for or who issued a document. ``focus`` is the key of the person just spoken of where an office names nobody in
    the article: who it means unless the story knows its holder. ``alias`` is the id of the alias rule that named it.
    """

    key: str
    name: str
    type: SpeakerType
    given: bool
    names: tuple[tuple[str, int], ...] = ()
    offices: tuple[str, ...] = ()
    handles: tuple[str, ...] = ()
    gender: str = ""
    body: str | None = None
    alias: str | None = None
    focus: str | None = None
    mentions: tuple[Span, ...] = ()


@dataclass(frozen=True, slots=True)
class Resolution:
    """Who speaks in one attribution, as far as its own article tells.

    ``entities`` are keys of the article's entities: none where unresolved, several for joint speakers. ``words`` are
    those of the source; ``note`` says for people how the words led there; ``said`` are the content's words.
    """

    attribution: str
    entities: tuple[str, ...]
    found_by: FoundBy | None
    words: str
    note: str = ""
    body: str | None = None
    said: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class ArticlePeople:
    """The people, bodies, documents and unnamed sources of one article, and the speaker of each of its attributions."""

    article: str
    outlet: str
    published: dt.date | None
    entities: tuple[Entity, ...]
    resolutions: tuple[Resolution, ...]
