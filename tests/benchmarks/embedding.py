"""What the sentence model costs: ``python -m tests.benchmarks.embedding``: texts per CPU second, size, memory.

Prints ``name value unit`` lines; ``--json FILE`` also writes them as a file. With onnxruntime at hand (it is in the
lock of the tests), ``--onnx FILE`` measures a model file, its ``tokenizer.json`` beside it, in the same run.
"""

from __future__ import annotations

import argparse
import json
import resource
import time
from pathlib import Path

import numpy as np

from alapp.domain.steps import Silent
from alapp.features.embedding import WEIGHTS, Encoder, built_in
from alapp.features.own_encoder import own_encoder
from alapp.features.sentence_encoder import PIECES, read_model
from tests.benchmarks.sets import load

SETS = ("ag_news", "sms", "clinc150")
Line = tuple[str, float, str]


def speed(name: str, encoder: Encoder, texts: list[str]) -> Line:
    """Return texts per CPU second, after a start that reads the weights."""
    encoder.encode(texts[:8], Silent())
    start = time.process_time()
    encoder.encode(texts, Silent())
    return f"{name}.texts_per_cpu_second", len(texts) / (time.process_time() - start), "1/s"


def memory() -> float:
    """Return the largest memory of this process so far, in MB."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def run(args: argparse.Namespace) -> list[Line]:
    """Measure the built-in encoder on every set, and the file where one is given."""
    before, start = memory(), time.process_time()
    encoders: dict[str, Encoder] = {"built_in": built_in()}
    encoders["built_in"].encode(["warm"], Silent())
    lines: list[Line] = [("start.cpu", time.process_time() - start, "s")]
    encoders |= {"onnx": own_encoder(str(args.onnx))} if args.onnx else {}
    pieces = read_model(WEIGHTS).pieces
    for name in args.sets:
        texts = load(name, args.data).pool[: args.texts]
        lines.append((f"{name}.pieces", float(np.mean([len(pieces.numbers(t, PIECES)) for t in texts])), "a text"))
        lines += [speed(f"{name}.{kind}", encoder, texts) for kind, encoder in encoders.items()]
    lines += [("weights.size", WEIGHTS.stat().st_size / 1e6, "MB"), ("memory.grown", memory() - before, "MB")]
    return lines


def main() -> int:
    """Print the figures."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, default=Path("../shared/data"), help="folder with the open data sets")
    parser.add_argument("--sets", nargs="+", choices=SETS, default=list(SETS))
    parser.add_argument("--texts", type=int, default=1_000)
    parser.add_argument("--onnx", type=Path, help="a model file to be measured beside")
    parser.add_argument("--json", type=Path)
    args = parser.parse_args()
    lines = run(args)
    print(*(f"{name} {value:.3f} {unit}" for name, value, unit in lines), sep="\n")
    if args.json:
        args.json.write_text(json.dumps({n: {"value": v, "unit": u} for n, v, u in lines}, indent=1), "utf-8")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
