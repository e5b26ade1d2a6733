"""Copies of what is on the screen: a card as a sharp picture, or as text."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager

import pyqtgraph as pg
from PySide6.QtCore import QEvent, QObject, QPoint, QRectF, Qt
from PySide6.QtGui import QColor, QContextMenuEvent, QGuiApplication, QImage, QKeyEvent, QKeySequence, QPainter, QPen
from PySide6.QtWidgets import QGraphicsPathItem, QGraphicsView, QMenu, QToolButton, QWidget

RATIO = 2.0
"""The pixels of a copied picture for each pixel on the screen."""

RADIUS, RING = 8.0, 2.0

PICTURE, TEXT = "Copy picture", "Copy as text"


def make_copyable(widget: QWidget, text: Callable[[], str], *, picture: bool = True) -> "CopyMenu":
    """Give a card a menu that copies it: by right click, menu key or Shift+F10. Ctrl+C copies the text.

    text: what is shown, as text, with every digit. picture: offer the picture, too. Then the keyboard can focus the
    card, and a ring shows it.
    """
    return CopyMenu(widget, text, picture=picture)


class CopyMenu(QObject):
    """Belongs to its widget."""

    def __init__(self, widget: QWidget, text: Callable[[], str], *, picture: bool) -> None:
        super().__init__(widget)
        self._widget, self._text, self._has_picture = widget, text, picture
        self._menu: QMenu | None = None
        self._ring = _Ring(widget) if picture else None
        if picture:
            widget.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        widget.installEventFilter(self)

    def copy_picture(self) -> None:
        """Put the picture into the clipboard."""
        QGuiApplication.clipboard().setImage(picture_of(self._widget))

    def copy_text(self) -> None:
        """Put the text into the clipboard, which keeps what it holds if nothing is shown."""
        text = self._text()
        if text:
            QGuiApplication.clipboard().setText(text)

    def show_at(self, at: QPoint) -> None:
        """Show the menu at a point of the screen."""
        if self._menu is not None:
            self._menu.deleteLater()
        self._menu = QMenu(self._widget)
        if self._has_picture:
            self._menu.addAction(PICTURE, self.copy_picture)
        self._menu.addAction(TEXT, self.copy_text)
        self._menu.popup(at)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        kind = event.type()
        if kind == QEvent.Type.ContextMenu and isinstance(event, QContextMenuEvent):
            by_mouse = event.reason() == QContextMenuEvent.Reason.Mouse
            self.show_at(event.globalPos() if by_mouse else self._widget.mapToGlobal(self._widget.rect().center()))
            return True
        if isinstance(event, QKeyEvent) and event.matches(QKeySequence.StandardKey.Copy):
            # Otherwise the window's own command would take the key.
            event.accept()
            if kind == QEvent.Type.KeyPress:
                self.copy_text()
            return True
        if self._ring is not None and kind in (QEvent.Type.FocusIn, QEvent.Type.FocusOut, QEvent.Type.Resize):
            self._ring.follow()
        return False


class _Ring(QWidget):
    """A line around a widget that has the focus."""

    def __init__(self, around: QWidget) -> None:
        super().__init__(around)
        self._around = around
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.hide()

    def follow(self) -> None:
        """Show the ring while the widget has the focus, at its size."""
        self.setGeometry(self._around.rect())
        self.setVisible(self._around.hasFocus())
        self.raise_()

    def paintEvent(self, event: QEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(self.palette().link().color(), RING))
        half = RING / 2.0
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(half, half, -half, -half), RADIUS, RADIUS)
        painter.end()


def picture_of(widget: QWidget) -> QImage:
    """A widget as a picture with RATIO times its pixels, on its own paper, without icon buttons and the focus ring."""
    made = QImage(widget.size() * RATIO, QImage.Format.Format_RGB32)
    made.setDevicePixelRatio(RATIO)
    paper = QColor(widget.palette().base().color())
    made.fill(paper)
    rings = [ring for ring in widget.findChildren(_Ring) if not ring.isHidden()]
    for ring in rings:
        ring.hide()
    with _sharp_plots(widget):
        widget.render(made, QPoint(0, 0))
    for ring in rings:
        ring.show()
    painter = QPainter(made)
    for button in widget.findChildren(QToolButton):
        if button.isVisibleTo(widget) and not button.text():
            painter.fillRect(QRectF(button.mapTo(widget, QPoint(0, 0)), button.size()), paper)
    painter.end()
    return made


@contextmanager
def _sharp_plots(widget: QWidget) -> Iterator[None]:
    """Let the points of plots be drawn anew, as pyqtgraph keeps pictures of them at the screen's resolution, and let
    curves be as wide as on the screen, as Qt does not magnify their pens."""
    plots = widget.findChildren(QGraphicsView)
    items = [item for plot in plots for item in plot.scene().items()]
    points = [item for item in items if isinstance(item, pg.ScatterPlotItem)]
    curves = [(item, item.opts["pen"]) for item in items if isinstance(item, pg.PlotCurveItem)]
    paths = [(item, item.pen()) for item in items if isinstance(item, QGraphicsPathItem)]
    factor = RATIO / widget.devicePixelRatioF()
    for item in points:
        item.opts["useCache"] = False
    for item, pen in curves:
        item.opts["pen"] = _wider(pen, factor)
    for path, pen in paths:
        path.setPen(_wider(pen, factor))
    try:
        yield
    finally:
        for item in points:
            item.opts["useCache"] = True
        for item, pen in curves:
            item.opts["pen"] = pen
        for path, pen in paths:
            path.setPen(pen)


def _wider(pen: QPen, factor: float) -> QPen:
    made = QPen(pen)
    made.setWidthF(pen.widthF() * factor)
    return made
