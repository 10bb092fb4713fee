"""Compare attributed claims across news outlets: corroborated, unique or conflicting, with the evidence.

From Python, in the order of the work; whatever else stands in this package may change without notice:

>>> import checker
>>> articles = [a for a in checker.read("seeds/ferry-aground") if isinstance(a, checker.Article)]
>>> report = checker.check(articles)  # doctest: +SKIP
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from checker.records import Article, Claim, Problem, Report

if TYPE_CHECKING:
    from checker.comparing import Comparison
    from checker.rulebook import Rulebook

__version__ = "0.1.0"
__all__ = ["Article", "Claim", "Problem", "Report", "check", "compare", "extract", "load_rules", "read"]


def read(*inputs: str) -> Iterator[Article | Problem]:
    """The articles that files, folders or globs hold; a problem comes before the article that it concerns.

    Never raises for what an input holds; see :func:`checker.articles.read.read`.
    """
    from checker.articles import read as read_inputs

    return read_inputs(inputs)


def load_rules(*paths: Path, project: Path | None = None) -> Rulebook:
    """The shipped rules, those of the project that the folder *project* belongs to, and those at *paths* on top.

    Never raises for what the files hold: what is wrong stands in ``problems`` of what it returns.
    """
    from checker.rulebook import load

    return load(paths, project)


def extract(articles: Iterable[Article], rules: Rulebook | None = None) -> Iterator[tuple[Claim, ...]]:
    """The claims of each of *articles*, in their order, with the speakers as known within the article.

    Raises :class:`checker.problems.CheckerError` where the language model is not installed.
    """
    from checker.choices import Options
    from checker.pipeline import load_tools, read_claims, with_speakers

    tools = load_tools(Options(), rules or load_rules())
    for article in articles:
        yield with_speakers([read_claims(article, tools)], tools.rulebook)


def check(articles: Iterable[Article], rules: Rulebook | None = None) -> Report:
    """What *articles* of one story or several report alike, differently or alone.

    Raises :class:`checker.problems.CheckerError` where the language model is not installed.
    """
    from checker.choices import Options
    from checker.pipeline import check as run
    from checker.pipeline import load_tools, read_claims

    tools = load_tools(Options(), rules or load_rules())
    return run((read_claims(a, tools, narration=True) for a in articles), tools.rulebook, model=tools.model)


def compare(left: str, right: str, rules: Rulebook | None = None) -> Comparison:
    """Whether two claims agree, conflict or are unrelated: contents, or sentences that may hold an attribution.

    Raises :class:`checker.problems.CheckerError` where the language model is not installed.
    """
    from checker.comparing import Pair, Side
    from checker.comparing import compare as run
    from checker.language import load
    from checker.learned import opinion

    book = rules or load_rules()
    return next(run([Pair("1", Side(left), Side(right))], load(book.model), book, judge=opinion))
