"""What somebody who wants a friend to win can still do: 20,000 draws each, by the scheme itself.

Each attacker uses all that it can know at the moment when it has to decide. Beside it stands the
same attacker under the rules of before: it wins, so the simulation can tell.
"""

import hashlib
import itertools
from math import sqrt

from bidding.draws import scheme

DRAWS = 20_000
OTHERS = ("91320706AAAAAAAAA1", "91320706AAAAAAAAA2", "91320706AAAAAAAAA3")
FRIEND = "91320706FRIEND0001"
SHELLS = tuple(f"91320706SHELL{n:05d}" for n in range(4))
NUMBER = "ZJ-2026-000001"
SHARE = 1 / (len(OTHERS) + 1)


def noise(share: float) -> float:
    """Four standard deviations of a rate over so many draws: once in 16,000 by chance."""
    return 4 * sqrt(share * (1 - share) / DRAWS)


def fresh(kind: str, index: int) -> bytes:
    """Fixed, so that the test repeats; as good as random for everybody else."""
    return hashlib.sha256(f"{kind} {index}".encode()).digest()


def secrets(index: int) -> dict[str, bytes | None]:
    return {party: fresh(party, index) for party in ("owner", "platform", "regulator")}


def wins(entrants, made, beacon=b"", number=NUMBER) -> bool:
    tickets = dict.fromkeys(entrants, 1)
    seed = scheme.seed(number, scheme.list_hash(number, tickets), made, beacon)
    return scheme.rank(seed, tickets)[0].id == FRIEND


LIST = (*OTHERS, FRIEND)


def rate(decide) -> float:
    return sum(decide(index) for index in range(DRAWS)) / DRAWS


def test_withholding_a_secret_moves_nothing():
    """Two others open it, and the beacon comes after; before, silence was a second throw."""

    def now(index):
        made = secrets(index)
        guess = made | {"platform": None, "regulator": None}
        _silent = not wins(LIST, guess)  # whatever it decides, the secret is opened all the same
        return wins(LIST, made, fresh("beacon", index))

    def before(index):
        made = secrets(index)
        return wins(LIST, made) or wins(LIST, made | {"owner": None})

    assert abs(rate(now) - SHARE) < noise(SHARE)
    assert rate(before) > SHARE + 40 * noise(SHARE) / 4


def test_ending_and_running_it_again_moves_nothing():
    """While it may still end it alone the owner knows its own secret and no list of others."""

    def now(index):
        guess = secrets(index) | {"platform": None, "regulator": None}
        run = index if wins(LIST, guess) else index + DRAWS
        return wins(LIST, secrets(run), fresh("beacon", run))

    def before(index):
        return wins(LIST, secrets(index)) or wins(LIST, secrets(index + DRAWS))

    assert abs(rate(now) - SHARE) < noise(SHARE)
    assert rate(before) > SHARE + 40 * noise(SHARE) / 4


def subsets():
    for size in range(len(SHELLS) + 1):
        yield from itertools.combinations(SHELLS, size)


def test_adding_shells_that_may_stay_away_helps_the_friend_to_nothing():
    """Friend and owner choose which shells sign up, knowing the owner's secret and their own."""
    fair = []

    def now(index):
        made = secrets(index) | {FRIEND: fresh(FRIEND, index)}
        known = {party: made[party] for party in ("owner", FRIEND)}
        chosen = next(
            (each for each in subsets() if wins((*LIST, *each), known)),
            (),
        )
        fair.append(1 / (len(LIST) + len(chosen)))
        return wins((*LIST, *chosen), made, fresh("beacon", index))

    def before(index):
        made = secrets(index)  # all of them known to whoever runs the platform
        return any(wins((*LIST, *each), made) for each in subsets())

    found = rate(now)
    share = sum(fair) / DRAWS
    assert abs(found - share) < noise(share)
    assert rate(before) > 0.9


def test_choosing_the_time_moves_nothing():
    """The value of a round is not known when its time is announced."""

    def now(index):
        made = secrets(index)
        rounds = (fresh("announced", 10 * index + n) for n in range(10))
        chosen = next((n for n, value in enumerate(rounds) if wins(LIST, made, value)), 0)
        return wins(LIST, made, fresh("beacon", 10 * index + chosen))

    def before(index):
        made = secrets(index)
        return any(wins(LIST, made, fresh("beacon", 10 * index + n)) for n in range(10))

    assert abs(rate(now) - SHARE) < noise(SHARE)
    assert rate(before) > 0.9


def test_one_secret_that_the_others_do_not_know_is_enough_without_a_beacon():
    """Everybody but one entrant works together; they guess its secret and choose the list by it."""

    def now(index):
        known = secrets(index)
        honest = {OTHERS[0]: fresh("honest", index)}
        guess = {OTHERS[0]: fresh("guess", index)}
        chosen = next((each for each in subsets() if wins((*LIST, *each), known | guess)), ())
        fair.append(1 / (len(LIST) + len(chosen)))
        return wins((*LIST, *chosen), known | honest)

    fair: list[float] = []
    found = rate(now)
    share = sum(fair) / DRAWS
    assert abs(found - share) < noise(share)
