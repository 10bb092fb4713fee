"""Which numerals of a content state a quantity, of what, how exactly, and in which role.

Years, clock times, scores, telephone numbers, list numbers and parts of names ("Flight 141", "Boeing 747") state none.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from decimal import Decimal

from checker.facts.numerals import Numeral, numerals
from checker.facts.tokens import Token, climb
from checker.facts.units import DURATIONS, MONEY
from checker.records import Quantity, Span

MONTHS = frozenset(
    "january february march april may june july august september october november december jan feb mar apr "
    "jun jul aug sept sep oct nov dec jan. feb. mar. apr. jun. jul. aug. sept. sep. oct. nov. dec.".split()
)
_NOT_COUNTED = frozenset(
    {
        "no.",
        "no",
        "nos.",
        "number",
        "#",
        "flight",
        "route",
        "highway",
        "interstate",
        "article",
        "section",
        "chapter",
        "page",
        "channel",
        "week",
        "phase",
        "level",
        "room",
        "game",
        "round",
        "part",
        "act",
        "proposition",
        "resolution",
        "amendment",
        "title",
        "form",
        "category",
        "type",
        "stage",
        "version",
    }
)
_VERBS = frozenset({"VERB", "AUX"})
_ABOUT = re.compile(
    r"\b(?:about|around|some|roughly|approximately|approx\.?|almost|nearly|close to|"
    r"as many as|up to|at least|at most|no (?:more|fewer|less) than|more than|less than|fewer than|over|under|"
    r"above|below|exceed(?:s|ed|ing)?|in excess of|upwards? of|a minimum of|a maximum of|well over|"
    r"as much as|as few as|just over|just under|slightly more than|slightly less than|as little as)\s*$",
    re.IGNORECASE,
)
_AFTER = re.compile(r"\s*(?:or (?:so|more)|or (?:less|fewer)|-?plus|\+)(?!\w)", re.IGNORECASE)
_LOW_OPEN = frozenset(
    {
        "less than",
        "fewer than",
        "under",
        "below",
        "up to",
        "at most",
        "as many as",
        "as much as",
        "no more than",
        "a maximum of",
    }
)
_HIGH_OPEN = frozenset(
    {
        "at least",
        "more than",
        "over",
        "above",
        "in excess of",
        "upward of",
        "upwards of",
        "a minimum of",
        "no fewer than",
        "no less than",
        "well over",
        "as few as",
        "as little as",
        "exceed",
        "exceeds",
        "exceeded",
        "exceeding",
    }
)
_NEAR_BELOW = frozenset({"almost", "nearly", "close to", "just under", "slightly less than"})
_NEAR_ABOVE = frozenset({"just over", "slightly more than"})
_CLOCK = re.compile(r"\s*(?::\s?\d\d|[ap]\.?\s?m\b|o'clock|gmt\b|[ecmp][sd]t\b|hours gmt)", re.IGNORECASE)
_SCORE_AFTER = re.compile(r"\s?[-–:/]\s?\d")
_SCORE_BEFORE = re.compile(r"\d\s?[-–:/]\s?$")


def quantities(text: str, offset: int, tokens: Sequence[Token], taken: Sequence[Span] = ()) -> list[Quantity]:
    """The quantities of *text*, which starts at *offset*; *tokens* are all tokens of the content.

    Numerals that overlap *taken* (dates) are left out.
    """
    found = numerals(text)
    if not found:
        return []
    starts = [t.start for t in tokens]
    out = []
    for n in found:
        span = Span(offset + n.start, offset + n.end)
        if any(span.overlaps(t) for t in taken):
            continue
        first = max(0, bisect_right(starts, span.start) - 1)
        after = bisect_left(starts, span.end)
        if first >= len(tokens) or tokens[first].end <= span.start:
            continue
        if not _states_quantity(text, n, tokens, first, after):
            continue
        out.append(_quantity(text, offset, n, tokens, first, after))
    return out


def _states_quantity(text: str, n: Numeral, tokens: Sequence[Token], first: int, after: int) -> bool:  # noqa: PLR0911
    before, behind = text[max(0, n.start - 8) : n.start], text[n.digits_end : n.digits_end + 14]
    if not n.worded and not n.unit:
        if _CLOCK.match(behind) or re.search(r"\d:\s?$", before):
            return False
        if _SCORE_AFTER.match(behind) or _SCORE_BEFORE.search(before):
            return False
    following = tokens[after] if after < len(tokens) else None
    previous = tokens[first - 1] if first else None
    if previous is not None and previous.lower in _NOT_COUNTED and not n.unit:
        return False
    if not n.unit and not n.scaled and not n.worded:
        if (
            1900 <= n.value <= 2099
            and n.step <= 1000
            and "," not in text[n.start : n.digits_end]
            and not _noun(following)
        ):
            return False
        named = previous is not None and previous.pos == "PROPN" and previous.end >= tokens[first].start - 1
        if (
            named
            and not _noun(following)
            and previous is not None
            and previous.lower not in MONTHS
            and tokens[first].dep not in ("nummod", "dobj", "pobj", "attr", "nsubj")
        ):
            return False
    if n.worded and n.value == 1 and not n.unit:
        if text[n.start : n.digits_end].lower().startswith("a"):
            return False
        if previous is not None and previous.lower in (
            "no",
            "any",
            "every",
            "each",
            "which",
            "the",
            "this",
            "that",
            "another",
        ):
            return False
        if following is None or not (
            _noun(following) or following.lower in ("dead", "killed", "injured", "other", "more")
        ):
            return False
    return True


def _noun(token: Token | None) -> bool:
    return (token is not None and token.pos in ("NOUN", "PROPN", "ADJ")) or (
        token is not None and token.lower in ("killed", "injured", "wounded", "arrested", "others")
    )


def _quantity(text: str, offset: int, n: Numeral, tokens: Sequence[Token], first: int, after: int) -> Quantity:
    low, high, approximate = _bounds(text, n)
    counts, head = _counted(tokens, after)
    unit, kind = n.unit, "count"
    if n.age or (not unit and _is_age(tokens, first, after, n)):
        unit, kind = "year", "age"
    elif unit in MONEY:
        kind = "money"
    elif unit in ("percent", "point", "bp"):
        kind = "percent"
    elif unit in DURATIONS:
        kind = "duration"
    elif unit:
        kind = "measure"
    if unit in ("cent", "pence", "bp"):
        unit = {"cent": "USD", "pence": "GBP", "bp": "percent"}[unit]
        low, high = (None if x is None else x / 100 for x in (low, high))
        step = n.step / 100
    else:
        step = n.step
    if unit == "point" and kind == "percent":
        unit = "percent"
    slot = _slot(tokens, head if head >= 0 else max(first, after - 1), first)
    low, high = (None if x is None else plain(x) for x in (low, high))
    return Quantity(low, high, unit, counts, approximate, Span(offset + n.start, offset + n.end), slot, step / 2, kind)


def plain(value: Decimal) -> Decimal:
    """*value* without exponent or trailing zeros: 1.20E+9 becomes 1200000000."""
    value = value.normalize()
    return value.quantize(Decimal(1)) if value == value.to_integral_value() else value


def _bounds(text: str, n: Numeral) -> tuple[Decimal | None, Decimal | None, bool]:
    value = n.value
    if n.loose:
        return value, n.ceiling, True
    before = _ABOUT.search(text[max(0, n.start - 24) : n.start])
    words = " ".join(before.group().lower().split()) if before else ""
    behind = _AFTER.match(text[n.end : n.end + 14])
    tail = " ".join(behind.group().lower().split()) if behind else ""
    if words in _HIGH_OPEN or tail in ("or more", "plus", "-plus", "+"):
        return value, None, False
    if words in _LOW_OPEN or tail in ("or less", "or fewer"):
        return None, value, False
    if words in _NEAR_BELOW:
        return value * Decimal("0.9"), value, True
    if words in _NEAR_ABOVE:
        return value, value * Decimal("1.1"), True
    return value, value, bool(words) or tail == "or so"


def _counted(tokens: Sequence[Token], at: int) -> tuple[tuple[str, ...], int]:  # noqa: PLR0912
    """Lemmas of what stands counted from position *at* on, head first, and the head's position."""
    nouns: list[int] = []
    loose: list[int] = []
    joined = False
    i = at
    while i < len(tokens) and i < at + 7:
        t = tokens[i]
        if t.pos in ("NOUN", "PROPN"):
            nouns.append(i)
        elif (
            nouns
            and t.lower in ("and", "or")
            and i + 1 < len(tokens)
            and tokens[i + 1].pos in ("NOUN", "ADJ")
            and not joined
        ):
            joined = True  # "home and cellular numbers"
        elif (nouns and not (joined and t.pos == "ADJ" and tokens[i - 1].lower in ("and", "or"))) or t.lower in (
            "last",
            "this",
            "next",
            "earlier",
            "later",
            "ago",
            "so",
        ):
            break
        elif (
            t.pos in ("ADJ", "ADV")
            or t.tag in ("VBN", "VBG")
            or t.lower in ("killed", "injured", "wounded", "arrested")
        ):
            loose.append(i)
        elif t.text == "-" or t.lower in (
            "other",
            "others",
            "more",
            "of",
            "the",
            "its",
            "his",
            "their",
            "our",
            "'s",
            "her",
            "those",
            "these",
            "all",
        ):
            pass
        else:
            break
        i += 1
    if nouns:
        head = nouns[-1]
        rest = [*nouns[:-1], *loose]
        out = [tokens[head].lemma, *(tokens[j].lemma for j in rest)]
        if i < len(tokens) and tokens[i].lower == "of":
            for j in range(i + 1, min(i + 5, len(tokens))):
                if tokens[j].pos in ("NOUN", "PROPN"):
                    out.append(tokens[j].lemma)
                elif tokens[j].pos not in ("DET", "ADJ", "PRON"):
                    break
        return tuple(out), head
    if loose:
        return tuple(tokens[j].lemma for j in reversed(loose)), loose[-1]
    return (), -1


