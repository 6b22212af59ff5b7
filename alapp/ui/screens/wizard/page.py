"""The import wizard: a new project in four steps, each answered with Enter; later imports use the second only."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any

from PySide6.QtCore import QObject, QStandardPaths, Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from alapp.domain.errors import AppError
from alapp.domain.exchange import Preview, ReadingOptions, Role, files_modality
from alapp.session.action import WIZARD
from alapp.session.exchange_scan import ScanReport
from alapp.session.fit_check import FileCheck
from alapp.session.import_draft import ImportDraft
from alapp.session.intake import Intake
from alapp.session.media_jobs import known_folders
from alapp.session.new_project import column_of, free_path, guessed_noun, guessed_task, suggested_name
from alapp.session.pasted import Pasted, forget_pasted, is_pasted, keep_pasted
from alapp.session.settings import Values
from alapp.ui.screens.base import Host, Screen
from alapp.ui.screens.wizard.bar import WizardBar
from alapp.ui.screens.wizard.choose import ChooseStep
from alapp.ui.screens.wizard.columns import ColumnsStep
from alapp.ui.screens.wizard.save import SaveStep
from alapp.ui.screens.wizard.step import Step
from alapp.ui.screens.wizard.task import TaskStep
from alapp.ui.theme.theme import Theme


class _Post(QObject):
    """Brings answers of the background to the window's thread."""

    _posted = Signal(object)

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._posted.connect(self._run, Qt.ConnectionType.QueuedConnection)

    def deliver(self, deed: Callable[[], object]) -> None:
        """Run this soon on the window's thread."""
        self._posted.emit(deed)

    @Slot(object)
    def _run(self, deed: Callable[[], object]) -> None:
        deed()


