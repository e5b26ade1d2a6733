"""The one kind of error a person caused and can mend: its message is one plain sentence."""

from core.quotation import plain


class UserError(Exception):
    """What was given cannot be used. The message names the thing and the way out, in one sentence: whatever it quotes,
    it stays on one line, short and without characters that cannot be shown."""

    def __init__(self, sentence: str) -> None:
        super().__init__(plain(sentence))


class Refusal(UserError):
    """An edit that would make nonsense. Nothing was changed; the message names both parties."""
