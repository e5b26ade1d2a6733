"""Pages of memory that the system may have back: what was read of a library to load something is not needed again."""

import ctypes
from pathlib import Path

DONT_NEED = 4
"""Linux's MADV_DONTNEED: pages of a file are read again from it when they are touched again."""

COMPILER = "libllvmlite"
"""The library numba compiles with: 75 MB of its code are resident once kernels are loaded, and nothing runs it then."""


def give_back(library: str, maps: Path = Path("/proc/self/maps")) -> int:
    """Let the system have the code of a loaded library, named by the beginning of its file's name; what is run again is
    read again. Returns how many bytes were offered: 0 where the system cannot be asked."""
    try:
        rows = [row.split(maxsplit=5) for row in maps.read_text().splitlines()]
    except OSError:
        return 0
    madvise, offered = ctypes.CDLL(None).madvise, 0
    for row in rows:
        # Addresses, access, place, device, inode, file. Code only: the loader has written into the rest.
        if len(row) == 6 and Path(row[5]).name.startswith(library) and row[1] == "r-xp":
            start, end = (int(address, 16) for address in row[0].split("-"))
            if madvise(ctypes.c_void_p(start), ctypes.c_size_t(end - start), DONT_NEED) == 0:
                offered += end - start
    return offered
