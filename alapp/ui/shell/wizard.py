"""Opens the import wizard over the window and does what it asks for."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Protocol

from alapp.domain.exchange import ImportPlan
from alapp.session.new_project import NewProject
from alapp.session.session import Session
from alapp.session.settings import UserFile
from alapp.ui.screens.base import Host, Screen
from alapp.ui.screens.wizard.page import ImportWizard
from alapp.ui.shell.overlays import Overlays
from alapp.ui.shell.projects import Projects
from alapp.ui.theme.theme import Theme


class Window(Host, Protocol):
    """The window, as far as the wizard's answers need it."""

    theme: Theme
    user: UserFile
    projects: Projects

    @property
    def overlays(self) -> Overlays:
        """What can lie over the page."""
        ...

    def leave_screen(self, screen: Screen) -> None:
        """Take the wizard away."""


def open_wizard(window: Window, session: Session | None, path: Path | None) -> ImportWizard:
    """Return a wizard for a new project, or for a later import into the open one; it is shown by the window."""
    wizard = ImportWizard(window.theme, session, window, path=path, values=window.user)

    def make(spec: NewProject) -> None:
        window.projects.create(spec, lambda: window.leave_screen(wizard))

    def take_in(plan: ImportPlan, new_labels: Sequence[str]) -> None:
        window.leave_screen(wizard)
        window.projects.take_in(plan, new_labels)

    wizard.project_wanted.connect(make)
    wizard.import_wanted.connect(take_in)
    wizard.check_wanted.connect(lambda check: window.overlays.fit.check(window.projects.workers(), check))
    wizard.left.connect(lambda: window.leave_screen(wizard))
    window.projects.warm_up()
    return wizard
