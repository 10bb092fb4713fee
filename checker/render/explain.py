"""`checker explain`: why a group has its verdict, or a claim its speaker, spans and facts, from a JSON report alone."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any

from checker.problems import printable
from checker.render.explain_facts import facts_told
from checker.render.headlines import BEARING
from checker.render.states import states
from checker.review.lookup import look_up
from checker.wordscores import WordScores

Json = Mapping[str, Any]
# how a speaker was resolved, in words
FOUND_BY = {
    "name": "named in the article",
    "alias": "by an alias in aliases.yaml",
    "role": "by office or role",
    "coreference": "by a pronoun or description that refers to the name",
    "continuation": "carried on from the quotation before",
}
CAME = {
    "own": "by its own reporting",
    "agency": "from the agency {}",
    "outlet": "from another outlet, {}",
    "statement": "from a statement of {}",
    "post": "from a post of {}",
    "unknown": "in words that another article has, too; whose they are is not known",
}
LIMIT = 400
WORDS = 120
PARTED = 10


def explain(
    report: Json,
    identifier: str,
    rule_place: Callable[[str], str | None] = lambda rule: None,
    word_scores: Callable[[Json], WordScores] = lambda claim: WordScores(()),
) -> str:
    """Everything that stands behind the claim, group or article called *identifier*, as plain text.

    *rule_place* leads from a cue rule's id to its ``file:line``, *word_scores* from a claim to what the tagger says of
    its words. Raises :class:`~checker.problems.CheckerError` for an
    id that is not in the report.
    """
    what, item = look_up(report, identifier)
    book = Book(report, rule_place, word_scores)
    lines = {"group": book.group, "claim": book.claim, "article": book.article}[what](item)
    return "\n".join(printable(line).rstrip() for line in lines) + "\n"


TERMS = 8
"""Addends of a chance that are told one by one."""


class Book:
    """The report's claims and articles by id, and what is told of each, line by line."""

    def __init__(
        self, report: Json, rule_place: Callable[[str], str | None], word_scores: Callable[[Json], WordScores]
    ) -> None:
        self.report = report
        self.rule_place = rule_place
        self.word_scores = word_scores
        self.claims: dict[str, Json] = {c["id"]: c for c in report["claims"]}
        self.articles: dict[str, Json] = {a["id"]: a for a in report["articles"]}

    def where(self, claim: Json) -> str:
        """Outlet, date and ``file:line`` of a claim."""
        article = self.articles.get(claim["article"], {})
        place = f"{article.get('path') or claim['article']}:{claim.get('line') or 1}"
        return f"{article.get('outlet', '?')}, {article.get('published') or 'undated'}, {place}"

    def article(self, article: Json) -> Iterator[str]:
        """An article: where its fields come from, and its claims."""
        yield f"article {article['id']}: {article.get('outlet')}, {article.get('published') or 'undated'}"
        for key in ("path", "title", "author", "agency", "url", "sha256"):
            if article.get(key):
                yield f"  {key}: {article[key]}"
        for key, value in (article.get("provenance") or {}).items():
            yield f"  {key} was read from {value}"
        own = [c for c in self.report["claims"] if c["article"] == article["id"]]
        yield f"  {len(own)} claims"
        for claim in own:
            yield f"    {claim['id']}  line {claim.get('line')}: {speaker_of(claim)}: {short(claim['text'], 80)}"

    def came(self, group: Json) -> Iterator[str]:
        """How each claim of a group came into its article, with the words that it shares with another."""
        for how in group.get("came") or []:
            claim = self.claims.get(how["claim"], {})
            outlet = self.articles.get(str(claim.get("article")), {}).get("outlet", "?")
            yield f"  {outlet} has it {CAME.get(how['way'], how['way']).format(how['name'] or 'somebody')}"
            for place in how["shared"]:
                other = self.articles.get(place["article"], {}).get("outlet", place["article"])
                yield f"    the same sentence in {other}: {short(place['text'], WORDS)}"

    def group(self, group: Json) -> Iterator[str]:
        """A group: its origins, claims, evidence, scores, and what it was kept apart from."""
        yield f"group {group['id']}: {group['verdict']}"
        sets = group.get("origin_sets") or []
        yield f"  independent origins: {group.get('origins')}"
        for i, origin in enumerate(sets, 1):
            names = [str(self.articles.get(a, {}).get("outlet", a)) for a in origin]
            yield f"    {i}. {' = '.join(names)}" + ("  (one text or one owner)" if len(names) > 1 else "")
        yield from self.came(group)
        yield f"  speakers: {SPOKEN.get(str(group.get('speakers')), str(group.get('speakers')))}"
        if group.get("stated_by"):
            yield f"  stated as fact by {', '.join(group['stated_by'])}; that counts as no origin"
            for place in group.get("stated") or []:
                yield f"    {place['outlet']}: {short(place['text'], WORDS)}"
        for note in group.get("notes") or []:
            yield f"  note: {note}"
        yield "  claims:"
        for identifier in group["claims"]:
            claim = self.claims.get(identifier)
            if claim is not None:
                yield f"    {identifier}  {self.where(claim)} · {speaker_of(claim)}"
                yield f"      {short(claim['text'])}"
        yield "  evidence:" if group["evidence"] else "  evidence: none; no other claim agrees or conflicts with it"
        for item in group["evidence"]:
            yield from self.evidence(item)
        alignments = group.get("alignments") or []
        if alignments:
            yield "  alignments:"
        for pair in alignments:
            yield from self.alignment(pair)
        yield from self.parted(group["claims"])
        yield from self.compared()
        yield f"  fingerprint: {group['fingerprint']}"

    def evidence(self, item: Json) -> Iterator[str]:
        """One piece of evidence: its rule, message, places and diff."""
        place = f" at {item['origin']}" if item.get("origin") else ""
        yield f"    {item['relation']} ({item['kind']}, {item['level']}): rule {item['rule']}{place}"
        yield f"      {item['message']}"
        for side in ("left", "right"):
            there = item[side]
            claim = self.claims.get(there["claim"])
            value = f" = {there['value']}" if there.get("value") and there["value"] != there["text"] else ""
            where = self.where(claim) if claim else there["claim"]
            yield f"      {side:<5} {there['start']}-{there['end']} “{short(there['text'])}”{value}  [{where}]"
        if item.get("diff"):
            yield f"      diff  {_diff(item['diff'])}"
        if item.get("chance") is not None:
            what = "that one bears the other out" if item["kind"] == BEARING else "of a conflict"
            yield f"      chance {what} {item['chance']:.2f}, by a sum of log odds:"
            told = item.get("parts") or []
            terms = [f"{p['name']} {p['adds']:+.2f}" for p in told[:TERMS]]
            rest = sum(p["adds"] for p in told[TERMS:])
            more = [f"{len(told) - TERMS} others {rest:+.2f}"] if len(told) > TERMS else []
            yield f"        {', '.join(terms + more)} = {sum(p['adds'] for p in told):+.2f}"
        yield f"      fingerprint {item['fingerprint']}"

    def alignment(self, pair: Json) -> Iterator[str]:
        """The score of two claims as a sum."""
        yield f"    {pair['left']} with {pair['right']}"
        parts = pair.get("parts") or []
        if parts:
            terms = " + ".join(f"{p['name']} {p['value']:.2f} x {p['weight']:g}" for p in parts)
            total = sum(p["value"] * p["weight"] for p in parts)
            yield f"      {terms} = {total:.1f}" + (
                "" if abs(total - pair["score"]) < 0.06 else f", score {pair['score']:.1f}"
            )
        else:
            yield f"      score {pair['score']:.1f}"
        for veto in pair.get("vetoes") or []:
            yield f"      veto: {veto}"

    def parted(self, claims: Sequence[str]) -> Iterator[str]:
        """The claims that one of *claims* is alike enough to, but was kept apart from, and why."""
        found = [(a, b, p) for p in self.report.get("parted") or [] for a, b in _both(p) if a in claims]
        for own, other, pair in found[:PARTED]:
            claim = self.claims.get(other)
            if claim is not None:
                yield f"  kept apart from {other}  {self.where(claim)} · {speaker_of(claim)}"
                yield f"    {short(claim['text'])}"
                yield f"    score {pair['score']:.1f} with {own}, but {'; '.join(pair.get('vetoes') or ['?'])}"
        if len(found) > PARTED:
            yield f"  [… kept apart from {len(found) - PARTED} more]"

    def compared(self) -> Iterator[str]:
        """How many claims and pairs were compared in all."""
        stats = self.report.get("stats") or {}
        if "candidates" in stats:
            claims = stats.get("claims", len(self.claims))
            yield f"  compared: {stats['candidates']} candidate pairs among the report's {claims} claims"

    def claim(self, claim: Json) -> Iterator[str]:
        """A claim: its spans, how it and its speaker were found, its facts and its groups."""
        yield f"claim {claim['id']}: {self.where(claim)}"
        yield f"  {short((claim.get('sentence') or {}).get('text') or claim['text'])}"
        for part in ("source", "cue", "content"):
            for span in claim[part]:
                yield f"  {part:<8} {span['start']}-{span['end']} “{short(span['text'])}”"
        yield f"  kind     {claim['kind']}, stance {claim.get('stance', 'neutral')}" + (
            ", negated (did not say)" if claim.get("negated") else ""
        )
        yield from states(claim)
        yield from self.found(claim)
        yield from self.speaker(claim)
        if claim.get("within"):
            outer = self.claims.get(claim["within"])
            yield f"  within   {claim['within']}" + (f", what {speaker_of(outer)} says" if outer else "")
        inner = [c for c in self.report["claims"] if c.get("within") == claim["id"]]
        for held in inner:
            yield f"  holds    {held['id']}, what {speaker_of(held)} says: {short(held['text'], 80)}"
        if claim.get("copies"):
            yield f"  copies   said again in the same article: {', '.join(map(str, claim['copies']))}"
        yield from facts_told(claim.get("facts") or {})
        for group in self.report["groups"]:
            if claim["id"] in group["claims"]:
                others = len(group["claims"]) - 1
                yield f"  group    {group['id']}: {group['verdict']}, with {others} other claim{'s' * (others != 1)}"
        yield from self.parted([claim["id"]])
        yield from self.compared()
        yield from _words(self.word_scores(claim))

    def found(self, claim: Json) -> Iterator[str]:
        """Which engine found the attribution, by which cue rule, and how sure it is."""
        by = " and ".join(claim.get("found_by") or []) or "unknown"
        scores = claim.get("scores") or {}
        parts = ", ".join(f"{name} {value:g}" for name, value in scores.items())
        yield f"  found by {by}; confidence {claim.get('confidence', 0):g}" + (f" ({parts})" if parts else "")
        if claim.get("rule"):
            place = self.rule_place(str(claim["rule"]))
            yield f"  cue rule {claim['rule']}" + (f" at {place}" if place else "")

    def speaker(self, claim: Json) -> Iterator[str]:
        """Who speaks and how that was found out."""
        speaker = claim.get("speaker")
        if speaker is None:
            yield "  speaker  unresolved: no name in the article or the story fits the source's words"
            return
        how = FOUND_BY.get(str(speaker.get("found_by")), str(speaker.get("found_by")))
        body = f", speaking for {speaker['body']}" if speaker.get("body") else ""
        yield f"  speaker  {speaker['name']} ({speaker.get('type', 'person')}{body}), {how}; id {speaker['id']}"
        names = [n for n in speaker.get("names") or [] if n != speaker["name"]]
        if names:
            yield f"           also known as {', '.join(names)}"
        if speaker.get("external"):
            yield f"           external id {speaker['external']}"


