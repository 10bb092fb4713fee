from __future__ import annotations

import random
from dataclasses import fields, replace

from hypothesis import given, settings
from hypothesis import strategies as st

from checker.alignment.group import Aligned, align
from checker.alignment.profiles import profile
from checker.records import Article, Attribution, Span
from tests.alignment.made import article, claim, story, thresholds

FERRY = "the ferry to Lund Island will stop running in May"
PIER = "divers found nine broken posts under the pier at Tessin"


def grouped(found: Aligned) -> list[set[str]]:
    """The texts of each group of more than one claim."""
    texts = {c.id: c.text for c in found.claims}
    return [{texts[i] for i in g.claims} for g in found.groups if len(g.claims) > 1]


def test_one_statement_of_two_outlets_is_one_group_and_the_rest_stays_alone() -> None:
    claims, articles = story(
        ("x", FERRY, "Ruiz", "indirect"),
        ("x", PIER, "Okafor", "indirect"),
        ("y", "that the Lund Island ferry stops in May", "Ruiz", "indirect"),
    )
    found = align(claims, articles, thresholds())
    assert grouped(found) == [{FERRY, "that the Lund Island ferry stops in May"}]
    assert sorted(i for g in found.groups for i in g.claims) == ["c0", "c1", "c2"]
    assert found.candidates >= 1


def test_quotation_fragment_and_paraphrase_meet() -> None:
    claims, articles = story(
        ("x", "“We will never again let a rotten pier endanger our children,”", "Ruiz", "direct"),
        ("y", "“rotten pier”", "Ruiz", "mixed"),
        ("z", "she would never again let the rotten pier be a danger to children", "Ruiz", "indirect"),
    )
    assert any(len(g.claims) == 3 for g in align(claims, articles, thresholds()).groups)


def test_a_copy_inside_one_article_is_the_same_utterance() -> None:
    tweet = "We met the harbour master and discussed the new timetable of the island boats"
    claims, articles = story(
        ("x", f"“{tweet},”", "Ruiz", "direct"), ("x", f"{tweet} 1/3", "Ruiz", "direct"), ("x", PIER, "Ruiz", "indirect")
    )
    found = align(claims, articles, thresholds())
    by_id = {c.id: c for c in found.claims}
    assert by_id["c0"].copies == ("c1",)
    assert by_id["c1"].copies == ("c0",)
    assert by_id["c2"].copies == ()
    assert ("c0", "c1") in [g.claims for g in found.groups]


def test_a_claim_inside_another_claims_words_is_not_its_copy() -> None:
    text = f"Okafor said that {FERRY} for good"
    outer = claim("o", "x", text, "Ruiz")
    inner = replace(
        claim("i", "x", FERRY, None, start=text.index(FERRY)),
        attribution=Attribution("i", (), (), (Span(17, 17 + len(FERRY)),), "indirect", within="o"),
    )
    assert all(not c.copies for c in align([outer, inner], [article("x", text)], thresholds()).claims)


def test_one_bad_link_does_not_chain_two_topics() -> None:
    claims, articles = story(
        ("a", FERRY, "Ruiz", "indirect"),
        ("b", FERRY, "Ruiz", "indirect"),
        ("c", PIER, "Okafor", "indirect"),
        ("d", PIER, "Okafor", "indirect"),
        ("e", f"{FERRY} and {PIER}", "Ruiz", "indirect"),
    )
    found = align(claims, articles, thresholds())
    for group in found.groups:
        assert not ({"c0", "c1"} & set(group.claims) and {"c2", "c3"} & set(group.claims))


def test_a_claim_may_cover_several_of_another_outlets() -> None:
    claims, articles = story(
        ("a", FERRY, "Ruiz", "indirect"),
        ("a", PIER, "Ruiz", "indirect"),
        ("e", f"{FERRY} and that {PIER}", "Ruiz", "indirect"),
    )
    found = align(claims, articles, thresholds())
    assert sum("c2" in g.claims for g in found.groups) == 2
    rules = thresholds()
    strict = type(rules)(**{f.name: getattr(rules, f.name) for f in fields(rules)} | {"guest": 60.0})
    assert sum("c2" in g.claims for g in align(claims, articles, strict).groups) == 1


