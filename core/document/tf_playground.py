"""Links of TensorFlow Playground: the whole setting in the fragment, down to the seed of its random stream."""

import random
from collections.abc import Callable, Mapping
from dataclasses import replace
from itertools import pairwise
from typing import Any
from urllib.parse import unquote, urlsplit

from core import limits
from core.data.catalog import generate
from core.data.dataset import DatasetSpec
from core.document.document import Document
from core.document.starter import layered
from core.problem import UserError
from core.training.settings import TrainingSettings

HOST = "playground.tensorflow.org"

_FEATURES = {
    "x": "x1", "y": "x2", "xSquared": "x1^2", "ySquared": "x2^2", "xTimesY": "x1*x2", "sinX": "sin x1",
    "sinY": "sin x2",
}  # fmt: skip
_DEFAULT_FEATURES = ("x", "y")
_ACTIVATIONS = ("relu", "tanh", "sigmoid", "linear")
_CLASSIFICATION = ("circle", "xor", "gauss", "spiral")
_REGRESSION = ("reg-plane", "reg-gauss")


def is_link(text: str) -> bool:
    """Whether a text is a web address of TensorFlow Playground."""
    try:
        parts = urlsplit(text.strip())
    except ValueError:
        return False
    return parts.scheme in ("http", "https") and (parts.hostname or "") == HOST


def read_link(text: str) -> Document:
    """The document a link describes: same points, same initial weights. UserError names the key and value that cannot
    be read. Without a seed a random one is taken, as the page does."""
    values = _Values(urlsplit(text.strip()).fragment)
    regression = values.choice("problem", "classification", ("classification", "regression")) == "regression"
    data = values.choice("dataset", "circle", _CLASSIFICATION)
    regression_data = values.choice("regDataset", "reg-plane", _REGRESSION)
    seed = values.text("seed") or f"{random.random():.5f}"
    spec = DatasetSpec(
        regression_data if regression else data,
        values.number("noise", 0.0, "from 0 to 100", lambda x: 0.0 <= x <= 100.0),
        values.number("percTrainData", 50.0, "above 0 and at most 100", lambda x: 0.0 < x <= 100.0),
        seed,
    )
    features = [name for key, name in _FEATURES.items() if values.switch(key, key in _DEFAULT_FEATURES)]
    sizes = _shape(values, len(features))
    activation = values.choice("activation", "tanh", _ACTIVATIONS)
    generate(spec)
    document = layered(spec, features, sizes, activation, "linear" if regression else "tanh", _settings(values))
    if values.switch("initZero", False):
        document = replace(document, initial=dict.fromkeys(document.initial, 0.0), initializer="zeros")
    return document


def _settings(values: "_Values") -> TrainingSettings:
    penalty = values.choice("regularization", "none", ("none", "L1", "L2"))
    return TrainingSettings(
        learning_rate=values.number("learningRate", 0.03, "above 0", lambda x: x > 0.0),
        batch_size=values.whole("batchSize", 10, 1, 1_000_000),
        remainder="carry",
        loss="half_square",
        penalty=penalty,
        penalty_rate=values.number("regularizationRate", 0.0, "from 0 up", lambda x: x >= 0.0),
    )


def _shape(values: "_Values", inputs: int) -> list[int]:
    text = values.given("networkShape")
    if text is None:
        return [4, 2]
    if text == "":
        return []
    sizes = [_whole("networkShape", text, part, 1, limits.NEURONS) for part in text.split(",")]
    widths = [inputs, *sizes, 1]
    if sum(sizes) >= limits.NEURONS or sum(a * b for a, b in pairwise(widths)) > limits.LINKS:
        raise UserError(
            f"networkShape={text} is too large: a network holds at most {limits.NEURONS:,} neurons and "
            f"{limits.LINKS:,} links."
        )
    return sizes


class _Values:
    """The keys and values of a fragment; the last of repeated keys counts."""

    def __init__(self, fragment: str) -> None:
        self._values: Mapping[str, str] = {
            unquote(key): unquote(value)
            for key, found, value in (part.partition("=") for part in fragment.split("&"))
            if found
        }

    def given(self, key: str) -> str | None:
        return self._values.get(key)

    def text(self, key: str) -> str:
        return self._values.get(key, "")

    def switch(self, key: str, default: bool) -> bool:
        return self.text(key) != "false" if self.text(key) else default

    def choice(self, key: str, default: str, choices: tuple[str, ...]) -> Any:
        value = self.text(key) or default
        if value not in choices:
            raise UserError(f"{key}={_short(value)} is none of {', '.join(choices)}.")
        return value

    def number(self, key: str, default: float, range: str, accepts: Callable[[float], bool]) -> float:
        text = self.text(key)
        if not text:
            return default
        try:
            value = float(text.replace("_", "?"))
        except ValueError:
            value = float("nan")
        if not accepts(value) or value == float("inf"):
            raise UserError(f"{key}={_short(text)} is not a number {range}.")
        return value

    def whole(self, key: str, default: int, least: int, most: int) -> int:
        text = self.text(key)
        return _whole(key, text, text, least, most) if text else default


def _whole(key: str, whole_text: str, text: str, least: int, most: int) -> int:
    digits = text.strip()
    if not (digits.isascii() and digits.isdigit() and len(digits) <= 9 and least <= int(digits) <= most):
        raise UserError(f"{key}={_short(whole_text)} is not made of whole numbers from {least} to {most:,}.")
    return int(digits)


def _short(text: str) -> str:
    """A value as it may stand in a sentence: printable and not too long."""
    shown = "".join(letter if letter.isprintable() else "\ufffd" for letter in text)
    return shown if len(shown) <= 40 else shown[:39] + "\u2026"
