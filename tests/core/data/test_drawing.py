"""Drawings: from strokes to what a network sees, and rows that were drawn."""

import math
from collections.abc import Callable
from dataclasses import replace

import numpy as np
import pytest

from core import limits
from core.data.drawing.frame import Frame, ink_of, reduced
from core.data.drawing.reader import PictureReader, reader_of
from core.data.drawing.strokes import Stroke, add_ink, blank, raster
from core.data.making import chosen, generate, usual_spec
from core.data.source import DatasetSpec, DrawnRow, Imported
from core.data.table import Column, Table
from core.document.data_edits import use_data
from core.document.starter import default_document
from core.problem import UserError
from core.training.state import TrainingState
from core.training.trainer import Trainer
from tests.core.data.tables import imported

DIGITS = usual_spec("digits", train_share=70.0)
EPOCHS = 30
SIDES = ((2.0, 0.0), (-2.0, 0.0), (0.0, 2.0), (0.0, -2.0))
"""Two of eight pixels to each side."""

THREE = (
    Stroke(((0.3, 0.2), (0.6, 0.2), (0.45, 0.45), (0.62, 0.6), (0.5, 0.8), (0.3, 0.75)), 0.05),
    Stroke(((0.3, 0.75), (0.34, 0.7)), 0.06, erases=True),
)


def reader(spec: DatasetSpec = DIGITS) -> PictureReader:
    found = reader_of(generate(spec))
    assert found is not None
    return found


def pictures(cells: int, classes: int, seed: int = 1, rows: int = 60) -> DatasetSpec:
    """A table of random pictures from 0 to 255, and another column."""
    draw = np.random.default_rng(seed)
    pixels = draw.integers(0, 256, (rows, cells**2))
    columns = [Column(f"p{at}") for at in range(cells**2)] + [Column("y"), Column("age")]
    table = np.column_stack([pixels, np.arange(rows) % classes, draw.normal(40.0, 3.0, rows)])
    source = imported(Table(tuple(columns), table, (cells, cells)))
    return DatasetSpec(source, 70.0)


def redrawn(shares: np.ndarray, size: float, x: float, y: float) -> tuple[Stroke, ...]:
    """A picture as dots of as much ink as its pixels have, so many of its pixels off the middle of the pad."""
    cells = len(shares)

    def place(at: int, off: float) -> float:
        return ((at + 0.5) / cells - 0.5) * size + 0.5 + off / cells

    return tuple(
        Stroke(((place(at, x), place(row, y)),), math.sqrt(shares[row, at] / math.pi) / cells * size)
        for row, at in zip(*np.nonzero(shares), strict=True)
    )


def reads(trainer: Trainer, state: TrainingState) -> Callable[[np.ndarray], np.ndarray]:
    ids = {neuron.output: neuron.id for neuron in trainer.experiment.network.outputs}
    outputs = [ids[at] for at in range(trainer.data.outputs)]
    return lambda points: np.asarray(
        trainer.values(state.parameters, trainer.inputs(points), outputs, np.float64).argmax(axis=0)
    )


@pytest.mark.slow
def test_digits_drawn_small_and_off_centre_are_read_with_centring_and_not_without_it() -> None:
    document = use_data(replace(default_document(), seed="0"), replace(DIGITS, seed="0")).document
    trainer = Trainer(document.experiment)
    data = trainer.data
    state = TrainingState.initial(trainer.compiled.parameters, document.initial)
    trainer.advance(state, trainer.control(), EPOCHS * data.train_count)
    rows = np.linspace(data.train_count, len(data.points) - 1, 100).astype(int)
    pad, read = reader(document.data), reads(trainer, state)
    truth = data.targets[rows].argmax(axis=1)
    as_they_are = float((read(data.points[rows]) == truth).mean())
    right = {True: 0.0, False: 0.0}
    for x, y in SIDES:
        for row, true in zip(rows, truth, strict=True):
            fine = raster(redrawn(pad.shares(data.points[row]), 0.5, x, y), 8)
            for centered in right:
                point = pad.point(pad.read(fine, centered=centered).picture)
                right[centered] += float(read(np.array([point]))[0] == true) / (len(rows) * len(SIDES))
    assert as_they_are > 0.95
    assert right[True] >= as_they_are - 0.05
    assert right[False] < 0.2


