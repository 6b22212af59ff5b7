"""Text from the clipboard as rows: a table if it is one, else an item for each paragraph or line."""

from __future__ import annotations

import json
import re
import secrets
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

PREFIX = ".alapp-pasted-"


@dataclass(frozen=True, slots=True)
class Pasted:
    """What the clipboard held, in the form in which it is imported."""

    content: str
    suffix: str
    rows: int


def pasted_from(text: str) -> Pasted | None:
    """Make rows of a text; None when it holds nothing.

    Lines with the same number of tabs, at least one, are a table as spreadsheets copy it, its first line the
    names; otherwise blank lines part the items, and without any each line is one.
    """
    lines = [line for line in text.splitlines() if line.strip()]
    if not lines:
        return None
    tabs = {line.count("\t") for line in lines}
    if len(tabs) == 1 and tabs != {0} and len(lines) > 1:
        return Pasted("\n".join(lines) + "\n", ".tsv", len(lines) - 1)
    paragraphs = [part.strip() for part in re.split(r"\n\s*\n", text.replace("\r\n", "\n")) if part.strip()]
    items = paragraphs if len(paragraphs) > 1 else [line.strip() for line in lines]
    content = "".join(json.dumps({"text": item}, ensure_ascii=False) + "\n" for item in items)
    return Pasted(content, ".jsonl", len(items))


def keep_pasted(pasted: Pasted, folder: Path) -> Path:
    """Write the rows beside where the project will be, readable only by the person; removed after the import."""
    path = folder / f"{PREFIX}{secrets.token_hex(4)}{pasted.suffix}"
    path.touch(mode=0o600)
    path.write_text(pasted.content, "utf-8", newline="\n")
    return path


def is_pasted(path: str | Path) -> bool:
    """Tell whether a file is one that :func:`keep_pasted` wrote."""
    return Path(path).name.startswith(PREFIX)


def forget_pasted(path: str | Path) -> None:
    """Remove the file if it is one that :func:`keep_pasted` wrote."""
    if is_pasted(path):
        with suppress(OSError):
            Path(path).unlink(missing_ok=True)
