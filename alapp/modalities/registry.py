"""One line a modality."""

from alapp.domain.registry import Registry
from alapp.modalities.audio import Audio
from alapp.modalities.base import Modality
from alapp.modalities.image import Image
from alapp.modalities.table import Table
from alapp.modalities.text import Text
from alapp.modalities.video import Video

MODALITIES: Registry[Modality] = Registry("modality", Text(), Image(), Table(), Audio(), Video())
