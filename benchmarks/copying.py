"""Copying sentence by sentence on 200 made-up articles whose every sentence has a known source.

    python -m benchmarks.copying [--seed N]

Twenty-five events, eight articles each: the texts of two agencies; own reports that lift two of an agency's sentences
word for word, edited, or cut at the end, none with a credit; an agency's text with other quotation marks and an own
interview in it; a text put together from both agencies; a report by a writer of another paper. Prints F1 over pairs of
copied sentences and how often two sentences of two articles that tell the same are rightly told to be of one origin or
of two.
"""

from __future__ import annotations

import argparse
import itertools
import random
from typing import NamedTuple

from benchmarks.origins import EDITS, PLACES, RULES, THINGS, _story
from checker.records import Article, Attribution, Claim, Facts, Span
from checker.verdicts.copies import copies, sentences
from checker.verdicts.origin_rules import AgencyRule
from checker.verdicts.provenance import origins_among, story_of

AGENCIES = (*RULES, AgencyRule(id="ostpress", kind="agency", names=("Ostpress",), why="made up"))
SAID = "“{words},” {name} said."
WORDS = ("We have lost a hall, not our heart", "Nobody will be left alone with this", "It could have been far worse")


class Told(NamedTuple):
    """One sentence: its text, who wrote it first, and what it tells (the slot, or None for what nobody else tells)."""

    text: str
    writer: str
    slot: int | None


class Made(NamedTuple):
    """One article and the sentences it was put together from."""

    article: Article
    told: tuple[Told, ...]


def _cut(text: str) -> str:
    """A sentence without its end, where enough is left of it."""
    words = text.rstrip(".").split()
    return " ".join(words[: max(9, int(len(words) * 0.65))]).rstrip(",;:") + "."


def _edit(rng: random.Random, text: str) -> str:
    for old, new in rng.sample(EDITS, 5):
        text = text.replace(f" {old} ", f" {new} ", 1)
    return text


def _made(key: str, outlet: str, told: list[Told], lead: str = "") -> Made:
    paragraphs = ("\n\n".join(" ".join(t.text for t in told[i : i + 2]) for i in range(0, len(told), 2)),)
    text = lead + paragraphs[0]
    return Made(Article(key, outlet, text, Span(0, len(text)), ""), tuple(told))


def _with(rng: random.Random, own: list[Told], lifted: list[Told]) -> list[Told]:
    out = list(own)
    for each in lifted:
        out.insert(rng.randrange(1, len(out)), each)
    return out


def event(rng: random.Random, number: int) -> list[Made]:
    """The eight articles of one event."""
    place, other = rng.sample(PLACES, 2)
    facts = {
        "place": place,
        "other": other,
        "thing": rng.choice(THINGS),
        "name": rng.choice("Ruiz Okafor Osei".split()),
    }
    facts |= {"day": rng.choice(("Monday", "Friday")), "n": str(rng.randrange(40, 900)), "k": str(rng.randrange(3, 12))}
    facts |= {"m": str(rng.randrange(3, 30)), "j": str(rng.randrange(100, 2000))}
    facts |= {"year": str(rng.randrange(1890, 1990)), "c": str(rng.randrange(2, 60))}
    writers = [[Told(t, f"w{w}", n) for n, t in enumerate(_story(rng, facts, w))] for w in range(5)]
    first, second = writers[0], writers[1]
    quoted = Told(SAID.format(words=rng.choice(WORDS), name=facts["name"]), "all", None)
    wire = [*first[:5], quoted, *first[5:]]

    def own(writer: int) -> list[Told]:
        return [*rng.sample(writers[writer], 7), quoted]

    def lifted(kind: str) -> list[Told]:
        picked = rng.sample(first, 2)
        change = {"word": lambda t: t, "edited": lambda t: _edit(rng, t), "cut": _cut}[kind]
        return [t._replace(text=change(t.text)) for t in picked]

    interview = Told(
        f"{facts['name']} told the Marsh Mail in an interview at the town hall that more was to come.", "m", None
    )
    marks = [t._replace(text=t.text.replace("“", '"').replace("”", '"')) for t in wire]
    made = [
        ("wire", "Nordwire", wire, f"{place.upper()} (Nordwire) - "),
        ("second", "Ostpress", second, f"{place.upper()} (Ostpress) - "),
        ("lifts", "Harn Gazette", _with(rng, own(2), lifted("word")), ""),
        ("edits", "Lundby Post", _with(rng, own(3), lifted("edited")), ""),
        ("cuts", "Tessin Daily", _with(rng, own(4), lifted("cut")), ""),
        ("interview", "Marsh Mail", [*marks[:4], interview, *marks[4:]], ""),
        ("mixed", "Ibeck Echo", [*first[:4], *[t for t in second if t.slot and t.slot > 6]], ""),
        ("own", "Radio Castrel", own(2), ""),
    ]
    return [_made(f"{number:02}-{how}", f"{outlet} {number}", told, lead) for how, outlet, told, lead in made]


