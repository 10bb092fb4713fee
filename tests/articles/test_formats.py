"""One fixture a format, all of our own making: text, fields, and the place in the file that an offset leads back to."""

from __future__ import annotations

import gzip
import io
import re
import sys
import zipfile
from pathlib import Path

import pytest

from checker.articles import FORMATS
from checker.articles.htmlplain import main_text, paragraphs
from tests.articles.helpers import body, both, codes, one

HERE = Path(__file__).parent / "fixtures"
FIRST = "The harbour master, Inga Solberg, said on Monday that the old pier would stay shut"
SAFE = "“We will not open it before we know that it is safe,” she told the council"


@pytest.mark.parametrize(
    ("name", "outlet", "title", "published", "byline"),
    [
        ("page.html", "The Tidewater Post", "Pier stays shut, harbour master says", "2024-05-06", "Orla Venn"),
        ("saved.mhtml", "tidewater-post.example", "Pier stays shut", "2024-05-06", None),
        ("message.eml", "The Tidewater Post", "Morning tide: the pier stays shut", "2024-05-07", None),
        ("item.nitf", "Coastal News Agency", "Pier stays shut", "2024-05-06", "Orla Venn"),
        ("message.newsml", "Coastal News Agency", "Pier stays shut", "2024-05-06", "Orla Venn"),
        ("item.json", "Coastal News Agency", "Pier stays shut", "2024-05-06", "Orla Venn"),
    ],
)
def test_fields_and_text(name: str, outlet: str, title: str, published: str, byline: str | None) -> None:
    article = one(HERE / name)
    assert (article.outlet, article.title, str(article.published), article.byline) == (outlet, title, published, byline)
    texts = body(article).split("\n\n")
    assert texts[0].startswith(FIRST)
    assert texts[1].startswith(SAFE)
    assert {"outlet", "title", "published"} <= dict(article.provenance).keys()


STATED = {
    "post.txt": ("post", None, "2024-05-06", None, None, "date line"),
    "shore.txt.gz": ("shore", None, "2024-05-08", None, None, "date line"),
    "gazette.md": ("Isle Gazette", "Pier stays shut", "2024-05-06", "Orla Venn", "https://gazette.example/pier",
                   "front matter 2024-05-06T21:40:00+01:00"),
    "record.json": ("Shore Mail", None, "2024-05-07", "Pim Aldous", None,
                    "record field published 2024-05-07T06:00:00Z"),
    "records.jsonl": ("Isle Gazette", None, "2024-05-07", "Pim Aldous", None,
                      "record field published 2024-05-07T06:00:00Z"),
    "table.csv": ("Isle Gazette", "No date for pier", "2024-05-07", None, None, "column Date"),
    "table.tsv": ("North Shore News", None, "2024-05-08", None, None, "column date"),
    "page.html": ("The Tidewater Post", "Pier stays shut, harbour master says", "2024-05-06", "Orla Venn",
                  "https://www.tidewater-post.example/news/pier", "JSON-LD datePublished 2024-05-06T21:40:00+01:00"),
    "crawl.warc": ("The Tidewater Echo", "Pier stays shut, harbour master says", "2024-05-06", "Orla Venn",
                   "https://www.tidewater-echo.example/news/pier", "JSON-LD datePublished 2024-05-06T21:40:00+01:00"),
    "message.eml": ("The Tidewater Post", "Morning tide: the pier stays shut", "2024-05-07", None, None,
                    "header Date Tue, 07 May 2024 06:00:00 +0100"),
    "box.mbox": ("The Lock Letter", "The lock leaks", "2024-05-09", None, None,
                 "header Date Thu, 09 May 2024 06:00:00 +0100"),
    "feed.rss": ("Tide Watch", "Ferry waits", "2024-05-07", None, "https://tidewatch.example/ferry",
                 "feed Tue, 07 May 2024 08:00:00 GMT"),
    "feed.atom": ("Isle Gazette", "No date for pier", "2024-05-07", "Cass Wren", "https://gazette.example/pier",
                  "feed 2024-05-07T08:00:00Z"),
    "item.nitf": ("Coastal News Agency", "Pier stays shut", "2024-05-06", "Orla Venn", None,
                  "NITF date.issue 20240506T214000+0100"),
    "message.newsml": ("Coastal News Agency", "Pier stays shut", "2024-05-06", "Orla Venn", None,
                       "NewsML-G2 2024-05-06T21:40:00+01:00"),
    "item.json": ("Coastal News Agency", "Pier stays shut", "2024-05-06", "Orla Venn", None,
                  "ninjs 2024-05-06T21:40:00+01:00"),
    "letter.docx": ("letter", "Pier stays shut", None, None, None, None),
    "saved.mhtml": ("tidewater-post.example", "Pier stays shut", "2024-05-06", None,
                    "https://www.tidewater-post.example/news/pier", "meta article:published_time"),
}  # fmt: skip


