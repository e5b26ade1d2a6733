"""What reaches training of an edit, and what undo brings back, whether it reached it or not."""

from collections.abc import Callable

import pytest

from core.document import arrange, edits, parameter_edits
from core.document.document import Change, Document
from core.document.starter import default_document
from core.training.session import TrainingSession
from playground.store import Store

Deed = Callable[[Document], Change]


class Posts:
    """Counts what is posted to a session."""

    def __init__(self, session: TrainingSession) -> None:
        self.count = 0
        session.waker = self.add

    def add(self) -> None:
        self.count += 1


@pytest.fixture
def store(qtbot: object) -> Store:
    document = default_document()
    session = TrainingSession(document.experiment)
    session.tick()
    return Store(document, session)


@pytest.fixture
def posts(store: Store) -> Posts:
    return Posts(store.session)


def first(document: Document) -> str:
    return document.network.hidden[0].id


def present(store: Store) -> dict[str, float]:
    """The parameters in training, once it has read what was posted."""
    store.session.request(store.session._publisher.request)
    store.session.tick()
    assert store.session.latest is not None
    return dict(store.session.latest.parameters)


MOVES: dict[str, Deed] = {
    "move": lambda d: edits.move(d, {first(d): (7.0, 8.0)}),
    "align": lambda d: arrange.align(d, list(d.network.nodes), "left"),
    "distribute": lambda d: arrange.distribute(d, list(d.network.nodes), "down"),
    "tidy": lambda d: arrange.tidy(edits.move(d, {first(d): (7.0, 8.0)}).document),
    "a setting as it is": lambda d: edits.use_settings(d, learning_rate=d.settings.learning_rate),
    "an activation as it is": lambda d: edits.set_activation(d, [first(d)], "tanh"),
}


@pytest.mark.parametrize("what", MOVES)
def test_what_only_moves_things_posts_nothing_to_training(store: Store, posts: Posts, what: str) -> None:
    before = store.document
    store.apply(what, MOVES[what])
    after = store.document
    store.undo_stack.undo()
    assert store.document == before
    store.undo_stack.redo()
    assert store.document == after
    assert posts.count == 0


def test_a_drag_of_many_moves_posts_nothing_and_is_one_step(store: Store, posts: Posts) -> None:
    before = store.document.positions
    for x in range(50):
        store.apply("Move", lambda d, x=x: edits.move(d, {first(d): (float(x), 0.0)}), merge="drag")  # type: ignore[misc]
    assert (posts.count, store.undo_stack.count()) == (0, 1)
    store.undo_stack.undo()
    assert store.document.positions == before


CONCERNS: dict[str, Deed] = {
    "settings": lambda d: edits.use_settings(d, learning_rate=0.5),
    "name": lambda d: edits.rename(d, first(d), "bob"),
    "frozen": lambda d: parameter_edits.toggle_frozen(d, [first(d)]),
    "activation": lambda d: edits.set_activation(d, [first(d)], "relu"),
    "value": lambda d: edits.set_parameter(d, d.network.hidden[0].bias, 2.0, initial=False),
    "first value": lambda d: edits.set_parameter(d, d.network.hidden[0].bias, 2.0, initial=True),
    "restart": lambda d: Change(d, restart=True),
}


@pytest.mark.parametrize("what", CONCERNS)
def test_what_concerns_training_reaches_it_once_each_way(store: Store, posts: Posts, what: str) -> None:
    store.apply(what, CONCERNS[what])
    assert posts.count == 1
    store.undo_stack.undo()
    assert posts.count == 2


def test_a_gesture_that_sets_a_weight_after_a_move_takes_it_back(store: Store) -> None:
    before, bias = present(store), store.document.network.hidden[0].bias
    store.apply("Turn", lambda d: edits.move(d, {first(d): (1.0, 1.0)}), merge="turn")
    for value in (2.0, 3.0):
        store.apply("Turn", lambda d, v=value: edits.set_parameter(d, bias, v, initial=False), merge="turn")  # type: ignore[misc]
    store.apply("Turn", lambda d: edits.move(d, {first(d): (2.0, 2.0)}), merge="turn")
    assert present(store)[bias] == 3.0
    store.undo_stack.undo()
    assert present(store) == before
    store.undo_stack.redo()
    assert present(store)[bias] == 3.0
    store.undo_stack.undo()
    assert present(store) == before


def test_a_move_between_two_trained_edits_leaves_their_undo_alone(store: Store) -> None:
    bias = store.document.network.hidden[0].bias
    before = present(store)
    store.apply("Set", lambda d: edits.set_parameter(d, bias, 2.0, initial=False))
    store.apply("Move", lambda d: edits.move(d, {first(d): (1.0, 1.0)}))
    store.apply("Delete", lambda d: edits.delete(d, [first(d)]))
    assert bias not in present(store)
    for _ in range(3):
        store.undo_stack.undo()
    assert present(store) == before
    for _ in range(2):
        store.undo_stack.redo()
    assert present(store)[bias] == 2.0
