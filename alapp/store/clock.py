"""The time as the project writes it: ISO 8601 in UTC with milliseconds."""

from __future__ import annotations

from datetime import UTC, datetime


def now() -> str:
    """Return the time now, for example ``2026-03-01T09:30:00.125Z``."""
    return iso_utc(datetime.now(UTC))


def iso_utc(moment: datetime) -> str:
    """Return this moment as the project writes it; a moment without a zone is taken as local time."""
    return moment.astimezone(UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z")
