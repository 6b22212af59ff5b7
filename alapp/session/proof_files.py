"""Who may read the project and what belongs to it, by the rights of the files."""

from __future__ import annotations

import os
import stat
from dataclasses import dataclass
from pathlib import Path

from alapp.session.settings import config_folder
from alapp.store.backups import backup_folder


@dataclass(frozen=True, slots=True)
class Rights:
    """Names of the files looked at, and of those that others on this machine may use; None where modes say nothing."""

    files: tuple[str, ...]
    for_others: tuple[str, ...] | None


def rights_of(project: Path) -> Rights:
    """Look at the project, what lies beside it, its backups, and the settings and log of the program."""
    beside = [
        path for path in project.parent.iterdir() if path.name.startswith((f"{project.name}", f".{project.stem}."))
    ]
    folders = (backup_folder(project), config_folder())
    inside = [path for folder in folders if folder.is_dir() for path in folder.iterdir()]
    files = sorted(path for path in (*beside, *inside) if path.is_file())
    if os.name != "posix":
        return Rights(tuple(path.name for path in files), None)
    open_to_others = [path.name for path in files if path.stat().st_mode & (stat.S_IRWXG | stat.S_IRWXO)]
    return Rights(tuple(path.name for path in files), tuple(open_to_others))
