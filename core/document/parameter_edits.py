"""Edits of how parameters train: freezing keeps them at their values, tying makes several links share one."""

from collections.abc import Iterable
from dataclasses import replace

from core.document.document import Change, Document
from core.document.edits import with_network
from core.network import edits
from core.network.model import Network
from core.problem import Refusal


def are_frozen(network: Network, ids: Iterable[str]) -> bool:
    """Whether some links, neurons and layers have parameters, and all of them are frozen."""
    parameters = network.parameters_of(ids)
    return bool(parameters) and network.frozen.issuperset(parameters)


def toggle_frozen(document: Document, ids: Iterable[str]) -> Change:
    """Freeze the parameters of links, neurons and layers; if all are frozen, unfreeze them."""
    network, ids = document.network, tuple(ids)
    parameters = network.parameters_of(ids)
    if not parameters:
        raise Refusal("Select a link, a neuron or a layer to freeze its weights.")
    network = edits.freeze(network, parameters, not are_frozen(network, ids))
    return Change(replace(document, network=network))


def are_tied(network: Network, ids: Iterable[str]) -> bool:
    """Whether some links (among other things) are tied: two or more to each other, or a single one to any other."""
    links = links_among(network, ids)
    if len(links) == 1:
        return len(network.links_by_weight[network.links_by_id[links[0]].weight]) > 1
    return len(links) > 1 and len({network.links_by_id[id].weight for id in links}) == 1


def toggle_tied(document: Document, ids: Iterable[str]) -> Change:
    """Tie the links among some things to the first one's weight; if they are tied, give each its own, with the same
    value."""
    network = document.network
    links = links_among(network, ids)
    if not are_tied(network, links):
        if len(links) < 2:
            raise Refusal("Select two or more links to tie their weights.")
        return Change(with_network(document, edits.tie(network, links)))
    network, copies = edits.untie(network, links)
    initial = {**document.initial, **{new: document.initial[shared] for new, shared in copies.items()}}
    derived = {new: ((shared, 1.0),) for new, shared in copies.items()}
    return Change(with_network(replace(document, initial=initial), network), derived=derived)


def links_among(network: Network, ids: Iterable[str]) -> list[str]:
    """The links among some ids."""
    return [id for id in ids if id in network.links_by_id]
