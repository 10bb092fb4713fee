"""Write the model folder of the package: int8 ONNX graph, tokenizer, and a config with digests and linking tables.

python -m training.export CHECKPOINT.pt checker/models/tagger
"""

import argparse
import hashlib
import json
import pathlib
import shutil
import tempfile
from collections.abc import Sequence

import numpy as np
import torch
from onnxruntime.quantization import QuantType, quantize_dynamic

from training.model import Net, base_folder

VERSION = "1"
# Chosen on the development articles and on those that `held_out` keeps from training.
DECODE = {"inside_quotation": 2.0, "least": 0.62, "least_short": 0.7, "favour": [0.0, 0.15, -0.15]}
LINK = {"far": 4, "least_cue": 0.3, "least_source": 0.0, "least_across": 0.7, "least_beside": 0.8, "beside": 8}


def load(checkpoint: pathlib.Path) -> Net:
    """The network of a checkpoint."""
    net = Net()
    net.load_state_dict(torch.load(checkpoint, weights_only=True))
    return net


def write_float(net: Net, path: pathlib.Path) -> None:
    """The network as an ONNX graph of 32-bit floats."""
    net.eval()
    example = (
        torch.ones(2, 64, dtype=torch.long),
        torch.zeros(2, 64, dtype=torch.long),
        torch.ones(2, 64, dtype=torch.long),
    )
    names = ["ids", "features", "mask"]
    axes = {name: {0: "batch", 1: "piece"} for name in (*names, "logits", "links")}
    torch.onnx.export(
        net,
        example,
        str(path),
        input_names=names,
        output_names=["logits", "links"],
        dynamic_axes=axes,
        opset_version=17,
        dynamo=False,
    )


def export(net: Net, out: pathlib.Path, quantised: bool = True) -> None:
    """Model folder ``out`` for ``net``; what was fitted for an earlier config there is kept."""
    out.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as folder:
        plain = pathlib.Path(folder) / "float.onnx"
        write_float(net, plain)
        if quantised:
            quantize_dynamic(
                plain,
                out / "model.onnx",
                weight_type=QuantType.QInt8,
                per_channel=True,
                reduce_range=True,  # without it, processors that lack VNNI instructions overflow
                extra_options={"MatMulConstBOnly": True},
            )
        else:
            shutil.copy(plain, out / "model.onnx")
    shutil.copy(base_folder() / "tokenizer.json", out / "tokenizer.json")
    write_config(net, out)


def write_config(net: Net, out: pathlib.Path) -> None:
    """config.json beside the two other files."""
    path = out / "config.json"
    old = json.loads(path.read_text(encoding="utf-8")) if path.exists() else {}
    tables = {
        key: np.round(getattr(net, key).detach().numpy().astype(float), 5).tolist() for key in ("nobody", "gap", "step")
    }
    config = {
        "format": 1,
        "name": "minilm-attribution",
        "version": VERSION,
        "sha256": {
            name: hashlib.sha256((out / name).read_bytes()).hexdigest() for name in ("model.onnx", "tokenizer.json")
        },
        "decode": DECODE,
        "link": {**LINK, "confidence": old.get("link", {}).get("confidence", {}), **tables},
        "extent": old.get("extent", {}),
    }
    path.write_text(json.dumps(config, indent=1, sort_keys=True) + "\n", encoding="utf-8")


def main(argv: Sequence[str] | None = None) -> None:
    """Command line of the export."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("checkpoint", type=pathlib.Path)
    parser.add_argument("out", type=pathlib.Path)
    parser.add_argument("--float", action="store_true", help="do not quantise")
    chosen = parser.parse_args(argv)
    export(load(chosen.checkpoint), chosen.out, not chosen.float)


if __name__ == "__main__":
    main()
