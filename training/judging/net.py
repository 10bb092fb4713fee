"""What is fine-tuned on the encoder: low-rank additions (Hu et al. 2021) to its upper layers, marks, a head."""

from __future__ import annotations

import math
from collections.abc import Sequence

import torch
from torch import Tensor, nn

from checker.learned import CLASSES
from training.judging.base import FROZEN, WIDTH, Base

RANK = 16
GAIN = 2.0
"""What an addition counts for."""
MARKS = 7


class Added(nn.Module):
    """A linear map that stays as it is, and a low-rank one added to it."""

    def __init__(self, fixed: nn.Linear) -> None:
        super().__init__()
        self.fixed = fixed
        self.down = nn.Parameter(torch.randn(RANK, fixed.in_features) / math.sqrt(fixed.in_features))
        self.up = nn.Parameter(torch.zeros(fixed.out_features, RANK))

    def forward(self, x: Tensor) -> Tensor:
        fixed: Tensor = self.fixed(x)
        return fixed + GAIN * ((x @ self.down.T) @ self.up.T)


class Net(nn.Module):
    """From the output of the frozen layers to the log chances of the four classes."""

    def __init__(self, base: Base) -> None:
        super().__init__()
        self.base = base
        self.top = nn.ModuleList(base.layers[FROZEN:])
        for layer in self.top:
            for name, module in list(layer.named_modules()):
                if isinstance(module, nn.LayerNorm):
                    module.requires_grad_(True)
                if isinstance(module, nn.Linear):
                    *path, last = name.split(".")
                    assert module.bias is not None
                    module.bias.requires_grad_(True)
                    setattr(layer.get_submodule(".".join(path)), last, Added(module))
        self.marks = nn.Embedding(MARKS, WIDTH)
        self.head = nn.Linear(2 * WIDTH, len(CLASSES))
        for new in (self.marks, self.head):
            nn.init.normal_(new.weight, std=0.02)
        self.drop = nn.Dropout(0.1)

    def forward(self, given: Sequence[Tensor], marks: Sequence[Tensor]) -> Tensor:
        longest = max(len(g) for g in given)
        x, mask = torch.zeros(len(given), longest, WIDTH), torch.zeros(len(given), longest)
        which = torch.zeros(len(given), longest, dtype=torch.long)
        for row, (one, two) in enumerate(zip(given, marks, strict=True)):
            x[row, : len(one)], which[row, : len(one)], mask[row, : len(one)] = one.float(), two, 1
        x = self.base.run(self.drop(x + self.marks(which)), mask, self.top)
        mean = (x * mask[:, :, None]).sum(1) / mask.sum(1, keepdim=True)
        chances: Tensor = self.head(self.drop(torch.cat([x[:, 0], mean], 1))).log_softmax(1)
        return chances

    def groups(self, pace: float) -> list[dict[str, object]]:
        """The parameters that learn, each group at its own *pace*."""
        learning = [(n, p) for n, p in self.named_parameters() if p.requires_grad]
        added = [p for n, p in learning if n.endswith((".down", ".up"))]
        new = [p for n, p in learning if n.startswith(("marks", "head"))]
        rest = [p for n, p in learning if not n.startswith(("marks", "head")) and not n.endswith((".down", ".up"))]
        return [{"params": added, "lr": pace}, {"params": rest, "lr": pace / 2}, {"params": new, "lr": 2 * pace}]
