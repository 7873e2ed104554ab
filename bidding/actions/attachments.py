"""Files of a notice: added and removed while it is a draft, later by an amendment."""

import datetime as dt
from collections.abc import Collection
from pathlib import PurePath
from typing import NamedTuple

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from bidding.models import Attachment, Procurement
from bidding.notice_text import require_fair
from bidding.policies import procurements as policies
from bidding.queries.attachments import attached, hashes
from core import files
from core.actors import Actor
from core.errors import BadInput
from core.models import StoredFile
from core.policy import require

from .locking import locked, person

MOST = 20


class NewFile(NamedTuple):
    """A file to attach, as it was received."""

    name: str
    content: bytes


class AttachedAlready(BadInput):
    """The notice has a file of this name. Facts: name."""

    sentence = _("The notice has a file of this name already. Give the file another name.")


class TooManyFiles(BadInput):
    """The notice has as many files as it may have."""

    sentence = _("A notice has at most 20 files. Put several into one ZIP file.")


@transaction.atomic
def attach(*, procurement: Procurement, new: NewFile, by: Actor, at: dt.datetime) -> Attachment:
    """Add a file to a draft.

    Raises Refused, UnfairWording, AttachedAlready, TooManyFiles, BadFile, UnsafeFile.
    """
    procurement = locked(procurement)
    require(policies.edit(by, procurement))
    return add(procurement, new, by, at)


@transaction.atomic
def detach(*, attachment: Attachment, by: Actor) -> None:
    """Take a file away from a draft, which nobody else has read. Raises Refused."""
    require(policies.edit(by, locked(attachment.procurement)))
    attachment.delete()


def add(procurement: Procurement, new: NewFile, by: Actor, at: dt.datetime) -> Attachment:
    """One more file of a locked procurement. Raises what `attach` raises, but Refused."""
    stored = keep(hashes(procurement), new, by, at)
    return Attachment.objects.create(
        procurement=procurement, file=stored, added_by=person(by), added_at=at
    )


def keep(present: Collection[str], new: NewFile, by: Actor, at: dt.datetime) -> StoredFile:
    """Store a file that is to stand beside those present, by name. Raises as `add`."""
    require_fair(PurePath(new.name).stem)  # its name is read as a title
    if new.name in present:
        raise AttachedAlready(name=new.name)
    if len(present) >= MOST:
        raise TooManyFiles
    return files.store(content=new.content, name=new.name, by=by, at=at)


def copy(source: Procurement, to: Procurement, by: Actor, at: dt.datetime) -> None:
    """The files of a notice for another one: the same bytes, stored once."""
    for each in attached(source):
        Attachment.objects.create(procurement=to, file=each.file, added_by=person(by), added_at=at)
