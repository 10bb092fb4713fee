"""Hostile input: whatever a file holds, each input gives articles or one-line problems, in linear time."""

from __future__ import annotations

import io
import random
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from checker.articles import FORMATS
from checker.articles.credits import credits_of
from checker.articles.draft import Opened, UnreadableError
from checker.articles.english import language
from checker.articles.htmlmeta import metadata
from checker.articles.htmlplain import Paragraph, main_text, paragraphs
from checker.articles.layout import unwrapped
from checker.articles.markup import Tag, tokens
from checker.articles.page import with_quoted
from checker.articles.subtitles import read_subtitles
from checker.articles.text import read_markdown
from checker.articles.xmltree import parse
from tests.articles.helpers import both, codes, hold
from tests.growth import growth, is_linear

HERE = Path(__file__).parent / "fixtures"


def refusal(data: bytes) -> UnreadableError:
    with pytest.raises(UnreadableError) as caught:
        parse(data)
    return caught.value


@pytest.mark.parametrize(
    "data",
    [
        b'<!DOCTYPE a [<!ENTITY x "xx"><!ENTITY y "&x;&x;">]><rss>&y;</rss>',
        b'<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]><rss>&x;</rss>',
        b'<!DOCTYPE a [<!ENTITY % x SYSTEM "http://127.0.0.1/x.dtd"> %x;]><rss/>',
    ],
)
def test_xml_entities_are_refused(data: bytes) -> None:
    assert "entity" in refusal(data).message


def test_xml_that_is_deep_broken_or_empty_is_refused() -> None:
    assert "deep" in refusal(b"<a>" * 100_000).message
    assert refusal(b"").code == "E203"
    assert refusal(b"<a><b></a>").line == 1
    assert refusal(b'<?xml version="1.0" encoding="klingon"?><a/>').code == "E206"
    assert refusal(b"\xff\xfe<a").code == "E206"


def test_other_xml_is_named(tmp_path: Path) -> None:
    (tmp_path / "a.xml").write_text("<svg/>")
    assert codes(both(tmp_path / "a.xml")[1]) == ["E207"]


def test_deep_and_broken_pages_are_read_or_refused(tmp_path: Path) -> None:
    for name, markup in {
        "deep": "<div>" * 50_000 + "<p>It was said.</p>",
        "unclosed": "<p>It was said. <a href='x",
        "comment": "<p>It was said.</p><!-- " + "x" * 1000,
        "stray": "</p></div></article>" * 5000 + "<p>It was said.</p>",
        "entities": "<p>It was said. &#0;&#xD800;&#99999999999;&notanentity;&amp</p>",
        "nul": "<p>It was\x00 said.</p>",
        "nested": "<blockquote>" * 3000 + "It was said." + "</blockquote>" * 3000,
    }.items():
        path = tmp_path / f"{name}.html"
        path.write_text(markup)
        articles, problems = both(path)
        assert [each for each in articles if "It was" in each.text] or codes(problems)[-1] == "E203", name


def test_a_script_never_becomes_text_and_comments_hide() -> None:
    markup = (
        "<title>A<b></title><script>if (a < b) '<p>no</p>'</script><p>yes<!-- no --> and</p ><STYLE>no</style><p>so"
    )
    assert [each.text for each in paragraphs(markup)] == ["yes and", "so"]
    assert [each.name for each in tokens(markup) if isinstance(each, Tag) and each.content] == [
        "title",
        "script",
        "style",
    ]


def test_attributes_with_angle_brackets_and_lost_quotes() -> None:
    assert [each.text for each in paragraphs('<p title="a > b">one</p><p title="lost>two</p>')] == ["one", "two"]


