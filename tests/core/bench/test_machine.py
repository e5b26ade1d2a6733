"""What a measurement was taken on."""

from pathlib import Path

from core.bench.machine import describe_machine, processor


def test_the_machine_is_told_with_its_versions() -> None:
    machine = describe_machine()
    assert list(machine) == ["processor", "cores", "platform", "python", "numpy", "numba"]
    assert all(machine.values())


def test_the_processor_is_the_one_the_system_names(tmp_path: Path) -> None:
    listing = tmp_path / "cpuinfo"
    listing.write_text("processor\t: 0\nmodel name\t: A Fast One\nmodel name\t: Another\n")
    assert processor(listing) == "A Fast One"
    listing.write_text("processor\t: 0\n")
    assert processor(listing)
    assert processor(tmp_path / "missing")


def test_a_library_that_is_missing_has_no_version(monkeypatch: object) -> None:
    from core.bench import machine

    assert machine._version_or_none("no-such-library") is None
