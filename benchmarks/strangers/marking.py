"""Marked stories to the records of the cluster benchmark: text without the marks, claims with offsets, groups.

A file of ``stories/`` is one story. Its head says ``split: open|sealed``, ``desk: ...``, short keys for speakers
(``LK = Leela Kondathil``) and what a group is if not corroborated (``conflict: amount number`` or
``either: toll number``, with ``cross`` where the two sides have different speakers). Articles follow, each after
``=== outlet | date | title`` and, where the outlet does not print curly double quotation marks, ``| straight`` or
``| single``. In them ``{{KEY #group ~group|content}}`` is a claim; ``~`` makes it a borderline member;
``{{+|more}}`` is a further piece of the claim before it; ``{{-|content}}`` is said by nobody the text names; claims
may stand inside claims. Kinds are not marked: they follow from the quotation marks.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

STORIES = Path(__file__).with_name("stories")
GOLD = Path(__file__).with_name("strangers.jsonl")

MARK = re.compile(r"\{\{([^|{}]+)\|")
HEADING = re.compile(r"^=== (.+?) \| (\d{4}-\d\d-\d\d) \| ([^|\n]+?)(?: \| (straight|single))?$", re.MULTILINE)
PRINTED = {"straight": str.maketrans("“”", '""'), "single": str.maketrans("“”", "‘’")}
VERDICTS = {"conflict": "conflicting", "either": "either"}


@dataclass
class Claim:
    """One marked claim while its article is read; *groups* and *borderline* are the names of the groups it is in."""

    speaker: str
    groups: list[str]
    borderline: list[str]
    spans: list[tuple[int, int]] = field(default_factory=list)


@dataclass
class Head:
    """What stands above a story's articles."""

    split: str
    desk: str
    speakers: dict[str, str]
    verdicts: dict[str, tuple[str, str, bool]]


def head_of(text: str) -> Head:
    """The head of a story. Raises ValueError at a line it cannot read."""
    head = Head("", "", {}, {})
    for line in filter(None, text.splitlines()):
        if " = " in line:
            key, name = line.split(" = ", 1)
            head.speakers[key] = name
            continue
        word, _, rest = line.partition(": ")
        if word in ("split", "desk"):
            setattr(head, word, rest)
        elif word in VERDICTS:
            name, kind, *more = rest.split()
            head.verdicts[name] = (VERDICTS[word], kind, more == ["cross"])
        else:
            raise ValueError(f"cannot read {line!r}")
    return head


def unmark(marked: str, speakers: dict[str, str]) -> tuple[str, list[Claim]]:
    """An article's text without its marks, and its claims in the order in which they open. Raises ValueError."""
    text, at = "", 0
    claims: list[Claim] = []
    opened: list[tuple[Claim, int]] = []
    while at < len(marked):
        found = MARK.match(marked, at)
        if found:
            key, *tags = re.split(r" (?=[#~])", found[1])
            if key == "+":
                opened.append((claims[-1], len(text)))
            else:
                named = [t[1:] for t in tags if t[0] == "#"], [t[1:] for t in tags if t[0] == "~"]
                claims.append(Claim("" if key == "-" else speakers.get(key, key), *named))
                opened.append((claims[-1], len(text)))
            at = found.end()
        elif marked.startswith("}}", at):
            claim, start = opened.pop()
            claim.spans.append((start, len(text)))
            at += 2
        elif marked.startswith(("{{", "|"), at):
            raise ValueError(f"a mark that does not parse: {marked[at : at + 40]!r}")
        else:
            text += marked[at]
            at += 1
    if opened:
        raise ValueError(f"a mark that does not close: {text[opened[-1][1] :][:40]!r}")
    return text, claims


def quoted(text: str) -> list[bool]:
    """For each character whether it stands in curly double quotation marks, open at most to the paragraph's end."""
    out, inside = [], False
    for character in text:
        inside = (inside or character == "“") and character != "\n"
        out.append(inside)
        inside = inside and character != "”"
    return out


def kind_of(text: str, inside: list[bool], spans: list[tuple[int, int]]) -> str:
    """``direct`` where every letter and digit of *spans* is quoted, ``indirect`` where none is, else ``mixed``."""
    seen = {inside[i] for start, end in spans for i in range(start, end) if text[i].isalnum()}
    return "direct" if seen == {True} else "indirect" if seen == {False} else "mixed"


def story_of(path: Path) -> dict[str, Any]:
    """The record of one story, in the schema of ``clusters.dev.jsonl`` with ``split`` and ``desk`` besides."""
    parts = HEADING.split(path.read_text(encoding="utf-8"))
    head = head_of(parts[0])
    articles: list[dict[str, Any]] = []
    claims: list[dict[str, Any]] = []
    members: dict[str, list[str]] = {}
    borderline: dict[str, list[str]] = {}
    for outlet, published, title, marks, body in zip(*[iter(parts[1:])] * 5, strict=True):
        text, marked = unmark(body.strip(), head.speakers)
        number = len(articles) + 1
        aid = f"{path.stem}_{number}"
        printed = text.translate(PRINTED.get(marks, {}))  # character for character, so that offsets hold
        articles.append({"id": aid, "outlet": outlet, "title": title, "published": published, "text": printed})
        inside = quoted(text)
        for m in marked:
            cid = f"{number}.{len(claims)}"
            kind = kind_of(text, inside, m.spans)
            claims.append(
                {"id": cid, "article": aid, "content": list(map(list, m.spans)), "speaker": m.speaker, "kind": kind}
            )
            for names, where in ((m.groups, members), (m.borderline, borderline)):
                for name in names:
                    where.setdefault(name, []).append(cid)
    groups = []
    for name, ids in members.items():
        verdict, conflict, cross = head.verdicts.get(name, ("corroborated", None, False))
        open_ones = borderline.pop(name, [])
        if len({i.split(".")[0] for i in ids + open_ones}) < 2:
            raise ValueError(f"{path.name}: only one article has claims of the group {name!r}")
        groups.append(
            {"id": name, "claims": ids, "verdict": verdict, "kind": conflict, "borderline": open_ones}
            | {"cross_speaker": cross}
        )
    if borderline or head.verdicts.keys() - members.keys():
        raise ValueError(f"{path.name}: no claims in {sorted(borderline) or sorted(head.verdicts)}")
    return {"id": path.stem, "split": head.split, "desk": head.desk, "articles": articles, "claims": claims} | {
        "groups": groups
    }


def stories() -> list[dict[str, Any]]:
    """Every story, in the order of the files' names."""
    return [story_of(path) for path in sorted(STORIES.glob("*.txt"))]
