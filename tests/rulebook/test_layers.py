"""Layers: who overrides whom, and how it is said."""

from __future__ import annotations

import pickle
from pathlib import Path

import pytest

from checker.problems import line_of
from checker.rulebook import Rulebook, load
from checker.rulebook.reports import rule_list, rule_text

BASE = Path(__file__).parent / "base"
CUE = """
  - id: {id}
    verbs: [{verb}]
    why: A reason.
"""


def cue(name: str, verb: str = "yodel") -> str:
    return CUE.format(id=name, verb=verb)


def write(path: Path, text: str) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return path


def ids(book: Rulebook, section: str = "cues") -> list[str]:
    return [r.id for r in book.rules(section)]


def said(book: Rulebook) -> list[str]:
    return [line_of(p) for p in book.problems]


def test_change_replaces_single_keys_and_keeps_where_each_comes_from(tmp_path: Path) -> None:
    path = write(tmp_path / "mine.yaml", "version: 1\nconflicts:\n  - id: toll\n    change: {tolerance: 0%}\n")
    book = load([path], builtin=BASE)
    entry = book.find("toll")
    assert entry is not None
    assert not book.problems
    assert book.conflicts[0].tolerance == 0
    assert book.conflicts[0].about == ("death", "victim")
    assert book.conflicts[0].origin.endswith("mine.yaml:3")
    shown = rule_text(entry).splitlines()
    assert next(line for line in shown if "tolerance" in line).endswith("mine.yaml:4")
    assert next(line for line in shown if "about" in line).endswith("built-in/rules.yaml:14")


def test_change_of_a_mapping_merges_its_keys(tmp_path: Path) -> None:
    path = write(
        tmp_path / "mine.yaml",
        "version: 1\nthresholds:\n  - {id: alignment, change: {weights: {cosine: 30, cover: 70}}}\n",
    )
    book = load([path], builtin=BASE)
    assert not book.problems
    assert book.thresholds.weights == {"cosine": 30, "cover": 70}


def test_a_change_that_does_not_fit_leaves_the_rule_as_it_was(tmp_path: Path) -> None:
    path = write(tmp_path / "mine.yaml", "version: 1\nconflicts:\n  - {id: toll, change: {tolerance: much}}\n")
    book = load([path], builtin=BASE)
    assert [p.code for p in book.problems] == ["R106"]
    assert str(book.conflicts[0].tolerance) == "0.05"


def test_disable_takes_a_rule_out_and_keeps_the_reason(tmp_path: Path) -> None:
    path = write(tmp_path / "mine.yaml", "version: 1\ncues:\n  - {id: say, disable: Our desk marks these by hand.}\n")
    book = load([path], builtin=BASE)
    assert ids(book) == []
    entry = book.find("say")
    assert entry is not None
    assert entry.disabled == "Our desk marks these by hand."
    assert "OFF since" in rule_list(book, as_json=False)


def test_the_same_id_in_full_names_both_places(tmp_path: Path) -> None:
    path = write(tmp_path / "mine.yaml", "version: 1\ncues:" + cue("say"))
    book = load([path], builtin=BASE)
    (problem,) = book.problems
    assert problem.code == "R110"
    assert "built-in/rules.yaml:4" in problem.message
    assert problem.line == 3
    assert book.cues[0].verbs == ("say", "state"), "the first stays in force"


def test_a_later_layer_changes_an_earlier_change(tmp_path: Path) -> None:
    one = write(tmp_path / "one.yaml", "version: 1\nconflicts:\n  - {id: toll, change: {tolerance: 1%}}\n")
    two = write(tmp_path / "two.yaml", "version: 1\nconflicts:\n  - {id: toll, change: {tolerance: 2%}}\n")
    assert str(load([one, two], builtin=BASE).conflicts[0].tolerance) == "0.02"
    assert str(load([two, one], builtin=BASE).conflicts[0].tolerance) == "0.01"


def test_a_change_may_reach_a_rule_of_its_own_layer_whatever_the_order_of_files(tmp_path: Path) -> None:
    write(tmp_path / "r/a.yaml", "version: 1\ncues:\n  - {id: late, change: {why: Another reason.}}\n")
    write(tmp_path / "r/b.yaml", "version: 1\ncues:" + cue("late"))
    book = load([tmp_path / "r"], builtin=BASE)
    assert not book.problems
    assert book.cues[-1].why == "Another reason."


