"""Planes: flat pieces of the space of columns that know their axes, their grid and where points fall."""

import numpy as np
import pytest

from core import limits
from core.data.catalog import CATALOG
from core.data.dataset import Dataset
from core.data.making import generate, generate_with_source, usual_spec
from core.data.plane import (
    MARGIN,
    PlaneChoice,
    component_values,
    components_of,
    plane_of,
    typical_point,
    usual_choice,
)
from core.data.scaling import SCALINGS
from core.data.source import DatasetSpec
from tests.core.data.tables import drawn, imported, table_of

WIDTHS = (1, 2, 4, 13, 30, 64)
HELD = {"columns": (("c1", 3.0), ("c4", -7.5)), "components": (("c1", 3.0), ("c4", -7.5)), "curve": (("c4", -7.5),)}


def made(columns: int, scaling: str = "standardize", seed: int = 1, classes: int = 3) -> Dataset:
    """Related columns of different sizes."""
    return generate(DatasetSpec(drawn(columns, seed, 150, classes), 70.0, "s", scaling))


def choices(columns: int) -> list[PlaneChoice]:
    """Planes of each kind that data of this width have, with and without held values."""
    found = [PlaneChoice("curve"), PlaneChoice("curve", (f"c{columns}",))]
    if columns > 1:
        found += [PlaneChoice(), PlaneChoice("columns", ("c2", "c1")), PlaneChoice("components")]
    if columns > 3:
        found += [PlaneChoice("columns", ("c2", "c3"), HELD["columns"]), PlaneChoice("curve", ("c2",), HELD["curve"])]
        found.append(PlaneChoice("components", (), HELD["components"]))
    return found


@pytest.mark.parametrize("columns", WIDTHS)
@pytest.mark.parametrize("scaling", SCALINGS)
def test_a_place_leads_to_a_point_that_falls_there(columns: int, scaling: str) -> None:
    data, draw = made(columns, scaling), np.random.default_rng(columns)
    for choice in choices(columns):
        plane = plane_of(data, choice)
        left, right, low, high = plane.domain
        assert left < right and low < high
        places = draw.uniform((left, low), (right, high), (50, 2))
        points = np.array([plane.at(x, y) for x, y in places.tolist()])
        wanted = places if choice.kind != "curve" else places * (1.0, 0.0)
        assert plane.place(points) == pytest.approx(wanted, rel=1e-9, abs=1e-9 * max(right - left, high - low))
        for at in range(columns):
            assert np.array_equal(plane.column(at, *places.T), points[:, at])


@pytest.mark.parametrize("columns", WIDTHS[1:])
def test_the_plane_of_two_columns_draws_these_and_holds_the_others(columns: int) -> None:
    data = made(columns)
    plane = plane_of(data, PlaneChoice("columns", ("c2", "c1")))
    assert (plane.kind, plane.shares) == ("columns", ())
    assert [axis.name for axis in plane.axes] == ["c2", "c1"]
    assert plane.domain == (*data.ranges[1], *data.ranges[0])
    point = plane.at(12.5, -3.25)
    assert point[:2] == (-3.25, 12.5)
    assert point[2:] == tuple(data.points[: data.train_count].mean(axis=0).tolist()[2:])
    assert np.array_equal(plane.place(data.points), data.points[:, [1, 0]])


def test_held_values_take_the_place_of_typical_ones_but_not_of_drawn_columns() -> None:
    data = made(6)
    plane = plane_of(data, PlaneChoice("columns", ("c1", "c3"), (("c1", 99.0), ("c5", -4.0))))
    typical = typical_point(data).tolist()
    assert plane.at(1.0, 2.0) == (1.0, typical[1], 2.0, typical[3], -4.0, typical[5])


def test_switches_are_held_at_what_is_more_frequent() -> None:
    data = generate(usual_spec("body-mass", train_share=70.0))
    train = data.points[: data.train_count]
    typical = typical_point(data)
    assert sorted(typical[3:].tolist()) == [0.0, 1.0]
    assert typical[3] == (train[:, 3].mean() > 0.5)
    assert typical[:3] == pytest.approx(train[:, :3].mean(axis=0))
    assert plane_of(data, PlaneChoice("columns", ("bill_depth_mm", "sex = male"))).domain[2:] == (-0.5, 1.5)


