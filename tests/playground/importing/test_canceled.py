"""Importing takes long if the file is very large: it can be canceled, and the dialog stays."""

import pytest

from playground import long_work
from playground.long_work import WorkDialog
from tests.playground.importing.conftest import Importer
from tests.playground.test_long_work import endless, with_dialog


def test_an_import_that_is_canceled_imports_nothing_and_stays_open(
    importer: Importer, monkeypatch: pytest.MonkeyPatch
) -> None:
    robot, dialog = importer.robot, importer.penguins()
    document = robot.application.store.document

    def slowly(*arguments: object) -> None:
        endless(arguments[-1])  # type: ignore[arg-type]

    monkeypatch.setattr(long_work, "SHOWN_MS", 1)
    with monkeypatch.context() as patch:
        patch.setattr("playground.importing.dialog.with_origin", slowly)
        seen: list[str] = []

        def cancel(working: WorkDialog) -> None:
            seen.append(working.windowTitle())
            robot.press(working.cancel)

        with_dialog(cancel)
        importer.accept(dialog)
    assert seen == ["Importing field.csv"]
    assert robot.application.store.document is document
    assert importer.present is dialog
    importer.accept(dialog)
    assert robot.application.store.document.data.name == "field"
