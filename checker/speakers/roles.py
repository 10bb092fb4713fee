"""Offices and roles in words ("the former chief minister") brought to a head and its modifiers."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from checker.lexicon import either, words
from checker.speakers.lexicon import BODY_NOUNS, FORMER, PARTIES, PERSON_NOUNS, SPOKES_PHRASES, SPOKESPERSONS
from checker.speakers.names import bare, fold, initials
from checker.speakers.rolewords import GENERIC, PHRASES, ROLE_WORDS

_TOKEN = re.compile(r"[^\W_]+(?:[.'’\-][^\W_]+)*\.?|&")
_STOP = words("grammar", "no-role")
_CUT = re.compile(rf"\s(?:{either(words('grammar', 'behind-role'))})\s")
STANDING = frozenset("new interim acting incoming deputy assistant".split())
"""Words that tell the holder of an office from others: "the new mayor", "the deputy mayor"."""
ANY_HEAD = frozenset({"leader", "official"})
"""Heads that so many offices answer to that what they are over must be the same."""
ELECTED = frozenset({"representative", "senator", "lawmaker", "mp", "councillor", "assemblyman", "delegate"})
SIDES = words("persons", "side")
BELOW = frozenset("deputy assistant".split())
_CAPITALS = re.compile(r"\b[A-Z]{2,}\b")
_THEN = re.compile(r"\b(then|ex)-(?=\w)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Role:
    """What somebody is: the normalised head ("chief-minister"), its other words, whether it is past, and the words."""

    head: str
    words: frozenset[str]
    former: bool
    text: str


@lru_cache(maxsize=20_000)
def role(text: str) -> Role:
    """The role that *text* names; the head is the last word before the first preposition, phrases counting as one."""
    plain = _THEN.sub(r"\1 ", " " + " ".join(text.split()) + " ")
    low = plain.casefold()
    for phrase, one in PHRASES:
        low = re.sub(rf"\b{phrase}s?\b", one, low)
    cut = _CUT.search(low, 2)
    first = low[: cut.start()] if cut else low
    rest = low[cut.start() :] if cut else ""
    front = [w for w in _TOKEN.findall(first) if w not in _STOP]
    former = any(w in FORMER for w in front)
    front = [w for w in front if w not in FORMER]
    if not front:
        return Role("", frozenset(), former, text.strip())
    after = [w for w in _TOKEN.findall(rest) if w not in _STOP and w not in FORMER]
    if after and front[-1] in BODY_NOUNS and after[-1] in PERSON_NOUNS:
        front, after = front + after, []  # "Norwell College of Law professor"
    head = ROLE_WORDS.get(front[-1], front[-1].rstrip("."))
    others = front[:-1] + after
    words = frozenset(ROLE_WORDS.get(w, fold(w)) for w in others) - {""}
    return Role(head, words, former, text.strip())


@lru_cache(maxsize=20_000)
def is_spokesperson(text: str) -> bool:
    """Whether a role's words name one who speaks for others."""
    low = text.casefold()
    return any(w in SPOKESPERSONS for w in _TOKEN.findall(low)) or any(p in low for p in SPOKES_PHRASES)


def _one_rank(asked: Role, held: Role) -> bool:
    """Whether the two are not, by their words, a chief and a deputy, or the holder of an office and the next one."""
    mine, other = _standing(asked.text), _standing(held.text)
    if asked.head in ELECTED:
        mine -= {"new"}  # of many who hold such an office one is new; of mayors the new one is not the old one
    return not (mine - other or (other - mine) & BELOW)


def _parties(one: Role) -> frozenset[str]:
    """The words of a role that name parties: "Democratic nominee" is a Democrat's."""
    return one.words & SIDES


def _in_short(one: str, other: str) -> bool:
    """Whether two texts of roles name one body, one of them by its initials: "the UN chief", "United Nations chief"."""
    short = initials(bare(one))
    return len(short) > 1 and short == initials(bare(other)) and any(_CAPITALS.search(text) for text in (one, other))


def _last_word(one: Role) -> str:
    return one.text.casefold().rsplit(maxsplit=1)[-1] if one.text else ""


def _standing(text: str) -> frozenset[str]:
    return frozenset(w.casefold() for w in text.split() if w != "New") & STANDING  # "New York" is none


def fits(asked: Role, held: Role) -> int:  # noqa: PLR0911 - one reason a line
    """How well a holder of *held* answers to *asked*: 0 not at all, more for each word shared.

    "the mayor" never fits a former mayor, nor "the former mayor" one in office; words of place must not differ.
    """
    if not asked.head or asked.former != held.former or not _one_rank(asked, held):
        return 0
    same = asked.head == held.head
    if not same and held.head not in GENERIC.get(asked.head, frozenset()):
        return 1 if asked.head in PARTIES and asked.head in held.words else 0
    mine, other = _parties(asked), _parties(held)
    if mine and other and not {w.removesuffix("ic") for w in mine} & {w.removesuffix("ic") for w in other}:
        return 0  # "the Liberal candidate" is no Conservative one
    shared, missing, more = asked.words & held.words, asked.words - held.words, held.words - asked.words - other
    if same and not shared and _in_short(asked.text, held.text):
        shared, missing = asked.words, frozenset()
    if same and not shared and len(missing) > 2 and _last_word(asked) != _last_word(held):
        return 0  # "the presumptive Liberal presidential nominee" is not any candidate
    if not same and not shared and (missing & BODY_NOUNS or (missing and asked.head in ANY_HEAD)):
        return 0  # "the head of the rescue agency", "the harbour chief" is not "the president"
    if missing - mine and more and not shared:
        return 0
    return max(1, (6 if same else 3) + 2 * len(shared) - 2 * len(missing))
