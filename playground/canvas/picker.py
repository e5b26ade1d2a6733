"""Finds what is at a point of the scene, for the mouse."""

from collections.abc import Callable, Mapping

from PySide6.QtCore import QPointF, QRectF

from playground.canvas import geometry
from playground.canvas.layer_item import LayerItem
from playground.canvas.links.routes import Routes
from playground.canvas.node_item import NodeItem

END_REACH = 36.0
"""How near the cursor must be to the end of a link to drag it."""


class Picker:
    """Finds nodes, links, layers and their parts. Points and reaches are those of the scene. Every answer is an id, or
    "" if there is nothing. pixel_at: finds the pixels of the image, which are many, and lie side by side."""

    def __init__(
        self,
        nodes: dict[str, NodeItem],
        layers: Mapping[str, LayerItem],
        routes: Routes,
        pixel_at: Callable[[QPointF], str],
    ) -> None:
        self._nodes, self._layers, self._routes, self._pixel_at = nodes, layers, routes, pixel_at

    def node_at(self, point: QPointF) -> str:
        """The node with its picture (or frame around it) there; the topmost wins."""
        found = (
            id
            for id, item in reversed(self._nodes.items())
            if not item.is_cell
            and item.isVisible()
            and item.box.adjusted(-4, -4, 4, 4).translated(item.pos()).contains(point)
        )
        return next(found, "") or self._pixel_at(point)

    def name_at(self, point: QPointF) -> str:
        """The neuron or layer with its name there."""
        nodes = (id for id, item in self._nodes.items() if item.name_box.contains(point - item.pos()))
        layers = (id for id, item in self._layers.items() if item.name_box.contains(point))
        return next(nodes, "") or next(layers, "")

    def glyph_at(self, point: QPointF) -> str:
        """The neuron with its activation there."""
        return next((id for id, item in self._nodes.items() if item.glyph_box.contains(point - item.pos())), "")

    def number_at(self, point: QPointF, reach: float) -> str:
        """The neuron with its bias dot there, or the link within reach that no node covers."""
        for id, item in self._nodes.items():
            dot = item.bias_dot.adjusted(-5, -5, 5, 5)
            if not item.is_input and dot.contains(point - item.pos()):
                return id
        return "" if self.node_at(point) else self.link_at(point, reach)

    def port_at(self, point: QPointF, reach: float) -> str:
        """The node or layer with an output port within reach; the nearest wins."""
        near = [
            (_distance(item.port, point), id)
            for id, item in self._nodes.items()
            if not item.is_cell
            and item.isVisible()
            and not item.is_output
            and point.x() >= item.port.x() - geometry.PORT - 2.0
        ]
        near += [(_distance(item.port, point), id) for id, item in self._layers.items()]
        best = min(near, default=(reach, ""))
        return best[1] if best[0] < reach else ""

    def link_at(self, point: QPointF, reach: float) -> str:
        """The link within reach; the nearest wins."""
        return self._routes.at(point, reach)

    def is_near_end(self, link: str, point: QPointF) -> bool:
        """Whether a point is at the end of a link, where it can be dragged."""
        return _distance(self._routes.ends(link)[1], point) < END_REACH

    def layer_at(self, point: QPointF) -> str:
        """The layer with its frame there."""
        return next((id for id, item in self._layers.items() if item.rect.contains(point)), "")

    def touched(self, rect: QRectF) -> list[str]:
        """The nodes with pictures that a rectangle touches."""
        seen = ((id, item) for id, item in self._nodes.items() if item.isVisible())
        return [id for id, item in seen if rect.intersects(item.box.translated(item.pos()))]


def _distance(a: QPointF, b: QPointF) -> float:
    away = a - b
    return float((away.x() ** 2 + away.y() ** 2) ** 0.5)
