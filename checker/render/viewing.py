"""Making a view: groups become entries with their sides, marks, headlines and order."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Literal

from checker.records import Article, Change, Claim, Evidence, Place, Report, Story, Verdict
from checker.render.excerpt import Mark, excerpt, marks_of, plain, sentence
from checker.render.headlines import (
    DENIED,
    headline,
    may,
    question,
    speaker_name,
    spoken,
    topic_of,
    unproven,
    value_of,
    voiced,
)
from checker.render.scope import handles_of, outlets_of, scope_of, summary_of
from checker.render.view import (
    LEVELS,
    SECTIONS,
    Dispute,
    Entry,
    Section,
    Shown,
    Side,
    View,
    date_of,
    gist_of,
    label_of,
    spread_of,
    teller_of,
    unlike,
)
from checker.stories.apart import apart

if TYPE_CHECKING:
    from checker.review.reviewed import Reviewed

Op = Literal["equal", "insert", "delete", "replace"]


def view_of(report: Report, review: Reviewed | None = None) -> View:
    """Everything that renderers show of *report*; conflicts that *review* calls settled come after the open ones."""
    maker = _Maker(report, review)
    entries = sorted((maker.entry(v) for v in report.verdicts), key=_urgency)
    ids = [*(v.group.id for v in report.verdicts), *(c.id for c in report.claims)]
    return View(
        report, tuple(entries), outlets_of(report), summary_of(report, entries), scope_of(report), handles_of(ids)
    )


def by_story(view: View) -> tuple[tuple[Story | None, View], ...]:
    """*view* cut into its stories, problems left out; the whole, with None, where there is only one."""
    report = view.report
    if not report.stories:
        return ((None, view),)
    story_of = {article: story.id for story in report.stories for article in story.articles}
    of_claim = {claim.id: story_of[claim.article] for claim in report.claims}

    def part(story: Story, own: Report) -> View:
        entries = [e for e in view.entries if of_claim[e.verdict.group.claims[0]] == story.id]
        own = replace(own, problems=())
        return View(own, tuple(entries), outlets_of(own), summary_of(own, entries), scope_of(own), view.handles)

    return tuple((story, part(story, own)) for story, own in apart(report))


def story_title(story: Story, number: int, of: int) -> str:
    """The heading of a story's section."""
    return f"story {number:,} of {of:,}: {plain(story.title) or 'without a title'}"


def _urgency(entry: Entry) -> tuple[int, bool, int, tuple[str, str, str, int], str]:
    first = entry.claims[0] if entry.claims else None
    place = (
        (
            first.date,
            first.outlet,
            first.where,
            first.claim.attribution.content[0].start if first.claim.attribution.content else 0,
        )
        if first
        else ("", "", "", 0)
    )
    return SECTIONS.index(entry.section), entry.settled, LEVELS[entry.level], place, entry.verdict.group.id


CAME = {"agency": "has it from the agency {}", "outlet": "has it from {}", "statement": "has it from a statement of {}"}
"""How an outlet has a claim that is not its own reporting, in words."""


