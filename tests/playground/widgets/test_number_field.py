"""Number fields on the real window: what they show, what they take, and where the keyboard goes afterwards."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QToolTip

from playground.style.notation import Notation
from playground.widgets.number_field import NumberField
from tests.robot import Robot


def type_into(field: NumberField, text: str, *, enter: bool = True) -> None:
    QTest.mouseClick(field, Qt.MouseButton.LeftButton)
    field.selectAll()
    QTest.keyClicks(field, text)
    if enter:
        QTest.keyClick(field, Qt.Key.Key_Return)


def is_seen_whole(field: NumberField) -> bool:
    """Whether Qt can scroll the text by nothing at all: its last letter is drawn inside the field."""
    field.setCursorPosition(len(field.text()))
    end = field.cursorRect().center().x()
    field.setCursorPosition(0)
    field.repaint()
    start = field.cursorRect().center().x()
    return end - start >= field.fontMetrics().horizontalAdvance(field.text()) - 2


@pytest.mark.parametrize(("text", "batch"), [("1,000", 1000), ("38,200", 38_200), ("1 000", 1000), ("1'000", 1000)])
def test_a_batch_size_typed_with_marks_between_thousands_is_a_thousand(robot: Robot, text: str, batch: int) -> None:
    type_into(robot.workbench.top_bar.settings.batch, text)
    assert robot.application.store.document.settings.batch_size == batch


def test_what_could_mean_two_numbers_is_refused_with_both(robot: Robot) -> None:
    field, before = robot.workbench.top_bar.rate.field, robot.application.store.document
    type_into(field, "1,000")
    assert robot.application.store.document is before
    assert field.property("refused")
    assert QToolTip.text() == "1,000 can mean 1000 or 1: type one of them."
    assert field.hasFocus()
    type_into(field, "0,003")
    assert robot.application.store.document.settings.learning_rate == 0.003


@pytest.mark.parametrize(("name", "off", "shown"), [("clip", "off", "off"), ("stop_accuracy", "off", "95 %"),
                                                    ("stop_epochs", "none", "10000")])  # fmt: skip
def test_what_a_field_behind_more_shows_can_be_typed(robot: Robot, name: str, off: str, shown: str) -> None:
    bar = robot.workbench.top_bar
    robot.press(bar.more)
    field = bar.expert.fields[name]
    for text, seen in (("10,000" if shown == "10000" else shown, shown), (off, "off"), (shown, shown)):
        type_into(field, text)
        bar.expert.setFocus()
        QTest.keyClick(field, Qt.Key.Key_Tab)
        assert not field.property("refused"), text
        assert field.text() == seen


def test_a_weight_in_the_outline_that_could_mean_two_numbers_is_refused_with_both(robot: Robot) -> None:
    robot.window.actions_by_id["outline"].trigger()
    link, heard = robot.network.links[0].id, []
    robot.application.store.refused.connect(heard.append)
    before = robot.application.store.document
    robot.workbench.outline.model.typed.emit(link, "1,250")
    assert heard == ["1,250 can mean 1250 or 1.25: type one of them."]
    assert robot.application.store.document is before


@pytest.mark.parametrize("size", [1024, 1280, 1600])
@pytest.mark.parametrize(
    ("rate", "shown"),
    [("250000", "250000"), ("1e6", "1000000"), ("1e-7", "1e\u22127"), ("0.0123456789", "0.01235"),
     ("123456.789", "123457"), ("1e300", "1e300"), ("1.23456e-300", "1.2e\u2212300")],
)  # fmt: skip
def test_the_learning_rate_is_shown_whole_and_from_its_left(robot: Robot, size: int, rate: str, shown: str) -> None:
    robot.window.resize(size, 800)
    field = robot.workbench.top_bar.rate.field
    type_into(field, rate)
    robot.wait(lambda: not field.hasFocus())
    assert field.text() == shown
    assert is_seen_whole(field)
    assert field.cursorPosition() == 0
    assert float(field.toolTip()) == float(rate)
    field.setFocus()
    assert float(field.text()) == float(rate)
    assert field.cursorPosition() == 0


def test_a_field_writes_as_many_digits_as_there_is_room_for(robot: Robot) -> None:
    field = NumberField(notation=Notation())
    robot.qtbot.addWidget(field)
    field.show()
    field.display(-1.2345e-123)
    for pixels in (130, 110, 100, 90):
        field.resize(pixels, 28)
        assert is_seen_whole(field), field.text()
        assert field.text().startswith("\u22121")
        assert field.text().endswith("e\u2212123")


def test_a_large_weight_in_the_inspector_is_not_cut(robot: Robot) -> None:
    neuron = robot.network.nodes[robot.id("h1.1")]
    robot.application.store.set_parameter("bias", neuron.bias, -250_000.0)
    robot.canvas.select([neuron.id])
    robot.wait(lambda: [field.value for field in robot.workbench.inspector.fields][-1:] == [-250_000.0])
    field = robot.workbench.inspector.fields[-1]
    assert field.text() == "\u22122e5"
    assert is_seen_whole(field)


def test_after_enter_space_plays(robot: Robot) -> None:
    type_into(robot.workbench.top_bar.rate.field, "0.1")
    assert robot.view.hasFocus()
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Space)
    robot.wait(lambda: robot.latest.status == "playing")


def test_escape_takes_back_what_was_typed_and_gives_the_keyboard_back(robot: Robot) -> None:
    field = robot.workbench.top_bar.rate.field
    type_into(field, "0.5", enter=False)
    QTest.keyClick(field, Qt.Key.Key_Escape)
    assert (field.text(), robot.application.store.document.settings.learning_rate) == ("0.03", 0.03)
    assert robot.view.hasFocus()
