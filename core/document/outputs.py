"""The outputs and the loss that fit the data: one output for each class or target, with the activation of the loss."""

from collections.abc import Sequence
from dataclasses import replace

from core.data.dataset import Description
from core.document import room
from core.document.columns import output_column
from core.document.document import Document, Point
from core.document.edits import with_network
from core.free_name import free_name
from core.network import edits
from core.network.model import Network, Neuron
from core.problem import Refusal
from core.training.losses import LOSSES


def usual_loss(about: Description) -> str:
    """The loss of data that nobody has chosen one for: TensorFlow Playground's for two classes and numbers of a drawn
    plane, else cross-entropy for classes and mean squared error for numbers."""
    if about.outputs > 1 or (about.classes and about.is_measured):
        return "cross_entropy"
    return "mean_square" if about.is_measured else "half_square"


def output_activation(about: Description, loss: str) -> str:
    """The activation of outputs that predict such data with a loss."""
    return "tanh" if about.kind == "classification" and about.outputs == 1 and not LOSSES[loss].scores else "linear"


def output_name(about: Description, column: int) -> str:
    """The name of an output: that of its class, which a number does not say."""
    if about.outputs == 1:
        return "Output"
    name = about.classes[column]
    return f"{about.target.shown} {name}" if name.lstrip("-").isdigit() else name


def wanted_outputs(about: Description, loss: str, columns: Sequence[int]) -> list[edits.Wanted]:
    """The neurons to add for some columns of the target."""
    activation = output_activation(about, loss)
    return [edits.Wanted(output_name(about, column), activation, output=column) for column in columns]


def new_output(document: Document, about: Description, at: Point) -> Document:
    """A document with an output for the first class or number that has none, at a point or the nearest free place."""
    bound = {neuron.output for neuron in document.network.outputs}
    free = next((column for column in range(about.outputs) if column not in bound), None)
    if free is None:
        what = "Every class" if about.outputs > 1 else "The target"
        raise Refusal(f"{what} of {about.label} already has its output.")
    network, made = edits.add_neurons(document.network, wanted_outputs(about, document.settings.loss, [free]))
    return room.placed(with_network(document, network, {made[0].id: at}), [made[0].id])


def with_fitting_outputs(document: Document, about: Description, loss: str) -> Document:
    """A document with `fitting_outputs`, and the loss."""
    network = fitting_outputs(document.network, about, loss)
    document = replace(document, settings=replace(document.settings, loss=loss))
    whole = with_network(document, network, output_column(document, network))
    return room.placed(whole, [neuron.id for neuron in network.outputs])


def fitting_outputs(network: Network, about: Description, loss: str) -> Network:
    """A network with the outputs that data need with a loss. New ones are linked as the last old one is."""
    old, activation = network.outputs, output_activation(about, loss)
    sources = [link.source for link in network.incoming[old[-1].id]] if old else []
    network = _without_spare(network, old, about.outputs)
    taken = {node.name for node in network.nodes.values()} - {neuron.name for neuron in network.outputs}
    for neuron in network.outputs:
        name = free_name(output_name(about, neuron.output or 0), taken)
        network = edits.change_neurons(network, [neuron.id], name=name, activation=activation)
    bound = {neuron.output for neuron in network.outputs}
    missing = [column for column in range(about.outputs) if column not in bound]
    wanted = [replace(each, name=free_name(each.name, taken)) for each in wanted_outputs(about, loss, missing)]
    network, made = edits.add_neurons(network, wanted)
    return edits.connect(network, [(source, neuron.id) for neuron in made for source in sources])


def _without_spare(network: Network, old: Sequence[Neuron], outputs: int) -> Network:
    spare = [neuron.id for neuron in old if (neuron.output or 0) >= outputs]
    if spare and len(spare) == len(old):
        # One of them keeps the first column.
        network = edits.change_neurons(network, spare[:1], output=0)
        spare = spare[1:]
    return edits.remove(network, spare)
