"""Progress for the faces, which do not import from the rooms below."""

from alapp.jobs.progress import Progress

__all__ = ["Progress"]
