"""The look of the application: the present theme, and word to everybody when it changes."""

from pathlib import Path

from PySide6.QtCore import QObject, Qt, Signal, Slot
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication

from playground.style import sheet
from playground.style.font import font, load_fonts
from playground.style.theme import Theme, load_theme

CHOICES = ("system", "light", "dark")


class Style(QObject):
    """Holds the theme; changed() tells painted views to take their colors anew."""

    changed = Signal()

    def __init__(self, app: QApplication, choice: str = "system") -> None:
        super().__init__(app)
        self._app = app
        self._folder = sheet.picture_folder()
        self.choice = choice
        load_fonts()
        app.setStyle("Fusion")
        app.setFont(font("body"))
        self.theme: Theme = load_theme(self.name)
        self._apply()
        QGuiApplication.styleHints().colorSchemeChanged.connect(self._on_system_changed)

    @property
    def name(self) -> str:
        """The theme in force, "light" or "dark"."""
        if self.choice != "system":
            return self.choice
        return "dark" if QGuiApplication.styleHints().colorScheme() == Qt.ColorScheme.Dark else "light"

    def choose(self, choice: str) -> None:
        """Follow the system, or force light or dark."""
        self.choice = choice
        self._refresh()

    def is_chosen(self, choice: str) -> bool:
        """Whether that is the choice in force."""
        return self.choice == choice

    @Slot()
    def _on_system_changed(self) -> None:
        self._refresh()

    def _refresh(self) -> None:
        theme = load_theme(self.name)
        if theme is not self.theme:
            self.theme = theme
            self._apply()
            self.changed.emit()

    def _apply(self) -> None:
        self._app.setPalette(sheet.palette(self.theme))
        self._app.setStyleSheet(sheet.style_sheet(self.theme, Path(self._folder.name)))
