"""The words inside the quotation marks: how two outlets print one utterance, word by word.

Print may forgive itself much: where a quotation starts and ends, a marked ellipsis, a bracketed explanation,
contractions, house spelling, punctuation, fillers, transliterated names. What remains is an insertion, a deletion or a
substitution of words, graded by what it changes: negation, hedge, number, agent, quantifier and a verb, noun, name or
adjective in another's place are material, the rest minor.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Literal

from rapidfuzz.distance import Indel

from checker.lexicon import words
from checker.records import Change, Claim
from checker.verdicts.spelling import (
    FILLER_PHRASES,
    FILLERS,
    PARTICLES,
    STEMS_BEFORE_NOT,
    TITLES,
    spoken,
    transliterated,
)

Op = Literal["equal", "insert", "delete", "replace"]
Lexicon = Mapping[str, tuple[str, str]]
"""Printed word in lower case -> (lemma, part of speech)."""

NEGATION = words("grammar", "negation-quoted")
HEDGES = words("grammar", "hedge-quoted")
QUANTIFIERS = words("grammar", "quantifier-quoted")
AGENTS = words("grammar", "pronoun-quoted")
LONG = 400
ENOUGH = 4
"""Words two quotations must share to count as one utterance."""
SHARE = 0.7
"""Share of the words between the first and the last shared one that must be shared."""
SMALL = 3
"""Letters of a word that two sentences share by chance."""
MANY, NEARLY_ALL = 6, 0.8
"""Words, and the share of the shorter quotation's words, by which two mouths say the same and not only alike."""
LONG_ENOUGH = 8
"""Words by which that is so even where one of the two is only a "she"."""
_ONE = {frozenset({"1"}), frozenset({"a", "single"})}
_TOKEN = re.compile(r"(\[[^\[\]]{0,80}\]|\.{3,}|…|\. \. \.|[^\W_]+(?:[.,'’][^\W_]+)*|\S)(\s*)")
_NOT = re.compile(r"(?i)^([a-z]+)(n['’]t)$")
_CLITIC = re.compile(r"(?i)^(.+)(['’](?:s|m|re|ve|ll|d))$")
_QUOTED = re.compile(
    r"[“\"]([^“”\"]+)(?:[”\"]|$)"
    # single marks, which are apostrophes too: they open before a word and close after one
    r"|(?<![^\s(\[—–-])[‘'](?=\w)(?!\d\ds?\b)((?:(?!\s')[^“”\"‘\n]){2,400}?)(?<=[\w.,!?…])[’'](?!\w)"
)
UNIVERSAL = frozenset("all every each everyone everybody everything".split())
"""Words that leave nothing out."""
TAIL, TIED = 4, 6
"""Words at the end of both quotations that are a change and no cut, after so many shared ones."""
_STOP = re.compile(r"[.!?;:…]\s")
_MARKS = str.maketrans("", "", '“”"«»„')


@dataclass(frozen=True, slots=True)
class Token:
    """One printed word: as it stands, with the space after it, and its normal form ("" for punctuation)."""

    text: str
    key: str
    mark: Literal["", "ellipsis", "bracket"] = ""


def tokens(text: str) -> tuple[Token, ...]:
    """The words and marks of *text*; their texts joined give *text* again."""
    out: list[Token] = []
    lead = text[: len(text) - len(text.lstrip())]
    for match in _TOKEN.finditer(text, len(lead)):
        word, space = match[1], match[2]
        if word[0] == "[":
            out.append(Token(word + space, "", "bracket"))
        elif word[0] == "…" or word.startswith((". .", "...")):
            out.append(Token(word + space, "", "ellipsis"))
        elif not any(c.isalnum() for c in word) and word not in "%&":
            out.append(Token(word + space, ""))
        elif (split := _NOT.match(word)) or (split := _CLITIC.match(word)):
            verb = STEMS_BEFORE_NOT.get(split[1].lower()) if split[2][0] in "nN" else None
            out += [Token(split[1], verb or spoken(split[1])), Token(split[2] + space, spoken(split[2]))]
        elif word.lower() == "cannot":
            out += [Token(word[:3], "can"), Token(word[3:] + space, "not")]
        else:
            out.append(Token(word + space, spoken(word)))
    if lead and out:
        out[0] = Token(lead + out[0].text, out[0].key, out[0].mark)
    return tuple(out) if out or not text else (Token(text, ""),)


