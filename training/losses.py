"""What the network is trained for: labels of words, and the right partner among the spans of a window."""

import numpy as np
import torch
from torch import Tensor
from torch.nn import functional

from checker.attribution.encoding import Ints, gap_bucket, step_bucket
from training.data import Batch, Example
from training.model import LINK, ROLES, Net

SMOOTHING = 0.05
SOURCE, CUE, CONTENT = 0, 1, 2


def label_loss(logits: Tensor, batch: Batch) -> Tensor:
    """Cross entropy of the labels over the first piece of each word, smoothed (Szegedy et al. 2016)."""
    rows, heads, gold = flat(batch)
    return functional.cross_entropy(logits[rows, heads].float(), gold, label_smoothing=SMOOTHING)


def flat(batch: Batch) -> tuple[Tensor, Tensor, Tensor]:
    """(row, position, label) of every word of a batch."""
    rows = np.concatenate([np.full(len(x.heads), n) for n, x in enumerate(batch.examples)])
    heads = np.concatenate([x.heads for x in batch.examples])
    gold = np.concatenate([x.labels for x in batch.examples])
    return torch.from_numpy(rows), torch.from_numpy(heads), torch.from_numpy(gold)


def pair_scores(net: Net, links: Tensor, example: Example, which: int) -> tuple[Tensor, Ints, Ints] | None:
    """Scores of one window: contents (rows) against cues (``which`` 0) or cues against sources (1).

    The last column is "nobody".
    """
    asking, asked = ((CONTENT, CUE), (CUE, SOURCE))[which]
    left, right = example.spans[example.spans[:, 0] == asking], example.spans[example.spans[:, 0] == asked]
    if not len(left):
        return None
    first, last, key_first, key_last = (
        ROLES.index(r)
        for r in (
            ("content-first", "content-last", "cue-key-first", "cue-key-last"),
            ("cue-first", "cue-last", "source-first", "source-last"),
        )[which]
    )
    query = links[example.heads[left[:, 1]], first] + links[example.heads[left[:, 2]], last]
    nobody = query @ net.nobody[which, :LINK, None] + net.nobody[which, LINK]
    if not len(right):
        return nobody, left, right
    key = links[example.heads[right[:, 1]], key_first] + links[example.heads[right[:, 2]], key_last]
    a, b = left[:, None, 1:3], right[None, :, 1:3]
    gap, step = torch.from_numpy(gap_bucket(a, b)), torch.from_numpy(step_bucket(a, b, example.paragraph))
    scores = query @ key.T + net.gap[which][gap] + net.step[which][step]
    return torch.cat([scores, nobody], 1), left, right


def link_loss(net: Net, links: Tensor, batch: Batch) -> tuple[Tensor, dict[str, int]]:
    """Mean negative log-probability of the right partners, and counts of how many were ranked first."""
    losses, counts = [], {"content": 0, "content right": 0, "cue": 0, "cue right": 0}
    shaped = links.float().view(links.shape[0], links.shape[1], len(ROLES), LINK)
    for row, example in enumerate(batch.examples):
        for which, name in ((0, "content"), (1, "cue")):
            found = pair_scores(net, shaped[row], example, which)
            if found is None:
                continue
            scores, left, right = found
            right_ones = np.zeros(tuple(scores.shape), dtype=bool)
            right_ones[:, :-1] = left[:, None, 3] == right[None, :, 3]
            right_ones[:, -1] = ~right_ones.any(1)
            logs = functional.log_softmax(scores, 1).masked_fill(~torch.from_numpy(right_ones), -1e9)
            losses.append(-torch.logsumexp(logs, 1))
            counts[name] += len(left)
            counts[name + " right"] += int(right_ones[np.arange(len(left)), scores.detach().argmax(1).numpy()].sum())
    return (torch.cat(losses).mean() if losses else links.sum() * 0.0), counts
