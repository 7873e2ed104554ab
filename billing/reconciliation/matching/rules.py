"""The rules, in order. Each is one statement over two working tables of what is still alone.

`line`: bank lines up to the day without a match; `entry`: transfers on the bank's ledger account,
positive for a debit. Amounts in fen. A match stores its rule and evidence; what stays alone becomes
an exception with its kind and the facts for its sentence. Ties are broken by date, then by id, so
the same inputs give the same result.
"""

import datetime as dt
import hashlib
import json
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any, Final

from django.db import connection

VERSION: Final = "1"
TIMING_DAYS: Final = 3
"""An entry of the last three days may still arrive in the bank."""


@dataclass(frozen=True)
class Scope:
    """What one run looks at."""

    run: int
    account: int
    ledger_account: int | None
    until: dt.date


_LINES = """
CREATE TEMP TABLE line ON COMMIT DROP AS
SELECT l.id, l."on", l.amount_fen AS amount, l.reference, l.found_reference AS found, l.identity
  FROM billing_statementline l
 WHERE l.account_id = %(account)s AND l."on" <= %(until)s
   AND NOT EXISTS (SELECT FROM billing_match m WHERE m.line_id = l.id)
   AND NOT EXISTS (SELECT FROM billing_reconciliationexception e WHERE e.line_id = l.id
                      AND (e.status <> 'carried' OR e.run_id = %(run)s))
"""

# What settles an exception is in the books because of the difference: nothing is to arrive for it.
_ENTRIES = """
CREATE TEMP TABLE entry ON COMMIT DROP AS
SELECT t.id, t.value_date AS "on", t.amount, j.reference, t.journal_id AS journal,
       j.kind = 'settlement' AS is_settlement
  FROM (SELECT id, journal_id, value_date, amount_fen AS amount FROM billing_transfer
         WHERE debit_id = %(ledger_account)s AND state IN ('posted', 'post_pending')
        UNION ALL
        SELECT id, journal_id, value_date, -amount_fen FROM billing_transfer
         WHERE credit_id = %(ledger_account)s AND state IN ('posted', 'post_pending')) t
  JOIN billing_journal j ON j.id = t.journal_id
 WHERE t.value_date <= %(until)s
   AND NOT EXISTS (SELECT FROM billing_match m WHERE m.transfer_id = t.id)
   AND NOT EXISTS (SELECT FROM billing_reconciliationexception e WHERE e.transfer_id = t.id
                      AND (e.status <> 'carried' OR e.run_id = %(run)s))
   AND NOT EXISTS (SELECT FROM billing_reconciliationexception e WHERE e.posting_id = t.journal_id)
"""

_CANCELLED_IN_THE_BOOKS = """
WITH pair AS (
  SELECT j.id AS back, j.reverses_id AS there FROM billing_journal j
   WHERE j.reverses_id IN (SELECT journal FROM entry) AND j.id IN (SELECT journal FROM entry)
)
DELETE FROM entry USING pair WHERE entry.journal IN (pair.back, pair.there)
"""

_INPUTS = """
SELECT coalesce(encode(sha256(convert_to(string_agg(
         identity || '|' || amount, E'\\n' ORDER BY identity), 'UTF8')), 'hex'), ''),
       count(*), coalesce(sum(amount), 0), 0, 0 FROM line
UNION ALL
SELECT coalesce(encode(sha256(convert_to(string_agg(
         id || '|' || reference || '|' || amount || '|' || "on", E'\\n' ORDER BY id),
         'UTF8')), 'hex'), ''),
       count(*), coalesce(sum(amount), 0), count(*) FILTER (WHERE is_settlement),
       coalesce(sum(amount) FILTER (WHERE is_settlement), 0) FROM entry
"""

