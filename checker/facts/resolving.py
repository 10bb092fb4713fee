"""Which days a date may be: the year that is left out, the week of a weekday, the days of a week or month.

A date without a year is the nearest one that fits the tense and modality of its verb: what has happened lies behind the
day of publication, what will or may lies ahead. Where nothing tells, it is the nearest either way, and the year is not
sure.
"""

from __future__ import annotations

import datetime as dt
from calendar import monthrange
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from checker.facts.tokens import Token, climb
from checker.lexicon import words

Tense = Literal["ahead", "back", ""]
_VERBS = frozenset({"VERB", "AUX"})
_MODALS = words("grammar", "ahead-modal")
_SLACK = dt.timedelta(days=2)
"""How far ahead of its article a day that is told as past may lie: zones, and pages that are dated the day before."""
_CERTAIN = dt.timedelta(days=45)
"""As near as this to the day of publication, a day needs no tense for its year to be sure."""
Days = tuple[dt.date | None, dt.date | None]


@dataclass(frozen=True, slots=True)
class Told:
    """How a date is told: the lemma of the verb (or noun) it goes with, its tense, and whether it is the day on which
    something was said."""

    slot: tuple[str, ...] = ()
    tense: Tense = ""
    said: bool = False


def told(tokens: Sequence[Token], at: int) -> Told:
    """How the date whose first token is at *at* is told."""
    if at >= len(tokens):
        return Told()
    saying, plans = words("verbs", "dates-statement"), words("verbs", "dates-plan")
    i = tokens[at].head
    verb = climb(tokens, i, _VERBS)
    if verb < 0:
        near = climb(tokens, i, frozenset({"NOUN"}))
        return Told((tokens[near].lemma,), "", tokens[near].lemma in saying) if near >= 0 else Told()
    t = tokens[verb]
    kids = [tokens[k] for k in t.kids]
    modal = any(k.lemma in _MODALS or (k.lower == "to" and k.dep == "aux") for k in kids)
    had = any(k.lemma == "have" and k.dep == "aux" for k in kids)
    planned = _planned(tokens, at, verb, plans)
    ahead = (modal and not had) or planned or _holds_now(tokens, at, verb, saying)
    past_plan = planned and any(k.lower in ("was", "were", "had", "been") for k in kids)
    tense: Tense = "" if past_plan or _of_noun(tokens, at, verb) else "ahead" if ahead else _back(t, kids)
    if modal and not had and any(k.lemma in ("would", "could", "might", "should") for k in kids) and t.lemma == "be":
        tense = "ahead"
    return Told((t.lemma, "future") if ahead else (t.lemma,), tense, t.lemma in saying and not ahead)


def _back(verb: Token, kids: Sequence[Token]) -> Tense:
    """Whether *verb* tells of what has happened; "was" alone may tell of what was set for a day to come."""
    if verb.lemma == "be":
        return ""
    past = verb.tag == "VBD" or any(k.tag == "VBD" or k.lemma == "have" for k in kids if k.dep.startswith("aux"))
    return "back" if past or verb.tag == "VBN" else ""


def _of_noun(tokens: Sequence[Token], at: int, verb: int) -> bool:
    """Whether the date modifies a noun and tells nothing of the verb: "the Nov. 5 election"."""
    head = tokens[at].head
    if (
        tokens[head].pos == "PROPN"
        and tokens[head].head != head
        and head > at
        and tokens[at].dep in ("compound", "nummod")
    ):
        head = tokens[head].head
    return head != verb and head > at and tokens[head].pos in ("NOUN", "PROPN") and tokens[at].dep in (
        "compound", "nmod", "amod", "nummod", "poss")  # fmt: skip


def _planned(tokens: Sequence[Token], at: int, verb: int, plans: frozenset[str]) -> bool:
    """Whether the day is one that something is "planned for", "due on" or "expected" on."""
    link = tokens[at].head
    while tokens[link].pos in ("ADJ", "PROPN") and tokens[link].head not in (link, verb):
        link = tokens[link].head
    planned = tokens[tokens[link].head].lemma
    if planned in plans and (tokens[link].lower == "for" or planned in ("due", "expect", "schedule")):
        return True
    return tokens[verb].lemma in plans and tokens[link].lower in ("for", "on", "by") and tokens[link].head == verb and (
        tokens[link].lower == "for" or tokens[verb].lemma in ("due", "expect", "schedule"))  # fmt: skip


