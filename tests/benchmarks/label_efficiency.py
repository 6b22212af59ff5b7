"""Accuracy per answer on known sets, ours beside others: ``python3 -m tests.benchmarks.label_efficiency --data DIR``.

Every kind of data and answer (``--kinds``, or single ``--sets``). Choices: our default, random, margin and entropy
through the program's own rounds, and the defaults of small-text and scikit-activeml through their own code, on the same
features (``--features``), the same pool, the same judging items, the same random start (our default starts cold).
Spans, boxes and segments (:mod:`tests.benchmarks.region_races`): the order of the region round against random order.
All is paired by seed. Prints ``name value unit`` lines and a table with the goals; ``--json FILE`` keeps every curve,
``--read FILE ...`` shows results that were kept, ``--plot FILE`` draws them.
"""

from __future__ import annotations

import argparse
import json
import math
import time
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from statistics import mean, median, pstdev, stdev
from typing import Any

import numpy as np

from alapp.learning.evaluation import area_under_curve
from tests.benchmarks.efficiency_plot import draw
from tests.benchmarks.figures import Figure, show
from tests.benchmarks.races import OWN, RACES, race_of
from tests.benchmarks.region_races import ORDERS, REGION_RACES, RegionRace
from tests.benchmarks.replays import METHODS, Curve, Race, area, full_accuracy, labels_to
from tests.benchmarks.sets import PICTURES, SEVERAL, SOUNDS

BARS = {
    "ag_news.text_recipe.default.aulc": 76.0,
    "ag_news.text_recipe.default.accuracy_at_end": 81.2,
    "sms.text_recipe.default.aulc": 98.2,
    "sms.text_recipe.default.accuracy_at_end": 99.2,
    "ag_news.sentences.default.aulc": 83.0,
    "ag_news.sentences.default.accuracy_at_end": 85.3,
    "bccd.boxes.default.keys_saved": 33.3,
}
"""Recipe B.11; of boxes, that suggestions after 40 pictures save a third of the keys."""
MEASURES = {"accuracy": "Accuracy", "f1": "F1", "map": "mAP at an overlap of 0.5"}
SURE = 0.01
"""Where no bar is set, the goal is a gain over random order with so small a p (recipe, end of B.11)."""
KINDS: Mapping[str, tuple[str, ...]] = {
    "text": tuple(name for name in RACES if name not in (*SEVERAL, *PICTURES, *SOUNDS)),
    "several": SEVERAL,
    "images": PICTURES,
    "audio": (*SOUNDS, "strung_digits"),
    "spans": ("wnut17", "anem"),
    "boxes": ("bccd",),
}


@dataclass(frozen=True, slots=True)
class Result:
    """One set and method: for each seed the area, the labels to 90 and 95 % of the full accuracy, and the curve.

    ``ends`` is where the area ends (0: with the curve), ``unit`` what is counted along the curve, ``measure`` what is
    scored, ``more`` further figures of the end.
    """

    set: str
    features: str
    method: str
    full: float
    areas: dict[int, float]
    to90: dict[int, float]
    to95: dict[int, float]
    curves: dict[int, Curve]
    seconds: float = 0.0
    ends: int = 0
    unit: str = "labels"
    measure: str = "accuracy"
    more: dict[str, dict[int, float]] = field(default_factory=dict)

    @property
    def name(self) -> str:
        """Set, features and method."""
        return f"{self.set}.{self.features}.{self.method}"


def reached(curves: Mapping[int, Curve], full: float) -> list[dict[int, float]]:
    """Return for each seed what it takes to 90 % of the full score, and to 95 %."""
    return [{seed: labels_to(curve, share * full) for seed, curve in curves.items()} for share in (0.9, 0.95)]


def result(race: Race, features: str, method: str, curves: dict[int, Curve], full: float, seconds: float) -> Result:
    """Return what the curves of one method show."""
    to90, to95 = reached(curves, full)
    areas = {seed: area(race, curve) for seed, curve in curves.items()}
    return Result(race.name, features, method, full, areas, to90, to95, curves, seconds)


