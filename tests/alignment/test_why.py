"""Why two claims are linked or not says of one pair what grouping does with it."""

from __future__ import annotations

import pytest

from checker.alignment.group import align
from checker.alignment.why import why
from tests.alignment.made import story, thresholds

FERRY = "the ferry to Lund Island will stop running in May"
TOLD = (
    ("x", FERRY, "Ruiz", "indirect"),
    ("x", "divers found nine broken posts under the pier at Tessin", "Okafor", "indirect"),
    ("y", "that the Lund Island ferry stops in May", "Ruiz", "indirect"),
    ("y", "“We saw nothing like it in years,”", "Holm", "direct"),
    ("y", FERRY, "Ruiz", "indirect"),
)


def test_a_pair_is_told_as_it_was_grouped() -> None:
    claims, articles = story(*TOLD)
    found = align(claims, articles, thresholds())
    links = [a for g in found.groups for a in g.alignments]
    assert links
    for link in links:
        told = why(found.claims, link.right, link.left, thresholds())
        assert told.alignment == link
        assert told.candidate
        assert told.bits >= told.least
        assert {"Ruiz", "“ferry”", "“Lund”"} <= {name for name, _ in told.shared}
        assert [bits for _, bits in told.shared] == sorted((bits for _, bits in told.shared), reverse=True)


def test_a_copy_is_told_by_its_first_print() -> None:
    claims, articles = story(*TOLD, ("x", FERRY, "Ruiz", "indirect"))
    found = align(claims, articles, thresholds())
    copied = next(c for c in found.claims if c.id == "c5")
    assert copied.copies == ("c0",)
    assert why(found.claims, "c2", "c5", thresholds()) == why(found.claims, "c2", "c0", thresholds())


def test_two_that_share_nothing_are_no_candidates() -> None:
    claims, articles = story(*TOLD)
    told = why(align(claims, articles, thresholds()).claims, "c1", "c3", thresholds())
    assert told.shared == ()
    assert not told.candidate
    assert told.alignment.vetoes == ("no telling word in common",)


def test_a_claim_of_no_run_is_none() -> None:
    claims, _ = story(*TOLD)
    with pytest.raises(KeyError):
        why(claims, "c0", "c9", thresholds())
