"""Documents with boxes, and whether these hold together, for tests of the window."""

import numpy as np

from core.data.making import usual_spec
from core.data.source import DatasetSpec, Imported
from core.data.table import Column, Table
from core.document import boxes
from core.document.data_edits import use_data
from core.document.document import Document
from core.document.project import Project
from core.document.starter import default_document
from tests.robot import Robot

PIXELS, COLUMNS, CLASSES = 9, 5, ("ant", "bee", "crab", "dove", "eel")

MIXED = Table(
    (
        *(Column(f"pixel {at}") for at in range(PIXELS)),
        *(Column(f"size {at} (cm)", f"size {at}", "cm") for at in range(COLUMNS)),
        Column("animal", values=CLASSES),
    ),
    np.array(
        [
            [*(float((at * 7 + row * 3) % 5) for at in range(PIXELS + COLUMNS)), float(row % len(CLASSES))]
            for row in range(30)
        ]
    ),
    (3, 3),
)
"""Thirty images of three rows and columns with five sizes, of five animals: a table, an image and bars."""


def mixed_document() -> Document:
    """The own network of data with a table, an image and bars."""
    spec = DatasetSpec(Imported("Animals", MIXED, "animal", MIXED.names[:-1]), 60.0, "7", "standardize")
    return use_data(default_document(), spec).document


def document_of(name: str) -> Document:
    """The own network of a shipped table."""
    return use_data(default_document(), usual_spec(name)).document


def open_document(robot: Robot, document: Document) -> None:
    """Open a document, and wait for the first numbers."""
    robot.application.store.open(Project(document))
    robot.wait(lambda: robot.latest.experiment.network is document.network and robot.latest.probed is not None)
    robot.view.canvas.refresh(robot.latest)


def assert_sound(document: Document) -> None:
    """Each node of a box stands where the box has it, and in the box of its kind."""
    assert document.boxes.keys() <= document.network.nodes.keys()
    able = boxes.holders(document, document.boxes)
    assert able == dict(document.boxes)
    assert boxes.put_right(document) is document
