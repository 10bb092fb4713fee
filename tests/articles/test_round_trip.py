"""From a claim back to the file: every span holds its words, and its place is where the file has them."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from checker.articles import FORMATS
from tests.articles.helpers import both

if TYPE_CHECKING:
    from spacy.language import Language

FIXTURES = Path(__file__).parent / "fixtures"
PLACED = set(".tsv .html .vtt .srt .nitf .newsml .csv .rss .atom .txt .md .jsonl .json".split())
READERS = {each.name for each in FORMATS.values()} - {"xml"} | {"feed", "nitf", "newsml-g2", "ninjs"}


@pytest.mark.model
def test_every_claim_leads_back_to_its_words(nlp: Language) -> None:
    from checker.attribution.engine import Engine
    from checker.pipeline import Tools, read_claims, with_speakers
    from checker.render.json_ import extract_line
    from checker.rulebook import load

    articles, _ = both(FIXTURES)
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
        lines = path.read_text(encoding="utf-8").split("\n") if path.suffix in PLACED else []
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
    assert read_suffixes == {path.suffix for path in FIXTURES.iterdir()}
    assert {each.reader.split()[0] for each in articles} >= READERS
    assert checked > 60
