"""The Label screen of a new project stands before its first picture has come in."""

from __future__ import annotations

from pytestqt.qtbot import QtBot

from alapp.session.media_reader import MediaReader
from alapp.ui.screens.label.card import ItemCard
from alapp.ui.theme.theme import Theme
from alapp.ui.views.image import ImageView
from alapp.ui.views.picture_store import Drawn
from tests.ui.picture_kit import image_file, item


def test_pictures_are_read_though_nothing_could_read_them_when_the_card_was_made(theme: Theme, qtbot: QtBot) -> None:
    """An empty project has no kind yet, and so no reader: one is there when the import has begun."""
    readers: list[MediaReader] = []
    file = image_file(96, 64)
    card = ItemCard(theme, "", (lambda: readers[0] if readers else None, lambda _: file))
    qtbot.addWidget(card)
    card.resize(900, 700)
    card.show_item(None, "")
    readers.append(MediaReader(inline=True))
    card.show_item(item(1), "Image 1")
    assert isinstance(card.view, ImageView)
    assert isinstance(card.view._picture, Drawn)
