"""The chain rule at one value that gets a gradient in the present step. Tab and the arrows go to the next one."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QSizePolicy

from core.lab.chain_rule import ChainRule, chain_rules
from core.lab.graph.stepper import Step
from core.lab.lab import Lab
from playground.lab.cards.equation import Equation
from playground.style.size import at_least, px
from playground.style.style import Style
from playground.widgets.copying import make_copyable
from playground.widgets.form import Card, IconButton, label

LEAST_HEIGHT, WIDE = 104, 520
"""Pixels: the height, and the width from which the remark stands beside the title."""

KEYS = {Qt.Key.Key_Tab: 1, Qt.Key.Key_Right: 1, Qt.Key.Key_Backtab: -1, Qt.Key.Key_Left: -1}
NOTHING = "The chain rule appears here when a step passes a gradient on."


class ChainRuleCard(Card):
    """target_changed(name) when another value is shown, "" for none: its arrow in the graph can be lit.

    It is meant to stand below the graph, over its full width. `display` follows the stepper; `walk` is for keys of the
    graph. At the ends of the list, Tab leaves the card.
    """

    target_changed = Signal(str)

    def __init__(self, style: Style) -> None:
        super().__init__("Chain rule")
        self.rules: tuple[ChainRule, ...] = ()
        self._at = 0
        self.remark, self.place = label("", "small", quiet=True), label("", "small", quiet=True)
        self.remark.setWordWrap(True)
        self.remark.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self.remark.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self.back = IconButton(style, "step-back", "Previous target (Shift+Tab, Left)", side=24)
        self.next = IconButton(style, "step-next", "Next target (Tab, Right)", side=24)
        for part in (self.back, self.place, self.next):
            self.header.insertWidget(self.header.count() - 1, part)
        for button, slot in ((self.back, self._on_back), (self.next, self._on_next)):
            button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
            button.clicked.connect(slot)
        self.header.addWidget(self.remark, 10)
        self._is_narrow = False
        self.equation, self.nothing = Equation(style), label(NOTHING, "body", quiet=True)
        self.nothing.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.nothing.setWordWrap(True)
        self.body.addWidget(self.equation, 1)
        self.body.addWidget(self.nothing, 1)
        at_least(self, height=LEAST_HEIGHT)
        style.changed.connect(self._place_remark)
        make_copyable(self, self._text)
        self._show()

    def display(self, lab: Lab, steps: Sequence[Step] | None = None, target: str = "") -> None:
        """Show the steps done last, by default one. target: the name of the value to begin with; "" keeps the one shown
        if it is among the new ones, or shows the first."""
        wanted = target or self.target
        self.rules = chain_rules(lab.stepper, steps)
        self._at = next((at for at, rule in enumerate(self.rules) if rule.target == wanted), 0)
        self._show()

    @property
    def rule(self) -> ChainRule | None:
        """What is shown; None while no gradient is passed on."""
        return self.rules[self._at] if self.rules else None

    @property
    def target(self) -> str:
        """The name of the value that is shown, or ""."""
        return self.rule.target if self.rule is not None else ""

    def walk(self, by: int) -> bool:
        """Go to another target of the step; False if there is none in that direction."""
        if not 0 <= self._at + by < len(self.rules):
            return False
        self._at += by
        self._show()
        return True

    def _show(self) -> None:
        rule, count = self.rule, len(self.rules)
        self.title.setText(rule.title if rule is not None else "Chain rule")
        self.remark.setText(rule.remark if rule is not None else "")
        self.place.setText(f"{self._at + 1} of {count}")
        for part in (self.back, self.place, self.next):
            part.setVisible(count > 1)
        self.back.setEnabled(self._at > 0)
        self.next.setEnabled(self._at < count - 1)
        self.equation.setVisible(rule is not None)
        self.nothing.setVisible(rule is None)
        if rule is not None:
            self.equation.display(rule)
        self.setAccessibleName(self.title.text())
        self.setAccessibleDescription(self._text())
        self.target_changed.emit(self.target)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place_remark()

    def _place_remark(self) -> None:
        """Beside the title, or in a row of its own where there is little room."""
        is_narrow = self.width() < px(WIDE)
        if is_narrow != self._is_narrow:
            self._is_narrow = is_narrow
            side = Qt.AlignmentFlag.AlignLeft if is_narrow else Qt.AlignmentFlag.AlignRight
            self.remark.setAlignment(side | Qt.AlignmentFlag.AlignVCenter)
            if is_narrow:
                self.body.insertWidget(self.body.indexOf(self.equation), self.remark)
            else:
                self.header.addWidget(self.remark, 10)

    def _text(self) -> str:
        rule = self.rule
        return f"{rule.title}: {rule.text} ({rule.remark})" if rule is not None else NOTHING

    def _on_back(self) -> None:
        self.walk(-1)

    def _on_next(self) -> None:
        self.walk(1)

    def event(self, event: QEvent) -> bool:
        # Tab would leave the card before it reaches keyPressEvent.
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            by = KEYS.get(Qt.Key(event.key()), 0)
            if by and self.walk(by):
                event.accept()
                return True
        return super().event(event)
