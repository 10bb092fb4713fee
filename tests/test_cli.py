"""The command line as a whole: start-up, help, exit codes, messages."""

from __future__ import annotations

import json
import os
import pathlib
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = pathlib.Path(__file__).resolve().parents[1]
HEAVY = {"spacy", "numpy", "pydantic", "rapidfuzz", "onnxruntime", "tokenizers", "yaml", "rich", "thinc", "torch"}


def run(*args: str, stdin: str | None = None, cwd: pathlib.Path | None = None) -> subprocess.CompletedProcess[str]:
    env = {k: v for k, v in os.environ.items() if k not in {"COLUMNS", "FORCE_COLOR"}}
    return subprocess.run(
        [sys.executable, "-m", "checker", *args],
        capture_output=True,
        encoding="utf-8",
        input=stdin,
        cwd=cwd,
        env=env,
        check=False,
    )


def test_importing_the_command_line_imports_nothing_heavy() -> None:
    code = "import sys, checker.cli; print(*sorted(m for m in sys.modules if '.' not in m))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, encoding="utf-8", check=True)
    assert not HEAVY & set(done.stdout.split())


def test_help_imports_nothing_heavy() -> None:
    code = (
        "import sys, atexit; atexit.register(lambda: print(*sorted(m for m in sys.modules if '.' not in m)));"
        "sys.argv = ['checker', '--help']; from checker.cli import main; main()"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, encoding="utf-8", check=True)
    assert "extract" in done.stdout
    assert not HEAVY & set(done.stdout.splitlines()[-1].split())


@pytest.mark.model
def test_a_check_does_not_import_what_it_has_no_use_for() -> None:
    code = (
        "import sys, atexit; atexit.register(lambda: print(*sorted(sys.modules), file=sys.stderr));"
        "sys.argv = ['checker', 'check', '--no-cache', *sys.argv[1:]]; from checker.cli import main; main()"
    )
    story = map(str, sorted((ROOT / "seeds" / "kolkata-meeting").glob("*.txt")))
    done = subprocess.run([sys.executable, "-c", code, *story], capture_output=True, encoding="utf-8", check=False)
    assert {"spacy", "numpy", "onnxruntime"} <= set(done.stderr.split()), "or the list is not what was imported"
    # masked arrays come with numpy.unique, the others with `import spacy`; each is a tenth of a short run
    assert not {"numpy.ma", "spacy.cli.train", "rich.progress"} & set(done.stderr.split())


@pytest.mark.model
def test_a_check_that_finds_everything_kept_imports_neither_models_nor_what_compares(tmp_path: Path) -> None:
    code = (
        "import sys, atexit; atexit.register(lambda: print(*sorted(sys.modules), file=sys.stderr));"
        "sys.argv = ['checker', 'check', *sys.argv[1:]]; from checker.cli import main; main()"
    )
    for outlet, day in (("gazette", "Monday"), ("courier", "Tuesday")):
        told = f"date 2024-05-07 The pier will stay shut, Inga Solberg said on {day}." + (
            " She told the council that it was the oldest of the three, that the piles under it had been there for more"
            " than a hundred years, and that nobody who had seen what the divers saw would want to walk on it."
        )
        (tmp_path / f"{outlet}.txt").write_text(told, encoding="utf-8")
    story = [str(tmp_path / f"{outlet}.txt") for outlet in ("gazette", "courier")]
    command = [sys.executable, "-c", code, *story, "--quiet", "--format", "json"]
    env = {k: v for k, v in os.environ.items() if k != "CHECKER_NO_STORE"} | {"XDG_CACHE_HOME": str(tmp_path)}
    first, second = (
        subprocess.run(command, capture_output=True, encoding="utf-8", check=False, env=env) for _ in range(2)
    )
    assert first.stdout == second.stdout != ""
    assert "spacy" in first.stderr.split()
    heavy = {"spacy", "onnxruntime", "numpy", "rapidfuzz", "yaml", "lxml", "trafilatura", "checker.pipeline"}
    assert sorted(heavy & set(second.stderr.split())) == []


@pytest.mark.parametrize(
    "command",
    [
        "check",
        "extract",
        "compare",
        "explain",
        "articles",
        "speakers",
        "cache",
        "stories",
        "add",
        "find",
        "rules",
        "eval",
    ],
)
def test_every_command_has_help(command: str) -> None:
    done = run(command, "--help")
    assert done.returncode == 0
    assert "Usage" in done.stdout


def test_no_command_shows_the_help_and_is_a_usage_error() -> None:
    done = run()
    assert done.returncode == 2
    assert "Usage" in done.stdout + done.stderr


def test_an_unknown_option_is_a_usage_error() -> None:
    assert run("check", "--no-such-thing", "x").returncode == 2


def test_a_missing_path_is_one_line_and_exit_3() -> None:
    done = run("check", "no-such-file.txt")
    assert done.returncode == 3
    assert "no-such-file.txt: error E201" in done.stderr
    assert "Traceback" not in done.stderr


