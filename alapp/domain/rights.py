"""Who may do what in a project: the lead everything, an annotator labels and looks at the own work.

These are the rights of the program's own doors: they keep people from doing by mistake, or from seeing, what is not
theirs. Who can read the file with another program is not kept out by them; that is what encryption is for.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Literal

from alapp.domain.annotation import Annotator
from alapp.domain.errors import NotAllowed
from alapp.domain.words import N_, tr

Deed = Literal[
    "import", "export", "erase", "guideline", "gold", "settings", "models", "others", "people", "insights", "audit",
    "keys", "restore",
]  # fmt: skip

LEAD_ONLY: Mapping[Deed, str] = {
    "import": N_("Adding data is"),
    "export": N_("Exporting is"),
    "erase": N_("Erasing is"),
    "guideline": N_("Changing the labels is"),
    "gold": N_("Marking as gold is"),
    "settings": N_("Changing the project's settings is"),
    "models": N_("Keeping, restoring and exporting models is"),
    "others": N_("Seeing the answers of others is"),
    "people": N_("Adding people and changing their rights is"),
    "insights": N_("Insights are"),
    "audit": N_("The audit trail is"),
    "keys": N_("Changing passwords and encryption is"),
    "restore": N_("Restoring a backup is"),
}
"""What only a lead may do, as the beginning of a sentence."""


def role_of_newcomer(people: Iterable[Annotator]) -> Literal["lead", "annotator"]:
    """Return the role of somebody new: a project with no annotator in it is worked in by leads only."""
    shared = any(p.kind == "person" and p.role == "annotator" for p in people)
    return "annotator" if shared else "lead"


def may(annotator: Annotator, deed: Deed) -> bool:
    """Whether this person may do it."""
    return annotator.role == "lead" or deed not in LEAD_ONLY


def allow(annotator: Annotator, deed: Deed) -> None:
    """Do nothing for who may.

    Raises
    ------
    NotAllowed : this person may not.
    """
    if not may(annotator, deed):
        raise refusal(annotator, deed)


def refusal(annotator: Annotator, deed: Deed) -> NotAllowed:
    """Return the error for who may not."""
    return NotAllowed(
        tr("{deed} for the lead only.", deed=tr(LEAD_ONLY[deed])),
        tr("Nothing was done; you are here as “{code}”.", code=annotator.code),
        tr("Ask the lead of the project."),
    )
