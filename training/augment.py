"""Varied copies of training articles: quotation marks, names, casing, date lines, transcripts, tweets.

The corpus is US politics of 2016 from seven publishers. Every epoch reads each article anew, some of them changed, so
that the tagger leans on wording and not on house style or famous names. Spans are carried through every edit exactly.
"""

import random
import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from training import names

Pairs = tuple[tuple[int, int], ...]
Edit = tuple[int, int, str]  # characters start:end become the text; an insertion where start == end


@dataclass(frozen=True, slots=True)
class Gold:
    """One marked attribution: character spans of its source (may be empty), its cue and its content."""

    source: Pairs
    cue: Pairs
    content: Pairs


@dataclass(frozen=True, slots=True)
class Marked:
    """A text and the attributions marked in it."""

    text: str
    attributions: tuple[Gold, ...]


def apply(article: Marked, edits: Sequence[Edit]) -> Marked:
    """The article after ``edits``, which must not overlap. Insertions at the edge of a span stay outside it."""
    edits = sorted(edits)
    parts, at = [], 0
    for start, end, new in edits:
        if start < at:
            raise ValueError("edits overlap")
        parts += [article.text[at:start], new]
        at = end
    text = "".join(parts) + article.text[at:]
    gold = tuple(
        Gold(_moved(a.source, edits), _moved(a.cue, edits), _moved(a.content, edits)) for a in article.attributions
    )
    return Marked(text, gold)


def _moved(spans: Pairs, edits: Sequence[Edit]) -> Pairs:
    return tuple((place(s, edits, False), place(e, edits, True)) for s, e in spans)


def place(position: int, edits: Sequence[Edit], is_end: bool) -> int:
    """Where a span's start (or end) at ``position`` stands after the sorted ``edits``."""
    delta = 0
    for start, end, new in edits:
        if start > position:
            break
        if end <= position and not (start == end == position and is_end):
            delta += len(new) - (end - start)
        elif start < position:
            return start + delta + (len(new) if is_end else 0)
    return position + delta


QUOTED = re.compile(r"“([^“”\n]*)”|\"([^\"\n]*)\"|''((?:(?!'')[^\n])*)''")
STYLES = (("“", "”"), ('"', '"'), ("''", "''"), ("‘", "’"), ("'", "'"), ("«", "»"), ("« ", " »"))


def quotation_style(article: Marked, rng: random.Random) -> Marked:
    """All double marks in one other style; at times a few are left unclosed at the end of their paragraph."""
    opening, closing = rng.choice(STYLES)
    unclosed = 0.2 if rng.random() < 0.25 else 0.0
    edits: list[Edit] = []
    for match in QUOTED.finditer(article.text):
        wide = 2 if match.group().startswith("''") else 1
        lost = article.text[match.end() : match.end() + 1] in ("", "\n") and rng.random() < unclosed
        edits.append((match.start(), match.start() + wide, opening))
        edits.append((match.end() - wide, match.end(), "" if lost else closing))
    return apply(article, edits)


PERSON = re.compile(r"(?:[A-Z][a-z]+\.? )?([A-Z][a-z]+) ([A-Z][a-z]{2,})")
NO_NAMES = frozenset(
    [
        "he",
        "she",
        "they",
        "we",
        "it",
        "you",
        "who",
        "that",
        "which",
        "his",
        "her",
        "their",
        "some",
        "many",
        "most",
        "others",
        "critics",
        "police",
        "officials",
        "republicans",
        "democrats",
    ]
)


def swapped_names(article: Marked, rng: random.Random) -> Marked:
    """People who speak get names of another origin, the same one throughout the article."""
    firsts, lasts = rng.choice(names.ORIGINS)
    new: dict[str, str] = {}
    for gold in article.attributions:
        for start, end in gold.source:
            said = article.text[start:end]
            match = PERSON.fullmatch(said)
            if match:
                new.setdefault(match[1], rng.choice(firsts))
                new.setdefault(match[2], rng.choice(lasts))
            elif (
                re.fullmatch(r"[A-Z][a-z]{3,}", said)
                and said.lower() not in NO_NAMES
                and not re.search(rf"\b{said.lower()}\b", article.text)
            ):
                new.setdefault(said, rng.choice(lasts))
    if not new:
        return article
    pattern = re.compile(r"\b(" + "|".join(sorted(map(re.escape, new), key=len, reverse=True)) + r")\b")
    return apply(article, [(m.start(), m.end(), new[m[1]]) for m in pattern.finditer(article.text)])


def _recased(article: Marked, start: int, end: int, change: Callable[[str], str]) -> Marked:
    new = change(article.text[start:end])
    if len(new) != end - start:  # a letter whose other case is longer
        return article
    return Marked(article.text[:start] + new + article.text[end:], article.attributions)


def casing(article: Marked, rng: random.Random) -> Marked:
    """A headline in capitals or with capitalised words, or everything in lower case."""
    head = article.text.find("\n")
    kind = rng.randrange(4)
    if kind == 0:
        return _recased(article, 0, len(article.text), str.lower)
    if head <= 0 or kind == 1:
        lines = [m.span() for m in re.finditer(r"[^\n]+", article.text)]
        for start, end in rng.sample(lines, min(3, len(lines))):
            article = _recased(article, start, end, str.upper)
        return article
    return _recased(article, 0, head, str.upper if kind == 2 else str.title)


