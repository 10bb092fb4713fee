"""How much of a saved page's article is read, and how much else: trafilatura's own main text beside both our readers.

``python -m benchmarks.pages`` reads the pages of ``tests/articles/webpages.py``. Words are counted as a multiset:
recall is the share of the article's words that were read, precision the share of what was read that is the article's.
"""

from __future__ import annotations

import re
import tempfile
from collections import Counter
from collections.abc import Callable
from pathlib import Path

from checker.articles import page, read
from checker.records import Article
from tests.articles.webpages import Page, pages

_WORD = re.compile(r"\w+")
Reader = Callable[[Page], str]


def alone(whole: Page) -> str:
    """trafilatura as its authors set it, without comments."""
    import trafilatura

    return trafilatura.extract(whole.markup, include_comments=False) or ""


def ours(whole: Page) -> str:
    """What checker reads of the page saved as a file."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "page.html"
        path.write_text(whole.markup, encoding="utf-8")
        return "\n".join(
            each.body.text(each.text) for each in read([str(path)], english_only=False) if isinstance(each, Article)
        )


def plain(whole: Page) -> str:
    """The same without trafilatura."""
    kept = page.blocks
    try:
        page.blocks = lambda markup: []
        return ours(whole)
    finally:
        page.blocks = kept


READERS: dict[str, Reader] = {"trafilatura alone": alone, "checker with it": ours, "checker without": plain}


def scores(reader: Reader) -> tuple[float, float, float, int]:
    """(precision, recall, F1, pieces of noise kept) of *reader* over all pages, averaged by page."""
    precisions, recalls, noise = [], [], 0
    found = list(pages())
    for each in found:
        text = reader(each)
        want, got = Counter(_WORD.findall(" ".join(each.kept))), Counter(_WORD.findall(text))
        common = (want & got).total()
        precisions.append(common / max(got.total(), 1))
        recalls.append(common / want.total())
        noise += sum(piece in text for piece in each.noise)
    precision, recall = sum(precisions) / len(found), sum(recalls) / len(found)
    return precision, recall, 2 * precision * recall / (precision + recall), noise


def main() -> None:
    """Print one line a reader."""
    print(f"{len(list(pages()))} pages{'':16}precision  recall     F1  noise kept")
    for name, reader in READERS.items():
        precision, recall, f1, noise = scores(reader)
        print(f"{name:24}{precision:9.3f}{recall:8.3f}{f1:7.3f}{noise:12}")


if __name__ == "__main__":
    main()
