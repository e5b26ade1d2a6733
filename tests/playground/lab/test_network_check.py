"""The whole network's gradients against numerical gradients, by one button: its moment, progress and result."""

import math

from core.document import edits, parameter_edits
from core.document.structure import use_preset
from core.lab.check.gradient_check import Finding
from core.lab.graph.stepper import Mistakes
from tests.playground.lab.test_network_mode import open_on, trained
from tests.robot import Robot


def test_the_whole_network_is_checked_worst_first(robot: Robot) -> None:
    page = open_on(robot)
    check = page.cards.check.network
    page.cards.ensureWidgetVisible(check.button)
    robot.press(check.button)
    robot.wait(lambda: not check.is_running)
    assert check.sentence.text().startswith("\u2713 All 25 gradients agree with the numerical ones to")
    assert check.list.count() == 25
    errors = [finding.error for finding in check.findings]
    assert errors == sorted(errors, reverse=True)
    robot.lab.pages.show_mode("Expression")
    assert not check.isVisible()


def test_with_a_broken_rule_the_check_fails_and_names_the_operation(robot: Robot) -> None:
    page = open_on(robot)
    page.side.mistakes.mistakes_changed.emit(Mistakes(flipped="tanh"))
    check = page.cards.check.network
    robot.press(check.button)
    robot.wait(lambda: not check.is_running)
    assert check.sentence.text().startswith("\u2717")
    assert check.sentence.text().endswith("The rule of Tanh is wrong.")
    assert check.list.item(0).text().startswith("\u2717")


def test_the_check_says_of_which_moment_it_is_and_is_for_a_network_that_is_followed(robot: Robot) -> None:
    trained(robot)
    page = open_on(robot)
    check = page.cards.check.network
    assert check.button.isEnabled() and not check.moment.isVisible()
    page.cards.ensureWidgetVisible(check.button)
    robot.press(check.button)
    robot.wait(lambda: not check.is_running)
    assert check.moment.text() == f"At epoch {robot.latest.epoch:,}, update {robot.latest.update:,}"
    page._on_value("bias of h1.2", 17.0)
    assert not check.button.isEnabled()
    page.take_apart(page.excerpt.request)
    assert check.moment.text() == "Follow training to check the network as it is."
    page.network._on_live(True)
    assert check.button.isEnabled() and not check.moment.isVisible()
    page.network._on_live(False)
    assert not check.button.isEnabled()


def test_the_check_is_of_the_network_as_it_was_edited_just_now_and_shows_it(robot: Robot) -> None:
    page = open_on(robot)
    gone = robot.id("h1.2")
    robot.application.store.apply("Delete", lambda document: edits.delete(document, [gone]))
    check = page.cards.check.network
    check.button.click()
    assert page.lab.named("h1.2") is None
    robot.wait(lambda: not check.is_running)
    assert check.list.count() == len(robot.network.trained_parameters)


def test_progress_counts_the_parameters_that_are_checked(robot: Robot) -> None:
    robot.application.store.apply(
        "Freeze", lambda document: parameter_edits.toggle_frozen(document, [robot.id("h1.2")])
    )
    page = open_on(robot)
    check = page.cards.check.network
    check.button.click()
    check._go_on()
    assert check.button.text() == f"Checking 4 of {len(robot.network.trained_parameters)}\u2026 Stop"
    assert len(robot.network.trained_parameters) < len(robot.network.parameters)
    check.clear()


def test_what_has_no_numerical_gradient_has_a_dash_and_is_not_called_wrong(robot: Robot) -> None:
    page = open_on(robot)
    check = page.cards.check.network
    found = [Finding("a", 0.0, math.nan), Finding("b", 1.0, 1.0 + 1e-9), Finding("c", 2.0, 2.0)]
    check.start(iter(found), {"a": "A", "b": "B", "c": "C"}, (), (1, 2))
    robot.wait(lambda: not check.is_running)
    assert check.sentence.text() == (
        "\u2713 All 2 gradients agree with the numerical ones to 1e-09. 1 cannot be checked numerically."
    )
    assert [check.list.item(at).text()[:3] for at in range(3)] == ["\u2713 B", "\u2713 C", "\u2013 A"]
    check.start(iter(found[:1]), {"a": "A"}, (), (1, 2))
    robot.wait(lambda: not check.is_running)
    assert check.sentence.text() == "1 cannot be checked numerically."
    check.start(iter([Finding("d", 0.0, 3.0), *found]), {}, ("tanh",), (1, 2))
    robot.wait(lambda: not check.is_running)
    assert check.sentence.text() == (
        "\u2717 1 of 3 gradients do not agree. 1 cannot be checked numerically. The rule of Tanh is wrong."
    )


def test_no_sign_is_flipped_inside_of_neurons_that_are_one_operation(robot: Robot) -> None:
    robot.application.store.apply("Preset", lambda document: use_preset(document, "Deep 6\u00d78"))
    page = open_on(robot)
    box = page.side.mistakes.flipped
    assert page.excerpt.expression is not None and page.excerpt.expression.is_folded
    rules = [box.itemData(at) for at in range(box.count())]
    assert "neuron" not in rules and "tanh" not in rules and len(rules) > 1


def test_a_check_is_stopped_by_its_button(robot: Robot) -> None:
    page = open_on(robot)
    check = page.cards.check.network
    check.button.click()
    assert check.is_running
    check.button.click()
    assert not check.is_running
    assert not check.sentence.isVisible()
