"""What every draw of the story needs: passphrases, secrets made by the parties, the opening."""

import secrets

from bidding.actions import due, sealing
from bidding.draws import actions, queries
from bidding.draws.escrow import Holder, SealedSecret, seal
from bidding.models import Draw, Procurement, SeedParty
from core import outbox
from core.actors import Actor
from core.models import Organisation, Region
from marketplace.demo.stage import Stage

OPENING_PASSPHRASE = "five words for the demo"  # noqa: S105 - of the demo's invented people


def set_passphrases(stage: Stage) -> None:
    """Owner, regulator and operator can open from now on what is sealed."""
    for name in ("owner", "regulator", "operator"):
        set_passphrase(stage, stage.cast[name])


def set_passphrase(stage: Stage, by: Actor) -> None:
    """One person more can."""
    sealing.set_opening_passphrase(
        by=by,
        passphrase=OPENING_PASSPHRASE,
        chance=secrets.token_bytes(48),
        at=stage.clock.minutes(5),
    )


def secret_of_party(
    number: str, party: str, region: Region, owner: Organisation | None
) -> SealedSecret:
    """As the browser of a party makes it before the notice is published."""
    keepers = {
        name: Holder(each["party"], bytes.fromhex(each["key"]))
        for name, each in queries.new_holders(region, owner).items()
    }
    return seal(number, party, keepers, secrets.token_bytes(32))


def secret_of_owner(procurement: Procurement) -> SealedSecret:
    """The owner's own one, for the notice of a procurement."""
    region, owner = procurement.project.region, procurement.owner
    return secret_of_party(procurement.number, SeedParty.OWNER, region, owner)


def later_secret(draw: Draw, party: str) -> SealedSecret:
    """As the browser of an agency, or of the regulator, makes it for a draw that is announced."""
    return seal(draw.number, party, queries.holders(draw), secrets.token_bytes(32))


def hold(stage: Stage, draw: Draw) -> Draw:
    """The platform and two parties release, the beacon is read at its time, the draw is held."""
    due.run_due(at=stage.at)
    third = "owner" if draw.owner else "operator"
    for name in ("regulator", third):
        actions.release(
            draw=draw,
            passphrase=OPENING_PASSPHRASE,
            by=stage.cast[name],
            at=stage.clock.minutes(2),
        )
    draw.refresh_from_db()
    assert draw.draw_at is not None
    stage.clock.until(draw.draw_at)
    due.run_due(at=stage.at)
    outbox.attempt(actions.READ_BEACON, draw.number, at=stage.at)
    return Draw.objects.select_related("result").get(pk=draw.pk)
