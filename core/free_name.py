"""A name that nothing else has: the wanted one, or the wanted one with a number."""


def free_name(wanted: str, taken: set[str], numbered: str = "{} ({})") -> str:
    """The wanted name, or the first numbered one, from 2 on, that is not taken. It is taken from now on."""
    number, free = 1, wanted
    while free in taken:
        number += 1
        free = numbered.format(wanted, number)
    taken.add(free)
    return free
