"""Count how often each verb with each complement is a cue in the training articles, for the rules engine's table.

    python -m training.count_cues TRAIN.jsonl checker/attribution/reliability.tsv

Writes lemma, complement, times seen, times a cue. Pairs seen once and never a cue are left out, as are words that are
not plain lower-case letters. Counts and single words are all that leaves the corpus.
"""

from __future__ import annotations

import argparse
import json
import re
from collections import Counter
from collections.abc import Iterable
from pathlib import Path

from spacy.tokens import Doc

from checker.attribution import clauses, nouns, parsing
from checker.attribution.lexicon import Lexicon
from checker.attribution.quoted import Grid, link
from checker.attribution.quotes import quotations
from checker.language import load
from checker.records import Article, Span
from checker.rulebook import load as load_rules

WORD = re.compile(r"[a-z]+(?:[ -][a-z]+)?")


def count(
    doc: Doc,
    text: str,
    gold: Iterable[dict[str, list[list[int]]]],
    lexicon: Lexicon,
    seen: Counter[tuple[str, str]],
    cue: Counter[tuple[str, str]],
) -> None:
    """Add one article. Verbs inside a gold content are skipped: the corpus marks outermost attributions only."""
    cues, contents = bytearray(len(text) + 1), bytearray(len(text) + 1)
    for one in gold:
        for mask, key in ((cues, "cue"), (contents, "content")):
            for start, end in one[key]:
                mask[start:end] = b"\1" * (end - start)
    grid = Grid(doc, quotations(text))
    linked = {item.verb for item in link(doc, text, grid, lexicon) if item.verb >= 0}
    pairs = {i: (clauses.lemma_of(doc[i], lexicon)[0], "quotation") for i in linked}
    pairs.update({f.verb: (f.lemma, f.complement) for f in clauses.verbs(doc, lexicon) if f.verb not in linked})
    pairs.update({f.verb: (f.lemma, f.complement) for f in nouns.others(doc, lexicon)})
    for i, pair in pairs.items():
        at = doc[i].idx
        if cues[at] or not contents[at]:
            seen[pair] += 1
            cue[pair] += cues[at]


def main() -> None:
    """Count and write."""
    options = argparse.ArgumentParser(description=(__doc__ or "").split("\n")[0])
    options.add_argument("train", type=Path)
    options.add_argument("out", type=Path)
    chosen = options.parse_args()
    nlp, lexicon = load(), Lexicon(load_rules().cues)
    seen: Counter[tuple[str, str]] = Counter()
    cue: Counter[tuple[str, str]] = Counter()
    for line in chosen.train.read_text(encoding="utf-8").splitlines():
        record = json.loads(line)
        article = Article(record["id"], "", record["text"], Span(0, len(record["text"])), "")
        count(parsing.parse(nlp, article), article.text, record["attributions"], lexicon, seen, cue)
    write(chosen.out, seen, cue)


def write(path: Path, seen: Counter[tuple[str, str]], cue: Counter[tuple[str, str]]) -> None:
    """The table, sorted."""
    rows = [
        f"{lemma}\t{complement}\t{seen[lemma, complement]}\t{cue[lemma, complement]}\n"
        for lemma, complement in sorted(seen)
        if WORD.fullmatch(lemma) and (cue[lemma, complement] or seen[lemma, complement] > 1)
    ]
    head = "# lemma, complement, times seen, times a cue; counted by training/count_cues.py\n"
    path.write_text(head + "".join(rows), encoding="utf-8")


if __name__ == "__main__":
    main()
