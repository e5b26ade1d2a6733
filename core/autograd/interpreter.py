"""The readable interpreter of a program: NumPy, one instruction at a time. Tests compare the kernels with it; without
kernels, it runs instead."""

import numpy as np
from numpy.typing import NDArray

from core.autograd.ops import BY_CODE
from core.autograd.program import Program

Floats = NDArray[np.float64]


def forward(program: Program, parameters: Floats, samples: Floats) -> list[Floats]:
    """Every row's values. parameters: (p,); samples: (inputs + targets, n). Parameters and constants keep shape ()."""
    rows: list[Floats] = [*parameters, *program.constants, *samples]
    with np.errstate(all="ignore"):
        for k, code in enumerate(program.codes):
            rows.append(BY_CODE[code].forward(*(rows[row] for row in program.operands_of(k))))
    return rows


def backward(program: Program, rows: list[Floats], count: int) -> Floats:
    """The derivative of each sample's loss by every row: (rows, n). rows: as from `forward`."""
    gradients = np.zeros((program.row_count, count))
    gradients[-1] = 1.0
    with np.errstate(all="ignore"):
        for k in range(len(program.codes) - 1, -1, -1):
            read = program.operands_of(k)
            here = program.first_instruction + k
            slopes = BY_CODE[program.codes[k]].slopes(*(rows[row] for row in read), rows[here])
            for row, slope in zip(read, slopes, strict=True):
                gradients[row] += slope * gradients[here]
    # Constants get no gradient.
    gradients[program.parameter_count : program.first_input] = 0.0
    return gradients


def gradients(program: Program, parameters: Floats, samples: Floats) -> tuple[Floats, Floats]:
    """Every row's value, and the derivative of each sample's loss by it; both (rows, n)."""
    rows = forward(program, parameters, samples)
    count = samples.shape[1]
    return np.array([np.broadcast_to(row, count) for row in rows]), backward(program, rows, count)
