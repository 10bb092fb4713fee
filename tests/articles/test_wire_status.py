"""One made-up item per status and format, after the shapes of IPTC's and Superdesk's public samples."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner

from checker.articles import latest
from checker.cli import app
from tests.articles.helpers import body, both, codes, one

TOLD = "The harbour master, Inga Solberg, said on Monday that the old pier would stay shut until the autumn."
MORE = "She told the council that divers had found eleven broken piles and that nobody would be let near them."


def nitf(path: Path, docdata: str, head: str = "<distributor>Coastal News Agency</distributor>") -> Path:
    path.write_text(
        f"<nitf><head>{docdata}</head><body><body.head><hedline><hl1>Pier</hl1></hedline>{head}</body.head>"
        f"<body.content><p>{TOLD}</p><p>{MORE}</p></body.content></body></nitf>"
    )
    return path


def newsml(path: Path, meta: str, version: int = 1) -> Path:
    path.write_text(
        f'<newsItem guid="urn:newsml:coastal.example:pier" version="{version}"><itemMeta>{meta}'
        '<provider literal="Coastal News Agency"/></itemMeta><contentMeta><headline>Pier</headline></contentMeta>'
        f"<contentSet><inlineXML><html><body><p>{TOLD}</p><p>{MORE}</p></body></html></inlineXML></contentSet></newsItem>"
    )
    return path


def ninjs(path: Path, **more: Any) -> Path:
    item = {"uri": "tag:coastal.example:pier", "headline": "Pier", "source": "Coastal News Agency"}
    path.write_text(json.dumps(item | {"body_text": f"{TOLD}\n\n{MORE}"} | more))
    return path


MAKERS: dict[str, Any] = {
    "nitf": lambda p, status: nitf(p / "item.nitf", f'<docdata management-status="{status}"/>'),
    "newsml": lambda p, status: newsml(p / "item.newsml", f'<pubStatus qcode="stat:{status}"/>'),
    "ninjs": lambda p, status: ninjs(p / "item.json", pubstatus=status),
}


@pytest.mark.parametrize("form", MAKERS)
@pytest.mark.parametrize(
    ("status", "line"),
    [
        ("canceled", "the item was cancelled by its provider; skipped"),
        ("withheld", "the item is withheld by its provider; skipped"),
    ],
)
def test_cancelled_and_withheld_items_are_left_out_by_name(tmp_path: Path, form: str, status: str, line: str) -> None:
    articles, problems = both(MAKERS[form](tmp_path, status))
    assert articles == []
    assert [(p.code, p.severity, p.message) for p in problems] == [("W222", "warning", line)]


@pytest.mark.parametrize("form", MAKERS)
def test_usable_items_are_read_without_a_word(tmp_path: Path, form: str) -> None:
    articles, problems = both(MAKERS[form](tmp_path, "usable"))
    assert [a.embargo for a in articles] == [None]
    assert "W222" not in codes(problems)


RELEASE = '<date.release norm="20240507T0600Z"/>'
EMBARGOED = [
    lambda p: nitf(
        p / "a.nitf", '<docdata management-status="embargoed"><date.release norm="20240507T0600Z"/></docdata>'
    ),
    lambda p: nitf(p / "b.nitf", '<docdata><date.release norm="20240507T0600Z"/></docdata>'),
    lambda p: newsml(p / "c.newsml", '<pubStatus qcode="stat:usable"/><embargoed>20240507T0600Z</embargoed>'),
    lambda p: ninjs(p / "d.json", embargoed="20240507T0600Z"),
]


@pytest.mark.parametrize("make", EMBARGOED)
def test_embargoed_items_are_read_and_marked_or_refused(tmp_path: Path, make: Any) -> None:
    path = make(tmp_path)
    articles, problems = both(path)
    assert [a.embargo for a in articles] == ["20240507T0600Z"]
    assert "embargoed until 20240507T0600Z" in [p.message for p in problems]
    refused, problems = both(path, respect_embargo=True)
    assert refused == []
    assert [p.hint for p in problems if p.code == "W222"] == ["left out"]


def test_an_embargo_without_a_time_is_one(tmp_path: Path) -> None:
    assert one(MAKERS["nitf"](tmp_path, "embargoed")).embargo == "an unnamed time"


def test_an_update_takes_the_place_of_what_it_updates(tmp_path: Path) -> None:
    one_file, two = newsml(tmp_path / "1.newsml", "", 1), newsml(tmp_path / "2.newsml", "", 2)
    third = ninjs(tmp_path / "3.json", uri="tag:coastal.example:late", evolvedfrom="tag:coastal.example:early")
    fourth = ninjs(tmp_path / "4.json", uri="tag:coastal.example:early")
    articles, _ = both(one_file, two, third, fourth)
    kept, problems = latest(articles)
    assert [a.path for a in kept] == [str(two), str(third)]
    assert [p.path for p in problems] == [str(one_file), str(fourth)]
    assert all(p.code == "W223" and "left out" in p.message for p in problems)
    assert latest(articles[::-1])[0] == kept[::-1]


def test_whose_text_it_is_where_no_distributor_is_named(tmp_path: Path) -> None:
    held = nitf(tmp_path / "a.nitf", '<docdata><doc.copyright holder="Coastal News Agency" year="2024"/></docdata>', "")
    filed = nitf(tmp_path / "b.nitf", '<docdata><doc-id regsrc="CNA" id-string="7"/></docdata>', "")
    assert (one(held).outlet, one(filed).outlet) == ("Coastal News Agency", "CNA")


def test_a_byline_ends_where_the_job_begins(tmp_path: Path) -> None:
    head = "<byline>By SAM HOLT<byttl>Coastal News Political Writer</byttl></byline>"
    assert one(nitf(tmp_path / "a.nitf", "<docdata/>", head)).byline == "SAM HOLT"


@pytest.mark.parametrize(
    "more",
    [
        {"body_text": None, "body_html": f"<p>{TOLD}</p><p>{MORE}</p>"},
        {"uri": None, "guid": "urn:coastal:7"},
        {
            "body_text": None,
            "bodies": [{"role": "caption", "value": "The pier at dusk."}, {"role": "main", "value": TOLD}],
        },
        {"body_text": None, "bodies": [{"value": "The pier at dusk."}, {"value": TOLD, "contenttype": "text/plain"}]},
    ],
)
def test_ninjs_bodies_and_identifiers_of_every_kind(tmp_path: Path, more: dict[str, Any]) -> None:
    path = ninjs(tmp_path / "item.json")
    item = {k: v for k, v in (json.loads(path.read_text()) | more).items() if v is not None}
    path.write_text(json.dumps(item))
    assert body(one(path)).startswith(TOLD)


@pytest.mark.model
def test_every_report_marks_the_embargo(tmp_path: Path) -> None:
    ninjs(tmp_path / "a.json", embargoed="2024-05-07T06:00:00Z")
    for form in ("terminal", "markdown", "json", "html"):
        done = CliRunner().invoke(app, ["check", str(tmp_path), "--format", form, "--engine", "rules", "--quiet"])
        assert "2024-05-07T06:00:00Z" in done.stdout, form
