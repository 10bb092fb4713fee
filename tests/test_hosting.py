"""The GitHub Action, the pre-commit hooks and the example pipelines, as far as they can be tried without a host."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
import yaml

ROOT = Path(__file__).parents[1]
BASH = shutil.which("bash")


def read(name: str) -> Any:
    return yaml.safe_load((ROOT / name).read_text(encoding="utf-8"))


@pytest.mark.parametrize(
    ("kind", "name"),
    [
        ("github-actions", "action.yml"),
        ("github-workflows", "examples/github/claims.yml"),
        ("github-workflows", ".github/workflows/ci.yml"),
        ("gitlab-ci", "examples/gitlab/.gitlab-ci.yml"),
    ],
)
def test_fits_the_hosts_schema(kind: str, name: str) -> None:
    pytest.importorskip("check_jsonschema")
    done = subprocess.run(
        [sys.executable, "-m", "check_jsonschema", "--builtin-schema", f"vendor.{kind}", str(ROOT / name)],
        capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stdout + done.stderr


def run_action(tmp_path: Path, code: int = 0, **inputs: str) -> tuple[int, list[str], str]:
    """The action's script with a stand-in for `checker`: (exit code, the stand-in's arguments, the step's outputs)."""
    bin_ = tmp_path / "bin"
    bin_.mkdir(exist_ok=True)
    seen = tmp_path / "seen.json"
    fake = bin_ / "python"
    fake.write_text(
        f"#!{sys.executable}\nimport json, sys\nassert sys.argv[1:4] == ['-P', '-m', 'checker']\n"
        f"json.dump(sys.argv[4:], open({str(seen)!r}, 'w'))\nsys.exit({code})\n"
    )
    fake.chmod(0o755)
    action = read("action.yml")
    step = next(s for s in action["runs"]["steps"] if s.get("id") == "check")
    env = {"PATH": f"{bin_}{os.pathsep}{os.environ['PATH']}", "GITHUB_OUTPUT": str(tmp_path / "output")}
    env["GITHUB_ACTION_PATH"] = str(ROOT)
    for name, value in step["env"].items():
        key = re.findall(r"^\$\{\{ inputs\.([a-z-]+) \}\}$", value)[0]
        env[name] = inputs.get(key.replace("-", "_"), action["inputs"][key].get("default", ""))
    assert BASH is not None
    done = subprocess.run([BASH, "--noprofile", "--norc", "-eo", "pipefail", "-c", step["run"]],
                          env=env, cwd=tmp_path, capture_output=True, text=True, check=False)  # fmt: skip
    assert done.stderr == ""
    return done.returncode, json.loads(seen.read_text()), (tmp_path / "output").read_text()


@pytest.mark.skipif(BASH is None, reason="bash is not installed")
class TestAction:
    def test_defaults(self, tmp_path: Path) -> None:
        assert run_action(tmp_path, articles="articles/") == (
            0, ["check", "--github", "--fail-on=conflicting", "--", "articles/"], "exit-code=0\n",
        )  # fmt: skip

    def test_lists_and_spaces(self, tmp_path: Path) -> None:
        _, words, _ = run_action(
            tmp_path, articles="  a b/ \n\nc/*.txt\n", fail_on="number\nunique=20", out="r/x.md\nr/x y.html",
            rules="rules/", baseline="old.json", decisions="d.yaml",
        )  # fmt: skip
        assert words == [
            "check", "--github", "--fail-on=number", "--fail-on=unique=20", "--out=r/x.md", "--out=r/x y.html",
            "--baseline=old.json", "--decisions=d.yaml", "--rules=rules/", "--", "a b/", "c/*.txt",
        ]  # fmt: skip

    @pytest.mark.parametrize("code", [1, 2, 3])
    def test_exit_codes_pass_through(self, tmp_path: Path, code: int) -> None:
        done, _, output = run_action(tmp_path, code, articles="a")
        assert (done, output) == (code, f"exit-code={code}\n")

    def test_inputs_are_never_commands(self, tmp_path: Path) -> None:
        evil = "$(touch pwned)`touch pwned`; touch pwned #\n--rules=evil\n$HOME"
        _, words, _ = run_action(tmp_path, articles=evil, out="';touch pwned;'")
        assert not (tmp_path / "pwned").exists()
        assert words[words.index("--") + 1 :] == evil.split("\n")
        assert "--out=';touch pwned;'" in words

    def test_nothing_of_the_checked_out_repository_runs(self, tmp_path: Path) -> None:
        """With `pull_request_target` a stranger's file would run with the repository's secrets."""
        desk, bin_ = tmp_path / "desk", tmp_path / "bin"
        for folder in (desk, bin_):
            folder.mkdir()
        for name in ("pip", "checker", "json", "typer", "sitecustomize", "spacy"):
            (desk / f"{name}.py").write_text(f"open({str(tmp_path / 'pwned')!r}, 'w')\n")
        shim = bin_ / "python"  # the flags that the action gives, and the module, with something quick to do
        shim.write_text(f'#!{BASH}\nexec {sys.executable} "$1" "$2" "$3" --version\n')
        shim.chmod(0o755)
        env = {"PATH": f"{bin_}{os.pathsep}{os.environ['PATH']}", "GITHUB_OUTPUT": str(tmp_path / "output")}
        env |= {"GITHUB_ACTION_PATH": str(ROOT), "ARTICLES": "a", "MINUTES": "5"}
        env |= dict.fromkeys(("FAIL_ON", "OUT", "BASELINE", "DECISIONS", "RULES"), "")
        for step in read("action.yml")["runs"]["steps"]:
            if "run" in step:
                done = subprocess.run(
                    [str(BASH), "-c", step["run"]], env=env, cwd=desk, capture_output=True, check=False
                )
                assert done.returncode == 0, done.stderr
        assert not (tmp_path / "pwned").exists()

    def test_what_is_installed_has_its_hash_and_actions_theirs(self) -> None:
        steps = read("action.yml")["runs"]["steps"]
        install = next(s["run"] for s in steps if s.get("name") == "Install")
        assert "--require-hashes" in install
        assert "requirements/core.txt" in install
        for name in ("action.yml", ".github/workflows/ci.yml"):
            for used in re.findall(r"uses: (\S+)", (ROOT / name).read_text(encoding="utf-8")):
                assert re.fullmatch(r"[\w./-]+@[0-9a-f]{40}", used), used

    def test_a_run_has_an_end(self) -> None:
        assert "timeout --kill-after" in next(s for s in read("action.yml")["runs"]["steps"] if s.get("id"))["run"]
        for name in (".github/workflows/ci.yml", "examples/github/claims.yml"):
            assert all("timeout-minutes" in job for job in read(name)["jobs"].values())

    def test_no_input_stands_in_a_script(self) -> None:
        for step in read("action.yml")["runs"]["steps"]:
            assert "${{" not in step.get("run", "")


