"""The one kind of error a person caused and can mend: its message is one plain sentence."""


class UserError(Exception):
    """What was given cannot be used. The message names the thing and the way out, in one sentence."""


class Refusal(UserError):
    """An edit that would make nonsense. Nothing was changed; the message names both parties."""
