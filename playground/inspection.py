"""The dock below the canvas with its one face: the inspector of the selection, or the legend if nothing is selected."""

from collections.abc import Callable

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QStackedWidget, QWidget

from core.training.snapshot import Snapshot
from playground.dock_area import DockArea
from playground.legend.legend import Legend, LegendLine
from playground.panels.dock.dock import Dock, Face
from playground.panels.inspector.inspector import Inspector
from playground.panels.inspector.title_line import TitleLine
from playground.regions import Regions
from playground.store import Store
from playground.style.style import Style

INSPECT, LEGEND = "Inspect", "Legend"
"""The texts of the button that opens the content."""


class Inspection(QObject):
    """changed(): the content was opened or closed. view: what lies above the dock; `area` holds both."""

    changed = Signal()

    def __init__(self, store: Store, style: Style, view: QWidget, take_apart: Callable[[], None]) -> None:
        super().__init__()
        self.inspector, self.legend = Inspector(store, style), Legend(style)
        self._legend_line = LegendLine(style)
        self.title = TitleLine(store, self._legend_line)
        self._body = QStackedWidget()
        self._body.addWidget(self.legend)
        self._body.addWidget(self.inspector)
        self.dock = Dock(style, (Face("Inspector", self.title, self._body),))
        self.area = DockArea(style, view, self.dock)
        self._regions: Regions | None = None
        self.dock.opened.connect(self.set_open)
        self.dock.lab_requested.connect(take_apart)
        self.area.resized.connect(self._on_resized)
        self.area.usual_requested.connect(self._on_usual)
        self.display(())

    def follow(self, regions: Regions) -> None:
        """Follow the sizes of the regions, in which the dock lies."""
        self._regions = regions
        regions.rearranged.connect(self._on_rearranged)

    @property
    def is_open(self) -> bool:
        """Whether the content is shown."""
        return self.dock.is_open

    def toggle(self) -> None:
        """Open or close the content."""
        self.set_open(not self.is_open)

    def set_open(self, opened: bool) -> None:
        """Open or close the content."""
        self.area.set_open(opened)
        self.title.show_open(opened)
        self._legend_line.show_open(opened)
        self.changed.emit()

    def display(self, selection: tuple[str, ...]) -> None:
        """Show a selection, or the legend. The canvas keeps its size."""
        self._body.setCurrentWidget(self.inspector if selection else self.legend)
        self.dock.offer(INSPECT if selection else LEGEND, lab=bool(selection))
        self.title.display(selection)
        self.inspector.display(selection)

    def refresh(self, snapshot: Snapshot) -> None:
        """Show a snapshot's numbers."""
        self.title.refresh(snapshot)
        self.inspector.refresh(snapshot)

    def _arrange(self) -> None:
        if self._regions is not None:
            content = self._regions.sizes.of(self._regions.kind).dock
            self.area.arrange(content, over=not self._regions.is_roomy)

    def _on_rearranged(self, usual: bool) -> None:
        self._arrange()
        if usual and self._regions is not None:
            self.set_open(self._regions.is_roomy)

    def _on_resized(self, content: float) -> None:
        if self._regions is not None:
            self._regions.sizes.keep(self._regions.kind, dock=content)

    def _on_usual(self) -> None:
        if self._regions is not None:
            self._regions.sizes.forget_dock(self._regions.kind)
            self._arrange()
