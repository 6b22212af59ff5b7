"""The one command table: keys, menu, palette, key sheet, status line and documentation are made from it."""

from __future__ import annotations

from collections.abc import Iterable

from alapp.session.action import (
    ARROWS,
    BROWSE,
    DATA,
    EVERYWHERE,
    GUIDELINES,
    INSIGHTS,
    LABEL,
    LOCKED,
    PAGES,
    REGIONS,
    SPANS,
    START,
    WIZARD,
    Action,
)
from alapp.session.action import row as _a
from alapp.session.region_actions import REGION_ACTIONS

_L = {"contexts": (LABEL, *REGIONS)}
_C = {"contexts": (LABEL,)}  # choices only
_T = {"contexts": (LABEL, SPANS)}  # texts
_B = {"contexts": (BROWSE,)}
_G = {"contexts": (GUIDELINES,)}
_LB = {"contexts": (LABEL, BROWSE)}
_LIKE = {"synonyms": "similar more example cold start seed", "needs": "project"}
_M = {"contexts": (DATA,), "section": "Models"}
_BACK = {"contexts": (DATA,), "section": "Models"}
_P = {"contexts": PAGES, "needs": "project"}
_LEAD = {"contexts": PAGES, "needs": "lead"}

ACTIONS: tuple[Action, ...] = (
    # everywhere
    _a("palette", "Go to", "command palette", "Ctrl+K", icon="command", synonyms="search run command"),
    _a("manual", "Help", "manual", "F1", icon="book", synonyms="help tutorial documentation how"),
    _a(
        "keys",
        "Help",
        "all keys",
        "? Shift+F1",
        icon="key",
        synonyms="help shortcuts keyboard sheet",
        status="all keys",
    ),
    _a("project.new", "Project", "new from my data", "Ctrl+N", icon="plus", synonyms="create import csv file"),
    _a("project.open", "Project", "open", "Ctrl+O", icon="folder", synonyms="load file recent"),
    _a("project.sample", "Project", "open the sample project", icon="play", synonyms="try demo ward reports"),
    _a(
        "project.close",
        "Project",
        "close",
        "Ctrl+W",
        icon="x",
        contexts=PAGES,
        needs="project",
        synonyms="start screen",
    ),
    _a("lock", "Project", "lock", "Ctrl+L", icon="lock", synonyms="hide leave desk password", **_P),
    _a("settings", "Settings", "open", "Ctrl+,", icon="settings", synonyms="preferences options theme look"),
    _a("text.larger", "Look", "larger text", "Ctrl++ Ctrl+=", icon="zoomin", synonyms="zoom size"),
    _a("text.smaller", "Look", "smaller text", "Ctrl+-", icon="text", synonyms="zoom size"),
    _a("text.normal", "Look", "normal text size", "Ctrl+0", icon="text", synonyms="zoom size reset"),
    _a("theme.light", "Look", "light theme", icon="half", synonyms="colour day"),
    _a("theme.dark", "Look", "dark theme", icon="moon", synonyms="colour night"),
    _a("theme.contrast", "Look", "high contrast theme", icon="half", synonyms="black white sight"),
    _a("theme.system", "Look", "theme as the system", icon="half", synonyms="colour auto"),
    _a("pane.next", "Look", "next pane", "F6", icon="panel", synonyms="focus"),
    _a("pane.previous", "Look", "previous pane", "Shift+F6", icon="panel", synonyms="focus"),
    _a("menu", "Help", "menu", "F10", icon="command"),
    _a("about", "Help", "about alapp", icon="info", synonyms="version build licence update policy"),
    _a("messages", "Help", "messages of this session", "Ctrl+Shift+L", icon="note", synonyms="log errors"),
    _a("quit", "Program", "quit", "Ctrl+Q", icon="x", synonyms="exit close window"),
    _a("back", "Go to", "one step back", "Esc", icon="left", synonyms="escape cancel close"),
    # any page of a project
    _a("go.label", "Go to", "Label", "Ctrl+1", icon="label", section="Everywhere", **_P),
    _a("go.browse", "Go to", "Browse", "Ctrl+3", icon="browse", synonyms="pool table", **_P),
    _a("go.insights", "Go to", "Insights", "Ctrl+4", icon="insights", synonyms="accuracy progress curve", **_LEAD),
    _a("go.guidelines", "Go to", "Guidelines", "Ctrl+5", icon="book", synonyms="labels rules", **_P),
    _a("go.data", "Go to", "Data", "Ctrl+7", icon="data", synonyms="import export models", **_LEAD),
    _a("search.pool", "Browse", "search the pool", "Ctrl+F", icon="search", synonyms="find text", **_P),
    _a("import", "Data", "import a file", "Ctrl+I", icon="import", synonyms="add rows csv", **_P),
    _a("export", "Data", "export labels", "Ctrl+E", icon="export", synonyms="save csv jsonl", **_P),
    _a("undo", "Edit", "undo", "Ctrl+Z", icon="undo", synonyms="take back", **_P),
    _a("redo", "Edit", "redo", "Ctrl+Shift+Z Ctrl+Y", icon="redo", synonyms="again", **_P),
    _a("train", "Model", "train now", icon="train", synonyms="retrain learn", **_P),
    _a("train.cancel", "Model", "stop training", icon="pause", synonyms="cancel", **_P),
    _a(
        "fit.check",
        "Model",
        "check whether active learning pays",
        icon="insights",
        synonyms="simulate replay worth",
        **_P,
    ),
    _a("keywords", "Model", "start with keywords", icon="search", synonyms="cold start words example query seed", **_P),
    _a("measure", "Model", "measure now: 60 random checks next", icon="dice", synonyms="accuracy audit", **_P),
    _a("verify", "Data", "verify the project file", icon="shield", synonyms="check journal integrity", **_P),
    _a("panel", "Look", "side panel", "F9", icon="panel", synonyms="hide show", section="Look", **_P),
    _a("item.only", "Look", "item only", "F11", icon="eye", synonyms="full screen focus", section="Look", **_L),
    # the Label screen: answering
    _a(
        "label.digit",
        "Label",
        "label 1 to 10, go on",
        "1..9,0",
        icon="label",
        section="Answer",
        status="label and go on",
        **_L,
    ),
    _a("label.shift", "Label", "label 11 to 20", "Shift+1..0", icon="label", section="Answer", **_L),
    _a("label.name", "Label", "label by name", "L", icon="search", section="Answer", synonyms="list type", **_L),
    _a(
        "label.accept",
        "Label",
        "accept the suggestion",
        "A Num++",
        icon="check",
        section="Answer",
        status="accept suggestion",
        **_C,
    ),
    _a(
        "label.commit",
        "Label",
        "commit, go on (several labels)",
        "Enter Num+Enter",
        icon="check",
        section="Answer",
        **_L,
    ),
    _a("label.clear", "Label", "clear the answer", "Backspace", icon="x", section="Answer", **_C),
    _a("label.skip", "Label", "skip", "S Num+.", icon="skip", section="Answer", status="skip", **_L),
    _a("label.skip.reason", "Label", "skip with a reason", "Shift+S", icon="skip", section="Answer", **_L),
    _a("label.retry", "Label", "save again after a failure", "Ctrl+S", icon="loop", section="Answer", **_L),
    # marking
    _a("label.flag", "Label", "flag", "F Num+*", icon="flag", section="Mark", status="flag", **_L),
    _a("label.comment", "Label", "comment", "C", icon="note", section="Mark", status="comment", **_L),
    _a("label.gold", "Label", "mark as gold (lead)", "M", icon="gold", section="Mark", needs="lead", **_L),
    _a(
        "label.example",
        "Label",
        "add this item to the guideline as an example",
        "Shift+G",
        icon="plus",
        section="Mark",
        **_L,
    ),
    _a("label.like", "Label", "find items like this one", "Ctrl+Shift+F", icon="search", section="Mark", **_L, **_LIKE),
    # going back
    _a("label.undo", "Label", "undo", "U Num+-", icon="undo", section="Go back", status="undo", **_L),
    _a("label.redo", "Label", "redo", "Shift+U", icon="redo", section="Go back", **_L),
    _a("label.earlier", "Label", "earlier answer", "[", icon="left", section="Go back", **_L),
    _a("label.later", "Label", "later answer", "]", icon="right", section="Go back", **_L),
    # looking
    _a("label.page", "Label", "scroll one page", "Space", icon="down", section="Look", **_T),
    _a("label.page.back", "Label", "scroll one page back", "Shift+Space", icon="up", section="Look", **_T),
    _a("label.next.paragraph", "Label", "next paragraph", "J", icon="down", section="Look", **_C),
    _a("label.previous.paragraph", "Label", "previous paragraph", "K", icon="up", section="Look", **_C),
    _a("label.guideline", "Label", "guideline", "G Num+/", icon="book", section="Look", status="guideline", **_L),
    _a("label.why", "Label", "why this one", "W", icon="info", section="Look", **_L),
    _a(
        "label.suggestion",
        "Label",
        "hide or show the suggestion",
        "H",
        icon="eyeoff",
        section="Look",
        status="hide suggestion",
        **_L,
    ),
    _a("label.fit", "Label", "show the whole item", "Z", icon="fit", section="Look", **_C),
    _a("label.find", "Label", "find in the item", "/", icon="search", section="Look", **_T),
    _a("label.text.larger", "Label", "larger reading text", "+ =", icon="zoomin", section="Look", **_T),
    _a("label.text.smaller", "Label", "smaller reading text", "-", icon="text", section="Look", **_T),
    *REGION_ACTIONS,
    # browse
    _a("browse.search", "Browse", "search", "/", icon="search", section="Look", status="search", **_B),
    _a("browse.next", "Browse", "next row", "J", icon="down", section="Look", status="next row", **_B),
    _a("browse.previous", "Browse", "previous row", "K", icon="up", section="Look", **_B),
    _a("browse.grid", "Browse", "grid or list", "Z", icon="browse", synonyms="icons thumbnails", section="Look", **_B),
    _a("browse.preview", "Browse", "preview", "Space", icon="eye", section="Look", status="preview", **_B),
    _a(
        "browse.digit",
        "Browse",
        "label the row",
        "1..9,0",
        icon="label",
        section="Answer",
        status="label the row",
        **_B,
    ),
    _a("browse.shift", "Browse", "label 11 to 20", "Shift+1..0", icon="label", section="Answer", **_B),
    _a("browse.name", "Browse", "set label by name", "L", icon="search", section="Answer", **_B),
    _a("browse.clear", "Browse", "clear the label", "Backspace", icon="x", section="Answer", **_B),
    _a("browse.select", "Browse", "select or leave the row", "X", icon="check", section="Mark", **_B),
    _a(
        "browse.select.all",
        "Browse",
        "select all found",
        "Ctrl+A",
        icon="check",
        section="Mark",
        status="select all found",
        **_B,
    ),
    _a("browse.flag", "Browse", "flag", "F", icon="flag", section="Mark", status="flag", **_B),
    _a("browse.comment", "Browse", "comment", "C", icon="note", section="Mark", **_B),
    _a("browse.gold", "Browse", "mark as gold (lead)", "M", icon="gold", section="Mark", needs="lead", **_B),
    _a("browse.queue", "Browse", "queue next", "Q", icon="clock", section="Mark", **_B),
    _a(
        "browse.like",
        "Browse",
        "find items like this one",
        "Ctrl+Shift+F",
        icon="search",
        section="Mark",
        **_B,
        **_LIKE,
    ),
    _a("browse.exclude", "Browse", "leave out of the pool", "Delete", icon="x", section="Mark", **_B),
    _a("browse.erase", "Browse", "erase for good", icon="x", synonyms="delete gdpr subject", needs="lead", **_B),
    _a(
        "browse.open",
        "Browse",
        "open in Label",
        "Enter Num+Enter",
        icon="label",
        section="Look",
        status="open in Label",
        **_B,
    ),
    _a("browse.undo", "Browse", "undo", "U", icon="undo", section="Go back", **_B),
    _a("browse.redo", "Browse", "redo", "Shift+U", icon="redo", section="Go back", **_B),
    _a("browse.sort", "Browse", "sort by the next column", "O", icon="down", section="Look", **_B),
    _a("browse.sort.turn", "Browse", "turn the order round", "Shift+O", icon="up", section="Look", **_B),
    # insights
    _a(
        "insights.table",
        "Insights",
        "chart as a table",
        "T",
        icon="browse",
        contexts=(INSIGHTS,),
        section="Look",
        status="chart as a table",
    ),
    _a(
        "insights.open",
        "Insights",
        "open the items",
        "Enter",
        icon="browse",
        contexts=(INSIGHTS,),
        section="Look",
        status="open the items",
    ),
    _a("insights.refresh", "Insights", "count again", "R", icon="loop", contexts=(INSIGHTS,), section="Look"),
    # guidelines
    _a("guide.next", "Guidelines", "next label", "J", icon="down", section="Look", status="next label", **_G),
    _a("guide.previous", "Guidelines", "previous label", "K", icon="up", section="Look", **_G),
    _a("guide.edit", "Guidelines", "edit", "E", icon="note", section="Answer", status="edit", **_G),
    _a("guide.find", "Guidelines", "find a label", "/", icon="search", section="Look", status="find", **_G),
    _a("guide.new", "Guidelines", "new label", "Ctrl+Shift+N", icon="plus", section="Answer", status="new label", **_G),
    _a("guide.up", "Guidelines", "move the label up", "Alt+Up", icon="up", section="Answer", **_G),
    _a("guide.down", "Guidelines", "move the label down", "Alt+Down", icon="down", section="Answer", **_G),
    _a("guide.example", "Guidelines", "add an example", "Shift+E", icon="plus", section="Answer", **_G),
    _a("guide.retire", "Guidelines", "retire or bring back the label", "Delete", icon="x", section="Answer", **_G),
    # data
    _a("data.next", "Data", "next choice", "J", icon="down", contexts=(DATA,), section="Look", status="next"),
    _a("data.previous", "Data", "previous choice", "K", icon="up", contexts=(DATA,), section="Look"),
    _a(
        "data.run",
        "Data",
        "export now",
        "Ctrl+Return",
        icon="export",
        contexts=(DATA,),
        section="Answer",
        status="export",
    ),
    _a(
        "data.quarantine", "Data", "save the rows that were left out", icon="export", contexts=(DATA,), section="Answer"
    ),
    # models, a part of the Data page
    _a("models.compare", "Models", "compare with another", "C", icon="half", status="compare", **_M),
    _a("models.freeze", "Models", "freeze, or end that", "F", icon="shield", status="freeze", **_M),
    _a("models.restore", "Models", "restore", "R", icon="loop", synonyms="earlier", status="restore", **_M),
    _a("models.export", "Models", "export to a file", "E", icon="export", status="export model", **_M),
    _a("models.delete", "Models", "delete", "Delete", icon="x", synonyms="remove version", **_M),
    # backups, a part of the Data page
    _a("backup.now", "Backups", "back up now", "B", icon="shield", synonyms="copy save", status="back up", **_BACK),
    _a("backup.restore", "Backups", "restore the backup", "Shift+R", icon="loop", status="restore", **_BACK),
    _a("audit", "Project", "write the audit trail", icon="export", synonyms="history journal 21 CFR log", **_P),
    # start and wizard
    _a(
        "start.first",
        "Project",
        "start with the marked one",
        "Enter",
        icon="play",
        contexts=(START,),
        section="Answer",
        status="start",
    ),
    _a("start.filter", "Project", "filter the recent projects", "/", icon="search", contexts=(START,), section="Look"),
    _a(
        "start.recent",
        "Project",
        "open a recent project",
        "Alt+1..8",
        icon="folder",
        contexts=(START,),
        section="Answer",
    ),
    _a("unlock", "Project", "unlock", "Enter", icon="unlock", contexts=(LOCKED,), section="Answer", status="unlock"),
    _a(
        "wizard.next",
        "Import",
        "continue",
        "Enter Ctrl+Return",
        icon="right",
        contexts=(WIZARD,),
        section="Answer",
        status="continue",
    ),
    _a(
        "wizard.check",
        "Import",
        "check whether active learning pays",
        "Ctrl+P",
        icon="insights",
        contexts=(WIZARD,),
        section="Look",
        synonyms="simulate replay worth",
    ),
    _a("wizard.back", "Import", "back", "Alt+Left", icon="left", contexts=(WIZARD,), section="Go back", status="back"),
)

