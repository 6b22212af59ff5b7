"""The people of a project, for the lead: a table with role and answers; somebody is added, named, made a lead."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from alapp.domain.annotation import Annotator
from alapp.domain.errors import AppError
from alapp.domain.rights import may
from alapp.session.people import People, Person, Role
from alapp.session.session import Session
from alapp.ui.screens.base import Host
from alapp.ui.screens.data.table import TextRows, TextTable
from alapp.ui.screens.data.words import number
from alapp.ui.screens.key_dialog import Answers, KeyDialog, Kind
from alapp.ui.theme.theme import Theme
from alapp.ui.widgets.buttons import Button
from alapp.ui.widgets.card import Card
from alapp.ui.widgets.text import SafeLabel


class PeoplePart(QWidget):
    """Who works here and what each may do."""

    def __init__(self, theme: Theme, session: Session, host: Host) -> None:
        super().__init__()
        self.theme, self.session, self.host = theme, session, host
        self.people = People(session)
        self.dialog: KeyDialog | None = None
        self._known: list[Person] = []
        self._lead = may(session.annotator, "people")
        self.state = SafeLabel(theme, "", colour="ink2", wrap=True)
        self.rows = TextRows([self.tr(t) for t in ("Code", "Name", "Role", "Answers")], numbers=(3,))
        self.table = TextTable(theme, self.rows, self.tr("People of the project"), (160, 240, 160, 110), 1)
        self.table.show_most(6)
        self.table.row_changed.connect(lambda _row: self._show_buttons())
        self.card = Card(theme, 1, spacing=0)
        self.card.body.addWidget(self.table)
        self.buttons = self._make_buttons()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.px(8))
        column.addWidget(SafeLabel(theme, self.tr("People"), "over", "ink3"))
        column.addWidget(self.state)
        column.addWidget(self.card)
        row = QHBoxLayout()
        row.setSpacing(theme.px(8))
        for button in self.buttons.values():
            row.addWidget(button)
        row.addStretch(1)
        column.addLayout(row)
        self._show([])

    def _make_buttons(self) -> dict[str, Button]:
        table: Sequence[tuple[str, str, str, Callable[[], None]]] = (
            ("add", self.tr("Add a person…"), "plus", self.ask_add),
            ("role", "", "", self.turn_role),
            ("name", self.tr("Change the name…"), "note", self.ask_name),
        )
        made = {}
        for id_, words, icon, deed in table:
            made[id_] = Button(self.theme, words, icon=icon)
            made[id_].clicked.connect(deed)
        return made

    # -- showing

    def refresh(self) -> None:
        """Fetch everybody anew; for who is not the lead, say so."""
        if self._lead:
            self.people.ask(self._show)

    @property
    def current(self) -> Person | None:
        """The person whose row is current."""
        row = self.table.currentIndex().row()
        return self._known[row] if 0 <= row < len(self._known) else None

    def _show(self, people: list[Person]) -> None:
        kept = self.current.code if self.current else self.session.annotator.code
        self._known = people
        self.rows.show_rows([(p.code, p.name, self._role_words(p.role), number(p.answers)) for p in people])
        if people:
            self.table.selectRow(next((i for i, p in enumerate(people) if p.code == kept), 0))
        self.card.setVisible(self._lead)
        for button in self.buttons.values():
            button.setVisible(self._lead)
        words = self.tr(
            "A lead may do everything. An annotator labels, and sees only the own answers. Whoever opens the project"
            " under a new code becomes an annotator once there is one."
        )
        alone = self.tr("For the lead only. You work here as “{0}”.").format(self.session.annotator.code)
        self.state.setText(words if self._lead else alone)
        self._show_buttons()

    def _show_buttons(self) -> None:
        person, read_only = self.current, self.session.read_only
        leads = sum(p.role == "lead" for p in self._known)
        lead = person is not None and person.role == "lead"
        self.buttons["role"].setText(self.tr("Make an annotator") if lead else self.tr("Make a lead"))
        own = person is not None and person.code == self.session.annotator.code
        self.buttons["role"].setEnabled(person is not None and not read_only and not own and (not lead or leads > 1))
        self.buttons["name"].setEnabled(person is not None and not read_only)
        self.buttons["add"].setEnabled(not read_only)

    def _role_words(self, role: Role) -> str:
        return self.tr("Lead") if role == "lead" else self.tr("Annotator")

    # -- doing

    def ask_add(self) -> None:
        """Ask for the code of somebody new, who begins as an annotator."""
        lead = self.tr("Who opens the project under this code labels as an annotator. You can make her a lead later.")
        fields: tuple[tuple[str, str, Kind], ...] = (
            ("code", self.tr("Code, such as B2"), "name"),
            ("name", self.tr("Name (not needed)"), "name"),
        )
        self._ask(self.tr("Add a person"), lead, fields, self.tr("Add"), self._add)

    def ask_name(self) -> None:
        """Ask for another name of the current person."""
        person = self.current
        if person is None:
            return
        code = person.code
        lead = self.tr("The code “{0}” stays: it stands in every answer.").format(code)
        fields: tuple[tuple[str, str, Kind], ...] = (("name", self.tr("Name"), "name"),)
        self._ask(self.tr("Change the name"), lead, fields, self.tr("Change"), lambda a: self._name(code, a["name"]))
        if self.dialog is not None:
            self.dialog.fields["name"].setText(person.name)

    def turn_role(self) -> None:
        """Make the current person a lead, or an annotator."""
        person = self.current
        if person is not None:
            role: Role = "annotator" if person.role == "lead" else "lead"
            self.people.change(person.code, None, role, self._changed, self._fail)

    def _ask(
        self, title: str, lead: str, fields: Sequence[tuple[str, str, Kind]], go: str, take: Callable[[Answers], None]
    ) -> None:
        self.dialog = dialog = KeyDialog(self.theme, self, title, lead, fields, go, take)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def _add(self, answers: Answers) -> None:
        self.people.add(answers["code"], answers["name"], "annotator", self._changed, self._fail)

    def _name(self, code: str, name: str) -> None:
        self.people.change(code, name, None, self._changed, self._fail)

    def _changed(self, person: Annotator) -> None:
        if self.dialog is not None:
            self.dialog.accept()
            self.dialog = None
        role = self._role_words(person.role).lower()
        self.host.status(self.tr("{0} works here as {1}.").format(person.code, role))

    def _fail(self, error: AppError) -> None:
        if self.dialog is not None:
            self.dialog.refuse(str(error))
        else:
            self.host.banner(error)
