"""The programs we are measured beside, each in an environment of its own: ``python3 -m tests.benchmarks.peers``.

They are never a dependency of the product. An environment is made once, in the folder named by ``ALAPP_PEERS`` or in
one of the system's temporary folder, with the parts that a peer needs without a window, a server or a GPU library.
"""

from __future__ import annotations

import argparse
import os
import subprocess
import tempfile
import venv
from dataclasses import dataclass
from pathlib import Path

from filelock import FileLock

SECONDS = 900


@dataclass(frozen=True, slots=True)
class Peer:
    """``needs`` are installed with their dependencies, ``alone`` without; then ``check`` must run."""

    needs: tuple[str, ...]
    alone: tuple[str, ...]
    check: str


PEERS = {
    "scikit-learn": Peer(("scikit-learn==1.9.1",), (), "import sklearn.linear_model"),
    # modAL asks for an old skorch and with it for torch; only its dropout strategy uses them.
    "modal": Peer(
        ("scikit-learn<1.6", "numpy<2", "pandas<3"),
        ("modAL-python==0.4.2.1",),
        "from modAL.models import ActiveLearner",
    ),
    "asreview": Peer(
        (
            *("scikit-learn>=1.5", "pandas>=2.2,<3", "rispy~=0.9.0", "openpyxl", "jsonschema", "filelock", "requests"),
            *("tqdm", "rich", "SQLAlchemy", "SQLAlchemy-Utils", "synergy-dataset"),
        ),
        ("asreview==3.0.8",),
        "import asreview.project.api, asreview.models.feature_extractors",
    ),
    "small-text": Peer(("small-text==1.4.1",), (), "import small_text"),
    "scikit-activeml": Peer(("scikit-activeml==1.0.1",), (), "import skactiveml.pool"),
    "labelme": Peer(("labelme==6.3.1",), (), "import labelme.app"),  # the last one for Python 3.11
}


def python_of(name: str, folder: Path | None = None) -> Path | None:
    """Return the Python of a peer's environment, made now if need be; None, with the reason printed, if it cannot be.

    Several processes may ask at once: one makes the environment, the others wait for it.
    """
    home = folder or Path(os.environ.get("ALAPP_PEERS", Path(tempfile.gettempdir()) / "alapp-peers"))
    home.mkdir(parents=True, exist_ok=True)
    place, peer = home / name, PEERS[name]
    python = place / ("Scripts/python.exe" if os.name == "nt" else "bin/python")
    stamp = place / "made-of.txt"
    with FileLock(home / f"{name}.lock"):
        if stamp.is_file() and stamp.read_text("utf-8") == repr(peer):
            return python
        try:
            _make(place, python, peer)
        except (OSError, subprocess.SubprocessError) as error:
            said = getattr(error, "stderr", "") or str(error)
            print(f"# {name} could not be installed: {said.strip()[-300:]}", flush=True)
            return None
        stamp.write_text(repr(peer), "utf-8")
    return python


def _make(place: Path, python: Path, peer: Peer) -> None:
    venv.create(place, clear=True, with_pip=True)
    pip = (str(python), "-m", "pip", "install", "--quiet", "--only-binary", ":all:")
    _run(*pip, *peer.needs)
    if peer.alone:
        _run(*pip, "--no-deps", *peer.alone)
    _run(str(python), "-c", peer.check)


def _run(*command: str) -> None:
    subprocess.run(command, check=True, capture_output=True, text=True, timeout=SECONDS)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("names", nargs="*", help=", ".join(PEERS))
    parser.add_argument("--folder", type=Path)
    arguments = parser.parse_args()
    for name in arguments.names or PEERS:
        print(name, python_of(name, arguments.folder), flush=True)


if __name__ == "__main__":
    main()
