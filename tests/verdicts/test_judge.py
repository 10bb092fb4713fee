from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import pytest

from checker.records import Alignment, Article, Claim, ClaimGroup, Evidence, Place, Span, Speaker, Verdict
from checker.verdicts.judge import NOT_BORNE_OUT, judge
from tests.alignment.made import article, claim

ARTICLES = {k: article(k, outlet=f"The {k}") for k in "xyz"}
EACH = (("x",), ("y",), ("z",))


def verdict(
    *claims: Claim,
    origins: Sequence[Sequence[str]] = EACH,
    evidence: Sequence[Evidence] = (),
    stated: Sequence[Claim] = (),
    more: Sequence[Claim] = (),
    articles: dict[str, Article] | None = None,
) -> Verdict:
    group = ClaimGroup("g", tuple(sorted(c.id for c in claims)))
    by_id = {c.id: c for c in (*claims, *more)}
    return judge(group, by_id, articles or ARTICLES, origins, (), evidence, stated=stated)


def against(relation: str) -> Evidence:
    place = Place("a", Span(0, 1), "1")
    return Evidence("toll", "number", relation, "error", place, place, "1 or 2")  # type: ignore[arg-type]  # a Relation


def test_two_origins_corroborate_and_one_does_not() -> None:
    a, b = claim("a", "x", "it", "Ruiz"), claim("b", "y", "it", "Ruiz")
    assert verdict(a, b).label == "corroborated"
    assert verdict(a, b, origins=(("x", "y"), ("z",))).label == "unique"
    assert verdict(a).label == "unique"


def test_a_conflict_outranks_agreement_and_a_difference_does_not() -> None:
    a, b = claim("a", "x", "it", "Ruiz"), claim("b", "y", "it", "Ruiz")
    assert verdict(a, b, evidence=[against("agrees"), against("conflicts")]).label == "conflicting"
    assert verdict(a, b, evidence=[against("differs")]).label == "corroborated"


def test_a_pair_with_a_difference_left_open_bears_nothing_out_but_another_pair_of_the_group_may() -> None:
    a, b, c = claim("a", "x", "it", "Ruiz"), claim("b", "y", "it", "Ruiz"), claim("c", "z", "it", "Ruiz")
    left, right = Place("a", Span(0, 1), "May"), Place("b", Span(0, 1), "March")
    doubt = Evidence("day", "date", "differs", "note", left, right, "May or March", open=True)

    def judged(*links: tuple[str, str], evidence: Sequence[Evidence] = (doubt,)) -> Verdict:
        group = ClaimGroup("g", ("a", "b", "c"), tuple(Alignment(one, other, 50.0) for one, other in links))
        return judge(group, {"a": a, "b": b, "c": c}, ARTICLES, EACH, (), evidence)

    assert judged(("a", "b"), ("a", "c")).label == "corroborated"
    found = judged(("a", "b"))
    assert (found.label, found.notes[0]) == ("unique", NOT_BORNE_OUT)
    assert judged(("a", "b"), evidence=[replace(doubt, open=False)]).label == "corroborated"


def test_copies_are_counted_as_one_origin_and_told() -> None:
    a, b, c = claim("a", "x", "it", "Ruiz"), claim("b", "y", "it", "Ruiz"), claim("c", "z", "it", "Ruiz")
    found = verdict(a, b, c, origins=(("x", "y", "z"),))
    assert found.origins == (("x", "y", "z"),)
    assert "3 outlets, 1 origin" in found.notes


def test_one_speaker_according_to_many_is_told_from_many_speakers() -> None:
    one = verdict(claim("a", "x", "it", "Ruiz"), claim("b", "y", "it", "Ruiz"))
    assert one.speakers == "one"
    assert any(n.startswith("one side's word: every outlet has it from Ruiz") for n in one.notes)
    several = verdict(claim("a", "x", "it", "Ruiz"), claim("b", "y", "it", "Okafor"))
    assert several.speakers == "several"
    assert any(n.startswith("2 speakers say the same") for n in several.notes)
    assert verdict(claim("a", "x", "it", "Ruiz"), claim("b", "y", "it")).speakers == "unknown"


