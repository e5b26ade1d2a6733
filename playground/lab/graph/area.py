"""The middle of the Lab: the graph, with the present step in words above it, or the reason why there is none."""

from collections.abc import Collection

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from core.lab.graph.stepper import Mistakes
from core.lab.lab import Lab
from core.lab.notation import listed, operation_name
from playground.canvas.palette import ZoomCard
from playground.lab.graph.graph_map import MAP_HEIGHT, MAP_WIDTH, GraphMap
from playground.lab.graph.legend import FoldedLegend
from playground.lab.graph.step_words import StepWords
from playground.lab.graph.view import GraphView
from playground.style.size import FLUSH, px, space
from playground.style.style import Style
from playground.widgets.form import label

EDGE, WIDE, LEAST_WIDTH, LEAST_HEIGHT = 12, 640, 340, 300
"""Pixels: the distance of cards from the edges; the width from which the map has its full size, above the foot; and the
area that a card below needs."""


class GraphArea(QWidget):
    """Holds the view of the graph, and what lies over it. shows_card: whether the card below is wanted. resized() when
    its size has changed."""

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
        self.shows_card = True
        self._reserved = (0, 0, 0)
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

    @property
    def is_empty(self) -> bool:
        """Whether there is no graph."""
        return self._pages.currentWidget() is self.nothing

    def show_mistakes(self, lab: Lab) -> None:
        """Name the deliberate mistakes."""
        operations = {value.op.name for value in lab.stepper.values if value.op is not None}
        self.warning.setVisible(bool(lab.mistakes))
        self.warning.setText(_warning(lab.mistakes, operations))

    def arrange(self) -> None:
        """Place what lies over the graph, and keep that part of it free."""
        edge, width, height = px(EDGE), self.graph.width(), self.graph.height()
        self.words.arrange(width, height)
        for part in (self.zoom_card, self.legend):
            part.adjustSize()
        foot = height - edge - self.zoom_card.height()
        self.zoom_card.move(edge, foot)
        is_wide = width >= px(WIDE)
        self.legend.move(
            width - edge - self.legend.width(), foot + (self.zoom_card.height() - self.legend.height()) // 2
        )
        self.legend.make_room(width - self.zoom_card.width() - 4 * edge if is_wide else 0)
        covered = self.zoom_card.height() + 2 * edge
        card = self._below
        has_room = width >= px(LEAST_WIDTH) and height - self.words.height() - covered >= px(LEAST_HEIGHT)
        if card is not None:
            card.setVisible(has_room and self.shows_card)
        if card is not None and has_room and self.shows_card:
            card_height = self._card_height(card, width - 6 * edge)
            card.setGeometry(3 * edge, foot - edge - card_height, width - 6 * edge, card_height)
            covered += card_height + edge
        if is_wide:
            self.map.use_size(MAP_WIDTH, MAP_HEIGHT)
            self.map.move(width - edge - self.map.width(), height - covered - self.map.height())
        else:
            left = 2 * edge + self.zoom_card.width()
            self.map.setFixedSize(max(width - left - edge, 1), self.zoom_card.height())
            self.map.move(left, foot)
        self.graph.keep_free(self.words.height(), covered)

    def _card_height(self, card: QWidget, width: int) -> int:
        """The height of the card below: at this width and text size it only grows, so that the graph does not jump from
        step to step."""
        kind = width, px(100)
        if kind != self._reserved[:2]:
            self._reserved = (*kind, 0)
        card.resize(width, card.height())
        layout = card.layout()
        if layout is not None:
            layout.activate()
        wanted = card.heightForWidth(width) if card.hasHeightForWidth() else card.sizeHint().height()
        self._reserved = (*kind, max(wanted, card.minimumHeight(), self._reserved[2]))
        return self._reserved[2]

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
