"""The short network of a plane: two inputs in the place of all that are columns alone, whatever the network is like."""

import random
from dataclasses import replace

import numpy as np
import pytest

from core.autograd.program import Program
from core.data.making import usual_spec
from core.data.plane import PlaneChoice
from core.data.source import DatasetSpec
from core.document.data_edits import use_data
from core.document.document import Document
from core.document.input_edits import use_inputs
from core.document.starter import default_document
from core.network.model import Input, Link, Network, Neuron
from core.training.engine import Engine
from core.training.engines import make_engine
from core.training.numpy_engine import NumpyEngine
from core.training.snapshot import SnapshotRequest
from core.training.trainer import Trainer
from tests.core.data.tables import drawn, imported, table_of
from tests.core.training.on_planes import Rounding, checked_places, painter_of, rewired, values_at, wide_document

HALF = 2.0**-24


def small(*links: tuple[str, str, str], neurons: str = "hko", activation: str = "tanh") -> Document:
    """Four columns a, b, c, d as inputs of these names, neurons of one letter, the last one the output; a link is
    source, target and weight."""
    columns = {name: [float(np.sin(row * at)) for row in range(9)] for at, name in enumerate("abcd", 1)}
    table = table_of(**columns, y=[0.5 * row for row in range(9)])
    made = [Neuron(id, id, activation, f"b:{id}", None, 0 if id == neurons[-1] else None) for id in neurons]
    network = Network(
        tuple(Input(name, name) for name in "abcd"), tuple(made),
        tuple(Link(f"l{at}", *link) for at, link in enumerate(links)), (), frozenset({"w1"}),
    )  # fmt: skip
    draw = random.Random(len(links))
    initial = {id: draw.uniform(-2.0, 2.0) for id in network.parameters}
    spec = DatasetSpec(imported(table), 100.0, "s", "standardize")
    return replace(default_document(), network=network, data=spec, initial=initial, positions={})


def check(document: Document, places: int = 20, choice: PlaneChoice | None = None) -> None:
    """Pictures of all nodes are what eager values are, with either engine."""
    draw = random.Random(3)
    for make in (make_engine, NumpyEngine):
        trainer, painter, parameters = painter_of(document, make)
        plane, pictures = painter.plane(choice), painter.pictures(parameters, SnapshotRequest(plane=choice))
        bounds = Rounding(trainer, plane)
        for shown, wanted in checked_places(trainer, plane, pictures, places, draw):
            for id, bound in bounds.of(wanted).items():
                assert abs(shown[id] - wanted[id]) <= bound, (id, shown[id], wanted[id])


def programs(document: Document, choice: PlaneChoice | None = None) -> list[Program]:
    """The programs that engines are made for: the trainer's, and that of a short network."""
    made: list[Program] = []

    def make(program: Program) -> Engine:
        made.append(program)
        return NumpyEngine(program)

    _, painter, parameters = painter_of(document, make)
    for side in (8, 9):
        painter.surfaces(parameters, SnapshotRequest(surface=side, plane=choice))
        painter.pictures(parameters, SnapshotRequest(picture=side, plane=choice))
    return made


def test_two_inputs_stand_for_all_columns_and_the_program_is_made_once() -> None:
    document = use_data(default_document(), usual_spec("digits", train_share=70.0)).document
    whole, short = programs(document)
    assert (whole.input_count, short.input_count) == (64, 2)
    assert short.parameter_count == 32 * 3 + 10 * 33


def test_inputs_that_are_formulas_stay_inputs() -> None:
    document = wide_document(13, "range", random.Random(1))
    whole, short = programs(document)
    assert (whole.input_count, short.input_count) == (16, 5)


@pytest.mark.parametrize("columns", [1, 2])
def test_two_columns_need_no_short_network(columns: int) -> None:
    (whole,) = programs(wide_document(columns, "standardize", random.Random(1)))
    assert whole.input_count > columns


def test_presets_over_points_of_the_plane_need_no_short_network() -> None:
    presets = use_inputs(default_document(), ("x1^2", "x2^2", "x1*x2", "sin(x1)"), True).document
    assert len(programs(presets)) == len(programs(presets, PlaneChoice("curve"))) == 1


def test_tied_weights_count_for_each_of_their_links() -> None:
    check(
        small(
            ("a", "h", "w1"), ("b", "h", "w1"), ("c", "h", "w1"), ("h", "o", "w1"), ("d", "k", "w1"), ("k", "o", "w2")
        )
    )


def test_frozen_weights_are_weights() -> None:
    document = small(("a", "h", "w1"), ("b", "h", "w2"), ("c", "h", "w3"), ("h", "o", "w4"))
    assert "w1" in document.network.frozen
    check(document)


def test_links_past_a_layer_and_from_inputs_to_the_output() -> None:
    first = (("a", "h", "w1"), ("b", "h", "w2"), ("c", "o", "w3"), ("d", "o", "w4"))
    check(small(*first, ("h", "o", "w5"), ("h", "k", "w6"), ("k", "o", "w7"), ("a", "k", "w8")))


def test_neurons_without_inputs_or_with_no_column_among_them() -> None:
    check(small(("h", "o", "w1"), ("h", "k", "w2"), ("k", "o", "w3"), ("a", "o", "w4")))
    check(small(("h", "k", "w1"), ("k", "o", "w2")))
    check(small())


def test_the_order_of_a_neurons_links_does_not_matter() -> None:
    check(
        small(
            ("h", "k", "w1"), ("a", "k", "w2"), ("b", "h", "w3"), ("k", "o", "w4"), ("c", "k", "w5"), ("d", "h", "w6")
        )
    )


