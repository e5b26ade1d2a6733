"""Awkward tables, each with what reading it must give: the right cells, or one sentence."""

import codecs
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from core.data.reading.choices import GUESSED, Choices
from core.data.reading.encoding import CODECS
from core.data.reading.reading import Reading

Cell = float | str | None
Columns = Mapping[str, Sequence[Cell]]

MARKS = {"UTF-8": codecs.BOM_UTF8, "UTF-16 LE": codecs.BOM_UTF16_LE, "UTF-16 BE": codecs.BOM_UTF16_BE}


@dataclass(frozen=True)
class Case:
    """A file and its verdict. columns: what the table holds, None for a missing or unusable cell. misfits: lines and
    reasons. error: what the sentence says after the file's name; "" if the file can be read. dialect: some fields of
    the dialect. doubts: the fields that are doubtful."""

    name: str
    data: bytes
    columns: Columns = field(default_factory=dict)
    misfits: Sequence[tuple[int, str]] = ()
    error: str = ""
    dialect: Mapping[str, object] = field(default_factory=dict)
    doubts: Sequence[str] | None = None
    choices: Choices = GUESSED


def columns_of(reading: Reading) -> dict[str, list[Cell]]:
    """The cells of a table: numbers, texts, None for a missing one."""
    found: dict[str, list[Cell]] = {}
    for column, cells in zip(reading.table.columns, reading.table.cells.T.tolist(), strict=True):
        values = column.values
        found[column.name] = [None if cell != cell else values[int(cell)] if values else cell for cell in cells]
    return found


def cases() -> Iterator[Case]:
    """All cases."""
    for part in (_encodings, _delimiters, _numbers, _missing, _headers, _quotes, _widths, _refused, _choices):
        yield from part()


PLAIN: Columns = {"length": [1.5, -2.0, 30.0], "flower": ["Röte", "blau", "Röte"], "n": [4.0, 5.0, 7.0]}


def written(
    columns: Columns, delimiter: str = ",", end: str = "\n", quote: str = "", decimal: str = ".", last: bool = True
) -> str:
    """A table as text; quote: encloses every cell. last: the last line has an end."""
    rows: list[Sequence[Cell]] = [tuple(columns), *zip(*columns.values(), strict=True)]
    lines = [delimiter.join(f"{quote}{_cell(cell, decimal)}{quote}" for cell in row) for row in rows]
    return end.join(lines) + (end if last else "")


def _cell(cell: Cell, decimal: str) -> str:
    return "" if cell is None else f"{cell:g}".replace(".", decimal) if isinstance(cell, float) else cell


def _encodings() -> Iterator[Case]:
    for name, codec in CODECS.items():
        for end in ("\n", "\r\n", "\r"):
            for delimiter in (",", ";", "\t"):
                text = written(PLAIN, delimiter, end)
                found = "Latin-1" if name == "Windows-1252" else name
                about = f"{name} {end!r} {delimiter!r}"
                dialect = {"encoding": found, "delimiter": delimiter}
                yield Case(about, text.encode(codec), PLAIN, dialect=dialect)
                if name in MARKS:
                    yield Case(f"marked {about}", MARKS[name] + text.encode(codec), PLAIN, dialect=dialect)
    euro: Columns = {"price": [1.0, 2.0], "in": ["€", "“$”"]}
    yield Case("Windows quotes", written(euro).encode("cp1252"), euro, dialect={"encoding": "Windows-1252"})
    mixed = "a,b\nä,1\nö,2\nü,3\n".encode() + b"\xe4,4\n" + "ß,5\n".encode()
    kept: Columns = {"a": ["ä", "ö", "ü", "ß"], "b": [1.0, 2.0, 3.0, 5.0]}
    bad = [(5, "Not UTF-8 from byte 19 on.")]
    yield Case(
        "mixed encodings",
        mixed,
        kept,
        bad,
        dialect={"encoding": "UTF-8"},
        doubts=[
            "encoding",
        ],
    )
    demanded = Choices(encoding="UTF-8")
    yield Case("mixed, UTF-8 demanded", mixed, kept, bad, choices=demanded, doubts=["encoding"])
    half = "a,b\r\nx,1\r\ny,2\r\nz,3".encode("utf-16-le") + b"\x00"
    rows: Columns = {"a": ["x", "y"], "b": [1.0, 2.0]}
    yield Case("half a unit", codecs.BOM_UTF16_LE + half, rows, [(4, "Not UTF-16 LE from byte 38 on.")])
    cut = b"a,b\nx,1\ny,2\nz,3\n" + "ä".encode()[:1]
    rows = {"a": ["x", "y", "z"], "b": [1.0, 2.0, 3.0]}
    reason = [(5, "Not UTF-8 from byte 16 on.")]
    yield Case("cut within a character", cut, rows, reason, choices=demanded, doubts=["encoding"])
    yield Case("mixed ends of lines", b"a,b\r1,2\r\n3,4\n5,6", {"a": [1.0, 3.0, 5.0], "b": [2.0, 4.0, 6.0]})
    cyrillic: Columns = {"город": ["Пермь", "Омск", "Пермь"], "год": [1.0, 4.0, 2.0]}
    for name in ("utf-8", "utf-16-le", "utf-16-be"):
        yield Case(f"Cyrillic {name}", written(cyrillic).encode(name), cyrillic)
    chinese: Columns = {"城市": ["北京", "上海", "北京"], "数": [1.0, 4.0, 2.0]}
    for name in ("utf-8", "utf-16-le", "utf-16-be"):
        yield Case(f"Chinese {name}", written(chinese).encode(name), chinese)