def test_each_fixture_gives_its_fields_and_says_where_the_date_and_its_zone_come_from() -> None:
    """The last article of each file. What the ship.SUFFIX of a format that came later states, its reader's name for the
    place tells; it need not be listed."""
    found = {}
    for path in sorted(HERE.iterdir()):
        last = both(path)[0][-1]
        day = str(last.published) if last.published else None
        stated = dict(last.provenance).get("published")
        found[path.name] = (last.outlet, last.title, day, last.byline, last.url, stated)
        for name, value in (("outlet", last.outlet), ("title", last.title), ("author", last.byline), ("url", last.url)):
            assert (name in dict(last.provenance)) == (value is not None), (path.name, name)
    unstated = (None,) * 4  # a file that says nothing of itself is called after its name
    listed = {name: of for name, of in found.items() if not name.startswith("ship.")}
    assert listed == {name: STATED.get(name, (name.partition(".")[0], *unstated, None)) for name in listed}
    assert found.keys() >= STATED.keys()


@pytest.mark.parametrize("name", [path.name for path in sorted(HERE.iterdir())])
def test_articles_yaml_has_the_last_word_on_each_format(name: str, tmp_path: Path) -> None:
    (tmp_path / name).write_bytes((HERE / name).read_bytes())
    fields = "outlet: The Shore, title: Ours, published: 2023-01-02, author: Ann Bee, url: 'https://shore.example/a'"
    (tmp_path / "articles.yaml").write_text(f"{name}: {{{fields}}}\n")
    articles, _ = both(tmp_path / name)
    one = articles[-1]
    if len(articles) == 1 and name not in {"crawl.warc", "message.newsml", "feed.atom", "table.tsv"}:
        assert (one.outlet, one.title, str(one.published)) == ("The Shore", "Ours", "2023-01-02")
        assert (one.byline, one.url) == ("Ann Bee", "https://shore.example/a")
        assert set(dict(one.provenance).values()) <= {"articles.yaml"} | {dict(one.provenance).get("id")}
    else:  # a file of many: it fills gaps only
        given = STATED[name]
        wanted = [mine or theirs for mine, theirs in zip(given, ("The Shore", "Ours", "2023-01-02"), strict=False)]
        assert [one.outlet, one.title, str(one.published)] == wanted


@pytest.mark.parametrize("plain", [False, True], ids=["trafilatura", "plain"])
def test_page_keeps_quotes_and_tweets_and_drops_the_rest(plain: bool, monkeypatch: pytest.MonkeyPatch) -> None:
    from checker.articles import page

    if plain:
        monkeypatch.setattr(page, "blocks", lambda markup: [])
    (article,), problems = both(HERE / "page.html")
    assert codes(problems) == []
    text = article.text
    for kept in ("The court finds that the owner knew", "Every day that the pier is shut costs", "“in good time”"):
        assert kept in text
    for dropped in (
        "script",
        "Share",
        "Photograph",
        "Read more",
        "newsletter",
        "Gulls",
        "Tidewatcher",
        "rights",
        "Home",
    ):
        assert dropped not in text
    source = (HERE / "page.html").read_text(encoding="utf-8").split("\n")
    for paragraph in text.split("\n\n"):
        line, column = article.place(text.index(paragraph))
        assert source[line - 1][column - 1 :][:5] in {paragraph[:5], "&ldqu", "&mdas", "<p>Ev", "<p>Th"}, paragraph
    assert article.url == "https://www.tidewater-post.example/news/pier"


