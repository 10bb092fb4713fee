"""Export a picture of every format of one sample story into docs/img/, for docs/reports.md.

The HTML page is photographed by Chromium where that is installed, else its picture stays as it is.
"""

from __future__ import annotations

import os
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile
from io import StringIO

from rich.console import Console
from rich.syntax import Syntax

from checker.render import RENDERERS, SUFFIXES

ROOT = pathlib.Path(__file__).resolve().parent.parent
STORY = "seeds/ferry-aground"
WIDTH, LINES = 100, 34
LEXERS = {".md": "markdown", ".json": "json", ".jsonl": "json", ".csv": "text", ".xml": "xml", ".sarif": "json"}


def picture(text: str, title: str, lexer: str) -> str:
    """The beginning of *text* as SVG, without the web fonts that rich would have the reader fetch."""
    whole = text.splitlines()[: LINES if len(text.splitlines()[0]) < 2 * WIDTH else LINES // 4]
    most = WIDTH * (2 if len(whole) > 8 else 4)
    lines = [line if len(line) <= most else line[:most] + " …" for line in whole]
    console = Console(record=True, width=WIDTH, file=StringIO())
    console.print(Syntax("\n".join(lines), lexer, word_wrap=True, theme="monokai", background_color="default"))
    svg = console.export_svg(title=title, unique_id="checker")
    return re.sub(r"@font-face \{.*?\}", "", svg, flags=re.DOTALL)


def photograph(page: pathlib.Path, goal: pathlib.Path) -> bool:
    """Whether Chromium is here and took a picture of *page*."""
    browser = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
    if browser is None:
        return False
    command = [browser, "--headless", "--no-sandbox", "--disable-gpu", "--hide-scrollbars", "--window-size=1100,1500"]
    subprocess.run([*command, f"--screenshot={goal}", page.as_uri()], check=True, capture_output=True)
    return True


def main() -> int:
    folder = ROOT / "docs" / "img"
    folder.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as name:
        out = pathlib.Path(name)
        forms = [w for form in SUFFIXES.values() for w in ("--format", form)]
        command = [sys.executable, "-m", "checker", "check", STORY, "--quiet", "--github", *forms, "--out", f"{out}/"]
        env = {**os.environ, "CHECKER_NO_STORE": "1", "GITHUB_STEP_SUMMARY": ""}
        done = subprocess.run(command, cwd=ROOT, check=True, env=env, stderr=subprocess.PIPE, encoding="utf-8")
        annotations = "".join(line for line in done.stderr.splitlines(keepends=True) if line.startswith("::"))
        _draw(annotations, "--github", "github", "text")
        for suffix, form in SUFFIXES.items():
            made = out / f"report{suffix}"
            if form == "html":
                goal = folder / "format-html.png"
                print(f"docs/img/{goal.name}" + ("" if photograph(made, goal) else ": left, no Chromium here"))
            elif suffix in LEXERS:
                text = made.read_text(encoding="utf-8").removeprefix("\ufeff")
                _draw(text, f"report{suffix}", form, LEXERS[suffix])
    return 0


def _draw(text: str, name: str, form: str, lexer: str) -> None:
    """Write the picture of *text*, one form of a report, into docs/img/."""
    goal = ROOT / "docs" / "img" / f"format-{form}.svg"
    goal.write_text(picture(text, f"{name}: {RENDERERS[form].about}", lexer) + "\n", encoding="utf-8")
    print(f"docs/img/{goal.name}")


if __name__ == "__main__":
    sys.exit(main())
