"""Accuracy per label on known sets, ours beside others: ``python3 -m tests.benchmarks.label_efficiency --data DIR``.

For each set and seed: our default, random, margin and entropy through the program's own rounds, and the defaults of
small-text and scikit-activeml through their own code, on the same features (``--features``), the same pool, the
same judging items, the same random start (our default starts cold). Prints ``name value unit`` lines and a table;
``--json FILE`` keeps every curve, ``--read FILE ...`` shows results that were kept, ``--plot FILE`` draws them.
"""

from __future__ import annotations

import argparse
import json
import math
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import mean, median, pstdev, stdev
from typing import Any

from tests.benchmarks.efficiency_plot import draw
from tests.benchmarks.figures import Figure, show
from tests.benchmarks.races import RACES, race_of
from tests.benchmarks.replays import METHODS, Curve, Race, area, full_accuracy, labels_to

BARS = {
    "ag_news.text_recipe.default.aulc": 76.0,
    "ag_news.text_recipe.default.accuracy_at_end": 81.2,
    "sms.text_recipe.default.aulc": 98.2,
    "sms.text_recipe.default.accuracy_at_end": 99.2,
    "ag_news.sentences.default.aulc": 83.0,
    "ag_news.sentences.default.accuracy_at_end": 85.3,
}
"""Recipe B.11."""


@dataclass(frozen=True, slots=True)
class Result:
    """One set and method: for each seed the area, the labels to 90 and 95 % of the full accuracy, and the curve."""

    set: str
    features: str
    method: str
    full: float
    areas: dict[int, float]
    to90: dict[int, float]
    to95: dict[int, float]
    curves: dict[int, Curve]
    seconds: float = 0.0

    @property
    def name(self) -> str:
        """Set, features and method."""
        return f"{self.set}.{self.features}.{self.method}"


def result(race: Race, features: str, method: str, curves: dict[int, Curve], full: float, seconds: float) -> Result:
    """Return what the curves of one method show."""
    goals = [{seed: labels_to(c, share * full) for seed, c in curves.items()} for share in (0.9, 0.95)]
    areas = {seed: area(race, curve) for seed, curve in curves.items()}
    return Result(race.name, features, method, full, areas, goals[0], goals[1], curves, seconds)


def figures(found: Result) -> list[Figure]:
    """Return the lines of one result."""
    areas, ends = list(found.areas.values()), [curve[-1][1] for curve in found.curves.values()]
    return [
        (f"{found.name}.aulc", mean(areas), "%"),
        (f"{found.name}.aulc_spread", pstdev(areas), "%"),
        (f"{found.name}.accuracy_at_end", 100 * mean(ends), "%"),
        (f"{found.name}.labels_to_90", median(found.to90.values()), "labels"),
        (f"{found.name}.labels_to_95", median(found.to95.values()), "labels"),
        (f"{found.name}.seconds_a_run", found.seconds / len(areas), "s"),
    ]


def compared(default: Result, other: Result) -> tuple[float, float]:
    """Return the mean paired difference of the areas, ours less the other's, and its standard error."""
    seeds = sorted(default.areas.keys() & other.areas.keys())
    gaps = [default.areas[seed] - other.areas[seed] for seed in seeds]
    return mean(gaps), stdev(gaps) / math.sqrt(len(gaps)) if len(gaps) > 1 else math.inf


def versus(results: Sequence[Result]) -> list[Figure]:
    """Return for each other method what our default is ahead by, and the error of that."""
    lines: list[Figure] = []
    for other in (r for r in results if r.method != "default"):
        ours = next(
            (r for r in results if (r.set, r.features, r.method) == (other.set, other.features, "default")), None
        )
        if ours is not None:
            gap, error = compared(ours, other)
            lines += [(f"{other.name}.default_ahead_by", gap, "points"), (f"{other.name}.error", error, "points")]
    return lines