def _holds_now(tokens: Sequence[Token], at: int, verb: int, saying: frozenset[str]) -> bool:
    """Whether a day that goes with the verb itself lies ahead of it, in the present tense: what "starts on Thursday" or
    "is open until Friday"; not what has been shut since, nor the day of a noun ("are dead after a fire on Monday")."""
    link = tokens[at].head
    while tokens[link].pos in ("ADJ", "PROPN") and tokens[link].head not in (link, verb):
        link = tokens[link].head
    above = tokens[link].head if link != verb else verb
    kids = [tokens[k] for k in tokens[verb].kids]
    if above != verb or tokens[link].lower in ("since", "after", "from") or any(k.lemma == "have" for k in kids):
        return False
    present = any(t.tag in ("VBZ", "VBP") for t in (tokens[verb], *(k for k in kids if k.dep.startswith("aux"))))
    return present and tokens[verb].lemma not in saying


def year_of(month: int, day: int, published: dt.date, tense: Tense) -> tuple[int, bool]:
    """The year of a date without one, and whether it is sure; ValueError where no year has such a day."""
    years = range(published.year - 1, published.year + 2)
    days = {y: dt.date(y, month, day or monthrange(y, month)[1] // 2) for y in years if _has(y, month, day)}
    if not days:
        raise ValueError(f"no such day: {month}-{day}")
    month_slack = dt.timedelta(days=0 if day else 16)
    if tense == "back":
        days = {y: d for y, d in days.items() if d <= published + _SLACK + month_slack} or days
    elif tense == "ahead":
        days = {y: d for y, d in days.items() if d >= published - _SLACK - month_slack} or days
    best = min(days, key=lambda y: (abs(days[y] - published), y))
    return best, bool(tense) or abs(days[best] - published) <= _CERTAIN


def _has(year: int, month: int, day: int) -> bool:
    return 1 <= month <= 12 and day <= monthrange(year, month)[1]


def weekday_of(weekday: int, which: str, published: dt.date, *, ahead: bool) -> tuple[dt.date, dt.date]:
    """The days that a weekday may be; "last Wednesday" on a Thursday may be the day before or a week earlier."""
    if ahead or which == "next":
        on = published + dt.timedelta(days=(weekday - published.weekday()) % 7)
        return on, on
    on = published - dt.timedelta(days=(published.weekday() - weekday) % 7)
    return (on - dt.timedelta(days=7) if which == "last" else on), on


def relative_of(phrase: str, published: dt.date) -> Days:  # noqa: PLR0911  one return a form
    """The days of "last week", "this month", "the previous quarter" and the like; None where it cannot be told."""
    before = any(w in phrase for w in ("last", "previous", "past", "prior"))
    after = "next" in phrase or "coming" in phrase
    if phrase.endswith(("week", "weekend")):
        monday = published - dt.timedelta(days=published.weekday())
        if phrase.endswith("weekend"):
            return None, None
        if before:
            return monday - dt.timedelta(days=7), published
        shift = dt.timedelta(days=7 if after else 0)
        return monday + shift, monday + shift + dt.timedelta(days=6)
    if phrase.endswith("month"):
        first = published.replace(day=1)
        if before:
            return (first - dt.timedelta(days=1)).replace(day=1), published
        return (None, None) if after else (first, first.replace(day=monthrange(first.year, first.month)[1]))
    if phrase.endswith("year") and "fiscal" not in phrase and "financial" not in phrase:
        year = published.year + (-1 if before else 1 if after else 0)
        return dt.date(year, 1, 1), dt.date(year, 12, 31)
    return None, None


def months(year: int, first: int, last: int) -> tuple[dt.date, dt.date]:
    """From the first day of month *first* to the last of month *last* of *year*; *first* may lie in the year before."""
    begin = dt.date(year - 1 if first < 1 else year, first + 12 if first < 1 else first, 1)
    return begin, dt.date(year, last, monthrange(year, last)[1])
