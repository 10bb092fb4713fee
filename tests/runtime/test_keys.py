"""What changes a key, and what does not."""

from __future__ import annotations

import datetime as dt
from dataclasses import fields, replace
from pathlib import Path

import pytest

from checker.choices import Options, model_name
from checker.records import Article, Span
from checker.rulebook import load
from checker.runtime import keys
from tests.runtime.made import article

OTHER = {
    "body": Span(0, 3),
    "published": dt.date(2024, 5, 6),
    "line": 7,
    "mapped": False,
    "lines": ((0, 1, 1),),
}
PLACES = {"path", "provenance"}


@pytest.mark.parametrize("name", [f.name for f in fields(Article)])
def test_every_field_of_the_article_counts_but_where_it_lies(name: str) -> None:
    one = article(1)
    changed = replace(one, **{name: OTHER.get(name, (("title", "page"),) if name == "provenance" else "other")})
    same = keys.article_key(one, "c", narration=True) == keys.article_key(changed, "c", narration=True)
    assert same == (name in PLACES)


def _context(folder: Path, **options: object) -> str:
    return keys.context(Options(engine="rules", **options), load([folder] if folder.exists() else []))  # type: ignore[arg-type]


def test_rules_that_reading_heeds_count_and_others_do_not(tmp_path: Path) -> None:
    first = _context(tmp_path / "none")
    later, reading = tmp_path / "later", tmp_path / "reading"
    later.mkdir()
    reading.mkdir()
    (later / "t.yaml").write_text("version: 1\nthresholds:\n  - {id: alignment, change: {link: 71}}\n")
    (reading / "c.yaml").write_text("version: 1\ncues:\n  - {id: stand, disable: for this test}\n")
    assert load([later]).digest != load().digest
    assert not load([later]).errors
    assert _context(later) == first
    assert not load([reading]).errors
    assert _context(reading) != first


def test_options_that_change_what_is_read_count(tmp_path: Path) -> None:
    first = _context(tmp_path / "none")
    assert _context(tmp_path / "none", attitudes=True) != first
    assert _context(tmp_path / "none", jobs=4) == first


def test_every_part_that_is_left_out_is_there_and_no_stage_of_reading_is() -> None:
    root = Path(keys.__file__).parents[1]
    read = {p.relative_to(root).parts[0] for p in keys._files(root)}
    assert {"attribution", "facts", "speakers", "models", "pipeline.py", "records", "language.py"} <= read
    assert not read & keys.LATER
    parts = {p.name for p in root.iterdir() if p.is_dir() and (p / "__init__.py").exists()}
    assert len(keys.LATER & parts) >= 6, "a part of the package was renamed: name it anew in LATER"


@pytest.mark.model
def test_the_name_of_the_models_is_known_without_loading_them(nlp: object) -> None:
    from checker.attribution.engine import Engine
    from checker.attribution.packaged import describe
    from checker.language import describe as described
    from checker.language import named

    assert named() == described(nlp)  # type: ignore[arg-type]
    assert describe("hybrid") == Engine(nlp, load().cues).describe()  # type: ignore[arg-type]
    assert model_name(Options(engine="rules")) == f"{named()}; engine rules"
