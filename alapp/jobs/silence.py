"""No socket, ever: an audit hook that refuses every address family but the local one."""

from __future__ import annotations

import socket
import sys
from typing import Any

_LOCAL = {getattr(socket, "AF_UNIX", None)}
_WATCHED = {"socket.__new__", "socket.connect", "socket.bind", "socket.sendto", "socket.getaddrinfo"}


def _refuse(event: str, args: tuple[Any, ...]) -> None:
    if event not in _WATCHED:
        return
    family = args[1] if event == "socket.__new__" else getattr(args[0], "family", None)
    if family not in _LOCAL:
        raise PermissionError(f"this program opens no network connection ({event})")


def refuse_sockets() -> None:
    """Make this process raise PermissionError at every attempt to open or use a network socket."""
    sys.addaudithook(_refuse)
