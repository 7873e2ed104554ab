"""Bank statements come in: whole or not at all, each file once, each line once."""

import datetime as dt
import hashlib
from collections.abc import Sequence

from django.db import IntegrityError, connection, transaction
from django.utils.translation import gettext_lazy as _

from billing.models import BankAccount
from billing.reconciliation.matching import references
from billing.reconciliation.models import BankStatement, StatementLine
from billing.reconciliation.policies import runs as policies
from billing.reconciliation.statements import registry
from billing.reconciliation.statements.errors import StatementError
from billing.reconciliation.statements.lines import Line, Statement, identities
from core import files
from core.actors import Actor
from core.clock import local_date
from core.errors import Conflict
from core.policy import require

Identified = tuple[Line, str]

_COPY = """
COPY billing_statementline
  (statement_id, account_id, line_number, "on", amount_fen, reference, counterparty, narrative,
   serial, found_reference, identity)
FROM STDIN
"""


class AlreadyImported(Conflict):
    """The same bytes were imported before. Facts: file_name, imported_on."""

    def __init__(self, *, file_name: str, imported_on: dt.date) -> None:
        super().__init__(
            _(
                "This file was already imported on %(imported_on)s as “%(file_name)s”. "
                "Nothing was imported again."
            )
            % {"imported_on": imported_on, "file_name": file_name},
            file_name=file_name,
            imported_on=imported_on,
        )


class WrongAccount(StatementError):
    """The statement is of another account. Facts: stated, chosen."""

    sentence = _(
        "The statement is of account %(stated)s, not of %(chosen)s. Choose the right account; "
        "nothing was imported."
    )


@transaction.atomic
def import_statement(
    *, account: BankAccount, content: bytes, file_name: str, by: Actor, at: dt.datetime
) -> BankStatement:
    """Read a statement file and keep its lines, all or none.

    Lines that an earlier, overlapping file brought are not taken again. What looks odd is kept as
    warnings. Raises AlreadyImported, BadFile and StatementError.
    """
    require(policies.import_statement(by))
    digest = hashlib.sha256(content).hexdigest()
    _refuse_known(digest)
    parsed = registry.read(content)
    stated = parsed.account.replace(" ", "")
    if stated and stated != account.number:
        raise WrongAccount(stated=stated, chosen=account.number)
    # Imports of one account queue: the check for known lines and their copy are one step.
    BankAccount.objects.select_for_update(no_key=True).get(pk=account.pk)
    fresh = _unknown(account, parsed.lines)
    days = [line.on for line in parsed.lines]
    try:
        with transaction.atomic():
            statement = BankStatement.objects.create(
                account=account,
                file=files.store(content=content, name=file_name, by=by, at=at, kind="text/csv"),
                file_name=file_name[:200],
                sha256=digest,
                format=parsed.format,
                opening_fen=parsed.opening_fen,
                closing_fen=parsed.closing_fen,
                first_on=min(days),
                last_on=max(days),
                line_count=len(fresh),
                warnings=_warnings(account, parsed, len(parsed.lines) - len(fresh), min(days)),
                imported_by=by.user,
                imported_at=at,
            )
    except IntegrityError:
        _refuse_known(digest)  # somebody imported the same file meanwhile
        raise
    copy_lines(statement, fresh)
    return statement


def copy_lines(statement: BankStatement, lines: Sequence[Identified]) -> None:
    """Write lines with their identities by COPY."""
    with connection.cursor() as cursor, cursor.copy(_COPY) as copy:
        for line, identity in lines:
            copy.write_row(
                (
                    statement.pk,
                    statement.account_id,
                    line.number,
                    line.on,
                    line.amount_fen,
                    line.reference,
                    line.counterparty,
                    line.narrative,
                    line.serial,
                    references.find(line.reference, line.narrative),
                    identity,
                )
            )


def _refuse_known(digest: str) -> None:
    known = BankStatement.objects.filter(sha256=digest).first()
    if known is not None:
        raise AlreadyImported(file_name=known.file_name, imported_on=local_date(known.imported_at))


def _unknown(account: BankAccount, lines: Sequence[Line]) -> list[Identified]:
    days = {line.on for line in lines}
    known = set(
        StatementLine.objects.filter(account=account, on__range=(min(days), max(days)))
        .order_by()
        .values_list("identity", flat=True)
    )
    return [
        (line, identity)
        for line, identity in zip(lines, identities(lines), strict=True)
        if identity not in known
    ]


def _warnings(
    account: BankAccount, parsed: Statement, known_lines: int, first_on: dt.date
) -> list[list[object]]:
    """Pairs of code and facts; `matching.reasons.warning` says them."""
    found: list[list[object]] = []
    if parsed.gap_fen:
        found.append(["gap", {"gap_fen": parsed.gap_fen}])
    before = (
        BankStatement.objects.filter(
            account=account, closing_fen__isnull=False, last_on__lte=first_on
        )
        .order_by("-last_on", "-id")
        .first()
    )
    if (
        before is not None
        and parsed.opening_fen is not None
        and parsed.opening_fen != before.closing_fen
    ):
        balances = {"opening_fen": parsed.opening_fen, "closing_fen": before.closing_fen}
        found.append(["sequence", balances])
    if known_lines:
        found.append(["known_lines", {"count": known_lines}])
    return found
