"""Whether a window can be opened is known before Qt is asked, which would abort."""

import os
import sys
from pathlib import Path

import pytest

from playground import preflight

linux = pytest.mark.skipif(not sys.platform.startswith("linux"), reason="Qt needs no help elsewhere")


@linux
def test_a_platform_qt_does_not_know_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("QT_QPA_PLATFORM", "nonsense")
    monkeypatch.setattr(preflight, "missing_packages", lambda _: [])
    monkeypatch.setattr(preflight, "has_display", lambda: True)
    problem = preflight.problem(offscreen=False)
    assert problem is not None and problem.startswith("QT_QPA_PLATFORM=nonsense does not work here")


@linux
def test_a_platform_that_starts_is_no_problem(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(preflight, "missing_packages", lambda _: [])
    monkeypatch.setattr(preflight, "has_display", lambda: True)
    monkeypatch.setenv("QT_QPA_PLATFORM", "nonsense;offscreen")
    assert preflight.problem(offscreen=False) is None


@pytest.mark.parametrize(("platform", "screenless"), [("offscreen", True), ("vnc:size=9x9", True), ("xcb", False)])
def test_platforms_without_a_screen_are_known(platform: str, screenless: bool, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("QT_QPA_PLATFORM", platform)
    assert preflight.is_screenless() == screenless


def test_a_python_that_cannot_be_started_does_not_start_qt(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "executable", str(tmp_path / "nothing"))
    assert not preflight._qt_starts()
    assert os.environ["QT_QPA_PLATFORM"]
