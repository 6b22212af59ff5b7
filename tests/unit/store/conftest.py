"""Small projects for the tests of the store."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from alapp.store.project import Project
from tests.unit.store.made import make_project


@pytest.fixture
def project(tmp_path: Path) -> Iterator[Project]:
    with make_project(tmp_path / "wards.alapp") as made:
        yield made
