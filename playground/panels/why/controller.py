"""Answers "Why this number?" from the newest snapshot, for the selection or for a clicked readout."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QObject, QPoint, QRect
from PySide6.QtWidgets import QWidget

from core.document.document import Document
from core.document.node_names import link_name, node_name
from core.lab.why.training import TrainingReasons
from core.lab.why.why import Why
from core.network.model import Network
from core.problem import UserError
from core.training.experiment import Experiment
from core.training.snapshot import Snapshot
from core.training.trainer import Trainer
from playground.commands import EditCommand
from playground.panels.why.card import WhyCard
from playground.panels.why.readout import WhyReadout
from playground.panels.why.readouts import Readouts
from playground.store import Store
from playground.style import number
from playground.widgets.copying import make_copyable

UNREADY = "Its numbers appear as soon as the engine is ready."
LOSS = "loss"
GAP = 12
"""Pixels between the card and the point where it opens."""


class WhyController(QObject):
    """chosen: returns the selected ids. canvas: the widget under the card. shown: the readouts that can be clicked. It
    knows which parameters the user set since the last update, and the settings of that update."""

    def __init__(self, store: Store, canvas: QWidget, chosen: Callable[[], tuple[str, ...]], shown: Readouts) -> None:
        super().__init__(canvas)
        self._store, self._canvas, self._chosen = store, canvas, chosen
        self._by_hand: dict[str, int] = {}
        self._index = store.undo_stack.index()
        self._made: tuple[int, Experiment] | None = None
        self._trainer: Trainer | None = None
        self.card = WhyCard(canvas)
        for readout, title, metric in (
            (shown.train_loss, "The train loss", "train_loss"),
            (shown.test_loss, "The test loss", "test_loss"),
            (shown.accuracy, "The test accuracy", "test_accuracy"),
        ):
            readout.asked.connect(partial(self._on_asked, readout, title))
            make_copyable(readout, partial(self._metric, metric), picture=False)
        store.undo_stack.indexChanged.connect(self._on_index_changed)
        store.replaced.connect(self._on_replaced)

    def refresh(self, snapshot: Snapshot) -> None:
        """Remember the settings of the newest update."""
        if self._made is None or self._made[0] != snapshot.update:
            self._made = snapshot.update, snapshot.experiment

    def ask(self) -> None:
        """Answer for the first selected item that has a number; for the loss if nothing is selected."""
        network = self._store.document.network
        corner = self._canvas.mapToGlobal(self._canvas.rect().topRight())
        self._answer(_first(network, self._chosen()) or LOSS, corner + QPoint(-GAP, GAP))

    def _metric(self, name: str) -> str:
        """A metric of the newest snapshot with every digit; "" if there is none."""
        latest = self._store.session.latest
        value = getattr(latest.metrics, name) if latest is not None and latest.metrics is not None else None
        return "" if value is None else number.full(value)

    def _on_asked(self, readout: WhyReadout, title: str) -> None:
        self._answer(LOSS, readout.mapToGlobal(readout.rect().bottomRight()) + QPoint(0, GAP), title)

    def _answer(self, id: str, corner: QPoint, foremost: str = "") -> None:
        """Open the card. foremost: the beginning of the title of the section to show first."""
        snapshot, sentence = self._store.session.latest, ""
        whys: tuple[Why, ...] = ()
        try:
            whys = self._whys(id, snapshot)
        except UserError as error:
            sentence = str(error)
        whys = tuple(sorted(whys, key=lambda why: not why.title.startswith(foremost)))
        moment = "" if snapshot is None else f"After epoch {snapshot.epoch:,}, update {snapshot.update:,}"
        name = f"{foremost[:1].lower()}{foremost[1:]}" or self._name(id)
        self.card.display(f"Why {name}?", moment, whys, sentence)
        window = self._canvas.window()
        self.card.open_in(QRect(window.mapToGlobal(QPoint(0, 0)), window.size()), corner)

    def _whys(self, id: str, snapshot: Snapshot | None) -> tuple[Why, ...]:
        if snapshot is None:
            raise UserError(UNREADY)
        network = snapshot.experiment.network
        if id != LOSS and id not in network.nodes and id not in network.links_by_id:
            raise UserError(UNREADY)
        self._trainer = self._trainer_of(snapshot.experiment)
        by_hand = {each for each, update in self._by_hand.items() if update == snapshot.update}
        whys = TrainingReasons(self._trainer, snapshot, by_hand, self._made_with(snapshot)).of(id)
        if not whys:
            raise UserError(UNREADY)
        return whys

    def _trainer_of(self, experiment: Experiment) -> Trainer:
        known = self._trainer
        return known if known is not None and known.experiment is experiment else Trainer(experiment)

    def _made_with(self, snapshot: Snapshot) -> Trainer | None:
        """A trainer with the settings of the last update, if only the settings have changed since; else None."""
        if self._made is None or self._made[0] != snapshot.update:
            return None
        then, now = self._made[1], snapshot.experiment
        same = then.settings == now.settings or then.network is not now.network or then.data != now.data
        return None if same else Trainer(then)

    def _name(self, id: str) -> str:
        network, data = self._store.document.network, self._store.document.data
        if id in network.links_by_id:
            return link_name(network, id, data)
        return node_name(network.nodes[id], data) if id in network.nodes else "this loss"

    def _on_index_changed(self, index: int) -> None:
        """An edit was made, undone or redone: its parameters count as set by the user."""
        latest, stack = self._store.session.latest, self._store.undo_stack
        for at in range(min(index, self._index), max(index, self._index)):
            command = stack.command(at)
            if isinstance(command, EditCommand) and command.change.restart:
                self._by_hand.clear()
            elif isinstance(command, EditCommand) and latest is not None:
                self._by_hand.update(dict.fromkeys((*command.change.assign, *command.change.derived), latest.update))
        self._index = index

    def _on_replaced(self, document: Document) -> None:
        self._by_hand.clear()
        self._made = None
        self.card.hide()


def _first(network: Network, chosen: tuple[str, ...]) -> str:
    """The first node or link among ids, or the first neuron of a layer; "" if there is none."""
    for id in chosen:
        if id in network.nodes or id in network.links_by_id:
            return id
        if network.members(id):
            return network.members(id)[0].id
    return ""
