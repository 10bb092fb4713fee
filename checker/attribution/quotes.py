"""Quotation marks, paired by rule before anything else looks at the text. Pure text, linear time.

Marks pair inside a paragraph (a line). One that stays open at the end of its paragraph is newspaper style for a
quotation that goes on, if the next paragraph opens again; else it is an unpaired mark: the quotation runs to the end of
its paragraph and the article keeps everything after it. Single marks are told from apostrophes by what stands around
them. Quotations inside quotations carry their ``depth``.

Not everything between marks is speech: titles of works, nicknames and scare quotes are marked by :attr:`Quotation.use`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Literal

from checker.lexicon import either, words
from checker.records import Span

Use = Literal["speech", "words", "title", "nickname"]

DEEPEST = 4  # quotations inside quotations; marks opened deeper are passed over

_OPENING = {"“": "”", "«": "»", "``": "''", "„": "“”", "‘": "’", "‹": "›"}
_EITHER = {'"', "''", "'"}
_CLOSING = {"”": "“", "»": "«", "’": "‘", "›": "‹"}
_MARK = re.compile(r"''|``|[\"“”„«»‹›'‘’]")
_LINE = re.compile(r"[^\r\n\x0b\x0c\x85\u2028\u2029]+")
_WORD = re.compile(r"\w+(?:[’'-]\w+)*")
_FINITE = re.compile(
    rf"\b(?:{either(words('grammar', 'finite'))}|\w+n['’]t|\w+['’](?:s|re|ve|ll|d|m))\b",
    re.IGNORECASE,
)
_TITLE_BEFORE = re.compile(
    rf"(?:\b(?:{either(words('documents', 'work'))}|(?:on )?(?:{either(words('agencies', 'broadcaster'))})['’]?s?))"
    r"[\s,:(]*$",
    re.IGNORECASE,
)
_CALLED_BEFORE = re.compile(
    r"\b(?:so-called|known as|(?:nick|code)?named|dubbed|called|nickname|alias|styled|the (?:term|word|phrase))\s*$",
    re.IGNORECASE,
)
_SMALL = words("grammar", "small")


@dataclass(frozen=True, slots=True)
class Quotation:
    """One quotation.

    ``span`` includes the marks, ``inner`` leaves them out. ``closed`` is false where no closing mark was found inside
    the paragraph, ``opened`` where the opening one is missing. ``depth`` is 0 for an outermost quotation. ``follows``
    tells that this paragraph reopens the quotation of the paragraph before.
    ``use`` is "speech" for what can be an utterance, "words" for a few quoted words inside a
    sentence (mixed quotation or scare quote: the sentence around tells), "title" for the name of a work, "nickname".
    """

    span: Span
    inner: Span
    mark: str
    closed: bool = True
    opened: bool = True
    depth: int = 0
    follows: bool = False
    use: Use = "speech"


def quotations(text: str) -> tuple[Quotation, ...]:
    """All quotations of *text* in order of their start; inner ones after the one that holds them."""
    found: list[Quotation] = []
    open_before: str | None = None
    for line in _LINE.finditer(text):
        paragraph = sorted(_paragraph(text, line.start(), line.end()), key=lambda q: (q.span.start, -q.span.end))
        if not line.group().strip():
            continue
        first = paragraph[0] if paragraph else None
        starts = first is not None and not text[line.start() : first.span.start].strip()
        if first is not None and starts and open_before is not None and first.mark == open_before:
            paragraph[0] = replace(first, follows=True)
        last = next((q for q in reversed(paragraph) if not q.closed and q.depth == 0), None)
        open_before = last.mark if last else None
        found.extend(replace(q, use=_use(text, q)) for q in paragraph)
    return tuple(found)


def unclosed(quotes: tuple[Quotation, ...]) -> tuple[Quotation, ...]:
    """The outermost quotations that end without a closing mark and that no later paragraph takes up again."""
    outer = [q for q in quotes if q.depth == 0]
    taken_up = [q.follows for q in outer[1:]] + [False]
    return tuple(q for q, goes_on in zip(outer, taken_up, strict=False) if not q.closed and not goes_on)


def _paragraph(text: str, start: int, end: int) -> Iterator[Quotation]:
    """Quotations of one line, by a stack of open marks."""
    seen = False
    stack: list[tuple[str, int, int]] = []  # closing marks, where it opened, where its inside begins
    plurals = _plurals(text, start, end)
    for match in _MARK.finditer(text, start, end):
        mark, at, after = match.group(), match.start(), match.end()
        before_char = text[at - 1] if at > start else " "
        after_char = text[after] if after < end else " "
        closes = _closes(stack, mark)
        if at in plurals or (mark in ("'", "’") and _apostrophe(before_char, after_char, closes is not None)):
            continue
        if closes is not None and _may_close(mark, before_char, after_char, stack[-1][0] == stack[closes][0]):
            opening = stack[closes]
            del stack[closes:]  # what was opened inside and never closed is no quotation of its own
            yield from _between(text, opening, at, after, len(stack))
        elif _may_open(mark, before_char, after_char):
            if stack and stack[-1][0] == mark and mark in _EITHER:  # the one before was never closed
                opening = stack.pop()
                if not stack and mark != "'":
                    yield from _between(text, opening, at)
            if len(stack) < DEEPEST:
                stack.append((mark, at, after))
        elif not stack and not seen and mark in ('"', "”", "''") and before_char in ".,!?…":
            yield Quotation(Span(start, after), Span(start, at), mark, closed=False, opened=False)
        seen = True
    for double in [s for s in stack if s[0] not in ("'", "‘")][:1]:
        yield from _between(text, double, end)


def _closes(stack: list[tuple[str, int, int]], mark: str) -> int | None:
    """Which of the open marks, the innermost first, *mark* may close."""
    return next((n for n in range(len(stack) - 1, -1, -1) if mark in _ends(stack[n][0])), None)


def _between(
    text: str, opening: tuple[str, int, int], end: int, after: int | None = None, depth: int = 0
) -> Iterator[Quotation]:
    """The quotation from an *opening* mark to *end*, if there is anything in it; *after* its closing mark, if any."""
    mark, opened, inner = opening
    if text[inner:end].strip():
        whole = Span(opened, end if after is None else after)
        yield Quotation(whole, Span(inner, end), mark, closed=after is not None, depth=depth)


def _plurals(text: str, start: int, end: int) -> set[int]:
    """Where a plural's apostrophe stands inside single marks: "‘The drivers’ van is here,’ she said".

    It follows an s and a word in small letters comes next, while the mark that surely closes, behind a comma or stop,
    is still to come with none opened before it.
    """
    out: set[int] = set()
    closing = False
    for match in reversed([*_MARK.finditer(text, start, end)]):
        mark, at, after = match.group(), match.start(), match.end()
        before, behind = text[at - 1 : at] if at > start else " ", text[after : after + 1] if after < end else " "
        if mark not in ("'", "’", "‘") or (before.isalnum() and behind.isalnum()):
            continue
        if mark == "‘" or not (before.isalnum() or before in ".,!?…"):
            closing = False
        elif before in ".,!?…":
            closing = not behind.isalnum()
        elif closing and before == "s" and behind == " " and text[after + 1 : after + 2].islower():
            out.add(at)
    return out


def _ends(opener: str) -> str | tuple[str, ...]:
    """The marks that close what *opener* opened; one desk's straight mark closes another's curly one."""
    if opener in ('"', "“", "„"):
        return ('"', "”", "“") if opener == "„" else ('"', "”")
    if opener in ("''", "``"):
        return ("''",)
    if opener in ("'", "‘"):
        return ("'", "’")
    return tuple(_OPENING[opener])


def _may_open(mark: str, before: str, after: str) -> bool:
    if mark in ("’", "”", "»", "›"):
        return False
    if after.isspace():
        return mark in ("«", "„", "``") and not before.isalnum()
    if mark in ("'", "‘"):
        return not before.isalnum() and (after.isalnum() or after in '“"$£€[…@#')
    return not before.isalnum()


def _may_close(mark: str, before: str, after: str, same: bool) -> bool:
    """A straight mark closes unless it plainly opens; *same*: it would close the innermost quotation."""
    if mark not in _EITHER:
        return True
    if mark == "'":
        return not before.isspace() and not after.isalnum()
    opens = (before.isspace() or before in "([—–") and not after.isspace() and after not in ".,;:!?)"
    return not opens or (same and mark == '"' and not before.isspace())


def _apostrophe(before: str, after: str, could_close: bool) -> bool:
    """Whether a single mark is an apostrophe: inside or before a clipped word ('em, '90s), or a plural's."""
    if before.isalnum() and after.isalnum():
        return True
    if before.isalnum() or before in ".,!?…)":
        return not could_close
    return after.isdigit() and not could_close


