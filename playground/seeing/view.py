"""The focus view: up to four cards in half of the window."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QEvent, QObject, QPoint, Qt, Signal
from PySide6.QtGui import QKeySequence, QMouseEvent, QShortcut
from PySide6.QtWidgets import (
    QApplication,
    QBoxLayout,
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from playground.style.icon import icon
from playground.style.size import at_least, fix, px, refit_within, size_icon, space
from playground.style.style import Style
from playground.widgets.form import Card, label

MOST, GAP, HEAD = 4, 12, 28
BACK_EDGES = 42
"""The width of the button back beside its text."""

LEAST = 220, 230
"""The least size of a card, at a text size of 100 %; a smaller view scrolls."""

BACK = "Back to one column"
FULL = f"Only {MOST} cards fit; hide one first"
MOVES = {"Left": -1, "Up": -1, "Right": 1, "Down": 1}
"""The arrows that move a card, with Ctrl and Shift, and by how many places."""


class FocusView(QFrame):
    """Borrows cards from elsewhere. left(): the user wants back. changed(): other cards are shown."""

    left = Signal()
    changed = Signal()

    def __init__(self, style: Style, cards: Mapping[str, Card]) -> None:
        super().__init__()
        self._style, self._cards = style, cards
        self.shown: list[str] = []
        self._dragged: str | None = None
        self.setProperty("role", "panel")
        self._make_head()
        inner = QWidget()
        self._grid = QGridLayout(inner)
        space(self._grid, GAP, (0, 0, 0, 0))
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setWidget(inner)
        column = QVBoxLayout(self)
        space(column, GAP, (GAP, GAP, GAP, GAP))
        column.addLayout(self._head)
        column.addWidget(area, 1)
        for key, step in MOVES.items():
            moving = QShortcut(QKeySequence(f"Ctrl+Shift+{key}"), self)
            moving.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            moving.setProperty("step", step)
            moving.activated.connect(self._on_move)
        leaving = QShortcut(QKeySequence("Esc"), self)
        leaving.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        leaving.activated.connect(self.left)
        style.changed.connect(self._on_style_changed)
        self._on_style_changed()

    def _make_head(self) -> None:
        self._head, self._names = QBoxLayout(QBoxLayout.Direction.LeftToRight), QHBoxLayout()
        space(self._head, 8)
        space(self._names, 8)
        self._head.addLayout(self._names, 1)
        self._title = label("Seeing", "title")
        at_least(self._title, height=HEAD)
        self._names.addWidget(self._title)
        self.toggles: dict[str, QPushButton] = {}
        for name in self._cards:
            toggle = QPushButton(name)
            toggle.setProperty("role", "toggle")
            toggle.setCheckable(True)
            toggle.setAccessibleName(f"Show {name.lower()}")
            toggle.clicked.connect(self._on_toggled)
            self._names.addWidget(toggle)
            self.toggles[name] = toggle
        self._names.addStretch(1)
        self.back = QPushButton(BACK)
        self.back.setProperty("role", "low")
        self.back.setAccessibleName(BACK)
        self.back.setToolTip(f"{BACK} (Esc)")
        size_icon(self.back, 16)
        fix(self.back, height=HEAD)
        self.back.clicked.connect(self.left)
        self._head.addWidget(self.back, 0, Qt.AlignmentFlag.AlignRight)

    def take(self, names: Sequence[str]) -> None:
        """Show some cards, and hide the others."""
        for card in self._cards.values():
            card.title.installEventFilter(self)
            card.title.setCursor(Qt.CursorShape.OpenHandCursor)
            card.title.setToolTip("Drag it to another card, or use Ctrl+Shift+arrow, to change places")
            if card.parentWidget() is not self._grid.parentWidget():
                card.setParent(self._grid.parentWidget())
                refit_within(card)
        self.shown = list(names)[:MOST]
        self._arrange()

    def offer(self, names: Sequence[str]) -> None:
        """Offer only some cards; others that are shown make room."""
        for name, toggle in self.toggles.items():
            toggle.setVisible(name in names)
        if self.shown and not set(self.shown) <= set(names):
            self.shown = [name for name in self.shown if name in names] or [names[0]]
            self._arrange()
        self._fit_head()

    def let_go(self) -> None:
        """Stop using the cards, which their owner takes back."""
        for card in self._cards.values():
            card.title.removeEventFilter(self)
            card.title.unsetCursor()
            card.title.setToolTip("")
            self._grid.removeWidget(card)
        self.shown = []

    def swap(self, one: str, other: str) -> None:
        """Let two shown cards change places."""
        at, to = self.shown.index(one), self.shown.index(other)
        self.shown[at], self.shown[to] = other, one
        self._arrange()

    def _arrange(self) -> None:
        """One card fills the view, two stand above each other, more in two columns."""
        count = len(self.shown)
        columns = 1 if count < 3 else 2
        for name, card in self._cards.items():
            self._grid.removeWidget(card)
            if name not in self.shown:
                card.hide()
        for at, name in enumerate(self.shown):
            is_alone = columns == 2 and at == count - 1 and at % 2 == 0
            self._grid.addWidget(self._cards[name], at // columns, at % columns, 1, 2 if is_alone else 1)
            self._cards[name].show()
        for at in range(MOST):
            self._grid.setRowStretch(at, int(at < -(-count // columns)))
            self._grid.setColumnStretch(at, int(at < columns))
        rows = -(-count // columns)
        inner = self._grid.parentWidget()
        if inner is not None:
            at_least(inner, LEAST[0] * columns + GAP * (columns - 1), LEAST[1] * rows + GAP * max(rows - 1, 0))
        for name, toggle in self.toggles.items():
            toggle.setChecked(name in self.shown)
            toggle.setEnabled(name in self.shown or count < MOST)
            toggle.setToolTip("" if toggle.isEnabled() else FULL)
        self.changed.emit()

    def _on_toggled(self) -> None:
        name = self.sender().text()  # type: ignore[attr-defined]
        if name not in self.shown:
            self.shown.append(name)
        elif len(self.shown) > 1:
            self.shown.remove(name)
        self._arrange()

    def _on_move(self) -> None:
        """Move the card with the keyboard focus, or the first one."""
        focused = QApplication.focusWidget()
        held = next((at for at, name in enumerate(self.shown) if self._holds(name, focused)), 0)
        to = held + self.sender().property("step")
        if 0 <= to < len(self.shown):
            self.swap(self.shown[held], self.shown[to])

    def _holds(self, name: str, widget: QWidget | None) -> bool:
        card = self._cards[name]
        return widget is not None and (widget is card or card.isAncestorOf(widget))

    def _card_at(self, place: QPoint) -> str | None:
        """The shown card at a point of the screen."""
        cards = {name: self._cards[name] for name in self.shown}
        return next((name for name, card in cards.items() if card.rect().contains(card.mapFromGlobal(place))), None)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        # A title is dragged onto another card.
        if isinstance(event, QMouseEvent) and event.button() == Qt.MouseButton.LeftButton:
            place = event.globalPosition().toPoint()
            if event.type() == QEvent.Type.MouseButtonPress:
                self._dragged = self._card_at(place)
                return True
            if event.type() == QEvent.Type.MouseButtonRelease and self._dragged is not None:
                dragged, self._dragged = self._dragged, None
                other = self._card_at(place)
                if other is not None and other != dragged and dragged in self.shown:
                    self.swap(dragged, other)
                return True
        return False

    def event(self, event: QEvent) -> bool:
        if event.type() in (QEvent.Type.Resize, QEvent.Type.LayoutRequest):
            self._fit_head()
        return super().event(event)

    def _fit_head(self) -> None:
        """A narrow view shows the button back without its text; a very narrow one has it below the names."""
        parts = [self._title, *(toggle for toggle in self.toggles.values() if not toggle.isHidden())]
        beside = sum(part.minimumSizeHint().width() + self._head.spacing() for part in parts)
        # Whether the button has its text now makes no difference, or it would change for ever.
        needed = beside + self.back.fontMetrics().horizontalAdvance(BACK) + px(BACK_EDGES)
        text = BACK if needed <= self.width() - 2 * px(GAP) else ""
        if text != self.back.text():
            self.back.setText(text)
        room = self.width() - 2 * px(GAP) - px(BACK_EDGES)
        self._title.setVisible(beside <= room)
        is_tight = beside - self._title.minimumSizeHint().width() > room
        directions = QBoxLayout.Direction
        self._head.setDirection(directions.TopToBottom if is_tight else directions.LeftToRight)

    def _on_style_changed(self) -> None:
        self.back.setIcon(icon("shrink", self._style.theme.text_2))
        self._fit_head()