LINE = "x" * 60 + "\n"
NASTY: dict[str, Callable[[int], str]] = {
    "open tags": lambda n: "<a " * n,
    "less-than": lambda n: "<" * n,
    "comments": lambda n: "<!--" * n,
    "declarations": lambda n: "<!" * n,
    "quotes": lambda n: "<a b=\"'" * n,
    "closed quotes": lambda n: "<a b=\"'" * n + "'\"" * n + ">",
    "attributes": lambda n: "<p " + 'a="b" ' * n + ">",
    "nesting": lambda n: "<div>" * n,
    "end tags": lambda n: "<i>" * 40 + "</b>" * n,
    "scripts": lambda n: "<script>" * n,
    "entities": lambda n: "<p>" + "&amp" * n,
    "paragraphs": lambda n: "<p>It was said.</p>\n" * n,
    "spaces": lambda n: " " * n,
    "meta": lambda n: '<meta name="author" content="x">' * n,
    "classes": lambda n: "<p class='" + "share-a " * n + "'>x",
    "class": lambda n: "<p class='" + "a-" * n + "'>x" + "<p class='a-a-a-related-a-a-x'>" * (n // 20),
    "ld": lambda n: "<script type='application/ld+json'>" + "[" * n,
}
WORDS: dict[str, Callable[[int], str]] = {
    "spaces": lambda n: " " * n,
    "newlines": lambda n: "\n" * n,
    "fences": lambda n: "---\n" * n,
    "date": lambda n: "date" + " " * n,
    "hashes": lambda n: "# " + "#" * n,
    "by": lambda n: "By A" + " a" * n,
    "brackets": lambda n: "(" * n,
    "dashes": lambda n: "- " * n,
    "line": lambda n: "a" * n,
    "quotes": lambda n: "“" * n,
    "keys": lambda n: "---\n" + "a: {" * n + "\n---\n",
    "colons": lambda n: "---\n" + "a:\n " * n + "\n---\n",
    "hyphens": lambda n: "a-\n" * n,
    "agency": lambda n: "A " * n + "(PTI)",
    "lines": lambda n: LINE * (n // 60),
}
CUES: dict[str, Callable[[int], str]] = {
    "arrows": lambda n: "-->" * n,
    "cues": lambda n: "00:01.000 --> 00:02.000\nIt was said\n\n" * (n // 30),
    "voices": lambda n: "00:01.000 --> 00:02.000\n" + "<v A>" * n,
    "one long cue": lambda n: "00:01.000 --> 00:02.000\n" + "a\n" * n,
    "brackets": lambda n: "00:01.000 --> 00:02.000\n" + ("(" * 900 + "\n") * (n // 900),
    "names": lambda n: "00:01.000 --> 00:02.000\n" + "A A A A A A\n" * (n // 10),
}


def webpage(text: str) -> object:
    return main_text(paragraphs(text)), metadata(text)


def document(text: str) -> object:
    for reader in (read_markdown,):
        for _ in reader(Opened("a.md", "a", io.BytesIO(text.encode()), 1 << 24)):
            pass
    return credits_of(text, 0, len(text)), language(text), unwrapped(text)


def transcript(text: str) -> object:
    try:
        return list(read_subtitles(Opened("a.vtt", "a", io.BytesIO(text.encode()), 1 << 24)))
    except UnreadableError:
        return None


@pytest.mark.slow
@pytest.mark.parametrize(
    ("work", "name", "make"),
    [(webpage, name, make) for name, make in NASTY.items()]
    + [(document, name, make) for name, make in WORDS.items()]
    + [(transcript, name, make) for name, make in CUES.items()],
)
def test_time_grows_no_faster_than_length(work: Callable[[str], object], name: str, make: Callable[[int], str]) -> None:
    found = growth(work, make, 2_500)
    assert is_linear(found), (name, found)


@pytest.mark.slow
def test_putting_posts_back_grows_no_faster_than_length() -> None:
    def work(text: str) -> object:
        posts = [Paragraph(f"{text[:20]} {at}", at, quoted=True) for at in range(len(text) // 20)]
        return with_quoted(["It was said."], [Paragraph("It was said.", 0), *posts])

    found = growth(work, lambda n: "x" * n, 20_000)
    assert is_linear(found), found


SEEDS = sorted(HERE.iterdir())


def mutated(data: bytes, seed: int) -> bytes:
    """*data* with a few pieces cut, doubled, overwritten or swapped."""
    pick = random.Random(seed)
    out = bytearray(data)
    for _ in range(pick.randint(1, 6)):
        at, length = pick.randrange(len(out) + 1), pick.randint(1, 40)
        kind = pick.randrange(5)
        if kind == 0:
            del out[at : at + length]
        elif kind == 1:
            out[at:at] = out[at : at + length] * pick.choice((2, 50))
        elif kind == 2:
            out[at : at + length] = bytes(pick.randrange(256) for _ in range(length))
        elif kind == 3:
            out[at:at] = pick.choice(
                (b"<", b">", b'"', b"'", b"&", b"\0", b"\xff", b"<!--", b"]]>", b"--tide\n", b"-->\n", b"{")
            )
        else:
            out = out[at:] + out[:at]
    return bytes(out)


@settings(max_examples=120)
@given(st.sampled_from(SEEDS), st.integers(0, 1 << 30))
def test_mutated_files_give_articles_or_problems(
    tmp_path_factory: pytest.TempPathFactory, path: Path, seed: int
) -> None:
    broken = tmp_path_factory.mktemp("m") / path.name
    broken.write_bytes(mutated(path.read_bytes(), seed))
    hold(broken)


@settings(max_examples=150)
@given(st.binary(max_size=300) | st.text(max_size=200).map(str.encode), st.sampled_from(sorted(FORMATS)))
def test_any_bytes_in_any_format(tmp_path_factory: pytest.TempPathFactory, data: bytes, suffix: str) -> None:
    path = tmp_path_factory.mktemp("b") / f"a{suffix}"
    path.write_bytes(data)
    hold(path)


FOUND = sorted((HERE.parent / "found").iterdir())


@pytest.mark.parametrize("path", FOUND, ids=lambda path: path.name)
def test_what_fuzzing_found_stays_fixed(path: Path) -> None:
    hold(path)


def test_recursion_limit_is_left_alone(tmp_path: Path) -> None:
    before = sys.getrecursionlimit()
    (tmp_path / "a.json").write_text("[" * 200_000)
    (tmp_path / "b.eml").write_text("".join(
        f"Content-Type: multipart/mixed; boundary=b{i}\n\n--b{i}\n" for i in range(3000)))  # fmt: skip
    articles, problems = both(tmp_path)
    assert articles == []
    assert codes(problems) == ["E206", "E206"]
    assert sys.getrecursionlimit() == before
