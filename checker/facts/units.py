"""Units and currencies as they are printed, and what each stands for."""

from __future__ import annotations

from checker.lexicon import values, words

UNITS = values("units", "unit")
"""What may stand behind a number, in lower case, and its unit."""
SIGNS = values("units", "currency")
"""What may stand before a sum, in lower case, and its currency."""
CODES = values("units", "iso")
"""ISO codes of currencies, in capitals, and the currency as its name tells it."""
MONEY = frozenset({*SIGNS.values(), *CODES.values(), *words("units", "money")})
DURATIONS = words("units", "duration")
_SMALLER = values("units", "holds-of")
HOLDS = {big: (int(many), _SMALLER[big]) for big, many in values("units", "holds").items()}
"""How many of a smaller unit a larger one holds, where both stand in one measure: "6ft 2in"."""
MOST_WORDS = max(len(name.split()) for name in UNITS)
"""Words of the longest name of a unit."""
