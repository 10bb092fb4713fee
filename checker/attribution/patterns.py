"""Cue rules that name their words by a token pattern (``pattern:``) in the form of spaCy's Matcher.

The word of a match on which the others hang is the cue's head: a verb, noun or adjective that then takes what the rule
says, as if the rule had named it. Only the words around one token are looked at, and only where there are such rules.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

from checker.attribution.rules import CueRule
from checker.pattern import matcher_form

if TYPE_CHECKING:
    from spacy.tokens import Token

_AROUND = 20  # tokens on either side; the longest pattern has as many


class Patterns:
    """The token patterns of *rules*, made ready for one vocabulary at a time."""

    def __init__(self, rules: Iterable[CueRule]) -> None:
        self._rules = {str(n): rule for n, rule in enumerate(r for r in rules if r.pattern)}
        self._matcher: Any = None

    def at(self, token: Token) -> CueRule | None:
        """The first rule of which a match has *token* as its head, if any."""
        if not self._rules:
            return None
        if self._matcher is None or self._matcher.vocab is not token.vocab:
            self._matcher = self._made(token)
        start = max(0, token.i - _AROUND)
        found = []
        for key, first, end in self._matcher(token.doc[start : token.i + _AROUND]):
            span = token.doc[start + first : start + end]
            if first <= token.i - start < end and span.root.i == token.i:
                found.append(token.vocab.strings[key])
        return self._rules[min(found, key=int)] if found else None

    def _made(self, token: Token) -> Any:
        from spacy.matcher import Matcher

        matcher = Matcher(token.vocab, validate=True)
        for name, rule in self._rules.items():
            matcher.add(name, [matcher_form(rule.pattern)], greedy="LONGEST")
        return matcher
