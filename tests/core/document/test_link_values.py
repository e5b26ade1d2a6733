"""What each key of a link may hold: read, repaired or left to its default as the page does it, and told."""

import pytest

from core import limits
from core.document.document import Document
from core.document.storage import Project, decode, encode
from core.document.tf_playground import read_link
from core.document.view import View
from core.problem import UserError

BASE = "https://playground.tensorflow.org/#"


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("dataset=circle&dataset=xor&seed=1", "xor"),
        ("dataset=&dataset=xor&seed=1&&x", "xor"),
        ("dataset=xor&dataset=", "circle"),
        ("dataset=xor&dataset", "circle"),
        ("dataset=xor=circle", "xor"),
        ("DATASET=xor", "circle"),
        ("&&dataset=xor&&", "xor"),
        ("dataset=xor#dataset=gauss", "circle"),
    ],
)
def test_the_last_of_repeated_keys_counts_and_empty_ones_take_the_default(text: str, name: str) -> None:
    assert _opened(text).data.name == name


@pytest.mark.parametrize(
    ("text", "seed"),
    [
        ("seed=a=b", "a"),
        ("seed=5%25", "5%25"),
        ("seed=0.5%", "0.5%"),
        ("seed=hello world", "hello%20world"),
        ("seed=\u00e9", "%C3%A9"),
        ("seed=\U0001f600", "%F0%9F%98%80"),
        ("seed=<\">`'|", "%3C%22%3E%60'|"),
        ("seed=a+b", "a+b"),
        ("seed=a\tb\nc", "abc"),
        ("seed=\udce9", "%EF%BF%BD"),
        ("seed=a#b", "a#b"),
    ],
)
def test_a_seed_is_what_the_browser_hands_to_the_page(text: str, seed: str) -> None:
    assert _opened(text).data.seed == seed
    assert _opened(text).seed == seed


def test_a_seed_longer_than_any_is_refused() -> None:
    assert len(_opened("seed=" + "x" * limits.SEED).data.seed) == limits.SEED
    with pytest.raises(UserError, match=r"seed=xxx.* 1,000 characters"):
        _opened("seed=" + "x" * (limits.SEED + 1))


@pytest.mark.parametrize(
    ("text", "rate"),
    [
        ("0", 0.0), ("0.1", 0.1), (".5", 0.5), ("5.", 5.0), ("1e-3", 0.001), ("+2", 2.0), ("0x10", 16.0), ("0b11", 3.0),
        ("", 0.03),
    ],
)  # fmt: skip
def test_numbers_are_read_as_javascript_reads_them(text: str, rate: float) -> None:
    assert _opened(f"learningRate={text}").settings.learning_rate == rate


@pytest.mark.parametrize(
    ("text", "noise"), [("80", 80.0), ("80.5", 50.0), ("1e9", 50.0), ("-5", 0.0), ("35", 35.0), ("0", 0.0)]
)
def test_noise_is_repaired_as_on_the_page(text: str, noise: float) -> None:
    assert _opened(f"noise={text}").data.noise == noise


@pytest.mark.parametrize(
    ("text", "share"),
    [("30", 30.0), ("100", 100.0), ("250", 100.0), ("-10", 90.0), ("0", 10.0), ("0.01", 10.0), ("-100", 10.0)],
)
def test_the_training_share_is_cut_as_on_the_page(text: str, share: float) -> None:
    assert _opened(f"percTrainData={text}").data.train_share == share


@pytest.mark.parametrize(
    ("text", "size"),
    [("10.0", 10), ("1e1", 10), ("2.5", 5), ("-10", 10), ("0.5", 1), ("0", 1_000_000), ("0.7001", 1_000_000)],
)
def test_the_batch_is_full_where_the_page_says_so(text: str, size: int) -> None:
    assert _opened(f"batchSize={text}").settings.batch_size == size


@pytest.mark.parametrize(
    ("text", "sizes"),
    [
        ("4,2", [4, 2]), ("", []), ("4.0,2", [4, 2]), ("2.5", [3]), ("4,2,", [4, 2]), ("4,,2", [4, 2]), ("0", []),
        ("4,-2", [4]), ("4,abc", [4]), ("0x3", [3]), (",", []),
    ],
)  # fmt: skip
def test_layers_have_as_many_neurons_as_on_the_page(text: str, sizes: list[int]) -> None:
    network = _opened(f"networkShape={text}").network
    assert [len(network.members(layer.id)) for layer in network.layers] == sizes


def test_a_layer_without_neurons_lets_nothing_pass() -> None:
    network = _opened("networkShape=4,2,").network
    assert network.incoming[network.outputs[0].id] == ()


