"""The Data page: where rows came from, the labeled set as a file, the models, the backups, who can open it."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import partial

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QSizePolicy, QStackedWidget, QVBoxLayout, QWidget

from alapp.domain.change import Changes
from alapp.domain.rights import may, refusal
from alapp.session.action import DATA
from alapp.session.checking import Verified, problem_of, start_verify, verified_words
from alapp.session.exchange import Exchange
from alapp.session.session import Session
from alapp.ui.screens.base import Host, Screen
from alapp.ui.screens.data.backup import BackupsTab
from alapp.ui.screens.data.export import ExportTab
from alapp.ui.screens.data.models import ModelsTab
from alapp.ui.screens.data.safety import SafetyTab
from alapp.ui.screens.data.sources import SourcesTab
from alapp.ui.theme.theme import Theme
from alapp.ui.widgets.buttons import Segmented
from alapp.ui.widgets.card import Notice
from alapp.ui.widgets.scroll import ColumnScroll
from alapp.ui.widgets.text import SafeLabel

LEAST_BESIDE = 1090
"""From this width on the preview of an export stands beside the choices."""
TABS = (
    ("sources", "Sources"),
    ("export", "Export"),
    ("models", "Models"),
    ("backups", "Backups"),
    ("safety", "Safety"),
)

Tab = SourcesTab | ExportTab | ModelsTab | BackupsTab | SafetyTab


class DataScreen(Screen):
    """Tabs; what they show is fetched when they are shown and when it changes."""

    context = DATA

    def __init__(self, theme: Theme, session: Session, host: Host) -> None:
        super().__init__(theme, session, host)
        self.exchange = Exchange(session)
        self.sources = SourcesTab(theme, session, host, self.exchange)
        self.export = ExportTab(theme, session, host, self.exchange)
        self.models = ModelsTab(theme, session, host)
        self.safety = SafetyTab(theme, session, host)
        self.backups = BackupsTab(theme, session, host)
        self._tabs: dict[str, Tab] = {
            "sources": self.sources, "export": self.export, "models": self.models, "backups": self.backups,
            "safety": self.safety,
        }  # fmt: skip
        self._shown = False
        self._stale: set[str] = {tab for tab, _ in TABS}
        main = QVBoxLayout()
        main.setContentsMargins(*(theme.px(n) for n in (24, 20, 24, 20)))
        main.setSpacing(theme.px(14))
        main.addLayout(self._head())
        self.stack = QStackedWidget()
        for tab in self._tabs.values():
            self.stack.addWidget(tab)
        self._closed = self._closed_page()
        self.stack.addWidget(self._closed)
        main.addWidget(self.stack, 1)
        content = QWidget()
        self._halves = QBoxLayout(QBoxLayout.Direction.LeftToRight, content)
        self._halves.setContentsMargins(0, 0, 0, 0)
        self._halves.setSpacing(0)
        self._halves.addLayout(main, 1)
        self._halves.addWidget(self.export.panel)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        self._page = ColumnScroll(content)
        whole.addWidget(self._page)
        self.theme.changed.connect(self._place)
        self.show_tab("sources")

    def _head(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(self.theme.px(20))
        row.addWidget(SafeLabel(self.theme, self.tr("Data"), "title"))
        self.tabs = Segmented(self.theme, [(tab, self.tr(words)) for tab, words in TABS], name=self.tr("Part of Data"))
        self.tabs.chosen.connect(self.show_tab)
        row.addWidget(self.tabs)
        row.addStretch(1)
        return row

    def _closed_page(self) -> QWidget:
        """Return what an annotator sees in the place of Export."""
        page = QWidget()
        column = QVBoxLayout(page)
        column.setContentsMargins(0, 0, 0, 0)
        refused = refusal(self.session.annotator, "export")
        words = self.tr("{0} Exports and the audit trail hold the answers of all.").format(refused.remedy)
        column.addWidget(Notice(self.theme, "info", self.tr("For the lead only"), words))
        column.addStretch(1)
        return page

    @property
    def _shut(self) -> bool:
        """Whether the tab on screen is for the lead, and somebody else is here."""
        return self.tab == "export" and not may(self.session.annotator, "export")

    # -- tabs

    @property
    def tab(self) -> str:
        """The tab on screen."""
        return self.tabs.current

    def show_tab(self, tab: str) -> None:
        """Show a tab, and fetch what it shows if that has changed."""
        self.tabs.set_current(tab)
        self.stack.setCurrentWidget(self._closed if self._shut else self._tabs[tab])
        self._fit()
        self.export.panel.setVisible(tab == "export" and not self._shut)
        self._refresh()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the halves where there is room for them."""
        super().resizeEvent(event)
        self._place()

    def _place(self) -> None:
        """Put the preview below the choices where there is no room beside them."""
        beside = self.width() >= self.theme.px(LEAST_BESIDE)
        ways = QBoxLayout.Direction
        self._halves.setDirection(ways.LeftToRight if beside else ways.TopToBottom)
        self.export.panel.set_beside(beside)

    def _fit(self) -> None:
        """Let the tab on screen alone say how high the page is."""
        policy = QSizePolicy.Policy
        for tab in (*self._tabs.values(), self._closed):
            here = tab is self.stack.currentWidget()
            tab.setSizePolicy(policy.Preferred, policy.Preferred if here else policy.Ignored)
        self._page.verticalScrollBar().setValue(0)

    def _refresh(self) -> None:
        if self._shown and self.tab in self._stale and not self._shut:
            self._stale.discard(self.tab)
            self._tabs[self.tab].refresh()

    # -- Screen

    def bindings(self) -> Mapping[str, Callable[[], object]]:
        """Return what the keys of this page do."""
        return {
            "data.next": lambda: self._step(1),
            "data.previous": lambda: self._step(-1),
            "data.run": self.run_export,
            "data.quarantine": self.save_quarantine,
            "verify": self.verify,
            "export": self.show_export,
            "audit": self.write_trail,
            **{action: partial(self._on_tab, "models", run) for action, run in self.models.bindings().items()},
            **{action: partial(self._on_tab, "backups", run) for action, run in self.backups.bindings().items()},
        }

    def status_actions(self) -> Sequence[str]:
        """Return the keys that help on this tab."""
        if self.tab in ("models", "backups"):
            own = self.models.bindings() if self.tab == "models" else self.backups.bindings()
            return ("data.next", *own, "keys")
        return ("data.next", "data.run", "import", "keys")

    def reason(self, action_id: str) -> str | None:
        """Return why an action cannot run here."""
        if action_id in ("data.run", "data.quarantine", "audit") and not may(self.session.annotator, "export"):
            return refusal(self.session.annotator, "export").what
        if action_id == "data.run" and self.export.sample is not None and not self.export.sample.rows:
            return self.tr("There is nothing to export yet.")
        if self.tab == "backups":
            return self.backups.reason(action_id)
        return self.models.reason(action_id) if self.tab == "models" else None

    def press_digit(self, place: int, shifted: bool) -> bool:
        """Let the digits choose a tab."""
        if shifted or place >= len(TABS):
            return False
        self.show_tab(TABS[place][0])
        self.default_focus().setFocus()
        self.host.refresh_status()
        return True

    def activate(self) -> None:
        """Fetch what changed while another page was shown."""
        self._shown = True
        self._refresh()
        self._show_jobs()

    def deactivate(self) -> None:
        """Fetch nothing while another page is shown."""
        self._shown = False

    def on_change(self, changes: Changes) -> None:
        """Mark tabs whose content changed; fetch the one on screen."""
        touched = {
            "sources": {"pool", "media"},
            "export": {"answers", "notes", "guideline", "pool"},
            "models": {"model", "training"},
            "backups": {"answers", "pool", "guideline", "backups"},
            "safety": {"settings", "people"},
        }
        self._stale |= {tab for tab, kinds in touched.items() if kinds & changes.kinds}
        if "jobs" in changes.kinds and self._shown:
            self._show_jobs()
        if self._shown and self.tab == "export" and "export" in self._stale and not self._shut:
            self._stale.discard("export")
            self.export.stale()
        self._refresh()

    def default_focus(self) -> QWidget:
        """Return what the keys work on."""
        by_tab: dict[str, QWidget] = {
            "sources": self.sources.table,
            "export": self.tabs if self._shut else self.export.tiles[self.export.format],
            "models": self.models.table,
            "backups": self.backups.table if self.backups.current else self.backups.buttons["backup.now"],
            "safety": self.safety.first_focus(),
        }
        return by_tab[self.tab]

    def panes(self) -> Sequence[QWidget]:
        """Return the panes that F6 walks through."""
        panel = (self.export.panel.text,) if self.tab == "export" and not self._shut else ()
        return (self.default_focus(), self.tabs, *panel)

    # -- doing

    def show_export(self) -> None:
        """Show Export (Ctrl+E)."""
        self.show_tab("export")
        self.default_focus().setFocus()

    def run_export(self) -> None:
        """Export what is chosen; from another tab, show Export first."""
        if self.tab != "export":
            self.show_export()
        else:
            self.export.run()

    def write_trail(self) -> None:
        """Ask where the audit trail goes (a part of Export)."""
        self.show_export()
        self.export.trail.ask_file()

    def _on_tab(self, tab: str, run: Callable[[], object]) -> None:
        """Do something on a tab; from another one, show it first."""
        if self.tab != tab:
            self.show_tab(tab)
            self.default_focus().setFocus()
        else:
            run()

    def save_quarantine(self) -> None:
        """Save the rows that were left out of the current import."""
        self.show_tab("sources")
        self.sources.ask_quarantine_file()

    def verify(self) -> None:
        """Check the whole project file; its progress is shown above the sources."""
        if any(job.kind == "exchange" for job in self.session.jobs):
            self.host.status(self.tr("Another job is under way. Verify the file when it is done."))
            return
        self.show_tab("sources")
        start_verify(self.session, self._verified, self.host.banner)

    def _verified(self, found: Verified) -> None:
        problem = problem_of(found)
        if problem is None:
            self.host.status(verified_words(found, self.session.guideline))
        else:
            self.host.banner(problem)

    def _step(self, by: int) -> None:
        tab = self._tabs[self.tab]
        if not isinstance(tab, SafetyTab) and not self._shut:
            tab.step(by)

    def _show_jobs(self) -> None:
        jobs = list(self.session.jobs)
        self.sources.show_jobs(jobs)
        self.export.show_jobs(jobs)
        self.backups.show_jobs()
