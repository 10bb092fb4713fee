"""The report as one HTML file: nothing is fetched, it reads without its script, and no text of an article is markup.

The content security policy allows only this file's own style sheet and script, by their hashes. Every text passes
:func:`text_of`; the page is put together from strings, since a template engine would add nothing but a dependency.
"""

from __future__ import annotations

import base64
import hashlib
import html
from collections.abc import Iterator, Sequence
from importlib.resources import files

from checker.problems import line_of
from checker.records import Report
from checker.render.excerpt import Excerpt, plain, shorten
from checker.render.html_articles import articles_section
from checker.render.html_parts import anchor, dispute_of, passages_of, text_of
from checker.render.matrix import Row, matrix_of
from checker.render.options import RenderOptions
from checker.render.remarks import remarks_of
from checker.render.view import (
    REST,
    SECTIONS,
    SPEAKERS,
    Entry,
    Section,
    Shown,
    View,
    count,
)
from checker.render.viewing import view_of

HEADINGS: dict[Section, str] = {
    "conflicting": "Conflicting",
    "differing": "Differing: neither conflict nor corroborated",
    "corroborated": "Corroborated",
    "copied": "Copied: one origin only",
    "unique": "Unique",
}
TAGS: dict[Section, str] = {
    "conflicting": "conflict", "differing": "differing", "corroborated": "corroborated", "copied": "copied",
    "unique": "unique",
}  # fmt: skip
NOWHERE = "base-uri 'none'; form-action 'none'"
MATRIX_ROWS = 500
# a map of more cells than this shows its first rows and folds the others: tables are what a browser is slowest at
CELLS = 4_000


def render(report: Report, options: RenderOptions) -> str:
    """The page."""
    return "".join(_Page(view_of(report, options.review), options).parts())


def _asset(name: str) -> tuple[str, str]:
    """(an asset's text, its hash for the content security policy)."""
    text = (files("checker.render") / "assets" / name).read_text(encoding="utf-8")
    return text, "sha256-" + base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()


