"""Train the tagger and write the model folder of the package.

    python -m training.train --data ../shared/bench/data --out checker/models/tagger

Every random choice is seeded; on two free cores it takes about half an hour.
"""

import argparse
import json
import pathlib
import random
import time
from collections.abc import Sequence

import numpy as np
import torch
from tokenizers import Tokenizer
from torch.optim import AdamW
from torch.optim.lr_scheduler import LambdaLR
from torch.optim.swa_utils import AveragedModel, get_ema_multi_avg_fn

from training.augment import Marked, augment
from training.data import Example, batches, examples
from training.export import export, load
from training.gold import held_out, read
from training.losses import flat, label_loss, link_loss
from training.model import Net, base_folder, pretrained

LINK_WEIGHT = 0.3
AVERAGE = 0.995  # decay of the running mean of the weights (Polyak and Juditsky 1992)
LAST = 3  # how many epochs give the mean that is exported


def epoch_examples(articles: Sequence[Marked], tokenizer: Tokenizer, rng: random.Random, plain: bool) -> list[Example]:
    """Windows of all articles, each varied anew and cut at other places than in the last epoch."""
    out: list[Example] = []
    for article in articles:
        varied = article if plain else augment(article, rng)
        out.extend(examples(varied, tokenizer, 0 if rng.random() < 0.4 else rng.randrange(120)))
    return out


def evaluate(net: Net, items: Sequence[Example]) -> dict[str, float]:
    """Word F1 of each kind and the share of spans linked rightly, on gold spans."""
    net.eval()
    hit, said, true, links = (
        np.zeros(3),
        np.zeros(3),
        np.zeros(3),
        dict.fromkeys(("content", "content right", "cue", "cue right"), 0),
    )
    with torch.no_grad():
        for batch in batches(items, 16, None):
            with torch.autocast("cpu", dtype=torch.bfloat16):
                logits, vectors = net(batch.ids, batch.features, batch.mask)
            rows, heads, gold = flat(batch)
            best, wanted = (logits[rows, heads].argmax(-1).numpy() + 1) // 2, (gold.numpy() + 1) // 2
            for kind in range(3):
                hit[kind] += ((best == kind + 1) & (wanted == kind + 1)).sum()
                said[kind] += (best == kind + 1).sum()
                true[kind] += (wanted == kind + 1).sum()
            for key, value in link_loss(net, vectors, batch)[1].items():
                links[key] += value
    f1 = 200 * hit / (said + true)
    return {
        "source": f1[0],
        "cue": f1[1],
        "content": f1[2],
        "content to cue": 100 * links["content right"] / max(1, links["content"]),
        "cue to source": 100 * links["cue right"] / max(1, links["cue"]),
    }


class Trainer:
    """One network in training: its articles, its seed, and where its checkpoints go."""

    def __init__(self, data: pathlib.Path, work: pathlib.Path, seed: int, size: int) -> None:
        self.work, self.size = work, size
        self.rng = random.Random(seed)
        np.random.seed(seed)
        torch.manual_seed(seed)
        self.tokenizer = Tokenizer.from_file(str(base_folder() / "tokenizer.json"))
        self.tokenizer.no_padding()
        self.tokenizer.no_truncation()
        self.articles = [a for i, a in read(data / "attribution.train.jsonl") if not held_out(i)]
        self.dev = [x for _, a in read(data / "attribution.dev.jsonl") for x in examples(a, self.tokenizer)]

    def run(self, net: Net, epochs: int, rate: float) -> list[pathlib.Path]:
        """Train; the checkpoint of each epoch holds the running mean of the weights at its end."""
        average = AveragedModel(net, multi_avg_fn=get_ema_multi_avg_fn(AVERAGE))
        optimizer = _optimizer(net, rate)
        items = epoch_examples(self.articles, self.tokenizer, self.rng, plain=False)
        steps = epochs * (len(items) // self.size + 1)
        schedule = LambdaLR(optimizer, lambda n: _share(n, steps))
        print(f"{len(self.articles)} articles, {len(items)} windows, {steps} steps", flush=True)
        self.work.mkdir(parents=True, exist_ok=True)
        saved = []
        for epoch in range(epochs):
            if epoch:
                items = epoch_examples(self.articles, self.tokenizer, self.rng, plain=epoch == epochs - 1)
            start = time.time()
            losses = self._epoch(net, average, items, optimizer, schedule)
            scores = {key: round(value, 1) for key, value in evaluate(average.module, self.dev).items()}
            print(f"epoch {epoch}: {time.time() - start:.0f} s, losses {losses} {json.dumps(scores)}", flush=True)
            saved.append(self.work / f"epoch{epoch}.pt")
            torch.save(average.module.state_dict(), saved[-1])
        return saved

    def _epoch(
        self, net: Net, average: AveragedModel, items: Sequence[Example], optimizer: AdamW, schedule: LambdaLR
    ) -> str:
        net.train()
        total, seen = np.zeros(2), 0
        for batch in batches(items, self.size, self.rng):
            with torch.autocast("cpu", dtype=torch.bfloat16):
                logits, vectors = net(batch.ids, batch.features, batch.mask)
            labelled = label_loss(logits, batch)
            linked = link_loss(net, vectors, batch)[0]
            (labelled + LINK_WEIGHT * linked).backward()
            torch.nn.utils.clip_grad_norm_(net.parameters(), 1.0)
            optimizer.step()
            optimizer.zero_grad()
            schedule.step()
            average.update_parameters(net)
            total += (labelled.item(), linked.item())
            seen += 1
        return " ".join(f"{value / seen:.3f}" for value in total)


def _optimizer(net: Net, rate: float) -> AdamW:
    fresh = ("label.", "link.", "nobody", "gap", "step", "features.")
    named = list(net.named_parameters())
    groups = [
        {"params": [p for n, p in named if not n.startswith(fresh)], "lr": rate},
        {"params": [p for n, p in named if n.startswith(fresh)], "lr": 3 * rate},
    ]
    return AdamW(groups, weight_decay=0.01, fused=True)


def _share(step: int, steps: int) -> float:
    """Learning rate at a step as a share of its peak: up over the first 8 %, then down in a line."""
    return min(1.0, (step + 1) / (0.08 * steps)) * max(0.02, min(1.0, 1.04 * (1 - step / steps)))


def mean(nets: Sequence[Net]) -> Net:
    """A network whose weights are the mean of others of one run (Izmailov et al. 2018)."""
    out, states = Net(), [net.state_dict() for net in nets]
    out.load_state_dict({key: torch.stack([state[key] for state in states]).mean(0) for key in states[0]})
    return out


def main(argv: Sequence[str] | None = None) -> None:
    """Command line of the training run."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=pathlib.Path, required=True, help="folder of the attribution.*.jsonl files")
    parser.add_argument("--out", type=pathlib.Path, required=True, help="model folder to write")
    parser.add_argument("--work", type=pathlib.Path, default=pathlib.Path("build/tagger"), help="for checkpoints")
    parser.add_argument("--epochs", type=int, default=5)
    parser.add_argument("--rate", type=float, default=3e-4, help="highest learning rate of the encoder")
    parser.add_argument("--seed", type=int, default=13)
    parser.add_argument("--batch", type=int, default=16)
    chosen = parser.parse_args(argv)
    torch.set_num_threads(2)
    saved = Trainer(chosen.data, chosen.work, chosen.seed, chosen.batch).run(pretrained(), chosen.epochs, chosen.rate)
    export(mean([load(path) for path in saved[-LAST:]]), chosen.out)


if __name__ == "__main__":
    main()
