"""What the package leaves out can be left out: the program imports all of itself without it."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest
from bundling.contents import (
    MEDIA_AND_ONNX,
    NEEDED_ALL_THE_SAME,
    STAND_INS,
    TESTS,
    VARIANTS,
    excluded,
    is_for_tests,
    is_kept,
)

from alapp.jobs.silence import FORBIDDEN

ROOT = Path(__file__).resolve().parents[2]

LEFT_OUT = """
import importlib, importlib.util, pkgutil, sys
from importlib.machinery import ModuleSpec
from pathlib import Path
sys.path[:0] = [{root!r}]
sys.path.append({scripts!r})
from alapp.jobs.silence import FORBIDDEN
from bundling.contents import STAND_INS, excluded

folder = Path({scripts!r}, "bundling", "stand_ins")
gone = set(excluded({variant!r}, FORBIDDEN))

class Without:
    def find_spec(self, name, path=None, target=None):
        if name in STAND_INS:
            return importlib.util.spec_from_file_location(name, folder / STAND_INS[name])
        parts = name.split(".")
        if any(".".join(parts[: n + 1]) in gone for n in range(len(parts))):
            raise ModuleNotFoundError(name, name=name)
        return None

for name in [n for n in sys.modules if n.split(".")[0] in gone]:
    del sys.modules[name]
sys.meta_path.insert(0, Without())
import alapp
names = [m.name for m in pkgutil.walk_packages(alapp.__path__, "alapp.") if m.name != "alapp.__main__"]
libraries = '''sklearn.utils.extmath sklearn.cluster sklearn.preprocessing sklearn.linear_model sklearn.svm
    sklearn.feature_extraction.text sklearn.naive_bayes scipy.sparse.linalg scipy.sparse.csgraph scipy.optimize
    scipy.stats scipy.linalg scipy.special pycrfsuite PIL.Image PIL.ImageDraw PIL.ImageFont PIL.TiffImagePlugin
    argon2.low_level cryptography.hazmat.primitives.ciphers.aead cryptography.hazmat.primitives.kdf.hkdf
    sqlite_utils filelock charset_normalizer rich.console rich.progress rich.table pyqtgraph defusedxml.ElementTree'''
for name in [*names, *libraries.split()]:
    importlib.import_module(name)
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication
import pyqtgraph
app = QApplication([])
plot = pyqtgraph.PlotWidget()
plot.addItem(pyqtgraph.PlotCurveItem([0, 1, 2], [2, 0, 1]))
plot.resize(200, 100)
picture = plot.grab().toImage()
print(len({{picture.pixelColor(x, y).name() for x in range(200) for y in range(100)}}) > 1)
"""


def test_the_program_runs_without_what_is_left_out() -> None:
    script = LEFT_OUT.format(root=str(ROOT), scripts=str(ROOT / "build_scripts"), variant="base")
    env = os.environ | {"QT_QPA_PLATFORM": "offscreen"}
    ran = subprocess.run([sys.executable, "-c", script], env=env, capture_output=True, text=True, check=False)
    assert ran.stdout.strip() == "True", ran.stderr[-2000:]


@pytest.mark.parametrize("variant", VARIANTS)
def test_what_the_program_refuses_is_left_out(variant: str) -> None:
    player_only = {"PySide6.QtNetwork"} if variant == "full" else set()
    assert not FORBIDDEN - player_only - set(excluded(variant, FORBIDDEN))


def test_only_the_larger_variant_has_media_and_onnx() -> None:
    assert set(MEDIA_AND_ONNX) <= set(excluded("base", FORBIDDEN))
    assert not set(MEDIA_AND_ONNX).intersection(excluded("full", FORBIDDEN))


@pytest.mark.parametrize(
    "name",
    [
        "PySide6/Qt/plugins/platforms/libqxcb.so",
        "PySide6/Qt/plugins/imageformats/libqwebp.so",
        "PySide6/Qt/translations/qtbase_de.qm",
        "PySide6\\plugins\\styles\\qmodernwindowsstyle.dll",
        "resources/icons/check.svg",
    ],
)
def test_kept(name: str) -> None:
    assert is_kept(name, "base", {"de"})


@pytest.mark.parametrize(
    "name",
    [
        "PySide6/Qt/plugins/tls/libqopensslbackend.so",
        "PySide6/Qt/plugins/platformthemes/libqgtk3.so",
        "PySide6/Qt/translations/qtbase_fr.qm",
        "PySide6/Qt/translations/qt_de.qm",
        "PySide6\\Qt6Network.dll",
        "libQt6Qml.so.6",
        "numpy/_core/tests/data.csv",
        "resources/pictures/labels-given.svg",
    ],
)
def test_dropped(name: str) -> None:
    assert not is_kept(name, "base", {"de"})


@pytest.mark.parametrize("part", ["Network", "Quick", "QmlModels", "OpenGL"])
def test_the_player_keeps_the_libraries_it_is_linked_to(part: str) -> None:
    library = f"PySide6/Qt/lib/libQt6{part}.so.6"
    assert [is_kept(library, variant, ()) for variant in VARIANTS] == [False, True]


def test_modules_for_tests_are_known_by_their_names() -> None:
    assert all(is_for_tests(name) for name in ("numpy.tests.test_lazyloading", "unittest.mock", "sklearn.conftest"))
    assert not any(is_for_tests(name) for name in ("alapp.store.project", *STAND_INS, *NEEDED_ALL_THE_SAME))
    assert all(is_for_tests(name) for name in TESTS if name.partition(".")[0] in ("unittest", "doctest", "test"))
