"""The window: start screen, wizard or an open project, and everything that lies over them."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtGui import QCloseEvent, QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QFileDialog, QMainWindow, QStackedWidget, QVBoxLayout, QWidget

from alapp.domain.errors import AppError
from alapp.session import background, detector_look
from alapp.session.session import Session
from alapp.session.settings import UserFile, config_folder
from alapp.ui.screens.base import Page, Screen
from alapp.ui.screens.start.page import StartScreen
from alapp.ui.screens.wizard.page import projects_folder
from alapp.ui.shell.arrival import Arrival
from alapp.ui.shell.banner import BannerArea
from alapp.ui.shell.commands import Commands
from alapp.ui.shell.finder import Finder
from alapp.ui.shell.frame import ProjectFrame
from alapp.ui.shell.locking import Locking
from alapp.ui.shell.messages import MessageLog
from alapp.ui.shell.opening import OpeningPanel
from alapp.ui.shell.overlays import Overlays
from alapp.ui.shell.panes import next_pane
from alapp.ui.shell.projects import Projects
from alapp.ui.shell.rescue import Rescue
from alapp.ui.shell.router import KeyRouter
from alapp.ui.shell.state import LEAST_HEIGHT, LEAST_WIDTH, WindowState
from alapp.ui.shell.ways_out import ways_out
from alapp.ui.shell.wizard import open_wizard
from alapp.ui.theme.mark import window_icon
from alapp.ui.theme.theme import Mode, Theme
from alapp.ui.widgets.file_dialog import FileDialog

KEEPS_OVERLAY = ("text.", "theme.")
"""Commands that leave an open panel open."""
SUFFIX = ".alapp"


class MainWindow(QMainWindow):
    """Shows one thing at a time and gives every key to it; implements the screens' Host."""

    def __init__(self, theme: Theme, projects: Projects, user: UserFile) -> None:
        super().__init__()
        self.theme, self.projects, self.user = theme, projects, user
        self.setMinimumSize(LEAST_WIDTH, LEAST_HEIGHT)
        self.setAcceptDrops(True)
        self.setWindowIcon(window_icon(theme.colour("accent")))
        self.rewrite = projects.rewrite
        self.log = MessageLog()
        self.frame: ProjectFrame | None = None
        self.outer, self.banner_area = QStackedWidget(), BannerArea(theme)
        self.start = StartScreen(theme, self, projects.recents)
        self.outer.addWidget(self.start)
        self._lay_out()
        self.finder = Finder(self)
        self.overlays = Overlays(self, self)
        self.locking = Locking(self, projects, user)
        self.commands = Commands(self)
        self.router = KeyRouter(self, self)
        self._state = WindowState(config_folder())
        self._state.restore(self)
        self.opening = OpeningPanel(theme, self)
        projects.began.connect(self._on_began)
        projects.opened.connect(self._on_opened)
        projects.opened_again.connect(lambda: self.go("label"))
        projects.closing.connect(self._on_closing)
        projects.failed.connect(self._on_failed)
        projects.told.connect(self.status)
        self.rescue, self.arrival = Rescue(self, self, projects), Arrival(self, self, projects)
        self.show_start()

    # -- what is shown

    @property
    def session(self) -> Session | None:
        """The open project."""
        return self.projects.session

    @property
    def screen_now(self) -> Screen | None:
        """The screen that is shown."""
        shown = self.outer.currentWidget()
        if isinstance(shown, ProjectFrame):
            return shown.screen_now
        return shown if isinstance(shown, Screen) else None

    @property
    def key_context(self) -> str:
        """Context of the command table that counts now."""
        if self.overlays.shown is not None:
            return "overlay"
        return self.screen_now.context if self.screen_now is not None else ""

    @property
    def letter_keys(self) -> bool:
        """Whether single letters are commands."""
        return bool(self.user.get("letter_keys", True))

    def show_start(self) -> None:
        """Show the start screen."""
        self.setWindowTitle("alapp")
        self._show_outer(self.start)
        self.start.activate()
        self.start.default_focus().setFocus()

    def show_screen(self, screen: Screen) -> None:
        """Show a screen that fills the window, such as the wizard."""
        if self.outer.indexOf(screen) < 0:
            self.outer.addWidget(screen)
        self._show_outer(screen)
        screen.activate()
        screen.default_focus().setFocus()

    def leave_screen(self, screen: Screen) -> None:
        """Take a screen away and go back to the project, or to the start screen."""
        self.drop_screen(screen)
        if self.frame is not None:
            self._show_outer(self.frame)
            self.frame.refresh_status()
            if self.screen_now is not None:
                self.screen_now.default_focus().setFocus()
        else:
            self.show_start()

    def drop_screen(self, screen: Screen) -> None:
        """Take a screen away for good."""
        screen.deactivate()
        screen.shut()
        self.outer.removeWidget(screen)
        screen.deleteLater()

    # -- keys

    def take_digit(self, place: int, shifted: bool) -> bool:
        """Offer a digit to the screen; a shifted one only where so many labels exist, so that signs stay free."""
        screen = self.screen_now
        if self.projects.opening:
            return True
        if screen is None or self.overlays.shown is not None:
            return False
        labels = len(self.session.guideline.active) if self.session is not None else 0
        if shifted and place + 10 >= labels:
            return False
        self._quiet()
        return screen.press_digit(place, shifted)

    def take_letter(self, letter: str) -> bool:
        """Offer a letter to the screen."""
        screen = self.screen_now
        if self.projects.opening:
            return True
        self._quiet()
        return screen is not None and self.overlays.shown is None and screen.press_letter(letter)

    def take_action(self, action_id: str) -> bool:
        """Run a command by its key; False when nothing here knows it."""
        screen = self.screen_now
        if self.projects.opening and action_id != "quit":
            return True
        known = action_id in self.commands.table or (screen is not None and action_id in screen.bindings())
        if known:
            self.run(action_id)
        return known

    # -- Host

    def run(self, action_id: str) -> None:
        """Run a command: the screen's own way first, then the window's."""
        if self.overlays.shown is not None and not action_id.startswith(KEEPS_OVERLAY):
            self.overlays.close()
            if action_id == "back":
                return
        self._quiet()
        screen = self.screen_now
        own = screen.bindings().get(action_id) if screen is not None and action_id != "item.only" else None
        reason = screen.reason(action_id) if screen is not None and own is not None else None
        deed = own or self.commands.table.get(action_id)
        if reason:
            self.status(reason)
        elif deed is not None:
            self.finder.remember(action_id)
            deed()

    def go(self, page: Page) -> None:
        """Show a page of the project."""
        if self.frame is not None:
            self._show_outer(self.frame)
            self.frame.show_page(page)

    def go_and_run(self, page: Page, action_id: str) -> None:
        """Show a page and run one of its commands."""
        self.go(page)
        own = self.screen_now.bindings().get(action_id) if self.screen_now is not None else None
        if own is not None:
            own()

    def open_query(self, query: str) -> None:
        """Show Browse with this query in its line."""
        self.go("browse")
        if self.screen_now is not None:
            self.screen_now.show_query(query)

    def status(self, words: str) -> None:
        """Say something in the status line until the next action."""
        self.log.add(words)
        if self.frame is not None:
            self.frame.status.hints.set_message(words)

    def banner(self, error: AppError) -> None:
        """Show a problem at the top of the page until it is closed."""
        self.log.add(str(error))
        in_frame = self.frame is not None and self.outer.currentWidget() is self.frame
        area = self.frame.banner if in_frame and self.frame is not None else self.banner_area
        area.show_error(error)

    def refresh_status(self) -> None:
        """Show the keys of the status line anew."""
        if self.frame is not None:
            self.frame.refresh_status()

    def start_import(self, path: Path | None = None) -> None:
        """Open the wizard for the open project, or for a new one when none is open."""
        if self.session is not None and (refused := self.session.refused("import")):
            self.status(refused)
        else:
            self.show_screen(open_wizard(self, self.session, path))

    def start_new(self, path: Path | None) -> None:
        """Open the wizard for a new project."""
        self.show_screen(open_wizard(self, None, path))

    def open_project(self, path: Path) -> None:
        """Close the open project and open this one."""
        self.projects.open(path)

    # -- commands of the window

    def ask_for_project(self) -> None:
        """Ask for a project file in the program's own dialog (the system's may keep a list), and open it."""
        dialog = FileDialog(self, self.tr("Open a project"), str(projects_folder()), f"alapp (*{SUFFIX})")
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.fileSelected.connect(lambda path: self.open_project(Path(path)))
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def open_sample(self) -> None:
        """Open the sample project."""
        self.projects.open_sample()

    def close_project(self) -> None:
        """Close the project and go back to the start screen."""
        self.projects.close()
        self.show_start()

    def set_factor(self, factor: float) -> None:
        """Set the text size and keep it."""
        self.theme.set_factor(factor)
        self.user.set("text_factor", self.theme.factor)
        self.status(self.tr("Text size {0} %").format(round(self.theme.factor * 100)))

    def set_mode(self, mode: Mode) -> None:
        """Set the colours and keep them."""
        self.theme.set_mode(mode)
        self.user.set("theme", mode)

    def next_pane(self, step: int) -> None:
        """Give focus to the next or the previous pane."""
        panes = self.frame.panes() if self.frame is not None and self.outer.currentWidget() is self.frame else None
        screen = self.screen_now
        stops = list(panes if panes is not None else (screen.panes() if screen is not None else ()))
        next_pane(stops, self.focusWidget(), step)

    def toggle_panel(self) -> None:
        """Show or hide the side panel."""
        if self.screen_now is not None:
            self.screen_now.toggle_panel()

    def toggle_item_only(self) -> None:
        """Hide everything but the item, or bring it back."""
        if self.frame is None or self.screen_now is None:
            return
        self.frame.set_item_only(not self.frame.item_only)
        own = self.screen_now.bindings().get("item.only")
        if own is not None:
            own()

    def step_back(self) -> None:
        """Bring everything back after item only, or go back to the item."""
        if self.frame is not None and self.frame.item_only:
            self.toggle_item_only()
        elif self.screen_now is not None:
            self.screen_now.default_focus().setFocus()

    # -- events

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Accept files."""
        if event.mimeData().hasUrls():
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Open a project, or import any other file."""
        files = [url.toLocalFile() for url in event.mimeData().urls() if url.isLocalFile()]
        if files:
            event.acceptProposedAction()
            self.open_file(Path(files[0]))

    def open_file(self, path: Path) -> None:
        """Open a project file, or start the import of any other file."""
        if path.suffix.lower() == SUFFIX:
            self.open_project(path)
        else:
            self.start_import(path)

    def closeEvent(self, event: QCloseEvent) -> None:
        """Finish every write; stay when one has failed, so that its answer is not lost unseen."""
        failure = self.session.flush() if self.session is not None else None
        if failure is not None and not self._told_failure:
            self._told_failure = True
            self.banner(failure)
            event.ignore()
            return
        self._state.keep(self)
        if self.screen_now is not None:
            self.screen_now.deactivate()
            self.screen_now.shut()
        self.projects.close()
        event.accept()

    _told_failure = False

    # -- inside

    def _on_began(self, name: str, job: background.Job | None) -> None:
        if not self.locking.asks:  # the lock screen says so itself, and may not name the project
            self.opening.begin(name, job)

    def _on_opened(self, session: Session) -> None:
        self.opening.end()
        self._told_failure = False
        self.banner_area.clear()
        frame = ProjectFrame(self.theme, session, self)
        frame.rail.chosen.connect(self.run)
        frame.header.menu_wanted.connect(self.overlays.open_menu)
        frame.header.find_wanted.connect(self.overlays.open_palette)
        frame.header.card_wanted.connect(self.overlays.open_card)
        self.outer.addWidget(frame)
        self.frame = frame
        self.setWindowTitle(f"{session.name} – alapp")
        self.go("label")
        self.locking.opened(session, frame)

    def _on_closing(self) -> None:
        if self.frame is not None:
            self.locking.keep_edits()
            frame, self.frame = self.frame, None
            frame.close_project()
            self.outer.removeWidget(frame)
            frame.hide()
            frame.deleteLater()

    def _on_failed(self, error: AppError, path: Path) -> None:
        self.opening.end()
        if self.locking.takes(error, path):
            return
        self.banner(error)
        for words, deed in ways_out(error, path, self.projects):
            (self.frame.banner if self.frame is not None else self.banner_area).offer(words, deed)

    def on_setting(self, key: str) -> None:
        """A setting was changed in the dialog: it counts at once."""
        if self.session is not None:
            self.session.tell("settings")
            detector_look.chosen(self.session, key, self.status, self.banner)
        self.refresh_status()

    def _quiet(self) -> None:
        """Take the last message away: the next action has begun."""
        if self.frame is not None:
            self.frame.status.hints.set_message("")

    def _show_outer(self, widget: QWidget) -> None:
        before = self.outer.currentWidget()
        if before is not widget and isinstance(before, Screen):
            before.deactivate()
        self.outer.setCurrentWidget(widget)
        if widget is not self.start:
            self.banner_area.clear()

    def _lay_out(self) -> None:
        central = QWidget()
        column = QVBoxLayout(central)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.banner_area)
        column.addWidget(self.outer, 1)
        self.setCentralWidget(central)
