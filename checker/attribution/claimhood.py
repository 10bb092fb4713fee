"""Whether an attribution states something: a claim, or only a topic, an act, a wish, a question, a refusal.

"She criticised the plan", "he signed the bill", "asked whether it leaks" and "a “so-called” reform" are attributions
that no second outlet can bear out or contradict. A logistic regression over features with names decides it, fitted on
claims that readers kept and threw out (``training/claimhood.py``): what kind of phrase the content is, what hangs on
the cue, which rule names the cue, how much is quoted, what the attribution commits its source to, how sure the tagger
is. What each feature adds is kept for ``checker explain``.
"""

from __future__ import annotations

import json
import math
import re
from bisect import bisect_left
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from checker.attribution import clauses, complements, tree
from checker.attribution.commitment import ASSERTING, commitment, untrue
from checker.attribution.drafts import Draft
from checker.attribution.lexicon import Lexicon
from checker.records import Commitment, Kind, Span, States

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

WEIGHTS = Path(__file__).with_name("claimhood.json")
_QUESTION = re.compile(r"[^.!?]*\?[\"”’']?")  # one sentence
_FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})
_SUBJECTS = frozenset({"nsubj", "nsubjpass", "csubj", "expl"})
_WH = frozenset({"WDT", "WP", "WP$", "WRB"})
_POINTING = frozenset({"PRON", "DET"})
_VERBAL = ("VERB", "AUX")


@dataclass(frozen=True, slots=True)
class Judged:
    """What an attribution is and commits its source to, and the addends (log-odds) of its being a claim."""

    states: States
    commitment: Commitment
    parts: tuple[tuple[str, float], ...]


@dataclass(frozen=True, slots=True)
class Weights:
    """Log-odds by feature, and the chance of being a claim below which an attribution is none."""

    features: Mapping[str, float]
    least: float


@cache
def packaged() -> Weights:
    """The weights that ship with the package."""
    data = json.loads(WEIGHTS.read_text(encoding="utf-8"))
    return Weights(data["weights"], data["least"])


