"""The gallery of data sets: one tile each, in as many columns as the names leave room for."""

from functools import partial

from PySide6.QtCore import QSize, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QButtonGroup, QGridLayout, QSizePolicy, QWidget

from core.data.catalog import CATALOG, CatalogRow
from core.data.description import describe
from core.data.making import usual_spec
from playground.panels.data.thumbnail import data_thumbnail
from playground.style.size import FLUSH, px, space
from playground.style.style import Style
from playground.widgets.tile import Tile

GAP, ROW_GAP = 6, 6
MOST_COLUMNS = 3
SHORT = {"xor": "Xor", "corners": "Corners"}
"""Names for narrow tiles."""


class Gallery(QWidget):
    """chosen(name): the user pressed a tile."""

    chosen = Signal(str)

    def __init__(self, style: Style) -> None:
        super().__init__()
        self._style = style
        self._group, self._columns = "", 0
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self._grid = QGridLayout(self)
        space(self._grid, margins=FLUSH)
        self._buttons = QButtonGroup(self)
        self.tiles: dict[str, Tile] = {}
        for name, row in CATALOG.items():
            tile = Tile(style, row.label, SHORT.get(name, ""))
            # In the layout are only the tiles of the group that is shown.
            tile.setParent(self)
            tile.hide()
            tile.setToolTip(_tip(row))
            tile.clicked.connect(partial(self.chosen.emit, name))
            self._buttons.addButton(tile)
            self.tiles[name] = tile
        style.changed.connect(self._on_style_changed)
        self._on_style_changed()

    def show_group(self, group: str) -> None:
        """Show the sets of a group."""
        self._group = group
        self._arrange()

    def _fitting(self) -> int:
        """How many columns fit."""
        return min(max((self.width() + px(GAP)) // (self._widest + px(GAP)), 1), MOST_COLUMNS)

    def _shown(self) -> list[Tile]:
        return [self.tiles[name] for name, row in CATALOG.items() if row.group == self._group]

    def minimumSizeHint(self) -> QSize:
        # One column: more would keep the gallery from becoming narrower.
        return QSize(self._widest, super().minimumSizeHint().height())

    @property
    def _widest(self) -> int:
        return max((tile.least_width for tile in self._shown()), default=1)

    def _arrange(self) -> None:
        self._columns = self._fitting()
        self._grid.setHorizontalSpacing(px(GAP))
        self._grid.setVerticalSpacing(px(ROW_GAP))
        for tile in self.tiles.values():
            self._grid.removeWidget(tile)
        for column in range(MOST_COLUMNS):
            self._grid.setColumnStretch(column, int(column < self._columns))
        shown = self._shown()
        for at, tile in enumerate(shown):
            self._grid.addWidget(tile, at // self._columns, at % self._columns)
        for tile in self.tiles.values():
            tile.setVisible(tile in shown)

    def _on_style_changed(self) -> None:
        for name, tile in self.tiles.items():
            tile.display(data_thumbnail(usual_spec(name), self._style.theme))
        self._arrange()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if self._fitting() != self._columns:
            self._arrange()


def _tip(row: CatalogRow) -> str:
    about = describe(row.source)
    return about.note or f"{about.label}: noise {about.noise_meaning}"
