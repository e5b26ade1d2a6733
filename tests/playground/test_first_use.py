"""The first thing a person does: build by mouse, play, and go on building while it trains."""

from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest

from core.document.examples import example_path
from tests.robot import Robot


def test_a_network_is_built_by_mouse_trained_and_edited_while_it_trains(robot: Robot) -> None:
    store, session = robot.application.store, robot.application.session
    assert robot.window.file.open_source(str(example_path("Blank canvas")))
    robot.window.file.path = None
    steps = store.undo_stack

    robot.place("neuron", robot.free_place(0.35, 0.12))
    robot.place("neuron", robot.free_place(0.35, 0.88))
    robot.place("layer", robot.free_place(0.55, 0.5))
    assert steps.count() == 3
    assert [neuron.name for neuron in robot.network.hidden] == ["n1", "n2", "h1.1", "h1.2", "h1.3", "h1.4"]

    for source in ("x1", "x2"):
        for target in ("n1", "n2", "Layer 1"):
            robot.connect(source, target)
    robot.connect("Layer 1", "Output")
    robot.connect("n1", "Output")
    assert steps.count() == 11
    assert len(robot.network.links) == 2 + 2 + 8 + 4 + 1

    robot.press(robot.workbench.top_bar.run.play)
    robot.wait(lambda: robot.latest.epoch >= 20 and robot.latest.experiment.network is robot.network)
    before, where = robot.latest.parameters, store.document.positions[robot.id("n1")]
    network = robot.network
    robot.drag(robot.center("n1"), robot.center("n1") + QPoint(24, 16))
    assert store.document.positions[robot.id("n1")] != where
    assert robot.network is network
    assert steps.count() == 12

    robot.connect("n2", "Output")
    assert steps.count() == 13
    robot.wait(lambda: robot.latest.experiment.network is robot.network)
    assert robot.latest.epoch >= 20
    assert set(before) < set(robot.latest.parameters)
    assert robot.latest.status == "playing"

    slider = robot.workbench.top_bar.rate.slider
    middle = slider.rect().center()
    robot.drag(middle, middle + QPoint(slider.width() // 8, 0), slider)
    assert steps.count() == 14
    assert store.document.settings.learning_rate > 0.03

    robot.wait(lambda: robot.latest.metrics.train_loss < 0.05 or robot.latest.epoch > 200)
    assert robot.latest.metrics.train_loss < 0.05
    assert robot.latest.epoch <= 200

    session.pause()
    robot.wait(lambda: robot.latest.status == "paused")
    link = robot.network.link_between(robot.id("n1"), robot.id("Output"))
    trained = robot.latest.parameters[link.weight]
    robot.canvas.select([link.id])
    robot.key(Qt.Key.Key_F2)
    QTest.keyClicks(robot.view.field, "1,25")
    QTest.keyClick(robot.view.field, Qt.Key.Key_Return)
    robot.wait(lambda: robot.latest.parameters[link.weight] == 1.25)
    robot.undo()
    robot.wait(lambda: robot.latest.parameters[link.weight] == trained)
    robot.redo()
    robot.wait(lambda: robot.latest.parameters[link.weight] == 1.25)


def test_a_deleted_neuron_comes_back_trained(robot: Robot) -> None:
    robot.press(robot.workbench.top_bar.run.play)
    robot.wait(lambda: robot.latest.epoch >= 10)
    robot.press(robot.workbench.top_bar.run.play)
    robot.wait(lambda: robot.latest.status == "paused")
    trained = robot.latest.parameters
    robot.click(robot.center("h1.2"))
    robot.key(Qt.Key.Key_Delete)
    robot.wait(lambda: len(robot.latest.parameters) < len(trained))
    survivors = robot.latest.parameters
    assert all(survivors[id] == trained[id] for id in survivors)
    robot.undo()
    robot.wait(lambda: len(robot.latest.parameters) == len(trained))
    assert robot.latest.parameters == trained


def test_a_drag_of_the_learning_rate_is_one_undo_step(robot: Robot) -> None:
    slider = robot.workbench.top_bar.rate.slider
    robot.drag(slider.rect().center(), slider.rect().center() + QPoint(20, 0), slider, steps=12)
    assert robot.application.store.undo_stack.count() == 1
    robot.undo()
    assert robot.application.store.document.settings.learning_rate == 0.03


def test_rewind_goes_back_to_the_initial_weights_and_undo_brings_training_back(robot: Robot) -> None:
    robot.workbench.control.step_epoch()
    robot.wait(lambda: robot.latest.epoch == 1 and robot.latest.sample == 0)
    trained = robot.latest.parameters
    robot.press(robot.workbench.top_bar.run.rewind)
    robot.wait(lambda: robot.latest.update == 0)
    assert robot.latest.parameters == dict(robot.application.store.document.initial)
    robot.undo()
    robot.wait(lambda: robot.latest.update == 25)
    assert robot.latest.parameters == trained
