"""Stands for a part of Qt of which pyqtgraph derives a class as it is imported; curves are painted without it."""

from PySide6.QtWidgets import QWidget as QOpenGLWidget

__all__ = ["QOpenGLWidget"]