def test_ids_of_a_file_are_not_taken_for_those_of_the_short_network() -> None:
    links = [("a", "x", "bias of o"), ("b", "x", "x of y"), ("c", "y", "y of x"), ("x", "y", "x (2)")]
    links += [("y", "o", "bias of x"), ("d", "o", "x of o")]
    check(small(*links, neurons="xyo"))


def test_columns_of_one_value_and_switches() -> None:
    document = use_data(default_document(), usual_spec("body-mass", train_share=70.0)).document
    check(rewired(document, random.Random(4)))
    check(rewired(document, random.Random(5)), choice=PlaneChoice("columns", ("sex = male", "bill_depth_mm")))


@pytest.mark.parametrize("mean", [0.0, 1e6, -1e12, 1.7e15])
@pytest.mark.parametrize("kind", ["columns", "components", "curve"])
def test_columns_far_from_0_lose_no_digits(mean: float, kind: str) -> None:
    draw = np.random.default_rng(1)
    cells = draw.normal(size=(40, 4)) * 100.0 + mean
    columns = {name: column.tolist() for name, column in zip("abcd", cells.T, strict=True)}
    spec = DatasetSpec(imported(table_of(**columns, y=[0.5 * at for at in range(40)])), 100.0, "s", "standardize")
    document = use_data(default_document(), spec).document
    trainer, painter, parameters = painter_of(document)
    choice = PlaneChoice(kind)
    plane, pictures = painter.plane(choice), painter.pictures(parameters, SnapshotRequest(plane=choice))
    # What a place is worth in the unit of a column of this mean.
    grain = 8.0 * np.spacing(abs(mean) + 1000.0) / trainer.data.scale.min()
    for shown, wanted in checked_places(trainer, plane, pictures, 20, random.Random(2)):
        assert shown == pytest.approx({id: wanted[id] for id in shown}, rel=1e-6, abs=1e-6 + 10.0 * grain)


@pytest.mark.parametrize("make", [make_engine, NumpyEngine])
@pytest.mark.parametrize("activation", ["tanh", "linear", "relu"])
def test_weights_of_1e300(make: object, activation: str) -> None:
    links = [("a", "h", "w1"), ("b", "h", "w2"), ("c", "h", "w3"), ("d", "k", "w4"), ("h", "o", "w5")]
    document = small(*links, ("k", "o", "w6"), ("a", "o", "w7"), activation=activation)
    initial = {**document.initial, "w1": 1e300, "w2": -1e300, "w4": 1e300, "b:h": 1e300, "w5": 1e-3, "w6": -1e-3}
    trainer, painter, parameters = painter_of(replace(document, initial=initial), make)  # type: ignore[arg-type]
    plane, pictures = painter.plane(None), painter.pictures(parameters, SnapshotRequest())
    for shown, wanted in checked_places(trainer, plane, pictures, 50, random.Random(1)):
        for id, value in shown.items():
            with np.errstate(over="ignore"):
                expected = float(np.float32(wanted[id]))
            assert value == pytest.approx(expected, rel=1e-6, abs=1e-6), id


def test_weights_of_1e300_over_two_columns() -> None:
    document = default_document()
    initial = {id: 1e300 * (-1.0) ** at for at, id in enumerate(document.initial)}
    trainer, painter, parameters = painter_of(replace(document, initial=initial))
    plane, pictures = painter.plane(None), painter.pictures(parameters, SnapshotRequest())
    for shown, wanted in checked_places(trainer, plane, pictures, 50, random.Random(1)):
        assert shown == pytest.approx(wanted, rel=1e-6, abs=1e-6)


def test_columns_held_far_away() -> None:
    document = use_data(default_document(), DatasetSpec(drawn(5, 1), 70.0, "s", "standardize")).document
    trainer, painter, parameters = painter_of(document)
    for value in (1e100, -1e100, 1e37):
        choice = PlaneChoice("columns", ("c1", "c2"), (("c4", value),))
        pictures = painter.pictures(parameters, SnapshotRequest(plane=choice))
        wanted = values_at(trainer, painter.plane(choice).at(0.0, 0.0))
        for neuron in trainer.experiment.network.hidden:
            assert (pictures[neuron.id] == wanted[neuron.id]).all()


def test_parameters_that_are_not_finite_show_as_such() -> None:
    document = small(("a", "h", "w1"), ("b", "h", "w2"), ("c", "o", "w3"), ("h", "o", "w4"))
    trainer, painter, parameters = painter_of(document)
    at = dict(zip(trainer.compiled.parameters, range(len(parameters)), strict=True))
    parameters[at["w3"]] = np.nan
    pictures = painter.pictures(parameters, SnapshotRequest())
    assert np.isnan(pictures["o"]).all() and np.isfinite(pictures["h"]).all()


def test_the_pictures_follow_the_parameters() -> None:
    document = wide_document(13, "standardize", random.Random(6))
    trainer, painter, parameters = painter_of(document)
    painter.pictures(parameters, SnapshotRequest())
    other = replace(document, initial={id: -value for id, value in document.initial.items()})
    again = Trainer(other.experiment)
    plane, pictures = painter.plane(None), painter.pictures(-parameters, SnapshotRequest())
    bounds = Rounding(again, plane)
    for shown, wanted in checked_places(again, plane, pictures, 10, random.Random(1)):
        assert all(abs(shown[id] - wanted[id]) <= bound for id, bound in bounds.of(wanted).items())
    assert trainer.compiled.parameters == again.compiled.parameters
