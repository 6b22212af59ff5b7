"""A tiny modality and folders of its files, for tests of what is common to all media."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from alapp.domain.annotation import Annotator
from alapp.domain.errors import BadInput
from alapp.domain.guideline import Guideline, LabelClass
from alapp.domain.item import Item, NewItem
from alapp.domain.media import MediaFile
from alapp.store.project import Project

GUIDELINE = Guideline(1, "single_choice", (LabelClass("l1", "birds"), LabelClass("l2", "fish", 2, 2)))
FILES = {
    "birds/1.pix": b"PIX one",
    "birds/2.pix": b"PIX two",
    "birds/deep/3.PIX": b"PIX three",
    "fish/1.pix": b"PIX four",
    "fish/2.pix": b"PIX " + bytes(range(256)) * 8000,
    "fish/3.pix": b"PIX six",
}


class Pix:
    """A picture is what begins with PIX."""

    name = "image"
    words = "Images"
    extractor = "hashed_words"
    cheap_extractor = "hashed_words"
    suffixes = (".pix",)

    def problem(self, item: NewItem) -> str:
        return "" if item.media is not None else "There is no file."

    def facts(self, file: MediaFile) -> Mapping[str, Any]:
        with file.open() as stream:
            start = stream.read(8)
        if start.startswith(b"CRASH"):
            raise ZeroDivisionError("secret")
        if not start.startswith(b"PIX"):
            raise BadInput("This is no picture.")
        return {"width": file.size}

    def load(self, content: Any) -> str:
        with content.open() as stream:
            data: bytes = stream.read()
        if not data.startswith(b"PIX"):
            raise BadInput("This is no picture.")
        return data[4:12].decode("latin-1")

    def patience(self, item: Item) -> float:
        return 60.0


def make_folder(folder: Path, files: Mapping[str, bytes] = FILES) -> Path:
    for name, content in files.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_bytes(content)
    return folder


def make_project(path: Path) -> Project:
    return Project.create(path, GUIDELINE, name="Pictures", annotator=Annotator("A1"))


def sha256(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()


def contents(project: Project) -> dict[str, bytes]:
    """Return what the files of a project hold, by name."""
    found = {}
    for file in project.media.files(project.items.ids()):
        assert file is not None
        with file.open() as stream:
            found[file.name] = stream.read()
    return found
