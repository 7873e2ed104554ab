"""Who is seated from the order of a draw. Pure."""

from collections.abc import Collection, Sequence


def seated(
    order: Sequence[str], seats: int, elsewhere: Collection[str], least_elsewhere: int
) -> list[str]:
    """The first of the order, so that at least so many come from elsewhere, as far as there are.

    Places that only people from elsewhere can take go to the first of those; all others to the
    first of all.
    """
    reserved = [name for name in order if name in elsewhere][: min(least_elsewhere, seats)]
    taken = set(reserved)
    for name in order:
        if len(taken) == seats:
            break
        taken.add(name)
    return [name for name in order if name in taken]