def test_the_same_strokes_give_the_same_bits_however_they_are_drawn() -> None:
    whole = raster(THREE, 8)
    parts = blank(8)
    for stroke in THREE:
        for count in range(1, len(stroke.points) + 1):
            add_ink(parts, replace(stroke, points=stroke.points[:count]), count - 1)
    assert whole.tobytes() == parts.tobytes() == raster(THREE, 8).tobytes()


def test_ink_has_soft_edges_and_the_area_of_the_brush() -> None:
    dot = raster([Stroke(((0.5, 0.5),), 0.2)], 8)
    assert dot.sum() / dot.size == pytest.approx(math.pi * 0.04, rel=1e-3)
    assert ((dot > 0.0) & (dot < 1.0)).any()
    assert dot[112, 112] == 1.0 and dot[0, 0] == 0.0


def test_an_eraser_takes_away_what_is_under_it_and_only_that() -> None:
    line = Stroke(((0.2, 0.5), (0.8, 0.5)), 0.05)
    inked = raster([line], 8)
    erased = raster([line, Stroke(((0.2, 0.5), (0.35, 0.5)), 0.08, erases=True)], 8)
    assert not erased[:, :90].any() and np.array_equal(erased[:, 110:], inked[:, 110:])


def test_a_stroke_that_leaves_the_pad_is_cut_at_its_edge() -> None:
    assert raster([Stroke(((-1.0, -1.0), (2.0, 2.0)), 0.05), Stroke(((5.0, 5.0),), 0.1)], 28).max() == 1.0


def test_cells_hold_the_share_of_ink_in_their_area() -> None:
    half = blank(8)
    half[:, :14] = 1.0
    cells = reduced(half, Frame(), 8)
    assert cells[:, 0].tolist() == [0.5] * 8 and not cells[:, 1:].any()
    beyond = reduced(np.ones((224, 224)), Frame(-0.5, 0.0, 1.0), 8)
    assert not beyond[:, :4].any() and (beyond[:, 4:] == 1.0).all()
    assert reduced(np.ones((224, 224)), Frame(0.1, 0.2, 0.333), 8) == pytest.approx(np.ones((8, 8)))


def test_a_coarse_picture_and_a_fine_one_of_the_same_thing_have_the_same_box() -> None:
    fine = blank(8)
    fine[35:196, 49:100] = 1.0
    coarse = reduced(fine, Frame(), 8)
    one, other = ink_of(fine), ink_of(coarse)
    assert one is not None and other is not None
    assert one.extent == pytest.approx(161 / 224) == pytest.approx(other.extent)
    assert (one.left, one.top, one.right, one.bottom) == pytest.approx((49 / 224, 35 / 224, 100 / 224, 196 / 224))
    assert (one.middle, one.bottom) == (pytest.approx(other.middle), pytest.approx(other.bottom))


def test_the_range_of_the_pixels_is_read_from_the_training_rows() -> None:
    shipped, own = reader(), reader(pictures(16, 3))
    assert (shipped.paper, shipped.ink, shipped.is_whole) == (0.0, 16.0, True)
    full = np.ones((224, 224))
    assert set(shipped.read(full, centered=False).picture.ravel()) == {16.0}
    assert max(own.paper, own.ink) > 250.0 and min(own.paper, own.ink) < 5.0


@pytest.mark.parametrize("cells", [8, 16, 28])
def test_a_point_has_the_pixels_of_the_picture_and_other_columns_as_usual(cells: int) -> None:
    spec = pictures(cells, 2)
    data, pad = generate(spec), reader(spec)
    picture = pad.read(raster(THREE, cells), centered=True).picture
    point = pad.point(picture)
    assert len(point) == cells**2 + 1
    assert point[: cells**2] == tuple(picture.ravel().tolist())
    assert point[-1] == pytest.approx(data.points[: data.train_count, -1].mean())