def _delimiters() -> Iterator[Case]:
    for delimiter in (",", ";", "\t", "|", " "):
        for quote in ("", '"', "'"):
            for last in (True, False):
                about = f"{delimiter!r} quote {quote!r} last {last}"
                text = written(PLAIN, delimiter, quote=quote, last=last)
                yield Case(about, text.encode(), PLAIN, dialect={"delimiter": delimiter})
    for delimiter in (";", "\t", "|"):
        text = written(PLAIN, delimiter, decimal=",")
        yield Case(f"decimal comma {delimiter!r}", text.encode(), PLAIN, dialect={"decimal": ","})
        numbers: Columns = {"1": [1.5, 2.25], "2": [3.5, 4.125], "3": [5.5, 0.5]}
        text = written(numbers, delimiter, decimal=",").partition("\n")[2]
        dialect = {"decimal": ",", "delimiter": delimiter, "has_header": False}
        yield Case(f"decimal comma, no header {delimiter!r}", text.encode(), numbers, dialect=dialect)
    yield Case("decimal comma in quotes", b'a,b\n"1,5",2\n"2,5",3\n', {"a": [1.5, 2.5], "b": [2.0, 3.0]})
    one: Columns = {"x": [1.5, 2.5, 3.0]}
    yield Case("one column", written(one).encode(), one)
    yield Case("one column with decimal comma", written(one, decimal=",").encode(), one, dialect={"decimal": ","})
    yield Case(
        "commas in texts", b'a;b\n"x, y";1\n"z, y";2\n"x, y";3\n', {"a": ["x, y", "z, y", "x, y"], "b": [1, 2, 3]}
    )
    prose = b"id;remark\n1;well, I think, yes\n2;no\n3;maybe, but\n"
    yield Case("commas in prose", prose, {"id": [1, 2, 3], "remark": ["well, I think, yes", "no", "maybe, but"]})
    yield Case(
        "aligned by blanks", b" a   b\n 1  22\n 3   4\n", {"a": [1, 3], "b": [22, 4]}, dialect={"delimiter": " "}
    )
    yield Case("blanks round cells", b"a , b\n 1 ,\t2\n3, 4 \n", {"a": [1, 3], "b": [2, 4]})
    title = b"Measurements of 2024\na,b,c\n1,2,3\n4,5,6\n"
    yield Case("a title", title, {"a": [1, 4], "b": [2, 5], "c": [3, 6]}, [(1, "1 cell where the header has 3.")])
    title = b"# made by us\n# in May\na,b\n1,2\n3,4\n"
    yield Case("remarks", title, {"a": [1, 3], "b": [2, 4]}, [
        (1, "1 cell where the header has 2."), (2, "1 cell where the header has 2."),
    ])  # fmt: skip
    yield Case("texts with a comma now and then", b"remark\nyes\nno, never\nyes\nno\nyes\n",
               {"remark": ["yes", "no, never", "yes", "no", "yes"]})  # fmt: skip
    yield Case("dates", b"day,y\n2024-01-02,1\n2024-01-03,2\n2024-01-05,2\n",
               {"day": ["2024-01-02", "2024-01-03", "2024-01-05"], "y": [1, 2, 2]})  # fmt: skip
    ends = b"a,b,\n1,2,\n3,5,\n"
    yield Case("a delimiter at each end", ends, {"a": [1, 3], "b": [2, 5], "column 3": [None, None]})
    yield Case(
        "a delimiter at the ends of rows", b"a,b\n1,2,\n3,5,\n", {"a": [1, 3], "b": [2, 5], "column 3": [None, None]}
    )
    yield Case("a delimiter at the end of the header", b"a,b,\n1,2\n3,5\n", {"a": [1, 3], "b": [2, 5]})
    named = b'"x" "y"\n"one" 1 2\n"two" 3 5\n"three" 3 6\n'
    yield Case("row names of R", named, {"column 1": ["one", "two", "three"], "x": [1, 3, 3], "y": [2, 5, 6]})
    counted = b"x\ty\n1\t5\t2\n2\t3\t5\n3\t3\t6\n"
    yield Case("row numbers of R", counted, {"column 1": [1, 2, 3], "x": [5, 3, 3], "y": [2, 5, 6]})
    yield Case("only delimiters", b"a,b\n1,2\n,\n3,4\n", {"a": [1, None, 3], "b": [2, None, 4]})
    yield Case("empty lines", b"\n\na,b\n\n1,2\n   \n3,4\n\n\n", {"a": [1, 3], "b": [2, 4]})


