"""Sizes and fonts follow the text size, in widgets that exist and in those made later."""

from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import QHBoxLayout, QLabel, QToolButton, QWidget

from playground.app import Application
from playground.style import size
from playground.style.font import font, font_at_100
from playground.style.style import TEXT_SIZES
from playground.widgets.form import label


@pytest.fixture
def scaled(application: Application) -> Iterator[Application]:
    yield application
    application.style.choose_text_size(100)


@pytest.fixture
def parts(scaled: Application) -> Iterator[tuple[QWidget, QHBoxLayout, QLabel, QToolButton]]:
    holder = QWidget()
    row = QHBoxLayout(holder)
    words, button = label("Learning rate", "caption"), QToolButton()
    row.addWidget(words)
    row.addWidget(button)
    size.space(row, 8, (16, 2, 16, 4))
    size.fix(button, 48, 32)
    size.size_icon(button, 20)
    yield holder, row, words, button
    holder.deleteLater()


def _sizes(parts: tuple[QWidget, QHBoxLayout, QLabel, QToolButton]) -> tuple[object, ...]:
    _, row, words, button = parts
    margins = row.contentsMargins()
    return (
        (words.font().pixelSize(), row.spacing(), margins.left(), margins.bottom()),
        (button.minimumWidth(), button.maximumHeight(), button.iconSize().width()),
    )


def test_every_size_follows_the_text_size_and_comes_back(
    scaled: Application, parts: tuple[QWidget, QHBoxLayout, QLabel, QToolButton]
) -> None:
    before = _sizes(parts)
    assert before == ((11, 8, 16, 4), (48, 32, 20))
    scaled.style.choose_text_size(150)
    assert _sizes(parts) == ((16, 12, 24, 6), (72, 48, 30))
    scaled.style.choose_text_size(80)
    scaled.style.choose_text_size(100)
    assert _sizes(parts) == before


def test_another_theme_leaves_the_text_size_as_it_is(
    scaled: Application, parts: tuple[QWidget, QHBoxLayout, QLabel, QToolButton]
) -> None:
    scaled.style.choose_text_size(150)
    before = _sizes(parts)
    scaled.style.choose("dark")
    try:
        assert _sizes(parts) == before
    finally:
        scaled.style.choose("light")


def test_parts_made_later_have_the_present_size(scaled: Application) -> None:
    scaled.style.choose_text_size(200)
    made = label("later", "body")
    size.fix(made, 30)
    size.at_most(made, height=40)
    assert (made.font().pixelSize(), made.width(), made.maximumHeight()) == (26, 60, 80)
    made.deleteLater()


def test_a_fitted_width_is_the_width_of_its_text_in_the_present_font(scaled: Application) -> None:
    made = label("", "metric")
    size.fit_text(made, "0.0001273", 2)
    narrow = made.minimumWidth()
    scaled.style.choose_text_size(200)
    assert made.minimumWidth() == made.fontMetrics().horizontalAdvance("0.0001273") + 4
    assert made.minimumWidth() > 1.9 * narrow
    made.deleteLater()


def test_a_side_that_was_fixed_before_stays_fixed(scaled: Application) -> None:
    made = QWidget()
    size.fix(made, width=20)
    size.fix(made, height=10)
    assert (made.minimumWidth(), made.maximumWidth(), made.minimumHeight()) == (20, 20, 10)
    made.deleteLater()


def test_lines_stay_thin_and_paddings_grow_in_the_style_sheet(scaled: Application) -> None:
    scaled.style.choose_text_size(200)
    sheet = scaled.style._app.styleSheet()
    assert "border: 1px solid" in sheet and "border: 2px solid" in sheet
    assert "min-height: 56px" in sheet and "min-height: 28px" not in sheet


@pytest.mark.slow
def test_a_command_chooses_each_text_size_and_is_ticked(scaled: Application) -> None:
    for percent in TEXT_SIZES:
        action = scaled.window.actions_by_id[f"text_{percent}"]
        action.trigger()
        assert action.isChecked() and scaled.style.text_size == percent
        assert [each for each in TEXT_SIZES if scaled.window.actions_by_id[f"text_{each}"].isChecked()] == [percent]
        assert font("body").pixelSize() == round(13 * percent / 100)
        assert font_at_100("body").pixelSize() == 13


def test_code_is_monospaced_and_comes_with_the_application(application: Application) -> None:
    made = label("", "code")
    metrics = made.fontMetrics()
    assert metrics.horizontalAdvance("iiii") == metrics.horizontalAdvance("WWWW")
    assert "JetBrains" in made.fontInfo().family()
    made.deleteLater()


@pytest.mark.parametrize("scale", [0.0, 0.5, 3.0, float("nan")])
def test_a_text_size_outside_the_range_is_refused(application: Application, scale: float) -> None:
    with pytest.raises(ValueError, match="text size"):
        application.style.choose_text_size(int(scale * 100) if scale == scale else 10**6)