def diff(left: str, right: str, lexicon: Lexicon | None = None) -> tuple[Change, ...]:
    """*left* turned into *right* step by step; the lefts joined give *left*, the rights *right*.

    A step without a grade is equal or forgiven. ``lexicon`` tells verbs and names apart; without it verbs go unnoticed.
    """
    a, b = tokens(left), tokens(right)
    steps = _steps(a, b)
    shared = _trimmed(steps, a, [n for n, (op, *_) in enumerate(steps) if op == "equal"])
    if not shared:
        return (_change("replace", a, b, ""),) if left or right else ()
    out = []
    for n, (op, i, j, k, m) in enumerate(steps):
        # what one side has more of at either end was cut off by the other; one word against one word was changed
        outside = (n < shared[0] or n > shared[-1]) and not (_said(a[i:j]) == _said(b[k:m]) == 1)
        grade = "" if op == "equal" or outside else _grade(a, b, (i, j, k, m), lexicon or {})
        if outside and n > shared[-1] and _other_end(a, b, (i, j, k, m)):
            grade = "minor"
        out.append(_change(op, a[i:j], b[k:m], grade))
    return tuple(out)


def _trimmed(steps: Sequence[tuple[Op, int, int, int, int]], a: Sequence[Token], shared: list[int]) -> list[int]:
    """*shared* without a lone small word at an end beyond which all differs: an "in" ties no two sentences together."""

    def small(n: int) -> bool:
        keys = [t.key for t in a[steps[n][1] : steps[n][2]] if t.key]
        return len(keys) == 1 and len(keys[0]) <= SMALL

    while len(shared) > 1 and shared[-1] < len(steps) - 1 and small(shared[-1]):
        shared = shared[:-1]
    while len(shared) > 1 and shared[0] > 0 and small(shared[0]):
        shared = shared[1:]
    return shared


def _other_end(a: Sequence[Token], b: Sequence[Token], at: tuple[int, int, int, int]) -> bool:
    """Whether two quotations go on differently within one sentence: neither was cut, and one has other words."""
    i, j, k, m = at
    if not (0 < _said(a[i:j]) <= TAIL and 0 < _said(b[k:m]) <= TAIL) or min(_said(a[:i]), _said(b[:k])) < TIED:
        return False
    if _marked(a, i, j) or _marked(b, k, m):
        return False
    ends = a[max(0, i - 1) : j], b[max(0, k - 1) : m]
    return not any(_STOP.search("".join(t.text for t in end)) for end in ends)


def _said(side: Sequence[Token]) -> int:
    return sum(1 for t in side if t.key)


def _steps(a: Sequence[Token], b: Sequence[Token]) -> list[tuple[Op, int, int, int, int]]:
    """Opcodes over the tokens: punctuation takes no part in the matching and goes with the word before it."""
    at, bt = [n for n, t in enumerate(a) if t.key], [n for n, t in enumerate(b) if t.key]
    left, right = [a[n].key for n in at], [b[n].key for n in bt]
    codes: list[tuple[Op, int, int, int, int]]
    if max(len(left), len(right)) <= LONG:
        codes = list(SequenceMatcher(None, left, right, autojunk=False).get_opcodes())
    else:
        codes = [
            (o.tag, o.src_start, o.src_end, o.dest_start, o.dest_end)  # type: ignore[misc]  # a tag is an Op
            for o in Indel.opcodes(left, right)
        ]
    at.append(len(a))
    bt.append(len(b))
    at[0] = bt[0] = 0
    return [(op, at[i], at[j], bt[k], bt[m]) for op, i, j, k, m in codes]


def _change(op: Op, a: Sequence[Token], b: Sequence[Token], grade: Literal["", "minor", "material"]) -> Change:
    return Change(op, "".join(t.text for t in a), "".join(t.text for t in b), grade)


def _grade(
    a: Sequence[Token], b: Sequence[Token], at: tuple[int, int, int, int], lexicon: Lexicon
) -> Literal["", "minor", "material"]:
    i, j, k, m = at
    # A mark that stands at the seam belongs to the word before it, so one token more is looked at on the left.
    left, right = a[i:j], b[k:m]
    if _marked(a, i, j) or _marked(b, k, m):
        return ""
    lost, won = [t for t in left if t.key], [t for t in right if t.key]
    lk, rk = [t.key for t in lost], [t.key for t in won]
    if "".join(lk) == "".join(rk) or (_empty(lk) and _empty(rk)):
        return ""
    names = [[t.text.strip() for t in side if t.key not in PARTICLES] for side in (lost, won)]
    if (
        lost
        and won
        and len(names[0]) == len(names[1])
        and all(x.lower() == y.lower() or transliterated(x, y) for x, y in zip(*names, strict=True))
    ):
        return ""
    one = {frozenset(lk), frozenset(rk)} == _ONE
    return "material" if not one and _material(lost, won, lexicon) else "minor"


