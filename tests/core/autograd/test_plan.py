"""Plans: whatever the program, what the kernels take for granted of table, rows, packed places and spots holds."""

import random
from itertools import pairwise

import numpy as np
import pytest

from core.autograd.kernels.plan import (
    BIAS,
    CODE,
    COPY,
    COUNT,
    DEEP,
    OUT,
    SOURCES,
    START,
    STRAIGHT,
    WEIGHT,
    WIDTH,
    Plan,
    plan,
)
from core.autograd.kernels.vector import LANES
from core.autograd.ops import BY_CODE, CODES
from core.autograd.program import Program, trace
from core.autograd.value import Value, apply
from tests.core.autograd.graphs import random_graph, random_layers

SUM, MULTIPLY, LINEAR = CODES["weighted_sum"], CODES["multiply"], CODES["linear"]
GRAPHS, NETWORKS = range(7_000, 7_060), range(8_000, 8_040)


def random_program(seed: int) -> Program:
    """The program of a random graph or network."""
    return graph_program(seed) if seed in GRAPHS else network_program(seed)


def graph_program(seed: int) -> Program:
    """A program over 3 inputs and 5 parameters; every third also computes what its loss does not need."""
    draw = random.Random(seed)
    loss, sources, weights = random_graph(seed, [0.3, -0.8, 1.1], [draw.uniform(-1, 1) for _ in range(5)])
    also = [(loss * 2.0).tanh(), weights[0] + sources[0]] if seed % 3 == 0 else []
    return trace(loss, weights, sources, also=also).program


def network_program(seed: int) -> Program:
    """The program of a random network."""
    loss, inputs, parameters = random_layers(seed)
    return trace(loss, parameters, inputs).program


def layer(neurons: int, sources: int) -> tuple[Program, list[list[int]]]:
    """A program of one layer and the sum of it, and its parameters by neuron: bias, weights."""
    inputs = [Value(0.0) for _ in range(sources)]
    parameters = [[Value(0.0) for _ in range(sources + 1)] for _ in range(neurons)]
    loss = Value(0.0)
    for bias, *weights in parameters:
        terms = [part for pair in zip(weights, inputs, strict=True) for part in pair]
        loss = loss + apply("weighted_sum", bias, *terms)
    flat = [parameter for each in parameters for parameter in each]
    numbers = [[flat.index(parameter) for parameter in each] for each in parameters]
    return trace(loss, flat, inputs).program, numbers


def operands(made: Plan, line: np.ndarray) -> list[list[int]]:
    """The rows of each operand of a line, all of which it reads."""
    named = made.reads[line[START] : line[START] + line[SOURCES]].tolist()
    if len(named) == 1 and line[CODE] != SUM:
        return [list(range(named[0], named[0] + line[COUNT]))]
    return [[row] for row in named]


def codes(made: Plan) -> list[int]:
    return made.table[:, CODE].tolist()


@pytest.fixture(params=[*GRAPHS, *NETWORKS])
def program(request: pytest.FixtureRequest) -> Program:
    print(f"seed {request.param}")
    return random_program(request.param)


def test_every_row_is_written_once_and_read_only_afterwards(program: Program) -> None:
    made = plan(program)
    written = set(range(made.first))
    for line in made.table:
        assert {row for rows in operands(made, line) for row in rows} <= written
        rows = set(range(line[OUT], line[OUT] + line[COUNT]))
        assert not rows & written
        written |= rows
    assert written == set(range(made.row_count))


def test_each_row_knows_the_line_that_makes_it(program: Program) -> None:
    made = plan(program)
    expected = [-1] * made.first
    for number, line in enumerate(made.table):
        expected += [number] * int(line[COUNT])
    assert made.made.tolist() == expected


def test_a_line_of_one_operand_reads_rows_that_one_line_made(program: Program) -> None:
    made = plan(program)
    for line in made.table:
        if line[SOURCES] == 1 and line[CODE] != SUM:
            (rows,) = operands(made, line)
            assert len({int(made.made[row]) for row in rows}) == 1
        elif line[CODE] != SUM:
            assert line[COUNT] == 1


