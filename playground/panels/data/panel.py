"""The left side: the data set, its noise and split, and the inputs of the network."""

import random
from collections.abc import Callable
from dataclasses import replace
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QButtonGroup,
    QGridLayout,
    QHBoxLayout,
    QPushButton,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from core.data.catalog import CATALOG, generate
from core.data.features import FEATURES
from core.data.input_names import input_name
from core.document import data_edits
from core.document.document import Document
from playground.panels.data.thumbnail import data_thumbnail, feature_thumbnail
from playground.store import Edit, Store
from playground.style.icon import icon
from playground.style.size import space
from playground.style.style import Style
from playground.widgets.feature_box import FeatureBox
from playground.widgets.form import label, rule
from playground.widgets.scroll_column import ScrollColumn
from playground.widgets.segment import Segment
from playground.widgets.slider import Slider
from playground.widgets.tile import Tile

GROUPS = tuple(dict.fromkeys(row.group for row in CATALOG.values()))


class DataPanel(ScrollColumn):
    """Every choice is one edit; the panel follows the document. apply(text, edit): applies edits that add links,
    quietly if the user prefers it."""

    def __init__(self, store: Store, style: Style, apply: Callable[[str, Edit], bool]) -> None:
        super().__init__(spacing=12)
        self._store, self._style, self._apply = store, style, apply
        self.setAccessibleName("Data and inputs")
        self._make_gallery()
        self.column.addWidget(rule())
        self._make_sliders()
        self.column.addWidget(rule())
        self._make_inputs()
        self.column.addStretch(1)
        store.changed.connect(self._on_changed)
        store.replaced.connect(self._on_replaced)
        style.changed.connect(self._on_style_changed)
        self._on_style_changed()
        self._on_replaced(store.document)

    def display(self, document: Document) -> None:
        """Show a document's data and inputs."""
        spec, row = document.data, CATALOG[document.data.name]
        data = generate(spec)
        what = f"{len(row.classes)} classes" if row.classes else "regression"
        self._counts.setText(f"{len(data.points):,} points, {what}")
        self.tiles[spec.name].setChecked(True)
        self.noise.display(spec.noise)
        self.noise.setEnabled(bool(row.noise_meaning))
        self._noise_meaning.setText(row.noise_meaning or "as measured")
        self._noise_value.setText(f"{spec.noise / 100.0:.2f}" if row.noise_meaning else "")
        self.share.display(spec.train_share)
        self._share_value.setText(f"{spec.train_share:g} %")
        self.renew.setText("New points" if row.noise_meaning else "New split")
        used = {node.feature for node in document.network.inputs}
        for name, box in self.features.items():
            box.setChecked(name in used)
            box.call(input_name(name, spec))
        self._used.setText(f"{len(used)} of {len(FEATURES)}")

    def _make_gallery(self) -> None:
        title = QHBoxLayout()
        self._counts = label("", "caption", quiet=True)
        title.addWidget(label("Data", "heading"))
        title.addStretch(1)
        title.addWidget(self._counts)
        self.column.addLayout(title)
        self.groups = Segment(self._style, GROUPS, "Kind of data")
        self.groups.chosen.connect(self._show_group)
        self.column.addWidget(self.groups)
        self._gallery = QGridLayout()
        self._gallery.setHorizontalSpacing(4)
        self._gallery.setVerticalSpacing(4)
        self.tiles: dict[str, Tile] = {}
        self._buttons = QButtonGroup(self)
        for name, row in CATALOG.items():
            tile = Tile(self._style, row.label)
            # In the layout are only the tiles of the group that is shown.
            tile.setParent(self)
            tile.setToolTip(row.note or f"{row.label}: noise {row.noise_meaning}")
            tile.clicked.connect(partial(self._on_tile, name))
            self._buttons.addButton(tile)
            self.tiles[name] = tile
        self.column.addLayout(self._gallery)

    def _make_sliders(self) -> None:
        self._noise_meaning, self._noise_value = label("", "caption", quiet=True), label("")
        self.noise = self._slider("Noise", 0.0, 50.0, 5.0, self._noise_meaning, self._noise_value)
        self.noise.moved.connect(self._on_noise)
        self._share_value = label("")
        self.share = self._slider("Training share", 10.0, 90.0, 10.0, label(""), self._share_value)
        self.share.moved.connect(self._on_share)
        self.renew = QPushButton("New points")
        self.renew.setToolTip("Generate new points")
        self.renew.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.renew.clicked.connect(self._on_renew)
        self.column.addWidget(self.renew)

    def _slider(self, name: str, low: float, high: float, step: float, note: QWidget, value: QWidget) -> Slider:
        box = QVBoxLayout()
        space(box, 2)
        row = QHBoxLayout()
        space(row, 6)
        row.addWidget(label(name))
        row.addWidget(note)
        row.addStretch(1)
        row.addWidget(value)
        slider = Slider(self._style, low, high, step=step, whole=step)
        slider.setAccessibleName(name)
        slider.released.connect(self._store.end_merge)
        box.addLayout(row)
        box.addWidget(slider)
        self.column.addLayout(box)
        return slider

    def _make_inputs(self) -> None:
        title = QHBoxLayout()
        self._used = label("", "caption", quiet=True)
        title.addWidget(label("Inputs", "heading"))
        title.addStretch(1)
        title.addWidget(self._used)
        self.column.addLayout(title)
        grid = QGridLayout()
        grid.setHorizontalSpacing(8)
        grid.setVerticalSpacing(2)
        self.features: dict[str, FeatureBox] = {}
        for at, name in enumerate(FEATURES):
            box = FeatureBox(self._style, name)
            box.clicked.connect(partial(self._on_feature, name))
            grid.addWidget(box, at // 2, at % 2)
            self.features[name] = box
        self.column.addLayout(grid)

    def _show_group(self, group: str) -> None:
        columns = 3 if self.width() >= 250 else 2
        shown = [name for name, row in CATALOG.items() if row.group == group]
        for tile in self.tiles.values():
            self._gallery.removeWidget(tile)
            tile.hide()
        for at, name in enumerate(shown):
            self._gallery.addWidget(self.tiles[name], at // columns, at % columns, Qt.AlignmentFlag.AlignLeft)
            self.tiles[name].show()
        self._group = group
        self._columns = columns

    def _use(self, text: str, *, merge: str = "", **changes: object) -> None:
        spec = replace(self._store.document.data, **changes)  # type: ignore[arg-type]
        self._store.apply(text, partial(data_edits.use_data, spec=spec), merge=merge)

    def _on_tile(self, name: str) -> None:
        if name != self._store.document.data.name:
            self._use(f"Choose {CATALOG[name].label}", name=name)

    def _on_noise(self, noise: float) -> None:
        self._use("Set noise", noise=noise, merge="noise")

    def _on_share(self, share: float) -> None:
        self._use("Set training share", train_share=share, merge="share")

    def _on_renew(self) -> None:
        self._use(self.renew.text(), seed=f"{random.random():.5f}")

    def _on_feature(self, name: str) -> None:
        checked = self.features[name].isChecked()
        text = f"{'Add' if checked else 'Remove'} input {name}"
        self._apply(text, partial(data_edits.use_feature, feature=name, used=checked))
        self.display(self._store.document)

    def _on_changed(self, old: Document, new: Document) -> None:
        if old.data != new.data or old.network is not new.network:
            self.display(new)
        if CATALOG[old.data.name].group != CATALOG[new.data.name].group:
            self._follow_group(new)

    def _on_replaced(self, document: Document) -> None:
        self._follow_group(document)
        self.display(document)

    def _follow_group(self, document: Document) -> None:
        group = CATALOG[document.data.name].group
        self.groups.display(group)
        self._show_group(group)

    def _on_style_changed(self) -> None:
        theme = self._style.theme
        seed = self._store.document.data
        for name, tile in self.tiles.items():
            tile.display(data_thumbnail(replace(seed, name=name, noise=0.0, train_share=50.0, seed="0.5"), theme))
        for name, box in self.features.items():
            box.display(feature_thumbnail(name, theme))
        self.renew.setIcon(icon("refresh", theme.text))

    def resizeEvent(self, event: object) -> None:
        super().resizeEvent(event)  # type: ignore[arg-type]
        if (3 if self.width() >= 250 else 2) != self._columns:
            self._show_group(self._group)
