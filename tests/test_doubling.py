"""Nasty texts at once and 8 times their length: whatever is ours takes time in proportion, not in its square."""

from __future__ import annotations

import dataclasses
import datetime as dt
from collections.abc import Callable
from typing import TYPE_CHECKING

import pytest

from checker.attribution.quotes import quotations
from checker.records import Article, Report, Span
from checker.render import RENDERERS, render
from tests.growth import growth, is_linear
from tests.render.building import article, claim, group
from tests.render.fixtures import story

if TYPE_CHECKING:
    from spacy.language import Language

    from checker.pipeline import Tools

MARKS: dict[str, Callable[[int], str]] = {
    "opening": lambda n: "“" * n,
    "closing": lambda n: "”" * n,
    "straight": lambda n: '"' * n,
    "pairs": lambda n: "“a” " * (n // 4),
    "nested": lambda n: "“‘" * (n // 4) + " no " + "’”" * (n // 4),
    "never closed": lambda n: "“a ‘b " * (n // 6),
    "apostrophes": lambda n: "'a" * (n // 2),
    "paragraphs": lambda n: "“a\n" * (n // 3),
    "backticks": lambda n: "``a''" * (n // 5),
}
TEXTS: dict[str, Callable[[int], str]] = {
    **{name: MARKS[name] for name in ("pairs", "nested")},
    "claims": lambda n: "Ada Brunn said the dam held. “It did,” Ove Lindahl said.\n" * (n // 56),
    "one sentence": lambda n: "Ada Brunn said the dam held and Ove Lindahl said that it did not, " * (n // 66),
    "only cues": lambda n: "said " * (n // 5),
    "one in another": lambda n: "she said that " * (n // 14),
    "who said who": lambda n: "Ada Brunn, who said that " * (n // 25) + "it held.",
    "braces": lambda n: "a: {" * (n // 4),
    "figures": lambda n: "40 million or 12 percent of 3,000 " * (n // 34),
    "dates": lambda n: "on Monday 5 May 2024, " * (n // 22),
    "one word": lambda n: "x" * n,
    "lines": lambda n: "a\n\n" * (n // 3),
}


@pytest.mark.slow
@pytest.mark.parametrize("name", MARKS)
def test_pairing_of_quotation_marks(name: str) -> None:
    found = growth(quotations, MARKS[name], 4_000)
    assert is_linear(found), found


@pytest.fixture(scope="module")
def tools(nlp: Language) -> Tools:
    from checker.attribution.engine import Engine
    from checker.pipeline import Tools
    from checker.rulebook import load

    book = load()
    return Tools(nlp, Engine(nlp, book.cues, engine="rules"), book, "test")


@pytest.mark.model
@pytest.mark.slow
@pytest.mark.parametrize("name", TEXTS)
def test_everything_that_is_done_with_one_article(name: str, tools: Tools) -> None:
    """Parse, attribution by rules, who is who, facts, narration."""
    from checker.pipeline import read_claims

    def work(text: str) -> object:
        whole = Article("a", "Post", text, Span(0, len(text)), "0" * 64, published=dt.date(2024, 5, 6))
        return read_claims(whole, tools, narration=True)

    work(TEXTS[name](500))
    found = growth(work, TEXTS[name], 1_500)
    assert is_linear(found), found


@pytest.mark.slow
@pytest.mark.parametrize("form", RENDERERS)
def test_renderers(form: str) -> None:
    """*n* articles of six outlets with a claim each, two of them a group; the map of outlets is wide by nature."""

    def make(number: int) -> Report:
        articles = [article(f"Post {n % 6}", f"Ada Brunn said {n} people had come to the dam.") for n in range(number)]
        claims = [
            claim(a, "Ada Brunn", "said", f"{n} people had come to the dam", None) for n, a in enumerate(articles)
        ]
        first = story().verdicts[0]
        pairs = zip(claims[::2], claims[1::2], strict=True)
        verdicts = tuple(
            dataclasses.replace(first, label="corroborated", group=group(*pair), evidence=(), origins=(), stated_by=())
            for pair in pairs
        )
        return Report(tuple(articles), tuple(claims), verdicts)

    render(form, make(2))
    found = growth(lambda report: render(form, report), make, 40)
    assert is_linear(found), found
