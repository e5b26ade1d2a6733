"""Entry point: runs the command line and reports every error in one line."""

import sys

from core.shutdown import end_on_signals, leave

if __name__ == "__main__":
    # Before all other imports: Ctrl+C must never print a traceback.
    end_on_signals()

import errno
import io
import os
import traceback

from core.problem import UserError
from core.quotation import plain
from playground import command_line

USER, OURS = 2, 1


def main(arguments: list[str]) -> int:
    """Run the command line; returns the exit status: 0, 2 for invalid input, 1 for an internal error."""
    _escape_unknown_characters()
    try:
        status = command_line.run(arguments)
        if sys.stdout is not None:
            sys.stdout.flush()
        return status
    except UserError as error:
        print(f"error: {error}", file=sys.stderr)
        return USER
    except BrokenPipeError:
        _close_output()
        return OURS
    except OSError as error:
        if error.errno != errno.ENOSPC:
            return _failed(error)
        _close_output()
        print("error: The output could not be written: there is no space left.", file=sys.stderr)
        return OURS
    except Exception as error:
        return _failed(error)


def _failed(error: Exception) -> int:
    place = _write_log()
    print(f"error: {plain(f'{type(error).__name__}: {error}')} ({place})", file=sys.stderr)
    return OURS


def _escape_unknown_characters() -> None:
    """Print characters outside the terminal's encoding as escapes instead of raising."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")


def _close_output() -> None:
    """The reader has closed the pipe: discard the remaining output."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def _write_log() -> str:
    from core.log import place_of, write_report

    return place_of(write_report(traceback.format_exc()))


if __name__ == "__main__":
    leave(main(sys.argv[1:]))
