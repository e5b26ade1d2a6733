"""Long words in narrow places."""


def breakable(text: str, most: int = 40) -> str:
    """A text whose longest words can be broken over two lines."""
    words = text.split(" ")
    return " ".join(
        word if len(word) <= most else "\u200b".join(word[at : at + most] for at in range(0, len(word), most))
        for word in words
    )
