"""The demo: a market from an empty database, told by the real actions, then served.

`cast` names the people, `chapters/` tell what they do, `services` runs the processes beside the
site, `report` says whether everything balanced and verified.
"""
