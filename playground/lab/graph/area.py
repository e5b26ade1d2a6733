"""The middle of the Lab: the graph, with the present step in words above it, or the reason why there is none."""

from collections.abc import Collection

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from core.lab.graph.stepper import Mistakes
from core.lab.lab import Lab
from core.lab.notation import listed, operation_name
from playground.canvas.palette import ZoomCard
from playground.lab.graph.graph_map import GraphMap
from playground.lab.graph.legend import FoldedLegend
from playground.lab.graph.step_words import StepWords
from playground.lab.graph.view import GraphView
from playground.style.size import FLUSH, px, space
from playground.style.style import Style
from playground.widgets.form import label

EDGE = 12
"""Pixels: the distance of cards from the edges."""


class GraphArea(QWidget):
    """Holds the view of the graph, and what lies over it. resized() when its size has changed."""

    resized = Signal()

    def __init__(self, style: Style) -> None:
        super().__init__()
        self.graph = GraphView(style)
        self.setFocusProxy(self.graph)
        self.warning, self.nothing = label("", "small"), label("", quiet=True)
        self.warning.setProperty("role", "warning")
        self.warning.setWordWrap(True)
        space(self.warning, margins=(16, 6, 16, 6))
        self.warning.hide()
        self.nothing.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.nothing.setWordWrap(True)
        space(self.nothing, margins=(24, 24, 24, 24))
        self._pages = QStackedWidget()
        self._pages.addWidget(self.graph)
        self._pages.addWidget(self.nothing)
        column = QVBoxLayout(self)
        space(column, margins=FLUSH)
        column.setSpacing(0)
        column.addWidget(self.warning)
        column.addWidget(self._pages, 1)
        self.words = StepWords(style, self.graph)
        self.zoom_card, self.map = ZoomCard(style, self.graph), GraphMap(self.graph, style)
        self.legend = FoldedLegend(style, self.graph)
        self._below: QWidget | None = None
        self.zoom_card.zoom_requested.connect(self.graph.zoom_by)
        self.zoom_card.fit_requested.connect(self.graph.fit)
        self.graph.zoomed.connect(self.zoom_card.display)
        self.graph.moved.connect(self._on_moved)
        self.graph.shown.connect(self._on_moved)
        self.graph.installEventFilter(self)
        style.changed.connect(self.arrange)

    def put_below(self, card: QWidget) -> None:
        """Put a card over the foot of the graph."""
        self._below = card
        card.setParent(self.graph)
        self.arrange()

    def show_nothing(self, sentence: str) -> None:
        """Say why there is no graph; "" shows the graph."""
        self.nothing.setText(sentence)
        self._pages.setCurrentWidget(self.nothing if sentence else self.graph)

    def show_mistakes(self, lab: Lab) -> None:
        """Name the deliberate mistakes."""
        operations = {value.op.name for value in lab.stepper.values if value.op is not None}
        self.warning.setVisible(bool(lab.mistakes))
        self.warning.setText(_warning(lab.mistakes, operations))

    def arrange(self) -> None:
        """Place what lies over the graph, and keep that part of it free."""
        edge, width, height = px(EDGE), self.graph.width(), self.graph.height()
        self.words.arrange(width)
        for part in (self.zoom_card, self.legend):
            part.adjustSize()
        foot = height - edge - self.zoom_card.height()
        self.zoom_card.move(edge, foot)
        self.legend.move(
            width - edge - self.legend.width(), foot + (self.zoom_card.height() - self.legend.height()) // 2
        )
        self.legend.make_room(width - self.zoom_card.width() - 4 * edge)
        covered = self.zoom_card.height() + 2 * edge
        card = self._below
        if card is not None and not card.isHidden():
            card_width = width - 6 * edge
            wanted = card.heightForWidth(card_width) if card.hasHeightForWidth() else card.sizeHint().height()
            card_height = max(wanted, card.minimumHeight())
            card.setGeometry(3 * edge, foot - edge - card_height, card_width, card_height)
            covered += card_height + edge
        self.map.move(width - edge - self.map.width(), height - covered - self.map.height())
        self.graph.keep_free(self.words.height(), covered)

    def _on_moved(self) -> None:
        content = self.graph.mapFromScene(self.graph.content()).boundingRect()
        self.words.cover(content.intersects(self.words.geometry()))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self.graph and event.type() == QEvent.Type.Resize:
            self.arrange()
            self.resized.emit()
        return super().eventFilter(watched, event)


def _warning(mistakes: Mistakes, operations: Collection[str]) -> str:
    found = tuple(mistakes.words().values())
    if not found:
        return ""
    if mistakes.flipped and mistakes.flipped not in operations:
        absent = f" But this graph has no {operation_name(mistakes.flipped)}."
    else:
        absent = ""
    return f"Broken on purpose: {listed(found)}. Each wrong gradient has the right one below it.{absent}"
