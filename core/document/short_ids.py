"""Replaces ids that are longer than ours, in files that came with them: the largest network must fit in a file."""

from collections.abc import Mapping
from typing import Any

import msgspec

from core.document.schema import LinkRow, ProjectFile

LONGEST = 16
"""Characters of an id; ours are never longer."""


def with_short_ids(file: ProjectFile) -> ProjectFile:
    """The same file, with every id of more than LONGEST characters replaced by one that nothing else has."""
    ids = [*(row.id for row in file.inputs), *(row.id for row in file.neurons)]
    ids += [*(row.id for row in file.links), *(row.id for row in file.layers)]
    parameters = [*(row.bias for row in file.neurons), *(row.weight for row in file.links), *file.initial]
    if not any(len(id) > LONGEST for id in (*ids, *parameters)):
        return file
    new = _new_names([*ids, *parameters])
    return msgspec.structs.replace(
        file,
        inputs=[msgspec.structs.replace(row, id=new[row.id]) for row in file.inputs],
        neurons=[
            msgspec.structs.replace(row, id=new[row.id], bias=new[row.bias], layer=_known(row.layer, new))
            for row in file.neurons
        ],
        links=[
            LinkRow(new[row.id], new.get(row.source, row.source), new.get(row.target, row.target), new[row.weight])
            for row in file.links
        ],
        layers=[msgspec.structs.replace(row, id=new[row.id]) for row in file.layers],
        frozen=[new[id] for id in file.frozen if id in new],
        initial=_renamed(file.initial, new),
        training=None
        if file.training is None
        else msgspec.structs.replace(
            file.training,
            parameters=_renamed(file.training.parameters, new),
            gathered=_renamed(file.training.gathered, new),
            memory=_renamed(file.training.memory, new),
            dead=[new[id] for id in file.training.dead if id in new],
        ),
    )


def _new_names(ids: list[str]) -> Mapping[str, str]:
    """Each id's new name: its own, or an unused number."""
    taken, number, new = set(ids), 0, {}
    for id in dict.fromkeys(ids):
        new[id] = id
        while len(new[id]) > LONGEST or (new[id] != id and new[id] in taken):
            number += 1
            new[id] = f"x{number}"
    return new


def _known(id: str | None, new: Mapping[str, str]) -> str | None:
    return None if id is None else new.get(id, id)


def _renamed(values: Mapping[str, Any], new: Mapping[str, str]) -> dict[str, Any]:
    return {new[id]: value for id, value in values.items() if id in new}
