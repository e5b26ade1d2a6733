"""Whatever is added finds a free place: nothing lands on a node, a name or a frame."""

import random
from collections.abc import Callable

import pytest

from core.data.catalog import CATALOG
from core.data.making import chosen
from core.data.presets import PRESETS
from core.document import arrange, clipboard, data_edits, edits, input_edits, room, structure
from core.document.document import Change, Document
from core.document.room import Rect
from core.document.starter import blank_document, default_document
from core.network.model import Neuron
from core.problem import UserError

Deed = Callable[[random.Random, Document], Change]


def point(draw: random.Random) -> tuple[float, float]:
    return draw.uniform(-200, 700), draw.uniform(-250, 250)


def layer(draw: random.Random, document: Document) -> str:
    return draw.choice([*document.network.layers]).id


def hidden(draw: random.Random, document: Document) -> str:
    return draw.choice(document.network.hidden).id


def some(draw: random.Random, document: Document) -> list[str]:
    ids = [*(node.id for node in document.network.neurons), *(each.id for each in document.network.layers)]
    return draw.sample(ids, min(len(ids), draw.randint(1, 4)))


DEEDS: dict[str, Deed] = {
    "neuron": lambda r, d: edits.add_neuron(d, point(r)),
    "layer": lambda r, d: edits.add_layer(d, point(r), r.randint(1, 6)),
    "output": lambda r, d: data_edits.add_output(d, point(r)),
    "grow": lambda r, d: edits.grow_layer(d, layer(r, d)),
    "insert": lambda r, d: structure.insert(d, r.choice(d.network.links).id, point(r)),
    "split": lambda r, d: structure.split(d, hidden(r, d)),
    "merge": lambda r, d: structure.merge(d, some(r, d)),
    "duplicate": lambda r, d: clipboard.paste(d, clipboard.copy(d, some(r, d), {})),
    "paste": lambda r, d: clipboard.paste(d, clipboard.copy(d, some(r, d), {}), point(r)),
    "data": lambda r, d: data_edits.use_data(d, chosen(d.data, r.choice(list(CATALOG)))),
    "feature": lambda r, d: input_edits.use_input(d, r.choice(list(PRESETS)), r.random() < 0.7),
    "repeat": lambda r, d: structure.repeat(d, layer(r, d), r.randint(1, 2)),
    "preset": lambda r, d: structure.use_preset(d, r.choice(["Perceptron", "4-2", "Wide"])),
    "tidy": lambda r, d: arrange.tidy(d),
    "delete": lambda r, d: edits.delete(d, some(r, d)),
    "connect": lambda r, d: edits.connect(d, r.choice([*d.network.nodes]), r.choice([*d.network.nodes])),
}
MOST = 60


def covering(a: Rect, b: Rect) -> bool:
    return a[0] < b[2] and a[2] > b[0] and a[1] < b[3] and a[3] > b[1]


def overlaps(document: Document) -> list[tuple[str, str]]:
    """The pairs of lone nodes and frames that cover each other, and the pairs of nodes with pictures that do."""
    found = list(room.rects(document).items())
    pairs = [(a, b) for at, (a, one) in enumerate(found) for b, other in found[at + 1 :] if covering(one, other)]
    places = list(document.positions.items())
    for at, (a, one) in enumerate(places):
        for b, other in places[at + 1 :]:
            if a in document.boxes and document.boxes[a] == document.boxes.get(b):
                continue
            if max(abs(one[0] - other[0]), abs(one[1] - other[1])) < room.NODE:
                pairs.append((a, b))
    return pairs


@pytest.mark.parametrize("seed", range(8))
def test_random_edits_leave_nothing_on_top_of_anything(seed: int) -> None:
    draw, document, done = random.Random(seed), default_document(), set()
    for _ in range(40):
        name = draw.choice([*DEEDS]) if len(document.network.neurons) < MOST else "delete"
        try:
            document = DEEDS[name](draw, document).document
            done.add(name)
        except (UserError, IndexError):
            continue
        assert overlaps(document) == [], f"{name}, seed {seed}"
    assert len(done) > 8


@pytest.mark.parametrize("preset", [*structure.PRESETS])
def test_presets_and_their_tidy_form_have_room_for_everything(preset: str) -> None:
    made = structure.use_preset(blank_document(), preset).document
    assert overlaps(made) == []
    assert overlaps(arrange.tidy(made).document) == []