def _numbers() -> Iterator[Case]:
    good = {
        "1": 1.0, "-1": -1.0, "+1": 1.0, "\u22121": -1.0, "1.": 1.0, ".5": 0.5, "-.5": -0.5, "1e3": 1000.0,
        "1E-3": 0.001, "2.5e\u22122": 0.025, "-0": 0.0, "007": 7.0, "1e-400": 0.0, "1" * 40: float("1" * 40),
        "1e99": 1e99,
    }  # fmt: skip
    for text, number in good.items():
        yield Case(f"number {text[:8]}", f"x,y\n2,1\n3,2\n5,3\n{text},4\n".encode(),
                   {"x": [2, 3, 5, number], "y": [1, 2, 3, 4]})  # fmt: skip
    bad = (
        "1_000", "\u0663", "\uff11", "1e400", "-1e400", "1e101", "inf", "-Infinity", "0x10", "1e", "e5", "--1", "1.2.3",
        "12%", "$5", "=cmd()", "1/2", "heavy", "1 2", "+-1", "1e5.5", "\u00b2", "True", "1,2",
    )  # fmt: skip
    for text in bad:
        yield Case(f"no number {text}", f"x\ty\n2\t1\n3\t2\n5\t3\n{text}\t4\n".encode(),
                   {"x": [2, 3, 5, None], "y": [1, 2, 3, 4]}, choices=Choices(decimal=".", thousands=""))  # fmt: skip
    for mark in (",", "\u00a0", " ", "\u202f", "'", "\u2019"):
        text = f"x;y\n1{mark}234.5;1\n12;2\n1{mark}234{mark}567;3\n"
        yield Case(f"thousands {mark}", text.encode(), {"x": [1234.5, 12, 1234567], "y": [1, 2, 3]})
    for mark in (".", "\u00a0", " ", "'"):
        text = f"x;y\n1{mark}234,5;1\n12;2\n1{mark}234{mark}567;3\n"
        yield Case(f"thousands {mark} with comma", text.encode(), {"x": [1234.5, 12, 1234567], "y": [1, 2, 3]})
    yield Case(
        "small or large, tab", b"x\ty\n1,234\t1\n2,500\t3\n", {"x": [1234, 2500], "y": [1, 3]}, doubts=["decimal"]
    )
    yield Case(
        "small or large, semicolon", b"x;y\n1,234;1\n2,500;3\n", {"x": [1.234, 2.5], "y": [1, 3]}, doubts=["decimal"]
    )
    yield Case("three decimals", b"x,y\n1.234,1\n2.500,3\n", {"x": [1.234, 2.5], "y": [1, 3]})
    yield Case(
        "all thousands of wrong length", b"x;y\n1.23.4;1\n1.2345.6;2\n", {"x": ["1.23.4", "1.2345.6"], "y": [1, 2]}
    )


