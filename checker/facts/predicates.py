"""What a content asserts: its verbs and predicate words with polarity, modality, subject and object.

Negation is counted per predicate, with scope: "did not fail to pay" is asserted, "failed to pay" is denied. Cues are
the parser's ``neg``, negative pronouns and determiners ("no one", "no injuries"), verbs and adjectives that negate what
they govern ("refuse to", "unable to", "yet to", "without").
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from checker.facts.tokens import Token
from checker.lexicon import values, words
from checker.records import Predicate, Span

NEGATING_VERBS = frozenset({"fail", "refuse", "decline", "neglect", "deny"})
NEGATING_ADJECTIVES = frozenset({"unable", "unwilling", "reluctant", "yet"})
_NEGATIVE = words("grammar", "negative")
_NEGATIVE_HEADS = frozenset({"nobody", "none", "nothing", "neither", "nowhere"})
_PLAIN_NOT = frozenset({"not", "n't", "n’t"})
# "not only", "not necessarily", "not surprisingly" deny nothing that follows
_NO_DENIAL = words("grammar", "no-denial")
_MODALS = values("grammar", "modal")
_HEDGES = words("grammar", "hedged")
_PLANS = words("verbs", "plan")
_AHEAD = words("grammar", "ahead")
_SUBJECT = frozenset({"nsubj", "nsubjpass", "csubj", "expl"})
_OBJECT = frozenset({"dobj", "attr", "acomp", "oprd", "dative"})


def predicates(tokens: Sequence[Token]) -> list[Predicate]:
    """The predicates of *tokens* in text order."""
    out = []
    for i, t in enumerate(tokens):
        # "found him not guilty": an adjective that says what somebody is found or called is asserted like a verb
        if t.pos == "VERB" or (t.pos == "AUX" and t.dep not in ("aux", "auxpass")) or _verdict(t):
            out.append(_predicate(tokens, i))
    return out


def _verdict(t: Token) -> bool:
    return t.pos == "ADJ" and t.dep in ("ccomp", "oprd")


def _predicate(tokens: Sequence[Token], i: int) -> Predicate:
    t = tokens[i]
    cues = _negations(tokens, i)
    subject: list[str] = []
    object_: list[str] = []
    particle = ""
    complement = -1
    for k in t.kids:
        kid = tokens[k]
        if kid.dep in _SUBJECT and kid.dep != "nsubjpass":
            subject += _phrase(tokens, k)
        elif kid.dep in _OBJECT or kid.dep == "nsubjpass":
            object_ += _phrase(tokens, k)
            if complement < 0 and kid.dep in ("acomp", "attr"):
                complement = k
        elif kid.dep == "prt":
            particle = kid.lower
        elif kid.dep == "agent":
            subject += [lemma for j in kid.kids if tokens[j].dep == "pobj" for lemma in _phrase(tokens, j)]
    lemma = t.lemma
    if t.pos == "AUX" and complement >= 0 and lemma in ("be", "become", "remain", "'s", "’s", "’re", "'re", "’m"):
        lemma = tokens[complement].lemma
    return Predicate(
        lemma,
        t.span,
        len(cues) % 2 == 1,
        _modality(tokens, i),
        tuple(subject),
        tuple(object_),
        particle,
        cues[0] if cues else None,
    )


def _phrase(tokens: Sequence[Token], i: int) -> list[str]:
    """Head lemma of a phrase, then its nominal modifiers."""
    out = [tokens[i].lemma]
    for k in tokens[i].kids:
        if tokens[k].dep in ("compound", "amod", "nmod", "poss", "appos") and tokens[k].pos != "PUNCT":
            out.append(tokens[k].lemma)
    return out


def _negations(tokens: Sequence[Token], i: int) -> list[Span]:
    """Spans of the cues that negate the predicate at *i*."""
    t = tokens[i]
    out = _own(tokens, i)
    if t.head != i and t.dep in ("xcomp", "ccomp", "pcomp"):
        head = tokens[t.head]
        governs = (
            (head.lemma in NEGATING_VERBS and t.dep == "xcomp")
            or (head.lemma == "deny" and t.dep == "ccomp")
            or head.lemma in NEGATING_ADJECTIVES
        )
        if governs:
            out = [*out, *_own(tokens, t.head), head.span]
        elif head.lemma == "without" and t.dep == "pcomp":
            out = [*out, head.span]
    if (
        t.dep == "xcomp"
        and t.head != i
        and tokens[t.head].lemma == "have"
        and any(tokens[k].lower == "yet" for k in tokens[t.head].kids)
    ):
        out = [*out, tokens[t.head].span]
    if t.dep == "conj" and t.head != i and not out:
        out = [tokens[k].span for k in tokens[t.head].kids if tokens[k].lower == "nor" and t.head < k < i][:1]
    if t.dep == "conj" and t.head != i and not any(tokens[k].dep in _SUBJECT for k in t.kids) and not out:
        alternatives = any(tokens[k].lower in ("or", "nor") for k in tokens[t.head].kids if tokens[k].dep == "cc")
        if alternatives:
            out = _own(tokens, t.head)
    return out


def _own(tokens: Sequence[Token], i: int) -> list[Span]:
    out = []
    for k in tokens[i].kids:
        kid = tokens[k]
        if _denies_nothing(tokens, k):
            continue
        if (
            (kid.lower in ("neither", "nor") and kid.dep in ("preconj", "cc") and k < i)
            or kid.dep == "neg"
            or kid.lower in ("never", "not", "n't", "cannot", "rarely", "seldom")
            or (kid.lower in ("again", "once") and k and tokens[k - 1].lower == "never" and tokens[k - 1].head == k)
            or (kid.lower in _NEGATIVE_HEADS and kid.dep in ("nsubj", "nsubjpass", "dobj", "attr", "advmod"))
        ):
            out.append(kid.span)
        elif kid.dep in ("nsubj", "nsubjpass", "dobj", "attr", "advmod", "acomp"):
            for j in _of_phrase(tokens, k):
                if (
                    tokens[j].lower in ("no", "not", "neither")
                    and not _denies_nothing(tokens, j)
                    and tokens[j].dep in ("det", "neg", "predet", "advmod", "cc", "preconj")
                ):
                    out.append(tokens[j].span)
                    break
                if tokens[j].lower in ("one", "single") and (nots := _not_before(tokens, j)):
                    out += nots  # "not one house", "not a single house"
                    break
    return out


def _of_phrase(tokens: Sequence[Token], k: int) -> Iterator[int]:
    """What hangs on the noun at *k* and on its possessors: of "no driver's licence" the "no" hangs on the driver."""
    for j in tokens[k].kids:
        yield j
        if tokens[j].dep == "poss":
            yield from tokens[j].kids


def _not_before(tokens: Sequence[Token], j: int) -> list[Span]:
    """The "not" of "not one" or "not a single" at *j*."""
    return [t.span for t in tokens[max(0, j - 2) : j] if t.lower == "not"][:1]


def _denies_nothing(tokens: Sequence[Token], k: int) -> bool:
    """Whether the cue at *k* is part of "not only", "not necessarily", "nothing but"."""
    after = tokens[k + 1].lower if k + 1 < len(tokens) else ""
    cue = tokens[k].lower
    return (cue in _PLAIN_NOT and after in _NO_DENIAL) or (cue == "nothing" and after in ("but", "except"))


def _modality(tokens: Sequence[Token], i: int) -> str:
    t = tokens[i]
    for k in t.kids:
        kid = tokens[k]
        if kid.dep in ("aux", "auxpass") and kid.lower in _MODALS:
            return _MODALS[kid.lower]
        if kid.lower in _HEDGES and kid.dep == "advmod":
            return "hedged"
        if kid.dep == "mark" and kid.lower in ("if", "unless", "whether"):
            return "condition"
        if kid.text == "?":
            return "question"
    if t.dep == "xcomp" and t.head != i and tokens[t.head].lemma in _PLANS | _AHEAD:
        return "plan"
    return "fact"
