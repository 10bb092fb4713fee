"""The plain reader of web markup: paragraphs of the main text, with their places, by simple rules.

It stands in where trafilatura finds little, and tells where in the page a paragraph of trafilatura's stands.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from checker.articles.markup import Tag, Text, tokens
from checker.lexicon import either, words

_BLOCKS = frozenset(
    """address article aside blockquote body br caption center dd details dialog dir div dl dt fieldset
figcaption figure footer form h1 h2 h3 h4 h5 h6 head header hgroup hl1 hl2 hr html li main menu nav ol p pre section
summary table tbody td tfoot th thead title tr ul""".split()
)
_VOID = frozenset("area base br col embed hr img input link meta param track wbr".split())
_DROPPED = frozenset(
    """aside audio button canvas datalist dialog figcaption footer form head iframe input map menu nav
noscript object option script select style svg template textarea title video""".split()
)
_SELF_CLOSING = frozenset("p li dd dt tr td th option".split())
_HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
# One class or id of what is not the article: "share-buttons", "article-related-links", but not "has-sidebar".
_BOILERPLATE = re.compile(
    r"(?!has-|with-|no-|content-|is-)(?:[a-z0-9]{1,20}-){0,2}?(?:ads?|advert(?:isement)?s?|also-read|author-bio|"
    r"breadcrumbs?|captions?|comments?|cookies?|disclaimer|follow-us|footer|most-read|most-popular|navbar|newsletters?|"
    r"outbrain|pagination|popup|print-only|promos?|read-more|recommended|related|share|sharing|sidebar|sign-?up|"
    r"skip-link|social|sponsored|sr-only|subscribe|taboola|tags|toolbar|trending|visually-hidden)"
    r"(?:-(?:area|articles?|bar|block|box|buttons?|container|form|inline|items?|links?|list|media|module|news|posts?|"
    r"section|signup|slot|stories|story|text|tools?|unit|widget|wrap|wrapper|[0-9]{1,4})){0,2}"
)
_POINTERS = either(words("pages", "pointer"))
_OFFERS = "sign up|subscribe|click here|join (?:us|our)|follow us|get (?:the|our)|download (?:the|our)"
_BOILER_TEXT = re.compile(
    rf"(?:{_POINTERS})\b[^.!?”\"]{{0,200}}\Z|"
    rf"(?:{_OFFERS})\b[^”\"]{{0,150}}\b(?:newsletters?|inbox|channel|alerts|notifications|app)\b[^”\"]{{0,80}}\Z|"
    r"(?:also read|read more|read also|see also|watch|listen)\s*[:|>\u2013\u2014-]|advertisement\W*\Z|"
    r".{0,150}\ball rights reserved\b.{0,60}\Z|(?:©|copyright\b).{0,100}\Z",
    re.IGNORECASE,
)
_DEEPEST = 2000


@dataclass(frozen=True, slots=True)
class Paragraph:
    """One block of text: its words on one line, its place in the markup, and whether it is in the main part.

    ``quoted`` tells that it stands in a block quotation, as an embedded post does.
    """

    text: str
    offset: int
    line: int = 1
    column: int = 1
    inside: bool = False
    heading: bool = False
    dropped: bool = False
    quoted: bool = False


@dataclass(slots=True)
class _State:
    """The open elements and the words of the paragraph being gathered."""

    stack: list[tuple[str, bool]] = field(default_factory=list)
    dropped: int = 0
    main: int = 0
    heading: int = 0
    quoted: int = 0
    inline: int = 0
    words: list[str] = field(default_factory=list)
    linked: int = 0
    letters: int = 0
    anchors: int = 0
    start: int = -1


def paragraphs(markup: str, *, keep_all: bool = False) -> list[Paragraph]:
    """The blocks of text in *markup*, in order, less what is boilerplate (flagged instead, with *keep_all*).

    Linear in the length of *markup*, whatever it holds. Text inside ``<article>`` or ``<main>`` is ``inside``.
    """
    state = _State()
    out: list[Paragraph] = []
    for token in tokens(markup):
        if isinstance(token, Text):
            _gather(state, token)
        else:
            if token.name in _BLOCKS:
                out.extend(_flush(state, keep_all))
            _step(state, token)
    out.extend(_flush(state, keep_all))
    return list(_placed(out, markup))


def main_text(found: list[Paragraph]) -> list[Paragraph]:
    """The paragraphs that make the article: those of ``<article>`` or ``<main>`` where they hold most of the text."""
    body = [each for each in found if not each.heading]
    inside = [each for each in body if each.inside]
    if sum(len(each.text) for each in inside) >= 0.3 * sum(len(each.text) for each in body):
        body = inside
    kept = [each for each in body if not boilerplate(each.text)]
    # Menus and teasers are blocks of a few words; a page of nothing else is given as it is.
    long = [each for each in kept if len(each.text) >= 25 or each.text[-1] in ".!?”\"’'…:"]
    return long or kept


def boilerplate(text: str) -> bool:
    """Whether a block is a pointer to something else ("Read more: …", "Advertisement") and not part of the article."""
    return bool(_BOILER_TEXT.match(text))


def _gather(state: _State, token: Text) -> None:
    if state.inline:  # a share button or caption inside a paragraph
        return
    words = html.unescape(token.text) if "&" in token.text else token.text
    if words.strip():
        if state.start < 0:
            state.start = token.offset + len(token.text) - len(token.text.lstrip())
        state.letters += len(words)
        state.linked += len(words) if state.anchors else 0
    if state.words or words.strip():
        state.words.append(words)


def _flush(state: _State, keep_all: bool) -> Iterator[Paragraph]:
    text = " ".join("".join(state.words).split())
    # A block that is mostly links is a menu or a list of other articles.
    menu = state.letters > 0 and state.linked > 0.8 * state.letters and len(text) < 300 and not state.heading
    dropped = state.dropped > 0 or menu
    if text and (keep_all or not dropped):
        yield Paragraph(text, state.start, inside=state.main > 0, heading=state.heading > 0, dropped=dropped,
                        quoted=state.quoted > 0)  # fmt: skip
    state.words, state.start, state.letters, state.linked = [], -1, 0, 0


def _step(state: _State, tag: Tag) -> None:
    if tag.name in _VOID:
        return
    if tag.name == "a":
        state.anchors = 0 if tag.closing else 1
        return
    if not tag.closing:
        if tag.name in _SELF_CLOSING and state.stack and state.stack[-1][0] == tag.name:
            _count(state, *state.stack.pop(), -1)
        if len(state.stack) >= _DEEPEST:
            return
        dropped = tag.name in _DROPPED or (tag.name not in {"html", "body", "article", "main"} and _marked(tag))
        state.stack.append((tag.name, dropped))
        _count(state, tag.name, dropped, 1)
        return
    # Close up to the matching element, but look only a few levels up: a stray end tag closes nothing.
    for depth in range(1, min(len(state.stack), 30) + 1):
        if state.stack[-depth][0] == tag.name:
            for name, dropped in state.stack[-depth:]:
                _count(state, name, dropped, -1)
            del state.stack[-depth:]
            return


def _count(state: _State, name: str, dropped: bool, step: int) -> None:
    state.dropped += step if dropped else 0
    state.main += step if name in {"article", "main"} else 0
    state.heading += step if name in _HEADINGS else 0
    state.quoted += step if name == "blockquote" else 0
    state.inline += step if dropped and name not in _BLOCKS else 0


def _marked(tag: Tag) -> bool:
    if not tag.attributes:
        return False
    told = (tag.get("class") + " " + tag.get("id")).lower().replace("_", "-").replace("--", "-").split()
    return (
        any(_BOILERPLATE.fullmatch(each) for each in told[:20] if len(each) <= 60)
        or "hidden" in tag.names()
        or tag.get("aria-hidden") == "true"
        or tag.get("role") in {"navigation", "complementary", "contentinfo", "banner"}
    )


def _placed(found: list[Paragraph], markup: str) -> Iterator[Paragraph]:
    """The paragraphs with line and column, counted once through."""
    line, seen = 1, 0
    for each in found:
        line, seen = line + markup.count("\n", seen, each.offset), each.offset
        column = each.offset - markup.rfind("\n", 0, each.offset)
        yield replace(each, line=line, column=column)
