"""Which numerals of a content state a quantity, of what, how exactly, and in which role.

Years, clock times, scores, telephone numbers, list numbers and parts of names ("Flight 141", "Boeing 747") state none.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence, Set
from decimal import Decimal

from checker.facts.bounds import bounds, plain
from checker.facts.counted import counted, slot_of
from checker.facts.labels import MONTHS, names_something
from checker.facts.numerals import Numeral, numerals, stretch
from checker.facts.ranges import joined
from checker.facts.roles import Placed, comes_from, with_roles
from checker.facts.tokens import Token
from checker.facts.uncounted import uncounted
from checker.facts.units import DURATIONS, MONEY
from checker.lexicon import values, words
from checker.records import Quantity, Span

_CHOOSING = words("grammar", "choosing")
_ONE_OF_THEM = frozenset({"dead", "killed", "injured", "other", "more"})
_STAND_FOR_PEOPLE = frozenset({"killed", "injured", "wounded", "arrested", "others"})
_SPENDING = words("verbs", "spending")
_HUNDREDTHS = {"cent": "USD", "pence": "GBP", "bp": "pp"}
_WAYS = values("numbers", "way")
_MULTIPLYING = {word: (int(by), _WAYS[word]) for word, by in values("numbers", "multiplies").items()}


_SECOND_DAY = re.compile(r"(?:,? and|,? or| to) ([12]?\d|3[01])(?=[.,;:)]|$)")
_MULTIPLIED = frozenset(word + ending for word in _MULTIPLYING for ending in ("", "s", "d")) | {
    word[:-1] + "ing" for word in _MULTIPLYING
}


def quantities(
    text: str, offset: int, tokens: Sequence[Token], taken: Sequence[Span] = (), known: Set[str] | None = None
) -> list[Quantity]:
    """The quantities of *text*, which starts at *offset*; *tokens* are all tokens of the content.

    Numerals that overlap *taken* (dates) are left out. *known* are the words in lower case.
    """
    known = {t.lower for t in tokens} if known is None else known
    held = [Span(t.start - offset, t.end - offset) for t in taken]
    within = stretch(text, offset, tokens, known, held)
    multiplied = [] if _MULTIPLIED.isdisjoint(known) else list(_multiplied(tokens, offset, offset + len(text)))
    if within is None:
        return with_roles(text, offset, tokens, multiplied) if multiplied else []
    held += [more for t in held if (more := _next_day(text, t)) is not None]
    held += uncounted(text, known)
    found = numerals(text, held, within)
    starts = [t.start for t in tokens]

    def first_of(n: Numeral) -> int:
        """The first token of *n*; -1 where the content has none there."""
        first = max(0, bisect_right(starts, offset + n.start) - 1)
        return first if first < len(tokens) and tokens[first].end > offset + n.start else -1

    placed = []

    def came_from(n: Numeral) -> bool:
        return (at := first_of(n)) >= 0 and comes_from(text, n.start, tokens, at)

    for n in joined(text, found, came_from):
        first, after = first_of(n), bisect_left(starts, offset + n.end)
        if first >= 0 and _states_quantity(text, n, tokens, first, after):
            placed.append(Placed(_quantity(text, offset, n, tokens, first, after), first, after))
    placed += multiplied
    placed.sort(key=lambda p: p.quantity.span)
    return with_roles(text, offset, tokens, placed) if placed else []


def _next_day(text: str, date: Span) -> Span | None:
    """The second day of a *date* in *text* that names two: "on Oct. 1 and 2"."""
    m = _SECOND_DAY.match(text, date.end) if text[date.end - 1 : date.end].isdigit() else None
    return Span(*m.span(1)) if m else None


def _multiplied(tokens: Sequence[Token], start: int, end: int) -> Iterator[Placed]:
    """What verbs state by themselves: what "doubled" rose by 100 percent, what "halved" fell by 50."""
    for i, t in enumerate(tokens):
        if (
            t.lemma in _MULTIPLYING
            and t.pos == "VERB"
            and start <= t.start
            and t.end <= end
            and not _object_of(tokens, i)
        ):
            by, way = _MULTIPLYING[t.lemma]
            value = Decimal(by)
            above = i > 1 and tokens[i - 1].lower == "than" and tokens[i - 2].lower == "more"
            slot = slot_of(tokens, i)
            yield Placed(
                Quantity(value, None if above else value, "percent", (), False, t.span, slot, Decimal("0.5"), "percent",
                         change="up" if way == "up" else "down"),
                i,
                i + 1,
            )  # fmt: skip


def _object_of(tokens: Sequence[Token], i: int) -> bool:
    """Whether the verb at *i* doubles up or down on something, which multiplies nothing."""
    return any(
        tokens[k].lower in ("down", "up", "as", "over", "in") and tokens[k].dep in ("prt", "prep", "advmod")
        for k in tokens[i].kids
    )


def _states_quantity(text: str, n: Numeral, tokens: Sequence[Token], first: int, after: int) -> bool:
    """Whether *n*, which stands from the token *first* to before *after*, counts or measures anything."""
    following = tokens[after] if after < len(tokens) else None
    previous = tokens[first - 1] if first else None
    if names_something(text, n, tokens, first, after):
        return False
    return not (n.worded and n.value == 1 and not n.unit and not n.times and not n.scaled) or _counts_one(
        text, n, previous, following
    )


def _counts_one(text: str, n: Numeral, previous: Token | None, following: Token | None) -> bool:
    """Whether "one" is a figure; "no one", "the one" and "one of them" are not."""
    if text[n.start : n.digits_end].lower().startswith("a") or (previous is not None and previous.lower in _CHOOSING):
        return False
    return _noun(following) or (following is not None and following.lower in _ONE_OF_THEM)


def _noun(token: Token | None) -> bool:
    return token is not None and (token.pos in ("NOUN", "PROPN", "ADJ") or token.lower in _STAND_FOR_PEOPLE)


def _quantity(text: str, offset: int, n: Numeral, tokens: Sequence[Token], first: int, after: int) -> Quantity:
    low, high, approximate = bounds(text, n)
    counts, head = counted(tokens, after)
    slot = slot_of(tokens, head if head >= 0 else max(first, after - 1))
    unit, step = n.unit, n.step
    if unit == "pound" and slot[:1] and slot[0] in _SPENDING:
        unit = "GBP"
    end = offset + n.end
    if n.times:
        counts = ("time",)
    elif counts == ("time",) and head == after:
        end = tokens[head].end  # "three times" is one expression, as "twice" is
    if n.age or (not unit and _is_age(tokens, first, after, n)):
        unit, kind = "year", "age"
    else:
        kind = _kind(unit)
    if unit in _HUNDREDTHS:
        unit, step = _HUNDREDTHS[unit], step / 100
        low, high = (None if x is None else x / 100 for x in (low, high))
    low, high = (None if x is None else plain(x) for x in (low, high))
    return Quantity(low, high, unit, counts, approximate, Span(offset + n.start, end), slot, step / 2, kind)


def _kind(unit: str) -> str:
    if unit in MONEY or (unit in _HUNDREDTHS and unit != "bp"):
        return "money"
    if unit in ("percent", "point", "pp", "bp"):
        return "percent"
    return "duration" if unit in DURATIONS else "measure" if unit else "count"


def _is_age(tokens: Sequence[Token], first: int, after: int, n: Numeral) -> bool:
    """ ", 47," after a name, "aged 47", "at 77" after "died"."""
    if n.scaled or n.step > 10 or not 0 < n.value < 120 or first == 0 or n.loose:
        return False
    if tokens[first - 1].lower in ("aged", "age"):
        return True
    if first > 2 and tokens[first - 1].lower in ("and", "or", "to") and tokens[first - 3].lower == "aged":
        return True  # "children aged three and four"
    closes = after >= len(tokens) or tokens[after].text in (",", ".", ";", ")", "and")
    if closes and after < len(tokens) and tokens[after].text == "and":
        closes = tokens[first - 1].text == "," and after + 1 < len(tokens) and tokens[after + 1].pos == "PROPN"
    return (
        closes
        and tokens[first - 1].text in (",", "(")
        and first >= 2
        and tokens[first - 2].pos == "PROPN"
        and tokens[first - 2].lower not in MONTHS
    )
