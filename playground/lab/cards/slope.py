"""The output along one variable. Drag the point, or reduce h until the secant becomes the tangent."""

import numpy as np
import pyqtgraph as pg
from PySide6.QtCore import QEvent, QObject, QPointF, Qt, Signal
from PySide6.QtGui import QColor, QMouseEvent
from PySide6.QtWidgets import QHBoxLayout

from core.lab.curve import curve, secant_errors
from core.lab.lab import Lab
from core.lab.notation import name
from playground.lab.cards.error_plot import ErrorPlot
from playground.style import number
from playground.style.size import at_most, fit_text, fix, px, space
from playground.style.style import Style
from playground.widgets.copying import make_copyable
from playground.widgets.form import Card, combo, label
from playground.widgets.plot import calm_plot, dress, line_pen
from playground.widgets.segment import Segment
from playground.widgets.slider import Slider
from playground.widgets.tint import tint

HEIGHT = 150
FARTHEST = 1e100
"""Larger numbers are not drawn."""

VIEWS = CURVE, ERRORS = "Curve", "Error by h"

LEAST_SPAN = 3.0
FIRST_H = 1.0


class SlopeCard(Card):
    """value_changed(name, number) while the point is dragged."""

    value_changed = Signal(str, float)

    def __init__(self, style: Style) -> None:
        super().__init__("Slope")
        self._style = style
        self._lab: Lab | None = None
        self._h, self._span, self._middle, self._dragging = FIRST_H, LEAST_SPAN, 0.0, False
        self._quiet = False
        self.variable = combo([])
        self.variable.setAccessibleName("Variable")
        self.variable.activated.connect(self._on_variable)
        at_most(self.variable, 180)
        self.gradient = label("", "heading")
        self.gradient.setToolTip("The gradient: the slope of the curve at the point")
        top = QHBoxLayout()
        space(top, 8)
        top.addWidget(self.variable)
        top.addStretch(1)
        top.addWidget(self.gradient)
        self.body.addLayout(top)
        self.plot = calm_plot()
        fix(self.plot, height=HEIGHT)
        item = self.plot.getPlotItem()
        self._curve, self._secant, self._tangent = (pg.PlotCurveItem() for _ in range(3))
        self._points = pg.ScatterPlotItem(pxMode=True, size=9)
        for child in (self._curve, self._tangent, self._secant, self._points):
            item.addItem(child)
        self.plot.viewport().installEventFilter(self)
        self.plot.setToolTip("Drag to change the variable")
        self.errors = ErrorPlot(style)
        fix(self.errors.plot, height=HEIGHT)
        self.errors.hide()
        self.view = Segment(style, VIEWS, "What is drawn")
        self.view.chosen.connect(self._on_view)
        self.h = Slider(style, 1e-14, 2.0, logarithmic=True, step=0.25)
        self.h.setAccessibleName("Step h of the secant")
        self.h.setToolTip(
            "Step h of the secant: the smaller, the closer to the tangent, until rounding shows (Left, Right)"
        )
        self.h.display(FIRST_H)
        self._shown_h = label("", "small")
        fit_text(self._shown_h, "88\u221288", 4)
        self._shown_h.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        foot = QHBoxLayout()
        space(foot, 8)
        for widget, stretch in ((label("Step h", "small", quiet=True), 0), (self.h, 1), (self._shown_h, 0)):
            foot.addWidget(widget, stretch)
        self.h.moved.connect(self._on_h)
        self.text = label("", "small")
        self.text.setWordWrap(True)
        for part in (self.view, self.plot, self.errors):
            self.body.addWidget(part)
        self.body.addLayout(foot)
        self.body.addWidget(self.text)
        make_copyable(self, self._copied)
        style.changed.connect(self._on_style_changed)
        self._on_style_changed()

    def display(self, lab: Lab) -> None:
        """Show a lab's output along the chosen variable."""
        self._lab = lab
        self.title.setText(f"Slope of {name(lab.stepper.output)}")
        self.plot.setAccessibleName(self.title.text())
        present = self.variable.currentText()
        if [self.variable.itemText(at) for at in range(self.variable.count())] != list(lab.leaves):
            self.variable.clear()
            self.variable.addItems(list(lab.leaves))
            self.variable.setCurrentText(present if present in lab.leaves else (lab.leaves or ("",))[0])
        self.setVisible(bool(lab.leaves) and not self._quiet)
        if lab.leaves and not self._dragging:
            x = lab.values[self.variable.currentText()]
            self._span, self._middle = max(LEAST_SPAN, 0.5 * abs(x)), x
        self._draw()

    def use_quiet(self, quiet: bool) -> None:
        """Hide while a quiz must not show the gradient."""
        self._quiet = quiet
        self._on_variable()

    def _draw(self) -> None:
        lab, name = self._lab, self.variable.currentText()
        if lab is None or name not in lab.values:
            return
        self.setVisible(abs(lab.values[name]) <= FARTHEST and not self._quiet)
        if abs(lab.values[name]) > FARTHEST:
            return
        x = lab.values[name]
        left, right = self._middle - self._span, self._middle + self._span
        found = curve(lab.along(name), x, self._h, max(self._span, abs(x - self._middle) + self._span))
        slope = lab.gradient(name)
        shown = (found.xs >= left) & (found.xs <= right) & (np.abs(found.ys) <= FARTHEST)
        self._curve.setData(found.xs[shown], found.ys[shown], antialias=True)
        ends = np.array([left, right])
        for line, steep in ((self._tangent, slope), (self._secant, found.secant)):
            with np.errstate(all="ignore"):
                ys = found.y + steep * (ends - x)
            line.setData(*((ends, ys) if (np.abs(ys) <= FARTHEST).all() else ([], [])), antialias=True)
        spots = [(x, found.y), (x + self._h, found.end)]
        theme = self._style.theme
        self._points.setData(
            pos=[spot for spot in spots if all(abs(each) <= FARTHEST for each in spot)],
            brush=QColor(theme.accent),
            pen=line_pen(self.plot, theme.raised, 1.0),
        )
        self._show_range(left, right, found.ys[shown])
        if not self.errors.isHidden():
            self.errors.display(*secant_errors(lab.along(name), x, slope), self._h)
        self._say(name, slope, found.secant)

    def _show_range(self, left: float, right: float, ys: np.ndarray) -> None:
        low, high = (float(ys.min()), float(ys.max())) if len(ys) else (-1.0, 1.0)
        room = max(0.1 * (high - low), 1e-3 * max(1.0, abs(low), abs(high)))
        self.plot.setXRange(left, right, padding=0.0)
        self.plot.setYRange(low - room, high + room, padding=0.0)

    def _say(self, name: str, slope: float, secant: float) -> None:
        off = abs(secant - slope)
        self.gradient.setText(number.scalar(slope))
        self._shown_h.setText(number.short(self._h))
        self.text.setText(
            f"h = {number.short(self._h)}: the secant's slope is {number.scalar(secant)}, the gradient of {name} "
            f"{number.scalar(slope)}; off by {number.short(off)}."
        )

    def _copied(self) -> str:
        return f"{self.title.text()} by {self.variable.currentText()}\n{self.text.text()}"

    def _on_view(self, view: str) -> None:
        self.view.display(view)
        self.plot.setVisible(view == CURVE)
        self.errors.setVisible(view == ERRORS)
        self._draw()

    def _on_variable(self) -> None:
        if self._lab is not None:
            self.display(self._lab)

    def _on_h(self, h: float) -> None:
        self._h = h
        self._draw()

    def _on_style_changed(self) -> None:
        theme = self._style.theme
        dress(self.plot, theme)
        axes = self.plot.getPlotItem()
        axes.getAxis("left").setWidth(px(44))
        axes.getAxis("bottom").setHeight(px(20))
        tint(self.gradient, theme.gradient)
        for line, color, width, style in (
            (self._curve, theme.text, 1.75, Qt.PenStyle.SolidLine),
            (self._tangent, theme.gradient, 1.0, Qt.PenStyle.DashLine),
            (self._secant, theme.accent, 1.5, Qt.PenStyle.SolidLine),
        ):
            pen = line_pen(self.plot, color, width)
            pen.setStyle(style)
            line.setPen(pen)
        self._draw()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QMouseEvent) and event.type() in (
            QEvent.Type.MouseButtonPress, QEvent.Type.MouseMove, QEvent.Type.MouseButtonRelease,
        ):  # fmt: skip
            self._dragging = event.type() != QEvent.Type.MouseButtonRelease and bool(
                event.buttons() & Qt.MouseButton.LeftButton
            )
            if self._dragging:
                self._drag(event.position())
            elif self._lab is not None and event.type() == QEvent.Type.MouseButtonRelease:
                self.display(self._lab)
            return True
        return False

    def _drag(self, at: QPointF) -> None:
        x = float(self.plot.getPlotItem().getViewBox().mapSceneToView(at).x())
        x = min(max(x, self._middle - self._span), self._middle + self._span)
        self.value_changed.emit(self.variable.currentText(), float(f"{x:.4g}"))
