"""Offers backups of runs that ended without saving: open, discard, or ask again later."""

import time
from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QWidget

from core import product
from core.document.kept_work import KeptWork, describe
from core.quotation import quote
from playground.style.size import fix
from playground.widgets.dialog import Dialog

Recover = Callable[[KeptWork], bool]
MOST_ROWS, ROW = 5, 50


class RecoveryDialog(Dialog):
    """Lists the backups, newest first. Open recovers the chosen one and closes the dialog. The next start offers the
    others again; after Esc, all of them."""

    def __init__(self, parent: QWidget, kept: Sequence[KeptWork], recover: Recover) -> None:
        super().__init__(parent, "Unsaved work", f"{product.NAME} ended without saving this work.", "refresh")
        self._recover = recover
        self._kept: dict[int, tuple[KeptWork, bool]] = {}
        self.list = QListWidget()
        self.list.setProperty("role", "rows")
        self.list.setAccessibleName("Unsaved work")
        self.list.setTextElideMode(Qt.TextElideMode.ElideMiddle)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.body.addWidget(self.list)
        self.discard_button = self.add_button("Discard", at_left=True)
        self.later_button = self.add_button("Ask again later")
        self.open_button = self.add_button("Open", filled=True)
        for each in kept:
            self._add(each)
        fix(self.list, height=min(len(kept), MOST_ROWS) * ROW + 14)
        self.list.setCurrentRow(0)
        self.list.currentRowChanged.connect(self._on_row)
        self.list.itemActivated.connect(self._on_open)
        self.open_button.clicked.connect(self._on_open)
        self.discard_button.clicked.connect(self._on_discard)
        self.later_button.clicked.connect(self.reject)
        self.finished.connect(self._on_finished)
        self._on_row()

    def _add(self, kept: KeptWork) -> None:
        words, can_be_opened = describe(kept)
        path = kept.about.path
        name = quote(path.name) if path else "Untitled"
        item = QListWidgetItem(f"{name}, backed up {age(time.time() - kept.kept_at)}\n{words}")
        item.setToolTip(quote(str(path), 200) if path else "This project has no file yet")
        item.setData(Qt.ItemDataRole.UserRole, len(self._kept))
        self.list.addItem(item)
        self._kept[len(self._kept)] = kept, can_be_opened

    def _chosen(self) -> tuple[KeptWork, bool] | None:
        return self._kept.get(self._key())

    def _key(self) -> int:
        item = self.list.currentItem()
        return -1 if item is None else item.data(Qt.ItemDataRole.UserRole)

    def _on_row(self, *_: object) -> None:
        chosen = self._chosen()
        self.open_button.setEnabled(chosen is not None and chosen[1])
        self.discard_button.setEnabled(chosen is not None)

    def _on_open(self, *_: object) -> None:
        kept, can_be_opened = self._chosen() or (None, False)
        if kept is not None and can_be_opened and self._recover(kept):
            # The backup is deleted once this run has written its own, so that nothing is lost in between.
            del self._kept[self._key()]
            self.accept()

    def _on_discard(self) -> None:
        chosen = self._chosen()
        if chosen is None:
            return
        chosen[0].remove()
        del self._kept[self._key()]
        self.list.takeItem(self.list.currentRow())
        if not self.list.count():
            self.accept()

    def _on_finished(self, _: int) -> None:
        for kept, _project in self._kept.values():
            kept.release()
        self._kept.clear()


def age(seconds: float) -> str:
    """How long ago, in words."""
    for size, unit in ((86_400.0, "day"), (3_600.0, "hour"), (60.0, "minute")):
        if seconds >= size:
            count = int(seconds // size)
            return f"{count:,} {unit}{'s' if count > 1 else ''} ago"
    return "less than a minute ago"
