"""What the dialog says: about the file, and about what importing will do."""

import time
from dataclasses import dataclass

from core.data.reading.reading import Facts
from core.document.document import Document
from core.plural import counted
from core.problem import Refusal
from core.training.losses import LOSSES
from playground.importing.draft import Draft

UNITS = ("bytes", "kB", "MB", "GB")


@dataclass(frozen=True, slots=True)
class Outcome:
    """strong, plain: the first sentence, its beginning in bold. more: the second one. offer: the field of `Roles` that
    is a way out of a problem. can_import: nothing stands against it."""

    strong: str
    plain: str = ""
    more: str = ""
    offer: str = ""
    can_import: bool = False


def outcome_of(draft: Draft, document: Document) -> Outcome:
    """What importing will do to a document, or why it cannot be done."""
    problem = draft.problem
    if problem is not None:
        return Outcome(problem.sentence, more=problem.remedy, offer=problem.offer)
    rows, train = draft.made.report.rows_used, draft.train_rows
    if not train:
        return Outcome(f"{draft.train_share:g} % of {counted(rows, 'row')} leave none to train on.")
    try:
        canvas = _canvas(draft, document)
    except Refusal as refusal:
        return Outcome(str(refusal))
    aim = f"{len(draft.classes)} classes" if draft.classes else "a number to predict"
    strong = f"{counted(draft.input_nodes, 'input')}, {aim}, {counted(rows, 'row')}"
    return Outcome(strong, f" ({train:,} to train, {rows - train:,} to test).", canvas, "", True)


def _canvas(draft: Draft, document: Document) -> str:
    """What the canvas gets. Refusal if it cannot have that."""
    after, old = draft.prospect(document), document.settings.loss
    nodes = counted(after.inputs, "input node")
    if after.inputs > len(draft.made.source.inputs):
        nodes += " (a text has one for each value)"
    parts = [nodes]
    if after.hidden:
        parts.append(counted(after.hidden, "hidden neuron"))
    outputs = counted(after.outputs, "output")
    if after.outputs > 1:
        outputs += f", {listed(draft.classes)}"
    elif draft.classes:
        outputs += f" for {listed(draft.classes)}"
    told = f"the loss {'stays' if after.loss == old else 'becomes'} {LOSSES[after.loss].label.lower()}"
    return f"The canvas gets {', '.join(parts)} and {outputs}; {told}. One undo takes it all back."


def listed(names: tuple[str, ...]) -> str:
    """Names in a sentence: A, B and C."""
    return f"{', '.join(names[:-1])} and {names[-1]}" if len(names) > 1 else "".join(names)


def imported(draft: Draft, hint: str) -> str:
    """What was imported, for the status row, and a hint on what may be done next."""
    report = draft.made.report
    left = f"; {report.skipped_count:,} left out" if report.skipped_count else ""
    return f"Imported {draft.made.source.name}, {counted(report.rows_used, 'row')}{left}. {hint}".rstrip()


def size(count: int) -> str:
    """A number of bytes: 15.3 kB."""
    amount, unit = float(count), UNITS[0]
    for unit in UNITS:
        if amount < 1000.0 or unit == UNITS[-1]:
            break
        amount /= 1000.0
    return counted(count, "byte") if unit == UNITS[0] else f"{amount:.3g} {unit}"


def about_file(facts: Facts, columns: int, *, is_whole: bool) -> str:
    """The size of a file, its lines and columns."""
    lines = f"{counted(facts.lines, 'line')}, " if is_whole else ""
    return f"{size(facts.size)}, {lines}{counted(columns, 'column')}"


def changed(facts: Facts) -> str:
    """When a file was changed."""
    when = time.localtime(facts.modified)
    return f"Changed {when.tm_mday} {time.strftime('%B %Y, %H:%M', when)}"
