"""Rules of optimizers that nobody has written yet are explained, too."""

from typing import Any

import numpy as np
import pytest

from core.lab.printer import named, printed
from core.lab.why import update
from core.lab.why.update import applied_rule
from core.training.optimizers import Optimizer
from core.training.settings import TrainingSettings


def test_a_rule_that_remembers_the_gradient_itself_leaves_it_its_name(monkeypatch: pytest.MonkeyPatch) -> None:
    row = Optimizer("last", "", lambda g, m, *rest: (0.5 * (g + m), g, *rest[:3]), "", remembers=("last gradient",))
    monkeypatch.setattr(update, "OPTIMIZERS", {"sgd": row})
    made = applied_rule(TrainingSettings(), named(0.25, "gradient"), [0.25, 0.0, 0.0, 0.0])
    assert printed(made.direction) == "0.5 \u00d7 (gradient + last gradient before)"
    assert [(why.title, why.names, why.result) for why in made.remembered] == [("The last gradient", "gradient", 0.25)]


def test_what_a_rule_forgot_is_told_without_a_formula(monkeypatch: pytest.MonkeyPatch) -> None:
    def rule(g: Any, m: Any, v: Any, p: Any, q: Any, *knobs: Any) -> Any:
        m = np.maximum(m, np.abs(g))
        return np.divide(g, m), m, v, p, q

    monkeypatch.setattr(update, "OPTIMIZERS", {"sgd": Optimizer("m", "", rule, "", remembers=("largest gradient",))})
    made = applied_rule(TrainingSettings(), named(0.25, "gradient"), [2.0, 0.0, 0.0, 0.0])
    assert [(why.names, why.result) for why in made.remembered] == [("as remembered", 2.0)]
    assert (printed(made.direction), made.direction.data) == ("gradient / largest gradient", 0.125)
