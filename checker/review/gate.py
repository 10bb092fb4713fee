"""Which findings make a run fail: ``--fail-on conflicting``, ``--fail-on number --fail-on unique=20``, and so on."""

from __future__ import annotations

import difflib
from collections.abc import Collection, Sequence
from dataclasses import dataclass

from checker.problems import CheckerError, Exit
from checker.records import Problem
from checker.review.findings import LEVELS, Finding
from checker.review.reviewed import Reviewed

VERDICTS = ("conflicting", "corroborated", "unique")


@dataclass(frozen=True, slots=True)
class Term:
    """One condition: at least ``least`` findings of a verdict, level, kind or rule."""

    word: str
    least: int = 1

    def holds(self, finding: Finding) -> bool:
        """Whether *finding* is of this sort; a level includes the graver ones."""
        if self.word in VERDICTS:
            return finding.verdict == self.word
        if finding.verdict != "conflicting":
            return False
        if self.word in LEVELS:
            return LEVELS.index(finding.level) <= LEVELS.index(self.word)
        if self.word.startswith("rule:"):
            return self.word.removeprefix("rule:") in finding.rules
        return self.word in finding.kinds


@dataclass(frozen=True, slots=True)
class Gate:
    """Conditions of which one is enough; no conditions never fail."""

    terms: tuple[Term, ...] = ()

    def check(self, rules: Collection[str]) -> None:
        """Hold the conditions ``rule:ID`` against the ids of the conflict rules in force.

        Raises :class:`CheckerError` (E603) for an id that none has: such a gate would never close, without a word.
        """
        for term in self.terms:
            name = term.word.removeprefix("rule:")
            if name != term.word and name not in rules:
                near = difflib.get_close_matches(name, sorted(rules), 1)
                hint = f"did you mean 'rule:{near[0]}'?" if near else "checker rules list names them"
                raise CheckerError(Problem("E603", "error", f"no conflict rule '{name}' is in force", hint=hint))

    def fails(self, reviewed: Reviewed) -> bool:
        """Whether what is new and not settled meets a condition."""
        return bool(self.why(reviewed))

    def why(self, reviewed: Reviewed) -> tuple[str, ...]:
        """The conditions that are met, each with its count: ``number: 2``."""
        counted = [f for f in reviewed.findings if reviewed.counts_against_us(f)]
        met = ((t, sum(t.holds(f) for f in counted)) for t in self.terms)
        return tuple(f"{t.word}: {n}" for t, n in met if n >= t.least)


def parse_gate(fail_on: Sequence[str]) -> Gate:
    """A gate from the words of ``--fail-on``, each also a comma-separated list; ``WORD=N`` needs N findings.

    Words are a verdict, a level (this or graver), a conflict kind, ``rule:ID``, or ``never``. Raises
    :class:`CheckerError` (E603) for any other.
    """
    from checker.rulebook.registry import kinds_of

    terms = []
    for part in (p.strip() for word in fail_on for p in word.split(",")):
        word, _, least = part.partition("=")
        if not part or part == "never":
            continue
        known = (*VERDICTS, *LEVELS, *kinds_of("conflicts"))
        if word not in known and not (word.startswith("rule:") and len(word) > len("rule:")):
            near = difflib.get_close_matches(word, known, 1)
            hint = f"did you mean '{near[0]}'?" if near else f"known are {', '.join(known)}, rule:ID, never"
            raise CheckerError(Problem("E603", "error", f"--fail-on knows no '{part}'", hint=hint), Exit.USAGE)
        if least and (not least.isdecimal() or int(least) < 1):
            hint = f"for instance {word}=3"
            message = f"--fail-on {word} needs a number from 1 on after '=', not '{least}'"
            raise CheckerError(Problem("E603", "error", message, hint=hint), Exit.USAGE)
        terms.append(Term(word, int(least) if least else 1))
    return Gate(tuple(terms))


def gate(reviewed: Reviewed, fail_on: Sequence[str]) -> bool:
    """Whether a run with this ``--fail-on`` fails."""
    return parse_gate(fail_on).fails(reviewed)
