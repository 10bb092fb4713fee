"""Figures of what is to come: what is expected, estimated, planned, or what "would cost 40"."""

from __future__ import annotations

from collections.abc import Sequence

from checker.facts.clauses import CLIMB, is_definite
from checker.facts.tokens import Token
from checker.lexicon import values, words
from checker.records import Quantity

_EXPECTED = words("figures", "forecast-noun")
_FORECASTING, _FORECAST = words("figures", "forecast-verb"), words("figures", "forecast-adjective")
_ESTIMATING, _ESTIMATOR = words("figures", "estimating"), words("figures", "estimator")
_OUTCOME, _WANTED = words("figures", "outcome"), words("verbs", "plan")
_AHEAD = frozenset(
    w for w, how in values("grammar", "modal").items() if how in ("future", "would", "possible", "should")
)
_TO_OUTCOME = ("to", "by", "at", "with", "of")
_SMALL = 12
"""Up to here a count in words is of known persons or things: "is expected to name two judges"."""


def is_forecast(tokens: Sequence[Token], first: int, path: Sequence[Token], q: Quantity) -> bool:  # noqa: PLR0911  one return a form
    """Whether *q*, whose first token is *first* and whose way up is *path*, is what is expected, not what is."""
    if any(t.lower == "according" for t in path):
        return False  # who tells it is counted, not what
    known = _known(tokens, first, q)
    for t in path:
        if t.pos in ("VERB", "AUX") and t.lemma in _FORECASTING:
            direct = t is next(x for x in path if x.pos in ("VERB", "AUX")) and t.start < tokens[first].start
            # "the 870,000 economists had expected": the parse may have the figure count those who expect
            return direct or not known or any(tokens[k].lower == "had" for k in t.kids)
        if t.pos == "NOUN" and t.lemma in _EXPECTED and t is not path[0]:
            return True
        if t.pos == "VERB" and t.lemma in _ESTIMATING and any(tokens[k].lemma.lower() in _ESTIMATOR for k in t.kids):
            return True
        if t.pos == "VERB" and any(tokens[k].lemma in _EXPECTED and tokens[k].dep == "nsubj" for k in t.kids):
            return True
    for t in path[:2]:
        near = (tokens[k] for k in t.kids if t.pos in ("NOUN", "PROPN", "NUM"))
        if any(k.lower in _FORECAST and k.dep in ("amod", "advmod") for k in near):
            return True
    before = tokens[max(0, first - 6) : first]
    said = [t.lower for t in before]
    return any(w in _FORECAST for w in said[-3:]) or (
        bool({t.lemma for t in before if t.pos == "NOUN"} & _EXPECTED) and bool({"of", "for", "at"} & set(said[-4:]))
    )


def is_outcome(tokens: Sequence[Token], first: int, path: Sequence[Token], q: Quantity) -> bool:
    """Whether the verb on *path*, the way up from *q*, whose first token is *first*, tells what something will come to:
    "would cost 40", "promised to spend 40"."""
    at = next((t for t in path if t.pos == "VERB"), None)
    if at is None or at.lemma not in _OUTCOME or _known(tokens, first, q):
        return False
    between = path[: path.index(at)]
    if any(t.pos == "ADP" and t.lower not in _TO_OUTCOME for t in between):
        return False
    if q.kind == "money" and any(t.pos in ("NOUN", "PROPN") and t.start >= q.span.end for t in between):
        return False  # "would protect a 40m tax cut"
    helpers = {tokens[k].lower for k in at.kids if tokens[k].dep in ("aux", "auxpass")}
    if "have" in helpers:
        return False  # "may have killed 40" is over
    if helpers & _AHEAD:
        return True
    for _ in range(CLIMB):
        if at.dep != "conj":
            break
        at = tokens[at.head]
    return "to" in helpers and tokens[at.head].lemma in _WANTED


def _known(tokens: Sequence[Token], first: int, q: Quantity) -> bool:
    """Whether *q* counts known persons or things, as a small count in words does, and what is "the 40"."""
    small = q.kind == "count" and tokens[first].text.isalpha() and q.high is not None and q.high <= _SMALL
    return small or is_definite(tokens, first)