def test_a_curve_draws_one_column_against_the_output() -> None:
    data = made(5, classes=0)
    plane = plane_of(data, PlaneChoice("curve", ("c3",), (("c1", 2.0),)))
    assert [axis.name for axis in plane.axes] == ["c3", "y"]
    assert plane.domain[:2] == data.ranges[2]
    target = data.targets[:, 0] * data.target_scale + data.target_center
    room = 0.1 * (target.max() - target.min())
    assert plane.domain[2:] == pytest.approx((target.min() - room, target.max() + room))
    assert plane.at(7.0, 1.0) == plane.at(7.0, 2.0)
    assert (plane.at(7.0, 1.0)[0], plane.at(7.0, 1.0)[2]) == (2.0, 7.0)


@pytest.mark.parametrize(("classes", "ends"), [(2, (-1.2, 1.2)), (3, (-0.1, 1.1)), (7, (-0.1, 1.1))])
def test_a_curve_of_classes_has_room_around_their_targets(classes: int, ends: tuple[float, float]) -> None:
    assert plane_of(made(2, classes=classes), PlaneChoice("curve")).domain[2:] == pytest.approx(ends)


def test_a_curve_of_equal_targets_has_room_too() -> None:
    table = table_of(a=[1.0, 2.0, 3.0], b=[3.0, 1.0, 2.0], y=[0.5] * 2 + [None])
    data = generate(DatasetSpec(imported(table), 100.0))
    assert data.classes == ()
    assert plane_of(data, PlaneChoice("curve")).domain[2:] == pytest.approx((0.4, 0.6))


@pytest.mark.parametrize("columns", WIDTHS[1:])
@pytest.mark.parametrize("scaling", SCALINGS)
def test_components_are_those_of_the_singular_value_decomposition(columns: int, scaling: str) -> None:
    data = made(columns, scaling)
    rows = data.scaled(data.points[: data.train_count])
    mean, directions, shares = components_of(data)
    assert mean == pytest.approx(rows.mean(axis=0))
    _, sizes, wanted = np.linalg.svd(rows - rows.mean(axis=0), full_matrices=False)
    assert shares == pytest.approx(sizes**2 / (sizes**2).sum(), abs=1e-12)
    # Of singular vectors, only those are certain whose values differ from the others.
    sure = [at for at in range(columns) if min(np.abs(np.delete(sizes, at) - sizes[at])) > 1e-4 * sizes[0]]
    assert {0, 1} <= set(sure)
    for at in sure:
        assert abs(directions[at] @ wanted[at]) == pytest.approx(1.0, abs=1e-9)


@pytest.mark.parametrize("name", [row.name for row in CATALOG.values()])
def test_components_are_orthonormal_share_all_variance_and_point_where_they_say(name: str) -> None:
    data = generate(usual_spec(name, train_share=70.0))
    mean, directions, shares = components_of(data)
    assert directions @ directions.T == pytest.approx(np.eye(len(mean)), abs=1e-12)
    assert shares.sum() == pytest.approx(1.0) and (np.diff(shares) <= 0.0).all() and (shares >= 0.0).all()
    largest = np.abs(directions).argmax(axis=1)
    assert (directions[np.arange(len(mean)), largest] > 0.0).all()
    plane = plane_of(data, PlaneChoice("components"))
    assert plane.shares == tuple(shares[:2].tolist())
    assert [axis.name for axis in plane.axes] == ["component 1", "component 2"]
    rows = data.scaled(data.points)
    assert plane.place(data.points) == pytest.approx((rows - mean) @ directions[:2].T, abs=1e-9)


