"""What a claim's words come down to for comparison: stems, their rarity, names, figures and shingles.

A stem is the Snowball (Porter 2) stem of the dictionary form, so that "discriminates" and "discrimination" meet. How
much a stem tells is its information content, ``log2(total / count)``, from the table ``counts.tsv`` beside this module:
counts of stems in 640,000 words of news. A stem the table does not know counts as seen once.
"""

from __future__ import annotations

import math
import re
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from importlib import resources
from typing import Any

from checker.records import Claim, Word

SHINGLE = 3
BODY = 12.0
"""Bits that a body named on both sides tells, whatever its name: as much as a seldom word."""
FRAGMENT = 8.0
"""Bits of the least fragment in quotation marks that tells a statement when another outlet quotes it, too."""
_NAME = "PROPN"
_QUOTED = re.compile(r"(?:[“\"]|'')(.+?)(?:[”\"]|''|$)")
_LETTERS = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")
_INITIALS = re.compile(r"(?<=\b\w)\.(?=\w\b)|(?<=\b\w)\.(?=\s|$)")
_STAFF = re.compile(r"(?i)['’]s? (?:office|campaign|team|camp|staff|administration|lawyers?|aides?)$")
_AFFIX = re.compile(r"(?<=\w)\((\w{1,3})\b\)?")
_APOSTROPHES = str.maketrans("’ʼ`", "'''")


@dataclass(frozen=True, slots=True)
class Profile:
    """One claim made ready for comparison.

    ``weights`` maps each content stem to its rarity in bits, less where the whole story is about it; ``mass`` is their
    sum and ``norm`` the root of the sum of their squares. ``names`` are stems of proper nouns, ``figures`` the numbers
    as normalised texts, ``words`` all words in order (lower case, no punctuation), ``shingles`` their runs of three.
    ``sorted`` is the words in alphabetical order; ``direct`` tells that all is in quotation marks; ``speaker`` is the
    resolved speaker's id, ``says`` how many claims of the article are that speaker's, ``heard`` in how many articles
    the speaker has a claim; ``side`` is the body that the speaker speaks for; ``document``
    tells that a document speaks. ``quoted`` is what a mixed claim has in quotation marks, as :func:`run` writes words,
    and ``fragments`` those of it that tell :data:`FRAGMENT` bits or more.
    """

    id: str
    article: str
    kind: str
    speaker: str | None
    weights: dict[str, float]
    mass: float
    norm: float
    names: frozenset[str]
    figures: frozenset[str]
    words: tuple[str, ...]
    shingles: frozenset[tuple[str, ...]]
    sorted: str = ""
    says: int = 0
    heard: int = 0
    side: str | None = None
    document: bool = False
    quoted: tuple[str, ...] = ()
    fragments: tuple[str, ...] = ()

    @property
    def direct(self) -> bool:
        """Whether all of the content stands in quotation marks."""
        return self.kind == "direct"

    def quotes(self, fragment: str) -> bool:
        """Whether *fragment* stands word for word in what the claim has in quotation marks."""
        return any(fragment in words for words in ((run(self.words),) if self.direct else self.quoted))


@dataclass(frozen=True, slots=True)
class Story:
    """What all claims of a run have in common: in how many a stem stands, and how often who speaks where."""

    claims: int = 0
    holders: Mapping[str, int] = field(default_factory=dict)
    says: Mapping[tuple[str, str], int] = field(default_factory=dict)
    heard: Mapping[str, int] = field(default_factory=dict)
    bodies: Mapping[str, tuple[tuple[tuple[str, ...], str], ...]] = field(default_factory=dict)

    def named(self, words: Sequence[str]) -> dict[str, float]:
        """The bodies that *words* name, each as one key whatever the name: "JDS" is "Janata Dal Secular"."""
        out: dict[str, float] = {}
        for at, word in enumerate(words):
            for name, key in self.bodies.get(word, ()):
                if tuple(words[at : at + len(name)]) == name:
                    out[key] = BODY
        return out

    def telling(self, stem: str) -> float:
        """0.05 to 1: how far a stem tells the story's claims apart; 1 for one that stands in a sixteenth of them.

        In a story of few claims it is 1 for a stem that stands in two of them: two is what a link is made of.
        """
        if self.claims < 3:
            return 1.0
        bits = math.log2((self.claims + 1) / (self.holders.get(stem, 0) + 0.5))
        full = min(4.0, math.log2((self.claims + 1) / 2.5))
        return max(0.05, min(1.0, bits / full))


def story_of(claims: Sequence[Claim]) -> Story:
    """The story that *claims* tell together, in any order; what one says inside another's words counts once."""
    outermost = [c for c in claims if c.attribution.within is None]
    holders = Counter(k for c in outermost for k in {**stems_of(c.facts.words), **_affixed(c.text)})
    says = Counter((c.article, c.speaker.id) for c in claims if c.speaker)
    story = Story(len(outermost), holders, says, Counter(speaker for _, speaker in says), _bodies(claims))
    if story.bodies:
        holders.update(k for c in outermost for k in story.named(word_list(c.text)))
    return story


def _bodies(claims: Sequence[Claim]) -> dict[str, tuple[tuple[tuple[str, ...], str], ...]]:
    """The names of the bodies that speak in the story under more than one, by their first word."""
    found: dict[str, set[tuple[tuple[str, ...], str]]] = defaultdict(set)
    for speaker in {c.speaker for c in claims if c.speaker and c.speaker.type == "body"}:
        names = {word_list(n) for n in (speaker.name, *speaker.names)} - {()}
        for name in names if len(names) > 1 else ():
            found[name[0]].add((name, f"@{speaker.id}"))
    return {first: tuple(sorted(names)) for first, names in found.items()}


