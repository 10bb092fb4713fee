"""Whether claims are in the right mouth, and one person is one speaker, on marked stories.

    python -m benchmarks.mouths --bench ../shared/bench --cache DIR [--set clusters.dev] [--errors OUT.jsonl] [--sealed]

``--set marks`` are the openings of ``benchmarks/marks/stories.jsonl``, whose texts lie in the pool beside the bench.

Gold claims are matched with extracted ones as the benchmark does (greedy, token IoU of a half). Of those found:

  wrong       share whose speaker is not gold's, unresolved ones included (by the benchmark's comparison of names)
  unresolved  share without a speaker
  split       of gold links between two articles, of one gold speaker, both claims found: share with two speaker ids
  split_right the same over links whose two claims have the right speaker by name: merging alone
  joined      of pairs of claims of two articles and of two gold speakers: share with one speaker id

Folds are those of :mod:`benchmarks.folds`; of the sealed one nothing but sums is told, and no error is written.
``--cache`` keeps parses and attributions, so that the next run resolves speakers only; delete it when extraction
changes.
"""

from __future__ import annotations

import argparse
import collections
import contextlib
import itertools
import json
import pathlib
import pickle
import sys
from collections.abc import Iterator, Mapping, Sequence
from types import ModuleType
from typing import TYPE_CHECKING, Any
from unittest.mock import patch

from benchmarks.floors import FIELDS, module, read
from benchmarks.folds import fold, key_of, parted
from checker.articles import read as read_articles
from checker.choices import Options
from checker.pipeline import ArticleClaims, Tools, load_tools, read_claims
from checker.records import Article, Claim
from checker.rulebook import load
from checker.speakers import coreference, merging
from checker.speakers.across import resolve
from checker.speakers.local import people_of

if TYPE_CHECKING:
    from spacy.tokens import Doc

MARKS = pathlib.Path(__file__).parent / "marks"
SETS = ("stories.train", "clusters.dev", "marks")
Counts = collections.Counter[str]
Read = tuple["Doc", ArticleClaims]


def stories_of(name: str, bench: pathlib.Path, *, sealed: bool = False) -> list[Mapping[str, Any]]:
    """The marked stories of a set: of the open folds, or with *sealed* of that one alone."""
    if name != "marks":
        return parted(read(bench / f"data/{name}.jsonl"))[sealed]
    marks = read(MARKS / ("stories.sealed.jsonl" if sealed else "stories.jsonl"))
    texts = {s["id"]: s["articles"] for s in read(bench.parent / "pool/outlets.jsonl")}
    return [{**m, "id": m["story"], "articles": texts[m["story"]]} for m in marks]


@contextlib.contextmanager
def crossed(folder: pathlib.Path | None, here: int) -> Iterator[None]:
    """The weights of *folder* that were fitted without the fold *here*, where it has any, in place of the shipped."""
    with contextlib.ExitStack() as stack:
        for name, user in (("salience", coreference), ("oneness", merging)):
            path = folder / f"{name}.json" if folder else None
            known = json.loads(path.read_text(encoding="utf-8")) if path and path.exists() else {}
            if str(here) in known:
                stack.enter_context(patch.object(user, "weights", lambda w=known[str(here)]: w))
        yield


def articles_of(record: Mapping[str, Any], folder: pathlib.Path) -> list[Article]:
    """The articles of one marked story as the checker reads them."""
    path = folder / "story.jsonl"
    rows = ({k: a[k] for k in FIELDS if a.get(k)} for a in record["articles"])
    path.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
    return [a for a in read_articles([str(path)]) if isinstance(a, Article)]


def parts_of(record: Mapping[str, Any], tools: Tools, cache: pathlib.Path) -> Iterator[Read]:
    """Parse and claims of every article of a story, from *cache* where they are kept there."""
    from spacy.tokens import Doc

    kept = cache / f"{record['id']}.pickle"
    if not kept.exists():
        made = [(tools.engine.parse(a).to_bytes(), read_claims(a, tools)) for a in articles_of(record, cache)]
        kept.write_bytes(pickle.dumps(made))
    for parsed, part in pickle.loads(kept.read_bytes()):
        yield Doc(tools.nlp.vocab).from_bytes(parsed), part


def matched(record: Mapping[str, Any], part: ArticleClaims, by: ModuleType) -> dict[str, Claim]:
    """The gold claims of one article that were found: their ids, and what was found."""
    text = next(by.Text(a["text"]) for a in record["articles"] if a["id"] == part.article.id)
    claims = {c.id: c for c in part.claims}
    wanted = [(g["id"], text.tokens(g["content"])) for g in record["claims"] if g["article"] == part.article.id]
    mine = [(c.id, text.tokens([[s.start, s.end] for s in c.attribution.content])) for c in claims.values()]
    return {g: claims[p] for p, g in by.match(wanted, mine).items()}


