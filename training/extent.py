"""Fit which pieces of a content are kept where tagger and rules disagree, and write it into the model's config.json.

    python -m training.extent --data ../shared/bench/data --model checker/models/tagger

Two logistic regressions, for words that only the tagger has and for words that only the rule has, on the development
articles and on the training articles that `gold.held_out` keeps back; see `checker.attribution.extent`. A piece
belongs to the content where more than half of its words stand in the marked content of the same cue.
"""

import argparse
import json
import pathlib
import zlib
from collections.abc import Iterator, Sequence

import numpy as np

from checker.attribution import clauses, extent, hybrid, ruled
from checker.attribution.drafts import Draft, overlap
from checker.attribution.lexicon import Lexicon
from checker.attribution.parsing import parse
from checker.attribution.quotes import quotations
from checker.attribution.reliability import packaged
from checker.attribution.tagger import Tagger
from checker.attribution.tokens import WordScores
from checker.language import load
from checker.records import Article, Span
from checker.rulebook import load as load_rules
from training.augment import Marked, Pairs
from training.calibrate import fit
from training.gold import held_out, read

Row = tuple[str, dict[str, float], bool]  # "tagged" or "ruled", features, whether it belongs to the content
FOLDS = 8


def spans(pairs: Pairs) -> list[Span]:
    """Pairs of offsets as spans."""
    return [Span(start, end) for start, end in pairs]


def rows(
    text: str, marked: Marked, tagged: Sequence[Draft], rules: Sequence[Draft], scores: WordScores
) -> Iterator[Row]:
    """The pieces in which the two engines differ in one article."""
    by_head = {draft.head: draft for draft in rules if draft.head >= 0}
    quoted = scores.inside(q.span for q in quotations(text) if q.depth == 0 and q.use not in ("title", "nickname"))
    for draft in tagged:
        rule = by_head.get(draft.head)
        if rule is None:
            continue
        mine, other = scores.inside(draft.content), scores.inside(rule.content)
        either = mine | other
        golds = [scores.inside(spans(g.content)) for g in marked.attributions if overlap(draft.cue, spans(g.cue))]
        gold = max(golds, key=lambda g: len(g & either) / len(g | either), default=set())
        if not mine & other or not gold & either:
            continue
        busy = scores.inside(s for d in tagged if d is not draft for s in (*d.content, *d.cue))
        plain = clauses.group(rule.complement) not in extent.CLAUSES
        for piece in extent.pieces(mine ^ other):
            said = [n for n in piece if text[scores.starts[n]].isalnum()]
            if said and quoted.isdisjoint(piece):
                seen = extent.features(text, piece, said, plain, busy, scores)
                yield "tagged" if piece[0] in mine else "ruled", seen, sum(n in gold for n in said) * 2 > len(said)


def main(argv: Sequence[str] | None = None) -> None:
    """Command line of the fit."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=pathlib.Path, required=True)
    parser.add_argument("--model", type=pathlib.Path, required=True)
    chosen = parser.parse_args(argv)
    nlp, tagger, lexicon, table = load(), Tagger.load(chosen.model), Lexicon(load_rules([]).cues), packaged()
    articles = [
        *read(chosen.data / "attribution.dev.jsonl"),
        *(x for x in read(chosen.data / "attribution.train.jsonl") if held_out(x[0])),
    ]
    found: dict[str, list[tuple[int, dict[str, float], bool]]] = {"tagged": [], "ruled": []}
    for name, marked in articles:
        text = marked.text
        quotes = quotations(text)
        doc = parse(nlp, Article(name, "", text, Span(0, len(text)), ""))
        rules = ruled.find(doc, text, quotes, lexicon, table)
        (reading,) = tagger.readings([text], [[(q.span.start, q.span.end) for q in quotes if q.depth == 0]])
        drafts = hybrid.combine(doc, text, quotes, reading.attributions, rules, lexicon, reading.scores, {})
        tagged = [d for d in drafts if "tagger" in d.found_by]
        for kind, seen, belongs in rows(text, marked, tagged, rules, reading.scores):
            found[kind].append((zlib.crc32(name.encode()) % FOLDS, seen, belongs))
    weights = {}
    for kind, pieces in found.items():
        names = list(pieces[0][1])
        features = np.array([[seen[name] for name in names] for _, seen, _ in pieces])
        wanted, fold = np.array([float(b) for _, _, b in pieces]), np.array([f for f, _, _ in pieces])
        crossed = np.zeros_like(wanted)
        for n in range(FOLDS):  # articles are kept whole, so that the share is honest
            crossed[fold == n] = features[fold == n] @ fit(features[fold != n], wanted[fold != n]) > 0
        alone = (wanted == (kind == "tagged")).mean()
        print(f"{kind}: {len(pieces)} pieces, {(crossed == wanted).mean():.3f} right; the tagger alone {alone:.3f}")
        weights[kind] = {n: round(float(w), 4) for n, w in zip(names, fit(features, wanted), strict=True)}
    path = chosen.model / "config.json"
    config = json.loads(path.read_text(encoding="utf-8"))
    path.write_text(json.dumps({**config, "extent": weights}, indent=1, sort_keys=True) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
