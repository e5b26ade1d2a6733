"""The last healthy state, to which a diverged run can go back, and a warning when training is stuck."""

import math
from collections.abc import Callable, Mapping, Set

from core.network.model import Network
from core.training.state import TrainingState

MARGIN = 1.1
"""A state is healthy if its training loss is at most this many times the best one."""

FLAT = ("saturated", "dead")
SHARE = 0.5
PATIENCE_S = 1.0
"""Seconds for which SHARE of the hidden neurons, or a set that cuts all paths, must be flat while the loss is above
MARGIN and hardly falls."""


class Fallback:
    """The last healthy state of one network on one data set. state: None before the first."""

    def __init__(self) -> None:
        self.state: TrainingState | None = None
        self.best = math.inf

    def note(self, loss: float, copy: Callable[[], TrainingState]) -> None:
        """Keep the present state if its loss is healthy. copy: makes a copy of it."""
        if math.isfinite(loss) and loss <= MARGIN * self.best:
            self.best = min(self.best, loss)
            self.state = copy()


class Watch:
    """Notices that training is stuck: it runs, the loss stays far above the best one, and gradients do not pass."""

    def __init__(self) -> None:
        self._since, self._loss, self._sentence = math.nan, math.nan, ""

    def look(self, now: float, network: Network, health: Mapping[str, str], loss: float, best: float) -> str:
        """Note the state at a time in seconds while training runs. Return one sentence if training has been stuck for
        long enough, else ""."""
        hidden = [neuron.id for neuron in network.hidden if neuron.id in network.reaching]
        flat = {id for id in hidden if health.get(id) in FLAT}
        is_cut = bool(flat) and (len(flat) >= SHARE * len(hidden) or not _is_passed(network, flat))
        wrong = is_cut and not loss <= MARGIN * best
        if not wrong or not loss >= 0.95 * self._loss:
            self._since, self._loss = (now, loss) if wrong else (math.nan, math.nan)
            self._sentence = ""
        elif now - self._since >= PATIENCE_S and not self._sentence:
            self._sentence = _sentence(len(flat), len(hidden), {health[id] for id in flat}, loss)
        return self._sentence

    @property
    def sentence(self) -> str:
        """The sentence found last."""
        return self._sentence


def _is_passed(network: Network, flat: Set[str]) -> bool:
    """Whether some path from an input to an output avoids all flat neurons."""
    stack = [neuron.id for neuron in network.outputs]
    seen = set(stack)
    while stack:
        for link in network.incoming[stack.pop()]:
            if link.source not in seen and link.source not in flat:
                seen.add(link.source)
                stack.append(link.source)
    return any(node.id in seen for node in network.inputs)


def _sentence(flat: int, count: int, kinds: Set[str], loss: float) -> str:
    kind = " or ".join(sorted(kinds, reverse=True))
    neurons = "1 hidden neuron is" if count == 1 else f"{flat} of {count} hidden neurons are"
    return f"Training is stuck at a loss of {loss:.3g}: {neurons} {kind}, so hardly any gradient passes."
