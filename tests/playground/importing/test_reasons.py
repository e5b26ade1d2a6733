"""Each reason why a row cannot be used, and what stands against importing, each once, as a person sees it."""

import pytest
from PySide6.QtWidgets import QApplication

from core.document import excerpt
from playground.importing.shown_rows import GAP
from tests.playground.importing.conftest import HEADER, Importer, rows, seen, tick


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        (
            "Adelie,Dream,36,5,18.5,3500",
            '6 cells where the header has 5. Perhaps "36,5" was meant as one number: it is not quoted.',
        ),
        ("Adelie,Dream,36.5", "3 cells where the header has 5."),
        ("Adelie,Dream,36.5,18.5,NA", "mass is missing (NA)."),
        ("Adelie,Dream,36.5,18.5,heavy", 'mass holds text: "heavy".'),
        ("Adelie,Dream,36.5,18.5,1e400", "The number is too large."),
    ],
)
def test_a_row_that_cannot_be_used_is_told_and_shown_as_parsed(importer: Importer, line: str, reason: str) -> None:
    made = rows()
    dialog = importer.open(HEADER, *made[:20], line, *made[20:])
    assert dialog.bad_rows.isVisible()
    assert dialog.bad_rows.title.text() == "1 row cannot be used"
    assert dialog.bad_rows.list.texts[0].startswith("line 22: ") and reason in dialog.bad_rows.list.texts[0]
    shown = dialog.table.rows
    at = shown.row_of(22)
    assert [shown.rows[place].line for place in range(at - 2, at + 3)] == [20, 21, 22, 23, 24]
    assert ",".join(shown.rows[at].cells) == line
    assert shown.rows[at].columns and shown.rows[at].reason == dialog.bad_rows.list.texts[0].partition(": ")[2]
    dialog.bad_rows.list.show_wanted.emit(22)
    assert dialog.table.currentIndex().row() == at
    importer.accept(dialog)
    assert importer.robot.window.status.sentence.text().startswith("Imported field, 30 rows; 1 left out.")


def test_bytes_that_are_not_utf_8_are_told_with_their_place(importer: Importer) -> None:
    path = importer.write(HEADER, *rows())
    content = path.read_bytes()
    place = content.index(b"Gentoo") + 2
    path.write_bytes(content.replace(b"Gentoo", b"Ge\xfftoo", 1))
    importer.robot.window.tables.open(path)
    dialog = importer.dialog()
    box = dialog.how.lists["encoding"]
    box.setCurrentIndex(box.findData("UTF-8"))
    box.activated.emit(box.currentIndex())
    QApplication.processEvents()
    told = [*dialog.bad_rows.list.texts, *(link.text() for link in dialog.how.doubts.values())]
    assert any(f"Not UTF-8 from byte {place:,} on." in each for each in told), told


def test_rows_that_lack_only_what_is_left_out_stay(importer: Importer) -> None:
    made = rows()
    made[4] = made[4].replace("Biscoe", "NA")
    dialog = importer.open(HEADER, *made)
    assert dialog.bad_rows.title.text() == "1 row cannot be used"
    importer.choose(dialog, "island", "left out")
    assert dialog.bad_rows.title.text() == "Every row can be used"
    assert dialog.bad_rows.staying.text() == "1 more lacks only a column that is left out, and stays."
    assert "30 rows" in seen(dialog)


def test_missing_numbers_can_be_filled_with_the_median(importer: Importer) -> None:
    made = rows()
    made[4] = "Chinstrap,Biscoe,NA,17.5,3528"
    dialog = importer.open(HEADER, *made)
    assert "29 rows" in seen(dialog)
    tick(dialog.bad_rows.fill)
    assert "30 rows" in seen(dialog)
    assert dialog.bad_rows.staying.text() == "1 cell filled with the median."
    tick(dialog.bad_rows.fill)
    assert "29 rows" in seen(dialog)


