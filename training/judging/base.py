"""The encoder below the judge: all-mpnet-base-v2 cut to its lower layers, its word pieces to those of news, its
weights to four bits.

Everything that is fine-tuned later is trained on top of the weights as they ship, so that rounding costs nothing
that training cannot mend.
"""

from __future__ import annotations

import json
import pathlib
from collections import Counter
from collections.abc import Iterable
from typing import Any

import torch
from tokenizers import Tokenizer
from torch import Tensor, nn
from transformers import AutoModel

LAYERS = 7
"""Layers kept, of twelve: as many as fit into what the package may weigh."""
FROZEN = 3
"""Layers that are not fine-tuned; what they give for a pair is computed once."""
BLOCK = 64
"""Weights that share one scale."""
SELDOM = 5
"""A word piece met less often than this in news is spelt in smaller ones."""
WIDTH = 768
_SPECIAL = ("<s>", "<pad>", "</s>", "<unk>", "[UNK]")
_TRIED = (1.0, 0.95, 0.9, 0.85, 0.8, 0.75, 0.7)
Packed = tuple[Tensor, Tensor]
"""Numbers 0 to 15 and the scale of each block of them."""


def pieces(encoder: pathlib.Path, texts: Iterable[str]) -> tuple[Tokenizer, list[int]]:
    """A tokenizer with the word pieces that *texts* need, and the row of each in the encoder's own table.

    The encoder's pieces are tried longest first, so a word whose own piece is gone falls into smaller ones.
    """
    path = encoder / "tokenizer.json"
    whole = Tokenizer.from_file(str(path))
    whole.no_truncation()
    whole.no_padding()
    met: Counter[int] = Counter()
    for found in whole.encode_batch(list(texts), add_special_tokens=False):
        met.update(found.ids)
    plain = json.loads(path.read_text(encoding="utf-8"))
    known: dict[str, int] = plain["model"]["vocab"]
    kept = [p for p in sorted(known, key=lambda p: known[p]) if met[known[p]] >= SELDOM or _always(p)]
    rows = {piece: n for n, piece in enumerate(kept)}
    plain["model"]["vocab"] = rows
    plain["truncation"] = plain["padding"] = None
    plain["added_tokens"] = [t | {"id": rows[t["content"]]} for t in plain["added_tokens"] if t["content"] in rows]
    plain["post_processor"] |= {"cls": ["<s>", rows["<s>"]], "sep": ["</s>", rows["</s>"]]}
    return Tokenizer.from_str(json.dumps(plain)), [known[p] for p in kept]


def _always(piece: str) -> bool:
    bare = piece.removeprefix("##")
    return piece in _SPECIAL or (len(bare) == 1 and ord(bare) < 0x180)


def rounded(weight: Tensor) -> Packed:
    """*weight* in four bits; of a few scales for each block of a row the one that errs least."""
    rows, columns = weight.shape
    blocks = weight.reshape(rows, columns // BLOCK, BLOCK)
    top = blocks.gather(-1, blocks.abs().argmax(-1, keepdim=True))
    best: tuple[Tensor, Tensor, Tensor] | None = None
    for ratio in _TRIED:
        scale = top / -8 * ratio
        scale = torch.where(scale == 0, torch.full_like(scale, 1e-8), scale)
        numbers = (blocks / scale).round().add(8).clamp(0, 15)
        error = ((numbers - 8) * scale - blocks).pow(2).sum(-1, keepdim=True)
        if best is None:
            best = numbers, scale, error
        else:
            better = error < best[2]
            best = (
                torch.where(better, numbers, best[0]),
                torch.where(better, scale, best[1]),
                torch.where(better, error, best[2]),
            )
    assert best is not None
    return best[0].to(torch.uint8), best[1].squeeze(-1)


def restored(packed: Packed) -> Tensor:
    """The weights that *packed* stands for."""
    numbers, scales = packed
    return ((numbers.float() - 8) * scales[..., None]).reshape(len(numbers), -1)


class Base:
    """The encoder as it ships, with its packed weights by name."""

    def __init__(self, encoder: pathlib.Path, rows: list[int]) -> None:
        self.net: Any = AutoModel.from_pretrained(str(encoder)).eval()
        for parameter in self.net.parameters():
            parameter.requires_grad_(False)
        table, scales = rounded(self.net.embeddings.word_embeddings.weight[rows])
        self.packed: dict[str, Packed] = {"pieces": (table, scales.half().float())}
        self.net.embeddings.word_embeddings = nn.Embedding.from_pretrained(restored(self.packed["pieces"]))
        self.layers = self.net.encoder.layer[:LAYERS]
        for n, layer in enumerate(self.layers):
            for name, module in layer.named_modules():
                if isinstance(module, nn.Linear):
                    self.packed[f"{n}.{name}"] = rounded(module.weight.data)
                    module.weight.data = restored(self.packed[f"{n}.{name}"])

    def run(self, x: Tensor, mask: Tensor, layers: Iterable[Any]) -> Tensor:
        """*x* after *layers*; *mask* is 1 for pieces and 0 for padding."""
        near = self.net.encoder.compute_position_bias(x).detach()
        shut = (1 - mask[:, None, None, :]) * -1e9
        for layer in layers:
            x = layer(x, shut, position_bias=near)[0]
        return x

    def below(self, ids: Tensor, mask: Tensor) -> Tensor:
        """What the frozen layers give for padded word pieces."""
        parts = self.net.embeddings
        places = parts.position_embeddings(torch.arange(ids.shape[1]) + 2)
        return self.run(parts.LayerNorm(parts.word_embeddings(ids) + places), mask, self.layers[:FROZEN])