def test_every_row_of_the_program_but_parameters_has_a_row_of_its_own(program: Program) -> None:
    made, parameters = plan(program), program.parameter_count
    assert (made.row_of[:parameters] == -1).all()
    rows = made.row_of[parameters:]
    assert len(set(rows.tolist())) == len(rows)
    assert rows.min(initial=0) >= 0 and rows.max() < made.row_count
    leaves = len(program.constants) + program.input_count + program.target_count
    assert rows[:leaves].tolist() == list(range(leaves)) == list(range(made.first))
    for k, code in enumerate(program.codes.tolist()):
        line = made.table[made.made[made.row_of[program.first_instruction + k]]]
        # A sum that fits no group ends in its last addition, or in what stands for its bias.
        assert line[CODE] == code or (code == SUM and line[CODE] in (CODES["add"], LINEAR))


def test_places_of_parameters_are_theirs_alone(program: Program) -> None:
    made = plan(program)
    places = [*made.place.tolist(), *made.ties[:, 0].tolist()]
    assert len(made.place) == program.parameter_count
    assert len(set(places)) == len(places)
    assert min(places) >= 0 and max(places) < made.size
    assert set(made.ties[:, 1].tolist()) <= set(made.place.tolist())
    assert made.size % LANES == 0


def test_a_group_reads_each_parameter_with_its_source_and_padding_holds_none(program: Program) -> None:
    made = plan(program)
    owner = {int(place): parameter for parameter, place in enumerate(made.place)}
    first_of = {int(further): int(place) for further, place in made.ties}
    owner |= {further: owner[place] for further, place in first_of.items()}
    row_of = made.row_of.tolist()
    for k, code in enumerate(program.codes.tolist()):
        row = row_of[program.first_instruction + k]
        line = made.table[made.made[row]]
        if code != SUM or line[CODE] != SUM:
            continue
        bias, *terms = program.operands_of(k).tolist()
        expected = {row_of[source]: weight for weight, source in zip(terms[::2], terms[1::2], strict=True)}
        inside = row - int(line[OUT])
        sources = made.reads[line[START] : line[START] + line[SOURCES]].tolist()
        begin = int(line[WEIGHT] + inside * line[WIDTH])
        found = {at: owner.get(begin + at) for at in range(int(line[WIDTH]))}
        assert owner[int(line[BIAS]) + inside] == bias
        assert {sources[at]: parameter for at, parameter in found.items() if parameter is not None} == expected


