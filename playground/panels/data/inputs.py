"""The inputs of the network: which columns it reads, and formulas over them."""

from collections.abc import Callable, Iterator
from functools import partial

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QAction, QImage
from PySide6.QtWidgets import QApplication, QHBoxLayout, QMenu, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from core.data.column_names import token
from core.data.dataset import Dataset
from core.data.description import PLAIN, describe
from core.data.expression import read
from core.data.input_names import input_name
from core.data.making import generate
from core.document import input_edits
from core.document.document import Document
from core.problem import UserError
from core.quotation import quote
from playground.panels.data.formula_editor import FormulaEditor
from playground.panels.data.input_list import InputList
from playground.panels.data.thumbnail import input_picture
from playground.store import Edit, Store
from playground.style.icon import icon
from playground.style.size import FLUSH, size_icon, space
from playground.style.style import Style
from playground.widgets.fitting_label import FittingLabel
from playground.widgets.form import IconButton, label

SPACING = 8
LISTED = 3
"""How many columns a hint names."""

PLAIN_HINT = "Columns: x1, x2. Such as x1*x2 or exp(-x1^2)."


class Inputs(QWidget):
    """Every choice is one edit. apply(text, edit): see `DataPanel`. grown(): the place for typing has opened, and is to
    be seen."""

    grown = Signal()

    def __init__(self, store: Store, style: Style, apply: Callable[[str, Edit], bool]) -> None:
        super().__init__()
        self._store, self._style, self._apply = store, style, apply
        self._edited, self._text = "", ""
        self._back: QWidget | None = None
        column = QVBoxLayout(self)
        space(column, SPACING, FLUSH)
        self._make_head(column)
        self.list, self.editor, self.add = InputList(style), FormulaEditor(style), QPushButton("Add a formula\u2026")
        self.list.toggled.connect(self._on_toggled)
        self.list.edit_requested.connect(self._on_edit_requested)
        self.list.rebuilt.connect(self._on_rebuilt)
        self.editor.accepted.connect(self._on_accepted)
        self.editor.closed.connect(self._on_closed)
        self.add.setProperty("role", "low")
        self.add.setToolTip("Compute an input from the columns")
        self.add.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        size_icon(self.add, 14)
        self.add.clicked.connect(partial(self._open, ""))
        for part in (self.list, self.editor, self.add):
            column.addWidget(part)
        style.changed.connect(self._on_style_changed)
        self._on_style_changed()

    def display(self, document: Document) -> None:
        """Show a document's inputs."""
        if describe(document.data.source).columns != self.list.columns:
            self.editor.shut()
        self.list.display(document)
        self._count(document)
        if self._edited and self._edited not in document.network.nodes:
            self.editor.shut()
        elif self.is_open:
            self.editor.refresh()

    def forget(self) -> None:
        """Leave out what belongs to an earlier document."""
        self.list.forget()
        self.editor.shut()

    @property
    def is_open(self) -> bool:
        """Whether a formula is being typed."""
        return not self.editor.isHidden()

    def _make_head(self, column: QVBoxLayout) -> None:
        self._used = FittingLabel("caption")
        self._used.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self._used.setProperty("tone", "quiet")
        self.choose = IconButton(self._style, "more", "Choose all inputs or none", side=24)
        self.choose.clicked.connect(self._on_choose)
        self.menu = QMenu(self.choose)
        self.all, self.none = QAction("All", self.menu), QAction("None", self.menu)
        self.all.triggered.connect(partial(self._use_all, True))
        self.none.triggered.connect(partial(self._use_all, False))
        self.menu.addActions([self.all, self.none])
        head = QHBoxLayout()
        space(head, 2)
        head.addWidget(label("Inputs", "heading"))
        head.addWidget(self.choose)
        head.addWidget(self._used, 1)
        column.addLayout(head)

    def _count(self, document: Document) -> None:
        used, offers, formulas = self.list.count
        few = f"{used} of {offers}"
        own = f" and {formulas} formula{'s' if formulas > 1 else ''}" if formulas else ""
        if describe(document.data.source).columns == PLAIN:
            self._used.display((f"{few}{own}", few))
        else:
            columns = f"{few} column{'s' if offers > 1 else ''}"
            self._used.display((f"{columns}{own}, mean", f"{columns}, mean", f"{few}, mean", few))
        self.all.setEnabled(not all(row.isChecked() for row in self.list.rows.values()))
        self.none.setEnabled(bool(used or formulas))

    def _open(self, text: str) -> None:
        """Let the user type a formula, or edit an input's."""
        document = self._store.document
        focused = QApplication.focusWidget()
        self._back = focused if focused is not None and not self.isAncestorOf(focused) else None
        self._edited, self._text = self._id_of(text, document), text
        self.add.hide()
        self.editor.open(text, hint(generate(document.data)), self._check)
        self.grown.emit()

    def _check(self, text: str) -> tuple[QImage, str]:
        document = self._store.document
        text = input_edits.checked(text, document)
        name = input_name(text, document.data)
        if self._id_of(text, document) not in ("", self._edited):
            raise UserError(f"{quote(name)} is an input already.")
        return input_picture(text, generate(document.data), self._style.theme), name

    def _id_of(self, text: str, document: Document) -> str:
        """The id of the input that says the same; "" if there is none."""
        names = describe(document.data.source).names
        wanted = read(text, names).canonical if text else ""
        return next(
            (node.id for node in document.network.inputs if read(node.expression, names).canonical == wanted), ""
        )

    def _on_accepted(self, text: str) -> None:
        document, old = self._store.document, self._text
        text = input_edits.checked(text, document)
        if self._edited:
            name, edit = input_name(old, document.data), partial(input_edits.change_formula, input=self._edited)
            self.list.replace(old, text)
            is_done = self._apply(f"Change input {name}", partial(edit, expression=text))
        else:
            self.list.replace(old, text)
            edit = partial(input_edits.use_input, expression=text, used=True)
            is_done = self._apply(f"Add input {input_name(text, document.data)}", edit)
        self.display(self._store.document)
        if is_done:
            self._text = text
            self.editor.shut()

    def _on_closed(self) -> None:
        self.add.show()
        back = self._back or self.list.rows.get(self._text) or self.add
        self._edited, self._text, self._back = "", "", None
        back.setFocus()

    def _on_toggled(self, text: str, used: bool) -> None:
        name = input_name(text, self._store.document.data)
        edit = partial(input_edits.use_input, expression=text, used=used)
        self._apply(f"{'Add' if used else 'Remove'} input {name}", edit)
        self.display(self._store.document)

    def _on_edit_requested(self, text: str) -> None:
        self._open(text)

    def _on_choose(self) -> None:
        self.menu.popup(self.choose.mapToGlobal(QPoint(0, self.choose.height())))

    def _use_all(self, used: bool) -> None:
        if not used:
            self.list.keep()
        edit = partial(input_edits.use_inputs, expressions=tuple(self.list.rows), used=used)
        self._apply("Add all inputs" if used else "Remove all inputs", edit)
        self.display(self._store.document)

    def _on_rebuilt(self) -> None:
        """Lead the Tab key down the list: Qt would lead it to new rows last."""
        last: QWidget = self.choose
        for part in self._parts():
            QWidget.setTabOrder(last, part)
            last = part

    def _parts(self) -> Iterator[QWidget]:
        for row in self.list.rows.values():
            yield row
            if row.edit is not None:
                yield row.edit
        yield from (self.editor.field, self.editor.accept, self.editor.cancel, self.add)

    def _on_style_changed(self) -> None:
        self.add.setIcon(icon("plus", self._style.theme.text))


def hint(data: Dataset) -> str:
    """What can be typed: the columns, and an example."""
    if data.columns == PLAIN:
        return PLAIN_HINT
    tokens = [token(name) for name in data.about.names]
    more = f" and {len(tokens) - LISTED} more" if len(tokens) > LISTED else ""
    scaled = "" if data.scaling == "none" else ", scaled"
    return f"Columns{scaled}: {', '.join(tokens[:LISTED])}{more}. Such as {tokens[0]}*{tokens[-1]} or {tokens[0]}^2."