def test_how_alike_two_claims_of_one_article_are_does_not_part_a_group() -> None:
    """A paper that tells one statement in two places does not use the same words again."""
    whole = "the ferry to Lund Island will stop running in May because nine posts of the Tessin pier are rotten"
    short, cause = "the ferry to Lund Island stops in May", "the Tessin pier has had rotten posts since last May"
    claims, articles = story(
        ("x", whole, None, "indirect"), ("y", short, None, "indirect"), ("y", cause, None, "indirect")
    )
    assert grouped(align(claims, articles, thresholds())) == [{whole, short, cause}]


def test_a_long_quotation_is_taken_apart_where_its_sentences_have_different_counterparts() -> None:
    first = "“The ferry to Lund Island will stop running in May."
    second = "Divers found nine broken posts under the pier.”"
    claims, articles = story(
        ("x", f"{first} {second}", "Ruiz", "direct"),
        ("y", "“The ferry to Lund Island will stop running in May,”", "Ruiz", "direct"),
        ("z", "“Divers found nine broken posts under the pier,”", "Ruiz", "direct"),
    )
    found = align(claims, articles, thresholds())
    assert {first, second} <= {c.text for c in found.claims}
    texts = {a.id: a.text for a in articles}
    for c in found.claims:
        assert " … ".join(s.text(texts[c.article]) for s in c.attribution.content) == c.text
    assert sorted(len(g.claims) for g in found.groups) == [2, 2]


def test_a_long_quotation_without_counterparts_stays_whole() -> None:
    claims, articles = story(
        ("x", f"“{FERRY.capitalize()}. {PIER.capitalize()}.”", "Ruiz", "direct"),
        ("y", "the library has won a prize", "Okafor", "indirect"),
    )
    assert [c.id for c in align(claims, articles, thresholds()).claims] == ["c0", "c1"]


def test_narration_that_states_the_same_is_attached_without_being_a_claim() -> None:
    claims, articles = story(("x", FERRY, "Ruiz", "indirect"))
    told = claim("n", "y", "The ferry to Lund Island will stop running in May.", kind="narration")
    found = align(claims, [*articles, article("y", told.text)], thresholds(), narration=[told])
    assert [c.id for c in found.stated[found.groups[0].id]] == ["n"]
    assert [c.id for c in found.claims] == ["c0"]


def test_nothing_in_gives_nothing_out() -> None:
    assert align([], [], thresholds()) == Aligned((), ())


@settings(max_examples=25)
@given(st.randoms(use_true_random=False))
def test_the_order_of_the_articles_never_matters(rng: random.Random) -> None:
    claims, articles = story(
        ("a", FERRY, "Ruiz", "indirect"),
        ("b", f"“{FERRY.capitalize()}. {PIER.capitalize()}.”", "Ruiz", "direct"),
        ("c", PIER, "Okafor", "indirect"),
        ("d", PIER, "Ruiz", "indirect"),
        ("d", FERRY, "Ruiz", "indirect"),
        ("e", f"{FERRY} and {PIER}", "Ruiz", "indirect"),
        ("e", "nine posts were broken at Tessin", None, "indirect"),
    )
    first = align(claims, articles, thresholds())
    rng.shuffle(claims)
    rng.shuffle(articles)
    assert align(claims, articles, thresholds()) == first
    assert all(len(set(g.claims)) == len(g.claims) for g in first.groups)


def test_a_doubtful_claim_counts_only_where_another_outlet_has_the_same() -> None:
    claims, articles = story(
        ("x", FERRY, "Ruiz", "indirect"),
        ("y", "that the Lund Island ferry stops in May", "Ruiz", "indirect"),
        ("y", PIER, "Ruiz", "indirect"),
    )
    found = align(claims[:1], articles, thresholds(), doubtful=claims[1:])
    assert [c.id for c in found.claims] == ["c0", "c1"]
    assert grouped(found) == [{FERRY, "that the Lund Island ferry stops in May"}]