BY_ID = {action.id: action for action in ACTIONS}
_DIGITS = "1234567890"


def expanded(key: str) -> tuple[str, ...]:
    """Return the single keys a row's key stands for: ``1..9,0`` is ten keys."""
    if key == "1..9,0":
        return tuple(_DIGITS)
    if key == "Shift+1..0":
        return tuple(f"Shift+{d}" for d in _DIGITS)
    if key == "Alt+1..8":
        return tuple(f"Alt+{d}" for d in _DIGITS[:8])
    if key.endswith("Arrows"):
        return tuple(key.replace("Arrows", arrow) for arrow in ARROWS)
    return (key,)


def active_in(context: str) -> list[Action]:
    """Return the actions whose keys work in a context, its own rows first."""
    own = [a for a in ACTIONS if context in a.contexts]
    return own + [a for a in ACTIONS if EVERYWHERE in a.contexts]


def clashes(contexts: Iterable[str] = (*PAGES, START, WIZARD, LOCKED)) -> list[str]:
    """Return every key that two commands share in one context, in words; empty when all is well."""
    found = []
    for context in contexts:
        owner: dict[str, str] = {}
        for action in active_in(context):
            for key in (single for k in action.keys for single in expanded(k)):
                if key in owner:
                    found.append(f"{key} in {context}: {owner[key]} and {action.id}")
                owner[key] = action.id
    return found


def as_markdown() -> str:
    """Return the table as a page of documentation, one heading a screen."""
    lines = [
        "# Keys",
        "",
        "Made from the command table (`alapp keys --markdown`). Digits go by their place on the keyboard.",
    ]
    for context in (EVERYWHERE, *PAGES, START, WIZARD, LOCKED):
        whole = context == LABEL
        rows = [a for a in ACTIONS if context in a.contexts and (whole or a.contexts != PAGES)]
        lines += ["", f"## {context.capitalize()}", "", "| Keys | Command |", "|---|---|"]
        lines += [f"| {_markdown_keys(a)} | {a.title} |" for a in rows]
    return "\n".join(lines) + "\n"


def _markdown_keys(action: Action) -> str:
    return " ".join(f"`{key}`" for key in action.keys) or "palette"
