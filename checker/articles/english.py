"""Is a text English? A light test on function words, made so that no English article is ever turned away.

The rules know English only, so a text in another language would give nonsense quietly. About four words in ten of
running English are among the words below; of French, German or Indonesian, fewer than one in ten. A model would name
more languages, but a decision that this list leaves open (short texts, lists of names) is better left open.
"""

from __future__ import annotations

import re
import unicodedata

from checker.lexicon import values, words

_WORD = re.compile(r"[^\W\d_]+")
_SAMPLE = 3_000
_ENOUGH = 40
_SHARE = 0.15

_ENGLISH = words("languages", "english")
_OTHERS: dict[str, frozenset[str]] = {
    "French": frozenset("le la les de des du un une et est que qui dans pour pas sur au aux avec ce cette il".split()),
    "German": frozenset(
        "der die das und ist nicht ein eine zu den von mit auf für sich dem des im auch werden".split()
    ),
    "Spanish": frozenset("el la los las de del que y en un una por con para no se su al lo como más pero fue".split()),
    "Portuguese": frozenset("o a os as de do da dos das que e em um uma por com para não se no na ao mais foi".split()),
    "Italian": frozenset("il lo la gli le di del della che e un una per con non si in da al dei nel sono ha è".split()),
    "Dutch": frozenset("de het een en van is dat in te op zijn voor met die niet aan er om ook als maar bij".split()),
    "Indonesian": frozenset("yang dan di dari untuk dengan pada ini itu tidak dalam akan ke oleh juga telah".split()),
    "Turkish": frozenset("ve bir bu için ile da de olarak çok daha olan ne gibi en kadar sonra ancak dedi var".split()),
    "Polish": frozenset("i w na z do nie się że to jest o jak po za od dla przez ale oraz był tym który są".split()),
    "Swedish": frozenset("och att det som en på är av för med den till inte har de ett om var men sig från".split()),
}
_SCRIPTS = values("languages", "script")


def language(text: str) -> str | None:
    """``"English"``, the likely name of another language or script, ``"another language"``, or None: cannot tell.

    Looks at no more than 3,000 characters from the start and as many from the middle. None for fewer than 40 words
    in Latin letters.
    """
    half = len(text) // 2
    sample = text if len(text) <= 2 * _SAMPLE else text[:_SAMPLE] + " " + text[half : half + _SAMPLE]
    words = _WORD.findall(sample.lower())
    english = sum(map(_ENGLISH.__contains__, words))
    if len(words) >= _ENOUGH and english >= _SHARE * len(words):
        return "English"
    if foreign := _script(words):
        return foreign
    if len(words) < _ENOUGH:
        return None
    counts = {name: sum(map(known.__contains__, words)) for name, known in _OTHERS.items()}
    best = max(sorted(counts), key=lambda name: counts[name])
    if counts[best] > max(2 * english, 0.12 * len(words)):
        return best
    return "another language" if english < 0.05 * len(words) and len(words) >= 5 * _ENOUGH and _running(words) else None


def _script(words: list[str]) -> str | None:
    """The script of most letters, where it is not Latin; None also for fewer than 40 letters."""
    counts: dict[str, int] = {}
    for word in words:
        name = "LATIN" if word[0] < "\u0250" else unicodedata.name(word[0], "").split(" ")[0].split("-")[0]
        counts[name] = counts.get(name, 0) + len(word)
    if sum(counts.values()) < _ENOUGH:
        return None
    most = max(sorted(counts), key=lambda name: counts[name])
    if most == "LATIN" or 2 * counts[most] < sum(counts.values()):
        return None
    return _SCRIPTS.get(most, "another language")


def _running(words: list[str]) -> bool:
    """Whether words recur as in running text, not as in a list of names or a table."""
    return len(set(words)) < 0.8 * len(words)