SPOKEN = {
    "one": "one: the outlets agree or differ on what this speaker said",
    "several": "several: different speakers on one fact",
    "unknown": "not all known",
}


def _both(pair: Json) -> Iterator[tuple[str, str]]:
    yield pair["left"], pair["right"]
    yield pair["right"], pair["left"]


def _words(scores: WordScores) -> Iterator[str]:
    if scores.words:
        yield "  words    chance of each, by the learned tagger, to be source, cue, content" + (
            f" ({scores.note})" if scores.note else ""
        )
    elif scores.note:
        yield f"  words    not scored: {scores.note}"
    for one in scores.words[:WORDS]:
        yield f"           {one.source:4.2f}  {one.cue:4.2f}  {one.content:4.2f}  {one.word}"
    if len(scores.words) > WORDS:
        yield f"           [… {len(scores.words) - WORDS} more words]"


def speaker_of(claim: Json) -> str:
    """The speaker's name, or the source's words where nobody is known."""
    if claim.get("speaker"):
        return str(claim["speaker"]["name"])
    source = " … ".join(str(s["text"]) for s in claim.get("source") or [])
    return f"“{source}” (unresolved)" if source else "unnamed speaker"


def short(text: str, limit: int = LIMIT) -> str:
    """*text* on one line of at most *limit* characters."""
    line = " ".join(str(text).split())
    return line if len(line) <= limit else line[:limit] + " […]"


def _diff(steps: list[Json]) -> str:
    out = []
    for step in steps:
        left, right = str(step["left"]).strip(), str(step["right"]).strip()
        if step["op"] == "equal":
            out.append(left)
        else:
            grade = f" ({step['grade']})" if step.get("grade") else ""
            out.append(f"[-{left}-]" * bool(left) + f"{{+{right}+}}" * bool(right) + grade)
    return " ".join(out)
