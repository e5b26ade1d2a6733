"""A process of its own reads the same, tells of its progress, and ends when it is told to."""

import io
import os
import threading
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from core.data.reading import child, process
from core.data.reading.choices import GUESSED, Choices, Sampling
from core.data.reading.frames import CELLS, PROGRESS, READING, REFUSAL, REQUEST, STOP, read_frame, write_frame
from core.data.reading.process import ReadingProcess, read_apart
from core.data.reading.reader import read
from core.data.reading.reading import Reading
from core.data.reading.watch import Progress
from core.data.reading.wire import decoded, encoded, request
from core.problem import UserError
from core.progress import Canceled
from tests.core.data.reading.files import numbered, table_file

PATIENCE_S = 60.0


@pytest.fixture
def no_small_files(monkeypatch: pytest.MonkeyPatch) -> None:
    """Every file is read in a process of its own."""
    monkeypatch.setattr(process, "BYTES_IN_PROCESS", 0)


@pytest.fixture
def long_reading(tmp_path: Path) -> Iterator[ReadingProcess]:
    """A process that has begun to read a file for which it needs seconds."""
    reading = ReadingProcess(table_file(tmp_path, numbered(100) * 20_000))
    assert isinstance(reading.poll(PATIENCE_S), Progress)
    yield reading
    reading.cancel()


def assert_same(one: Reading, other: Reading) -> None:
    assert one.table == other.table
    assert one.lines.tolist() == other.lines.tolist()
    for name in ("facts", "dialect", "doubts", "columns", "records", "misfits", "misfit_count", "rows_read",
                 "is_sampled", "is_whole", "notes", "header_line", "image"):  # fmt: skip
        assert getattr(one, name) == getattr(other, name), name


def test_a_reading_is_the_same_after_the_pipe(tmp_path: Path) -> None:
    pixels = ",".join(f"p{at}" for at in range(64))
    rows = "".join(",".join(str((at * row) % 17) for at in range(64)) + f",{row % 3}\n" for row in range(20))
    for text in (numbered(30) + "1,2,3\n,b\n", f"{pixels},digit\n{rows}"):
        path = table_file(tmp_path, text)
        reading = read(path, sampling=Sampling(rows=12, always=True))
        assert_same(reading, decoded(*encoded(reading), path))


@pytest.mark.usefixtures("no_small_files")
def test_a_process_reads_the_same_and_tells_of_progress(tmp_path: Path) -> None:
    path, seen = table_file(tmp_path, numbered(300)), []

    def watch(progress: Progress) -> bool:
        seen.append(progress)
        return True

    sampling = Sampling(rows=50, always=True)
    choices = Choices(delimiter=";")
    assert_same(read_apart(path, choices, sampling, watch), read(path, choices, sampling))
    assert_same(read_apart(path), read(path))
    assert all(0.0 <= progress.share <= 1.0 for progress in seen)


def test_a_small_file_needs_no_process(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(process, "ReadingProcess", None)
    assert len(read_apart(table_file(tmp_path, numbered(5))).table.cells) == 5
    with pytest.raises(UserError, match="There is no file"):
        read_apart(tmp_path / "gone.csv")


@pytest.mark.usefixtures("no_small_files")
def test_a_refusal_comes_as_the_same_sentence(tmp_path: Path) -> None:
    with pytest.raises(UserError, match=r'^"t\.csv" cannot be read: line 2 opens a quote that is never closed; '):
        read_apart(table_file(tmp_path, 'a,b\n"1,2\n'))


def test_a_canceled_process_ends_within_200_ms_and_says_no_more(long_reading: ReadingProcess) -> None:
    begin = time.perf_counter()
    long_reading.cancel()
    # Five times the promise: the machine may be busy.
    assert time.perf_counter() - begin < 1.0
    assert long_reading._process.returncode is not None
    assert long_reading.poll() is None
    assert not long_reading._thread.is_alive()


def test_a_stopped_process_gives_what_it_has_read(long_reading: ReadingProcess) -> None:
    long_reading.stop()
    deadline = time.monotonic() + PATIENCE_S
    while not isinstance(news := long_reading.poll(0.1), Reading):
        assert time.monotonic() < deadline
    assert not news.is_whole
    assert 0 < news.rows_read < 2_000_000
    assert long_reading.poll() is None


def test_a_process_that_dies_is_told(long_reading: ReadingProcess) -> None:
    long_reading._process.kill()
    while isinstance(news := long_reading.poll(PATIENCE_S), Progress):
        pass
    assert str(news) == '"t.csv" cannot be read: the process that reads it has ended.'
    long_reading.stop()


@pytest.mark.usefixtures("no_small_files")
def test_who_watches_can_stop_and_cancel(tmp_path: Path) -> None:
    path = table_file(tmp_path, numbered(100) * 20_000)
    assert not read_apart(path, watch=lambda progress: False).is_whole

    def cancel(progress: Progress) -> bool:
        raise Canceled

    with pytest.raises(Canceled):
        read_apart(path, watch=cancel)


@pytest.mark.usefixtures("no_small_files")
def test_who_watches_can_cancel_while_there_are_no_news(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    canceled: list[bool] = []

    class Silent:
        def __init__(self, *_: object) -> None: ...

        def poll(self, wait_s: float) -> None: ...

        def cancel(self) -> None:
            canceled.append(True)

    def cancel(progress: Progress) -> bool:
        raise Canceled

    monkeypatch.setattr(process, "ReadingProcess", Silent)
    with pytest.raises(Canceled):
        read_apart(table_file(tmp_path, numbered(5)), watch=cancel)
    assert canceled == [True]


def served(path: Path, *more: bytes) -> tuple[list[tuple[bytes, bytes]], list[int]]:
    """What a child answers, and the statuses with which it left, as nobody asked any more."""
    requests, answers, left = io.BytesIO(), io.BytesIO(), []
    if path.name:
        write_frame(requests, REQUEST, request(path, GUESSED, Sampling()))
    for kind in more:
        write_frame(requests, kind)
    requests.seek(0)
    child.serve(requests, answers, left.append)
    for thread in threading.enumerate():
        if thread is not threading.current_thread() and thread.name.startswith("Thread") and "_listen" in thread.name:
            thread.join()
    answers.seek(0)
    found = []
    while (frame := read_frame(answers)) is not None:
        found.append(frame)
    return found, left


def test_a_child_answers_with_progress_and_a_reading_or_a_sentence(tmp_path: Path) -> None:
    frames, left = served(table_file(tmp_path, numbered(20)))
    assert [kind for kind, _ in frames] == [PROGRESS, CELLS, READING]
    assert len(decoded(frames[-1][1], frames[-2][1], tmp_path / "t.csv").table.cells) == 20
    assert left == [0]
    frames, _ = served(tmp_path / "gone.csv", STOP, PROGRESS)
    assert [kind for kind, _ in frames] == [REFUSAL]
    assert served(Path())[0] == []


def test_a_message_that_is_cut_is_none() -> None:
    whole = io.BytesIO()
    write_frame(whole, READING, b"12345")
    assert read_frame(io.BytesIO(whole.getvalue())) == (READING, b"12345")
    for length in range(len(whole.getvalue())):
        assert read_frame(io.BytesIO(whole.getvalue()[:length])) is None


@pytest.mark.skipif(os.name != "posix", reason="names that are no text are there only")
def test_a_name_that_is_no_text_is_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(process, "BYTES_IN_PROCESS", 0)
    path = tmp_path / os.fsdecode(b"t\xff.csv")
    path.write_text(numbered(5))
    assert read_apart(path).facts.path == str(path)
