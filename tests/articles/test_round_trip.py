"""From a claim back to the file: every span holds its words, and its place is where the file has them."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.articles.helpers import both

if TYPE_CHECKING:
    from spacy.language import Language

FIXTURES = Path(__file__).parent / "fixtures"
PLACED = {".html", ".vtt", ".srt", ".nitf", ".newsml", ".csv", ".rss", ".atom", ".txt", ".md", ".jsonl", ".json"}
STORY = """The harbour master, Inga Solberg, said on Monday that the old pier would stay shut.

“We will not open it before we know that it is safe,” she told the council.

According to the ferry company, four hundred passengers land there every day.
"""


@pytest.mark.model
def test_every_claim_leads_back_to_its_words(nlp: Language, tmp_path: Path) -> None:
    from checker.attribution.engine import Engine
    from checker.pipeline import Tools, read_claims, with_speakers
    from checker.render.json_ import extract_line
    from checker.rulebook import load

    (tmp_path / "post.txt").write_text("date 2024-05-06 " + STORY)
    (tmp_path / "gazette.md").write_text("---\noutlet: Gazette\npublished: 2024-05-06\n---\n# Pier\n\n" + STORY)
    (tmp_path / "records.jsonl").write_text("\n" + json.dumps({"text": STORY, "outlet": "A"}) + "\n")
    articles, _ = both(FIXTURES, tmp_path)
    book = load()
    tools = Tools(nlp, Engine(nlp, book.cues, engine="rules"), book, "test")
    read_suffixes, checked = set(), 0
    for article in articles:
        part = read_claims(article, tools)
        assert part.claims, article.path
        assert article.path
        path = Path(article.path)
        read_suffixes.add(path.suffix)
        told = json.loads(extract_line(article, with_speakers([part], book), part.problems))
        lines = path.read_text(encoding="utf-8").split("\n")
        for claim in told["claims"]:
            for span in (*claim["source"], *claim["cue"], *claim["content"]):
                assert article.text[span["start"] : span["end"]] == span["text"]
                assert article.body.start <= span["start"] < span["end"] <= article.body.end
                word = re.search(r"[A-Za-z]{3,}", span["text"])
                if path.suffix in PLACED and word:
                    line, column = article.place(span["start"] + word.start())
                    here = "\n".join(
                        [lines[line - 1][column - 1 :] if article.mapped else lines[line - 1], *lines[line : line + 6]]
                    )
                    assert word[0] in here, (article.path, line, span["text"])
                    checked += 1
    assert read_suffixes >= PLACED
    assert checked > 60
