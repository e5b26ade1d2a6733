"""Messages on a pipe: a letter for the kind, the length, the bytes."""

import struct
from typing import BinaryIO

PROGRESS, CELLS, READING, REFUSAL, REQUEST, STOP = b"p", b"c", b"r", b"e", b"q", b"s"
"""The kinds. The cells of a reading come before it."""

_HEAD = struct.Struct("<cQ")


def write_frame(pipe: BinaryIO, kind: bytes, data: bytes | memoryview = b"") -> None:
    """Send a message. OSError if nobody reads."""
    pipe.write(_HEAD.pack(kind, len(data)))
    pipe.write(data)
    pipe.flush()


def read_frame(pipe: BinaryIO) -> tuple[bytes, bytes] | None:
    """The next message, its kind and bytes; None if the other side has ended."""
    head = pipe.read(_HEAD.size)
    if len(head) < _HEAD.size:
        return None
    kind, length = _HEAD.unpack(head)
    data = pipe.read(length)
    return (kind, data) if len(data) == length else None
