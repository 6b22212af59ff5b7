"""One line a label task."""

from alapp.domain.registry import Registry
from alapp.domain.words import N_
from alapp.label_tasks.base import LabelTask
from alapp.label_tasks.boxes import Boxes
from alapp.label_tasks.multi_choice import MultiChoice
from alapp.label_tasks.segments import Segments
from alapp.label_tasks.single_choice import SingleChoice
from alapp.label_tasks.spans import Spans

LABEL_TASKS: Registry[LabelTask] = Registry(
    N_("label task"), SingleChoice(), MultiChoice(), Spans(), Boxes(), Segments()
)
"""What an answer can be made of."""
