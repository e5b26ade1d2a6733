"""The examples that ship with the application: title -> how each is made. Their files are in `resources/examples`."""

from collections.abc import Callable, Mapping
from importlib.resources import as_file, files
from pathlib import Path

from core.data.making import usual_spec
from core.data.presets import FIRST, PRESETS
from core.document.data_edits import use_data
from core.document.document import Document
from core.document.project import Project
from core.document.starter import blank_document, default_document, layered
from core.document.storage import EXTENSION, encode
from core.training.settings import TrainingSettings

ALL_INPUTS = PRESETS[:7]
"""The inputs that TensorFlow Playground has."""


def _exclusive_or() -> Document:
    return layered(usual_spec("xor"), FIRST, (4, 2), "tanh", "tanh", TrainingSettings())


def _spiral() -> Document:
    settings = TrainingSettings(learning_rate=0.03)
    return layered(usual_spec("spiral"), ALL_INPUTS, (8, 6), "tanh", "tanh", settings)


def _penguins() -> Document:
    """The four measurements, with the network that this table begins with."""
    return use_data(default_document(), usual_spec("penguins-4", train_share=70.0)).document


def _moons() -> Document:
    """As in Karpathy's micrograd demo: its network, loss, penalty and falling learning rate, in full batches; the
    points are our own."""
    settings = TrainingSettings(
        learning_rate=1.0,
        batch_size=1000,
        loss="max_margin",
        penalty="L2_all",
        penalty_rate=1e-4,
        schedule="linear",
        schedule_epochs=100,
        schedule_factor=0.1,
    )
    return layered(usual_spec("moons"), FIRST, (16, 16), "relu", "linear", settings)


def _plane() -> Document:
    return layered(usual_spec("reg-plane"), FIRST, (4,), "tanh", "linear", TrainingSettings())


EXAMPLES: Mapping[str, Callable[[], Document]] = {
    "Circle": default_document,
    "Exclusive or": _exclusive_or,
    "Spiral with all features": _spiral,
    "Moons as in micrograd": _moons,
    "Penguins": _penguins,
    "A plane to predict": _plane,
    "Blank canvas": blank_document,
}


def example_path(title: str) -> Path:
    """The file of an example."""
    name = title.lower().replace(" ", "-") + EXTENSION
    with as_file(files("resources.examples") / name) as path:
        return path


def write_examples(folder: Path) -> None:
    """Write every example's file again."""
    for title, make in EXAMPLES.items():
        (folder / example_path(title).name).write_bytes(encode(Project(make())))
