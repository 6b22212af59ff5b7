"""Which windows are on a screen, asked of the X server itself; no window manager is needed."""

from __future__ import annotations

import ctypes
import ctypes.util
from collections.abc import Iterator
from dataclasses import dataclass

VIEWABLE = 2
REVERT_TO_PARENT = 2
Ids = ctypes.POINTER(ctypes.c_ulong)


class Attributes(ctypes.Structure):
    """Xlib's XWindowAttributes."""

    _fields_ = (
        *((name, ctypes.c_int) for name in ("x", "y", "width", "height", "border_width", "depth")),
        ("visual", ctypes.c_void_p),
        ("root", ctypes.c_ulong),
        *((name, ctypes.c_int) for name in ("class", "bit_gravity", "win_gravity", "backing_store")),
        *((name, ctypes.c_ulong) for name in ("backing_planes", "backing_pixel")),
        ("save_under", ctypes.c_int),
        ("colormap", ctypes.c_ulong),
        *((name, ctypes.c_int) for name in ("map_installed", "map_state")),
        *((name, ctypes.c_long) for name in ("all_event_masks", "your_event_mask", "do_not_propagate_mask")),
        ("override_redirect", ctypes.c_int),
        ("screen", ctypes.c_void_p),
    )


@dataclass(frozen=True, slots=True)
class XWindow:
    """A window that can be seen; ``popup`` are menus and open lists, which need no focus of their own."""

    id: int
    x: int
    y: int
    width: int
    height: int
    popup: bool


class XWindows:
    """A connection to one screen.

    Raises
    ------
    OSError : Xlib or the screen is not there.
    """

    def __init__(self, display: str) -> None:
        self._x = ctypes.CDLL(ctypes.util.find_library("X11") or "libX11.so.6")
        self._x.XOpenDisplay.restype = ctypes.c_void_p
        self._x.XDefaultRootWindow.restype = ctypes.c_ulong
        self._x.XDefaultRootWindow.argtypes = [ctypes.c_void_p]
        self._x.XQueryTree.argtypes = [
            ctypes.c_void_p, ctypes.c_ulong, Ids, Ids, ctypes.POINTER(Ids), ctypes.POINTER(ctypes.c_uint)
        ]  # fmt: skip
        self._x.XGetWindowAttributes.argtypes = [ctypes.c_void_p, ctypes.c_ulong, ctypes.POINTER(Attributes)]
        self._x.XGetInputFocus.argtypes = [ctypes.c_void_p, Ids, ctypes.POINTER(ctypes.c_int)]
        self._x.XSetInputFocus.argtypes = [ctypes.c_void_p, ctypes.c_ulong, ctypes.c_int, ctypes.c_ulong]
        for name in ("XFree", "XCloseDisplay", "XSync"):
            getattr(self._x, name).argtypes = [ctypes.c_void_p, ctypes.c_int][: 2 if name == "XSync" else 1]
        self._ignore = ctypes.CFUNCTYPE(ctypes.c_int, ctypes.c_void_p, ctypes.c_void_p)(lambda *_: 0)
        self._x.XSetErrorHandler(self._ignore)  # a window may go while it is asked for
        self._display = self._x.XOpenDisplay(display.encode())
        if not self._display:
            raise OSError(f"there is no screen {display}")

    def close(self) -> None:
        """End the connection."""
        self._x.XCloseDisplay(self._display)

    def shown(self) -> list[XWindow]:
        """Return the windows that can be seen, the lowest first."""
        return [window for window in map(self._look, self._top_level()) if window is not None]

    def focus(self) -> int:
        """Return the window that keys go to."""
        window, revert = ctypes.c_ulong(), ctypes.c_int()
        self._x.XGetInputFocus(self._display, ctypes.byref(window), ctypes.byref(revert))
        return window.value

    def give_focus(self, window: int) -> None:
        """Let keys go to this window, as a window manager would."""
        self._x.XSetInputFocus(self._display, window, REVERT_TO_PARENT, 0)
        self._x.XSync(self._display, 0)

    def _top_level(self) -> Iterator[int]:
        root, parent, count, children = ctypes.c_ulong(), ctypes.c_ulong(), ctypes.c_uint(), Ids()
        top = self._x.XDefaultRootWindow(self._display)
        self._x.XQueryTree(self._display, top, ctypes.byref(root), ctypes.byref(parent), ctypes.byref(children),
                           ctypes.byref(count))  # fmt: skip
        found = [children[i] for i in range(count.value)]
        if found:
            self._x.XFree(children)
        return iter(found)

    def _look(self, window: int) -> XWindow | None:
        seen = Attributes()
        there = self._x.XGetWindowAttributes(self._display, window, ctypes.byref(seen))
        if not there or seen.map_state != VIEWABLE or seen.width * seen.height < 100:
            return None
        return XWindow(window, seen.x, seen.y, seen.width, seen.height, bool(seen.override_redirect))
