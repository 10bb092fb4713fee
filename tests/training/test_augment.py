"""Every change of a training article carries its spans along exactly. No PyTorch is needed."""

import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from training.augment import CHANGES, Edit, Gold, Marked, apply, augment, quotation_style, relined, swapped_names

TEXT = (
    "Dam is safe, says minister\n\n"
    "“The dam will hold,” Rita Osei said. “We checked.”\n\n"
    "“Nobody should worry about water,” Rita Osei said.\n\n"
    'Osei said that engineers had found "no cracks" in it.'
)


def marked(*rows: tuple[str, str, tuple[str, ...]], text: str = TEXT) -> Marked:
    golds = []
    for source, cue, content in rows:
        where = text.index(content[0])
        spans = [(text.index(c, where), text.index(c, where) + len(c)) for c in content]
        after = spans[0][1] if text.find(cue, spans[0][1], spans[0][1] + 40) > 0 else 0
        at = text.index(cue, after) if after else text.rindex(cue, 0, spans[0][0])
        begin = text.rindex(source, 0, at)
        golds.append(Gold(((begin, begin + len(source)),), ((at, at + len(cue)),), tuple(spans)))
    return Marked(text, tuple(golds))


ARTICLE = marked(
    ("Rita Osei", "said", ("“The dam will hold,”", "“We checked.”")),
    ("Rita Osei", "said", ("“Nobody should worry about water,”",)),
    ("Osei", "said", ('that engineers had found "no cracks" in it',)),
)


def words(article: Marked) -> list[tuple[str, str, tuple[str, ...]]]:
    cut = lambda spans: tuple(article.text[s:e] for s, e in spans)  # noqa: E731
    return [(cut(a.source)[0], cut(a.cue)[0], cut(a.content)) for a in article.attributions]


def test_insertions_at_an_edge_stay_outside() -> None:
    text = "he said yes"
    article = Marked(text, (Gold(((0, 2),), ((3, 7),), ((8, 11),)),))
    edited = apply(article, [(2, 2, "!"), (8, 8, "“"), (11, 11, "”"), (0, 0, "> ")])
    assert edited.text == "> he! said “yes”"
    assert words(edited) == [("he", "said", ("yes",))]


def test_a_replacement_at_an_edge_stays_inside() -> None:
    article = Marked("he said 'yes'", (Gold(((0, 2),), ((3, 7),), ((8, 13),)),))
    edited = apply(article, [(8, 9, "«« "), (12, 13, " »")])
    assert words(edited) == [("he", "said", ("«« yes »",))]


def test_overlapping_edits_are_refused() -> None:
    with pytest.raises(ValueError, match="overlap"):
        apply(ARTICLE, [(0, 5, ""), (3, 8, "")])


@pytest.mark.parametrize("seed", range(12))
def test_quotation_marks_change_and_nothing_else(seed: int) -> None:
    varied = quotation_style(ARTICLE, random.Random(seed))
    letters = lambda rows: [[c for c in str(row) if c.isalnum()] for row in rows]  # noqa: E731
    assert letters(words(varied)) == letters(words(ARTICLE))


def test_a_name_is_swapped_everywhere() -> None:
    varied = swapped_names(ARTICLE, random.Random(3))
    assert "Osei" not in varied.text
    first, second, third = (source for source, _, _ in words(varied))
    assert first == second
    assert first.split()[1] == third


@pytest.mark.parametrize("seed", range(20))
def test_a_quoted_paragraph_becomes_a_turn_or_a_tweet(seed: int) -> None:
    varied = relined(ARTICLE, random.Random(seed))
    source, cue, content = words(varied)[1]
    assert content[0].strip('“”"')[:31] == "Nobody should worry about water"[:31]
    assert cue in ("said", ":", "—", "-", "–", "―")
    assert source.replace(" ", "").isalpha()


edits = st.lists(st.tuples(st.integers(0, 60), st.integers(0, 5), st.text(max_size=4)), max_size=6)


@given(edits, st.integers(0, 50), st.integers(1, 10))
def test_a_span_that_no_edit_touches_keeps_its_words(raw: list[tuple[int, int, str]], start: int, length: int) -> None:
    text = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789"
    kept: list[Edit] = []
    at = 0
    for begin, width, new in sorted(raw):
        end = min(begin + width, len(text))
        if begin >= at and not (begin < start + length and end > start):
            kept.append((begin, end, new))
            at = end + 1
    gold = Gold(((start, start + length),), (), ())
    edited = apply(Marked(text, (gold,)), kept)
    begin, end = edited.attributions[0].source[0]
    assert edited.text[begin:end] == text[start : start + length]


@given(st.integers(0, 10_000))
def test_all_changes_together_keep_spans_inside_the_text(seed: int) -> None:
    varied = augment(ARTICLE, random.Random(seed))
    for gold in varied.attributions:
        for spans in (gold.source, gold.cue, gold.content):
            assert all(0 <= s < e <= len(varied.text) for s, e in spans)
    assert len(CHANGES) == 6
