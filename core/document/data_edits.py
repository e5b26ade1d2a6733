"""Edits that follow the data: the data set, the features, and the outputs and the loss that fit it."""

from dataclasses import replace

from core.data.catalog import CatalogRow, check_spec, row_of
from core.data.dataset import DatasetSpec
from core.data.features import FEATURES
from core.document import room
from core.document.columns import input_column, output_column
from core.document.document import Change, Document, Point
from core.document.edits import with_network
from core.network import edits
from core.network.model import Network, Neuron
from core.problem import Refusal
from core.training.losses import LOSSES


def use_data(document: Document, spec: DatasetSpec) -> Change:
    """Train on other data. Outputs, their activation and the loss are fitted to it; other weights stay."""
    row, before = check_spec(spec), row_of(document.data)
    document = replace(document, data=spec)
    if (row.outputs, row.kind, row.classes) == (before.outputs, before.kind, before.classes):
        return Change(document)
    loss = "cross_entropy" if row.outputs > 1 else "half_square"
    document = _fit_outputs(document, row, loss)
    document = replace(document, settings=replace(document.settings, loss=loss))
    return Change(document, note=_fit_note(row, loss))


def use_loss(document: Document, loss: str) -> Change:
    """Minimize another loss. The outputs' activation is fitted to it."""
    row = row_of(document.data)
    if LOSSES[loss].scores and row.kind == "regression":
        raise Refusal(f"{LOSSES[loss].label} needs classes, but {row.label} has numbers to predict.")
    activation = _output_activation(row, loss)
    changed = [neuron.id for neuron in document.network.outputs if neuron.activation != activation]
    network = edits.change_neurons(document.network, changed, activation=activation) if changed else document.network
    note = f"{LOSSES[loss].label} needs {activation} outputs, so the output is now {activation}." if changed else ""
    return Change(replace(document, network=network, settings=replace(document.settings, loss=loss)), note=note)


def use_feature(document: Document, feature: str, used: bool) -> Change:
    """Add a feature as an input, linked to every neuron that another input feeds; or remove it."""
    network = document.network
    if feature not in FEATURES:
        raise Refusal(f'There is no input "{feature}".')
    present = next((node for node in network.inputs if node.feature == feature), None)
    if used == (present is not None):
        return Change(document)
    if present is not None:
        network = edits.remove(network, [present.id])
    else:
        inputs = {node.id for node in network.inputs}
        fed = [n.id for n in network.neurons if any(link.source in inputs for link in network.incoming[n.id])]
        network, node = edits.add_input(network, feature, FEATURES)
        network = edits.connect(network, [(node.id, id) for id in fed])
    made = with_network(document, network, input_column(document, network))
    return Change(room.placed(made, [node.id for node in network.inputs]))


def add_output(document: Document, at: Point) -> Change:
    """Add an output for the first class or column of the data that has none, at a point or the nearest free place."""
    row = row_of(document.data)
    bound = {neuron.output for neuron in document.network.outputs}
    free = next((column for column in range(row.outputs) if column not in bound), None)
    if free is None:
        what = "Every class" if row.outputs > 1 else "The target"
        raise Refusal(f"{what} of {row.label} already has its output.")
    network, neuron = _new_output(document.network, row, free, _output_activation(row, document.settings.loss))
    return Change(room.placed(with_network(document, network, {neuron.id: at}), [neuron.id]))


def _fit_outputs(document: Document, row: CatalogRow, loss: str) -> Document:
    network, activation = document.network, _output_activation(row, loss)
    old = network.outputs
    sources = [link.source for link in network.incoming[old[-1].id]] if old else []
    spare = [neuron.id for neuron in old if (neuron.output or 0) >= row.outputs]
    if spare and len(spare) == len(old):
        # One of them keeps the first column.
        network = edits.change_neurons(network, spare[:1], output=0)
        spare = spare[1:]
    network = edits.remove(network, spare)
    for neuron in network.outputs:
        name = _output_name(row, neuron.output or 0)
        network = edits.change_neurons(network, [neuron.id], name=name, activation=activation)
    for column in range(row.outputs):
        if all(neuron.output != column for neuron in network.outputs):
            network, neuron = _new_output(network, row, column, activation)
            network = edits.connect(network, [(source, neuron.id) for source in sources])
    made = with_network(document, network, output_column(document, network))
    return room.placed(made, [neuron.id for neuron in network.outputs])


def _new_output(network: Network, row: CatalogRow, column: int, activation: str) -> tuple[Network, Neuron]:
    name = _output_name(row, column)
    return edits.add_neuron(network, name=name, activation=activation, output=column)


def _output_name(row: CatalogRow, column: int) -> str:
    return row.classes[column] if row.outputs > 1 else "Output"


def _output_activation(row: CatalogRow, loss: str) -> str:
    return "tanh" if row.kind == "classification" and row.outputs == 1 and not LOSSES[loss].scores else "linear"


def _fit_note(row: CatalogRow, loss: str) -> str:
    label = LOSSES[loss].label.lower()
    if row.outputs > 1:
        return f"{row.label} has {row.outputs} classes: the network now has {row.outputs} outputs and uses {label}."
    aim = "two classes" if row.classes else "numbers to predict"
    return f"{row.label} has {aim}: one {_output_activation(row, loss)} output, and the loss is {label}."
