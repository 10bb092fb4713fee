"""Attributions told by layout, not by a verb: embedded tweets, transcripts, headlines with a colon, signed quotations.

Pure text. Each is one line (paragraph) of the article.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence

from checker.attribution.drafts import Draft, solid, tidy
from checker.attribution.quotes import Quotation
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
_TURN = re.compile(
    r"^\s*[\"“]?(?P<name>(?:[A-Z][A-Z.'’-]+(?:\s+[A-Z][A-Z.'’-]+){0,4}|(?:(?:Mr|Mrs|Ms|Dr|Sen|Rep|Prof)\.?\s)?[A-Z][\w.'’-]+"
    r"(?:\s+[A-Z][\w.'’-]+){0,3}|Q|A)(?:\s*\([^()\n]{1,40}\))?)\s*(?P<colon>:)\s+(?P<said>\S[^\n]*)$"
)
_ASKED = re.compile(
    r"^\s*[\"“]?(?P<name>[QA])(?P<colon>\.)\s+(?P<said>\S[^\n]*)$"
)  # courts and press offices write "Q. … A. …"
_VOICE = re.compile(
    r"^\s*(?:[-•*–·]\s+)?(?P<name>[A-Z][\w.'’-]+(?:\s+[A-Z][\w.'’-]+){1,3}(?:,\s[^:,\n]{2,40}){0,2})\s*(?P<colon>:)\s+"
    r"(?P<said>\S[^\n]*[.!?…][\"”’]?)\s*$"
)
_FIRST_PERSON = re.compile(r"\b(?:I|I['’]\w+|me|my|we|us|our)\b")
_FEWEST = 3  # lines that make a list of voices: "Ines Duarte, nurse: I get to work in time."
_OPENS = re.compile("[“«]")
_ANSWERING = (frozenset({"Q", "A"}), frozenset({"Question", "Answer"}))
_CREDITED = re.compile(
    r"^\s*(?P<said>\S[^\n:]{10,200}?)(?P<mark>:|\s[—–-])\s+(?P<name>[\w'’.@-]+(?:\s[\w'’.@-]+){0,2})\s*$"
)
_SIGNATURE = re.compile(r"^\s*(?:[—―–]|--)\s*(?P<name>[A-Z@][^\n]{1,80})$")
_ROLES = words("persons", "credited") | words("bodies", "credited") | words("documents", "credited")
_ROLE = re.compile(rf"\b(?:{either(_ROLES)}|spokes\w+)\b", re.I)
_NOT_WHO = re.compile(rf"^(?:{either(words('pages', 'label'))})\b", re.I)


def find(text: str, start: int, end: int, quotes: Sequence[Quotation]) -> Iterator[Draft]:
    """Drafts of every line of *text* between *start* and *end* whose layout names its speaker."""
    lines = [m for m in _LINE.finditer(text, start, end) if m.group().strip()]
    asked = {"Q", "A"} <= {m["name"] for line in lines if (m := _ASKED.match(line.group()[:2000]))}
    names = [m["name"] for line in lines if (m := _turn_of(line, asked))]
    often = Counter(names)
    turns = {n for n in often if often[n] > 1 or (n.isupper() and len(names) > 2)}
    turns.update(*(both for both in _ANSWERING if both <= often.keys()))
    opened = {q.span.start: q for q in quotes if q.depth == 0 and q.closed}
    voices = _voices(lines)
    for n, line in enumerate(lines):
        tweet = _tweet(text, line)
        if tweet is not None:
            yield tweet
            continue
        turn = voices.get(n) or _turn_of(line, asked)
        if turn is not None and not _NOT_WHO.match(turn["name"]):
            told = n in voices or (turn["name"] in turns and len(turns) > 1)
            draft = _turn(text, line, turn, sure=told, headline=n == 0)
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


def _voices(lines: Sequence[re.Match[str]]) -> dict[int, re.Match[str]]:
    """Lines, by number, of a list in which each names another person and what that person says.

    Whole sentences, one of them at least in the first person, or the list may be one of deeds or of marks.
    """
    found: dict[int, re.Match[str]] = {}
    run: list[tuple[int, re.Match[str]]] = []
    for n in range(len(lines) + 1):
        voice = _VOICE.match(lines[n].group()[:2000]) if n < len(lines) else None
        if voice is not None and not _NOT_WHO.match(voice["name"]):
            run.append((n, voice))
            continue
        names = {voice["name"] for _, voice in run}
        if len(names) == len(run) >= _FEWEST and any(_FIRST_PERSON.search(voice["said"]) for _, voice in run):
            found.update(run)
        run = []
    return found


def _turn_of(line: re.Match[str], asked: bool) -> re.Match[str] | None:
    """The parts of a line that looks like a turn, by its first 2,000 characters; *asked*: "Q." and "A." begin some."""
    start = line.group()[:2000]
    return _TURN.match(start) or (_ASKED.match(start) if asked else None)


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


def _turn(text: str, line: re.Match[str], turn: re.Match[str], *, sure: bool, headline: bool) -> Draft | None:
    """``NAME: what they said``: a turn of a transcript, or a headline with its speaker in front."""
    name = turn["name"]
    said = turn["said"]
    base = line.start()
    quoted = said[:1] in "\"“'‘«"
    words = len(name.split())
    head = headline and len(said.split()) >= 3 and words <= 5 and bool(_ROLE.search(name))
    if not (sure or quoted or head):
        return None
    if not sure and len(said.split()) < 2:
        return None
    last = said.rstrip()
    ends = len(last) - (last[-1:] in '”"»' and last.count(last[-1]) == 1 and not _OPENS.search(last))
    content = tidy(Span(base + turn.start("said"), base + turn.start("said") + ends), text)
    if not solid(content, text):
        return None
    colon = base + turn.start("colon")
    return Draft(
        (Span(base + turn.start("name"), base + turn.end("name")),),
        (Span(colon, colon + 1),),
        (content,),
        ":",
        "turn" if sure else "headline",
        -1,
        None,
        "speech",
        scores=(("cue", 0.9 if sure else 0.6),),
    )


def _credited(text: str, line: re.Match[str]) -> Draft | None:
    """``WHAT THEY SAID: union`` or ``… - mayor``: a headline with its speaker, told by role, at the end."""
    match = _CREDITED.match(line.group()[:300]) if len(line.group()) < 300 else None
    if match is None or not _ROLE.search(match["name"]) or _NOT_WHO.match(match["name"]):
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