def articles(seed: int) -> list[list[Made]]:
    """200 articles in 25 events; the same for the same seed."""
    rng = random.Random(seed)
    return [event(rng, n) for n in range(25)]


def _spans(made: Made) -> list[tuple[Told, Span]]:
    out, at = [], 0
    for each in made.told:
        start = made.article.text.index(each.text, at)
        at = start + len(each.text)
        out.append((each, Span(start, at)))
    return out


def _same(one: Told, two: Told) -> bool:
    return one.slot is not None and (one.writer, one.slot) == (two.writer, two.slot)


def copied_sentences(made: list[Made]) -> tuple[int, int, int]:
    """Right, wrong and missed pairs of copied sentences of one event; shared quotations count neither way."""
    where = {(m.article.id, span): told for m in made for told, span in _spans(m)}

    def told(article: str, span: Span) -> Told | None:
        return next((t for (a, s), t in where.items() if a == article and s.overlaps(span)), None)

    found = set()
    for copy in copies({m.article.id: sentences(m.article) for m in made}):
        left, right = told(copy.left.article, copy.left.span), told(copy.right.article, copy.right.span)
        if left and right and left.slot is not None and right.slot is not None:
            found.add((copy.left.article, left, copy.right.article, right))
    true = {
        (a.article.id, one, b.article.id, two)
        for a, b in itertools.combinations(sorted(made, key=lambda m: m.article.id), 2)
        for one in a.told
        for two in b.told
        if _same(one, two)
    }
    return len(found & true), len(found - true), len(true - found)


def origins(made: list[Made]) -> tuple[int, int]:
    """Pairs of sentences of two articles that tell the same: how many are rightly of one origin or two, of how many."""
    story = story_of([m.article for m in made], AGENCIES)
    claims = [(told, _claim(m.article, span)) for m in made for told, span in _spans(m)]
    right = total = 0
    for (one, a), (two, b) in itertools.combinations(claims, 2):
        if a.article != b.article and one.slot is not None and one.slot == two.slot:
            total += 1
            right += (len(origins_among([a, b], story)) == 1) == (one.writer == two.writer)
    return right, total


def _claim(article: Article, span: Span) -> Claim:
    said = Attribution(f"{article.id}:{span.start}", (), (), (span,), "indirect")
    return Claim(said.id, article.id, span.text(article.text), said, None, Facts())


def score(seed: int) -> tuple[float, float]:
    """F1 of copied sentences, and the share of pairs of claims with the right number of origins."""
    counts = [copied_sentences(made) for made in articles(seed)]
    right, wrong, missed = (sum(c[i] for c in counts) for i in range(3))
    pairs = [origins(made) for made in articles(seed)]
    return 2 * right / max(1, 2 * right + wrong + missed), sum(r for r, _ in pairs) / max(1, sum(t for _, t in pairs))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--seed", type=int, default=1)
    f1, share = score(parser.parse_args().seed)
    print(f"copied sentences F1 {f1:.3f}; origins of claims right {share:.3f}")


if __name__ == "__main__":
    main()
