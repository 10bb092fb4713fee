"""One side calls what the other states a hoax, false, denied or doubtful."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache, cached_property
from typing import Literal

from checker.lexicon import words
from checker.records import Claim, Predicate, Span, Word
from checker.rule import option
from checker.verdicts.figures import complements
from checker.verdicts.kinds.base import Candidate, ConflictBase, Pair
from checker.verdicts.kinds.negation import accuses, by_denial, denies, negative
from checker.verdicts.kinds.stance import by_stance
from checker.verdicts.matching import key_of, keys_of, stem, stems_of, weight_of
from checker.verdicts.slots import denied as scope_of

_REPORTS = words("topics", "rumour")
_NO = re.compile(r"^\W*(?:no|nope|sorry)[,:;!]\s", re.IGNORECASE)
_NO_END = re.compile(
    r"\b(?:nope|not (?:so fast|really|true)|of course not|"
    r"no,? (?:he|she|it|they) (?:was|is|did|does|has|were)(?:n.t| not))\W*$",
    re.IGNORECASE,
)
_STOP = re.compile(r"[.!?:][\"”’']*\s")
_IF = re.compile(r"\b(?:if|unless|should|in case)\b[^.,;:!?]*$", re.IGNORECASE)
_NOT_A = re.compile(r"(?:\bnot|n['’]t|\bnever)\s+(?:(?:an?|the|all|just|entirely)\s+)*$", re.IGNORECASE)
_UNTRUE = re.compile(r"\b(?:false|fake)\s+(?:statements?|testimony|evidence|information|documents?)\b", re.IGNORECASE)
_LIED = re.compile(r"\b(?:lie[sd]?|lying|perjur\w*|mislead\w*|misled|untrue|deceiv\w*)\b", re.IGNORECASE)
"""What is told as false where somebody lied: "gave false statements" and "lied" are one thing."""
_NO_UNTRUTH = re.compile(
    r"(?:false|fake)\s+(?:alarms?|positives?|negatives?|starts?|imprisonment|accounting|"
    r"pretences|pretenses|teeth|names?|passports?|papers|identity|identities|goods|drugs|banknotes|money)\b",
    re.IGNORECASE,
)
"""What is made, used or punished as false; what else is told of it stands."""
_ENDS = re.compile(r"[.!?](?=\W*(?:\s|$))")
_NEAR = 6
BRIEF = 0.5
"""Length of the shorter claim, of 20 words, up to which it states one thing only."""
_VERB = "~"
"""Before a stem by which only verbs are looked up."""
GROUPS = ("false", "denied", "doubted", "dropped")


@cache
def _refusable() -> frozenset[str]:
    """Stems of what is refused or denied without anything being untrue."""
    return stems_of(words("topics", "refusable"))


_EXISTS = words("grammar", "so")


@dataclass(frozen=True, slots=True)
class _Cue:
    group: str
    span: Span
    position: int
    shown: str
    predicate: Predicate | None = None
    word: str = ""


class DenialRule(ConflictBase):
    """One side debunks, denies or doubts what the other side states as a fact."""

    kind: Literal["denial"] = "denial"
    topic = "whether it is so"
    meaning = "One account has it said, another has it denied."
    same_speaker = -1.0
    false: tuple[str, ...] = option(
        default=(), description="Words that call something untrue, in dictionary form: hoax, fake, make up."
    )
    denied: tuple[str, ...] = option(
        default=(), description="Words by which somebody denies something: deny, dismiss, shoot down."
    )
    doubted: tuple[str, ...] = option(default=(), description="Words that call something doubtful: doubt, exaggerate.")

    dropped: tuple[str, ...] = option(
        default=(), description="Words by which a plan is given up: quit, cancel, pull out."
    )

    @cached_property
    def lexicon(self) -> dict[str, str]:
        """Every word of the rule, in dictionary form, with the list it stands in."""
        known = {word: group for group in GROUPS for word in getattr(self, group)}
        return known | {_VERB + stem(word): group for word, group in known.items()}

    @classmethod
    def candidates(cls, pair: Pair, rules: Sequence[ConflictBase] = ()) -> Iterator[Candidate]:
        """Every cue of one side only, with how much of the other side's words stand around it."""
        yield from by_stance(pair)
        lexicon: dict[str, str] = {}
        for rule in rules:
            if isinstance(rule, DenialRule):
                lexicon = lexicon | rule.lexicon if lexicon else rule.lexicon
        left, right = _cues(pair.left, lexicon), _cues(pair.right, lexicon)
        shared = {_same(c) for c in left} & {_same(c) for c in right}
        if any(complements(a, b) for a in pair.left.facts.quantities for b in pair.right.facts.quantities):
            return  # 80 % voted for it; the other 20 % did not
        flat = {"false", "denied"}
        if {c.group for c in left} & flat and {c.group for c in right} & flat:
            return  # both sides deny
        for mine, other, on_left in ((left, right, True), (right, left, False)):
            for cue in mine:
                here, there = (pair.left, pair.right) if on_left else (pair.right, pair.left)
                if _same(cue) in shared or _both_hold(cue, here, there):
                    continue
                answer = _answer(pair, cue, on_left)
                if answer is None or _of_something_else(pair, cue, on_left):
                    continue
                shown = cue.word or cue.shown
                values = (shown, "stated") if on_left else ("stated", shown)
                spans = (cue.span, answer) if on_left else (answer, cue.span)
                yield Candidate(*spans, values, _features(pair, cue, mine, other, on_left))


