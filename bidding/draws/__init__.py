"""One verifiable draw (ZJCS-DRAW-1) for whatever is drawn: places, equals, factors, panels.

Whoever draws something registers a `subjects.Subject` under a purpose, and then

    draw = actions.announce(number=…, purpose=…, chain=…, rule=…, region=…, owner=…, beacon=…, at=…)
    actions.commit(draw, "owner", secret, at)          # made by the party, see `escrow`
    actions.commit_platform(draw, chance, at)
    facts = queries.notice_facts(draw)                 # for the notice in the subject's chain
    actions.freeze(draw, {"name": tickets, …}, draw_at, at)

The rest runs by itself: the platform and the parties release what they keep, the beacon is read,
at its time the draw is held, and the subject is told (`Subject.drawn`). With the names of
`queries.order(draw)` the subject goes on. A draw that is not needed is dropped (`actions.drop`).
"""
