"""A project on a network drive is worked on in a copy on this computer."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

from alapp.domain.errors import BadInput, explain
from alapp.domain.words import tr
from alapp.session.new_project import check_place, free_path
from alapp.store.header import has_log
from alapp.store.key_places import flush
from alapp.store.places import check_room


def local_copy(path: Path, folder: Path) -> Path:
    """Copy a closed project into a folder of this computer and return the copy; it appears there only when it is whole.

    Raises
    ------
    BadInput : somebody works in it at this moment, or the folder does not do.
    StorageFailed : no room, or a drive refuses.
    """
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    check_place(folder)
    if has_log(path):
        raise BadInput(
            tr("“{name}” is open elsewhere, or was not closed.", name=path.name),
            tr("A copy would lack the last answers; none was made."),
            tr("Close it there, then try again."),
        )
    target = free_path(folder, path.stem)
    part = target.with_name(f".{target.name}.part")
    try:
        check_room(folder, path.stat().st_size, tr("the copy"))
        with path.open("rb") as source, os.fdopen(_new(part), "wb") as copy:
            shutil.copyfileobj(source, copy, 2**20)
            copy.flush()
            os.fsync(copy.fileno())
        part.replace(target)
        flush(folder)
    except OSError as error:
        raise explain(error, meaning=tr("No copy was made; the project is as it was.")) from error
    finally:
        part.unlink(missing_ok=True)
    return target


def _new(path: Path) -> int:
    path.unlink(missing_ok=True)
    return os.open(path, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600)
