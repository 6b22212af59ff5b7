"""Every setting in one table: its key, its default, its words, and which values it can have."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any, Literal

from alapp.domain.errors import BadInput
from alapp.domain.words import said, tr
from alapp.learning.learners.registry import LEARNERS
from alapp.learning.stated_mix import shares_of
from alapp.learning.strategies.registry import STRATEGIES
from alapp.session.detector_labels import onnx_name, pairs_of

Scope = Literal["user", "project"]


@dataclass(frozen=True)  # no slots: its words are read in the language in use
class Setting:
    """One setting: its stable key, default, where it is kept, the words on screen and the values allowed."""

    key: str
    default: Any
    scope: Scope
    page: str
    words: str = said()
    choices: Callable[[], Mapping[str, str]] | None = None
    low: float | None = None
    high: float | None = None
    help: str = said("")
    proof: Callable[[str], object] | None = None
    """Raises BadInput for a text that cannot be used."""
    of_labels: bool = False
    """Whether the value is the id of a label class of the project, or empty for none."""

    def check(self, value: Any) -> Any:
        """Return the value in the setting's type; raises BadInput when it is not allowed."""
        if isinstance(self.default, bool) != isinstance(value, bool):
            raise BadInput(tr("{words} is either on or off.", words=self.words))
        if isinstance(self.default, (int, float)):
            return value if isinstance(self.default, bool) else self._number(value)
        if not isinstance(value, type(self.default)):
            raise BadInput(
                tr("{words} is a list of names.", words=self.words)
                if self.default == []
                else tr("{words} is a text.", words=self.words)
            )
        if self.choices is not None and value not in self.choices():
            known = ", ".join(self.choices())
            raise BadInput(
                tr("{words}: {value!r} is not one of the values.", words=self.words, value=value),
                remedy=tr("Known: {known}.", known=known),
            )
        if self.proof is not None:
            self.proof(value)
        return value

    def _number(self, value: Any) -> int | float:
        whole = isinstance(self.default, int)
        if not isinstance(value, (int, float)) or (whole and value != value // 1):
            raise BadInput(
                tr("{words} is a whole number.", words=self.words)
                if whole
                else tr("{words} is a number.", words=self.words)
            )
        if self.low is not None and self.high is not None and not self.low <= value <= self.high:
            raise BadInput(
                tr("{words} lies between {low:g} and {high:g}.", words=self.words, low=self.low, high=self.high)
            )
        return int(value) if whole else float(value)


def _of(**words: str) -> Callable[[], Mapping[str, str]]:
    return lambda: {value: tr(said) for value, said in words.items()}


def _strategies() -> Mapping[str, str]:
    return {s.name: tr(s.words) for s in STRATEGIES}


def _learners() -> Mapping[str, str]:
    return {s.name: tr(s.words) for s in LEARNERS}


_SUGGESTIONS = _of(show="Shown", after="After my answer", on_request="On request (H)", never="Never")

SETTINGS: tuple[Setting, ...] = (
    Setting(
        "theme", "system", "user", "Look", "Theme",
        _of(system="As the system", light="Light", dark="Dark", contrast="High contrast"),
    ),
    Setting(
        "language", "system", "user", "Language", "Language", _of(system="As the system", en="English", de="Deutsch"),
        help="Counts at the next start.",
    ),
    Setting("text_factor", 1.0, "user", "Look", "Text size", low=0.9, high=1.6),
    Setting("reading_size", 17, "user", "Look", "Reading text, in pixels", low=13, high=28),
    Setting("reading_font", "", "user", "Look", "Reading font", help="For items and guidelines."),
    Setting("line_height", 1.0, "user", "Look", "Line height of the item", low=0.9, high=1.8),
    Setting("wide_spacing", False, "user", "Look", "Wider letter and word spacing"),
    Setting(
        "plain_drawing", False, "user", "Drawing", "Plain drawing for remote desktop",
        help="Curves are not smoothed, and nothing moves.",
    ),
    Setting("letter_keys", True, "user", "Keys", "Single-letter keys"),
    Setting("keys_wait_for_enter", False, "user", "Keys", "Answer keys wait for Enter"),
    Setting("key_guard_ms", 150, "user", "Keys", "Ignore label keys after a new item (ms)", low=0, high=500),
    Setting("annotator", "A1", "user", "Labeling", "Your code", help="Stored with every answer; no name is needed."),
    Setting("goal", 120, "user", "Labeling", "Goal for a day", low=0, high=10_000),
    Setting("keep_recent", True, "user", "Safety", "Keep a list of recent projects"),
    Setting("hide_name", False, "user", "Safety", "Hide the project's name while it is locked"),
    Setting(
        "lock_minutes", 10, "project", "Safety", "Lock after minutes without a key", low=0, high=240,
        help="0: only by hand (Ctrl+L) and when the computer goes to sleep.",
    ),
    Setting("ask_who", True, "project", "Safety", "Ask who opens the project, where several people work in it"),
    Setting(
        "bind_people", False, "project", "Safety", "A password opens the project only for the person it is named after",
        help="Name a key as the code of a person. Keys that name nobody, and recovery keys, open it for anybody.",
    ),
    Setting(
        "backup_minutes", 30, "project", "Safety", "Back up after minutes, if anything changed", low=0, high=1440,
        help="0: only before an import, a change of many answers and other risky work.",
    ),
    Setting(
        "backup_folder", "", "project", "Safety", "Folder for backups",
        help="Empty: a folder beside the project, named after it. Another drive also helps when this one fails.",
    ),
    Setting(
        "backup_megabytes", 5_000, "project", "Safety", "Most room for backups (MB)", low=1, high=10_000_000,
        help="The ten newest are kept, one for each of seven days and four weeks; the oldest go first.",
    ),
    Setting("suggestions", "show", "project", "Labeling", "Suggestions", _SUGGESTIONS),
    Setting(
        "blind_share", 0.1, "project", "Labeling", "Share shown without suggestion", low=0.0, high=1.0,
        help="Keeps some answers independent of the model.",
    ),
    Setting(
        "strategy", "default_mix", "project", "Learning", "How the next items are chosen", _strategies,
        help="With two labels, the ways that only ask what the model is unsure of give the same order.",
    ),
    Setting(
        "mix_shares", "clusters 0.6, typical 0.2, random 0.2", "project", "Learning", "Shares of a mix of your own",
        help="Used when the next items are chosen by a mix of your own. Together the shares are 1.", proof=shares_of,
    ),
    Setting(
        "purpose", "label_all", "project", "Learning", "What the labels are for",
        _of(label_all="Label everything", find_all="Find every item of one label"),
        help="To find a rare label, items that most likely have it are read first; the model is trained for that.",
    ),
    Setting("target_label", "", "project", "Learning", "Label to find", of_labels=True),
    Setting("learner", "ridge", "project", "Learning", "Model", _learners),
    Setting("batch_size", 10, "project", "Learning", "Answers between two trainings", low=1, high=500),
    Setting(
        "random_share", 0.1, "project", "Learning", "Share of random checks", low=0.0, high=1.0,
        help="Only random checks count for the accuracy that is shown.",
    ),
    Setting(
        "stop_gain", 0.5, "project", "Learning", "More labels change little below (points)", low=0.0, high=10.0,
        help="The gain of the next 200 labels under which the program says so. Nothing stops by itself.",
    ),
    Setting(
        "advice_after", 0, "project", "Learning", "No such advice before this many labels", low=0, high=10**9,
        help="Grows by itself when the advice is put off.",
    ),
    Setting("title", "", "project", "Data", "Column that is the title of an item"),
    Setting("thread", "", "project", "Data", "Column that names the thread of an item"),
    Setting(
        "embedding", "auto", "project", "Learning", "Sentence features",
        _of(auto="Where they help", on="Always", off="Never"),
        help="A language model that comes with alapp reads each text on this machine; made for English.",
    ),
    Setting(
        "picture_file", "", "user", "Learning", "Picture model of your own (.onnx)",
        help="Used beside edges, shades and colours where random checks speak for it. Empty: none.",
    ),
    Setting(
        "embedding_file", "", "user", "Learning", "Sentence model of your own (.onnx)",
        help="Its tokenizer.json lies beside it. Empty: the one that comes with alapp.",
    ),
    Setting(
        "detector_file", "", "user", "Learning", "Detector of your own (.onnx)",
        help="Its boxes are suggested from the first picture on. What it does not say of itself stands in a file"
        " of the same name that ends in .json. Empty: none.",
        proof=onnx_name,
    ),
    Setting(
        "detector", "auto", "project", "Learning", "Boxes of your detector",
        _of(auto="Where they save work", on="Always", off="Never"),
        help="Compared on your answers with the model that learns from them.",
    ),
    Setting(
        "detector_labels", "", "project", "Learning", "Classes of your detector that are labels here",
        help="Only those with other names: car = Vehicle, bus = Vehicle.", proof=pairs_of,
    ),
    Setting(
        "stream", "off", "project", "Learning", "Ask about new items as they come in",
        _of(
            off="No", fixed="Below a fixed confidence", variable="Below a confidence that follows the stream",
            randomised="The same, with chance", split="The same, and some at random",
        ),
        help="Items that a later import brings are decided about one by one, once there is a model.",
    ),
    Setting(
        "stream_budget", 0.1, "project", "Learning", "Share of new items to ask at most", low=0.02, high=1.0,
        help="In the long run; of the first hundred it may be up to twice that.",
    ),
    Setting("seed", 0, "project", "Learning", "Seed of every random choice", low=0, high=2**31 - 1),
    Setting("groups", [], "project", "Data", "Columns that are groups"),
)  # fmt: skip

BY_KEY = {setting.key: setting for setting in SETTINGS}
