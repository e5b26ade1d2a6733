"""Random edits of data and inputs, sensible and not: other sets, columns, scalings, splits, seeds and formulas."""

import random
from collections.abc import Callable
from dataclasses import replace

from core.data.catalog import CATALOG
from core.data.column_names import token
from core.data.description import describe
from core.data.making import chosen
from core.data.presets import offered
from core.data.scaling import SCALINGS
from core.data.source import DatasetSpec, Generated, Imported
from core.document import arrange, box_edits, boxes, data_edits, edits, input_edits
from core.document.document import Change, Document
from core.problem import Refusal
from tests.core.document.tables import CATS, OWN

Draw = random.Random
Deed = Callable[[Draw, Document], Change]

SENSE = (
    "{a}", "({a})", "{a}^2", "{a}*{b}", "{b}*{a}", "sin({a})", "cos({b})", "tanh({a} - {b})", "abs({a})/(1 + abs({b}))",
    "2*{a} + 1", "{a}**3", "exp(-{a}^2)", "relu({a})", " {a} ",
)  # fmt: skip
NONSENSE = (
    "", "   ", "{a} +", "({a}", "{a}; {b}", "y = {a}", "import os", "{a}.__class__", "5", "1/0", "log({a})",
    "1/({a} - {a})", "exp(exp(exp({a}^2)))", "nobody", "`", "{a}\n{b}", "{a} # note", "\u221e*{a}", "lambda: {a}",
)  # fmt: skip


def formula(draw: Draw, document: Document) -> str:
    """A formula over the columns, or nonsense."""
    names = describe(document.data.source).names
    a, b = (token(draw.choice(names)) for _ in range(2))
    return draw.choice(SENSE if draw.random() < 0.75 else NONSENSE).format(a=a, b=b)


def input_of(draw: Draw, document: Document) -> str:
    """One input."""
    if not document.network.inputs:
        raise Refusal("There is no input.")
    return draw.choice(document.network.inputs).id


def other_data(draw: Draw, document: Document) -> DatasetSpec:
    """A set of the catalog, a person's own, or one that there is not."""
    name = draw.choice([*CATALOG, *OWN, *OWN, "nothing"])
    return OWN.get(name) or chosen(document.data, name)


def other_columns(draw: Draw, document: Document) -> DatasetSpec:
    """The cats with another target and other columns to predict it from."""
    names = draw.sample(CATS.names, draw.randint(2, 4))
    return replace(document.data, source=Imported("My cats", CATS, names[0], tuple(names[1:])))


def other_noise(draw: Draw, document: Document) -> DatasetSpec:
    """Other noise, if the data have any."""
    source = document.data.source
    if not isinstance(source, Generated):
        raise Refusal("There is no noise.")
    return replace(document.data, source=replace(source, noise=draw.choice([-1.0, 0.0, 10.0, 80.0, 101.0])))


def other_split(draw: Draw, document: Document) -> DatasetSpec:
    """Another share of training points, by class or not."""
    share = draw.choice([0.01, 10.0, 37.0, 50.0, 70.0, 100.0, 101.0])
    return replace(document.data, train_share=share, stratified=draw.random() < 0.5)


def nodes(draw: Draw, document: Document) -> list[str]:
    """One to four nodes."""
    ids = [*document.network.nodes]
    if not ids:
        raise Refusal("There is no node.")
    return draw.sample(ids, min(len(ids), draw.randint(1, 4)))


def many(draw: Draw, document: Document) -> DatasetSpec:
    """A set that is shown in boxes."""
    return chosen(document.data, draw.choice(["wine", "breast-cancer", "digits"]))


def somewhere(draw: Draw) -> tuple[float, float]:
    """Somewhere on the canvas."""
    return draw.uniform(-500, 1500), draw.uniform(-500, 500)


BOX_DEEDS: tuple[Deed, ...] = (
    lambda r, d: data_edits.use_data(d, many(r, d)),
    lambda r, d: box_edits.gather(d, r.choice(boxes.KINDS)),
    lambda r, d: box_edits.release(d, r.choice(boxes.KINDS)),
    lambda r, d: box_edits.gather_those(d, nodes(r, d)),
    lambda r, d: box_edits.release_those(d, nodes(r, d)),
    lambda r, d: box_edits.take_out_those(d, nodes(r, d)),
    lambda r, d: box_edits.put_back_those(d, nodes(r, d)),
    lambda r, d: box_edits.take_out(d, nodes(r, d)[0], somewhere(r)),
    lambda r, d: box_edits.put_in(d, nodes(r, d)[0]),
    lambda r, d: edits.move(d, dict.fromkeys(nodes(r, d), somewhere(r))),
    lambda r, d: arrange.align(d, nodes(r, d), r.choice(["left", "middle", "bottom"])),
    lambda r, d: arrange.tidy(d),
    lambda r, d: edits.delete(d, nodes(r, d)),
)
"""Edits of boxes, and those that boxes follow."""


DATA_DEEDS: tuple[Deed, ...] = (
    *BOX_DEEDS,
    lambda r, d: data_edits.use_data(d, other_data(r, d)),
    lambda r, d: data_edits.use_data(d, other_columns(r, d)),
    lambda r, d: data_edits.use_data(d, other_noise(r, d)),
    lambda r, d: data_edits.use_data(d, other_split(r, d)),
    lambda r, d: data_edits.use_data(d, replace(d.data, scaling=r.choice([*SCALINGS, "magic"]))),
    lambda r, d: data_edits.use_data(d, replace(d.data, seed=r.choice(["0.5", "other", "s" * 1001]))),
    lambda r, d: data_edits.use_own_network(d),
    lambda r, d: edits.new_weights(d, str(r.random())),
    lambda r, d: input_edits.use_input(d, formula(r, d), r.random() < 0.7),
    lambda r, d: input_edits.use_input(d, formula(r, d), True),
    lambda r, d: input_edits.use_inputs(d, [formula(r, d) for _ in range(3)], r.random() < 0.7),
    lambda r, d: input_edits.use_inputs(d, offered(describe(d.data.source).columns), r.random() < 0.7),
    lambda r, d: input_edits.change_formula(d, input_of(r, d), formula(r, d)),
    lambda r, d: edits.grow_layer(d, d.network.layers[0].id) if d.network.layers else Change(d),
)