def _marked(side: Sequence[Token], start: int, end: int) -> bool:
    """Whether an ellipsis or a bracket stands in or just before this stretch."""
    return any(t.mark for t in side[max(0, start - 1) : end + (end < len(side) and bool(side[end].mark))])


def _empty(keys: Sequence[str]) -> bool:
    """Whether nothing was said: no word, a filler, or a title."""
    return tuple(keys) in FILLER_PHRASES or all(k in FILLERS or k in TITLES for k in keys)


def _material(lost: Sequence[Token], won: Sequence[Token], lexicon: Lexicon) -> bool:
    # "May" within a sentence is the month
    left, right = ({t.key for t in side if t.text.strip() != "May"} for side in (lost, won))
    if left & UNIVERSAL and right & UNIVERSAL:  # "all of us" and "every one of us"
        left, right = left - UNIVERSAL - {"1"}, right - UNIVERSAL - {"1"}
    gone = left ^ right
    if left & NEGATION and right & NEGATION:
        gone -= NEGATION  # "not" and "never" both deny
    if gone & (NEGATION | HEDGES | QUANTIFIERS):
        return True
    if {k for k in left if k[0].isdigit()} ^ {k for k in right if k[0].isdigit()}:
        return True
    if not lost or not won:
        return False
    if left & AGENTS and right & AGENTS and (left ^ right) & AGENTS:
        return True
    for pos in ("VERB", "PROPN", "NOUN", "ADJ"):
        a, b = _of(lost, pos, lexicon), _of(won, pos, lexicon)
        if a and b and not a & b:
            return True
    return False


def _of(side: Sequence[Token], pos: str, lexicon: Lexicon) -> set[str]:
    """The lemmas among *side* of one part of speech."""
    found = (lexicon.get(t.text.strip().lower(), ("", "")) for t in side)
    return {lemma for lemma, kind in found if kind == pos}


def same_utterance(changes: Sequence[Change]) -> bool:
    """Whether a diff is of two prints of one utterance: enough words shared, and most of those between them."""
    shared = [len(_words(c.left)) if c.op == "equal" else 0 for c in changes]
    at = [n for n, s in enumerate(shared) if s]
    if not at or sum(shared) < ENOUGH:
        return False
    inside = changes[at[0] : at[-1] + 1]
    lost = sum(max(len(_words(c.left)), len(_words(c.right))) for c in inside if c.op != "equal" and c.grade)
    return sum(shared) / (sum(shared) + lost) >= SHARE


def same_words(changes: Sequence[Change], least: int = MANY) -> bool:
    """Whether a diff is of one quotation, whole or cut: *least* words or more shared, nearly all of the shorter.

    Fewer words two people may well say independently.
    """
    shared = sum(len(_words(c.left)) for c in changes if c.op == "equal")
    shorter = min(sum(len(_words(c.left)) for c in changes), sum(len(_words(c.right)) for c in changes))
    return shared >= least and shared >= NEARLY_ALL * shorter


def _words(text: str) -> list[str]:
    return [t.key for t in tokens(text) if t.key]


def quoted(claim: Claim) -> tuple[str, ...]:
    """The words of a claim that stand in quotation marks, piece by piece; a word or three in marks are no quotation."""
    if claim.attribution.kind == "direct":
        return (claim.text.translate(_MARKS).strip(),)
    found = ((double or single).strip() for double, single in _QUOTED.findall(claim.text))
    return tuple(words for words in found if len(_words(words)) >= ENOUGH)


def compare(left: Claim, right: Claim) -> tuple[Change, ...]:
    """The diff of two quotations of one utterance, with the quotation marks left off; empty where they are not that."""
    best: tuple[Change, ...] = ()
    most = 0
    lexicon = {w.text.lower(): (w.lemma, w.pos) for c in (right, left) for w in c.facts.words}
    for a in quoted(left):
        for b in quoted(right):
            changes = diff(a, b, lexicon)
            size = sum(len(_words(c.left)) for c in changes if c.op == "equal")
            if size > most and same_utterance(changes):
                best, most = changes, size
    return best


def grade(changes: Sequence[Change]) -> Literal["", "minor", "material"]:
    """The worst grade among *changes*."""
    grades = {c.grade for c in changes}
    return "material" if "material" in grades else "minor" if "minor" in grades else ""
