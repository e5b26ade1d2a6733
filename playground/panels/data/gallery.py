"""The gallery of data sets: one tile each, in as many columns as the names leave room for."""

from functools import partial

from PySide6.QtCore import QSize, Signal
from PySide6.QtGui import QResizeEvent, QShowEvent
from PySide6.QtWidgets import QButtonGroup, QGridLayout, QSizePolicy, QWidget

from core.data.catalog import CATALOG, CatalogRow, ShippedRow
from core.data.making import usual_spec
from playground.panels.data.thumbnail import data_thumbnail
from playground.style.size import FLUSH, px, space
from playground.style.style import Style
from playground.widgets.tile import Tile

GAP, ROW_GAP = 6, 6
MOST_COLUMNS = 3
SHORT = {"xor": "Xor", "corners": "Corners", "penguins-4": "Penguins 4", "breast-cancer": "Cancer"}
"""Names for narrow tiles."""

GROUPS = tuple(dict.fromkeys(row.group for row in CATALOG.values()))


class Gallery(QWidget):
    """chosen(name): the user pressed a tile. The pictures of a group are drawn when it is first seen: tables are read
    for them."""

    chosen = Signal(str)

    def __init__(self, style: Style) -> None:
        super().__init__()
        self._style, self._theme = style, style.theme
        self._group, self._columns = GROUPS[0], 0
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self._grid = QGridLayout(self)
        space(self._grid, margins=FLUSH)
        # In a group of buttons without a checked one, Tab reaches each.
        self._buttons = {group: QButtonGroup(self) for group in GROUPS}
        self.tiles: dict[str, Tile] = {}
        for name, row in CATALOG.items():
            tile = Tile(style, row.label, SHORT.get(name, ""))
            # In the layout are only the tiles of the group that is shown.
            tile.setParent(self)
            tile.hide()
            tile.setToolTip(_tip(row))
            tile.clicked.connect(partial(self.chosen.emit, name))
            self._buttons[row.group].addButton(tile)
            self.tiles[name] = tile
        style.changed.connect(self._on_style_changed)
        self._arrange()

    def show_group(self, group: str) -> None:
        """Show the sets of a group."""
        self._group = group
        self._arrange()
        self._draw()

    def check(self, name: str) -> None:
        """Check the tile of a data set; none if it has no tile."""
        for row_name, tile in self.tiles.items():
            if tile.isChecked() and row_name != name:
                group = self._buttons[CATALOG[row_name].group]
                group.setExclusive(False)
                tile.setChecked(False)
                group.setExclusive(True)
        if name in self.tiles:
            self.tiles[name].setChecked(True)

    def _fitting(self) -> int:
        """How many columns fit."""
        return min(max((self.width() + px(GAP)) // (self._widest + px(GAP)), 1), MOST_COLUMNS)

    def _shown(self) -> dict[str, Tile]:
        return {name: tile for name, tile in self.tiles.items() if CATALOG[name].group == self._group}

    def minimumSizeHint(self) -> QSize:
        # One column: more would keep the gallery from becoming narrower.
        return QSize(self._widest, super().minimumSizeHint().height())

    @property
    def _widest(self) -> int:
        return max((tile.least_width for tile in self._shown().values()), default=1)

    def _arrange(self) -> None:
        self._columns = self._fitting()
        self._grid.setHorizontalSpacing(px(GAP))
        self._grid.setVerticalSpacing(px(ROW_GAP))
        for tile in self.tiles.values():
            self._grid.removeWidget(tile)
        for column in range(MOST_COLUMNS):
            self._grid.setColumnStretch(column, int(column < self._columns))
        shown = list(self._shown().values())
        for at, tile in enumerate(shown):
            self._grid.addWidget(tile, at // self._columns, at % self._columns)
        for tile in self.tiles.values():
            tile.setVisible(tile in shown)

    def _draw(self) -> None:
        """Draw what is seen and has no picture in the present theme."""
        if self._theme is not self._style.theme:
            self._theme = self._style.theme
            for tile in self.tiles.values():
                tile.blank()
        if self.isVisible():
            for name, tile in self._shown().items():
                if tile.is_blank:
                    tile.display(data_thumbnail(usual_spec(name), self._theme))

    def _on_style_changed(self) -> None:
        self._arrange()
        self._draw()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._draw()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if self._fitting() != self._columns:
            self._arrange()


def _tip(row: CatalogRow) -> str:
    # No description: it would read the table.
    return row.note if isinstance(row, ShippedRow) else f"{row.label}: noise {row.noise_meaning}"
