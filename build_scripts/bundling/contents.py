"""What goes into the package and what does not: modules, native libraries, plugins and data, for each variant."""

from __future__ import annotations

import re
from collections.abc import Iterable
from fnmatch import fnmatch

VARIANTS = ("base", "full")
"""``base`` has texts, tables and images; ``full`` has sound, film and models of one's own (ONNX) as well."""

MEDIA_AND_ONNX = (
    "PySide6.QtMultimedia", "PySide6.QtMultimediaWidgets", "soundfile", "_soundfile", "_soundfile_data",
    "onnxruntime", "tokenizers", "google.protobuf", "flatbuffers",
)  # fmt: skip
"""What the base variant leaves out; the program says so where one of them is asked for."""

NETWORK = (
    "PySide6.QtNetwork", "ssl", "_ssl", "ftplib", "http", "imaplib", "nntplib", "poplib", "smtplib", "smtpd",
    "socketserver", "telnetlib", "urllib.request", "urllib.robotparser", "webbrowser", "wsgiref", "xmlrpc", "cgi",
    "nturl2path", "requests", "urllib3", "huggingface_hub", "tornado", "distributed", "fsspec",
)  # fmt: skip
"""Beside the modules that the program itself refuses (``alapp.jobs.silence``)."""

TESTS = (
    "unittest", "doctest", "test", "lib2to3", "pytest", "hypothesis", "numpy.tests", "numpy._core.tests",
    "numpy.f2py.tests", "numpy.testing._private", "numpy.conftest", "scipy.conftest", "scipy._lib._testutils.tests",
    "scipy.special._mptestutils", "sklearn.tests", "sklearn.conftest", "sklearn.utils._testing",
    "sklearn.utils.estimator_checks", "joblib.test", "joblib.testing", "pyqtgraph.examples", "onnxruntime.datasets",
)  # fmt: skip

UNUSED = (
    *("tkinter", "_tkinter", "curses", "_curses", "readline", "idlelib", "ensurepip", "venv", "pydoc_data", "turtle"),
    *("turtledemo", "distutils", "setuptools", "pkg_resources", "pip", "PyInstaller", "IPython", "matplotlib"),
    *("pandas", "polars", "pyarrow", "torch", "cupy", "dask", "jax", "jinja2", "numba", "zstandard", "OpenGL", "h5py"),
    *("colorcet", "pygments", "markdown_it", "mdurl", "rich.markdown", "rich.syntax", "pycparser", "cffi"),
    *("PIL._avif", "PIL.AvifImagePlugin", "PIL.ImageQt", "PIL.ImageTk", "PIL._imagingtk"),
    *("scipy.signal", "scipy.cluster", "scipy.io", "scipy.datasets", "scipy.odr", "scipy.misc", "sklearn.datasets"),
    *("scipy.optimize._highspy",),
    *("narwhals._pandas_like", "narwhals._arrow", "narwhals._polars", "narwhals._dask", "narwhals._duckdb"),
    *("narwhals._spark_like", "narwhals._ibis", "narwhals._sql", "onnxruntime.quantization", "onnxruntime.tools"),
    *("onnxruntime.transformers", "onnxruntime.backend", "onnxruntime.training", "PySide6.QtTest", "PySide6.QtSql"),
    *("pyqtgraph.flowchart", "pyqtgraph.dockarea", "pyqtgraph.console", "pyqtgraph.opengl", "pyqtgraph.jupyter"),
    *("PySide6.QtQml", "PySide6.QtQuick", "PySide6.QtXml", "PySide6.QtHelp", "PySide6.QtDesigner"),
    *("PySide6.QtUiTools", "PySide6.QtConcurrent", "PySide6.QtQuickWidgets"),
)
"""Modules that a package offers and this program never reaches."""

STAND_INS = {
    "PySide6.QtOpenGL": "qt_opengl.py",
    "PySide6.QtOpenGLWidgets": "qt_opengl_widgets.py",
    "numpy.testing": "numpy_testing.py",
    "scipy.optimize._linprog_highs": "scipy_linprog_highs.py",
    "scipy.optimize._milp": "scipy_milp.py",
}
"""Modules that a library imports and the program never calls, and the near-empty ones that take their place."""

