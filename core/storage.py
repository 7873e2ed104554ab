"""How files of the page are stored where the site is served to many."""

from whitenoise.storage import CompressedManifestStaticFilesStorage

_IMPORT = (
    r"""(?P<matched>import (?P<names>\{[^}]*\}) from ["'](?P<url>\./[^"']+)["'];)""",
    'import %(names)s from "%(url)s";',
)


class PageFilesStorage(CompressedManifestStaticFilesStorage):
    """Names carry a hash, also those that one script of ours imports from another.

    Django's own switch for that reads every script, and stumbles over comments of other people's.
    """

    patterns = (*CompressedManifestStaticFilesStorage.patterns, ("js/*.js", (_IMPORT,)))
