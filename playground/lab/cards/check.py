"""Every gradient beside its numerical gradient; for a network, all parameters at once, worst first."""

import math
from collections.abc import Iterator, Mapping, Sequence

from PySide6.QtCore import QEvent, Qt, QTimer, Signal
from PySide6.QtWidgets import QHBoxLayout, QListWidget, QPushButton, QVBoxLayout, QWidget

from core.autograd.numerical_slope import H
from core.lab.check.gradient_check import Finding
from core.lab.check.numerical_gradient import Checked
from core.lab.graph.stepper import Step
from core.lab.lab import MOST_CHECKED, Lab
from core.lab.notation import listed, name, operation_name
from core.problem import UserError
from playground.lab.cards.check_table import RIGHT, WAITING, WRONG, CheckTable, Line
from playground.style import number
from playground.style.size import fit_text, fix, space
from playground.style.style import Style
from playground.widgets.copying import make_copyable
from playground.widgets.form import Card, label
from playground.widgets.slider import Slider

CLOSE_ENOUGH = 1e-4
NETWORK_CLOSE = 1e-6
NOT_YET = "not yet"
"""In place of a gradient that no step has reached; 0 would be one."""

CHECKS_A_TURN = 4
MOST_NAMED = 3
FROZEN = "Follow training to check the network as it is."


class CheckCard(Card):
    """h_changed(h) by the slider; network_requested() to check the whole network."""

    h_changed = Signal(float)
    network_requested = Signal()

    def __init__(self, style: Style) -> None:
        super().__init__("Gradient check")
        self._table = CheckTable(style)
        self.body.addWidget(self._table)
        self._unchecked = label("", "small", quiet=True)
        self._unchecked.setWordWrap(True)
        self.body.addWidget(self._unchecked)
        self.h = Slider(style, 1e-14, 1.0, logarithmic=True, step=0.5)
        self.h.setAccessibleName("Step h of the check")
        self.h.setToolTip("Step h: a large one suffers from curvature, a small one from rounding (Left, Right)")
        self.h.moved.connect(self.h_changed)
        self._h = label("", "small")
        fit_text(self._h, "88\u221288", 4)
        self._h.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        row = QHBoxLayout()
        space(row, 8, (0, 4, 0, 0))
        for part, stretch in ((label("Step h", "small", quiet=True), 0), (self.h, 1), (self._h, 0)):
            row.addWidget(part, stretch)
        self.body.addLayout(row)
        self.network = NetworkCheck()
        self.network.requested.connect(self.network_requested)
        self.network.hide()
        self.body.addWidget(self.network)
        make_copyable(self, self._text)
        self._show_h(H)

    def display(self, lab: Lab, steps: Sequence[Step] | None = None) -> None:
        """Show every checked value with its present gradient. steps: those done last, by default one; in a large graph,
        what they pass a gradient to comes first."""
        at_end = lab.stepper.position == len(lab.stepper.steps)
        checks, reached = list(lab.checks()), lab.reached
        if len(lab.stepper.values) > MOST_CHECKED:
            last = lab.stepper.done[-1:] if steps is None else steps
            touched = {share.operand for step in last for share in step.shares}
            checks.sort(key=lambda check: check.value not in touched)
        self._table.display([_row(check, at_end=at_end, is_reached=check.value in reached) for check in checks])
        self._unchecked.setText(_unchecked(checks))
        self._unchecked.setVisible(bool(self._unchecked.text()))
        self._show_h(lab.h)

    @property
    def table(self) -> list[list[str]]:
        """The rows shown: name, gradient, numerical gradient, error, and a mark."""
        return self._table.texts

    @property
    def unchecked(self) -> str:
        """The sentence that explains the dashes; "" without any."""
        return self._unchecked.text()

    def _show_h(self, h: float) -> None:
        self._h.setText(number.short(h))
        self.h.display(h)

    def _text(self) -> str:
        rows = [("", "grad", "numerical", "error", ""), *self.table]
        return "\n".join("\t".join(row).rstrip() for row in rows)