def test_of_equal_loadings_the_first_is_positive() -> None:
    draw = np.random.default_rng(3)
    for _ in range(20):
        a = draw.normal(size=40)
        b = -a + draw.normal(size=40) * 0.3
        table = table_of(a=a.tolist(), b=b.tolist(), y=["p", "q"] * 20)
        data = generate(DatasetSpec(imported(table), 100.0, scaling="standardize"))
        _, directions, _ = components_of(data)
        half = np.sqrt(0.5)
        assert directions == pytest.approx(np.array([[half, -half], [half, half]]))


def test_all_rows_are_in_the_picture_of_the_components() -> None:
    for name in ("iris", "wine", "digits", "body-mass"):
        data = generate(usual_spec(name, train_share=70.0))
        plane = plane_of(data, PlaneChoice("components"))
        places = np.abs(plane.place(data.points)).max(axis=0)
        assert plane.domain == pytest.approx(tuple(np.outer(places * MARGIN, (-1.0, 1.0)).ravel()))
        assert all(plane.held_in(x, y) == (x, y) for x, y in plane.place(data.points).tolist())


def test_without_held_values_the_other_components_are_0() -> None:
    data = made(8)
    mean, directions, _ = components_of(data)
    point = data.scaled(np.array([plane_of(data, PlaneChoice("components")).at(1.5, -0.5)]))[0]
    assert directions @ (point - mean) == pytest.approx([1.5, -0.5, *[0.0] * 6], abs=1e-9)


def test_held_values_move_the_plane_of_components_along_the_others_only() -> None:
    data = made(8)
    mean, directions, _ = components_of(data)
    held = (("c2", 5.0), ("c7", -40.0))
    point = data.scaled(np.array([plane_of(data, PlaneChoice("components", (), held)).at(1.5, -0.5)]))[0]
    typical = typical_point(data)
    typical[[1, 6]] = 5.0, -40.0
    wanted = directions @ (data.scaled(typical[None])[0] - mean)
    wanted[:2] = 1.5, -0.5
    assert directions @ (point - mean) == pytest.approx(wanted, abs=1e-9)


@pytest.mark.parametrize("held", [(), (("c2", 5.0), ("c7", -40.0))])
def test_held_components_are_where_they_are_said_to_be_and_the_others_stay(held: tuple[tuple[str, float], ...]) -> None:
    data = made(8)
    before = component_values(data, plane_of(data, PlaneChoice("components", (), held)).origin)
    plane = plane_of(data, PlaneChoice("components", (), held, ((3, 1.25), (8, -0.5))))
    wanted = before.copy()
    wanted[[2, 7]] = 1.25, -0.5
    assert component_values(data, plane.origin) == pytest.approx(wanted, abs=1e-9)
    assert component_values(data, np.array(plane.at(1.5, -0.5)))[:2] == pytest.approx([1.5, -0.5], abs=1e-9)
    assert plane.domain == plane_of(data, PlaneChoice("components")).domain


