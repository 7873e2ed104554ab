"""How money is booked: one function posts, one trigger keeps the cached balances.

`billing_ledger_post` is the only door. It is a single statement for the caller: it replays a known
key, creates missing accounts, locks all accounts in id order, checks holds and floors, and writes
the journal and its transfers with the balances after each. It answers with an outcome instead of
raising, so that a refusal leaves nothing behind and costs no savepoint.
"""

from django.db import migrations, models

APPLY = """
CREATE FUNCTION billing_apply_transfers() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  IF EXISTS (
    SELECT FROM fresh n JOIN billing_transfer h ON h.id = n.resolves_id
    WHERE h.state <> 'pending' OR h.debit_id <> n.debit_id OR h.credit_id <> n.credit_id
       OR n.amount_fen > h.amount_fen
       OR (n.state = 'void_pending' AND n.amount_fen <> h.amount_fen)
  ) THEN
    RAISE EXCEPTION 'a resolution fits the hold it resolves'
      USING ERRCODE = '23514', CONSTRAINT = 'transfer_resolution_fits_its_hold';
  END IF;
  IF EXISTS (
    SELECT FROM fresh n JOIN billing_account a ON a.id IN (n.debit_id, n.credit_id)
    WHERE a.currency <> n.currency
  ) THEN
    RAISE EXCEPTION 'a transfer is in the currency of its accounts'
      USING ERRCODE = '23514', CONSTRAINT = 'transfer_currency_of_its_accounts';
  END IF;
  PERFORM 1 FROM billing_account
   WHERE id IN (SELECT debit_id FROM fresh UNION SELECT credit_id FROM fresh)
   ORDER BY id FOR NO KEY UPDATE;
  UPDATE billing_account a
     SET debits = a.debits + s.d, credits = a.credits + s.c,
         debits_pending = a.debits_pending + s.dp, credits_pending = a.credits_pending + s.cp
    FROM (
      SELECT account, sum(d)::bigint AS d, sum(c)::bigint AS c,
             sum(dp)::bigint AS dp, sum(cp)::bigint AS cp
        FROM (
          SELECT e.debit_id AS account, e.posted AS d, 0 AS c, e.held AS dp, 0 AS cp FROM (
            SELECT n.debit_id,
                   CASE WHEN n.state IN ('posted', 'post_pending') THEN n.amount_fen ELSE 0 END
                     AS posted,
                   CASE WHEN n.state = 'pending' THEN n.amount_fen
                        ELSE -coalesce(h.amount_fen, 0) END AS held
              FROM fresh n LEFT JOIN billing_transfer h ON h.id = n.resolves_id) e
          UNION ALL
          SELECT e.credit_id, 0, e.posted, 0, e.held FROM (
            SELECT n.credit_id,
                   CASE WHEN n.state IN ('posted', 'post_pending') THEN n.amount_fen ELSE 0 END
                     AS posted,
                   CASE WHEN n.state = 'pending' THEN n.amount_fen
                        ELSE -coalesce(h.amount_fen, 0) END AS held
              FROM fresh n LEFT JOIN billing_transfer h ON h.id = n.resolves_id) e
        ) legs
       GROUP BY account
    ) s
   WHERE a.id = s.account;
  RETURN NULL;
END $$;
CREATE TRIGGER apply_transfers AFTER INSERT ON billing_transfer
  REFERENCING NEW TABLE AS fresh
  FOR EACH STATEMENT EXECUTE FUNCTION billing_apply_transfers();
"""
UNAPPLY = """
DROP TRIGGER apply_transfers ON billing_transfer;
DROP FUNCTION billing_apply_transfers();
"""

GUARD = """
CREATE FUNCTION billing_guard_account() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'account balances change only through transfers' USING ERRCODE = '23514';
END $$;
CREATE TRIGGER guard_account_row
  BEFORE UPDATE OF code, kind, currency, debits, credits, debits_pending, credits_pending OR DELETE
  ON billing_account FOR EACH ROW WHEN (pg_trigger_depth() = 0)
  EXECUTE FUNCTION billing_guard_account();
CREATE TRIGGER guard_account_table BEFORE TRUNCATE ON billing_account
  FOR EACH STATEMENT EXECUTE FUNCTION billing_guard_account();
"""
UNGUARD = """
DROP TRIGGER guard_account_table ON billing_account;
DROP TRIGGER guard_account_row ON billing_account;
DROP FUNCTION billing_guard_account();
"""