def test_groups_are_padded_to_whole_vectors_of_rows_that_may_be_read(program: Program) -> None:
    made = plan(program)
    for line in made.table[made.table[:, CODE] == SUM]:
        assert line[WIDTH] == -(-line[SOURCES] // LANES) * LANES <= made.wide
        assert line[WEIGHT] % LANES == line[BIAS] % LANES == 0
        sources = made.reads[line[START] : line[START] + line[SOURCES]].tolist()
        assert sources == sorted(set(sources))
        padded = made.reads[line[START] : line[START] + line[WIDTH]]
        assert len(padded) == line[WIDTH] and (padded < made.row_count).all()
        assert line[DEEP] == any(source >= made.first for source in sources)
    assert made.wide % LANES == 0


def test_for_one_sample_lines_begin_at_whole_vectors_and_overlap_nowhere(program: Program) -> None:
    made = plan(program)
    end = made.first
    assert made.spots[: made.first].tolist() == list(range(made.first))
    for line, single in zip(made.table, made.single_table, strict=True):
        spots = made.spots[line[OUT] : line[OUT] + line[COUNT]].tolist()
        assert spots == list(range(single[OUT], single[OUT] + line[COUNT]))
        assert single[OUT] % LANES == 0 and single[OUT] >= end
        end = spots[-1] + 1
        read = made.single_reads[single[START] : single[START] + single[SOURCES]]
        assert read.tolist() == made.spots[made.reads[line[START] : line[START] + line[SOURCES]]].tolist()
        assert single[STRAIGHT] == (len(read) > 0 and all(b == a + 1 for a, b in pairwise(read.tolist())))
        kept = [CODE, COUNT, START, SOURCES, WEIGHT, WIDTH, BIAS, DEEP]
        assert single[kept].tolist() == line[kept].tolist()
    assert made.spot_count % LANES == 0 and made.spot_count >= end


def test_the_row_of_the_loss_need_not_be_the_last() -> None:
    x = Value(0.5)
    loss = x * 2.0
    program = trace(loss, [], [x], also=[loss.tanh().tanh().tanh()]).program
    made = plan(program)
    assert program.loss_row == program.row_count - 1
    assert made.row_of[program.loss_row] < made.row_count - 1
    assert made.table[made.made[made.row_of[program.loss_row]], CODE] == LINEAR


def test_a_layer_is_one_line_and_its_activations_another() -> None:
    program, numbers = layer(5, LANES + 1)
    made = plan(program)
    line = made.table[0]
    assert line[[CODE, OUT, COUNT, SOURCES, WIDTH]].tolist() == [SUM, made.first, 5, LANES + 1, 2 * LANES]
    assert not line[DEEP]
    for row, (bias, *weights) in enumerate(numbers):
        assert made.place[bias] == line[BIAS] + row
        begin = line[WEIGHT] + row * line[WIDTH]
        assert made.place[weights].tolist() == list(range(begin, begin + LANES + 1))


@pytest.mark.parametrize("count", [1, LANES, 2 * LANES + 3])
def test_one_operation_on_rows_of_one_line_is_one_line(count: int) -> None:
    x = Value(1.0)
    parameters = [Value(0.0) for _ in range(2 * count)]
    sums = [apply("weighted_sum", *pair, x) for pair in zip(*[iter(parameters)] * 2, strict=True)]
    made = plan(trace(apply("log_sum_exp", *[each.tanh() for each in sums]), parameters, [x]).program)
    assert codes(made) == [SUM, CODES["tanh"], CODES["log_sum_exp"], LINEAR]
    assert made.table[:, COUNT].tolist() == [count, count, 1, 1]
    assert made.table[2, SOURCES] == count


def test_a_sum_that_reads_a_source_twice_is_added_up_term_by_term() -> None:
    x, bias, first, second = (Value(0.5) for _ in range(4))
    program = trace(apply("weighted_sum", bias, first, x, second, x), [bias, first, second], [x]).program
    made = plan(program)
    add = CODES["add"]
    assert SUM not in codes(made)
    assert sorted(codes(made)) == sorted([COPY] * 3 + [LINEAR, MULTIPLY, add, MULTIPLY, add, LINEAR])


@pytest.mark.parametrize("what", ["bias", "weight", "source"])
def test_a_sum_with_another_value_for_a_parameter_or_the_reverse_is_added_up_term_by_term(what: str) -> None:
    x, y, p, q = (Value(0.5) for _ in range(4))
    given = {"bias": (y, p, x), "weight": (p, y, x), "source": (p, q, q)}[what]
    made = plan(trace(apply("weighted_sum", *given), [p, q], [x, y]).program)
    assert SUM not in codes(made)
    assert MULTIPLY in codes(made)


def test_a_sum_without_sources_is_a_group_of_its_bias() -> None:
    bias, x = Value(0.5), Value(1.0)
    made = plan(trace(apply("weighted_sum", bias), [bias], [x]).program)
    line = made.table[0]
    assert line[[CODE, COUNT, SOURCES, WIDTH, DEEP]].tolist() == [SUM, 1, 0, 0, 0]
    assert made.place.tolist() == [line[BIAS]]


def test_a_parameter_in_two_places_is_tied_to_the_first_of_them() -> None:
    x, y, bias, weight = (Value(0.5) for _ in range(4))
    loss = apply("weighted_sum", bias, weight, x, weight, y).tanh() * weight
    made = plan(trace(loss, [bias, weight], [x, y]).program)
    assert len(made.ties) == 2
    assert set(made.ties[:, 1].tolist()) == {int(made.place[1])}
    assert int(made.place[1]) < made.ties[:, 0].min()
    (copy,) = made.table[made.table[:, CODE] == COPY]
    assert int(copy[BIAS]) in {int(made.place[1]), *made.ties[:, 0].tolist()}


def test_a_parameter_that_nothing_reads_has_a_place_too() -> None:
    x, unread = Value(0.5), Value(0.7)
    made = plan(trace(x * 2.0, [unread], [x]).program)
    assert len(made.table) == 2
    assert 0 <= made.place[0] < made.size


def test_random_programs_are_of_many_kinds() -> None:
    """What the other tests run over: every operation, ties, groups of one and of more than a vector, sums of some
    sources among those of more."""
    graphs, networks = ([plan(random_program(seed)) for seed in seeds] for seeds in (GRAPHS, NETWORKS))
    assert {code for made in graphs for code in codes(made)} == {COPY, *range(len(BY_CODE))}
    lines = [line for made in networks for line in made.table if line[CODE] == SUM]
    assert min(line[COUNT] for line in lines) == 1
    assert max(line[COUNT] for line in lines) > LANES
    assert any(len(made.ties) for made in networks)
    products = sum(int(line[COUNT] * (1 + line[SOURCES])) for line in lines)
    assert products > sum(len(made.place) + len(made.ties) for made in networks)
