"""The network in training on the Lab's board: shows a part of it, with numbers that follow training."""

import time

from PySide6.QtCore import QObject, Slot

from core.problem import UserError
from core.training.snapshot import Snapshot
from playground.lab.graph.board import GraphBoard
from playground.lab.network_excerpt import NetworkExcerpt
from playground.lab.source.network import Request
from playground.store import Store
from playground.throttle import Throttle

FOLLOW_S = 0.2
LONG_S, RESTS = 0.05, 20.0
"""A graph that takes longer than this to follow is followed only once in so many times as long, for the window has
other work."""


class LiveNetwork(QObject):
    """Shows an excerpt of the network on a board. It freezes when the user changes a number."""

    def __init__(self, store: Store, board: GraphBoard) -> None:
        super().__init__(board)
        self.excerpt = NetworkExcerpt(store)
        self._board = board
        self._refusal = ""
        self._throttle = Throttle(FOLLOW_S)
        self._rests_until = 0.0
        store.replaced.connect(self._on_replaced)
        board.side.network.requested.connect(self.take_apart)
        board.side.network.live_changed.connect(self._on_live)
        board.bar.quiz.toggled.connect(self.freeze)
        board.cards.check.network_requested.connect(self._on_check)

    def show(self) -> None:
        """Show the network: the last view of it, or its loss."""
        if self.excerpt.lab is None:
            self.take_apart(self.excerpt.request)
        else:
            self._board.use(self.excerpt.lab, network=True, anchor=self._board.chosen)
            self.follow()

    @Slot(object)
    def take_apart(self, request: Request) -> None:
        """Take a part of the network apart, with its present numbers."""
        self._refusal = ""
        try:
            self.excerpt.take_apart(request)
        except UserError as error:
            self._show_nothing(error)
            return
        self._show_taken_apart()

    def refresh(self, snapshot: Snapshot) -> None:
        """Follow training, if the user wants it and the board is visible."""
        board = self._board
        if not (self.excerpt.live and board.shows_network and board.isVisible()):
            return
        now = time.perf_counter()
        if snapshot.is_playing and now < self._rests_until:
            return
        if self._throttle.due(at_once=not snapshot.is_playing):
            self.follow()
            cost = time.perf_counter() - now
            self._rests_until = now + cost * RESTS if cost > LONG_S else 0.0

    def follow(self) -> None:
        """Show the network's present numbers, and a new graph if they need one. A quiz keeps its numbers."""
        if self._board.quiz.is_on:
            self.freeze()
        if not self.excerpt.live or self.excerpt.stays_refused:
            return
        chosen = self._board.chosen
        try:
            is_same = self.excerpt.follow()
        except UserError as error:
            self._show_nothing(error)
            return
        if is_same:
            self._board.show_numbers()
            self._say_moment()
        else:
            self._show_taken_apart()
            self._board.choose(chosen)

    @Slot()
    def freeze(self) -> None:
        """Stop following training, and keep the numbers."""
        if self._board.shows_network and self.excerpt.live:
            self.excerpt.live = False
            self._say_moment()

    def refuse(self, sentence: str) -> None:
        """Say why a change of the graph was refused, until the next one."""
        self._refusal = sentence
        self._say_moment()

    def forget_refusal(self) -> None:
        """Forget the refusal: the user has done something else since."""
        self._refusal = ""

    def _show_taken_apart(self) -> None:
        lab, expression = self.excerpt.lab, self.excerpt.expression
        assert lab is not None and expression is not None
        asked = expression.focus if self.excerpt.request.neuron else ""
        self._board.detail.use(expression.parts, expression.parameters)
        self._board.detail.reveal(asked)
        self._board.side.numbers.use(self.excerpt.number_groups())
        self._board.use(lab, network=True, anchor=asked)
        self._board.choose(asked)
        self._say_moment()

    def _show_nothing(self, error: UserError) -> None:
        self._board.detail.use({}, frozenset())
        self._board.side.numbers.use(())
        self._board.use(self._board.lab.on("0.0"), network=True, nothing=str(error))
        self._say_moment(str(error))

    def _say_moment(self, refused: str = "") -> None:
        excerpt, (epoch, update) = self.excerpt, self.excerpt.moment
        source, check = self._board.side.network, self._board.cards.check.network
        source.display(excerpt.request, excerpt.network, excerpt.points, excerpt.samples, live=excerpt.live)
        check.setEnabled(excerpt.live)
        is_folded = excerpt.expression is not None and excerpt.expression.is_folded
        kind = " Each neuron is one operation with its weights inside." if is_folded else ""
        said = f"Epoch {epoch:,}, update {update:,}. {excerpt.point_in_words()}{kind}{excerpt.note}"
        self._board.show_moment(f"Epoch {epoch:,}")
        wrong = refused or self._refusal
        source.sentence.say(wrong or said, wrong=bool(wrong))

    @Slot()
    def _on_replaced(self) -> None:
        # Frozen numbers of the last project mean nothing now.
        self.excerpt.live = True
        if self._board.shows_network and self._board.isVisible():
            self.follow()

    @Slot(bool)
    def _on_live(self, on: bool) -> None:
        self.excerpt.live = on
        self._board.cards.check.network.setEnabled(on)
        self.follow()

    @Slot()
    def _on_check(self) -> None:
        """Check the network with its present numbers, and show these."""
        self.follow()
        if self.excerpt.lab is not None:
            check = self.excerpt.check(self.excerpt.lab)
            self._board.cards.check.network.start(*check, self.excerpt.moment)
