"""The PyTorch text of the Lab: copied, run in a child process beside a small stand-in for torch, and ended."""

import importlib.util
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from types import SimpleNamespace

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QFontInfo, QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

import playground.lab.cards.torch
from core.lab.examples import EXAMPLES
from core.lab.lab import Lab
from playground.lab.cards.code_view import CodeSheet
from playground.lab.cards.torch import NOT_INSTALLED, TorchView, torch_command
from playground.style.style import Style
from tests.robot import LEFT

FAKE = '''
float64 = "float64"

class tensor:
    """A number that knows its slopes by each leaf."""
    def __init__(self, data, dtype=None, requires_grad=False):
        self.data, self.slopes, self.grad = data, {self: 1.0} if requires_grad else {}, None
    def item(self): return self.data
    def _made(self, data, *parts):
        made = tensor(data)
        for part, slope in parts:
            for leaf, own in part.slopes.items():
                made.slopes[leaf] = made.slopes.get(leaf, 0.0) + slope*own
        return made
    def __add__(self, other): return self._made(self.data + other.data + OFF, (self, 1.0), (other, 1.0))
    def __mul__(self, other): return self._made(self.data*other.data, (self, other.data), (other, self.data))
    def backward(self):
        for leaf, slope in self.slopes.items(): leaf.grad = tensor(slope)
'''
RUN = "import sys; sys.path.insert(0, {folder!r}); exec(sys.stdin.read())"


@pytest.fixture
def make_view(style: Style, qtbot: object, tmp_path: Path) -> Iterator[Callable[..., TorchView]]:
    """Views on the lecture's L, which run in a Python whose torch is the text given here."""
    views = []

    def make(torch: str = FAKE.replace("OFF", "0.0"), text: str = EXAMPLES[0].text) -> TorchView:
        (tmp_path / "torch.py").write_text(torch)
        view = TorchView(style, [sys.executable, "-c", RUN.format(folder=str(tmp_path))])
        view.display(Lab(text))
        view.resize(320, 320)
        view.show()
        views.append(view)
        return view

    yield make
    for view in views:
        view.hide()
        view.deleteLater()
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def click(view: TorchView, qtbot) -> None:  # type: ignore[no-untyped-def]
    QTest.mouseClick(view.run, LEFT)
    qtbot.waitUntil(lambda: not view.is_running, timeout=30_000)
    QApplication.processEvents()


def test_pytorchs_numbers_stand_beside_ours_in_one_sentence(make_view, qtbot) -> None:  # type: ignore[no-untyped-def]
    view = make_view()
    click(view, qtbot)
    assert view.sentence == (
        "PyTorch gives L = \u22128.0000 with the gradients a 6.0000, b \u22124.0000, c \u22122.0000 and f 4.0000; "
        "the largest difference from ours is 0."
    )
    assert view.run.isEnabled()


def test_the_largest_difference_is_said(make_view, qtbot) -> None:  # type: ignore[no-untyped-def]
    view = make_view(FAKE.replace("OFF", "0.25"))
    click(view, qtbot)
    assert view.sentence.endswith("; the largest difference from ours is 0.5.")


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("a = 2\nb = a + a", "PyTorch gives b = 4.0000 with the gradient a 2.0000; "),
        ("y = 2*3", "PyTorch gives y = 6.0000; "),
        (
            "y = a + b + c + d + e + f + g",
            "with the gradients a 1.0000, b 1.0000, c 1.0000, d 1.0000, e 1.0000 and 2 more; ",
        ),
    ],
)
def test_the_sentence_names_as_many_gradients_as_fit(make_view, qtbot, text: str, words: str) -> None:  # type: ignore[no-untyped-def]
    view = make_view(text=text)
    click(view, qtbot)
    assert words in view.sentence


@pytest.mark.parametrize(
    ("torch", "words"),
    [
        ("raise ImportError('libtorch.so is missing.')", "PyTorch failed: ImportError: libtorch.so is missing."),
        ("import sys; sys.exit(3)", "PyTorch failed: it gave no reason."),
        ("print('hello')\n" + FAKE.replace("OFF", "0.0"), "something other than numbers"),
    ],
)
def test_a_run_that_fails_gets_one_plain_sentence(make_view, qtbot, torch: str, words: str) -> None:  # type: ignore[no-untyped-def]
    view = make_view(torch)
    click(view, qtbot)
    assert words in view.sentence
    assert view.run.isEnabled()


def test_a_python_that_is_not_there_is_said(style: Style, qtbot, tmp_path: Path) -> None:  # type: ignore[no-untyped-def]
    view = TorchView(style, [str(tmp_path / "python")])
    qtbot.addWidget(view)
    view.display(Lab("a = 2\na*a"))
    view.show()
    QTest.mouseClick(view.run, LEFT)
    qtbot.waitUntil(lambda: view.sentence == "Could not start the Python that has PyTorch.")
    assert view.run.isEnabled()


ENDLESS = "import time\nwhile True: time.sleep(0.05)"


@pytest.fixture
def endless(make_view, qtbot) -> TorchView:  # type: ignore[no-untyped-def]
    """A view whose run does not end by itself, begun."""
    view = make_view(ENDLESS)
    QTest.mouseClick(view.run, LEFT)
    qtbot.waitUntil(lambda: view._process.processId() != 0)
    assert view.is_running
    assert not view.run.isEnabled()
    return view


def is_alive(number: int) -> bool:
    return Path(f"/proc/{number}").exists()