def _both_hold(cue: _Cue, here: Claim, there: Claim) -> bool:
    """Whether the other side asks only, tells of the same untruth, or reports the accusation that is denied."""
    denies_it = cue.group == "denied" or (cue.predicate is not None and denies(here, cue.predicate))
    return (
        _only_asks(there)
        or (cue.group == "false" and bool(_UNTRUE.search(here.text) and _LIED.search(there.text)))
        or (denies_it and accuses(there))
    )


_DENIED_AS = frozenset({"dobj", "ccomp", "xcomp", "pcomp", "nsubjpass"})
"""How what is denied hangs on "denied"."""


def _of_something_else(pair: Pair, cue: _Cue, on_left: bool) -> bool:
    """Whether what *cue* denies or calls false is nothing that the other side states.

    "Denied wrongdoing" needs the wrongdoing on the other side, and "a false ceiling" calls no statement false.
    """
    words, partner = (pair.match.left, pair.match.partner) if on_left else (pair.match.right, pair.match.back)
    at = next((i for i, w in enumerate(words) if w.span == cue.span), None)
    if at is None:
        return False
    if cue.group == "false" and words[at].dep == "amod":
        over = next((w for w in words if w.span.start == words[at].head), None)
        return over is not None and over.lemma not in _REPORTS and key_of(over.lemma) not in _stated()
    if cue.group != "denied":
        return False
    told = [i for i, w in enumerate(words) if w.head == cue.span.start and w.dep in _DENIED_AS]
    return bool(told) and not any(i in partner or words[i].lemma in _REPORTS for i in told)


@cache
def _stated() -> frozenset[str]:
    """Words for what is said, as they are compared."""
    return keys_of(words("documents", "stated"))


def _only_asks(claim: Claim) -> bool:
    """Whether *claim* is one question: nothing is stated that could be denied."""
    text = claim.text.rstrip(" \"”'’)")
    return text.endswith("?") and not _STOP.search(text)


def _same(cue: _Cue) -> str:
    """What two cues share that say one thing: "not marry" and "never married"."""
    return "not " + key_of(cue.shown.removeprefix("not ")) if cue.group == "negated" else cue.shown


def _cues(claim: Claim, lexicon: dict[str, str]) -> list[_Cue]:
    words, out = claim.facts.words, []
    # "the request was denied" and "denied the request" are refusals, not denials
    refused = {
        p.span for p in claim.facts.predicates if p.object and (not p.subject or stem(p.object[0]) in _refusable())
    }
    for i, w in enumerate(words):
        group = lexicon.get(w.lemma) or lexicon.get(w.text.lower())
        if group is None and w.pos == "VERB":
            # the parser's dictionary form of a headline's verb is often wrong; a noun's stem may be another word's
            group = lexicon.get(_VERB + stem(w.text))
        if group and not (group == "denied" and w.span in refused) and not _unsaid(claim, group, w.span):
            out.append(_Cue(group, w.span, i, stem(w.lemma), word=w.text.lower()))
    for p in claim.facts.predicates:
        position = sum(1 for w in words if w.span.start < p.span.start)
        group = lexicon.get(f"{p.lemma} {p.particle}") if p.particle else None
        if group and not p.negated and not _unsaid(claim, group, p.span):
            out.append(_Cue(group, p.span, position, f"{p.lemma} {p.particle}"))
        elif p.negated and p.cue and p.modality not in ("condition", "question") and not by_denial(claim, p):
            out.append(_Cue("negated", p.cue, position, f"not {p.lemma}", p))
    for quantifier, span in claim.facts.quantifiers:
        if quantifier == "none":
            out.append(_Cue("nothing", span, sum(1 for w in words if w.span.start < span.start), "none"))
    if words and (_NO.search(claim.text) or _NO_END.search(claim.text)):
        out.append(_Cue("no", words[0].span, 0, "no"))
    return out


