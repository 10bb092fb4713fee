"""Mails in mails: whose words are whose."""

from __future__ import annotations

from pathlib import Path

import pytest

from checker.articles.forwarded import parts
from tests.articles.helpers import body, both, codes

OWN = "The council will meet on Friday, the mayor said. She expects a long night."
OTHER = "The pier stays shut until autumn, the harbour master said on Monday."
HEADERS = (
    "From: Orla Venn <orla@tidewater.example>\nDate: Mon, 6 May 2024 10:00:00 +0100\nSubject: Pier\n"
    "To: Pim Aldous <pim@isle.example>"
)
STARTS = ["---------- Forwarded message ---------", "Begin forwarded message:", "-----Original Message-----"]


@pytest.mark.parametrize("start", STARTS)
def test_a_forwarded_mail_is_its_own_sender_s(start: str, tmp_path: Path) -> None:
    path = tmp_path / "a.eml"
    path.write_text(f"From: Pim <pim@isle.example>\nSubject: Fwd\n\n{OWN}\n\n{start}\n{HEADERS}\n\n{OTHER}\n")
    articles, _ = both(path)
    assert [(a.outlet, body(a)) for a in articles] == [("Pim", OWN), ("Orla Venn", OTHER)]
    assert [str(a.published) for a in articles][1] == "2024-05-06"
    assert all("Aldous" not in a.text for a in articles)


def test_a_forward_without_own_words_is_one_article(tmp_path: Path) -> None:
    path = tmp_path / "a.eml"
    path.write_text(f"From: Pim <pim@isle.example>\n\n{STARTS[0]}\n{HEADERS}\n\n{OTHER}\n")
    articles, _ = both(path)
    assert [(a.outlet, body(a)) for a in articles] == [("Orla Venn", OTHER)]


@pytest.mark.parametrize(
    "reply",
    [
        f"On Mon, 6 May 2024 at 10:00, Orla Venn <orla@tidewater.example> wrote:\n> {OTHER}",
        f"> {OTHER}\n> and more",
        f"On Monday Orla Venn\nof the Post wrote:\n\n{OTHER}",
    ],
)
def test_quoted_replies_are_left_out_by_name(reply: str, tmp_path: Path) -> None:
    path = tmp_path / "a.eml"
    path.write_text(f"From: Pim <pim@isle.example>\n\n{OWN}\n\n{reply}\n")
    (article,), problems = both(path)
    assert body(article) == OWN
    assert "W221" in codes(problems)


@pytest.mark.parametrize(
    "text",
    [
        "From: the sea he came, and To: the sea he went.",
        "On Monday the mayor wrote: nothing will change.",
        "-----Original Message-----\nno headers here",
        "He wrote: > is a sign.",
        "Date: Friday\nPlace: the town hall",
    ],
)
def test_what_only_looks_like_a_mail_in_a_mail_stays(text: str) -> None:
    assert [p.text for p in parts(text)] == [text]