_REVERSAL_PAIR = """
WITH back AS (
  SELECT id, "on", amount, coalesce(nullif(reference, ''), found) AS reference,
         row_number() OVER (PARTITION BY coalesce(nullif(reference, ''), found), amount
                            ORDER BY "on", id) AS place
    FROM line l
   WHERE amount < 0 AND coalesce(nullif(reference, ''), found) <> ''
     AND NOT EXISTS (SELECT FROM entry e WHERE e.amount = l.amount AND e.reference = l.reference)
     AND NOT EXISTS (SELECT FROM entry e WHERE e.amount = l.amount AND e.reference = l.found)
), there AS (
  SELECT l.id, l."on", l.amount, coalesce(nullif(l.reference, ''), l.found) AS reference,
         row_number() OVER (PARTITION BY coalesce(nullif(l.reference, ''), l.found), l.amount
                            ORDER BY l."on", l.id) AS place
    FROM line l
   WHERE l.amount > 0 AND EXISTS (SELECT FROM back b WHERE b.amount = -l.amount
                      AND b.reference = coalesce(nullif(l.reference, ''), l.found))
), pair AS (
  SELECT there.id AS there, back.id AS back, back."on" - there."on" AS days, back.reference
    FROM there JOIN back ON back.reference = there.reference AND back.amount = -there.amount
                        AND back.place = there.place AND back."on" >= there."on"
)
INSERT INTO billing_match (run_id, line_id, reversal_of_id, rule, evidence)
SELECT %(run)s, side.line, side.other, %(rule)s,
       jsonb_build_object('reference', pair.reference, 'days', pair.days)
  FROM pair, LATERAL (VALUES (there, back), (back, there)) AS side(line, other)
 ORDER BY side.line
"""

# Where one reference and amount has several lines or entries, the nearest by date go together.
_SAME_REFERENCE = """
WITH pair AS MATERIALIZED (
  SELECT l.id AS line, e.id AS entry, abs(l."on" - e."on") AS days,
         l."on" AS line_on, e."on" AS entry_on
    FROM line l JOIN entry e ON e.reference = l.{column} AND e.amount = l.amount
   WHERE l.{column} <> '' AND {condition}
), crowd AS MATERIALIZED (
  SELECT pair.*, e.reference, e.amount FROM pair JOIN entry e ON e.id = pair.entry
   WHERE pair.line IN (SELECT line FROM pair GROUP BY line HAVING count(*) > 1)
      OR pair.entry IN (SELECT entry FROM pair GROUP BY entry HAVING count(*) > 1)
), near_line AS (
  SELECT reference, amount, line AS id, min(line_on) AS "on",
         row_number() OVER (PARTITION BY reference, amount
                            ORDER BY min(days), min(line_on), line) AS rank,
         count(*) OVER (PARTITION BY reference, amount) AS sides
    FROM crowd GROUP BY reference, amount, line
), near_entry AS (
  SELECT reference, amount, entry AS id, min(entry_on) AS "on",
         row_number() OVER (PARTITION BY reference, amount
                            ORDER BY min(days), min(entry_on), entry) AS rank,
         count(*) OVER (PARTITION BY reference, amount) AS sides
    FROM crowd GROUP BY reference, amount, entry
), kept_line AS (
  SELECT n.*, row_number() OVER (PARTITION BY reference, amount ORDER BY "on", id) AS place
    FROM near_line n
   WHERE rank <= (SELECT max(o.sides) FROM near_entry o
                   WHERE o.reference = n.reference AND o.amount = n.amount)
), kept_entry AS (
  SELECT n.*, row_number() OVER (PARTITION BY reference, amount ORDER BY "on", id) AS place
    FROM near_entry n
   WHERE rank <= (SELECT max(o.sides) FROM near_line o
                   WHERE o.reference = n.reference AND o.amount = n.amount)
), chosen AS (
  SELECT line, entry, days, 1 AS lines, 1 AS entries FROM pair
   WHERE NOT EXISTS (SELECT FROM crowd c WHERE c.line = pair.line)
  UNION ALL
  SELECT l.id, e.id, abs(l."on" - e."on"), l.sides, e.sides
    FROM kept_line l JOIN kept_entry e USING (reference, amount, place)
)
INSERT INTO billing_match (run_id, line_id, transfer_id, rule, evidence)
SELECT %(run)s, line, entry, %(rule)s,
       jsonb_build_object('days', days, 'lines', lines, 'entries', entries)
  FROM chosen ORDER BY line
"""

