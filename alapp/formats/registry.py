"""All formats, one line each."""

from __future__ import annotations

from alapp.domain.registry import Registry
from alapp.domain.words import N_
from alapp.formats.base import Exporter, Importer
from alapp.formats.csv_export import CsvExport
from alapp.formats.csv_file import CsvFile
from alapp.formats.folder import TextFolder
from alapp.formats.json_file import JsonFile
from alapp.formats.jsonl import JsonLines
from alapp.formats.jsonl_export import JsonLinesExport
from alapp.formats.media_folder import MediaFolder

IMPORTERS: Registry[Importer] = Registry(
    N_("import format"), CsvFile(), JsonLines(), JsonFile(), TextFolder(), MediaFolder()
)
EXPORTERS: Registry[Exporter] = Registry(N_("export format"), CsvExport(), JsonLinesExport())
