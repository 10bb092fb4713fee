"""Pieces of the HTML page: texts, disputes, quoted sentences. No text of an article ever becomes markup."""

from __future__ import annotations

import html
import re
from collections.abc import Iterable, Sequence

from checker.records import Change
from checker.render.excerpt import plain, shorten
from checker.render.view import KINDS, Dispute, Passage, Shown
from checker.render.wordings import told

SENTENCE_LIMIT = 1200


def text_of(text: str) -> str:
    """*text* on one line as HTML text or attribute value."""
    return html.escape(plain(text))


def anchor(identifier: str) -> str:
    """An id as part of an HTML id and a fragment."""
    return re.sub(r"[^A-Za-z0-9_-]", "-", identifier)


def dispute_of(dispute: Dispute) -> str:
    """Both sides of a dispute, or the diff of two wordings, with the rule that found it."""
    first, names = dispute.first, dispute.names
    if first.diff:
        out = f'<p class="diff">“{" ".join(map(_step, told(first.diff)))}”</p>\n'
        left, right = map(text_of, names)
        out += f'<p class="soft"><del>struck out</del>: {left}; <ins>underlined</ins>: {right}</p>\n'
    else:
        pairs = zip(dispute.sides, names, strict=True)
        rows = "".join(f"<dt>{text_of(s.value)}</dt><dd>{text_of(n)}</dd>\n" for s, n in pairs)
        out = f'<dl class="sides">\n{rows}</dl>\n'
    rule = f"rule {first.rule}" + f" ({first.origin})" * bool(first.origin)
    news = f"{text_of(dispute.news)} · " * bool(dispute.news)
    return out + f'<p>{news}<span class="soft">{text_of(first.kind)}, {text_of(rule)}</span></p>\n'


def _step(step: Change) -> str:
    left, right = text_of(step.left), text_of(step.right)
    if step.op == "equal":
        return left
    return " ".join([f"<del>{left}</del>"] * bool(left) + [f"<ins>{right}</ins>"] * bool(right))


def passages_of(passages: Sequence[Passage]) -> str:
    """Sentences side by side, each with who prints it, where, and who says it."""
    return f'<div class="claims">\n{"".join(map(_passage, passages))}</div>\n'


def _passage(passage: Passage) -> str:
    first, *others = passage.claims
    told = " · ".join([text_of(_told(first)), *(_link(s, _told(s)) for s in others)])
    places = " and ".join(_link(s, f"line {s.line}") for s in passage.again)
    also = f", also at {places}" if places else ""
    return (
        f'<div class="claim"><h4>{text_of(first.outlet)}</h4>'
        f'<p class="where">{first.date}, {_link(first, first.where)}{also} · {told}</p>'
        f"<blockquote>{marked(shorten(passage.sentence, SENTENCE_LIMIT).pieces())}</blockquote></div>\n"
    )


def _told(shown: Shown) -> str:
    return f"{shown.speaker}, {KINDS[shown.claim.attribution.kind]}"


def _link(shown: Shown, words: str) -> str:
    """A link to the claim's place in its article."""
    return f'<a href="#c-{anchor(shown.claim.id)}">{text_of(words)}</a>'


def marked(pieces: Iterable[tuple[str, str | None]]) -> str:
    """Pieces of an excerpt as HTML; marked words are strong or emphasised, a missing word is a caret."""
    out = []
    for words, weight in pieces:
        if weight is None:
            out.append(html.escape(words))
        else:
            tag = "strong" if weight == "material" else "em"
            out.append(f'<{tag} class="{weight}">{html.escape(words) or "‸"}</{tag}>')
    return "".join(out)
