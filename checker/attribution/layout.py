"""Attributions told by layout, not by a verb: embedded tweets, transcripts, headlines with a colon, signed quotations.

Pure text. Each is one line (paragraph) of the article.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from checker.attribution.drafts import Draft, solid, tidy
from checker.attribution.quotes import Quotation
from checker.attribution.turns import Turn, nobody, turns
from checker.lexicon import either, words
from checker.records import Span

_LINE = re.compile(r"[^\r\n]+")
_MONTH = rf"(?:{either(name[:3].title() for name in words('calendar', 'month'))})[a-z]*\.?"
_DATE = rf"(?:{_MONTH}\s+\d{{1,2}},?\s+\d{{4}}|\d{{1,2}}\s+{_MONTH},?\s+\d{{4}}|\d{{1,2}}/\d{{1,2}}/\d{{2,4}})"
_SIGNED = re.compile(
    rf"\s*[—–―-]{{1,2}}\s*(?P<name>[^\n—―]{{1,120}}?)\s*\((?P<handle>@\w{{1,30}})\)\s*(?P<date>{_DATE})?"
)
_TAIL = re.compile(
    r"(?:\s*(?:\(?\d{1,2}\s*/\s*(?:\d{1,2}|n|N)?\)?|https?://\S+|pic\.twitter\.com/\S+|t\.co/\S+|…))+\s*$"
)
_VOICE = re.compile(
    r"^\s*(?:[-•*–·]\s+)?(?P<name>[A-Z][\w.'’-]+(?:\s+[A-Z][\w.'’-]+){1,3}(?:,\s[^:,\n]{2,40}){0,2})\s*(?P<colon>:)\s+"
    r"(?P<said>\S[^\n]*[.!?…][\"”’]?)\s*$"
)
_FIRST_PERSON = re.compile(r"\b(?:I|I['’]\w+|me|my|we|us|our)\b")
_FEWEST = 3  # lines that make a list of voices: "Ines Duarte, nurse: I get to work in time."
_OPENS = re.compile("[“«]")
_CREDITED = re.compile(
    r"^\s*(?P<said>\S[^\n:]{10,200}?)(?P<mark>:|\s[—–-])\s+(?P<name>[\w'’.@-]+(?:\s[\w'’.@-]+){0,2})\s*$"
)
_SIGNATURE = re.compile(r"^\s*(?:[—―–]|--)\s*(?P<name>[A-Z@][^\n]{1,80})$")
_ROLES = words("persons", "credited") | words("bodies", "credited") | words("documents", "credited")
_ROLE = re.compile(rf"\b(?:{either(_ROLES)}|spokes\w+)\b", re.I)


def find(text: str, start: int, end: int, quotes: Sequence[Quotation]) -> Iterator[Draft]:
    """Drafts of every line of *text* between *start* and *end* whose layout names its speaker."""
    lines = [m for m in _LINE.finditer(text, start, end) if m.group().strip()]
    told = turns(lines, text)
    opened = {q.span.start: q for q in quotes if q.depth == 0 and q.closed}
    voices = _voices(lines)
    for n, line in enumerate(lines):
        tweet = _tweet(text, line)
        if tweet is not None:
            yield tweet
            continue
        turn = voices.get(n) or told.get(n)
        if turn is not None:
            draft = _turn(text, turn, headline=n == 0)
            if draft is not None:
                yield draft
                continue
        credited = _credited(text, line) if n == 0 and len(lines) > 1 else None
        if credited is not None:
            yield credited
            continue
        signed = _signed(text, line, lines[n + 1] if n + 1 < len(lines) else None, opened)
        if signed is not None:
            yield signed


def _voices(lines: Sequence[re.Match[str]]) -> dict[int, Turn]:
    """Lines, by number, of a list in which each names another person and what that person says.

    Whole sentences, one of them at least in the first person, or the list may be one of deeds or of marks.
    """
    found: dict[int, Turn] = {}
    run: list[tuple[int, re.Match[str]]] = []
    for n in range(len(lines) + 1):
        voice = _VOICE.match(lines[n].group()[:2000]) if n < len(lines) else None
        if voice is not None and not nobody(voice["name"]):
            run.append((n, voice))
            continue
        names = {voice["name"] for _, voice in run}
        if len(names) == len(run) >= _FEWEST and any(_FIRST_PERSON.search(voice["said"]) for _, voice in run):
            found.update((k, _as_turn(k, lines[k].start(), voice)) for k, voice in run)
        run = []
    return found


def _as_turn(line: int, base: int, voice: re.Match[str]) -> Turn:
    who, mark, said = (Span(base + voice.start(g), base + voice.end(g)) for g in ("name", "colon", "said"))
    return Turn(line, voice["name"], who, mark, (said,), sure=True)


def _tweet(text: str, line: re.Match[str]) -> Draft | None:
    """``TEXT 1/3 pic.twitter.com/x — NAME (@handle) March 1, 2020``."""
    signed = None
    for dash in re.finditer(r"\s[—–―]\s|\s--\s", line.group()):
        signed = _SIGNED.match(text, line.start() + dash.start(), line.end())
        if signed is not None:
            break
    if signed is None:
        return None
    said = text[line.start() : signed.start()]
    tail = _TAIL.search(said)
    content = tidy(Span(line.start(), line.start() + (tail.start() if tail else len(said))), text)
    if not solid(content, text):
        return None
    mark = text.index(text[signed.start() : signed.end()].lstrip()[0], signed.start())
    name = Span(signed.start("name"), signed.end("handle") + 1)
    return Draft(
        (name,),
        (Span(mark, mark + 1),),
        (content,),
        "—",
        "tweet",
        -1,
        None,
        "speech",
        verbatim=True,
        scores=(("cue", 0.95),),
    )


def _turn(text: str, turn: Turn, *, headline: bool) -> Draft | None:
    """``NAME: what they said``: a turn of a transcript, or a headline with its speaker in front."""
    said = [tidy(Span(s.start, s.start + _without_mark(s.text(text))), text) for s in turn.said]
    first = turn.said[0].text(text)
    count, of_name = len(first.split()), len(turn.name.split())
    head = headline and count >= 3 and of_name <= 5 and bool(_ROLE.search(turn.name))
    if not turn.sure and (count < 2 or not (first[:1] in "\"“'‘«" or head)):
        return None
    content = tuple(s for s in said if solid(s, text))
    if not content:
        return None
    return Draft(
        (turn.who,),
        (turn.mark,),
        content,
        ":",
        "turn" if turn.sure else "headline",
        -1,
        None,
        "speech",
        scores=(("cue", 0.9 if turn.sure else 0.6),),
    )


def _without_mark(said: str) -> int:
    """The length of *said* without a closing mark that nothing in it opens."""
    last = said.rstrip()
    return len(last) - (last[-1:] in '”"»' and last.count(last[-1]) == 1 and not _OPENS.search(last))


def _credited(text: str, line: re.Match[str]) -> Draft | None:
    """``WHAT THEY SAID: union`` or ``… - mayor``: a headline with its speaker, told by role, at the end."""
    match = _CREDITED.match(line.group()[:300]) if len(line.group()) < 300 else None
    if match is None or not _ROLE.search(match["name"]) or nobody(match["name"]):
        return None
    said = match["said"]
    if len(said.split()) < 4 or said[-1] in ".…":
        return None
    base, mark = line.start(), line.start() + match.end("mark") - 1
    name, content = (tidy(Span(base + match.start(g), base + match.end(g)), text) for g in ("name", "said"))
    return Draft(
        (name,),
        (Span(mark, mark + 1),),
        (content,),
        text[mark],
        "headline",
        -1,
        None,
        "speech",
        scores=(("cue", 0.6),),
    )


def _signed(
    text: str, line: re.Match[str], after: re.Match[str] | None, opened: Mapping[int, Quotation]
) -> Draft | None:
    """A quotation with a dash and a name behind it, in its line or on the next one; *opened*: quotations by start."""
    whole = tidy(Span(line.start(), line.end()), text)
    quote = opened.get(whole.start)
    if quote is None:
        return None
    rest = text[quote.span.end : line.end()]
    base = quote.span.end
    if not rest.strip() and after is not None:
        rest, base = after.group(), after.start()
    signature = _SIGNATURE.match(rest)
    if signature is None or len(signature["name"].split()) > 12:
        return None
    dash = base + next(i for i, c in enumerate(rest) if not c.isspace())
    name = tidy(Span(base + signature.start("name"), base + signature.end("name")), text)
    return Draft(
        (name,), (Span(dash, dash + 1),), (quote.span,), "—", "signed", -1, None, "speech", scores=(("cue", 0.85),)
    )
