"""The middle of the Lab: the graph under a warning about deliberate mistakes, or the reason why there is none."""

from collections.abc import Collection

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from core.lab.graph.stepper import Mistakes
from core.lab.lab import Lab
from core.lab.notation import listed, operation_name
from playground.lab.graph.view import GraphView
from playground.style.size import FLUSH, space
from playground.style.style import Style
from playground.widgets.form import label


class GraphArea(QWidget):
    """Holds the view of the graph."""

    def __init__(self, style: Style) -> None:
        super().__init__()
        self.graph = GraphView(style)
        self.warning, self.nothing = label("", "small"), label("", quiet=True)
        self.warning.setProperty("role", "warning")
        self.warning.setWordWrap(True)
        space(self.warning, margins=(16, 6, 16, 6))
        self.warning.hide()
        self.nothing.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.nothing.setWordWrap(True)
        self.nothing.setMargin(24)
        self._pages = QStackedWidget()
        self._pages.addWidget(self.graph)
        self._pages.addWidget(self.nothing)
        column = QVBoxLayout(self)
        space(column, margins=FLUSH)
        column.setSpacing(0)
        column.addWidget(self.warning)
        column.addWidget(self._pages, 1)

    def show_nothing(self, sentence: str) -> None:
        """Say why there is no graph; "" shows the graph."""
        self.nothing.setText(sentence)
        self._pages.setCurrentWidget(self.nothing if sentence else self.graph)

    def show_mistakes(self, lab: Lab) -> None:
        """Name the deliberate mistakes."""
        operations = {value.op.name for value in lab.stepper.values if value.op is not None}
        self.warning.setVisible(bool(lab.mistakes))
        self.warning.setText(_warning(lab.mistakes, operations))


def _warning(mistakes: Mistakes, operations: Collection[str]) -> str:
    found = tuple(mistakes.words().values())
    if not found:
        return ""
    if mistakes.flipped and mistakes.flipped not in operations:
        absent = f" But this graph has no {operation_name(mistakes.flipped)}."
    else:
        absent = ""
    return f"Broken on purpose: {listed(found)}. Each wrong gradient has the right one below it.{absent}"
