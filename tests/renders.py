"""Renders every state of the window at every size, theme, text size and scale, and lists what does not fit.

python -m tests.renders --out DIR [--sizes 1280x800,...] [--themes light,dark] [--text 100,200] [--scales 1,2]
[--states main,lab,...]. Exit status 1 if something does not fit.
"""

import argparse
import itertools
import os
import subprocess
import sys
import tempfile
from pathlib import Path

SIZES = "1024x700,1280x800,1600x1000,2560x1440"
EPOCHS = 60
FOUND = "misfits-{:g}.txt"
"""The file that lists what does not fit, at a scale."""


def main() -> int:
    """Render in a process for each scale, one after another."""
    given = read_arguments()
    given.out.mkdir(parents=True, exist_ok=True)
    if given.child:
        return render(given)
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen"}
    codes = []
    for scale in given.scales:
        command = [sys.executable, "-m", "tests.renders", *sys.argv[1:], "--child", "--scales", f"{scale:g}"]
        codes.append(subprocess.run(command, env=environment, check=False).returncode)
    return max(codes)


def read_arguments() -> argparse.Namespace:
    """The arguments of the command line."""
    parser = argparse.ArgumentParser(prog="python -m tests.renders")
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--sizes", type=lambda text: [tuple(map(int, each.split("x"))) for each in _list(text)])
    parser.add_argument("--themes", type=_list, default=["light", "dark"])
    parser.add_argument("--text", type=lambda text: [*map(int, _list(text))], default=[80, 100, 150, 200])
    parser.add_argument("--scales", type=lambda text: [*map(float, _list(text))], default=[1.0, 2.0])
    parser.add_argument("--states", type=_list, default=[])
    parser.add_argument("--child", action="store_true", help=argparse.SUPPRESS)
    given = parser.parse_args()
    given.sizes = given.sizes or [tuple(map(int, each.split("x"))) for each in _list(SIZES)]
    return given


def render(given: argparse.Namespace) -> int:
    """Render at one scale, in one application."""
    from PySide6.QtCore import QSize

    from playground.screenshot import picture_of, show_state, use_screen
    from playground.screenshot_states import STATES, state_named
    from playground.waiting import settle
    from tests.misfits import misfits
    from tests.windows import close_window, open_window, reset

    scale, total = given.scales[0], 0
    states = [state_named(name) for name in given.states] or STATES
    folder = tempfile.TemporaryDirectory()
    use_screen(Path(folder.name), (max(w for w, _ in given.sizes), max(h for _, h in given.sizes)), scale)
    application = open_window(size=QSize(*given.sizes[0]))
    trained = _trained(application, {state.example: state for state in states})
    with (given.out / FOUND.format(scale)).open("w", encoding="utf-8") as file:
        for text, theme, size, state in itertools.product(given.text, given.themes, given.sizes, states):
            name = f"{state.name}-{size[0]}x{size[1]}-{theme}-{text}-{scale:g}.png"
            reset(application)
            application.style.choose_text_size(text)
            application.style.choose(theme)
            application.window.resize(*size)
            application.window.file._go_to(trained[state.example], None)
            try:
                show_state(application, state, 0.3)
            except Exception as error:
                found = [f"cannot be shown: {error!r}"]
            else:
                picture_of(application.window).save(str(given.out / name))
                found = misfits(application.window)
            for fault in found:
                print(f"{name}: {fault}", file=file)
            file.flush()
            total += len(found)
            print(f"{name}: {len(found)} misfits", flush=True)
    application.style.choose_text_size(100)
    reset(application)
    close_window(application)
    settle(0.0)
    folder.cleanup()
    print(f"{total} misfits at scale {scale:g}: {given.out / FOUND.format(scale)}")
    return int(total > 0)


def _trained(application, states):  # type: ignore[no-untyped-def]
    """The trained project of each example."""
    from playground.waiting import train_to
    from tests.windows import PATIENCE_S, settle

    projects = {}
    for example, state in states.items():
        application.window.file._go_to(state.project(), None)
        settle(application, PATIENCE_S)
        train_to(application, EPOCHS)
        projects[example] = application.window.file.project()
    return projects


def _list(text: str) -> list[str]:
    return [each.strip() for each in text.split(",") if each.strip()]


if __name__ == "__main__":
    raise SystemExit(main())
