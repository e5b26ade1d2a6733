"""What is selected: its picture, its name, its activation."""

from collections.abc import Collection
from functools import partial

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QImage, QPainter, QPainterPath, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from core import limits
from core.autograd.ops import ACTIVATIONS
from core.document import edits
from core.network.model import Neuron
from core.training.snapshot import Picture, Snapshot
from playground.panels.inspector.summary import kind_text
from playground.store import Store
from playground.style.color_map import limit_of, picture, picture_table
from playground.style.size import FLUSH, at_most, fix, px, space
from playground.style.style import Style
from playground.widgets.form import combo, label

PICTURE, WIDTH = 72, 200
"""The side of the picture, and the whole width, at a text size of 100 %."""

MIXED = "mixed"


class Identity(QWidget):
    """renamed(): the neuron has another name."""

    renamed = Signal()

    def __init__(self, store: Store, style: Style) -> None:
        super().__init__()
        self._store = store
        self._selection: tuple[str, ...] = ()
        self.picture = Thumbnail(style)
        self.name = QLineEdit()
        self.name.setMaxLength(limits.NAME)
        self.name.setProperty("mayScroll", True)
        self.name.setAccessibleName("Name")
        self.name.setToolTip("Name; Enter renames")
        self.name.editingFinished.connect(self._on_renamed)
        self.kind = label("", "small", quiet=True)
        self.activation = combo([(op.label, op.name) for op in ACTIVATIONS])
        self.activation.setAccessibleName("Activation of the selection")
        self.activation.setToolTip("Activation of the selection (A)")
        self.activation.setPlaceholderText(MIXED)
        self.activation.activated.connect(self._on_activation)
        row, names = QHBoxLayout(self), QVBoxLayout()
        space(row, 12, FLUSH)
        space(names, 6)
        for part in (self.name, self.activation, self.kind):
            names.addWidget(part)
        names.addStretch(1)
        row.addWidget(self.picture, 0, Qt.AlignmentFlag.AlignTop)
        row.addLayout(names, 1)
        fix(self, WIDTH)
        at_most(self.activation, WIDTH - PICTURE - 12)

    def display(self, selection: tuple[str, ...], snapshot: Snapshot | None) -> None:
        """Show a selection."""
        self._selection = selection
        document = self._store.document
        network = document.network
        one = selection[0] if len(selection) == 1 else ""
        node, neurons = network.nodes.get(one), network.neurons_among(selection)
        self.picture.setVisible(node is not None)
        self.picture.display(snapshot.pictures.get(one) if snapshot is not None else None)
        self.name.setVisible(isinstance(node, Neuron))
        if isinstance(node, Neuron) and not self.name.hasFocus() and self.name.text() != node.name:
            self.name.setText(node.name)
            self.name.setCursorPosition(0)
        self.kind.setText(kind_text(network, selection, document))
        self.activation.setVisible(bool(neurons))
        self._show_activation({neuron.activation for neuron in neurons})

    def _show_activation(self, kinds: Collection[str]) -> None:
        at = self.activation.findData(next(iter(kinds))) if len(kinds) == 1 else -1
        if at != self.activation.currentIndex():
            self.activation.setCurrentIndex(at)

    def _on_renamed(self) -> None:
        node = self._store.document.network.nodes.get(self._selection[0]) if len(self._selection) == 1 else None
        if isinstance(node, Neuron) and self.name.isModified() and self.name.text() != node.name:
            self.name.setModified(False)
            self._store.apply(f"Rename {node.name}", partial(edits.rename, id=node.id, name=self.name.text()))
            self.renamed.emit()

    def _on_activation(self) -> None:
        neurons = [neuron.id for neuron in self._store.document.network.neurons_among(self._selection)]
        chosen = self.activation.currentData()
        self._store.apply("Set activation", partial(edits.set_activation, neurons=neurons, activation=chosen))


class Thumbnail(QWidget):
    """The picture of a node's output over the input plane."""

    def __init__(self, style: Style) -> None:
        super().__init__()
        self._style = style
        self._values: Picture | None = None
        self._image = QImage()
        self.setAccessibleName("Picture of the selected node")
        self.setAccessibleDescription("Its output at each point of the input plane: orange is minus, blue is plus")
        fix(self, PICTURE, PICTURE)
        style.changed.connect(self._on_style_changed)

    def display(self, values: Picture | None) -> None:
        """Show a picture, or none."""
        if values is not self._values:
            self._values = values
            self._on_style_changed()

    def _on_style_changed(self) -> None:
        values, theme = self._values, self._style.theme
        self._image = QImage()
        if values is not None and values.size:
            self._image = picture(values, picture_table(theme), limit_of(values), theme)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, box = QPainter(self), QRectF(self.rect())
        painter.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.SmoothPixmapTransform)
        edge = QPainterPath()
        edge.addRoundedRect(box.adjusted(0.5, 0.5, -0.5, -0.5), px(8), px(8))
        painter.setClipPath(edge)
        if self._image.isNull():
            painter.fillRect(box, self._style.theme.color("neutral"))
        painter.drawImage(box, self._image)
        painter.setClipping(False)
        painter.setPen(self._style.theme.color("border_strong"))
        painter.drawPath(edge)
        painter.end()
