"""Units, currencies and scale words as they are printed, and what each stands for."""

from __future__ import annotations

from checker.lexicon import values, words

SCALES = {
    "hundred": 2,
    "thousand": 3,
    "k": 3,
    "million": 6,
    "mln": 6,
    "mn": 6,
    "m": 6,
    "billion": 9,
    "bln": 9,
    "bil": 9,
    "bn": 9,
    "b": 9,
    "trillion": 12,
    "tn": 12,
    "trln": 12,
    "lakh crore": 12,
    "crores": 7,
    "crore": 7,
    "lakhs": 5,
    "lakh": 5,
    "lacs": 5,
    "lac": 5,
}
CURRENCIES = values("units", "currency")
UNITS = values("units", "unit")
MONEY = frozenset(
    {*CURRENCIES.values(), "JPY", "THB", "ETB", "PLN", "kwacha", "dirham", "riyal", "krone", "cent", "pence"}
)
DURATIONS = words("units", "duration")