def test_a_folder_may_split_sections_and_use_both_suffixes(tmp_path: Path) -> None:
    write(tmp_path / "r/cues-a.yaml", "version: 1\ncues:" + cue("a"))
    write(tmp_path / "r/more/cues-b.yml", "version: 1\ncues:" + cue("b", "sigh"))
    write(tmp_path / "r/cues-c.YAML", "version: 1\ncues:" + cue("c", "groan"))
    write(tmp_path / "r/.hidden/x.yaml", "nonsense: [")
    write(tmp_path / "r/notes.txt", "nonsense: [")
    book = load([tmp_path / "r"], builtin=BASE)
    assert not book.problems
    assert ids(book) == ["say", "a", "c", "b"]


def test_extends_lies_beneath_the_file_that_names_it(tmp_path: Path) -> None:
    write(tmp_path / "shared/cues.yaml", "version: 1\ncues:" + cue("shared"))
    path = write(
        tmp_path / "mine/x.yaml", "version: 1\nextends: ../shared\ncues:\n  - {id: shared, change: {why: Ours.}}\n"
    )
    book = load([path], builtin=BASE)
    assert not book.problems
    assert book.cues[-1].why == "Ours."


def test_two_files_may_extend_one_folder_but_not_each_other(tmp_path: Path) -> None:
    write(tmp_path / "shared/cues.yaml", "version: 1\ncues:" + cue("shared"))
    write(tmp_path / "mine/a.yaml", "version: 1\nextends: ../shared\n")
    write(tmp_path / "mine/b.yaml", "version: 1\nextends: [../shared]\n")
    assert not load([tmp_path / "mine"], builtin=BASE).problems
    write(tmp_path / "shared/back.yaml", "version: 1\nextends: ../mine\n")
    problems = load([tmp_path / "mine"], builtin=BASE).problems
    assert [p.code for p in problems] == ["R115"]


def test_one_file_named_twice_is_read_once(tmp_path: Path) -> None:
    path = write(tmp_path / "x.yaml", "version: 1\ncues:" + cue("once"))
    book = load([path, tmp_path, path], builtin=BASE)
    assert not book.problems
    assert ids(book) == ["say", "once"]


def test_missing_paths_and_empty_folders_are_problems(tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    book = load([tmp_path / "nowhere", tmp_path / "empty", Path("a\0b")], builtin=BASE)
    assert [p.code for p in book.problems] == ["R100"] * 3
    assert ids(book) == ["say"]


def test_what_is_no_file_is_reported_and_not_waited_for(tmp_path: Path) -> None:
    import os

    os.mkfifo(tmp_path / "x.yaml")
    (tmp_path / "y.yaml").symlink_to("nowhere.yaml")
    write(tmp_path / "z.yaml", "version: 1\ncues:" + cue("z"))
    book = load([tmp_path], builtin=BASE)
    assert [(p.code, Path(p.path or "").name) for p in book.problems] == [("R100", "x.yaml"), ("R100", "y.yaml")]
    assert ids(book) == ["say", "z"]
    assert [p.code for p in load([Path("/dev/zero")], builtin=BASE).problems] == ["R100"]


@pytest.mark.parametrize("config", ["checker.toml", "pyproject.toml"])
def test_the_project_names_its_rules_and_model(tmp_path: Path, config: str) -> None:
    write(tmp_path / "house/cues.yaml", "version: 1\ncues:" + cue("house"))
    head = "[tool.checker]\n" if config == "pyproject.toml" else ""
    write(tmp_path / config, f"{head}rules = ['house']\nmodel = 'en_core_web_lg'\n")
    (tmp_path / "deep/er").mkdir(parents=True)
    for here in (tmp_path, tmp_path / "deep/er"):
        book = load(project=here, builtin=BASE)
        assert not book.problems
        assert ids(book) == ["say", "house"]
        assert book.model == "en_core_web_lg"


def test_without_a_configuration_the_rules_beside_the_work_count(tmp_path: Path) -> None:
    write(tmp_path / "rules/cues.yaml", "version: 1\ncues:" + cue("beside"))
    assert ids(load(project=tmp_path, builtin=BASE)) == ["say", "beside"]
    assert ids(load(builtin=BASE)) == ["say"]


def test_rules_named_on_the_command_line_lie_above_the_project(tmp_path: Path) -> None:
    write(tmp_path / "rules/x.yaml", "version: 1\nconflicts:\n  - {id: toll, change: {tolerance: 1%}}\n")
    path = write(tmp_path / "above.yaml", "version: 1\nconflicts:\n  - {id: toll, change: {tolerance: 2%}}\n")
    assert str(load([path], project=tmp_path, builtin=BASE).conflicts[0].tolerance) == "0.02"


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("ruels = ['house']\n", "did you mean 'rules'"),
        ("rules = 5\n", "'rules' must be a path"),
        ("rules = [\n", "cannot be read"),
        ("model = 1\n", "'model' must be"),
    ],
)
def test_a_wrong_configuration_is_a_problem(tmp_path: Path, text: str, says: str) -> None:
    write(tmp_path / "checker.toml", text)
    book = load(project=tmp_path, builtin=BASE)
    assert [p.code for p in book.problems] == ["R114"]
    assert says in said(book)[0]


