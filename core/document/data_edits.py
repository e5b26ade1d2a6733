"""Edits that follow the data: the data set with the inputs, outputs and loss that fit it, and the loss alone."""

from dataclasses import dataclass, replace

from core import limits
from core.data.dataset import Description
from core.data.description import describe
from core.data.making import check_spec, generate
from core.data.presets import usual
from core.data.source import DatasetSpec, DrawnRow
from core.document.document import Change, Document, Point
from core.document.input_edits import check_all, fitting_inputs, with_fitting_inputs
from core.document.outputs import fitting_outputs, new_output, output_activation, usual_loss, with_fitting_outputs
from core.document.own_network import has_own_network, own_network, own_sizes, told, with_own_network
from core.network import edits
from core.problem import Refusal, UserError
from core.training.losses import LOSSES


def use_data(document: Document, spec: DatasetSpec) -> Change:
    """Train on other data, prepared in this way. Inputs, outputs and loss are fitted to them. If the columns are others
    and nobody has edited the hidden layers, the data's own network takes their place, and training starts again;
    otherwise, other weights stay. Refusal if the spec is invalid."""
    try:
        about, before = check_spec(spec), describe(document.data.source)
        data = generate(spec)
    except UserError as error:
        raise Refusal(str(error)) from None
    is_own = has_own_network(document)
    if about.columns != before.columns and is_own:
        document = with_own_network(document, spec)
        return Change(document, note=told(document), restart=True)
    document = with_fitting_inputs(replace(document, data=spec), before, data)
    note = ""
    if _needs_outputs(about, before):
        loss = usual_loss(about)
        document = with_fitting_outputs(document, about, loss)
        note = _fit_note(about, loss)
    return Change(document, note=f"{note} {own_network_hint(before, spec)}".strip())


def own_network_hint(before: Description, spec: DatasetSpec) -> str:
    """How to get the network that a table begins with, in a sentence; "" if its columns are those of the data
    before."""
    about = describe(spec.source)
    if not about.is_measured or about.columns == before.columns:
        return ""
    return f"Network, Use the data's own network would give it {own_network(spec).sizes[0]} hidden neurons."


@dataclass(frozen=True, slots=True)
class Prospect:
    """What a network and its settings would become. hidden: new neurons, 0 if those that are there stay."""

    inputs: int
    hidden: int
    outputs: int
    loss: str


def prospect(document: Document, spec: DatasetSpec, about: Description) -> Prospect:
    """What `use_data` would make, much faster, as it makes no data unless an input must be computed from them. about:
    of data that can be generated. Refusal as there."""
    before, network = describe(document.data.source), document.network
    if about.columns != before.columns and has_own_network(document):
        edits.check_inputs(len(about.columns))
        return Prospect(len(about.columns), sum(own_sizes(about)), about.outputs, usual_loss(about))
    network = fitting_inputs(network, before, about)
    # A column by itself is finite.
    if not {node.expression for node in network.inputs} <= {*usual(about.columns)}:
        check_all(network, generate(spec))
    if not _needs_outputs(about, before):
        return Prospect(len(network.inputs), 0, len(network.outputs), document.settings.loss)
    loss = usual_loss(about)
    network = fitting_outputs(network, about, loss)
    return Prospect(len(network.inputs), 0, len(network.outputs), loss)


def add_drawn(document: Document, row: DrawnRow) -> Change:
    """Add a drawn row to those that train; everything else of the data stays. Refusal if there are too many, or it does
    not fit the data."""
    spec = document.data
    if len(spec.drawn) >= limits.DRAWN_ROWS:
        raise Refusal(f"The data take at most {limits.DRAWN_ROWS:,} drawn rows; undo some of them to add others.")
    return use_data(document, replace(spec, drawn=(*spec.drawn, row)))


def use_own_network(document: Document) -> Change:
    """Replace the network by the one that the data begin with, and start training again."""
    made = with_own_network(document, document.data)
    return Change(made, note=told(made), restart=True)


def use_loss(document: Document, loss: str) -> Change:
    """Minimize another loss. The outputs' activation is fitted to it."""
    about = describe(document.data.source)
    if LOSSES[loss].scores and about.kind == "regression":
        raise Refusal(f"{LOSSES[loss].label} needs classes, but {about.label} has numbers to predict.")
    activation = output_activation(about, loss)
    changed = [neuron.id for neuron in document.network.outputs if neuron.activation != activation]
    network = edits.change_neurons(document.network, changed, activation=activation) if changed else document.network
    note = f"{LOSSES[loss].label} needs {activation} outputs, so the output is now {activation}." if changed else ""
    return Change(replace(document, network=network, settings=replace(document.settings, loss=loss)), note=note)


def add_output(document: Document, at: Point) -> Change:
    """Add an output for the first class or number of the data that has none, at a point or the nearest free place."""
    return Change(new_output(document, describe(document.data.source), at))


def _needs_outputs(about: Description, before: Description) -> bool:
    """Whether data need other outputs than those before."""
    return (about.outputs, about.kind, about.classes) != (before.outputs, before.kind, before.classes)


def _fit_note(about: Description, loss: str) -> str:
    label = LOSSES[loss].label.lower()
    if about.outputs > 1:
        count = about.outputs
        return f"{about.label} has {count} classes: the network now has {count} outputs and uses {label}."
    aim = "two classes" if about.classes else "numbers to predict"
    return f"{about.label} has {aim}: one {output_activation(about, loss)} output, and the loss is {label}."
