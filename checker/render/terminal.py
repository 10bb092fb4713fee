"""The report for a terminal: conflicts first, with carets under the words or figures that differ.

Everything reads without colour: verdicts and levels are words, marks are carets, diffs use ``[-…-]`` and ``{+…+}``.
Text of articles only ever enters as :class:`rich.text.Text`, cleaned before; it is never markup.
"""

from __future__ import annotations

import os
import re
import shutil
import sys
from collections.abc import Mapping, Sequence
from io import StringIO
from pathlib import Path

from rich.cells import cell_len
from rich.console import Console
from rich.style import Style
from rich.text import Text

from checker.problems import line_of
from checker.records import Change, Problem, Report
from checker.render.excerpt import Excerpt, plain, shorten
from checker.render.folding import by_outlet, tally, together
from checker.render.layout import wrap
from checker.render.matrix import Matrix, matrix_of
from checker.render.options import DEFAULT_WIDTH, RenderOptions
from checker.render.remarks import remarks_of
from checker.render.view import (
    REST,
    SHOWN,
    SPEAKERS,
    TITLES,
    Dispute,
    Entry,
    Passage,
    Section,
    Shown,
    View,
    count,
)
from checker.render.viewing import by_story, story_title, view_of
from checker.render.wordings import told

STYLES: dict[Section, str] = {
    "conflicting": "bold red",
    "corroborated": "bold green",
    "differing": "bold magenta",
    "copied": "bold yellow",
    "unique": "bold blue",
}
MARKED = {"material": "bold reverse", "minor": "underline"}
INDENT = 4
CONFLICT_LIMIT, SENTENCE_LIMIT = 700, 260
MOST_PROBLEMS = 20


def render(report: Report, options: RenderOptions) -> str:
    """The report as text; with ``colour`` it holds ANSI sequences, without it none at all."""
    return _Writer(options).write(view_of(report, options.review))


def settings(options: RenderOptions) -> tuple[int, bool, bool]:
    """(width, colour, links), None filled in: a terminal's own width and colour, else 80 columns and plain text.

    A report for a file (``colour`` False) never takes the width of the terminal it was made in.
    """
    # FORCE_COLOR asks for what a terminal would get, for instance in CI logs that show colours
    terminal = sys.stdout.isatty() or bool(os.environ.get("FORCE_COLOR"))
    own = terminal and options.colour is None
    width = options.width or (shutil.get_terminal_size((DEFAULT_WIDTH, 24)).columns if own else DEFAULT_WIDTH)
    lively = terminal and not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb"
    colour = lively if options.colour is None else options.colour
    return max(40, min(width, 400)), colour, colour and (lively if options.links is None else options.links)


