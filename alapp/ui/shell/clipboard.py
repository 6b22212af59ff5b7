"""What was copied here leaves again: hidden from histories of the clipboard, and emptied after 30 seconds."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QByteArray, QMimeData, QObject, QTimer
from PySide6.QtGui import QClipboard, QGuiApplication

SECONDS = 30
MARK = "application/x-alapp-private"
_WINDOWS = 'application/x-qt-windows-mime;value="{}"'
_NO, _YES = b"\0\0\0\0", b"\1\0\0\0"  # a DWORD each
HINTS: tuple[tuple[str, bytes], ...] = (
    ("x-kde-passwordManagerHint", b"secret"),
    ("application/x-nspasteboard-concealed-type", b"1"),
    (_WINDOWS.format("ExcludeClipboardContentFromMonitorProcessing"), _YES),
    (_WINDOWS.format("CanIncludeInClipboardHistory"), _NO),
    (_WINDOWS.format("CanUploadToCloudClipboard"), _NO),
)
"""What the clipboard managers of KDE, macOS and Windows take as a wish not to keep it (as password managers say it)."""


_own_words: set[str] = set()


def copy_to_keep(text: str) -> None:
    """Copy words of the program itself, such as the technical line of an error; they stay."""
    _own_words.add(text)
    QGuiApplication.clipboard().setText(text)


class ClipboardKeeper(QObject):
    """Watches one clipboard; ``owns`` tells whether this program filled it."""

    def __init__(
        self,
        clipboard: QClipboard,
        parent: QObject | None = None,
        *,
        mode: QClipboard.Mode = QClipboard.Mode.Clipboard,
        owns: Callable[[], bool] | None = None,
        seconds: float = SECONDS,
    ) -> None:
        super().__init__(parent)
        self._clipboard, self._mode = clipboard, mode
        self._owns = owns or (clipboard.ownsSelection if mode == QClipboard.Mode.Selection else clipboard.ownsClipboard)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(round(1000 * seconds))
        self._timer.timeout.connect(self.empty)
        clipboard.changed.connect(self._on_changed)

    @property
    def holds(self) -> bool:
        """Whether something copied here is still there."""
        data = self._clipboard.mimeData(self._mode)
        return data is not None and data.hasFormat(MARK) and self._owns()

    def empty(self) -> None:
        """Empty the clipboard if what was copied here is still there (its time is up, the screen locks, the end)."""
        self._timer.stop()
        if self.holds:
            self._clipboard.clear(self._mode)

    def _on_changed(self, mode: QClipboard.Mode) -> None:
        if mode != self._mode:
            return
        data = self._clipboard.mimeData(self._mode)
        if data is None or not self._owns() or not data.formats() or data.text() in _own_words:
            self._timer.stop()
        elif not data.hasFormat(MARK):
            self._hide(data)

    def _hide(self, data: QMimeData) -> None:
        """Put the same there once more, with the wish not to keep it; the time begins.

        Emptied before the program ends: data made by Python must not outlive Python in Qt's hands.
        """
        hidden = QMimeData()
        for form in data.formats():
            hidden.setData(form, data.data(form))
        for form, value in ((MARK, b"1"), *HINTS):
            hidden.setData(form, QByteArray(value))
        self._clipboard.setMimeData(hidden, self._mode)
        self._timer.start()


def keep_clipboards(app: QObject, seconds: float = SECONDS) -> None:
    """Watch the clipboard, and what is marked with the mouse where the system has that as a second one."""
    clipboard = QGuiApplication.clipboard()
    ClipboardKeeper(clipboard, app, seconds=seconds)
    if clipboard.supportsSelection():
        ClipboardKeeper(clipboard, app, mode=QClipboard.Mode.Selection, seconds=seconds)


def empty_clipboards() -> None:
    """Empty what :func:`keep_clipboards` watches, if it was filled here."""
    app = QGuiApplication.instance()
    for keeper in app.findChildren(ClipboardKeeper) if app is not None else ():
        keeper.empty()
