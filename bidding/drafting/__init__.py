"""How an owner writes a draft: the steps of the task list, one file each, and what they ask.

A step is an object of `Step` in the list of `steps.py`; a question is a field of its form. A field
named as a fact of `bidding.actions.Demand` is all that a new fact needs here.
"""
