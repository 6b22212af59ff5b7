"""Commands about a project as a whole: new, info, settings, keys."""

from __future__ import annotations

from collections import Counter
from dataclasses import asdict
from pathlib import Path
from typing import Any, cast

import click

from alapp.cli.options import AS, AS_JSON, PROJECT, opened
from alapp.cli.output import as_json, facts, table, tell
from alapp.cli.passwords import NEW_KEY_FILE, NEW_PASSWORD_FILE, new_password
from alapp.domain.annotation import labels_of
from alapp.domain.errors import BadInput, UnknownName
from alapp.domain.words import tr
from alapp.session.actions import ACTIONS, as_markdown
from alapp.session.arrivals import kept_in
from alapp.session.detector_words import detector_words
from alapp.session.exchange import create_project
from alapp.session.feature_words import features_words
from alapp.session.keys import Protection, lock
from alapp.session.new_project import TASKS, NewProject, new_guideline, pasted_names
from alapp.session.purpose import rare_labels, recall_words, unserved
from alapp.session.session import Session
from alapp.session.setting_table import BY_KEY, SETTINGS
from alapp.session.settings import Settings


@click.command()
@click.argument("path", type=click.Path(path_type=Path))
@click.option("--label", "-l", "labels", multiple=True, help="A label; give it once for each.")
@click.option(
    "--labels",
    "label_file",
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
    help="A file, one label a line.",
)
@click.option(
    "--task",
    type=click.Choice(TASKS),
    default="single_choice",
    help="One label, several, or regions with a label each.",
)
@click.option("--name", default="", help="The project's name; the file's name unless given.")
@click.option("--question", default="", help="What the person is asked.")
@click.option("--noun", default="item", help="What one item is called: report, letter, call.")
@click.option("--annotator", "-a", default="A1", help="Your code.")
@click.option("--encrypt", is_flag=True, help="Encrypt it with a password that you are asked for.")
@NEW_PASSWORD_FILE
@NEW_KEY_FILE
@AS_JSON
def new(
    path: Path,
    labels: tuple[str, ...],
    label_file: Path | None,
    task: str,
    name: str,
    question: str,
    noun: str,
    annotator: str,
    encrypt: bool,
    new_password_file: Path | None,
    new_key_file: Path | None,
    json: bool,
) -> None:
    """Make an empty project file with these labels."""
    pairs = [(label, "") for label in labels]
    if label_file is not None:
        pairs += pasted_names(_text_of(label_file))
    if not pairs:
        raise BadInput(tr("A project needs labels."), remedy=tr("Give them with --label or --labels."))
    target = path.absolute() if path.suffix == ".alapp" else path.absolute().with_name(path.name + ".alapp")
    guideline = new_guideline(task, pairs, question=question, noun=noun)
    wanted = encrypt or new_password_file is not None or new_key_file is not None
    protection = Protection(new_password(new_password_file), new_key_file) if wanted else None
    made = create_project(NewProject(name or target.stem, str(target), guideline, protection=protection), annotator)
    lock(made)
    if json:
        as_json({"project": str(made), "labels": [c.name for c in guideline.classes]})
    else:
        click.echo(tr("Made {made} with {count} labels.", made=made, count=len(guideline.classes)))


def _text_of(path: Path) -> str:
    try:
        return path.read_text("utf-8-sig")
    except UnicodeDecodeError:
        raise BadInput(
            tr("“{name}” is not UTF-8 text.", name=path.name), tr("Nothing was made."), tr("Save it as UTF-8.")
        ) from None


@click.command()
@PROJECT
@AS_JSON
def info(project: Path, json: bool) -> None:
    """Show what is in a project."""
    with opened(project, read_only=True) as session:
        found = _info(session)
    if json:
        as_json(found)
        return
    counts = found.pop("answers_by_label")
    model, stream = found.pop("model"), found.pop("stream")
    grounds = {name: found.pop(name) for name in ("features", "detector")}
    hints = cast("list[str]", found.pop("hints"))
    facts({name.replace("_", " "): value for name, value in found.items()})
    facts({f"  {name}": n for name, n in counts.items()})  # type: ignore[attr-defined]
    if isinstance(stream, dict):
        click.echo(tr("stream: {stream_words}", stream_words=_stream_words(stream)))
    click.echo(tr("model: {model_words}", model_words=_model_words(model) if model else tr("none yet")))
    for name, words in grounds.items():
        if words:
            click.echo(f"{tr(name)}: {words}")
    for line in hints:
        click.echo(line)


