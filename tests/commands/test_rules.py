"""`checker rules …` from outside: what is printed, and the exit codes."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from checker.cli import app
from checker.rulebook.templates import kinds

BROKEN = "version: 1\nconflicts:\n  - {id: goats, kind: nubmer, why: b}\n  - {id: deth-toll, disable: c}\n"
FINE = "version: 1\nconflicts:\n  - {id: death-toll, change: {tolerance: 10%}}\n"


@pytest.fixture(autouse=True)
def _work(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)


def run(*arguments: str) -> Result:
    return CliRunner().invoke(app, ["rules", *arguments])


def write(name: str, text: str) -> str:
    path = Path(name)
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return name


def test_check_of_good_rules_ends_with_0() -> None:
    result = run("check")
    assert result.exit_code == 0
    assert result.stdout.startswith("no problems; ")


def test_check_names_every_problem_and_ends_with_2() -> None:
    result = run("check", write("x.yaml", BROKEN))
    assert result.exit_code == 2
    assert [line.partition(" ")[0] for line in result.stdout.splitlines() if line.startswith("x.yaml")] == [
        "x.yaml:3:23:", "x.yaml:4:10:"]  # fmt: skip
    assert "did you mean 'number'?" in result.stdout
    assert "did you mean 'death-toll'?" in result.stdout
    assert "2 errors; " in result.stdout


def test_check_as_json() -> None:
    result = run("check", write("x.yaml", BROKEN), "--format", "json")
    value = json.loads(result.stdout)
    assert result.exit_code == 2
    assert value["schema"] == "checker-rules/1"
    assert {p["code"] for p in value["problems"]} == {"R107", "R111"}
    assert all({"path", "line", "column", "message", "hint", "severity"} <= p.keys() for p in value["problems"])


def test_a_warning_is_shown_and_ends_with_0() -> None:
    result = run("check", write("x.yaml", "version: 1\nconflicts:\n  - {id: a, kind: number, about: [goat], why: b}\n"))
    assert result.exit_code == 0
    assert "warning R120" in result.stdout
    assert "1 warning; " in result.stdout


def test_the_rules_beside_the_work_are_checked_too() -> None:
    write("rules/x.yml", BROKEN)
    assert run("check").exit_code == 2


def test_a_missing_path_ends_with_2() -> None:
    result = run("check", "nowhere.yaml")
    assert result.exit_code == 2
    assert "there is no file or folder 'nowhere.yaml'" in result.stdout


def test_list_and_show_after_a_change() -> None:
    path = write("x.yaml", FINE)
    listed = run("list", "--rules", path).stdout
    assert "changed in x.yaml:3" in next(line for line in listed.splitlines() if "death-toll" in line)
    rows = json.loads(run("list", "--rules", path, "--format", "json").stdout)
    assert next(r for r in rows if r["id"] == "death-toll")["changed"] == ["x.yaml:3"]
    shown = run("show", "death-toll", "--rules", path).stdout
    assert "# x.yaml:3" in next(line for line in shown.splitlines() if "tolerance:" in line)


def test_show_of_an_unknown_rule_suggests_one() -> None:
    result = run("show", "deth-toll")
    assert result.exit_code == 2
    assert "did you mean 'death-toll'?" in result.stderr


@pytest.mark.parametrize("what", ["R104", "r104", "E201", "number", "cues"])
def test_explain(what: str) -> None:
    result = run("explain", what)
    assert result.exit_code == 0
    assert result.stdout.startswith("###")


def test_explain_of_nonsense_ends_with_2() -> None:
    result = run("explain", "nubmer")
    assert result.exit_code == 2
    assert "did you mean 'number'?" in result.stderr


@pytest.mark.parametrize("kind", kinds())
def test_new(kind: str) -> None:
    result = run("new", kind)
    assert result.exit_code == 0
    assert run("check", write("new.yaml", result.stdout)).exit_code == 0


def test_new_of_nonsense_ends_with_2() -> None:
    result = run("new", "nubmer")
    assert result.exit_code == 2
    assert "did you mean 'number'?" in result.stderr


def test_schema_is_written_and_checked() -> None:
    assert run("schema", "--out", "schema", "--check").exit_code == 2
    assert run("schema", "--out", "schema").exit_code == 0
    assert len(list(Path("schema").iterdir())) == 6
    assert run("schema", "--out", "schema", "--check").exit_code == 0


def test_help_is_quick() -> None:
    heavy = "('spacy', 'pydantic', 'yaml')"
    code = f"import sys; import checker.commands.rules; print([m for m in {heavy} if m in sys.modules])"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


CUE = """version: 1
cues:
  - id: telegraph
    verbs: [telegraph]
    why: By wire.
    tests:
      - text: Nils Brandt telegraphed that the ferry would stop.
        finds: {{source: {source}, cue: telegraphed}}{todo}
      - {{text: The telegraph poles were painted., finds: nothing}}
