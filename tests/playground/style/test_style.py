"""The look: contrasts as promised, maps that mean what they show, numbers that do not wobble."""

import sys
from collections.abc import Sequence

import numpy as np
import pytest
from PySide6.QtCore import QEvent, QObject, Signal
from PySide6.QtWidgets import QApplication, QLabel, QWidget

from core.document.project import Project
from core.document.starter import default_document
from core.training.pace import DEFAULT_PACE
from playground.app import Application, make_app
from playground.main_window import MainWindow
from playground.panels.controls import pace_scale
from playground.store import Store
from playground.style import number
from playground.style.color_map import (
    class_picture,
    limit_of,
    link_color,
    link_width,
    picture,
    picture_table,
    surface_table,
)
from playground.style.font import font
from playground.style.sheet import style_sheet
from playground.style.style import Style
from playground.style.theme import NAMES, Theme, contrast, load_theme
from playground.workspace import Workspace
from tests.robot import Robot

PAPERS = ("window", "panel", "raised", "canvas")
TEXTS = ("text", "text_2", "text_disabled", "accent", "danger", "warning", "success", "gradient", "train", "test")


@pytest.fixture(params=NAMES)
def theme(request: pytest.FixtureRequest) -> Theme:
    return load_theme(request.param)


@pytest.mark.parametrize("text", [*TEXTS, "negative_text", "positive_text"])
def test_all_text_can_be_read_on_every_paper(theme: Theme, text: str) -> None:
    assert min(contrast(getattr(theme, text), getattr(theme, paper)) for paper in PAPERS) >= 4.5


@pytest.mark.parametrize("line", ["border_strong", "accent", "negative", "positive"])
def test_lines_that_matter_stand_out(theme: Theme, line: str) -> None:
    assert min(contrast(getattr(theme, line), getattr(theme, paper)) for paper in PAPERS) >= 3.0


@pytest.mark.parametrize(
    ("text", "paper"),
    [("on_accent", "accent_fill"), ("danger", "danger_soft"), ("accent", "accent_soft"), ("warning", "warning_soft")],
)
def test_text_on_tinted_paper_can_be_read(theme: Theme, text: str, paper: str) -> None:
    assert contrast(getattr(theme, text), getattr(theme, paper)) >= 4.5


def test_the_map_goes_from_minus_over_neutral_to_plus(theme: Theme) -> None:
    table = picture_table(theme)
    values = np.array([[-1.0, 0.0, 1.0]], dtype=np.float32)
    drawn = picture(values, table, 1.0, theme)
    assert [drawn.pixel(x, 0) for x in range(3)] == [int(table[0]), int(table[128]), int(table[255])]
    assert surface_table(theme)[0] != table[0]


def test_the_lowest_row_is_drawn_at_the_bottom(theme: Theme) -> None:
    values = np.array([[-1.0], [1.0]], dtype=np.float32)
    drawn = picture(values, picture_table(theme), 1.0, theme)
    assert drawn.pixel(0, 1) == int(picture_table(theme)[0])


def test_what_is_not_finite_is_hatched_not_colored(theme: Theme) -> None:
    values = np.full((12, 12), np.nan, dtype=np.float32)
    drawn = picture(values, picture_table(theme), 1.0, theme)
    seen = {f"#{drawn.pixel(x, y) & 0xFFFFFF:06X}" for x in range(12) for y in range(12)}
    assert seen == {theme.danger, theme.danger_soft}


def test_the_class_that_wins_gives_the_color(theme: Theme) -> None:
    values = np.zeros((3, 1, 2), dtype=np.float32)
    values[1, 0, 0], values[2, 0, 1] = 40.0, 40.0
    drawn = class_picture(values, theme)
    assert drawn.pixel(0, 0) != drawn.pixel(1, 0)


def test_a_map_spans_one_for_bounded_values_and_the_bulk_of_others() -> None:
    assert limit_of(np.array([0.2, -0.9], dtype=np.float32)) == 1.0
    assert limit_of(np.array([np.nan], dtype=np.float32)) == 1.0
    assert limit_of(np.arange(101, dtype=np.float32)) == pytest.approx(98.0)


