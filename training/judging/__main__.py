"""Train the judge again: python -m training.judging --bench ../shared/bench --encoder FOLDER [--out FOLDER]

FOLDER of the encoder is that of all-mpnet-base-v2 (Apache-2.0). On one core of a processor it takes about two hours.

1. The encoder is cut, rounded and run once over the pairs of folds 0 to 3 (``base.py``).
2. What is added to its upper layers learns on folds 0 and 1, and is exported.
3. What it then says of the pairs of folds 2 and 3, none of which it saw, goes to ``--scores``: from these
   ``training/conflicts.py`` fits what its opinion of a conflict weighs, and ``benchmarks/outoffold.py
   --opinions`` tells what it is worth.

The sealed fold is not looked at. None of the text is kept but the list of word pieces that news needs.
"""

from __future__ import annotations

import argparse
import json
import pathlib
import random
import time
from collections.abc import Iterable, Sequence
from typing import Any, NamedTuple

import torch
from torch import Tensor, nn

from benchmarks.folds import SEALED, fold, key_of
from benchmarks.pairsets import POOL, SETS, read, rows_of
from checker.learned import CLASSES, encode
from training.conflicts import OPINIONS
from training.judging.base import Base, pieces
from training.judging.export import export
from training.judging.net import Net

TRUST = {
    "outlets": 1.0, "pool": 1.0, "natural": 1.5, "emergent": 0.5,
    "perturb": 0.5, "rte3": 0.6, "headlines": 0.5, "msrp": 0.3,
}  # fmt: skip
"""What a pair of each set counts for; real news in its own mixture most."""
SHARE = {"emergent": 0.5, "perturb": 0.5, "msrp": 0.15, "headlines": 0.7}
"""How much of a set is learnt from, all where nothing is said."""
REAL = ("outlets", "pool", "natural")
CONFLICT = 2.0
"""What a conflict counts for beside a pair without one."""
BATCH, PACE = 16, 5e-4
TAUGHT = (0, 1)
"""The folds that it learns from; what its opinion is worth is told by the others."""


class Item(NamedTuple):
    """A marked pair, ready to learn from."""

    set: str
    id: str
    fold: int
    label: str
    given: Tensor
    marks: Tensor


def texts(bench: pathlib.Path) -> Iterable[str]:
    """All texts of the pool and of the pairs, but those of the sealed fold."""
    for story in read(bench.parent / "pool" / "outlets.jsonl"):
        if fold(story["id"]) != SEALED:
            yield from (article[part] for article in story["articles"] for part in ("title", "text"))
    for name in SETS:
        yield from (row[side] for row in rows_of(bench, name) if fold(key_of(row)) != SEALED for side in "ab")


def items(bench: pathlib.Path, base: Base, tokenizer: object) -> list[Item]:
    """Every pair that may be read, with what the frozen layers give for it."""
    found = [(name, row) for name in (*SETS, POOL) for row in rows_of(bench, name) if fold(key_of(row)) != SEALED]
    read_as = [encode(tokenizer, row["a"], row["b"]) for _, row in found]
    given: dict[int, Tensor] = {}
    for part in _parts(sorted(range(len(found)), key=lambda i: len(read_as[i][0])), 32):
        longest = max(len(read_as[i][0]) for i in part)
        ids, mask = torch.ones(len(part), longest, dtype=torch.long), torch.zeros(len(part), longest)
        for row, i in enumerate(part):
            ids[row, : len(read_as[i][0])], mask[row, : len(read_as[i][0])] = torch.tensor(read_as[i][0]), 1
        with torch.no_grad():
            x = base.below(ids, mask)
        given |= {i: x[row, : len(read_as[i][0])].half() for row, i in enumerate(part)}
    return [
        Item(name, str(row["id"]), fold(key_of(row)), row["label"], given[i], torch.tensor(read_as[i][1]))
        for i, (name, row) in enumerate(found)
    ]


def wanted(label: str) -> int | None:
    """The class of a pair by its mark; a firmer and a weaker saying of one thing are the same."""
    name = "same" if label == "weaker" else label
    return CLASSES.index(name) if name in CLASSES else None


def learn(net: Net, given: Sequence[Item], *, seed: int = 1) -> None:
    """One pass over *given* and one over what is real or a conflict."""
    chance = random.Random(seed)
    rows = [i for i in given if wanted(i.label) is not None and chance.random() < SHARE.get(i.set, 1.0)]
    again = [i for i in rows if i.set in REAL or i.label == "conflict"]
    batches = [b for part in (rows, again) for b in _batches(part, chance)]
    steps, groups = len(batches), net.groups(PACE)
    optimiser = torch.optim.AdamW(groups, weight_decay=0.01)
    slope = torch.optim.lr_scheduler.LambdaLR(
        optimiser, lambda step: min(1.0, (step + 1) / 30) * max(0.02, 1 - step / steps)
    )
    worth = torch.tensor([CONFLICT if c == "conflict" else 1.0 for c in CLASSES])
    learning = [p for p in net.parameters() if p.requires_grad]
    net.drop.train()
    for step, batch in enumerate(batches):
        said = net([i.given for i in batch], [i.marks for i in batch])
        right = torch.tensor([wanted(i.label) for i in batch])
        loss = nn.functional.nll_loss(said, right, weight=worth, reduction="none")
        (loss * torch.tensor([TRUST[i.set] for i in batch])).mean().backward()
        nn.utils.clip_grad_norm_(learning, 1.0)
        optimiser.step()
        slope.step()
        optimiser.zero_grad()
        if step % 50 == 49:
            print(f"step {step + 1} of {steps}, {time.strftime('%H:%M')}", flush=True)
    net.drop.eval()


def _batches(rows: Sequence[Item], chance: random.Random) -> list[list[Item]]:
    """Batches of pairs of like length, in chance order."""
    order = list(rows)
    chance.shuffle(order)
    near = [sorted(part, key=lambda i: len(i.given)) for part in _parts(order, BATCH * 20)]
    out = [batch for part in near for batch in _parts(part, BATCH)]
    chance.shuffle(out)
    return out


def _parts(rows: list[Any], size: int) -> list[list[Any]]:
    return [rows[n : n + size] for n in range(0, len(rows), size)]


def said(net: Net, given: Sequence[Item]) -> list[tuple[str, str, list[float]]]:
    """Set, id and log chances of each of *given*."""
    out = []
    for part in _parts(sorted(given, key=lambda i: len(i.given)), 32):
        with torch.no_grad():
            chances = net([i.given for i in part], [i.marks for i in part]).tolist()
        out += [(i.set, i.id, [round(c, 3) for c in row]) for i, row in zip(part, chances, strict=True)]
    return out


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--bench", type=pathlib.Path, required=True)
    parser.add_argument("--encoder", type=pathlib.Path, required=True)
    parser.add_argument("--scores", type=pathlib.Path, default=OPINIONS)
    parser.add_argument("--out", type=pathlib.Path, default=pathlib.Path("checker/models/judge"))
    args = parser.parse_args()
    torch.manual_seed(1)
    tokenizer, rows = pieces(args.encoder, texts(args.bench))
    base = Base(args.encoder, rows)
    known = items(args.bench, base, tokenizer)
    net = Net(base)
    learn(net, [i for i in known if i.fold in TAUGHT])
    export(net, tokenizer, args.out)
    told = sorted(said(net, [i for i in known if i.fold not in TAUGHT]))
    args.scores.write_text("[\n" + ",\n".join(map(json.dumps, told)) + "\n]\n", encoding="utf-8")


if __name__ == "__main__":
    main()
