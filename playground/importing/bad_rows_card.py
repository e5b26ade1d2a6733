"""The card about the rows that cannot be used: skip them, fill what they lack, copy the list."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QGuiApplication, QPalette
from PySide6.QtWidgets import QCheckBox, QFrame, QHBoxLayout, QPushButton, QVBoxLayout

from core.data.reading.reading import MOST_MISFITS
from core.data.reading.use import Skipped, use_of
from core.plural import counted
from playground.importing.bad_row_list import BadRowList
from playground.importing.draft import Draft
from playground.importing.stacking import stack, width_of
from playground.style.icon import icon
from playground.style.size import px, size_icon, space
from playground.style.style import Style
from playground.widgets.dialog import Mark, wrapped

FILL = "Fill with the median"
COPY = "Copy list"
GAP, SIDE, WORDS = 12, 14, 240
"""Pixels at 100 %: between controls, at the edges, and for the words beside the controls."""


class BadRowsCard(QFrame):
    """changed(fields): fields of `Draft` by their names. show_wanted(line). Hidden if every row is used as it is."""

    changed = Signal(object)
    show_wanted = Signal(int)

    def __init__(self, style: Style) -> None:
        super().__init__()
        self._style, self._draft = style, None
        self.setProperty("role", "card")
        column = QVBoxLayout(self)
        space(column, 6, (SIDE, 8, SIDE, 8))
        self._head, self._controls, words = QHBoxLayout(), QHBoxLayout(), QHBoxLayout()
        space(self._head, GAP)
        space(self._controls, GAP)
        space(words, 8)
        self._mark = Mark("warning", QPalette.ColorRole.BrightText)
        self.title, self.staying = wrapped("", "heading"), wrapped("", "small", quiet=True)
        words.addWidget(self._mark, 0, Qt.AlignmentFlag.AlignVCenter)
        titles = QVBoxLayout()
        space(titles, 0)
        titles.addWidget(self.title)
        titles.addWidget(self.staying)
        words.addLayout(titles, 1)
        self._head.addLayout(words, 1)
        self.fill, self.skip = QCheckBox(FILL), QCheckBox("")
        self.fill.setToolTip("Missing numbers of inputs become the median of their column")
        self.copy = QPushButton(COPY)
        self.copy.setToolTip("Copy the line and the reason of each of these rows")
        self.skip.setToolTip("Import without these rows; otherwise nothing is imported until each can be used")
        size_icon(self.copy, 16)
        self._controls.addWidget(self.fill)
        self._controls.addWidget(self.skip)
        self._controls.addStretch(1)
        self._controls.addWidget(self.copy, 0, Qt.AlignmentFlag.AlignLeft)
        self._head.addLayout(self._controls)
        column.addLayout(self._head)
        self.list = BadRowList(style)
        column.addWidget(self.list)
        self.fill.clicked.connect(self._on_fill)
        self.skip.clicked.connect(self._on_skip)
        self.copy.clicked.connect(self._on_copy)
        self.list.show_wanted.connect(self.show_wanted)
        style.changed.connect(self._on_style_changed)
        self._on_style_changed()

    _draft: Draft | None

    def display(self, draft: Draft) -> None:
        """Show the rows of a draft that cannot be used."""
        self._draft = draft
        use = draft.use
        misfits = draft.reading.misfits[:100]
        rows = use.skipped if use else tuple(Skipped(each.line, each.reason, None, (), each.cells) for each in misfits)
        count = use.skipped_count if use else draft.reading.misfit_count
        staying, filled = (use.staying, use.filled) if use else (0, 0)
        self.title.setText(f"{counted(count, 'row')} cannot be used" if count else "Every row can be used")
        told = [f"{staying:,} more lack{'s' if staying == 1 else ''} only a column that is left out, and stay"
                f"{'s' if staying == 1 else ''}."] if staying else []  # fmt: skip
        told += [f"{counted(filled, 'cell')} filled with the median."] if filled else []
        self.staying.setText(" ".join(told))
        self.staying.setVisible(bool(told))
        self._mark.setVisible(count > 0)
        self.skip.setText(f"Skip {counted(count, 'row')}")
        self.skip.setChecked(draft.skip)
        self.fill.setChecked(draft.fill)
        for control in (self.skip, self.copy, self.list):
            control.setVisible(count > 0)
        self.fill.setVisible(draft.can_fill)
        self.copy.setText(COPY)
        self.list.display(rows, count - len(rows))
        self.setVisible(count > 0 or draft.can_fill or staying > 0)

    def fit(self, width: int) -> None:
        """Stack what has no room beside each other in a width."""
        room = width - 2 * px(SIDE)
        self.fill.setText(FILL)
        if self.fill.sizeHint().width() > room:
            self.fill.setText(FILL.replace(" the ", "\nthe "))
        needed = width_of((self.fill, self.skip, self.copy), GAP)
        stack(self._controls, needed, room)
        stack(self._head, needed + px(GAP + WORDS), room)

    def _on_fill(self, fill: bool) -> None:
        self.changed.emit({"fill": fill})

    def _on_skip(self, skip: bool) -> None:
        self.changed.emit({"skip": skip})

    def _on_copy(self) -> None:
        """Put all rows into the clipboard, up to `MOST_MISFITS`."""
        draft = self._draft
        if draft is None:
            return
        if draft.wanted is not None:
            rows = [(each.line, each.reason) for each in use_of(draft.reading, draft.wanted, MOST_MISFITS).skipped]
        else:
            rows = [(each.line, each.reason) for each in draft.reading.misfits]
        QGuiApplication.clipboard().setText("".join(f"line {line}\t{reason}\n" for line, reason in rows))
        self.copy.setText("Copied")

    def _on_style_changed(self) -> None:
        self.copy.setIcon(icon("copy", self._style.theme.text))
