"""What points at collusion: pure measures of prices, of company and turns, of shared facts.

A lead is never a verdict: a person of the regulator reads its numbers and decides with reasons.
"""
