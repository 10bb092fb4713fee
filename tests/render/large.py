"""Reports of a hundred articles and two thousand claims, for what must stay quick: nothing shared, and much shared."""

from __future__ import annotations

from dataclasses import replace

from checker.records import Article, Claim, Evidence, Place, Report, Verdict
from tests.render.building import article, claim, find, group
from tests.render.fixtures import RUIZ, story

OUTLETS, LINES, SHARED = 100, 20, 4


def apart() -> Report:
    """Every claim is a group of its own."""
    articles, claims, verdicts = [], [], []
    for i in range(OUTLETS):
        lines = [f"Mayor {i} said the road number {j} of district {i} would be mended by autumn." for j in range(LINES)]
        item = article(f"Outlet {i:03}", "\n".join(lines), "2026-05-02", f"a{i}.txt")
        own = [claim(item, f"Mayor {i}", "said", f"the road number {j} of district {i} would be mended by autumn", None)
               for j in range(LINES)]  # fmt: skip
        articles.append(item)
        claims += own
        verdicts += [_verdict("unique", [item], [c]) for c in own]
    return Report(tuple(articles), tuple(claims), tuple(verdicts))


def shared(outlets: int = OUTLETS) -> Report:
    """Four outlets each report the same twenty claims, every fifth with another year in one of them."""
    articles: list[Article] = []
    claims: list[Claim] = []
    verdicts: list[Verdict] = []
    for block in range(outlets // SHARED):
        said = [
            [f"the road number {j} of district {block} would be mended by {2031 if k == 3 and j % 5 == 0 else 2030}"
             for j in range(LINES)] for k in range(SHARED)
        ]  # fmt: skip
        four = [
            article(
                f"Outlet {block * SHARED + k:03}",
                "\n\n".join(f"Ana Ruiz said {words} after a long winter of rain." for words in said[k]),
                f"2026-05-{2 + k % 3:02}",
                f"a{block * SHARED + k}.txt",
            )
            for k in range(SHARED)
        ]
        articles += four
        for j in range(LINES):
            same = [claim(four[k], "Ana Ruiz", "said", said[k][j], RUIZ) for k in range(SHARED)]
            clashes = [_clash(four, same, k) for k in range(SHARED - 1)] if j % 5 == 0 else []
            claims += same
            verdicts.append(_verdict("conflicting" if clashes else "corroborated", four, same, *clashes))
    return Report(tuple(articles), tuple(claims), tuple(verdicts), origins=tuple((a.id,) for a in articles))


def _verdict(label: str, articles: list[Article], claims: list[Claim], *evidence: Evidence) -> Verdict:
    base = next(v for v in story().verdicts if v.label == label)
    origins = tuple((a.id,) for a in articles)
    return replace(base, group=group(*claims), evidence=evidence, origins=origins, notes=(), stated_by=())


def _clash(articles: list[Article], claims: list[Claim], k: int) -> Evidence:
    sides = []
    for i, year in ((k, "2030"), (SHARED - 1, "2031")):
        text, content = articles[i].text, claims[i].attribution.content[0]
        sides.append(Place(claims[i].id, find(text, year, content.start), year, year))
    return Evidence("year", "date", "conflicts", "error", sides[0], sides[1], "says 2030, says 2031", "rules/c.yaml:5")
