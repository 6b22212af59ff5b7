"""The installer for Windows, by Inno Setup. Written with care and not run here: no Windows was at hand."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

from bundling.facts import Facts

SCRIPT = r"""; Installs for everybody on the machine; silently with /VERYSILENT /NORESTART /SUPPRESSMSGBOXES.
[Setup]
AppId={{8E0C3B5E-6E0B-4C7E-9C3A-0F7C6B1D5A41}
AppName=alapp
AppVersion=@VERSION@
AppPublisher=The alapp project
DefaultDirName={autopf}\alapp
DefaultGroupName=alapp
DisableProgramGroupPage=yes
PrivilegesRequired=admin
ArchitecturesAllowed=x64compatible
ArchitecturesInstallIn64BitMode=x64compatible
ChangesAssociations=yes
ChangesEnvironment=yes
Compression=lzma2/max
SolidCompression=yes
OutputDir=@OUTPUT@
OutputBaseFilename=@NAME@
SetupIconFile=@ICON@
UninstallDisplayIcon={app}\alapp.exe
LicenseFile=@LICENCE@
CloseApplications=yes

[Languages]
Name: "en"; MessagesFile: "compiler:Default.isl"
Name: "de"; MessagesFile: "compiler:Languages\German.isl"

[Tasks]
Name: "path"; Description: "alapp in the terminal (adds the folder to the system's PATH)"

[Files]
Source: "@FOLDER@\*"; DestDir: "{app}"; Flags: recursesubdirs createallsubdirs ignoreversion

[InstallDelete]
Type: filesandordirs; Name: "{app}\_internal"

[Icons]
Name: "{autoprograms}\alapp"; Filename: "{app}\alapp.exe"

[Registry]
Root: HKA; Subkey: "Software\Classes\.alapp"; ValueType: string; ValueData: "alapp.project"; Flags: uninsdeletevalue
Root: HKA; Subkey: "Software\Classes\alapp.project"; ValueType: string; ValueData: "alapp project"; \
  Flags: uninsdeletekey
Root: HKA; Subkey: "Software\Classes\alapp.project\DefaultIcon"; ValueType: string; ValueData: "{app}\alapp.exe,0"
Root: HKA; Subkey: "Software\Classes\alapp.project\shell\open\command"; ValueType: string; \
  ValueData: "\"{app}\alapp.exe\" \"%1\""
Root: HKA; Subkey: "Software\Classes\.albundle"; ValueType: string; ValueData: "alapp.bundle"; Flags: uninsdeletevalue
Root: HKA; Subkey: "Software\Classes\alapp.bundle"; ValueType: string; ValueData: "alapp work bundle"; \
  Flags: uninsdeletekey
Root: HKA; Subkey: "Software\Classes\alapp.bundle\DefaultIcon"; ValueType: string; ValueData: "{app}\alapp.exe,0"
Root: HKA; Subkey: "Software\Classes\alapp.bundle\shell\open\command"; ValueType: string; \
  ValueData: "\"{app}\alapp.exe\" \"%1\""
Root: HKLM; Subkey: "SYSTEM\CurrentControlSet\Control\Session Manager\Environment"; ValueType: expandsz; \
  ValueName: "Path"; ValueData: "{olddata};{app}"; Tasks: path; Check: NotOnPath(ExpandConstant('{app}'))

[Code]
function NotOnPath(Folder: string): Boolean;
var
  Path: string;
begin
  if not RegQueryStringValue(HKLM, 'SYSTEM\CurrentControlSet\Control\Session Manager\Environment', 'Path', Path) then
    Path := '';
  Result := Pos(';' + Uppercase(Folder) + ';', ';' + Uppercase(Path) + ';') = 0;
end;

procedure CurUninstallStepChanged(Step: TUninstallStep);
var
  Path, Folder: string;
  At: Integer;
begin
  if Step <> usPostUninstall then
    exit;
  if not RegQueryStringValue(HKLM, 'SYSTEM\CurrentControlSet\Control\Session Manager\Environment', 'Path', Path) then
    exit;
  Folder := ';' + ExpandConstant('{app}');
  At := Pos(Uppercase(Folder) + ';', Uppercase(Path) + ';');
  if At > 0 then begin
    Delete(Path, At, Length(Folder));
    RegWriteExpandStringValue(HKLM, 'SYSTEM\CurrentControlSet\Control\Session Manager\Environment', 'Path', Path);
  end;
end;
"""


def script(facts: Facts, folder: Path, icon: Path, licence: Path, output: Path) -> str:
    """Return the script of the installer; it takes away what it put there and no project."""
    values = {
        "VERSION": facts.version, "FOLDER": str(folder), "ICON": str(icon), "LICENCE": str(licence),
        "OUTPUT": str(output), "NAME": installer_name(facts),
    }  # fmt: skip
    text = SCRIPT
    for name, value in values.items():
        text = text.replace(f"@{name}@", value)
    return text


def installer_name(facts: Facts) -> str:
    """Return the installer's file name without its ending."""
    return f"alapp-{facts.variant}-{facts.version}-windows-x64"


def name_terminal_program(folder: Path) -> None:
    """Name the program for terminals ``alapp.com``, which a terminal takes for ``alapp``; icons start the other."""
    (folder / "alapp-terminal.exe").replace(folder / "alapp.com")


def build(facts: Facts, folder: Path, work: Path, output: Path, root: Path) -> Path | None:
    """Write the script, and run Inno Setup where it is installed; return the installer."""
    written = work / "alapp.iss"
    text = script(facts, folder, work / "facts" / "icons" / "alapp.ico", root / "LICENSE", output)
    written.write_text(text, "utf-8-sig", newline="\r\n")
    compiler = shutil.which("iscc")
    if compiler is None:
        print(f"Inno Setup (iscc) is not here: {written.name} was written and not run.")
        return None
    subprocess.run([compiler, "/Qp", str(written)], check=True)
    return output / f"{installer_name(facts)}.exe"
