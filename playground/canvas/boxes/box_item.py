"""The frame of a box: its title, what is told beside it, and its foot. The nodes in it are items of their own."""

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen
from PySide6.QtWidgets import QGraphicsItem, QStyleOptionGraphicsItem, QWidget

from core.document.boxes import FORMS, IMAGE_SIDE
from core.document.document import Box
from playground.canvas import geometry
from playground.canvas.boxes.image_face import ImageFace
from playground.canvas.boxes.part_item import INSET
from playground.canvas.boxes.row_item import READABLE
from playground.canvas.lettering import LINE, elided, upright, width_of, zoom_of
from playground.style.font import font_at_100
from playground.style.style import Style

RADIUS = 12.0
BETWEEN = 8.0
"""Pixels of text between the words at both ends of a line."""

NOTED = 0.7
"""The zoom from which a header has its note."""


class BoxItem(QGraphicsItem):
    """Draws a box behind its nodes. title, note, aside: in its header, the note beside the title; foot, action:
    what its foot says at the left, and offers at the right; brief, brief_action: both in less room. face: paints
    the pixels of an image."""

    def __init__(self, style: Style, kind: Box) -> None:
        super().__init__()
        self.setZValue(2.5)
        self._style, self.kind = style, kind
        self.rect = QRectF()
        self.title = self.note = self.aside = self.foot = self.action = self.brief = ""
        self.brief_action = ""
        self.selected = self.hovered = False
        self.face: ImageFace | None = None

    def display(self, rect: QRectF, title: str, note: str, aside: str) -> None:
        """Show the box at its place, with the words of its header."""
        if rect != self.rect:
            self.prepareGeometryChange()
        self.rect, self.title, self.note, self.aside = rect, title, note, aside
        self.update()

    def say(self, aside: str) -> None:
        """Show other words at the right of the header."""
        if aside != self.aside:
            self.aside = aside
            self.update()

    def tell(self, foot: str, action: str = "", brief: str = "", brief_action: str = "") -> None:
        """Show other words in the foot."""
        told = foot, action, brief, brief_action
        if told != (self.foot, self.action, self.brief, self.brief_action):
            self.foot, self.action, self.brief, self.brief_action = told
            self.update()

    def mark(self, **states: object) -> None:
        """Set states such as selected=True."""
        if any(getattr(self, name) != value for name, value in states.items()):
            for name, value in states.items():
                setattr(self, name, value)
            self.update()

    @property
    def header_box(self) -> QRectF:
        """The header, in the scene."""
        return QRectF(self.rect.left(), self.rect.top(), self.rect.width(), FORMS[self.kind].header)

    @property
    def foot_box(self) -> QRectF:
        """The foot, in the scene."""
        height = FORMS[self.kind].foot
        return QRectF(self.rect.left(), self.rect.bottom() - height, self.rect.width(), height)

    @property
    def action_box(self) -> QRectF:
        """The half of the foot with what it offers; empty if it offers nothing."""
        foot = self.foot_box
        return QRectF(foot.center().x(), foot.top(), foot.width() / 2, foot.height()) if self.action else QRectF()

    @property
    def image_box(self) -> QRectF:
        """The picture of an image, in the scene."""
        left = self.rect.center().x() - IMAGE_SIDE / 2
        return QRectF(left, self.header_box.bottom(), IMAGE_SIDE, IMAGE_SIDE)

    def part_at(self, point: QPointF) -> str:
        """The part at a point of the scene: "action", "handle" (header, foot and edges) or ""."""
        if not self.rect.contains(point):
            return ""
        return "action" if self.action_box.contains(point) else "handle"

    def boundingRect(self) -> QRectF:
        return self.rect.adjusted(-10.0, -6.0, 10.0, 6.0)

    def paint(self, painter: QPainter, option: QStyleOptionGraphicsItem, widget: QWidget | None = None) -> None:
        theme, zoom = self._style.theme, zoom_of(painter)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        marked = self.selected or self.hovered
        painter.setPen(QPen(QColor(theme.accent if marked else theme.border_strong), 2.0 if marked else 1.0))
        painter.setBrush(QColor(theme.raised))
        painter.drawRoundedRect(self.rect.adjusted(0.5, 0.5, -0.5, -0.5), RADIUS, RADIUS)
        if self.kind == "table":
            painter.setPen(QPen(QColor(theme.border), 1.0))
            y = self.header_box.bottom()
            painter.drawLine(QPointF(self.rect.left() + 1.0, y), QPointF(self.rect.right() - 1.0, y))
        if self.kind == "image":
            if self.face is not None:
                self.face.paint(painter, self.image_box)
            painter.setPen(QPen(QColor(theme.border_strong), 1.0))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRect(self.image_box.adjusted(-0.5, -0.5, 0.5, 0.5))
            painter.setPen(QPen(QColor(theme.border_strong), 1.25))
            painter.setBrush(QColor(theme.port))
            painter.drawEllipse(QPointF(self.rect.right(), self.rect.center().y()), geometry.PORT, geometry.PORT)
        if zoom >= READABLE:
            self._paint_words(painter, zoom)

    def _paint_words(self, painter: QPainter, zoom: float) -> None:
        theme = self._style.theme
        self._write(painter, self.header_box, self.title, self.aside, zoom, (theme.text, theme.text_2), "heading")
        if self.note and zoom >= NOTED:
            away = width_of(self.title, "heading") + 8.0
            with upright(painter, QPointF(self.rect.left() + INSET, self.header_box.center().y())):
                painter.setFont(font_at_100("small"))
                painter.setPen(QColor(theme.text_2))
                align = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
                painter.drawText(QRectF(away, -LINE, width_of(self.note, "small") + 2.0, 2 * LINE), align, self.note)
        if FORMS[self.kind].foot > LINE:
            ink = (theme.text_2, theme.accent)
            self._write(painter, self.foot_box, *self._foot_in(zoom), zoom, ink, "small")

    def _foot_in(self, zoom: float) -> tuple[str, str]:
        """What the foot says in the room that there is, and what it offers, which matters more."""
        room = (self.rect.width() - 2 * INSET) * min(1.0, zoom)
        if not self.action:
            return self.foot if width_of(self.foot, "small") <= room else self.brief or self.foot, ""
        for action in filter(None, (self.action, self.brief_action)):
            for foot in filter(None, (self.foot, self.brief)):
                if width_of(foot, "small") + BETWEEN + width_of(action, "small") <= room:
                    return foot, action
        return "", self.action

    def _write(
        self, painter: QPainter, box: QRectF, left: str, right: str, zoom: float, ink: tuple[str, str], role: str
    ) -> None:
        """Words at both ends of a line; those at the right give way."""
        whole = (box.width() - 2 * INSET) * min(1.0, zoom)
        first = elided(left, role, whole)
        room = whole - width_of(first, role) - BETWEEN
        middle = box.center().y()
        with upright(painter, QPointF(box.left() + INSET, middle)):
            painter.setFont(font_at_100(role))
            painter.setPen(QColor(ink[0]))
            align = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
            painter.drawText(QRectF(0.0, -LINE, whole, 2 * LINE), align, first)
        # Without room for all of it, its first part says most.
        text = next((text for text in (right, right.partition(",")[0]) if width_of(text, "small") <= room), "")
        if text:
            with upright(painter, QPointF(box.right() - INSET, middle)):
                painter.setFont(font_at_100("small"))
                painter.setPen(QColor(ink[1]))
                align = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
                painter.drawText(QRectF(-room, -LINE, room, 2 * LINE), align, text)
