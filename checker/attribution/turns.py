"""Lines that begin with who speaks: transcripts, interviews, questions and answers.

``Dana Fenn (she/her): …``, ``Speaker 1: …``, ``Anna von der Heide: …``, ``[Dana Fenn] …``, ``Q. … A. …``, and the same
with what is said on the lines below. A label is somebody where it is a name of several words, a role, a first name, a
surname that the text has elsewhere, or all capitals; "Remember:", "Time: 10:30" and "Question:" without an "Answer:"
are nobody. A text with two such speakers, one of whom speaks twice, is a transcript, and then whoever speaks once does.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Sequence
from dataclasses import dataclass

from checker.lexicon import either, words
from checker.records import Span

MOST = 6
"""Lines that a turn may have before the next label."""
_START = 2000  # characters of a line that are looked at
_NAME = rf"(?:[A-Z][\w.'’-]*|(?:{either(words('names', 'particle'))})|\d{{1,2}}|[A-Z])"
_LABEL = re.compile(
    rf"^\s*[\"“]?(?:>>\s?)?(?P<name>[A-Z][\w.'’-]*(?: {_NAME}){{0,5}}(?:\s*\([^()\n]{{1,40}}\))?)\s*(?P<mark>:)"
    r"(?:\s+(?P<said>\S[^\n]*))?$"
)
_BRACKETED = re.compile(r"^\s*\[(?P<name>[A-Z][^\[\]\n:]{1,60})(?P<mark>\]):?(?:\s+(?P<said>\S[^\n]*))?$")
_ASKED = re.compile(r"^\s*[\"“]?(?P<name>[QA])(?P<mark>\.)\s+(?P<said>\S[^\n]*)$")  # courts write "Q. … A. …"
_NOBODY = re.compile(rf"(?i:{either(words('pages', 'label'))})\b")
_ANSWERING = (frozenset({"Q", "A"}), frozenset({"Question", "Answer"}))
_ASIDE = re.compile(r"\s*\([^()]*\)$")
_ROLES = words("persons", "turn") | words("persons", "office") | words("persons", "person")
_FIRST = words("names", "female") | words("names", "male") | words("names", "either")
_POLITE = words("persons", "polite") | words("persons", "male-title") | words("persons", "female-title")


@dataclass(frozen=True, slots=True)
class Turn:
    """One turn: the number of its line, who speaks, the mark behind it, and what is said, line by line.

    ``sure`` tells that the text is a transcript and the label one of its speakers.
    """

    line: int
    name: str
    who: Span
    mark: Span
    said: tuple[Span, ...]
    sure: bool


def nobody(label: str) -> bool:
    """Whether *label*, before a colon, is no speaker: "Time", "Remember", "Watch"."""
    return _NOBODY.match(label) is not None


def place(label: str, text: str, start: int) -> bool:
    """Whether *label*, at the *start* of a line of *text*, is where the article was filed: "KARACHI: Eleven people …".

    It stands once, in capitals, near the beginning, before whole sentences, and is no role.
    """
    stop = text.find("\n", start)
    line = text[start : stop if stop >= 0 else len(text)]
    head = start < 600 and len(text[:start].split()) < 60
    role = any(w.strip(".,").lower() in _ROLES for w in label.split())
    whole = len(line.split()) >= 12 and line.rstrip()[-1:] in '.”"'
    return label.isupper() and head and whole and not role and text.count(f"{label}:") == 1


def turns(lines: Sequence[re.Match[str]], text: str) -> dict[int, Turn]:
    """The turns among *lines* (the text's lines that are not blank, in order), by the number of their line."""
    asked = {"Q", "A"} <= {m["name"] for line in lines if (m := _ASKED.match(line.group()[:_START]))}
    marked = {n: m for n, line in enumerate(lines) if (m := _match(line, asked)) is not None}
    often = Counter(m["name"] for m in marked.values())
    both = frozenset().union(*(pair for pair in _ANSWERING if pair <= often.keys()))
    people = {name for name in often if name in both or _somebody(name, often, text)}
    heard = len(people) > 1 and (
        bool(both) or any(often[name] > 1 or (name.isupper() and len(marked) > 2) for name in people)
    )
    out = {}
    for n, match in marked.items():
        base, name = lines[n].start(), match["name"]
        sure = heard and name in people
        said = [Span(base + match.start("said"), base + match.end("said"))] if match["said"] else []
        if sure:
            said += _below(lines, n, marked.keys(), text) if not said else _goes_on(lines, n, marked.keys())
        if said and (sure or not nobody(name)):
            mark = base + match.start("mark")
            who = Span(base + match.start("name"), base + match.end("name"))
            out[n] = Turn(n, name, who, Span(mark, mark + 1), tuple(said), sure)
    return out


def _match(line: re.Match[str], asked: bool) -> re.Match[str] | None:
    start = line.group()[:_START]
    return _LABEL.match(start) or _BRACKETED.match(start) or (_ASKED.match(start) if asked else None)


def _below(lines: Sequence[re.Match[str]], n: int, marked: Collection[int], text: str) -> list[Span]:
    """The lines right below line *n*, up to a blank one or the next label."""
    out: list[Span] = []
    end = lines[n].end()
    for k in range(n + 1, len(lines)):
        if k in marked or text.count("\n", end, lines[k].start()) > 1:
            break
        out.append(Span(lines[k].start(), lines[k].end()))
        end = lines[k].end()
    return out


def _goes_on(lines: Sequence[re.Match[str]], n: int, marked: Collection[int]) -> list[Span]:
    """The paragraphs between the turn of line *n* and the next label: what is said goes on."""
    after = min((k for k in marked if k > n), default=0)
    between = range(n + 1, after) if after - n <= MOST else ()
    return [Span(lines[k].start(), lines[k].end()) for k in between]


def _somebody(label: str, often: Counter[str], text: str) -> bool:
    """Whether *label* can be who speaks."""
    name = _ASIDE.sub("", label)
    parts = name.split()
    low = [p.strip(".,").lower() for p in parts]
    if nobody(label) or name in ("Question", "Answer"):
        return False
    if any(p in _ROLES or p in _POLITE for p in low) or low[0] in _FIRST or label != name:
        return True
    if len(parts) > 1 or name.isupper():
        return name.isupper() or max(often.values()) > 1
    return re.search(rf"[A-Z][\w'’.-]+ {re.escape(name)}\b", text) is not None