def _is_age(tokens: Sequence[Token], first: int, after: int, n: Numeral) -> bool:
    """ ", 47," after a name, "aged 47", "at 77" after "died"."""
    if n.scaled or n.step > 10 or not 0 < n.value < 120 or first == 0:
        return False
    if tokens[first - 1].lower in ("aged", "age"):
        return True
    closes = after >= len(tokens) or tokens[after].text in (",", ".", ";", ")")
    return (
        closes
        and tokens[first - 1].text in (",", "(")
        and first >= 2
        and tokens[first - 2].pos == "PROPN"
        and tokens[first - 2].lower not in MONTHS
    )


def _slot(tokens: Sequence[Token], at: int, first: int) -> tuple[str, ...]:
    """The governing verb's lemma, the figure's function for it, then nouns on the way up and the subject.

    Passives are turned around, so that who is killed is the object of the killing.
    """
    if not 0 <= at < len(tokens):
        return ()
    verb = climb(tokens, tokens[at].head if tokens[at].head != at else at, _VERBS)
    i, between = at, []
    for _ in range(12):
        up = tokens[i].head
        if up in (verb, i):
            break
        i = up
        if tokens[i].pos in ("NOUN", "PROPN"):
            between += [
                tokens[i].lemma,
                *(tokens[k].lemma for k in tokens[i].kids if tokens[k].dep in ("compound", "amod")),
            ]
    if verb < 0:
        return ("", tokens[i].dep, *between)
    function = tokens[i].dep
    if function == "nsubjpass":
        function = "dobj"
    if function in ("punct", "npadvmod", "nummod", "dep"):
        function = "dobj" if i > verb else "nsubj"
    for k in tokens[verb].kids:
        if tokens[k].dep in ("nsubj", "nsubjpass") and k != i:
            between += [
                tokens[k].lemma,
                *(tokens[j].lemma for j in tokens[k].kids if tokens[j].dep in ("compound", "amod", "nmod")),
            ]
    return (tokens[verb].lemma, function, *between)
