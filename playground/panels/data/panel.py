"""The left side: the data set, its noise and split, and the inputs of the network."""

import random
from collections.abc import Callable, Mapping
from dataclasses import replace
from functools import partial

from PySide6.QtCore import QEvent, QObject, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QComboBox

from core.data.catalog import CATALOG
from core.data.description import describe, group_of
from core.data.making import chosen
from core.data.source import DatasetSpec, Generated
from core.document import data_edits
from core.document.document import Document
from playground.panels.data.choice import SPACING, DataChoice
from playground.panels.data.examples import Examples
from playground.panels.data.formula_editor import FormulaEditor
from playground.panels.data.image_switch import ImageSwitch
from playground.panels.data.input_row import InputRow
from playground.panels.data.inputs import Inputs
from playground.panels.data.split_box import SplitBox
from playground.store import Edit, Store
from playground.style.size import Margins, px
from playground.style.style import Style
from playground.widgets.form import rule
from playground.widgets.scroll_column import ScrollColumn
from playground.widgets.slider import Slider

MARGINS: Margins = (16, 14, 14, 16)
BELOW = 12
"""Pixels below the place for typing that are to be seen, too."""


class DataPanel(ScrollColumn):
    """Every choice is one edit; the panel follows the document. apply(text, edit): applies edits that add links,
    quietly if the user prefers it. import_wanted(): the person wants to import a table. For pictures, examples stand in
    place of the inputs."""

    import_wanted = Signal()

    def __init__(self, store: Store, style: Style, apply: Callable[[str, Edit], bool]) -> None:
        super().__init__(spacing=SPACING)
        self._store = store
        self.setAccessibleName("Data and inputs")
        self._choice, self.split, self.inputs = DataChoice(style), SplitBox(style), Inputs(store, style, apply)
        self.tiles, self.groups, self.source_line = self._choice.tiles, self._choice.groups, self._choice.source_line
        self.own = self._choice.own
        self.noise, self.share, self.renew = self._choice.noise, self.split.share, self.split.renew
        self.examples = Examples(style)
        self._rules, self.image = (rule(), rule()), ImageSwitch(store, style)
        choosing = self._choice, rule(), self.examples, self._rules[0], self.split, self._rules[1], self.inputs
        for part in (*choosing, self.image):
            self.column.addWidget(part)
        self.column.addStretch(1)
        self._connect()
        style.changed.connect(self._refit)
        for watched in (self.noise, self.share, self.split.scaling, self.inputs.editor):
            watched.installEventFilter(self)
        self._on_replaced(store.document)

    @property
    def features(self) -> Mapping[str, InputRow]:
        """The rows of the inputs by their expressions."""
        return self.inputs.list.rows

    def display(self, document: Document) -> None:
        """Show a document's data and inputs."""
        spec = document.data
        self._choice.display(spec)
        self.split.display(
            spec.train_share,
            spec.seed,
            stratified=spec.stratified,
            scaling=spec.scaling,
            has_classes=bool(describe(spec.source).classes),
            renewal=_renewal(spec),
        )
        has_examples = self.examples.display(spec)
        self.examples.setVisible(has_examples)
        self._rules[0].setVisible(has_examples)
        self.inputs.setVisible(not has_examples)
        self._rules[1].setVisible(not has_examples)
        if has_examples:
            # A thousand rows that nobody sees would take a second.
            self.inputs.editor.shut()
        else:
            self.inputs.display(document)
        self.image.display(document)

    def _connect(self) -> None:
        choice, split = self._choice, self.split
        choice.chosen.connect(self._on_tile)
        choice.own_chosen.connect(self._on_own)
        choice.import_wanted.connect(self.import_wanted)
        choice.noise_moved.connect(self._on_noise)
        choice.noise_released.connect(self._on_released)
        split.share_changed.connect(self._on_share)
        split.share_released.connect(self._on_released)
        split.stratified_changed.connect(self._on_stratified)
        split.scaling_changed.connect(self._on_scaling)
        split.seed_changed.connect(self._on_seed)
        split.renewed.connect(self._on_renew)
        self.inputs.grown.connect(self._show_editor)
        self.verticalScrollBar().rangeChanged.connect(self._show_editor)
        self._store.changed.connect(self._on_changed)
        self._store.replaced.connect(self._on_replaced)

    def _use(self, text: str, spec: DatasetSpec, merge: str = "") -> None:
        """Use other data, or show again what the document has if that is refused."""
        if not self._store.apply(text, partial(data_edits.use_data, spec=spec), merge=merge):
            self.display(self._store.document)

    def _change(self, text: str, *, merge: str = "", **changes: object) -> None:
        self._use(text, replace(self._store.document.data, **changes), merge)  # type: ignore[arg-type]

    def _on_tile(self, name: str) -> None:
        spec = self._store.document.data
        if not group_of(spec.source) or name != spec.name:
            self._use(f"Choose {CATALOG[name].label}", chosen(spec, name))

    def _on_own(self, spec: DatasetSpec) -> None:
        if spec.source != self._store.document.data.source:
            self._use(f"Choose {spec.name}", spec)

    def _on_noise(self, noise: float) -> None:
        source = self._store.document.data.source
        if isinstance(source, Generated):
            self._change("Set noise", source=replace(source, noise=noise), merge="noise")

    def _on_share(self, share: float) -> None:
        self._change("Set training share", train_share=share, merge="share")

    def _on_released(self) -> None:
        self._store.end_merge()
        self.display(self._store.document)

    def _on_stratified(self, stratified: bool) -> None:
        self._change(f"{'Keep' if stratified else 'Do not keep'} each class's share", stratified=stratified)

    def _on_scaling(self, scaling: str) -> None:
        self._change(f"Set scaling to {scaling}", scaling=scaling)

    def _on_seed(self, seed: str) -> None:
        self._change("Set seed", seed=seed)

    def _on_renew(self) -> None:
        self._change(_renewal(self._store.document.data), seed=f"{random.random():.5f}")

    def _on_changed(self, old: Document, new: Document) -> None:
        if old.data != new.data or old.network is not new.network:
            self.display(new)
        elif old.boxes != new.boxes:
            self.image.display(new)
        if group_of(old.data.source) != group_of(new.data.source):
            self._choice.follow(new.data)

    def _on_replaced(self, document: Document) -> None:
        self._choice.own.forget()
        self._choice.follow(document.data)
        self.inputs.forget()
        self.display(document)

    def _show_editor(self) -> None:
        """Scroll down to the place where a formula is typed, which is the last one."""
        editor, bar = self.inputs.editor, self.verticalScrollBar()
        if self.inputs.is_open and editor.isAncestorOf(self.focusWidget() or self):
            end = editor.mapTo(self.viewport(), editor.rect().bottomLeft()).y() + px(BELOW)
            bar.setValue(bar.value() + max(end - self.viewport().height(), 0))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        kind = event.type()
        if isinstance(watched, FormulaEditor) and kind == QEvent.Type.Resize:
            self._show_editor()
        if isinstance(watched, Slider | QComboBox) and kind == QEvent.Type.Wheel and not watched.hasFocus():
            # A slider or a list under the mouse does not stop the panel from scrolling, unless it has the keyboard.
            event.ignore()
            return True
        return super().eventFilter(watched, event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._refit()

    def _refit(self) -> None:
        # The scroll bar takes its width from the margin, so that nothing moves when it comes or goes.
        left, top, right, bottom = (px(margin) for margin in MARGINS)
        taken = self.width() - self.viewport().width()
        self.column.setContentsMargins(left, top, max(right - taken, 0), bottom)


def _renewal(spec: DatasetSpec) -> str:
    """What another seed makes."""
    return "New points" if isinstance(spec.source, Generated) else "New split"
