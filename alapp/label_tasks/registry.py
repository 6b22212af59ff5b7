"""One line a label task."""

from alapp.domain.registry import Registry
from alapp.label_tasks.base import LabelTask
from alapp.label_tasks.multi_choice import MultiChoice
from alapp.label_tasks.single_choice import SingleChoice

LABEL_TASKS: Registry[LabelTask] = Registry("label task", SingleChoice(), MultiChoice())