_AMOUNT_DIFFERS = """
WITH l AS (
  SELECT l.*, e.reference AS ref,
         row_number() OVER (PARTITION BY e.reference, sign(l.amount)
                            ORDER BY l."on", l.id) AS place
    FROM line l
    JOIN (SELECT DISTINCT reference FROM entry WHERE reference <> '') e
      ON e.reference = CASE WHEN EXISTS (SELECT FROM entry x WHERE x.reference = l.reference)
                            THEN nullif(l.reference, '') ELSE nullif(l.found, '') END
), e AS (
  SELECT e.*, row_number() OVER (PARTITION BY reference, sign(amount)
                                 ORDER BY "on", id) AS place
    FROM entry e WHERE reference <> ''
)
INSERT INTO billing_reconciliationexception
  (run_id, kind, line_id, transfer_id, amount_fen, facts, status, resolution, explanation)
SELECT %(run)s, 'amount_differs', l.id, e.id, l.amount - e.amount,
       jsonb_build_object('reference', l.ref, 'bank_fen', l.amount, 'book_fen', e.amount),
       'open', '', ''
  FROM l JOIN e ON e.reference = l.ref AND e.place = l.place AND sign(e.amount) = sign(l.amount)
 ORDER BY l.id
"""

_LONELY_LINES = """
WITH named AS (
  SELECT l.*, s.counterparty, coalesce(nullif(l.found, ''), l.reference) AS ref
    FROM line l JOIN billing_statementline s ON s.id = l.id
), said AS (
  SELECT id, amount, reference FROM named WHERE reference <> ''
  UNION SELECT id, amount, found FROM named WHERE found <> ''
), twin AS (
  SELECT DISTINCT n.id FROM said n
    JOIN billing_journal j ON j.reference = n.reference
    JOIN billing_transfer t ON t.journal_id = j.id
     AND ((n.amount > 0 AND t.debit_id = %(ledger_account)s AND t.amount_fen = n.amount)
       OR (n.amount < 0 AND t.credit_id = %(ledger_account)s AND t.amount_fen = -n.amount))
    JOIN billing_match m ON m.transfer_id = t.id
), judged AS (
  SELECT n.*,
         CASE WHEN EXISTS (SELECT FROM billing_feenotice f WHERE f.code = n.ref) THEN 'notice'
              WHEN EXISTS (SELECT FROM billing_payout p WHERE p.number = n.ref) THEN 'payout'
              ELSE '' END AS known,
         EXISTS (SELECT FROM twin WHERE twin.id = n.id) AS is_twin,
         EXISTS (SELECT FROM core_organisation o WHERE o.name = n.counterparty) AS is_payer_known
    FROM named n
)
INSERT INTO billing_reconciliationexception
  (run_id, kind, line_id, amount_fen, facts, status, resolution, explanation)
SELECT %(run)s,
       CASE WHEN is_twin THEN 'duplicate'
            WHEN amount < 0 THEN 'short'
            WHEN ref = '' AND NOT is_payer_known THEN 'unknown_payer'
            ELSE 'long' END,
       id, amount,
       jsonb_build_object('reference', ref, 'counterparty', counterparty, 'known', known,
                          'bank_fen', amount),
       'open', '', ''
  FROM judged ORDER BY id
"""