def test_somebody_elses_pyproject_is_none_of_our_business(tmp_path: Path) -> None:
    write(tmp_path / "pyproject.toml", "not toml at all [")
    assert not load(project=tmp_path, builtin=BASE).problems


def test_the_digest_names_what_is_in_force_and_nothing_else(tmp_path: Path) -> None:
    plain = load(builtin=BASE).digest
    moved = tmp_path / "copy"
    moved.mkdir()
    text = (BASE / "rules.yaml").read_text(encoding="utf-8")
    (moved / "other-name.yml").write_text(
        "# a comment\n" + text.replace("Neutral verbs", "The neutral verbs"), encoding="utf-8"
    )
    assert load(builtin=moved).digest == plain
    (moved / "other-name.yml").write_text(text.replace("tolerance: 5%", "tolerance: 6%"), encoding="utf-8")
    assert load(builtin=moved).digest != plain
    path = write(tmp_path / "off.yaml", "version: 1\ncues:\n  - {id: say, disable: No.}\n")
    assert load([path], builtin=BASE).digest != plain


def test_a_rulebook_can_be_sent_to_another_process() -> None:
    book = load(builtin=BASE)
    assert pickle.loads(pickle.dumps(book)).digest == book.digest


def test_links_lead_to_rule_files_or_nowhere(tmp_path: Path) -> None:
    """Messages print the lines they are about, so nothing but a rule file may be read through a link."""
    secret = tmp_path / "secret"
    secret.write_text("password: [hunter\n", encoding="utf-8")
    rules = tmp_path / "rules"
    rules.mkdir()
    (rules / "a.yaml").symlink_to(secret)
    (rules / "b.yaml").symlink_to("b.yaml")
    shared = tmp_path / "shared.yaml"
    shared.write_text("version: 1\norigins: []\n", encoding="utf-8")
    (rules / "c.yaml").symlink_to(shared)
    book = load([rules])
    assert [(p.code, Path(p.path or "").name) for p in book.problems] == [("R100", "a.yaml"), ("R100", "b.yaml")]
    assert not any("hunter" in text for text in book.texts.values())


def test_a_folder_with_too_many_folders_below_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("checker.rulebook.project.MAX_FOLDERS", 3)
    for n in range(5):
        (tmp_path / "rules" / str(n)).mkdir(parents=True)
        (tmp_path / "rules" / str(n) / "x.yaml").write_text("version: 1\ncues: []\n", encoding="utf-8")
    (problem,) = load([tmp_path / "rules"]).problems
    assert problem.code == "R100"
    assert "more than 3 folders lie below it" in problem.message
    monkeypatch.chdir(tmp_path)
    assert [p.code for p in load(project=Path()).problems] == ["R100"], "the project's own folder as well"


def test_an_unaltered_copy_of_the_shipped_rules_is_no_second_definition(tmp_path: Path) -> None:
    """As where the tool is installed and run in its own checkout, whose rules/ is then the project's."""
    text = (BASE / "rules.yaml").read_bytes()
    copy = tmp_path / "rules" / "rules.yaml"
    copy.parent.mkdir()
    copy.write_bytes(text)
    write(tmp_path / "rules" / "ours.yaml", "version: 1\ncues:" + cue("ours"))
    for book in (load([copy.parent], builtin=BASE), load((), builtin=BASE, project=tmp_path)):
        assert not said(book)
        assert "ours" in ids(book)
        assert len(ids(book)) == len(ids(load((), builtin=BASE, project=tmp_path / "none"))) + 1
    copy.write_bytes(text + b"# altered\n")
    assert "R110" in "".join(said(load([copy.parent], builtin=BASE)))
