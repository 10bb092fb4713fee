"""Web archives (``.warc``, ``.warc.gz``), with the extra ``warc``: every archived page is an article."""

from __future__ import annotations

from collections.abc import Iterator

from checker.articles.decode import decode
from checker.articles.draft import Draft, Opened, Said, UnreadableError, too_large
from checker.articles.page import page
from checker.records import Problem


def read_warc(file: Opened) -> Iterator[Draft | Problem]:
    """The HTML responses of an archive, one at a time. The date of crawling is not taken for that of publication."""
    try:
        from warcio.archiveiterator import ArchiveIterator
        from warcio.exceptions import ArchiveLoadFailed
    except ImportError as error:
        raise UnreadableError("E210", "web archives need the extra 'warc'",
                              hint="pip install 'claim-checker[warc]'") from error  # fmt: skip
    number = 0
    try:
        for number, record in enumerate(ArchiveIterator(file.stream), 1):
            kind = record.http_headers.get_header("Content-Type", "") if record.http_headers else ""
            if record.rec_type != "response" or "html" not in kind.lower():
                continue
            try:
                data = record.content_stream().read(file.limit + 1)
                if len(data) > file.limit:
                    raise too_large("the page", file.limit)
                charset = kind.lower().partition("charset=")[2].strip(" \"';") or None
                url = record.rec_headers.get_header("WARC-Target-URI", "") or ""
                known = [("url", Said(url, "WARC-Target-URI"))] if url else []
                markup = decode(data, file.path, declared=charset).text
                yield from page(markup, file.path, mapped=False, whole=False, known=known, reader="warc")
            except UnreadableError as error:
                yield Problem(error.code, "error", f"record {number}: {error.message}", file.path, hint=error.hint)
    except ArchiveLoadFailed as error:
        raise UnreadableError("E206", f"not a web archive, or broken after record {number}") from error