class _Writer:
    """Prints parts of a view, one after the other, into a string."""

    def __init__(self, options: RenderOptions) -> None:
        self.options = options
        self.width, self.colour, self.links = settings(options)
        self.out = StringIO()
        self.console = Console(
            file=self.out,
            width=self.width,
            force_terminal=self.colour,
            color_system="standard" if self.colour else None,
            no_color=not self.colour,
            legacy_windows=False,
            highlight=False,
            markup=False,
            emoji=False,
            _environ={},
        )

    def write(self, view: View) -> str:
        self.line(Text(view.summary, "bold"))
        self.line(Text(view.scope, "dim"))
        numbers = {id(e): n for n, e in enumerate(view.entries, 1)}
        parts = by_story(view)
        for number, (story, part) in enumerate(parts, 1):
            if story:
                self.line(Text())
                self.line(Text(story_title(story, number, len(parts)), "bold underline"))
                self.line(Text(part.summary, "dim"))
            self.story(part, numbers)
        self.problems(view.report.problems)
        self.line(Text())
        self.line(Text(view.summary, "bold"))
        if self.options.review is not None and self.options.review.counts:
            self.line(Text(self.options.review.counts, "bold"))
        text = "\n".join(line.rstrip() for line in self.out.getvalue().split("\n"))
        # rich numbers hyperlinks at random; the report must be the same bytes each time
        return re.sub(r"\x1b\]8;id=[^;]*;", "\x1b]8;;", text)

    def story(self, view: View, numbers: Mapping[int, int]) -> None:
        for name in SHOWN:
            entries = view.section(name)
            if entries:
                self.title(TITLES[name], len(entries), STYLES[name])
            for entry in entries:
                self.entry(entry, numbers[id(entry)], view)
        self.unique(view)
        self.matrix(matrix_of(view, numbers))

    def line(self, text: Text, indent: int = 0, hang: int = 0) -> None:
        """Print *text*, wrapped, *indent* columns in and *hang* more from its second line on."""
        room = max(12, self.width - indent - hang)
        for i, piece in enumerate(text.wrap(self.console, room, overflow="fold") or [Text()]):
            pad = " " * (indent + (hang if i else 0))
            self.console.print(Text(pad) + piece, soft_wrap=True)

    def title(self, words: str, size: int, style: str) -> None:
        label = f"{words} ({size:,})"
        self.line(Text())
        self.line(Text.assemble((label, style), " ", ("─" * max(0, self.width - cell_len(label) - 1), "dim")))

    def entry(self, entry: Entry, number: int, view: View) -> None:
        self.line(Text())
        head = Text.assemble((f"{number:>2}. ", "bold"), (entry.headline, "bold"))
        if not entry.asks:
            head.append(f": {entry.gist}")
        self.line(head, 0, INDENT)
        facts = [entry.spread, SPEAKERS[entry.verdict.speakers]]
        if entry.section == "conflicting":
            facts.insert(0, entry.gravity)
        self.line(Text(" · ".join([*facts, f"id {view.handle(entry.verdict.group.id)}"]), "dim"), INDENT)
        if self.options.review is not None:
            for word in self.options.review.words_for(entry.verdict):
                self.line(Text(plain(word), "bold"), INDENT, 2)
        for dispute in entry.disputes:
            self.dispute(dispute)
        if entry.settled and not self.options.everything:
            self.line(Text("--all shows it in full", "dim"), INDENT)
            return
        self.remarks(entry)
        for part in entry.passages:
            if part and part[0].first is not entry.claims[0]:
                self.line(Text())
                self.line(Text(f"{REST}:"), INDENT)
            for passage in part:
                disputed = passage.first.disputed
                self.passage(passage, CONFLICT_LIMIT if disputed else 0 if self.options.everything else SENTENCE_LIMIT)

    def dispute(self, dispute: Dispute) -> None:
        first = dispute.first
        if first.diff:
            self.line(_diff(first.diff), INDENT, 2)
            left, right = dispute.names
            self.line(
                Text.assemble(
                    ("[-", "red"), f"{left}", ("-]", "red"), "  ", ("{+", "green"), right, ("+}", "green"), style="dim"
                ),
                INDENT,
                2,
            )
        else:
            size = min(max(cell_len(s.value) for s in dispute.sides), self.width // 2)
            for side, names in zip(dispute.sides, dispute.names, strict=True):
                value = shorten(Excerpt(side.value), 3 * size).text
                pad = " " * max(0, size - cell_len(value))
                self.line(Text.assemble((value, "bold"), f"{pad}  {names}"), INDENT, size + 2)
        rule = f"rule {plain(first.rule)}" + f" ({plain(first.origin)})" * bool(first.origin)
        news = dispute.news
        self.line(Text.assemble((f"{plain(first.kind)}, {rule}" + ": " * bool(news), "dim"), news), INDENT, 2)

    def remarks(self, entry: Entry) -> None:
        for words in remarks_of(entry):
            self.line(Text(words), INDENT, 2)

    def passage(self, passage: Passage, limit: int) -> None:
        first = passage.first
        self.line(Text())
        where = Text(first.where, self.link(first))
        self.line(
            Text.assemble((first.outlet, "bold"), f", {first.date}, ", where, f"{passage.also} · {passage.told}"),
            INDENT,
            2,
        )
        self.excerpt(shorten(passage.sentence, limit) if limit else passage.sentence)

    def excerpt(self, whole: Excerpt) -> None:
        for line, carets in wrap(whole, self.width - INDENT - 2):
            text = Text()
            for words, weight in line.pieces():
                text.append(words, MARKED[weight] if weight else "")
            self.console.print(Text.assemble(" " * INDENT, ("│ ", "dim"), text), soft_wrap=True)
            if carets:
                self.console.print(Text.assemble(" " * INDENT, ("│ ", "dim"), (carets, "bold")), soft_wrap=True)

    def unique(self, view: View) -> None:
        entries = view.section("unique")
        if not entries:
            return
        # with nothing else to read there is no reason to fold
        whole = self.options.everything or len(entries) == len(view.entries)
        self.title(TITLES["unique"], len(entries), STYLES["unique"])
        self.line(Text())
        for outlet, own in by_outlet(entries):
            names = tally(s.voice for e in own for s in e.claims)
            self.line(Text.assemble((outlet, "bold"), f", {count(len(own), 'claim')}: ", names), INDENT, 2)
            if whole:
                for passage, begun in together(own):
                    self.passage(passage, 0)
                    for entry in begun:
                        self.remarks(entry)
                self.line(Text())
        if not whole:
            self.line(Text("--all shows them in full", "dim"), INDENT)

    def matrix(self, matrix: Matrix) -> None:
        if len(matrix.outlets) < 2 or not matrix.rows:
            return
        self.line(Text())
        self.line(Text("WHO REPORTS WHAT", "bold"))
        for line in matrix.lines(self.width):
            self.console.print(Text(line), soft_wrap=True)
        self.line(Text(f"{matrix.legend}; .: silent", "dim"))

    def problems(self, found: Sequence[Problem]) -> None:
        if not found:
            return
        self.title("PROBLEMS", len(found), "bold")
        self.line(Text())
        for problem in found[:MOST_PROBLEMS]:
            self.line(Text(plain(line_of(problem))), INDENT, 2)
        more = len(found) - MOST_PROBLEMS
        if more > 0:
            self.line(Text(f"and {more} more; they stand on standard error and in the JSON report", "dim"), INDENT)

    def link(self, shown: Shown) -> Style:
        if not self.links or not shown.article.path:
            return Style()
        return Style(link=Path(shown.article.path).absolute().as_uri())


def _diff(steps: Sequence[Change]) -> Text:
    out = Text("“")
    for i, step in enumerate(told(steps)):
        if i:
            out.append(" ")
        left, right = plain(step.left), plain(step.right)
        if step.op == "equal":
            out.append(left)
            continue
        if left:
            out.append(f"[-{left}-]", "bold red")
        if right:
            out.append(f"{{+{right}+}}", "bold green")
    return out.append("”")