POST = """
CREATE FUNCTION billing_ledger_post(
  p_key text, p_hash text, p_kind text, p_subject text, p_memo text, p_actor bigint,
  p_reverses bigint, p_at timestamptz, p_value_date date,
  p_codes text[], p_kinds text[], p_floors bigint[], p_owners bigint[],
  p_debits text[], p_credits text[], p_amounts bigint[], p_states text[],
  p_resolves bigint[], p_expires timestamptz[],
  OUT outcome text, OUT journal bigint, OUT facts jsonb
) LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
  known record;
BEGIN
  SELECT id, request_hash INTO known FROM billing_journal WHERE key = p_key;
  IF FOUND THEN
    outcome := CASE WHEN known.request_hash = p_hash THEN 'replayed' ELSE 'other_body' END;
    journal := known.id;
    RETURN;
  END IF;

  INSERT INTO billing_account
    (code, kind, currency, owner_id, floor_fen, debits, credits, debits_pending, credits_pending)
  SELECT n.code, n.kind, 'CNY', n.owner, n.floor, 0, 0, 0, 0
    FROM unnest(p_codes, p_kinds, p_floors, p_owners) AS n(code, kind, floor, owner)
   WHERE NOT EXISTS (SELECT FROM billing_account a WHERE a.code = n.code)
   ORDER BY n.code
  ON CONFLICT (code) DO NOTHING;
  PERFORM 1 FROM billing_account WHERE code = ANY (p_codes) ORDER BY id FOR NO KEY UPDATE;

  -- What another transaction did while this one waited for the locks is visible from here on.
  SELECT id, request_hash INTO known FROM billing_journal WHERE key = p_key;
  IF FOUND THEN
    outcome := CASE WHEN known.request_hash = p_hash THEN 'replayed' ELSE 'other_body' END;
    journal := known.id;
    RETURN;
  END IF;
  IF EXISTS (SELECT FROM billing_journal WHERE reverses_id = p_reverses) THEN
    outcome := 'reversed_before';
    RETURN;
  END IF;
  IF EXISTS (SELECT FROM billing_transfer WHERE resolves_id = ANY (p_resolves)) THEN
    outcome := 'resolved_before';
    RETURN;
  END IF;

  -- Floors: what each account could spend before, what this journal takes from it.
  SELECT jsonb_build_object(
           'account', a.code, 'available', s.available - a.floor_fen, 'needed', -s.change)
    INTO facts
    FROM billing_account a
    JOIN LATERAL (
      SELECT CASE WHEN a.kind IN ('AS', 'EX') THEN a.debits - a.credits - a.credits_pending
                  ELSE a.credits - a.debits - a.debits_pending END AS available,
             sum(CASE
               WHEN (l.debit = a.code) = (a.kind IN ('AS', 'EX')) THEN  -- the growing side
                 CASE WHEN l.state IN ('posted', 'post_pending') THEN l.amount ELSE 0 END
               ELSE  -- the spending side; a resolution gives its hold back first
                 coalesce(h.amount_fen, 0)
                 - CASE WHEN l.state = 'void_pending' THEN 0 ELSE l.amount END
             END) AS change
        FROM unnest(p_debits, p_credits, p_amounts, p_states, p_resolves)
               AS l(debit, credit, amount, state, resolves)
        LEFT JOIN billing_transfer h ON h.id = l.resolves
       WHERE a.code IN (l.debit, l.credit)
    ) s ON true
   WHERE a.code = ANY (p_codes) AND a.floor_fen IS NOT NULL
     AND s.available + s.change < a.floor_fen
   ORDER BY a.id
   LIMIT 1;
  IF FOUND THEN
    outcome := 'short';
    RETURN;
  END IF;

  INSERT INTO billing_journal
    (key, request_hash, kind, subject, memo, actor_id, reverses_id, at)
  VALUES (p_key, p_hash, p_kind, p_subject, p_memo, p_actor, p_reverses, p_at)
  ON CONFLICT (key) DO NOTHING RETURNING id INTO journal;
  IF journal IS NULL THEN  -- the same key, posted meanwhile on other accounts
    SELECT id, request_hash INTO known FROM billing_journal WHERE key = p_key;
    outcome := CASE WHEN known.request_hash = p_hash THEN 'replayed' ELSE 'other_body' END;
    journal := known.id;
    RETURN;
  END IF;

  INSERT INTO billing_transfer
    (journal_id, debit_id, credit_id, amount_fen, currency, state, resolves_id, expires_at,
     value_date, debit_balance_after, credit_balance_after)
  WITH line AS (
    SELECT l.*, d.id AS debit_id, c.id AS credit_id,
           CASE WHEN l.state IN ('posted', 'post_pending') THEN l.amount ELSE 0 END AS moved
      FROM unnest(p_debits, p_credits, p_amounts, p_states, p_resolves, p_expires)
             WITH ORDINALITY AS l(debit, credit, amount, state, resolves, expires, n)
      JOIN billing_account d ON d.code = l.debit
      JOIN billing_account c ON c.code = l.credit
  ), running AS (
    SELECT leg.n, a.id,
           CASE WHEN a.kind IN ('AS', 'EX') THEN a.debits - a.credits + leg.sum
                ELSE a.credits - a.debits - leg.sum END AS balance
      FROM (
        SELECT n, account, (sum(moved) OVER (PARTITION BY account ORDER BY n))::bigint AS sum
          FROM (SELECT n, debit_id AS account, moved FROM line
                UNION ALL SELECT n, credit_id, -moved FROM line) legs
      ) leg JOIN billing_account a ON a.id = leg.account
  )
  SELECT billing_ledger_post.journal, line.debit_id, line.credit_id, line.amount, 'CNY', line.state,
         line.resolves, line.expires, p_value_date, d.balance, c.balance
    FROM line
    JOIN running d ON d.n = line.n AND d.id = line.debit_id
    JOIN running c ON c.n = line.n AND c.id = line.credit_id
   ORDER BY line.n;
  outcome := 'made';
END $$;
REVOKE ALL ON FUNCTION billing_ledger_post FROM PUBLIC;
"""
UNPOST = "DROP FUNCTION billing_ledger_post;"

