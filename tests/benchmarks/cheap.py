"""What the child process of the import benchmark does after the import."""

from __future__ import annotations

from pathlib import Path

from alapp.domain.features import Features
from alapp.jobs.progress import Progress
from alapp.session.feature_rows import FeatureRows
from alapp.store.project import Project


class Cheap:
    """What the child does after the import."""

    def features(self, progress: Progress, path: str) -> int:
        """Make the features that the whole pool keeps; returns how many rows there are."""
        with Project.open(Path(path), read_only=True) as project:
            rows = FeatureRows().all(progress, project, "hashed_words", project.items.ids())
        assert isinstance(rows, Features)
        return len(rows)
