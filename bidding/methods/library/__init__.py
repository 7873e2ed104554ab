"""Pick in a library 库内选取: a member of a library, at its promises, without another tender."""

KEY = "library"
RULE = "draw among the members of a library: one ticket each, smallest ticket wins"
