"""One ministry under several names: "Varn's defence ministry", "the Varnian Ministry of Defence", "Defence Ministry".

Two countries may each have one, and those must never become one speaker. A ministry that a text does not tell whose it
is belongs to the country that the outlet is named after, else to the only country whose ministry of that kind the
story names; but for defence and foreign affairs, where there are two sides more often than not, it stays by itself.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping
from typing import TYPE_CHECKING

from checker.lexicon import values, words
from checker.speakers.names import fold

if TYPE_CHECKING:
    from spacy.tokens import Doc

    from checker.speakers.cluster import Key
    from checker.speakers.people import Entity
    from checker.speakers.titles import Mention

_SAME = values("bodies", "field-same")
_FIELDS = words("bodies", "field")
_LINKS = words("grammar", "in-ministry")
TWO_SIDED = frozenset({"defence", "foreign"})
STEM = 4  # letters that a country and what is called after it share: "Varn", "Varnian"


def field_and_owner(name: str) -> tuple[str, str] | None:
    """What a ministry is for and the beginning of whose it is, "" where the name does not tell; None for other names.

    >>> field_and_owner("Varnian Ministry of Defence")
    ('defence', 'varn')
    """
    words = re.findall(r"[^\W\d_]+", fold(name))
    if "ministry" not in words:
        return None
    words = [_SAME.get(w, w) for w in words if w not in _LINKS]
    fields = sorted({w for w in words if w in _FIELDS})
    owners = [w for w in words if w not in _FIELDS]
    return (" ".join(fields), owners[0][:STEM] if owners else "") if fields else None


def tell_owners(doc: Doc, found: list[Mention]) -> None:
    """Give each ministry among the names of an article whose it is ("Istra's Ministry of Defence", "the Ministry of
    Defence in Istra"); one without goes by the last that was told."""
    last: dict[str, str] = {}
    for mention in found:
        known = field_and_owner(mention.text)
        if known is None or known[1]:
            continue
        owner = _owner(doc, mention)
        mention.text = f"{mention.text} of {owner}" if owner else last.get(known[0], mention.text)
        last[known[0]] = mention.text


def _owner(doc: Doc, mention: Mention) -> str:
    """The name in the possessive before a name, or the place right after it, in the article's words; "" for none."""
    head = doc[mention.head]
    for child in head.children:
        if child.dep_ == "poss" and child.i < mention.start and child.text[:1].isupper():
            return doc[child.left_edge.i : child.i + 1].text
    after = mention.end
    if after + 1 < len(doc) and doc[after].lower_ == "in" and doc[after + 1].pos_ == "PROPN":
        return doc[after + 1].text
    return ""


def keys(entities: Mapping[Key, Entity], outlets: Mapping[str, str]) -> dict[Key, str]:
    """What the ministries among *entities* are known by: one key for all that are one; *outlets* by article."""
    found = {}
    for key, entity in entities.items():
        known = [field_and_owner(n) for n in (entity.name, *(n for n, _ in entity.names))]
        if entity.type == "body" and known[0] is not None:
            found[key] = (known[0][0], next((k[1] for k in known if k is not None and k[1]), ""))
    owners: dict[str, set[str]] = defaultdict(set)
    for field, owner in found.values():
        owners[field] |= {owner} - {""}
    named = {}
    for key, (field, owner) in found.items():
        words = {w[:STEM] for w in re.findall(r"[^\W\d_]+", fold(outlets.get(key[0], "")))}
        near = sorted(owners[field] & words)
        if not owner and len(near) == 1:
            owner = near[0]  # noqa: PLW2901 - the owner that the outlet tells
        elif not owner and len(owners[field]) == 1 and field not in TWO_SIDED:
            (owner,) = owners[field]  # noqa: PLW2901 - the only one
        elif not owner and owners[field]:
            owner = f"? {key[0]}"  # noqa: PLW2901 - nobody knows whose
        named[key] = f"{field} of {owner}"
    return named
