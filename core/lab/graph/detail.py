"""How much of a network's graph is shown: its layers, its neurons, or every step."""

from collections.abc import Mapping, Sequence

from core.autograd.value import Value
from core.lab.graph.folding import Folding, Node, Part
from core.plural import counted
from core.problem import UserError

LEVELS = LAYERS, NEURONS, EVERY = "Layers", "Neurons", "Every step"

FEW, MOST_NODES = 24, 300
"""The finest level with at most FEW nodes is shown first; with more than MOST_NODES, none is shown."""


class Detail:
    """The level, and what is opened in it. Without parts, every step is shown."""

    def __init__(self) -> None:
        self._parts: Mapping[str, Part] = {}
        self._parameters: frozenset[str] = frozenset()
        self._chosen = ""
        self.opened: frozenset[str] = frozenset()

    def use(self, parts: Mapping[str, Part], parameters: frozenset[str]) -> None:
        """Switch to another graph; see `Folding`. The level is chosen anew, unless it is the same graph."""
        if parts.keys() != self._parts.keys():
            self._chosen, self.opened = "", frozenset()
        self._parts, self._parameters = parts, parameters

    def level(self, values: Sequence[Value]) -> str:
        """The level at which a graph of these values is shown."""
        if self._chosen and self._count(values, self._chosen) <= MOST_NODES:
            return self._chosen
        return next((level for level in reversed(LEVELS) if self._count(values, level) <= FEW), LAYERS)

    def choose(self, level: str, values: Sequence[Value]) -> None:
        """Choose a level; everything in it is folded. UserError if that makes too many nodes."""
        count = self._count(values, level)
        if count > MOST_NODES:
            raise UserError(f"{level} would be {counted(count, 'node')}; the Lab shows at most {MOST_NODES}.")
        self._chosen, self.opened = level, frozenset()

    def fold(self, values: Sequence[Value]) -> Folding | None:
        """The folded graph; None if every step is shown."""
        level = self.level(values)
        if not self._parts or level == EVERY:
            return None
        return Folding(values, self._parts, self._parameters, "layers" if level == LAYERS else "neurons", self.opened)

    def toggle(self, node: Node) -> None:
        """Open a node, or fold what it is a piece of. A node that is neither stays."""
        if node.is_folded:
            self.opened |= {node.label}
        elif node.whole:
            self.opened -= {node.whole}

    def reveal(self, label: str) -> None:
        """Open the layer in which the neuron with a label is folded."""
        if label in self._parts and self._parts[label].layer:
            self.opened |= {self._parts[label].layer}

    def _count(self, values: Sequence[Value], level: str) -> int:
        if not self._parts or level == EVERY:
            return len(values)
        present = [part for value in values if (part := self._parts.get(value.label)) is not None]
        layers = {part.layer for part in present if part.layer}
        return len(present) if level == NEURONS else len(layers) + sum(not part.layer for part in present)
