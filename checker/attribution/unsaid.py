"""Words of speech that are wished, planned or believed only: "plans to announce a levy" announces nothing yet."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from checker.attribution import tree
from checker.attribution.drafts import Draft, overlap
from checker.attribution.nearby import Nearby
from checker.lexicon import words

if TYPE_CHECKING:
    from spacy.tokens import Doc

SURE = {"quotation", "tweet", "turn", "signed", "as-saying", "headline"}  # said wherever it stands
RELIABLE = 0.8  # chance from which a cue in what is believed counts: it reports what somebody else said
_WISHES = words("verbs", "wish")


def said(drafts: Sequence[Draft], doc: Doc) -> list[Draft]:
    """The rules' *drafts* of speech without those whose cue stands in a belief, a wish or an act.

    A refusal to speak ("declined to say whether") is kept, as a denial of the report.
    """
    attitudes = [d for d in drafts if d.reports != "speech"]
    index = Nearby()
    for n, draft in enumerate(attitudes):
        index.add(n, draft.content)

    def held(draft: Draft) -> bool:
        if draft.complement in SURE or draft.head < 0 or tree.refused(doc[draft.head]):
            return False
        if doc[draft.head].dep_ == "xcomp" and doc[draft.head].head.lemma_.lower() in _WISHES:
            return True
        within = any(overlap(draft.cue, attitudes[n].content) for n in index.near(draft.cue))
        return within and dict(draft.scores)["cue"] < RELIABLE

    return [d for d in drafts if d.reports == "speech" and not held(d)]