def test_white_on_black_is_drawn_in_white() -> None:
    spec = pictures(8, 2)
    source = spec.source
    assert isinstance(source, Imported)
    cells = source.table.cells.copy()
    cells[:, :64] = 255.0
    cells[:, 27] = np.arange(len(cells))
    inverted = replace(spec, source=replace(source, table=Table(source.table.columns, cells, (8, 8))))
    pad = reader(inverted)
    assert (pad.paper, pad.ink) == (255.0, 0.0)
    assert pad.read(blank(8), centered=True).picture.min() == 255.0


def test_ink_is_centred_as_the_training_pictures_are() -> None:
    pad = reader()
    small = raster([replace(each, points=tuple((x / 2 + 0.4, y / 2) for x, y in each.points)) for each in THREE], 8)
    seen = ink_of(pad.read(small, centered=True).picture / 16.0)
    assert seen is not None
    assert seen.extent == pytest.approx(pad.usual.extent, abs=0.04)
    assert seen.middle == pytest.approx((0.5, 0.5), abs=0.06)
    assert pad.read(small, centered=False).frame == Frame()
    assert pad.read(blank(8), centered=True) == (pytest.approx(np.zeros((8, 8))), Frame())


def test_data_without_square_pictures_or_classes_have_no_reader() -> None:
    assert reader_of(generate(usual_spec("iris"))) is None
    spec = pictures(8, 2)
    whole = spec.source
    assert isinstance(whole, Imported)
    for source in (
        replace(whole, target="age", inputs=whole.table.names[:65]),
        replace(whole, inputs=whole.inputs[1:]),
    ):
        assert reader_of(generate(replace(spec, source=source))) is None


MANY = "There are 1,001 drawn rows; the data take at most 1,000: undo some of them."


def row(label: str = "3", count: int = 64, cell: float = 7.0) -> DrawnRow:
    return DrawnRow((cell,) * count, label)


def test_drawn_rows_train_and_change_nothing_else() -> None:
    before, after = generate(DIGITS), generate(replace(DIGITS, drawn=(row(), row("9"))))
    count = before.train_count
    assert after.train_count == count + 2
    assert np.array_equal(after.points[:count], before.points[:count])
    assert np.array_equal(after.points[count + 2 :], before.points[count:])
    assert np.array_equal(after.targets[count + 2 :], before.targets[count:])
    assert after.points[count].tolist() == [7.0] * 64
    assert after.targets[count : count + 2].argmax(axis=1).tolist() == [3, 9]
    assert np.array_equal(after.center, before.center) and np.array_equal(after.scale, before.scale)
    assert after.ranges == before.ranges


def test_drawn_rows_of_two_classes_get_their_sign() -> None:
    data = generate(replace(pictures(8, 2), drawn=(row("0", 65), row("1", 65))))
    assert data.targets[data.train_count - 2 : data.train_count, 0].tolist() == [-1.0, 1.0]


@pytest.mark.parametrize(
    ("drawn", "sentence"),
    [
        ((row("x"),), 'Drawn row 1 is of the class "x", which the data do not have.'),
        ((row(), row(count=3)), "Drawn row 2 has 3 cells, but the data have 64 columns."),
        ((row(cell=math.nan),), "Drawn row 1 has a number beyond 1e+100."),
        ((row(),) * (limits.DRAWN_ROWS + 1), MANY),
    ],
)  # fmt: skip
def test_drawn_rows_that_do_not_fit_are_told(drawn: tuple[DrawnRow, ...], sentence: str) -> None:
    with pytest.raises(UserError) as told:
        generate(replace(DIGITS, drawn=drawn))
    assert str(told.value) == sentence


def test_other_data_begin_without_drawn_rows() -> None:
    assert chosen(replace(DIGITS, drawn=(row(),)), "iris").drawn == ()
    assert chosen(replace(DIGITS, drawn=(row(),)), "circle").drawn == ()
