"""The one kind of error that a person caused and can fix: its message is one plain sentence."""

from core.quotation import plain


class UserError(Exception):
    """Something given cannot be used. The message names it and says how to fix it, in one sentence. Whatever it quotes,
    it stays on one line, short and printable."""

    def __init__(self, sentence: str) -> None:
        super().__init__(plain(sentence))


class Refusal(UserError):
    """An impossible edit. Nothing was changed; the message names both parties."""
