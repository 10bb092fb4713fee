"""The engine against hand-marked articles: figures, recall by construction, and the list of errors."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import partial
from typing import TYPE_CHECKING

from checker.attribution import clauses, cueing, nouns
from checker.attribution.gold import GoldArticle, Marked
from checker.attribution.quotes import quotations
from checker.attribution.scoring import Miss, restrict, score
from checker.records import Article, Span

if TYPE_CHECKING:
    from spacy.tokens import Doc

    from checker.attribution.engine import Engine

_NAMES = {
    "clause": "clause",
    "question": "wh- or if-clause",
    "parenthetical": "cue inside or after its content",
    "closing": "cue inside or after its content",
    "infinitive": "infinitive or gerund",
    "gerund": "infinitive or gerund",
    "small-clause": "verb + small clause",
    "object": "verb + noun phrase",
    "preposition": "verb + preposition + phrase",
    "passive": "passive",
    "as-saying": "passive",
    "noun": "noun cue",
    "adjective": "adjective cue",
    "according-to": "according to",
}


@dataclass(slots=True)
class Evaluation:
    """Counts over all articles, hits and gold by construction, and errors with their article."""

    articles: int = 0
    counts: Counter[str] = field(default_factory=Counter)
    constructions: dict[str, Counter[str]] = field(default_factory=dict)
    errors: list[tuple[GoldArticle, Miss]] = field(default_factory=list)


def evaluate(engine: Engine, articles: Iterable[GoldArticle], *, speech: bool) -> Evaluation:
    """Run *engine* over the texts of *articles*; *speech* leaves out what is no speech by the cue rules."""
    total = Evaluation()
    for gold in articles:
        article = Article(
            gold.id, "", gold.text, Span(0, len(gold.text)), hashlib.sha256(gold.text.encode()).hexdigest()
        )
        doc = engine.parse(article)
        found = [Marked(a.source, a.cue, a.content) for a in engine.attributions(doc, article)[0] if a.within is None]
        marked = list(gold.marked)
        if speech:
            marked, found = restrict(gold.text, marked, found, partial(_spoken, doc, engine))
        scored = score(gold.text, marked, found)
        total.articles += 1
        total.counts.update(scored.counts)
        total.errors.extend((gold, miss) for miss in scored.errors)
        hits = dict(scored.hits)
        for n, name in enumerate(constructions(doc, gold.text, marked, engine)):
            row = total.constructions.setdefault(name, Counter())
            row.update(gold=1, content=int(n in hits), end_to_end=int(hits.get(n, False)))
    return total


def _spoken(doc: Doc, engine: Engine, one: Marked) -> bool:
    return cueing.spoken(doc, one.cue, engine.lexicon)


def constructions(doc: Doc, text: str, marked: Iterable[Marked], engine: Engine) -> Iterator[str]:
    """How cue and content are joined in each of *marked*, by quotation marks and the parse."""
    known = {f.verb: f.complement for f in (*clauses.verbs(doc, engine.lexicon), *nouns.others(doc, engine.lexicon))}
    quoted = [q.span for q in quotations(text) if q.depth == 0]
    starts = {t.idx: t.i for t in doc}
    for one in marked:
        if all(any(q.covers(Span(s.start + 1, s.end - 1)) for q in quoted) for s in one.content):
            yield "direct quotation"
            continue
        tokens = [
            i for s in one.cue for at, i in ((at, starts.get(at)) for at in range(s.start, s.end)) if i is not None
        ]
        labels = [known[i].split(":")[0] for i in tokens if i in known]
        if one.cue and not any(c.isalpha() for s in one.cue for c in s.text(text)):
            yield "punctuation, no verb"
        else:
            yield _NAMES.get(labels[-1], labels[-1]) if labels else "other"
