"""The look of the application: the present theme, and word to everybody when it changes."""

from functools import cache

from PySide6.QtCore import QObject, Qt, Signal, Slot
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication

from playground.style import sheet
from playground.style.font import font, load_fonts
from playground.style.theme import Theme, load_theme

CHOICES = ("system", "light", "dark")


class Style(QObject):
    """Holds the theme; changed() tells painted views to take their colors anew.

    The style sheet comes last, by `dress`: while it is in force, Qt works it out anew for all that is in a widget each
    time that widget is put into another, which takes most of the time in which a window is made.
    """

    changed = Signal()

    def __init__(self, app: QApplication, choice: str = "system") -> None:
        super().__init__(app)
        self._app = app
        self.choice = choice
        _set_up(app)
        self.theme: Theme = load_theme(self.name)
        app.setPalette(sheet.palette(self.theme))
        QGuiApplication.styleHints().colorSchemeChanged.connect(self._on_system_changed)

    @property
    def name(self) -> str:
        """The theme in force, "light" or "dark"."""
        if self.choice != "system":
            return self.choice
        return "dark" if QGuiApplication.styleHints().colorScheme() == Qt.ColorScheme.Dark else "light"

    def dress(self) -> None:
        """Put the style sheet on everything that is there and will be."""
        made = sheet.style_sheet(self.theme)
        if made != self._app.styleSheet():
            self._app.setStyleSheet(made)

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
            self._app.setPalette(sheet.palette(theme))
            self.dress()
            self.changed.emit()


@cache
def _set_up(app: QApplication) -> None:
    """Once for an application: each time, every widget would be drawn up anew."""
    load_fonts()
    app.setStyle("Fusion")
    app.setFont(font("body"))
