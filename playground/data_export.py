"""Writes the rows of the data, with what the network predicts for them, for a spreadsheet."""

from collections.abc import Mapping
from functools import partial
from pathlib import Path

from PySide6.QtWidgets import QFileDialog, QWidget

from core.data.making import generate
from core.data.writing import csv_text, data_table
from core.document.safe_file import write_safely
from core.plural import counted
from core.problem import UserError
from core.progress import Canceled, Tell, part_of
from core.quotation import quote
from core.training.experiment import Experiment
from core.training.prediction import outputs_at_rows
from playground.long_work import work_on
from playground.questions import complain
from playground.store import Store

ENDING = ".csv"
PREDICTED = 0.2
"""The share of the work that is done once the network's predictions are known."""

FILTER = "Comma-separated values (*.csv);;All files (*)"


def export_data(window: QWidget, store: Store) -> None:
    """Ask for a file and write the data to it, with predictions and errors if the network has all outputs."""
    typed, _ = QFileDialog.getSaveFileName(window, "Export the data", str(Path.home() / f"data{ENDING}"), FILTER)
    if not typed:
        return
    path, experiment = Path(typed), store.document.experiment
    try:
        canceling = "Cancel writes nothing; a file of that name stays as it is."
        work = partial(_export, path, experiment, store.values())
        count = work_on(window, f"Exporting {quote(path.name)}", canceling, work)
    except UserError as error:
        complain(window, str(error))
    except Canceled:
        store.noted.emit("Nothing was exported.")
    else:
        store.noted.emit(f"Exported {counted(count, 'row')} to {quote(path.name)}")


def _export(path: Path, experiment: Experiment, values: Mapping[str, float], tell: Tell) -> int:
    """Write the file; the number of its rows."""
    outputs = outputs_at_rows(experiment, values, part_of(tell, 0.0, PREDICTED))
    table = data_table(generate(experiment.data), outputs)
    data = _encoded(csv_text(table, part_of(tell, PREDICTED, 1.0)))
    tell(1.0)
    write_safely(path, data, backup=False)
    return len(table.cells)


def _encoded(text: str) -> bytes:
    """As UTF-8. Spreadsheets know it by its mark; without foreign characters there is nothing to know."""
    return text.encode("utf-8" if text.isascii() else "utf-8-sig")
