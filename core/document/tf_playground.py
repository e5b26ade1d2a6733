"""Links of TensorFlow Playground: all settings in the fragment, including the seed of its random stream."""

import math
import random
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from itertools import pairwise
from typing import Any, TypeVar

from core import limits
from core.data.making import generate, usual_spec
from core.document.address import number_of, stripped, values_of
from core.document.project import Project
from core.document.starter import layered
from core.document.view import View
from core.problem import UserError
from core.quotation import quote
from core.training.settings import NUMBERS, TrainingSettings

_FEATURES = {
    "x": "x1", "y": "x2", "xSquared": "x1^2", "ySquared": "x2^2", "xTimesY": "x1*x2", "sinX": "sin(x1)",
    "sinY": "sin(x2)",
}  # fmt: skip
_DEFAULT_FEATURES = ("x", "y")
_ACTIVATIONS = ("tanh", "relu", "sigmoid", "linear")
_CLASSIFICATION = ("circle", "xor", "gauss", "spiral")
_REGRESSION = ("reg-plane", "reg-gauss")
_PENALTIES = ("none", "L1", "L2")

_LARGEST_NOISE, _USUAL_NOISE = 80.0, 50.0
_LEAST_SHARE = 10.0
"""The smallest training share of the page's control, which it shows if a link leaves nothing to train on."""

_MOST_POINTS = 1200

Made = TypeVar("Made")


def read_link(text: str) -> Project:
    """The project a link describes: same points, same initial weights, same view. Its note says what the page, and so
    this, reads differently than it is written. UserError names the key and value that are outside our limits. Without a
    seed, a random one is used, as on the page."""
    values = _Values(values_of(text))
    regression = values.choice("problem", ("classification", "regression")) == "regression"
    data = values.choice("dataset", _CLASSIFICATION)
    regression_data = values.choice("regDataset", _REGRESSION)
    name = regression_data if regression else data
    share = _share(values, len(generate(usual_spec(name)).points))
    spec = usual_spec(name, _noise(values), share, _seed(values))
    activation = values.choice("activation", _ACTIVATIONS)
    inputs = [name for key, name in _FEATURES.items() if values.has_feature(key)]
    settings = _settings(values)
    sizes = _shape(values, len(inputs))
    generate(spec)
    document = layered(spec, inputs, sizes, activation, "linear" if regression else "tanh", settings)
    if values.switch("initZero", False):
        document = replace(document, initial=dict.fromkeys(document.initial, 0.0), initializer="zeros")
    view = View(test_points=values.switch("showTestData", False), class_only=values.switch("discretize", False))
    return Project(document, view=view, note=values.note)


def _settings(values: "_Values") -> TrainingSettings:
    return TrainingSettings(
        learning_rate=values.number("learningRate", 0.03, NUMBERS["learning_rate"].accepts),
        batch_size=_batch(values),
        remainder="carry",
        loss="half_square",
        penalty=values.choice("regularization", _PENALTIES),
        penalty_rate=values.number("regularizationRate", 0.0, NUMBERS["penalty_rate"].accepts),
    )


def _seed(values: "_Values") -> str:
    text = values.text("seed")
    if len(text) > limits.SEED:
        raise UserError(f"seed={quote(text)} is too long: a seed has at most {limits.SEED:,} characters.")
    return text or f"{random.random():.5f}"


def _noise(values: "_Values") -> float:
    noise = values.number("noise", 0.0)
    if noise < 0.0:
        return values.repaired("noise", "0", 0.0)
    if noise > _LARGEST_NOISE:
        return values.repaired("noise", f"{_USUAL_NOISE:g}", _USUAL_NOISE)
    return noise


def _share(values: "_Values", points: int) -> float:
    """The page slices the points as JavaScript slices lists: a negative end counts from the back."""
    share = values.number("percTrainData", 50.0)
    if share > 100.0:
        return values.repaired("percTrainData", "100", 100.0)
    if -100.0 < share < 0.0:
        return values.repaired("percTrainData", f"{100.0 + share:g}", 100.0 + share)
    if share < 0.0 or math.floor(points * share / 100.0) < 1:
        return values.repaired("percTrainData", f"{_LEAST_SHARE:g}, or no point would train", _LEAST_SHARE)
    return share