# The role a web process or worker may take: it reads the books and posts through the function,
# and cannot change a line that is written. Where the migrating user may not create roles, the
# database's administrator does (docs/deployment.md); the triggers hold either way.
ROLE = """
DO $$
BEGIN
  CREATE ROLE market_app NOLOGIN;
EXCEPTION
  WHEN duplicate_object OR unique_violation THEN NULL;
  WHEN insufficient_privilege THEN
    RAISE NOTICE 'role market_app not created: no right to create roles';
END $$;
DO $$
BEGIN
  IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = 'market_app') THEN RETURN; END IF;
  GRANT USAGE ON SCHEMA public TO market_app;
  GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA public TO market_app;
  GRANT USAGE ON ALL SEQUENCES IN SCHEMA public TO market_app;
  ALTER DEFAULT PRIVILEGES IN SCHEMA public
    GRANT SELECT, INSERT, UPDATE, DELETE ON TABLES TO market_app;
  ALTER DEFAULT PRIVILEGES IN SCHEMA public GRANT USAGE ON SEQUENCES TO market_app;
  REVOKE INSERT, UPDATE, DELETE, TRUNCATE
    ON billing_account, billing_journal, billing_transfer FROM market_app;
  REVOKE UPDATE, DELETE, TRUNCATE
    ON billing_ledgerproof, billing_receipt, core_statuschange, core_chainentry, core_chainseal,
       core_chainleaf FROM market_app;
  GRANT EXECUTE ON FUNCTION billing_ledger_post TO market_app;
END $$;
"""
UNROLE = """
DO $$
BEGIN
  IF EXISTS (SELECT FROM pg_roles WHERE rolname = 'market_app') THEN
    DROP OWNED BY market_app;
  END IF;
END $$;
"""


class Migration(migrations.Migration):
    dependencies = [
        ("billing", "0001_ledger_fees_and_statements"),
        ("core", "0001_people_log_and_chain"),
    ]
    operations = [
        migrations.AlterField("transfer", "debit_balance_after", models.BigIntegerField()),
        migrations.AlterField("transfer", "credit_balance_after", models.BigIntegerField()),
        migrations.RunSQL(APPLY, UNAPPLY),
        migrations.RunSQL(GUARD, UNGUARD),
        migrations.RunSQL(POST, UNPOST),
        migrations.RunSQL(ROLE, UNROLE),
    ]
