"""An activation, an optimizer, a penalty, a schedule or a feature takes one row in its table: the window, the canvas,
the files, the kernels and the explanations know it from there."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]

ROWS = {
    "autograd/ops.py": ('    Op("sin"', """    Op("wobble", "Wobble", "wob", 1, lambda x: np.sin(3.0 * x) + x,
       lambda x, y: (3.0 * np.cos(3.0 * x) + 1.0,),
       "A straight line that wobbles.", lambda x: (3.0 * x).sin() + x, activation=True),
"""),
    "training/optimizers.py": ('    Optimizer("adamw"', """    Optimizer("lion", "Lion",
              lambda g, m, v, p, q, beta1, beta2, c:
              (np.sign(beta1 * m + (1.0 - beta1) * g), beta2 * m + (1.0 - beta2) * g, v, p, q),
              "The sign of a mean alone.", ("beta1", "beta2"), ("slow mean",)),
"""),
    "training/penalties.py": ('    Penalty("L2_all"', """    Penalty("smooth", "Smooth L1",
            lambda w: np.sqrt(1.0 + w * w) - 1.0, lambda w: np.divide(w, np.sqrt(1.0 + w * w)),
            "Near 0 as L2, far from it as L1."),
"""),
    "training/schedules.py": ('    Schedule("linear"', """    Schedule("inverse", "Inverse",
             lambda epoch, length, factor: np.divide(1.0, 1.0 + np.divide(epoch, length)),
             "The learning rate falls with one over the epochs.", "Half after"),
"""),
    "data/presets.py": ('"sin(x1)", "sin(x2)"', '"x1+x2", '),
}  # fmt: skip
"""Table -> the row before which a new one is put, and that row."""

SCRIPT = r"""
import numpy as np

from core.document import data_edits, edits, input_edits
from core.document.starter import default_document
from core.document.project import Project
from core.document.storage import decode, encode
from core.lab.lab import Lab
from core.lab.network.expression import NetworkExpression
from core.lab.pytorch import pytorch_program
from core.lab.why.training import TrainingReasons
from core.training.numpy_engine import NumpyEngine
from core.training.session import TrainingSession
from core.training.snapshot import SnapshotRequest
from core.training.state import TrainingState
from core.training.trainer import Trainer
from playground.app import Application, make_app
from playground.waiting import settle, wait_until

document = default_document()
hidden = [neuron.id for neuron in document.network.hidden]
changed = edits.set_activation(document, hidden, "wobble").document
changed = input_edits.use_input(changed, "x1+x2", True).document
changed = edits.use_settings(
    changed, optimizer="lion", penalty="smooth", penalty_rate=0.01, schedule="inverse", learning_rate=0.003
).document
assert decode(encode(Project(changed)), "x.gp").document == changed

trainer = Trainer(changed.experiment)
ends = []
for engine in (trainer.engine, NumpyEngine(trainer.compiled.program)):
    state = TrainingState.initial(trainer.compiled.parameters, changed.initial)
    engine.advance(state, trainer.train, trainer.rules, trainer.control(), 750)
    ends.append(state.parameters)
np.testing.assert_allclose(ends[0], ends[1], rtol=1e-11, atol=1e-12)
assert type(trainer.engine).__name__ == "KernelEngine"
assert not np.allclose(ends[0], TrainingState.initial(trainer.compiled.parameters, changed.initial).parameters)

session = TrainingSession(changed.experiment)
session.request(SnapshotRequest(surface=4, picture=4, probe=(1.25, -2.5)))
for _ in range(40):
    session.step("batch")
    while session.tick() == 0.0:
        pass
session.request(SnapshotRequest(surface=4, picture=4, probe=(1.25, -2.5)))
session.tick()
reasons = TrainingReasons(Trainer(changed.experiment), session.latest)
network = changed.network
whys = {why.title: why for id in ("loss", *network.nodes, *network.links_by_id) for why in reasons.of(id)}
for why in whys.values():
    assert np.isclose(why.again(), why.result, rtol=1e-9, atol=1e-12), why
names = "\n".join(why.names for why in whys.values())
for word in ("wobble(", "sign(", "slow mean before", "schedule length", "\u221a(1 + before \u00d7 before)", "x1 + x2"):
    assert word in names, (word, names)

lab = Lab(NetworkExpression(trainer, session.latest.state.values(), [0]))
for label in [value.label for value in lab.stepper.values if value.op is not None and value.op.name == "wobble"]:
    lab.toggle(label)
program = pytorch_program(lab.stepper.output)
assert "torch.sin(" in program.text and "NotImplementedError" not in program.text

application = Application(make_app(), Project(document), "light")
application.start()
workbench, session = application.workbench, application.session
wait_until(lambda: session.latest is not None and session.latest.status != "preparing")
for box in (workbench.top_bar.expert.activation, workbench.inspector.activation):
    assert box.findText("Wobble") >= 0
settings = workbench.top_bar.settings
schedule = workbench.top_bar.expert.schedule
for box, text in ((settings.optimizer, "Lion"), (settings.penalty, "Smooth L1"), (schedule, "Inverse")):
    assert box.findText(text) >= 0, text
assert "x1+x2" in workbench.data_panel.features
layer = document.network.layers[0]
workbench.canvas.canvas.select([layer.id])
menus = workbench.canvas._menu
menus.show_activations(layer.id, workbench.canvas.rect().center())
action = next(action for action in menus.menu.actions() if action.text() == "Wobble")
action.trigger()
menus.menu.close()
network = application.store.document.network
assert {neuron.activation for neuron in network.members(layer.id)} == {"wobble"}
settle(0.2)
assert workbench.canvas.canvas.layers[layer.id].activation == "wobble"
session.play()
wait_until(lambda: session.latest.epoch > 3)
assert session.latest.pictures[network.members(layer.id)[0].id].any()
application.stop()
print("known everywhere")
import os
os._exit(0)
"""


@pytest.mark.slow
def test_one_row_each_makes_new_things_known_everywhere(tmp_path: Path) -> None:
    for room in ("core", "playground", "resources"):
        shutil.copytree(ROOT / room, tmp_path / room, ignore=shutil.ignore_patterns("__pycache__"))
    for name, (before, row) in ROWS.items():
        table = tmp_path / "core" / name
        source = table.read_text(encoding="utf-8")
        place = source.index(before)
        table.write_text(source[:place] + row + source[place:], encoding="utf-8")
    script = tmp_path / "look.py"
    script.write_text(SCRIPT, encoding="utf-8")
    environment = {**os.environ, "XDG_CACHE_HOME": str(tmp_path / "cache"), "PYTHONPATH": str(tmp_path)}
    result = subprocess.run(
        [sys.executable, str(script)], cwd=tmp_path, env=environment, capture_output=True, text=True, timeout=300
    )
    assert result.stdout.strip().endswith("known everywhere"), result.stderr[-3000:]
