"""Write the Markdown reports of the sample stories into reports/, or say that they are stale (--check)."""

from __future__ import annotations

import argparse
import pathlib
import subprocess
import sys
import tempfile

ROOT = pathlib.Path(__file__).resolve().parent.parent


def write(folder: pathlib.Path) -> list[pathlib.Path]:
    """One report a story in seeds/, written by the same command that a CI job runs."""
    out = []
    for story in sorted(p for p in (ROOT / "seeds").iterdir() if p.is_dir()):
        path = folder / f"{story.name}.md"
        done = subprocess.run(
            [sys.executable, "-m", "checker", "check", f"seeds/{story.name}", "--quiet", "--out", str(path)],
            cwd=ROOT,
            check=False,
        )
        if done.returncode:
            sys.exit(f"checker check seeds/{story.name} ended with {done.returncode}")
        out.append(path)
    return out


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--check", action="store_true", help="write nothing; exit 1 where reports/ is stale")
    args = parser.parse_args()
    if not args.check:
        write(ROOT / "reports")
        return 0
    with tempfile.TemporaryDirectory() as folder:
        fresh = write(pathlib.Path(folder))
        stale = [
            p.name
            for p in fresh
            if not (ROOT / "reports" / p.name).is_file() or (ROOT / "reports" / p.name).read_bytes() != p.read_bytes()
        ]
    if stale:
        print(f"stale in reports/: {', '.join(stale)}; run make reports and commit the result", file=sys.stderr)
    return 1 if stale else 0


if __name__ == "__main__":
    sys.exit(main())
