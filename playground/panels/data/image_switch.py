"""The switch that shows pixels as one image on the canvas, or one by one."""

from functools import partial

from PySide6.QtWidgets import QHBoxLayout, QWidget

from core.data.description import describe
from core.document import box_edits, boxes
from core.document.document import Document
from playground.store import Store
from playground.style.size import FLUSH, fix, space
from playground.style.style import Style
from playground.widgets.fitting_label import FittingLabel
from playground.widgets.switch import Switch

ROW, GAP = 28, 8
TEXTS = ("Show pixels as one image", "Pixels as one image", "One image")


class ImageSwitch(QWidget):
    """Hidden for data without an image, and while fewer than two pixels are inputs."""

    def __init__(self, store: Store, style: Style) -> None:
        super().__init__()
        self._store = store
        fix(self, height=ROW)
        row, text = QHBoxLayout(self), FittingLabel()
        space(row, GAP, FLUSH)
        text.display(TEXTS)
        self.switch = Switch(style, TEXTS[0])
        self.switch.clicked.connect(self._on_clicked)
        row.addWidget(text, 1)
        row.addWidget(self.switch)

    def display(self, document: Document) -> None:
        """Show whether the pixels of a document are one image."""
        pixels = boxes.pixels(describe(document.data.source))
        count = sum(node.expression in pixels for node in document.network.inputs) if pixels else 0
        self.setVisible(count > 1)
        self.switch.setChecked("image" in boxes.present(document))

    def _on_clicked(self, checked: bool) -> None:
        text, edit = (
            ("Show pixels as one image", box_edits.gather) if checked else ("Show pixels one by one", box_edits.release)
        )
        if not self._store.apply(text, partial(edit, kind="image")):
            self.display(self._store.document)
