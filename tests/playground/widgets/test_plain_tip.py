"""What a person typed is shown as it is, in tool tips too."""

import pytest
from PySide6.QtGui import QTextDocument

from core.data.making import usual_spec
from core.document.starter import layered
from core.training.settings import TrainingSettings
from playground.panels.status_row import StatusRow
from playground.widgets.plain_tip import plain_tip


@pytest.mark.parametrize("text", ["<h1>x</h1>", "a<b>c", "<img src=x>\nsecond line", "<b>&amp;"])
def test_a_name_that_looks_like_markup_is_shown_as_it_is(qapp: object, text: str) -> None:
    shown = QTextDocument()
    shown.setHtml(plain_tip(text))
    assert shown.toPlainText() == text


def test_other_texts_are_left_alone() -> None:
    assert plain_tip("a < b & c") == "a < b & c"


def test_a_seed_that_looks_like_markup_is_shown_as_it_is(qtbot: object) -> None:
    row = StatusRow()
    qtbot.addWidget(row)  # type: ignore[attr-defined]
    row.display(layered(usual_spec("circle", seed="<h1>x"), ["x1"], [1], "tanh", "tanh", TrainingSettings()))
    assert row._seed.toolTip() == "<span>&lt;h1&gt;x</span>"
