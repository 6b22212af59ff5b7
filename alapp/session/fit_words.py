"""The verdict of a fit check in words: a headline, and its grounds as sentences with figures and ranges."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from alapp.domain.words import N_, number, tr
from alapp.learning.evaluation import Share
from alapp.learning.fit_check import Gain, Kind, LabelSpan, Signs, Span, area_bounds
from alapp.learning.forecast import Forecast
from alapp.learning.strategies.registry import STRATEGIES
from alapp.session.simulation import RANDOM, SimulationRow

HEADLINES: Mapping[Kind, str] = {
    "pays": N_("Active learning should pay here."),
    "no_gain": N_("Active learning brings no gain here: random order is as good."),
    "unclear": N_("Whether active learning pays here cannot be told from these answers."),
    "tiny_pool": N_("There are too few items for active learning to save time."),
    "alike": N_("The items are all alike: no order of asking can help."),
    "cannot_tell_apart": N_("The labels cannot be told apart by these texts."),
    "label_noise": N_("Too many answers contradict each other for active learning to pay."),
    "rare_class": N_("One label is rare: find them all rather than train for every label."),
}
CAUTIONS: Mapping[Kind, str] = {
    "label_noise": N_("Many answers contradict each other; agree on the guideline before many are given."),
    "rare_class": N_("One label is rare; a model of few answers will seldom suggest it."),
    "tiny_pool": N_("There are few items as well."),
    "alike": N_("The items are alike as well."),
    "cannot_tell_apart": N_("The labels cannot be told apart either."),
}
BOUNDLESS = 1e9


@dataclass(frozen=True, slots=True)
class Facts:
    """What the sentences are made of; ``judged`` is the strategy whose gain over random they tell."""

    signs: Signs
    names: Sequence[str]
    full: Share
    gained: Gain | None
    rows: Sequence[SimulationRow]
    judged: str
    seconds: float


def sentences(kinds: Sequence[Kind], facts: Facts) -> tuple[str, ...]:
    """Return the grounds of a verdict: those of the deciding case, the figures of the replays, further cases."""
    tell: dict[Kind, Callable[[Facts], list[str]]] = {
        "tiny_pool": _tiny,
        "alike": _alike,
        "cannot_tell_apart": _apart,
        "label_noise": _noise,
        "rare_class": _rare,
    }
    lines = tell[kinds[0]](facts) if kinds[0] in tell else []
    if kinds[0] in ("pays", "no_gain", "unclear", "label_noise"):
        lines += _gain(facts)
    for kind in kinds[1:]:
        lines += [tr(CAUTIONS[kind]), *tell[kind](facts)] if kind in CAUTIONS else []
    return tuple(lines)


def forecast_words(found: Forecast | None, answers: int, horizon: int) -> tuple[str, ...]:
    """Return where the curve leads at ``horizon`` labels, or that it cannot be told."""
    if found is None or horizon <= answers:
        return ()
    ahead = horizon - found.n
    if not found.gain(ahead).tells:
        return (
            tr(
                "What {horizon:,} labels would bring cannot be told from {answers:,}.", horizon=horizon, answers=answers
            ),
        )
    then = found.at(horizon)
    shown = tr(
        "{percent} ({low:.0f} to {high:.0f} %)", percent=percent(then.value), low=100 * then.low, high=100 * then.high
    )
    return (
        tr(
            "If it goes on like this, a model of {horizon:,} labels in random order is right in {shown}.",
            horizon=horizon,
            shown=shown,
        ),
    )


def strategy_words(name: str) -> str:
    """Return what a strategy is called on screen."""
    return tr(STRATEGIES[name].words)


def percent(share: float) -> str:
    """Return ``81 %``."""
    return f"{100 * share:.0f} %"


def share_words(share: Share) -> str:
    """Return ``81 % (78 to 84 %)``."""
    return tr(
        "{percent} ({low:.0f} to {high:.0f} %)",
        percent=percent(share.value or 0.0),
        low=100 * share.low,
        high=100 * share.high,
    )


def span_words(span: Span, digits: int = 1) -> str:
    """Return ``+2.1 (+0.9 to +3.3)``; a single pair of replays has no range."""
    spec = f"+.{digits}f"
    if abs(span.low) > BOUNDLESS:
        return tr("{points} (one pair, no range)", points=number(span.middle, spec))
    low, middle, high = (number(points, spec) for points in (span.low, span.middle, span.high))
    return tr("{middle} ({low} to {high})", middle=middle, low=low, high=high)


def labels_words(span: LabelSpan, budget: int) -> str:
    """Return ``185 (160 to 210)``; ``> 300`` where the replays never got there."""
    parts = [f">\u00a0{number(budget)}" if n is None else number(n) for n in (span.middle, span.low, span.high)]
    return (
        parts[0]
        if parts[1] == parts[2]
        else tr("{middle} ({low} to {high})", middle=parts[0], low=parts[1], high=parts[2])
    )


def time_words(seconds: float) -> str:
    """Return minutes, or hours from two on."""
    if abs(seconds) >= 7200:
        return tr("{hours:.1f} hours", hours=seconds / 3600)
    minutes = round(seconds / 60)
    return tr("{n} minute" if abs(minutes) == 1 else "{n} minutes", n=minutes)


def _tiny(facts: Facts) -> list[str]:
    items = facts.signs.items
    needed = time_words(items * facts.seconds)
    return [
        tr(
            "There are {items:,} items: to label them all takes about {needed} at {seconds:g} seconds each.",
            items=items,
            needed=needed,
            seconds=facts.seconds,
        )
    ]


def _alike(facts: Facts) -> list[str]:
    found = facts.signs
    return [
        tr(
            "Of {looked_at:,} items looked at, {distinct:,} differ in what the model sees of them; two drawn at"
            " random agree in {percent} of it.",
            looked_at=found.looked_at,
            distinct=found.distinct,
            percent=percent(found.likeness),
        )
    ]


def _apart(facts: Facts) -> list[str]:
    found = facts.signs
    return [
        tr(
            "A model of all answers is right in {share_words} of {n:,} items; guessing with the same shares"
            " would be right in {percent}.",
            share_words=share_words(found.full),
            n=found.full.n,
            percent=percent(found.chance),
        )
    ]


def _noise(facts: Facts) -> list[str]:
    found = facts.signs
    if found.noise is None:
        return []
    if found.noise_by == "pairs":
        shown = tr("{low:.0f} to {high:.0f} %", low=100 * found.noise.low, high=100 * found.noise.high)
        return [
            tr(
                "{n:,} texts have a near-identical one: their answers differ as if {shown} were wrong.",
                n=found.noise.n,
                shown=shown,
            )
        ]
    return [
        tr(
            "{share_words} of the answers look like those of another label: they are wrong, or the text does"
            " not say what decides.",
            share_words=share_words(found.noise),
        )
    ]


def _rare(facts: Facts) -> list[str]:
    found = facts.signs
    name = facts.names[found.rarest_class]
    return [
        tr(
            "“{name}” has {share_words} of the answers. “Find them all” brings its likely items first (one of"
            " them is ranked above another item in {percent} of pairs).",
            name=name,
            share_words=share_words(found.rarest),
            percent=percent(found.rare_ranked),
        )
    ]


def _gain(facts: Facts) -> list[str]:
    if facts.gained is None:
        return []
    ours, others = (next(row for row in facts.rows if row.strategy == name) for name in (facts.judged, RANDOM))
    start, budget = area_bounds(ours.curve[-1][0])
    lines = [
        tr(
            "From {start:,} to {budget:,} labels “{strategy_words}” is on average {span_words} points more"
            " accurate than random order (95 % range over {seeds} pairs of replays).",
            start=start,
            budget=budget,
            strategy_words=strategy_words(facts.judged),
            span_words=span_words(facts.gained.area),
            seeds=ours.seeds,
        ),
        tr("A model of all answers is right in {share_words}.", share_words=share_words(facts.full)),
    ]
    for share, a, b in ((0.9, ours.to90, others.to90), (0.95, ours.to95, others.to95)):
        goal = percent(share * (facts.full.value or 0.0))
        lines.append(
            tr(
                "{percent} of that ({goal}) takes {labels_words} labels; in random order {labels_words_2}.",
                percent=percent(share),
                goal=goal,
                labels_words=labels_words(a, budget),
                labels_words_2=labels_words(b, budget),
            )
        )
    return [*lines, *_time(facts.gained, facts.seconds)]


def _time(gained: Gain, seconds: float) -> list[str]:
    goal, saved = ("95 %", gained.saved95) if gained.saved95 is not None else ("90 %", gained.saved90)
    if saved is None or abs(saved.low) > BOUNDLESS:
        return []
    low, middle, high = (time_words(n * seconds) for n in (saved.low, saved.middle, saved.high))
    return [
        tr(
            "At {seconds:g} seconds a label that saves about {middle} on the way to {goal} ({low} to {high}).",
            seconds=seconds,
            middle=middle,
            goal=goal,
            low=low,
            high=high,
        )
    ]