def test_a_doubtful_claim_of_nobody_counts_nowhere() -> None:
    """ "A boy has been charged with theft": where not even the speaker is known, nothing is borne out."""
    claims, articles = story(("x", FERRY, "Ruiz", "indirect"), ("y", FERRY, None, "indirect"))
    found = align(claims[:1], articles, thresholds(), doubtful=claims[1:])
    assert [c.id for c in found.claims] == ["c0"]
    assert len(align(claims, articles, thresholds()).claims) == 2


def test_two_doubtful_claims_bear_each_other_out() -> None:
    """What two outlets attribute is a statement."""
    claims, articles = story(("x", FERRY, "Ruiz", "indirect"), ("y", FERRY, "Ruiz", "indirect"))
    assert [c.id for c in align((), articles, thresholds(), doubtful=claims).claims] == ["c0", "c1"]


def test_two_statements_of_one_sentence_meet_their_counterparts() -> None:
    both = f"that {FERRY} and will have its posts mended at Tessin"
    claims, articles = story(
        ("x", both, "Ruiz", "indirect"),
        ("y", FERRY, "Ruiz", "indirect"),
        ("z", "will have its posts mended at Tessin", "Ruiz", "indirect"),
    )
    found = align(claims, articles, thresholds())
    assert {frozenset(g) for g in grouped(found)} == {
        frozenset(("will have its posts mended at Tessin", "and will have its posts mended at Tessin")),
        frozenset((f"that {FERRY}", FERRY)),
    }
    alone, articles = story(("x", both, "Ruiz", "indirect"), ("y", FERRY, "Ruiz", "indirect"))
    assert both not in {c.text for c in align(alone, articles, thresholds()).claims}
    assert [c.text for c in align(alone[:1], articles, thresholds()).claims] == [both]


def test_what_stands_behind_and_that_is_a_statement_of_its_own_though_nobody_else_has_it() -> None:
    both = f"that {FERRY} and that divers have found nine broken posts"
    claims, articles = story(("x", both, "Ruiz", "indirect"))
    assert {c.text for c in align(claims, articles, thresholds()).claims} == {
        f"that {FERRY}",
        "and that divers have found nine broken posts",
    }


def test_who_reports_what_others_said_is_not_put_with_those_who_report_the_same() -> None:
    """Each outlet has the keepers' words inside the mayor's: the keepers' meet, and so do the mayor's."""
    text = "“Today the keepers urged us to drain the Tessin lock, and I think they are right,”"
    inner = "the keepers urged us to drain the Tessin lock"
    at = text.index(inner)
    claims = [
        claim("a", "x", text, "Mayor Ruiz", "direct"),
        claim("b", "x", inner, "keepers", start=at, within="a"),
        claim("c", "y", text, "Mayor Ruiz", "direct"),
        claim("d", "y", inner, "keepers", start=at, within="c"),
        claim("e", "z", "the Tessin lock to be drained, the keepers urged", "keepers"),
    ]
    texts = {"x": text, "y": text, "z": claims[4].text}
    found = align(claims, [Article(k, k, t, Span(0, len(t)), "") for k, t in texts.items()], thresholds())
    whole = {c.id: c.attribution.within for c in found.claims}
    mayor = {i for i, within in whole.items() if within is None} - {"e"}
    together = [set(g.claims) for g in found.groups if len(g.claims) > 1]
    assert sorted(map(len, together)) == [2, 3]
    assert {"b", "d", "e"} in together
    assert all(not g & mayor or g <= mayor for g in together)
    assert any("closer to the other" in p.vetoes[0] for p in found.parted)


def test_an_office_speaks_for_the_one_whose_office_it_is() -> None:
    named = {n: profile(claim("c", "x", FERRY, n)).side for n in ("Ruiz", "Ruiz's office", "Ruiz’s aides", "Ruiz Ltd")}
    assert named["Ruiz"] == named["Ruiz's office"] == named["Ruiz’s aides"]
    assert named["Ruiz"] != named["Ruiz Ltd"]


