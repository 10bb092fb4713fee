"""What new articles change about a store: the timeline of a group is a note on it."""

from __future__ import annotations

from checker.records import Evidence, Report, Verdict
from checker.review.since import with_timelines
from tests.render.building import article, claim, group, place

FIRST = article("Harn Gazette", "The mayor said 41 boats were lost.", "2024-05-06")
SECOND = article("Velm Courier", "The mayor said 44 boats were lost.", "2024-05-08")
UNDATED = article("Ibeck Mail", "The mayor said 44 boats were lost, too.")


def made(*articles: object) -> Report:
    told = [claim(a, "The mayor", "said", "boats were lost", None) for a in articles]
    sides = [place(a, c, "44" if "44" in a.text else "41") for a, c in zip(articles, told, strict=True)]
    evidence = (Evidence("toll", "update", "differs", "note", sides[0], sides[1], "an update"),)
    return Report(tuple(articles), tuple(told), (Verdict("conflicting", group(*told), evidence),))


def test_who_had_it_when_is_told_of_groups_with_old_and_new() -> None:
    report = with_timelines(made(UNDATED, SECOND, FIRST), {SECOND.id})
    (note,) = report.verdicts[0].notes
    assert note == ("timeline: 2024-05-06 Harn Gazette; 2024-05-08 Velm Courier (new): 44; no date Ibeck Mail: 44")


def test_a_group_of_old_or_of_new_alone_has_none() -> None:
    whole = made(FIRST, SECOND)
    assert with_timelines(whole, set()) == whole
    assert with_timelines(whole, {FIRST.id, SECOND.id}) == whole


def test_a_long_timeline_keeps_its_beginning_and_its_end() -> None:
    many = [article(f"Paper {n:02}", "The mayor said 41 boats were lost.", f"2024-05-{n + 1:02}") for n in range(30)]
    (note,) = with_timelines(made(*many), {many[-1].id}).verdicts[0].notes
    assert note.count(";") == 12
    assert "; 18 more; " in note
    assert note.endswith("Paper 29 (new)")
