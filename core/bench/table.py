"""The measurements as a table for people."""

from collections.abc import Mapping, Sequence
from typing import Any

from core.bench.rounds import minima


def lines(result: Mapping[str, Any]) -> list[str]:
    """The object that `measure` returns, as a table: a line for each work and engine, the fastest first."""
    machine = result["machine"]
    peers = "".join(f", {name} {version}" for name, version in machine["peers"].items())
    found = [
        f"{machine['processor']}, {machine['cores']} cores, {machine['platform']}",
        f"Python {machine['python']}, numpy {machine['numpy']}, numba {machine['numba'] or '-'}{peers}",
        "",
        f"{'work':<13} {'engine':<10} {'median ms':>12} {'minimum ms':>12} {'to kernel':>10}",
    ]
    for work in dict.fromkeys(row["work"] for row in result["results"]):
        found += _work_lines(result["results"], work)
    found += [f"{row['work']:<13} {row['engine']:<10} left out: {row['reason']}" for row in result["left_out"]]
    return found + (_growth_lines(result) if "growth" in result else [])


def _work_lines(results: Sequence[Mapping[str, Any]], work: str) -> list[str]:
    rows = {row["engine"]: row for row in results if row["work"] == work}
    found = []
    best = minima(results, work)
    for engine, ms in best.items():
        ratio = f"{ms / best['kernel']:10.2f}" if "kernel" in best else f"{'-':>10}"
        found.append(f"{work:<13} {engine:<10} {rows[engine]['median_ms']:12.4f} {ms:12.4f} {ratio}")
    failed = [row for row in rows.values() if "error" in row]
    return found + [f"{work:<13} {row['engine']:<10} failed: {row['error']}" for row in failed]


def _growth_lines(result: Mapping[str, Any]) -> list[str]:
    found = []
    for name, part in result["growth"].items():
        found += ["", f"growth with {name}" + _failure(part)]
        for row in part.get("rows", ()):
            found.append(
                f"{row['links']:>8} links {row['samples']:>8} samples {row['ms']:12.4f} ms an epoch "
                f"{row['ns_per_link_and_sample']:8.3f} ns a link and sample"
            )
        if "slope" in part:
            found.append(f"grows with the power {part['slope']:.2f}")
    edits, optimizers = result["edits"], result["optimizers"]
    found += ["", "from a changed network to its program, and to an engine that trains it" + _failure(edits)]
    found += [
        f"{row['neurons']:>8} neurons {row['links']:>8} links {row['program_ms']:12.2f} ms {row['ms']:12.2f} ms"
        for row in edits.get("rows", ())
    ]
    found += ["", "Adam beside SGD on W3b10" + _failure(optimizers)]
    return found + ([f"takes {optimizers['ratio']:.2f} times as long"] if "ratio" in optimizers else [])


def _failure(part: Mapping[str, Any]) -> str:
    return f": failed: {part['error']}" if "error" in part else ""
