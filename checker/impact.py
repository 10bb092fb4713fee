"""What a change of rules changes in the reports: the same articles compared under two rulebooks.

Each article is parsed once; only what depends on the rules runs twice.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from checker.attribution.engine import Engine
from checker.choices import Options
from checker.piles import check_pile
from checker.pipeline import ArticleClaims, Tools, load_tools, read_claims
from checker.records import Article, Report
from checker.rulebook import Rulebook

if TYPE_CHECKING:
    from spacy.tokens import Doc


class _ParsedOnce(Engine):
    """An engine that keeps the parses of a run, to share them with an engine of other rules."""

    parses: dict[str, Doc]

    def parse(self, article: Article) -> Doc:
        """The article through spaCy, once."""
        if article.id not in self.parses:
            self.parses[article.id] = super().parse(article)
        return self.parses[article.id]


def impact(articles: Sequence[Article], old: Rulebook, new: Rulebook, options: Options) -> tuple[Report, Report]:
    """The reports on *articles* under the *old* and the *new* rules. Raises :class:`CheckerError` as ``load_tools``."""
    tools = load_tools(options, new)
    parses: dict[str, Doc] = {}
    first, second = (_with(tools, book, options, parses) for book in (old, new))
    return _report(articles, first), _report(articles, second)


def _report(articles: Sequence[Article], tools: Tools) -> Report:
    def parts(some: Iterable[Article]) -> Iterator[ArticleClaims]:
        return (read_claims(a, tools, narration=True) for a in some)

    return check_pile(articles, parts, tools.rulebook, model=tools.model)


def _with(tools: Tools, book: Rulebook, options: Options, parses: dict[str, Doc]) -> Tools:
    tagger = tools.engine.tagger if options.engine == "hybrid" else None
    engine = _ParsedOnce(tools.nlp, book.cues, engine=options.engine, attitudes=options.attitudes, tagger=tagger)
    engine.parses = parses
    return replace(tools, engine=engine, rulebook=book)
