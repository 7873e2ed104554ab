"""What Oscar's migrations do is done by ours: a new one is read before it is left out."""

from importlib import import_module
from pathlib import Path

from django.conf import settings

from marketplace.shop import tables


def shipped(app):
    """The migrations of an app in the Oscar that is installed."""
    folder = Path(import_module(f"oscar.apps.{app}.migrations").__file__).parent
    return {f"{app}/{path.stem}" for path in folder.glob("[0-9]*.py")}


def test_every_migration_of_the_installed_oscar_is_acknowledged():
    known = (Path(tables.__file__).parent / "acknowledged.txt").read_text().split()
    assert known == sorted(known)
    assert set(known) == set().union(*map(shipped, settings.MIGRATION_MODULES))
