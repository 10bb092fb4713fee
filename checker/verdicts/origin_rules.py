"""Rule models of ``rules/origins.yaml``: which agencies exist, who owns whom, how much shared text is a copy."""

from __future__ import annotations

from typing import Annotated, Literal, TypeAlias

from checker.rule import Limit, Model, Rule, option

Share = Annotated[float, Limit(gt=0, le=1)]


class OriginTest(Model):
    """Two short articles and whether they go back to one origin."""

    left: str = option(min_length=1)
    right: str = option(min_length=1)
    one_origin: bool
    left_outlet: str = "left"
    right_outlet: str = "right"
    todo: str | None = option(default=None, description="Why the test does not pass yet.")


class AgencyRule(Rule):
    """A news agency: articles that carry its credit go back to it, whoever prints them."""

    kind: Literal["agency"]
    names: tuple[str, ...] = option(min_length=1, description="As credits and datelines print it: Reuters, AP.")
    tests: tuple[OriginTest, ...] = ()


class OwnerRule(Rule):
    """Sister titles: outlets of one newsroom, which count as one origin."""

    kind: Literal["owner"]
    outlets: tuple[str, ...] = option(min_length=2, description="Names or sites of the outlets.")
    tests: tuple[OriginTest, ...] = ()


class CopyRule(Rule):
    """How much of the articles' own text must be shared for the two to be one text.

    ``share`` is of the shorter article. Below twice that, ``share_of_longer`` must be met, too: one paragraph in common
    is much of a short text and says little.
    """

    kind: Literal["copy"]
    share: Share
    share_of_longer: Share = 0.2
    least: int = option(default=8, ge=1, description="Shared runs of words below which nothing counts as copied.")
    tests: tuple[OriginTest, ...] = ()


OriginRule: TypeAlias = AgencyRule | OwnerRule | CopyRule
"""A rule of ``origins.yaml``; ``kind`` tells which."""
