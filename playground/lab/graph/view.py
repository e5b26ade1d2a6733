"""The graph on its paper: every step of it, or folded into few nodes. It shows the state of the present step."""

from collections.abc import Callable, Collection, Mapping

from PySide6.QtCore import QEasingCurve, QPointF, QRect, QRectF, Qt, QVariantAnimation, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QApplication, QStyle

from core.autograd.value import Value
from core.lab.graph.detail import LEVELS
from core.lab.graph.folding import Folding, Node
from core.lab.graph.paths import Path
from core.lab.lab import Lab
from playground.lab.graph.card_item import CardItem
from playground.lab.graph.folded_picture import FoldedPicture
from playground.lab.graph.operation_item import EdgeItem, OperationItem
from playground.lab.graph.paper import GraphPaper
from playground.lab.graph.steps_picture import StepsPicture
from playground.lab.graph.value_item import ValueItem
from playground.style.style import Style

GLIDE_MS, MOST_TOLD = 200, 40
LEVEL_KEYS = dict(zip((Qt.Key.Key_1, Qt.Key.Key_2, Qt.Key.Key_3), LEVELS, strict=True))
COLUMNS = {Qt.Key.Key_BracketLeft: "left", Qt.Key.Key_BracketRight: "right"}


class GraphView(GraphPaper):
    """Knows the selected value and the operations with a breakpoint by their labels: `asked` and `breakpoints`.

    toggled(label): expand or collapse what has that label. stepped(by): an arrow key was pressed. chosen(label): a
    value was selected, "" for none. leaf_dragged(label, number): the slider of a leaf moves. ran_to(label) and
    breakpoint_toggled(label): an operation was clicked; the label is that of the value it makes. column_toggled(name):
    a key asked for the "left" or "right" column. level_asked(level): a key asked for a level of detail. shown(): the
    picture has changed. tabbed(by): what Tab walks through; False at its end."""

    toggled = Signal(str)
    stepped = Signal(int)
    chosen = Signal(str)
    leaf_dragged = Signal(str, float)
    ran_to = Signal(str)
    breakpoint_toggled = Signal(str)
    column_toggled = Signal(str)
    level_asked = Signal(str)
    shown = Signal()

    def __init__(self, style: Style) -> None:
        self._picture: StepsPicture | FoldedPicture | None = None
        super().__init__(style)
        self.setAccessibleName("Graph of the expression")
        self.asked = ""
        self.breakpoints: frozenset[str] = frozenset()
        self._held = self._at_work = ""
        self._pressed = QPointF()
        self._before: Mapping[Node, QPointF] = {}
        self.tabbed: Callable[[int], bool] | None = None
        self._glide = QVariantAnimation(self, duration=GLIDE_MS, startValue=0.0, endValue=1.0)
        self._glide.setEasingCurve(QEasingCurve.Type.OutCubic)
        self._glide.valueChanged.connect(self._on_glided)

    @property
    def values(self) -> Mapping[Value, ValueItem]:
        """The cards of values."""
        return self._picture.values if self._picture is not None else {}

    @property
    def operations(self) -> Mapping[Value, OperationItem]:
        """The circles of operations, by what they make; none in a folded graph."""
        return self._picture.operations if self._picture is not None else {}

    @property
    def edges(self) -> Mapping[tuple[Value, int], EdgeItem] | Mapping[tuple[Node, Node], EdgeItem]:
        """The edges: by a value and the place of an operand, or in a folded graph by two nodes."""
        return self._picture.edges if self._picture is not None else {}

    @property
    def cards(self) -> list[CardItem]:
        """All cards, in the order in which the keyboard walks them."""
        return self._picture.cards if self._picture is not None else []

    @property
    def card_count(self) -> int:
        return len(self.cards)

    def content(self) -> QRectF:
        return self._picture.content if self._picture is not None else QRectF()

    def display(self, lab: Lab, folding: Folding | None = None, *, anchor: str = "", gliding: bool = False) -> None:
        """Show another graph, and the stepper's position in it. folding: how it is folded; None shows every step.
        anchor: the label of what is in the middle if not everything can be shown. gliding: nodes move from where they
        were."""
        before = self._picture.positions() if isinstance(self._picture, FoldedPicture) and gliding else {}
        self._glide.stop()
        # Its items are deleted with the paper's.
        self._picture = None
        self.paper.clear()
        if folding is None:
            self._picture = StepsPicture(self._style, self.paper, lab)
        else:
            self._picture = FoldedPicture(self._style, self.paper, folding)
        for item in self.cards:
            item.choose(item.label == self.asked)
        meant = self._card(anchor)
        self.anchor = meant.pos() if meant is not None else None
        self.make_paper()
        self.refresh(lab)
        self.follow_size()
        if before and isinstance(self._picture, FoldedPicture):
            self._before = self._picture.starts(before)
            # 0 if the system asks for less motion.
            if self.style().styleHint(QStyle.StyleHint.SH_Widget_Animation_Duration):
                self._glide.start()
        self.shown.emit()

    def refresh(self, lab: Lab, unknown: Collection[str] = (), *, quietly: bool = False) -> None:
        """Show the stepper's position. unknown: labels of values whose gradient the user has to find. quietly: hide
        what the present step does."""
        if self._picture is not None:
            card = self._picture.refresh(lab, unknown, self.breakpoints, quietly=quietly)
            is_on_the_way = 0 < lab.stepper.position < len(lab.stepper.steps)
            self._at_work = card.label if card is not None and is_on_the_way else ""
            self.setAccessibleDescription(self._in_words())
            self.shown.emit()

    def _in_words(self) -> str:
        """What the picture shows, as text: the present step first."""
        cards = sorted(self.cards, key=lambda card: card.label != self._at_work)
        told = [f"{card.label}: data {card.data_text}, grad {card.grad_text}" for card in cards[:MOST_TOLD]]
        more = [f"and {len(cards) - MOST_TOLD:,} more"] if len(cards) > MOST_TOLD else []
        return "; ".join([*([f"present step {self._at_work}"] if self._at_work else []), *told, *more])

    def keep_free(self, top: int, bottom: int) -> None:
        super().keep_free(top, bottom)
        # Only now is it known what is covered at this step.
        self.bring_card_into_sight(self._at_work)

    def choose(self, label: str) -> None:
        """Mark the selected value; "" for none."""
        self.asked = label
        for item in self.cards:
            item.choose(item.label == label)

    def show_breakpoints(self, labels: Collection[str]) -> None:
        """Mark the operations with a breakpoint, by the values they make."""
        self.breakpoints = frozenset(labels)
        if self._picture is not None:
            self._picture.show_breakpoints(self.breakpoints)

    def show_path(self, path: Path | None) -> None:
        """Mark a path from a value to the output; None for none."""
        if self._picture is not None:
            self._picture.show_path(path)

    def center_on(self, label: str) -> None:
        """Center a value that is not entirely visible."""
        item = self._card(label)
        if item is not None and not self.viewport().rect().contains(self._seen(item)):
            self.center_at(item.pos())

    def _card(self, label: str) -> CardItem | None:
        return self._picture.card_of(label) if self._picture is not None and label else None

    def _seen(self, item: CardItem) -> QRect:
        return self.mapFromScene(item.sceneBoundingRect()).boundingRect()

    def _on_glided(self, share: float) -> None:
        picture = self._picture
        if isinstance(picture, FoldedPicture):
            ends = picture.places
            picture.move_to({node: start + (ends[node] - start) * share for node, start in self._before.items()})
            self.viewport().update()

    def _item_at(self, point: QPointF) -> CardItem | None:
        return next((item for item in self.cards if item.box.translated(item.pos()).contains(point)), None)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        point = self.mapToScene(event.position().toPoint())
        self._pressed = event.position()
        if event.button() == Qt.MouseButton.LeftButton:
            taken = (i for i in self.values.values() if i.slider.translated(i.pos()).contains(point))
            self._held = next((item.value.label for item in taken), "")
        if self._held:
            self._drag(point)
        else:
            super().mousePressEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._held:
            self._drag(self.mapToScene(event.position().toPoint()))
        else:
            super().mouseMoveEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        was_held, self._held = self._held, ""
        if was_held:
            return
        super().mouseReleaseEvent(event)
        moved = (event.position() - self._pressed).manhattanLength()
        if moved >= QApplication.startDragDistance():
            self.leave_fit()
        elif event.button() == Qt.MouseButton.LeftButton:
            self._click(self.mapToScene(event.position().toPoint()), event.modifiers())

    def _click(self, point: QPointF, modifiers: Qt.KeyboardModifier) -> None:
        made = self._picture.operation_at(point) if self._picture is not None else None
        if made is not None:
            is_breakpoint = bool(modifiers & Qt.KeyboardModifier.ShiftModifier)
            (self.breakpoint_toggled if is_breakpoint else self.ran_to).emit(made.label)
            return
        item = self._item_at(point)
        self.chosen.emit(item.label if item is not None else "")

    def _drag(self, point: QPointF) -> None:
        # Looked up each time: the graph may change while the button is held.
        item = self._card(self._held)
        if isinstance(item, ValueItem) and item.reach:
            self.leaf_dragged.emit(self._held, item.number_at(point.x() - item.pos().x()))

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        item = self._item_at(self.mapToScene(event.position().toPoint()))
        if item is not None:
            self.toggled.emit(item.label)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = Qt.Key(event.key())
        by = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}.get(key)
        along = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}.get(key)
        if by is not None:
            self.stepped.emit(by)
        elif along is not None:
            self._walk(along)
        elif key == Qt.Key.Key_Home:
            self.fit()
        elif key == Qt.Key.Key_Escape:
            self.chosen.emit("")
        elif self.asked and key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.toggled.emit(self.asked)
        elif key in LEVEL_KEYS and not event.modifiers():
            self.level_asked.emit(LEVEL_KEYS[key])
        elif key in COLUMNS:
            self.column_toggled.emit(COLUMNS[key])
        elif self.asked and key == Qt.Key.Key_B:
            self.breakpoint_toggled.emit(self.asked)
        else:
            super().keyPressEvent(event)

    def focusNextPrevChild(self, forward: bool) -> bool:
        if self.hasFocus() and self.tabbed is not None and self.tabbed(1 if forward else -1):
            return True
        return super().focusNextPrevChild(forward)

    def _walk(self, by: int) -> None:
        """Select the previous or next card."""
        labels = [item.label for item in self.cards]
        at = labels.index(self.asked) + by if self.asked in labels else 0 if by > 0 else -1
        if labels:
            self.chosen.emit(labels[at % len(labels)])
            self.bring_card_into_sight(labels[at % len(labels)])

    def bring_card_into_sight(self, label: str) -> None:
        """Scroll to the card of a value, if there is one."""
        card = self._card(label)
        if card is not None:
            self.bring_into_sight(card.box.translated(card.pos()))
