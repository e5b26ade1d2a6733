"""How a person wanted tables to be read, kept in the settings of the program."""

from pathlib import Path

from PySide6.QtCore import QSettings

from core.data.reading.choices import Choices
from core.document.kept_choices import KeptChoices

KEY = "table_choices"


def remembered_choices(path: Path) -> Choices:
    """The choices with which a file was read last; all open for one that is not remembered."""
    return _kept().of(path)


def remember_choices(path: Path, choices: Choices) -> None:
    """Keep the choices for the next time that a file is read."""
    kept = _kept()
    kept.keep(path, choices)
    QSettings().setValue(KEY, kept.text)


def _kept() -> KeptChoices:
    return KeptChoices(str(QSettings().value(KEY, "")))
