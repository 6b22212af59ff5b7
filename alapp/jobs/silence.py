"""No connection, ever: modules that can reach a network are not imported, and a socket is refused but the local one.

One list, :data:`FORBIDDEN`, is what the program refuses, what the tests look for and what a package leaves out.
"""

from __future__ import annotations

import _socket  # the part in C alone: what Python puts on top costs 9 ms of every start
import sys
from collections.abc import Sequence
from importlib.abc import MetaPathFinder
from importlib.machinery import ModuleSpec
from types import ModuleType, SimpleNamespace
from typing import Any, NamedTuple

from alapp.domain.words import N_

FORBIDDEN = frozenset({
    "_ssl", "ssl", "ftplib", "http.client", "http.cookiejar", "http.server", "imaplib", "nntplib", "poplib",
    "smtpd", "smtplib", "socketserver", "telnetlib", "urllib.request", "urllib.robotparser", "webbrowser",
    "wsgiref", "xmlrpc",
    "aiohttp", "anyio", "boto3", "botocore", "distributed", "fastapi", "flask", "gevent", "grpc", "h11", "httpcore",
    "httplib2", "httpx", "huggingface_hub", "opentelemetry", "paramiko", "pooch", "posthog", "pycurl", "requests",
    "sentry_sdk", "starlette", "tornado", "twisted", "urllib3", "uvicorn", "websocket", "websockets", "zmq",
    "PySide6.QtBluetooth", "PySide6.QtHttpServer", "PySide6.QtNetwork", "PySide6.QtNetworkAuth", "PySide6.QtNfc",
    "PySide6.QtPositioning", "PySide6.QtQml", "PySide6.QtQuick", "PySide6.QtRemoteObjects", "PySide6.QtSerialBus",
    "PySide6.QtSerialPort", "PySide6.QtWebChannel", "PySide6.QtWebEngineCore", "PySide6.QtWebEngineQuick",
    "PySide6.QtWebEngineWidgets", "PySide6.QtWebSockets", "PySide6.QtWebView",
})  # fmt: skip
"""Modules that can reach a network, or another program that does."""


class Exempt(NamedTuple):
    """A module with a part that could reach a network, that comes in all the same."""

    name: str
    brought_by: str
    why: str


EXEMPT = (
    Exempt(
        "PySide6.QtNetwork", "PySide6.QtMultimedia",
        N_("Qt's player is linked to it. It comes in with the player of sounds and films and at no other time; nothing"
        " calls it."),
    ),
    Exempt(
        "socket", "multiprocessing.connection",
        N_("The pipes to the child processes are made of it. Any family but the local one is refused when asked for."),
    ),
    Exempt(
        "asyncio", "filelock, joblib",
        N_("They offer it to others and do not start it here. It comes without ssl, and its loop would get"
        " local sockets"
        " only."),
    ),
)  # fmt: skip
"""What is let in, by whom, and why no connection can come of it."""

_PLAYER, _ITS_NETWORK = "PySide6.QtMultimedia", "PySide6.QtNetwork"
_LOCAL = {getattr(_socket, "AF_UNIX", None)}
_WATCHED = {
    *("socket.__new__", "socket.connect", "socket.bind", "socket.sendto", "socket.sendmsg", "socket.getaddrinfo"),
    *("socket.gethostbyname", "socket.gethostbyaddr", "socket.getnameinfo"),
}
_state = SimpleNamespace(hooked=False, refused=0)


class NetworkRefused(ImportError):
    """A module that can reach a network was asked for; a library that can do without it goes on."""


class Guard(MetaPathFinder):
    """Asked before any module is looked for; refuses the forbidden ones."""

    def __init__(self) -> None:
        self._player_comes = False

    def find_spec(
        self, fullname: str, _path: Sequence[str] | None = None, _target: ModuleType | None = None
    ) -> ModuleSpec | None:
        """Find nothing, so that others look for the module.

        Raises
        ------
        NetworkRefused : the module is forbidden.
        """
        if fullname == _PLAYER:
            self._player_comes = True
        elif fullname in FORBIDDEN and not (fullname == _ITS_NETWORK and self._player_comes):
            _state.refused += 1
            raise NetworkRefused(f"this program does not load {fullname}: it could reach a network", name=fullname)
        return None


def _refuse(event: str, args: tuple[Any, ...]) -> None:
    if event not in _WATCHED:
        return
    family = args[1] if event == "socket.__new__" else getattr(args[0], "family", None)
    if family not in _LOCAL:
        _state.refused += 1
        raise PermissionError(f"this program opens no network connection ({event})")


def refuse_sockets() -> None:
    """Make this process raise PermissionError at every attempt to open or use a network socket; for good."""
    if not _state.hooked:
        _state.hooked = True
        sys.addaudithook(_refuse)


def be_silent() -> None:
    """Refuse sockets and modules from now on."""
    refuse_sockets()
    if not is_guarded():
        sys.meta_path.insert(0, Guard())


def is_guarded() -> bool:
    """Whether the forbidden modules are refused in this process."""
    return any(isinstance(finder, Guard) for finder in sys.meta_path)


def refuses_a_socket() -> bool:
    """Ask for a connection on purpose; whether it was refused."""
    try:
        _socket.socket(_socket.AF_INET).close()
    except PermissionError:
        return True
    return False


def refused() -> int:
    """Return how often a socket or a module was refused in this process."""
    return int(_state.refused)


def loaded() -> tuple[str, ...]:
    """Return the forbidden modules that this process has loaded all the same, without the exempt ones."""
    exempt = {_ITS_NETWORK} if _PLAYER in sys.modules else set()
    return tuple(sorted(name for name in FORBIDDEN - exempt if name in sys.modules))
