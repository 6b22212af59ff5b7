"""The pages of the manual that come with the program, as they are read in the window."""

from __future__ import annotations

import re

from alapp.session.resources import resource

_APART = ("#", "- ")
_COMMAND = re.compile(r"`((?:alapp|python3) [^`]*)`")


def page(name: str) -> str:
    """Return a page (such as ``safety``) as plain text: one line a paragraph, no marks but those of lists."""
    blocks = resource(f"manual/{name}.md").read_text("utf-8").split("\n\n")
    return "\n\n".join(_plain(block) for block in blocks)


def headings(name: str) -> tuple[str, ...]:
    """Return the headings of a page; the first is its title."""
    return tuple(re.findall(r"^#+ (.+)$", resource(f"manual/{name}.md").read_text("utf-8"), re.MULTILINE))


def _plain(block: str) -> str:
    lines: list[str] = []
    for line in block.strip().splitlines():
        if lines and not line.startswith(_APART):
            lines[-1] += f" {line.strip()}"
        else:
            lines.append(re.sub(r"^#+ ", "", line))
    return _COMMAND.sub("“\\1”", "\n".join(lines)).replace("`", "")
