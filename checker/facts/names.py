"""Names in a content and the part each plays: runs of proper nouns, typed by a gazetteer of places.

No entity recogniser is run: the small model's labels are unreliable on names it has not seen, and cost a third of the
parse. In a headline set in capitals every word looks like a name, so there only known places are kept.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from typing import Literal

from checker.facts.dates import WEEKDAYS
from checker.facts.headlines import set_as_headline
from checker.facts.labels import MONTHS
from checker.facts.tokens import Token, climb
from checker.lexicon import values, words
from checker.records import Mention, Span

_VERBS = frozenset({"VERB", "AUX"})
_TITLES = words("persons", "title")
_BODY = words("bodies", "name-ending")


@lru_cache(maxsize=1)
def places() -> dict[str, str]:
    """Lower-case place names and the country (two letters) or "US-XX" state they belong to."""
    return values("places", "in")


def mentions(tokens: Sequence[Token]) -> list[Mention]:
    """The names of *tokens* in text order."""
    known, capitals = places(), set_as_headline(tokens)
    out, i = [], 0
    while i < len(tokens):
        if tokens[i].pos != "PROPN" or not _name(tokens[i]):
            i += 1
            continue
        j = i + 1
        while j < len(tokens) and (
            _name(tokens[j])
            or (
                tokens[j].lower in ("de", "van", "bin", "al", "&", "-") and j + 1 < len(tokens) and _name(tokens[j + 1])
            )
        ):
            j += 1
        while j > i + 1 and not _name(tokens[j - 1]):
            j -= 1
        mention = _mention(tokens, i, j, known)
        if not capitals or mention.type == "place":
            out.append(mention)
        i = j
    return out


def _name(t: Token) -> bool:
    return t.pos == "PROPN" and t.text[0].isupper() and t.lower not in WEEKDAYS and t.lower not in MONTHS


def _mention(tokens: Sequence[Token], first: int, end: int, known: dict[str, str]) -> Mention:
    for k in range(end - 2, first - 1, -1):
        if tokens[k].lower.rstrip(".") in _TITLES:
            first = k + 1  # the name follows the office: "RNC Chairman Ed Gill" is Ed Gill
            break
    text = " ".join(t.text for t in tokens[first:end])
    lower = text.lower().removeprefix("the ")
    head = end - 1
    kind: Literal["place", "body", "other"] = (
        "place"
        if lower in known
        or (tokens[head].lower in known and tokens[head].dep in ("pobj", "appos", "npadvmod") and end - first == 1)
        else "body"
        if tokens[head].lower.rstrip(".") in _BODY
        else "other"
    )
    verb = climb(tokens, tokens[head].head, _VERBS)
    role, i = "", head
    for _ in range(12):
        if tokens[i].dep not in ("compound", "appos", "conj", "nmod", "flat") or tokens[i].head == i:
            break
        i = tokens[i].head
    role = tokens[i].dep
    if role == "pobj" and tokens[i].head != i:
        role = tokens[tokens[i].head].lower
    span = Span(tokens[first].start, tokens[head].end)
    return Mention(text, kind, role, tokens[verb].lemma if verb >= 0 else "", span)