def score(record: Mapping[str, Any], parts: Sequence[Read], tools: Tools, by: ModuleType) -> tuple[Counts, list[Any]]:
    """Counts and errors of one story."""
    aliases = tools.rulebook.aliases
    found = [(part, people_of(doc, part.article, [c.attribution for c in part.claims], aliases)) for doc, part in parts]
    speakers = resolve([people for _, people in found], aliases)
    gold = {c["id"]: c for c in record["claims"]}
    count: Counts = collections.Counter()
    errors: list[Any] = []
    got: dict[str, Claim] = {}
    right: dict[str, bool] = {}
    for part, _ in found:
        got |= matched(record, part, by)
    for key, claim in got.items():
        speaker = speakers.get(claim.id)
        name = speaker.name if speaker else None
        right[key] = by.same_speaker(gold[key]["speaker"], name)
        count.update(found=1, wrong=int(not right[key]), unresolved=int(name is None))
        if not right[key]:
            errors.append({**_told(key, gold, claim), "kind": "wrong", "story": record["id"], "pred": name})
    same = {frozenset(p) for g in record["groups"] for p in itertools.combinations(set(g["claims"]), 2)}
    for one, other in itertools.combinations(sorted(got), 2):
        if gold[one]["article"] == gold[other]["article"]:
            continue
        ids = {s.id if (s := speakers.get(got[k].id)) else None for k in (one, other)}
        both = right[one] and right[other]
        alike = by.same_speaker(gold[one]["speaker"], gold[other]["speaker"])
        if frozenset((one, other)) in same and alike:
            apart = len(ids) > 1
            count.update(links=1, split=int(apart), links_right=int(both), split_right=int(apart and both))
            if apart:
                names = [s.name if (s := speakers.get(got[k].id)) else None for k in (one, other)]
                told = [_told(k, gold, got[k]) for k in (one, other)]
                errors.append({"kind": "split", "story": record["id"], "pred": names, "right": both, "claims": told})
        elif not alike:
            one_id = len(ids - {None}) == 1 == len(ids)
            count.update(others=1, joined=int(one_id))
            if one_id:
                told = [_told(k, gold, got[k]) for k in (one, other)]
                errors.append({"kind": "joined", "story": record["id"], "right": both, "claims": told})
    return count, errors


def _told(key: str, gold: Mapping[str, Any], claim: Claim) -> dict[str, Any]:
    spans = claim.attribution.source
    source = [[s.start, s.end] for s in spans]
    return {"id": key, "article": claim.article, "gold": gold[key]["speaker"], "source": source, "text": claim.text}


def shares(count: Counts) -> dict[str, float]:
    """The metrics from the sums."""
    of = {"wrong": "found", "unresolved": "found", "split": "links", "split_right": "links_right", "joined": "others"}
    return {key: count[key] / max(1, count[all_]) for key, all_ in of.items()}


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--bench", type=pathlib.Path, required=True)
    parser.add_argument("--set", default="stories.train", choices=SETS)
    parser.add_argument("--cache", type=pathlib.Path, required=True, help="a folder for what was read")
    parser.add_argument("--errors", type=pathlib.Path, help="where the errors of the open folds are written")
    parser.add_argument("--sealed", action="store_true", help="score the sealed fold, too")
    parser.add_argument("--crossed", type=pathlib.Path, help="a folder of weights by fold, of the training")
    args = parser.parse_args()
    by = module(args.bench / "clusters_score.py")
    tools = load_tools(Options(), load(project=pathlib.Path()))
    cache = args.cache / args.set
    cache.mkdir(parents=True, exist_ok=True)
    for name in ("open", "sealed") if args.sealed else ("open",):
        rows = stories_of(args.set, args.bench, sealed=name == "sealed")
        total: Counts = collections.Counter()
        errors: list[Any] = []
        for record in rows:
            with crossed(args.crossed, fold(key_of(record))):
                count, wrong = score(record, list(parts_of(record, tools, cache)), tools, by)
            total += count
            errors += wrong
        if rows:
            told = "  ".join(f"{key} {value:.4f}" for key, value in shares(total).items())
            print(f"{args.set} {name:6s} {len(rows)} stories, {total['found']} claims, {total['links']} links  {told}")
        if name == "open" and args.errors:
            args.errors.write_text("".join(json.dumps(e, ensure_ascii=False) + "\n" for e in errors), encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
