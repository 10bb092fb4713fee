"""Names in one slot: another actor, another place, another mouth, or actor and victim exchanged."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache, lru_cache
from typing import Literal, NamedTuple

from checker.lexicon import values, words
from checker.records import Claim, Mention, Span
from checker.rule import option
from checker.verdicts.kinds.base import Candidate, ConflictBase, Pair
from checker.verdicts.matching import key_of, keys_of


@cache
def _saying() -> frozenset[str]:
    """Verbs of saying, as they are compared."""
    return keys_of(words("verbs", "saying"))


_TITLES = words("persons", "title") | words("bodies", "title-compared") | words("grammar", "title-compared")


_OFFICES = words("persons", "role-compared") | words("bodies", "role-compared")


@lru_cache(maxsize=1)
def places() -> dict[str, str]:
    """Lower-case place name to the country or US state it lies in."""
    return values("places", "in")


def core(mention: Mention) -> frozenset[str]:
    """The telling words of a name, lower case: "Sen. Ann Mori" and "Ms Mori" share "mori"."""
    return frozenset(
        w
        for w in (part.strip(".,'’\"-").lower().replace(".", "") for part in mention.text.split())
        if w and w not in _TITLES
    )


def named(mention: Mention) -> bool:
    """Whether the words name somebody, and do not only describe: "Larry Page" does, "Google CEO" does not."""
    return bool(core(mention)) and mention.text.split()[-1].lower().strip(".,") not in _OFFICES


class Vocabulary(NamedTuple):
    """The words of one claim as names are looked for among them."""

    words: frozenset[str]
    long: tuple[str, ...]
    capitals: str
    regions: frozenset[str]


def vocabulary(claim: Claim, other: Claim) -> Vocabulary:
    """What names of *other* may be found among; a place that both name speaks for no region."""
    text = set()
    for w in claim.facts.words:
        plain = w.text.lower().strip(".,'’").replace(".", "")
        text.add(plain)
        text.add(w.lemma.replace(".", ""))
        if "-" in plain:
            text.update(plain.split("-"))
    capitals = "".join(w.text[0] for w in claim.facts.words if w.pos == "PROPN").lower()
    shared = {x.text.lower() for x in other.facts.mentions}
    regions = frozenset(_region(x) for x in claim.facts.mentions if x.type == "place" and x.text.lower() not in shared)
    return Vocabulary(frozenset(text), tuple(sorted(w for w in text if len(w) >= 4)), capitals, regions)


def known(mention: Mention, there: Vocabulary) -> bool:
    """Whether the other side names this too: a word of it, its initials, its region, or a spelling close to it."""
    name = core(mention)
    if mention.type == "place":
        return name <= there.words or _region(mention) in there.regions
    if name & there.words:
        return True
    initials = "".join(w[0] for w in mention.text.split() if w[:1].isupper()).lower()
    if len(initials) > 1 and initials in there.words:
        return True
    if len(name) == 1:
        short = next(iter(name))
        if 2 <= len(short) <= 5 and short in there.capitals:
            return True
    return any(_alike(w, v) for w in name for v in there.long)


def _region(mention: Mention) -> str:
    """The country or state of a place: "US-CA" for "Calif."; a country or state stands for itself only."""
    name = mention.text.lower().removeprefix("the ")
    return places().get(name, "?" + name)


def _alike(a: str, b: str) -> bool:
    if len(a) < 4 or len(b) < 4 or a[0] != b[0]:
        return False
    if a[:5] == b[:5]:
        return True
    from rapidfuzz.distance import Levenshtein

    return bool(Levenshtein.distance(a, b, score_cutoff=2) <= 2)


def lone(pair: Pair) -> tuple[list[Mention], list[Mention]]:
    """The names of either side that the other does not know."""
    left, right = ([x for x in c.facts.mentions if named(x)] for c in (pair.left, pair.right))
    if not left or not right:
        return [], []
    there, here = vocabulary(pair.right, pair.left), vocabulary(pair.left, pair.right)
    left = [x for x in left if not known(x, there)]
    return (left, [x for x in right if not known(x, here)]) if left else ([], [])


class _NameRule(ConflictBase):
    """What actor, place and speaker share."""

    @classmethod
    def _fits(cls, a: Mention, b: Mention) -> bool:
        raise NotImplementedError

    @classmethod
    def candidates(cls, pair: Pair, rules: Sequence[ConflictBase] = ()) -> Iterator[Candidate]:
        """Every two names without a counterpart that this kind compares."""
        left, right = pair.cached("lone", lone)
        for a in left:
            for b in right:
                if cls._fits(a, b):
                    yield Candidate(a.span, b.span, (a.text, b.text), _features(pair, a, b, len(left), len(right)))


ALIKE = 0.8
"""Share of words in common from which two names that have changed parts are surely told of one deed."""


def _says(x: Mention) -> bool:
    return key_of(x.verb) in _saying() | {"=say"} and x.role in ("nsubj", "to")


class ActorRule(_NameRule):
    """Another name for who did it or for whom it was done to, or the two exchanged."""

    kind: Literal["actor"] = "actor"
    topic = "who did it"
    meaning = "Two accounts exchange who did it and to whom."
    alone_decides = True

    @classmethod
    def candidates(cls, pair: Pair, rules: Sequence[ConflictBase] = ()) -> Iterator[Candidate]:
        """Names without a counterpart, and names of both sides that have changed parts."""
        yield from super().candidates(pair, rules)
        yield from _exchanged(pair)
        yield from _turned_around(pair)

    @classmethod
    def _fits(cls, a: Mention, b: Mention) -> bool:
        return a.type != "place" and b.type != "place" and not (_says(a) and _says(b))


def _exchanged(pair: Pair) -> Iterator[Candidate]:
    """Doer and done-to of one verb on the left that are done-to and doer of the same verb on the right."""
    for p in pair.left.facts.predicates:
        for q in pair.right.facts.predicates:
            if key_of(p.lemma) != key_of(q.lemma) or not (p.subject and p.object and q.subject and q.object):
                continue
            doer, done = {key_of(w) for w in p.subject}, {key_of(w) for w in p.object}
            doer_, done_ = {key_of(w) for w in q.subject}, {key_of(w) for w in q.object}
            if doer & done_ and done & doer_ and not doer & doer_ and not done & done_:
                values = f"{p.subject[0]} {p.lemma} {p.object[0]}", f"{q.subject[0]} {q.lemma} {q.object[0]}"
                features = {**pair.common, "exchanged": 1.0}
                yield Candidate(p.span, q.span, values, features, certain=pair.match.dice > ALIKE)


def _turned_around(pair: Pair) -> Iterator[Candidate]:
    """Two names, of which each side goes from the one to the other, and the sides go opposite ways."""
    left, right = ({m.role: m for m in c.facts.mentions if m.role in ("from", "to")} for c in (pair.left, pair.right))
    if len(left) < 2 or len(right) < 2:
        return
    names = [[core(side[way]) for way in ("from", "to")] for side in (left, right)]
    if names[0] == names[1][::-1] and names[0][0] != names[0][1] and pair.match.dice > ALIKE:
        values = [f"from {side['from'].text} to {side['to'].text}" for side in (left, right)]
        yield Candidate(left["from"].span, right["from"].span, (values[0], values[1]), certain=True)


class PlaceRule(_NameRule):
    """Another place for one event; a town and the country it lies in are one place."""

    kind: Literal["place"] = "place"
    topic = "a place"
    meaning = "Two accounts name different places for one event."
    alone_decides = True

    @classmethod
    def _fits(cls, a: Mention, b: Mention) -> bool:
        return a.type == b.type == "place" and not one_region(a, b) and _one_role(a, b)

    @classmethod
    def candidates(cls, pair: Pair, rules: Sequence[ConflictBase] = ()) -> Iterator[Candidate]:
        """Places without a counterpart, unless the sides name other days: then it is another occasion."""
        days = [{d.weekday for d in c.facts.dates if d.weekday >= 0} for c in (pair.left, pair.right)]
        if not (days[0] and days[1] and not days[0] & days[1]):
            yield from super().candidates(pair, rules)


_WHERE = words("grammar", "where")


def _one_role(a: Mention, b: Mention) -> bool:
    """Whether both places play one part; where something happens, whatever the preposition, is one."""
    return a.role == b.role or (a.role in _WHERE and b.role in _WHERE)


def one_region(a: Mention, b: Mention) -> bool:
    """Whether two places may be one, or the one lies in the other."""
    one, two = _region(a), _region(b)
    return one == two or one.split("-")[0] == two or two.split("-")[0] == one


class SpeakerRule(_NameRule):
    """The same words in another mouth.

    Of two claims with resolved speakers, the same quotation given to two who are surely two is a conflict; to two who
    may be one voice, such as a body and who speaks for it, it is shown and changes no verdict. Of two sentences, the
    subjects of their verbs of speech are compared.
    """

    kind: Literal["speaker"] = "speaker"
    topic = "who said it"
    meaning = "The same words are given to different speakers."
    alone_decides = True
    sure: bool = option(
        default=True, description="Whether the rule is for speakers who are surely two; false: who may be one voice."
    )

    @classmethod
    def candidates(cls, pair: Pair, rules: Sequence[ConflictBase] = ()) -> Iterator[Candidate]:
        """Names that say something in the two sentences, and the claims' own speakers."""
        yield from super().candidates(pair, rules)
        yield from _mouths(pair)

    @classmethod
    def _fits(cls, a: Mention, b: Mention) -> bool:
        return a.type != "place" and b.type != "place" and _says(a) and _says(b)

    def covers(self, candidate: Candidate) -> bool:
        """Whether the rule is for speakers as certainly different as these."""
        return candidate.minor != self.sure