"""


@pytest.mark.model
@pytest.mark.parametrize(
    ("source", "todo", "code", "says"),
    [
        ("Nils Brandt", "", 0, "2 hold, 0 fail"),
        ("Brandt", "", 2, "- source: Brandt\n    + source: Nils Brandt\n      cue: telegraphed"),
        ("Brandt", "\n        todo: given names", 0, "1 hold, 0 fail, 1 still to do"),
        ("Nils Brandt", "\n        todo: given names", 2, "R122"),
    ],
)
def test_examples_hold_or_not(source: str, todo: str, code: int, says: str) -> None:
    path = write("x.yaml", CUE.format(source=source, todo=todo))
    result = run("test", path, "--only", "telegraph")
    assert says in result.stdout
    assert result.exit_code == code
    if "R12" in says:
        assert "x.yaml:7:9: error R122" in result.stdout


@pytest.mark.model
def test_templates_hold_what_they_promise() -> None:
    for kind in ("cue", "alias", "number", "unit", "agency", "owner"):
        write(f"new/{kind}.yaml", run("new", kind).stdout)
    names = ("yodel", "ada-quill", "goats", "reservoir-weeks", "valley-wire", "velm-papers")
    result = run("test", "new", "--format", "json", *(x for n in names for x in ("--only", n)))
    rows = json.loads(result.stdout)["examples"]
    assert {r["rule"] for r in rows} == set(names)
    assert [r for r in rows if not r["passes"]] == []
    assert result.exit_code == 0


@pytest.mark.model
def test_impact_tells_what_a_change_changes() -> None:
    write("story/post.txt", "date 2024-05-02\nFarmer Ada Quill said the fire killed 40 goats.\n")
    write("story/echo.txt", "date 2024-05-02\nFarmer Ada Quill said the fire killed 42 goats.\n")
    git = ["git", "-c", "user.name=A", "-c", "user.email=a@example.org"]
    write("rules/x.yaml", FINE)
    for step in (["init", "-q"], ["add", "."], ["commit", "-qm", "one"]):
        subprocess.run([*git, *step], check=True)
    write("rules/x.yaml", FINE.replace("10%", "0%"))
    result = run("impact", "story", "--engine", "rules", "--against", "HEAD")
    assert result.exit_code == 0, result.output
    assert "death-toll: tolerance: 10% → 0%" in result.stdout.replace("\\", "")
    assert "1 with another verdict" in result.stdout
    alone = run("impact", "story", "--engine", "rules").stdout.replace("\\", "")
    assert "death-toll: tolerance: 0% → 0%" not in alone
    assert "no group changed, 1 the same" in alone
    folder = run("impact", "story", "--engine", "rules", "--against", "rules").stdout
    assert "- none" in folder
    assert run("impact", "story", "--engine", "rules", "--against", "no-such-revision").exit_code != 0


@pytest.mark.model
def test_impact_of_broken_rules_is_told_and_ends_with_2() -> None:
    write("story/post.txt", "date 2024-05-02\nFarmer Ada Quill said the fire killed 40 goats.\n")
    write("rules/x.yaml", BROKEN)
    result = run("impact", "story", "--engine", "rules")
    assert result.exit_code == 2
    assert "rules/x.yaml:" in result.stderr
    assert result.stdout.startswith("# Impact of the rules\n")


@pytest.mark.model
def test_mistakes_of_the_older_rules_are_warnings_named_by_revision() -> None:
    write("story/post.txt", "date 2024-05-02\nFarmer Ada Quill said the fire killed 40 goats.\n")
    git = ["git", "-c", "user.name=A", "-c", "user.email=a@example.org"]
    write("rules/x.yaml", BROKEN)
    for step in (["init", "-q"], ["add", "."], ["commit", "-qm", "one"]):
        subprocess.run([*git, *step], check=True)
    write("rules/x.yaml", FINE)
    result = run("impact", "story", "--engine", "rules", "--against", "HEAD")
    assert result.exit_code == 0, result.output
    assert "HEAD:rules/x.yaml:" in result.stderr
    assert "warning R1" in result.stderr
    assert "error R1" not in result.stderr
    assert "death-toll: tolerance: 0% → 10%" in result.stdout.replace("\\", "")
    assert "warning" not in run("impact", "story", "--engine", "rules", "--against", "HEAD", "--quiet").stderr


@pytest.mark.parametrize("command", [("rules", "impact", "story"), ("speakers", "story")])
def test_size_and_network_count_for_every_command_that_reads_articles(command: tuple[str, ...]) -> None:
    write("story/post.txt", "date 2024-05-02\nFarmer Ada Quill said the fire killed 40 goats.\n")
    small = CliRunner().invoke(app, [*command, "--max-size", "10B"])
    assert small.exit_code == 3
    assert "E205" in small.stderr
    assert CliRunner().invoke(app, [*command, "--max-size", "goat"]).exit_code != 0
    away = CliRunner().invoke(app, [*command[:-1], "http://127.0.0.1:9/a"])
    assert "(save the page, or allow it with --allow-network)" in away.stderr
    allowed = CliRunner().invoke(app, [*command[:-1], "http://127.0.0.1:9/a", "--allow-network"])
    assert allowed.exit_code == 3
    assert "port 9 is not fetched from" in allowed.stderr


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("show", "toll"), "did you mean 'death-toll'?"),
        (("show", "deth-toll"), "did you mean 'death-toll'?"),
        (("show", "zebra"), "`checker rules list` shows every id"),
        (("test", "--only", "deth-toll"), "did you mean 'death-toll'?"),
        (("explain", "wordng"), "did you mean 'wording'?"),
        (("explain", "zebra"), "`checker rules explain` lists what there is"),
        (("new", "nubmer"), "did you mean 'number'?"),
        (("new", "\x1b[31m"), "there are: cue, alias"),
    ],
)
def test_a_name_that_is_not_there_is_one_line_and_ends_with_2(arguments: tuple[str, ...], said: str) -> None:
    result = run(*arguments)
    assert result.exit_code == 2
    assert result.stderr.count("\n") == 1
    assert said in result.stderr
    assert "\x1b" not in result.stderr


def test_new_and_explain_alone_list_what_there_is() -> None:
    assert run("new").stdout.split() == list(kinds())
    listed = run("explain")
    assert listed.exit_code == 0
    assert {"cues", "number", "agency", "R104", "W212"} <= {line.split()[0] for line in listed.stdout.splitlines()}


def test_list_names_a_file_whose_rules_it_lacks() -> None:
    result = run("list", write("x.yaml", BROKEN))
    assert result.exit_code == 2
    assert "death-toll" in result.stdout
    assert "x.yaml:3:23: error" in result.stderr
    assert run("list", write("x.yaml", FINE)).exit_code == 0
