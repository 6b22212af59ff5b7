"""Stands for a part of Qt that pyqtgraph asks for as it is imported and that no curve of this program uses."""
