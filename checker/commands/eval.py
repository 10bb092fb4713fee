"""`checker eval`: score extraction against hand-marked articles."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from checker.commands.garbage import loaded
from checker.commands.options import Attitudes, EngineChoice, EngineOption, Model, Rules, exit_code, options, tell

if TYPE_CHECKING:
    from checker.attribution.evaluation import Evaluation


def evaluate(
    gold: Annotated[
        Path,
        typer.Argument(metavar="GOLD", help="JSON Lines with attributions, a brat .ann file, or a folder of them."),
    ],
    rules: Rules = None,
    model: Model = None,
    engine: EngineOption = EngineChoice.hybrid,
    attitudes: Attitudes = False,
    errors: Annotated[
        Path | None, typer.Option("--errors", metavar="FILE", help="Write every error, JSON Lines.")
    ] = None,
    as_json: Annotated[bool, typer.Option("--json", help="Print the figures as JSON.")] = False,
) -> None:
    """Score extraction against hand-marked articles: figures, recall by construction, and the errors."""
    from checker.attribution import gold as marked
    from checker.attribution.evaluation import evaluate as run
    from checker.output import write
    from checker.pipeline import load_tools
    from checker.records import Problem
    from checker.streams import say

    chosen, book = options(rules, model, engine, attitudes, 1)
    problems: list[Problem] = list(book.problems)
    articles = []
    for item in marked.read(gold):
        if isinstance(item, Problem):
            problems.append(item)
        else:
            articles.append(item)
    tell(problems)
    if articles:
        result = run(loaded(load_tools(chosen, book)).engine, articles, speech=not attitudes)
        if errors is not None:
            write(errors, "".join(line + "\n" for line in _errors(result)), inputs=[str(gold)])
        say(json.dumps(_figures(result), indent=1) + "\n" if as_json else _table(result))
    raise SystemExit(int(exit_code(problems)))


def _figures(result: Evaluation) -> dict[str, Any]:
    from checker.attribution.scoring import figures

    counts = result.counts
    rows = {
        name: {"precision": round(p, 4), "recall": round(r, 4), "f1": round(f, 4)}
        for name, (p, r, f) in figures(counts).items()
    }
    return {
        "articles": result.articles,
        "gold": counts["gold"],
        "found": counts["found"],
        **rows,
        "source accuracy": round(counts["end_to_end"] / counts["relaxed"], 4) if counts["relaxed"] else 0.0,
        "recall": {
            k: {m: round(counts[f"{m} {k}"] / counts[f"gold {k}"], 4) for m in ("relaxed", "end_to_end")}
            for k in ("direct", "mixed", "indirect")
            if counts[f"gold {k}"]
        },
        "constructions": {
            name: {
                "gold": row["gold"],
                "content": round(row["content"] / row["gold"], 4),
                "end_to_end": round(row["end_to_end"] / row["gold"], 4),
            }
            for name, row in sorted(result.constructions.items(), key=lambda x: (-x[1]["gold"], x[0]))
        },
    }


def _table(result: Evaluation) -> str:
    figures = _figures(result)
    out = [
        f"{figures['articles']} articles, {figures['gold']} attributions marked, {figures['found']} found",
        "",
        f"{'':14}{'precision':>10}{'recall':>10}{'F1':>10}",
    ]
    for name in ("content", "strict", "end to end", "cue", "words"):
        row = figures[name]
        out.append(f"{name:14}{100 * row['precision']:10.1f}{100 * row['recall']:10.1f}{100 * row['f1']:10.1f}")
    out += [
        f"source accuracy on matched contents {100 * figures['source accuracy']:.1f}",
        "",
        f"{'recall by construction':34}{'marked':>8}{'content':>10}{'end to end':>12}",
    ]
    for name, row in figures["constructions"].items():
        out.append(f"{name:34}{row['gold']:8}{100 * row['content']:10.1f}{100 * row['end_to_end']:12.1f}")
    for name, row in figures["recall"].items():
        out.append(f"{'all ' + name:34}{'':8}{100 * row['relaxed']:10.1f}{100 * row['end_to_end']:12.1f}")
    kinds = [miss.kind for _, miss in result.errors]
    out += [
        "",
        ", ".join(f"{kinds.count(k)} {k}" for k in ("missed", "not in the gold", "other source"))
        + "; --errors FILE lists them",
    ]
    return "\n".join(out) + "\n"


def _errors(result: Evaluation) -> list[str]:
    from checker.attribution.gold import Marked

    def shown(text: str, one: Marked | None) -> dict[str, str] | None:
        if one is None:
            return None
        return {part: " … ".join(s.text(text) for s in getattr(one, part)) for part in ("source", "cue", "content")}

    return [
        json.dumps(
            {
                "id": gold.id,
                "kind": miss.kind,
                "gold": shown(gold.text, miss.gold),
                "found": shown(gold.text, miss.found),
            },
            ensure_ascii=False,
        )
        for gold, miss in result.errors
    ]
