"""The pairs of articles as stories of the cluster benchmark: which links count, which are left open."""

from __future__ import annotations

from benchmarks.floors import read
from benchmarks.neighbours.__main__ import LINKS, story_of


def _article(name: str, text: str, *said: tuple[str, str, str]) -> dict:
    def span(words: str) -> list[list[int]]:
        return [[text.index(words), text.index(words) + len(words)]]

    marks = [{"source": span(s), "cue": span(c), "content": span(w)} for s, c, w in said]
    return {"id": name, "publisher": name, "date": "2024-03-05", "text": text, "attributions": marks}


LEFT = _article(
    "Post",
    "Ana Velde said the bridge was safe. Tom Ruiz wants more.",
    ("Ana Velde", "said", "the bridge was safe"),
    ("Tom Ruiz", "wants", "more"),
)
RIGHT = _article("News", "Velde said it was safe.", ("Velde", "said", "it was safe"))


def _story(**marked) -> dict:
    known = {"links": [], "doubtful": [], "conflicting": []}
    return story_of(
        {"id": "n01", "left": "l", "right": "r", **known, **marked}, {"l": LEFT, "r": RIGHT}, lambda cue: cue == "said"
    )


def test_only_attributions_of_speech_are_claims():
    assert [c["speaker"] for c in _story()["claims"]] == ["Ana Velde", "Velde"]


def test_a_link_is_a_group_and_a_doubtful_pair_only_left_open():
    assert _story(links=[[0, 0]])["groups"][0]["claims"] == ["0-0", "1-0"]
    (group,) = _story(doubtful=[[0, 0]])["groups"]
    assert (group["claims"], group["borderline"]) == (["0-0"], ["1-0"])


def test_what_is_marked_holds_numbers_and_digests_only():
    for marked in read(LINKS):
        assert len(marked["left"]) == len(marked["right"]) == 12
        assert all(isinstance(n, int) for k in ("links", "doubtful", "conflicting") for p in marked[k] for n in p)
