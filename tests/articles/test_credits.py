"""Bylines, datelines, agency credits and publication dates."""

from __future__ import annotations

import datetime as dt

import pytest

from checker.articles.credits import agency_of, credits_of
from checker.articles.dates import published

SAID = "The mayor said the bridge was safe."


@pytest.mark.parametrize(
    ("text", "byline", "agency", "left"),
    [
        (f"GENEVA, March 3 (Reuters) - {SAID}", None, "Reuters", SAID),
        (f"New Delhi, Mar 25 (PTI) {SAID}", None, "PTI", SAID),
        (f"(AP) — {SAID}", None, "AP", SAID),
        (f"By Ann Bee\n\n{SAID}", "Ann Bee", None, SAID),
        (f"By Ann Bee and Cy Dee, Staff Writers\nOSLO (AP) -- {SAID}", "Ann Bee and Cy Dee, Staff Writers", "AP", SAID),
        (f"By Reuters Staff\n{SAID}", "Reuters Staff", "Reuters", SAID),
        (f"{SAID} (ANI)\n", None, "ANI", SAID),
        (f"{SAID}\n-PTI", None, "PTI", SAID),
        (f"{SAID} [Reuters]", None, "Reuters", SAID),
        # what names an agency without being its copy
        ("The mayor told (AP) that the bridge was safe.", None, None, None),
        (f"{SAID} (With inputs from PTI)", None, None, None),
        ("He works for the agency -PTI", None, None, None),
        ("He put it up (ap).", None, None, None),
        (f"Reuters reported it first. {SAID}", None, None, None),
        ("By the way, the mayor said no.\nMore.", None, None, None),
        ("By Monday, the pier had closed\nfor good.", None, None, None),
        ("By Monday the bridge, the mayor said, would be open, and he would be there to see it opened again.\nMore.",
         None, None, None),
    ],
)  # fmt: skip
def test_credits(text: str, byline: str | None, agency: str | None, left: str | None) -> None:
    found = credits_of(text, 0, len(text))
    assert (found.byline, found.agency) == (byline, agency)
    assert text[found.start : found.end].strip() == (text.strip() if left is None else left)


def test_agencies_by_name() -> None:
    assert agency_of("By The Associated Press") == "AP"
    assert agency_of("Press Trust of India") == "PTI"
    assert agency_of("Ann Bee, Reuters") is None


@pytest.mark.parametrize(
    ("value", "day"),
    [
        ("2023-03-25", "2023-03-25"),
        ("2023-03-25T23:50:00+05:30", "2023-03-25"),
        ("20230325T101010Z", "2023-03-25"),
        ("Sat, 25 Mar 2023 23:50:00 +0530", "2023-03-25"),
        ("March 25, 2023", "2023-03-25"),
        ("Published: 25th of September 2023, 10:00", "2023-09-25"),
        ("Sept. 3, 2023", "2023-09-03"),
        ("2023-02-30", None),
        ("0000-01-01", None),
        ("03/04/2023", None),
        ("yesterday", None),
        ("", None),
        ("Sat, 99 Mar 2023 10:00:00 +0530", None),
        ("2023-03-251", None),
    ],
)
def test_dates(value: str, day: str | None) -> None:
    assert published(value) == (dt.date.fromisoformat(day) if day else None)
