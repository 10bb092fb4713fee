"""How alignment grows: candidate pairs, time and memory for 1,000, 10,000 and 100,000 claims.

    python -m benchmarks.scale [--sizes 1000 10000 100000] [--runs 3] [--no-extract]

Claims are generated from the words of the sample stories in ``seeds/``: twenty stories whatever the size, each with
its own names and speakers; every statement names two people or places of its own and is reported by two to five
outlets that drop, add and replace words. Each size runs several times, each in a process of its own, and counts with
its least time and its greatest memory: what else the machine does only adds. Prints the growth exponents between the
smallest and the largest size, the recall of blocking against all pairs at the smallest, and what grouping costs
against extracting as many claims from text.
"""

from __future__ import annotations

import argparse
import json
import math
import pathlib
import random
import re
import resource
import subprocess
import sys
import time
from decimal import Decimal
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from checker.records import Article, Claim, Kind

KINDS: tuple[Kind, ...] = ("direct", "indirect", "indirect", "mixed")
ROOT = pathlib.Path(__file__).resolve().parent.parent
STORIES = 20
PER_ARTICLE = 20


def vocabulary() -> list[str]:
    """The longer words of the sample stories, which are mostly words of content, in alphabetical order."""
    texts = (p.read_text(encoding="utf-8") for p in sorted((ROOT / "seeds").rglob("*.*")) if p.suffix in {".txt"})
    return sorted({w.lower() for t in texts for w in re.findall(r"[A-Za-z]{5,}", t)})


def _name(rng: random.Random, words: list[str]) -> str:
    middle = "".join(rng.choice(("ra", "lo", "mi", "ste", "ku", "ven", "do", "gar")) for _ in range(2))
    return f"{rng.choice(words).title()}{middle}{rng.choice(('son', 'ov', 'ez', 'berg', 'ia'))}"


def generate(size: int, seed: int = 1) -> tuple[list[Claim], list[Article]]:
    """(claims, articles): *size* claims in articles of twenty."""
    from checker.records import Article, Attribution, Claim, Facts, Quantity, Span, Speaker, Word

    rng = random.Random(seed)
    words = vocabulary()
    stories = [[_name(rng, words) for _ in range(25)] for _ in range(STORIES)]
    drafts: list[tuple[int, list[str], str, Kind]] = []
    while len(drafts) < size:
        story = rng.randrange(STORIES)
        names = stories[story]
        base = [rng.choice(words) for _ in range(rng.randrange(7, 22))]
        base[:2] = rng.sample(names, 2)
        base[2:4] = [_name(rng, words) for _ in range(2)]  # people and places that only this statement names
        if rng.random() < 0.4:
            base.append(str(rng.randrange(3, 90_000)))
        speaker = rng.choice(names[:12])
        for _ in range(rng.randrange(2, 6)):
            told = [rng.choice(words) if rng.random() < 0.15 else w for w in base if rng.random() > 0.12]
            drafts.append((story, told or base, speaker, rng.choice(KINDS)))
    drafts = drafts[:size]
    rng.shuffle(drafts)
    claims, articles = [], []
    for n in range(0, size, PER_ARTICLE):
        text, own = "", []
        for m, (_, told, speaker, kind) in enumerate(drafts[n : n + PER_ARTICLE]):
            start = len(text)
            spans, found = [], []
            for w in told:
                spans.append(Span(len(text), len(text) + len(w)))
                pos = "PROPN" if w[0].isupper() else "NUM" if w[0].isdigit() else "NOUN"
                found.append(Word(w, w.lower(), pos, spans[-1]))
                text += w + " "
            text += "\n"
            whole = Span(start, len(text) - 2)
            figures = tuple(
                Quantity(Decimal(w.text), Decimal(w.text), "", (), False, w.span) for w in found if w.pos == "NUM"
            )
            key = f"{n + m:08}"
            own.append(
                Claim(
                    key,
                    f"a{n}",
                    " ".join(told),
                    Attribution(key, (), (), (whole,), kind),
                    Speaker(speaker.lower(), speaker, "name"),
                    Facts(words=tuple(found), quantities=figures),
                )
            )
        claims += own
        articles.append(Article(f"a{n}", f"outlet {n % 97}", text, Span(0, len(text)), ""))
    return claims, articles


