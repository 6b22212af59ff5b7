"""The promises in words, and how each is judged by what was found."""

from __future__ import annotations

from collections.abc import Iterator

from alapp.jobs.silence import EXEMPT, FORBIDDEN
from alapp.jobs.standing import LOCAL, Standing
from alapp.session.proof_facts import VERDICTS, Facts, Finding, Verdict
from alapp.store.versions import LEAST_SQLITE

NOT_PROMISED = (
    "What an administrator or a hostile program of the same user does while the project is open.",
    "What the system itself keeps of the memory: swap, hibernation, remapped blocks of a disk. Encrypt the disk.",
    "Copies, exports and printed pages that were already handed out.",
)
MEANING = (
    "This statement is not signed: a key on this machine would only show that it was made on this machine. Keep it, or"
    " the SHA-256 in its last line, where nobody here can change it. Whoever changes the journal later cannot make it"
    " fit the events and hashes noted here; “alapp verify” compares them with the manifest of an export."
)


def judged(facts: Facts) -> Iterator[Finding]:
    """Yield each promise, what was found, the verdict and what it rests on."""
    yield _no_connection(facts)
    yield _no_modules(facts)
    yield _no_traces(facts)
    yield _no_memory(facts)
    yield _owner_only(facts)
    yield _encrypted(facts)
    yield _fits(facts)
    yield _sqlite(facts)


def _count(n: int, one: str, many: str) -> str:
    return f"1 {one}" if n == 1 else f"{n:,} {many}"


def _processes(facts: Facts) -> tuple[tuple[str, Standing], ...]:
    return (("Program", facts.window), *(("Child process", child) for child in facts.children))


def _no_connection(facts: Facts) -> Finding:
    promise = "This program opens no network connection."
    known = [(name, found) for name, found in _processes(facts) if found.sockets is not None]
    beyond = sum(found.beyond_local for _, found in known)
    tried = (
        "one asked for on purpose was refused" if facts.refused_on_purpose else "one asked for on purpose was opened"
    )
    parts = tuple(f"{name} {found.pid}: {_sockets(found)}" for name, found in _processes(facts))
    if not facts.refused_on_purpose or beyond:
        return Finding(promise, f"{_count(beyond, 'socket', 'sockets')} beyond this machine; {tried}.", "broken", parts)
    if not known:
        return Finding(promise, f"This system does not list sockets; {tried}.", "absent", parts)
    return Finding(
        promise,
        f"0 sockets beyond this machine in {_count(len(known), 'process', 'processes')}; {tried}.",
        "held",
        parts,
    )


def _sockets(found: Standing) -> str:
    if found.sockets is None:
        return "sockets are not listed here"
    others = ", ".join(f"{family} {n}" for family, n in sorted(found.sockets.items()) if family != LOCAL)
    return f"{_count(found.sockets.get(LOCAL, 0), 'local socket', 'local sockets')}" + (f", {others}" if others else "")


def _no_modules(facts: Facts) -> Finding:
    promise = "No part that could reach a network is loaded."
    loaded = sorted({name for _, found in _processes(facts) for name in found.forbidden})
    unguarded = [f"{name} {found.pid}: not guarded" for name, found in _processes(facts) if not found.guarded]
    let_in = tuple(f"Let in: {exempt.name} (by {exempt.brought_by}). {exempt.why}" for exempt in EXEMPT)
    if loaded or unguarded:
        words = f"Loaded: {', '.join(loaded)}." if loaded else "A process does not refuse them."
        return Finding(promise, words, "broken", (*unguarded, *let_in))
    return Finding(
        promise,
        f"None of {len(FORBIDDEN)} is loaded; each is refused. The details say what is let in, and why.",
        "held",
        let_in,
    )


def _no_traces(facts: Facts) -> Finding:
    promise = "Working leaves nothing outside the project."
    lived = facts.lived
    parts = (
        f"Files made in its folder: {', '.join(lived.inside)}",
        f"Files opened for writing elsewhere: {', '.join(lived.outside) or 'none'}",
        f"Looked through: {', '.join(lived.looked_through)}",
        *(f"Found in: {path}" for path in lived.leaks),
    )
    did = (
        f"A session of {lived.imported} texts was imported, {lived.labeled} labeled,"
        f" {_count(lived.models, 'model', 'models')} trained, {lived.exported} exported, and taken away."
    )
    if lived.leaks:
        return Finding(
            promise,
            f"{did} Its texts are in {_count(len(lived.leaks), 'file', 'files')} elsewhere.",
            "broken",
            parts,
        )
    return Finding(promise, f"{did} Its texts were found nowhere else.", "held", parts)