def _batch(values: "_Values") -> int:
    """The page updates after each point whose number is divisible by the batch size, whatever that is."""
    most = int(NUMBERS["batch_size"].high)
    size = values.number("batchSize", 10.0, lambda x: abs(x) <= most)
    if size == int(size) and size >= 1.0:
        return int(size)
    divided = (n for n in range(1, _MOST_POINTS + 1) if size != 0.0 and math.fmod(n, size) == 0.0)
    found = next(divided, None)
    if found is None:
        return values.repaired("batchSize", "one that is never full, so nothing trains", most)
    return values.repaired("batchSize", str(found), found)


def _shape(values: "_Values", inputs: int) -> list[int]:
    """The sizes of the hidden layers; 0 for one that nothing passes."""
    text = values.given("networkShape")
    if text is None:
        return [4, 2]
    parts = text.split(",") if stripped(text) else []
    counts = [number_of(part) for part in parts]
    sizes = [math.ceil(min(max(count, 0.0), limits.NEURONS)) if count == count else 0 for count in counts]
    _check_size(text, inputs, sizes)
    if any(size != count for size, count in zip(sizes, counts, strict=True)) or 0 in sizes:
        empty = ", where nothing passes the empty layer" if 0 in sizes else ""
        values.repaired("networkShape", ",".join(map(str, sizes)) + empty, None)
    return sizes


def _check_size(text: str, inputs: int, sizes: Sequence[int]) -> None:
    links = sum(a * b for a, b in pairwise([inputs, *sizes, 1]))
    if sum(sizes) >= limits.NEURONS or len(sizes) > limits.NEURONS or links > limits.LINKS:
        raise UserError(
            f"networkShape={quote(text)} is too large: a network holds at most {limits.NEURONS:,} neurons and "
            f"{limits.LINKS:,} links."
        )


class _Values:
    """The values of a link by key, and how they were read."""

    def __init__(self, values: Mapping[str, str]) -> None:
        self._values = values
        self._repairs: dict[str, str] = {}

    @property
    def note(self) -> str:
        """One sentence on what was repaired; "" if nothing was."""
        parts = [f"{key}={quote(self._values[key], 30)} is taken as {how}" for key, how in self._repairs.items()]
        return f"As on the page, {'; '.join(parts)}." if parts else ""

    def given(self, key: str) -> str | None:
        return self._values.get(key)

    def text(self, key: str) -> str:
        """The value of a key; "" if it is missing or blank."""
        text = self._values.get(key, "")
        return text if stripped(text) else ""

    def switch(self, key: str, default: bool) -> bool:
        return self.text(key) != "false" if self.text(key) else default

    def has_feature(self, key: str) -> bool:
        """Whether a feature is an input: the page removes hidden ones before it builds its network."""
        return self.switch(key, key in _DEFAULT_FEATURES) and self.text(f"{key}_hide") != "true"

    def choice(self, key: str, choices: tuple[str, ...]) -> Any:
        """One of the choices; the first is the default, also for an unknown one."""
        value = self.text(key) or choices[0]
        return value if value in choices else self.repaired(key, choices[0], choices[0])

    def number(self, key: str, default: float, accepts: Callable[[float], bool] = math.isfinite) -> float:
        text = self.text(key)
        value = number_of(text) if text else default
        if not (math.isfinite(value) and accepts(value)):
            raise UserError(f"{key}={quote(text)} cannot be opened: {_RANGES[key]}.")
        return value

    def repaired(self, key: str, how: str, value: Made) -> Made:
        """A value, and a note on how it came about."""
        self._repairs[key] = how
        return value


_RANGES = {
    "learningRate": f"it must be {NUMBERS['learning_rate'].range}",
    "regularizationRate": f"it must be {NUMBERS['penalty_rate'].range}",
    "batchSize": f"it must be {NUMBERS['batch_size'].range}",
    "noise": "it must be a finite number",
    "percTrainData": "it must be a finite number",
}
