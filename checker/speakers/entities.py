"""What is known of somebody at the end of an article, as plain records."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from checker.lexicon import words
from checker.records import Span, SpeakerType
from checker.speakers.bearer import Bearer
from checker.speakers.described import Described
from checker.speakers.lexicon import BODY_NOUNS, MANY_OF_A_KIND
from checker.speakers.people import Entity
from checker.speakers.roster import Roster

if TYPE_CHECKING:
    from spacy.tokens import Doc

_BEFORE_OFFICE = words("grammar", "determiner")


def fuller(roster: Roster, body: str | None) -> str | None:
    """The name of the one body in the article that a bare "Party" or "ministry" before a spokesperson means."""
    word = (body or "").casefold()
    if word not in BODY_NOUNS or word in MANY_OF_A_KIND:
        return body
    found = set(roster.with_word(word))
    return found.pop() if len(found) == 1 else body


def named(doc: Doc, roster: Roster, key: str, bearer: Bearer) -> Entity:
    """The record of somebody or something with a name."""
    kind: SpeakerType = "person" if bearer.kind in ("person", "?", "") else "body"
    if bearer.kind == "":
        kind = "body" if all(len(n.split()) == 1 for n in bearer.names) and bearer.names else "person"
    spans = tuple(Span(doc[m.start].idx, doc[m.end - 1].idx + len(doc[m.end - 1])) for m in bearer.mentions)
    return Entity(
        key,
        bearer.name,
        kind,
        True,
        tuple(sorted(bearer.names.items())),
        _offices(bearer.roles),
        tuple(sorted(bearer.handles)),
        bearer.gender,
        fuller(roster, bearer.body),
        bearer.alias,
        mentions=spans,
    )


def described(key: str, item: Described, focus: str | None) -> Entity:
    """The record of a speaker who is known by description only."""
    offices = (item.office,) if item.office else ()
    return Entity(key, item.words, item.type, False, offices=offices, body=item.body, focus=focus)


def _offices(roles: Sequence[str]) -> tuple[str, ...]:
    """Roles without a leading article or possessive, each once."""
    found: dict[str, str] = {}
    for text in roles:
        words = text.split()
        while len(words) > 1 and words[0].casefold() in _BEFORE_OFFICE:
            words.pop(0)
        found.setdefault(" ".join(words).casefold(), " ".join(words))
    return tuple(found.values())