NEEDED_ALL_THE_SAME = frozenset({
    "scipy._lib._testutils", "scipy._lib.array_api_extra.testing", "sklearn.externals.array_api_extra.testing",
    "sklearn.externals.array_api_extra.testing._testing",
})  # fmt: skip
"""Modules named for tests that SciPy and scikit-learn import in any case; small, and without any test."""


def excluded(variant: str, refused: frozenset[str]) -> list[str]:
    """Return the modules that PyInstaller leaves out; ``refused`` are those that the program refuses to load."""
    names = {*NETWORK, *TESTS, *UNUSED, *refused, *STAND_INS}
    if variant == "base":
        names.update(MEDIA_AND_ONNX)
    else:
        names.discard("PySide6.QtNetwork")  # Qt's player is linked to it
    return sorted(names)


DROPPED = (
    *("PySide6/Qt/plugins/platformthemes/libqgtk3.so", "PySide6/Qt/plugins/platforms/libqeglfs.so"),
    *("PySide6/Qt/plugins/platforms/libqlinuxfb.so", "PySide6/Qt/plugins/platforms/libqvnc.so"),
    *("PySide6/Qt/plugins/platforms/libqvkkhrdisplay.so", "PySide6/Qt/plugins/platforms/libqminimal*.so"),
    *("PySide6/*plugins/egldeviceintegrations/*", "PySide6/*plugins/tls/*", "PySide6/*plugins/networkinformation/*"),
    *("PySide6/*plugins/sqldrivers/*", "PySide6/*plugins/generic/*", "PySide6/*plugins/qmltooling/*"),
    *("PySide6/*plugins/imageformats/*qpdf*", "PySide6/*plugins/wayland-graphics-integration-client/*"),
    *(f"PySide6/*plugins/imageformats/*{kind}.*" for kind in ("qicns", "qtga", "qtiff", "qwbmp")),
    *("PySide6/*plugins/platforminputcontexts/*virtualkeyboard*", "PySide6/*qml/*", "PySide6/opengl32sw.dll"),
    *("*Qt6Pdf*", "*Qt6Eglfs*", "*Qt6EglFS*", "*Qt6VirtualKeyboard*"),
    *("*.pyi", "*.pxd", "*.pyx", "*.h", "*.c", "*.cpp", "*.a", "*.lib", "*/py.typed", "py.typed", "*.dist-info/*"),
    *("*/tests/*", "*/testing/*", "sklearn/datasets/*", "sklearn/externals/*.js", "scipy/io/*", "numpy/_core/lib/*"),
    *("pyqtgraph/icons/peegee/*", "resources/pictures/*.svg", "resources/translations/*.ts"),
)
"""Files by name, ``/`` between folders on every system."""

FOR_THE_PLAYER = (
    *("*Qt6Network.*", "*QtNetwork.*", "*Qt6Quick*", "*QtQuick*", "*Qt6Qml*", "*QtQml*"),
    *("*Qt6OpenGL*", "*QtOpenGL.*"),
)
"""Parts of Qt that its player of sound and film is linked to, and nothing else here."""

_TRANSLATION = re.compile(r"PySide6/(?:Qt/)?translations/(\w+?)_(\w+)\.qm")


def is_kept(name: str, variant: str, languages: Iterable[str]) -> bool:
    """Whether a file of the bundle, named as it would lie there, stays in it.

    Of Qt's own translations those of the basic parts stay, in the languages that the program speaks.
    """
    name = name.replace("\\", "/")
    if translation := _TRANSLATION.match(name):
        return translation[1] == "qtbase" and translation[2] in languages
    if any(fnmatch(name, pattern) for pattern in DROPPED):
        return False
    return variant != "base" or not any(fnmatch(name, pattern) for pattern in FOR_THE_PLAYER)


def is_for_tests(module: str) -> bool:
    """Whether a module serves tests alone, by its name."""
    parts = module.split(".")
    names = {"tests", "test", "conftest", "testing", "unittest", "doctest", "_testing", "_testutils", "pytest"}
    return bool(names.intersection(parts)) and module not in {*STAND_INS, *NEEDED_ALL_THE_SAME}
