"""What every conflict kind shares: the pair it looks at, the candidates it finds, and the keys of its rules."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING, Annotated, Any, ClassVar, Literal

from checker.lexicon import words
from checker.records import Change, Claim, Level, Quantity, Span, Speaker, Word
from checker.rule import Check, Limit, Mistake, Model, Rule, option
from checker.verdicts.matching import Matching, key_of, match

Verdict = Literal["corroborated", "conflicting", "unrelated"]
PLACEHOLDERS = tuple(
    f"{{{side}.{name}}}" for side in ("left", "right") for name in ("speaker", "value", "text", "outlet")
)
"""What a rule's message may hold in braces."""


@dataclass(frozen=True)
class Pair:
    """Two claims with the partners of their words; ``published`` are the two articles' dates.

    ``heard`` is whom else either article has say the same (:meth:`checker.verdicts.voices.Voices.others`); ``judge``
    gives the log odds of a conflict by the learned judge (:mod:`checker.learned`), who is asked only where in doubt.
    """

    left: Claim
    right: Claim
    published: tuple[dt.date | None, dt.date | None] = (None, None)
    heard: tuple[tuple[Speaker | None, ...], tuple[Speaker | None, ...]] = ((), ())
    judge: Callable[[], float] | None = None

    kept: dict[str, Any] = field(default_factory=dict)

    def cached(self, name: str, make: Callable[[Pair], Any]) -> Any:
        """What *make* says of the pair, worked out once."""
        if name not in self.kept:
            self.kept[name] = make(self)
        return self.kept[name]

    @property
    def one_speaker(self) -> bool:
        """Whether both sides have the same resolved speaker."""
        one, two = self.left.speaker, self.right.speaker
        return one is not None and two is not None and one.id == two.id

    @cached_property
    def match(self) -> Matching:
        """Which words answer each other."""
        return match(self.left, self.right)

    @cached_property
    def common(self) -> dict[str, float]:
        """Features of the pair as a whole, the same for every candidate in it."""
        m = self.match
        lone = [
            [w for i, w in enumerate(words) if w.pos == "PROPN" and i not in with_]
            for words, with_ in ((m.left, m.partner), (m.right, m.back))
        ]
        met = sum(1 for i in m.partner if m.left[i].pos == "PROPN")
        return {
            "bias": 1.0,
            "alike": m.dice,
            "contained": m.contained,
            "names_same": float(min(met, 3)),
            "names_other": float(min(len(lone[0]), len(lone[1]), 3)),
            "market": float(min(_market(m.left), _market(m.right), 2)),
            "days_other": float(self._days_differ()),
            "length": min(len(m.left), len(m.right), 20) / 20,
        }

    @cached_property
    def figures_clash(self) -> bool:
        """Whether both sides give figures and share none: then they seldom speak of one thing."""
        left, right = ({(q.low, q.high, q.unit) for q in c.facts.quantities} for c in (self.left, self.right))
        return bool(left and right and not left & right)

    def _days_differ(self) -> bool:
        """Whether both name days or years of the event and they share none."""
        for part in ("weekday", "year"):
            left, right = (
                {
                    getattr(d, part)
                    for d in c.facts.dates
                    if not d.of_statement and getattr(d, part) > 0 - (part == "weekday")
                }
                for c in (self.left, self.right)
            )
            if left and right and not left & right:
                return True
        return False


MARKET = words("topics", "market")


def _market(words: Sequence[Word]) -> int:
    return sum(1 for w in words if w.text.lower() in MARKET)


@dataclass(frozen=True, slots=True)
class Candidate:
    """Two places that may contradict each other, their normalised values, and the features that tell how likely.

    ``certain`` marks one that needs no weighing.
    """

    left: Span
    right: Span
    values: tuple[str, str]
    features: dict[str, float] = field(default_factory=dict)
    about: frozenset[str] = frozenset()
    gap: float = 1.0
    quantities: tuple[Quantity, Quantity] | None = None
    diff: tuple[Change, ...] = ()
    minor: bool = False
    certain: bool = False


class PairTest(Model):
    """An example inside a rule: two sentences and the verdict on them."""

    left: str = option(min_length=1)
    right: str = option(min_length=1)
    verdict: Verdict
    kind: str | None = option(
        default=None, description="The kind of conflict expected, where it is not the rule's own."
    )
    left_published: dt.date | None = None
    right_published: dt.date | None = None
    left_speaker: str | None = None
    right_speaker: str | None = None
    todo: str | None = option(
        default=None, description="Why the rule cannot do this yet; a test that passes anyway fails the run."
    )


def _only_placeholders(value: str) -> str:
    """Only placeholders that are filled; anything else in braces would stand in the report as it is."""
    at = value.find("{")
    while at >= 0:
        end = value.find("}", at)
        field = value[at : end + 1] if end >= 0 else value[at:]
        if field not in PLACEHOLDERS:
            raise Mistake("R117", f"a message cannot hold '{field}' | it can hold {', '.join(PLACEHOLDERS)}")
        at = value.find("{", end)
    return value


class ConflictBase(Rule):
    """Keys that rules of every conflict kind have."""

    level: Level = option(default="error", description="How grave a conflict of this rule is: error, warning or note.")
    least: float = option(
        default=0.5, ge=0, le=1, description="How sure (0 to 1) the comparison must be before the rule speaks."
    )
    message: Annotated[str, Limit(min_length=1), Check(_only_placeholders)] = option(
        default="{left.speaker} says {left.value}, {right.speaker} says {right.value}",
        description="What the report prints; {left.speaker}, {left.value}, {left.text}, {left.outlet} and right.",
    )
    tests: tuple[PairTest, ...] = ()

    topic: ClassVar[str] = ""
    """What a headline says that such a conflict is about: "a figure"."""
    meaning: ClassVar[str] = ""
    """What such a conflict means, in a sentence, as code scanning shows it."""
    told_in_doubt: ClassVar[bool] = False
    """Whether a difference of which its rules are not sure is told all the same, as a note."""
    alone_decides: ClassVar[bool] = False
    """Whether two places of one sort are compared, so that claims alike but for these leave nothing to weigh."""
    same_speaker: ClassVar[float] = 0.0
    """Log odds to add where one resolved speaker is reported by two outlets; weights are fitted without speakers. Such
    a speaker means one thing, so that two figures for it contradict, and seldom calls his own words a hoax."""
    if TYPE_CHECKING:

        @property
        def kind(self) -> str:
            """The name of the kind: what ``kind`` in a rule file chooses it by."""

    @classmethod
    def candidates(cls, pair: Pair, rules: Sequence[ConflictBase] = ()) -> Iterator[Candidate]:
        """Places of *pair* that this kind compares; *rules* are the rules of the kind, for those that bring words.

        None for a kind that takes over what others find.
        """
        return iter(())

    def covers(self, candidate: Candidate) -> bool:
        """Whether this rule, and not a more general one of its kind, judges *candidate*."""
        return True

    def narrow(self) -> bool:
        """Whether the rule is about certain things only; such rules are asked first."""
        return False


class Scoped(ConflictBase):
    """A rule that may be limited to certain counted things."""

    about: tuple[str, ...] = option(
        default=(), description="Dictionary forms of what the figure counts; empty for anything."
    )

    def covers(self, candidate: Candidate) -> bool:
        """Whether *candidate* counts one of the things the rule is about."""
        return not self.about or bool(candidate.about & {key_of(a) for a in self.about})

    def narrow(self) -> bool:
        """Whether the rule is about certain things only."""
        return bool(self.about)