def test_plain_reader_finds_what_trafilatura_finds() -> None:
    import trafilatura

    markup = (HERE / "page.html").read_text(encoding="utf-8")
    theirs = set(re.findall(r"\w+", trafilatura.extract(markup, include_comments=False)))
    ours = set(re.findall(r"\w+", " ".join(each.text for each in main_text(paragraphs(markup)))))
    assert len(ours & theirs) / len(theirs) > 0.85
    assert len(ours & theirs) / len(ours) > 0.95


def test_csv_rows() -> None:
    articles, problems = both(HERE / "table.csv")
    assert [(each.outlet, str(each.published), each.line) for each in articles] == [
        ("The Tidewater Post", "2024-05-06", 2),
        ("Isle Gazette", "2024-05-07", 5),
    ]
    assert '"no date"' in articles[1].text
    assert [(each.code, each.line) for each in problems] == [("E203", 6)]


def test_csv_without_text_column_or_with_semicolons(tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_text("outlet,words\nA,b\n")
    assert codes(both(tmp_path / "a.csv")[1]) == ["E206"]
    (tmp_path / "b.csv").write_text("Outlet;Date;Body\nA, B and C;2024-05-06;He said no, and no again.\n")
    assert one(tmp_path / "b.csv").outlet == "A, B and C"


def test_feeds() -> None:
    articles, problems = both(HERE / "feed.rss", HERE / "feed.atom")
    assert [(each.outlet, each.title, str(each.published)) for each in articles] == [
        ("The Tidewater Post", "Pier stays shut", "2024-05-06"),
        ("Tide Watch", "Ferry waits", "2024-05-07"),
        ("Isle Gazette", "No date for pier", "2024-05-07"),
    ]
    assert articles[0].text.endswith("council.")
    assert articles[2].url == "https://gazette.example/pier"
    assert articles[0].byline == "Orla Venn"
    assert codes(problems) == ["W221"] * 4


def test_newsml_leaves_out_cancelled_items_and_keeps_the_version() -> None:
    (article,), problems = both(HERE / "message.newsml")
    assert article.id == "urn:newsml:coastal.example:20240506:pier#3"
    assert codes(problems) == ["W222"]
    assert "gulls" not in article.text


def test_transcripts_give_turns_and_lead_back_to_their_cues() -> None:
    article = one(HERE / "council.vtt")
    assert article.text.split("\n\n") == [
        "Inga Solberg: “We will not open it before we know that it is safe.”",
        "Pim Aldous: “And when will that be?”",
        "Inga Solberg: “In good time & not before.”",
    ]
    lines = (HERE / "council.vtt").read_text().split("\n")
    for words in ("We will not open it", "before we know", "And when will"):
        assert words in lines[article.place(article.text.index(words))[0] - 1]
    article = one(HERE / "council.srt")
    assert article.text.split("\n\n") == [
        "SOLBERG: “We will not open it before we know that it is safe.”",
        "And when will that be?",
        "In good time.",
    ]


def test_file_names_in_capitals_and_gzip(tmp_path: Path) -> None:
    (tmp_path / "PAGE.HTML.GZ").write_bytes(gzip.compress((HERE / "page.html").read_bytes()))
    assert one(tmp_path / "PAGE.HTML.GZ").outlet == "The Tidewater Post"


def test_page_declares_its_encoding(tmp_path: Path) -> None:
    page = f'<html><head><meta charset="windows-1252"></head><body><p>{FIRST}.</p><p>{SAFE}.</p></body></html>'
    (tmp_path / "a.html").write_bytes(page.encode("cp1252"))
    assert SAFE in one(tmp_path / "a.html").text


def test_word(tmp_path: Path) -> None:
    docx = pytest.importorskip("docx")
    document = docx.Document()
    document.core_properties.title = ""
    document.add_paragraph("Pier stays shut", style="Title")
    document.add_paragraph(FIRST + ".")
    document.add_paragraph(SAFE + ".")
    document.save(str(tmp_path / "statement.docx"))
    article = one(tmp_path / "statement.docx")
    assert article.title == "Pier stays shut"
    assert article.text == f"{FIRST}.\n\n{SAFE}."


def test_word_bomb_and_other_zips_are_refused(tmp_path: Path) -> None:
    pytest.importorskip("docx")
    path = tmp_path / "a.docx"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("word/document.xml", b"a" * 20_000_000)
    assert codes(both(path, max_size=1_000_000)[1]) == ["E205"]
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("other.xml", b"a")
    assert codes(both(path)[1]) == ["E206"]
    path.write_bytes(b"PK\x03\x04 broken")
    assert codes(both(path)[1]) == ["E204"]


def pdf_of(*lines: str) -> bytes:
    """The smallest PDF that shows *lines*."""
    content = "BT /F1 12 Tf 72 720 Td 14 TL " + " ".join(f"({line}) Tj T*" for line in lines) + " ET"
    objects = [
        "<< /Type /Catalog /Pages 2 0 R >>",
        "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Contents 4 0 R "
        "/Resources << /Font << /F1 5 0 R >> >> >>",
        f"<< /Length {len(content)} >>\nstream\n{content}\nendstream",
        "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
    ]
    out, places = b"%PDF-1.4\n", []
    for number, each in enumerate(objects, 1):
        places.append(len(out))
        out += f"{number} 0 obj\n{each}\nendobj\n".encode()
    table = "".join(f"{place:010} 00000 n \n" for place in places)
    return (
        out
        + (
            f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n{table}"
            f"trailer << /Size {len(objects) + 1} /Root 1 0 R >>\nstartxref\n{len(out)}\n%%EOF"
        ).encode()
    )


def test_pdf(tmp_path: Path) -> None:
    pytest.importorskip("pypdf")
    path = tmp_path / "statement.pdf"
    path.write_bytes(
        pdf_of("The harbour master said on Monday that the old pier would stay", "shut until the divers had come.")
    )
    (article,), problems = both(path)
    assert (
        article.text == "The harbour master said on Monday that the old pier would stay shut until the divers had come."
    )
    assert codes(problems) == ["W221", "W213"]
    path.write_bytes(b"%PDF-1.4 broken")
    assert codes(both(path)[1]) == ["E206"]


def test_web_archive(tmp_path: Path) -> None:
    warcio = pytest.importorskip("warcio")
    from warcio.statusandheaders import StatusAndHeaders

    path = tmp_path / "crawl.warc.gz"
    with path.open("wb") as out:
        writer = warcio.WARCWriter(out, gzip=True)
        pages = (
            ("text/html; charset=utf-8", (HERE / "page.html").read_bytes()),
            ("image/png", b"x"),
            ("text/html", b"<p>"),
        )
        for number, (kind, data) in enumerate(pages, 1):
            headers = StatusAndHeaders("200 OK", [("Content-Type", kind)], protocol="HTTP/1.0")
            address = f"https://tidewater-post.example/{number}"
            payload = io.BytesIO(data)
            writer.write_record(writer.create_warc_record(address, "response", payload=payload, http_headers=headers))
    (article,), problems = both(path)
    assert article.url == "https://tidewater-post.example/1"
    assert article.outlet == "The Tidewater Post"
    assert codes(problems) == ["E203"]
    path.with_name("b.warc").write_bytes(b"no archive")
    assert codes(both(path.with_name("b.warc"))[1]) == ["E206"]


@pytest.mark.parametrize(("suffix", "module", "extra"), [(".pdf", "pypdf", "docs"), (".docx", "docx", "docs"),
                                                         (".warc", "warcio.archiveiterator", "warc")])  # fmt: skip
def test_a_missing_extra_is_one_line_that_says_what_to_install(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, suffix: str, module: str, extra: str
) -> None:
    monkeypatch.setitem(sys.modules, module, None)
    (tmp_path / f"a{suffix}").write_bytes(b"x")
    _, (problem,) = both(tmp_path / f"a{suffix}")
    assert problem.code == "E210"
    assert problem.hint == f"pip install 'claim-checker[{extra}]'"
    assert FORMATS[suffix].extra == extra


def test_a_voice_tag_alone_on_its_line_names_who_speaks_below(tmp_path: Path) -> None:
    path = tmp_path / "a.vtt"
    path.write_text(
        "WEBVTT\n\n00:00.000 --> 00:04.000\n<v Ada Brunn>The dam holds.\n\n"
        "00:04.000 --> 00:08.000\n<v Ole Lind>\nI doubt it.\n",
        encoding="utf-8",
    )
    assert one(path).text == "Ada Brunn: “The dam holds.”\n\nOle Lind: “I doubt it.”"