def region_result(race: RegionRace, order: str, seeds: int, full: float) -> Result:
    """Run one order of asking for regions, and return what its curves show."""
    start = time.process_time()
    runs = {seed: race.run(order, seed) for seed in range(seeds)}
    curves = {seed: curve for seed, (curve, _) in runs.items()}
    to90, to95 = reached(curves, full)
    areas = {
        seed: area_under_curve(*np.array(curve, dtype=float).T, race.begins, race.ends)
        for seed, curve in curves.items()
    }
    seconds = time.process_time() - start
    more = {name: {seed: found[name] for seed, (_, found) in runs.items()} for name in runs[0][1]}
    return Result(
        race.name, race.kind, order, full, areas, to90, to95, curves, seconds, race.ends, race.unit, race.measure, more
    )


def figures(found: Result) -> list[Figure]:
    """Return the lines of one result."""
    areas, ends = list(found.areas.values()), [curve[-1][1] for curve in found.curves.values()]
    return [
        (f"{found.name}.aulc", mean(areas), "%"),
        (f"{found.name}.aulc_spread", pstdev(areas), "%"),
        (f"{found.name}.{found.measure}_at_end", 100 * mean(ends), "%"),
        (f"{found.name}.{found.unit}_to_90", median(found.to90.values()), found.unit),
        (f"{found.name}.{found.unit}_to_95", median(found.to95.values()), found.unit),
        (f"{found.name}.seconds_a_run", found.seconds / len(areas), "s"),
        *((f"{found.name}.{key}", mean(values.values()), "") for key, values in found.more.items()),
    ]


def compared(default: Result, other: Result) -> tuple[float, float, float]:
    """Return the mean paired difference of the areas, ours less the other's, its standard error, and p (t-test)."""
    from scipy.stats import ttest_1samp

    seeds = sorted(default.areas.keys() & other.areas.keys())
    gaps = [default.areas[seed] - other.areas[seed] for seed in seeds]
    if len(gaps) < 2:
        return mean(gaps), math.inf, 1.0
    return mean(gaps), stdev(gaps) / math.sqrt(len(gaps)), float(ttest_1samp(gaps, 0.0).pvalue)


def versus(results: Sequence[Result]) -> list[Figure]:
    """Return for each other method what our default is ahead by, and the error of that."""
    lines: list[Figure] = []
    for other in (r for r in results if r.method != "default"):
        ours = next(
            (r for r in results if (r.set, r.features, r.method) == (other.set, other.features, "default")), None
        )
        if ours is not None:
            gap, error, p = compared(ours, other)
            lines += [(f"{other.name}.default_ahead_by", gap, "points"), (f"{other.name}.error", error, "points")]
            lines.append((f"{other.name}.p", p, ""))
    return lines


def table(results: Sequence[Result]) -> str:
    """Return areas as a Markdown table: a row a set, a column a method, and how far the goal is reached."""
    methods = [m for m in METHODS if any(r.method == m for r in results)]
    rows = [["set", "up to", *methods, "to 90 % / 95 %, ours", "random", "goal"], ["---"] * (len(methods) + 5)]
    for key in dict.fromkeys((r.set, r.features) for r in results):
        here = {r.method: r for r in results if (r.set, r.features) == key}
        cells = [
            f"{mean(r.areas.values()):.1f} ± {pstdev(r.areas.values()):.1f}" if (r := here.get(m)) else ""
            for m in methods
        ]
        goals = [_goals(here[m]) if m in here else "" for m in ("default", "random")]
        last = max(r.ends or curve[-1][0] for r in here.values() for curve in r.curves.values())
        unit = next(iter(here.values())).unit
        rows.append([", ".join(key), f"{last:,} {unit}", *cells, *goals, goal(here)])
    return "\n".join("| " + " | ".join(row) + " |" for row in rows)