def plain(text: str) -> str:
    """*text* in lower case without accents, with straight apostrophes."""
    if text.isascii():
        return text.translate(_APOSTROPHES).lower() if "`" in text else text.lower()
    folded = unicodedata.normalize("NFKD", text.translate(_APOSTROPHES))
    return "".join(c for c in folded if not unicodedata.combining(c)).lower()


def word_list(text: str) -> tuple[str, ...]:
    """The words of *text* as :func:`plain` gives them: "F.B.I." and "FBI" are one word, so are "JD(S)" and "JDS"."""
    joined = plain(text)
    if "(" in joined:
        joined = _AFFIX.sub(r"\1", joined)
    if "." in joined:
        joined = _INITIALS.sub("", joined)
    return tuple(_LETTERS.findall(joined))


def run(words: Sequence[str]) -> str:
    """*words* as one text in which a run of them can be looked for: a space around every word."""
    return f" {' '.join(words)} "


@lru_cache(maxsize=1 << 16)
def stem(lemma: str) -> str:
    """The Snowball stem of a dictionary form; the word itself where it is no English word."""
    return str(_stemmer().stemWord(lemma))


@lru_cache(maxsize=1)
def _stemmer() -> Any:
    import Stemmer

    return Stemmer.Stemmer("english")


@lru_cache(maxsize=1)
def _counts() -> tuple[dict[str, int], int]:
    lines = resources.files(__package__).joinpath("counts.tsv").read_text(encoding="utf-8").splitlines()
    total, table = int(lines[0]), {}
    for line in lines[1:]:
        word, _, count = line.partition("\t")
        table[word] = int(count)
    return table, total


@lru_cache(maxsize=1 << 16)
def rarity(word: str) -> float:
    """The information content of a stem in bits: about 4 for "the", 10 for "minister", 19 for a word never seen."""
    table, total = _counts()
    return math.log2(total / table.get(word, 1))


def stems_of(words: Iterable[Word]) -> dict[str, float]:
    """The content stems among *words* with their rarity, in order of first occurrence."""
    out: dict[str, float] = {}
    for word in words:
        if word.pos in {"PUNCT", "SPACE", "SYM", "X", "DET", "PRON", "PART", "CCONJ", "SCONJ", "ADP", "AUX"}:
            continue
        for key in keys_of(word.lemma):
            if len(key) > 1 or key.isdigit():
                out[key] = rarity(key)
    return out


@lru_cache(maxsize=1 << 16)
def keys_of(lemma: str) -> tuple[str, ...]:
    """The stems of a dictionary form, one for most: "co-founder" has two."""
    return tuple(stem(piece) for piece in word_list(lemma))


def _affixed(text: str) -> dict[str, float]:
    """Names with a bracketed letter, which the parse takes apart: "JD(S)" is "jds"."""
    if "(" not in text:
        return {}
    found = (stem("".join(m)) for m in re.findall(r"(\w{2,})\((\w{1,3})\)", plain(text)))
    return {key: rarity(key) for key in found}


def figures_of(claim: Claim) -> frozenset[str]:
    """The numbers of *claim*, as its facts have them, else as its words do."""
    facts = claim.facts
    if facts.quantities:
        return frozenset(
            f"{q.low if q.low is not None else q.high:f}"
            for q in facts.quantities
            if q.low is not None or q.high is not None
        )
    return frozenset(w.text.replace(",", "") for w in facts.words if any(c.isdigit() for c in w.text))


def _voice(claim: Claim) -> str | None:
    """The speaker's id; None for one who may be anybody in another article: unnamed, or a document of nobody's."""
    speaker = claim.speaker
    if speaker is None or speaker.type == "unnamed" or (speaker.type == "document" and speaker.body is None):
        return None
    return speaker.id


def _side(claim: Claim) -> str | None:
    """On whose behalf the claim is made; None where it is nobody's."""
    if claim.speaker is None or claim.speaker.type == "unnamed":
        return None
    return "".join(c for c in _STAFF.sub("", claim.speaker.side).casefold() if c.isalnum())


def _in_marks(claim: Claim) -> tuple[tuple[str, ...], ...]:
    """The words of each quotation inside a mixed claim."""
    if claim.attribution.kind != "mixed":
        return ()
    return tuple(filter(None, (word_list(m[1]) for m in _QUOTED.finditer(claim.text))))


def profile(claim: Claim, story: Story = Story()) -> Profile:
    """*claim* as part of *story* made ready for comparison; one whose facts hold no words is read from its text."""
    facts = claim.facts
    words = word_list(claim.text)
    plainly = stems_of(facts.words) if facts.words else {k: rarity(k) for k in map(stem, words) if rarity(k) > 8}
    plainly |= _affixed(claim.text)
    plainly |= story.named(words)
    weights = {k: w * story.telling(k) for k, w in plainly.items()}
    names = frozenset(k for w in facts.words if w.pos == _NAME for k in keys_of(w.lemma))
    values = weights.values()
    quoted = _in_marks(claim)
    return Profile(
        claim.id,
        claim.article,
        claim.attribution.kind,
        _voice(claim),
        weights,
        sum(values),
        math.sqrt(sum(v * v for v in values)),
        names & weights.keys(),
        figures_of(claim),
        words,
        frozenset(zip(words, words[1:], words[2:], strict=False)),
        " ".join(sorted(words)),
        story.says.get((claim.article, claim.speaker.id), 1) if claim.speaker else 0,
        story.heard.get(claim.speaker.id, 1) if claim.speaker else 0,
        _side(claim),
        claim.speaker is not None and claim.speaker.type == "document",
        tuple(map(run, quoted)),
        tuple(run(q) for q in quoted if sum(weights.get(k, 0.0) for k in set(map(stem, q)) - names) >= FRAGMENT),
    )
