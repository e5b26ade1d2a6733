"""Initial values of parameters, drawn from the seed and the parameter's own id: no edit shifts another's draw."""

import hashlib

BIAS = 0.1
"""Where every bias starts, as in TensorFlow Playground."""


def is_bias(parameter: str) -> bool:
    """Whether a parameter id was made for a bias."""
    return parameter.startswith("b:")


def initial_value(seed: str, parameter: str) -> float:
    """BIAS for a bias; for a weight a number from -0.5 up to 0.5, evenly spread, fixed by seed and id."""
    if is_bias(parameter):
        return BIAS
    digest = hashlib.sha256(f"{seed}\0{parameter}".encode()).digest()
    return (int.from_bytes(digest[:8], "big") >> 11) / 2.0**53 - 0.5
