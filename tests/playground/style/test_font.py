"""The bundled fonts: each role is drawn in its own weight."""

import pytest
from PySide6.QtGui import QFont, QFontInfo

from playground.app import make_app
from playground.style.font import font


@pytest.mark.parametrize(
    ("role", "weight"),
    [("body", QFont.Weight.Normal), ("metric", QFont.Weight.Medium), ("heading", QFont.Weight.DemiBold)],
)
def test_a_role_has_its_weight_from_a_file_of_that_weight(role: str, weight: QFont.Weight) -> None:
    make_app()
    made = font(role)
    assert QFontInfo(made).family().startswith("Inter")
    assert QFontInfo(made).weight() == weight
    assert made.weight() == weight
