"""The inputs in the data panel: pictures of presets, rows for columns, formulas that are typed, and the keyboard."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget

from core.document import edits
from playground.panels.data.input_row import TALL
from playground.panels.data.inputs import Inputs
from playground.panels.data.panel import BELOW, DataPanel
from playground.widgets.row_parts import CHECK
from playground.widgets.segment import Segment
from tests.misfits import misfits
from tests.playground.panels.data_hand import choose, steps
from tests.robot import Robot

ENTER, ESCAPE, TAB, SPACE = Qt.Key.Key_Return, Qt.Key.Key_Escape, Qt.Key.Key_Tab, Qt.Key.Key_Space


@pytest.fixture
def panel(robot: Robot) -> DataPanel:
    made: DataPanel = robot.workbench.data_panel
    return made


@pytest.fixture
def inputs(panel: DataPanel) -> Inputs:
    return panel.inputs


def expressions(robot: Robot) -> list[str]:
    """The inputs of the network."""
    return [node.expression for node in robot.network.inputs]


def check(robot: Robot, inputs: Inputs, expression: str) -> None:
    """Click on the check box of a row."""
    row = inputs.list.rows[expression]
    QTest.mouseClick(row, Qt.MouseButton.LeftButton, pos=QPoint(CHECK // 2, row.height() // 2))
    QApplication.processEvents()


def typed(robot: Robot, inputs: Inputs, formula: str, key: Qt.Key = ENTER) -> None:
    """Press "Add a formula", type, and press a key."""
    robot.press(inputs.add)
    assert inputs.editor.field.hasFocus()
    QTest.keyClicks(inputs.editor.field, formula)
    QTest.keyClick(inputs.editor.field, key)
    QApplication.processEvents()


def use_menu(robot: Robot, inputs: Inputs, name: str) -> None:
    """Choose an entry of the menu in the heading."""
    robot.press(inputs.choose)
    robot.wait(inputs.menu.isVisible)
    action = next(action for action in inputs.menu.actions() if action.text() == name)
    QTest.mouseClick(inputs.menu, Qt.MouseButton.LeftButton, pos=inputs.menu.actionGeometry(action).center())
    robot.wait(lambda: not inputs.menu.isVisible())


def test_points_of_the_plane_have_pictures_of_presets_in_two_columns(robot: Robot, inputs: Inputs) -> None:
    rows = inputs.list.rows
    robot.wait(lambda: len({row.x() for row in rows.values()}) == 2)
    assert len(rows) == 9 and not any(row.is_blank for row in rows.values())
    assert inputs._used.full == "2 of 9"
    check(robot, inputs, "x1*x2")
    assert expressions(robot) == ["x1", "x2", "x1*x2"] and inputs._used.full == "3 of 9"
    assert steps(robot) == ["Add input x1*x2"]
    check(robot, inputs, "x1*x2")
    assert steps(robot) == ["Add input x1*x2", "Remove input x1*x2"]


def test_a_table_has_a_row_for_each_column_with_its_mean_over_all_rows(robot: Robot, inputs: Inputs) -> None:
    choose(robot, "wine")
    rows = inputs.list.rows
    assert len(rows) == 13 and all(row.isChecked() and row.is_blank for row in rows.values())
    assert len({row.x() for row in rows.values()}) == 1
    robot.wait(lambda: [row.y() for row in rows.values()] == sorted({row.y() for row in rows.values()}))
    row = rows["malic_acid"]
    assert (row._name, row._mean, row.accessibleName()) == ("malic acid", "2.34", "Input malic acid")
    assert row.toolTip() == "malic acid\nMean 2.336, from 0.74 to 5.8\nIn formulas: malic_acid"
    assert inputs._used.full == "13 of 13 columns, mean"
    check(robot, inputs, "malic_acid")
    assert not row.isChecked() and "malic_acid" not in expressions(robot)
    assert inputs._used.full == "12 of 13 columns, mean"
    assert steps(robot)[1:] == ["Remove input malic acid"]
    robot.undo()
    assert row.isChecked() and inputs.list.rows["malic_acid"] is row


def test_units_and_switches_are_told(robot: Robot, inputs: Inputs) -> None:
    choose(robot, "body-mass")
    rows = inputs.list.rows
    assert [row._name for row in rows.values()] == [
        "bill length", "bill depth", "flipper length", "sex = female", "sex = male"
    ]  # fmt: skip
    assert rows["flipper_length_mm"].toolTip().splitlines()[1] == "Mean 201 mm, from 172 to 231 mm"
    assert rows["`sex = male`"]._mean == "0.505"


def test_the_menu_takes_all_or_none_in_one_step(robot: Robot, inputs: Inputs) -> None:
    choose(robot, "iris")
    assert inputs.choose.accessibleName() == "Choose all inputs or none"
    assert not inputs.all.isEnabled()
    typed(robot, inputs, "petal_width_cm^2")
    use_menu(robot, inputs, "None")
    assert expressions(robot) == [] and not inputs.none.isEnabled()
    assert not any(row.isChecked() for row in inputs.list.rows.values())
    use_menu(robot, inputs, "All")
    assert sorted(expressions(robot)) == sorted(inputs.list.rows) and len(inputs.list.rows) == 5
    assert steps(robot)[2:] == ["Remove all inputs", "Add all inputs"]
    robot.undo()
    robot.undo()
    assert len(expressions(robot)) == 5


def test_a_formula_is_added_below_the_list_and_is_called_in_words_of_the_data(robot: Robot, inputs: Inputs) -> None:
    choose(robot, "wine")
    typed(robot, inputs, "flavanoids*proline", TAB)
    assert inputs.editor.preview.accessibleName() == "Picture of flavanoids \u00b7 proline over the plane"
    assert inputs.editor.accept.hasFocus()
    QTest.keyClick(inputs.editor.accept, SPACE)
    row = inputs.list.rows["flavanoids*proline"]
    assert expressions(robot)[-1] == "flavanoids*proline"
    assert row._name == "flavanoids \u00b7 proline" and row.isChecked() and row.edit is not None
    assert row.toolTip().splitlines()[1].startswith("Of scaled columns: mean ")
    assert steps(robot)[1:] == ["Add input flavanoids \u00b7 proline"]
    assert inputs._used.full == "13 of 13 columns and 1 formula, mean"
    assert inputs.editor.isHidden() and inputs.add.isVisible()
    assert robot.view.hasFocus()
    robot.wait(lambda: row.y() > inputs.list.rows["proline"].y() > 0)
    robot.undo()
    assert "flavanoids*proline" not in inputs.list.rows


def test_a_formula_over_the_plane_has_a_picture(robot: Robot, inputs: Inputs) -> None:
    typed(robot, inputs, "exp(-x1^2)", TAB)
    preview = inputs.editor.preview
    assert preview.isVisible() and preview.accessibleName() == "Picture of exp(-x1^2) over the plane"
    image = preview._picture
    assert image.pixelColor(24, 0) == image.pixelColor(24, 47) != image.pixelColor(0, 24)
    QTest.keyClick(inputs.editor.field, ENTER)
    row = inputs.list.rows["exp(-x1^2)"]
    assert not row.is_blank
    robot.wait(lambda: row.height() == TALL)
    assert inputs._used.full == "2 of 9 and 1 formula"


@pytest.mark.parametrize("formula", ["x1*1e300", "x1^99999"])
def test_values_beyond_what_a_picture_holds_are_drawn_without_a_warning(
    robot: Robot, inputs: Inputs, formula: str
) -> None:
    robot.press(inputs.add)
    QTest.keyClicks(inputs.editor.field, formula)
    assert inputs.editor.accept.isEnabled() == (formula == "x1*1e300")


def test_an_offered_input_that_is_typed_is_checked_in_the_list(robot: Robot, inputs: Inputs) -> None:
    typed(robot, inputs, " x1 * x2 ")
    assert inputs.list.rows["x1*x2"].isChecked() and len(inputs.list.rows) == 9


@pytest.mark.parametrize(
    ("formula", "sentence"),
    [("(alcohol)", "alcohol is an input already."), ("malic_acid/", "missing"), ("grapes", "grapes"),
     ("log(ash)", "log(ash) is not a finite number at")],
)  # fmt: skip
def test_what_cannot_be_an_input_is_refused_in_a_sentence_while_one_types(
    robot: Robot, inputs: Inputs, formula: str, sentence: str
) -> None:
    choose(robot, "wine")
    before = steps(robot)
    typed(robot, inputs, formula)
    assert sentence in inputs.editor.message.accessibleName()
    assert not inputs.editor.accept.isEnabled() and inputs.editor.isVisible()
    assert inputs.editor.field.text() == formula and steps(robot) == before
    QTest.keyClick(inputs.editor.field, ESCAPE)
    assert inputs.editor.isHidden() and robot.view.hasFocus()


def test_the_pencil_changes_a_formula_in_one_step_and_keeps_its_links(robot: Robot, inputs: Inputs) -> None:
    for formula in ("x1*x2*x1", "x1^3"):
        typed(robot, inputs, formula)
    id = robot.network.inputs[2].id
    links = [link.id for link in robot.network.links if link.source == id]
    robot.press(inputs.list.rows["x1*x2*x1"].edit)
    field = inputs.editor.field
    assert field.text() == "x1*x2*x1" and inputs.editor.accept.text() == "Change"
    assert inputs.editor.accept.isEnabled()
    field.selectAll()
    QTest.keyClicks(field, "x1^3")
    assert inputs.editor.message.accessibleName() == "x1^3 is an input already."
    QTest.keyClick(field, Qt.Key.Key_Backspace)
    QTest.keyClicks(field, "4")
    QTest.keyClick(field, ENTER)
    assert robot.network.nodes[id].expression == "x1^4"
    assert [link.id for link in robot.network.links if link.source == id] == links
    assert steps(robot)[-1] == "Change input x1*x2*x1"
    assert list(inputs.list.rows)[9:] == ["x1^4", "x1^3"]
    robot.undo()
    assert set(list(inputs.list.rows)[9:]) == {"x1*x2*x1", "x1^3"}


def test_an_unchecked_formula_stays_to_be_checked_or_changed_until_other_data_come(
    robot: Robot, inputs: Inputs
) -> None:
    typed(robot, inputs, "x1^3")
    check(robot, inputs, "x1^3")
    row = inputs.list.rows["x1^3"]
    assert not row.isChecked() and expressions(robot) == ["x1", "x2"]
    check(robot, inputs, "x1^3")
    assert row.isChecked() and expressions(robot) == ["x1", "x2", "x1^3"]
    check(robot, inputs, "x1^3")
    robot.press(row.edit)
    QTest.keyClicks(inputs.editor.field, "x2^3")
    QTest.keyClick(inputs.editor.field, ENTER)
    assert list(inputs.list.rows)[9:] == ["x2^3"] and expressions(robot)[2:] == ["x2^3"]
    check(robot, inputs, "x2^3")
    choose(robot, "iris")
    robot.undo()
    assert len(inputs.list.rows) == 9


def test_a_formula_deleted_on_the_canvas_leaves_the_list_and_closes_its_editor(robot: Robot, inputs: Inputs) -> None:
    typed(robot, inputs, "x1^3")
    # That it was unchecked once does not keep it.
    check(robot, inputs, "x1^3")
    check(robot, inputs, "x1^3")
    robot.press(inputs.list.rows["x1^3"].edit)
    robot.application.store.apply("Delete", lambda document: edits.delete(document, [robot.network.inputs[2].id]))
    assert len(inputs.list.rows) == 9 and inputs.editor.isHidden() and inputs.add.isVisible()


def test_other_columns_close_the_editor_and_other_points_check_again(robot: Robot, inputs: Inputs) -> None:
    typed(robot, inputs, "1/(x1^2 + 1e-9)", TAB)
    robot.press(robot.workbench.data_panel.renew)
    assert inputs.editor.isVisible() and inputs.editor.accept.isEnabled()
    choose(robot, "wine")
    assert inputs.editor.isHidden()


def test_a_hint_names_some_columns_and_tells_that_they_are_scaled(robot: Robot, inputs: Inputs) -> None:
    robot.press(inputs.add)
    assert inputs.editor.message.accessibleName() == "Columns: x1, x2. Such as x1*x2 or exp(-x1^2)."
    QTest.keyClick(inputs.editor.field, ESCAPE)
    choose(robot, "wine")
    robot.press(inputs.add)
    assert inputs.editor.message.accessibleName() == (
        "Columns, scaled: alcohol, malic_acid, ash and 10 more. Such as alcohol*proline or alcohol^2."
    )


@pytest.mark.parametrize("formula", ["", "log(alcohol)"])
def test_the_editor_is_seen_whole_in_a_low_window(robot: Robot, panel: DataPanel, inputs: Inputs, formula: str) -> None:
    robot.window.resize(1280, 700)
    choose(robot, "breast-cancer")
    robot.press(inputs.add)
    QTest.keyClicks(inputs.editor.field, formula or "mean_")

    def is_seen() -> bool:
        top = inputs.editor.mapTo(panel.viewport(), QPoint()).y()
        return 0 <= top <= panel.viewport().height() - inputs.editor.height() - BELOW

    robot.wait(is_seen)
    assert [fault for fault in misfits(robot.window) if "DataPanel" in fault] == []


def test_thirty_columns_are_built_once_and_followed_quickly(robot: Robot, inputs: Inputs) -> None:
    choose(robot, "breast-cancer")
    rows = dict(inputs.list.rows)
    assert len(rows) == 30
    QTest.keyClick(robot.workbench.data_panel.share, Qt.Key.Key_Right)
    check(robot, inputs, "mean_area")
    use_menu(robot, inputs, "All")
    robot.undo()
    assert all(inputs.list.rows[text] is row for text, row in rows.items()) and not rows["mean_area"].isChecked()
    assert inputs._used.full == "29 of 30 columns, mean"


def walk(robot: Robot, start: QWidget, end: QWidget) -> list[QWidget]:
    """Tab from one control to another; what has the keyboard on the way."""
    start.setFocus(Qt.FocusReason.TabFocusReason)
    found = [start]
    while found[-1] is not end and len(found) < 100:
        QTest.keyClick(found[-1], TAB)
        found.append(QApplication.focusWidget())
    assert found[-1] is end
    return found


@pytest.mark.parametrize("name", ["circle", "wine"])
def test_tab_goes_down_the_panel_and_every_control_has_a_name(
    robot: Robot, panel: DataPanel, inputs: Inputs, name: str
) -> None:
    if name != "circle":
        choose(robot, name)
    typed(robot, inputs, "x1^3" if name == "circle" else "hue^3")
    passed = walk(robot, panel.groups, inputs.add)
    tops = [each.mapTo(panel.widget(), QPoint()).y() for each in passed]
    rows = [round(top / 20) for top in tops]
    assert rows == sorted(rows)
    assert all(each.accessibleName() or getattr(each, "text", str)() for each in passed)
    assert inputs.list.rows["x1^3" if name == "circle" else "hue^3"].edit in passed
    assert set(inputs.list.rows.values()) <= set(passed)
    assert any(isinstance(each, QLineEdit) for each in passed) and isinstance(passed[0], Segment)


def test_a_table_and_a_formula_are_chosen_by_keyboard_alone(robot: Robot, panel: DataPanel, inputs: Inputs) -> None:
    panel.groups.setFocus(Qt.FocusReason.TabFocusReason)
    QTest.keyClick(panel.groups, Qt.Key.Key_Right)
    QTest.keyClick(panel.groups, TAB)
    assert QApplication.focusWidget() is panel.tiles["penguins"]
    QTest.keyClick(panel.tiles["penguins"], SPACE)
    assert robot.application.store.document.data.name == "penguins"
    walk(robot, panel.tiles["penguins"], inputs.add)
    QTest.keyClick(inputs.add, SPACE)
    assert inputs.editor.field.hasFocus()
    QTest.keyClicks(inputs.editor.field, "bill_depth_mm^2")
    QTest.keyClick(inputs.editor.field, ENTER)
    row = inputs.list.rows["bill_depth_mm^2"]
    assert row.hasFocus() and row._name == "bill depth\u00b2"
    QTest.keyClick(row, Qt.Key.Key_F2)
    assert inputs.editor.field.hasFocus()
    QTest.keyClick(inputs.editor.field, ESCAPE)
    assert row.hasFocus()
    walk(robot, row, inputs.add)
    QTest.keyClick(inputs.add, SPACE)
    QTest.keyClick(inputs.editor.field, ESCAPE)
    assert inputs.add.hasFocus()