class ImportWizard(Screen):
    """Asks everything that an import needs and hands it over; it imports nothing itself.

    ``project_wanted`` brings a :class:`~alapp.session.new_project.NewProject`; ``import_wanted`` an ImportPlan and
    the label names to add (import into the open project, ``session`` given). ``check_wanted`` brings a
    :class:`~alapp.session.fit_check.FileCheck` of the answers that the file holds. ``left`` tells that the person went
    back to where they came from. ``intake`` reads files; without one the wizard makes its own.
    """

    context = WIZARD
    project_wanted = Signal(object)
    import_wanted = Signal(object, object)
    check_wanted = Signal(object)
    left = Signal()

    def __init__(
        self,
        theme: Theme,
        session: Any,
        host: Host,
        *,
        path: Path | None = None,
        intake: Intake | None = None,
        folder: Path | None = None,
        values: Values | None = None,
    ) -> None:
        super().__init__(theme, session, host)
        self._post = _Post(self)
        self.intake = intake or Intake(self._post.deliver)
        self._folder = folder or projects_folder()
        self.draft: ImportDraft | None = None
        self.choose = ChooseStep(theme, values)
        self.columns = ColumnsStep(theme)
        self.task = TaskStep(theme)
        self.save = SaveStep(theme)
        self.steps: list[Step] = [self.choose, self.columns]
        if session is None:
            self.steps += [self.task, self.save]
        else:
            self.columns.use_for_later_import(session)
        self._build()
        if path is not None:
            self.look_at(str(path))

    def _build(self) -> None:
        words = [self.tr(w) for w in ("Choose data", "Check columns", "Task and labels", "Save and start")]
        title = self.tr("New project") if self.session is None else self.tr("Import into {0}").format(self.session.name)
        self.bar = WizardBar(self.theme, title, words[: len(self.steps)])
        self.bar.cancelled.connect(self.leave)
        self.stack = QStackedWidget()
        for step in (self.choose, self.columns, self.task, self.save):
            self.stack.addWidget(step)
            step.next_asked.connect(self.next)
            step.back_asked.connect(self.back)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.bar)
        column.addWidget(self.stack, 1)
        self.choose.chosen.connect(self.look_at)
        self.choose.pasted.connect(self._take_pasted)
        self.columns.reading_changed.connect(self._read_again)
        self.columns.roles_changed.connect(self._count)
        self.columns.facts.check_asked.connect(self.check)
        self._enter(0)

    # -- keys

    def bindings(self) -> Mapping[str, Callable[[], object]]:
        """Return what the keys of the wizard do."""
        return {"wizard.next": self.next, "wizard.back": self.back, "wizard.check": self.check, "back": self.back}

    def reason(self, action_id: str) -> str | None:
        """Return why a command cannot run now."""
        if action_id == "wizard.check" and not self._has_answers():
            return self.tr("No column holds answers to check with")
        return None

    def status_actions(self) -> Sequence[str]:
        """Return the keys that help here."""
        return ("wizard.next", "back")

    def press_digit(self, place: int, shifted: bool) -> bool:
        """Let a digit choose."""
        return not shifted and self.step.take_digit(place)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Take Enter and Esc that a field of a step did not need."""
        keys: dict[int, Callable[[], object]] = {
            Qt.Key.Key_Return.value: self.next,
            Qt.Key.Key_Enter.value: self.next,
            Qt.Key.Key_Escape.value: self.back,
        }
        if event.key() in keys and not event.isAutoRepeat():
            keys[event.key()]()
            return
        super().keyPressEvent(event)

    def default_focus(self) -> QWidget:
        """Return what has focus in the step on screen."""
        return self.step.first_focus()

    # -- walking

    @property
    def step(self) -> Step:
        """The step on screen."""
        step = self.stack.currentWidget()
        assert isinstance(step, Step)
        return step

    def next(self) -> None:
        """Go on if the step has its answer; else say what is missing."""
        step = self.step
        if step.take_enter():
            return
        problem = step.problem()
        step.show_problem(problem)
        if problem is not None or self.draft is None:
            return
        place = self.steps.index(step)
        if place + 1 < len(self.steps):
            self._enter(place + 1)
        else:
            self._hand_over(self.draft)

    def back(self) -> None:
        """Go one step back, and out of the wizard from the first."""
        place = self.steps.index(self.step)
        if place == 0:
            self.leave()
            return
        self.step.problem()  # what was typed goes into the draft and is there when the person comes again
        self._enter(place - 1)

    def check(self) -> None:
        """Ask whether active learning pays on the answers that the file holds."""
        if self.draft is not None and self._has_answers():
            self.check_wanted.emit(FileCheck(self.draft.plan()))

    def _has_answers(self) -> bool:
        draft = self.draft
        texts = draft is not None and draft.problem() is None and files_modality(draft.roles) is None
        return draft is not None and texts and column_of(draft.roles, Role.LABEL) is not None

    def leave(self) -> None:
        """Leave the wizard; nothing was imported."""
        self.intake.stop()
        if self.draft is not None:
            forget_pasted(self.draft.preview.path)
        self.left.emit()

    def activate(self) -> None:
        """Start the reader's child process while the person chooses."""
        self.intake.warm_up()

    def deactivate(self) -> None:
        """End the reader's thread and child process."""
        self.intake.close()

    def _enter(self, place: int) -> None:
        step = self.steps[place]
        self.stack.setCurrentWidget(step)
        self.bar.set_step(place)
        if self.draft is not None:
            step.show_draft(self.draft)
        step.show_problem(None)
        step.first_focus().setFocus(Qt.FocusReason.OtherFocusReason)

    def _hand_over(self, draft: ImportDraft) -> None:
        self.intake.stop()
        if self.session is None:
            self.project_wanted.emit(draft.project())
        else:
            self.import_wanted.emit(draft.plan(), self.columns.labels_to_add())

    # -- reading

    def look_at(self, path: str) -> None:
        """Show the first rows of a file, in step 2, as soon as they are read."""
        self.choose.show_error(None)
        self.intake.look(path, self._show_preview, self._cannot_read)

    def _take_pasted(self, pasted: Pasted) -> None:
        try:
            self.look_at(str(keep_pasted(pasted, self._folder)))
        except OSError as error:
            self._cannot_read(AppError(self.tr("The pasted text could not be kept."), str(error.strerror or "")))

    def _read_again(self, options: ReadingOptions) -> None:
        draft = self.draft
        if draft is not None:
            self.intake.look(draft.preview.path, self._show_again, self.columns.show_problem, options)

    def _show_preview(self, preview: Preview) -> None:
        draft = ImportDraft(preview, dict(preview.roles))
        draft.folders = known_folders(self.session) if self.session is not None else ()
        draft.label_task = guessed_task(preview, draft.roles)
        draft.noun, draft.noun_plural = guessed_noun(preview, draft.roles)
        draft.name = self.tr("Pasted items") if is_pasted(preview.path) else suggested_name(preview.path)
        draft.folder = self._folder
        draft.name = free_path(draft.folder, draft.name).stem
        self.draft = draft
        self._enter(1)
        self._count()

    def _show_again(self, preview: Preview) -> None:
        draft = self.draft
        if draft is None:
            return
        draft.show_again(preview)
        self.columns.show_draft(draft)
        self._count()

    def _cannot_read(self, error: AppError) -> None:
        self._enter(0)
        self.choose.show_error(error)

    def _count(self) -> None:
        """Count the whole file in the background, from the beginning."""
        draft = self.draft
        if draft is None or draft.problem() is not None:
            self.intake.stop()
            return
        self.intake.scan(draft.plan(), self._show_counts, self.columns.show_problem)

    def _show_counts(self, report: ScanReport) -> None:
        draft = self.draft
        if draft is None:
            return
        draft.report = report
        if report.several and draft.label_task == "single_choice" and self.step is self.columns:
            draft.label_task = "multi_choice"
        self.step.refresh()


def projects_folder() -> Path:
    """Return where projects are proposed to be kept: the person's documents, else their home folder."""
    documents = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
    return Path(documents) if documents and Path(documents).is_dir() else Path.home()
