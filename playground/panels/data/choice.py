"""The choice of a data set: the gallery, and below it the noise of generated data, or where a table comes from."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from core.data.description import describe, group_of
from core.data.making import generate
from core.data.source import DatasetSpec, Generated, Imported, Shipped
from playground.panels.data.gallery import GROUPS, Gallery
from playground.panels.data.own_table import OWN, OwnTable
from playground.panels.data.source_line import SourceLine
from playground.style.size import FLUSH, at_least, space
from playground.style.style import Style
from playground.widgets.elided import Elided
from playground.widgets.form import label
from playground.widgets.segment import Segment
from playground.widgets.slider import Slider

SPACING = 12
SLOT = 56
"""The least height of what is below the gallery, so that the rest seldom moves when the data change."""

RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter


class DataChoice(QWidget):
    """chosen(name) when the user pressed a tile; noise_moved(percent) and noise_released() by the slider.
    own_chosen(DatasetSpec): the person's own table; import_wanted(): another one."""

    own_chosen = Signal(object)
    import_wanted = Signal()
    chosen = Signal(str)
    noise_moved = Signal(float)
    noise_released = Signal()

    def __init__(self, style: Style) -> None:
        super().__init__()
        column = QVBoxLayout(self)
        space(column, SPACING, FLUSH)
        self._name, self._counts = Elided("caption"), Elided("caption")
        self._name.setAlignment(RIGHT)
        self._counts.setAlignment(RIGHT)
        head = QHBoxLayout()
        space(head, 8)
        head.addWidget(label("Data", "heading"))
        head.addWidget(self._name, 1)
        head.addWidget(self._counts)
        column.addLayout(head)
        self.groups = Segment(style, (*GROUPS, OWN), "Kind of data")
        self._gallery = Gallery(style)
        self.tiles = self._gallery.tiles
        column.addWidget(self.groups)
        column.addWidget(self._gallery)
        self.own = OwnTable(style)
        self.own.hide()
        column.addWidget(self.own)
        self._slot = QWidget()
        at_least(self._slot, height=SLOT)
        below = QVBoxLayout(self._slot)
        space(below, 0, FLUSH)
        self._noise_box, self.source_line = self._make_noise(style), SourceLine()
        below.addWidget(self._noise_box)
        below.addWidget(self.source_line)
        below.addStretch(1)
        column.addWidget(self._slot)
        self._gallery.chosen.connect(self.chosen)
        self.own.chosen.connect(self.own_chosen)
        self.own.import_wanted.connect(self.import_wanted)
        self.groups.chosen.connect(self._show_group)

    def display(self, spec: DatasetSpec) -> None:
        """Show the data of a spec."""
        about, source = describe(spec.source), spec.source
        self._gallery.check(source.name if isinstance(source, Generated | Shipped) else "")
        self.own.display(spec)
        self._name.setText("" if group_of(source) or isinstance(source, Imported) else about.label)
        rows = f"{len(generate(spec).points):,} {'rows' if about.is_measured else 'points'}"
        self._counts.setText(f"{rows}, {f'{len(about.classes)} classes' if about.classes else 'regression'}")
        self.noise.display(spec.noise)
        self._noise_meaning.setText(about.noise_meaning)
        self._noise_value.setText(f"{spec.noise:g} %")
        self._noise_box.setVisible(isinstance(source, Generated))
        self.source_line.display(about.note)
        self._slot.setVisible(bool(about.note) or isinstance(source, Generated))

    def follow(self, spec: DatasetSpec) -> None:
        """Show the group that has the data, if there is one."""
        group = group_of(spec.source)
        if not group and isinstance(spec.source, Imported):
            group = OWN
        if group:
            self.groups.display(group)
            self._show_group(group)

    def _show_group(self, group: str) -> None:
        self._gallery.setVisible(group != OWN)
        self.own.setVisible(group == OWN)
        if group != OWN:
            self._gallery.show_group(group)

    def _make_noise(self, style: Style) -> QWidget:
        self._noise_meaning, self._noise_value = Elided("caption"), label("")
        self.noise = Slider(style, 0.0, 50.0, step=5.0, whole=5.0)
        self.noise.setAccessibleName("Noise")
        self.noise.moved.connect(self.noise_moved)
        self.noise.released.connect(self.noise_released)
        head, made = QHBoxLayout(), QWidget()
        space(head, 6)
        head.addWidget(label("Noise"))
        head.addWidget(self._noise_meaning, 1)
        head.addWidget(self._noise_value)
        column = QVBoxLayout(made)
        space(column, 2, FLUSH)
        column.addLayout(head)
        column.addWidget(self.noise)
        return made