def test_where_all_rests_on_one_sides_word_the_verdict_says_so_and_shows_the_chain() -> None:
    outer = claim("o", "x", "that she would come", "Ruiz")
    inner = claim("i", "x", "she would come", "Okafor", within="o")
    other = claim("b", "y", "she would come", "Ruiz")
    found = verdict(inner, other, more=[outer])
    assert "Okafor, quoted by Ruiz" in found.notes
    assert any("has it from Ruiz" in n for n in found.notes)


def test_who_is_quoted_by_another_and_heard_herself_is_one_voice_and_not_two() -> None:
    outer = claim("o", "x", "that a witness saw her come", "Police")
    inner = claim("i", "x", "she came", "Okafor", within="o")
    other = claim("b", "y", "she came", "Okafor")
    for members in ((inner, other), (outer, inner, other)):
        found = verdict(*members, more=[outer])
        assert found.speakers == "one"
        assert found.label == "corroborated"
        assert (
            "one side's word: every outlet has it from Okafor; what is corroborated is that it was said" in found.notes
        )
        assert "Okafor, quoted by Police" in found.notes
        assert not any("say the same" in n for n in found.notes)


def test_two_who_quote_the_same_witness_are_one_voice_and_two_witnesses_are_two() -> None:
    police, mayor = claim("p", "x", "that", "Police"), claim("m", "y", "that", "Ruiz")
    one = verdict(
        claim("i", "x", "she came", "Okafor", within="p"),
        claim("j", "y", "she came", "Okafor", within="m"),
        more=[police, mayor],
    )
    assert any("has it from Okafor" in n for n in one.notes)
    two = verdict(
        claim("i", "x", "she came", "Okafor", within="p"),
        claim("j", "y", "she came", "Holm", within="m"),
        more=[police, mayor],
    )
    assert "2 speakers say the same: Holm, Okafor" in two.notes
    assert not any("one side" in n for n in two.notes)


def test_narration_is_shown_and_is_no_origin() -> None:
    told = claim("n", "y", "it", kind="narration")
    found = verdict(claim("a", "x", "it", "Ruiz"), stated=[told])
    assert found.stated_by == ("The y",)
    assert found.label == "unique"
    assert found.origins == (("x",),)


def test_unnamed_sources_are_nobody_s_agreement_and_the_notes_say_so() -> None:
    officials = Speaker("o1", "Officials", "role", "unnamed"), Speaker("o2", "Officials", "role", "unnamed")
    a, b = (replace(claim(k, w, "it"), speaker=s) for k, w, s in zip("ab", "xy", officials, strict=True))
    found = verdict(a, b)
    assert found.speakers == "unknown"
    (note,) = found.notes
    assert note.startswith("rests on unnamed sources only (Officials in The x; Officials in The y): never joined")
    joint = Speaker("o3", "Ana Ruiz and a minister", "name", "unnamed", names=("Ana Ruiz",))
    half = verdict(a, replace(claim("d", "y", "it"), speaker=joint))
    assert not any("unnamed sources only" in n for n in half.notes)
    mixed = verdict(a, claim("c", "y", "it", "Ruiz"))
    assert mixed.speakers == "unknown"
    assert "unnamed sources (Officials in The x) are never taken for a speaker of another outlet" in mixed.notes
    assert not verdict(a).notes


@pytest.mark.parametrize(
    ("name", "names", "told"),
    [
        ("Two nurses and a doctor", (), True),
        ("Ana Ruiz and a minister", ("Ana Ruiz", "Ruiz"), False),
        ("mayor", ("mayor",), True),
    ],
    ids=["several-unnamed", "one-of-them-named", "an-office"],
)
def test_the_note_on_unnamed_sources_is_for_those_of_whom_nobody_is_named(
    name: str, names: tuple[str, ...], told: bool
) -> None:
    speaker = Speaker("o1", name, "role", "unnamed", names=names)
    found = verdict(replace(claim("a", "x", "it"), speaker=speaker), claim("c", "y", "it", "Ruiz"))
    assert any(f"unnamed sources ({name} in The x)" in note for note in found.notes) is told