def date_line(article: Marked, rng: random.Random) -> Marked:
    """An agency's date line before one of the first paragraphs."""
    lines = [m.start() for m in re.finditer(r"[^\n]+", article.text)][:3]
    if not lines:
        return article
    city, agency, month = rng.choice(names.CITIES), rng.choice(names.AGENCIES), rng.choice(names.MONTHS)
    dash = rng.choice(("—", "-", "–", ":"))
    form = rng.choice(
        (
            f"{city.upper()}, {month} {rng.randint(1, 28)} ({agency}) {dash} ",
            f"{city.upper()} ({agency}) {dash} ",
            f"{city}: ",
            f"{city}, {month} {rng.randint(1, 28)} {dash} ",
        )
    )
    return apply(article, [(rng.choice(lines),) * 2 + (form,)])


def line_breaks(article: Marked, rng: random.Random) -> Marked:
    """One line end between paragraphs in place of an empty line."""
    return apply(article, [(m.start(), m.end(), "\n") for m in re.finditer(r"\n\s*\n", article.text)])


def relined(article: Marked, rng: random.Random) -> Marked:
    """Paragraphs that are a quotation and its speaker become ``NAME: "..."``, transcript turns or embedded tweets."""
    kind = rng.randrange(4)
    edits: list[Edit] = []
    remade: dict[
        int, tuple[int, str, str, bool]
    ] = {}  # attribution -> (where, text before the source, source, before the content)
    for n, gold in enumerate(article.attributions):
        tail = _tail(article.text, gold)
        if tail is None or rng.random() < 0.3:
            continue
        begin, end = gold.content[0]
        name = article.text[slice(*gold.source[0])]
        if not name[:1].isupper() or name.lower() in NO_NAMES or len(name) > 50 or kind == 3:
            firsts, lasts = rng.choice(names.ORIGINS)
            name = f"{rng.choice(firsts)} {rng.choice(lasts)}"
        bare = kind in (1, 2) and article.text[begin] in '“"' and article.text[end - 1] in '”"'
        if kind in (0, 1):
            name = name.upper() if kind == 1 and rng.random() < 0.5 else name
            edits.append((begin, begin, f"{name}: "))
            edits.append((end, tail, ""))
            remade[n] = (begin, "", name, True)
        else:
            dash = rng.choice((" — ", " - ", " – ", " ― "))
            handle = "".join(c for c in name.lower() if c.isalnum())[:14] or "user"
            date = f"{rng.choice(names.MONTHS)} {rng.randint(1, 28)}, {rng.randint(2012, 2025)}"
            tweet = f" (@{handle}) {date}" + rng.choice(
                ("", "", f" pic.twitter.com/{_code(rng)}", f" https://t.co/{_code(rng)}")
            )
            edits.append((end, tail, dash + name + (tweet if kind == 2 or rng.random() < 0.5 else "")))
            remade[n] = (end, dash, name, False)
        if bare:
            comma = article.text[end - 2] == ","  # it belonged to the "he said" that is gone
            edits += [(begin, begin + 1, ""), (end - 2, end, ".") if comma else (end - 1, end, "")]
    edits.sort()
    out = apply(article, edits)
    golds = list(out.attributions)
    for n, (where, before, name, first) in remade.items():
        start = place(where, edits, True) + len(before)
        cue = (start + len(name), start + len(name) + 1) if first else (start - len(before) + 1, start - 1)
        golds[n] = Gold(((start, start + len(name)),), (cue,), golds[n].content)
    return Marked(out.text, tuple(golds))


def _tail(text: str, gold: Gold) -> int | None:
    """End of the paragraph that ``gold`` fills alone (its quotation, then only source and cue), or None."""
    if len(gold.content) != 1 or len(gold.source) != 1 or len(gold.cue) != 1:
        return None
    begin, end = gold.content[0]
    if text[begin] not in '“"' or (begin and text[begin - 1] != "\n"):
        return None
    stop = text.find("\n", end)
    stop = len(text) if stop < 0 else stop
    rest = sorted((gold.source[0], gold.cue[0]))
    if rest[0][0] < end or rest[1][1] > stop:
        return None
    between = text[end : rest[0][0]] + text[rest[0][1] : rest[1][0]] + text[rest[1][1] : stop]
    return None if any(c.isalnum() for c in between) else stop


def _code(rng: random.Random) -> str:
    return "".join(rng.choice("abcdefghijkmnpqrstuvwxyzABCDEFGHJKLMNPQRSTUVWXYZ23456789") for _ in range(10))


CHANGES: tuple[tuple[Callable[[Marked, random.Random], Marked], float], ...] = (
    (quotation_style, 0.22),
    (swapped_names, 0.28),
    (casing, 0.08),
    (date_line, 0.06),
    (line_breaks, 0.12),
    (relined, 0.15),
)


def augment(article: Marked, rng: random.Random) -> Marked:
    """The article with each kind of change made at its own rate; about four in ten stay as they are."""
    chosen = [change for change, rate in CHANGES if rng.random() < rate]
    for change in sorted(chosen, key=lambda c: c is not relined):  # it looks for marks that the others may have changed
        article = change(article, rng)
    return article