class _Maker:
    """Looks ids up while entries are made."""

    def __init__(self, report: Report, review: Reviewed | None) -> None:
        self.review = review
        self.articles = {a.id: a for a in report.articles}
        self.claims = {c.id: c for c in report.claims}
        self.within = {c.attribution.id: c for c in report.claims}

    def entry(self, verdict: Verdict) -> Entry:
        known = [self.claims[i] for i in verdict.group.claims if i in self.claims]
        marks: dict[str, list[Mark]] = {}
        for item in verdict.evidence:
            if item.relation == "agrees":
                continue
            for i in {item.left.claim, item.right.claim} & self.claims.keys():
                found = marks_of(item, self.claims[i], self.articles[self.claims[i].article])
                marks.setdefault(i, []).extend(found)
        sides = {p.claim for e in verdict.evidence if e.relation == "conflicts" for p in (e.left, e.right)}
        shown = sorted((self.shown(c, marks.get(c.id, ()), c.id in sides) for c in known), key=_order)
        parts = {
            r: self.disputes([e for e in verdict.evidence if e.relation == r])
            for r in ("conflicts", "differs", "agrees")
        }
        agreed = [d for d in parts["agrees"] if any(self.independent(e, verdict) for e in d.evidence)]
        section: Section = verdict.label
        if verdict.label == "unique" and len({s.article.outlet for s in shown}) > 1:
            section = "copied" if len(verdict.origins) < 2 else "differing"
        return Entry(
            verdict,
            section,
            self.headline(shown, parts["conflicts"], parts["differs"], section),
            self.topic(shown, parts["conflicts"], parts["differs"]),
            tuple(shown),
            parts["conflicts"],
            parts["differs"],
            _news(agreed, parts["conflicts"]),
            tuple(n for n in map(plain, verdict.notes) if n != spread_of(shown, verdict)),
            self.shared(verdict),
            self.came(verdict),
            self.settled(verdict),
        )

    def settled(self, verdict: Verdict) -> bool:
        if self.review is None or verdict.label != "conflicting":
            return False
        finding = self.review.finding(verdict)
        return finding is not None and self.review.settled(finding)

    def independent(self, evidence: Evidence, verdict: Verdict) -> bool:
        """Whether the two places go back to different origins; copies of one text always agree."""
        homes = {article: i for i, origin in enumerate(verdict.origins) for article in origin}
        sides = [self.claims[p.claim].article for p in (evidence.left, evidence.right) if p.claim in self.claims]
        return len({homes.get(a, a) for a in sides}) > 1

    def came(self, verdict: Verdict) -> tuple[str, ...]:
        told = {
            f"{plain(self.articles[self.claims[i].article].outlet)} {CAME[how.way].format(plain(how.name))}"
            for i, how in verdict.came
            if how.way in CAME and how.name and i in self.claims and self.claims[i].article in self.articles
        }
        return tuple(sorted(told)) if len({self.claims[i].article for i, _ in verdict.came}) > 1 else ()

    def shared(self, verdict: Verdict) -> tuple[str, ...]:
        outlets = (sorted({plain(self.articles[a].outlet) for a in o if a in self.articles}) for o in verdict.origins)
        return tuple(sorted(" and ".join([", ".join(o[:-1]), o[-1]]) for o in outlets if len(o) > 1))

    def shown(self, claim: Claim, marks: Iterable[Mark], disputed: bool) -> Shown:
        article = self.articles[claim.article]
        whole = sentence(claim, article)
        line, column = article.place(whole.start)
        where = f"{label_of(article)}:{line}"
        content = claim.attribution.content
        words = excerpt(article, whole, marks, content[0].start if content else 0)
        names = self.voice(claim.id), self.speaker(claim)
        return Shown(claim, article, *names, where, line, column, date_of(article), words, disputed)

    def voice(self, claim: str) -> str:
        return speaker_name(self.claims[claim], self.articles[self.claims[claim].article])

    def speaker(self, claim: Claim) -> str:
        """The speaker's name, or the article's words for an unresolved one; with the claim that this one stands in."""
        told = [speaker_name(claim, self.articles[claim.article])]
        outer = self.within.get(claim.attribution.within or "")
        seen = {claim.id}
        while outer is not None and outer.id not in seen:
            seen.add(outer.id)
            name = speaker_name(outer, self.articles[outer.article])
            # "A said that A believed …" holds two attributions and one voice
            told += [name] if name != told[-1] else []
            outer = self.within.get(outer.attribution.within or "")
        return ", as told by ".join(told)

    def disputes(self, evidence: Sequence[Evidence]) -> tuple[Dispute, ...]:
        """Evidence gathered by rule and pair of values, the gravest and best attested first."""
        heaps: dict[tuple[str, ...], list[tuple[Evidence, bool]]] = {}
        for item in evidence:
            left, right = value_of(item.left), value_of(item.right)
            turned = right.casefold() < left.casefold()
            key = (item.rule, item.kind, *sorted((left.casefold(), right.casefold())))
            heaps.setdefault(key, []).append((item, turned))
        out = []
        for heap in heaps.values():
            heap.sort(
                key=lambda pair: (LEVELS[pair[0].level], *sorted((self.rank(pair[0].left), self.rank(pair[0].right))))
            )
            first, turned = heap[0]
            if self.rank(first.right) < self.rank(first.left):
                first, turned = _turned(first), not turned
            lefts = [(e.right if t != turned else e.left).claim for e, t in heap]
            rights = [(e.left if t != turned else e.right).claim for e, t in heap]
            sides = (
                Side(value_of(first.left), self.names(lefts), self.voices(lefts)),
                Side(value_of(first.right), self.names(rights), self.voices(rights)),
            )
            out.append(Dispute(first, sides, tuple(e for e, _ in heap)))
        return tuple(
            sorted(
                out,
                key=lambda d: (
                    LEVELS[d.first.level],
                    -len(d.evidence),
                    d.first.kind,
                    d.first.rule,
                    d.sides[0].value,
                    d.sides[1].value,
                ),
            )
        )

    def rank(self, place: Place) -> tuple[str, str, str, int, str]:
        """Where a place comes in time and name of outlet, so that later articles never displace earlier evidence."""
        claim = self.claims.get(place.claim)
        if claim is None:
            return "", "", "", place.span.start, place.claim
        article = self.articles[claim.article]
        return date_of(article), plain(article.outlet), label_of(article), place.span.start, claim.id

    def voices(self, claims: Iterable[str]) -> tuple[str, ...]:
        return tuple(sorted({self.voice(i) for i in claims if i in self.claims}))

    def names(self, claims: Iterable[str]) -> tuple[str, ...]:
        found = {plain(self.articles[self.claims[i].article].outlet) for i in claims if i in self.claims}
        return tuple(sorted(found))

    def headline(
        self, shown: Sequence[Shown], disputes: Sequence[Dispute], differences: Sequence[Dispute], section: Section
    ) -> str:
        unsettled = [d for d in differences if d.first.open and not unproven(d.first)] if section == "differing" else []
        if not unsettled and (section != "conflicting" or not disputes):
            return voiced(spoken(shown), _teller(shown))
        first = (unsettled or disputes)[0].first
        words = headline(first, [self.told(first.left), self.told(first.right)], gist_of(shown))
        return may(words) if unsettled else words

    def topic(self, shown: Sequence[Shown], disputes: Sequence[Dispute], differences: Sequence[Dispute]) -> str:
        """Who speaks of what, for the map: a gap in the claim where the cells have what each outlet prints."""
        who = spoken(shown, brief=True)
        title = f"{voiced(who, _teller(shown))}: {gist_of(shown)}"
        first = next((d.first for d in (*disputes, *differences) if d.first.relation == "conflicts" or unlike(d)), None)
        if first is None:
            return title
        if DENIED in (value_of(first.left), value_of(first.right)):
            return f"{who}: {gist_of(shown)}"
        asked = question(first, self.told(first.left))
        return f"{who}: {asked}" if asked else f"{who}, {topic_of(first)}" if disputes else title

    def told(self, place: Place) -> tuple[Claim, Article] | None:
        claim = self.claims.get(place.claim)
        return (claim, self.articles[claim.article]) if claim is not None else None


