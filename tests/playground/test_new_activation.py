"""An activation takes one row in the table: the window, the canvas, the files and the kernels know it from there."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[2]

ROW = """    Op("wobble", "Wobble", "wob", 1, lambda x: np.sin(3.0 * x) + x,
       lambda x, y: (3.0 * np.cos(3.0 * x) + 1.0,),
       "A straight line that wobbles.", activation=True),
"""

SCRIPT = """
import numpy as np

from core.autograd import interpreter
from core.document import edits
from core.document.starter import default_document
from core.document.project import Project
from core.document.storage import decode, encode
from core.training.numpy_engine import NumpyEngine
from core.training.state import TrainingState
from core.training.trainer import Trainer
from playground.app import Application, make_app
from playground.screenshot import settle, wait_until

document = default_document()
hidden = [neuron.id for neuron in document.network.hidden]
changed = edits.set_activation(document, hidden, "wobble").document
assert decode(encode(Project(changed)), "x.gp").document == changed

trainer = Trainer(changed.experiment)
ends = []
for engine in (trainer.engine, NumpyEngine(trainer.compiled.program)):
    state = TrainingState.initial(trainer.compiled.parameters, changed.initial)
    engine.advance(state, trainer.train, trainer.rules, trainer.control(), 750)
    ends.append(state.parameters)
np.testing.assert_allclose(ends[0], ends[1], rtol=1e-11, atol=1e-12)
assert type(trainer.engine).__name__ == "KernelEngine"

program = Application(make_app(), Project(document), "light")
program.start()
window, session = program.window, program.session
wait_until(lambda: session.latest is not None and session.latest.status != "preparing")
for box in (window.top_bar.expert.activation, window.inspector.activation):
    assert box.findText("Wobble") >= 0
layer = document.network.layers[0]
window.canvas.canvas.select([layer.id])
menus = window.canvas._menu
menus.show_activations(layer.id, window.canvas.rect().center())
action = next(action for action in menus.menu.actions() if action.text() == "Wobble")
action.trigger()
menus.menu.close()
network = program.store.document.network
assert {neuron.activation for neuron in network.members(layer.id)} == {"wobble"}
settle(0.2)
assert window.canvas.canvas.layers[layer.id].activation == "wobble"
session.play()
wait_until(lambda: session.latest.epoch > 3)
assert session.latest.pictures[network.members(layer.id)[0].id].any()
program.stop()
print("known everywhere")
import os
os._exit(0)
"""


def test_one_row_makes_an_activation_known_everywhere(tmp_path: Path) -> None:
    for room in ("core", "playground", "resources"):
        shutil.copytree(ROOT / room, tmp_path / room, ignore=shutil.ignore_patterns("__pycache__"))
    table = tmp_path / "core" / "autograd" / "ops.py"
    source = table.read_text(encoding="utf-8")
    place = source.index('    Op("sin"')
    table.write_text(source[:place] + ROW + source[place:], encoding="utf-8")
    script = tmp_path / "look.py"
    script.write_text(SCRIPT, encoding="utf-8")
    environment = {**os.environ, "XDG_CACHE_HOME": str(tmp_path / "cache"), "PYTHONPATH": str(tmp_path)}
    result = subprocess.run(
        [sys.executable, str(script)], cwd=tmp_path, env=environment, capture_output=True, text=True, timeout=300
    )
    assert result.stdout.strip().endswith("known everywhere"), result.stderr[-3000:]
