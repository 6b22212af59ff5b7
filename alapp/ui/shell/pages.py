"""The pages of a project, in the order of the rail; a page that does not exist yet has no row."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from alapp.session.session import Session
from alapp.ui.screens.base import Host, Page, Screen
from alapp.ui.screens.browse.page import BrowseScreen
from alapp.ui.screens.data.page import DataScreen
from alapp.ui.screens.guidelines.page import GuidelinesScreen
from alapp.ui.screens.insights.page import InsightsScreen
from alapp.ui.screens.label.page import LabelScreen
from alapp.ui.theme.theme import Theme

Build = Callable[[Theme, Session, Host], Screen]


@dataclass(frozen=True, slots=True)
class PageRow:
    """One place of the rail and the screen behind it."""

    id: Page
    words: str
    icon: str
    key: str
    build: Build

    @property
    def action(self) -> str:
        """The action that comes here."""
        return f"go.{self.id}"


PAGES: tuple[PageRow, ...] = (
    PageRow("label", "Label", "label", "Ctrl+1", LabelScreen),
    PageRow("browse", "Browse", "browse", "Ctrl+3", BrowseScreen),
    PageRow("insights", "Insights", "insights", "Ctrl+4", InsightsScreen),
    PageRow("guidelines", "Guidelines", "book", "Ctrl+5", GuidelinesScreen),
    PageRow("data", "Data", "data", "Ctrl+7", DataScreen),
)
