"""Text from elsewhere, made fit for a sentence of ours: plain, on one line, and short."""

QUOTED = 60
"""The most characters of a quoted text."""

SENTENCE = 320
"""The most characters of a sentence."""

REPLACEMENT = "\ufffd"
"""Stands for a character that cannot be shown, or that would control a terminal."""


def quote(text: object, longest: int = QUOTED) -> str:
    """A text without line breaks, control characters and others that cannot be shown; a long one loses its middle."""
    given = str(text)
    if len(given) > longest:
        begin = (longest - 1) // 2
        given = given[:begin] + "\u2026" + given[len(given) - (longest - 1 - begin) :]
    return "".join(map(_shown, given))


def plain(sentence: str) -> str:
    """A whole sentence, treated the same, whatever it quotes."""
    return quote(sentence, SENTENCE)


def _shown(letter: str) -> str:
    if letter.isprintable():
        return letter
    # Other blanks than the usual one count as not printable.
    return " " if letter.isspace() and ord(letter) > 0x9F and letter not in "\u2028\u2029" else REPLACEMENT
