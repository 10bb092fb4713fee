"""Is a text English, and if not, what? Function words first, a language identifier where they leave it open.

The rules know English only, so a text in another language would give nonsense quietly. About four words in ten of
running English are among the function words of the lexicon; of French, German or Indonesian, fewer than one in ten. So
most English articles are known by a count, and only the rest is handed to py3langid (Lui and Baldwin, "langid.py",
ACL 2012; its model of 140 languages lies in its wheel). A language that a page or record declares is believed unless
the text contradicts it.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from checker.lexicon import values, words

if TYPE_CHECKING:
    from py3langid.langid import LanguageIdentifier

_WORD = re.compile(r"[^\W\d_]+")
_SAMPLE = 3_000
_ENOUGH = 40
"""Words, or letters of another script, from which a count says something."""
_SHARE = 0.15
"""Share of English function words from which a text of enough words is English."""
_FEW = 8
"""Words below which nothing is said of a text in Latin letters."""
_LIKELY, _UNLIKELY = 0.5, 0.01
"""Chances that a text is English from which it is, and up to which it is what else is likeliest. Neighbours (Danish and
Norwegian) share what is left between them, so the chance of the likeliest says little."""

_ENGLISH = words("languages", "english")
_SCRIPTS = values("languages", "script")
_NAMES = values("languages", "name")


@dataclass(frozen=True, slots=True)
class Tongue:
    """``name`` is "English", another language or script, or None where it cannot be told; ``perhaps`` is then the
    likeliest, or ""."""

    name: str | None
    perhaps: str = ""


def language(text: str, declared: str = "") -> Tongue:
    """The language of *text*, of which no more than 6,000 characters are looked at.

    *declared* is a tag by BCP 47 ("nb-NO") or ""; it decides where the text leaves it open or bears it out.
    """
    half = len(text) // 2
    sample = text if len(text) <= 2 * _SAMPLE else text[:_SAMPLE] + " " + text[half : half + _SAMPLE]
    found = _WORD.findall(sample.lower())
    english = sum(map(_ENGLISH.__contains__, found))
    if len(found) >= _ENOUGH and english >= _SHARE * len(found):
        return Tongue("English")
    if foreign := _script(found):
        return Tongue(foreign)
    stated = _stated(declared)
    if len(found) < _FEW or not _running(found):
        return Tongue(stated or None)
    code, chance = _identified(sample)
    name = "English" if code == "en" else _NAMES.get(code, "another language")
    if chance >= _LIKELY if code == "en" else chance <= _UNLIKELY:
        return Tongue(name)
    if stated:
        return Tongue(stated)
    return Tongue(None, name)


def _stated(tag: str) -> str:
    """The name of the language of a tag; "" for none and for codes that are not known."""
    code = re.split(r"[-_]", tag.strip().lower(), maxsplit=1)[0]
    return "English" if code == "en" else _NAMES.get(code, "")


def _identified(sample: str) -> tuple[str, float]:
    """The likeliest language of *sample*, by ISO 639-1, and the chance, 0 to 1, that it is English."""
    ranked = _identifier().rank(sample)
    return str(ranked[0][0]), float(dict(ranked)["en"])


@lru_cache(maxsize=1)
def _identifier() -> LanguageIdentifier:
    from py3langid.langid import MODEL_FILE, LanguageIdentifier

    made: Any = LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)
    return made


def _script(found: list[str]) -> str | None:
    """The script of most letters, where it is not Latin; None also for fewer than 40 letters."""
    counts: dict[str, int] = {}
    for word in found:
        name = "LATIN" if word[0] < "\u0250" else unicodedata.name(word[0], "").split(" ")[0].split("-")[0]
        counts[name] = counts.get(name, 0) + len(word)
    if sum(counts.values()) < _ENOUGH:
        return None
    most = max(sorted(counts), key=lambda name: counts[name])
    if most == "LATIN" or 2 * counts[most] < sum(counts.values()):
        return None
    return _SCRIPTS.get(most, "another language")


def _running(found: list[str]) -> bool:
    """Whether the words are running text, not one word or a table repeated."""
    return len(set(found)) >= min(_FEW, len(found)) and len(set(found)) * 10 > len(found)
