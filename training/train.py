"""Train the tagger and write the model folder of the package.

    python -m training.train --data ../shared/bench/data --out checker/models/tagger

Every random choice is seeded; on two cores it takes about an hour.
"""

import argparse
import hashlib
import json
import pathlib
import random
import time
from collections.abc import Sequence

import numpy as np
import torch
from tokenizers import Tokenizer

from training.augment import Marked, augment
from training.data import Example, batches, examples, read
from training.losses import flat, label_loss, link_loss
from training.model import Net, base_folder, pretrained

LINK_WEIGHT = 0.3
AVERAGE = 0.995  # decay of the running mean of the weights (Polyak and Juditsky 1992)


def held_out(article_id: str) -> bool:
    """True for about one training article in 28, kept to choose thresholds and calibrate confidence."""
    return int(hashlib.sha256(article_id.encode()).hexdigest(), 16) % 28 == 0


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


def train(data: pathlib.Path, work: pathlib.Path, epochs: int, seed: int, rate: float, size: int) -> Net:
    """The network after ``epochs``; ``work`` gets a checkpoint of the averaged weights after each."""
    random.seed(seed)
    np.random.seed(seed)
    torch.manual_seed(seed)
    rng = random.Random(seed)
    tokenizer = Tokenizer.from_file(str(base_folder() / "tokenizer.json"))
    tokenizer.no_padding()
    tokenizer.no_truncation()
    articles = [a for i, a in read(data / "attribution.train.jsonl") if not held_out(i)]
    dev = [x for _, a in read(data / "attribution.dev.jsonl") for x in examples(a, tokenizer)]
    net = pretrained()
    average = torch.optim.swa_utils.AveragedModel(net, multi_avg_fn=torch.optim.swa_utils.get_ema_multi_avg_fn(AVERAGE))
    fresh = ("label.", "link.", "nobody", "gap", "step", "features.")
    groups = [
        {"params": [p for n, p in net.named_parameters() if not n.startswith(fresh)], "lr": rate},
        {"params": [p for n, p in net.named_parameters() if n.startswith(fresh)], "lr": 3 * rate},
    ]
    optimizer = torch.optim.AdamW(groups, weight_decay=0.01, fused=True)
    first = epoch_examples(articles, tokenizer, rng, plain=False)
    steps = epochs * (len(first) // size + 1)
    schedule = torch.optim.lr_scheduler.LambdaLR(
        optimizer, lambda n: min(1.0, (n + 1) / (0.08 * steps)) * max(0.02, min(1.0, 1.04 * (1 - n / steps)))
    )
    print(f"{len(articles)} articles, {len(first)} windows, {steps} steps", flush=True)
    for epoch in range(epochs):
        items = first if epoch == 0 else epoch_examples(articles, tokenizer, rng, plain=epoch == epochs - 1)
        net.train()
        start, total, seen = time.time(), np.zeros(2), 0
        for batch in batches(items, size, rng):
            with torch.autocast("cpu", dtype=torch.bfloat16):
                logits, vectors = net(batch.ids, batch.features, batch.mask)
            labelled, linked = label_loss(logits, batch), link_loss(net, vectors, batch)[0]
            (labelled + LINK_WEIGHT * linked).backward()
            torch.nn.utils.clip_grad_norm_(net.parameters(), 1.0)
            optimizer.step()
            optimizer.zero_grad()
            schedule.step()
            average.update_parameters(net)
            total += (float(labelled), float(linked))
            seen += 1
            if seen % 50 == 0:
                print(f"  {seen}: {total[0] / seen:.3f} {total[1] / seen:.3f} {time.time() - start:.0f} s", flush=True)
        scores = evaluate(average.module, dev)
        print(
            f"epoch {epoch}: {time.time() - start:.0f} s, losses {total[0] / seen:.3f} {total[1] / seen:.3f} "
            + json.dumps({k: round(v, 1) for k, v in scores.items()}),
            flush=True,
        )
        work.mkdir(parents=True, exist_ok=True)
        torch.save(average.module.state_dict(), work / f"epoch{epoch}.pt")
    return average.module


def main(argv: Sequence[str] | None = None) -> None:
    """Command line of the training run."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=pathlib.Path, required=True)
    parser.add_argument("--out", type=pathlib.Path, required=True)
    parser.add_argument("--work", type=pathlib.Path, default=pathlib.Path("build/tagger"))
    parser.add_argument("--epochs", type=int, default=8)
    parser.add_argument("--seed", type=int, default=13)
    parser.add_argument("--rate", type=float, default=3e-4)
    parser.add_argument("--batch", type=int, default=16)
    chosen = parser.parse_args(argv)
    torch.set_num_threads(2)
    train(chosen.data, chosen.work, chosen.epochs, chosen.seed, chosen.rate, chosen.batch)


if __name__ == "__main__":
    main()
