"""The tables that ship, against their published descriptions."""

import math
from collections import Counter
from importlib.resources import files

import numpy as np
import pytest

from core.data.catalog import CATALOG, ShippedRow
from core.data.description import describe, table_of
from core.data.making import generate, usual_spec
from core.data.rows import usable_rows
from core.data.shipped import shipped_table
from core.data.table import Table

SHIPPED = {name: row for name, row in CATALOG.items() if isinstance(row, ShippedRow)}

SIZES = {
    "penguins.csv": (344, 8), "iris.csv": (150, 5), "wine.csv": (178, 14), "breast_cancer.csv": (569, 31),
    "digits.csv": (1797, 65),
}  # fmt: skip
COLUMNS = {"penguins": 2, "penguins-4": 4, "body-mass": 5, "iris": 4, "wine": 13, "breast-cancer": 30, "digits": 64}
USED = {
    "penguins": 342, "penguins-4": 342, "body-mass": 333, "iris": 150, "wine": 178, "breast-cancer": 569,
    "digits": 1797,
}  # fmt: skip
CLASSES = {
    "penguins": {"Adelie": 151, "Chinstrap": 68, "Gentoo": 123},
    "penguins-4": {"Adelie": 151, "Chinstrap": 68, "Gentoo": 123},
    "body-mass": {},
    "iris": {"setosa": 50, "versicolor": 50, "virginica": 50},
    "wine": {"Barolo": 59, "Grignolino": 71, "Barbera": 48},
    "breast-cancer": {"benign": 357, "malignant": 212},
    "digits": dict(zip("0123456789", (178, 182, 177, 183, 181, 182, 181, 179, 174, 180), strict=True)),
}

PUBLISHED = {
    "penguins.csv": {
        "bill_length_mm": (32.1, 59.6, 43.92), "bill_depth_mm": (13.1, 21.5, 17.15),
        "flipper_length_mm": (172, 231, 200.92), "body_mass_g": (2700, 6300, 4201.75), "year": (2007, 2009, 2008.03),
    },
    "iris.csv": {
        "sepal_length_cm": (4.3, 7.9, 5.84), "sepal_width_cm": (2.0, 4.4, 3.06), "petal_length_cm": (1.0, 6.9, 3.76),
        "petal_width_cm": (0.1, 2.5, 1.20),
    },
    "wine.csv": {
        "alcohol": (11.03, 14.83, 13.00), "malic_acid": (0.74, 5.80, 2.34), "ash": (1.36, 3.23, 2.37),
        "alcalinity_of_ash": (10.6, 30.0, 19.49), "magnesium": (70, 162, 99.74), "total_phenols": (0.98, 3.88, 2.30),
        "flavanoids": (0.34, 5.08, 2.03), "nonflavanoid_phenols": (0.13, 0.66, 0.36),
        "proanthocyanins": (0.41, 3.58, 1.59), "color_intensity": (1.28, 13.0, 5.06), "hue": (0.48, 1.71, 0.96),
        "od280_od315_of_diluted_wines": (1.27, 4.00, 2.61), "proline": (278, 1680, 746.89),
    },
    "breast_cancer.csv": {
        "mean_radius": (6.981, 28.11), "mean_texture": (9.71, 39.28), "mean_perimeter": (43.79, 188.5),
        "mean_area": (143.5, 2501), "mean_smoothness": (0.053, 0.163), "mean_compactness": (0.019, 0.345),
        "mean_concavity": (0, 0.427), "mean_concave_points": (0, 0.201), "mean_symmetry": (0.106, 0.304),
        "mean_fractal_dimension": (0.05, 0.097), "radius_error": (0.112, 2.873), "texture_error": (0.36, 4.885),
        "perimeter_error": (0.757, 21.98), "area_error": (6.802, 542.2), "smoothness_error": (0.002, 0.031),
        "compactness_error": (0.002, 0.135), "concavity_error": (0, 0.396), "concave_points_error": (0, 0.053),
        "symmetry_error": (0.008, 0.079), "fractal_dimension_error": (0.001, 0.03), "worst_radius": (7.93, 36.04),
        "worst_texture": (12.02, 49.54), "worst_perimeter": (50.41, 251.2), "worst_area": (185.2, 4254),
        "worst_smoothness": (0.071, 0.223), "worst_compactness": (0.027, 1.058), "worst_concavity": (0, 1.252),
        "worst_concave_points": (0, 0.291), "worst_symmetry": (0.156, 0.664),
        "worst_fractal_dimension": (0.055, 0.208),
    },
}  # fmt: skip
"""The smallest and largest value of each column, and its mean where the description has one."""


def categories(table: Table, name: str) -> Counter:
    """How often each value of a category occurs; NA for missing cells."""
    values = table.column(name).values
    return Counter("NA" if math.isnan(cell) else values[int(cell)] for cell in table.cells_of(name).tolist())


@pytest.mark.parametrize("file", SIZES)
def test_a_table_has_the_published_rows_and_columns(file: str) -> None:
    assert shipped_table(file).cells.shape == SIZES[file]


@pytest.mark.parametrize("file", PUBLISHED)
def test_each_column_has_the_published_range_and_mean(file: str) -> None:
    table = shipped_table(file)
    for name, (low, high, *mean) in PUBLISHED[file].items():
        cells = table.cells_of(name)
        assert np.nanmin(cells) == pytest.approx(low, abs=6e-4), name
        assert np.nanmax(cells) == pytest.approx(high, abs=6e-4), name
        assert not mean or np.nanmean(cells) == pytest.approx(mean[0], abs=6e-3), name
    numbers = [column.name for column in table.columns if not column.values]
    assert set(numbers) - set(PUBLISHED[file]) <= {"cultivar"}


