"""Commands about the keys of encrypted projects: key list, add, remove, change, recovery, file; encrypt, decrypt."""

from __future__ import annotations

from dataclasses import asdict
from pathlib import Path

import click

from alapp.cli.options import AS, AS_JSON, PROJECT, for_lead, said_code
from alapp.cli.output import as_json, progress, table
from alapp.cli.passwords import NEW_KEY_FILE, NEW_PASSWORD_FILE, asked_for, new_password
from alapp.domain.errors import BadInput
from alapp.domain.words import tr
from alapp.session import keys, people

_LOCKED = click.argument("project", type=click.Path(exists=True, dir_okay=False, path_type=Path))
_KIND = click.option("--kind", type=click.Choice(("person", "lead")), default="person", help="Whose password it is.")
_NAME = click.option("--name", default="", help="Whose key it is, for the list.")


@click.group()
def key() -> None:
    """Passwords and recovery keys of an encrypted project; none of these commands encrypts the file anew."""


@key.command("list")
@_LOCKED
@AS_JSON
def list_(project: Path, json: bool) -> None:
    """List the keys of a project; no password is needed."""
    found = keys.slots_of(project)
    if json:
        as_json([asdict(slot) for slot in found])
    elif not found:
        click.echo(tr("{name} is not encrypted.", name=project.name))
    else:
        rows = [(s.number, s.words, s.name, s.made_at[:16].replace("T", " ")) for s in found]
        table(("number", tr("opens with"), "name", tr("made (UTC)")), rows)


@key.command()
@PROJECT
@for_lead("keys")
@_KIND
@_NAME
@NEW_PASSWORD_FILE
@NEW_KEY_FILE
@AS_JSON
def add(
    project: Path, kind: str, name: str, new_password_file: Path | None, new_key_file: Path | None, json: bool
) -> None:
    """Let another password open the project."""
    word = new_password(new_password_file)
    made = keys.add_slot(project, word, kind="lead" if kind == "lead" else "person", name=name, key_file=new_key_file)
    as_json(asdict(made)) if json else click.echo(tr("Key {number} opens the project too.", number=made.number))


@key.command()
@PROJECT
@for_lead("keys")
@click.argument("number", type=int)
@AS_JSON
def remove(project: Path, number: int, json: bool) -> None:
    """Take a key away by its number; the last one stays."""
    said = keys.remove_slot(project, number)
    as_json({"removed": number, "note": said}) if json else click.echo(
        tr("Key {number} is removed. {said}", number=number, said=said)
    )


@key.command()
@PROJECT
@for_lead("keys")
@click.option(
    "--old-password-file", type=click.Path(exists=True, dir_okay=False, path_type=Path),
    help="Its first line is the password that is replaced.",
)  # fmt: skip
@click.option(
    "--old-key-file", type=click.Path(exists=True, dir_okay=False, path_type=Path),
    help="The key file that the old password needs.",
)  # fmt: skip
@NEW_PASSWORD_FILE
@NEW_KEY_FILE
@AS_JSON
def change(
    project: Path, old_password_file: Path | None, old_key_file: Path | None, new_password_file: Path | None,
    new_key_file: Path | None, json: bool,
) -> None:  # fmt: skip
    """Put a new password in the place of an old one."""
    old = asked_for(tr("Old password"), old_password_file)
    made = keys.change_password(
        project, old, new_password(new_password_file), key_file=old_key_file, new_key_file=new_key_file
    )
    said = tr("Backups and copies made before still open with the old one.")
    as_json({**asdict(made), "note": said}) if json else click.echo(
        tr("Key {number} is changed. {said}", number=made.number, said=said)
    )


@key.command()
@PROJECT
@for_lead("keys")
@_NAME
@AS_JSON
def recovery(project: Path, name: str, json: bool) -> None:
    """Make a recovery key for a sheet of paper; it is shown once and stored nowhere."""
    printed = keys.make_recovery_key(project, name or "Paper")
    if json:
        as_json({"recovery_key": printed})
        return
    click.echo(printed)
    click.echo(tr("Write it on paper and keep it away from this computer: it opens the project by itself."), err=True)


@key.command("file")
@click.argument("target", type=click.Path(dir_okay=False, path_type=Path))
@AS_JSON
def file_(target: Path, json: bool) -> None:
    """Make a key file, for `--new-key-file`; keep it on another drive than the project, and a copy of it."""
    path = target if target.suffix else target.with_name(target.name + keys.KEY_FILE_SUFFIX)
    keys.make_key_file(path)
    as_json({"key_file": str(path)}) if json else click.echo(
        tr("Made {path}. Without it nobody opens the project.", path=path)
    )


@click.command()
@_LOCKED
@AS
@_KIND
@_NAME
@NEW_PASSWORD_FILE
@NEW_KEY_FILE
@AS_JSON
def encrypt(
    project: Path, kind: str, name: str, new_password_file: Path | None, new_key_file: Path | None, json: bool
) -> None:
    """Encrypt a project that is closed: the whole file, its journal, and every backup from now on."""
    if keys.is_encrypted(project):
        raise BadInput(
            tr("“{name}” is encrypted already.", name=project.name), tr("Nothing was changed."), tr("See `alapp key`.")
        )
    people.allow(project, said_code(), "keys")
    word = new_password(new_password_file)
    protection = keys.Protection(word, new_key_file, name, "lead" if kind == "lead" else "person")
    try:
        with progress("Encrypting", quiet=json) as bar:
            plain = keys.encrypt(project, protection, bar)
    finally:
        keys.lock(project)
    if json:
        as_json({"project": str(project), "plain_copies": [str(path) for path in plain]})
        return
    click.echo(
        tr(
            "{name} is encrypted. Without a password or recovery key nobody can open it, not even we.",
            name=project.name,
        )
    )
    click.echo(tr("Make a recovery key now: `alapp key recovery`."))
    if plain:
        count = tr("1 older copy is") if len(plain) == 1 else tr("{count} older copies are", count=len(plain))
        click.echo(tr("{count} not encrypted; delete them or keep them in a safe place:", count=count))
        click.echo("\n".join(f"  {path}" for path in plain))
    click.echo(tr("What was on the disk before may be found there until it is written over; see the manual."))


@click.command()
@PROJECT
@for_lead("keys")
@AS_JSON
def decrypt(project: Path, json: bool) -> None:
    """Turn an encrypted project that is closed into a plain file that anybody can read."""
    with progress("Decrypting", quiet=json) as bar:
        keys.decrypt(project, bar)
    as_json({"project": str(project)}) if json else click.echo(
        tr("{name} is not encrypted any more.", name=project.name)
    )


COMMANDS = (key, encrypt, decrypt)