def _missing() -> Iterator[Case]:
    for mark in ("", "NA", "na", "N/A", "#N/A", "<NA>", "nan", "NaN", "NULL", "null", "?", "-", "--", ".", "*", "none",
                 "Missing", "unknown", "n.a."):  # fmt: skip
        text = f"x,k\n1,a\n{mark},b\n3,a\n4,b\n"
        yield Case(f"missing {mark!r}", text.encode(), {"x": [1, None, 3, 4], "k": ["a", "b", "a", "b"]})
    for mark in ("-", "none", ".", "unknown"):
        text = f"x,k\n1,+\n2,{mark}\n3,+\n"
        yield Case(f"a value {mark!r}", text.encode(), {"x": [1, 2, 3], "k": ["+", mark, "+"]})
    text = b"x,k\n1,a\n-999,b\n3,a\n"
    chosen = Choices(missing=("", "-999"))
    yield Case("missing is a number", text, {"x": [1, None, 3], "k": ["a", "b", "a"]}, choices=chosen)
    yield Case("nothing is missing", b"x,k\n1,NA\n2,b\n3,NA\n", {"x": [1, 2, 3], "k": ["NA", "b", "NA"]},
               choices=Choices(missing=()))  # fmt: skip
    yield Case("an empty column", b"x,e,k\n1,,a\n2,,b\n", {"x": [1, 2], "e": [None, None], "k": ["a", "b"]})


def _headers() -> Iterator[Case]:
    yield Case("no header", b"1,2\n3,4\n5,6\n", {"1": [1, 3, 5], "2": [2, 4, 6]}, dialect={"has_header": False})
    iris = b"5.1,3.5,setosa\n4.9,3.0,setosa\n6.3,3.3,virginica\n"
    yield Case("no header, text last", iris, {"1": [5.1, 4.9, 6.3], "2": [3.5, 3.0, 3.3],
               "3": ["setosa", "setosa", "virginica"]}, dialect={"has_header": False})  # fmt: skip
    texts = b"red,yes\nblue,no\nred,no\n"
    yield Case(
        "no header, texts", texts, {"1": ["red", "blue", "red"], "2": ["yes", "no", "no"]}, doubts=["has_header"]
    )
    texts = b"color,wins\nred,yes\nblue,no\nred,no\n"
    yield Case("texts", texts, {"color": ["red", "blue", "red"], "wins": ["yes", "no", "no"]}, doubts=["has_header"])
    years = b"place,2019,2020\nRome,1,2\nBonn,3,4\nRome,5,6\n"
    yield Case("years as names", years, {"place": ["Rome", "Bonn", "Rome"], "2019": [1, 3, 5], "2020": [2, 4, 6]},
               choices=Choices(has_header=True), doubts=[])  # fmt: skip
    yield Case("years as cells", years, {"1": ["place", "Rome", "Bonn", "Rome"], "2": [2019, 1, 3, 5],
               "3": [2020, 2, 4, 6]}, doubts=["has_header"])  # fmt: skip
    yield Case("one row", b"a,b\n1,2\n", {"a": [1], "b": [2]})
    yield Case("one row without header", b"1,2\n", {"1": [1], "2": [2]}, dialect={"has_header": False})
    yield Case("one cell", b"7", {"1": [7]})
    yield Case("equal names", b"a,a,a (2)\n1,2,3\n", {"a": [1], "a (3)": [2], "a (2)": [3]})
    yield Case("empty names", b"a,,\n1,2,3\n", {"a": [1], "column 2": [2], "column 3": [3]})
    long = "n" * 300
    yield Case("a long name", f"{long},b\n1,2\n".encode(), {long[:190]: [1], "b": [2]})
    yield Case("control characters", b"a\x01\x02b,c\n1,2\n3,4\n5,6\n7,8\n9,1\n2,3\n4,5\n6,7\n8,9\n1,1\n",
               {"a  b": [1, 3, 5, 7, 9, 2, 4, 6, 8, 1], "c": [2, 4, 6, 8, 1, 3, 5, 7, 9, 1]})  # fmt: skip


