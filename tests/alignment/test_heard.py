"""What a judge's opinion of two claims adds to their score, with a judge that is made up."""

from __future__ import annotations

import math
from dataclasses import replace

from checker.alignment.group import align
from checker.alignment.heard import MOST, NEAR, hearing
from checker.alignment.why import why
from checker.learned import Opinion
from checker.records import Alignment
from tests.alignment.made import story, thresholds

TOLD = (
    ("x", "the ferry to Lund Island will stop running in May", "Ruiz", "indirect"),
    ("y", "the Lund Island boats will not sail after this spring", "Okafor", "indirect"),
    ("x", "divers found nine broken posts under the pier at Tessin", "Okafor", "indirect"),
)


class Judge:
    """Says the same of every pair and remembers which it was asked about."""

    def __init__(self, same: float) -> None:
        rest = math.log((1 - same) / 3)
        self.said, self.asked = Opinion(math.log(same), rest, rest, rest), list[tuple[str, str]]()

    def __call__(self, left: str, right: str) -> Opinion:
        self.asked.append((left, right))
        return self.said


def test_a_pair_short_of_a_link_gets_it_from_the_judge_and_one_above_loses_it() -> None:
    claims, articles = story(*TOLD)
    alone = why(claims, "c0", "c1", thresholds()).alignment.score
    for link, same, linked in ((alone + 3, 0.97, True), (alone + 3, 0.03, False), (alone - 3, 0.03, False)):
        rules = replace(thresholds(), link=link, join=link, link_judge=6.0)
        found = align(claims, articles, rules, judge=Judge(same))
        links = [a for g in found.groups for a in g.alignments]
        assert [(a.left, a.right) for a in links] == [("c0", "c1")] * linked
        told = why(found.claims, "c1", "c0", rules, judge=Judge(same)).alignment
        assert told.parts[-1].name == "judge"
        assert told.score == round(alone + 6 * told.parts[-1].value, 2)
        assert links in ([], [told])


def test_only_what_is_near_the_bar_and_not_ruled_out_is_asked_about() -> None:
    claims, _ = story(*TOLD)
    rules = replace(thresholds(), link_judge=6.0)
    judge = Judge(0.97)
    heard = hearing(claims, rules, judge)
    assert heard is not None
    link = rules.link
    clear = [Alignment("c0", "c1", link - NEAR[0] - 0.1), Alignment("c0", "c1", link + NEAR[1] + 0.1)]
    clear.append(Alignment("c0", "c1", link, (), ("a reason",)))
    assert heard.heard(clear) == clear
    assert judge.asked == []
    assert heard.heard([Alignment("c0", "c1", link)])[0].score > link
    assert judge.asked == [(TOLD[0][1], TOLD[1][1])]


def test_of_very_many_pairs_those_nearest_to_a_link_are_asked_about() -> None:
    claims, _ = story(*TOLD)
    rules = replace(thresholds(), link_judge=6.0)
    heard = hearing(claims, rules, Judge(0.97))
    assert heard is not None
    asked = heard.heard([Alignment("c0", "c1", rules.link + 5), *[Alignment("c0", "c2", rules.link)] * MOST])
    assert [bool(a.parts) for a in asked] == [False] + [True] * MOST


def test_without_a_judge_or_points_for_it_nobody_is_heard() -> None:
    assert hearing((), replace(thresholds(), link_judge=6.0), None) is None
    assert hearing((), replace(thresholds(), link_judge=0.0), Judge(0.5)) is None
