"""Export the picture of a terminal report that the README shows (docs/img/report.svg), from the sample stories."""

from __future__ import annotations

import os
import pathlib
import re
import subprocess
import sys
from io import StringIO

from rich.console import Console
from rich.text import Text

ROOT = pathlib.Path(__file__).resolve().parent.parent
WIDTH = 100
PICTURES = {"report.svg": ["check", "seeds/ferry-aground"], "speakers.svg": ["speakers", "seeds/kolkata-meeting"]}


def picture(command: list[str]) -> str:
    """The terminal output of a command as SVG, without the web fonts that rich would have the reader fetch."""
    env = os.environ | {"FORCE_COLOR": "1", "COLUMNS": str(WIDTH), "TERM": "xterm-256color"}
    env.pop("NO_COLOR", None)
    done = subprocess.run(
        [sys.executable, "-m", "checker", *command],
        cwd=ROOT,
        env=env,
        capture_output=True,
        encoding="utf-8",
        check=True,
    )
    # links to files would lead into the folders of whoever made the picture
    output = re.sub(r"\x1b]8;[^\x1b\x07]*(?:\x1b\\|\x07)", "", done.stdout)
    console = Console(record=True, width=WIDTH, file=StringIO())
    console.print(Text.from_ansi(output))
    svg = console.export_svg(title="checker " + " ".join(command), unique_id="checker")
    return re.sub(r"@font-face \{.*?\}", "", svg, flags=re.DOTALL)


def main() -> int:
    folder = ROOT / "docs" / "img"
    folder.mkdir(parents=True, exist_ok=True)
    for name, command in PICTURES.items():
        (folder / name).write_text(picture(command) + "\n", encoding="utf-8")
        print(f"docs/img/{name}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
