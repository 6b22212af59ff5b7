"""Commands of the Label screen where answers list regions: spans, boxes, segments."""

from __future__ import annotations

from alapp.session.action import BOXES, LABEL, REGIONS, SEGMENTS, SPANS, Action
from alapp.session.action import row as _a

_R = {"contexts": REGIONS}
_Z = {"contexts": (BOXES, SEGMENTS)}
_S = {"contexts": (SEGMENTS,)}
_I = {"contexts": (LABEL, BOXES)}  # images

REGION_ACTIONS: tuple[Action, ...] = (
    _a("region.begin", "Region", "begin here", "B", icon="plus", section="Answer", status="begin", **_R),
    _a("region.accept", "Region", "accept", "A Num++", icon="check", section="Answer", status="accept", **_R),
    _a("region.accept.all", "Region", "accept all that are shown", "Shift+A", icon="check", section="Answer", **_R),
    _a("region.reject", "Region", "reject the suggestion", "X", icon="x", section="Answer", status="reject", **_R),
    _a(
        "region.remove",
        "Region",
        "take away",
        "Backspace Delete",
        icon="x",
        section="Answer",
        status="take away",
        **_R,
    ),
    _a("region.edge", "Region", "other edge or corner", "E", icon="loop", section="Answer", **_R),
    _a("region.next", "Region", "next", "J", icon="down", section="Look", status="next", **_R),
    _a("region.previous", "Region", "previous", "K", icon="up", section="Look", **_R),
    _a("region.go", "Region", "move by a word or step", "Arrows", icon="right", section="Look", status="move", **_R),
    _a("region.go.fine", "Region", "move by a letter or fine step", "Alt+Arrows", icon="right", section="Look", **_R),
    _a("region.go.large", "Region", "move by a large step", "Ctrl+Arrows", icon="right", section="Look", **_R),
    _a(
        "region.stretch",
        "Region",
        "stretch or shrink",
        "Shift+Arrows",
        icon="right",
        section="Answer",
        status="stretch",
        **_R,
    ),
    _a("region.stretch.fine", "Region", "stretch finely", "Alt+Shift+Arrows", icon="right", section="Answer", **_R),
    _a("region.stretch.large", "Region", "stretch widely", "Ctrl+Shift+Arrows", icon="right", section="Answer", **_R),
    _a(
        "region.same",
        "Region",
        "label the same words elsewhere",
        "Ctrl+Shift+E",
        icon="search",
        section="Answer",
        contexts=(SPANS,),
    ),
    _a("region.larger", "Look", "zoom in", "+ =", icon="zoomin", section="Look", status="zoom in", **_Z),
    _a("region.smaller", "Look", "zoom out", "-", icon="text", section="Look", **_Z),
    _a("region.fit", "Look", "show the whole item", "Z", icon="fit", section="Look", **_Z),
    _a("picture.contrast", "Picture", "more contrast", "Alt++ Alt+=", icon="half", section="Look", **_I),
    _a("picture.flatter", "Picture", "less contrast", "Alt+-", icon="half", section="Look", **_I),
    _a("picture.brighter", "Picture", "brighter", "Alt+.", icon="up", section="Look", **_I),
    _a("picture.darker", "Picture", "darker", "Alt+,", icon="down", section="Look", **_I),
    _a("picture.grid", "Picture", "grid on or off", "Ctrl+Shift+G", icon="browse", section="Look", **_I),
    _a("picture.plain", "Picture", "as it is in the file", icon="image", section="Look", **_I),
    _a("region.play", "Sound", "play or pause", "Space", icon="play", section="Look", status="play", **_S),
    _a("region.replay", "Sound", "replay the segment", "R", icon="loop", section="Look", status="replay", **_S),
    _a("region.slower", "Sound", "slower", "<", icon="left", section="Look", **_S),
    _a("region.faster", "Sound", "faster", ">", icon="right", section="Look", **_S),
)