def _model_words(model: Any) -> str:
    """Return version, answers and what the random checks say; only these may be called accuracy."""
    said = tr("version {version} from {labels} answers", version=model["version"], labels=model["labels"])
    if model.get("accuracy") is None:
        return said
    low, high = (f"{100 * model[end]:.0f}" for end in ("accuracy_low", "accuracy_high"))
    return tr(
        "{said}, {audit_correct} of {audit_n} random checks right (95 % range {low} to {high} %)",
        said=said,
        audit_correct=model["audit_correct"],
        audit_n=model["audit_n"],
        low=low,
        high=high,
    )


def _info(session: Session) -> dict[str, object]:
    store, guideline = session.reader, session.guideline
    answers = list(store.annotations.all())
    given: Counter[str] = Counter(i for a in answers for i in labels_of(a.answer.value))
    latest = store.models.latest()
    search = recall_words(latest) if latest is not None else ""
    return {
        "name": session.name,
        "file": str(session.path),
        "task": guideline.label_task,
        "guideline_version": guideline.version,
        "items": store.items.count(),
        "answered": store.annotations.count_answered(),
        "open": session.desk.pool.open_count,
        "quarantined": sum(s.quarantined for s in store.sources.all()),
        "stream": _stream(session),
        "answers_by_label": {c.name: given.get(c.id, 0) for c in guideline.active},
        "hints": [
            *filter(None, [unserved(session.settings), search]),
            *([] if search else [r.words for r in rare_labels(answers, guideline)]),
        ],
        "features": features_words(latest) if latest is not None else "",
        "detector": detector_words(latest) if latest is not None else "",
        "model": {"version": latest.version, "labels": latest.n_labels, **latest.metrics} if latest else None,
    }


def _stream_words(stream: Any) -> str:
    asked = tr(
        "{asked} of {seen} new items asked, {by_chance} of them by chance",
        asked=stream["asked"],
        seen=stream["seen"],
        by_chance=stream["by_chance"],
    )
    return tr("{asked}; in the long run at most {budget:g} %", asked=asked, budget=100 * stream["budget"])


def _stream(session: Session) -> dict[str, float] | None:
    """Return how many items were decided about since the stream was turned on, how many are asked, and the budget."""
    kept = kept_in(session.reader)
    if kept is None:
        return None
    return {
        "seen": kept.stream.seen,
        "asked": kept.stream.asked,
        "by_chance": kept.stream.by_chance,
        "budget": kept.stream.budget,
    }


@click.command()
@PROJECT
@AS
@click.argument("key", required=False)
@click.argument("value", required=False)
@AS_JSON
def settings(project: Path, key: str | None, value: str | None, json: bool) -> None:
    """Show the project's settings, or change one."""
    known = [s.key for s in SETTINGS if s.scope == "project"]
    if key is not None and key not in known:
        raise UnknownName(
            tr("A project has no setting “{key}”.", key=key), remedy=tr("Known: {known}.", known=", ".join(known))
        )
    with opened(project, read_only=value is None) as session:
        if key is not None and value is not None:
            session.settings.set(key, _typed(session.settings.get(key), value))
        shown = {name: _shown(session.settings, name) for name in known if key in (None, name)}
        problem = unserved(session.settings)
    as_json(shown) if json else facts(shown)
    if problem and not json and key in (None, "purpose", "target_label"):
        tell(problem)


def _shown(settings: Settings, key: str) -> object:
    """Return a value as a person gives it: a label class by its name."""
    label = settings.label(key) if BY_KEY[key].of_labels else None
    return label.name if label is not None else settings.get(key)


def _typed(now: object, text: str) -> object:
    """Return the text in the type of the value it replaces."""
    if isinstance(now, bool):
        return text.casefold() in ("1", "on", "true", "yes")
    if isinstance(now, list):
        return [part.strip() for part in text.split(",") if part.strip()]
    try:
        return type(now)(text)  # type: ignore[call-arg]
    except ValueError:
        raise BadInput(tr("“{text}” is not a number.", text=text)) from None


@click.command()
@click.option("--markdown", is_flag=True, help="Write a page of documentation.")
@AS_JSON
def keys(markdown: bool, json: bool) -> None:
    """List every command of the window with its keys."""
    if markdown:
        click.echo(as_markdown(), nl=False)
    elif json:
        as_json([asdict(action) for action in ACTIONS])
    else:
        table(("keys", "command", "where"), [(" ".join(a.keys), a.title, ", ".join(a.contexts)) for a in ACTIONS])


COMMANDS = (new, info, settings, keys)
