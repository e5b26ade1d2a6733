"""Makes what is costly of large data before anybody asks for it."""

import contextlib

from core.data.making import generate
from core.data.plane import plane_of
from core.data.source import DatasetSpec
from core.problem import UserError


def make_ready(spec: DatasetSpec) -> None:
    """Make the data of a spec and their usual plane in this thread, for another one that asks for them next; it is told
    what is wrong with them."""
    with contextlib.suppress(UserError):
        plane_of(generate(spec))
