"""The base of all plots."""

from typing import Any

import pytest

from playground.style.theme import load_theme
from playground.widgets.plot import calm_plot, label_axis


@pytest.mark.parametrize("end", [1e-4, 5.0, 1e12, 1e90])
def test_the_name_of_an_axis_has_no_factor_that_its_numbers_lack(qtbot: Any, end: float) -> None:
    plot = calm_plot()
    qtbot.addWidget(plot)
    plot.setRange(xRange=(0.0, end), yRange=(-end, 0.0))
    for side in ("bottom", "left"):
        label_axis(plot, side, "area", load_theme("light"))
        axis = plot.getPlotItem().getAxis(side)
        axis.updateAutoSIPrefix()
        assert "(x" not in axis.labelString() and "area" in axis.labelString()
