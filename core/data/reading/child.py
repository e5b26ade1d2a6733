"""The process that reads a table for another one: `python -m core.data.reading.child`. It ends with the other one."""

import gc
import os
import struct
import sys
import threading
from collections.abc import Callable
from dataclasses import astuple
from pathlib import Path
from typing import BinaryIO

from core.data.reading.frames import CELLS, PROGRESS, READING, REFUSAL, STOP, read_frame, write_frame
from core.data.reading.reader import read
from core.data.reading.watch import Progress
from core.data.reading.wire import encoded, requested
from core.problem import UserError

NUMBERS = struct.Struct("<4Q")
"""Those of `Progress`."""

KINDNESS = 8
"""How far it stands back: the window and training go first where there are fewer cores than work."""


def serve(request: BinaryIO, answer: BinaryIO, leave: Callable[[int], object]) -> None:
    """Read what is requested. Answers are progress and, at the end, a reading or a sentence. Asked to stop, it answers
    with what was read until then. leave: called with the exit status if nobody asks any more."""
    frame = read_frame(request)
    if frame is None:
        return
    wanted = requested(frame[1])
    stopped = threading.Event()
    threading.Thread(target=_listen, args=(request, stopped, leave), daemon=True).start()

    def watch(progress: Progress) -> bool:
        write_frame(answer, PROGRESS, NUMBERS.pack(*astuple(progress)))
        return not stopped.is_set()

    try:
        reading = read(Path(os.fsdecode(wanted.path)), wanted.choices, wanted.sampling, watch)
    except UserError as error:
        write_frame(answer, REFUSAL, str(error).encode())
    else:
        plain, cells = encoded(reading)
        write_frame(answer, CELLS, cells)
        write_frame(answer, READING, plain)


def _listen(request: BinaryIO, stopped: threading.Event, leave: Callable[[int], object]) -> None:
    """Wait for a request to stop, and for the end of who asks."""
    while (frame := read_frame(request)) is not None:
        if frame[0] == STOP:
            stopped.set()
    leave(0)


if __name__ == "__main__":
    if hasattr(os, "nice"):
        os.nice(KINDNESS)
    # Rows are many small lists, none of which refers to itself.
    gc.disable()
    serve(sys.stdin.buffer, sys.stdout.buffer, os._exit)
    # The thread that listens still holds the pipe.
    os._exit(0)
