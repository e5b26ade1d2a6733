"""Where in a project file something is wrong, in words: `$.neurons[0].bias` is "the bias of neuron h1.1"."""

import re
from collections.abc import Mapping, Sequence

from core.quotation import quote

_ONE = {"inputs": "input", "neurons": "neuron", "links": "link", "layers": "layer"}
_WORDS = {
    "at": "position", "settings": "settings", "data": "data", "initial": "initial values", "training": "training",
    "losses": "loss curve", "lab": "Lab", "view": "view", "values": "categories", "held": "held values",
    "drawn": "drawn rows",
    "components": "held components",
}  # fmt: skip
_ENDS = {"source": "start", "target": "end"}
_COLUMN = ("data", "source", "table", "columns")

_TYPES = {
    "int": "a whole number", "float": "a number", "str": "a text", "bool": "true or false", "null": "nothing",
    "object": "an object", "array": "a list",
}  # fmt: skip

_SIGNS = {"of length <=": "of a length of at most", "<=": "of at most", ">=": "of at least", " >": " above"}

Key = str | int


def fault_in_words(message: str, raw: object) -> str:
    """The decoder's message about a file's content, such as "Expected `int`, got `str` - at `$.serial`", in words. raw:
    the whole content, for the names in it."""
    what, _, place = message.partition(" - at ")
    where = place_in_words(keys(place.strip("`")), raw)
    field = re.fullmatch(r"Object (missing required|contains unknown) field `(.*)`", what, re.DOTALL)
    if field is not None:
        trouble = "is missing" if field[1].startswith("missing") else "is not known to this version"
        return f'the field "{quote(field[2])}" of {where} {trouble}'
    return f"{where} is wrong: {_in_plain_words(what)}"


def keys(place: str) -> tuple[Key, ...]:
    """The keys that lead to a place, such as ("neurons", 0, "bias") for $.neurons[0].bias."""
    found = re.findall(r"\.([A-Za-z_]\w*)|\[(\d+)\]", place)
    return tuple(int(number) if number else name for name, number in found)


def place_in_words(place: Sequence[Key], raw: object = None) -> str:
    """A place in words: "the bias of neuron h1.1". Rows without a printable name are given by their number, from 1."""
    if not place:
        return "the file"
    if len(place) >= 2 and place[0] in _ONE and isinstance(place[1], int):
        row = _row_in_words(str(place[0]), place[1], raw)
        return _parts([_ENDS.get(str(key), key) for key in place[2:]], row)
    depth = len(_COLUMN)
    if tuple(place[:depth]) == _COLUMN and len(place) > depth:
        return _parts(place[depth + 1 :], _column_in_words(place[depth], raw))
    return _parts(place[1:], f"the {_word(place[0])}")


def _parts(inner: Sequence[Key], whole: str) -> str:
    names = [key for key in inner if isinstance(key, str)]
    for name in names:
        whole = f"the {_word(name)} of {whole}"
    return whole


def _word(key: Key) -> str:
    return _WORDS.get(str(key), str(key).replace("_", " "))


def _column_in_words(number: Key, raw: object) -> str:
    """A column of the data's table by its name, or by its number if it has none."""
    found = raw
    for key in _COLUMN[:-1]:
        found = found.get(key) if isinstance(found, dict) else None
    name = _row("columns", int(number), found).get("name")
    known = isinstance(name, str) and name.strip()
    return f'the column "{quote(str(name))}" of the table' if known else f"column {int(number) + 1} of the table"


def _row_in_words(kind: str, number: int, raw: object) -> str:
    row = _row(kind, number, raw)
    name = row.get("name") or row.get("expression") or row.get("feature")
    if kind == "links":
        ends = [_name_of(row.get(end), raw) for end in ("source", "target")]
        name = " \u2192 ".join(ends) if all(ends) else None
    return f"{_ONE[kind]} {quote(name)}" if isinstance(name, str) and name.strip() else f"{_ONE[kind]} {number + 1}"


def _row(kind: str, number: int, raw: object) -> Mapping[str, object]:
    rows = raw.get(kind) if isinstance(raw, dict) else None
    row = rows[number] if isinstance(rows, list) and number < len(rows) else None
    return row if isinstance(row, dict) else {}


def _name_of(id: object, raw: object) -> str:
    for kind in ("neurons", "inputs"):
        rows = raw.get(kind) if isinstance(raw, dict) else None
        for row in rows if isinstance(rows, list) else []:
            if isinstance(row, dict) and row.get("id") == id:
                name = row.get("name") or row.get("expression") or row.get("feature")
                return name if isinstance(name, str) else ""
    return ""


def _in_plain_words(what: str) -> str:
    if "regex" in what:
        what = "Expected a text without control characters"
    if "nvalid" in what:
        what = re.sub(r"Invalid (?:enum )?value '(.*)'", lambda found: f'"{quote(found[1])}" is unknown', what)
    what = re.sub(r"`(\w+)( \| null)?`", lambda found: _TYPES.get(found[1], found[1]), what).replace("`", "")
    for sign, words in _SIGNS.items():
        what = what.replace(sign, words)
    return what[0].lower() + what[1:]