@pytest.mark.model
def test_the_other_inputs_are_still_checked(tmp_path: pathlib.Path) -> None:
    good = tmp_path / "good.txt"
    good.write_text("The mayor said the bridge was safe.\n", encoding="utf-8")
    empty = tmp_path / "empty.txt"
    empty.write_text("", encoding="utf-8")
    binary = tmp_path / "binary.txt"
    binary.write_bytes(bytes(range(256)) * 8)
    done = run("check", str(tmp_path / "gone.txt"), str(empty), str(binary), str(good), "--format", "json")
    assert done.returncode == 3
    report = json.loads(done.stdout)
    assert [g["verdict"] for g in report["groups"]] == ["unique"]
    assert {"E201", "E203", "E204"} <= {p["code"] for p in report["problems"]}


@pytest.mark.model
def test_an_article_without_any_attribution_is_named(tmp_path: pathlib.Path) -> None:
    path = tmp_path / "plain.txt"
    path.write_text("The bridge is long. It crosses the river near the old mill.\n", encoding="utf-8")
    done = run("check", str(path))
    assert done.returncode == 0
    assert "W301" in done.stderr


@pytest.mark.model
def test_the_same_file_twice_is_read_once(tmp_path: pathlib.Path) -> None:
    path = tmp_path / "story.txt"
    path.write_text("The mayor said the bridge was safe.\n", encoding="utf-8")
    done = run("check", str(path), str(path), "--format", "json")
    assert done.returncode == 0
    assert len(json.loads(done.stdout)["articles"]) == 1
    assert "W212" in done.stderr


@pytest.mark.model
def test_a_model_that_is_not_installed(tmp_path: pathlib.Path) -> None:
    path = tmp_path / "story.txt"
    path.write_text("The mayor said the bridge was safe.\n", encoding="utf-8")
    done = run("check", str(path), "--model", "en_core_web_huge")
    assert done.returncode == 2
    assert "E401" in done.stderr
    assert "pip install" in done.stderr
    assert len(done.stderr.strip().splitlines()) == 1


@pytest.mark.model
def test_a_broken_rule_file_is_reported_and_the_run_goes_on(tmp_path: pathlib.Path) -> None:
    path = tmp_path / "story.txt"
    path.write_text("The mayor said the bridge was safe.\n", encoding="utf-8")
    rules = tmp_path / "cues.yaml"
    rules.write_text("version: 1\ncues:\n  - id: [broken\n", encoding="utf-8")
    done = run("check", str(path), "--rules", str(rules), "--format", "json")
    assert done.returncode == 2
    assert f"{rules}:" in done.stderr
    assert json.loads(done.stdout)["groups"]


@pytest.mark.model
def test_fail_on_conflicting(tmp_path: pathlib.Path) -> None:
    assert run("check", str(ROOT / "seeds" / "ferry-aground"), "--quiet", "--fail-on", "conflicting").returncode == 1
    assert run("check", str(ROOT / "seeds" / "kolkata-meeting"), "--quiet", "--fail-on", "conflicting").returncode == 0


@pytest.mark.model
def test_the_report_has_the_same_bytes_whatever_the_order_jobs_and_width() -> None:
    files = sorted(str(p) for p in (ROOT / "seeds" / "bridge-closure").glob("*.txt"))
    first = run("check", *files, "--format", "json", "--quiet")
    second = run("check", *reversed(files), "--format", "json", "--quiet", "--jobs", "2", "--width", "200")
    assert first.stdout == second.stdout
    assert first.returncode == second.returncode == 0


@pytest.mark.model
def test_compare_takes_two_claims() -> None:
    done = run("compare", "The mayor said 40 people were hurt.", "The mayor said 52 people were hurt.")
    assert done.returncode == 0
    result = json.loads(done.stdout)
    assert (result["verdict"], result["kind"]) == ("conflicting", "number")


@pytest.mark.model
def test_compare_reports_a_bad_line_and_goes_on(tmp_path: pathlib.Path) -> None:
    pairs = tmp_path / "pairs.jsonl"
    pairs.write_text(
        '{"id": "1", "a": "It rained.", "b": "It rained."}\nnot json\n{"id": "3", "a": "x"}\n', encoding="utf-8"
    )
    done = run("compare", str(pairs))
    assert done.returncode == 3
    assert [json.loads(line)["id"] for line in done.stdout.splitlines()] == ["1"]
    assert f"{pairs}:2: error E206" in done.stderr
    assert f"{pairs}:3: error E206" in done.stderr


@pytest.mark.model
def test_extract_reads_json_lines_from_standard_input() -> None:
    record = {"id": "a1", "text": "“It is safe,” the mayor said.", "outlet": "Gazette"}
    done = run("extract", "-", stdin=json.dumps(record) + "\n")
    assert done.returncode == 0
    line = json.loads(done.stdout)
    assert line["article"]["id"] == "a1"
    [claim] = line["claims"]
    assert claim["kind"] == "direct"
    for span in (*claim["source"], *claim["cue"], *claim["content"]):
        assert span["text"] == record["text"][span["start"] : span["end"]]
