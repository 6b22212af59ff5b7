"""The promises in words, and how each is judged by what was found."""

from __future__ import annotations

from collections.abc import Iterator

from alapp.domain.words import N_, number, tr
from alapp.jobs.silence import EXEMPT, FORBIDDEN
from alapp.jobs.standing import LOCAL, Standing
from alapp.session import policy
from alapp.session.proof_facts import VERDICTS, Facts, Finding, Verdict
from alapp.store.versions import LEAST_SQLITE

NOT_PROMISED = (
    N_("What an administrator or a hostile program of the same user does while the project is open."),
    N_("What the system itself keeps of the memory: swap, hibernation, remapped blocks of a disk. Encrypt the disk."),
    N_("Copies, exports and printed pages that were already handed out."),
)
MEANING = N_(
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
    if policy.current().any:
        yield _rules(policy.current())


def _rules(found: policy.Policy) -> Finding:
    promise = tr("The rules of the administrator are in force.")
    if found.problem:
        return Finding(promise, found.problem, "look", found.sentences())
    return Finding(promise, tr("They come from {path}.", path=found.path), "held", found.sentences())


def _count(n: int, one: str, many: str) -> str:
    return f"1 {tr(one)}" if n == 1 else f"{number(n)} {tr(many)}"


def _processes(facts: Facts) -> tuple[tuple[str, Standing], ...]:
    return ((tr("Program"), facts.window), *((tr("Child process"), child) for child in facts.children))


def _no_connection(facts: Facts) -> Finding:
    promise = tr("This program opens no network connection.")
    known = [(name, found) for name, found in _processes(facts) if found.sockets is not None]
    beyond = sum(found.beyond_local for _, found in known)
    tried = (
        tr("one asked for on purpose was refused")
        if facts.refused_on_purpose
        else tr("one asked for on purpose was opened")
    )
    parts = tuple(f"{name} {found.pid}: {_sockets(found)}" for name, found in _processes(facts))
    if not facts.refused_on_purpose or beyond:
        return Finding(
            promise,
            tr("{count} beyond this machine; {tried}.", count=_count(beyond, N_("socket"), N_("sockets")), tried=tried),
            "broken",
            parts,
        )
    if not known:
        return Finding(promise, tr("This system does not list sockets; {tried}.", tried=tried), "absent", parts)
    return Finding(
        promise,
        tr(
            "0 sockets beyond this machine in {count}; {tried}.",
            count=_count(len(known), N_("process"), N_("processes")),
            tried=tried,
        ),
        "held",
        parts,
    )


def _sockets(found: Standing) -> str:
    if found.sockets is None:
        return tr("sockets are not listed here")
    others = ", ".join(f"{family} {n}" for family, n in sorted(found.sockets.items()) if family != LOCAL)
    return f"{_count(found.sockets.get(LOCAL, 0), N_('local socket'), N_('local sockets'))}" + (
        f", {others}" if others else ""
    )


def _no_modules(facts: Facts) -> Finding:
    promise = tr("No part that could reach a network is loaded.")
    loaded = sorted({name for _, found in _processes(facts) for name in found.forbidden})
    unguarded = [
        tr("{name} {pid}: not guarded", name=name, pid=found.pid)
        for name, found in _processes(facts)
        if not found.guarded
    ]
    let_in = tuple(
        tr(
            "Let in: {name} (by {brought_by}). {why}",
            name=exempt.name,
            brought_by=exempt.brought_by,
            why=tr(exempt.why),
        )
        for exempt in EXEMPT
    )
    if loaded or unguarded:
        words = tr("Loaded: {loaded}.", loaded=", ".join(loaded)) if loaded else tr("A process does not refuse them.")
        return Finding(promise, words, "broken", (*unguarded, *let_in))
    return Finding(
        promise,
        tr(
            "None of {count} is loaded; each is refused. The details say what is let in, and why.", count=len(FORBIDDEN)
        ),
        "held",
        let_in,
    )


def _no_traces(facts: Facts) -> Finding:
    promise = tr("Working leaves nothing outside the project.")
    lived = facts.lived
    parts = (
        tr("Files made in its folder: {inside}", inside=", ".join(lived.inside)),
        tr("Files opened for writing elsewhere: {outside}", outside=", ".join(lived.outside) or tr("none")),
        tr("Looked through: {looked_through}", looked_through=", ".join(lived.looked_through)),
        *(tr("Found in: {path}", path=path) for path in lived.leaks),
    )
    did = tr(
        "A session of {imported} texts was imported, {labeled} labeled, {count} trained, {exported} exported,"
        " and taken away.",
        imported=lived.imported,
        labeled=lived.labeled,
        count=_count(lived.models, N_("model"), N_("models")),
        exported=lived.exported,
    )
    if lived.leaks:
        return Finding(
            promise,
            tr(
                "{did} Its texts are in {count} elsewhere.",
                did=did,
                count=_count(len(lived.leaks), N_("file"), N_("files")),
            ),
            "broken",
            parts,
        )
    return Finding(promise, tr("{did} Its texts were found nowhere else.", did=did), "held", parts)


def _no_memory(facts: Facts) -> Finding:
    promise = tr("A crash leaves no copy of the memory, and no other program may read it.")
    stands = [found.privacy for _, found in _processes(facts)]
    if all(stand.core_bytes is None for stand in stands):
        return Finding(promise, tr("This system keeps no such files by these rules."), "absent", ())
    parts = tuple(
        tr(
            "{name} {pid}: core file {core_bytes} bytes, readable by others: {word}",
            name=name,
            pid=found.pid,
            core_bytes=found.privacy.core_bytes,
            word=_word(found.privacy.dumpable),
        )
        for name, found in _processes(facts)
    )
    bad = any(stand.core_bytes or stand.dumpable for stand in stands)
    verdict: Verdict = "broken" if bad else "held"
    return Finding(
        promise,
        tr("Core files are on.") if bad else tr("Core files are off in every process."),
        verdict,
        parts,
    )


def _word(value: bool | None) -> str:
    return {None: tr("not known here"), True: tr("yes"), False: tr("no")}[value]


def _owner_only(facts: Facts) -> Finding:
    promise = tr("Files are for their owner alone.")
    rights = facts.rights
    if rights.for_others is None:
        return Finding(promise, tr("Rights are not kept in modes here."), "absent", rights.files)
    if rights.for_others:
        n = len(rights.for_others)
        words = tr(
            "Others on this machine may use {count}. Take their rights away, or leave them.",
            count=_count(n, N_("file"), N_("files")),
        )
        return Finding(promise, words, "look", rights.for_others)
    return Finding(
        promise,
        tr("{count}: project, backups, settings, log.", count=_count(len(rights.files), N_("file"), N_("files"))),
        "held",
        rights.files,
    )


def _encrypted(facts: Facts) -> Finding:
    promise = tr("A project with a password cannot be read without it.")
    if facts.encrypted:
        return Finding(promise, tr("The whole file is encrypted (SQLCipher); so are its backups."), "held", ())
    return Finding(promise, tr("This project has no password: who gets the file can read it."), "look", ())


def _fits(facts: Facts) -> Finding:
    promise = tr("A later change of any answer shows.")
    found = facts.verified
    heads = tuple(
        tr("{who}: event {n:,}, {digest}", who=who, n=n, digest=digest)
        for who, (n, digest) in sorted(facts.heads.items())
    )
    proved = tr(
        "{count}, {count_2} and {count_3} were proved",
        count=_count(found.events, N_("event"), N_("events")),
        count_2=_count(found.answers, N_("answer"), N_("answers")),
        count_3=_count(found.items, N_("item"), N_("items")),
    )
    if found.problems:
        return Finding(
            promise,
            tr(
                "{proved}; {count} not fit.",
                proved=proved,
                count=_count(len(found.problems), N_("place does"), N_("places do")),
            ),
            "broken",
            found.problems,
        )
    return Finding(
        promise,
        tr("{proved}. The newest event of each annotator is noted with its hash.", proved=proved),
        "held",
        heads,
    )


def _sqlite(facts: Facts) -> Finding:
    promise = tr("What was shown as saved is on the disk.")
    version = ".".join(map(str, facts.sqlite))
    least = ".".join(map(str, LEAST_SQLITE))
    if facts.sqlite < LEAST_SQLITE:
        return Finding(
            promise,
            tr("SQLite {version} may lose answers; {least} or newer is needed.", version=version, least=least),
            "broken",
            (),
        )
    words = tr(
        "SQLite {version} writes each answer through to the disk (needed: {least}).", version=version, least=least
    )
    return Finding(
        promise, words, "held", (tr("Crashes and power cuts are tried in the tests of the program: tests.safety."),)
    )


# -- as text


def lines_of(facts: Facts, findings: tuple[Finding, ...]) -> Iterator[str]:
    """Yield the lines of the statement."""
    yield tr("What alapp {alapp} found about its promises", alapp=facts.versions["alapp"])
    yield tr("Project {project}, {made_at}", project=facts.project, made_at=facts.made_at)
    for place, finding in enumerate(findings, 1):
        yield ""
        yield f"{place}. {finding.promise}"
        yield f"   {tr(VERDICTS[finding.verdict])}: {finding.found}"
        yield from (f"   - {part}" for part in finding.parts)
    yield from ("", tr("Not promised:"), *(f"   - {tr(words)}" for words in NOT_PROMISED))
    yield from ("", tr("Versions:"), *(f"   {name} {version}" for name, version in facts.versions.items()))
    yield from ("", tr(MEANING))
