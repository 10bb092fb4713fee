"""A paragraph of quotation without a cue: it is said by who spoke at the end of the paragraph before.

"The dam would hold, Ada Brunn said.¶“We looked at every stone.”¶" The text says otherwise where the paragraph before
ends with a sentence of its own in which nobody speaks, or with a question, which somebody else answers.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from checker.attribution.drafts import Draft, merged, overlap
from checker.attribution.nearby import Held
from checker.attribution.quotes import Quotation
from checker.lexicon import words

CHANCE = 0.7  # as a quotation whose speaker the sentence before names
LEAST = 4
"""Words from which a paragraph in quotation marks is said by somebody, and no title or heading."""
FAR = 1500
"""Characters before a paragraph in which somebody must have spoken."""
_PRONOUNS = words("grammar", "pointing")
_STOP = re.compile(r"[.!?][”\"’')]*\s+\S")


def carried(drafts: Sequence[Draft], text: str, quotes: Sequence[Quotation]) -> list[Draft]:
    """*drafts* with the paragraphs of quotation that none of them holds.

    Such a paragraph goes on with the quotation that ends the paragraph before, or is a draft of its own with the source
    of the one before.
    """
    held = Held(d.content for d in drafts)
    spoken = [n for n, d in enumerate(drafts) if d.reports == "speech" and d.source and d.content]
    order = sorted(spoken, key=lambda n: _end(drafts[n]))
    out = list(drafts)
    last: tuple[int, int] | None = None  # the draft just carried on, and where its line ends
    for quote in quotes:
        if quote.depth or quote.use != "speech" or held.overlap([quote.span]):
            continue
        start, stop = text.rfind("\n", 0, quote.span.start) + 1, text.find("\n", quote.span.end)
        end = stop if stop >= 0 else len(text)
        if not _whole(quote, text[start : quote.span.start], text[quote.span.end : end], text):
            continue
        n = last[0] if last is not None and not text[last[1] : start].strip() else None
        if n is None:
            n = _before(drafts, order, start, text)
            if n is None:
                continue
            if not _ends_quoted(drafts[n], text[:start].rstrip()):
                out.append(Draft(drafts[n].source, (), (quote.span,), "", "quotation", scores=(("cue", CHANCE),)))
                last = len(out) - 1, end
                continue
        out[n] = replace(out[n], content=merged((*out[n].content, quote.span), text))
        last = n, end
    return out


def _ends_quoted(draft: Draft, prior: str) -> bool:
    """Whether the text *prior* ends with the quotation of *draft*."""
    return draft.content[-1].end >= len(prior) - 1 and prior[-1:] in '”"»'


def _whole(quote: Quotation, before: str, after: str, text: str) -> bool:
    """Whether *quote* is its paragraph, and is said: whole sentences, no heading in single marks."""
    inner = quote.inner.text(text).strip()
    said = inner[:1].isupper() and (inner[-1:] in ".!?…" or not quote.closed) and len(inner.split()) >= LEAST
    return said and quote.opened and not before.strip() and not after.strip(" \t.") and quote.mark not in ("'", "‘")


def _before(drafts: Sequence[Draft], order: Sequence[int], start: int, text: str) -> int | None:
    """Which of *drafts*, those of *order* by where they end, speaks at the end of the paragraph before *start*.

    Where none does, whoever is the only one to have spoken shortly before.
    """
    prior = text[:start].rstrip()
    line = prior.rfind("\n") + 1
    near = [n for n in order if start - FAR <= _end(drafts[n]) <= len(prior)]
    if not near or prior[-1:] == "?":
        return None
    draft = drafts[near[-1]]
    if _end(draft) < line or _STOP.search(prior, max(_end(draft) - 2, line)):
        names = {name for n in near for name in [_name(drafts[n], text)] if name}
        return near[-1] if len(names) == 1 else None
    outer = [n for n in near[:-1] if overlap(drafts[n].content, draft.cue or draft.source)]
    return outer[0] if outer else near[-1]


def _name(draft: Draft, text: str) -> str:
    """The last word with a capital of who speaks, "" where a pronoun or a role does."""
    told = [w.strip(".,’'") for s in draft.source for w in s.text(text).split()]
    return next((w for w in reversed(told) if w[:1].isupper() and w.lower() not in _PRONOUNS), "")


def _end(draft: Draft) -> int:
    return max(s.end for s in (*draft.source, *draft.cue, *draft.content))