def test_a_run_that_takes_too_long_is_stopped(make_view, qtbot, monkeypatch) -> None:  # type: ignore[no-untyped-def]
    monkeypatch.setattr(playground.lab.cards.torch, "LONGEST_MS", 300)
    view = make_view(ENDLESS)
    click(view, qtbot)
    assert view.sentence == "PyTorch took longer than 0 s and was stopped."
    assert view.run.isEnabled()


def test_a_run_ends_when_the_view_is_hidden_or_shows_another_graph(endless: TorchView, qtbot) -> None:  # type: ignore[no-untyped-def]
    endless.display(Lab(EXAMPLES[0].text))
    assert endless.is_running
    endless.display(Lab("a = 2\na*a"))
    assert not endless.is_running
    assert endless.sentence == ""
    QTest.mouseClick(endless.run, LEFT)
    endless.hide()
    assert not endless.is_running


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="looks processes up in /proc")
def test_a_run_ends_with_the_view(style: Style, make_view, endless: TorchView) -> None:  # type: ignore[no-untyped-def]
    view = TorchView(style, endless._command)
    view.display(Lab("a = 2\na*a"))
    view.show()
    view._on_run()
    assert view._process.waitForStarted()
    number = view._process.processId()
    assert is_alive(number)
    view.deleteLater()
    QApplication.sendPostedEvents(view, QEvent.Type.DeferredDelete)
    assert not is_alive(number)


def test_the_window_is_never_kept_waiting(endless: TorchView) -> None:
    QTest.keyClick(endless.text, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    assert endless.text.textCursor().selectedText().startswith("# float64")


def test_without_pytorch_the_text_can_be_copied(style: Style, qtbot) -> None:  # type: ignore[no-untyped-def]
    view = TorchView(style, ())
    qtbot.addWidget(view)
    view.display(Lab(EXAMPLES[0].text))
    view.show()
    assert view.sentence == NOT_INSTALLED
    assert not view.run.isVisible()
    QTest.mouseClick(view.copy, LEFT)
    assert QGuiApplication.clipboard().text() == view.text.toPlainText()
    assert "L.backward()" in view.text.toPlainText()
    assert view.text.isReadOnly()


def test_another_number_changes_the_text_and_leaves_it_where_it_was_scrolled(style: Style, qtbot) -> None:  # type: ignore[no-untyped-def]
    view, lab = TorchView(style, ()), Lab(EXAMPLES[0].text)
    qtbot.addWidget(view)
    view.display(lab)
    view.resize(320, 220)
    view.show()
    view.text.verticalScrollBar().setValue(5)
    lab.use_value("a", 2.5)
    view.display(lab)
    assert "a = torch.tensor(2.5, dtype" in view.text.toPlainText()
    assert view.text.verticalScrollBar().value() == 5


def test_a_text_that_nobody_sees_is_written_when_it_comes_into_sight(style: Style, qtbot) -> None:  # type: ignore[no-untyped-def]
    view = TorchView(style, ())
    qtbot.addWidget(view)
    view.show()
    assert view.text.toPlainText() == ""
    view.hide()
    view.display(Lab(EXAMPLES[0].text))
    assert view.text.toPlainText() == ""
    view.show()
    assert "L.backward()" in view.text.toPlainText()


def test_pytorch_is_run_by_this_python_where_it_is_found(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(importlib.util, "find_spec", lambda name: SimpleNamespace() if name == "torch" else None)
    assert torch_command() == (sys.executable, "-I", "-")
    monkeypatch.setattr(sys, "frozen", True, raising=False)
    assert torch_command() == ()
    monkeypatch.delattr(sys, "frozen")
    monkeypatch.setattr(importlib.util, "find_spec", lambda name: None)
    assert torch_command() == ()


def test_the_sentence_follows_the_theme(make_view, style: Style, qtbot) -> None:  # type: ignore[no-untyped-def]
    view = make_view("import sys; sys.exit(3)")
    click(view, qtbot)
    style.choose("dark")
    color = view._sentence.palette().color(view._sentence.foregroundRole())
    assert color.name() == style.theme.color("danger").name()


def test_the_program_opens_large_and_is_copied_there(make_view, qtbot) -> None:  # type: ignore[no-untyped-def]
    view = make_view()
    QTest.mouseClick(view.enlarge, LEFT)
    sheet = view.findChild(CodeSheet)
    qtbot.waitExposed(sheet)
    assert sheet.view.toPlainText() == view.text.toPlainText()
    assert sheet.view.width() > view.text.width()
    QGuiApplication.clipboard().clear()
    QTest.mouseClick(sheet.copy, LEFT)
    assert QGuiApplication.clipboard().text() == view.text.toPlainText()
    QTest.keyClick(sheet, Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: view.findChild(CodeSheet) is None)


def test_the_program_is_monospaced_not_cut_and_selected_by_the_keyboard(make_view, style: Style) -> None:  # type: ignore[no-untyped-def]
    view = make_view()
    QApplication.processEvents()
    assert QFontInfo(view.text.font()).fixedPitch()
    assert view.text.horizontalScrollBar().maximum() == 0
    view.text.setFocus()
    QTest.keyClick(view.text, Qt.Key.Key_Down, Qt.KeyboardModifier.ShiftModifier)
    QTest.keyClick(view.text, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert view.text.toPlainText().startswith(QGuiApplication.clipboard().text())
    assert QGuiApplication.clipboard().text()
