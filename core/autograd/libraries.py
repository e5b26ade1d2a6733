"""Library prefixes that people write by habit: np.tanh(x). A variable may have such a name, too."""

import ast
from collections.abc import Collection, Iterable

from core.autograd import refusal
from core.autograd.ops import ALIASES, OPS
from core.autograd.spelling import FormulaError, name_of

LIBRARIES = frozenset(
    ("F", "Math", "cmath", "cp", "jax", "jnp", "keras", "math", "nn", "np", "numpy", "scipy", "sympy", "tf", "torch")
)


def library_before(tree: ast.expr) -> str:
    """The library in front of an attribute, such as "torch.nn"; "" if there is none."""
    parts: list[str] = []
    while isinstance(tree, ast.Attribute):
        tree = tree.value
        parts.insert(0, tree.attr if isinstance(tree, ast.Attribute) else getattr(tree, "id", ""))
    return ".".join(parts) if parts and parts[0] in LIBRARIES else ""


def check_libraries(lines: Iterable[tuple[str, ast.expr]], given: Collection[str]) -> None:
    """FormulaError where a library stands before an operation. F in F.max(x) is a variable if it is one elsewhere: if
    it has a value, from a line or from outside, or if it is used by itself, as in F*x and F.tanh()."""
    nodes = [(node, name) for name, tree in lines for node in ast.walk(tree)]
    calls = [node for node, _ in nodes if isinstance(node, ast.Call) and _is_doubtful(node)]
    prefixes = {id(node.func.value) for node in calls if isinstance(node.func, ast.Attribute)}
    variables = {name for _, name in nodes} | set(map(name_of, given))
    variables |= {node.id for node, _ in nodes if isinstance(node, ast.Name) and id(node) not in prefixes}
    for call in calls:
        assert isinstance(call.func, ast.Attribute)
        library, name = library_before(call.func), call.func.attr
        op = OPS.get(ALIASES.get(name, name))
        fits = op is not None and op.arity in (None, len(call.args) + 1)
        if "." in library or library not in variables or not fits:
            raise FormulaError(refusal.of_library(name, library))


def _is_doubtful(call: ast.Call) -> bool:
    """Whether what stands before the operation may be a library. In a call without operands it is the operand."""
    library = library_before(call.func)
    return bool(library) and (bool(call.args) or "." in library)