def goal(here: Mapping[str, Result]) -> str:
    """Return the goals of a set, and whether they are met: its bars, else a sure gain over random order."""
    ours, chance = here.get("default"), here.get("random")
    if ours is None:
        return ""
    bars = [(name, value, BARS[name]) for name, value, _ in figures(ours) if name in BARS]
    said = [f"{name.rsplit('.', 1)[1]} {v:.1f} of {bar}: {_met(yes=v >= bar)}" for name, v, bar in bars]
    if chance is not None and not any(name.endswith(".aulc") for name, _, _ in bars):
        gap, error, p = compared(ours, chance)
        said.append(f"ahead {gap:+.1f} ± {error:.1f}, p {p:.2g}: {_met(yes=gap > 0 and p < SURE)}")
    return "; ".join(said)


def _met(*, yes: bool) -> str:
    return "met" if yes else "not met"


def _goals(found: Result) -> str:
    return " / ".join("-" if math.isinf(n := median(to.values())) else f"{n:.0f}" for to in (found.to90, found.to95))


def run(args: argparse.Namespace) -> list[Result]:
    """Replay every set with every kind of features and every method."""
    results = []
    for name in args.sets or dict.fromkeys(name for kind in args.kinds for name in KINDS[kind]):
        for found in of_regions(name, args) if name in REGION_RACES else of_choices(name, args):
            results.append(found)
            show(figures(found), None)
    return results


def of_choices(name: str, args: argparse.Namespace) -> Iterator[Result]:
    """Replay a set of choices with every kind of features and every method."""
    for features in args.features:
        race = race_of(name, args.data, features, args.pool, args.cache)
        if race is None:
            continue
        full = full_accuracy(race)
        for method in args.methods:
            start = time.process_time()
            curves = METHODS[method](race, args.seeds)
            if curves:
                yield result(race, features, method, curves, full, time.process_time() - start)


def of_regions(name: str, args: argparse.Namespace) -> Iterator[Result]:
    """Replay a set of regions in our order and in random order."""
    race = REGION_RACES[name](args.data)
    full = race.full()
    return (region_result(race, order, args.seeds, full) for order in ORDERS if order in args.methods)


def kept(results: Sequence[Result]) -> list[dict[str, Any]]:
    """Return results as plain JSON."""
    return [{name: getattr(r, name) for name in Result.__slots__} for r in results]


def read(paths: Sequence[Path]) -> list[Result]:
    """Return the results that were kept in these files."""
    rows = [row for path in paths for row in json.loads(path.read_text("utf-8"))]
    by_seed = ("areas", "to90", "to95", "curves")
    found = [row | {key: {int(s): v for s, v in row[key].items()} for key in by_seed} for row in rows]
    more = [{key: {int(s): v for s, v in of.items()} for key, of in row.get("more", {}).items()} for row in rows]
    return [Result(**row | {"more": further}) for row, further in zip(found, more, strict=True)]


def draw_first(path: Path, results: Sequence[Result]) -> None:
    """Draw the curves of the first set and kind of features."""
    first = results[0]
    here = [r for r in results if (r.set, r.features) == (first.set, first.features)]
    curves = {
        r.method: list(r.curves.values()) for r in here if r.method in ("default", "random", "margin", "small_text")
    }
    title = f"{MEASURES[first.measure]} by {first.unit} given: {first.set}"
    draw(path, title, len(first.areas), first.unit, curves)


def main() -> int:
    """Print the figures; the exit code says whether the recipe's bars are held."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, default=Path("../shared/data"), help="folder with the open data sets")
    parser.add_argument("--seeds", type=int, default=10)
    parser.add_argument("--kinds", nargs="+", choices=list(KINDS), default=list(KINDS))
    parser.add_argument("--sets", nargs="+", choices=[*RACES, *REGION_RACES], help="these sets instead of kinds")
    parser.add_argument("--methods", nargs="+", choices=list(METHODS), default=list(METHODS))
    parser.add_argument("--features", nargs="+", default=["text_recipe", "sentences", *OWN])
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