class _Page:
    """Puts the page together; numbers outlets and speakers for the filters."""

    def __init__(self, view: View, options: RenderOptions) -> None:
        self.view = view
        self.options = options
        self.numbers = {id(e): n for n, e in enumerate(view.entries, 1)}
        self.outlets = {name: f"o{i}" for i, name in enumerate(sorted(view.outlets))}
        speakers = sorted({s.voice for e in view.entries for s in e.claims if s.claim.speaker})
        self.speakers = {name: f"s{i}" for i, name in enumerate(speakers)}
        self.kinds = sorted({plain(d.first.kind) for e in view.entries for d in e.disputes})

    def parts(self) -> Iterator[str]:
        style, style_hash = _asset("report.css")
        script, script_hash = _asset("report.js")
        policy = f"default-src 'none'; style-src '{style_hash}'; script-src '{script_hash}'; {NOWHERE}"
        yield '<!DOCTYPE html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n'
        yield f'<meta http-equiv="Content-Security-Policy" content="{policy}">\n'
        yield '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        yield f"<title>Claim check: {text_of(self.view.summary)}</title>\n<style>{style}</style>\n</head>\n<body>\n"
        yield '<a class="skip" href="#groups">Skip to the findings</a>\n'
        yield f'<header>\n<h1>Claim check</h1>\n<p class="summary">{text_of(self.view.summary)}</p>\n'
        yield f'<p class="soft">{text_of(self.view.scope)}</p>\n'
        if self.options.review is not None and self.options.review.counts:
            yield f"<p><strong>{text_of(self.options.review.counts)}</strong></p>\n"
        yield "</header>\n<main>\n"
        yield self.filters()
        yield self.matrix()
        yield self.timeline()
        yield '<div id="groups" tabindex="-1">\n'
        for name in SECTIONS:
            yield from self.section(name)
        yield "</div>\n"
        yield articles_section(self.view, self.numbers, self.outlets)
        yield self.problems()
        yield f'</main>\n<footer><p class="summary">{text_of(self.view.summary)}</p>\n'
        made = f"rules {self.view.report.rules}, model {self.view.report.model}"
        yield f'<p class="soft">{text_of(made)}</p></footer>\n'
        yield f"<script>{script}</script>\n</body>\n</html>\n"

    def filters(self) -> str:
        verdicts: list[tuple[str, str]] = [(HEADINGS[s], s) for s in SECTIONS if self.view.section(s)]
        selects = [
            ("verdict", "Verdict", verdicts),
            ("outlets", "Outlet", list(self.outlets.items())),
            ("speakers", "Speaker", list(self.speakers.items())),
            ("kinds", "Kind of conflict", [(kind, anchor(kind)) for kind in self.kinds]),
        ]
        fields = "".join(_select(name, label, known) for name, label, known in selects if len(known) > 1)
        return (
            f'<form id="filters" hidden aria-label="Filters">\n{fields}'
            '<label>Words<input name="words" type="search" autocomplete="off"></label>\n'
            '<button type="reset">Show all</button>\n<button type="button" id="unfold">Unfold</button>\n'
            '<button type="button" id="fold">Fold</button>\n<output id="shown" aria-live="polite"></output>\n</form>\n'
        )

    def matrix(self) -> str:
        matrix = matrix_of(self.view)
        if len(matrix.outlets) < 2 or not matrix.rows:
            return ""
        head = "".join(f'<th scope="col">{text_of(o)}</th>' for o in matrix.outlets)
        rows = [self.row(row) for row in matrix.rows[:MATRIX_ROWS]]
        open_ = min(len(rows), max(10, CELLS // len(matrix.outlets)))
        more = len(matrix.rows) - MATRIX_ROWS
        cut = f"; {count(more, 'further row')} left out" if more > 0 else ""
        caption = f"{matrix.legend}; an empty cell: silent{cut}"
        body = _scrolled("map", caption, head, "".join(rows[:open_]))
        if open_ < len(rows):
            folded = f"{count(len(rows) - open_, 'further row')} of the map"
            table = _scrolled("map-more", caption, head, "".join(rows[open_:]))
            body += f'<details class="more">\n<summary id="map-more">{folded}</summary>\n{table}</details>\n'
        return f'<section>\n<h2 id="map">Who reports what</h2>\n{body}</section>\n'

    def row(self, row: Row) -> str:
        entry = row.entry
        key = anchor(entry.verdict.group.id)
        cells = "".join(f'<td class="{entry.section}">{text_of(c)}</td>' if c else "<td></td>" for c in row.cells)
        tag = f'<span class="tag {entry.section}">{TAGS[entry.section]}</span>'
        return f'<tr data-group="{key}"><th scope="row">{tag} {self.link(entry)}</th>{cells}</tr>\n'

    def timeline(self) -> str:
        """Groups whose claims were published on more than one day, with the days across."""
        days = sorted({a.published.isoformat() for a in self.view.report.articles if a.published})
        if len(days) < 2:
            return ""
        rows: list[str] = []
        for entry in self.view.entries:
            told: dict[str, list[str]] = {}
            for shown in entry.claims:
                if shown.article.published:
                    told.setdefault(shown.date, []).append(_said(entry, shown))
            if len(told) > 1 and len(rows) < MATRIX_ROWS:
                cells = "".join(f'<td class="when">{"<br>".join(dict.fromkeys(told.get(d, ())))}</td>' for d in days)
                rows.append(f'<tr><th scope="row">{self.link(entry)}</th>{cells}</tr>\n')
        head = "".join(f'<th scope="col"><time datetime="{d}">{d}</time></th>' for d in days)
        if not rows:
            return ""
        caption = "Claims told on more than one day, with the figures of conflicts"
        table = _scrolled("timeline", caption, head, "".join(rows))
        return f'<section>\n<h2 id="timeline">When it was published</h2>\n{table}</section>\n'

    def link(self, entry: Entry) -> str:
        key = anchor(entry.verdict.group.id)
        return f'<a href="#g-{key}">{self.numbers[id(entry)]}. {text_of(entry.topic)}</a>'

    def section(self, name: Section) -> Iterator[str]:
        entries = self.view.section(name)
        if not entries:
            return
        yield f'<section data-groups="{name}">\n<h2>{HEADINGS[name]} ({len(entries):,})</h2>\n'
        for entry in entries:
            yield self.entry(entry)
        yield "</section>\n"

    def entry(self, entry: Entry) -> str:
        key = anchor(entry.verdict.group.id)
        data = {
            "group": key,
            "verdict": entry.section,
            "outlets": " ".join(self.outlets[o] for o in entry.outlets if o in self.outlets),
            "speakers": " ".join(
                dict.fromkeys(self.speakers[s.voice] for s in entry.claims if s.voice in self.speakers)
            ),
            "kinds": " ".join(dict.fromkeys(anchor(plain(d.first.kind)) for d in entry.disputes)),
        }
        listed = " ".join(f'data-{name}="{value}"' for name, value in data.items())
        headline = entry.headline if entry.asks else f"{entry.headline}: {entry.gist}"
        own = entry.section == "unique"
        facts = [*entry.outlets] if own else [entry.spread, SPEAKERS[entry.verdict.speakers]]
        facts = [entry.gravity] * (entry.section == "conflicting") + facts
        facts.append(f"id {self.view.handle(entry.verdict.group.id)}")
        mine, also = entry.passages
        rest = f'<p class="soft">{REST}:</p>\n{passages_of(also)}' if also else ""
        opened = " open" if entry.section == "conflicting" and not entry.settled else ""
        return (
            f'<details class="{entry.section}" {listed}{opened}>\n'
            f'<summary><span class="tag">{TAGS[entry.section]}</span> '
            f"<h3>{self.numbers[id(entry)]}. {text_of(headline)}</h3> "
            f'<span class="spread">{text_of(" · ".join(facts))}</span></summary>\n'
            f'<div class="inside" id="g-{key}" tabindex="-1">\n{"".join(self.remarks(entry))}'
            f"{passages_of(mine)}{rest}</div>\n</details>\n"
        )

    def remarks(self, entry: Entry) -> Iterator[str]:
        if self.options.review is not None:
            for word in self.options.review.words_for(entry.verdict):
                yield f"<p><strong>{text_of(word)}</strong></p>\n"
        for dispute in entry.disputes:
            yield dispute_of(dispute)
        for words in remarks_of(entry):
            yield f"<p>{text_of(words)}</p>\n"

    def problems(self) -> str:
        found = self.view.report.problems
        if not found:
            return ""
        items = "".join(f"<li>{text_of(line_of(p))}</li>\n" for p in found[:MATRIX_ROWS])
        return f"<section>\n<h2>Problems ({len(found):,})</h2>\n<ul>\n{items}</ul>\n</section>\n"


def _select(name: str, label: str, known: Sequence[tuple[str, str]]) -> str:
    """A choice among *known*, pairs of text and key."""
    short = ((shorten(Excerpt(plain(text)), 60).text, key) for text, key in known)
    options = "".join(f'<option value="{key}">{html.escape(text)}</option>' for text, key in short)
    return f'<label>{label}<select name="{name}"><option value="">all</option>{options}</select></label>\n'


def _scrolled(key: str, caption: str, head: str, rows: str) -> str:
    """A table that scrolls by itself, named by the element with the id *key*."""
    return (
        f'<div class="scroll" role="region" aria-labelledby="{key}" tabindex="0">\n<table>\n'
        f'<caption><span>{caption}</span></caption>\n<thead><tr><th scope="col">Claim</th>{head}</tr></thead>\n'
        f"<tbody>\n{rows}</tbody>\n</table>\n</div>\n"
    )


def _said(entry: Entry, shown: Shown) -> str:
    """``Orle Gazette: 12`` as HTML, or the outlet alone where its value is long or unknown."""
    outlet = text_of(shown.outlet)
    for dispute in entry.disputes:
        for side in dispute.sides:
            if shown.outlet in side.outlets and len(side.value) <= 20:
                return f'{outlet}: <span class="value">{text_of(side.value)}</span>'
    return outlet