def table(results: Sequence[Result]) -> str:
    """Return areas as a Markdown table: a row a set, a column a method; bold where ours is ahead of all others."""
    methods = [m for m in METHODS if any(r.method == m for r in results)]
    rows = [["set", "labels", *methods, "to 90 % / 95 %, ours", "random"], ["---"] * (len(methods) + 4)]
    for key in dict.fromkeys((r.set, r.features) for r in results):
        here = {r.method: r for r in results if (r.set, r.features) == key}
        cells = [
            f"{mean(r.areas.values()):.1f} ± {pstdev(r.areas.values()):.1f}" if (r := here.get(m)) else ""
            for m in methods
        ]
        goals = [_goals(here[m]) if m in here else "" for m in ("default", "random")]
        last = max(curve[-1][0] for r in here.values() for curve in r.curves.values())
        rows.append([", ".join(key), str(last), *cells, *goals])
    return "\n".join("| " + " | ".join(row) + " |" for row in rows)


def _goals(found: Result) -> str:
    return " / ".join("-" if math.isinf(n := median(to.values())) else f"{n:.0f}" for to in (found.to90, found.to95))


def run(args: argparse.Namespace) -> list[Result]:
    """Replay every set with every kind of features and every method."""
    results = []
    for set_name in args.sets:
        for features in args.features:
            race = race_of(set_name, args.data, features, args.pool, args.cache)
            if race is None:
                continue
            full = full_accuracy(race)
            for method in args.methods:
                start = time.process_time()
                curves = METHODS[method](race, args.seeds)
                if curves:
                    found = result(race, features, method, curves, full, time.process_time() - start)
                    results.append(found)
                    show(figures(found), None)
    return results


def kept(results: Sequence[Result]) -> list[dict[str, Any]]:
    """Return results as plain JSON."""
    return [{name: getattr(r, name) for name in Result.__slots__} for r in results]


def read(paths: Sequence[Path]) -> list[Result]:
    """Return the results that were kept in these files."""
    rows = [row for path in paths for row in json.loads(path.read_text("utf-8"))]
    by_seed = ("areas", "to90", "to95", "curves")
    return [Result(**row | {key: {int(s): v for s, v in row[key].items()} for key in by_seed}) for row in rows]


def draw_first(path: Path, results: Sequence[Result]) -> None:
    """Draw the curves of the first set and kind of features."""
    first = results[0]
    here = [r for r in results if (r.set, r.features) == (first.set, first.features)]
    curves = {
        r.method: list(r.curves.values()) for r in here if r.method in ("default", "random", "margin", "small_text")
    }
    draw(path, f"Accuracy by labels given: {first.set}", len(first.areas), curves)


def main() -> int:
    """Print the figures; the exit code says whether the recipe's bars are held."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, default=Path("../shared/data"), help="folder with the open data sets")
    parser.add_argument("--seeds", type=int, default=10)
    parser.add_argument("--sets", nargs="+", choices=list(RACES), default=list(RACES))
    parser.add_argument("--methods", nargs="+", choices=list(METHODS), default=list(METHODS))
    parser.add_argument("--features", nargs="+", default=["text_recipe", "sentences", "pixels"])
    parser.add_argument("--pool", type=int, default=6_000, help="largest pool")
    parser.add_argument("--cache", type=Path, help="folder that keeps features between runs")
    parser.add_argument("--read", nargs="+", type=Path, help="show these results instead of running")
    parser.add_argument("--json", type=Path)
    parser.add_argument("--plot", type=Path, help="draw the first set into this .svg or .png file")
    args = parser.parse_args()
    results = read(args.read) if args.read else run(args)
    lines = [line for found in results for line in figures(found)] + versus(results)
    show(versus(results) if not args.read else lines, None)
    print(table(results))
    if args.json:
        args.json.write_text(json.dumps(kept(results), indent=1), encoding="utf-8")
    if args.plot and results:
        draw_first(args.plot, results)
    missed = [(name, value) for name, value, _ in lines if value < BARS.get(name, -math.inf)]
    print(*(f"below its bar of {BARS[name]}: {name} {value:.2f}" for name, value in missed), sep="\n")
    return 1 if missed else 0


if __name__ == "__main__":
    raise SystemExit(main())
