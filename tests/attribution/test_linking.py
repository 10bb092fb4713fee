"""Linking on made-up link vectors: no model is needed."""

import re

import numpy as np
import pytest

from checker.attribution.decode import CONTENT, CUE, SOURCE, Found
from checker.attribution.encoding import Encoded, Floats, Window
from checker.attribution.linking import ROLES, Linker, TaggedAttribution, View, attributions

WIDTH = 8


def linker(near: float = 0.0, nobody: float = -5.0, far: int = 4) -> Linker:
    """A linker that may like near partners; "nobody" is unlikely unless asked for."""
    none = np.zeros((2, WIDTH + 1), dtype=np.float32)
    none[:, -1] = nobody
    gap = -near * np.tile(np.arange(10, dtype=np.float32), (2, 2))
    return Linker(
        none,
        gap,
        np.zeros((2, 7), dtype=np.float32),
        far=far,
        least_cue=0.0,
        least_source=0.0,
        least_across=0.0,
        least_beside=0.0,
        beside=9,
        confidence=(),
    )


def encoded(text: str) -> Encoded:
    words = tuple(m.span() for m in re.finditer(r"\w+|[^\w\s]", text))
    zeros = np.zeros(len(words), dtype=np.int64)
    paragraph = np.array([text.count("\n", 0, start) for start, _ in words], dtype=np.int64)
    return Encoded(words, zeros, np.arange(len(words) + 1), zeros, paragraph)


def join(text: str, parts: dict[str, int], links: Floats | None = None, made: Linker | None = None) -> list[list[str]]:
    """[source, cue, contents...] of each attribution, from parts of the text and their kinds."""
    code = encoded(text)
    starts, ends = [w[0] for w in code.words], [w[1] for w in code.words]
    found, at = [], 0
    for part, kind in parts.items():
        at = text.index(part, at)
        found.append(Found(kind, starts.index(at), ends.index(at + len(part)), 0.9))
    if links is None:
        links = np.zeros((len(code.words), len(ROLES), WIDTH), dtype=np.float32)
    cut = lambda spans: [text[s:e] for s, e in spans]  # noqa: E731  # one line, used in the next two only
    made_of = attributions(text, code, (View(Window(0, len(code.words)), links),), found, (), made or linker(near=1.0))
    return [["".join(cut(a.source)), *cut(a.cue), *cut(a.content)] for a in made_of]


TWO = "Osei said it rained , but Adu denied it snowed ."
PARTS = {"Osei": SOURCE, "said": CUE, "it rained": CONTENT, "Adu": SOURCE, "denied": CUE, "it snowed": CONTENT}


def test_the_bias_for_near_partners_links_neighbours() -> None:
    assert join(TWO, PARTS) == [["Osei", "said", "it rained"], ["Adu", "denied", "it snowed"]]


def test_link_vectors_outvote_distance() -> None:
    links = np.zeros((11, len(ROLES), WIDTH), dtype=np.float32)
    words = TWO.split()
    links[words.index("denied"), ROLES.index("cue-first"), 0] = 10
    links[words.index("Osei"), ROLES.index("source-first"), 0] = 10
    assert join(TWO, PARTS, links) == [["Osei", "said", "it rained"], ["Osei", "denied", "it snowed"]]


def test_a_split_quotation_is_one_attribution() -> None:
    text = "' It rained ' , Osei said . ' It snowed ' ."
    parts = {"' It rained '": CONTENT, "Osei": SOURCE, "said": CUE, "' It snowed '": CONTENT}
    assert join(text, parts) == [["Osei", "said", "' It rained '", "' It snowed '"]]


def test_a_cue_may_have_no_source() -> None:
    assert join(TWO, PARTS, made=linker(near=1.0, nobody=5.0))[0][0] == ""


def test_nothing_is_linked_over_many_paragraphs() -> None:
    text = "Osei said\n\n\n\n\n\nit rained"
    assert join(text, {"Osei": SOURCE, "said": CUE, "it rained": CONTENT}, made=linker(far=2)) == []


@pytest.mark.parametrize("parts", [{"Osei": SOURCE}, {"said": CUE}, {"it rained": CONTENT}, {}])
def test_spans_without_partners_make_nothing(parts: dict[str, int]) -> None:
    assert join(TWO, parts) == []


def test_scores_are_named_and_the_confidence_is_a_chance() -> None:
    code = encoded("Osei said it rained")
    links = np.zeros((4, len(ROLES), WIDTH), dtype=np.float32)
    found = [Found(SOURCE, 0, 0, 0.9), Found(CUE, 1, 1, 0.8), Found(CONTENT, 2, 3, 0.7)]
    (one,) = attributions("Osei said it rained", code, (View(Window(0, len(code.words)), links),), found, (), linker())
    assert isinstance(one, TaggedAttribution)
    assert {name for name, _ in one.scores} >= {"content", "cue", "source", "cue link", "source link"}
    assert 0 <= one.confidence <= 1


def test_a_dash_takes_the_quotation_before_it_and_not_that_of_the_next_line() -> None:
    text = "' It rained ' ― Ada Osei\n' It snowed ' ― Kofi Adu"
    parts = {
        "' It rained '": CONTENT,
        "―": CUE,
        "Ada Osei": SOURCE,
        "' It snowed '": CONTENT,
    }
    assert join(text, parts) == [["Ada Osei", "―", "' It rained '"]]
