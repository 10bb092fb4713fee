"""The rule that the README shows is right, and holds what it promises."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from typer.testing import CliRunner

README = Path(__file__).parents[2] / "README.md"


@pytest.mark.model
def test_the_rule_of_the_readme(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from checker.cli import app

    blocks = re.findall(r"^```yaml\n(.*?)^```$", README.read_text(encoding="utf-8"), re.MULTILINE | re.DOTALL)
    rules = [b for b in blocks if "version: 1" in b]
    assert rules
    monkeypatch.chdir(tmp_path)
    for number, text in enumerate(rules):
        Path(f"{number}.yaml").write_text(text, encoding="utf-8")
        names = re.findall(r"^ +- id: (\S+)", text, re.MULTILINE)
        checked = CliRunner().invoke(app, ["rules", "check", f"{number}.yaml"])
        assert checked.exit_code == 0, checked.output
        only = [x for name in names for x in ("--only", name)]
        tried = CliRunner().invoke(app, ["rules", "test", f"{number}.yaml", *only])
        assert tried.exit_code == 0, tried.output