def test_links_tell_sign_and_size(theme: Theme) -> None:
    assert link_width(0.0) == 0.75
    assert link_width(0.5) < link_width(-2.0) < 6.0
    assert link_color(theme, 3.0) != link_color(theme, -3.0)


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (0.0319, "0.03190"),
        (0.5, "0.5000"),
        (1.0, "1.000"),
        (3.1e-5, "3.1e\u221205"),
        (None, "\u2013"),
        (float("inf"), "\u2013"),
    ],
)
def test_losses_have_four_digits(value: float | None, text: str) -> None:
    assert number.loss(value) == text


def test_numbers_have_a_true_minus_and_full_precision_for_whoever_wants_it() -> None:
    assert number.weight(-0.2) == "\u22120.20"
    assert number.weight(-0.001) == "0.00"
    assert number.signed(0.5) == "+0.50"
    assert [number.scalar(x) for x in (-138.8338, 2000.0, -11991.0, 4e6)] == [
        "\u2212138.8338",
        "2000.00",
        "\u221211991.0",
        "4.0e+06",
    ]
    assert number.full(0.1 + 0.2) == "0.30000000000000004"
    assert number.share(0.969) == "96.9 %"
    assert (number.count(38_200.4), number.count(1.25)) == ("38,200", "1.2")
    assert (number.weight(3.5e95), number.weight(float("nan"))) == ("3.5e+95", "nan")


@pytest.mark.parametrize(
    ("text", "value"), [("0,5", 0.5), (" \u22122.5 ", -2.5), ("1e-3", 0.001), ("1_0", None), ("x", None), ("inf", None)]
)
def test_typed_numbers_are_read_with_point_or_comma(text: str, value: float | None) -> None:
    assert number.read(text) == value


def test_digits_are_tabular_and_nothing_is_smaller_than_11_pixels(robot: Robot) -> None:
    label = QLabel()
    label.setFont(font("metric"))
    metrics = label.fontMetrics()
    assert metrics.horizontalAdvance("1111") == metrics.horizontalAdvance("8888")
    widgets = [widget for widget in robot.window.findChildren(QWidget) if widget.isVisible()]
    assert min(widget.fontInfo().pixelSize() for widget in widgets) >= 11


def test_the_pace_slider_runs_from_one_update_a_second_to_full_speed() -> None:
    assert pace_scale.describe(pace_scale.pace_at(0.0)) == "1 update/s"
    assert pace_scale.pace_at(1.0).unit == "full"
    for share in np.linspace(0.0, 1.0, 41):
        pace = pace_scale.pace_at(float(share))
        assert pace_scale.pace_at(pace_scale.share_of(pace)).unit == pace.unit
    assert pace_scale.pace_at(pace_scale.share_of(DEFAULT_PACE)).per_second == pytest.approx(60, rel=0.03)


class Styled(QObject):
    """Counts how often a widget was given another style."""

    def __init__(self, widget: QWidget) -> None:
        super().__init__(widget)
        self.times = 0
        widget.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        self.times += event.type() == QEvent.Type.StyleChange
        return False


def test_the_style_sheet_is_put_on_once_for_each_theme(robot: Robot) -> None:
    style = robot.application.style
    styled = Styled(robot.window)
    style.dress()
    style.choose("light")
    assert styled.times == 0
    style.choose("dark")
    assert styled.times == 1
    assert load_theme("dark").raised in QApplication.instance().styleSheet()
    assert load_theme("light").raised not in QApplication.instance().styleSheet()


def test_a_window_is_put_together_before_it_is_dressed(qtbot: object, monkeypatch: pytest.MonkeyPatch) -> None:
    app, sheets = make_app(), []
    app.setStyleSheet("")
    build = MainWindow.__init__

    def watched(window: MainWindow, store: Store, style: Style, workspaces: Sequence[Workspace]) -> None:
        build(window, store, style, workspaces)
        sheets.append(app.styleSheet())

    monkeypatch.setattr(MainWindow, "__init__", watched)
    application = Application(app, Project(default_document()), "dark")
    assert sheets == [""]
    assert app.styleSheet() == style_sheet(load_theme("dark"))
    application.window.deleteLater()
    application.deleteLater()


class Bell(QObject):
    """Something to ring."""

    rung = Signal(bool)


def test_signals_lose_no_reference_to_true(qtbot: object) -> None:
    bell, heard = Bell(), []
    bell.rung.connect(heard.append)
    before = sys.getrefcount(True)
    for _ in range(5000):
        bell.rung.emit(True)
    heard.clear()
    assert abs(sys.getrefcount(True) - before) < 100
