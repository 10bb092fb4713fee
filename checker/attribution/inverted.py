"""A subject cut off from its verb by who says so: "Fog, said harbour master Ines Kolb, had hidden the buoy".

Between commas the verb of saying has its subject behind it, and what stands before is the content's. A parser that
takes the first noun for the speaker makes a mouth of the weather or of a place.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from checker.attribution.drafts import Draft, tidy
from checker.records import Span

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

MOST = 12
"""Words that a speaker between the verb and the comma may have."""
_NAMING = frozenset({"NOUN", "PROPN", "ADJ", "DET", "ADP", "NUM", "PART", "PRON", "CCONJ", "PUNCT", "SYM"})


def righted(draft: Draft, doc: Doc, text: str) -> Draft:
    """*draft* with who stands behind its verb for its source, where that stands between the commas of an insertion."""
    if draft.head < 0 or doc[draft.head].pos_ != "VERB" or len(draft.source) != 1 or len(draft.cue) != 1:
        return draft
    before, cue = draft.source[0], draft.cue[0]
    if text[before.end : cue.start].strip() != "," or "," in before.text(text) or not draft.content:
        return draft
    behind = _speaker(doc, draft.head, cue.end)
    if behind is None:
        return draft
    first, comma = behind
    rest = tidy(Span(comma.idx + 1, draft.content[-1].end), text)
    source = Span(first.idx, doc[comma.i - 1].idx + len(doc[comma.i - 1]))
    return replace(draft, source=(source,), content=(before, rest)) if rest.start < rest.end else draft


def _speaker(doc: Doc, head: int, place: int) -> tuple[Token, Token] | None:
    """The first word of a name at *place* behind the verb *head*, and the comma from which another verb goes on."""
    first = next((t for t in doc[head + 1 : head + 1 + MOST] if t.idx >= place and not t.is_space), None)
    if first is None:
        return None
    named = False
    for token in doc[first.i : first.i + MOST]:
        if token.text == ",":
            after = doc[token.i + 1 : token.i + 3]
            on = any(t.tag_ in ("VBD", "VBZ", "VBP", "MD") for t in after[:1]) or (
                len(after) > 1 and after[0].pos_ == "ADV" and after[1].tag_ in ("VBD", "VBZ", "VBP", "MD")
            )
            return (first, token) if named and on else None
        if token.is_sent_end or token.pos_ not in _NAMING or token.lower_ == "that":
            return None
        named = named or token.pos_ in ("PROPN", "NOUN")
    return None
