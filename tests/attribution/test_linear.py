"""The engine's work grows with the text and not with its square: byte codes counted at one length and at twice it."""

from __future__ import annotations

import sys
from collections.abc import Callable
from functools import partial
from types import FrameType
from typing import TYPE_CHECKING, Any

import pytest

from checker.attribution import quotes
from checker.attribution.engine import Engine, Mode
from checker.records import Article, Span
from checker.rulebook import load

if TYPE_CHECKING:
    from spacy.language import Language

NAMES = ("Adaeze Obi", "Tomas Lind", "Priya Rao", "Kofi Mensah", "Ines Duarte", "Marek Novak", "Leila Aziz")
PLACES = ("the harbour", "the quarry", "the mill", "the depot", "the viaduct", "the market", "the clinic")
FORMS = (
    "{name} said {place} would stay shut until the {n}th inspection.",
    "“We checked {place} on day {n},” said {name}. “Nothing was loose.”",
    "According to {name}, {place} had been sold {n} times.",
    "{name} denied that “{place}” was safe and called for a ban on lorries.",
    "“It began at {place}.\n“It ended there on day {n},” {name} told reporters.",
    "{caps}: I saw {place} burn for {n} hours.",
    "The claim that {place} leaks was wrong, {name} said, adding that the report noted {n} cracks.",
    "{place} is open again #{n} — {name} (@mill{n}) March 3, 2021",
)
COUNTED = {"decode", "drafts", "encoding", "engine", "extent", "hybrid", "layout", "linking", "nearby", "nesting"}
COUNTED |= {"around", "clauses", "commitment", "complements", "nouns", "tree"}
COUNTED |= {"quoted", "quotes", "quoting", "records", "ruled", "settle", "tagger", "tokens"}


def story(paragraphs: int) -> Article:
    lines = (
        FORMS[n % len(FORMS)].format(name=NAMES[n % 7], caps=NAMES[n % 5].upper(), place=PLACES[(n // 3) % 7], n=n + 4)
        for n in range(paragraphs)
    )
    text = "\n\n".join(lines)
    return Article("a", "", text, Span(0, len(text)), "")


def byte_codes(work: Callable[[], Any]) -> int:
    """How many byte codes *work* executes in the engine's modules that join, place and compare spans."""
    count = 0

    def within(frame: FrameType, event: str, _: Any) -> Any:
        nonlocal count
        count += event == "opcode"
        return within

    def entered(frame: FrameType, event: str, _: Any) -> Any:
        name = frame.f_globals.get("__name__", "")
        if not name.startswith("checker.") or name.rpartition(".")[2] not in COUNTED:
            return None
        frame.f_trace_opcodes, frame.f_trace_lines = True, False
        return within

    before = sys.gettrace()
    sys.settrace(entered)
    try:
        work()
    finally:
        sys.settrace(before)
    return count


def test_what_is_counted_is_the_engine() -> None:
    assert byte_codes(lambda: story(40)) < byte_codes(lambda: quotes.quotations(story(40).text))


@pytest.mark.model
@pytest.mark.parametrize("mode", ["rules", "hybrid"])
def test_twice_the_text_is_hardly_more_than_twice_the_work(nlp: Language, mode: Mode) -> None:
    made = Engine(nlp, load().cues, engine=mode)
    spent = []
    for paragraphs in (150, 300):
        article = story(paragraphs)
        doc = made.parse(article)
        made.attributions(doc, article)  # what is loaded once is no part of the work
        spent.append(byte_codes(partial(made.attributions, doc, article)))
    assert spent[1] < 2.1 * spent[0], spent


@pytest.mark.model
@pytest.mark.parametrize("unit", ["said ", "she said that ", "Ada Brunn, who said that "])
def test_twice_a_chain_of_cues_is_hardly_more_than_twice_the_work(nlp: Language, unit: str) -> None:
    made = Engine(nlp, load().cues, engine="rules", attitudes=True)
    spent = []
    for words in (600, 1_200):
        text = unit * (words // len(unit.split()))
        article = Article("a", "", text, Span(0, len(text)), "")
        doc = made.parse(article)
        made.attributions(doc, article)
        spent.append(byte_codes(partial(made.attributions, doc, article)))
    assert spent[1] < 2.3 * spent[0], spent
