"""The rule model of alignment: how much each matcher weighs and how sure is sure enough.

One rule of ``rules/thresholds.yaml`` holds all of it; a project changes single values with ``change:``.
"""

from __future__ import annotations

from typing import Annotated

from checker.rule import Limit, Model, Rule, option

Points = Annotated[float, Limit(ge=0, le=100)]
Addend = Annotated[float, Limit(ge=-200, le=200)]
Share = Annotated[float, Limit(ge=0, le=1)]


class PairTest(Model):
    """Two sentences that must, or must not, count as one statement."""

    left: str = option(min_length=1)
    right: str = option(min_length=1)
    aligned: bool
    left_speaker: str | None = None
    right_speaker: str | None = None
    todo: str | None = option(default=None, description="Why the test does not pass yet.")


class Thresholds(Rule):
    """Weights of the matchers (points) and the scores from which claims are one statement."""

    weights: dict[str, Addend] = option(
        description="Points that each matcher adds to the score, or takes from it; 50 in all are an even chance."
    )
    pair_weights: dict[str, Points] = option(
        description="The same for two claims put side by side (compare); here they add up to 100."
    )
    pair_judge: Points = option(
        default=0.0,
        description="Points that compare adds for each of the log odds by which the learned judge takes two claims for"
        " one statement, where the score leaves it in doubt; 0 does without the judge.",
    )
    link_judge: Points = option(
        default=0.0,
        description="Points that a run over articles adds for each of the log odds by which the learned judge takes two"
        " claims for one statement, where the score is near that of a link; 0 does without the judge.",
    )
    link: Points = option(description="Score from which two claims of different articles are one statement.")
    join: Points = option(description="Mean score over all pairs of two groups from which the groups become one.")
    pair: Points = option(description="The same as link, for two claims that somebody put side by side (compare).")
    narration: Points = option(description="Score from which an outlet's own narration states what a claim says.")
    copy_share: Share = option(description="Share of words from which two claims of one article are one utterance.")
    too_common: int = option(ge=2, description="A word, name or figure in more claims than this finds no candidates.")
    guest: Points = option(
        default=0.0, description="Points above link from which a claim stands in a second group, too."
    )
    sure: Points = option(
        default=56.0, description="Score of a link from which two claims bear each other out: corroborated asks for it."
    )
    bear: Share = option(
        default=0.0,
        description="Chance that two claims bear each other out, by their score and the learned judge, below which they"
        " corroborate nothing; 0 does without the judge.",
    )
    beyond: Points = option(
        default=85.0,
        description="Score of a link from which the judge is not asked whether two claims bear each other out.",
    )
    doubtful: Share = option(
        default=0.25, description="Confidence of an attribution below which no outlet can bear it out."
    )
    together: Share = option(
        default=0.7, description="Share of common counterparts from which sentences in a row stay one claim."
    )
    tests: tuple[PairTest, ...] = ()

    def __post_init__(self) -> None:
        from checker.alignment.matchers import MATCHERS

        for weights in (self.weights, self.pair_weights):
            unknown = sorted(weights.keys() - MATCHERS.keys())
            if unknown:
                raise ValueError(f"no matcher is called {unknown[0]!r}; there are {', '.join(sorted(MATCHERS))}")
        total = sum(self.pair_weights.values())
        if abs(total - 100) > 0.5:
            raise ValueError(f"the weights of pairs add up to {total:g}, not 100")
