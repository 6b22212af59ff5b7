"""Receipts of the journal: what an export says of it, and a project held against one later.

A hash chain shows an edit in the middle. That its newest events were cut off it cannot show by itself; a receipt that
somebody else has, such as the manifest of any export, can.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from alapp.domain.errors import BadInput, explain
from alapp.domain.words import tr
from alapp.store.project import Project

Heads = dict[str, tuple[int, str]]
_MOST = 16_000_000


def journal_of(project: Project) -> dict[str, Any]:
    """Return the receipt that goes into a manifest: the project, and each annotator's newest event with its hash."""
    heads = project.heads()
    return {
        "project_id": project.id,
        "heads": {who: {"event": counter, "hash": digest} for who, (counter, digest) in heads.items()},
    }


def read_receipt(path: Path) -> tuple[str, Heads]:
    """Return the project's id and the heads of a receipt: a manifest of an export, or the receipt alone.

    Raises
    ------
    BadInput : the file is no such thing, or cannot be read.
    """
    try:
        if path.stat().st_size > _MOST:
            raise ValueError
        found = json.loads(path.read_text("utf-8"))
        receipt = found.get("journal", found)
        heads = {str(who): (int(head["event"]), str(head["hash"])) for who, head in receipt["heads"].items()}
        return str(receipt["project_id"]), heads
    except OSError as error:
        raise explain(error, meaning=tr("Nothing was compared."), place=path.parent) from error
    except (ValueError, TypeError, KeyError, AttributeError, RecursionError):
        raise BadInput(
            tr("“{name}” holds no receipt.", name=path.name),
            tr("Nothing was compared."),
            tr("Give the manifest of an export (its name ends in .manifest.json)."),
        ) from None


def against(project: Project, receipt: Path) -> list[str]:
    """Return in words where the project's journal does not go on from a receipt; [] when it does.

    Raises
    ------
    BadInput : the file holds no receipt, or one of another project.
    """
    project_id, heads = read_receipt(receipt)
    if project_id != project.id:
        raise BadInput(
            tr("“{name}” is a receipt of another project.", name=receipt.name),
            tr("Nothing was compared."),
            tr("Choose another file."),
        )
    return project.differences(heads)
