"""Units, currencies and scale words as they are printed, and what each stands for."""

from __future__ import annotations

from checker.lexicon import values, words

SCALES = {word: int(zeros) for word, zeros in values("numbers", "zeros").items()}
CURRENCIES = values("units", "currency")
UNITS = values("units", "unit")
MONEY = frozenset({*CURRENCIES.values(), *words("units", "money")})
DURATIONS = words("units", "duration")