def _mouths(pair: Pair) -> Iterator[Candidate]:
    """The two speakers where one quotation is given to both."""
    from checker.verdicts.voices import surely_two, told_apart
    from checker.verdicts.wording import compare, same_words

    left, right = pair.left, pair.right
    if not told_apart(left, right, pair.heard) or left.speaker is None or right.speaker is None:
        return
    if same_words(compare(left, right)):
        places = (_source(left), _source(right))
        minor = not surely_two(left.speaker, right.speaker)
        yield Candidate(*places, (left.speaker.name, right.speaker.name), minor=minor, certain=True)


def _source(claim: Claim) -> Span:
    """Where the article names the speaker; the content, where it names nobody."""
    found = claim.attribution
    at = found.source or found.content
    return Span(at[0].start, at[-1].end) if at else Span(0, len(claim.text))


def _features(pair: Pair, a: Mention, b: Mention, left: int, right: int) -> dict[str, float]:
    m = pair.match
    return {
        **pair.common,
        "around": m.around(a.span, b.span),
        "role_same": float(a.role == b.role),
        "verb_same": float(bool(a.verb) and key_of(a.verb) == key_of(b.verb)),
        "subject": float(a.role == b.role == "nsubj"),
        "unmatched": float(min(max(left, right) - 1, 3)),
        "words_same": float(len(a.text.split()) == len(b.text.split())),
        "single": float(len(a.text.split()) == 1) + float(len(b.text.split()) == 1),
        "title": float(a.text.isupper() or b.text.isupper()),
        "body": float("body" in (a.type, b.type)),
        "body_both": float(a.type == b.type == "body"),
        "lone": float(left == right == 1),
        "figures_same": float(_shared_figures(pair)),
    }


def _shared_figures(pair: Pair) -> int:
    left, right = ({(q.low, q.high, q.unit) for q in c.facts.quantities} for c in (pair.left, pair.right))
    return min(2, len(left & right))
