"""Two claims that are close in speaker and topic although what they say of it is opposite.

"We will reopen the tunnel once …" and "the tunnel would stay shut for weeks" share their topic, speaker and occasion.
They need not conflict, so no rule of conflict covers them; but neither bears the other out: they are two statements.
"""

from __future__ import annotations

from checker.records import Attribution, Claim, Predicate, Word
from checker.verdicts.kinds.antonym import opposites
from checker.verdicts.matching import match, stem

ALIKE = 0.5
"""Share of words in common from which a pair is left to the rules of conflict, which weigh more than one word."""
STATING = frozenset({"asserts", "denies"})
"""What an attribution commits its source to where it puts something forward; all else bears out only its like."""
_NONE = frozenset({"no", "none", "nobody", "nothing", "neither", "never", "nowhere"})
_STATES = frozenset({"VERB", "ADJ", "ADV"})


def parted(left: Claim, right: Claim) -> str | None:
    """Why two claims that are alike are two statements all the same, in words for people; None where they are one."""
    if unvouched(left, right):
        return (
            "one is told to have been said, the other to have been denied or left unsaid: neither bears the other out"
        )
    against = opposed(left, right)
    if against is not None:
        one, other = (" ".join(w.text.split()) for w in against)
        return f"they say opposite things: “{one}” and “{other}”"
    return None


def opposed(left: Claim, right: Claim) -> tuple[Word, Word] | None:
    """A word of *left* and its opposite in *right*, of one polarity, where the two have little else in common."""
    m = match(left, right)
    if m.dice >= ALIKE:
        return None
    theirs = [(w, keys) for j, w in enumerate(m.right) if j not in m.back for keys in [_keys(w)] if keys]
    for i, one in enumerate(m.left):
        against = {o for k in _keys(one) for o in opposites().get(k, ())} if i not in m.partner else set()
        for other, keys in theirs if against else ():
            if against & keys and _negated(left, one) == _negated(right, other):
                return one, other
    return None


def unvouched(left: Claim, right: Claim) -> bool:
    """Whether the cues show that one side does not vouch for what the other is reported to have said.

    "She refused to rule out a toll" and "there will be no toll, she said" share all their words, as do "he denied that
    the pump had failed" and "the pump had failed, he said". A denial of something agrees with saying the contrary.
    """
    one, two = left.attribution, right.attribution
    if one.negated != two.negated:
        return True
    if one.commitment != two.commitment and not both_state(left, right):
        return True
    if one.negated or _denies(one) == _denies(two):
        return False
    return _contrary(left) == _contrary(right)


def both_state(left: Claim, right: Claim) -> bool:
    """Whether both sides put something forward, so that the one can contradict the other."""
    return STATING.issuperset((left.attribution.commitment, right.attribution.commitment))


def _denies(found: Attribution) -> bool:
    return found.stance == "denial" or found.commitment == "denies"


def _contrary(claim: Claim) -> bool:
    """Whether what *claim* states or denies is a negation; "it was not true that X" denies X, not its contrary."""
    found = claim.attribution
    if found.commitment == "denies" and found.stance != "denial":
        return False
    return any(p.negated for p in claim.facts.predicates) or any(w.text.lower() in _NONE for w in claim.facts.words)


def _keys(word: Word) -> set[str]:
    """The stems by which the table of opposites may know *word*: what is reopened is open."""
    if word.pos not in _STATES:
        return set()
    plain = {stem(word.lemma), stem(word.text)}
    return plain | {
        stem(t[2:].lstrip("-")) for t in (word.lemma, word.text.lower()) if t.startswith("re") and len(t) > 5
    }


def _negated(claim: Claim, word: Word) -> bool:
    near: Predicate | None = min(
        claim.facts.predicates, key=lambda p: (abs(p.span.start - word.span.start), p.span.start), default=None
    )
    return near is not None and near.negated