_LONELY_ENTRIES = """
INSERT INTO billing_reconciliationexception
  (run_id, kind, transfer_id, amount_fen, facts, status, resolution, explanation)
SELECT %(run)s,
       CASE WHEN %(until)s - "on" < %(timing_days)s THEN 'timing'
            WHEN amount > 0 THEN 'short' ELSE 'long' END,
       id, -amount,
       jsonb_build_object('reference', reference, 'book_fen', amount,
                          'days', %(until)s - "on"),
       'open', '', ''
  FROM entry ORDER BY id
"""

_REST = """
CREATE TEMP TABLE rest ON COMMIT DROP AS
SELECT w.* FROM {table} w
 WHERE NOT EXISTS (SELECT FROM {taken} t WHERE t.{column} = w.id AND t.run_id = %(run)s);
DROP TABLE {table};
ALTER TABLE rest RENAME TO {table};
ANALYZE {table};
"""

RULES: Final = {
    "reversal_pair": _REVERSAL_PAIR,
    "exact_reference": _SAME_REFERENCE.format(column="reference", condition="true"),
    "code_in_text": _SAME_REFERENCE.format(column="found", condition="length(l.found) = 20"),
    "number_in_text": _SAME_REFERENCE.format(column="found", condition="length(l.found) <> 20"),
}
"""Rule name and its statement, in the order of their strength."""

Progress = Callable[[str], None]


def match(scope: Scope, *, progress: Progress = lambda step: None) -> dict[str, Any]:
    """Apply every rule inside the caller's transaction; returns hash of inputs and totals.

    The run's earlier matches and undecided exceptions must be gone. `progress` hears each step.
    """
    facts: dict[str, Any] = {
        "run": scope.run,
        "account": scope.account,
        "ledger_account": scope.ledger_account,
        "until": scope.until,
        "timing_days": TIMING_DAYS,
    }
    with _working_tables(facts) as run:
        progress("inputs")
        of_lines, of_entries = run(_INPUTS)
        counts = {}
        for rule, statement in RULES.items():
            progress(rule)
            counts[rule] = run(statement, rule=rule)
            if counts[rule]:
                run(_REST.format(table="line", taken="billing_match", column="line_id"))
                run(_REST.format(table="entry", taken="billing_match", column="transfer_id"))
        progress("exceptions")
        taken = "billing_reconciliationexception"
        if run(_AMOUNT_DIFFERS):
            run(_REST.format(table="line", taken=taken, column="line_id"))
            run(_REST.format(table="entry", taken=taken, column="transfer_id"))
        run(_LONELY_LINES)
        run(_LONELY_ENTRIES)
    body = [VERSION, scope.account, scope.until.isoformat(), of_lines[0], of_entries[0]]
    return {
        "inputs_hash": hashlib.sha256(json.dumps(body).encode()).hexdigest(),
        "lines": of_lines[1],
        "bank_fen": int(of_lines[2]),
        "entries": of_entries[1],
        "book_fen": int(of_entries[2]),
        "gateway_entries": of_entries[3],
        "gateway_fen": int(of_entries[4]),
        "matched_lines": sum(counts.values()),
        "rules": counts,
    }


@contextmanager
def _working_tables(facts: dict[str, Any]) -> Iterator[Callable[..., Any]]:
    with connection.cursor() as cursor:

        def run(statement: str, **more: Any) -> Any:
            cursor.execute(statement, {**facts, **more})
            return cursor.fetchall() if cursor.description else cursor.rowcount

        # A day's work fits in memory: hash it all. The planner cannot know how few rows agree in
        # two columns at once, and a nested loop over a month would never end.
        cursor.execute(
            "SET LOCAL work_mem = '256MB'; SET LOCAL jit = off; SET LOCAL enable_nestloop = off"
        )
        run(_LINES)
        run(_ENTRIES)
        cursor.execute("ANALYZE line; ANALYZE entry")
        run(_CANCELLED_IN_THE_BOOKS)
        yield run
        cursor.execute("DROP TABLE line, entry; SET LOCAL enable_nestloop TO DEFAULT")
