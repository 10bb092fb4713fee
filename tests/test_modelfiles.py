"""The one way in which onnxruntime is loaded: it reports to nobody and leaves nothing on the machine."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
LOADS = "from checker.modelfiles import opened; from checker.{} import packaged_model; opened(packaged_model(), 'x')"


@pytest.mark.parametrize("module", ["attribution.tagger", "learned"])
def test_a_model_is_loaded_without_telling_its_makers(module: str, tmp_path: Path) -> None:
    """onnxruntime sends events from its import on, and keeps what it has not sent, where nobody forbids it."""
    silencing = ("ORT_", "CI", "GITHUB_", "TF_BUILD")  # it is silent in a pipeline, too
    env = {k: v for k, v in os.environ.items() if not k.startswith(silencing)} | {"ORT_DISABLE_TELEMETRY": "0"}
    env |= {"HOME": str(tmp_path), "XDG_CACHE_HOME": str(tmp_path), "PYTHONPATH": str(ROOT)}
    subprocess.run([sys.executable, "-c", LOADS.format(module)], env=env, check=True, cwd=tmp_path)
    assert list(tmp_path.iterdir()) == []


def test_nothing_else_imports_onnxruntime() -> None:
    found = [p.name for p in (ROOT / "checker").rglob("*.py") if "import onnxruntime" in p.read_text(encoding="utf-8")]
    assert found == ["modelfiles.py"]
