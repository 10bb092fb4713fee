"""What one article may cost: a budget of steps, counted in the text and not by a clock, so that results stay the same.

A step is a word or a sign; reading one costs a quarter of a millisecond to a whole one, whatever the text. Past the
budget an article is not read, which is told as a problem (E224): a reader's own minute is not the writer's to spend.
"""

from __future__ import annotations

import itertools
import re

from checker.records import Problem, Span

BYTES_A_STEP = 128
"""Bytes of the size limit (``--max-size``) for each step: 81,920 steps, some 450 kB of prose, unless the user says."""
_STEP = re.compile(r"\w+|[^\w\s]")
_END = re.compile(r"\n|[.!?…][\"'”’)\]]*\s")


def trimmed(text: str, start: int, end: int) -> Span:
    """``start`` to ``end`` without white space at either end."""
    body = text[start:end]
    return (
        Span(start + len(body) - len(body.lstrip()), start + len(body.rstrip())) if body.strip() else Span(start, start)
    )


def within(text: str, body: Span, limit: int, path: str, line: int) -> tuple[Span, tuple[Problem, ...]]:
    """As much of *body* as the budget of a size limit of *limit* bytes allows, and what is to be said of the rest.

    It ends where a sentence or line does, or, where none does in its last tenth, between two words.
    """
    steps = limit // BYTES_A_STEP
    if body.end - body.start <= steps:
        return body, ()
    step = next(itertools.islice(_STEP.finditer(text, body.start, body.end), steps, None), None)
    if step is None:
        return body, ()
    cut = step.start()
    ends = [found.end() for found in _END.finditer(text, cut - (cut - body.start) // 10, cut)]
    kept = trimmed(text, body.start, ends[-1] if ends else cut)
    lost = line + text.count("\n", 0, kept.end)
    told = Problem(
        "E224",
        "error",
        f"the article has more than {steps:,} words and signs; what stands after line {lost:,} was not read",
        path,
        line,
        hint="split it, or raise the limit with --max-size",
    )
    return kept, (told,)
