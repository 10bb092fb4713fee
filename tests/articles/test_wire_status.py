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


def test_check_refuses_what_is_under_an_embargo_where_it_is_told_to(tmp_path: Path) -> None:
    path = ninjs(tmp_path / "a.json", embargoed="2024-05-07T06:00:00Z")
    done = CliRunner().invoke(app, ["check", str(path), "--respect-embargo"])
    assert done.exit_code == 3
    assert "embargoed until 2024-05-07T06:00:00Z" in done.output
    assert "left out" in done.output


CORRECTS = "CORRECTS number of piles in second paragraph"
CORRECTED = [
    lambda p: nitf(p / "a.nitf", f'<docdata><correction info="{CORRECTS}" id-string="3"/></docdata>'),
    lambda p: nitf(p / "b.nitf", f'<docdata management-status="usable"><ed-msg info="Eds: {CORRECTS}"/></docdata>'),
    lambda p: newsml(p / "c.newsml", f'<edNote>{CORRECTS}</edNote><signal qcode="sig:correction"/>'),
    lambda p: ninjs(p / "d.json", pubstatus="usable", ednote=CORRECTS),
    lambda p: ninjs(p / "e.json", signals=["newscontent", "correction"], ednote=CORRECTS),
    lambda p: ninjs(p / "f.json", headline="CORRECTED-UPDATE 1-Pier", ednote=CORRECTS),
]


@pytest.mark.parametrize("make", CORRECTED)
def test_corrected_items_are_read_and_marked(tmp_path: Path, make: Any) -> None:
    articles, problems = both(make(tmp_path))
    assert [a.corrected and a.corrected.removeprefix("Eds: ") for a in articles] == [CORRECTS]
    (line,) = [p.message for p in problems if p.code == "W222"]
    assert line == f"corrected by its provider: {articles[0].corrected}"


def test_a_correction_without_a_note_is_one(tmp_path: Path) -> None:
    marked = ninjs(tmp_path / "a.json", headline="Correction: Harbor-Pier story")
    assert one(marked).corrected == "an earlier version"


KILLED = [
    lambda p: nitf(p / "a.nitf", '<docdata management-status="killed"><doc-id id-string="7"/></docdata>'),
    lambda p: newsml(p / "b.newsml", '<pubStatus qcode="stat:canceled"/><edNote>KILL</edNote>', 2),
    lambda p: newsml(p / "c.newsml", '<signal qcode="sig:kill"/>', 2),
    lambda p: ninjs(p / "d.json", headline="KILL: Pier", version="2"),
    lambda p: ninjs(p / "e.json", ednote="EDITORS: MANDATORY KILL. The pier is open.", version="2"),
]


@pytest.mark.parametrize("make", KILLED)
def test_a_killed_item_takes_its_earlier_versions_with_it(tmp_path: Path, make: Any) -> None:
    path = make(tmp_path)
    early, late = tmp_path / f"0{path.suffix}", tmp_path / f"1{path.suffix}"
    if path.suffix == ".nitf":
        nitf(early, '<docdata><doc-id id-string="7"/></docdata>')
    elif path.suffix == ".newsml":
        newsml(early, "", 1)
        newsml(late, "", 3)
    else:
        ninjs(early, version="1")
        ninjs(late, version="3")
    items = [*both(early)[0], *both(path)[1]]
    kept, problems = latest(items)
    assert kept == []
    assert problems[-1].message == f"taken back by {path}:{problems[-2].line}; left out"
    assert any("skipped" in p.message for p in problems)
    if late.exists():
        assert [a.path for a in latest([*items, one(late)])[0]] == [str(late)]


@pytest.mark.parametrize(
    "headline",
    [
        "Kill the toll, islanders tell minister",
        "Kill-switch bill passes",
        "Correction-prone mayor sorry",
        "Kills: a film",
        "Withdrawn into himself, Solberg sings",
        "Corrections officers strike at Velm jail",
    ],
)
def test_headlines_that_only_begin_like_a_mark_are_none(tmp_path: Path, headline: str) -> None:
    article = one(ninjs(tmp_path / "a.json", headline=headline, ednote="For use in Sunday papers"))
    assert article.corrected is None


def test_an_update_under_another_identifier_takes_the_place_of_its_slug(tmp_path: Path) -> None:
    def item(name: str, **more: Any) -> Any:
        more = {"uri": f"tag:coastal.example:{name}", "slugline": "pier", "versioncreated": "2024-05-06"} | more
        return one(ninjs(tmp_path / f"{name}.json", **more))

    first = item("first")
    update = item("update", signals=["update"], body_text=f"{TOLD}\n\n{MORE}\n\nSolberg will speak again at noon.")
    other = item("other", signals=["update"], body_text="Fishermen on the old pier were told to go home, Solberg said.")
    elsewhere = item("elsewhere", source="Nordwire")
    kept, problems = latest([first, update, other, elsewhere])
    assert kept == [update, other, elsewhere]
    assert [p.path for p in problems] == [first.path]
    assert latest([first, elsewhere])[0] == [first, elsewhere]


@pytest.mark.model
def test_every_report_marks_embargo_and_correction(tmp_path: Path) -> None:
    ninjs(tmp_path / "a.json", embargoed="2024-05-07T06:00:00Z", ednote=CORRECTS)
    forms = ("terminal", "markdown", "json", "jsonl", "html", "csv", "junit", "sarif")
    for form in forms:
        done = CliRunner().invoke(app, ["check", str(tmp_path), "--format", form, "--engine", "rules", "--quiet"])
        assert "2024-05-07T06:00:00Z" in done.stdout, form
        assert f"corrected by its provider: {CORRECTS}" in " ".join(done.stdout.split()) or form in {"json", "jsonl"}, (
            form
        )
        assert CORRECTS in " ".join(done.stdout.split()), form
