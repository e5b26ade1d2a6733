"""A number field on the canvas, for the value of a column that a row of the table holds."""

from PySide6.QtWidgets import QGraphicsView

from core import limits
from core.setting import Number
from playground.canvas.boxes.row_item import RowItem
from playground.canvas.inline_field import OverField
from playground.canvas.table_values import TableValues
from playground.style.notation import Notation


class ValueField(OverField):
    """Hidden until `open_for` shows it over a row."""

    def __init__(self, view: QGraphicsView, values: TableValues) -> None:
        super().__init__(view)
        self._values, self._id = values, ""
        self.committed.connect(self._on_committed)

    def open_for(self, row: RowItem) -> bool:
        """Edit the value of a row; False if it has no distribution of values."""
        if row.distribution is None:
            return False
        column, self._id = row.distribution.column, row.node.id
        self._notation = Notation(unit=column.unit)
        self._allowed = Number(column.shown, -limits.LARGEST, limits.LARGEST)
        if column.is_switch:
            self._allowed, self._notation = Number(column.shown, 0.0, 1.0), Notation(whole=True)
        self.open_over(column.shown, self._values.pinned(self._id), row.pos() + row.value_box.center())
        return True

    def _on_committed(self, value: float) -> None:
        self._values.hold(self._id, value)
