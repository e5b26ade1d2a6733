"""What may be typed and dragged is what the tables of numbers allow."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from core.data.source import SOURCE_NUMBERS, SPEC_NUMBERS
from core.training.settings import NUMBERS
from playground.widgets.number_field import NumberField
from tests.robot import Robot

PERCENT = {"stop_accuracy": 100.0}


def test_every_setting_has_a_field_with_its_range_and_sliders_stay_within(robot: Robot) -> None:
    bar, data = robot.workbench.top_bar, robot.workbench.data_panel
    fields = {"learning_rate": bar.rate.field, "batch_size": bar.settings.batch}
    fields |= bar.expert.fields
    assert set(fields) == set(NUMBERS)
    for name, number in NUMBERS.items():
        allowed, scale = fields[name]._allowed, PERCENT.get(name, 1.0)
        assert (allowed.low, allowed.high) == (number.low * scale, number.high * scale), name
        assert (allowed.above, allowed.below) == (number.above, number.below), name
    numbers = (NUMBERS["learning_rate"], SOURCE_NUMBERS["noise"], SPEC_NUMBERS["train_share"])
    for slider, number in zip((bar.rate.slider, data.noise, data.share), numbers, strict=True):
        assert number.accepts(slider._low) and number.accepts(slider._high), number.label


@pytest.mark.parametrize(("text", "is_taken"), [("0", True), ("0.9999", True), ("1", False), ("-1", False)])
def test_a_field_takes_no_end_that_its_number_excludes_and_says_so(qtbot: object, text: str, is_taken: bool) -> None:
    field = NumberField(NUMBERS["momentum"])
    field.display(0.9)
    field.selectAll()
    QTest.keyClicks(field, text)
    QTest.keyClick(field, Qt.Key.Key_Return)
    assert field.value == (float(text) if is_taken else 0.9)
    assert bool(field.property("refused")) != is_taken
    assert field.refusal() == f"Type a number from 0 and below 1, such as {field.value:.4g}."
