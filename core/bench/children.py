"""Engines in their own processes: started at the first request, limited to one thread, ended when they die or hang."""

import contextlib
import json
import os
import queue
import signal
import subprocess
import sys
import threading
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import core

PATIENCE_S = 120.0
"""How long an answer may take, in seconds."""

GRACE_S = 5.0
"""How long a hung process may take to end, in seconds."""

ONE_THREAD = {
    **dict.fromkeys(("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS", "VECLIB_MAXIMUM_THREADS",
                     "NUMEXPR_NUM_THREADS", "NUMBA_NUM_THREADS"), "1"),
    "XLA_FLAGS": "--xla_cpu_multi_thread_eigen=false intra_op_parallelism_threads=1",
}  # fmt: skip

PEERS = Path(__file__).with_name("peers")


class Failed(Exception):  # noqa: N818
    """An engine gave no answer; the message says why."""


class Child:
    """One engine's process. It is started again after it died or hung."""

    def __init__(self, name: str, command: Sequence[str], environment: Mapping[str, str], folder: Path) -> None:
        self.name = name
        self._command = list(command)
        self._environment = {**os.environ, **ONE_THREAD, **environment}
        self._log = folder / f"{name}.log"
        self._process: subprocess.Popen[str] | None = None

    def ask(self, **question: Any) -> dict[str, Any]:
        """The answer to a request. Raises Failed if there is none in time."""
        process = self._running()
        try:
            assert process.stdin is not None
            process.stdin.write(json.dumps(question) + "\n")
            process.stdin.flush()
            line = self._lines.get(timeout=PATIENCE_S)
        except (BrokenPipeError, OSError):
            line = ""
        except queue.Empty:
            self.end()
            raise Failed("it hung") from None
        if not line:
            raise Failed(self._last_words())
        answer: dict[str, Any] = json.loads(line)
        if "error" in answer:
            raise Failed(answer["error"])
        return answer

    def kill(self) -> None:
        """Tell the process to end, without waiting."""
        process = self._process
        if process is None:
            return
        if process.poll() is None and hasattr(os, "killpg"):
            # Its own children end with it, such as the Python that a script runs.
            with contextlib.suppress(ProcessLookupError):
                os.killpg(process.pid, signal.SIGKILL)
        process.kill()

    def end(self) -> None:
        """End the process, and release everything that belongs to it."""
        self.kill()
        process, self._process = self._process, None
        if process is None:
            return
        process.wait()
        self._reader.join()
        for pipe in (process.stdin, process.stdout):
            with contextlib.suppress(OSError):
                pipe.close()  # type: ignore[union-attr]

    def _running(self) -> subprocess.Popen[str]:
        if self._process is None:
            with self._log.open("w") as log:
                # Its own process group: Ctrl+C comes to us, and we pass it on.
                self._process = subprocess.Popen(
                    self._command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=log, text=True,
                    env=self._environment, start_new_session=True,
                )  # fmt: skip
            self._lines: queue.SimpleQueue[str] = queue.SimpleQueue()
            self._reader = threading.Thread(target=_read, args=(self._process.stdout, self._lines), daemon=True)
            self._reader.start()
        return self._process

    def _last_words(self) -> str:
        assert self._process is not None
        with contextlib.suppress(subprocess.TimeoutExpired):
            self._process.wait(GRACE_S)
        status = self._process.poll()
        self.end()
        said = self._log.read_text(errors="replace").strip().splitlines()
        end = "it stopped answering" if status is None else f"it ended with status {status}"
        return end + (f": {said[-1]}" if said else "")


def _read(stream: Any, lines: "queue.SimpleQueue[str]") -> None:
    for line in stream:
        lines.put(line)
    lines.put("")


def own_child(engine: str, folder: Path, spike: Path | None = None) -> Child:
    """The process of one of our engines, or of the spike in a folder."""
    command = [sys.executable, "-P", "-m", "core.bench.child", engine, str(folder)]
    environment = {"PYTHONPATH": str(Path(core.__file__).parents[1])}
    if spike is not None:
        command.append(str(spike))
        environment |= {"NUMBA_CACHE_DIR": str(folder / "compiled"), "PYTHONDONTWRITEBYTECODE": "1"}
    return Child(engine, command, environment, folder)


def peer_child(engine: str, python: Path, folder: Path) -> Child:
    """The process of a peer, in a Python that has it."""
    command = [str(python), str(PEERS / "serve.py"), engine, str(folder)]
    return Child(engine, command, {"PYTHONDONTWRITEBYTECODE": "1"}, folder)
