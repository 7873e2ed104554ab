"""Bank statements: bytes in, lines out, or a typed error that names the line of the file.

One module a format, each a pure function `parse(content) -> Statement`; `registry.read` finds the
one that knows a file.
"""