@pytest.mark.parametrize("name", SHIPPED)
def test_a_data_set_has_its_columns_and_usable_rows(name: str) -> None:
    data = generate(usual_spec(name))
    assert data.points.shape == (USED[name], COLUMNS[name])
    assert data.about.is_measured
    assert len(set(data.about.names)) == COLUMNS[name]
    assert data.scaling == "standardize"


@pytest.mark.parametrize("name", SHIPPED)
def test_a_data_set_has_the_published_number_of_rows_of_each_class(name: str) -> None:
    data = generate(usual_spec(name))
    assert data.classes == tuple(CLASSES[name])
    if data.outputs > 1:
        assert data.targets.sum(axis=0).tolist() == list(CLASSES[name].values())
        assert (data.targets.sum(axis=1) == 1.0).all()
    elif data.classes:
        counts = [(data.targets == label).sum() for label in (-1.0, 1.0)]
        assert counts == list(CLASSES[name].values())
    else:
        assert data.kind == "regression"


@pytest.mark.parametrize("file", [file for file in SIZES if file != "penguins.csv"])
def test_no_cell_is_missing(file: str) -> None:
    assert np.isfinite(shipped_table(file).cells).all()


def test_penguins_lack_the_published_cells() -> None:
    table = shipped_table("penguins.csv")
    missing = {column.name: int(np.isnan(table.cells_of(column.name)).sum()) for column in table.columns}
    assert {name: count for name, count in missing.items() if count} == {
        "bill_length_mm": 2, "bill_depth_mm": 2, "flipper_length_mm": 2, "body_mass_g": 2, "sex": 11,
    }  # fmt: skip
    assert categories(table, "species") == {"Adelie": 152, "Gentoo": 124, "Chinstrap": 68}
    assert categories(table, "island") == {"Biscoe": 168, "Dream": 124, "Torgersen": 52}
    assert categories(table, "sex") == {"male": 168, "female": 165, "NA": 11}
    assert Counter(table.cells_of("year").tolist()) == {2007.0: 110, 2008.0: 114, 2009.0: 120}
    assert len(usable_rows(table, "body_mass_g", ("sex",))) == 333


def test_irises_35_and_38_are_fishers_and_not_those_of_a_faulty_copy() -> None:
    table = shipped_table("iris.csv")
    assert table.cells[34, :4].tolist() == [4.9, 3.1, 1.5, 0.2]
    assert table.cells[37, :4].tolist() == [4.9, 3.6, 1.4, 0.1]
    assert table.cells[0, :4].tolist() == [5.1, 3.5, 1.4, 0.2]


def test_digits_are_images_of_whole_numbers_from_0_to_16() -> None:
    table, about = shipped_table("digits.csv", (8, 8)), describe(CATALOG["digits"].source)
    assert about.image == table.image == (8, 8)
    pixels = table.cells[:, :64]
    assert np.isin(pixels, np.arange(17)).all()
    assert np.unique(pixels).tolist() == list(range(17))
    assert about.names == tuple(f"p{row}{column}" for row in range(8) for column in range(8))
    zero = pixels[0].reshape(8, 8)
    assert zero[0].tolist() == [0.0, 0.0, 5.0, 13.0, 9.0, 1.0, 0.0, 0.0]
    assert zero[3].tolist() == [0.0, 4.0, 12.0, 0.0, 0.0, 8.0, 8.0, 0.0]


def test_pixels_without_ink_are_scaled_like_the_others() -> None:
    data = generate(usual_spec("digits"))
    empty = np.flatnonzero(~data.points.any(axis=0))
    assert empty.tolist() == [0, 32, 39]
    assert np.isfinite(data.scaled(data.points)).all()


@pytest.mark.parametrize("name", SHIPPED)
def test_a_note_says_what_the_data_are_with_source_and_licence(name: str) -> None:
    note = describe(SHIPPED[name].source).note
    assert any(year in note for year in map(str, range(1930, 2026)))
    assert note.endswith(("CC0.", "CC BY 4.0."))
    assert SHIPPED[name].label in CATALOG[name].label


@pytest.mark.parametrize("file", SIZES)
def test_the_folder_of_tables_names_each_with_source_and_licence(file: str) -> None:
    words = (files("resources.data") / "README.md").read_text(encoding="utf-8")
    (part,) = [part for part in words.split("\n\n") if part.startswith(f"`{file}`")]
    assert "CC0" in part or "CC BY 4.0" in part
    assert "Taken from" in part


def test_every_file_is_a_table_of_the_catalog() -> None:
    found = {file.name for file in files("resources.data").iterdir() if file.name.endswith(".csv")}
    assert found == set(SIZES) == {row.file for row in SHIPPED.values()}


def test_a_target_is_no_input() -> None:
    for row in SHIPPED.values():
        table, target, inputs = table_of(row.source)
        assert target not in inputs
        assert {target, *inputs} <= set(table.names)


@pytest.mark.parametrize(
    ("name", "title"),
    [
        ("bill_length_mm", "bill length (mm)"), ("body_mass_g", "body mass (g)"), ("sex", "sex"), ("year", "year"),
        ("sepal_width_cm", "sepal width (cm)"), ("mean_concave_points", "mean concave points"), ("p07", "p07"),
    ],
)  # fmt: skip
def test_a_header_tells_label_and_unit(name: str, title: str) -> None:
    columns = {column.name: column for file in SIZES for column in shipped_table(file).columns}
    assert columns[name].title == title
