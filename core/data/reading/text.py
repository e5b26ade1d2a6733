"""The text of a file, a piece at a time, one sign for every end of a line, and where bytes do not fit its encoding."""

import codecs
import io
import re
from collections import deque
from collections.abc import Iterator
from typing import BinaryIO

from core.data.reading.encoding import CODECS, Encoding, no_text
from core.problem import UserError

PIECE = 1 << 18
"""The bytes that are read at once."""

BAD = re.compile("[\ud800-\udfff]")
"""Stands for what does not fit the encoding: half of a pair, which no text holds."""


class Text:
    """The text of a file that is open, in an encoding. size: the bytes that are read; what a file grows by meanwhile is
    left.

    bad: the places in the file, counted in bytes from 0, of what does not fit the encoding, one for each `BAD` in the
    text; whoever finds these takes them from the left.
    """

    def __init__(self, file: BinaryIO, encoding: Encoding, size: int) -> None:
        self.bytes_read = 0
        self.bad: deque[int] = deque()
        self._file, self._encoding = file, encoding.name
        self._codec = CODECS[encoding.name]
        self._errors = "surrogatepass" if self._codec.startswith("utf-16") else "surrogateescape"
        self._skip, self._size = encoding.mark, size

    def pieces(self) -> Iterator[str]:
        """The text from the beginning, in pieces of about `PIECE` characters that end anywhere. UserError if it is not
        text at all."""
        self._file.seek(self._skip)
        self.bytes_read = self._skip
        decoder = codecs.getincrementaldecoder(self._codec)(self._errors)
        lines = io.IncrementalNewlineDecoder(None, translate=True)
        place = self._skip
        while data := self._file.read(min(PIECE, self._size - self.bytes_read)):
            self.bytes_read += len(data)
            text = decoder.decode(data)
            if "\0" in text:
                raise UserError(no_text(self._encoding))
            self._note_bad(text, place)
            place = self.bytes_read - len(decoder.getstate()[0])
            yield lines.decode(text)
        yield lines.decode(self._last(decoder, place), final=True)

    def _last(self, decoder: codecs.IncrementalDecoder, place: int) -> str:
        """What is left when the file ends within a character."""
        left = len(decoder.getstate()[0])
        try:
            text = decoder.decode(b"", final=True)
        except UnicodeDecodeError:
            # Half a unit of UTF-16 cannot stand for itself.
            text = "\udc00" if left else ""
        self._note_bad(text, place)
        return text

    def _note_bad(self, text: str, place: int) -> None:
        """Note where the characters that stand for bad bytes were in the file; the text begins at a place of it."""
        if text.isascii():
            return
        begin = 0
        for found in BAD.finditer(text):
            place += len(text[begin : found.start()].encode(self._codec, self._errors))
            self.bad.append(place)
            begin = found.start()


def first_not_utf8(file: BinaryIO, most: int) -> bytes:
    """The bytes around the first that is not UTF-8, among so many at the beginning of a file; empty if all are."""
    file.seek(0)
    decoder = codecs.getincrementaldecoder("utf-8")()
    for _ in range(0, most, PIECE):
        data = file.read(PIECE)
        try:
            decoder.decode(data, final=len(data) < PIECE)
        except UnicodeDecodeError as error:
            begin = max(0, error.start - 4096)
            return error.object[begin : error.start + 4096]
        if not data:
            break
    return b""
