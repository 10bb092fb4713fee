"""What `checker speakers` prints: who was found, how each mention was resolved, what was not, and YAML to paste."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from checker.records import Article, Attribution, Speaker
from checker.speakers.across import Story
from checker.speakers.cluster import Cluster
from checker.speakers.names import letters, parse
from checker.speakers.people import ArticlePeople, Resolution

PLAIN = {
    "name": "by name",
    "alias": "by an alias rule",
    "role": "by office or description",
    "coreference": "by what it refers to",
    "continuation": "as the quotation's continuation",
}


@dataclass(frozen=True, slots=True)
class Mentioned:
    """One attribution of a speaker: where it stands, the source's words, and how they were resolved."""

    article: str
    line: int
    column: int
    words: str
    speaker: Speaker | None
    resolution: Resolution


def mentioned(
    people: Sequence[ArticlePeople],
    speakers: Mapping[str, Speaker],
    articles: Mapping[str, Article],
    attributions: Mapping[str, Attribution],
) -> list[Mentioned]:
    """Every attribution with its resolution, by article and place."""
    found = []
    for one in people:
        article = articles[one.article]
        for resolution in one.resolutions:
            attribution = attributions[resolution.attribution]
            spans = attribution.source or attribution.cue or attribution.content
            line, column = article.place(min((s.start for s in spans), default=0))
            found.append(
                Mentioned(
                    one.article,
                    line,
                    column,
                    " ".join(resolution.words.split()),
                    speakers.get(resolution.attribution),
                    resolution,
                )
            )
    return sorted(
        found, key=lambda m: (articles[m.article].path or "", m.article, m.line, m.column, m.resolution.attribution)
    )


def lines(found: Sequence[Mentioned], articles: Mapping[str, Article]) -> Iterator[str]:
    """The listing for people, a line at a time: speakers by how much they say, then the unresolved."""
    by_speaker: dict[str, list[Mentioned]] = defaultdict(list)
    known: dict[str, Speaker] = {}
    for item in found:
        if item.speaker is not None:
            by_speaker[item.speaker.id].append(item)
            known[item.speaker.id] = item.speaker
    for key in sorted(by_speaker, key=lambda k: (-len(by_speaker[k]), known[k].name, k)):
        speaker, items = known[key], by_speaker[key]
        bodies = sorted({i.speaker.body for i in items if i.speaker and i.speaker.body})
        yield f"{speaker.name}  ({speaker.type}{', for ' + ', '.join(bodies) if bodies else ''}; {_times(len(items))})"
        others = [n for n in speaker.names if n != speaker.name]
        if others:
            yield f"  known as {'; '.join(others)}"
        if speaker.type == "unnamed" and speaker.body is None:
            yield "  unnamed: never taken for the same source in another outlet"
        for item in items:
            by = PLAIN[item.speaker.found_by] if item.speaker else ""
            yield f"  {_where(item, articles)}: {item.words or '(no source)'} - {by}{_note(item)}"
    unresolved = [i for i in found if i.speaker is None]
    if unresolved:
        yield f"unknown speaker  ({_times(len(unresolved))})"
        for item in unresolved:
            yield f"  {_where(item, articles)}: {item.words or '(no source)'}"


def proposal(story: Story) -> list[dict[str, object]]:
    """Alias rules an editor may want: everybody with several spellings or a handle, and names that look alike."""
    rules: list[dict[str, object]] = []
    speaking = {s.id for s in story.speakers().values()}
    known = [c for c in story.clusters if c.given and c.alias is None and (c.handles or story.id_of(c) in speaking)]
    people = [c for c in known if c.type == "person" and c.full]
    bodies = [c for c in known if c.type == "body" and len({letters(n) for n in c.names}) > 1]
    for cluster in people:
        near = [story.display(c) for c in people if c is not cluster and _alike(c, cluster)]
        if (rule := _of_person(story.display(cluster), cluster, near)) is not None:
            rules.append(_explained(rule))
    for cluster in bodies:
        name = story.display(cluster)
        others = sorted(n for n in cluster.names if letters(n) != letters(name))
        rules.append(_explained({"id": _slug(name), "name": name, "type": "body", "names": others}))
    return _numbered(sorted(rules, key=lambda r: (str(r["id"]), str(r["name"]))))


def _of_person(name: str, cluster: Cluster, near: list[str]) -> dict[str, object] | None:
    """The alias of a person shown as *name*; None without another spelling, a handle or a name *near* it."""
    short = {p for n in cluster.full for p in n.parts if p}
    others = sorted(n for n in cluster.names if n != name)
    spellings = [n for n in others if len(parse(n).parts) > 1 or not set(parse(n).parts) <= short]
    if not spellings and not cluster.handles and not near:
        return None
    rule: dict[str, object] = {"id": _slug(name), "name": name}
    if spellings:
        rule["names"] = spellings
    if cluster.handles:
        rule["handles"] = list(cluster.handles)
    offices = {o.casefold(): o for o in reversed(cluster.offices) if len(o.split()) > 1}  # "leader" alone fits many
    if offices:
        rule["offices"] = [{"title": offices[o]} for o in sorted(offices)]
    if near:
        rule["never"] = sorted(near)
    return rule


def _numbered(rules: list[dict[str, object]]) -> list[dict[str, object]]:
    """*rules* under ids of their own: a second "carl-osei" is "carl-osei-2"."""
    seen: dict[str, int] = defaultdict(int)
    out = []
    for rule in rules:
        name = str(rule["id"])
        seen[name] += 1
        out.append(rule | {"id": f"{name}-{seen[name]}" if seen[name] > 1 else name})
    return out


def _explained(rule: dict[str, object]) -> dict[str, object]:
    """The rule with its reason, and with examples of what it means and what it does not."""
    own = [*_words(rule, "names"), *_words(rule, "handles"), str(rule["name"])][0]
    tests: list[dict[str, object]] = [{"words": own}]
    tests += [{"words": n, "means": False} for n in _words(rule, "never")[:1]]
    return rule | {"why": "Proposed by checker speakers; check before use.", "tests": tests}


def _words(rule: dict[str, object], key: str) -> list[str]:
    value = rule.get(key, [])
    return [str(v) for v in value] if isinstance(value, list) else []


def _alike(one: Cluster, other: Cluster) -> bool:
    return bool({n.family for n in one.full} & {n.family for n in other.full})


def _slug(name: str) -> str:
    plain = "-".join(p for p in parse(name).parts if p.isascii()) or letters(name)
    return "".join(c for c in plain if c.isascii() and (c.isalnum() or c == "-")).strip("-") or "someone"


def _where(item: Mentioned, articles: Mapping[str, Article]) -> str:
    article = articles[item.article]
    return f"{article.path or article.outlet}:{item.line}:{item.column}"


def _note(item: Mentioned) -> str:
    note = item.resolution.note
    return f" ({note})" if note and note.strip("'") != item.words and not note.startswith("name") else ""


def _times(count: int) -> str:
    return "1 attribution" if count == 1 else f"{count} attributions"