class NetworkCheck(QWidget):
    """A button, and the moment, progress and findings of the check; requested() when the button was pressed. A disabled
    one says what to do first."""

    requested = Signal()

    def __init__(self) -> None:
        super().__init__()
        column = QVBoxLayout(self)
        space(column, 6, (0, 6, 0, 0))
        self.button = QPushButton("Check the whole network")
        self.button.setToolTip("Compare each parameter's gradient of the training loss with a numerical gradient")
        self.button.clicked.connect(self._on_button)
        self.moment, self.sentence = label("", "caption", quiet=True), label("", "small")
        self.moment.setWordWrap(True)
        self.sentence.setWordWrap(True)
        self.list = QListWidget()
        self.list.setProperty("role", "choices")
        self.list.setAccessibleName("Parameters, worst first")
        self.list.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        for part in (self.button, self.moment, self.sentence, self.list):
            column.addWidget(part)
        self._clock = QTimer(self, interval=0)
        self._clock.timeout.connect(self._go_on)
        self.findings: list[Finding] = []
        self._checks: Iterator[Finding] = iter(())
        self._names: Mapping[str, str] = {}
        self._suspects: tuple[str, ...] = ()
        self.clear()

    def clear(self) -> None:
        """Stop, and clear the findings."""
        self._clock.stop()
        self.button.setText("Check the whole network")
        self._of = ""
        for part in (self.sentence, self.list):
            part.hide()
        self._show_moment()

    def start(
        self,
        checks: Iterator[Finding],
        names: Mapping[str, str],
        suspects: tuple[str, ...],
        moment: tuple[int, int],
    ) -> None:
        """Check a few parameters at a time. names: parameter id -> name, for all checked parameters. suspects: the
        operations whose rule disagrees with the numerical gradient. moment: the epoch and the update of the numbers."""
        self.clear()
        self.findings, self._checks, self._names, self._suspects = [], checks, names, suspects
        self._of = "At epoch {:,}, update {:,}".format(*moment)
        self._show_moment()
        self._clock.start()

    @property
    def is_running(self) -> bool:
        """Whether the check is running."""
        return self._clock.isActive()

    def _on_button(self) -> None:
        if self.is_running:
            self.clear()
        else:
            self.requested.emit()

    def _go_on(self) -> None:
        try:
            for _ in range(CHECKS_A_TURN):
                self.findings.append(next(self._checks))
        except StopIteration:
            self._clock.stop()
            self._finish()
            return
        except UserError as error:
            self.clear()
            self._say(str(error))
            return
        self.button.setText(f"Checking {len(self.findings)} of {len(self._names)}\u2026 Stop")

    def _finish(self) -> None:
        self.button.setText("Check the whole network")
        self.findings = found = sorted(self.findings, key=_standing)
        if not found:
            self._say("Nothing here is trained.")
            return
        self._say(_found([finding.error for finding in found], self._suspects))
        self.list.clear()
        for finding in found:
            called = self._names.get(finding.parameter, finding.parameter)
            self.list.addItem(f"{_mark(finding.error)} {called}   {finding.word or number.error(finding.error)}")
            self.list.item(self.list.count() - 1).setToolTip(
                f"gradient {number.full(finding.gradient)}, numerical {finding.word or number.full(finding.slope)}"
            )
        fix(self.list, height=min(len(found), 6) * 24 + 2)
        self.list.show()

    def _say(self, sentence: str) -> None:
        self.sentence.setText(sentence)
        self.sentence.show()

    def _show_moment(self) -> None:
        self.moment.setText(self._of if self._of or self.isEnabled() else FROZEN)
        self.moment.setVisible(bool(self.moment.text()))

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.EnabledChange:
            self._show_moment()


def _row(check: Checked, *, at_end: bool, is_reached: bool) -> Line:
    grad = number.scalar(check.gradient) if is_reached else NOT_YET
    if math.isnan(check.slope):
        return Line((name(check.value), grad, number.NONE, number.NONE, ""), is_reached)
    mark = RIGHT if is_reached and check.error < CLOSE_ENOUGH else WRONG if at_end else WAITING
    error = number.error(check.error) if is_reached else number.NONE
    return Line((name(check.value), grad, number.scalar(check.slope), error, mark), is_reached)


def _unchecked(checks: Sequence[Checked]) -> str:
    """A sentence on the values without a numerical gradient, with the reasons; "" if there are none."""
    names: dict[str, list[str]] = {}
    for check in checks:
        if check.word:
            names.setdefault(check.word, []).append(check.value.label)
    reasons = [
        f"{word} at {listed(labels[:MOST_NAMED])}{' and more' * (len(labels) > MOST_NAMED)}"
        for word, labels in names.items()
    ]
    return f"No numerical gradient: {'; '.join(reasons)}." if reasons else ""


def _standing(finding: Finding) -> float:
    """A sort key: worst first, and last those without a numerical gradient."""
    return math.inf if math.isnan(finding.error) else -finding.error


def _mark(error: float) -> str:
    return number.NONE if math.isnan(error) else WRONG if error > NETWORK_CLOSE else RIGHT


def _found(errors: Sequence[float], suspects: tuple[str, ...]) -> str:
    """The result in a sentence. errors: worst first."""
    known = [error for error in errors if not math.isnan(error)]
    wrong, silent = sum(error > NETWORK_CLOSE for error in known), len(errors) - len(known)
    rest = f" {silent:,} cannot be checked numerically." if silent else ""
    if wrong:
        rule = f" The rule of {listed([operation_name(op) for op in suspects])} is wrong." if suspects else ""
        return f"{WRONG} {wrong:,} of {len(known):,} gradients do not agree.{rest}{rule}"
    agreed = f"{RIGHT} All {len(known):,} gradients agree with the numerical ones to {known[0]:.0e}." if known else ""
    return f"{agreed}{rest}".strip()
