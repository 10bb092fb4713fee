"""The judge as the package runs it: an ONNX graph written out node by node, the tokenizer, a config with digests.

Weights stay in four bits (the runtime's ``MatMulNBits``), additions and tables in 16-bit floats. One pair a pass, so
there is no padding and no mask.
"""

from __future__ import annotations

import hashlib
import json
import pathlib
from typing import Any

import numpy as np
import numpy.typing as npt
import onnx
import torch
from onnx import TensorProto, helper, numpy_helper
from torch import Tensor, nn

from checker.learned import LONGEST
from training.judging.base import BLOCK, FROZEN, WIDTH, Base, Packed
from training.judging.net import GAIN, Net

HEADS = 12
NAME, VERSION = "mpnet-judge", "1"


class Graph:
    """Nodes and constants, in the order in which they are made."""

    def __init__(self) -> None:
        self.nodes: list[Any] = []
        self.constants: dict[str, Any] = {}

    def const(self, name: str, value: npt.ArrayLike) -> str:
        """A constant of that name."""
        if name not in self.constants:
            self.constants[name] = numpy_helper.from_array(np.array(value, order="C"), name)
        return name

    def op(self, kind: str, *given: str, domain: str = "", **how: Any) -> str:
        """The output of one node."""
        out = f"{kind}{len(self.nodes)}"
        self.nodes.append(helper.make_node(kind, list(given), [out], domain=domain, **how))
        return out

    def ints(self, *values: int) -> str:
        """A list of whole numbers."""
        return self.const("i" + "_".join(map(str, values)), np.array(values, np.int64))

    def half(self, name: str, value: Tensor) -> str:
        """A table that is kept in 16 bits and read in 32."""
        return self.op("Cast", self.const(name, _plain(value).astype(np.float16)), to=TensorProto.FLOAT)

    def norm(self, x: str, name: str, norm: nn.LayerNorm) -> str:
        """Layer normalisation."""
        scale, shift = self.const(f"{name}.w", _plain(norm.weight)), self.const(f"{name}.b", _plain(norm.bias))
        return self.op("LayerNormalization", x, scale, shift, axis=-1, epsilon=norm.eps)


def _plain(value: Tensor) -> npt.NDArray[np.float32]:
    return np.asarray(value.detach().float().numpy(), dtype=np.float32)


def _bytes(packed: Packed) -> npt.NDArray[np.uint8]:
    """Two numbers a byte, the first in its lower half."""
    numbers = packed[0].numpy()
    return np.asarray(numbers[..., 0::2] | (numbers[..., 1::2] << 4), dtype=np.uint8)


def _embedded(g: Graph, base: Base, length: str) -> str:
    """Word pieces with their places, normalised."""
    table, scales = base.packed["pieces"]
    pairs = g.op("Gather", g.const("pieces.q", _bytes((table, scales))), "ids", axis=0)
    low = g.op("BitwiseAnd", pairs, g.const("fifteen", np.array(15, np.uint8)))
    high = g.op("BitShift", pairs, g.const("four", np.array(4, np.uint8)), direction="RIGHT")
    both = g.op("Concat", g.op("Unsqueeze", low, g.ints(-1)), g.op("Unsqueeze", high, g.ints(-1)), axis=-1)
    numbers = g.op("Cast", g.op("Reshape", both, g.ints(0, 0, table.shape[1], BLOCK)), to=TensorProto.FLOAT)
    level = g.op("Sub", numbers, g.const("eight", np.array(8, np.float32)))
    scale = g.op("Gather", g.const("pieces.s", _plain(scales).astype(np.float16)), "ids", axis=0)
    scale = g.op("Unsqueeze", g.op("Cast", scale, to=TensorProto.FLOAT), g.ints(-1))
    words = g.op("Reshape", g.op("Mul", level, scale), g.ints(0, 0, WIDTH))
    parts = base.net.embeddings
    places = g.half("places", parts.position_embeddings.weight[2 : 2 + LONGEST])
    return g.norm(g.op("Add", words, g.op("Slice", places, g.ints(0), length, g.ints(0))), "embedded", parts.LayerNorm)