def _use(text: str, quotation: Quotation) -> Use:
    inner = text[quotation.inner.start : quotation.inner.end].strip()
    words = _WORD.findall(inner[:400])
    before = text[max(0, quotation.span.start - 40) : quotation.span.start]
    after = text[quotation.span.end : quotation.span.end + 2]
    if len(words) <= 3 and _nickname(words, before, text[quotation.span.end : quotation.span.end + 12]):
        return "nickname"
    if (
        len(words) <= 12
        and inner[-1:] not in "!"
        and _title_case(words)
        and (_TITLE_BEFORE.search(before) or (len(words) > 1 and _CALLED_BEFORE.search(before)))
    ):
        return "title"
    if len(words) <= 8 and inner[-1:] not in ".,!?…" and after[:1] not in (",",) and not _FINITE.search(inner):
        return "words"
    if len(words) <= 4 and inner[:1].islower() and inner[-1:] not in ".,!?…":
        return "words"
    return "speech"


def _nickname(words: list[str], before: str, after: str) -> bool:
    """William "Bill" Example: a capitalised word or two between a first name and a surname."""
    name = re.search(r"\b[A-Z][\w.'’-]*\s$", before)
    follows = re.match(r"\s[A-Z][a-z]", after)
    if words[:1] in (["A"], ["An"]):  # a headline's verdict: Mayor Calls Brunn ‘A Disgrace’ Over Dam
        return False
    return bool(name and follows and words and all(w[:1].isupper() or w in _SMALL for w in words))


def _title_case(words: list[str]) -> bool:
    return (
        bool(words)
        and words[0][:1].isupper()
        and all(w[:1].isupper() or w[:1].isdigit() or w.lower() in _SMALL for w in words)
    )
