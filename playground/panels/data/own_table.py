"""The page for a person's own table: its tile, once there is one, and the button that imports one."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QGridLayout, QPushButton, QVBoxLayout, QWidget

from core.data.source import DatasetSpec, Imported
from playground.panels.data.thumbnail import data_thumbnail
from playground.style.font import font
from playground.style.size import FLUSH, px, space
from playground.style.style import Style
from playground.widgets.dialog import wrapped
from playground.widgets.elided import shortened
from playground.widgets.plain_tip import plain_tip
from playground.widgets.tile import Tile

OWN = "Own"
"""The name of the page among the groups of the gallery."""

IMPORT = "Your own table\u2026"
DOORS = "A CSV file, or cells copied from a spreadsheet. Drop or paste them, too."
NAME = 84
"""Pixels for the name of a table below its tile, at 100 %."""


class OwnTable(QWidget):
    """chosen(DatasetSpec): the person wants the table on the tile, as it was prepared. import_wanted(): another one."""

    chosen = Signal(object)
    import_wanted = Signal()

    def __init__(self, style: Style) -> None:
        super().__init__()
        self._style = style
        self.spec: DatasetSpec | None = None
        self.tile: Tile | None = None
        column = QVBoxLayout(self)
        space(column, 8, FLUSH)
        self._grid = QGridLayout()
        for at in range(3):
            self._grid.setColumnStretch(at, 1)
        self.button = QPushButton(IMPORT)
        self.button.clicked.connect(self.import_wanted)
        column.addLayout(self._grid)
        column.addWidget(self.button, 0, Qt.AlignmentFlag.AlignLeft)
        self._doors = wrapped(DOORS, "caption", quiet=True)
        column.addWidget(self._doors)
        style.changed.connect(self._draw)

    def display(self, spec: DatasetSpec) -> None:
        """Follow a document's data. The last own table keeps its tile while others are used."""
        is_own = isinstance(spec.source, Imported)
        if is_own and (self.spec is None or self.spec.source != spec.source):
            self._make(spec)
        if is_own:
            self.spec = spec
        if self.tile is not None:
            self.tile.setChecked(is_own)

    def forget(self) -> None:
        """Show no table: another project was opened."""
        if self.tile is not None:
            self.tile.hide()
            self.tile.deleteLater()
        self.spec = self.tile = None

    def _make(self, spec: DatasetSpec) -> None:
        self.forget()
        metrics = QFontMetrics(font("caption_strong"))
        short = shortened(spec.name, metrics, px(NAME), Qt.TextElideMode.ElideMiddle)
        self.tile = Tile(self._style, spec.name, short)
        self.tile.setAutoExclusive(False)
        self.tile.setToolTip(plain_tip(spec.name))
        self.tile.clicked.connect(self._on_tile)
        self._grid.addWidget(self.tile, 0, 0)
        self.spec = spec
        self._draw()

    def _draw(self) -> None:
        if self.tile is not None and self.spec is not None:
            self.tile.display(data_thumbnail(self.spec, self._style.theme))

    def _on_tile(self) -> None:
        if self.tile is not None:
            self.tile.setChecked(True)
            self.chosen.emit(self.spec)
