"""The look of the application: the present theme, and a signal when it changes."""

from functools import cache

from PySide6.QtCore import QObject, Qt, Signal, Slot
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication

from playground.style import sheet
from playground.style.font import font, load_fonts, set_text_scale, text_scale
from playground.style.size import refit_all
from playground.style.theme import Theme, load_theme

CHOICES = ("system", "light", "dark")
TEXT_SIZES = (80, 90, 100, 110, 125, 150, 175, 200)
"""The text sizes to choose from, in percent."""


class Style(QObject):
    """Holds the theme and the text size. changed() tells painted views to update their colors and sizes.

    `dress` sets the style sheet at the end: once it is set, Qt computes it again for all children of a widget whenever
    that widget gets a parent, which would take most of the time of building a window.
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
        """The present theme, "light" or "dark"."""
        if self.choice != "system":
            return self.choice
        return "dark" if QGuiApplication.styleHints().colorScheme() == Qt.ColorScheme.Dark else "light"

    def dress(self) -> None:
        """Set the style sheet for all present and future widgets."""
        made = sheet.style_sheet(self.theme)
        if made != self._app.styleSheet():
            self._app.setStyleSheet(made)

    def choose(self, choice: str) -> None:
        """Use the system theme, or always light or dark."""
        self.choice = choice
        self._refresh()

    def is_chosen(self, choice: str) -> bool:
        """Whether this is the present choice."""
        return self.choice == choice

    @property
    def text_size(self) -> int:
        """The present text size in percent."""
        return round(100.0 * text_scale())

    def choose_text_size(self, percent: int) -> None:
        """Change the text size of the whole application. ValueError outside 80 to 200."""
        if percent != self.text_size:
            set_text_scale(percent / 100.0)
            self._app.setFont(font("body"))
            # First the style sheet: setting it gives each widget back the font that it had at first.
            self.dress()
            refit_all()
            self.changed.emit()

    def is_text_size(self, percent: int) -> bool:
        """Whether this is the present text size."""
        return self.text_size == percent

    @Slot()
    def _on_system_changed(self) -> None:
        self._refresh()

    def _refresh(self) -> None:
        theme = load_theme(self.name)
        if theme is not self.theme:
            self.theme = theme
            self._app.setPalette(sheet.palette(theme))
            self.dress()
            refit_all()
            self.changed.emit()


@cache
def _set_up(app: QApplication) -> None:
    """Set up the application once: each time, Qt would style every widget again."""
    load_fonts()
    app.setStyle("Fusion")
    app.setFont(font("body"))