def _unsaid(claim: Claim, group: str, span: Span) -> bool:
    """Whether the cue at *span* is only asked for, denied in its turn, or a condition.

    "Real or hoax?", "a false alarm" and "it was not a hoax" call nothing a hoax, and "will close if the bank
    withdraws" tells of no withdrawal.
    """
    content = claim.attribution.content
    if len(content) != 1:
        return False
    start, end = span.start - content[0].start, span.end - content[0].start
    before = claim.text[: max(0, start)]
    if group in ("denied", "dropped"):
        return bool(_IF.search(before))
    if _NO_UNTRUTH.match(claim.text, max(0, start)):
        return True
    stop = _ENDS.search(claim.text, max(0, end))
    return bool(stop and stop[0] == "?") or bool(_NOT_A.search(before))


def _answer(pair: Pair, cue: _Cue, on_left: bool) -> Span | None:
    """Where the other side states what the cue denies: the partner of the nearest shared word."""
    m = pair.match
    partner, other = (m.partner, m.right) if on_left else (m.back, m.left)
    near = min(partner, key=lambda i: (abs(i - cue.position), i), default=None)
    return None if near is None else other[partner[near]].span


def _features(pair: Pair, cue: _Cue, mine: list[_Cue], other: list[_Cue], on_left: bool) -> dict[str, float]:
    m = pair.match
    words, partner, answered = (m.left, m.partner, m.back) if on_left else (m.right, m.back, m.partner)
    theirs = m.right if on_left else m.left
    after = range(cue.position + 1, min(len(words), cue.position + _NEAR + 1))
    text = (pair.left if on_left else pair.right).text
    groups = {c.group for c in mine}
    subject, object_ = (cue.predicate.subject, cue.predicate.object) if cue.predicate else ((), ())
    known = {key_of(w.lemma) for w in theirs}
    told, own = _share(theirs, range(len(theirs)), answered), _share(words, range(len(words)), partner)
    long = min(max(len(words), len(theirs)), 30) / 30
    reports = float(any(w.lemma in _REPORTS or w.text.lower() in _REPORTS for w in words))
    denies = bool(other) or any(key_of(w.lemma) in negative() for i, w in enumerate(theirs) if i not in answered)
    start = cue.predicate.span.start if cue.predicate else cue.span.start
    brief = float(pair.common["length"] <= BRIEF)
    scope = {"brief": brief, "brief.told": brief * told, "length": pair.common["length"]}
    scope |= scope_of(words, theirs, partner, cue.position, start)
    if cue.group in ("negated", "nothing"):
        # a plain "not" may belong to anything in the sentence, so what it negates is what weighs
        return {
            "bias": 1.0,
            "alike": pair.common["alike"],
            "contained": pair.common["contained"],
            "not": 1.0,
            "not.told": told,
            "not.told_little": max(0.0, 0.45 - told),
            "not.verb": float(_lemma_in(cue, theirs)),
            "not.exists": float(cue.shown.removeprefix("not ") in _EXISTS),
            "not.no_too": float("no" in groups),
            "not.subject": float(any(key_of(s) in known for s in subject)),
            "not.object": float(any(key_of(s) in known for s in object_)),
            "not.object_other": float(bool(object_) and not any(key_of(s) in known for s in object_)),
            "not.hedged": float(cue.predicate is not None and cue.predicate.modality != "fact"),
            "not.next": float(cue.position in partner),
            "not.denies": float(denies),
            "not.long": long,
            "not.nothing": float(cue.group == "nothing"),
            "not.reports": reports,
            **scope,
        }
    return {
        "bias": 1.0,
        "alike": pair.common["alike"],
        "contained": pair.common["contained"],
        "lexical": 1.0,
        "brief.lexical": brief,
        **({} if cue.group == "denied" else {cue.group: 1.0}),
        "told": told,
        "told_little": max(0.0, 0.45 - told),
        "question": float("?" in text),
        "reports": reports,
        "denies": float(denies),
        "long": long,
        "own_shared": own,
        "several": float(len(groups) > 1),
        "after_shared": _share(words, after, partner),
        "figures": float(bool(pair.left.facts.quantities and pair.right.facts.quantities)),
        "names_same": pair.common["names_same"],
        **scope,
    }


def _lemma_in(cue: _Cue, words: Sequence[Word]) -> bool:
    key = key_of(cue.shown.removeprefix("not "))
    return any(key_of(w.lemma) == key for w in words)


def _share(words: Sequence[Word], indexes: Sequence[int] | range, partner: dict[int, int]) -> float:
    total = sum(weight_of(words[i]) for i in indexes)
    return sum(weight_of(words[i]) for i in indexes if i in partner) / total if total else 0.0