@pytest.mark.parametrize("key", ["x", "xSquared", "sinY"])
@pytest.mark.parametrize(("hidden", "stays"), [("true", False), ("false", True), ("", True), ("TRUE", True)])
def test_the_input_of_a_hidden_feature_is_taken_out(key: str, hidden: str, stays: bool) -> None:
    names = {"x": "x1", "xSquared": "x1^2", "sinY": "sin(x2)"}
    network = _opened(f"{key}=true&{key}_hide={hidden}").network
    assert (names[key] in [node.expression for node in network.inputs]) == stays


@pytest.mark.parametrize("key", ["learningRate", "noise", "networkShape", "playButton", "dataset", "batchSize"])
def test_other_hidden_controls_change_nothing(key: str) -> None:
    assert _opened(f"seed=1&{key}_hide=true") == _opened("seed=1")


@pytest.mark.parametrize(
    ("text", "view"),
    [
        ("", View(test_points=False, class_only=False)),
        ("showTestData=true", View(test_points=True, class_only=False)),
        ("showTestData=false&discretize=true", View(test_points=False, class_only=True)),
        ("showTestData=yes&discretize=false", View(test_points=True, class_only=False)),
    ],
)
def test_a_link_says_how_it_is_looked_at(text: str, view: View) -> None:
    assert read_link(BASE + text).view == view


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("activation=elu", "activation=elu is taken as tanh"),
        ("dataset=iris", "dataset=iris is taken as circle"),
        ("regDataset=x", "regDataset=x is taken as reg-plane"),
        ("problem=poetry", "problem=poetry is taken as classification"),
        ("regularization=L3", "regularization=L3 is taken as none"),
        ("noise=90", "noise=90 is taken as 50"),
        ("noise=-5", "noise=-5 is taken as 0"),
        ("percTrainData=0", "percTrainData=0 is taken as 10"),
        ("batchSize=0", "batchSize=0 is taken as one that is never full"),
        ("batchSize=2.5", "batchSize=2.5 is taken as 5"),
        ("networkShape=4,2,", "networkShape=4,2, is taken as 4,2,0"),
        ("activation=elu&noise=90", "activation=elu is taken as tanh"),
    ],
)
def test_what_is_repaired_is_told_in_one_sentence(text: str, told: str) -> None:
    note = read_link(BASE + text).note
    assert told in note
    assert note.endswith(".") and note.isprintable() and note.count(". ") == 0


@pytest.mark.parametrize("text", ["", "seed=1&noise=25&networkShape=3,3&unknown=1&x_hide=true&batchSize=10.0"])
def test_where_nothing_is_repaired_nothing_is_told(text: str) -> None:
    assert read_link(BASE + text).note == ""


def test_a_hostile_value_stays_short_in_what_is_told() -> None:
    note = read_link(BASE + "activation=" + "\x1b[31m<h1>" * 10_000).note
    assert note.isprintable() and len(note) < 120


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("batchSize=abc", "batchSize=abc"),
        ("batchSize=1e7", "batchSize=1e7"),
        ("batchSize=Infinity", "batchSize=Infinity"),
        ("learningRate=-1", "learningRate=-1"),
        ("learningRate=1e999", "learningRate=1e999"),
        ("learningRate=1e305", "learningRate=1e305"),
        ("learningRate=nan", "learningRate=nan"),
        ("learningRate=fast", "learningRate=fast"),
        ("learningRate=1_0", "learningRate=1_0"),
        ("learningRate=0,03", "learningRate=0,03"),
        ("regularizationRate=1e305", "regularizationRate=1e305"),
        ("regularizationRate=x", "regularizationRate=x"),
        ("noise=loud", "noise=loud"),
        ("percTrainData=half", "percTrainData=half"),
        ("networkShape=3000", "networkShape=3000"),
        ("networkShape=900,900", "networkShape=900,900"),
        ("networkShape=Infinity", "networkShape=Infinity"),
        ("networkShape=" + "0," * 3000, "networkShape=0,0"),
        ("networkShape=" + "9" * 100_000, "networkShape=999"),
        ("learningRate=0x" + "f" * 10_000, "learningRate=0xfff"),
    ],
)
def test_what_lies_outside_of_our_limits_is_refused_with_key_and_value(text: str, named: str) -> None:
    with pytest.raises(UserError) as refusal:
        read_link(BASE + text)
    assert named in str(refusal.value)
    assert len(str(refusal.value)) < 300


def test_whatever_a_link_opens_as_can_be_saved_and_opened() -> None:
    for text in (
        "learningRate=0",
        "regularizationRate=-1e300",
        "networkShape=4,2,",
        "batchSize=0",
        "seed=%00<&x=false",
    ):
        project = read_link(BASE + text)
        assert decode(encode(Project(project.document)), "x").document == project.document


def _opened(text: str) -> Document:
    return read_link(BASE + text).document