class Judge:
    """Reads the attributions of one article."""

    def __init__(self, doc: Doc, text: str, quoted: Sequence[Span], lexicon: Lexicon, weights: Weights) -> None:
        self.doc, self.text, self.lexicon, self.weights = doc, text, lexicon, weights
        self.quoted = [(s.start, s.end) for s in quoted]
        self._starts = [t.idx for t in doc]
        self._first = next((t.idx for t in doc if not t.is_space), 0)

    def __call__(self, draft: Draft, kind: Kind, confidence: float, nested: bool = False) -> Judged:
        """What *draft* is; *kind* and *confidence* are its attribution's, *nested* tells that it is in another's."""
        meant = self.commitment(draft)
        seen = self.features(draft, kind, confidence, meant, nested=nested)
        parts = {n: v * w for n, v in seen.items() if (w := self.weights.features.get(n, 0.0)) and v}
        chance = 1 / (1 + math.exp(-sum(parts.values())))
        shown = tuple((name, round(value, 3)) for name, value in sorted(parts.items(), key=lambda p: -abs(p[1])))
        asking = meant == "asks" and draft.complement == "turn"
        none = asking or chance < self.weights.least
        return Judged(_sort(seen, meant) if none else "claim", meant, shown)

    def commitment(self, draft: Draft) -> Commitment:
        """What the cue of *draft* commits its source to; layout asserts, but for a turn that only asks."""
        if draft.complement == "turn" and _QUESTION.fullmatch(draft.content[-1].text(self.text)):
            return "asks"
        if draft.head < 0 or draft.verbatim:
            return "asserts"
        tokens = [t for s in draft.content for t in self._tokens(s)]
        inside = frozenset(t.i for t in tokens)
        found = commitment(self.doc[draft.head], draft.meaning, inside)
        top = next((t for t in tokens if t.head.i not in inside and t.pos_ in _VERBAL), None)
        return "denies" if found == "asserts" and top is not None and untrue(top) else found

    def features(
        self, draft: Draft, kind: Kind, confidence: float, meant: Commitment, *, nested: bool = False
    ) -> dict[str, float]:
        """What speaks for or against *draft* being a claim, by name; most are 0 or 1."""
        tokens = [t for s in draft.content for t in self._tokens(s) if t.is_alpha or t.like_num or t.tag_ == "POS"]
        words = len(tokens)
        phrase, top = self._phrase(draft, tokens)
        out = {"bias": 1.0, "words": math.log(1 + words), "sure": _log_odds(confidence)} | phrase
        out.update(self._quotation(draft, kind, words))
        takes = clauses.group(self._complement(draft)).split(":")[0] or "none"
        nominal = kind == "indirect" and top is not None and top.pos_ not in _VERBAL
        out[f"takes {takes}"] = out[f"cue {draft.rule or 'unknown'}"] = out[f"meaning {draft.meaning}"] = 1.0
        out[f"word {draft.lemma}"] = 1.0
        if nominal and top is not None:
            out["noun phrase only"] = 1.0
            out[f"noun phrase, cue {draft.rule or 'unknown'}"] = out[f"noun phrase, takes {takes}"] = 1.0
            out[f"noun phrase, word {draft.lemma}"] = out[f"head {top.lemma_.lower()}"] = 1.0
        elif kind == "indirect":
            out[f"clause, takes {takes}"] = 1.0
        if meant not in ASSERTING:
            out[f"commitment {meant}"] = 1.0
        out[f"found by {'both' if len(draft.found_by) > 1 else draft.found_by[0]}"] = 1.0
        out["nested"] = float(nested)
        out["headline"] = float("\n" not in self.text[self._first : draft.content[0].start])
        out.update(self._source(draft))
        if draft.head >= 0:
            out.update(_cue(self.doc[draft.head]))
        return {name: value for name, value in out.items() if value}

    def _source(self, draft: Draft) -> dict[str, float]:
        """Who is said to say it: nobody, a pronoun, a relative pronoun, people or a thing."""
        tokens = [t for s in draft.source for t in self._tokens(s) if t.is_alpha]
        if not tokens:
            return {"no source": 1.0}
        return {
            "source relative": float(len(tokens) == 1 and tree.relative(tokens[0])),
            "source it": float(len(tokens) == 1 and tokens[0].lower_ in ("it", "this", "that", "which")),
            "source many": float(any(t.tag_ == "NNS" for t in tokens)),
            "source a name": float(any(t.tag_ == "NNP" for t in tokens)),
        }

    def _tokens(self, span: Span) -> list[Token]:
        first = bisect_left(self._starts, span.start)
        last = bisect_left(self._starts, span.end)
        return [t for t in self.doc[first:last] if not t.is_space]

    def _phrase(self, draft: Draft, tokens: Sequence[Token]) -> tuple[dict[str, float], Token | None]:
        """What kind of phrase the content is, and its head."""
        if not tokens:
            return {"empty": 1.0}, None
        inside = {t.i for t in tokens}
        tops = [t for t in tokens if t.head.i not in inside or t.head.i == t.i]
        top = next((t for t in tops if t.pos_ in _VERBAL), None) or next(
            (t for t in tops if t.pos_ in ("NOUN", "PROPN", "PRON", "NUM", "ADJ")), tops[0] if tops else tokens[0]
        )
        first = tokens[0]
        verbal = top.pos_ in _VERBAL
        out = {
            "head noun": float(top.pos_ == "NOUN"),
            "head name": float(top.pos_ == "PROPN"),
            "head pronoun": float(top.pos_ in _POINTING),
            "head adjective": float(top.pos_ == "ADJ"),
            "that": float(first.lower_ == "that" and first.dep_ == "mark"),
            "whether": float(first.lower_ in ("whether", "if") and verbal),
            "wh-word": float(first.tag_ in _WH),
            "relative pronoun alone": float(first.tag_ in ("WDT", "WP") and len(tokens) == 1),
            "figure": float(any(t.like_num for t in tokens)),
            "negation": float(any(t.dep_ == "neg" for t in tokens)),
            "asks": float(self.text[draft.content[-1].start : draft.content[-1].end].rstrip("\"'”’ ")[-1:] == "?"),
        }
        if not verbal:
            return out | _noun(top, inside, tokens), top
        several = sum(t.tag_ in _FINITE for t in tokens) > 1
        return _clause(top, inside) | out | {"finite verbs": float(several)}, top

    def _quotation(self, draft: Draft, kind: Kind, words: int) -> dict[str, float]:
        marked = sum(max(0, min(s.end, end) - max(s.start, start)) for s in draft.content for start, end in self.quoted)
        share = marked / max(1, sum(s.end - s.start for s in draft.content))
        return {
            "direct": float(kind == "direct"),
            "mixed": float(kind == "mixed"),
            "quoted share": share,
            "scare quotes": float(kind == "direct" and words <= 2),
            "short quotation": float(kind == "direct" and 3 <= words <= 5),
        }

    def _complement(self, draft: Draft) -> str:
        if draft.complement or draft.head < 0:
            return draft.complement
        head = self.doc[draft.head]
        if head.pos_ != "VERB":
            return "noun" if head.pos_ in ("NOUN", "PROPN") else ""
        lemma, entry = clauses.lemma_of(head, self.lexicon)
        return complements.content(head, lemma, entry, tree.subject(head))[0]


