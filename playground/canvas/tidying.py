"""Tidying up: lays the network out in columns as one undo step, and lets the nodes glide there."""

from PySide6.QtCore import QEasingCurve, QObject, QPointF, QVariantAnimation

from core.document import arrange
from playground.canvas.scene import CanvasScene
from playground.store import Store

TIDY_MS = 220


class Tidying(QObject):
    """The document is tidy at once; only the picture takes time."""

    def __init__(self, store: Store, scene: CanvasScene) -> None:
        super().__init__(scene)
        self._store, self._scene = store, scene
        self._before: dict[str, QPointF] = {}
        self._glide = QVariantAnimation(self, duration=TIDY_MS, startValue=0.0, endValue=1.0)
        self._glide.setEasingCurve(QEasingCurve.Type.InOutCubic)
        self._glide.valueChanged.connect(self._on_glided)
        self._glide.finished.connect(self._on_arrived)
        store.changed.connect(self._on_changed)
        store.replaced.connect(self._on_changed)

    @property
    def is_gliding(self) -> bool:
        """Whether the nodes are still moving."""
        return self._glide.state() != QVariantAnimation.State.Stopped

    def tidy(self) -> None:
        """Lay the network out in columns, and let the nodes glide there."""
        self._on_arrived()
        before = {id: QPointF(item.pos()) for id, item in self._scene.nodes.items()}
        if self._store.apply("Tidy up", arrange.tidy) and not self._scene.is_crowded:
            self._before = before
            self._scene.move_to(before)
            self._glide.start()

    def _on_glided(self, share: float) -> None:
        positions = self._store.document.positions
        places = {id: start + (QPointF(*positions[id]) - start) * share for id, start in self._before.items()}
        self._scene.move_to(places)

    def _on_arrived(self) -> None:
        self._glide.stop()
        if self._before:
            self._before = {}
            self._scene.move_to({id: QPointF(*at) for id, at in self._store.document.positions.items()})

    def _on_changed(self, *_: object) -> None:
        # The document has changed again: nodes that were gliding jump to their places.
        self._before = {}
        self._glide.stop()
