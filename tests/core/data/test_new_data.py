"""A table that ships is one file and one row; generated data are one function and one row. All else follows."""

import sys
from pathlib import Path
from types import MappingProxyType

import numpy as np
import pytest

from core.data import shipped
from core.data.catalog import CATALOG, CatalogRow, GeneratedRow, ShippedRow
from core.data.description import describe, group_of
from core.data.generators import LabeledPoint
from core.data.making import generate, usual_spec
from core.data.random_source import RandomSource
from core.document.data_edits import use_data
from core.document.document import Document
from core.document.project import Project
from core.document.starter import default_document
from core.document.storage import decode, encode
from core.training.state import TrainingState
from core.training.trainer import Trainer

FLOWERS = """\
petal_length_mm,soil,kind
10.5,dry,rose
NA,dry,tulip
30.5,wet,tulip
11.5,wet,rose
33.5,dry,tulip
20.5,NA,lily
21.5,dry,lily
"""


def stripes(source: RandomSource, noise: float) -> list[LabeledPoint]:
    """Stripes of equal width, with labels by turns."""
    points = [(source.uniform(-6.0, 6.0), source.uniform(-6.0, 6.0) * (1.0 + noise)) for _ in range(40)]
    return [(x, y, 1.0 if x // 2.0 % 2.0 else -1.0) for x, y in points]


TABLE = ShippedRow("flowers", "Flowers", "flowers.csv", "kind", "Made up for a test, CC0.")
STRIPES = GeneratedRow("stripes", "Stripes", stripes, "moves points", ("odd", "even"))


@pytest.fixture
def longer_catalog(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """The catalog with two rows more, and a folder with the file of one."""
    rows: dict[str, CatalogRow] = {**CATALOG, TABLE.name: TABLE, STRIPES.name: STRIPES}
    for module in list(sys.modules.values()):
        if getattr(module, "CATALOG", None) is CATALOG:
            monkeypatch.setattr(module, "CATALOG", MappingProxyType(rows))
    (tmp_path / "flowers.csv").write_text(FLOWERS, encoding="utf-8")
    monkeypatch.setattr(shipped, "files", lambda package: tmp_path)


def opened_again(document: Document) -> Document:
    """The document after it was saved and opened."""
    return decode(encode(Project(document)), "a.gp").document


def trained(document: Document) -> float:
    """The training loss after two epochs."""
    trainer = Trainer(document.experiment)
    state = TrainingState.initial(trainer.compiled.parameters, document.initial)
    trainer.advance(state, trainer.control(), 2 * trainer.data.train_count)
    return trainer.metrics(state.parameters).train_loss


@pytest.mark.usefixtures("longer_catalog")
def test_a_new_table_is_known_everywhere() -> None:
    about = describe(TABLE.source)
    assert (about.label, about.note, about.classes) == ("Flowers", TABLE.note, ("lily", "rose", "tulip"))
    assert [column.title for column in about.columns] == ["petal length (mm)", "soil = dry", "soil = wet"]
    assert group_of(TABLE.source) == "Real"
    spec = usual_spec("flowers", train_share=60.0)
    data = generate(spec)
    assert (len(data.points), data.train_count, data.scaling) == (5, 3, "standardize")
    document = use_data(default_document(), spec).document
    assert [node.expression for node in document.network.inputs] == ["petal_length_mm", "`soil = dry`", "`soil = wet`"]
    assert [neuron.name for neuron in document.network.outputs] == ["lily", "rose", "tulip"]
    assert opened_again(document) == document
    assert np.isfinite(trained(document))


@pytest.mark.usefixtures("longer_catalog")
def test_a_new_generator_is_known_everywhere() -> None:
    about = describe(STRIPES.source)
    assert (about.label, about.noise_meaning, about.classes) == ("Stripes", "moves points", ("odd", "even"))
    assert about.names == ("x1", "x2") and group_of(STRIPES.source) == "2-D"
    spec = usual_spec("stripes", noise=50.0)
    data, clean = generate(spec), generate(usual_spec("stripes"))
    assert (data.points.shape, data.train_count, data.scaling) == ((40, 2), 20, "none")
    assert np.array_equal(data.points[:, 1], clean.points[:, 1] * 1.5)
    document = use_data(default_document(), spec).document
    assert document.data == spec
    assert document.network == default_document().network
    assert opened_again(document) == document
    assert np.isfinite(trained(document))


def test_without_its_row_no_one_knows_it() -> None:
    assert "flowers" not in CATALOG and "stripes" not in CATALOG
