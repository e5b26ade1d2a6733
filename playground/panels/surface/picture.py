"""Draws what a snapshot holds of the plane: the surface of the outputs, or the picture of one node, with its key."""

import numpy as np
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage

from core.data.dataset import Dataset
from core.data.making import generate
from core.network.model import Neuron, Node
from core.training.snapshot import Snapshot
from playground.panels.surface.answer import contour
from playground.panels.surface.color_bar import ColorBar
from playground.panels.surface.plot import SurfacePlot
from playground.panels.surface.points import target_limit
from playground.style.color_map import class_picture, limit_of, picture, picture_table, surface_table
from playground.style.style import Style
from playground.throttle import Throttle

SHADES, STEPS = 2, 10
"""The shades of a surface that shows only the answer: of two classes, and of numbers."""

CONTOUR_S = 0.5

BLANK = QImage(1, 1, QImage.Format.Format_ARGB32_Premultiplied)
BLANK.fill(Qt.GlobalColor.transparent)


class SurfacePicture:
    """Draws on a plot and a color bar."""

    def __init__(self, style: Style, plot: SurfacePlot, bar: ColorBar) -> None:
        self._style, self._plot, self._bar = style, plot, bar
        self._throttle = Throttle(CONTOUR_S)

    def reset(self) -> None:
        """Draw the next contour at once."""
        self._throttle.reset()

    def clear(self) -> None:
        """Show no picture."""
        self._plot.show_image(BLANK)
        self._plot.show_contour([], 2)

    def show_node(self, node: Node, snapshot: Snapshot) -> None:
        """Show the picture of a node."""
        values, theme = snapshot.pictures[node.id], self._style.theme
        limit = limit_of(values)
        self._bar.show_span(limit)
        self._plot.show_image(picture(values, picture_table(theme), limit, theme))
        self._plot.show_contour([], 2)

    def show_surface(self, snapshot: Snapshot, *, discrete: bool) -> None:
        """Show the surface of the outputs. discrete: only the answer, and not how sure the network is."""
        outputs = snapshot.experiment.network.outputs
        data = generate(snapshot.experiment.data)
        surfaces = [snapshot.surfaces[neuron.id] for neuron in outputs]
        if data.outputs > 1:
            self._show_classes(surfaces, outputs, data, discrete=discrete)
            return
        theme, is_regression = self._style.theme, data.kind == "regression"
        limit = target_limit(data) if is_regression else limit_of(surfaces[0])
        self._bar.show_span(limit, data if is_regression else None)
        steps = (STEPS if is_regression else SHADES) if discrete else 0
        self._plot.show_image(picture(surfaces[0], surface_table(theme), limit, theme, steps=steps))
        if self._throttle.due(at_once=not snapshot.is_playing):
            has_line = not is_regression and snapshot.plane.kind != "curve"
            self._plot.show_contour(contour(surfaces[0]) if has_line else [], len(surfaces[0]))

    def _show_classes(
        self, surfaces: list[np.ndarray], outputs: tuple[Neuron, ...], data: Dataset, *, discrete: bool
    ) -> None:
        classes = [neuron.output or 0 for neuron in outputs]
        self._bar.show_classes(data.classes)
        self._plot.show_image(class_picture(np.stack(surfaces), self._style.theme, classes, flat=discrete))
        self._plot.show_contour([], 2)
