"""scikit-learn's MLPRegressor. Its training has neither a tanh output nor max-margin, so it only draws pictures."""

from typing import Any

import numpy as np
from sklearn.neural_network import MLPRegressor


class Picture:
    """Draws one work in float32."""

    def __init__(self, work: dict[str, Any]) -> None:
        self.points = np.array(work["points"], dtype=np.float32)
        hidden = tuple(work["sizes"][1:-1])
        self.network = MLPRegressor(hidden_layer_sizes=hidden, activation=work["activation"], solver="sgd")
        # Fitted to a few points for its shapes; then it gets the work's weights.
        self.network.partial_fit(self.points[:2], np.zeros(2, dtype=np.float32))
        self.network.coefs_ = [np.array(layer, dtype=np.float32).T for layer in work["weights"]]
        self.network.intercepts_ = [np.array(layer, dtype=np.float32) for layer in work["biases"]]
        self.network.out_activation_ = "identity" if work["output"] == "linear" else work["output"]

    def reset(self) -> None:
        """Nothing to reset."""

    def run(self, times: int) -> None:
        for _ in range(times):
            self.drawn = self.network.predict(self.points)

    def result(self) -> list[float]:
        found: list[float] = self.drawn.ravel().tolist()
        return found


def make(work: dict[str, Any]) -> Any:
    """See `serve.Maker`."""
    if not work["picture"]:
        raise NotImplementedError("its training has neither this output nor this loss")
    if work["picture"] == "all":
        raise NotImplementedError("it gives only the outputs")
    return Picture(work)