def measure(size: int) -> dict[str, float]:
    """Candidate pairs, CPU seconds and peak memory (MB) of grouping *size* claims; of few, the recall of blocking."""
    from checker.alignment.group import align
    from checker.alignment.profiles import profile, story_of
    from checker.alignment.score import score_profiles
    from checker.rulebook import load

    thresholds = load().thresholds
    claims, articles = generate(size)
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    start = time.process_time()
    found = align(claims, articles, thresholds)
    out = {
        "size": size,
        "candidates": found.candidates,
        "seconds": time.process_time() - start,
        "groups": len(found.groups),
        "before_mb": before / 1024,
        "peak_mb": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024,
    }
    if size <= 1000:
        from checker.alignment.blocking import candidates

        story = story_of(claims)
        ready = sorted((profile(c, story) for c in claims), key=lambda p: p.id)
        seen = set(map(tuple, candidates(ready, thresholds.too_common).tolist()))
        strong = [
            (i, j)
            for i, a in enumerate(ready)
            for j, b in enumerate(ready[i + 1 :], i + 1)
            if a.article != b.article and score_profiles(a, b, thresholds.weights).score >= thresholds.link
        ]
        out["recall"] = sum(p in seen for p in strong) / max(1, len(strong))
        out["strong"] = len(strong)
    return out


def extraction() -> tuple[float, int]:
    """CPU seconds that reading the sample stories costs, without loading, and the claims it gives."""
    from checker.articles import read
    from checker.choices import Options
    from checker.pipeline import load_tools, read_claims
    from checker.records import Article
    from checker.rulebook import load

    tools = load_tools(Options(), load())
    articles = [a for a in read([str(ROOT / "seeds")]) if isinstance(a, Article)]
    read_claims(articles[0], tools)
    start = time.process_time()
    claims = sum(len(read_claims(a, tools, narration=True).claims) for a in articles)
    return time.process_time() - start, claims


def best(size: int, runs: int) -> dict[str, float]:
    """What :func:`measure` says of *size*, in *runs* processes one after the other: least time, greatest memory."""
    command = [sys.executable, "-m", "benchmarks.scale", "--one", str(size)]
    found = []
    for _ in range(runs):
        done = subprocess.run(command, cwd=ROOT, check=True, stdout=subprocess.PIPE, encoding="utf-8")
        found.append(json.loads(done.stdout))
    least = min(found, key=lambda row: row["seconds"])
    return {**least, "peak_mb": max(row["peak_mb"] for row in found)}


def main() -> None:
    ap = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    ap.add_argument("--sizes", type=int, nargs="+", default=[1000, 10_000, 100_000])
    ap.add_argument("--runs", type=int, default=3, help="Processes a size; the least time counts.")
    ap.add_argument("--no-extract", action="store_true")
    ap.add_argument("--one", type=int, help=argparse.SUPPRESS)
    a = ap.parse_args()
    if a.one:
        return print(json.dumps(measure(a.one)))
    rows = []
    for size in a.sizes:
        rows.append(best(size, a.runs))
        print(
            "{size:>8} claims  {candidates:>9} candidate pairs  {groups:>7} groups  {seconds:8.2f} s CPU"
            "  {peak_mb:6.0f} MB peak".format(**rows[-1]),
            flush=True,
        )
        if "recall" in rows[-1]:
            print("          blocking finds {recall:.4f} of the {strong} links of all pairs".format(**rows[-1]))
    if len(rows) > 1:
        ratio = math.log(rows[-1]["size"] / rows[0]["size"])
        print(
            "growth exponent: "
            + ", ".join(
                f"{key} {math.log(rows[-1][key] / rows[0][key]) / ratio:.3f}" for key in ("candidates", "seconds")
            )
        )
    if not a.no_extract:
        seconds, claims = extraction()
        each = rows[-1]["seconds"] / rows[-1]["size"]
        print(
            f"extracting costs {1000 * seconds / claims:.1f} ms CPU a claim, grouping {1000 * each:.2f} ms: "
            f"{each / (seconds / claims):.3f} of it"
        )
    return None


if __name__ == "__main__":
    main()
