"""Spans of one level kept apart, and contents that end together: plain spans, no model."""

from __future__ import annotations

from checker.attribution.drafts import Draft
from checker.attribution.levels import apart, completed, parted
from checker.records import Span


def spans(text: str, parts: str) -> tuple[Span, ...]:
    return tuple(Span(text.index(p), text.index(p) + len(p)) for p in parts.split(" … ") if p)


def draft(text: str, source: str, cue: str, content: str, by: str = "rule") -> Draft:
    return Draft(spans(text, source), spans(text, cue), spans(text, content), found_by=(by,))


def shown(one: Draft | None, text: str) -> list[str] | None:
    if one is None:
        return None
    return [" … ".join(s.text(text) for s in part) for part in (one.source, one.cue, one.content)]


def test_a_source_ends_where_its_participle_is_the_cue() -> None:
    text = "They got a letter urging the guild to stay."
    one = parted(draft(text, "a letter urging", "urging", "the guild to stay"), text)
    assert shown(one, text) == ["a letter", "urging", "the guild to stay"]


def test_a_cue_ends_where_its_source_begins() -> None:
    text = "“It leaks,” said Ines Duarte."
    one = parted(draft(text, "Ines Duarte", "said Ines Duarte", "“It leaks,”"), text)
    assert shown(one, text) == ["Ines Duarte", "said", "“It leaks,”"]


def test_a_content_that_is_all_cue_is_none() -> None:
    text = "She said."
    assert parted(draft(text, "She", "said", "said"), text) is None


def test_a_content_that_breaks_off_at_a_cue_goes_on_with_what_the_cue_brings() -> None:
    text = "He said anybody who complains about the lamp must pay."
    outer = draft(text, "He", "said", "anybody who complains")
    inner = draft(text, "who", "complains", "about the lamp")
    assert shown(completed([outer, inner], text)[0], text) == ["He", "said", "anybody who complains about the lamp"]


def test_a_content_ends_before_the_next_cue_of_its_own_speaker() -> None:
    text = "She told us that the lamp leaked and asked who knew."
    outer = draft(text, "She", "told", "that the lamp leaked and asked")
    other = draft(text, "She", "asked", "who knew")
    assert shown(completed([outer, other], text)[0], text) == ["She", "told", "that the lamp leaked"]


def test_what_a_cue_brings_ends_with_the_content_that_holds_both() -> None:
    text = "He questioned her claim about the lamp, which had gone out."
    outer = draft(text, "He", "questioned", "her claim about the lamp", by="tagger")
    inner = draft(text, "her", "claim about", "the lamp, which had gone out")
    assert shown(completed([outer, inner], text)[1], text) == ["her", "claim about", "the lamp"]


def test_a_quotation_that_another_cue_brings_is_not_taken() -> None:
    text = "It noted the harm it said rain did: “We all lost,” the guild wrote."
    outer = draft(text, "It", "noted", "the harm it said rain did")
    inner = draft(text, "it said", "said", "“We all lost,”")
    other = draft(text, "the guild", "wrote", "“We all lost,”")
    assert completed([outer, inner, other], text)[0] == outer


def test_coordinated_verbs_share_their_source() -> None:
    text = "She praised the crew and condemned the raid."
    first, second = draft(text, "She", "praised", "the crew"), draft(text, "She", "condemned", "the raid")
    assert apart(second, [first], text) == second


def test_a_source_may_hold_another_attribution_whole() -> None:
    text = "Ada Brunn, who said she had paid, demanded a receipt."
    inner = draft(text, "who", "said", "she had paid")
    outer = draft(text, "Ada Brunn, who said she had paid", "demanded", "a receipt")
    assert apart(outer, [inner], text) == outer
    assert apart(inner, [outer], text) == inner


def test_a_content_leaves_out_what_another_has() -> None:
    text = "The lamp leaked, she said, and the whole crew left at dawn, Ove noted."
    first = draft(text, "she", "said", "The lamp leaked")
    second = draft(text, "Ove", "noted", "The lamp leaked, she said, and the whole crew left at dawn")
    assert shown(apart(second, [first], text), text) == ["Ove", "noted", "and the whole crew left at dawn"]


def test_who_speaks_inside_anothers_words_by_rule_alone_is_left_out() -> None:
    text = "Acts of courage matter, she said before he wept."
    first = draft(text, "she", "said", "Acts of courage matter")
    second = draft(text, "Acts of courage", "before", "he wept")
    assert apart(second, [first], text) is None


def test_an_attribution_without_content_is_none() -> None:
    said = Draft((Span(0, 3),), (Span(4, 8),), (), "say", "", -1, None, "speech", "neutral", False, ("rule",), ())
    assert parted(said, "Ada said so.") is None