def test_a_free_place_is_kept_to_the_pixel(document: Document) -> None:
    made = edits.add_neuron(document, (12.0, 334.0)).document
    assert made.positions[made.network.neurons[-1].id] == (12.0, 334.0)


def test_a_neuron_wanted_in_a_frame_lands_beside_it_and_not_far(document: Document) -> None:
    middle = document.positions[document.network.hidden[1].id]
    made = edits.add_neuron(document, middle).document
    x, y = made.positions[made.network.neurons[-1].id]
    assert overlaps(made) == []
    assert abs(x - middle[0]) + abs(y - middle[1]) < 200.0


def test_a_growing_layer_pushes_away_what_it_comes_upon_and_nothing_else(document: Document) -> None:
    first = document.network.layers[0]
    below = max(document.positions[neuron.id][1] for neuron in document.network.members(first.id))
    document = edits.add_neuron(document, (200.0, below + 130.0)).document
    lone, others = document.network.neurons[-1].id, dict(document.positions)
    grown = edits.grow_layer(document, first.id).document
    assert overlaps(grown) == []
    assert grown.positions[lone] != others.pop(lone)
    assert {id: grown.positions[id] for id in others} == others


def test_the_twin_of_a_neuron_in_a_layer_stands_below_it_and_the_rest_moves_down(document: Document) -> None:
    members = document.network.members(document.network.layers[0].id)
    made = structure.split(document, members[1].id).document
    ys = {neuron.name: made.positions[neuron.id][1] for neuron in made.network.members(document.network.layers[0].id)}
    assert [name for name, _ in sorted(ys.items(), key=lambda pair: pair[1])] == [
        "h1.1",
        "h1.2",
        "h1.5",
        "h1.3",
        "h1.4",
    ]


def test_what_lay_on_something_before_may_stay_there(document: Document) -> None:
    first, second = (document.network.members(each.id) for each in document.network.layers)
    crowded = edits.move(document, {second[0].id: document.positions[first[0].id]}).document
    grown = edits.grow_layer(crowded, document.network.layers[0].id).document
    assert grown.positions[second[0].id] == crowded.positions[second[0].id]


def test_loose_neurons_are_tidied_to_places_of_their_own(document: Document) -> None:
    for at in range(5):
        document = edits.add_neuron(document, (40.0 * at, 400.0)).document
    tidy = arrange.tidy(document).document
    assert overlaps(tidy) == []
    assert all(isinstance(tidy.network.nodes[id], Neuron) for id in tidy.positions if tidy.positions[id][0] == 200.0)


def test_a_place_inside_a_rectangle_is_preferred(document: Document) -> None:
    taken = [(-50.0, -50.0, 50.0, 50.0)]
    mine = room.rects_of("neuron")
    assert room.shift(mine, taken)[0] >= 0.0
    left = room.shift(mine, taken, (-400.0, -300.0, 0.0, 300.0))
    assert left[0] <= -32.0
    assert room.shift(mine, taken, (-9.0, -9.0, 9.0, 9.0)) == room.shift(mine, taken)


@pytest.fixture
def document() -> Document:
    return default_document()


def test_nothing_needs_no_way_and_what_is_free_stays() -> None:
    assert room.shift([], [(0.0, 0.0, 10.0, 10.0)]) == (0.0, 0.0)
    assert room.shift([(0.0, 0.0, 10.0, 10.0)], [(500.0, 0.0, 510.0, 10.0)]) == (0.0, 0.0)


def test_the_way_leads_inside_if_there_is_room_and_else_outside() -> None:
    mine, taken = (0.0, 0.0, 40.0, 40.0), [(-10.0, -10.0, 50.0, 50.0)]
    x, y = room.shift([mine], taken, (0.0, 0.0, 400.0, 60.0))
    assert (x > 0.0, y) == (True, pytest.approx(y))
    assert 0.0 <= x <= 360.0
    assert room.shift([mine], taken, (0.0, 0.0, 40.0, 40.0)) == room.shift([mine], taken)


def test_where_all_around_is_taken_the_place_is_below() -> None:
    mine, wall = (0.0, 0.0, 40.0, 40.0), (-1e5, -1e5, 1e5, 1e5)
    assert room.shift([mine], [wall]) == (0.0, 1e5 + room.GAP)


def test_a_new_layer_takes_the_room_of_all_its_neurons() -> None:
    (one,), (four,) = room.rects_of("layer"), room.rects_of("layer", 4)
    assert four[3] - four[1] == pytest.approx(one[3] - one[1] + 3 * room.PITCH)
    assert room.rects_of("neuron") != room.rects_of("output")
