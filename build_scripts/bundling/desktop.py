"""What a desktop of Linux wants to know of the program: menu entry, file types, icons, a manual page."""

from __future__ import annotations

import shutil
from pathlib import Path

from bundling.icons import BUNDLE, PROGRAM, PROJECT, SIZES

SUMMARY = "offline annotation with active learning"

DESKTOP = f"""[Desktop Entry]
Type=Application
Name=alapp
GenericName=Annotation
GenericName[de]=Annotation
Comment=Label less, learn more: annotation with active learning, on this machine only
Comment[de]=Weniger beschriften, mehr lernen: Annotation mit aktivem Lernen, nur auf diesem Rechner
Exec=alapp %f
Icon={PROGRAM}
Terminal=false
Categories=Science;Education;
Keywords=label;annotation;active learning;
MimeType=application/x-alapp-project;application/x-alapp-bundle;
StartupWMClass=alapp
"""

MIME = f"""<?xml version="1.0" encoding="UTF-8"?>
<mime-info xmlns="http://www.freedesktop.org/standards/shared-mime-info">
  <mime-type type="application/x-alapp-project">
    <comment>alapp project</comment>
    <comment xml:lang="de">alapp-Projekt</comment>
    <icon name="{PROJECT}"/>
    <glob pattern="*.alapp" weight="80"/>
  </mime-type>
  <mime-type type="application/x-alapp-bundle">
    <comment>alapp work bundle</comment>
    <comment xml:lang="de">alapp-Arbeitspaket</comment>
    <icon name="{BUNDLE}"/>
    <glob pattern="*.albundle" weight="80"/>
  </mime-type>
</mime-info>
"""

_MANUAL = """.TH ALAPP 1
.SH NAME
alapp \\- {summary}
.SH SYNOPSIS
.B alapp
.RI [ PROJECT.alapp ]
.br
.B alapp
.I COMMAND
.RI [ OPTION ...]
.SH DESCRIPTION
Without an argument, or with a project file, the window opens. With a command, it works in the terminal;
.B alapp \\-\\-help
lists the commands, and
.B alapp COMMAND \\-\\-help
says what each can do.
.SH FILES
Settings lie in
.IR ~/.config/alapp ,
the manual in
.IR {home}/_internal/resources/manual ,
licences in
.IR {home}/_internal/resources/licences .
Projects lie where you put them; removing the package touches none.
"""


def manual_page(home: str) -> str:
    """Return the manual page of a program that is installed in the folder ``home``."""
    return _MANUAL.format(home=home, summary=SUMMARY)


def write_desktop_files(share: Path, icons: Path) -> None:
    """Write menu entry, file types and icons below ``share``."""
    for place, text in (("applications/alapp.desktop", DESKTOP), ("mime/packages/alapp.xml", MIME)):
        (share / place).parent.mkdir(parents=True, exist_ok=True)
        (share / place).write_text(text, "utf-8", newline="\n")
    kinds = {PROGRAM: "apps", PROJECT: "mimetypes", BUNDLE: "mimetypes"}
    places = [(f"{size}x{size}", str(size), "png") for size in SIZES] + [("scalable", "scalable", "svg")]
    for name, kind in kinds.items():
        for theirs, ours, suffix in places:
            target = share / "icons" / "hicolor" / theirs / kind / f"{name}.{suffix}"
            target.parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(icons / ours / f"{name}.{suffix}", target)
