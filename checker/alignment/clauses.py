"""Where one sentence states two things: "that he has doubts, and that he sent for the records".

Found in the text, by conjunctions and the verbs among the content words, for a claim carries no parse. Only joints that
readers take for the start of a second statement count: a second "that", a second verb of the same subject outside
quotation marks, and a participle after a comma ("…, renewing the question of …"). Conditions, reasons and relative
clauses belong to what they modify.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from checker.lexicon import words
from checker.records import Claim, Span

LEAST = 3
"""Words of the shortest clause."""
AUXILIARIES = words("grammar", "auxiliary")
CLIPPED = ("n't", "'re", "'m", "'ve", "'ll", "'d")
_JOINS = frozenset({"and", "but", "or", "yet"})
_STEPPED_OVER = frozenset({"not", "never", "also", "then"})
_CONDITIONS = frozenset("if when while although though unless".split())
_PAUSES = frozenset({",", "—", "–", "--", ";", ":"})
_ANY_JOINT = re.compile(r"(?i)\b(?:and|but|or|yet)\b|ing\b")
_TOKEN = re.compile(r"\w+(?:['’]\w+)*|--|[^\w\s]")

_Token = tuple[str, Span]


def clauses(claim: Claim, text: str, sentence: Span) -> list[Span]:
    """*sentence*, a part of *claim*'s content in *text*, as its clauses: itself where it states one thing."""
    if not _ANY_JOINT.search(text, sentence.start, sentence.end):
        return [sentence]
    found = _TOKEN.finditer(text, sentence.start, sentence.end)
    tokens = [(m[0].lower().replace("’", "'"), Span(*m.span())) for m in found]
    starts = {w.span.start: w.pos for w in claim.facts.words}
    verbs = [starts.get(s.start) == "VERB" or t in AUXILIARIES or t.endswith(CLIPPED) for t, s in tokens]
    out, first = [], 0
    for at in range(1, len(tokens) - 1):
        if not _joint(tokens, at, verbs, starts, spoken=claim.attribution.kind == "direct"):
            continue
        sides = slice(first, at), slice(at, None)
        if all(_words(tokens[side]) >= LEAST and any(verbs[side]) for side in sides):
            out.append(Span(tokens[first][1].start, tokens[at - 1][1].end))
            first = at
    start = tokens[first][1].start if first else sentence.start
    return [*out, Span(start, sentence.end)]


def _joint(tokens: Sequence[_Token], at: int, verbs: Sequence[bool], starts: dict[int, str], *, spoken: bool) -> bool:
    word, span = tokens[at]
    if word in _JOINS:
        if tokens[at + 1][0] == "that":
            return True
        after = next((n for n in range(at + 1, len(tokens)) if tokens[n][0][0].isalnum()), at + 1)
        condition = tokens[after][0]
        if condition in _CONDITIONS and not spoken and all(word != condition for word, _ in tokens[:at]):
            return True  # "…, and if she is chosen, …": a second statement, with its condition before it
        if starts.get(tokens[after][1].start) == "ADV" or tokens[after][0] in _STEPPED_OVER:
            after = min(after + 1, len(tokens) - 1)
        return not spoken and verbs[after]
    participle = starts.get(span.start) == "VERB" and word.endswith("ing")
    return participle and tokens[at - 1][0] in _PAUSES


def _words(tokens: Sequence[_Token]) -> int:
    return sum(word[0].isalnum() for word, _ in tokens)
