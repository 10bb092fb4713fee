"""The report as Markdown for pull requests and CI summaries: conflicts open, the rest folded, at most 1 MiB.

GitHub refuses longer summaries, so a longer report is cut between groups and says how many are missing. Anchors are
group ids and so the same in every run. Text of articles is escaped by :mod:`checker.render.gfm`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence

from checker.problems import line_of
from checker.records import Change, Report
from checker.render.excerpt import Excerpt, plain, shorten
from checker.render.folding import by_outlet, tally, together
from checker.render.gfm import escape, in_html, marked
from checker.render.matrix import matrix_of
from checker.render.options import RenderOptions
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
    View,
    count,
)
from checker.render.viewing import by_story, story_title, view_of
from checker.render.wordings import told

LIMIT = 1024 * 1024
TAIL = 1024
CONFLICT_LIMIT, SENTENCE_LIMIT = 700, 260
MATRIX_ROWS = 200


def render(report: Report, options: RenderOptions) -> str:
    """The report as Markdown."""
    return _joined(view_of(report, options.review), options, LIMIT)


def _joined(view: View, options: RenderOptions, limit: int) -> str:
    tail = f"**{escape(view.summary)}**\n"
    if options.review is not None and options.review.counts:
        tail += f"\n**{escape(options.review.counts)}**\n"
    out, used, left_out = [], 0, 0
    for block, groups in _blocks(view, options):
        size = len(block.encode("utf-8", "replace"))
        if left_out or used + size > limit - TAIL:
            left_out += groups
            continue
        out.append(block)
        used += size
    if left_out:
        out.append(
            f"**{count(left_out, 'group')} not shown: this report is cut at {limit:,} bytes. "
            "The JSON report holds all.**\n\n"
        )
    return "".join([*out, tail])


def _blocks(view: View, options: RenderOptions) -> Iterator[tuple[str, int]]:
    """(Markdown, how many groups it shows), in order."""
    yield f"# Claim check\n\n**{escape(view.summary)}**\n\n{escape(view.scope)}\n\n", 0
    numbers = {id(e): n for n, e in enumerate(view.entries, 1)}
    parts = by_story(view)
    for number, (story, part) in enumerate(parts, 1):
        if story:
            title = story_title(story, number, len(parts))
            yield f"# {escape(title[0].upper() + title[1:])}\n\n{escape(part.summary)}\n\n", 0
        yield from _story(part, numbers, options)
    if view.report.problems:
        yield _problems(view), 0


def _story(view: View, numbers: Mapping[int, int], options: RenderOptions) -> Iterator[tuple[str, int]]:
    for name in SHOWN:
        entries = view.section(name)
        for i, entry in enumerate(entries):
            head = _title(name, len(entries)) if i == 0 else ""
            yield head + _entry(entry, numbers[id(entry)], view, options), 1
        if name == "conflicting":
            yield _matrix(view, numbers), 0
    unique = view.section("unique")
    for i, (outlet, own) in enumerate(by_outlet(unique)):
        head = _title("unique", len(unique)) if i == 0 else ""
        yield head + _folded_unique(outlet, own), len(own)


def _title(section: Section, size: int) -> str:
    return f"## {TITLES[section].capitalize()} ({size:,})\n\n"


def _entry(entry: Entry, number: int, view: View, options: RenderOptions) -> str:
    identifier = entry.verdict.group.id
    anchor = f'<a id="g-{re.sub(r"[^A-Za-z0-9_-]", "-", identifier)}"></a>\n\n'
    facts = [entry.spread, SPEAKERS[entry.verdict.speakers]]
    if entry.section == "conflicting":
        facts.insert(0, entry.gravity)
    about = f"{' · '.join(facts)} · id {escape(view.handle(identifier), start=False)}\n\n"
    body = about + "".join(_paragraphs(entry, options))
    mine, rest = entry.passages
    body += "".join(_passage(p, CONFLICT_LIMIT if p.first.disputed else SENTENCE_LIMIT) for p in mine)
    body += f"\n{REST}:\n\n" * bool(rest) + "".join(_passage(p, SENTENCE_LIMIT) for p in rest)
    body += "\n"
    if entry.section == "conflicting" and not entry.settled:
        return f"{anchor}### {number}. {escape(entry.headline, start=False)}\n\n{body}"
    gist = "" if entry.asks else f": {in_html(entry.gist)}"
    summary = f"{number}. <strong>{in_html(entry.headline)}</strong>{gist} ({in_html(entry.spread)})"
    return f"{anchor}<details>\n<summary>{summary}</summary>\n\n{body}</details>\n\n"


def _paragraphs(entry: Entry, options: RenderOptions) -> Iterator[str]:
    if options.review is not None:
        for word in options.review.words_for(entry.verdict):
            yield f"**{escape(word)}**\n\n"
    for dispute in entry.disputes:
        yield _dispute(dispute)
    for words in remarks_of(entry):
        yield f"{escape(words)}\n\n"


def _dispute(dispute: Dispute) -> str:
    first = dispute.first
    sides = dispute.names
    if first.diff:
        out = f"> {_diff(first.diff)}\n\n"
        out += f"<del>struck out</del>: {escape(sides[0], start=False)}; "
        out += f"<ins>underlined</ins>: {escape(sides[1], start=False)}\n\n"
    else:
        rows = [
            f"| **{_cell(side.value, 200)}** | {_cell(names)} |"
            for side, names in zip(dispute.sides, sides, strict=True)
        ]
        out = "\n".join(["| What | Who reports it |", "|---|---|", *rows]) + "\n\n"
    rule = f"rule {first.rule}" + f" ({first.origin})" * bool(first.origin)
    news = f": {escape(dispute.news, start=False)}" * bool(dispute.news)
    return out + f"{escape(first.kind)}, {escape(rule, start=False)}{news}\n\n"


def _diff(steps: Sequence[Change]) -> str:
    out = []
    for step in told(steps):
        left, right = escape(step.left, start=False), escape(step.right, start=False)
        if step.op == "equal":
            out.append(left)
        else:
            out += [f"<del>{left}</del>"] * bool(left) + [f"<ins>{right}</ins>"] * bool(right)
    return f"“{' '.join(out)}”"


def _passage(passage: Passage, limit: int) -> str:
    first = passage.first
    facts = (
        f"**{escape(first.outlet)}**, {first.date}, {escape(first.where, start=False)}{passage.also} · "
        f"{escape(passage.told, start=False)}"
    )
    return f"- {facts}\n  > {marked(shorten(passage.sentence, limit))}\n"


def _folded_unique(outlet: str, entries: Sequence[Entry]) -> str:
    names = tally(s.voice for e in entries for s in e.claims)
    summary = f"<strong>{in_html(outlet)}</strong>, {count(len(entries), 'claim')}: {in_html(names)}"
    claims = "".join(_passage(passage, SENTENCE_LIMIT) for passage, _ in together(entries))
    return f"<details>\n<summary>{summary}</summary>\n\n{claims}\n</details>\n\n"


def _matrix(view: View, numbers: Mapping[int, int]) -> str:
    matrix = matrix_of(view, numbers)
    if len(matrix.outlets) < 2 or not matrix.rows:
        return ""
    head = "## Who reports what\n\n"
    lines = [_row(["", "Claim", *(_cell(o, 40) for o in matrix.outlets)]), "|" + "---|" * (len(matrix.outlets) + 2)]
    for row in matrix.rows[:MATRIX_ROWS]:
        anchor = re.sub(r"[^A-Za-z0-9_-]", "-", row.entry.verdict.group.id)
        what = f"{TITLES[row.entry.section].split(',')[0].lower()} · {_cell(row.entry.topic, 80)}"
        bold = "**" * (row.entry.section == "conflicting")
        cells = (f"{bold}{_cell(c)}{bold}" if c else "" for c in row.cells)
        lines.append(_row([f"[{row.number}](#g-{anchor})", what, *cells]))
    more = len(matrix.rows) - MATRIX_ROWS
    rest = f"\n\n{count(more, 'further row')} left out" if more > 0 else ""
    return head + "\n".join(lines) + f"{rest}\n\n{matrix.legend}\n\n"


def _row(cells: Iterable[str]) -> str:
    return "| " + " | ".join(cells) + " |"


def _cell(text: str, limit: int = 0) -> str:
    short = shorten(Excerpt(plain(text)), limit).text if limit else text
    return escape(short, start=False)


def _problems(view: View) -> str:
    lines = [f"- {escape(line_of(p))}\n" for p in view.report.problems[:200]]
    more = len(view.report.problems) - 200
    rest = f"- and {count(more, 'more problem')}\n".replace("more problems", "more") if more > 0 else ""
    return f"## Problems ({len(view.report.problems):,})\n\n{''.join(lines)}{rest}\n"
