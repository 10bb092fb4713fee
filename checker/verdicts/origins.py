"""Independent origins: which articles go back to one text or one newsroom.

Found from the text itself (runs of words that two articles share outside quotation marks, agency credits and datelines)
and from ``origins.yaml``. Quoted words are left out of the comparison: two reporters who were both there print the
same quotation. Runs of words are the shingles of Broder, "On the resemblance and containment of documents" (1997);
containment, not resemblance, so that a shortened reprint is found.
"""

from __future__ import annotations

import re
import zlib
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from checker.records import Article
from checker.verdicts.origin_rules import AgencyRule, CopyRule, OriginRule, OwnerRule

RUN = 5
"""Words in a shingle."""
HEAD, TAIL = 300, 250
"""Characters at the start and end of the body in which a credit may stand."""
CROWD = 400
"""A shingle in more articles than this (a house phrase) is ignored."""
_WORD = re.compile(r"[^\W_]+")
_QUOTED = re.compile(r"[“\"][^“”\"\n]{0,2000}[”\"]")
Name = str


def origins_of(articles: Sequence[Article], rules: Iterable[OriginRule]) -> tuple[tuple[str, ...], ...]:
    """The ids of *articles* as a partition: those of one inner tuple go back to one origin. All sorted."""
    rules = tuple(rules)
    by_key: dict[str, list[str]] = defaultdict(list)
    for a in articles:
        for key in newsroom(a, rules):
            by_key[key].append(a.id)
    copies = (pair for rule in rules if isinstance(rule, CopyRule) for pair in copied(articles, rule))
    parts = _partition([a.id for a in articles], [*by_key.values(), *copies])
    return tuple(sorted(tuple(sorted(set(p))) for p in parts))


def _partition(ids: Sequence[str], joined: Iterable[Sequence[str]]) -> Iterable[list[str]]:
    """*ids* in parts: what one of *joined* holds together, itself or by others, is one part."""
    parent = {i: i for i in ids}

    def find(i: str) -> str:
        while parent[i] != i:
            parent[i] = parent[parent[i]]
            i = parent[i]
        return i

    for group in joined:
        roots = sorted({find(i) for i in group})
        for other in roots[1:]:
            parent[other] = roots[0]
    parts: dict[str, list[str]] = defaultdict(list)
    for i in ids:
        parts[find(i)].append(i)
    return parts.values()


def newsroom(article: Article, rules: Sequence[OriginRule]) -> tuple[str, ...]:
    """Keys of the newsrooms an article goes back to: its outlet, its outlet's family, the agency it credits."""
    keys = [f"outlet:{plain(article.outlet)}"]
    printed = _where_credits_stand(article)
    for rule in rules:
        owned = isinstance(rule, OwnerRule) and plain(article.outlet) in {plain(o) for o in rule.outlets}
        if owned or (isinstance(rule, AgencyRule) and _mentions(printed, rule) and credited(article, rule.names)):
            keys.append(f"rule:{rule.id}")
    return tuple(keys)


def _where_credits_stand(article: Article) -> str:
    """Everything that :func:`credited` looks at, without regard to capitals."""
    body = article.body.text(article.text).strip()
    parts = (article.outlet, article.agency or "", article.byline or "", body[:HEAD], body[-TAIL:])
    return "\n".join(parts).casefold()


def _mentions(printed: str, rule: AgencyRule) -> bool:
    """Whether a name of the agency is there at all: the patterns of twenty agencies take 20 ms to make."""
    return any(name.casefold() in printed for name in rule.names)


def credited(article: Article, names: Sequence[str]) -> bool:
    """Whether an article as a whole is credited to the agency called one of *names*.

    Counts a byline, a dateline ("LUND (AP) -"), a credit line at the start or the end ("- Reuters", "Source: PTI") and
    the agency's own page. A credit in mid-text ("told Reuters") or for help ("AP contributed") does not count.
    """
    name = "(?:" + "|".join(re.escape(n) for n in sorted(names, key=lambda n: (-len(n), n))) + ")"
    whole = re.compile(rf"(?i)\s*(?:by\s+)?(?:the\s+)?{name}\s*(?:staff|reporters?|news agency)?\s*\.?\s*")
    if any(field and whole.fullmatch(field) for field in (article.outlet, article.agency, article.byline)):
        return True
    if article.byline and re.search(rf"(?:[,/|(–—-]|\bfor\b)\s*(?:the\s+)?{name}\b", article.byline):
        return True
    body = article.body.text(article.text).strip()
    dateline = rf"^[^\n]{{0,80}}\((?:[^()\n]{{0,30}}\b)?{name}(?:\b[^()\n]{{0,30}})?\)\s*[-–—:]"
    byline = rf"(?im)^\s*(?:by\s+[^\n]{{0,60}}[,|/]\s*)?(?:by\s+)?(?:the\s+)?{name}(?:\s+(?:staff|reporters?))?\s*$"
    if re.search(dateline, body[:HEAD], re.MULTILINE) or re.search(byline, body[:HEAD]):
        return True
    before = r"(?:(?:^|[.!?]\s)\s*(?:source|credit|copyright|©|--?|–|—)[\s:-]*(?:\d{4}\s+)?(?:the\s+)?|[-–—(]\s*)"
    end = rf"(?im){before}{name}\s*[).]*\s*$"
    return bool(re.search(end, body[-TAIL:]) or re.search(byline, body[-TAIL:]))


def copied(articles: Sequence[Article], rule: CopyRule) -> list[tuple[str, str]]:
    """Pairs of ids whose texts share as many shingles as *rule* asks for."""
    runs = {a.id: shingles(a) for a in articles}
    holders: dict[int, list[str]] = defaultdict(list)
    for i in sorted(runs):
        for run in runs[i]:
            holders[run].append(i)
    shared: dict[tuple[str, str], int] = defaultdict(int)
    for ids in holders.values():
        if 1 < len(ids) <= CROWD:
            for n, a in enumerate(ids):
                for b in ids[n + 1 :]:
                    shared[a, b] += 1
    return sorted(pair for pair, n in shared.items() if n >= rule.least and _one_text(runs, pair, n, rule))


def _one_text(runs: Mapping[str, frozenset[int]], pair: tuple[str, str], n: int, rule: CopyRule) -> bool:
    small, large = sorted(len(runs[i]) for i in pair)
    return n >= rule.share * small and (n >= rule.share_of_longer * large or n >= 2 * rule.share * small)


def shingles(article: Article) -> frozenset[int]:
    """Checksums of the runs of :data:`RUN` words in the article's own words (quotations left out)."""
    words = [w.lower() for w in _WORD.findall(_QUOTED.sub(" ", article.body.text(article.text)))]
    return frozenset(zlib.crc32(" ".join(words[i : i + RUN]).encode()) for i in range(len(words) - RUN + 1))


def plain(name: str) -> str:
    """The name of an outlet as it is compared: without "the", address parts and capitals."""
    key = re.sub(r"(?i)^(?:https?://)?(?:www\.)?|/.*$", "", name.strip()).lower()
    return " ".join(key.removeprefix("the ").split())
