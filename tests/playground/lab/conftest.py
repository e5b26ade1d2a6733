"""What tests of single cards stand on."""

from collections.abc import Iterator

import pytest

from playground.app import make_app
from playground.style.style import Style


@pytest.fixture
def style(qtbot: object) -> Iterator[Style]:
    """The look of a test of its own."""
    made = Style(make_app(), "light")
    made.dress()
    yield made
    made.deleteLater()
