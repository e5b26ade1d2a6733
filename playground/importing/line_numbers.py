"""The numbers of the lines beside the rows."""

from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetrics, QPainter
from PySide6.QtWidgets import QHeaderView, QTableView

from playground.importing.table_model import TableModel
from playground.style.font import font
from playground.style.size import px
from playground.style.style import Style

WIDTH, EDGE = 44, 8


class LineNumbers(QHeaderView):
    """As wide as the longest number needs."""

    def __init__(self, style: Style, view: QTableView, model: TableModel) -> None:
        super().__init__(Qt.Orientation.Vertical, view)
        self._style, self._model = style, model
        self.setSectionsClickable(False)
        self.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.setAccessibleName("Lines of the file")

    def sizeHint(self) -> QSize:
        longest = max((row.line for row in self._model.rows), default=0)
        text = QFontMetrics(font("heading")).horizontalAdvance(f"{longest:,}")
        # While the model is reset, Qt's own hint would ask for sections that are gone.
        return QSize(max(px(WIDTH), text + 2 * px(EDGE)), 0)

    def paintSection(self, painter: QPainter, rect: QRect, section: int) -> None:
        if section >= len(self._model.rows):
            return
        row, theme = self._model.rows[section], self._style.theme
        painter.save()
        if row.reason:
            painter.fillRect(rect, QColor(theme.danger_soft))
        painter.setPen(QColor(theme.border))
        painter.drawLine(rect.topRight(), rect.bottomRight())
        painter.drawLine(rect.bottomLeft(), rect.bottomRight())
        if row.line:
            painter.setPen(QColor(theme.danger if row.reason else theme.text_2))
            painter.setFont(font("heading" if row.reason else "body"))
            room = QRectF(rect).adjusted(0, 0, -px(EDGE), 0)
            painter.drawText(room, int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter), f"{row.line:,}")
        painter.restore()
