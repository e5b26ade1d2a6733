"""The text of a file in any Unicode encoding, and where it stops being JSON, in words."""

import json
import re

from core.problem import UserError
from core.quotation import quote

_CLOSING = "a comma before a closing bracket"


def utf8(data: bytes) -> bytes:
    """A text as UTF-8 without a byte order mark. UserError if its bytes are not text."""
    encoding = json.detect_encoding(data)
    if encoding == "utf-8":
        return data
    try:
        return data.decode(encoding).removeprefix("\ufeff").encode()
    except UnicodeError:
        raise UserError("it is damaged or not a project file: its bytes are not text") from None


def json_fault(data: bytes, message: str) -> str:
    """The decoder's message about a text that is not JSON, such as "JSON is malformed: invalid character (byte 12)",
    with line and column, each from 1."""
    found = re.search(r"\(byte (\d+)\)", message)
    if found is None and "truncated" not in message:
        return message[0].lower() + message[1:]
    if found is None:
        lines = data.count(b"\n") + 1
        return f"it ends in line {lines:,}, before it is complete" if data.strip() else "it is empty"
    at = int(found[1])
    line = data.count(b"\n", 0, at) + 1
    before, rest = data[data.rfind(b"\n", 0, at) + 1 : at], data[at : at + 200].decode(errors="replace")
    column = len(before.decode(errors="replace")) + 1
    return f"line {line:,}, column {column:,} has {_trouble(message, rest)}"


def _trouble(message: str, rest: str) -> str:
    word = re.match(r"-?[A-Za-z]+", rest)
    for start, name in (
        (("<<<<<<<", "=======", ">>>>>>>"), "the mark of an unfinished merge"),
        (("//", "/*", "#"), "a comment, which JSON does not allow"),
    ):
        if rest.startswith(start):
            return name
    if "trailing comma" in message:
        return _CLOSING
    if word is not None and word[0].lstrip("-").lower() in ("nan", "inf", "infinity"):
        return f"{quote(word[0])}, which is not a number"
    piece = rest.split("\n")[0].strip()[:12] or rest[:1]
    return f'"{quote(piece)}", which does not belong there' if piece else "something that does not belong there"