@pytest.mark.parametrize(("rows", "columns", "components"), [(40, 80, 40), (40, 64, 64), (90, 80, 80)])
def test_many_columns_have_no_more_components_than_rows(rows: int, columns: int, components: int) -> None:
    cells = np.random.default_rng(3).normal(size=(rows, columns)) * np.linspace(3.0, 1.0, columns)
    table = table_of(**{f"c{at}": cells[:, at].tolist() for at in range(columns)}, y=["p", "q"] * (rows // 2))
    data = generate(DatasetSpec(imported(table), 100.0, scaling="standardize"))
    mean, directions, shares = components_of(data)
    assert directions.shape == (components, columns) and shares.shape == (components,)
    assert directions @ directions.T == pytest.approx(np.eye(components), abs=1e-9)
    seen = data.scaled(data.points) - mean
    variances, wanted = np.linalg.eigh(seen.T @ seen / rows)
    assert shares == pytest.approx(variances[::-1][:components] / variances.sum(), abs=1e-12)
    largest = np.abs(directions).argmax(axis=1)
    assert (directions[np.arange(components), largest] > 0.0).all()
    assert np.abs(directions[:10] @ wanted[:, ::-1][:, :10]) == pytest.approx(np.eye(10), abs=1e-8)


def test_the_grid_goes_row_by_row_from_the_lowest_and_from_left_to_right() -> None:
    data = made(3)
    plane = plane_of(data, PlaneChoice())
    left, right, low, high = plane.domain
    x, y = (each.reshape(5, 5) for each in plane.places(5))
    assert (x[:, 0] == left).all() and (x[:, -1] == right).all() and (np.diff(x, axis=1) > 0.0).all()
    assert (y[0] == low).all() and (y[-1] == high).all() and (np.diff(y, axis=0) > 0.0).all()
    assert (x[:, 2], y[2]) == (
        pytest.approx(np.full(5, (left + right) / 2)),
        pytest.approx(np.full(5, (low + high) / 2)),
    )


def test_the_nearest_place_in_the_picture() -> None:
    plane = plane_of(generate(usual_spec("circle")))
    assert plane.held_in(1.0, -2.0) == (1.0, -2.0)
    assert plane.held_in(7.0, -9.0) == (6.0, -6.0)
    assert plane.held_in(-7.0, 9.0) == (-6.0, 6.0)


def test_the_usual_plane_is_a_curve_two_columns_or_components() -> None:
    assert [usual_choice(made(columns)).kind for columns in (1, 2, 3, 64)] == [
        "curve", "columns", "components", "components",
    ]  # fmt: skip
    for columns in (1, 2, 3):
        assert plane_of(made(columns)).kind == usual_choice(made(columns)).kind


@pytest.mark.parametrize(
    ("columns", "choice"),
    [
        (1, PlaneChoice("columns")),
        (1, PlaneChoice("components")),
        (4, PlaneChoice("columns", ("c1", "c9"))),
        (4, PlaneChoice("columns", ("c1",))),
        (4, PlaneChoice("columns", ("c1", "c1"))),
        (4, PlaneChoice("columns", ("c1", "c1", "c2"))),
        (4, PlaneChoice("columns", ("c1", "c2", "c3"))),
        (4, PlaneChoice("curve", ("c1", "c2"))),
        (4, PlaneChoice("components", ("c1", "c2"))),
        (4, PlaneChoice("columns", ("c1", "c2"), (("c9", 1.0),))),
        (4, PlaneChoice("columns", ("c1", "c2"), (("c3", 2.0 * limits.CELL),))),
        (4, PlaneChoice("curve", (), (("c3", float("nan")),))),
        (4, PlaneChoice("components", (), (), ((2, 1.0),))),
        (4, PlaneChoice("components", (), (), ((5, 1.0),))),
        (4, PlaneChoice("components", (), (), ((3, float("nan")),))),
        (4, PlaneChoice("columns", ("c1", "c2"), (), ((3, 1.0),))),
    ],
)
def test_a_choice_that_does_not_fit_counts_as_none(columns: int, choice: PlaneChoice) -> None:
    data = made(columns)
    plane, usual = plane_of(data, choice), plane_of(data, usual_choice(data))
    assert plane.kind == usual.kind and np.array_equal(plane.origin, usual.origin)


def test_data_of_one_row_or_of_equal_rows_have_planes() -> None:
    for rows in (1, 5):
        table = table_of(a=[1.0] * rows, b=[2.0] * rows, c=[0.1] * rows, y=[0.5] * rows)
        data = generate(DatasetSpec(imported(table), 100.0, scaling="standardize"))
        for kind in ("columns", "components", "curve"):
            left, right, low, high = plane_of(data, PlaneChoice(kind)).domain
            assert left < right and low < high
        assert components_of(data)[2].tolist() == [0.0, 0.0, 0.0]


def test_planes_are_the_same_for_the_same_bits() -> None:
    spec = DatasetSpec(drawn(13, 1), 70.0, "s", "standardize")
    first, again = (plane_of(generate_with_source(spec)[0], PlaneChoice("components")) for _ in range(2))
    assert first.domain == again.domain
    for name in ("origin", "across", "up", "reader", "start"):
        assert np.array_equal(getattr(first, name), getattr(again, name))
