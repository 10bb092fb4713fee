"""Score links on pairs of articles on one event: `python -m benchmarks.neighbours --bench ../shared/bench`.

The articles and the marks of attribution are those of the bench's training set; ``links.jsonl`` holds only which pairs
of articles belong together and which of their attributions report one statement. Every pair goes through `checker
check` and the cluster scorer of the bench.
"""

from __future__ import annotations

import argparse
import collections
import hashlib
import json
import pathlib
import sys
from collections.abc import Callable, Mapping
from typing import Any

from benchmarks.floors import module, read
from benchmarks.strangers.__main__ import report_of

LINKS = pathlib.Path(__file__).with_name("links.jsonl")


def main() -> int:
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n", maxsplit=1)[0])
    parser.add_argument("--bench", type=pathlib.Path, required=True, help="folder with clusters_score.py and data/")
    options = parser.parse_args()
    score = module(options.bench / "clusters_score.py")
    speech = module(options.bench / "speech.py").cue_is_speech
    articles = {_key(r["id"]): r for r in read(options.bench / "data/attribution.train.jsonl")}
    total: collections.Counter[str] = collections.Counter()
    for marked in read(LINKS):
        story = story_of(marked, articles, speech)
        total += score.score_cluster(story, report_of(story), None)
    links = score.metrics(total)["links"]
    print(json.dumps({k: links[k] for k in ("p", "r", "f1", "r_given", "gold", "unjudged")}))
    return 0


def story_of(
    marked: Mapping[str, Any], articles: Mapping[str, Mapping[str, Any]], speech: Callable[[str], bool]
) -> dict[str, Any]:
    """The two articles of *marked* as a story of the cluster benchmark: claims are the attributions with a cue of
    speech, each link is a group of its own, and what the readers doubted counts neither way."""
    pair = articles[marked["left"]], articles[marked["right"]]
    claims = {}
    for side, article in enumerate(pair):
        text = article["text"]
        for n, one in enumerate(article["attributions"]):
            if one["content"] and speech(_words(text, one["cue"])):
                name = _words(text, one["source"])
                claims[side, n] = {
                    "id": f"{side}-{n}",
                    "article": article["id"],
                    "content": one["content"],
                    "speaker": name,
                }
    groups = []
    for kind in ("links", "doubtful"):
        for left, right in marked[kind]:
            one, other = claims[0, left]["id"], claims[1, right]["id"]
            if kind == "links":
                groups.append({"claims": [one, other], "verdict": "either", "kind": None, "borderline": []})
            else:
                groups.append({"claims": [one], "verdict": "either", "kind": None, "borderline": [other]})
    return {
        "id": marked["id"],
        "articles": [
            {"id": a["id"], "outlet": a["publisher"], "published": a["date"], "text": a["text"]} for a in pair
        ],
        "claims": list(claims.values()),
        "groups": groups,
    }


def _key(name: str) -> str:
    return hashlib.sha256(name.encode()).hexdigest()[:12]


def _words(text: str, spans: list[list[int]] | None) -> str:
    return " ".join(text[start:end] for start, end in spans or ())


if __name__ == "__main__":
    sys.exit(main())
