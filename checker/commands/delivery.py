"""Where a report goes: standard output, files by suffix, or a folder that gets every format asked for."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from checker.problems import CheckerError, Exit
from checker.records import Problem

if TYPE_CHECKING:
    from checker.commands.check import Format
    from checker.records import Report
    from checker.review.gate import Gate


READ = frozenset({"terminal", "markdown", "html", "csv"})
"""Forms that people read, for whom one report a story is made in a folder; JSON and the forms for machines stay one."""


@dataclass(frozen=True, slots=True)
class Target:
    """One form of the report and the file it goes to; None is standard output.

    With *apart* each story of a pile gets a file of its own besides.
    """

    form: str
    path: Path | None
    apart: bool = False


def destinations(forms: Sequence[Format] | None, out: Sequence[Path] | None) -> tuple[Target, ...]:
    """What to write where. Raises :class:`CheckerError` for a suffix no format has."""
    from checker.render import SUFFIXES

    chosen = [f.value for f in forms or ()]
    if not out:
        return tuple(Target(f, None) for f in chosen or ["terminal"])
    targets: list[Target] = []
    for path in out:
        if path.is_dir() or str(path).endswith("/") or (not path.suffix and not path.exists()):
            targets += [Target(f, path / f"report{_suffix(f)}", f in READ) for f in chosen or ["markdown"]]
        elif path.suffix.lower() in SUFFIXES:
            form = chosen[0] if len(chosen) == 1 and len(out) == 1 else SUFFIXES[path.suffix.lower()]
            targets.append(Target(form, path))
        elif len(chosen) == 1:
            targets.append(Target(chosen[0], path))
        else:
            known = ", ".join(sorted(SUFFIXES))
            raise CheckerError(
                Problem(
                    "E502",
                    "error",
                    f"no format is known for the suffix '{path.suffix}'",
                    str(path),
                    hint=f"known are {known}; or name one with --format",
                ),
                Exit.USAGE,
            )
    return tuple(targets)


def ready(targets: Sequence[Target], *, inputs: Sequence[str], baseline: Path | None, decisions: Path | None) -> None:
    """Find out before the articles are read what would stop the report at the end.

    Raises :class:`CheckerError` where a file could not be written, would be written twice or is an input, where the
    baseline is no report, where a decisions file that was named does not exist, and where SOURCE_DATE_EPOCH is no time.
    """
    from checker.output import ready as writable
    from checker.review.decisions import today
    from checker.review.reports import read_report

    today()
    seen: dict[Path, Path] = {}
    for path in (t.path for t in targets if t.path is not None):
        writable(path, inputs=inputs)
        same = seen.setdefault(path.resolve(), path)
        if same is not path:
            problem = Problem("E501", "error", "not written: two reports would go there", str(path))
            raise CheckerError(problem, Exit.USAGE)
    if baseline is not None:
        read_report(baseline, what="baseline")
    if decisions is not None and not decisions.is_file():
        problem = Problem("E601", "error", "no such decisions file", str(decisions), hint="checker decide writes one")
        raise CheckerError(problem, Exit.USAGE)


def _suffix(form: str) -> str:
    from checker.render import RENDERERS

    return RENDERERS[form].suffix


def deliver(
    report: Report,
    targets: Sequence[Target],
    *,
    gate: Gate,
    everything: bool,
    width: int | None,
    baseline: Path | None,
    before: Report | None,
    decisions: Path | None,
    github: bool,
    inputs: Sequence[str],
    quiet: bool = False,
) -> tuple[bool, Report]:
    """Render, write, print the closing line. Writing is all or nothing, file by file.

    Gives (whether the gate fails, the report with what is wrong with decisions added to its problems).
    """
    from checker import lastreport
    from checker.commands.progress import phase
    from checker.output import write
    from checker.render import render
    from checker.review.reviewed import review
    from checker.stories.apart import apart
    from checker.streams import note, say

    reviewed = review(report, decisions=decisions, baseline=baseline, before=before, inputs=inputs)
    lastreport.keep(report)

    def shown(target: Target, some: Report) -> str:
        terminal = None if target.path is None else False
        return render(target.form, some, review=reviewed, everything=everything, width=width, colour=terminal,
                      links=terminal)  # fmt: skip

    for target in targets:
        text = shown(target, reviewed.report)
        if target.path is None:
            say(_fenced(text) if github else text)
        else:
            write(target.path, text, inputs=inputs)
            parts = list(apart(reviewed.report)) if target.apart else []
            with phase(f"writing {target.path.name} story by story", quiet=quiet, total=len(parts)) as another:
                for story, own in parts:
                    day = own.articles[0].published
                    name = f"{day.isoformat() if day else 'undated'}-{story.id}{target.path.suffix}"
                    write(target.path.parent / "stories" / name, shown(target, own), inputs=inputs)
                    another()
    if github:
        from checker.render.github import announce

        announce(reviewed)
    # a report that people read ends with the same lines; a run that writes files only must not end without a word
    if not any(t.path is None and t.form in ("terminal", "markdown") for t in targets):
        for line in filter(None, ("" if quiet else _summary(report), reviewed.counts)):
            note(line)
    met = gate.why(reviewed)
    if met:
        note(f"--fail-on: {', '.join(met)}")
    return bool(met), reviewed.report


def _fenced(text: str) -> str:
    from checker.render.github import fenced

    return fenced(text)


def _summary(report: Report) -> str:
    """The counts of a report in one line."""
    from collections import Counter

    found = Counter(v.label for v in report.verdicts)
    return f"{found['conflicting']:,} conflicting, {found['corroborated']:,} corroborated, {found['unique']:,} unique"
