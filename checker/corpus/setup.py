"""What decides the rows of a corpus, as one value that can be sent to any machine."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import Literal

from checker.choices import Options
from checker.pipeline import ArticleClaims
from checker.records import Article
from checker.rulebook import Rulebook
from checker.runtime.workers import apart

Source = Callable[[Iterable[Article], Options, Rulebook], Iterator[ArticleClaims]]
Step = Literal["extract", "stories", "check"]
MADE: dict[Step, tuple[str, ...]] = {
    "extract": ("articles", "claims", "speakers", "problems"),
    "stories": ("articles", "stories", "problems"),
    "check": ("articles", "stories", "claims", "speakers", "groups", "evidence", "problems"),
}
"""The tables that each step makes."""


@dataclass(frozen=True, slots=True)
class Setup:
    """Options, rules and the name of the models; *source* reads articles, each where its death harms nobody else."""

    options: Options
    book: Rulebook
    model: str
    source: Source = apart
