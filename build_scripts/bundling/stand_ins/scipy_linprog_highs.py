"""Stands for SciPy's solver of linear programs (HiGHS, 6 MB), which is imported with its other optimisers."""

from typing import Any, NoReturn


def _linprog_highs(*_: Any, **__: Any) -> NoReturn:
    raise NotImplementedError("this program solves no linear programs")


_highs_to_scipy_status_message = _linprog_highs
