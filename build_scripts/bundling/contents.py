"""What goes into the package and what does not: modules, native libraries, plugins and data, for each variant."""

from __future__ import annotations

import re
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
    "socketserver", "telnetlib", "urllib.request", "urllib.robotparser", "webbrowser", "wsgiref", "xmlrpc",
    "cgi", "nturl2path", "requests", "urllib3", "huggingface_hub", "tornado", "distributed", "fsspec",
)  # fmt: skip
"""Beside the modules that the program itself refuses (``alapp.jobs.silence``)."""

TESTS = (
    "doctest", "test", "lib2to3", "pytest", "hypothesis", "numpy._core.tests",
    "numpy.tests", "numpy.f2py.tests", "sklearn.tests", "sklearn.utils._testing",
    "sklearn.utils.estimator_checks", "sklearn.conftest", "scipy.conftest", "numpy.conftest", "joblib.testing",
    "joblib.test", "pyqtgraph.examples",
)  # fmt: skip

UNUSED = (
    "tkinter", "_tkinter", "curses", "_curses", "readline", "idlelib", "ensurepip", "venv", "pydoc_data", "turtle",
    "turtledemo", "distutils", "setuptools", "pkg_resources", "pip", "PyInstaller",
    "IPython", "matplotlib", "pandas", "polars", "pyarrow", "torch", "cupy", "dask", "jax", "jinja2", "numba",
    "zstandard", "OpenGL", "h5py", "colorcet", "PIL._avif", "PIL.AvifImagePlugin", "PIL.ImageQt",
    "pygments", "markdown_it", "mdurl", "rich.markdown", "rich.syntax", "scipy.signal", "scipy.cluster", "scipy.io",
    "scipy.datasets", "scipy.odr", "scipy.misc", "narwhals._pandas_like", "narwhals._arrow", "narwhals._polars",
    "narwhals._dask", "narwhals._duckdb", "narwhals._spark_like", "narwhals._ibis", "narwhals._sql",
    "pyqtgraph.flowchart", "pyqtgraph.dockarea", "pyqtgraph.console", "pyqtgraph.opengl",
    "pyqtgraph.jupyter", "pycparser", "cffi", "sklearn.datasets", "xmlrpc", "PySide6.QtQml", "PySide6.QtQuick",
    "PySide6.QtTest", "PySide6.QtSql", "PySide6.QtXml",
    "PySide6.QtHelp", "PySide6.QtDesigner", "PySide6.QtUiTools", "PySide6.QtConcurrent", "PySide6.QtQuickWidgets",
)  # fmt: skip
"""Modules that a package offers and this program never reaches."""


def excluded(variant: str, refused: frozenset[str]) -> list[str]:
    """Return the modules that PyInstaller leaves out; ``refused`` are those that the program refuses to load."""
    names = {*NETWORK, *TESTS, *UNUSED, *refused}
    if variant == "base":
        names.update(MEDIA_AND_ONNX)
    else:
        names.discard("PySide6.QtNetwork")  # Qt's player is linked to it
    return sorted(names)


DROPPED = (
    "PySide6/Qt/plugins/platformthemes/libqgtk3.so", "PySide6/Qt/plugins/platforms/libqeglfs.so",
    "PySide6/Qt/plugins/platforms/libqlinuxfb.so", "PySide6/Qt/plugins/platforms/libqvnc.so",
    "PySide6/Qt/plugins/platforms/libqvkkhrdisplay.so", "PySide6/Qt/plugins/platforms/libqminimalegl.so",
    "PySide6/Qt/plugins/platforms/libqminimal.so", "PySide6/Qt/plugins/egldeviceintegrations/*",
    "PySide6/Qt/plugins/tls/*", "PySide6/Qt/plugins/networkinformation/*", "PySide6/Qt/plugins/sqldrivers/*",
    "PySide6/Qt/plugins/generic/*", "PySide6/Qt/plugins/qmltooling/*", "PySide6/Qt/qml/*",
    "PySide6/Qt/plugins/imageformats/libqpdf.so", "PySide6/Qt/lib/libQt6Pdf.so*", "PySide6/Qt/lib/libQt6Eglfs*",
    "PySide6/Qt/lib/libQt6Quick*", "PySide6/Qt/lib/libQt6Qml*", 
    "PySide6/Qt/plugins/wayland-graphics-integration-client/*",
    "PySide6/Qt/lib/libQt6VirtualKeyboard*", "PySide6/Qt/plugins/platforminputcontexts/*virtualkeyboard*",
    "*.pyi", "*.pxd", "*.pyx", "*.h", "*.c", "*.cpp", "*/py.typed", "py.typed", "*/tests/*", "*/testing/*",
    "sklearn/datasets/*", "sklearn/externals/*.js", "scipy/io/*", "numpy/_core/lib/*", "*.a", "*.lib",
    "resources/pictures/*", "*.dist-info/*", "pyqtgraph/icons/peegee/*",
)  # fmt: skip
"""Files by name, ``/`` between folders on every system."""

_TRANSLATION = re.compile(r"PySide6/(?:Qt/)?translations/(?!qtbase_)")


def is_kept(name: str, variant: str) -> bool:
    """Whether a file of the bundle, named as it would lie there, stays in it."""
    name = name.replace("\\", "/")
    if _TRANSLATION.match(name) or any(fnmatch(name, pattern) for pattern in DROPPED):
        return False
    return variant != "base" or not fnmatch(name, "PySide6/Qt/lib/libQt6Network.so*")
