"""How a figure is told to people: as the article words it where it is not exact, else normalised."""

from __future__ import annotations

import re
from collections.abc import Sequence
from decimal import Decimal

from checker.lexicon import either, values, words
from checker.records import Claim, Quantity, Span, Word
from checker.verdicts.figures import value_of

ROLES: dict[str, str] = {
    "stated": "the figure itself",
    "part": "the figure itself",
    "base": "what it is compared with",
    "forecast": "what was expected",
    "earlier": "an earlier figure",
    "whole": "the whole of which it is a part",
    "condition": "the case of a condition",
    "rejected": "a figure that is rejected",
}
"""What a figure is to its statement, for people."""
_PLURALS = values("forms", "plural")


_SPELLED = words("units", "has-plural")
"""Units that are named by a word; "km" and "percent" have no plural."""


_HEDGES = frozenset().union(
    words("numbers", "about"),
    words("numbers", "at-least"),
    words("numbers", "at-most"),
    words("numbers", "just-below"),
    words("numbers", "just-above"),
)
_HEDGE = re.compile(rf"\b(?:(?:{either(_HEDGES)}) )+$", re.IGNORECASE)
_OR_MORE = re.compile(r" or (?:more|so|less|fewer)\b|-plus\b|\+", re.IGNORECASE)
_NEAR = 40
"""Letters behind a figure within which the thing that it counts is printed with it."""


def _plural(lemma: str, value: str) -> str:
    """A counted thing's dictionary form as it is printed beside *value*; what is no plain noun stays as it is."""
    if value == "1" or not lemma.isalpha() or lemma in ("people", "police", "dead", "injured", "wounded", "accused"):
        return lemma
    if lemma in _PLURALS:
        return _PLURALS[lemma]
    if lemma.endswith(("s", "x", "ch", "sh")):
        return lemma + "es"
    return lemma[:-1] + "ies" if lemma.endswith("y") and lemma[-2:-1] not in "aeiou" else lemma + "s"


_LONG = {"pp": "percentage points", "point": "points"}
BESIDE = 4
"""Words behind a figure among which the thing that it counts is told as printed."""
_LARGE = tuple((name, Decimal(10) ** zeros) for name, zeros in (("trillion", 12), ("billion", 9), ("million", 6)))


def told(q: Quantity, claim: Claim) -> str:
    """*q* for people, in a *claim*: a bound, a range and what is only about so many in the article's own words.

    "Hundreds of homes" is not "about 200 homes"; an exact figure is told as :func:`shown` has it.
    """
    content = claim.attribution.content
    whole = len(content) == 1 and content[0].end - content[0].start == len(claim.text)
    if not whole or (q.low == q.high and not q.approximate):
        return shown(q, claim.facts.words)
    first, last = q.span.start - content[0].start, q.span.end - content[0].start
    hedge = _HEDGE.search(claim.text[max(0, first - 30) : first])
    first -= len(hedge.group()) if hedge else 0
    thing = _thing(q, claim)
    end = max(last, thing.end - content[0].start) if thing else last
    behind = _OR_MORE.match(claim.text, end)
    words = " ".join(claim.text[first : behind.end() if behind else end].split())
    return words[0].lower() + words[1:] if first == 0 and words[:1].isalpha() else words


def _thing(q: Quantity, claim: Claim) -> Span | None:
    """Where what *q* counts stands behind it, among the next words."""
    if not q.counts or q.kind not in ("count", "measure"):
        return None
    after = [w for w in claim.facts.words if w.span.start >= q.span.end][:BESIDE]
    found = next((w.span for w in after if w.lemma == q.counts[0]), None)
    return found if found and found.start - q.span.end <= _NEAR else None


def shown(q: Quantity, words: Sequence[Word] = ()) -> str:
    """The normalised value for people: "1,200 people", "at least 40", "USD 1.2 billion", "8.5 percent".

    What is counted is told as it stands among *words*, the claim's: "2 co-accused", "11 crew".
    """
    value = _digits(value_of(q))
    if q.low is not None and q.high is not None and q.low != q.high and q.high / max(q.low, Decimal(1)) < 5:
        value = f"{_digits(q.low)}-{_digits(q.high)}"
    bound = "at least " if q.high is None else "at most " if q.low is None else "about " if q.approximate else ""
    if q.kind == "money":
        return f"{bound}{q.unit} {value}"
    what = "" if q.kind != "count" or not q.counts else " " + (_printed(q, words) or _plural(q.counts[0], value))
    unit = _plural(q.unit, value) if q.unit in _SPELLED else _LONG.get(q.unit, q.unit)
    return f"{bound}{value}{' ' + unit if unit else ''}{what}"


def _digits(value: Decimal) -> str:
    """*value* in digits; millions and more in words where two places tell them whole: "3.21 billion"."""
    if value < 0:
        return f"minus {_digits(-value)}"
    for name, size in _LARGE:
        if value >= size:
            short = value / size
            return f"{short.normalize():f} {name}" if short == round(short, 2) else f"{value:,}"
    return f"{value:,}"


def _printed(q: Quantity, words: Sequence[Word]) -> str:
    """The counted thing as it stands behind the figure, with what a hyphen ties to it; "" where it stands elsewhere."""
    after = [n for n, w in enumerate(words) if w.span.start >= q.span.end][:BESIDE]
    at = next((n for n in after if words[n].lemma == q.counts[0]), -1)
    if at < 0:
        return ""
    text = words[at].text
    while at and words[at - 1].span.end == words[at].span.start and words[at - 1].span.start >= q.span.end:
        at -= 1
        text = words[at].text + text
    return text
