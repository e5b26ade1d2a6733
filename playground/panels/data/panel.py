"""The left side: the data set, its noise and split, and the inputs of the network."""

import random
from collections.abc import Callable
from dataclasses import replace
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from core.data.catalog import CATALOG
from core.data.description import describe, group_of
from core.data.making import chosen, generate
from core.data.presets import PRESETS
from core.data.source import Generated, Shipped
from core.document import data_edits, input_edits
from core.document.document import Document
from playground.panels.data.gallery import Gallery
from playground.panels.data.inputs import Inputs
from playground.store import Edit, Store
from playground.style.icon import icon
from playground.style.size import Margins, px, space
from playground.style.style import Style
from playground.widgets.elided import Elided
from playground.widgets.form import label, rule
from playground.widgets.scroll_column import ScrollColumn
from playground.widgets.segment import Segment
from playground.widgets.slider import Slider

SPACING = 12
MARGINS: Margins = (16, 14, 14, 16)

GROUPS = tuple(dict.fromkeys(row.group for row in CATALOG.values()))


class DataPanel(ScrollColumn):
    """Every choice is one edit; the panel follows the document. apply(text, edit): applies edits that add links,
    quietly if the user prefers it."""

    def __init__(self, store: Store, style: Style, apply: Callable[[str, Edit], bool]) -> None:
        super().__init__(spacing=SPACING)
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
        spec, row = document.data, describe(document.data.source)
        data = generate(spec)
        what = f"{len(row.classes)} classes" if row.classes else "regression"
        self._counts.setText(f"{len(data.points):,} points, {what}")
        if isinstance(spec.source, Generated | Shipped):
            self.tiles[spec.source.name].setChecked(True)
        self.noise.display(spec.noise)
        self.noise.setEnabled(bool(row.noise_meaning))
        self._noise_meaning.setText(row.noise_meaning or "as measured")
        self._noise_value.setText(f"{spec.noise:g} %" if row.noise_meaning else "")
        self.share.display(spec.train_share)
        self._share_value.setText(f"{spec.train_share:g} %")
        self.renew.setText("New points" if row.noise_meaning else "New split")
        used = {node.expression for node in document.network.inputs}
        self._inputs.display(used, spec)
        self._used.setText(f"{len(used)} of {len(PRESETS)}")

    def _make_gallery(self) -> None:
        title = QHBoxLayout()
        self._counts = Elided("caption")
        title.addWidget(label("Data", "heading"))
        self._counts.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        title.addWidget(self._counts, 1)
        self.column.addLayout(title)
        self.groups = Segment(self._style, GROUPS, "Kind of data")
        self.column.addWidget(self.groups)
        self._gallery = Gallery(self._style)
        self._gallery.chosen.connect(self._on_tile)
        self.groups.chosen.connect(self._gallery.show_group)
        self.tiles = self._gallery.tiles
        self.column.addWidget(self._gallery)

    def _make_sliders(self) -> None:
        self._noise_meaning, self._noise_value = Elided("caption"), label("")
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
        row.addWidget(note, 1)
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
        self._inputs = Inputs(self._style)
        self._inputs.chosen.connect(self._on_feature)
        self.features = self._inputs.boxes
        self.column.addWidget(self._inputs)

    def _use(self, text: str, *, merge: str = "", **changes: object) -> None:
        spec = replace(self._store.document.data, **changes)  # type: ignore[arg-type]
        self._store.apply(text, partial(data_edits.use_data, spec=spec), merge=merge)

    def _on_tile(self, name: str) -> None:
        spec = self._store.document.data
        if not isinstance(spec.source, Generated | Shipped) or name != spec.source.name:
            self._store.apply(f"Choose {CATALOG[name].label}", partial(data_edits.use_data, spec=chosen(spec, name)))

    def _on_noise(self, noise: float) -> None:
        source = self._store.document.data.source
        if isinstance(source, Generated):
            self._use("Set noise", source=replace(source, noise=noise), merge="noise")

    def _on_share(self, share: float) -> None:
        self._use("Set training share", train_share=share, merge="share")

    def _on_renew(self) -> None:
        self._use(self.renew.text(), seed=f"{random.random():.5f}")

    def _on_feature(self, name: str) -> None:
        checked = self.features[name].isChecked()
        text = f"{'Add' if checked else 'Remove'} input {name}"
        self._apply(text, partial(input_edits.use_input, expression=name, used=checked))
        self.display(self._store.document)

    def _on_changed(self, old: Document, new: Document) -> None:
        if old.data != new.data or old.network is not new.network:
            self.display(new)
        if group_of(old.data.source) != group_of(new.data.source):
            self._follow_group(new)

    def _on_replaced(self, document: Document) -> None:
        self._follow_group(document)
        self.display(document)

    def _follow_group(self, document: Document) -> None:
        group = group_of(document.data.source) or GROUPS[0]
        self.groups.display(group)
        self._gallery.show_group(group)

    def _on_style_changed(self) -> None:
        self.renew.setIcon(icon("refresh", self._style.theme.text))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        # The scroll bar takes its width from the margin, so that nothing moves when it comes or goes.
        left, top, right, bottom = (px(margin) for margin in MARGINS)
        taken = self.width() - self.viewport().width()
        self.column.setContentsMargins(left, top, max(right - taken, 0), bottom)
