"""The buttons Freeze and Tie, for the selection."""

from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from core.document import parameter_edits
from playground.store import Store
from playground.style.icon import icon
from playground.style.size import FLUSH, size_icon, space
from playground.style.style import Style


class HoldButtons(QWidget):
    """Each press is one edit."""

    def __init__(self, store: Store, style: Style) -> None:
        super().__init__()
        self._store, self._style = store, style
        self._selection: tuple[str, ...] = ()
        self.freeze, self.tie = QPushButton("Freeze"), QPushButton("Tie")
        column = QVBoxLayout(self)
        space(column, 6, FLUSH)
        for button in (self.freeze, self.tie):
            button.setProperty("role", "low")
            size_icon(button, 16)
            column.addWidget(button, 0, Qt.AlignmentFlag.AlignLeft)
        self.freeze.clicked.connect(self._on_freeze)
        self.tie.clicked.connect(self._on_tie)
        style.changed.connect(self._on_style_changed)
        self._on_style_changed()

    def display(self, selection: tuple[str, ...]) -> None:
        """Show the buttons that apply to a selection."""
        self._selection = selection
        network = self._store.document.network
        links = parameter_edits.links_among(network, selection)
        frozen, tied = parameter_edits.are_frozen(network, selection), parameter_edits.are_tied(network, selection)
        self.freeze.setVisible(bool(network.parameters_of(selection)))
        self.freeze.setText("Unfreeze" if frozen else "Freeze")
        self.freeze.setToolTip(
            "Let training change these weights again" if frozen else "Keep training from changing these weights"
        )
        self.tie.setVisible(bool(links))
        self.tie.setEnabled(tied or len(links) > 1)
        self.tie.setText("Untie" if tied else "Tie")
        self.tie.setToolTip(
            "Give each link its own weight again"
            if tied
            else "Let the selected links share one weight; select two or more"
        )

    def _on_freeze(self) -> None:
        self._store.apply(self.freeze.text(), partial(parameter_edits.toggle_frozen, ids=self._selection))

    def _on_tie(self) -> None:
        self._store.apply(self.tie.text(), partial(parameter_edits.toggle_tied, ids=self._selection))

    def _on_style_changed(self) -> None:
        for button, name in ((self.freeze, "freeze"), (self.tie, "tie")):
            button.setIcon(icon(name, self._style.theme.text_2))
