"""What holds for any text: spans inside it, no overlap on one level, no crash, no hang."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import combinations
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from checker.attribution.engine import Engine
from checker.attribution.parsing import parser_text
from checker.records import Article, Attribution, Span
from tests.growth import growth, is_linear

if TYPE_CHECKING:
    from spacy.language import Language

WORDS = st.sampled_from(
    ["She", "Ada Brunn", "said", "that", "the", "dam", "held", ",", ".", '"', "“", "”", "''", "told", "us", "\n",
     "\n\n",
     "according", "to", "—", ":", "(", ")", "@ada", "claim", "promised", "was", "quoted", "as", "saying",
     "not", "'", "who", "which", "and", "denied", "Ove Lindahl", "a letter", "asking", "about", "to", "say", "by",
     "said:", "'s", "view", "is", "calls for", "because",
     "«", "»", "1/2", "pic.twitter.com/x", "May 4, 2021", "HOST:", "\u202e", "ಕುಮಾರ", "\x00", "🙂", " "]
)  # fmt: skip
TEXTS = st.one_of(st.lists(WORDS, max_size=60).map(" ".join), st.text(max_size=120))


@pytest.fixture(scope="module")
def engine(nlp: Language) -> Engine:
    from checker.rulebook import load

    return Engine(nlp, load().cues, engine="rules", attitudes=True)


@pytest.fixture(scope="module")
def hybrid(nlp: Language) -> Engine:
    from checker.rulebook import load

    return Engine(nlp, load().cues, engine="hybrid")


def run(engine: Engine, text: str, body: Span | None = None) -> tuple[Attribution, ...]:
    article = Article("a", "a", text, body or Span(0, len(text)), "")
    doc = engine.parse(article)
    assert [t.idx for t in doc] == sorted(t.idx for t in doc)
    assert len(doc.text) == len(text)
    return engine.attributions(doc, article)[0]


def shared(left: Iterable[Span], right: Iterable[Span]) -> bool:
    return any(a.overlaps(b) for a in left for b in right)


def held(source: Iterable[Span], other: Attribution) -> bool:
    """Whether a source holds all of another attribution, in a clause that belongs to the source."""
    spans = list(source)
    return all(any(s.covers(o) for s in spans) for o in (*other.source, *other.cue, *other.content))


def check(found: tuple[Attribution, ...], text: str, body: Span) -> None:
    """What holds for the attributions of any text.

    Every span lies inside the body and has words. Spans of one level do not overlap; a level is what stands within one
    content, or within none. On it

    - the pieces of one source, cue or content, and the source, cue and content of one attribution, share nothing;
    - contents of two attributions share nothing, nor do their cues, nor the cue of one and the content of the other
      (then the one would stand within the other);
    - sources of two attributions are the very same spans, since coordinated verbs have one subject, or share nothing;
      a source shares nothing with the cue or content of another either, but may hold another attribution whole: in
      "Ada Brunn, who said she had paid, demanded a receipt" the first four words and the clause are one source.
    """
    ids = {a.id for a in found}
    assert len(ids) == len(found)
    levels: dict[str | None, list[Attribution]] = {}
    for a in found:
        assert a.content
        assert a.within is None or (a.within in ids and a.within != a.id)
        assert 0 <= a.confidence <= 1
        for span in (*a.source, *a.cue, *a.content):
            assert body.start <= span.start < span.end <= body.end
            assert span.text(text).strip()
        assert not any(x.overlaps(y) for x, y in combinations((*a.source, *a.cue, *a.content), 2))
        levels.setdefault(a.within, []).append(a)
    for level in levels.values():
        for a, b in combinations(level, 2):
            assert not shared((*a.content, *a.cue), (*b.content, *b.cue))
            if not held(a.source, b) and not held(b.source, a):
                assert a.source == b.source or not shared(a.source, b.source)
                assert not shared(a.source, (*b.cue, *b.content))
                assert not shared(b.source, (*a.cue, *a.content))


SLOW = settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])


@pytest.mark.model
@SLOW
@given(text=TEXTS)
def test_rules_hold_on_any_text(engine: Engine, text: str) -> None:
    check(run(engine, text), text, Span(0, len(text)))


@pytest.mark.model
@SLOW
@given(text=TEXTS)
def test_the_hybrid_holds_on_any_text(hybrid: Engine, text: str) -> None:
    check(run(hybrid, text), text, Span(0, len(text)))


@pytest.mark.model
def test_what_lies_outside_the_body_is_not_read(engine: Engine) -> None:
    text = "Ada Brunn said the dam held.\nOve Lindahl said the road was closed.\nNora Vik said the bell rang."
    body = Span(text.index("Ove"), text.index("\nNora"))
    found = run(engine, text, body)
    check(found, text, body)
    assert [a.source[0].text(text) for a in found] == ["Ove Lindahl"]


@pytest.mark.model
def test_the_same_text_gives_the_same_attributions(engine: Engine) -> None:
    text = 'Ada Brunn said the dam held. "It did," Ove Lindahl told us, adding that the road was closed.'
    assert run(engine, text) == run(engine, text)


@pytest.mark.model
@pytest.mark.slow
@pytest.mark.parametrize("unit", ["(" * 50, 'x"', "said ", "«", "she said that ", "a\n", "HOST: yes\n"])
def test_hostile_texts_take_no_more_than_linear_time(engine: Engine, unit: str) -> None:
    run(engine, unit * 20)
    assert is_linear(growth(lambda text: run(engine, text), lambda n: unit * (n // len(unit)), 2_000))


@given(text=TEXTS)
def test_what_the_parser_reads_has_the_length_of_the_text(text: str) -> None:
    assert len(parser_text(text)) == len(text)


@pytest.mark.parametrize(
    ("text", "read"),
    [("“Go,” she said.", '"Go," she said.'), ("''Go,'' he said.", '"Go,"  he said.'), ("it’s", "it's")],
)
def test_quotation_marks_come_to_one_style(text: str, read: str) -> None:
    assert parser_text(text).replace(' "', '"', 1).strip() == read or parser_text(text) == read