def _quotes() -> Iterator[Case]:
    for end in ("\n", "\r\n", "\r"):
        text = f'a,b{end}"one{end}two",1{end}"three",2{end}"one{end}two",3{end}'
        yield Case(
            f"line breaks in quotes {end!r}", text.encode(), {"a": ["one two", "three", "one two"], "b": [1, 2, 3]}
        )
    two = b'a,b\n"x\ny","z\nw"\n1,2\n3,4\n"x\ny",2\n"x\ny","z\nw"\n'
    yield Case("two cells with line breaks", two, {"a": ["x y", "1", "3", "x y", "x y"],
               "b": ["z w", "2", "4", "2", "z w"]})  # fmt: skip
    yield Case("doubled quotes", b'a,b\n"say ""hi""",1\nx,2\n', {"a": ['say "hi"', "x"], "b": [1, 2]})
    yield Case("a quote within a cell", b'a,b\n5" pipe,1\n6" pipe,2\n', {"a": ['5" pipe', '6" pipe'], "b": [1, 2]})
    yield Case("blanks before a quote", b'a,b\n "x, y" ,1\nz,2\n', {"a": ["x, y", "z"], "b": [1, 2]})
    yield Case("text after a quote", b'a,b\n"x"y,1\nz,2\n', {"a": ["xy", "z"], "b": [1, 2]})
    yield Case("an apostrophe", b"a,b\n'tis,1\nit's,2\n", {"a": ["'tis", "it's"], "b": [1, 2]})
    yield Case("empty quotes", b'a,b\n"",1\n"x",2\n"y",3\n"y",4\n', {"a": [None, "x", "y", "y"], "b": [1, 2, 3, 4]})
    yield Case("a long cell", b"a,b\n" + b"z" * 200_000 + b",1\ny,2\n", {"a": ["z" * 190, "y"], "b": [1, 2]})
    yield Case(
        "a long cell in quotes",
        b'a,b\n"' + b"z,\n" * 70_000 + b'",1\ny,2\n',
        {"a": [("z, " * 64)[:190].strip(), "y"], "b": [1, 2]},
    )
    for line, text in ((3, b'a,b\nx,1\n"y,2\nz,3\n'), (2, b'a,b\nx,"1\n"y",2\nz,3\n'), (4, b'a,b\n"p\nq",1\n"r,2'),
                       (1, b'"a,b\n1,2\n')):  # fmt: skip
        yield Case(f"a quote left open in line {line}", text, error=f"line {line} opens a quote that is never closed; "
                   "close it, or read the file without quotes.")  # fmt: skip
    yield Case(
        "an open quote read without", b'a,b\n"x,1\ny,2\n', {"a": ['"x', "y"], "b": [1, 2]}, choices=Choices(quote="")
    )


def _widths() -> Iterator[Case]:
    text = b"a,b,c\n1,2,3\n1,2\n4,5,6\n1,2,3,4\n7\n"
    yield Case("rows of unequal width", text, {"a": [1, 4], "b": [2, 5], "c": [3, 6]}, [
        (3, "2 cells where the header has 3."),
        (5, '4 cells where the header has 3. Perhaps "1,2" was meant as one number: it is not quoted.'),
        (6, "1 cell where the header has 3."),
    ])  # fmt: skip
    torn = b"place,mass,kind\nRome,3.5,a\nBonn,36,5,b\nOslo,4.5,a\n"
    yield Case("a torn number", torn, {"place": ["Rome", "Oslo"], "mass": [3.5, 4.5], "kind": ["a", "a"]}, [
        (3, '4 cells where the header has 3. Perhaps "36,5" was meant as one number: it is not quoted.'),
    ])  # fmt: skip
    yield Case("a wide row without header", b"1,2\n3,4\n5,6,7\n8,9\n", {"1": [1, 3, 8], "2": [2, 4, 9]}, [
        (3, '3 cells where other rows have 2. Perhaps "5,6" was meant as one number: it is not quoted.'),
    ])  # fmt: skip
    many = ",".join(f"c{at}" for at in range(1000)) + "\n" + ",".join(["1"] * 1000) + "\n"
    yield Case("1,000 columns", many.encode(), {f"c{at}": [1.0] for at in range(1000)})
    more = ",".join(f"c{at}" for at in range(10_000)) + "\n" + ",".join(["1"] * 10_000) + "\n"
    yield Case("10,000 columns", more.encode(), error="it has 10,000 columns, and at most 1,000 can be read.")
    more = ",".join(["1"] * 1001) + "\n"
    yield Case(
        "1,001 columns without header", more.encode(), error="it has 1,001 columns, and at most 1,000 can be read."
    )
    yield Case("no row fits", b"a,b\n1,2,3\n4,5,6\n", error=(
        "no row fits; line 2 has 3 cells where the header has 2."
    ))  # fmt: skip


