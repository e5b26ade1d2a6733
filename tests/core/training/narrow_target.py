"""Run by `test_narrow_targets` in a process of its own, whose environment names the machine to compile for: trains a
small network with both engines and prints what came out of it as JSON.
"""

import json

import numpy as np

from core.autograd.kernels.vector import BYTES
from core.document import edits
from core.document.starter import default_document
from core.training.engines import told_of_compiling
from core.training.kernels.engine import KernelEngine
from core.training.numpy_engine import NumpyEngine
from core.training.state import TrainingState
from core.training.trainer import Trainer

PICTURE = 23
"""Points of a picture: more than a vector, and not whole vectors of any machine."""


def trained(batch: int, kind: type[NumpyEngine] | type[KernelEngine]) -> tuple[TrainingState, Trainer]:
    """The state after an epoch of a network with some activations, and what trained it."""
    document = edits.use_settings(default_document(), batch_size=batch, optimizer="adam").document
    hidden = [neuron.id for neuron in document.network.hidden]
    document = edits.set_activation(document, hidden[:1], "gelu").document
    document = edits.set_activation(document, hidden[1:2], "softplus").document
    document = edits.set_activation(document, hidden[-1:], "sin").document
    trainer = Trainer(document.experiment, kind)
    state = TrainingState.initial(trainer.compiled.parameters, document.initial)
    trainer.advance(state, trainer.control(), trainer.data.train_count)
    return state, trainer


def pictured(state: TrainingState, trainer: Trainer) -> list[float]:
    """Every row's values over a line through the plane, in single precision."""
    program = trainer.compiled.program
    samples = np.vstack([np.linspace(-1.0, 1.0, PICTURE)] * program.first_instruction)
    samples = samples[: program.input_count + program.target_count]
    rows = np.arange(program.first_input, program.row_count)
    out = np.empty((len(rows), PICTURE), np.float32)
    trainer.engine.evaluate(state.parameters, samples, rows, out)
    return out.ravel().tolist()


def main() -> None:
    """Print it."""
    shares: list[float] = []
    told: dict[str, object] = {"bytes": BYTES, "shares": shares}
    with told_of_compiling(shares.append):
        for batch in (10, 1):
            pairs = {kind: trained(batch, kind) for kind in (KernelEngine, NumpyEngine)}
            told[f"batches of {batch}"] = [state.parameters.tolist() for state, _ in pairs.values()]
        state, trainer = pairs[KernelEngine]
        trainer.metrics(state.parameters)
        told["picture"] = [pictured(state, trainer) for _, trainer in pairs.values()]
    print(json.dumps(told))


if __name__ == "__main__":
    main()
