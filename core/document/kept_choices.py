"""How a person wanted tables to be read, remembered for each file."""

import os
from pathlib import Path
from urllib.parse import quote_from_bytes

import msgspec

from core.data.reading.choices import Choices
from core.document.origin_rows import ChoicesRow, choices_of_row, row_of_choices
from core.problem import UserError

MOST = 50
"""The files that are remembered: those that were read last."""


class KeptChoices:
    """The choices of the last files, as a text to keep. Files go by their absolute paths."""

    def __init__(self, text: str = "") -> None:
        """text: as in `text`; of what is none of ours nothing is remembered."""
        try:
            rows = msgspec.json.decode(text, type=dict[str, ChoicesRow])
            found = {path: choices_of_row(row) for path, row in rows.items()}
        except (msgspec.DecodeError, UserError, UnicodeError, RecursionError):
            found = {}
        self._known: dict[str, Choices] = dict(list(found.items())[-MOST:])

    @property
    def text(self) -> str:
        """What is remembered, the file that was read last at the end."""
        return msgspec.json.encode({path: row_of_choices(each) for path, each in self._known.items()}).decode()

    def of(self, path: Path) -> Choices:
        """The choices for a file; all open for one that is not remembered."""
        return self._known.get(_key(path), Choices())

    def keep(self, path: Path, choices: Choices) -> None:
        """Remember the choices for a file, and forget the one that was read the longest time ago if there are too
        many. Without any choice, there is nothing to remember."""
        self._known.pop(_key(path), None)
        if choices != Choices():
            self._known[_key(path)] = choices
            self._known = dict(list(self._known.items())[-MOST:])


def _key(path: Path) -> str:
    """A file name need not be text."""
    return quote_from_bytes(os.fsencode(path.absolute()))
