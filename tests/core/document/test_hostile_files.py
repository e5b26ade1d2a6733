"""Files spoiled at random: each is opened or refused in one sentence."""

import json
import random
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from core.data.making import generate
from core.data.plane import plane_of
from core.document.project import Project
from core.document.starter import default_document
from core.document.storage import decode, encode
from core.problem import UserError
from core.training.trainer import Trainer

SAMPLES = sorted((Path(__file__).parents[2] / "samples").glob("*/*.gp"))
FILES = {
    "default": encode(Project(default_document())),
    **{f"{path.parent.name}-{path.stem}": path.read_bytes() for path in SAMPLES},
}


@pytest.mark.parametrize("name", FILES)
def test_mutated_files_are_opened_or_refused_but_never_crash(name: str) -> None:
    draw = random.Random(11)
    print("seed 11")
    for _ in range(1500):
        data = bytearray(FILES[name])
        for _ in range(draw.randint(1, 6)):
            at = draw.randrange(len(data))
            data[at : at + draw.randint(0, 3)] = bytes(draw.randrange(256) for _ in range(draw.randint(0, 3)))
        try:
            encode(decode(bytes(data), "x.gp"))
        except UserError as refusal:
            assert str(refusal).startswith('"x.gp"')


@pytest.mark.parametrize("name", FILES)
def test_files_with_a_value_in_the_wrong_place_are_opened_or_refused_but_never_crash(name: str) -> None:
    draw = random.Random(12)
    print("seed 12")
    for _ in range(300):
        data = json.loads(FILES[name])
        for _ in range(draw.randint(1, 3)):
            spoil(draw, data)
        try:
            opened = decode(json.dumps(data).encode(), "x.gp")
        except UserError as refusal:
            assert str(refusal).startswith('"x.gp"')
            assert str(refusal).endswith(".")
            assert "\n" not in str(refusal)
        else:
            assert encode(decode(encode(opened), "x.gp")) == encode(opened)
            Trainer(opened.document.experiment)
            plane = plane_of(generate(opened.document.data), opened.view.plane)
            assert np.isfinite(plane.at(0.0, 0.0)).all()


ODD = (None, True, 0, -1, 3, 2**70, 0.5, -0.0, 1e100, -1e100, "", "x1", "age", "a\nb", "`", "x" * 300, [], {}, [1, 2])


def spoil(draw: random.Random, data: Any) -> None:
    """Replace, delete, repeat or exchange a value somewhere in a file, most often in its data, inputs or view."""
    fields = [field for field in ("data", "inputs", "view") if data.get(field)] if draw.random() < 0.6 else list(data)
    places = [(data, key) for key in fields or data]
    for _ in range(draw.randint(1, 9)):
        inside = [(place[key], each) for place, key in places for each in keys(place[key])]
        if not inside:
            break
        places = draw.sample(inside, min(len(inside), 5))
    place, key = draw.choice(places)
    kind = draw.randrange(4)
    other, there = draw.choice(places)
    if kind == 0:
        place[key] = draw.choice(ODD)
    elif kind == 1:
        del place[key]
    elif kind == 2 and isinstance(place, list):
        place.append(place[key])
    else:
        place[key], other[there] = other[there], place[key]


def keys(value: Any) -> list[Any]:
    """The keys of an object, the places of a list; none of anything else."""
    return list(value) if isinstance(value, dict) else list(range(len(value))) if isinstance(value, list) else []