def _turned(evidence: Evidence) -> Evidence:
    """The same evidence seen from the other side."""
    ops: dict[str, Op] = {"insert": "delete", "delete": "insert", "equal": "equal", "replace": "replace"}
    diff = tuple(Change(ops[c.op], c.right, c.left, c.grade) for c in evidence.diff)
    return replace(evidence, left=evidence.right, right=evidence.left, diff=diff)


def _news(agreements: Sequence[Dispute], disputes: Sequence[Dispute]) -> tuple[Dispute, ...]:
    """Agreements that say more than that outlets of one side of a dispute agree with each other."""
    taken = {side.value.casefold() for d in disputes for side in d.sides}
    sides = [set(side.outlets) for d in disputes for side in d.sides]
    return tuple(
        a
        for a in agreements
        if not {s.value.casefold() for s in a.sides} & taken
        and not any({o for s in a.sides for o in s.outlets} <= side for side in sides)
    )


def _order(shown: Shown) -> tuple[bool, str, str, str, int, str]:
    start = shown.claim.attribution.content[0].start if shown.claim.attribution.content else 0
    return not shown.disputed, shown.date, shown.outlet, label_of(shown.article), start, shown.claim.id


def _teller(shown: Sequence[Shown]) -> tuple[Claim, Article] | None:
    teller = teller_of(shown)
    return (teller.claim, teller.article) if teller else None
