"""The packaged model: loading, errors, and sentences of our own that it must read."""

from __future__ import annotations

import json
import shutil
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from checker.attribution import tagger as tagger_module
from checker.attribution.engine import Engine
from checker.attribution.tagger import ModelError, Tagger, packaged_model
from checker.problems import CheckerError
from checker.records import Article, Span
from checker.rulebook import load

if TYPE_CHECKING:
    from spacy.language import Language


@pytest.fixture(scope="module")
def tagger() -> Tagger:
    return Tagger.load()


def read(tagger: Tagger, text: str) -> list[tuple[str, str, str]]:
    """(source, cue, content) of each attribution; pieces are joined by " ... "."""
    cut = lambda spans: " ... ".join(text[s:e] for s, e in spans)  # noqa: E731  # one line, used in the next few only
    return [(cut(a.source), cut(a.cue), cut(a.content)) for a in tagger.attributions([text])[0]]


CASES = [
    ("The mayor said the bridge was safe.", ("The mayor", "said", "the bridge was safe")),
    ("The bridge was safe, according to the mayor.", ("the mayor", "according to", "The bridge was safe")),
    ("“The bridge is safe,” said Mayor Ines Duarte.", ("Mayor Ines Duarte", "said", "“The bridge is safe,”")),
    ("''The bridge is safe,'' said Mayor Ines Duarte.", ("Mayor Ines Duarte", "said", "''The bridge is safe,''")),
    (
        "Officials denied that the ferry had been overloaded.",
        ("Officials", "denied", "that the ferry had been overloaded"),
    ),
    (
        "“The bridge is safe,” Ms Duarte told reporters. “We tested it twice.”",
        ("Ms Duarte", "told", "“The bridge is safe,” ... “We tested it twice.”"),
    ),
    (
        "Chief engineer Kwame Otieno warned that the dam could fail.",
        ("Chief engineer Kwame Otieno", "warned", "that the dam could fail"),
    ),
    ("She asked whether the minister would resign.", ("She", "asked", "whether the minister would resign")),
]


@pytest.mark.parametrize(("text", "wanted"), CASES, ids=[text[:40] for text, _ in CASES])
def test_plain_news_sentences(tagger: Tagger, text: str, wanted: tuple[str, str, str]) -> None:
    found = read(tagger, text)
    assert len(found) == 1, found
    source, cue, content = found[0]
    assert (source, content.strip("“”'")) == (wanted[0], wanted[2].strip("“”'"))
    assert wanted[1] in cue


def test_a_long_text_is_read_to_its_end(tagger: Tagger) -> None:
    text = "\n\n".join(
        f"Rain fell over the town on day {n}. Clerk Ada Moyo said that the river had risen." for n in range(60)
    )
    found = tagger.attributions([text])[0]
    assert len(found) >= 58
    assert {text[s:e] for a in found for s, e in a.source} == {"Clerk Ada Moyo"}


def test_a_batch_gives_nearly_what_single_texts_give(tagger: Tagger) -> None:
    texts = [text for text, _ in CASES]
    together = tagger.attributions(texts)
    alone = [tagger.attributions([text])[0] for text in texts]
    assert [[(a.source, a.cue, a.content) for a in t] for t in together] == [
        [(a.source, a.cue, a.content) for a in t] for t in alone
    ]


def test_the_same_text_gives_the_same_answer(tagger: Tagger) -> None:
    text = " ".join(text for text, _ in CASES)
    assert tagger.attributions([text]) == tagger.attributions([text])


@settings(max_examples=60)
@given(st.text(max_size=200))
def test_any_text_gives_spans_inside_it(tagger: Tagger, text: str) -> None:
    for found in tagger.attributions([text])[0]:
        assert found.content
        assert 0 <= found.confidence <= 1
        for start, end in (*found.source, *found.cue, *found.content):
            assert 0 <= start < end <= len(text)
            assert text[start:end].strip() == text[start:end]


def test_no_text_at_all(tagger: Tagger) -> None:
    assert tagger.attributions([]) == []
    assert tagger.attributions(["", " \n"]) == [(), ()]


def test_a_missing_folder_is_a_clear_error(tmp_path: Path) -> None:
    with pytest.raises(ModelError, match=r"no tagger model in .*--engine rules"):
        Tagger.load(tmp_path / "none")


@pytest.mark.parametrize("name", ["model.onnx", "tokenizer.json"])
def test_a_damaged_or_missing_file_is_a_clear_error(tmp_path: Path, name: str) -> None:
    folder = tmp_path / "model"
    shutil.copytree(packaged_model(), folder)
    with (folder / name).open("r+b") as file:
        file.seek(1000)
        file.write(b"\0\0\0\0\1")
    with pytest.raises(ModelError, match=f"{name} is damaged") as caught:
        Tagger.load(folder)
    assert "\n" not in str(caught.value)
    (folder / name).unlink()
    with pytest.raises(ModelError, match=f"lacks .*{name}"):
        Tagger.load(folder)


def test_a_config_of_another_version_is_a_clear_error(tmp_path: Path) -> None:
    folder = tmp_path / "model"
    folder.mkdir()
    (folder / "config.json").write_text(json.dumps({"format": 99}))
    with pytest.raises(ModelError, match="another version"):
        Tagger.load(folder)
    (folder / "config.json").write_text("{")
    with pytest.raises(ModelError, match="is damaged"):
        Tagger.load(folder)


def test_the_model_is_small_and_says_what_it_is() -> None:
    assert (packaged_model() / "model.onnx").stat().st_size <= 25_000_000
    assert Tagger.load().name.startswith("minilm-attribution ")


@pytest.mark.model
@pytest.mark.parametrize("what", ["missing", "damaged"])
def test_without_a_usable_model_the_engine_says_so_and_the_rules_still_work(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, nlp: Language, what: str
) -> None:
    folder = tmp_path / "tagger"
    if what == "damaged":
        shutil.copytree(packaged_model(), folder)
        (folder / "model.onnx").write_bytes(b"not a model")
    monkeypatch.setattr(tagger_module, "packaged_model", lambda: folder)
    with pytest.raises(CheckerError) as caught:
        Engine(nlp, load().cues).describe()
    problem = caught.value.problem
    assert (problem.code, problem.message.count("use --engine rules")) == ("E402", 1)
    text = "The mayor said the bridge was safe."
    article = Article("a", "a", text, Span(0, len(text)), "")
    rules = Engine(nlp, load().cues, engine="rules")
    assert len(rules.attributions(rules.parse(article), article)[0]) == 1
