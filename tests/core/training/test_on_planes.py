"""Pictures of a network on any plane of the space of columns show what eager `Value`s compute at these points."""

import random

import numpy as np
import pytest

from core.data.making import usual_spec
from core.data.plane import PlaneChoice
from core.data.presets import PRESETS
from core.data.scaling import SCALINGS
from core.document.data_edits import use_data
from core.document.document import Document
from core.document.input_edits import use_inputs
from core.document.starter import default_document
from core.training.numpy_engine import NumpyEngine
from core.training.pictures import Painter
from core.training.snapshot import CLOSE, SnapshotRequest
from tests.core.training.on_planes import (
    WIDTHS,
    Rounding,
    checked_places,
    painter_of,
    planes,
    rewired,
    values_at,
    wide_document,
)

PLACES = 50
HALF = 2.0**-24


def check_pictures(document: Document, choice: PlaneChoice, draw: random.Random) -> None:
    """Surfaces and pictures show the values, to the rounding of single precision."""
    trainer, painter, parameters = painter_of(document)
    plane, request = painter.plane(choice), SnapshotRequest(plane=choice)
    surfaces, pictures = painter.surfaces(parameters, request), painter.pictures(parameters, request)
    assert set(surfaces) == {neuron.id for neuron in trainer.experiment.network.outputs}
    assert set(pictures) == set(trainer.experiment.network.nodes)
    bounds = Rounding(trainer, plane)
    for images in (surfaces, pictures):
        for shown, wanted in checked_places(trainer, plane, images, PLACES // 2, draw):
            bound = bounds.of(wanted)
            for id, value in shown.items():
                assert abs(value - wanted[id]) <= bound[id], (id, value, wanted[id])


@pytest.mark.parametrize("columns", WIDTHS)
@pytest.mark.parametrize("scaling", SCALINGS)
@pytest.mark.parametrize("kind", ["columns", "components", "curve"])
def test_pictures_on_a_plane_are_the_networks_values(columns: int, scaling: str, kind: str) -> None:
    draw = random.Random(f"{columns} {scaling} {kind}")
    document = wide_document(columns, scaling, draw)
    for choice in planes(columns):
        if choice.kind == kind:
            check_pictures(document, choice, draw)


@pytest.mark.parametrize("columns", WIDTHS)
def test_in_double_precision_they_are_the_same_numbers(columns: int) -> None:
    draw = random.Random(f"double {columns}")
    trainer, painter, parameters = painter_of(wide_document(columns, "standardize", draw), NumpyEngine)
    for choice in planes(columns):
        plane, request = painter.plane(choice), SnapshotRequest(surface=30, plane=choice)
        for images in (painter.surfaces(parameters, request), painter.pictures(parameters, request)):
            for shown, wanted in checked_places(trainer, plane, images, 5, draw):
                for id, value in shown.items():
                    assert value == pytest.approx(wanted[id], rel=HALF, abs=1e-9), id


@pytest.mark.parametrize("columns", WIDTHS)
@pytest.mark.parametrize("scaling", SCALINGS)
def test_the_probe_shows_the_networks_values(columns: int, scaling: str) -> None:
    draw = random.Random(f"probe {columns} {scaling}")
    trainer, painter, parameters = painter_of(wide_document(columns, scaling, draw))
    for choice in planes(columns):
        plane = painter.plane(choice)
        left, right, low, high = plane.domain
        for _ in range(10):
            point = plane.at(draw.uniform(left, right), draw.uniform(low, high))
            shown = painter.probe(parameters, SnapshotRequest(probe=point))
            wanted = values_at(trainer, point)
            assert list(shown) == list(trainer.experiment.network.nodes)
            assert shown == pytest.approx(wanted, rel=1e-9, abs=1e-9)


PRESET_PLANES = (
    PlaneChoice(), PlaneChoice("columns", ("x2", "x1")), PlaneChoice("components"), PlaneChoice("curve", ("x2",)),
    PlaneChoice("curve", (), (("x2", -3.0),)),
)  # fmt: skip


@pytest.mark.parametrize("choice", PRESET_PLANES)
def test_presets_are_shown_on_every_plane(choice: PlaneChoice) -> None:
    draw = random.Random(f"presets {choice}")
    document = use_inputs(default_document(), PRESETS, True).document
    check_pictures(rewired(document, draw), choice, draw)


@pytest.mark.parametrize("name", ["penguins-4", "body-mass", "iris", "wine", "breast-cancer", "digits"])
def test_own_networks_are_shown_to_a_millionth_of_their_values(name: str) -> None:
    draw = random.Random(name)
    document = use_data(default_document(), usual_spec(name, train_share=70.0)).document
    trainer, painter, parameters = painter_of(document)
    for choice in (PlaneChoice("columns"), PlaneChoice("components"), PlaneChoice("curve")):
        pictures = painter.pictures(parameters, SnapshotRequest(plane=choice))
        for shown, wanted in checked_places(trainer, painter.plane(choice), pictures, 10, draw):
            largest = max(map(abs, wanted.values()))
            assert all(abs(shown[id] - wanted[id]) <= 1e-6 * largest for id in shown)


@pytest.mark.parametrize("columns", [2, 4])
def test_row_0_is_the_lowest_and_column_0_the_leftmost(columns: int) -> None:
    draw = random.Random(columns)
    trainer, painter, parameters = painter_of(wide_document(columns, "standardize", draw))
    ids = {node.expression: node.id for node in trainer.experiment.network.inputs}
    choice = PlaneChoice("columns", ("c2", "c1"))
    pictures = painter.pictures(parameters, SnapshotRequest(plane=choice))
    across, up = pictures[ids["c2"]], pictures[ids["c1"]]
    assert (np.diff(across, axis=1) > 0.0).all() and (np.diff(up, axis=0) > 0.0).all()
    assert np.ptp(across, axis=0).max() < 1e-6 and np.ptp(up, axis=1).max() < 1e-6
    left, right, low, high = painter.plane(choice).domain
    data = trainer.data
    ends = [across[0, 0], across[0, -1], up[0, 0], up[-1, 0]]
    wanted = [(end - data.center[at]) / data.scale[at] for end, at in ((left, 1), (right, 1), (low, 0), (high, 0))]
    assert ends == pytest.approx(wanted, rel=1e-6)


def test_a_curve_is_the_same_in_every_row() -> None:
    _, painter, parameters = painter_of(wide_document(4, "range", random.Random(1)))
    surfaces = painter.surfaces(parameters, SnapshotRequest(plane=PlaneChoice("curve", ("c3",))))
    for surface in surfaces.values():
        assert surface.shape == (100, 100) and np.ptp(surface, axis=1).max() > 0.0
        assert (surface == surface[0]).all()


def test_close_pictures_have_more_points_and_all_are_read_only() -> None:
    trainer, painter, parameters = painter_of(wide_document(13, "range", random.Random(1)))
    network = trainer.experiment.network
    for close in (
        frozenset(),
        frozenset({network.inputs[0].id}),
        frozenset({network.hidden[0].id}),
        frozenset(network.nodes),
    ):
        pictures = painter.pictures(parameters, SnapshotRequest(picture=8, close=close))
        sides = {id: (CLOSE if id in close else 8,) * 2 for id in network.nodes}
        assert {id: picture.shape for id, picture in pictures.items()} == sides
        assert all(picture.dtype == np.float32 and not picture.flags.writeable for picture in pictures.values())


def test_another_plane_gives_other_pictures_and_the_first_one_the_same_again() -> None:
    _, painter, parameters = painter_of(wide_document(5, "standardize", random.Random(2)))
    choices = [None, PlaneChoice("columns"), PlaneChoice("columns", ("c1", "c2"), (("c3", 55.0),)), None]
    shown = [painter.surfaces(parameters, SnapshotRequest(plane=choice)) for choice in choices]
    first = next(iter(shown[0]))
    for a, b in ((0, 1), (1, 2), (2, 3)):
        assert not np.array_equal(shown[a][first], shown[b][first])
    assert all(np.array_equal(shown[0][id], shown[3][id]) for id in shown[0])


@pytest.mark.parametrize("probe", [None, (), (1.0,), (1.0, 2.0, 3.0), (1.0,) * 5])
def test_a_probe_of_other_data_shows_nothing(probe: tuple[float, ...] | None) -> None:
    _, painter, parameters = painter_of(default_document())
    assert painter.probe(parameters, SnapshotRequest(probe=probe)) == {}
    assert painter.probe(parameters, SnapshotRequest(probe=(1.0, 2.0)))


def test_health_is_looked_at_now_and_then_or_at_once() -> None:
    _, painter, parameters = painter_of(default_document())
    nothing = np.zeros(len(parameters))
    first = painter.health(parameters, at_once=False)
    assert painter.health(nothing, at_once=False) is first
    assert painter.health(nothing, at_once=True) == Painter(painter.trainer).health(nothing, at_once=False)
