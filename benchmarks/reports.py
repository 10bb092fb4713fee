"""Write the reports of the sample stories, or say that they are stale (--check).

Markdown goes into reports/, as a CI job would write it; every form goes into tests/samples/, with a story whose text
tries to break out of each. The files are what the command writes, byte for byte. What the tagger is sure of differs in
its last digits from one kind of processor to another, so --check lets these figures of the JSON forms differ by
:data:`SLACK`; everything around them must be the same bytes.
"""

from __future__ import annotations

import argparse
import os
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile

from checker.render import RENDERERS

ROOT = pathlib.Path(__file__).resolve().parent.parent
SAMPLES = "tests/samples"
UNSTEADY = re.compile(r'(?<=")(confidence|tagger)": (\d+(?:\.\d+)?)(?=[,}\n])')
SLACK = 0.02


def write(folder: pathlib.Path) -> list[pathlib.Path]:
    """The files of all stories under *folder*, laid out as in the repository, by the command that a CI job runs."""
    out = []
    stories = {p.name: f"seeds/{p.name}" for p in sorted((ROOT / "seeds").iterdir()) if p.is_dir()}
    forms = [word for form in RENDERERS if form != "github" for word in ("--format", form)]
    env = {k: v for k, v in os.environ.items() if k != "GITHUB_STEP_SUMMARY"}
    for name, path in {**stories, "hostile": f"{SAMPLES}/hostile.jsonl"}.items():
        target = folder / SAMPLES / name
        command = [sys.executable, "-m", "checker", "check", path, "--quiet", "--github", *forms, "--out", f"{target}/"]
        done = subprocess.run(command, cwd=ROOT, env=env, check=False, capture_output=True)
        if done.returncode:
            sys.exit(f"checker check {path} ended with {done.returncode}")
        # annotations are workflow commands on standard error, among the problems that people read
        commands = [line for line in done.stderr.splitlines(keepends=True) if line.startswith(b"::")]
        (target / f"report{RENDERERS['github'].suffix}").write_bytes(b"".join(commands))
        if name in stories:
            report = folder / "reports" / f"{name}.md"
            report.parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(target / "report.md", report)
            out.append(report)
        out += sorted(target.iterdir())
    return out


def alike(kept: bytes, made: bytes) -> bool:
    """Whether two files are the same but for how sure the tagger is, by at most :data:`SLACK`."""
    if kept == made:
        return True
    old, new = kept.decode(), made.decode()
    figures = [[float(n) for _, n in UNSTEADY.findall(text)] for text in (old, new)]
    return UNSTEADY.sub(r"\1", old) == UNSTEADY.sub(r"\1", new) and all(
        abs(a - b) <= SLACK for a, b in zip(*figures, strict=True)
    )


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
            if not kept.is_file() or not alike(kept.read_bytes(), path.read_bytes()):
                stale.append(str(path.relative_to(folder)))
    if stale:
        print(f"stale: {', '.join(stale)}; run make reports, read the difference and commit it", file=sys.stderr)
    return 1 if stale else 0


if __name__ == "__main__":
    sys.exit(main())
