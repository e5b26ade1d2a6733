"""The loop as a whole: right, wrong and fast, from the same weights."""

import pytest

from core.lab.graph.stepper import Mistakes
from core.lab.loop.comparison import Loop
from core.lab.loop.lecture import FORWARD, LINES, UPDATE, Lecture

KEPT = Mistakes(kept=True)


def run(loop: Loop, rounds: int) -> Loop:
    for _ in range(rounds):
        loop.run_loop()
    return loop


def test_right_wrong_and_fast_begin_with_the_same_weights() -> None:
    loop = Loop()
    loop.use_mistakes(Mistakes(overwritten=True))
    run(loop, 1)
    assert loop.wrong is not None
    assert loop.right.printed == loop.wrong.printed
    assert loop.twin.printed == pytest.approx(loop.right.printed, rel=0.0, abs=1e-12)
    run(loop, 19)
    assert loop.right.printed[-1] < 0.02 < 6.0 < loop.wrong.printed[-1]


def test_the_right_loop_is_the_lectures_whatever_goes_wrong_beside_it() -> None:
    loop, lecture = Loop(), Lecture()
    loop.use_mistakes(Mistakes(kept=True, unordered=True, flipped="tanh"))
    run(loop, 20)
    for _ in range(20):
        lecture.run_loop()
    assert loop.right.printed == lecture.printed


def test_eager_and_fast_losses_differ_by_less_than_12_digits() -> None:
    loop = Loop()
    assert loop.difference is None
    assert run(loop, 20).difference is not None
    assert 0.0 <= (loop.difference or 0.0) < 1e-12


def test_the_engine_makes_its_update_with_the_loops() -> None:
    loop = Loop()
    for _ in range(UPDATE):
        loop.run_line()
    assert loop.twin.printed == []
    loop.run_line()
    assert len(loop.twin.printed) == 1
    assert loop.twin.parameters == pytest.approx(
        {name: value.data for name, value in loop.right.parameters.items()}, rel=0.0, abs=1e-12
    )


def test_a_mistake_switched_on_late_is_made_up_for_from_the_first_round_on() -> None:
    early, late = Loop(), Loop()
    early.use_mistakes(KEPT)
    for loop in (early, late):
        run(loop, 3)
        loop.rate = 0.05
        run(loop, 2)
        for _ in range(UPDATE + 1):
            loop.run_line()
        loop.rate = 0.2
    late.use_mistakes(KEPT)
    assert not late.is_level
    late.run_line()
    assert late.wrong is not None
    assert (late.wrong.step, late.wrong.line) == (0, FORWARD)
    early.run_line()
    assert not late.catch_up(0.0)
    assert late.catch_up(60.0)
    run(early, 3)
    run(late, 3)
    assert early.wrong is not None
    reference = Lecture(mistakes=KEPT)
    for rate in (0.1, 0.1, 0.1, 0.05, 0.05, 0.05, 0.2, 0.2, 0.2):
        reference.rate = rate
        reference.run_loop()
    assert late.wrong.printed == early.wrong.printed == reference.printed
    assert late.right.printed == early.right.printed


def test_switching_mistakes_off_leaves_the_right_loop_where_it_is() -> None:
    loop = Loop()
    loop.use_mistakes(KEPT)
    run(loop, 5)
    loop.use_mistakes(Mistakes())
    assert loop.wrong is None
    assert loop.is_level
    assert loop.right.step == 5


def test_beginning_anew_keeps_weights_rate_and_mistakes() -> None:
    loop = Loop()
    loop.rate = 0.05
    loop.use_mistakes(KEPT)
    first = run(loop, 3).right.printed
    loop.restart()
    assert (loop.right.step, loop.rate, loop.mistakes) == (0, 0.05, KEPT)
    assert run(loop, 3).right.printed == first
    assert loop.wrong is not None
    assert loop.wrong.step == 3


def test_another_seed_gives_other_weights() -> None:
    loop = Loop()
    first = run(loop, 1).right.printed
    loop.restart(loop.seed + 1)
    assert run(loop, 1).right.printed != first
    assert loop.difference is not None
    assert loop.difference < 1e-12


def test_a_fault_stops_everything() -> None:
    loop = Loop()
    loop.rate = 1e6
    run(loop, 5)
    assert loop.fault.startswith("Training stopped in round 2:")
    assert (loop.right.step, len(loop.twin.printed), loop.right.line) == (2, 2, FORWARD)


def test_a_wrong_loop_that_stopped_is_left_behind() -> None:
    loop = Loop()
    loop.use_mistakes(Mistakes(flipped="power"))
    run(loop, 2)
    assert loop.wrong is not None
    for name, value in loop.wrong.parameters.items():
        value.data *= 1e6 if name.startswith("layers.2") else 1.0
    run(loop, 5)
    assert loop.wrong.fault.startswith("Training stopped in round 3:")
    assert (loop.wrong.step, loop.right.step) == (3, 7)
    assert loop.is_level
    assert loop.catch_up(60.0)
    assert len(loop.right.costs) == len(LINES)


def test_the_difference_is_the_largest_so_far() -> None:
    loop = Loop()
    loop.run_loop()
    loop.difference = 0.25
    loop.run_loop()
    assert loop.difference == 0.25