def _refused() -> Iterator[Case]:
    for name, data in {"empty": b"", "blank": b" \n\r\n\t\n", "only a mark": codecs.BOM_UTF8,
                       "only a wide mark": codecs.BOM_UTF16_LE}.items():  # fmt: skip
        yield Case(name, data, error="it is empty.")
    for data in (b"a,b\n", b"a,b", b"name\n", b"\xef\xbb\xbfa;b;c\r\n"):
        yield Case(f"header only {data!r}", data, error="it has a header and no rows.")
    binary = "it is no table, as it holds bytes that are no text in UTF-8."
    for name, data, error in (
        ("a spreadsheet", b"PK\x03\x04\x14\0", "it is a spreadsheet or an archive; save the sheet as CSV first."),
        ("an old spreadsheet", b"\xd0\xcf\x11\xe0\xa1\xb1", "it is a spreadsheet; save the sheet as CSV first."),
        ("compressed", b"\x1f\x8b\x08\0", "it is compressed; unpack it first."),
        ("a picture", b"\x89PNG\r\n\x1a\n", "it is a picture; choose a table."),
        ("a PDF", b"%PDF-1.7\n", "it is a PDF document; save its table as CSV first."),
        ("NULs", b"a,b\n1,\0\n", binary),
        ("late NULs", b"a,b\n" + b"1,2\n" * 40_000 + b"1,\0\n", binary),
        ("numbers in binary", bytes(range(256)), "it is no table, as it holds bytes that are no text in Latin-1."),
        ("numbers in binary of two bytes", b"\x01\0\x02\0\x03\0\x04\0", binary),
        ("numbers in binary with line ends", b"\n\0\x02\0\n\0\x04\0", binary),
        ("UTF-32", "a,b\n1,2\n".encode("utf-32"), "it is in UTF-32; save it in UTF-8 first."),
    ):  # fmt: skip
        yield Case(name, data, error=error)


def _choices() -> Iterator[Case]:
    text = written(PLAIN, ";").encode()
    whole = [line for line in written(PLAIN, ";").split("\n")[1:] if line]
    name = written(PLAIN, ";").split("\n")[0]
    yield Case("the wrong delimiter", text, {name: whole}, choices=Choices(delimiter=","), doubts=["delimiter"])
    yield Case("the right delimiter", text, PLAIN, choices=Choices(delimiter=";"), doubts=[])
    yield Case("a rare delimiter", b"a:b\n1:2\n3:4\n", {"a": [1, 3], "b": [2, 4]}, choices=Choices(delimiter=":"))
    yield Case("the wrong decimal mark", b"x;y\n1,5;2\n2,5;3\n", {"x": ["1,5", "2,5"], "y": [2, 3]},
               choices=Choices(decimal="."), doubts=["decimal"])  # fmt: skip
    yield Case("header denied", b"x,y\n1,2\n3,4\n5,6\n", {"1": [None, 1, 3, 5], "2": [None, 2, 4, 6]},
               choices=Choices(has_header=False), doubts=["has_header"])  # fmt: skip
    yield Case("header demanded", b"1,2\n3,4\n5,6\n", {"1": [3, 5], "2": [4, 6]},
               choices=Choices(has_header=True), doubts=["has_header"])  # fmt: skip
    yield Case("the wrong encoding", "a,b\nä,1\nö,2\n".encode(), {"a": ["Ã¤", "Ã¶"], "b": [1, 2]},
               choices=Choices(encoding="Latin-1"), doubts=["encoding"])  # fmt: skip
    yield Case("any encoding of plain text", b"a,b\nx,1\ny,2\n", {"a": ["x", "y"], "b": [1, 2]},
               choices=Choices(encoding="Latin-1"), doubts=[])  # fmt: skip
    yield Case("no quotes", b'a,b\n"x",1\n"y",2\n', {"a": ['"x"', '"y"'], "b": [1, 2]}, choices=Choices(quote=""))
    yield Case("no quotes round delimiters", b'a,b\n"x,z",1\n"y,z",2\n"p,q",3\n', {
        "column 1": ['"x', '"y', '"p'], "a": ['z"', 'z"', 'q"'], "b": [1, 2, 3],
    }, choices=Choices(quote=""), doubts=["quote"])  # fmt: skip
    for name in ("UTF-16 LE", "UTF-16 BE"):
        data = MARKS[name] + written(PLAIN).encode(CODECS[name])
        error = "it is no table, as it holds bytes that are no text in UTF-8."
        yield Case(f"{name} against the mark", data, error=error, choices=Choices(encoding="UTF-8"))
    yield Case("Latin-1 against the mark", MARKS["UTF-8"] + b"a,b\nx,1\ny,2\n", {"a": ["x", "y"], "b": [1, 2]},
               choices=Choices(encoding="Latin-1"), doubts=["encoding"])  # fmt: skip
    yield Case("Latin-1 where Windows is likely", b"a,b\nx\x80z,1\ny,2\n", {"a": ["x z", "y"], "b": [1, 2]},
               choices=Choices(encoding="Latin-1"), doubts=[])  # fmt: skip