def _no_memory(facts: Facts) -> Finding:
    promise = "A crash leaves no copy of the memory, and no other program may read it."
    stands = [found.privacy for _, found in _processes(facts)]
    if all(stand.core_bytes is None for stand in stands):
        return Finding(promise, "This system keeps no such files by these rules.", "absent", ())
    parts = tuple(
        f"{name} {found.pid}: core file {found.privacy.core_bytes} bytes,"
        f" readable by others: {_word(found.privacy.dumpable)}"
        for name, found in _processes(facts)
    )
    bad = any(stand.core_bytes or stand.dumpable for stand in stands)
    verdict: Verdict = "broken" if bad else "held"
    return Finding(
        promise,
        "Core files are on." if bad else "Core files are off in every process.",
        verdict,
        parts,
    )


def _word(value: bool | None) -> str:
    return {None: "not known here", True: "yes", False: "no"}[value]


def _owner_only(facts: Facts) -> Finding:
    promise = "Files are for their owner alone."
    rights = facts.rights
    if rights.for_others is None:
        return Finding(promise, "Rights are not kept in modes here.", "absent", rights.files)
    if rights.for_others:
        n = len(rights.for_others)
        words = f"Others on this machine may use {_count(n, 'file', 'files')}. Take their rights away, or leave them."
        return Finding(promise, words, "look", rights.for_others)
    return Finding(
        promise,
        f"{_count(len(rights.files), 'file', 'files')}: project, backups, settings, log.",
        "held",
        rights.files,
    )


def _encrypted(facts: Facts) -> Finding:
    promise = "A project with a password cannot be read without it."
    if facts.encrypted:
        return Finding(promise, "The whole file is encrypted (SQLCipher); so are its backups.", "held", ())
    return Finding(promise, "This project has no password: who gets the file can read it.", "look", ())


def _fits(facts: Facts) -> Finding:
    promise = "A later change of any answer shows."
    found = facts.verified
    heads = tuple(f"{who}: event {n:,}, {digest}" for who, (n, digest) in sorted(facts.heads.items()))
    proved = (
        f"{_count(found.events, 'event', 'events')}, {_count(found.answers, 'answer', 'answers')} and"
        f" {_count(found.items, 'item', 'items')} were proved"
    )
    if found.problems:
        return Finding(
            promise,
            f"{proved}; {_count(len(found.problems), 'place does', 'places do')} not fit.",
            "broken",
            found.problems,
        )
    return Finding(promise, f"{proved}. The newest event of each annotator is noted with its hash.", "held", heads)


def _sqlite(facts: Facts) -> Finding:
    promise = "What was shown as saved is on the disk."
    version = ".".join(map(str, facts.sqlite))
    least = ".".join(map(str, LEAST_SQLITE))
    if facts.sqlite < LEAST_SQLITE:
        return Finding(promise, f"SQLite {version} may lose answers; {least} or newer is needed.", "broken", ())
    words = f"SQLite {version} writes each answer through to the disk (needed: {least})."
    return Finding(
        promise, words, "held", ("Crashes and power cuts are tried in the tests of the program: tests.safety.",)
    )


# -- as text


def lines_of(facts: Facts, findings: tuple[Finding, ...]) -> Iterator[str]:
    """Yield the lines of the statement."""
    yield f"What alapp {facts.versions['alapp']} found about its promises"
    yield f"Project {facts.project}, {facts.made_at}"
    for number, finding in enumerate(findings, 1):
        yield ""
        yield f"{number}. {finding.promise}"
        yield f"   {VERDICTS[finding.verdict]}: {finding.found}"
        yield from (f"   - {part}" for part in finding.parts)
    yield from ("", "Not promised:", *(f"   - {words}" for words in NOT_PROMISED))
    yield from ("", "Versions:", *(f"   {name} {version}" for name, version in facts.versions.items()))
    yield from ("", MEANING)
