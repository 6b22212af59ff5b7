"""Printing of figures, one ``name value unit`` a line, and as JSON."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path

import numpy as np

Figure = tuple[str, float, str]


def percentiles(name: str, seconds: Sequence[float]) -> list[Figure]:
    """Median, 95th and 99th percentile and maximum in milliseconds."""
    values = np.asarray(seconds) * 1e3
    shares = {"p50": 50.0, "p95": 95.0, "p99": 99.0, "max": 100.0}
    return [(f"{name}.{short}", float(np.percentile(values, share)), "ms") for short, share in shares.items()]


def show(figures: Sequence[Figure], target: Path | None) -> None:
    """Print the figures and write them to a file if one is named."""
    for name, value, unit in figures:
        print(f"{name} {value:.6g} {unit}", flush=True)
    if target is not None:
        rows = [{"name": name, "value": value, "unit": unit} for name, value, unit in figures]
        target.write_text(json.dumps(rows, indent=1), "utf-8")


def most_memory() -> float:
    """Return the most memory in MB that this process held (Linux); what a parent held counts in ``ru_maxrss``."""
    status = Path("/proc/self/status").read_text("ascii").splitlines()
    return next(int(line.split()[1]) / 1024 for line in status if line.startswith("VmHWM"))
