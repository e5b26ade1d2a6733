"""Whatever a person hands us to open: links with and without what is around them, addresses of files, paths."""

import os
from pathlib import Path

import pytest

from core.document.address import is_link
from core.document.source import is_source, path_of, read_source
from core.document.starter import default_document
from core.document.storage import Project, save_project
from core.problem import UserError

LINK = "playground.tensorflow.org/#dataset=xor&seed=1"


@pytest.mark.parametrize(
    "text",
    [
        LINK, f"https://{LINK}", f"http://{LINK}", f"//{LINK}", f"HTTPS://{LINK}", f"https://www.{LINK}", f"www.{LINK}",
        f"  https://{LINK}\n", f'"https://{LINK}"', f"'{LINK}'", f"<https://{LINK}>", f"<{LINK}>", f" <{LINK}> ",
        f"(https://{LINK})", LINK.replace("org/#", "org#"), LINK.replace("org/#", "org/?hl=en#"),
        LINK.replace("playground.tensorflow.org", "Playground.TensorFlow.org"),
        LINK.replace("/#", ":443/#"),
    ],
)  # fmt: skip
def test_a_link_is_known_whatever_is_around_it(text: str) -> None:
    assert is_link(text)
    document = read_source(text).document
    assert (document.data.name, document.data.seed) == ("xor", "1")


@pytest.mark.parametrize("text", ["playground.tensorflow.org", "https://playground.tensorflow.org/"])
def test_the_bare_page_is_a_link_too(text: str) -> None:
    assert read_source(text).document.data.name == "circle"


@pytest.mark.parametrize(
    "text",
    [
        "https://example.org/#seed=1", "http://[broken", "project.gp", "playground.tensorflow.org.gp",
        "https://playground.tensorflow.org.example.org/#seed=1", "https://example.org/playground.tensorflow.org/#seed=1",
        "https://example.org#playground.tensorflow.org/#seed=1", "", "#seed=1", "notplayground.tensorflow.org",
    ],
)  # fmt: skip
def test_only_its_own_host_is_a_link(text: str) -> None:
    assert not is_link(text)


@pytest.mark.parametrize("text", ["https://example.org/a.gp", "http://[broken", "ftp://a/b", "about://x"])
def test_other_addresses_are_refused_with_what_can_be_opened(text: str) -> None:
    with pytest.raises(UserError, match=r"playground\.tensorflow\.org"):
        read_source(text)


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """A project in a file whose name wants to be quoted in an address."""
    path = tmp_path / "a b\u00e9#50%25?.gp"
    save_project(path, Project(default_document()))
    return path


@pytest.mark.parametrize("form", ["file://{}", "file://localhost{}", "FILE://{}", "file:{}", "  file://{}\n"])
def test_the_address_of_a_file_opens_it(form: str, file: Path) -> None:
    address = form.format(file.as_uri().removeprefix("file://"))
    assert path_of(address) == file
    assert read_source(address).document == default_document()


def test_an_address_on_another_computer_is_refused() -> None:
    with pytest.raises(UserError, match="another computer"):
        read_source("file://server/share/a.gp")


def test_a_file_address_of_nothing_names_what_is_missing() -> None:
    with pytest.raises(UserError, match="There is no file"):
        read_source("file:///nowhere/a%20b.gp")
    with pytest.raises(UserError):
        read_source("file:///nowhere/a%00b.gp")


def test_a_tilde_is_the_home_folder_unless_a_file_is_called_so(
    file: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.chdir(tmp_path)
    assert path_of(f"~/{file.name}") == file
    assert path_of("~nobody-is-called-this/a.gp") == Path("~nobody-is-called-this/a.gp")
    (tmp_path / "~").mkdir()
    (tmp_path / "~" / "a.gp").write_text("")
    assert path_of("~/a.gp") == Path("~/a.gp")


@pytest.mark.parametrize(
    ("address", "opens"),
    [
        ("https://playground.tensorflow.org/#seed=1", True), ("file:///tmp/a.gp", True), ("file:/tmp/a.gp", True),
        ("https://example.org/", False), ("/tmp/a.gp", False),
    ],
)  # fmt: skip
def test_addresses_of_files_and_links_can_be_opened(address: str, opens: bool) -> None:
    assert is_source(address) is opens


def test_a_path_is_taken_as_it_is() -> None:
    for name in ("a%20b.gp", "C:/x.gp", " a.gp", "//tmp/a.gp"):
        assert path_of(name) == Path(name)


@pytest.mark.skipif(os.name != "posix", reason="names are bytes there only")
def test_a_name_that_is_no_text_is_opened(tmp_path: Path) -> None:
    path = Path(os.fsdecode(os.fsencode(tmp_path) + b"/\xff.gp"))
    save_project(path, Project(default_document()))
    assert read_source(path.as_uri()).document == default_document()