def test_claims_that_are_told_apart_stay_apart() -> None:
    claims, articles = story(
        ("x", FERRY, "Ruiz", "indirect"), ("y", FERRY, "Ruiz", "indirect"), ("z", FERRY, "Ruiz", "indirect")
    )
    found = align(
        claims, articles, thresholds(), apart=lambda one, other: "why" if "x" in (one.article, other.article) else None
    )
    assert sorted(g.claims for g in found.groups) == [("c0",), ("c1", "c2")]
    assert [(p.left, p.right, p.vetoes) for p in found.parted] == [("c0", "c1", ("why",)), ("c0", "c2", ("why",))]
    assert all(p.score >= thresholds().link and p.parts for p in found.parted)


def test_two_that_were_told_apart_are_not_joined_by_a_third() -> None:
    """A third may be one with either: it then stands in two groups."""
    claims, articles = story(
        ("x", FERRY, "Ruiz", "indirect"), ("y", FERRY, "Ruiz", "indirect"), ("z", FERRY, "Ruiz", "indirect")
    )
    found = align(
        claims, articles, thresholds(), apart=lambda one, other: "why" if {one.id, other.id} == {"c0", "c1"} else None
    )
    assert sorted(g.claims for g in found.groups) == [("c0", "c2"), ("c1", "c2")]


def test_quotations_of_two_speakers_in_different_words_are_told_with_the_reason() -> None:
    """Alike by figures and single words, and yet two utterances."""
    claims, articles = story(
        ("x", "“The Lund ferry fleet of nine ships will stop in May and stay in harbour,”", "Ruiz", "direct"),
        ("y", "“In May, nine ships stop: the harbour will stay full of the Lund ferry fleet,”", "Holm", "direct"),
    )
    found = align(claims, articles, thresholds())
    assert grouped(found) == []
    assert [(p.left, p.right, p.vetoes) for p in found.parted] == [
        ("c0", "c1", ("quotations of two speakers in different words",))
    ]


def test_a_link_that_no_group_takes_is_told_with_the_reason() -> None:
    """A project may ask that a claim be much surer to stand in a second group; then a link can stay without one."""
    claims, articles = story(
        ("x", FERRY, "Ruiz", "indirect"),
        ("x", "the bridge toll will rise to nine crowns in June", "Ruiz", "indirect"),
        ("y", f"{FERRY} and the bridge toll will rise to nine crowns in June", "Ruiz", "indirect"),
    )
    assert align(claims, articles, thresholds()).parted == ()
    found = align(claims, articles, replace(thresholds(), guest=60.0))
    together = {frozenset(g.claims) for g in found.groups}
    assert len(found.parted) == 1
    assert frozenset((found.parted[0].left, found.parted[0].right)) not in together
    assert "no one link joins two topics" in found.parted[0].vetoes[0]


def test_stories_with_nothing_in_common_are_not_linked() -> None:
    """Three articles on three matters, in the words that every article has."""
    claims, articles = story(
        ("x", FERRY, "Ruiz", "indirect"),
        ("x", "“We had no choice and the people know it,”", "Ruiz", "direct"),
        ("x", "that talks with the council would go on next week", "a spokesman", "indirect"),
        ("y", "the vaccine had reached nine villages in the north by Monday", "Okafor", "indirect"),
        ("y", "“We have no choice, we have to wait,”", "Okafor", "direct"),
        ("y", "that the council had known of the talks for a year", "Ames", "indirect"),
        ("z", "the striker would leave the club in May", "Holm", "indirect"),
        ("z", "“People will know what to think of it,”", "Holm", "direct"),
        ("z", "next week there would be no training", "Holm", "indirect"),
    )
    assert grouped(align(claims, articles, thresholds())) == []


def test_two_prints_of_one_long_quotation_stay_whole_though_each_sentence_has_its_counterpart() -> None:
    text = "“We knew nothing of the leak under the pier. The harbour board ruined the lives of nine divers,”"
    claims, articles = story(("x", text, "Ruiz", "direct"), ("y", text.replace("The", "And the"), "Ruiz", "direct"))
    found = align(claims, articles, thresholds())
    assert [len(g.claims) for g in found.groups] == [2]
