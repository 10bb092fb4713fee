"""Saved web pages: the main text by trafilatura, by the plain reader where that finds little.

trafilatura finds the main text; outlet, title, date, byline and address come from the page's own
metadata, because a date that is guessed from the text would look like a stated one.
"""

from __future__ import annotations

import logging
import re
from collections.abc import Iterator, Mapping, Sequence

from checker.articles.decode import decode
from checker.articles.draft import Draft, Opened, Said, UnreadableError
from checker.articles.htmlmeta import metadata
from checker.articles.htmlplain import Paragraph, boilerplate, main_text, paragraphs
from checker.records import Problem

_CHARSET = re.compile(rb"<meta[^>]{0,300}?charset\s{0,3}=\s{0,3}[\"']?\s{0,3}([\w.:-]{1,40})", re.IGNORECASE)
_KEY = 40
_POSTS = 100  # embedded posts put back into one page; each is looked for in the whole text
_BIO = re.compile(
    r"((?:[A-Z][\w.'’-]{0,30} ){1,3}[A-Z][\w.'’-]{0,30}) is (?:an?|our|the)\b[^.]{0,80}"
    r"\b(?:correspondent|reporter|editor|columnist|journalist|contributor|writer)\b"
)


def read_html(file: Opened) -> Iterator[Draft | Problem]:
    """``.html`` and ``.htm``."""
    data = file.read()
    declared = _CHARSET.search(data, 0, 4096)
    decoded = decode(data, file.path, declared=declared[1].decode("ascii", "replace") if declared else None)
    yield from decoded.problems
    yield from page(decoded.text, file.path)


def page(
    markup: str,
    path: str,
    *,
    known: Sequence[tuple[str, Said]] = (),
    mapped: bool = True,
    whole: bool = True,
    line: int = 1,
    reader: str = "",
) -> Iterator[Draft | Problem]:
    """The article of one page. *known* fields outrank the page's own; *mapped* tells whether lines of *markup* are
    lines of the file. Raises E203 where the page holds no text.
    """
    plain = paragraphs(markup, keep_all=True)
    kept = main_text([each for each in plain if not each.dropped])
    texts = [each.text for each in kept]
    used = reader or "html plain"
    found = [text for text in blocks(markup) if not boilerplate(text)]
    # trafilatura gives up on pages that are little else than markup; the plain reader does not.
    if found and sum(map(len, found)) >= 0.3 * sum(map(len, texts)):
        texts, used = with_quoted(found, plain), reader or "html trafilatura"
    fields = dict(known)
    for name, said in metadata(markup):
        fields.setdefault(name, said)
    if heading := next((each.text for each in plain if each.heading and not each.dropped), None):
        fields.setdefault("title", Said(heading, "first heading"))
    headings = {each.text for each in plain if each.heading} | ({fields["title"].value} if "title" in fields else set())
    texts = without_bio([text for text in texts if text not in headings], fields, plain)
    if not texts:
        raise UnreadableError("E203", "the page holds no text", line=line, hint="was it saved after it had loaded?")
    yield Draft(
        "\n\n".join(texts),
        tuple(fields.items()),
        line=line,
        lines=tuple(places(texts, plain)) if mapped else (),
        whole=whole,
        reader=used,
    )


def blocks(markup: str) -> list[str]:
    """trafilatura's main text as a list of blocks; none where it finds none. It is imported with the first page."""
    from trafilatura import extract

    logging.getLogger("trafilatura").setLevel(logging.CRITICAL)
    text = extract(markup, output_format="txt", include_comments=False, include_tables=True, deduplicate=False)
    return [" ".join(block.split()) for block in (text or "").split("\n") if block.strip()]


def with_quoted(texts: Sequence[str], plain: Sequence[Paragraph]) -> list[str]:
    """*texts* with the block quotations and embedded posts that stand in the page right behind one of them.

    trafilatura leaves out posts that are wrapped as figures. A pull quote, whose words the text has already, stays out.
    """
    out, at = list(texts), {_key(text): number for number, text in reversed(list(enumerate(texts)))}
    whole = _letters(" ".join(texts))
    before, added = -1, 0
    for each in plain:
        if each.dropped or each.heading:
            continue
        known = at.get(_key(each.text), -1)
        if known >= 0:
            before = known + added
        elif each.quoted and before >= 0 and added < _POSTS and _letters(each.text) not in whole:
            before, added = before + 1, added + 1
            out.insert(before, each.text)
        else:
            before = -1
    return out


def without_bio(texts: list[str], fields: Mapping[str, Said], plain: Sequence[Paragraph]) -> list[str]:
    """*texts* less a last paragraph that tells who the author is ("Ann Bee is our correspondent")."""
    found = _BIO.match(texts[-1]) if len(texts) > 2 else None
    if not found:
        return texts
    author = fields["author"].value if "author" in fields else ""
    signed = any(each.text.removeprefix("By ").removeprefix("by ") == found[1] for each in plain[:40])
    return texts[:-1] if signed or found[1] in author else texts


def places(texts: Sequence[str], plain: Sequence[Paragraph]) -> Iterator[tuple[int, int, int]]:
    """(offset, line, column) of each of *texts* that stands in the page: found again by its first words."""
    starts: dict[str, list[Paragraph]] = {}
    for each in reversed(plain):
        starts.setdefault(_key(each.text), []).append(each)
    offset = 0
    for text in texts:
        candidates = starts.get(_key(text))
        if candidates:
            each = candidates.pop() if len(candidates) > 1 else candidates[0]
            yield offset, each.line, each.column
        offset += len(text) + 2


def _letters(text: str) -> str:
    """*text* without spaces and signs, so that quotation marks and line ends do not tell two writings apart."""
    return "".join(c for c in text if c.isalnum())


def _key(text: str) -> str:
    return "".join(text.removeprefix("- ")[: 2 * _KEY].split())[:_KEY]
