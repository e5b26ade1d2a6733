"""The speed of training, averaged over half a second to be readable."""

from collections import deque

WINDOW_S = 0.5


class Speedometer:
    """Epochs and updates per second over the last half second."""

    def __init__(self) -> None:
        self._marks: deque[tuple[float, float, int]] = deque()

    def measure(self, now: float, epoch: float, update: int, running: bool) -> tuple[float, float]:
        """Note the progress at a time in seconds. Return (epochs, updates) per second; 0 while not running."""
        if not running:
            self._marks.clear()
        self._marks.append((now, epoch, update))
        while now - self._marks[0][0] > WINDOW_S and len(self._marks) > 2:
            self._marks.popleft()
        then, epochs, updates = self._marks[0]
        if now - then <= 0.0:
            return 0.0, 0.0
        return max(0.0, (epoch - epochs) / (now - then)), max(0.0, (update - updates) / (now - then))