def _clause(top: Token, inside: set[int]) -> dict[str, float]:
    """What kind of clause a content is whose head is the verb *top*."""
    own = list(top.children)
    subject = any(c.dep_ in _SUBJECTS and c.i in inside for c in own)
    finite = top.tag_ in _FINITE or any(c.tag_ in _FINITE and c.dep_ in ("aux", "auxpass") for c in own)
    to = any(c.lower_ == "to" and c.dep_ == "aux" for c in own)
    return {
        "whole clause": float(subject and finite),
        "clause without subject": float(finite and not subject),
        "infinitive": float(to),
        "infinitive with subject": float(to and subject),
        "gerund": float(top.tag_ == "VBG" and not finite),
        "participle": float(top.tag_ == "VBN" and not finite),
    }


def _noun(top: Token, inside: set[int], tokens: Sequence[Token]) -> dict[str, float]:
    """What kind of phrase a content is whose head *top* is no verb."""
    below = [c for c in top.children if c.i in inside]
    ties = {c.dep_ for c in below}
    first = {c.lower_ for c in below}
    definite = not first.isdisjoint(("the", "this", "that", "these", "those"))
    return {
        "noun with finite verb": float(any(t.tag_ in _FINITE for t in tokens)),
        "noun with infinitive": float(any(t.tag_ == "TO" for t in tokens)),
        "noun with preposition": float("prep" in ties),
        "noun with owner": float("poss" in ties),
        "noun of a plural": float(top.tag_ in ("NNS", "NNPS")),
        "definite": float(definite),
        "indefinite": float(not first.isdisjoint(("a", "an", "any"))),
        "short noun phrase": float(len(tokens) <= 3),
        "definite and short": float(len(tokens) <= 3 and (definite or "poss" in ties)),
        "noun with clause": float(not ties.isdisjoint(("acl", "ccomp"))),
        "noun with relative clause": float("relcl" in ties),
        "noun alone": float(len(tokens) <= 1),
    }


def _cue(head: Token) -> dict[str, float]:
    """What form the cue's head has, and in what clause it stands."""
    return {
        "cue noun": float(head.pos_ in ("NOUN", "PROPN")),
        "cue participle": float(head.tag_ in ("VBG", "VBN")),
        "cue infinitive": float(head.tag_ == "VB"),
        "cue in relative clause": float(head.dep_ == "relcl"),
        "cue in adverbial clause": float(head.dep_ == "advcl"),
        "cue with adverb": float(any(c.dep_ == "advmod" and c.tag_ == "RB" for c in head.children)),
        "cue with time": float(any(c.dep_ == "npadvmod" for c in head.children)),
        "cue to somebody": float(any(c.dep_ in ("dobj", "dative") for c in head.children)),
    }


def _log_odds(chance: float) -> float:
    chance = min(max(chance, 0.02), 0.98)
    return math.log(chance / (1 - chance))


def _sort(seen: Mapping[str, float], meant: Commitment) -> States:
    """What an attribution that is no claim is instead."""
    if meant in ("asks", "asked") or "whether" in seen or "asks" in seen or "meaning question" in seen:
        return "question"
    if meant == "silent":
        return "refusal"
    if "direct" in seen or ("quoted share" in seen and seen["quoted share"] > 0.8):
        return "words"
    if "infinitive" in seen or "gerund" in seen:
        return "wish" if "meaning demand" in seen or "meaning promise" in seen else "act"
    return "topic"
