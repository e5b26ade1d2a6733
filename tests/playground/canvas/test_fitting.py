"""A view that nobody has moved shows the whole network, whatever comes and goes."""

from PySide6.QtCore import Qt

from tests.robot import Robot


def hidden(robot: Robot) -> list[str]:
    """Nodes whose middle cannot be seen."""
    seen = robot.view.viewport().rect()
    return [node.name for node in robot.network.nodes.values() if not seen.contains(robot.center(node.name))]


def test_undoing_another_network_shows_the_old_one_as_large_as_before(robot: Robot) -> None:
    usual = robot.view.zooming.scale
    for preset in ("preset_Perceptron", "preset_Deep 6\u00d78", "preset_Wide"):
        robot.window.actions_by_id[preset].trigger()
        assert hidden(robot) == []
        robot.undo()
        assert hidden(robot) == [] and robot.view.zooming.scale == usual, preset


def test_layers_that_no_longer_fit_are_shown(robot: Robot) -> None:
    robot.window.resize(1024, 600)
    robot.wait(lambda: robot.window.width() == 1024)
    for _ in range(8):
        robot.window.actions_by_id["add_layer"].trigger()
        assert hidden(robot) == []


def test_a_view_that_was_moved_stays_where_it_is(robot: Robot) -> None:
    robot.view.zoom_to(2.0)
    before = robot.center("x1")
    robot.window.actions_by_id["add_layer"].trigger()
    robot.undo()
    assert robot.center("x1") == before


def test_a_neuron_added_by_hand_moves_nothing(robot: Robot) -> None:
    place, before = robot.free_place(0.5, 0.97), robot.center("x1")
    robot.click(place)
    robot.key(Qt.Key.Key_N)
    assert len(robot.network.nodes) == 10
    assert robot.center("x1") == before