def _linear(g: Graph, x: str, base: Base, layer: nn.Module, n: int, name: str) -> str:
    """A linear map in four bits, with what was added to it."""
    module: Any = layer.get_submodule(name)
    key, (numbers, scales) = f"{n}.{name}", base.packed[f"{n}.{name}"]
    out = g.op(
        "MatMulNBits", x, g.const(f"{key}.q", _bytes((numbers, scales))), g.const(f"{key}.s", _plain(scales)),
        domain="com.microsoft", K=numbers.shape[1] * BLOCK, N=len(numbers), bits=4, block_size=BLOCK, accuracy_level=1,
    )  # fmt: skip
    if n >= FROZEN:
        down, up = g.half(f"{key}.down", module.down.T), g.half(f"{key}.up", GAIN * module.up.T)
        out = g.op("Add", out, g.op("MatMul", g.op("MatMul", x, down), up))
        module = module.fixed
    return g.op("Add", out, g.const(f"{key}.bias", _plain(module.bias)))


def _layer(g: Graph, x: str, base: Base, n: int, near: str) -> str:
    """One block: attention and feed-forward, each with a residual and a norm after it."""
    layer: Any = base.layers[n]
    apart = g.ints(0, 0, HEADS, WIDTH // HEADS)
    query, key, value = (
        g.op("Transpose", g.op("Reshape", _linear(g, x, base, layer, n, f"attention.attn.{part}"), apart), perm=turn)
        for part, turn in (("q", [0, 2, 1, 3]), ("k", [0, 2, 3, 1]), ("v", [0, 2, 1, 3]))
    )
    scale = g.const("scale", np.array((WIDTH // HEADS) ** -0.5, np.float32))
    seen = g.op("Softmax", g.op("Add", g.op("Mul", g.op("MatMul", query, key), scale), near), axis=-1)
    mixed = g.op("Transpose", g.op("MatMul", seen, value), perm=[0, 2, 1, 3])
    mixed = _linear(g, g.op("Reshape", mixed, g.ints(0, 0, WIDTH)), base, layer, n, "attention.attn.o")
    x = g.norm(g.op("Add", mixed, x), f"{n}.norm1", layer.attention.LayerNorm)
    wide = g.op("Gelu", _linear(g, x, base, layer, n, "intermediate.dense"))
    return g.norm(
        g.op("Add", _linear(g, wide, base, layer, n, "output.dense"), x), f"{n}.norm2", layer.output.LayerNorm
    )


def graph(net: Net) -> Any:
    """*net* with the encoder below it, from word pieces and marks to logits."""
    g, base = Graph(), net.base
    length = g.op("Shape", "ids", start=1, end=2)
    x = _embedded(g, base, length)
    with torch.no_grad():
        near = g.half("near", base.net.encoder.compute_position_bias(torch.zeros(1, LONGEST, WIDTH)))
    for axis in (2, 3):
        near = g.op("Slice", near, g.ints(0), length, g.ints(axis))
    for n in range(len(base.layers)):
        if n == FROZEN:
            x = g.op("Add", x, g.op("Gather", g.const("marks.w", _plain(net.marks.weight)), "marks", axis=0))
        x = _layer(g, x, base, n, near)
    first = g.op("Gather", x, g.const("first", np.array(0, np.int64)), axis=1)
    both = g.op("Concat", first, g.op("ReduceMean", x, g.ints(1), keepdims=0), axis=1)
    head = g.const("head.w", _plain(net.head.weight)), g.const("head.b", _plain(net.head.bias))
    g.nodes.append(helper.make_node("Gemm", [both, *head], ["logits"], transB=1))
    given = [helper.make_tensor_value_info(n, TensorProto.INT64, [1, "pieces"]) for n in ("ids", "marks")]
    told = [helper.make_tensor_value_info("logits", TensorProto.FLOAT, [1, net.head.out_features])]
    body = helper.make_graph(g.nodes, "judge", given, told, list(g.constants.values()))
    opsets = [helper.make_opsetid("", 20), helper.make_opsetid("com.microsoft", 1)]
    return helper.make_model(body, opset_imports=opsets, ir_version=9)


def export(net: Net, tokenizer: Any, out: pathlib.Path) -> None:
    """The model folder *out*."""
    out.mkdir(parents=True, exist_ok=True)
    onnx.save(graph(net), str(out / "model.onnx"))
    plain = json.loads(tokenizer.to_str())
    (out / "tokenizer.json").write_text(json.dumps(plain, ensure_ascii=False, separators=(",", ":")), encoding="utf-8")
    digests = {n: hashlib.sha256((out / n).read_bytes()).hexdigest() for n in ("model.onnx", "tokenizer.json")}
    config = {"format": 1, "name": NAME, "version": VERSION, "sha256": digests}
    (out / "config.json").write_text(json.dumps(config, indent=1, sort_keys=True) + "\n", encoding="utf-8")
