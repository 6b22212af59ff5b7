"""The manual that comes with the program: its pages in order, which one speaks of a screen, and a search in them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache

from alapp.session.resources import resource

ORDER = (
    "tutorial",
    "kinds",
    "start",
    "wizard",
    "label",
    "browse",
    "insights",
    "guidelines",
    "data",
    "settings",
    "lock",
    "keys",
    "learning",
    "problems",
    "formats",
    "terminal",
    "safety",
    "administrators",
    "developers",
)
"""The pages, in the order of the list of contents; each is ``resources/manual/NAME.md``."""
OF_CONTEXT: Mapping[str, str] = {"locked": "lock", "spans": "label", "boxes": "label", "segments": "label"}
"""Screens whose page has another name than they."""
MOST_HITS = 80
_MARKS = re.compile(r"!?\[([^\]]*)\]\([^)\s]*\)|`([^`]*)`|\*{1,2}([^*]+)\*{1,2}")
_LEAD = re.compile(r"(#+|-|\d+\.) +|\|")
_SENTENCE = re.compile(r"(?<=[.:?!]) +")


@dataclass(frozen=True, slots=True)
class Hit:
    """A sentence that was found: its page, that page's title, and the heading above it."""

    page: str
    title: str
    heading: str
    sentence: str


def page_for(context: str) -> str:
    """Return the page of a screen, by the screen's context; the tutorial where none is."""
    name = OF_CONTEXT.get(context, context)
    return name if name in ORDER else ORDER[0]


@cache
def page(name: str) -> str:
    """Return a page (such as ``safety``) as Markdown; pages do not change while the program runs.

    Raises
    ------
    OSError : the page is not there.
    """
    return resource(f"manual/{name}.md").read_text("utf-8")


def headings(name: str) -> tuple[str, ...]:
    """Return the headings of a page; the first is its title."""
    return tuple(heading for level, heading in _lines(name) if level)


def title_of(name: str) -> str:
    """Return the title of a page."""
    return headings(name)[0]


def find(query: str, names: Iterable[str] = ORDER) -> list[Hit]:
    """Return the sentences that hold every word of a query, those in headings first; upper case does not count."""
    words = query.casefold().split()
    found: list[tuple[int, Hit]] = []
    for name in names if words else ():
        title, above = title_of(name), ""
        for level, text in _lines(name):
            above = text if level else above
            if all(word in text.casefold() for word in words):
                found.append((0 if level else 1, Hit(name, title, above, _sentence(text, words))))
    return [hit for _, hit in sorted(found, key=lambda pair: pair[0])][:MOST_HITS]


def _sentence(text: str, words: list[str]) -> str:
    """Return the sentence that holds most of the words."""
    return max(_SENTENCE.split(text), key=lambda sentence: sum(word in sentence.casefold() for word in words))


@cache
def _lines(name: str) -> tuple[tuple[int, str], ...]:
    """Return (level of heading or 0, words without marks) of each heading, paragraph, point and row of a table."""
    return tuple(_plain(page(name)))


def _plain(text: str) -> Iterator[tuple[int, str]]:
    for line in _joined(text.splitlines()):
        level = len(line) - len(line.lstrip("#"))
        words = _MARKS.sub(lambda mark: next(filter(None, mark.groups()), ""), _LEAD.sub("", line, count=1))
        words = words.replace(" | ", " · ").strip("| -")
        if words:
            yield level, words


def _joined(lines: Iterable[str]) -> Iterator[str]:
    """Join what was broken only for the width of the file."""
    whole = ""
    for line in (*lines, ""):
        if line.strip() and whole and not _LEAD.match(line):
            whole += f" {line.strip()}"
            continue
        if whole:
            yield whole
        whole = line.strip()