def options_of_check() -> set[str]:
    done = subprocess.run([sys.executable, "-c", "from checker.cli import main; main()", "check", "--help"],
                          capture_output=True, text=True, check=True, env={**os.environ, "COLUMNS": "200"})  # fmt: skip
    return set(re.findall(r"--[a-z-]+", done.stdout))


def test_options_that_the_files_use_exist() -> None:
    known = options_of_check()
    script = next(s for s in read("action.yml")["runs"]["steps"] if s.get("id") == "check")["run"]
    used = set(re.findall(r"--[a-z][a-z-]*", script)) - {"--kill-after"}
    for job in read("examples/gitlab/.gitlab-ci.yml").values():
        used |= {
            w for line in job["script"] if line.startswith("checker check") for w in re.findall(r"--[a-z-]+", line)
        }
    assert used <= known


def test_inputs_of_the_example_exist() -> None:
    steps = read("examples/github/claims.yml")["jobs"]["claims"]["steps"]
    used = next(s["with"] for s in steps if s.get("id") == "claims")
    assert set(used) <= set(read("action.yml")["inputs"])


def test_hooks_run_commands_that_exist() -> None:
    for hook in read(".pre-commit-hooks.yaml"):
        command = hook["entry"].split()
        done = subprocess.run([sys.executable, "-c", "from checker.cli import main; main()", *command[1:], "--help"],
                              capture_output=True, check=False)  # fmt: skip
        assert done.returncode == 0
        pattern = re.compile(hook["files"])
        assert pattern.search("rules/house.yaml")
        assert pattern.search("conflicts.yml")
        assert not pattern.search("docs/conflicts.yaml.md")


STORY = ROOT / "seeds" / "ferry-aground"
needs_story = pytest.mark.skipif(BASH is None or not STORY.is_dir(), reason="bash or the sample story is not here")


HOUSE = """version: 1
cues:
  - id: house-wire
    verbs: [telegraph]
    why: Our desk writes so of what comes by wire.
    tests:
      - text: Ada Quill telegraphed that the ferry would stop in June.
        finds: {source: Ada Quill, cue: telegraphed, content: that the ferry would stop in June}
      - {text: The telegraph poles were painted., finds: nothing}
"""


@pytest.fixture
def repository(tmp_path: Path) -> Path:
    """A desk's repository with articles and rules, and a `checker` on its PATH."""
    folder = tmp_path / "desk"
    shutil.copytree(STORY, folder / "articles" / "ferry")
    (folder / "rules").mkdir()
    (folder / "rules" / "cues.yaml").write_text(HOUSE)
    bin_ = tmp_path / "bin"
    bin_.mkdir()
    shims = (("checker", "-c 'from checker.cli import main; main()' \"$@\""), ("python", '"$@"'), ("pip", "-c ''"))
    for name, words in shims:
        (bin_ / name).write_text(f"#!{BASH}\nexec {sys.executable} {words}\n")
        (bin_ / name).chmod(0o755)
    return folder


