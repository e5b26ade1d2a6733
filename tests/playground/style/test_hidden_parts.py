"""Parts that were never shown before the text size changes."""

from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget

from playground.app import make_app
from playground.style.style import Style
from playground.widgets.form import label


def test_a_part_that_was_never_shown_has_the_new_size_when_it_is(qtbot: object) -> None:
    style, window, hidden = Style(make_app(), "light"), QWidget(), QWidget()
    style.dress()
    QVBoxLayout(window).addWidget(hidden)
    part = label("data", "caption")
    QVBoxLayout(hidden).addWidget(part)
    hidden.hide()
    style.choose_text_size(200)
    try:
        window.show()
        hidden.show()
        QApplication.processEvents()
        assert part.font().pixelSize() == 22
    finally:
        style.choose_text_size(100)
        window.hide()
        window.deleteLater()
        style.deleteLater()
