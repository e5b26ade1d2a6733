"""What the dialog looks like: nothing is cut, and what matters is seen in the smallest window, too."""

import pytest
from PySide6.QtGui import QColor, QFontMetricsF, QTextDocument
from PySide6.QtWidgets import QApplication

from playground.importing.dialog import ImportDialog
from playground.importing.shown_rows import GAP
from playground.style.font import font, strong
from tests.playground.importing.conftest import HEADER, Importer, rows, seen


def _size(dialog: ImportDialog, width: int, height: int) -> None:
    dialog.resize(width, height)
    QApplication.processEvents()
    dialog.bad_rows.list.doItemsLayout()


def test_the_mark_of_rows_that_are_not_shown_is_within_the_table(importer: Importer) -> None:
    dialog = importer.open("size,kind", *(f"{at},{'ab'[at % 2]}" for at in range(30)))
    _size(dialog, 1300, 800)
    table = dialog.table
    at = table.rows.rows.index(GAP)
    right = table.horizontalHeader().length()
    assert right < table.viewport().width()
    picture = table.viewport().grab().toImage()
    y = table.rowViewportPosition(at) + table.rowHeight(at) // 2
    colors = {QColor(picture.pixel(x, y)).name() for x in range(right + 1, picture.width())}
    assert len(colors) == 1


@pytest.mark.parametrize("name", ["y", "a rather long name"])
def test_a_role_is_shorter_where_there_is_little_room(importer: Importer, name: str) -> None:
    header = ",".join((name, *(f"column {at}" for at in range(9))))
    dialog = importer.open(header, *(",".join(f"{at * 10 + place}.5" for place in range(10)) for at in range(30)))
    importer.choose(dialog, name, "number")
    box = dialog.table.heads.combos[0]
    assert box.shown == "Number" and box.toolTip().startswith("Number to predict")


def test_heads_are_told_in_words(importer: Importer) -> None:
    dialog = importer.penguins()
    told = [dialog.table.heads.combos[at].accessibleDescription() for at in (0, 2)]
    assert told[0] == "text, 3 values; rows of Adelie: 10, Chinstrap: 10, Gentoo: 10"
    assert told[1].startswith("number; 36.5 to 49.4; ") and " % of them from " in told[1]


def test_the_way_out_of_a_problem_is_seen_in_a_small_window(importer: Importer) -> None:
    importer.robot.application.style.choose_text_size(200)
    importer.robot.window.resize(1024, 700)
    dialog = importer.open("kind,size", *(f"K{at % 34},{at / 3:g}" for at in range(200)))
    importer.choose(dialog, "kind", "class")
    assert dialog.foot.more.isVisible() and dialog.foot.more.text() == 'The 25 rarest become "other".'
    importer.robot.press(dialog.foot.do_that)
    assert not dialog.foot.more.isVisible() and "One undo" in dialog.foot.sentence.toolTip()
    dialog.table.refused.emit("size cannot be that.")
    assert dialog.foot.more.isVisible()


def test_bad_rows_are_as_high_as_their_text_and_nothing_scrolls_without_need(importer: Importer) -> None:
    made = rows()
    dialog = importer.open(HEADER, *made, "Adelie,Dream,36,5,18.5,3500", "Adelie,Dream,36.5,18.5,NA")
    found = dialog.bad_rows.list

    def heights() -> list[int]:
        return [found.visualRect(found.model().index(at, 0)).height() for at in range(2)]

    _size(dialog, 1300, 800)
    high = heights()
    assert high[0] == high[1] and found.height() == sum(high) + 2
    _size(dialog, 760, 640)
    high = heights()
    assert high[0] > high[1] and not found.verticalScrollBar().isVisible()


def test_inputs_that_a_text_becomes_are_explained(importer: Importer) -> None:
    dialog = importer.penguins()
    assert "gets 5 input nodes (a text has one for each value), " in dialog.foot.more.text()
    importer.choose(dialog, "island", "left out")
    assert "gets 3 input nodes, " in dialog.foot.more.text() and seen(dialog).startswith("3 inputs")


def test_nothing_is_cut_at_the_right_with_large_text(importer: Importer) -> None:
    importer.robot.application.style.choose_text_size(200)
    dialog = importer.open("a,b,kind", *(f"{at if at % 4 else 'NA'},{at}.5,{'xy'[at % 2]}" for at in range(40)))
    _size(dialog, 960, 644)
    assert dialog.bad_rows.fill.isVisible()
    assert dialog._right.widget().width() <= dialog._right.viewport().width()


def test_the_strong_part_of_the_foot_is_in_the_weight_of_headings(importer: Importer) -> None:
    label = importer.penguins().foot.sentence
    page = QTextDocument()
    page.setDefaultFont(label.font())
    page.setDocumentMargin(0.0)
    page.setHtml(strong("5 inputs, 3 classes"))
    assert label.text().startswith(strong("5 inputs, 3 classes, 30 rows"))
    assert page.idealWidth() == pytest.approx(
        QFontMetricsF(font("heading")).horizontalAdvance("5 inputs, 3 classes"), abs=1
    )
    page.setHtml("5 inputs, 3 classes")
    assert page.idealWidth() < QFontMetricsF(font("heading")).horizontalAdvance("5 inputs, 3 classes") - 1


def test_every_control_says_what_it_does(importer: Importer) -> None:
    dialog = importer.open("a,b,kind", *(f'"1,{at:03d}",{at if at % 4 else "NA"},{"xy"[at % 2]}' for at in range(40)))
    how, bad = dialog.how, dialog.bad_rows
    controls = [*how.lists.values(), how.header, dialog.facts.other, dialog.facts.again, bad.fill, bad.skip, bad.copy]
    controls += [dialog.preparation.share, dialog.preparation.stratified, dialog.progress.cancel]
    assert [each for each in controls if len(each.toolTip().split()) < 3] == []
    assert how.lists["missing"].toolTip().startswith("What a cell without a value holds: nothing, ")
    assert how.doubts["decimal"].isVisible() and how.doubts["decimal"].toolTip() == "Press to read the file so"