def shell(folder: Path, script: str, **env: str) -> subprocess.CompletedProcess[str]:
    """*script* as a runner runs a step: bash, ending at the first command that fails."""
    path = f"{folder.parent / 'bin'}{os.pathsep}{os.environ['PATH']}"
    given = {k: v for k, v in os.environ.items() if not k.startswith(("GITHUB_", "CHECKER_"))}
    given |= {"PATH": path, "XDG_CACHE_HOME": str(folder.parent / "cache"), **env}
    given["GITHUB_ACTION_PATH"] = str(ROOT)
    return subprocess.run([str(BASH), "--noprofile", "--norc", "-eo", "pipefail", "-c", script], cwd=folder,
                          env=given, capture_output=True, text=True, check=False)  # fmt: skip


@needs_story
@pytest.mark.model
@pytest.mark.slow
def test_the_example_workflow_runs_from_its_inputs_to_its_commit(repository: Path) -> None:
    """The action's script with the example's inputs and the checker itself, then the example's last step."""
    steps = read("examples/github/claims.yml")["jobs"]["claims"]["steps"]
    chosen = next(s["with"] for s in steps if s.get("id") == "claims")
    action = read("action.yml")
    script = next(s for s in action["runs"]["steps"] if s.get("id") == "check")
    output, summary = repository.parent / "output", repository.parent / "summary.md"
    env = {}
    for name, value in script["env"].items():
        key = str(value).split("inputs.")[1].removesuffix(" }}")
        env[name] = chosen.get(key, action["inputs"][key].get("default", ""))
    done = shell(repository, script["run"], GITHUB_OUTPUT=str(output), GITHUB_STEP_SUMMARY=str(summary), **env)
    assert done.returncode == 1, done.stderr
    assert output.read_text() == "exit-code=1\n"
    annotations = re.findall(r"^::error file=(articles/ferry/[^,]+),line=\d+,col=\d+,title=", done.stderr, re.MULTILINE)
    assert len(annotations) == 4
    assert all((repository / name).is_file() for name in annotations)
    report = (repository / "reports" / "claims.md").read_text(encoding="utf-8")
    assert summary.read_text(encoding="utf-8") == report + "\n"
    assert sorted(p.name for p in (repository / "reports").iterdir()) == [
        "claims.html", "claims.json", "claims.md", "claims.sarif",
    ]  # fmt: skip

    again = shell(repository, script["run"], **{"GITHUB_OUTPUT": str(output), **env, "BASELINE": "reports/claims.json"})
    assert again.returncode == 0, again.stderr
    assert "0 new, 4 known, 0 gone" in again.stderr

    remote = repository.parent / "remote.git"
    git = "git -c user.name=a -c user.email=a@example.org"
    here = f"git init -q -b main && git add articles rules && {git} commit -qm one"
    there = f"git init -q --bare -b main {remote} && git remote add origin {remote} && git push -qu origin main"
    commit = next(s["run"] for s in steps if s.get("name") == "Commit the Markdown report")
    for part in (here, there, commit, commit):  # the second time there is nothing to commit
        step = shell(repository, part, HOME=str(repository.parent))
        assert step.returncode == 0, step.stderr
    files = shell(repository, f"git --git-dir {remote} show --name-only --format= main").stdout.split()
    assert files == ["reports/claims.md"]


@needs_story
@pytest.mark.model
@pytest.mark.slow
def test_the_gitlab_jobs_run(repository: Path) -> None:
    jobs = read("examples/gitlab/.gitlab-ci.yml")
    done = shell(repository, "\n".join(jobs["claims"]["script"]))
    assert done.returncode == 1, done.stderr
    kept = jobs["claims"]["artifacts"]
    for name in (*kept["paths"], kept["reports"]["junit"]):
        assert (repository / name).is_file()
    rules = shell(repository, "\n".join(jobs["rules"]["script"]))
    assert rules.returncode == 0, rules.stdout + rules.stderr


@needs_story
@pytest.mark.model
def test_the_hooks_pass_and_fail_on_the_files_that_pre_commit_gives_them(repository: Path) -> None:
    for hook in read(".pre-commit-hooks.yaml"):
        assert re.search(hook["files"], "rules/cues.yaml")
        given = f"{hook['entry']} rules/cues.yaml"
        assert shell(repository, given).returncode == 0, shell(repository, given).stdout
    broken = repository / "rules" / "cues.yaml"
    broken.write_text(broken.read_text().replace("verbs:", "verb:"))
    done = shell(repository, "checker rules check rules/cues.yaml")
    assert done.returncode == 2
    assert "rules/cues.yaml:4:5" in done.stdout + done.stderr
