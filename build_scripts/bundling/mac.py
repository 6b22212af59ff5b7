"""The disk image for macOS, by ``hdiutil``. Written with care and not run here: no Mac was at hand."""

from __future__ import annotations

import platform
import shutil
import subprocess
from pathlib import Path

from bundling.facts import Facts


def build(facts: Facts, bundle: Path, work: Path, output: Path) -> Path:
    """Put ``alapp.app`` and a link to the folder of programs into a disk image; return it.

    The bundle is signed for this machine only (``-``); a signature that others trust needs a certificate.
    """
    stage = work / "image"
    shutil.rmtree(stage, ignore_errors=True)
    stage.mkdir(parents=True)
    shutil.copytree(bundle, stage / "alapp.app", symlinks=True)
    (stage / "Applications").symlink_to("/Applications")
    subprocess.run(["codesign", "--force", "--deep", "--sign", "-", str(stage / "alapp.app")], check=True)
    image = output / f"alapp-{facts.variant}-{facts.version}-macos-{platform.machine()}.dmg"
    options = ["-volname", "alapp", "-srcfolder", str(stage), "-format", "UDZO", "-ov"]
    subprocess.run(["hdiutil", "create", *options, str(image)], check=True)
    return image
