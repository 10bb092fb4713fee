"""Two outlets print one utterance of one speaker in different words."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Literal

from checker.records import Claim, Span
from checker.rule import option
from checker.verdicts.kinds.base import Candidate, ConflictBase, Pair


class WordingRule(ConflictBase):
    """The same quotation in different words, graded by what the difference changes.

    A material difference (negation, hedge, number, agent, quantifier, or one verb, noun, name or adjective for another)
    is a conflict; a minor one is shown and changes no verdict.
    """

    kind: Literal["wording"] = "wording"
    topic = "the words quoted"
    meaning = "One utterance is quoted in different words."
    grade: Literal["material", "minor"] = option(
        default="material", description="The differences that the rule is for."
    )

    @classmethod
    def candidates(cls, pair: Pair, rules: Sequence[ConflictBase] = ()) -> Iterator[Candidate]:
        """The two quotations as wholes, where they are one utterance and differ in more than print."""
        from checker.verdicts.wording import compare, grade

        left, right = pair.left, pair.right
        if left.speaker and right.speaker and left.speaker.id != right.speaker.id:
            return
        changes = compare(left, right)
        worst = grade(changes)
        if worst:
            changed = [c for c in changes if c.grade == worst]
            values = _joined(c.left for c in changed), _joined(c.right for c in changed)
            yield Candidate(_whole(left), _whole(right), values, diff=changes, minor=worst == "minor")

    def covers(self, candidate: Candidate) -> bool:
        """Whether the rule is for differences of this grade."""
        return candidate.minor == (self.grade == "minor")


def _joined(pieces: Iterable[str]) -> str:
    return " … ".join(p.strip().rstrip(".,;:!?") or "-" for p in pieces)


def _whole(claim: Claim) -> Span:
    content = claim.attribution.content
    return Span(content[0].start, content[-1].end) if content else Span(0, len(claim.text))
