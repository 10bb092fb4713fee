"""Write the reports of the sample stories, or say that they are stale (--check).

Markdown goes into reports/, as a CI job would write it; every form goes into tests/samples/, with a story whose text
tries to break out of each. Scores and confidences are left out of the JSON forms there: their last digits are those
of the machine.
"""

from __future__ import annotations

import argparse
import json
import pathlib
import shutil
import subprocess
import sys
import tempfile
from typing import Any

from checker.render import RENDERERS

ROOT = pathlib.Path(__file__).resolve().parent.parent
SAMPLES = "tests/samples"
UNSTEADY = frozenset({"confidence", "score", "parts", "model"})


def write(folder: pathlib.Path) -> list[pathlib.Path]:
    """The files of all stories under *folder*, laid out as in the repository, by the command that a CI job runs."""
    out = []
    stories = {p.name: f"seeds/{p.name}" for p in sorted((ROOT / "seeds").iterdir()) if p.is_dir()}
    for name, path in {**stories, "hostile": f"{SAMPLES}/hostile.jsonl"}.items():
        target = folder / SAMPLES / name
        forms = [word for form in RENDERERS if form != "github" for word in ("--format", form)]
        done = subprocess.run(
            [sys.executable, "-m", "checker", "check", path, "--quiet", *forms, "--out", f"{target}/"],
            cwd=ROOT,
            check=False,
            stderr=subprocess.DEVNULL,
        )
        if done.returncode:
            sys.exit(f"checker check {path} ended with {done.returncode}")
        for form in (".json", ".jsonl"):
            steady(target / f"report{form}")
        if name in stories:
            report = folder / "reports" / f"{name}.md"
            report.parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(target / "report.md", report)
            out.append(report)
        out += sorted(target.iterdir())
    return out


def steady(path: pathlib.Path) -> None:
    """Take out of a JSON or JSON Lines file what depends on the machine's arithmetic."""
    indent = 1 if path.suffix == ".json" else None
    text = path.read_text(encoding="utf-8")
    values = [json.loads(part) for part in ([text] if indent else text.splitlines()) if part.strip()]
    lines = [json.dumps(without(v), indent=indent, ensure_ascii=True, sort_keys=True) for v in values]
    path.write_text("".join(f"{line}\n" for line in lines), encoding="utf-8")


def without(value: Any) -> Any:
    """*value* without the keys of :data:`UNSTEADY`, at any depth."""
    if isinstance(value, dict):
        return {k: without(v) for k, v in value.items() if k not in UNSTEADY}
    return [without(v) for v in value] if isinstance(value, list) else value


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--check", action="store_true", help="write nothing; exit 1 where a report is stale")
    args = parser.parse_args()
    if not args.check:
        write(ROOT)
        return 0
    with tempfile.TemporaryDirectory() as name:
        folder = pathlib.Path(name)
        stale = []
        for path in write(folder):
            kept = ROOT / path.relative_to(folder)
            if not kept.is_file() or kept.read_bytes() != path.read_bytes():
                stale.append(str(path.relative_to(folder)))
    if stale:
        print(f"stale: {', '.join(stale)}; run make reports, read the difference and commit it", file=sys.stderr)
    return 1 if stale else 0


if __name__ == "__main__":
    sys.exit(main())
