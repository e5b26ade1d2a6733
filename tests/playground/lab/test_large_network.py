"""A network of two thousand neurons in the Lab."""

from itertools import pairwise

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from core.document.project import Project
from core.document.starter import default_document, layered
from playground.lab.graph.live_network import RESTS
from playground.lab.graph.page import GraphPage
from playground.widgets.number_field import NumberField
from tests.robot import Robot


@pytest.fixture
def page(robot: Robot) -> GraphPage:
    """The Lab's page, and 79 layers of 25 neurons behind it."""
    made = robot.lab.pages.page
    start = default_document()
    document = layered(start.data, ["x1", "x2"], [25] * 79, "tanh", "tanh", start.settings)
    robot.application.store.open(Project(document))
    robot.window.show_workspace("Lab")
    QApplication.processEvents()
    return made


@pytest.mark.slow
def test_it_opens_in_layers_and_with_no_rows(robot: Robot, page: GraphPage) -> None:
    robot.lab.pages.show_mode("Network")
    QApplication.processEvents()
    assert len(page.graph.cards) == 1 + 79 + 1 + 1
    assert page.side.numbers.tree.topLevelItemCount() == 1 + 1975 + 1
    assert not page.side.numbers.findChildren(NumberField)
    assert page.cards.large.isVisible() and page.cards.slope.isHidden()
    page.graph.setFocus()
    QTest.keyClick(page.graph, Qt.Key.Key_Right)
    assert page.bar._step.text == "1 of 81"
    page.bar.level_chosen.emit("Neurons")
    assert "would be 1,979 nodes; the Lab shows at most 300." in page.side.network.sentence.text()
    assert len(page.graph.cards) == 82


@pytest.mark.slow
def test_what_takes_long_is_followed_rarely(robot: Robot, page: GraphPage, monkeypatch: pytest.MonkeyPatch) -> None:
    robot.lab.pages.show_mode("Network")
    now = [100.0]
    monkeypatch.setattr("playground.lab.graph.live_network.time.perf_counter", lambda: now[0])
    followed: list[float] = []

    def follow() -> None:
        followed.append(now[0])
        now[0] += 0.5

    monkeypatch.setattr(page.network, "follow", follow)
    monkeypatch.setattr(page.network._throttle, "due", lambda at_once: True)
    playing = type(robot.latest)
    snapshot = robot.latest
    monkeypatch.setattr(playing, "is_playing", property(lambda self: True))
    for _ in range(300):
        page.network.refresh(snapshot)
        now[0] += 0.1
    gaps = [after - before for before, after in pairwise(followed)]
    assert len(gaps) >= 2 and min(gaps) >= 0.5 * RESTS


@pytest.mark.slow
def test_it_has_no_quiz_and_ends_one_that_is_on(robot: Robot, page: GraphPage) -> None:
    robot.press(page.bar.quiz)
    assert page.bar.quiz.isChecked() and page.cards.quiz.isVisible()
    robot.lab.pages.show_mode("Network")
    assert not page.bar.quiz.isEnabled() and not page.bar.quiz.isChecked()
    assert "150 gradients at most" in page.bar.quiz.toolTip()
    assert page.cards.quiz.isHidden() and len(page.cards.quiz._pool) < 20
    robot.lab.pages.show_mode("Expression")
    robot.press(page.bar.quiz)
    assert page.bar.quiz.isChecked()
