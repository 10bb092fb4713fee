"""The articles side by side in the HTML report, their claims underlined in place and linked to their groups."""

from __future__ import annotations

import html
from collections.abc import Mapping

from checker.problems import printable
from checker.records import Article, Span
from checker.render.excerpt import plain, uncrowded
from checker.render.html_parts import anchor
from checker.render.view import Entry, View, date_of

# an article longer than this is cut in the page; the JSON report and the file itself hold it whole
LIMIT = 100_000


def articles_section(view: View, numbers: Mapping[int, int], outlets: Mapping[str, str]) -> str:
    """All articles; *numbers* are those of the entries (by ``id``), *outlets* the keys that the filter uses."""
    spots: dict[str, list[tuple[Span, str, Entry, int]]] = {}
    for entry in view.entries:
        for shown in entry.claims:
            for span in shown.claim.attribution.content:
                spots.setdefault(shown.article.id, []).append((span, shown.claim.id, entry, numbers[id(entry)]))
    ordered = sorted(view.report.articles, key=lambda a: (view.outlets.index(plain(a.outlet)), date_of(a), a.id))
    columns = "".join(_article(a, spots.get(a.id, []), outlets.get(plain(a.outlet), "")) for a in ordered)
    return (
        '<section>\n<h2 id="articles">Articles</h2>\n<p class="soft">Underlined: double for a conflict, single for '
        "corroborated, dashed for copied and differing, dotted for unique. The number leads to the group.</p>\n"
        f'<div class="columns scroll" role="region" aria-labelledby="articles" tabindex="0">\n{columns}</div>\n'
        "</section>\n"
    )


def _article(article: Article, spots: list[tuple[Span, str, Entry, int]], outlet: str) -> str:
    title = f"<p><strong>{html.escape(plain(article.title))}</strong></p>" if article.title else ""
    facts = [date_of(article), plain(article.path or article.id)]
    facts += [f"agency: {plain(article.agency)}"] if article.agency else []
    facts += [f"by {plain(article.byline)}"] if article.byline else []
    name, key = html.escape(plain(article.outlet)), anchor(article.id)
    return (
        f'<article class="article" id="a-{key}" data-outlet="{outlet}" tabindex="0" aria-label="{name}">\n'
        f'<h3>{name}</h3>{title}<p class="where">{html.escape(", ".join(facts))}</p>\n'
        f'<div class="text" dir="auto">{_text(article, spots)}</div>\n</article>\n'
    )


def _text(article: Article, spots: list[tuple[Span, str, Entry, int]]) -> str:
    """The body cut at every claim's edge; where claims hold each other, a piece belongs to the innermost."""
    low, high = article.body.start, min(article.body.end, article.body.start + LIMIT)
    inside = sorted(
        ((max(s.start, low), min(s.end, high), claim, entry, number) for s, claim, entry, number in spots),
        key=lambda item: (item[0], -item[1], item[2]),
    )
    inside = [item for item in inside if item[0] < item[1]]
    out: list[str] = []
    begun: set[str] = set()
    open_: list[tuple[int, int, str, Entry, int]] = []
    at, index = low, 0
    while at < high:
        while index < len(inside) and inside[index][0] <= at:
            open_.append(inside[index])
            index += 1
        open_ = [item for item in open_ if item[1] > at]
        edges = [item[1] for item in open_] + ([inside[index][0]] if index < len(inside) else [])
        stop = min([*edges, high])
        words = html.escape(_lines(article.text[at:stop]), quote=False)
        if not open_:
            out.append(words)
        else:
            # the innermost is the shortest; ties go to the one that began last
            _, end, claim, entry, number = min(open_, key=lambda item: (item[1] - item[0], -item[0]))
            name = "" if claim in begun else f' id="c-{anchor(claim)}" tabindex="-1"'
            begun.add(claim)
            out.append(f'<mark class="{entry.section}"{name}>{words}</mark>')
            if end == stop:
                out.append(_ref(entry, number))
        for _, end, claim, entry, number in open_:
            # a claim wholly covered by inner ones still needs its anchor and its number
            if end == stop and claim not in begun:
                begun.add(claim)
                out.append(f'<span id="c-{anchor(claim)}" tabindex="-1"></span>{_ref(entry, number)}')
        at = stop
    missing = {item[1] for item in spots} - begun
    anchors = "".join(f'<span id="c-{anchor(claim)}" tabindex="-1"></span>' for claim in sorted(missing))
    cut = '<p class="soft">The article is cut here.</p>' if high < article.body.end else ""
    return "".join(out) + anchors + cut


def _ref(entry: Entry, number: int) -> str:
    label = f"group {number}, {entry.section}"
    return (
        f'<a class="ref" href="#g-{anchor(entry.verdict.group.id)}" aria-label="{label}" title="{label}">{number}</a>'
    )


def _lines(text: str) -> str:
    return "\n".join(uncrowded(printable(line)) for line in text.split("\n"))
