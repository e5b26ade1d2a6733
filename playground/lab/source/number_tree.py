"""The numbers of a network as a tree by neuron: one neuron is open at a time, and only its rows exist."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QHeaderView, QLabel, QTreeWidget, QTreeWidgetItem, QVBoxLayout, QWidget

from core.lab.lab import Lab
from core.plural import counted
from playground.lab.source.variables import span
from playground.style.size import FLUSH, fix, px, set_font, space
from playground.style.style import Style
from playground.widgets.form import label
from playground.widgets.number_field import NumberField
from playground.widgets.plain_tip import plain_tip
from playground.widgets.slider import Slider

SLIDER, FIELD, ROW, HEADER, INDENT = 72, 64, 30, 24, 12
MOST_ROWS = 100
"""The most rows of a neuron; the canvas has all of its weights."""

MOST_HEIGHT = 420
"""Pixels: a higher tree scrolls by itself."""


@dataclass(frozen=True, slots=True)
class NumberGroup:
    """The variables of a neuron, or of the points, by name."""

    title: str
    names: tuple[str, ...]


class NumberTree(QWidget):
    """value_changed(name, number) by the user. sliders, fields: those of the open group, by name."""

    value_changed = Signal(str, float)

    def __init__(self, style: Style) -> None:
        super().__init__()
        self._style = style
        self._groups: tuple[NumberGroup, ...] = ()
        self._is_by_user = False
        self._values: Mapping[str, float] = {}
        self.sliders: dict[str, Slider] = {}
        self.fields: dict[str, NumberField] = {}
        self.count = label("", "small", quiet=True)
        head = QHBoxLayout()
        head.addWidget(label("Numbers", "heading"))
        head.addStretch(1)
        head.addWidget(self.count)
        self.tree = QTreeWidget()
        self.tree.setProperty("role", "outline")
        self.tree.setAccessibleName("Numbers by neuron")
        self.tree.setColumnCount(2)
        self.tree.setHeaderHidden(True)
        self.tree.setIndentation(px(INDENT))
        self.tree.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.tree.header().setStretchLastSection(False)
        self.tree.header().setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        self.tree.header().setSectionResizeMode(1, QHeaderView.ResizeMode.ResizeToContents)
        self.tree.itemExpanded.connect(self._on_expanded)
        self.tree.itemCollapsed.connect(self._on_collapsed)
        self.tree.itemClicked.connect(self._on_clicked)
        column = QVBoxLayout(self)
        space(column, 6, FLUSH)
        column.addLayout(head)
        column.addWidget(self.tree)
        style.changed.connect(self._on_style_changed)

    def use(self, groups: Sequence[NumberGroup]) -> None:
        """Show other groups; a group of the same title stays open."""
        if tuple(groups) == self._groups:
            return
        opened, by_user = self.opened, self._is_by_user
        self._groups = tuple(groups)
        self._forget_rows()
        self.tree.clear()
        items = []
        for group in self._groups:
            item = QTreeWidgetItem([group.title, counted(len(group.names), "number")])
            item.setTextAlignment(1, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
            item.setSizeHint(0, QSize(0, px(HEADER)))
            item.setChildIndicatorPolicy(QTreeWidgetItem.ChildIndicatorPolicy.ShowIndicator)
            items.append(item)
        self.tree.addTopLevelItems(items)
        self.count.setText(f"{sum(len(group.names) for group in self._groups):,}, by neuron")
        self.open(opened)
        self._is_by_user = by_user and bool(self.opened)
        self._fit()

    def display(self, lab: Lab) -> None:
        """Show a lab's numbers in the open group."""
        self._values = lab.values
        for name, slider in self.sliders.items():
            value = lab.values.get(name)
            if value is not None:
                self._show(name, slider, value)

    @property
    def opened(self) -> str:
        """The title of the open group, or ""."""
        item = self._open_item()
        return item.text(0) if item is not None else ""

    def open(self, title: str) -> None:
        """Open a group and close the others; "" closes all."""
        for item in self._items():
            item.setExpanded(item.text(0) == title)
        self._is_by_user = False

    def follow(self, title: str) -> None:
        """Open the group of the present step, unless the user has opened one."""
        if not self._is_by_user and title != self.opened and any(group.title == title for group in self._groups):
            self.open(title)

    def show_number(self, name: str) -> None:
        """Open the group of a number."""
        title = next((group.title for group in self._groups if name in group.names), "")
        if title:
            self.open(title)
            self._is_by_user = True

    def _open_item(self) -> QTreeWidgetItem | None:
        return next((item for item in self._items() if item.isExpanded()), None)

    def _items(self) -> Iterator[QTreeWidgetItem]:
        """The items of the groups."""
        for at in range(self.tree.topLevelItemCount()):
            item = self.tree.topLevelItem(at)
            assert item is not None
            yield item

    def _on_clicked(self, item: QTreeWidgetItem) -> None:
        if item.parent() is None:
            item.setExpanded(not item.isExpanded())
            self._is_by_user = True

    def _on_expanded(self, item: QTreeWidgetItem) -> None:
        for other in self._items():
            if other is not item and other.isExpanded():
                other.setExpanded(False)
        self._is_by_user = True
        group = next(group for group in self._groups if group.title == item.text(0))
        for name in group.names[:MOST_ROWS]:
            self._add_row(item, group.title, name)
        if len(group.names) > MOST_ROWS:
            rest = QTreeWidgetItem([f"and {len(group.names) - MOST_ROWS:,} more"])
            item.addChild(rest)
            rest.setFirstColumnSpanned(True)
        for before, after in pairwise(
            part for name in self.sliders for part in (self.sliders[name], self.fields[name])
        ):
            QWidget.setTabOrder(before, after)
        self._fit()
        self.tree.scrollToItem(item, QTreeWidget.ScrollHint.PositionAtTop)

    def _on_collapsed(self, item: QTreeWidgetItem) -> None:
        self._forget_rows()
        while item.childCount():
            item.removeChild(item.child(0))
        self._is_by_user = True
        self._fit()

    def _forget_rows(self) -> None:
        self.sliders.clear()
        self.fields.clear()

    def _add_row(self, item: QTreeWidgetItem, title: str, name: str) -> None:
        row = QWidget()
        line = QHBoxLayout(row)
        space(line, 6, (0, 0, 2, 0))
        shown = "bias" if name == f"bias of {title}" else name
        what, reach = _Name(shown), span(self._values.get(name, 0.0))
        what.setToolTip(plain_tip(name))
        slider, field = Slider(self._style, -reach, reach, width=SLIDER), NumberField()
        slider.setAccessibleName(f"{name}, slider")
        slider.setToolTip(plain_tip(name))
        field.setAccessibleName(name)
        fix(slider, SLIDER)
        fix(field, FIELD)
        for part in (slider, field):
            part.setProperty("variable", name)
        slider.moved.connect(self._on_value)
        field.committed.connect(self._on_value)
        line.addWidget(what, 1)
        line.addWidget(slider)
        line.addWidget(field)
        child = QTreeWidgetItem()
        child.setFlags(Qt.ItemFlag.ItemIsEnabled)
        child.setSizeHint(0, QSize(0, px(ROW)))
        item.addChild(child)
        child.setFirstColumnSpanned(True)
        self.tree.setItemWidget(child, 0, row)
        self.sliders[name], self.fields[name] = slider, field
        self._show(name, slider, self._values.get(name, 0.0))

    def _show(self, name: str, slider: Slider, value: float) -> None:
        reach = span(value)
        if reach > slider.high:
            slider.use_range(-reach, reach)
        slider.display(value)
        self.fields[name].display(value)

    def _fit(self) -> None:
        """Give the tree the height of its rows, or MOST_HEIGHT."""
        rows = len(self.sliders)
        height = len(self._groups) * HEADER + rows * ROW + 6
        fix(self.tree, height=min(height, MOST_HEIGHT))

    def _on_value(self, value: float) -> None:
        self.value_changed.emit(self.sender().property("variable"), value)

    def _on_style_changed(self) -> None:
        self.tree.setIndentation(px(INDENT))
        for item in self._items():
            item.setSizeHint(0, QSize(0, px(HEADER)))
            for at in range(item.childCount()):
                item.child(at).setSizeHint(0, QSize(0, px(ROW)))
        self._fit()


class _Name(QLabel):
    """A name, shortened in the middle where it does not fit."""

    def __init__(self, text: str) -> None:
        super().__init__(text)
        set_font(self, "small")

    def minimumSizeHint(self) -> QSize:
        return QSize(0, super().minimumSizeHint().height())

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setPen(self.palette().color(self.foregroundRole()))
        shown = self.fontMetrics().elidedText(self.text(), Qt.TextElideMode.ElideMiddle, self.width())
        painter.drawText(self.rect(), Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, shown)
        painter.end()
