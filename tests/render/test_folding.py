"""Unique claims: a sentence that holds two of them is printed once."""

from __future__ import annotations

from dataclasses import replace

from checker.records import Report, Verdict
from checker.render import render
from checker.render.folding import together
from checker.render.viewing import view_of
from tests.render.building import article, claim, group
from tests.render.fixtures import DAHL, story

TEXT = "Mette Dahl said the pumps had failed and warned that the well was dry.\nThe engineer said it was late.\n"
POST = article("Post", TEXT, "2026-05-02", "p.txt")
CLAIMS = (
    claim(POST, "Mette Dahl", "said", "the pumps had failed", DAHL),
    claim(POST, "Mette Dahl", "warned", "the well was dry", DAHL),
    claim(POST, "The engineer", "said", "it was late", DAHL),
)
ALONE = tuple(Verdict("unique", group(c), (), ((POST.id,),), "one") for c in CLAIMS)
WITH = replace(story(), articles=(*story().articles, POST), claims=(*story().claims, *CLAIMS))
REPORT = replace(WITH, verdicts=(*story().verdicts, *ALONE))


def test_a_sentence_with_two_claims_is_told_once() -> None:
    entries = view_of(Report((POST,), CLAIMS, ALONE)).entries
    told = list(together(entries))
    assert [len(passage.claims) for passage, _ in told] == [2, 1]
    assert sum(len(begun) for _, begun in told) == len(entries)
    for form in ("terminal", "markdown"):
        assert render(form, REPORT, everything=True).count("the pumps had failed and warned") == 1
