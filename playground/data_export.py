"""Writes the rows of the data, with what the network predicts for them, for a spreadsheet."""

from pathlib import Path

from PySide6.QtWidgets import QFileDialog, QWidget

from core.data.making import generate
from core.data.writing import csv_text, data_table
from core.document.safe_file import write_safely
from core.plural import counted
from core.problem import UserError
from core.quotation import quote
from core.training.prediction import outputs_at_rows
from playground.questions import complain
from playground.store import Store

ENDING = ".csv"
FILTER = "Comma-separated values (*.csv);;All files (*)"


def export_data(window: QWidget, store: Store) -> None:
    """Ask for a file and write the data to it, with predictions and errors if the network has all outputs."""
    typed, _ = QFileDialog.getSaveFileName(window, "Export the data", str(Path.home() / f"data{ENDING}"), FILTER)
    if not typed:
        return
    path, experiment = Path(typed), store.document.experiment
    try:
        table = data_table(generate(experiment.data), outputs_at_rows(experiment, store.values()))
        write_safely(path, _encoded(csv_text(table)), backup=False)
    except UserError as error:
        complain(window, str(error))
        return
    store.noted.emit(f"Exported {counted(len(table.cells), 'row')} to {quote(path.name)}")


def _encoded(text: str) -> bytes:
    """As UTF-8. Spreadsheets know it by its mark; without foreign characters there is nothing to know."""
    return text.encode("utf-8" if text.isascii() else "utf-8-sig")
