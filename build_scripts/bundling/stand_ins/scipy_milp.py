"""Stands for SciPy's solver of mixed-integer programs, which is imported with its other optimisers."""

from typing import Any, NoReturn


def milp(*_: Any, **__: Any) -> NoReturn:
    """Refuse: nothing in this program asks for it."""
    raise NotImplementedError("this program solves no linear programs")
