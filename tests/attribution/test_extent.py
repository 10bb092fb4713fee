"""Where a content ends when tagger and rules disagree: pieces kept and left out, without a model."""

import numpy as np
import pytest

from checker.attribution.extent import agreed, pieces
from checker.attribution.tokens import WordScores
from checker.records import Span

NOTHING = dict.fromkeys(["bias", "mean", "bend", "least", "most", "length", "taken", "aside"], 0.0)
WEIGHTS = {
    "tagged": {**NOTHING, "mean": 1.0, "aside": -4.0},
    "ruled": {**NOTHING, "bias": 1.0, "mean": 1.0, "taken": -9.0},
}


def scored(text: str, chances: dict[str, float]) -> WordScores:
    """Words of *text* parted by blanks, content with the chance given for them, else with 0.9."""
    words, at = [], 0
    for word in text.split():
        at = text.index(word, at)
        words.append((at, at + len(word)))
        at += len(word)
    table = np.array([[0.0, 0.0, chances.get(text[s:e], 0.9)] for s, e in words], dtype=np.float32)
    return WordScores(words, table)


def span(text: str, part: str) -> Span:
    return Span(text.index(part), text.index(part) + len(part))


def end(
    text: str, mine: str, other: str, chances: dict[str, float], plain: bool = False, quoted: str = "", taken: str = ""
) -> str:
    """The content agreed on, its pieces joined by "|"."""
    marks, busy = ([span(text, part)] if part else [] for part in (quoted, taken))
    found = agreed(text, [span(text, mine)], [span(text, other)], plain, marks, busy, scored(text, chances), WEIGHTS)
    return "|".join(s.text(text) for s in found)


TOLD = "She said the dam was sound when it was checked"


def test_a_phrase_that_the_tagger_broke_off_is_taken_whole() -> None:
    doubtful = dict.fromkeys(["when", "it", "checked"], 0.5)
    assert end(TOLD, "the dam was sound", "the dam was sound when it was checked", doubtful).endswith("was checked")


def test_what_the_tagger_is_sure_against_stays_out() -> None:
    never = dict.fromkeys(["when", "it", "was", "checked"], 0.02)
    assert end(TOLD, "the dam was sound", "the dam was sound when it was checked", never) == "the dam was sound"


def test_words_of_another_attribution_stay_out() -> None:
    doubtful = dict.fromkeys(["when", "it", "checked"], 0.5)
    whole = "the dam was sound when it was checked"
    assert end(TOLD, "the dam was sound", whole, doubtful, taken="when it was checked") == "the dam was sound"


def test_what_the_tagger_hardly_believes_is_cut_where_the_rule_ends() -> None:
    doubtful = dict.fromkeys(["when", "it", "checked"], 0.3)
    text = TOLD.replace("was checked", "checked")
    assert end(text, "the dam was sound when it checked", "the dam was sound", doubtful) == "the dam was sound"


@pytest.mark.parametrize(("plain", "kept"), [(True, "the raid"), (False, "the raid as shells fell")])
def test_an_adverbial_clause_after_a_bare_object_is_the_writers(plain: bool, kept: str) -> None:
    text = "They condemned the raid as shells fell"
    assert end(text, "the raid as shells fell", "the raid", {}, plain=plain) == kept


def test_quoted_words_stay_as_the_tagger_has_them() -> None:
    text = "She called it “a mere trifle” yesterday"
    doubtful = dict.fromkeys(["“a", "mere", "trifle”"], 0.2)
    assert end(text, "it “a mere trifle”", "it", doubtful, quoted="“a mere trifle”") == "it “a mere trifle”"


def test_contents_apart_are_not_compared() -> None:
    assert end(TOLD, "the dam", "it was checked", {}) == "the dam"


def test_pieces_are_runs_without_a_gap() -> None:
    assert pieces({5, 1, 2, 7, 6}) == [[1, 2], [5, 6, 7]]


def test_spans_between_words_hold_none() -> None:
    scores = scored("one two", {})
    assert scores.inside([Span(3, 4)]) == set()
    assert scores.inside([Span(2, 5)]) == {0, 1}