def test_without_skipping_nothing_is_imported_and_the_foot_says_why(importer: Importer) -> None:
    dialog = importer.open(HEADER, *rows(), "Adelie,Dream,36.5,18.5,NA")
    tick(dialog.bad_rows.skip)
    assert not dialog.foot.confirm.isEnabled()
    assert seen(dialog) == "1 row cannot be used; line 32: mass is missing (NA)."
    importer.robot.press(dialog.foot.do_that)
    assert dialog.bad_rows.skip.isChecked() and dialog.foot.confirm.isEnabled()


def test_the_list_of_bad_rows_is_copied_whole(importer: Importer) -> None:
    dialog = importer.open(HEADER, *rows(), *["Adelie,Dream,1,2,NA"] * 130)
    assert len(dialog.bad_rows.list.texts) == 101
    assert dialog.bad_rows.list.texts[-1] == "and 30 more; Copy list has all"
    importer.robot.press(dialog.bad_rows.copy)
    copied = QApplication.clipboard().text().splitlines()
    assert len(copied) == 130 and copied[0] == "line 32\tmass is missing (NA)."


def test_without_a_target_there_is_one_to_choose(importer: Importer) -> None:
    dialog = importer.penguins()
    importer.choose(dialog, "species", "left out")
    assert seen(dialog) == "Choose the column to predict." and not dialog.foot.confirm.isEnabled()
    importer.choose(dialog, "mass", "number")
    assert seen(dialog).startswith("4 inputs, a number to predict, 30 rows")
    importer.choose(dialog, "species", "class")
    assert dialog.draft.roles["mass"] == "input"


def test_without_an_input_there_is_one_to_choose(importer: Importer) -> None:
    dialog = importer.penguins()
    for column in ("island", "bill", "depth", "mass"):
        importer.choose(dialog, column, "left out")
    assert seen(dialog) == "Choose at least one input." and not dialog.foot.confirm.isEnabled()


def test_one_class_is_nothing_to_tell_apart(importer: Importer) -> None:
    dialog = importer.open(HEADER, *rows()[::3], "Gentoo,Dream,1,2,NA")
    importer.choose(dialog, "species", "class")
    assert seen(dialog) == "species has one value; there is nothing to tell apart."
    assert not dialog.foot.confirm.isEnabled() and not dialog.foot.do_that.isVisible()


def test_of_too_many_classes_the_rarest_become_one_if_a_person_says_so(importer: Importer) -> None:
    made = [f"{'K' + str(min(at % 40, 33))},{at / 3:g}" for at in range(200)]
    dialog = importer.open("kind,size", *made)
    importer.choose(dialog, "kind", "class")
    assert seen(dialog) == "kind has 34 classes; 10 at most."
    assert dialog.foot.more.text() == 'The 25 rarest become "other".'
    importer.robot.press(dialog.foot.do_that)
    assert seen(dialog).startswith("1 input, 10 classes, 200 rows")
    assert dialog.foot.confirm.isEnabled()
    importer.accept(dialog)
    assert len(importer.robot.network.outputs) == 10


def test_the_first_rows_and_some_of_each_class_are_shown_with_gaps(importer: Importer) -> None:
    made = sorted(rows(60))
    dialog = importer.open(HEADER, *made)
    lines = [row.line for row in dialog.table.rows.rows]
    assert lines == [2, 3, 4, 5, 6, 7, 0, 22, 23, 24, 0, 42, 43, 44, 0]
    assert dialog.table.rows.rows[6] is GAP


def test_pasted_cells_that_no_project_could_hold_are_refused_and_nothing_changes(
    importer: Importer, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(excerpt, "LARGEST_BYTES", 100)
    before = importer.robot.application.store.document
    importer.robot.window.tables.open_text("\n".join([HEADER, *rows()]).replace(",", "\t"))
    dialog = importer.dialog()
    importer.accept(dialog)
    assert "too large to be kept in a project (20 MB) without a file of its own" in dialog.foot.more.text()
    assert importer.present is dialog and importer.robot.application.store.document is before
