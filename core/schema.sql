-- Written by `manage.py write_schema` from migrations d1248ee214b99cd2; do not edit.
DO $$ BEGIN
  CREATE ROLE "market_app" NOLOGIN;
EXCEPTION WHEN duplicate_object OR unique_violation OR insufficient_privilege THEN NULL;
END $$;
SET statement_timeout = 0;
SET lock_timeout = 0;
SET idle_in_transaction_session_timeout = 0;
SET transaction_timeout = 0;
SET client_encoding = 'UTF8';
SET standard_conforming_strings = on;
SELECT pg_catalog.set_config('search_path', '', false);
SET check_function_bodies = false;
SET xmloption = content;
SET client_min_messages = warning;
SET row_security = off;

CREATE EXTENSION IF NOT EXISTS pg_trgm WITH SCHEMA public;

COMMENT ON EXTENSION pg_trgm IS 'text similarity measurement and index searching based on trigrams';

CREATE FUNCTION public._pgtrigger_should_ignore(trigger_name name) RETURNS boolean
    LANGUAGE plpgsql
    AS $$
                DECLARE
                    _pgtrigger_ignore TEXT[];
                    _result BOOLEAN;
                BEGIN
                    BEGIN
                        SELECT INTO _pgtrigger_ignore
                            CURRENT_SETTING('pgtrigger.ignore');
                        EXCEPTION WHEN OTHERS THEN
                    END;
                    IF _pgtrigger_ignore IS NOT NULL THEN
                        SELECT trigger_name = ANY(_pgtrigger_ignore)
                        INTO _result;
                        RETURN _result;
                    ELSE
                        RETURN FALSE;
                    END IF;
                END;
            $$;

CREATE FUNCTION public.billing_apply_transfers() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    AS $$
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

CREATE FUNCTION public.billing_guard_account() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
BEGIN
  RAISE EXCEPTION 'account balances change only through transfers' USING ERRCODE = '23514';
END $$;

CREATE FUNCTION public.billing_ledger_post(p_key text, p_hash text, p_kind text, p_subject text, p_memo text, p_actor bigint, p_reverses bigint, p_at timestamp with time zone, p_value_date date, p_codes text[], p_kinds text[], p_floors bigint[], p_owners bigint[], p_debits text[], p_credits text[], p_amounts bigint[], p_states text[], p_resolves bigint[], p_expires timestamp with time zone[], OUT outcome text, OUT journal bigint, OUT facts jsonb) RETURNS record
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    AS $$
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

CREATE FUNCTION public.pgtrigger_append_only_row_10adb() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    RAISE EXCEPTION 'core_statuschange is append-only' USING ERRCODE = '23514';
                END;
            $$;

CREATE FUNCTION public.pgtrigger_append_only_row_178d4() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    RAISE EXCEPTION 'core_chainseal is append-only' USING ERRCODE = '23514';
                END;
            $$;

CREATE FUNCTION public.pgtrigger_append_only_row_1efa3() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    RAISE EXCEPTION 'billing_transfer is append-only' USING ERRCODE = '23514';
                END;
            $$;

CREATE FUNCTION public.pgtrigger_append_only_row_21d59() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    RAISE EXCEPTION 'contracts_revision is append-only' USING ERRCODE = '23514';
                END;
            $$;

CREATE FUNCTION public.pgtrigger_append_only_row_22399() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    RAISE EXCEPTION 'core_chainleaf is append-only' USING ERRCODE = '23514';
                END;
            $$;

CREATE FUNCTION public.pgtrigger_append_only_row_247dc() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    RAISE EXCEPTION 'agencies_score is append-only' USING ERRCODE = '23514';
                END;
            $$;

CREATE FUNCTION public.pgtrigger_append_only_row_27fad() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    RAISE EXCEPTION 'billing_receipt is append-only' USING ERRCODE = '23514';
                END;
            $$;

CREATE FUNCTION public.pgtrigger_append_only_row_2aa22() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    RAISE EXCEPTION 'bidding_librarydraw is append-only' USING ERRCODE = '23514';
                END;
            $$;

CREATE FUNCTION public.pgtrigger_append_only_row_2da47() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    RAISE EXCEPTION 'bidding_drawresult is append-only' USING ERRCODE = '23514';
                END;
            $$;

CREATE FUNCTION public.pgtrigger_append_only_row_3ebc4() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    RAISE EXCEPTION 'bidding_openingkey is append-only' USING ERRCODE = '23514';
                END;
            $$;

CREATE FUNCTION public.pgtrigger_append_only_row_45434() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    RAISE EXCEPTION 'contracts_awardnotice is append-only' USING ERRCODE = '23514';
                END;
            $$;

CREATE FUNCTION public.pgtrigger_append_only_row_5a20c() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    RAISE EXCEPTION 'billing_statementline is append-only' USING ERRCODE = '23514';
                END;
            $$;

CREATE FUNCTION public.pgtrigger_append_only_row_5a2c7() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    RAISE EXCEPTION 'billing_journal is append-only' USING ERRCODE = '23514';
                END;
            $$;

CREATE FUNCTION public.pgtrigger_append_only_row_67f39() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    RAISE EXCEPTION 'bidding_bidscore is append-only' USING ERRCODE = '23514';
                END;
            $$;

CREATE FUNCTION public.pgtrigger_append_only_row_7719c() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    RAISE EXCEPTION 'billing_ledgerproof is append-only' USING ERRCODE = '23514';
                END;
            $$;

CREATE FUNCTION public.pgtrigger_append_only_row_7de62() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    RAISE EXCEPTION 'core_chainentry is append-only' USING ERRCODE = '23514';
                END;
            $$;

CREATE FUNCTION public.pgtrigger_append_only_row_7e09f() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    RAISE EXCEPTION 'contracts_contractdocument is append-only' USING ERRCODE = '23514';
                END;
            $$;

CREATE FUNCTION public.pgtrigger_append_only_row_9b903() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    RAISE EXCEPTION 'core_chainsubtree is append-only' USING ERRCODE = '23514';
                END;
            $$;

CREATE FUNCTION public.pgtrigger_append_only_row_9d250() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    RAISE EXCEPTION 'bidding_openedbid is append-only' USING ERRCODE = '23514';
                END;
            $$;

CREATE FUNCTION public.pgtrigger_append_only_row_c20d2() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    RAISE EXCEPTION 'contracts_sharedresult is append-only' USING ERRCODE = '23514';
                END;
            $$;

CREATE FUNCTION public.pgtrigger_append_only_row_cb488() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    RAISE EXCEPTION 'bidding_sealedbid is append-only' USING ERRCODE = '23514';
                END;
            $$;

CREATE FUNCTION public.pgtrigger_append_only_row_ccc5e() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    RAISE EXCEPTION 'bidding_amendment is append-only' USING ERRCODE = '23514';
                END;
            $$;

CREATE FUNCTION public.pgtrigger_append_only_row_ce8c0() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    RAISE EXCEPTION 'contracts_reading is append-only' USING ERRCODE = '23514';
                END;
            $$;

CREATE FUNCTION public.pgtrigger_append_only_row_cf1d3() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    RAISE EXCEPTION 'bidding_place is append-only' USING ERRCODE = '23514';
                END;
            $$;

CREATE FUNCTION public.pgtrigger_append_only_row_d9d9f() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    RAISE EXCEPTION 'bidding_draw is append-only' USING ERRCODE = '23514';
                END;
            $$;

CREATE FUNCTION public.pgtrigger_append_only_row_dfa3b() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    RAISE EXCEPTION 'agencies_performancerecord is append-only' USING ERRCODE = '23514';
                END;
            $$;

CREATE FUNCTION public.pgtrigger_append_only_row_edb7c() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    RAISE EXCEPTION 'bidding_keyshare is append-only' USING ERRCODE = '23514';
                END;
            $$;

CREATE FUNCTION public.pgtrigger_append_only_row_ee06d() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    RAISE EXCEPTION 'contracts_signature is append-only' USING ERRCODE = '23514';
                END;
            $$;

CREATE FUNCTION public.pgtrigger_append_only_table_02e10() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    RAISE EXCEPTION 'billing_transfer is append-only' USING ERRCODE = '23514';
                END;
            $$;

CREATE FUNCTION public.pgtrigger_append_only_table_07ebc() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    RAISE EXCEPTION 'core_chainseal is append-only' USING ERRCODE = '23514';
                END;
            $$;

CREATE FUNCTION public.pgtrigger_append_only_table_0a9e5() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    RAISE EXCEPTION 'billing_journal is append-only' USING ERRCODE = '23514';
                END;
            $$;

CREATE FUNCTION public.pgtrigger_append_only_table_10e0d() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    RAISE EXCEPTION 'core_chainentry is append-only' USING ERRCODE = '23514';
                END;
            $$;

CREATE FUNCTION public.pgtrigger_append_only_table_115e1() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    RAISE EXCEPTION 'core_statuschange is append-only' USING ERRCODE = '23514';
                END;
            $$;

CREATE FUNCTION public.pgtrigger_append_only_table_1b3f6() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    RAISE EXCEPTION 'bidding_openedbid is append-only' USING ERRCODE = '23514';
                END;
            $$;

CREATE FUNCTION public.pgtrigger_append_only_table_34f83() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    RAISE EXCEPTION 'agencies_score is append-only' USING ERRCODE = '23514';
                END;
            $$;

CREATE FUNCTION public.pgtrigger_append_only_table_3b35f() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    RAISE EXCEPTION 'bidding_place is append-only' USING ERRCODE = '23514';
                END;
            $$;

CREATE FUNCTION public.pgtrigger_append_only_table_3c482() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    RAISE EXCEPTION 'bidding_amendment is append-only' USING ERRCODE = '23514';
                END;
            $$;

CREATE FUNCTION public.pgtrigger_append_only_table_4a04e() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    RAISE EXCEPTION 'bidding_sealedbid is append-only' USING ERRCODE = '23514';
                END;
            $$;

CREATE FUNCTION public.pgtrigger_append_only_table_5577a() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    RAISE EXCEPTION 'core_chainleaf is append-only' USING ERRCODE = '23514';
                END;
            $$;

CREATE FUNCTION public.pgtrigger_append_only_table_63083() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    RAISE EXCEPTION 'bidding_openingkey is append-only' USING ERRCODE = '23514';
                END;
            $$;

CREATE FUNCTION public.pgtrigger_append_only_table_6a2be() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    RAISE EXCEPTION 'contracts_contractdocument is append-only' USING ERRCODE = '23514';
                END;
            $$;

CREATE FUNCTION public.pgtrigger_append_only_table_77b1f() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    RAISE EXCEPTION 'billing_ledgerproof is append-only' USING ERRCODE = '23514';
                END;
            $$;

CREATE FUNCTION public.pgtrigger_append_only_table_7aafb() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    RAISE EXCEPTION 'contracts_sharedresult is append-only' USING ERRCODE = '23514';
                END;
            $$;

CREATE FUNCTION public.pgtrigger_append_only_table_8cd08() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    RAISE EXCEPTION 'contracts_signature is append-only' USING ERRCODE = '23514';
                END;
            $$;

CREATE FUNCTION public.pgtrigger_append_only_table_9aafd() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    RAISE EXCEPTION 'bidding_bidscore is append-only' USING ERRCODE = '23514';
                END;
            $$;

CREATE FUNCTION public.pgtrigger_append_only_table_a8455() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    RAISE EXCEPTION 'core_chainsubtree is append-only' USING ERRCODE = '23514';
                END;
            $$;

CREATE FUNCTION public.pgtrigger_append_only_table_a88c3() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    RAISE EXCEPTION 'contracts_reading is append-only' USING ERRCODE = '23514';
                END;
            $$;

CREATE FUNCTION public.pgtrigger_append_only_table_afea5() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    RAISE EXCEPTION 'bidding_librarydraw is append-only' USING ERRCODE = '23514';
                END;
            $$;

CREATE FUNCTION public.pgtrigger_append_only_table_b567a() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    RAISE EXCEPTION 'contracts_awardnotice is append-only' USING ERRCODE = '23514';
                END;
            $$;

CREATE FUNCTION public.pgtrigger_append_only_table_d3178() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    RAISE EXCEPTION 'bidding_draw is append-only' USING ERRCODE = '23514';
                END;
            $$;

CREATE FUNCTION public.pgtrigger_append_only_table_d7f0d() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    RAISE EXCEPTION 'bidding_keyshare is append-only' USING ERRCODE = '23514';
                END;
            $$;

CREATE FUNCTION public.pgtrigger_append_only_table_e5cf8() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    RAISE EXCEPTION 'billing_receipt is append-only' USING ERRCODE = '23514';
                END;
            $$;

CREATE FUNCTION public.pgtrigger_append_only_table_e7f3c() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    RAISE EXCEPTION 'billing_statementline is append-only' USING ERRCODE = '23514';
                END;
            $$;

CREATE FUNCTION public.pgtrigger_append_only_table_eb420() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    RAISE EXCEPTION 'agencies_performancerecord is append-only' USING ERRCODE = '23514';
                END;
            $$;

CREATE FUNCTION public.pgtrigger_append_only_table_eec95() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    RAISE EXCEPTION 'bidding_drawresult is append-only' USING ERRCODE = '23514';
                END;
            $$;

CREATE FUNCTION public.pgtrigger_append_only_table_eef15() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    RAISE EXCEPTION 'contracts_revision is append-only' USING ERRCODE = '23514';
                END;
            $$;

CREATE FUNCTION public.pgtrigger_waits_for_a_seal_c476b() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    INSERT INTO core_chainwaiting (entry_id) VALUES (NEW.id); RETURN NULL;
                END;
            $$;

SET default_tablespace = '';

SET default_table_access_method = heap;

CREATE TABLE public.account_emailaddress (
    id integer NOT NULL,
    email character varying(254) NOT NULL,
    verified boolean NOT NULL,
    "primary" boolean NOT NULL,
    user_id bigint NOT NULL
);

ALTER TABLE public.account_emailaddress ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.account_emailaddress_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.account_emailconfirmation (
    id integer NOT NULL,
    created timestamp with time zone NOT NULL,
    sent timestamp with time zone,
    key character varying(64) NOT NULL,
    email_address_id integer NOT NULL
);

ALTER TABLE public.account_emailconfirmation ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.account_emailconfirmation_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.address_country (
    iso_3166_1_a2 character varying(2) NOT NULL,
    iso_3166_1_a3 character varying(3) NOT NULL,
    iso_3166_1_numeric character varying(3) NOT NULL,
    printable_name character varying(128) NOT NULL,
    name character varying(128) NOT NULL,
    display_order smallint NOT NULL,
    is_shipping_country boolean NOT NULL,
    CONSTRAINT address_country_display_order_check CHECK ((display_order >= 0))
);

CREATE TABLE public.address_useraddress (
    id bigint NOT NULL,
    code character varying(255),
    title character varying(64) NOT NULL,
    first_name character varying(255) NOT NULL,
    last_name character varying(255) NOT NULL,
    line1 character varying(255) NOT NULL,
    line2 character varying(255) NOT NULL,
    line3 character varying(255) NOT NULL,
    line4 character varying(255) NOT NULL,
    state character varying(255) NOT NULL,
    postcode character varying(64) NOT NULL,
    search_text text NOT NULL,
    phone_number character varying(128) NOT NULL,
    notes text NOT NULL,
    is_default_for_shipping boolean NOT NULL,
    is_default_for_billing boolean NOT NULL,
    num_orders_as_shipping_address integer NOT NULL,
    num_orders_as_billing_address integer NOT NULL,
    hash character varying(255) NOT NULL,
    date_created timestamp with time zone NOT NULL,
    country_id character varying(2) NOT NULL,
    user_id bigint NOT NULL,
    CONSTRAINT address_useraddress_num_orders_as_billing_address_check CHECK ((num_orders_as_billing_address >= 0)),
    CONSTRAINT address_useraddress_num_orders_as_shipping_address_check CHECK ((num_orders_as_shipping_address >= 0))
);

ALTER TABLE public.address_useraddress ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.address_useraddress_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.agencies_agency (
    id bigint NOT NULL,
    introduction text NOT NULL,
    established_on date,
    status character varying(12) NOT NULL,
    submitted_at timestamp with time zone,
    publicity_until timestamp with time zone,
    admitted_at timestamp with time zone,
    suspended_until date,
    barred_until date,
    due_at timestamp with time zone,
    organisation_id bigint NOT NULL,
    review_region_id bigint,
    CONSTRAINT agency_status_known CHECK (((status)::text = ANY (ARRAY[('draft'::character varying)::text, ('submitted'::character varying)::text, ('returned'::character varying)::text, ('publicity'::character varying)::text, ('active'::character varying)::text, ('suspended'::character varying)::text, ('removed'::character varying)::text])))
);

ALTER TABLE public.agencies_agency ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.agencies_agency_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.agencies_complaint (
    id bigint NOT NULL,
    number character varying(20) NOT NULL,
    about character varying(20) NOT NULL,
    complainant_name character varying(80) NOT NULL,
    complainant_contact character varying(120) NOT NULL,
    text text NOT NULL,
    is_about_quality boolean NOT NULL,
    status character varying(14) NOT NULL,
    received_at timestamp with time zone NOT NULL,
    due_at timestamp with time zone,
    statement text NOT NULL,
    stated_at timestamp with time zone,
    decision text NOT NULL,
    decided_at timestamp with time zone,
    agency_id bigint NOT NULL,
    complainant_id bigint,
    decided_by_id bigint,
    learned_on date NOT NULL,
    matter character varying(8) NOT NULL,
    CONSTRAINT complaint_decided_by_someone CHECK ((((decided_at IS NULL) AND (decided_by_id IS NULL)) OR ((decided_at IS NOT NULL) AND (decided_by_id IS NOT NULL)))),
    CONSTRAINT complaint_quality_is_service CHECK (((NOT is_about_quality) OR ((matter)::text = 'service'::text))),
    CONSTRAINT complaint_status_known CHECK (((status)::text = ANY (ARRAY[('received'::character varying)::text, ('inadmissible'::character varying)::text, ('hearing'::character varying)::text, ('upheld'::character varying)::text, ('dismissed'::character varying)::text])))
);

ALTER TABLE public.agencies_complaint ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.agencies_complaint_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.agencies_compliancepoints (
    id bigint NOT NULL,
    rule character varying(40) NOT NULL,
    points smallint NOT NULL,
    evidence text NOT NULL,
    decided_at timestamp with time zone NOT NULL,
    expires_on date NOT NULL,
    agency_id bigint NOT NULL,
    decided_by_id bigint,
    lifted_at timestamp with time zone,
    lifted_by_id bigint,
    practitioner_id bigint,
    CONSTRAINT agencies_compliancepoints_points_check CHECK ((points >= 0)),
    CONSTRAINT points_lifted_by_someone CHECK ((((lifted_at IS NULL) AND (lifted_by_id IS NULL)) OR ((lifted_at IS NOT NULL) AND (lifted_by_id IS NOT NULL)))),
    CONSTRAINT points_sensible CHECK (((points >= 1) AND (points <= 20)))
);

ALTER TABLE public.agencies_compliancepoints ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.agencies_compliancepoints_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.agencies_entryfile (
    id bigint NOT NULL,
    kind character varying(16) NOT NULL,
    agency_id bigint NOT NULL,
    file_id uuid NOT NULL
);

ALTER TABLE public.agencies_entryfile ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.agencies_entryfile_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.agencies_entryremark (
    id bigint NOT NULL,
    field character varying(40) NOT NULL,
    text text NOT NULL,
    at timestamp with time zone NOT NULL,
    resolved_at timestamp with time zone,
    agency_id bigint NOT NULL,
    by_id bigint NOT NULL
);

ALTER TABLE public.agencies_entryremark ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.agencies_entryremark_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.agencies_listdemand (
    id bigint NOT NULL,
    described text NOT NULL,
    demanded_by character varying(200) NOT NULL,
    contact character varying(200) NOT NULL,
    at timestamp with time zone NOT NULL
);

ALTER TABLE public.agencies_listdemand ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.agencies_listdemand_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.agencies_objection (
    id bigint NOT NULL,
    text text NOT NULL,
    status character varying(12) NOT NULL,
    received_at timestamp with time zone NOT NULL,
    decision text NOT NULL,
    decided_at timestamp with time zone,
    agency_id bigint NOT NULL,
    decided_by_id bigint,
    points_id bigint,
    sanction_id bigint,
    CONSTRAINT credit_objection_decided_by_someone CHECK ((((decided_at IS NULL) AND (decided_by_id IS NULL)) OR ((decided_at IS NOT NULL) AND (decided_by_id IS NOT NULL)))),
    CONSTRAINT credit_objection_status_known CHECK (((status)::text = ANY (ARRAY[('received'::character varying)::text, ('accepted'::character varying)::text, ('rejected'::character varying)::text]))),
    CONSTRAINT credit_objection_to_one_thing CHECK ((((points_id IS NOT NULL) AND (sanction_id IS NULL)) OR ((points_id IS NULL) AND (sanction_id IS NOT NULL))))
);

ALTER TABLE public.agencies_objection ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.agencies_objection_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.agencies_offer (
    id bigint NOT NULL,
    price_fen bigint,
    promised_days smallint NOT NULL,
    service_standard text NOT NULL,
    status character varying(12) NOT NULL,
    listed_at timestamp with time zone,
    agency_id bigint NOT NULL,
    item_id bigint NOT NULL,
    CONSTRAINT agencies_offer_promised_days_check CHECK ((promised_days >= 0)),
    CONSTRAINT offer_days_sensible CHECK (((promised_days >= 1) AND (promised_days <= 1000))),
    CONSTRAINT offer_price_positive CHECK (((price_fen IS NULL) OR (price_fen > 0))),
    CONSTRAINT offer_status_known CHECK (((status)::text = ANY (ARRAY[('draft'::character varying)::text, ('live'::character varying)::text, ('paused'::character varying)::text, ('withdrawn'::character varying)::text])))
);

ALTER TABLE public.agencies_offer ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.agencies_offer_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.agencies_pastwork (
    id bigint NOT NULL,
    title character varying(200) NOT NULL,
    client character varying(200) NOT NULL,
    family character varying(20) NOT NULL,
    finished_on date NOT NULL,
    confirmed_at timestamp with time zone,
    agency_id bigint NOT NULL,
    confirmed_by_id bigint,
    file_id uuid NOT NULL,
    CONSTRAINT past_work_confirmed_by_someone CHECK ((((confirmed_at IS NULL) AND (confirmed_by_id IS NULL)) OR ((confirmed_at IS NOT NULL) AND (confirmed_by_id IS NOT NULL))))
);

ALTER TABLE public.agencies_pastwork ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.agencies_pastwork_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.agencies_performancerecord (
    id bigint NOT NULL,
    contract_number character varying(20) NOT NULL,
    family character varying(20) NOT NULL,
    completed_at timestamp with time zone NOT NULL,
    is_related_party boolean NOT NULL,
    on_time double precision,
    accepted_first_time double precision,
    quality double precision,
    dispute_free double precision,
    price_honoured double precision,
    answers_in_time double precision,
    agency_id bigint NOT NULL,
    owner_id bigint NOT NULL,
    recorded_at timestamp with time zone NOT NULL,
    CONSTRAINT performance_accepted_first_time_in_unit CHECK (((accepted_first_time IS NULL) OR ((accepted_first_time >= (0.0)::double precision) AND (accepted_first_time <= (1.0)::double precision)))),
    CONSTRAINT performance_answers_in_time_in_unit CHECK (((answers_in_time IS NULL) OR ((answers_in_time >= (0.0)::double precision) AND (answers_in_time <= (1.0)::double precision)))),
    CONSTRAINT performance_dispute_free_in_unit CHECK (((dispute_free IS NULL) OR ((dispute_free >= (0.0)::double precision) AND (dispute_free <= (1.0)::double precision)))),
    CONSTRAINT performance_on_time_in_unit CHECK (((on_time IS NULL) OR ((on_time >= (0.0)::double precision) AND (on_time <= (1.0)::double precision)))),
    CONSTRAINT performance_price_honoured_in_unit CHECK (((price_honoured IS NULL) OR ((price_honoured >= (0.0)::double precision) AND (price_honoured <= (1.0)::double precision)))),
    CONSTRAINT performance_quality_in_unit CHECK (((quality IS NULL) OR ((quality >= (0.0)::double precision) AND (quality <= (1.0)::double precision))))
);

ALTER TABLE public.agencies_performancerecord ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.agencies_performancerecord_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.agencies_practitioner (
    id bigint NOT NULL,
    name character varying(80) NOT NULL,
    identity_hash character varying(64) NOT NULL,
    certificate_number character varying(60) NOT NULL,
    joined_on date NOT NULL,
    left_on date,
    agency_id bigint NOT NULL,
    qualification_id bigint NOT NULL,
    major character varying(60) NOT NULL
);

ALTER TABLE public.agencies_practitioner ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.agencies_practitioner_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.agencies_qualification (
    id bigint NOT NULL,
    level character varying(20) NOT NULL,
    certificate_number character varying(60) NOT NULL,
    issued_on date NOT NULL,
    expires_on date,
    confirmed_at timestamp with time zone,
    agency_id bigint NOT NULL,
    confirmed_by_id bigint,
    file_id uuid,
    type_id bigint NOT NULL,
    CONSTRAINT qualification_confirmed_by_someone CHECK ((((confirmed_at IS NULL) AND (confirmed_by_id IS NULL)) OR ((confirmed_at IS NOT NULL) AND (confirmed_by_id IS NOT NULL)))),
    CONSTRAINT qualification_dates_order CHECK (((expires_on IS NULL) OR (expires_on >= issued_on)))
);

ALTER TABLE public.agencies_qualification ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.agencies_qualification_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.agencies_qualificationtype (
    id bigint NOT NULL,
    name_zh character varying(200) NOT NULL,
    name_en character varying(200) NOT NULL,
    code character varying(40) NOT NULL,
    levels character varying(20)[] NOT NULL,
    department_id bigint,
    is_personal boolean NOT NULL
);

ALTER TABLE public.agencies_qualificationtype ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.agencies_qualificationtype_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.agencies_rankingsnapshot (
    id bigint NOT NULL,
    "on" date NOT NULL,
    family character varying(20) NOT NULL,
    "position" integer NOT NULL,
    weights_version character varying(20) NOT NULL,
    parts jsonb NOT NULL,
    agency_id bigint NOT NULL,
    is_newcomer_place boolean NOT NULL,
    CONSTRAINT agencies_rankingsnapshot_position_check CHECK (("position" >= 0))
);

ALTER TABLE public.agencies_rankingsnapshot ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.agencies_rankingsnapshot_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.agencies_requirement (
    id bigint NOT NULL,
    alternative smallint NOT NULL,
    least_level character varying(20) NOT NULL,
    practitioners smallint NOT NULL,
    valid_from date NOT NULL,
    valid_to date,
    qualification_id bigint NOT NULL,
    item_id bigint NOT NULL,
    CONSTRAINT agencies_requirement_alternative_check CHECK ((alternative >= 0)),
    CONSTRAINT agencies_requirement_practitioners_check CHECK ((practitioners >= 0))
);

ALTER TABLE public.agencies_requirement ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.agencies_requirement_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.agencies_sanction (
    id bigint NOT NULL,
    number character varying(20) NOT NULL,
    kind character varying(12) NOT NULL,
    reason text NOT NULL,
    status character varying(12) NOT NULL,
    notified_at timestamp with time zone NOT NULL,
    statement_until timestamp with time zone NOT NULL,
    statement text NOT NULL,
    stated_at timestamp with time zone,
    confirmed_at timestamp with time zone,
    ends_on date,
    agency_id bigint NOT NULL,
    complaint_id bigint,
    confirmed_by_id bigint,
    proposed_by_id bigint,
    notified_by_id bigint,
    proposal text NOT NULL,
    proposed_at timestamp with time zone,
    rule character varying(40) NOT NULL,
    CONSTRAINT sanction_by_two_people CHECK (((confirmed_by_id IS NULL) OR ((proposed_by_id IS NOT NULL) AND (NOT ((confirmed_by_id = proposed_by_id) AND (confirmed_by_id IS NOT NULL) AND (proposed_by_id IS NOT NULL)))))),
    CONSTRAINT sanction_confirmed_by_someone CHECK ((((confirmed_at IS NULL) AND (confirmed_by_id IS NULL)) OR ((confirmed_at IS NOT NULL) AND (confirmed_by_id IS NOT NULL)))),
    CONSTRAINT sanction_in_force_is_confirmed_and_ends CHECK (((NOT ((status)::text = ANY (ARRAY[('in_force'::character varying)::text, ('ended'::character varying)::text]))) OR ((confirmed_by_id IS NOT NULL) AND (ends_on IS NOT NULL)))),
    CONSTRAINT sanction_proposed_by_someone CHECK ((((proposed_at IS NULL) AND (proposed_by_id IS NULL)) OR ((proposed_at IS NOT NULL) AND (proposed_by_id IS NOT NULL)))),
    CONSTRAINT sanction_status_known CHECK (((status)::text = ANY (ARRAY[('notified'::character varying)::text, ('proposed'::character varying)::text, ('in_force'::character varying)::text, ('rejected'::character varying)::text, ('ended'::character varying)::text])))
);

ALTER TABLE public.agencies_sanction ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.agencies_sanction_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.agencies_score (
    id bigint NOT NULL,
    formula character varying(20) NOT NULL,
    value double precision NOT NULL,
    interval_low double precision NOT NULL,
    interval_high double precision NOT NULL,
    records integer NOT NULL,
    inputs jsonb NOT NULL,
    as_of timestamp with time zone NOT NULL,
    agency_id bigint NOT NULL,
    parts jsonb NOT NULL,
    CONSTRAINT agencies_score_records_check CHECK ((records >= 0))
);

ALTER TABLE public.agencies_score ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.agencies_score_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.agencies_serviceitem (
    id bigint NOT NULL,
    name_zh character varying(200) NOT NULL,
    name_en character varying(200) NOT NULL,
    code character varying(16) NOT NULL,
    family character varying(20) NOT NULL,
    governing_approval character varying(200) NOT NULL,
    commissioned_by character varying(12) NOT NULL,
    paid_by character varying(12) NOT NULL,
    may_self_prepare boolean,
    qualification_text text NOT NULL,
    legal_basis text NOT NULL,
    time_limit_text text NOT NULL,
    time_limit_days smallint,
    price_note text NOT NULL,
    bundle character varying(24) NOT NULL,
    sources jsonb NOT NULL,
    unconfirmed character varying(32)[] NOT NULL,
    valid_from date NOT NULL,
    valid_to date,
    status character varying(12) NOT NULL,
    department_id bigint NOT NULL,
    scope text NOT NULL,
    CONSTRAINT agencies_serviceitem_time_limit_days_check CHECK ((time_limit_days >= 0)),
    CONSTRAINT service_item_status_known CHECK (((status)::text = ANY (ARRAY[('draft'::character varying)::text, ('published'::character varying)::text, ('withdrawn'::character varying)::text]))),
    CONSTRAINT service_item_validity_order CHECK (((valid_to IS NULL) OR (valid_to >= valid_from)))
);

ALTER TABLE public.agencies_serviceitem ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.agencies_serviceitem_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.agencies_serviceitem_shared_with (
    id bigint NOT NULL,
    serviceitem_id bigint NOT NULL,
    department_id bigint NOT NULL
);

ALTER TABLE public.agencies_serviceitem_shared_with ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.agencies_serviceitem_shared_with_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.agencies_source (
    id bigint NOT NULL,
    name_zh character varying(200) NOT NULL,
    name_en character varying(200) NOT NULL,
    code character varying(40) NOT NULL
);

ALTER TABLE public.agencies_source ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.agencies_source_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.auth_group (
    id integer NOT NULL,
    name character varying(150) NOT NULL
);

ALTER TABLE public.auth_group ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.auth_group_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.auth_group_permissions (
    id bigint NOT NULL,
    group_id integer NOT NULL,
    permission_id integer NOT NULL
);

ALTER TABLE public.auth_group_permissions ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.auth_group_permissions_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.auth_permission (
    id integer NOT NULL,
    name character varying(255) NOT NULL,
    content_type_id integer NOT NULL,
    codename character varying(100) NOT NULL
);

ALTER TABLE public.auth_permission ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.auth_permission_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.axes_accessattempt (
    id integer NOT NULL,
    user_agent character varying(255) NOT NULL,
    ip_address inet,
    username character varying(255),
    http_accept character varying(1025) NOT NULL,
    path_info character varying(255) NOT NULL,
    attempt_time timestamp with time zone NOT NULL,
    get_data text NOT NULL,
    post_data text NOT NULL,
    failures_since_start integer NOT NULL,
    CONSTRAINT axes_accessattempt_failures_since_start_check CHECK ((failures_since_start >= 0))
);

ALTER TABLE public.axes_accessattempt ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.axes_accessattempt_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.axes_accessattemptexpiration (
    access_attempt_id integer NOT NULL,
    expires_at timestamp with time zone NOT NULL
);

CREATE TABLE public.axes_accessfailurelog (
    id integer NOT NULL,
    user_agent character varying(255) NOT NULL,
    ip_address inet,
    username character varying(255),
    http_accept character varying(1025) NOT NULL,
    path_info character varying(255) NOT NULL,
    attempt_time timestamp with time zone NOT NULL,
    locked_out boolean NOT NULL
);

ALTER TABLE public.axes_accessfailurelog ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.axes_accessfailurelog_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.axes_accesslog (
    id integer NOT NULL,
    user_agent character varying(255) NOT NULL,
    ip_address inet,
    username character varying(255),
    http_accept character varying(1025) NOT NULL,
    path_info character varying(255) NOT NULL,
    attempt_time timestamp with time zone NOT NULL,
    logout_time timestamp with time zone,
    session_hash character varying(64) NOT NULL
);

ALTER TABLE public.axes_accesslog ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.axes_accesslog_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.basket_basket (
    id bigint NOT NULL,
    status character varying(128) NOT NULL,
    date_created timestamp with time zone NOT NULL,
    date_merged timestamp with time zone,
    date_submitted timestamp with time zone,
    owner_id bigint
);

ALTER TABLE public.basket_basket ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.basket_basket_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.basket_basket_vouchers (
    id bigint NOT NULL,
    basket_id bigint NOT NULL,
    voucher_id bigint NOT NULL
);

ALTER TABLE public.basket_basket_vouchers ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.basket_basket_vouchers_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.basket_line (
    id bigint NOT NULL,
    line_reference character varying(128) NOT NULL,
    quantity integer NOT NULL,
    price_currency character varying(12) NOT NULL,
    price_excl_tax numeric(12,2),
    price_incl_tax numeric(12,2),
    tax_code character varying(64),
    date_created timestamp with time zone NOT NULL,
    date_updated timestamp with time zone NOT NULL,
    basket_id bigint NOT NULL,
    product_id bigint NOT NULL,
    stockrecord_id bigint NOT NULL,
    CONSTRAINT basket_line_quantity_check CHECK ((quantity >= 0))
);

ALTER TABLE public.basket_line ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.basket_line_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.basket_lineattribute (
    id bigint NOT NULL,
    value jsonb NOT NULL,
    line_id bigint NOT NULL,
    option_id bigint NOT NULL
);

ALTER TABLE public.basket_lineattribute ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.basket_lineattribute_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.bidding_amendment (
    id bigint NOT NULL,
    number smallint NOT NULL,
    before jsonb NOT NULL,
    after jsonb NOT NULL,
    reason character varying(300) NOT NULL,
    is_to_be_confirmed boolean NOT NULL,
    made_at timestamp with time zone NOT NULL,
    made_by_id bigint NOT NULL,
    procurement_id bigint NOT NULL,
    CONSTRAINT bidding_amendment_number_check CHECK ((number >= 0))
);

ALTER TABLE public.bidding_amendment ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.bidding_amendment_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.bidding_attachment (
    id bigint NOT NULL,
    added_at timestamp with time zone NOT NULL,
    removed_at timestamp with time zone,
    added_by_id bigint NOT NULL,
    file_id uuid NOT NULL,
    procurement_id bigint NOT NULL,
    removed_by_id bigint,
    CONSTRAINT attachment_removed_by_someone CHECK ((((removed_at IS NULL) AND (removed_by_id IS NULL)) OR ((removed_at IS NOT NULL) AND (removed_by_id IS NOT NULL))))
);

ALTER TABLE public.bidding_attachment ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.bidding_attachment_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.bidding_award (
    id bigint NOT NULL,
    place smallint NOT NULL,
    amount_fen bigint NOT NULL,
    days smallint NOT NULL,
    status character varying(12) NOT NULL,
    eligibility jsonb NOT NULL,
    made_at timestamp with time zone NOT NULL,
    confirmed_at timestamp with time zone,
    refusal character varying(300) NOT NULL,
    agency_id bigint NOT NULL,
    procurement_id bigint NOT NULL,
    CONSTRAINT award_amount_positive CHECK ((amount_fen > 0)),
    CONSTRAINT award_status_known CHECK (((status)::text = ANY (ARRAY[('pending'::character varying)::text, ('confirmed'::character varying)::text, ('refused'::character varying)::text, ('void'::character varying)::text]))),
    CONSTRAINT bidding_award_days_check CHECK ((days >= 0)),
    CONSTRAINT bidding_award_place_check CHECK ((place >= 0))
);

ALTER TABLE public.bidding_award ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.bidding_award_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.bidding_bidscore (
    id bigint NOT NULL,
    points integer[] NOT NULL,
    total integer NOT NULL,
    remark character varying(500) NOT NULL,
    agency_id bigint NOT NULL,
    evaluator_id bigint NOT NULL,
    CONSTRAINT bid_score_at_most_100 CHECK ((total <= 10000)),
    CONSTRAINT bidding_bidscore_total_check CHECK ((total >= 0))
);

ALTER TABLE public.bidding_bidscore ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.bidding_bidscore_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.bidding_bundle (
    id bigint NOT NULL,
    number character varying(20) NOT NULL,
    kind character varying(24) NOT NULL,
    status character varying(12) NOT NULL,
    rules jsonb NOT NULL,
    created_at timestamp with time zone NOT NULL,
    submitted_at timestamp with time zone,
    papers_asked_at timestamp with time zone,
    missing text NOT NULL,
    accepted_at timestamp with time zone,
    due_on date,
    round smallint NOT NULL,
    review_on date,
    participants text NOT NULL,
    result text NOT NULL,
    ended_at timestamp with time zone,
    created_by_id bigint NOT NULL,
    owner_id bigint NOT NULL,
    project_id bigint NOT NULL,
    CONSTRAINT bidding_bundle_round_check CHECK ((round >= 0)),
    CONSTRAINT bundle_clock_runs_from_acceptance CHECK ((((accepted_at IS NULL) AND (due_on IS NULL)) OR ((accepted_at IS NOT NULL) AND (due_on IS NOT NULL)))),
    CONSTRAINT bundle_status_known CHECK (((status)::text = ANY (ARRAY[('draft'::character varying)::text, ('submitted'::character varying)::text, ('incomplete'::character varying)::text, ('assessment'::character varying)::text, ('survey'::character varying)::text, ('review'::character varying)::text, ('rework'::character varying)::text, ('passed'::character varying)::text, ('approved'::character varying)::text, ('shared'::character varying)::text, ('withdrawn'::character varying)::text])))
);

ALTER TABLE public.bidding_bundle ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.bidding_bundle_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.bidding_bundlemember (
    id bigint NOT NULL,
    bundle_id bigint NOT NULL,
    department_id bigint NOT NULL,
    item_id bigint NOT NULL,
    procurement_id bigint
);

ALTER TABLE public.bidding_bundlemember ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.bidding_bundlemember_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.bidding_bundlepaper (
    id bigint NOT NULL,
    note character varying(300) NOT NULL,
    handed_in_at timestamp with time zone NOT NULL,
    bundle_id bigint NOT NULL,
    file_id uuid NOT NULL,
    handed_in_by_id bigint NOT NULL
);

ALTER TABLE public.bidding_bundlepaper ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.bidding_bundlepaper_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.bidding_bundlepause (
    id bigint NOT NULL,
    reason character varying(300) NOT NULL,
    paused_at timestamp with time zone NOT NULL,
    resumed_at timestamp with time zone,
    bundle_id bigint NOT NULL,
    paused_by_id bigint NOT NULL,
    resumed_by_id bigint,
    CONSTRAINT bundle_resumed_by_someone CHECK ((((resumed_at IS NULL) AND (resumed_by_id IS NULL)) OR ((resumed_at IS NOT NULL) AND (resumed_by_id IS NOT NULL))))
);

ALTER TABLE public.bidding_bundlepause ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.bidding_bundlepause_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.bidding_bundlestage (
    id bigint NOT NULL,
    sequence smallint NOT NULL,
    key character varying(12) NOT NULL,
    days smallint NOT NULL,
    started_at timestamp with time zone NOT NULL,
    due_on date NOT NULL,
    ended_at timestamp with time zone,
    bundle_id bigint NOT NULL,
    CONSTRAINT bidding_bundlestage_days_check CHECK ((days >= 0)),
    CONSTRAINT bidding_bundlestage_sequence_check CHECK ((sequence >= 0))
);

ALTER TABLE public.bidding_bundlestage ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.bidding_bundlestage_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.bidding_calendarfeed (
    id bigint NOT NULL,
    generation integer NOT NULL,
    membership_id bigint NOT NULL,
    CONSTRAINT bidding_calendarfeed_generation_check CHECK ((generation >= 0))
);

ALTER TABLE public.bidding_calendarfeed ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.bidding_calendarfeed_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.bidding_deviation (
    id bigint NOT NULL,
    explanation text NOT NULL,
    explained_at timestamp with time zone,
    score_id bigint NOT NULL,
    CONSTRAINT deviation_explained_with_words CHECK ((((explained_at IS NULL) AND (explanation = ''::text)) OR ((NOT (explanation = ''::text)) AND (explained_at IS NOT NULL))))
);

ALTER TABLE public.bidding_deviation ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.bidding_deviation_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.bidding_draftpage (
    id bigint NOT NULL,
    step character varying(24) NOT NULL,
    typed jsonb NOT NULL,
    version integer NOT NULL,
    saved_at timestamp with time zone NOT NULL,
    procurement_id bigint NOT NULL,
    saved_by_id bigint NOT NULL,
    CONSTRAINT bidding_draftpage_version_check CHECK ((version >= 0))
);

ALTER TABLE public.bidding_draftpage ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.bidding_draftpage_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.bidding_draw (
    id bigint CONSTRAINT bidding_draw_id_not_null1 NOT NULL,
    number character varying(64) NOT NULL,
    purpose character varying(16) NOT NULL,
    chain character varying(80) NOT NULL,
    rule character varying(200) NOT NULL,
    status character varying(12) NOT NULL,
    holders jsonb NOT NULL,
    tickets jsonb NOT NULL,
    list_hash character varying(64) CONSTRAINT bidding_draw_list_hash_not_null1 NOT NULL,
    draw_at timestamp with time zone,
    beacon_source character varying(120) NOT NULL,
    beacon_value character varying(1024) NOT NULL,
    beacon_known_at timestamp with time zone,
    announced_at timestamp with time zone NOT NULL,
    frozen_at timestamp with time zone,
    opened_at timestamp with time zone,
    due_at timestamp with time zone,
    aborted_reason character varying(300) CONSTRAINT bidding_draw_aborted_reason_not_null1 NOT NULL,
    beacon_typed_by_id bigint,
    owner_id bigint,
    region_id bigint NOT NULL,
    CONSTRAINT draw_beacon_known_with_its_value CHECK (((beacon_known_at IS NULL) OR (NOT ((beacon_value)::text = ''::text)))),
    CONSTRAINT draw_frozen_with_its_list CHECK ((((draw_at IS NULL) AND (frozen_at IS NULL) AND ((list_hash)::text = ''::text)) OR ((draw_at IS NOT NULL) AND (frozen_at IS NOT NULL) AND (NOT ((list_hash)::text = ''::text))))),
    CONSTRAINT draw_status_known CHECK (((status)::text = ANY (ARRAY[('announced'::character varying)::text, ('frozen'::character varying)::text, ('opened'::character varying)::text, ('drawn'::character varying)::text, ('aborted'::character varying)::text, ('dropped'::character varying)::text])))
);

ALTER TABLE public.bidding_draw ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.bidding_draw_id_seq1
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.bidding_drawrelease (
    id bigint NOT NULL,
    party character varying(12) NOT NULL,
    parts jsonb NOT NULL,
    released_at timestamp with time zone NOT NULL,
    by_id bigint,
    draw_id bigint NOT NULL
);

ALTER TABLE public.bidding_drawrelease ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.bidding_drawrelease_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.bidding_drawresult (
    draw_id bigint NOT NULL,
    transcript jsonb NOT NULL,
    silent jsonb NOT NULL,
    drawn_at timestamp with time zone NOT NULL
);

CREATE TABLE public.bidding_drawshare (
    id bigint NOT NULL,
    party character varying(64) NOT NULL,
    commitment character varying(64) NOT NULL,
    escrow jsonb NOT NULL,
    committed_at timestamp with time zone NOT NULL,
    revealed character varying(64) NOT NULL,
    revealed_at timestamp with time zone,
    is_shown boolean NOT NULL,
    is_false boolean NOT NULL,
    agency_id bigint,
    draw_id bigint NOT NULL,
    CONSTRAINT draw_share_false_or_revealed CHECK (((NOT is_false) OR ((revealed)::text = ''::text)))
);

ALTER TABLE public.bidding_drawshare ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.bidding_drawshare_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.bidding_endingrequest (
    id bigint NOT NULL,
    ground character varying(12) NOT NULL,
    reason character varying(300) NOT NULL,
    asked_at timestamp with time zone NOT NULL,
    is_agreed boolean,
    decision text NOT NULL,
    decided_at timestamp with time zone,
    asked_by_id bigint NOT NULL,
    decided_by_id bigint,
    procurement_id bigint NOT NULL,
    CONSTRAINT ending_request_decided_with_reasons CHECK ((((decided_at IS NULL) AND (decided_by_id IS NULL) AND (decision = ''::text) AND (is_agreed IS NULL)) OR ((decided_at IS NOT NULL) AND (decided_by_id IS NOT NULL) AND (is_agreed IS NOT NULL) AND (NOT (decision = ''::text)))))
);

ALTER TABLE public.bidding_endingrequest ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.bidding_endingrequest_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.bidding_envelope (
    id bigint NOT NULL,
    name character varying(16) NOT NULL,
    number character varying(40) NOT NULL,
    public_key character varying(64) NOT NULL,
    closed_at timestamp with time zone,
    opening_at timestamp with time zone,
    opened_at timestamp with time zone,
    procurement_id bigint NOT NULL,
    CONSTRAINT envelope_closed_before_opening CHECK (((opening_at IS NULL) OR (closed_at IS NOT NULL))),
    CONSTRAINT envelope_opening_before_opened CHECK (((opened_at IS NULL) OR (opening_at IS NOT NULL)))
);

ALTER TABLE public.bidding_envelope ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.bidding_envelope_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.bidding_evaluator (
    id bigint NOT NULL,
    place integer NOT NULL,
    status character varying(12) NOT NULL,
    seated_at timestamp with time zone NOT NULL,
    declared_at timestamp with time zone,
    reason character varying(300) NOT NULL,
    sheet bytea NOT NULL,
    digest character varying(64) NOT NULL,
    saved_at timestamp with time zone,
    handed_in_at timestamp with time zone,
    expert_id bigint NOT NULL,
    panel_id bigint NOT NULL,
    CONSTRAINT bidding_evaluator_place_check CHECK ((place >= 0)),
    CONSTRAINT evaluator_declared_before_scores CHECK (((handed_in_at IS NULL) OR ((declared_at IS NOT NULL) AND (NOT ((digest)::text = ''::text))))),
    CONSTRAINT evaluator_status_known CHECK (((status)::text = ANY (ARRAY[('seated'::character varying)::text, ('handed_in'::character varying)::text, ('recused'::character varying)::text, ('absent'::character varying)::text])))
);

ALTER TABLE public.bidding_evaluator ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.bidding_evaluator_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.bidding_expert (
    id bigint NOT NULL,
    number character varying(20) NOT NULL,
    title character varying(80) NOT NULL,
    employer_name character varying(200) NOT NULL,
    employer_code character varying(18) NOT NULL,
    families character varying(20)[] NOT NULL,
    experience text NOT NULL,
    status character varying(12) NOT NULL,
    applied_at timestamp with time zone NOT NULL,
    reason character varying(300) NOT NULL,
    region_id bigint NOT NULL,
    user_id bigint NOT NULL,
    CONSTRAINT expert_has_a_field CHECK ((
CASE
    WHEN (families IS NULL) THEN NULL::integer
    ELSE COALESCE(array_length(families, 1), 0)
END >= 1)),
    CONSTRAINT expert_status_known CHECK (((status)::text = ANY (ARRAY[('applied'::character varying)::text, ('admitted'::character varying)::text, ('paused'::character varying)::text, ('turned_down'::character varying)::text, ('removed'::character varying)::text])))
);

ALTER TABLE public.bidding_expert ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.bidding_expert_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.bidding_keyshare (
    id bigint NOT NULL,
    party character varying(12) NOT NULL,
    sealed bytea NOT NULL,
    commitment character varying(64) NOT NULL,
    holder_id bigint,
    envelope_id bigint NOT NULL
);

ALTER TABLE public.bidding_keyshare ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.bidding_keyshare_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.bidding_lead (
    id bigint NOT NULL,
    kind character varying(12) NOT NULL,
    key character varying(120) NOT NULL,
    numbers jsonb NOT NULL,
    reason jsonb NOT NULL,
    found_at timestamp with time zone NOT NULL,
    status character varying(12) NOT NULL,
    assigned_at timestamp with time zone,
    decision text NOT NULL,
    decided_at timestamp with time zone,
    assigned_to_id bigint,
    decided_by_id bigint,
    procurement_id bigint NOT NULL,
    CONSTRAINT lead_assigned_to_someone CHECK ((((assigned_at IS NULL) AND (assigned_to_id IS NULL)) OR ((assigned_at IS NOT NULL) AND (assigned_to_id IS NOT NULL)))),
    CONSTRAINT lead_decided_by_someone CHECK ((((decided_at IS NULL) AND (decided_by_id IS NULL) AND (decision = ''::text)) OR ((decided_at IS NOT NULL) AND (decided_by_id IS NOT NULL) AND (NOT (decision = ''::text))))),
    CONSTRAINT lead_status_known CHECK (((status)::text = ANY (ARRAY[('open'::character varying)::text, ('assigned'::character varying)::text, ('confirmed'::character varying)::text, ('dismissed'::character varying)::text])))
);

CREATE TABLE public.bidding_lead_agencies (
    id bigint NOT NULL,
    lead_id bigint NOT NULL,
    agency_id bigint NOT NULL
);

ALTER TABLE public.bidding_lead_agencies ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.bidding_lead_agencies_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

ALTER TABLE public.bidding_lead ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.bidding_lead_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.bidding_library (
    id bigint NOT NULL,
    number character varying(20) NOT NULL,
    title character varying(200) NOT NULL,
    seats smallint NOT NULL,
    term_months smallint NOT NULL,
    interval_months smallint NOT NULL,
    service_standard text NOT NULL,
    agreement text NOT NULL,
    status character varying(12) NOT NULL,
    rules jsonb NOT NULL,
    is_direct_entry boolean NOT NULL,
    created_at timestamp with time zone NOT NULL,
    published_at timestamp with time zone,
    closes_at timestamp with time zone NOT NULL,
    closed_at timestamp with time zone,
    publicity_until timestamp with time zone,
    in_force_at timestamp with time zone,
    ends_at timestamp with time zone,
    remind_at timestamp with time zone,
    reminded_at timestamp with time zone,
    due_at timestamp with time zone,
    failure character varying(300) NOT NULL,
    created_by_id bigint NOT NULL,
    department_id bigint,
    region_id bigint NOT NULL,
    replaces_id bigint,
    draw_id bigint,
    CONSTRAINT bidding_library_interval_months_check CHECK ((interval_months >= 0)),
    CONSTRAINT bidding_library_seats_check CHECK ((seats >= 0)),
    CONSTRAINT bidding_library_term_months_check CHECK ((term_months >= 0)),
    CONSTRAINT library_seats_and_term CHECK (((seats >= 1) AND (term_months >= 1))),
    CONSTRAINT library_status_known CHECK (((status)::text = ANY (ARRAY[('draft'::character varying)::text, ('published'::character varying)::text, ('closed'::character varying)::text, ('drawing'::character varying)::text, ('reviewed'::character varying)::text, ('publicity'::character varying)::text, ('active'::character varying)::text, ('expired'::character varying)::text, ('replaced'::character varying)::text, ('failed'::character varying)::text, ('cancelled'::character varying)::text]))),
    CONSTRAINT library_term_order CHECK ((((ends_at IS NULL) AND (in_force_at IS NULL)) OR (ends_at > in_force_at)))
);

ALTER TABLE public.bidding_library ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.bidding_library_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.bidding_libraryitem (
    id bigint NOT NULL,
    price_fen bigint,
    rate_bp integer,
    days smallint NOT NULL,
    item_id bigint NOT NULL,
    library_id bigint NOT NULL,
    CONSTRAINT bidding_libraryitem_days_check CHECK ((days >= 0)),
    CONSTRAINT bidding_libraryitem_rate_bp_check CHECK ((rate_bp >= 0)),
    CONSTRAINT library_item_days CHECK ((days >= 1)),
    CONSTRAINT library_item_price_or_rate CHECK ((((price_fen > 0) AND (rate_bp IS NULL)) OR ((price_fen IS NULL) AND (rate_bp >= 1) AND (rate_bp <= 10000))))
);

ALTER TABLE public.bidding_libraryitem ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.bidding_libraryitem_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.bidding_librarymember (
    id bigint NOT NULL,
    status character varying(12) NOT NULL,
    presence character varying(8) NOT NULL,
    eligibility jsonb NOT NULL,
    applied_at timestamp with time zone NOT NULL,
    score integer,
    place smallint,
    reason jsonb NOT NULL,
    seat smallint,
    sign_until timestamp with time zone,
    agreement_sha256 character varying(64) NOT NULL,
    signed_at timestamp with time zone,
    leaves_at timestamp with time zone,
    ended_at timestamp with time zone,
    end_reason character varying(500) NOT NULL,
    agency_id bigint NOT NULL,
    applied_by_id bigint NOT NULL,
    library_id bigint NOT NULL,
    signed_by_id bigint,
    CONSTRAINT bidding_librarymember_place_check CHECK ((place >= 0)),
    CONSTRAINT bidding_librarymember_score_check CHECK ((score >= 0)),
    CONSTRAINT bidding_librarymember_seat_check CHECK ((seat >= 0)),
    CONSTRAINT library_agreement_signed_by_someone CHECK (((((agreement_sha256)::text = ''::text) AND (signed_at IS NULL) AND (signed_by_id IS NULL)) OR ((signed_at IS NOT NULL) AND (signed_by_id IS NOT NULL) AND (NOT ((agreement_sha256)::text = ''::text))))),
    CONSTRAINT library_member_has_its_seat CHECK (((NOT ((status)::text = ANY (ARRAY[('admitted'::character varying)::text, ('member'::character varying)::text, ('leaving'::character varying)::text]))) OR ((seat >= 1) AND (seat IS NOT NULL)))),
    CONSTRAINT library_member_status_known CHECK (((status)::text = ANY (ARRAY[('applied'::character varying)::text, ('withdrawn'::character varying)::text, ('rejected'::character varying)::text, ('alternate'::character varying)::text, ('admitted'::character varying)::text, ('member'::character varying)::text, ('leaving'::character varying)::text, ('left'::character varying)::text, ('lapsed'::character varying)::text, ('removed'::character varying)::text, ('expired'::character varying)::text])))
);

ALTER TABLE public.bidding_librarymember ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.bidding_librarymember_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.bidding_libraryobjection (
    id bigint NOT NULL,
    by_name character varying(120) NOT NULL,
    contact character varying(120) NOT NULL,
    text text NOT NULL,
    received_at timestamp with time zone NOT NULL,
    is_upheld boolean,
    decision text NOT NULL,
    decided_at timestamp with time zone,
    against_id bigint,
    decided_by_id bigint,
    library_id bigint NOT NULL,
    CONSTRAINT library_objection_decided_by_someone CHECK ((((decided_at IS NULL) AND (decided_by_id IS NULL) AND (is_upheld IS NULL)) OR ((decided_at IS NOT NULL) AND (decided_by_id IS NOT NULL) AND (is_upheld IS NOT NULL))))
);

ALTER TABLE public.bidding_libraryobjection ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.bidding_libraryobjection_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.bidding_objection (
    id bigint NOT NULL,
    by_name character varying(120) NOT NULL,
    contact character varying(120) NOT NULL,
    text text NOT NULL,
    received_at timestamp with time zone NOT NULL,
    is_upheld boolean,
    decision text NOT NULL,
    decided_at timestamp with time zone,
    decided_by_id bigint,
    procurement_id bigint NOT NULL,
    CONSTRAINT objection_decided_by_someone CHECK ((((decided_at IS NULL) AND (decided_by_id IS NULL) AND (is_upheld IS NULL)) OR ((decided_at IS NOT NULL) AND (decided_by_id IS NOT NULL) AND (is_upheld IS NOT NULL))))
);

ALTER TABLE public.bidding_objection ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.bidding_objection_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.bidding_openedbid (
    bid_id bigint NOT NULL,
    opener character varying(8) NOT NULL,
    opened_at timestamp with time zone NOT NULL,
    content jsonb
);

CREATE TABLE public.bidding_openingkey (
    id bigint NOT NULL,
    public_key character varying(64) NOT NULL,
    salt bytea NOT NULL,
    wrapped bytea NOT NULL,
    made_at timestamp with time zone NOT NULL,
    membership_id bigint NOT NULL
);

ALTER TABLE public.bidding_openingkey ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.bidding_openingkey_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.bidding_opinion (
    id bigint NOT NULL,
    round smallint NOT NULL,
    given_at timestamp with time zone NOT NULL,
    bundle_id bigint NOT NULL,
    department_id bigint NOT NULL,
    given_by_id bigint NOT NULL,
    CONSTRAINT bidding_opinion_round_check CHECK ((round >= 0))
);

ALTER TABLE public.bidding_opinion ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.bidding_opinion_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.bidding_opinionitem (
    id bigint NOT NULL,
    text character varying(500) NOT NULL,
    settled_at timestamp with time zone,
    opinion_id bigint NOT NULL
);

ALTER TABLE public.bidding_opinionitem ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.bidding_opinionitem_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.bidding_ownrequirement (
    id bigint NOT NULL,
    alternative smallint NOT NULL,
    least_level character varying(20) NOT NULL,
    practitioners smallint NOT NULL,
    major character varying(60) NOT NULL,
    records smallint NOT NULL,
    years smallint NOT NULL,
    procurement_id bigint NOT NULL,
    qualification_id bigint,
    CONSTRAINT bidding_ownrequirement_alternative_check CHECK ((alternative >= 0)),
    CONSTRAINT bidding_ownrequirement_practitioners_check CHECK ((practitioners >= 0)),
    CONSTRAINT bidding_ownrequirement_records_check CHECK ((records >= 0)),
    CONSTRAINT bidding_ownrequirement_years_check CHECK ((years >= 0)),
    CONSTRAINT own_requirement_of_one_kind CHECK ((((practitioners <= 50) AND (qualification_id IS NOT NULL) AND (records = 0) AND (years = 0)) OR (((least_level)::text = ''::text) AND ((major)::text = ''::text) AND (practitioners = 0) AND (qualification_id IS NULL) AND ((records >= 1) AND (records <= 5)) AND ((years >= 1) AND (years <= 10)))))
);

ALTER TABLE public.bidding_ownrequirement ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.bidding_ownrequirement_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.bidding_panel (
    procurement_id bigint NOT NULL,
    criteria jsonb NOT NULL,
    "order" jsonb NOT NULL,
    status character varying(12) NOT NULL,
    score_by timestamp with time zone,
    published_at timestamp with time zone,
    explain_by timestamp with time zone,
    draw_id bigint,
    CONSTRAINT panel_status_known CHECK (((status)::text = ANY (ARRAY[('announced'::character varying)::text, ('drawing'::character varying)::text, ('scoring'::character varying)::text, ('explaining'::character varying)::text, ('done'::character varying)::text, ('dissolved'::character varying)::text])))
);

CREATE TABLE public.bidding_place (
    id bigint NOT NULL,
    place integer NOT NULL,
    amount_fen bigint NOT NULL,
    days smallint NOT NULL,
    reason jsonb NOT NULL,
    decided_at timestamp with time zone NOT NULL,
    agency_id bigint NOT NULL,
    procurement_id bigint NOT NULL,
    CONSTRAINT bidding_place_days_check CHECK ((days >= 0)),
    CONSTRAINT bidding_place_place_check CHECK ((place >= 0)),
    CONSTRAINT place_price_and_days CHECK (((amount_fen > 0) AND (days >= 1) AND (place >= 1)))
);

ALTER TABLE public.bidding_place ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.bidding_place_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.bidding_procurement (
    id bigint NOT NULL,
    number character varying(20) NOT NULL,
    title character varying(200) NOT NULL,
    method character varying(24) NOT NULL,
    scope text NOT NULL,
    status character varying(12) NOT NULL,
    rules jsonb NOT NULL,
    is_extended boolean NOT NULL,
    created_at timestamp with time zone NOT NULL,
    approved_at timestamp with time zone,
    published_at timestamp with time zone,
    closes_at timestamp with time zone,
    publicity_until timestamp with time zone,
    due_at timestamp with time zone,
    failure character varying(300) NOT NULL,
    approved_by_id bigint,
    created_by_id bigint NOT NULL,
    owner_id bigint NOT NULL,
    project_id bigint NOT NULL,
    closed_at timestamp with time zone,
    draw_at timestamp with time zone,
    attempt smallint NOT NULL,
    rerun_of_id bigint,
    questions_until timestamp with time zone,
    version smallint NOT NULL,
    fiscal_percent smallint NOT NULL,
    scale character varying(300) NOT NULL,
    draw_id bigint,
    CONSTRAINT bidding_procurement_attempt_check CHECK ((attempt >= 0)),
    CONSTRAINT bidding_procurement_fiscal_percent_check CHECK ((fiscal_percent >= 0)),
    CONSTRAINT bidding_procurement_version_check CHECK ((version >= 0)),
    CONSTRAINT procurement_approved_by_someone CHECK ((((approved_at IS NULL) AND (approved_by_id IS NULL)) OR ((approved_at IS NOT NULL) AND (approved_by_id IS NOT NULL)))),
    CONSTRAINT procurement_attempt_counted CHECK ((((attempt = 1) AND (rerun_of_id IS NULL)) OR ((attempt >= 2) AND (rerun_of_id IS NOT NULL)))),
    CONSTRAINT procurement_drawn_after_closing CHECK (((draw_at IS NULL) OR (draw_at >= closes_at))),
    CONSTRAINT procurement_shares_sum_to_100 CHECK ((fiscal_percent <= 100)),
    CONSTRAINT procurement_status_known CHECK (((status)::text = ANY (ARRAY[('draft'::character varying)::text, ('proposed'::character varying)::text, ('approved'::character varying)::text, ('published'::character varying)::text, ('short'::character varying)::text, ('closed'::character varying)::text, ('opening'::character varying)::text, ('evaluation'::character varying)::text, ('offered'::character varying)::text, ('selected'::character varying)::text, ('publicity'::character varying)::text, ('awarded'::character varying)::text, ('contracted'::character varying)::text, ('declined'::character varying)::text, ('failed'::character varying)::text, ('cancelled'::character varying)::text])))
);

ALTER TABLE public.bidding_procurement ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.bidding_procurement_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.bidding_procurementline (
    id bigint NOT NULL,
    price_fen bigint NOT NULL,
    days smallint NOT NULL,
    item_id bigint NOT NULL,
    offer_id bigint,
    procurement_id bigint NOT NULL,
    CONSTRAINT bidding_procurementline_days_check CHECK ((days >= 0)),
    CONSTRAINT line_price_and_days CHECK (((days >= 1) AND (price_fen > 0)))
);

ALTER TABLE public.bidding_procurementline ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.bidding_procurementline_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.bidding_project (
    id bigint NOT NULL,
    name character varying(200) NOT NULL,
    code character varying(40) NOT NULL,
    description text NOT NULL,
    created_at timestamp with time zone NOT NULL,
    owner_id bigint NOT NULL,
    region_id bigint NOT NULL
);

ALTER TABLE public.bidding_project ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.bidding_project_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.bidding_proposedamendment (
    id bigint NOT NULL,
    before jsonb NOT NULL,
    after jsonb NOT NULL,
    reason character varying(300) NOT NULL,
    proposed_at timestamp with time zone NOT NULL,
    status character varying(12) NOT NULL,
    procurement_id bigint NOT NULL,
    proposed_by_id bigint NOT NULL,
    CONSTRAINT proposed_amendment_status_known CHECK (((status)::text = ANY (ARRAY[('waiting'::character varying)::text, ('published'::character varying)::text, ('sent_back'::character varying)::text, ('taken_back'::character varying)::text])))
);

CREATE TABLE public.bidding_proposedamendment_added (
    id bigint NOT NULL,
    proposedamendment_id bigint NOT NULL,
    storedfile_id uuid NOT NULL
);

ALTER TABLE public.bidding_proposedamendment_added ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.bidding_proposedamendment_added_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

ALTER TABLE public.bidding_proposedamendment ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.bidding_proposedamendment_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.bidding_question (
    id bigint NOT NULL,
    number smallint NOT NULL,
    text text NOT NULL,
    asked_at timestamp with time zone NOT NULL,
    answer text NOT NULL,
    answered_at timestamp with time zone,
    agency_id bigint NOT NULL,
    answered_by_id bigint,
    asked_by_id bigint NOT NULL,
    procurement_id bigint NOT NULL,
    CONSTRAINT bidding_question_number_check CHECK ((number >= 0)),
    CONSTRAINT question_answered_by_someone CHECK ((((answer = ''::text) AND (answered_at IS NULL) AND (answered_by_id IS NULL)) OR ((answered_at IS NOT NULL) AND (answered_by_id IS NOT NULL) AND (NOT (answer = ''::text)))))
);

ALTER TABLE public.bidding_question ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.bidding_question_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.bidding_recusal (
    id bigint NOT NULL,
    ground character varying(16) NOT NULL,
    reason character varying(300) NOT NULL,
    added_at timestamp with time zone NOT NULL,
    added_by_id bigint NOT NULL,
    agency_id bigint NOT NULL,
    procurement_id bigint NOT NULL,
    CONSTRAINT recusal_has_a_reason CHECK ((NOT ((reason)::text = ''::text)))
);

ALTER TABLE public.bidding_recusal ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.bidding_recusal_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.bidding_release (
    id bigint NOT NULL,
    party character varying(12) NOT NULL,
    share bytea NOT NULL,
    released_at timestamp with time zone NOT NULL,
    by_id bigint,
    envelope_id bigint NOT NULL
);

ALTER TABLE public.bidding_release ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.bidding_release_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.bidding_sealedbid (
    id bigint NOT NULL,
    sequence smallint NOT NULL,
    sealed bytea NOT NULL,
    digest character varying(64) NOT NULL,
    "position" integer NOT NULL,
    head character varying(64) NOT NULL,
    received_at timestamp with time zone NOT NULL,
    agency_id bigint NOT NULL,
    envelope_id bigint NOT NULL,
    CONSTRAINT bidding_sealedbid_position_check CHECK (("position" >= 0)),
    CONSTRAINT bidding_sealedbid_sequence_check CHECK ((sequence >= 0))
);

ALTER TABLE public.bidding_sealedbid ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.bidding_sealedbid_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.bidding_sealing (
    procurement_id bigint NOT NULL,
    floor_fen bigint NOT NULL,
    CONSTRAINT sealing_floor_not_negative CHECK ((floor_fen >= 0))
);

CREATE TABLE public.bidding_shortfall (
    procurement_id bigint NOT NULL,
    entrants smallint NOT NULL,
    decide_by timestamp with time zone NOT NULL,
    reason character varying(300) NOT NULL,
    proposed_at timestamp with time zone,
    approved_at timestamp with time zone,
    approved_by_id bigint,
    proposed_by_id bigint,
    CONSTRAINT bidding_shortfall_entrants_check CHECK ((entrants >= 0)),
    CONSTRAINT shortfall_approved_by_another CHECK ((((approved_at IS NULL) AND (approved_by_id IS NULL)) OR ((approved_at IS NOT NULL) AND (approved_by_id IS NOT NULL) AND (proposed_by_id IS NOT NULL) AND (NOT ((approved_by_id = proposed_by_id) AND (approved_by_id IS NOT NULL) AND (proposed_by_id IS NOT NULL)))))),
    CONSTRAINT shortfall_proposed_by_someone CHECK ((((proposed_at IS NULL) AND (proposed_by_id IS NULL) AND ((reason)::text = ''::text)) OR ((proposed_at IS NOT NULL) AND (proposed_by_id IS NOT NULL) AND (NOT ((reason)::text = ''::text)))))
);

CREATE TABLE public.bidding_signup (
    id bigint NOT NULL,
    status character varying(12) NOT NULL,
    eligibility jsonb NOT NULL,
    exclusion jsonb NOT NULL,
    submitted_at timestamp with time zone NOT NULL,
    agency_id bigint NOT NULL,
    procurement_id bigint NOT NULL,
    submitted_by_id bigint NOT NULL,
    confirmed_at timestamp with time zone,
    confirmed_by_id bigint,
    version smallint NOT NULL,
    CONSTRAINT bidding_signup_version_check CHECK ((version >= 0)),
    CONSTRAINT sign_up_confirmed_by_someone CHECK ((((confirmed_at IS NULL) AND (confirmed_by_id IS NULL)) OR ((confirmed_at IS NOT NULL) AND (confirmed_by_id IS NOT NULL)))),
    CONSTRAINT sign_up_status_known CHECK (((status)::text = ANY (ARRAY[('submitted'::character varying)::text, ('withdrawn'::character varying)::text, ('excluded'::character varying)::text])))
);

ALTER TABLE public.bidding_signup ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.bidding_signup_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.bidding_witness (
    id bigint NOT NULL,
    capacity character varying(80) NOT NULL,
    invited_at timestamp with time zone NOT NULL,
    attested_at timestamp with time zone,
    remark character varying(300) NOT NULL,
    invited_by_id bigint NOT NULL,
    person_id bigint NOT NULL,
    procurement_id bigint NOT NULL,
    CONSTRAINT witness_speaks_after_the_event CHECK ((((attested_at IS NULL) AND ((remark)::text = ''::text)) OR (NOT (attested_at IS NULL))))
);

ALTER TABLE public.bidding_witness ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.bidding_witness_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.billing_account (
    id bigint NOT NULL,
    code character varying(80) NOT NULL,
    kind character varying(2) NOT NULL,
    currency character varying(3) NOT NULL,
    floor_fen bigint,
    debits bigint NOT NULL,
    credits bigint NOT NULL,
    debits_pending bigint NOT NULL,
    credits_pending bigint NOT NULL,
    owner_id bigint,
    CONSTRAINT account_not_below_floor CHECK (((floor_fen IS NULL) OR ((debits >= ((floor_fen + credits) + credits_pending)) AND ((kind)::text = ANY (ARRAY[('AS'::character varying)::text, ('EX'::character varying)::text]))) OR ((credits >= ((floor_fen + debits) + debits_pending)) AND ((kind)::text = ANY (ARRAY[('LI'::character varying)::text, ('IN'::character varying)::text, ('EQ'::character varying)::text]))))),
    CONSTRAINT account_sums_not_negative CHECK (((credits >= 0) AND (credits_pending >= 0) AND (debits >= 0) AND (debits_pending >= 0)))
);

ALTER TABLE public.billing_account ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.billing_account_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.billing_bankaccount (
    id bigint NOT NULL,
    number character varying(40) NOT NULL,
    bank character varying(100) NOT NULL
);

ALTER TABLE public.billing_bankaccount ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.billing_bankaccount_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.billing_bankstatement (
    id bigint NOT NULL,
    file_name character varying(200) NOT NULL,
    sha256 character varying(64) NOT NULL,
    format character varying(20) NOT NULL,
    opening_fen bigint,
    closing_fen bigint,
    warnings jsonb NOT NULL,
    imported_at timestamp with time zone NOT NULL,
    account_id bigint NOT NULL,
    file_id uuid,
    imported_by_id bigint,
    first_on date,
    last_on date,
    line_count integer NOT NULL,
    CONSTRAINT billing_bankstatement_line_count_check CHECK ((line_count >= 0))
);

ALTER TABLE public.billing_bankstatement ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.billing_bankstatement_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.billing_feenotice (
    id bigint NOT NULL,
    code character varying(20) NOT NULL,
    kind character varying(16) NOT NULL,
    title character varying(200) NOT NULL,
    payer_name character varying(200) NOT NULL,
    subject character varying(80) NOT NULL,
    credit_account character varying(80) NOT NULL,
    amount_fen bigint NOT NULL,
    paid_fen bigint NOT NULL,
    refunded_fen bigint NOT NULL,
    due_on date,
    status character varying(12) NOT NULL,
    issued_at timestamp with time zone NOT NULL,
    issuer_id bigint NOT NULL,
    payee_id bigint,
    payer_id bigint,
    CONSTRAINT fee_notice_refunded_paid_amount_in_order CHECK (((amount_fen > 0) AND (paid_fen >= 0) AND (paid_fen <= amount_fen) AND (refunded_fen >= 0) AND (refunded_fen <= paid_fen))),
    CONSTRAINT fee_notice_status_known CHECK (((status)::text = ANY (ARRAY[('issued'::character varying)::text, ('partly_paid'::character varying)::text, ('paid'::character varying)::text, ('receipted'::character varying)::text, ('settled'::character varying)::text, ('refunded'::character varying)::text, ('void'::character varying)::text])))
);

ALTER TABLE public.billing_feenotice ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.billing_feenotice_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.billing_journal (
    id bigint NOT NULL,
    key character varying(200) NOT NULL,
    request_hash character varying(64) NOT NULL,
    kind character varying(40) NOT NULL,
    subject character varying(80) NOT NULL,
    memo character varying(300) NOT NULL,
    at timestamp with time zone NOT NULL,
    actor_id bigint,
    reverses_id bigint,
    reference character varying(300) GENERATED ALWAYS AS (
CASE
    WHEN ((subject)::text ~~ 'gateway:%'::text) THEN "substring"((subject)::text, 9)
    ELSE split_part((memo)::text, ' '::text, 1)
END) STORED
);

ALTER TABLE public.billing_journal ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.billing_journal_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.billing_ledgerproof (
    id bigint NOT NULL,
    at timestamp with time zone NOT NULL,
    debits_fen numeric(30,0) NOT NULL,
    credits_fen numeric(30,0) NOT NULL,
    accounts integer NOT NULL,
    wrong_accounts jsonb NOT NULL,
    is_balanced boolean NOT NULL,
    CONSTRAINT billing_ledgerproof_accounts_check CHECK ((accounts >= 0))
);

ALTER TABLE public.billing_ledgerproof ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.billing_ledgerproof_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.billing_match (
    id bigint NOT NULL,
    rule character varying(40) NOT NULL,
    evidence jsonb NOT NULL,
    run_id bigint NOT NULL,
    line_id bigint NOT NULL,
    reversal_of_id bigint,
    transfer_id bigint,
    CONSTRAINT match_has_one_other_side CHECK ((((reversal_of_id IS NULL) AND (transfer_id IS NOT NULL)) OR ((reversal_of_id IS NOT NULL) AND (transfer_id IS NULL))))
);

ALTER TABLE public.billing_match ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.billing_match_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.billing_payeeaccount (
    id bigint NOT NULL,
    bank character varying(100) NOT NULL,
    holder character varying(200) NOT NULL,
    number character varying(40) NOT NULL,
    gateway_account character varying(100) NOT NULL,
    usable_from timestamp with time zone NOT NULL,
    replaced_at timestamp with time zone,
    organisation_id bigint NOT NULL
);

ALTER TABLE public.billing_payeeaccount ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.billing_payeeaccount_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.billing_payment (
    id bigint NOT NULL,
    number character varying(20) NOT NULL,
    channel character varying(12) NOT NULL,
    gateway character varying(20) NOT NULL,
    gateway_id character varying(100),
    pay_url character varying(1000) CONSTRAINT billing_payment_client_secret_not_null NOT NULL,
    amount_fen bigint NOT NULL,
    refunded_fen bigint NOT NULL,
    status character varying(12) NOT NULL,
    failure character varying(300) NOT NULL,
    created_at timestamp with time zone NOT NULL,
    succeeded_at timestamp with time zone,
    due_at timestamp with time zone,
    created_by_id bigint,
    notice_id bigint NOT NULL,
    CONSTRAINT payment_refunded_at_most_amount CHECK (((amount_fen > 0) AND (refunded_fen >= 0) AND (refunded_fen <= amount_fen))),
    CONSTRAINT payment_status_known CHECK (((status)::text = ANY (ARRAY[('created'::character varying)::text, ('pending'::character varying)::text, ('processing'::character varying)::text, ('succeeded'::character varying)::text, ('failed'::character varying)::text, ('expired'::character varying)::text, ('cancelled'::character varying)::text, ('unknown'::character varying)::text])))
);

ALTER TABLE public.billing_payment ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.billing_payment_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.billing_payout (
    id bigint NOT NULL,
    number character varying(20) NOT NULL,
    amount_fen bigint NOT NULL,
    gateway_id character varying(100),
    status character varying(12) NOT NULL,
    requested_at timestamp with time zone NOT NULL,
    approved_at timestamp with time zone,
    account_id bigint NOT NULL,
    approved_by_id bigint,
    organisation_id bigint NOT NULL,
    requested_by_id bigint NOT NULL,
    gateway character varying(20) NOT NULL,
    CONSTRAINT payout_amount_positive CHECK ((amount_fen > 0)),
    CONSTRAINT payout_maker_is_not_checker CHECK (((approved_by_id IS NULL) OR (NOT ((approved_by_id = requested_by_id) AND (approved_by_id IS NOT NULL))))),
    CONSTRAINT payout_status_known CHECK (((status)::text = ANY (ARRAY[('requested'::character varying)::text, ('approved'::character varying)::text, ('in_transit'::character varying)::text, ('paid'::character varying)::text, ('failed'::character varying)::text, ('rejected'::character varying)::text])))
);

ALTER TABLE public.billing_payout ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.billing_payout_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.billing_receipt (
    id bigint NOT NULL,
    number character varying(30) NOT NULL,
    amount_fen bigint NOT NULL,
    issued_at timestamp with time zone NOT NULL,
    notice_id bigint NOT NULL
);

ALTER TABLE public.billing_receipt ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.billing_receipt_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.billing_reconciliationexception (
    id bigint NOT NULL,
    kind character varying(16) NOT NULL,
    amount_fen bigint NOT NULL,
    status character varying(12) NOT NULL,
    explanation character varying(300) NOT NULL,
    resolved_at timestamp with time zone,
    approved_by_id bigint,
    proposed_by_id bigint,
    run_id bigint NOT NULL,
    line_id bigint,
    transfer_id bigint,
    posting_id bigint,
    facts jsonb NOT NULL,
    resolution character varying(8) NOT NULL,
    CONSTRAINT exception_is_about_something CHECK (((line_id IS NOT NULL) OR (transfer_id IS NOT NULL))),
    CONSTRAINT exception_maker_is_not_checker CHECK (((approved_by_id IS NULL) OR ((proposed_by_id IS NOT NULL) AND (NOT ((approved_by_id = proposed_by_id) AND (approved_by_id IS NOT NULL) AND (proposed_by_id IS NOT NULL)))))),
    CONSTRAINT exception_settled_by_and_at CHECK (((NOT ((status)::text = ANY (ARRAY[('posted'::character varying)::text, ('carried'::character varying)::text]))) OR ((approved_by_id IS NOT NULL) AND (resolved_at IS NOT NULL)))),
    CONSTRAINT reconciliation_exception_status_known CHECK (((status)::text = ANY (ARRAY[('open'::character varying)::text, ('proposed'::character varying)::text, ('posted'::character varying)::text, ('carried'::character varying)::text])))
);

ALTER TABLE public.billing_reconciliationexception ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.billing_reconciliationexception_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.billing_reconciliationrun (
    id bigint NOT NULL,
    until date NOT NULL,
    status character varying(12) NOT NULL,
    rules_version character varying(20) NOT NULL,
    inputs_hash character varying(64) NOT NULL,
    totals jsonb NOT NULL,
    started_at timestamp with time zone NOT NULL,
    signed_at timestamp with time zone,
    account_id bigint NOT NULL,
    signed_by_id bigint,
    started_by_id bigint,
    CONSTRAINT reconciliation_run_status_known CHECK (((status)::text = ANY (ARRAY[('draft'::character varying)::text, ('matched'::character varying)::text, ('signed'::character varying)::text, ('locked'::character varying)::text]))),
    CONSTRAINT reconciliation_signed_by_and_at CHECK ((((signed_at IS NULL) AND (signed_by_id IS NULL)) OR ((signed_at IS NOT NULL) AND (signed_by_id IS NOT NULL))))
);

ALTER TABLE public.billing_reconciliationrun ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.billing_reconciliationrun_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.billing_refund (
    id bigint NOT NULL,
    number character varying(20) NOT NULL,
    amount_fen bigint NOT NULL,
    reason character varying(300) NOT NULL,
    gateway_id character varying(100),
    status character varying(12) NOT NULL,
    requested_at timestamp with time zone NOT NULL,
    approved_at timestamp with time zone,
    approved_by_id bigint,
    payment_id bigint NOT NULL,
    requested_by_id bigint NOT NULL,
    CONSTRAINT refund_amount_positive CHECK ((amount_fen > 0)),
    CONSTRAINT refund_maker_is_not_checker CHECK (((approved_by_id IS NULL) OR (NOT ((approved_by_id = requested_by_id) AND (approved_by_id IS NOT NULL))))),
    CONSTRAINT refund_status_known CHECK (((status)::text = ANY (ARRAY[('requested'::character varying)::text, ('approved'::character varying)::text, ('succeeded'::character varying)::text, ('failed'::character varying)::text, ('rejected'::character varying)::text])))
);

ALTER TABLE public.billing_refund ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.billing_refund_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.billing_statementline (
    id bigint NOT NULL,
    line_number integer NOT NULL,
    "on" date NOT NULL,
    amount_fen bigint NOT NULL,
    reference character varying(80) NOT NULL,
    counterparty character varying(200) NOT NULL,
    narrative character varying(500) NOT NULL,
    identity character varying(100) NOT NULL,
    account_id bigint NOT NULL,
    statement_id bigint NOT NULL,
    found_reference character varying(80) NOT NULL,
    serial character varying(60) NOT NULL,
    CONSTRAINT billing_statementline_line_number_check CHECK ((line_number >= 0))
);

ALTER TABLE public.billing_statementline ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.billing_statementline_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.billing_transfer (
    id bigint NOT NULL,
    amount_fen bigint NOT NULL,
    currency character varying(3) NOT NULL,
    state character varying(12) NOT NULL,
    expires_at timestamp with time zone,
    value_date date NOT NULL,
    debit_balance_after bigint NOT NULL,
    credit_balance_after bigint NOT NULL,
    credit_id bigint NOT NULL,
    debit_id bigint NOT NULL,
    journal_id bigint NOT NULL,
    resolves_id bigint,
    CONSTRAINT transfer_amount_positive CHECK ((amount_fen > 0)),
    CONSTRAINT transfer_resolution_names_its_hold CHECK ((((resolves_id IS NULL) AND ((state)::text = ANY (ARRAY[('posted'::character varying)::text, ('pending'::character varying)::text]))) OR ((resolves_id IS NOT NULL) AND ((state)::text = ANY (ARRAY[('post_pending'::character varying)::text, ('void_pending'::character varying)::text]))))),
    CONSTRAINT transfer_two_accounts CHECK ((NOT (debit_id = credit_id)))
);

ALTER TABLE public.billing_transfer ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.billing_transfer_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.billing_webhookdelivery (
    id bigint NOT NULL,
    gateway character varying(20) NOT NULL,
    event_id character varying(100) NOT NULL,
    kind character varying(80) NOT NULL,
    body text NOT NULL,
    received_at timestamp with time zone NOT NULL,
    processed_at timestamp with time zone,
    attempts smallint NOT NULL,
    last_error text NOT NULL,
    object_kind character varying(40) NOT NULL,
    object_id character varying(100) NOT NULL,
    payee character varying(100) NOT NULL,
    CONSTRAINT billing_webhookdelivery_attempts_check CHECK ((attempts >= 0))
);

ALTER TABLE public.billing_webhookdelivery ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.billing_webhookdelivery_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.cache_entries (
    cache_key character varying(255) NOT NULL,
    value text NOT NULL,
    expires timestamp with time zone NOT NULL
);

CREATE TABLE public.catalogue_attributeoption (
    id bigint NOT NULL,
    option character varying(255) NOT NULL,
    code character varying(255),
    group_id bigint NOT NULL
);

ALTER TABLE public.catalogue_attributeoption ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.catalogue_attributeoption_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.catalogue_attributeoptiongroup (
    id bigint NOT NULL,
    name character varying(128) NOT NULL,
    code character varying(255)
);

ALTER TABLE public.catalogue_attributeoptiongroup ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.catalogue_attributeoptiongroup_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.catalogue_category (
    id bigint NOT NULL,
    path character varying(255) NOT NULL,
    depth integer NOT NULL,
    numchild integer NOT NULL,
    name character varying(255) NOT NULL,
    code character varying(255),
    description text NOT NULL,
    long_description text NOT NULL,
    meta_title character varying(255),
    meta_description text,
    image character varying(255),
    slug character varying(255) NOT NULL,
    exclude_from_menu boolean NOT NULL,
    is_public boolean NOT NULL,
    ancestors_are_public boolean NOT NULL,
    CONSTRAINT catalogue_category_depth_check CHECK ((depth >= 0)),
    CONSTRAINT catalogue_category_numchild_check CHECK ((numchild >= 0))
);

ALTER TABLE public.catalogue_category ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.catalogue_category_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.catalogue_option (
    id bigint NOT NULL,
    name character varying(128) NOT NULL,
    code character varying(128) NOT NULL,
    type character varying(255) NOT NULL,
    required boolean NOT NULL,
    help_text character varying(255),
    "order" integer,
    option_group_id bigint
);

ALTER TABLE public.catalogue_option ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.catalogue_option_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.catalogue_product (
    id bigint NOT NULL,
    structure character varying(10) NOT NULL,
    is_public boolean NOT NULL,
    upc character varying(64),
    title character varying(255) NOT NULL,
    slug character varying(255) NOT NULL,
    description text NOT NULL,
    meta_title character varying(255),
    meta_description text,
    priority smallint NOT NULL,
    rating double precision,
    date_created timestamp with time zone NOT NULL,
    date_updated timestamp with time zone NOT NULL,
    is_discountable boolean NOT NULL,
    code character varying(255),
    parent_id bigint,
    product_class_id bigint
);

ALTER TABLE public.catalogue_product ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.catalogue_product_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.catalogue_product_product_options (
    id bigint NOT NULL,
    product_id bigint NOT NULL,
    option_id bigint NOT NULL
);

ALTER TABLE public.catalogue_product_product_options ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.catalogue_product_product_options_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.catalogue_productattribute (
    id bigint NOT NULL,
    name character varying(128) NOT NULL,
    code character varying(128) NOT NULL,
    type character varying(20) NOT NULL,
    required boolean NOT NULL,
    option_group_id bigint,
    product_class_id bigint
);

ALTER TABLE public.catalogue_productattribute ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.catalogue_productattribute_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.catalogue_productattributevalue (
    id bigint NOT NULL,
    value_text text,
    value_integer integer,
    value_boolean boolean,
    value_float double precision,
    value_richtext text,
    value_date date,
    value_datetime timestamp with time zone,
    value_file character varying(255),
    value_image character varying(255),
    entity_object_id integer,
    attribute_id bigint NOT NULL,
    entity_content_type_id integer,
    product_id bigint NOT NULL,
    value_option_id bigint,
    CONSTRAINT catalogue_productattributevalue_entity_object_id_check CHECK ((entity_object_id >= 0))
);

ALTER TABLE public.catalogue_productattributevalue ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.catalogue_productattributevalue_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.catalogue_productattributevalue_value_multi_option (
    id bigint NOT NULL,
    productattributevalue_id bigint CONSTRAINT catalogue_productattributeval_productattributevalue_id_not_null NOT NULL,
    attributeoption_id bigint CONSTRAINT catalogue_productattributevalue_val_attributeoption_id_not_null NOT NULL
);

ALTER TABLE public.catalogue_productattributevalue_value_multi_option ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.catalogue_productattributevalue_value_multi_option_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.catalogue_productcategory (
    id bigint NOT NULL,
    category_id bigint NOT NULL,
    product_id bigint NOT NULL
);

ALTER TABLE public.catalogue_productcategory ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.catalogue_productcategory_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.catalogue_productclass (
    id bigint NOT NULL,
    name character varying(128) NOT NULL,
    slug character varying(128) NOT NULL,
    requires_shipping boolean NOT NULL,
    track_stock boolean NOT NULL
);

ALTER TABLE public.catalogue_productclass ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.catalogue_productclass_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.catalogue_productclass_options (
    id bigint NOT NULL,
    productclass_id bigint NOT NULL,
    option_id bigint NOT NULL
);

ALTER TABLE public.catalogue_productclass_options ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.catalogue_productclass_options_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.catalogue_productimage (
    id bigint NOT NULL,
    code character varying(255),
    original character varying(255) NOT NULL,
    caption character varying(200) NOT NULL,
    display_order integer NOT NULL,
    date_created timestamp with time zone NOT NULL,
    product_id bigint NOT NULL,
    CONSTRAINT catalogue_productimage_display_order_check CHECK ((display_order >= 0))
);

ALTER TABLE public.catalogue_productimage ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.catalogue_productimage_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.catalogue_productrecommendation (
    id bigint NOT NULL,
    ranking smallint NOT NULL,
    primary_id bigint NOT NULL,
    recommendation_id bigint NOT NULL,
    CONSTRAINT catalogue_productrecommendation_ranking_check CHECK ((ranking >= 0))
);

ALTER TABLE public.catalogue_productrecommendation ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.catalogue_productrecommendation_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.communication_communicationeventtype (
    id bigint NOT NULL,
    code character varying(128) NOT NULL,
    name character varying(255) NOT NULL,
    category character varying(255) NOT NULL,
    email_subject_template character varying(255),
    email_body_template text,
    email_body_html_template text,
    sms_template character varying(170),
    date_created timestamp with time zone NOT NULL,
    date_updated timestamp with time zone NOT NULL
);

ALTER TABLE public.communication_communicationeventtype ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.communication_communicationeventtype_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.communication_email (
    id bigint NOT NULL,
    email character varying(254),
    subject text NOT NULL,
    body_text text NOT NULL,
    body_html text NOT NULL,
    date_sent timestamp with time zone NOT NULL,
    user_id bigint
);

ALTER TABLE public.communication_email ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.communication_email_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.communication_notification (
    id bigint NOT NULL,
    subject character varying(255) NOT NULL,
    body text NOT NULL,
    location character varying(32) NOT NULL,
    date_sent timestamp with time zone NOT NULL,
    date_read timestamp with time zone,
    recipient_id bigint NOT NULL,
    sender_id bigint
);

ALTER TABLE public.communication_notification ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.communication_notification_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.contracts_awardnotice (
    id bigint NOT NULL,
    number character varying(20) NOT NULL,
    sha256 character varying(64) NOT NULL,
    issued_at timestamp with time zone NOT NULL,
    award_id bigint NOT NULL,
    file_id uuid NOT NULL
);

ALTER TABLE public.contracts_awardnotice ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.contracts_awardnotice_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.contracts_contract (
    id bigint NOT NULL,
    number character varying(20) NOT NULL,
    title character varying(200) NOT NULL,
    amount_fen bigint NOT NULL,
    days smallint NOT NULL,
    clauses text NOT NULL,
    platform_fee_bp smallint NOT NULL,
    status character varying(16) NOT NULL,
    drafted_at timestamp with time zone NOT NULL,
    signed_at timestamp with time zone,
    completed_at timestamp with time zone,
    due_at timestamp with time zone,
    agency_id bigint NOT NULL,
    award_id bigint NOT NULL,
    owner_id bigint NOT NULL,
    fixed_clauses jsonb NOT NULL,
    revised_at timestamp with time zone NOT NULL,
    CONSTRAINT contract_amount_positive CHECK ((amount_fen > 0)),
    CONSTRAINT contract_status_known CHECK (((status)::text = ANY (ARRAY[('drafted'::character varying)::text, ('agency_signed'::character varying)::text, ('signed'::character varying)::text, ('in_service'::character varying)::text, ('completed'::character varying)::text, ('rated'::character varying)::text, ('archived'::character varying)::text, ('cancelled'::character varying)::text]))),
    CONSTRAINT contracts_contract_days_check CHECK ((days >= 0)),
    CONSTRAINT contracts_contract_platform_fee_bp_check CHECK ((platform_fee_bp >= 0))
);

ALTER TABLE public.contracts_contract ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.contracts_contract_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.contracts_contractdocument (
    id bigint NOT NULL,
    revision smallint NOT NULL,
    made_at timestamp with time zone NOT NULL,
    contract_id bigint NOT NULL,
    file_id uuid NOT NULL,
    sha256 character varying(64) NOT NULL,
    CONSTRAINT contracts_contractdocument_revision_check CHECK ((revision >= 0))
);

ALTER TABLE public.contracts_contractdocument ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.contracts_contractdocument_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.contracts_deliverable (
    id bigint NOT NULL,
    version smallint NOT NULL,
    note text NOT NULL,
    tracking_number character varying(60) NOT NULL,
    delivered_at timestamp with time zone NOT NULL,
    rework_reason text NOT NULL,
    delivered_by_id bigint NOT NULL,
    file_id uuid NOT NULL,
    milestone_id bigint NOT NULL,
    CONSTRAINT contracts_deliverable_version_check CHECK ((version >= 0))
);

ALTER TABLE public.contracts_deliverable ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.contracts_deliverable_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.contracts_milestone (
    id bigint NOT NULL,
    sequence smallint NOT NULL,
    name character varying(120) NOT NULL,
    amount_fen bigint NOT NULL,
    days smallint NOT NULL,
    status character varying(16) NOT NULL,
    notice_code character varying(20) NOT NULL,
    funded_at timestamp with time zone,
    due_on date,
    delivered_at timestamp with time zone,
    accepted_at timestamp with time zone,
    due_at timestamp with time zone,
    contract_id bigint NOT NULL,
    CONSTRAINT contracts_milestone_days_check CHECK ((days >= 0)),
    CONSTRAINT contracts_milestone_sequence_check CHECK ((sequence >= 0)),
    CONSTRAINT milestone_amount_and_days CHECK (((amount_fen > 0) AND (days >= 1))),
    CONSTRAINT milestone_status_known CHECK (((status)::text = ANY (ARRAY[('planned'::character varying)::text, ('awaiting_funds'::character varying)::text, ('funded'::character varying)::text, ('delivered'::character varying)::text, ('rework'::character varying)::text, ('accepted'::character varying)::text, ('released'::character varying)::text])))
);

ALTER TABLE public.contracts_milestone ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.contracts_milestone_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.contracts_rating (
    id bigint NOT NULL,
    quality smallint NOT NULL,
    timeliness smallint NOT NULL,
    attitude smallint NOT NULL,
    charge smallint NOT NULL,
    standard smallint NOT NULL,
    comment text NOT NULL,
    rated_at timestamp with time zone NOT NULL,
    reply text NOT NULL,
    replied_at timestamp with time zone,
    contract_id bigint NOT NULL,
    rated_by_id bigint NOT NULL,
    replied_by_id bigint,
    CONSTRAINT contracts_rating_attitude_check CHECK ((attitude >= 0)),
    CONSTRAINT contracts_rating_charge_check CHECK ((charge >= 0)),
    CONSTRAINT contracts_rating_quality_check CHECK ((quality >= 0)),
    CONSTRAINT contracts_rating_standard_check CHECK ((standard >= 0)),
    CONSTRAINT contracts_rating_timeliness_check CHECK ((timeliness >= 0)),
    CONSTRAINT rating_attitude_1_to_5 CHECK (((attitude >= 1) AND (attitude <= 5))),
    CONSTRAINT rating_charge_1_to_5 CHECK (((charge >= 1) AND (charge <= 5))),
    CONSTRAINT rating_quality_1_to_5 CHECK (((quality >= 1) AND (quality <= 5))),
    CONSTRAINT rating_replied_by_someone CHECK ((((replied_at IS NULL) AND (replied_by_id IS NULL)) OR ((replied_at IS NOT NULL) AND (replied_by_id IS NOT NULL)))),
    CONSTRAINT rating_standard_1_to_5 CHECK (((standard >= 1) AND (standard <= 5))),
    CONSTRAINT rating_timeliness_1_to_5 CHECK (((timeliness >= 1) AND (timeliness <= 5)))
);

ALTER TABLE public.contracts_rating ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.contracts_rating_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.contracts_reading (
    id bigint NOT NULL,
    read_at timestamp with time zone NOT NULL,
    acting_for_id bigint NOT NULL,
    deliverable_id bigint NOT NULL,
    department_id bigint,
    read_by_id bigint NOT NULL
);

ALTER TABLE public.contracts_reading ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.contracts_reading_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.contracts_revision (
    id bigint NOT NULL,
    version smallint NOT NULL,
    clauses text NOT NULL,
    milestones jsonb NOT NULL,
    comment text NOT NULL,
    made_at timestamp with time zone NOT NULL,
    acting_for_id bigint,
    contract_id bigint NOT NULL,
    made_by_id bigint,
    CONSTRAINT contracts_revision_version_check CHECK ((version >= 0))
);

ALTER TABLE public.contracts_revision ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.contracts_revision_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.contracts_sharedresult (
    id bigint NOT NULL,
    shared_at timestamp with time zone NOT NULL,
    deliverable_id bigint NOT NULL,
    department_id bigint NOT NULL
);

ALTER TABLE public.contracts_sharedresult ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.contracts_sharedresult_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.contracts_signature (
    id bigint NOT NULL,
    party character varying(8) NOT NULL,
    signed_at timestamp with time zone NOT NULL,
    shown_sha256 character varying(64) NOT NULL,
    contract_id bigint NOT NULL,
    signed_by_id bigint NOT NULL,
    certificate_id bigint NOT NULL
);

ALTER TABLE public.contracts_signature ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.contracts_signature_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.contracts_signingcertificate (
    id bigint NOT NULL,
    serial character varying(64) NOT NULL,
    certificate bytea NOT NULL,
    sealed_key bytea NOT NULL,
    issued_at timestamp with time zone NOT NULL,
    expires_at timestamp with time zone NOT NULL,
    revoked_at timestamp with time zone,
    organisation_id bigint NOT NULL
);

ALTER TABLE public.contracts_signingcertificate ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.contracts_signingcertificate_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.core_calendarday (
    id bigint NOT NULL,
    date date NOT NULL,
    is_working boolean NOT NULL,
    source character varying(200) NOT NULL
);

ALTER TABLE public.core_calendarday ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.core_calendarday_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.core_chainentry (
    id bigint NOT NULL,
    chain character varying(80) NOT NULL,
    sequence integer NOT NULL,
    kind character varying(40) NOT NULL,
    payload jsonb NOT NULL,
    at timestamp with time zone NOT NULL,
    previous_hash character varying(64) NOT NULL,
    hash character varying(64) NOT NULL,
    CONSTRAINT core_chainentry_sequence_check CHECK ((sequence >= 0))
);

ALTER TABLE public.core_chainentry ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.core_chainentry_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.core_chainleaf (
    index bigint NOT NULL,
    entry_id bigint NOT NULL,
    seal_id bigint NOT NULL,
    CONSTRAINT core_chainleaf_index_check CHECK ((index >= 0))
);

CREATE TABLE public.core_chainseal (
    id bigint NOT NULL,
    at timestamp with time zone NOT NULL,
    tree_size bigint NOT NULL,
    root_hash character varying(64) NOT NULL,
    peaks jsonb NOT NULL,
    previous_root character varying(64) NOT NULL,
    public_key character varying(64) NOT NULL,
    signature character varying(128) NOT NULL,
    CONSTRAINT core_chainseal_tree_size_check CHECK ((tree_size >= 0)),
    CONSTRAINT seal_signature_with_its_key CHECK (((((public_key)::text = ''::text) AND ((signature)::text = ''::text)) OR ((NOT ((public_key)::text = ''::text)) AND (NOT ((signature)::text = ''::text)))))
);

ALTER TABLE public.core_chainseal ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.core_chainseal_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.core_chainsubtree (
    id bigint NOT NULL,
    height smallint NOT NULL,
    index bigint NOT NULL,
    hash character varying(64) NOT NULL,
    CONSTRAINT core_chainsubtree_height_check CHECK ((height >= 0)),
    CONSTRAINT core_chainsubtree_index_check CHECK ((index >= 0))
);

ALTER TABLE public.core_chainsubtree ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.core_chainsubtree_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.core_chainwaiting (
    entry_id bigint NOT NULL
);

CREATE TABLE public.core_department (
    id bigint NOT NULL,
    name_zh character varying(200) NOT NULL,
    name_en character varying(200) NOT NULL,
    code character varying(40) NOT NULL
);

ALTER TABLE public.core_department ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.core_department_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.core_headsubscription (
    id bigint NOT NULL,
    email character varying(254) NOT NULL,
    url character varying(500) NOT NULL,
    secret character varying(80) NOT NULL,
    made_at timestamp with time zone NOT NULL,
    confirmed_at timestamp with time zone,
    ended_at timestamp with time zone,
    last_sent_at timestamp with time zone,
    last_head_id bigint,
    made_by_id bigint NOT NULL,
    organisation_id bigint NOT NULL,
    CONSTRAINT head_subscription_by_mail_or_webhook CHECK (((((secret)::text = ''::text) AND ((url)::text = ''::text) AND (NOT ((email)::text = ''::text))) OR (((email)::text = ''::text) AND (NOT ((url)::text = ''::text)) AND (NOT ((secret)::text = ''::text))))),
    CONSTRAINT head_subscription_sent_at_with_its_head CHECK ((((last_head_id IS NULL) AND (last_sent_at IS NULL)) OR ((last_head_id IS NOT NULL) AND (last_sent_at IS NOT NULL))))
);

ALTER TABLE public.core_headsubscription ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.core_headsubscription_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.core_membership (
    id bigint NOT NULL,
    role character varying(12) NOT NULL,
    duties character varying(12)[] NOT NULL,
    is_active boolean NOT NULL,
    department_id bigint,
    user_id bigint NOT NULL,
    organisation_id bigint NOT NULL,
    region_id bigint
);

ALTER TABLE public.core_membership ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.core_membership_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.core_numberseries (
    id bigint NOT NULL,
    prefix character varying(40) NOT NULL,
    year smallint NOT NULL,
    last integer NOT NULL,
    CONSTRAINT core_numberseries_last_check CHECK ((last >= 0)),
    CONSTRAINT core_numberseries_year_check CHECK ((year >= 0))
);

ALTER TABLE public.core_numberseries ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.core_numberseries_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.core_organisation (
    id bigint NOT NULL,
    name character varying(200) NOT NULL,
    kind character varying(20) NOT NULL,
    credit_code character varying(18),
    address character varying(300) NOT NULL,
    legal_representative character varying(80) NOT NULL,
    contact_name character varying(80) NOT NULL,
    contact_phone character varying(30) NOT NULL,
    created_at timestamp with time zone NOT NULL,
    region_id bigint NOT NULL,
    CONSTRAINT organisation_credit_code_form CHECK (((credit_code IS NULL) OR ((credit_code)::text ~ '^[0-9A-HJ-NPQRTUWXY]{18}$'::text))),
    CONSTRAINT organisation_has_credit_code CHECK (((credit_code IS NOT NULL) OR ((kind)::text = ANY (ARRAY[('natural_person'::character varying)::text, ('authority'::character varying)::text]))))
);

ALTER TABLE public.core_organisation ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.core_organisation_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.core_outboxmessage (
    id bigint NOT NULL,
    topic character varying(60) NOT NULL,
    key character varying(200) NOT NULL,
    payload jsonb NOT NULL,
    created_at timestamp with time zone NOT NULL,
    due_at timestamp with time zone NOT NULL,
    attempts smallint NOT NULL,
    last_error text NOT NULL,
    done_at timestamp with time zone,
    given_up_at timestamp with time zone,
    CONSTRAINT core_outboxmessage_attempts_check CHECK ((attempts >= 0))
);

ALTER TABLE public.core_outboxmessage ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.core_outboxmessage_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.core_region (
    id bigint NOT NULL,
    name_zh character varying(200) NOT NULL,
    name_en character varying(200) NOT NULL,
    code character varying(6) NOT NULL
);

ALTER TABLE public.core_region ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.core_region_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.core_regionpolicy (
    id bigint NOT NULL,
    version integer NOT NULL,
    rules jsonb NOT NULL,
    in_force_from timestamp with time zone NOT NULL,
    region_id bigint NOT NULL,
    CONSTRAINT core_regionpolicy_version_check CHECK ((version >= 0))
);

ALTER TABLE public.core_regionpolicy ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.core_regionpolicy_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.core_statuschange (
    id bigint NOT NULL,
    subject_id bigint NOT NULL,
    move character varying(40) NOT NULL,
    source character varying(24) NOT NULL,
    target character varying(24) NOT NULL,
    role character varying(12) NOT NULL,
    reason text NOT NULL,
    at timestamp with time zone NOT NULL,
    acting_for_id bigint,
    by_id bigint,
    subject_type_id integer NOT NULL
);

ALTER TABLE public.core_statuschange ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.core_statuschange_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.core_storedfile (
    id uuid NOT NULL,
    file character varying(100) NOT NULL,
    name character varying(200) NOT NULL,
    content_type character varying(80) NOT NULL,
    size bigint NOT NULL,
    sha256 character varying(64) NOT NULL,
    uploaded_at timestamp with time zone NOT NULL,
    organisation_id bigint,
    uploaded_by_id bigint,
    CONSTRAINT core_storedfile_size_check CHECK ((size >= 0))
);

CREATE TABLE public.core_user (
    id bigint NOT NULL,
    password character varying(128) NOT NULL,
    last_login timestamp with time zone,
    is_superuser boolean NOT NULL,
    email character varying(254) NOT NULL,
    name character varying(80) NOT NULL,
    is_active boolean NOT NULL,
    is_staff boolean NOT NULL,
    date_joined timestamp with time zone NOT NULL
);

CREATE TABLE public.core_user_groups (
    id bigint NOT NULL,
    user_id bigint NOT NULL,
    group_id integer NOT NULL
);

ALTER TABLE public.core_user_groups ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.core_user_groups_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

ALTER TABLE public.core_user ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.core_user_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.core_user_user_permissions (
    id bigint NOT NULL,
    user_id bigint NOT NULL,
    permission_id integer NOT NULL
);

ALTER TABLE public.core_user_user_permissions ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.core_user_user_permissions_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.django_admin_log (
    id integer NOT NULL,
    action_time timestamp with time zone NOT NULL,
    object_id text,
    object_repr character varying(200) NOT NULL,
    action_flag smallint NOT NULL,
    change_message text NOT NULL,
    content_type_id integer,
    user_id bigint NOT NULL,
    CONSTRAINT django_admin_log_action_flag_check CHECK ((action_flag >= 0))
);

ALTER TABLE public.django_admin_log ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.django_admin_log_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.django_content_type (
    id integer NOT NULL,
    app_label character varying(100) NOT NULL,
    model character varying(100) NOT NULL
);

ALTER TABLE public.django_content_type ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.django_content_type_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.django_migrations (
    id bigint NOT NULL,
    app character varying(255) NOT NULL,
    name character varying(255) NOT NULL,
    applied timestamp with time zone NOT NULL
);

ALTER TABLE public.django_migrations ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.django_migrations_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.django_session (
    session_key character varying(40) NOT NULL,
    session_data text NOT NULL,
    expire_date timestamp with time zone NOT NULL
);

CREATE TABLE public.django_site (
    id integer NOT NULL,
    domain character varying(100) NOT NULL,
    name character varying(50) NOT NULL
);

ALTER TABLE public.django_site ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.django_site_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.method_best_value_bestvalueweights (
    procurement_id bigint NOT NULL,
    price smallint NOT NULL,
    credit smallint NOT NULL,
    days smallint NOT NULL,
    proposal smallint NOT NULL,
    CONSTRAINT method_best_value_bestvalueweights_credit_check CHECK ((credit >= 0)),
    CONSTRAINT method_best_value_bestvalueweights_days_check CHECK ((days >= 0)),
    CONSTRAINT method_best_value_bestvalueweights_price_check CHECK ((price >= 0)),
    CONSTRAINT method_best_value_bestvalueweights_proposal_check CHECK ((proposal >= 0)),
    CONSTRAINT weights_sum_to_100 CHECK (((credit = (((100 - price) - days) - proposal)) AND (days <= 100) AND (price >= 1) AND (proposal <= 99)))
);

CREATE TABLE public.method_direct_directterms (
    procurement_id bigint NOT NULL,
    reason text NOT NULL,
    answer_until timestamp with time zone NOT NULL,
    shortlist jsonb NOT NULL,
    asked_agency_id bigint NOT NULL
);

CREATE TABLE public.method_k_lowest_draw_lowestterms (
    procurement_id bigint NOT NULL,
    count smallint NOT NULL,
    CONSTRAINT lowest_count_2_to_10 CHECK (((count >= 2) AND (count <= 10))),
    CONSTRAINT method_k_lowest_draw_lowestterms_count_check CHECK ((count >= 0))
);

CREATE TABLE public.method_library_libraryterms (
    procurement_id bigint NOT NULL,
    standard_fen bigint,
    reason text NOT NULL,
    answer_until timestamp with time zone,
    member_id bigint,
    promise_id bigint NOT NULL,
    CONSTRAINT library_terms_member_answers CHECK ((((answer_until IS NULL) AND (member_id IS NULL)) OR ((answer_until IS NOT NULL) AND (member_id IS NOT NULL)))),
    CONSTRAINT library_terms_standard_fee CHECK (((standard_fen IS NULL) OR (standard_fen > 0)))
);

CREATE TABLE public.method_lowest_price_explanation (
    id bigint NOT NULL,
    finding jsonb NOT NULL,
    until timestamp with time zone NOT NULL,
    text text NOT NULL,
    explained_at timestamp with time zone,
    is_accepted boolean,
    decision text NOT NULL,
    decided_at timestamp with time zone,
    decided_by_id bigint,
    procurement_id bigint NOT NULL,
    sign_up_id bigint NOT NULL,
    CONSTRAINT explanation_decided_at CHECK ((((decided_at IS NULL) AND (is_accepted IS NULL)) OR ((decided_at IS NOT NULL) AND (is_accepted IS NOT NULL))))
);

ALTER TABLE public.method_lowest_price_explanation ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.method_lowest_price_explanation_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.method_open_tender_opentenderterms (
    procurement_id bigint NOT NULL,
    lot smallint NOT NULL,
    technical_weight smallint NOT NULL,
    technical_minimum smallint NOT NULL,
    tender_id bigint NOT NULL,
    CONSTRAINT method_open_tender_opentenderterms_lot_check CHECK ((lot >= 0)),
    CONSTRAINT method_open_tender_opentenderterms_technical_minimum_check CHECK ((technical_minimum >= 0)),
    CONSTRAINT method_open_tender_opentenderterms_technical_weight_check CHECK ((technical_weight >= 0)),
    CONSTRAINT open_tender_weights CHECK (((lot >= 1) AND (technical_minimum <= 100) AND (technical_weight >= 1) AND (technical_weight <= 90)))
);

CREATE TABLE public.method_open_tender_tender (
    id bigint NOT NULL,
    number character varying(20) NOT NULL,
    title character varying(200) NOT NULL,
    owner_id bigint NOT NULL
);

ALTER TABLE public.method_open_tender_tender ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.method_open_tender_tender_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.mfa_authenticator (
    id bigint NOT NULL,
    type character varying(20) NOT NULL,
    data jsonb NOT NULL,
    user_id bigint NOT NULL,
    created_at timestamp with time zone NOT NULL,
    last_used_at timestamp with time zone
);

ALTER TABLE public.mfa_authenticator ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.mfa_authenticator_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.offer_benefit (
    id bigint NOT NULL,
    type character varying(128) NOT NULL,
    value numeric(12,2),
    max_affected_items integer,
    proxy_class character varying(255),
    range_id bigint,
    CONSTRAINT offer_benefit_max_affected_items_check CHECK ((max_affected_items >= 0))
);

ALTER TABLE public.offer_benefit ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.offer_benefit_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.offer_condition (
    id bigint NOT NULL,
    type character varying(128) NOT NULL,
    value numeric(12,2),
    proxy_class character varying(255),
    range_id bigint
);

ALTER TABLE public.offer_condition ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.offer_condition_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.offer_conditionaloffer (
    id bigint NOT NULL,
    name character varying(128) NOT NULL,
    slug character varying(128) NOT NULL,
    description text NOT NULL,
    offer_type character varying(128) NOT NULL,
    exclusive boolean NOT NULL,
    status character varying(64) NOT NULL,
    priority integer NOT NULL,
    start_datetime timestamp with time zone,
    end_datetime timestamp with time zone,
    max_global_applications integer,
    max_user_applications integer,
    max_basket_applications integer,
    max_discount numeric(12,2),
    total_discount numeric(12,2) NOT NULL,
    num_applications integer NOT NULL,
    num_orders integer NOT NULL,
    redirect_url character varying(200) NOT NULL,
    date_created timestamp with time zone NOT NULL,
    benefit_id bigint NOT NULL,
    condition_id bigint NOT NULL,
    CONSTRAINT offer_conditionaloffer_max_basket_applications_check CHECK ((max_basket_applications >= 0)),
    CONSTRAINT offer_conditionaloffer_max_global_applications_check CHECK ((max_global_applications >= 0)),
    CONSTRAINT offer_conditionaloffer_max_user_applications_check CHECK ((max_user_applications >= 0)),
    CONSTRAINT offer_conditionaloffer_num_applications_check CHECK ((num_applications >= 0)),
    CONSTRAINT offer_conditionaloffer_num_orders_check CHECK ((num_orders >= 0))
);

CREATE TABLE public.offer_conditionaloffer_combinations (
    id bigint NOT NULL,
    from_conditionaloffer_id bigint CONSTRAINT offer_conditionaloffer_combin_from_conditionaloffer_id_not_null NOT NULL,
    to_conditionaloffer_id bigint CONSTRAINT offer_conditionaloffer_combinat_to_conditionaloffer_id_not_null NOT NULL
);

ALTER TABLE public.offer_conditionaloffer_combinations ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.offer_conditionaloffer_combinations_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

ALTER TABLE public.offer_conditionaloffer ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.offer_conditionaloffer_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.offer_range (
    id bigint NOT NULL,
    name character varying(128) NOT NULL,
    slug character varying(128) NOT NULL,
    description text NOT NULL,
    is_public boolean NOT NULL,
    includes_all_products boolean NOT NULL,
    proxy_class character varying(255),
    date_created timestamp with time zone NOT NULL
);

CREATE TABLE public.offer_range_classes (
    id bigint NOT NULL,
    range_id bigint NOT NULL,
    productclass_id bigint NOT NULL
);

ALTER TABLE public.offer_range_classes ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.offer_range_classes_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.offer_range_excluded_categories (
    id bigint NOT NULL,
    range_id bigint NOT NULL,
    category_id bigint NOT NULL
);

ALTER TABLE public.offer_range_excluded_categories ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.offer_range_excluded_categories_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.offer_range_excluded_products (
    id bigint NOT NULL,
    range_id bigint NOT NULL,
    product_id bigint NOT NULL
);

ALTER TABLE public.offer_range_excluded_products ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.offer_range_excluded_products_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

ALTER TABLE public.offer_range ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.offer_range_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.offer_range_included_categories (
    id bigint NOT NULL,
    range_id bigint NOT NULL,
    category_id bigint NOT NULL
);

ALTER TABLE public.offer_range_included_categories ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.offer_range_included_categories_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.offer_rangeproduct (
    id bigint NOT NULL,
    display_order integer NOT NULL,
    product_id bigint NOT NULL,
    range_id bigint NOT NULL
);

ALTER TABLE public.offer_rangeproduct ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.offer_rangeproduct_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.offer_rangeproductfileupload (
    id bigint NOT NULL,
    filepath character varying(255) NOT NULL,
    size integer NOT NULL,
    date_uploaded timestamp with time zone NOT NULL,
    upload_type character varying(8) NOT NULL,
    status character varying(32) NOT NULL,
    error_message character varying(255) NOT NULL,
    date_processed timestamp with time zone,
    num_new_skus integer,
    num_unknown_skus integer,
    num_duplicate_skus integer,
    range_id bigint NOT NULL,
    uploaded_by_id bigint NOT NULL,
    CONSTRAINT offer_rangeproductfileupload_num_duplicate_skus_check CHECK ((num_duplicate_skus >= 0)),
    CONSTRAINT offer_rangeproductfileupload_num_new_skus_check CHECK ((num_new_skus >= 0)),
    CONSTRAINT offer_rangeproductfileupload_num_unknown_skus_check CHECK ((num_unknown_skus >= 0)),
    CONSTRAINT offer_rangeproductfileupload_size_check CHECK ((size >= 0))
);

ALTER TABLE public.offer_rangeproductfileupload ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.offer_rangeproductfileupload_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.offline_gateway_offlineorder (
    id bigint NOT NULL,
    number character varying(40) NOT NULL,
    kind character varying(10) NOT NULL,
    status character varying(10) NOT NULL,
    amount_fen bigint NOT NULL,
    moved_fen bigint NOT NULL,
    given_back_fen bigint NOT NULL,
    currency character varying(3) NOT NULL,
    reference character varying(100) NOT NULL,
    description character varying(500) NOT NULL,
    payee character varying(100) NOT NULL,
    metadata jsonb NOT NULL,
    idempotency_key character varying(255) NOT NULL,
    request_hash character varying(64) NOT NULL,
    created_at timestamp with time zone NOT NULL,
    decided_at timestamp with time zone,
    evidence character varying(200) NOT NULL,
    payment_id bigint,
    CONSTRAINT offlineorder_amount_positive CHECK ((amount_fen > 0)),
    CONSTRAINT offlineorder_moved_with_evidence CHECK (((moved_fen = 0) OR ((decided_at IS NOT NULL) AND (NOT ((evidence)::text = ''::text))))),
    CONSTRAINT offlineorder_moved_within_amount CHECK (((moved_fen >= 0) AND (moved_fen <= amount_fen))),
    CONSTRAINT offlineorder_refund_has_payment CHECK (((((kind)::text = 'refund'::text) AND (payment_id IS NOT NULL)) OR ((NOT ((kind)::text = 'refund'::text)) AND (payment_id IS NULL)))),
    CONSTRAINT offlineorder_refunds_within_moved CHECK (((given_back_fen >= 0) AND (given_back_fen <= moved_fen))),
    CONSTRAINT offlineorder_status_known CHECK (((status)::text = ANY (ARRAY[('pending'::character varying)::text, ('done'::character varying)::text, ('failed'::character varying)::text, ('cancelled'::character varying)::text])))
);

ALTER TABLE public.offline_gateway_offlineorder ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.offline_gateway_offlineorder_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.order_billingaddress (
    id bigint NOT NULL,
    code character varying(255),
    title character varying(64) NOT NULL,
    first_name character varying(255) NOT NULL,
    last_name character varying(255) NOT NULL,
    line1 character varying(255) NOT NULL,
    line2 character varying(255) NOT NULL,
    line3 character varying(255) NOT NULL,
    line4 character varying(255) NOT NULL,
    state character varying(255) NOT NULL,
    postcode character varying(64) NOT NULL,
    search_text text NOT NULL,
    country_id character varying(2) NOT NULL
);

ALTER TABLE public.order_billingaddress ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.order_billingaddress_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.order_communicationevent (
    id bigint NOT NULL,
    date_created timestamp with time zone NOT NULL,
    event_type_id bigint NOT NULL,
    order_id bigint NOT NULL
);

ALTER TABLE public.order_communicationevent ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.order_communicationevent_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.order_line (
    id bigint NOT NULL,
    partner_name character varying(128) NOT NULL,
    partner_sku character varying(128) NOT NULL,
    partner_line_reference character varying(128) NOT NULL,
    partner_line_notes text NOT NULL,
    title character varying(255) NOT NULL,
    upc character varying(128),
    quantity integer NOT NULL,
    line_price_incl_tax numeric(12,2) NOT NULL,
    line_price_excl_tax numeric(12,2) NOT NULL,
    line_price_before_discounts_incl_tax numeric(12,2) NOT NULL,
    line_price_before_discounts_excl_tax numeric(12,2) NOT NULL,
    unit_price_incl_tax numeric(12,2),
    unit_price_excl_tax numeric(12,2),
    tax_code character varying(64),
    status character varying(255) NOT NULL,
    num_allocated integer NOT NULL,
    allocation_cancelled boolean NOT NULL,
    partner_id bigint,
    product_id bigint,
    stockrecord_id bigint,
    order_id bigint NOT NULL,
    CONSTRAINT order_line_num_allocated_check CHECK ((num_allocated >= 0)),
    CONSTRAINT order_line_quantity_check CHECK ((quantity >= 0))
);

ALTER TABLE public.order_line ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.order_line_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.order_lineattribute (
    id bigint NOT NULL,
    type character varying(128) NOT NULL,
    value jsonb NOT NULL,
    line_id bigint NOT NULL,
    option_id bigint
);

ALTER TABLE public.order_lineattribute ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.order_lineattribute_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.order_lineprice (
    id bigint NOT NULL,
    quantity integer NOT NULL,
    price_incl_tax numeric(12,2) NOT NULL,
    price_excl_tax numeric(12,2) NOT NULL,
    shipping_incl_tax numeric(12,2) NOT NULL,
    shipping_excl_tax numeric(12,2) NOT NULL,
    tax_code character varying(64),
    line_id bigint NOT NULL,
    order_id bigint NOT NULL,
    CONSTRAINT order_lineprice_quantity_check CHECK ((quantity >= 0))
);

ALTER TABLE public.order_lineprice ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.order_lineprice_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.order_order (
    id bigint NOT NULL,
    number character varying(128) NOT NULL,
    currency character varying(12) NOT NULL,
    total_incl_tax numeric(12,2) NOT NULL,
    total_excl_tax numeric(12,2) NOT NULL,
    shipping_incl_tax numeric(12,2) NOT NULL,
    shipping_excl_tax numeric(12,2) NOT NULL,
    shipping_tax_code character varying(64),
    shipping_method character varying(128) NOT NULL,
    shipping_code character varying(128) NOT NULL,
    status character varying(100) NOT NULL,
    guest_email character varying(254) NOT NULL,
    date_placed timestamp with time zone NOT NULL,
    analytics_tracked boolean NOT NULL,
    basket_id bigint,
    billing_address_id bigint,
    site_id integer,
    user_id bigint,
    shipping_address_id bigint
);

ALTER TABLE public.order_order ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.order_order_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.order_orderdiscount (
    id bigint NOT NULL,
    category character varying(64) NOT NULL,
    offer_id integer,
    offer_name character varying(128) NOT NULL,
    voucher_id integer,
    voucher_code character varying(128) NOT NULL,
    frequency integer,
    amount numeric(12,2) NOT NULL,
    message text NOT NULL,
    order_id bigint NOT NULL,
    CONSTRAINT order_orderdiscount_frequency_check CHECK ((frequency >= 0)),
    CONSTRAINT order_orderdiscount_offer_id_check CHECK ((offer_id >= 0)),
    CONSTRAINT order_orderdiscount_voucher_id_check CHECK ((voucher_id >= 0))
);

ALTER TABLE public.order_orderdiscount ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.order_orderdiscount_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.order_orderlinediscount (
    id bigint NOT NULL,
    is_incl_tax boolean NOT NULL,
    amount numeric(12,2) NOT NULL,
    line_id bigint NOT NULL,
    order_discount_id bigint NOT NULL
);

ALTER TABLE public.order_orderlinediscount ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.order_orderlinediscount_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.order_ordernote (
    id bigint NOT NULL,
    note_type character varying(128) NOT NULL,
    message text NOT NULL,
    date_created timestamp with time zone NOT NULL,
    date_updated timestamp with time zone NOT NULL,
    order_id bigint NOT NULL,
    user_id bigint
);

ALTER TABLE public.order_ordernote ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.order_ordernote_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.order_orderstatuschange (
    id bigint NOT NULL,
    old_status character varying(100) NOT NULL,
    new_status character varying(100) NOT NULL,
    date_created timestamp with time zone NOT NULL,
    order_id bigint NOT NULL
);

ALTER TABLE public.order_orderstatuschange ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.order_orderstatuschange_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.order_paymentevent (
    id bigint NOT NULL,
    amount numeric(12,2) NOT NULL,
    reference character varying(128) NOT NULL,
    date_created timestamp with time zone NOT NULL,
    order_id bigint NOT NULL,
    event_type_id bigint NOT NULL,
    shipping_event_id bigint
);

ALTER TABLE public.order_paymentevent ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.order_paymentevent_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.order_paymenteventquantity (
    id bigint NOT NULL,
    quantity integer NOT NULL,
    event_id bigint NOT NULL,
    line_id bigint NOT NULL,
    CONSTRAINT order_paymenteventquantity_quantity_check CHECK ((quantity >= 0))
);

ALTER TABLE public.order_paymenteventquantity ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.order_paymenteventquantity_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.order_paymenteventtype (
    id bigint NOT NULL,
    name character varying(128) NOT NULL,
    code character varying(128) NOT NULL
);

ALTER TABLE public.order_paymenteventtype ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.order_paymenteventtype_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.order_shippingaddress (
    id bigint NOT NULL,
    code character varying(255),
    title character varying(64) NOT NULL,
    first_name character varying(255) NOT NULL,
    last_name character varying(255) NOT NULL,
    line1 character varying(255) NOT NULL,
    line2 character varying(255) NOT NULL,
    line3 character varying(255) NOT NULL,
    line4 character varying(255) NOT NULL,
    state character varying(255) NOT NULL,
    postcode character varying(64) NOT NULL,
    search_text text NOT NULL,
    phone_number character varying(128) NOT NULL,
    notes text NOT NULL,
    country_id character varying(2) NOT NULL
);

ALTER TABLE public.order_shippingaddress ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.order_shippingaddress_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.order_shippingevent (
    id bigint NOT NULL,
    notes text NOT NULL,
    date_created timestamp with time zone NOT NULL,
    order_id bigint NOT NULL,
    event_type_id bigint NOT NULL
);

ALTER TABLE public.order_shippingevent ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.order_shippingevent_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.order_shippingeventquantity (
    id bigint NOT NULL,
    quantity integer NOT NULL,
    event_id bigint NOT NULL,
    line_id bigint NOT NULL,
    CONSTRAINT order_shippingeventquantity_quantity_check CHECK ((quantity >= 0))
);

ALTER TABLE public.order_shippingeventquantity ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.order_shippingeventquantity_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.order_shippingeventtype (
    id bigint NOT NULL,
    name character varying(255) NOT NULL,
    code character varying(128) NOT NULL
);

ALTER TABLE public.order_shippingeventtype ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.order_shippingeventtype_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.order_surcharge (
    id bigint NOT NULL,
    name character varying(128) NOT NULL,
    code character varying(128) NOT NULL,
    incl_tax numeric(12,2) NOT NULL,
    excl_tax numeric(12,2) NOT NULL,
    tax_code character varying(64),
    order_id bigint NOT NULL
);

ALTER TABLE public.order_surcharge ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.order_surcharge_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.partner_partner (
    id bigint NOT NULL,
    code character varying(128) NOT NULL,
    name character varying(128) NOT NULL
);

ALTER TABLE public.partner_partner ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.partner_partner_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.partner_partner_users (
    id bigint NOT NULL,
    partner_id bigint NOT NULL,
    user_id bigint NOT NULL
);

ALTER TABLE public.partner_partner_users ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.partner_partner_users_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.partner_partneraddress (
    id bigint NOT NULL,
    code character varying(255),
    title character varying(64) NOT NULL,
    first_name character varying(255) NOT NULL,
    last_name character varying(255) NOT NULL,
    line1 character varying(255) NOT NULL,
    line2 character varying(255) NOT NULL,
    line3 character varying(255) NOT NULL,
    line4 character varying(255) NOT NULL,
    state character varying(255) NOT NULL,
    postcode character varying(64) NOT NULL,
    search_text text NOT NULL,
    country_id character varying(2) NOT NULL,
    partner_id bigint NOT NULL
);

ALTER TABLE public.partner_partneraddress ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.partner_partneraddress_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.partner_stockalert (
    id bigint NOT NULL,
    threshold integer NOT NULL,
    status character varying(128) NOT NULL,
    date_created timestamp with time zone NOT NULL,
    date_closed timestamp with time zone,
    stockrecord_id bigint NOT NULL,
    CONSTRAINT partner_stockalert_threshold_check CHECK ((threshold >= 0))
);

ALTER TABLE public.partner_stockalert ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.partner_stockalert_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.partner_stockrecord (
    id bigint NOT NULL,
    partner_sku character varying(128) NOT NULL,
    price_currency character varying(12) NOT NULL,
    price numeric(12,2),
    num_in_stock integer,
    num_allocated integer,
    low_stock_threshold integer,
    date_created timestamp with time zone NOT NULL,
    date_updated timestamp with time zone NOT NULL,
    partner_id bigint NOT NULL,
    product_id bigint NOT NULL,
    CONSTRAINT partner_stockrecord_low_stock_threshold_check CHECK ((low_stock_threshold >= 0)),
    CONSTRAINT partner_stockrecord_num_in_stock_check CHECK ((num_in_stock >= 0))
);

ALTER TABLE public.partner_stockrecord ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.partner_stockrecord_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.search_searchentry (
    id bigint NOT NULL,
    kind character varying(8) NOT NULL,
    object_id bigint NOT NULL,
    agency_id bigint,
    is_visible boolean NOT NULL,
    text text NOT NULL,
    tokens text[] NOT NULL,
    family character varying(20) NOT NULL,
    item character varying(16) NOT NULL,
    region character varying(6) NOT NULL,
    price_fen bigint,
    price_band smallint,
    days smallint,
    days_band smallint,
    is_newcomer boolean,
    method character varying(16) NOT NULL,
    stage character varying(12) NOT NULL,
    closes_at timestamp with time zone,
    rank double precision NOT NULL,
    parts jsonb,
    is_library_member boolean,
    CONSTRAINT search_searchentry_days_check CHECK ((days >= 0))
);

ALTER TABLE public.search_searchentry ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.search_searchentry_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.shop_procurementorder (
    id bigint CONSTRAINT shop_engagement_id_not_null NOT NULL,
    order_id bigint CONSTRAINT shop_engagement_order_id_not_null NOT NULL,
    procurement_id bigint CONSTRAINT shop_engagement_procurement_id_not_null NOT NULL
);

ALTER TABLE public.shop_procurementorder ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.shop_engagement_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.shop_shelfitem (
    id bigint NOT NULL,
    offer_id bigint NOT NULL,
    product_id bigint NOT NULL,
    stockrecord_id bigint NOT NULL
);

ALTER TABLE public.shop_shelfitem ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.shop_shelfitem_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.voucher_voucher (
    id bigint NOT NULL,
    name character varying(128) NOT NULL,
    code character varying(128) NOT NULL,
    usage character varying(128) NOT NULL,
    start_datetime timestamp with time zone NOT NULL,
    end_datetime timestamp with time zone NOT NULL,
    num_basket_additions integer NOT NULL,
    num_orders integer NOT NULL,
    total_discount numeric(12,2) NOT NULL,
    date_created timestamp with time zone NOT NULL,
    voucher_set_id bigint,
    CONSTRAINT voucher_voucher_num_basket_additions_check CHECK ((num_basket_additions >= 0)),
    CONSTRAINT voucher_voucher_num_orders_check CHECK ((num_orders >= 0))
);

ALTER TABLE public.voucher_voucher ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.voucher_voucher_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.voucher_voucher_offers (
    id bigint NOT NULL,
    voucher_id bigint NOT NULL,
    conditionaloffer_id bigint NOT NULL
);

ALTER TABLE public.voucher_voucher_offers ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.voucher_voucher_offers_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.voucher_voucherapplication (
    id bigint NOT NULL,
    date_created timestamp with time zone NOT NULL,
    order_id bigint NOT NULL,
    user_id bigint,
    voucher_id bigint NOT NULL
);

ALTER TABLE public.voucher_voucherapplication ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.voucher_voucherapplication_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.voucher_voucherset (
    id bigint NOT NULL,
    name character varying(100) NOT NULL,
    count integer NOT NULL,
    code_length integer NOT NULL,
    description text NOT NULL,
    date_created timestamp with time zone NOT NULL,
    start_datetime timestamp with time zone NOT NULL,
    end_datetime timestamp with time zone NOT NULL,
    CONSTRAINT voucher_voucherset_count_check CHECK ((count >= 0))
);

ALTER TABLE public.voucher_voucherset ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.voucher_voucherset_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.wishlists_line (
    id bigint NOT NULL,
    quantity integer NOT NULL,
    title character varying(255) NOT NULL,
    product_id bigint,
    wishlist_id bigint NOT NULL,
    CONSTRAINT wishlists_line_quantity_check CHECK ((quantity >= 0))
);

ALTER TABLE public.wishlists_line ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.wishlists_line_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.wishlists_wishlist (
    id bigint NOT NULL,
    name character varying(255) NOT NULL,
    key character varying(6) NOT NULL,
    visibility character varying(20) NOT NULL,
    date_created timestamp with time zone NOT NULL,
    owner_id bigint NOT NULL
);

ALTER TABLE public.wishlists_wishlist ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.wishlists_wishlist_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.wishlists_wishlistsharedemail (
    id bigint NOT NULL,
    email character varying(254) NOT NULL,
    wishlist_id bigint NOT NULL
);

ALTER TABLE public.wishlists_wishlistsharedemail ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.wishlists_wishlistsharedemail_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

INSERT INTO public.auth_permission VALUES
	(1, 'Can add shelf item', 1, 'add_shelfitem'),
	(2, 'Can change shelf item', 1, 'change_shelfitem'),
	(3, 'Can delete shelf item', 1, 'delete_shelfitem'),
	(4, 'Can view shelf item', 1, 'view_shelfitem'),
	(5, 'Can add procurement order', 2, 'add_procurementorder'),
	(6, 'Can change procurement order', 2, 'change_procurementorder'),
	(7, 'Can delete procurement order', 2, 'delete_procurementorder'),
	(8, 'Can view procurement order', 2, 'view_procurementorder'),
	(9, 'Can add search entry', 3, 'add_searchentry'),
	(10, 'Can change search entry', 3, 'change_searchentry'),
	(11, 'Can delete search entry', 3, 'delete_searchentry'),
	(12, 'Can view search entry', 3, 'view_searchentry'),
	(13, 'Can add contract', 4, 'add_contract'),
	(14, 'Can change contract', 4, 'change_contract'),
	(15, 'Can delete contract', 4, 'delete_contract'),
	(16, 'Can view contract', 4, 'view_contract'),
	(17, 'Can add contract document', 5, 'add_contractdocument'),
	(18, 'Can change contract document', 5, 'change_contractdocument'),
	(19, 'Can delete contract document', 5, 'delete_contractdocument'),
	(20, 'Can view contract document', 5, 'view_contractdocument'),
	(21, 'Can add milestone', 6, 'add_milestone'),
	(22, 'Can change milestone', 6, 'change_milestone'),
	(23, 'Can delete milestone', 6, 'delete_milestone'),
	(24, 'Can view milestone', 6, 'view_milestone'),
	(25, 'Can add deliverable', 7, 'add_deliverable'),
	(26, 'Can change deliverable', 7, 'change_deliverable'),
	(27, 'Can delete deliverable', 7, 'delete_deliverable'),
	(28, 'Can view deliverable', 7, 'view_deliverable'),
	(29, 'Can add rating', 8, 'add_rating'),
	(30, 'Can change rating', 8, 'change_rating'),
	(31, 'Can delete rating', 8, 'delete_rating'),
	(32, 'Can view rating', 8, 'view_rating'),
	(33, 'Can add signing certificate', 9, 'add_signingcertificate'),
	(34, 'Can change signing certificate', 9, 'change_signingcertificate'),
	(35, 'Can delete signing certificate', 9, 'delete_signingcertificate'),
	(36, 'Can view signing certificate', 9, 'view_signingcertificate'),
	(37, 'Can add signature', 10, 'add_signature'),
	(38, 'Can change signature', 10, 'change_signature'),
	(39, 'Can delete signature', 10, 'delete_signature'),
	(40, 'Can view signature', 10, 'view_signature'),
	(41, 'Can add revision', 11, 'add_revision'),
	(42, 'Can change revision', 11, 'change_revision'),
	(43, 'Can delete revision', 11, 'delete_revision'),
	(44, 'Can view revision', 11, 'view_revision'),
	(45, 'Can add award notice', 12, 'add_awardnotice'),
	(46, 'Can change award notice', 12, 'change_awardnotice'),
	(47, 'Can delete award notice', 12, 'delete_awardnotice'),
	(48, 'Can view award notice', 12, 'view_awardnotice'),
	(49, 'Can add reading', 13, 'add_reading'),
	(50, 'Can change reading', 13, 'change_reading'),
	(51, 'Can delete reading', 13, 'delete_reading'),
	(52, 'Can view reading', 13, 'view_reading'),
	(53, 'Can add shared result', 14, 'add_sharedresult'),
	(54, 'Can change shared result', 14, 'change_sharedresult'),
	(55, 'Can delete shared result', 14, 'delete_sharedresult'),
	(56, 'Can view shared result', 14, 'view_sharedresult'),
	(57, 'Can add procurement', 15, 'add_procurement'),
	(58, 'Can change procurement', 15, 'change_procurement'),
	(59, 'Can delete procurement', 15, 'delete_procurement'),
	(60, 'Can view procurement', 15, 'view_procurement'),
	(61, 'Can add award', 16, 'add_award'),
	(62, 'Can change award', 16, 'change_award'),
	(63, 'Can delete award', 16, 'delete_award'),
	(64, 'Can view award', 16, 'view_award'),
	(65, 'Can add procurement line', 17, 'add_procurementline'),
	(66, 'Can change procurement line', 17, 'change_procurementline'),
	(67, 'Can delete procurement line', 17, 'delete_procurementline'),
	(68, 'Can view procurement line', 17, 'view_procurementline'),
	(69, 'Can add project', 18, 'add_project'),
	(70, 'Can change project', 18, 'change_project'),
	(71, 'Can delete project', 18, 'delete_project'),
	(72, 'Can view project', 18, 'view_project'),
	(73, 'Can add sign up', 19, 'add_signup'),
	(74, 'Can change sign up', 19, 'change_signup'),
	(75, 'Can delete sign up', 19, 'delete_signup'),
	(76, 'Can view sign up', 19, 'view_signup'),
	(77, 'Can add objection', 20, 'add_objection'),
	(78, 'Can change objection', 20, 'change_objection'),
	(79, 'Can delete objection', 20, 'delete_objection'),
	(80, 'Can view objection', 20, 'view_objection'),
	(81, 'Can add place', 21, 'add_place'),
	(82, 'Can change place', 21, 'change_place'),
	(83, 'Can delete place', 21, 'delete_place'),
	(84, 'Can view place', 21, 'view_place'),
	(85, 'Can add sealed bid', 22, 'add_sealedbid'),
	(86, 'Can change sealed bid', 22, 'change_sealedbid'),
	(87, 'Can delete sealed bid', 22, 'delete_sealedbid'),
	(88, 'Can view sealed bid', 22, 'view_sealedbid'),
	(89, 'Can add opening key', 23, 'add_openingkey'),
	(90, 'Can change opening key', 23, 'change_openingkey'),
	(91, 'Can delete opening key', 23, 'delete_openingkey'),
	(92, 'Can view opening key', 23, 'view_openingkey'),
	(93, 'Can add key share', 24, 'add_keyshare'),
	(94, 'Can change key share', 24, 'change_keyshare'),
	(95, 'Can delete key share', 24, 'delete_keyshare'),
	(96, 'Can view key share', 24, 'view_keyshare'),
	(97, 'Can add release', 25, 'add_release'),
	(98, 'Can change release', 25, 'change_release'),
	(99, 'Can delete release', 25, 'delete_release'),
	(100, 'Can view release', 25, 'view_release'),
	(101, 'Can add sealing', 26, 'add_sealing'),
	(102, 'Can change sealing', 26, 'change_sealing'),
	(103, 'Can delete sealing', 26, 'delete_sealing'),
	(104, 'Can view sealing', 26, 'view_sealing'),
	(105, 'Can add opened bid', 27, 'add_openedbid'),
	(106, 'Can change opened bid', 27, 'change_openedbid'),
	(107, 'Can delete opened bid', 27, 'delete_openedbid'),
	(108, 'Can view opened bid', 27, 'view_openedbid'),
	(109, 'Can add lead', 28, 'add_lead'),
	(110, 'Can change lead', 28, 'change_lead'),
	(111, 'Can delete lead', 28, 'delete_lead'),
	(112, 'Can view lead', 28, 'view_lead'),
	(113, 'Can add shortfall', 29, 'add_shortfall'),
	(114, 'Can change shortfall', 29, 'change_shortfall'),
	(115, 'Can delete shortfall', 29, 'delete_shortfall'),
	(116, 'Can view shortfall', 29, 'view_shortfall'),
	(117, 'Can add question', 30, 'add_question'),
	(118, 'Can change question', 30, 'change_question'),
	(119, 'Can delete question', 30, 'delete_question'),
	(120, 'Can view question', 30, 'view_question'),
	(121, 'Can add library', 31, 'add_library'),
	(122, 'Can change library', 31, 'change_library'),
	(123, 'Can delete library', 31, 'delete_library'),
	(124, 'Can view library', 31, 'view_library'),
	(125, 'Can add library item', 32, 'add_libraryitem'),
	(126, 'Can change library item', 32, 'change_libraryitem'),
	(127, 'Can delete library item', 32, 'delete_libraryitem'),
	(128, 'Can view library item', 32, 'view_libraryitem'),
	(129, 'Can add library member', 33, 'add_librarymember'),
	(130, 'Can change library member', 33, 'change_librarymember'),
	(131, 'Can delete library member', 33, 'delete_librarymember'),
	(132, 'Can view library member', 33, 'view_librarymember'),
	(133, 'Can add library objection', 34, 'add_libraryobjection'),
	(134, 'Can change library objection', 34, 'change_libraryobjection'),
	(135, 'Can delete library objection', 34, 'delete_libraryobjection'),
	(136, 'Can view library objection', 34, 'view_libraryobjection'),
	(137, 'Can add amendment', 35, 'add_amendment'),
	(138, 'Can change amendment', 35, 'change_amendment'),
	(139, 'Can delete amendment', 35, 'delete_amendment'),
	(140, 'Can view amendment', 35, 'view_amendment'),
	(141, 'Can add ending request', 36, 'add_endingrequest'),
	(142, 'Can change ending request', 36, 'change_endingrequest'),
	(143, 'Can delete ending request', 36, 'delete_endingrequest'),
	(144, 'Can view ending request', 36, 'view_endingrequest'),
	(145, 'Can add attachment', 37, 'add_attachment'),
	(146, 'Can change attachment', 37, 'change_attachment'),
	(147, 'Can delete attachment', 37, 'delete_attachment'),
	(148, 'Can view attachment', 37, 'view_attachment'),
	(149, 'Can add own requirement', 38, 'add_ownrequirement'),
	(150, 'Can change own requirement', 38, 'change_ownrequirement'),
	(151, 'Can delete own requirement', 38, 'delete_ownrequirement'),
	(152, 'Can view own requirement', 38, 'view_ownrequirement'),
	(153, 'Can add expert', 39, 'add_expert'),
	(154, 'Can change expert', 39, 'change_expert'),
	(155, 'Can delete expert', 39, 'delete_expert'),
	(156, 'Can view expert', 39, 'view_expert'),
	(157, 'Can add recusal', 40, 'add_recusal'),
	(158, 'Can change recusal', 40, 'change_recusal'),
	(159, 'Can delete recusal', 40, 'delete_recusal'),
	(160, 'Can view recusal', 40, 'view_recusal'),
	(161, 'Can add envelope', 41, 'add_envelope'),
	(162, 'Can change envelope', 41, 'change_envelope'),
	(163, 'Can delete envelope', 41, 'delete_envelope'),
	(164, 'Can view envelope', 41, 'view_envelope'),
	(165, 'Can add witness', 42, 'add_witness'),
	(166, 'Can change witness', 42, 'change_witness'),
	(167, 'Can delete witness', 42, 'delete_witness'),
	(168, 'Can view witness', 42, 'view_witness'),
	(169, 'Can add draft page', 43, 'add_draftpage'),
	(170, 'Can change draft page', 43, 'change_draftpage'),
	(171, 'Can delete draft page', 43, 'delete_draftpage'),
	(172, 'Can view draft page', 43, 'view_draftpage'),
	(173, 'Can add calendar feed', 44, 'add_calendarfeed'),
	(174, 'Can change calendar feed', 44, 'change_calendarfeed'),
	(175, 'Can delete calendar feed', 44, 'delete_calendarfeed'),
	(176, 'Can view calendar feed', 44, 'view_calendarfeed'),
	(177, 'Can add draw', 45, 'add_draw'),
	(178, 'Can change draw', 45, 'change_draw'),
	(179, 'Can delete draw', 45, 'delete_draw'),
	(180, 'Can view draw', 45, 'view_draw'),
	(181, 'Can add draw result', 46, 'add_drawresult'),
	(182, 'Can change draw result', 46, 'change_drawresult'),
	(183, 'Can delete draw result', 46, 'delete_drawresult'),
	(184, 'Can view draw result', 46, 'view_drawresult'),
	(185, 'Can add draw release', 47, 'add_drawrelease'),
	(186, 'Can change draw release', 47, 'change_drawrelease'),
	(187, 'Can delete draw release', 47, 'delete_drawrelease'),
	(188, 'Can view draw release', 47, 'view_drawrelease'),
	(189, 'Can add draw share', 48, 'add_drawshare'),
	(190, 'Can change draw share', 48, 'change_drawshare'),
	(191, 'Can delete draw share', 48, 'delete_drawshare'),
	(192, 'Can view draw share', 48, 'view_drawshare'),
	(193, 'Can add bundle', 49, 'add_bundle'),
	(194, 'Can change bundle', 49, 'change_bundle'),
	(195, 'Can delete bundle', 49, 'delete_bundle'),
	(196, 'Can view bundle', 49, 'view_bundle'),
	(197, 'Can add bundle member', 50, 'add_bundlemember'),
	(198, 'Can change bundle member', 50, 'change_bundlemember'),
	(199, 'Can delete bundle member', 50, 'delete_bundlemember'),
	(200, 'Can view bundle member', 50, 'view_bundlemember'),
	(201, 'Can add bundle paper', 51, 'add_bundlepaper'),
	(202, 'Can change bundle paper', 51, 'change_bundlepaper'),
	(203, 'Can delete bundle paper', 51, 'delete_bundlepaper'),
	(204, 'Can view bundle paper', 51, 'view_bundlepaper'),
	(205, 'Can add bundle pause', 52, 'add_bundlepause'),
	(206, 'Can change bundle pause', 52, 'change_bundlepause'),
	(207, 'Can delete bundle pause', 52, 'delete_bundlepause'),
	(208, 'Can view bundle pause', 52, 'view_bundlepause'),
	(209, 'Can add bundle stage', 53, 'add_bundlestage'),
	(210, 'Can change bundle stage', 53, 'change_bundlestage'),
	(211, 'Can delete bundle stage', 53, 'delete_bundlestage'),
	(212, 'Can view bundle stage', 53, 'view_bundlestage'),
	(213, 'Can add opinion', 54, 'add_opinion'),
	(214, 'Can change opinion', 54, 'change_opinion'),
	(215, 'Can delete opinion', 54, 'delete_opinion'),
	(216, 'Can view opinion', 54, 'view_opinion'),
	(217, 'Can add opinion item', 55, 'add_opinionitem'),
	(218, 'Can change opinion item', 55, 'change_opinionitem'),
	(219, 'Can delete opinion item', 55, 'delete_opinionitem'),
	(220, 'Can view opinion item', 55, 'view_opinionitem'),
	(221, 'Can add evaluator', 56, 'add_evaluator'),
	(222, 'Can change evaluator', 56, 'change_evaluator'),
	(223, 'Can delete evaluator', 56, 'delete_evaluator'),
	(224, 'Can view evaluator', 56, 'view_evaluator'),
	(225, 'Can add bid score', 57, 'add_bidscore'),
	(226, 'Can change bid score', 57, 'change_bidscore'),
	(227, 'Can delete bid score', 57, 'delete_bidscore'),
	(228, 'Can view bid score', 57, 'view_bidscore'),
	(229, 'Can add panel', 58, 'add_panel'),
	(230, 'Can change panel', 58, 'change_panel'),
	(231, 'Can delete panel', 58, 'delete_panel'),
	(232, 'Can view panel', 58, 'view_panel'),
	(233, 'Can add deviation', 59, 'add_deviation'),
	(234, 'Can change deviation', 59, 'change_deviation'),
	(235, 'Can delete deviation', 59, 'delete_deviation'),
	(236, 'Can view deviation', 59, 'view_deviation'),
	(237, 'Can add proposed amendment', 60, 'add_proposedamendment'),
	(238, 'Can change proposed amendment', 60, 'change_proposedamendment'),
	(239, 'Can delete proposed amendment', 60, 'delete_proposedamendment'),
	(240, 'Can view proposed amendment', 60, 'view_proposedamendment'),
	(241, 'Can add best value weights', 61, 'add_bestvalueweights'),
	(242, 'Can change best value weights', 61, 'change_bestvalueweights'),
	(243, 'Can delete best value weights', 61, 'delete_bestvalueweights'),
	(244, 'Can view best value weights', 61, 'view_bestvalueweights'),
	(245, 'Can add direct terms', 62, 'add_directterms'),
	(246, 'Can change direct terms', 62, 'change_directterms'),
	(247, 'Can delete direct terms', 62, 'delete_directterms'),
	(248, 'Can view direct terms', 62, 'view_directterms'),
	(249, 'Can add lowest terms', 63, 'add_lowestterms'),
	(250, 'Can change lowest terms', 63, 'change_lowestterms'),
	(251, 'Can delete lowest terms', 63, 'delete_lowestterms'),
	(252, 'Can view lowest terms', 63, 'view_lowestterms'),
	(253, 'Can add library terms', 64, 'add_libraryterms'),
	(254, 'Can change library terms', 64, 'change_libraryterms'),
	(255, 'Can delete library terms', 64, 'delete_libraryterms'),
	(256, 'Can view library terms', 64, 'view_libraryterms'),
	(257, 'Can add explanation', 65, 'add_explanation'),
	(258, 'Can change explanation', 65, 'change_explanation'),
	(259, 'Can delete explanation', 65, 'delete_explanation'),
	(260, 'Can view explanation', 65, 'view_explanation'),
	(261, 'Can add tender', 66, 'add_tender'),
	(262, 'Can change tender', 66, 'change_tender'),
	(263, 'Can delete tender', 66, 'delete_tender'),
	(264, 'Can view tender', 66, 'view_tender'),
	(265, 'Can add open tender terms', 67, 'add_opentenderterms'),
	(266, 'Can change open tender terms', 67, 'change_opentenderterms'),
	(267, 'Can delete open tender terms', 67, 'delete_opentenderterms'),
	(268, 'Can view open tender terms', 67, 'view_opentenderterms'),
	(269, 'Can add list demand', 68, 'add_listdemand'),
	(270, 'Can change list demand', 68, 'change_listdemand'),
	(271, 'Can delete list demand', 68, 'delete_listdemand'),
	(272, 'Can view list demand', 68, 'view_listdemand'),
	(273, 'Can add qualification type', 69, 'add_qualificationtype'),
	(274, 'Can change qualification type', 69, 'change_qualificationtype'),
	(275, 'Can delete qualification type', 69, 'delete_qualificationtype'),
	(276, 'Can view qualification type', 69, 'view_qualificationtype'),
	(277, 'Can add agency', 70, 'add_agency'),
	(278, 'Can change agency', 70, 'change_agency'),
	(279, 'Can delete agency', 70, 'delete_agency'),
	(280, 'Can view agency', 70, 'view_agency'),
	(281, 'Can add complaint', 71, 'add_complaint'),
	(282, 'Can change complaint', 71, 'change_complaint'),
	(283, 'Can delete complaint', 71, 'delete_complaint'),
	(284, 'Can view complaint', 71, 'view_complaint'),
	(285, 'Can add compliance points', 72, 'add_compliancepoints'),
	(286, 'Can change compliance points', 72, 'change_compliancepoints'),
	(287, 'Can delete compliance points', 72, 'delete_compliancepoints'),
	(288, 'Can view compliance points', 72, 'view_compliancepoints'),
	(289, 'Can add entry file', 73, 'add_entryfile'),
	(290, 'Can change entry file', 73, 'change_entryfile'),
	(291, 'Can delete entry file', 73, 'delete_entryfile'),
	(292, 'Can view entry file', 73, 'view_entryfile'),
	(293, 'Can add entry remark', 74, 'add_entryremark'),
	(294, 'Can change entry remark', 74, 'change_entryremark'),
	(295, 'Can delete entry remark', 74, 'delete_entryremark'),
	(296, 'Can view entry remark', 74, 'view_entryremark'),
	(297, 'Can add performance record', 75, 'add_performancerecord'),
	(298, 'Can change performance record', 75, 'change_performancerecord'),
	(299, 'Can delete performance record', 75, 'delete_performancerecord'),
	(300, 'Can view performance record', 75, 'view_performancerecord'),
	(301, 'Can add qualification', 76, 'add_qualification'),
	(302, 'Can change qualification', 76, 'change_qualification'),
	(303, 'Can delete qualification', 76, 'delete_qualification'),
	(304, 'Can view qualification', 76, 'view_qualification'),
	(305, 'Can add practitioner', 77, 'add_practitioner'),
	(306, 'Can change practitioner', 77, 'change_practitioner'),
	(307, 'Can delete practitioner', 77, 'delete_practitioner'),
	(308, 'Can view practitioner', 77, 'view_practitioner'),
	(309, 'Can add ranking snapshot', 78, 'add_rankingsnapshot'),
	(310, 'Can change ranking snapshot', 78, 'change_rankingsnapshot'),
	(311, 'Can delete ranking snapshot', 78, 'delete_rankingsnapshot'),
	(312, 'Can view ranking snapshot', 78, 'view_rankingsnapshot'),
	(313, 'Can add sanction', 79, 'add_sanction'),
	(314, 'Can change sanction', 79, 'change_sanction'),
	(315, 'Can delete sanction', 79, 'delete_sanction'),
	(316, 'Can view sanction', 79, 'view_sanction'),
	(317, 'Can add score', 80, 'add_score'),
	(318, 'Can change score', 80, 'change_score'),
	(319, 'Can delete score', 80, 'delete_score'),
	(320, 'Can view score', 80, 'view_score'),
	(321, 'Can add service item', 81, 'add_serviceitem'),
	(322, 'Can change service item', 81, 'change_serviceitem'),
	(323, 'Can delete service item', 81, 'delete_serviceitem'),
	(324, 'Can view service item', 81, 'view_serviceitem'),
	(325, 'Can add requirement', 82, 'add_requirement'),
	(326, 'Can change requirement', 82, 'change_requirement'),
	(327, 'Can delete requirement', 82, 'delete_requirement'),
	(328, 'Can view requirement', 82, 'view_requirement'),
	(329, 'Can add offer', 83, 'add_offer'),
	(330, 'Can change offer', 83, 'change_offer'),
	(331, 'Can delete offer', 83, 'delete_offer'),
	(332, 'Can view offer', 83, 'view_offer'),
	(333, 'Can add objection', 84, 'add_objection'),
	(334, 'Can change objection', 84, 'change_objection'),
	(335, 'Can delete objection', 84, 'delete_objection'),
	(336, 'Can view objection', 84, 'view_objection'),
	(337, 'Can add source', 85, 'add_source'),
	(338, 'Can change source', 85, 'change_source'),
	(339, 'Can delete source', 85, 'delete_source'),
	(340, 'Can view source', 85, 'view_source'),
	(341, 'Can add past work', 86, 'add_pastwork'),
	(342, 'Can change past work', 86, 'change_pastwork'),
	(343, 'Can delete past work', 86, 'delete_pastwork'),
	(344, 'Can view past work', 86, 'view_pastwork'),
	(345, 'Can add bank account', 87, 'add_bankaccount'),
	(346, 'Can change bank account', 87, 'change_bankaccount'),
	(347, 'Can delete bank account', 87, 'delete_bankaccount'),
	(348, 'Can view bank account', 87, 'view_bankaccount'),
	(349, 'Can add ledger proof', 88, 'add_ledgerproof'),
	(350, 'Can change ledger proof', 88, 'change_ledgerproof'),
	(351, 'Can delete ledger proof', 88, 'delete_ledgerproof'),
	(352, 'Can view ledger proof', 88, 'view_ledgerproof'),
	(353, 'Can add match', 89, 'add_match'),
	(354, 'Can change match', 89, 'change_match'),
	(355, 'Can delete match', 89, 'delete_match'),
	(356, 'Can view match', 89, 'view_match'),
	(357, 'Can add payee account', 90, 'add_payeeaccount'),
	(358, 'Can change payee account', 90, 'change_payeeaccount'),
	(359, 'Can delete payee account', 90, 'delete_payeeaccount'),
	(360, 'Can view payee account', 90, 'view_payeeaccount'),
	(361, 'Can add payment', 91, 'add_payment'),
	(362, 'Can change payment', 91, 'change_payment'),
	(363, 'Can delete payment', 91, 'delete_payment'),
	(364, 'Can view payment', 91, 'view_payment'),
	(365, 'Can add payout', 92, 'add_payout'),
	(366, 'Can change payout', 92, 'change_payout'),
	(367, 'Can delete payout', 92, 'delete_payout'),
	(368, 'Can view payout', 92, 'view_payout'),
	(369, 'Can add receipt', 93, 'add_receipt'),
	(370, 'Can change receipt', 93, 'change_receipt'),
	(371, 'Can delete receipt', 93, 'delete_receipt'),
	(372, 'Can view receipt', 93, 'view_receipt'),
	(373, 'Can add reconciliation exception', 94, 'add_reconciliationexception'),
	(374, 'Can change reconciliation exception', 94, 'change_reconciliationexception'),
	(375, 'Can delete reconciliation exception', 94, 'delete_reconciliationexception'),
	(376, 'Can view reconciliation exception', 94, 'view_reconciliationexception'),
	(377, 'Can add reconciliation run', 95, 'add_reconciliationrun'),
	(378, 'Can change reconciliation run', 95, 'change_reconciliationrun'),
	(379, 'Can delete reconciliation run', 95, 'delete_reconciliationrun'),
	(380, 'Can view reconciliation run', 95, 'view_reconciliationrun'),
	(381, 'Can add refund', 96, 'add_refund'),
	(382, 'Can change refund', 96, 'change_refund'),
	(383, 'Can delete refund', 96, 'delete_refund'),
	(384, 'Can view refund', 96, 'view_refund'),
	(385, 'Can add statement line', 97, 'add_statementline'),
	(386, 'Can change statement line', 97, 'change_statementline'),
	(387, 'Can delete statement line', 97, 'delete_statementline'),
	(388, 'Can view statement line', 97, 'view_statementline'),
	(389, 'Can add transfer', 98, 'add_transfer'),
	(390, 'Can change transfer', 98, 'change_transfer'),
	(391, 'Can delete transfer', 98, 'delete_transfer'),
	(392, 'Can view transfer', 98, 'view_transfer'),
	(393, 'Can add webhook delivery', 99, 'add_webhookdelivery'),
	(394, 'Can change webhook delivery', 99, 'change_webhookdelivery'),
	(395, 'Can delete webhook delivery', 99, 'delete_webhookdelivery'),
	(396, 'Can view webhook delivery', 99, 'view_webhookdelivery'),
	(397, 'Can add account', 100, 'add_account'),
	(398, 'Can change account', 100, 'change_account'),
	(399, 'Can delete account', 100, 'delete_account'),
	(400, 'Can view account', 100, 'view_account'),
	(401, 'Can add bank statement', 101, 'add_bankstatement'),
	(402, 'Can change bank statement', 101, 'change_bankstatement'),
	(403, 'Can delete bank statement', 101, 'delete_bankstatement'),
	(404, 'Can view bank statement', 101, 'view_bankstatement'),
	(405, 'Can add fee notice', 102, 'add_feenotice'),
	(406, 'Can change fee notice', 102, 'change_feenotice'),
	(407, 'Can delete fee notice', 102, 'delete_feenotice'),
	(408, 'Can view fee notice', 102, 'view_feenotice'),
	(409, 'Can add journal', 103, 'add_journal'),
	(410, 'Can change journal', 103, 'change_journal'),
	(411, 'Can delete journal', 103, 'delete_journal'),
	(412, 'Can view journal', 103, 'view_journal'),
	(413, 'Can add offline order', 104, 'add_offlineorder'),
	(414, 'Can change offline order', 104, 'change_offlineorder'),
	(415, 'Can delete offline order', 104, 'delete_offlineorder'),
	(416, 'Can view offline order', 104, 'view_offlineorder'),
	(417, 'Can add calendar day', 105, 'add_calendarday'),
	(418, 'Can change calendar day', 105, 'change_calendarday'),
	(419, 'Can delete calendar day', 105, 'delete_calendarday'),
	(420, 'Can view calendar day', 105, 'view_calendarday'),
	(421, 'Can add chain leaf', 106, 'add_chainleaf'),
	(422, 'Can change chain leaf', 106, 'change_chainleaf'),
	(423, 'Can delete chain leaf', 106, 'delete_chainleaf'),
	(424, 'Can view chain leaf', 106, 'view_chainleaf'),
	(425, 'Can add chain seal', 107, 'add_chainseal'),
	(426, 'Can change chain seal', 107, 'change_chainseal'),
	(427, 'Can delete chain seal', 107, 'delete_chainseal'),
	(428, 'Can view chain seal', 107, 'view_chainseal'),
	(429, 'Can add department', 108, 'add_department'),
	(430, 'Can change department', 108, 'change_department'),
	(431, 'Can delete department', 108, 'delete_department'),
	(432, 'Can view department', 108, 'view_department'),
	(433, 'Can add membership', 109, 'add_membership'),
	(434, 'Can change membership', 109, 'change_membership'),
	(435, 'Can delete membership', 109, 'delete_membership'),
	(436, 'Can view membership', 109, 'view_membership'),
	(437, 'Can add number series', 110, 'add_numberseries'),
	(438, 'Can change number series', 110, 'change_numberseries'),
	(439, 'Can delete number series', 110, 'delete_numberseries'),
	(440, 'Can view number series', 110, 'view_numberseries'),
	(441, 'Can add organisation', 111, 'add_organisation'),
	(442, 'Can change organisation', 111, 'change_organisation'),
	(443, 'Can delete organisation', 111, 'delete_organisation'),
	(444, 'Can view organisation', 111, 'view_organisation'),
	(445, 'Can add outbox message', 112, 'add_outboxmessage'),
	(446, 'Can change outbox message', 112, 'change_outboxmessage'),
	(447, 'Can delete outbox message', 112, 'delete_outboxmessage'),
	(448, 'Can view outbox message', 112, 'view_outboxmessage'),
	(449, 'Can add region', 113, 'add_region'),
	(450, 'Can change region', 113, 'change_region'),
	(451, 'Can delete region', 113, 'delete_region'),
	(452, 'Can view region', 113, 'view_region'),
	(453, 'Can add region policy', 114, 'add_regionpolicy'),
	(454, 'Can change region policy', 114, 'change_regionpolicy'),
	(455, 'Can delete region policy', 114, 'delete_regionpolicy'),
	(456, 'Can view region policy', 114, 'view_regionpolicy'),
	(457, 'Can add status change', 115, 'add_statuschange'),
	(458, 'Can change status change', 115, 'change_statuschange'),
	(459, 'Can delete status change', 115, 'delete_statuschange'),
	(460, 'Can view status change', 115, 'view_statuschange'),
	(461, 'Can add stored file', 116, 'add_storedfile'),
	(462, 'Can change stored file', 116, 'change_storedfile'),
	(463, 'Can delete stored file', 116, 'delete_storedfile'),
	(464, 'Can view stored file', 116, 'view_storedfile'),
	(465, 'Can add user', 117, 'add_user'),
	(466, 'Can change user', 117, 'change_user'),
	(467, 'Can delete user', 117, 'delete_user'),
	(468, 'Can view user', 117, 'view_user'),
	(469, 'Can add chain entry', 118, 'add_chainentry'),
	(470, 'Can change chain entry', 118, 'change_chainentry'),
	(471, 'Can delete chain entry', 118, 'delete_chainentry'),
	(472, 'Can view chain entry', 118, 'view_chainentry'),
	(473, 'Can add chain subtree', 119, 'add_chainsubtree'),
	(474, 'Can change chain subtree', 119, 'change_chainsubtree'),
	(475, 'Can delete chain subtree', 119, 'delete_chainsubtree'),
	(476, 'Can view chain subtree', 119, 'view_chainsubtree'),
	(477, 'Can add chain waiting', 120, 'add_chainwaiting'),
	(478, 'Can change chain waiting', 120, 'change_chainwaiting'),
	(479, 'Can delete chain waiting', 120, 'delete_chainwaiting'),
	(480, 'Can view chain waiting', 120, 'view_chainwaiting'),
	(481, 'Can add head subscription', 121, 'add_headsubscription'),
	(482, 'Can change head subscription', 121, 'change_headsubscription'),
	(483, 'Can delete head subscription', 121, 'delete_headsubscription'),
	(484, 'Can view head subscription', 121, 'view_headsubscription'),
	(485, 'Can add log entry', 122, 'add_logentry'),
	(486, 'Can change log entry', 122, 'change_logentry'),
	(487, 'Can delete log entry', 122, 'delete_logentry'),
	(488, 'Can view log entry', 122, 'view_logentry'),
	(489, 'Can add permission', 123, 'add_permission'),
	(490, 'Can change permission', 123, 'change_permission'),
	(491, 'Can delete permission', 123, 'delete_permission'),
	(492, 'Can view permission', 123, 'view_permission'),
	(493, 'Can add group', 124, 'add_group'),
	(494, 'Can change group', 124, 'change_group'),
	(495, 'Can delete group', 124, 'delete_group'),
	(496, 'Can view group', 124, 'view_group'),
	(497, 'Can add content type', 125, 'add_contenttype'),
	(498, 'Can change content type', 125, 'change_contenttype'),
	(499, 'Can delete content type', 125, 'delete_contenttype'),
	(500, 'Can view content type', 125, 'view_contenttype'),
	(501, 'Can add session', 126, 'add_session'),
	(502, 'Can change session', 126, 'change_session'),
	(503, 'Can delete session', 126, 'delete_session'),
	(504, 'Can view session', 126, 'view_session'),
	(505, 'Can add site', 127, 'add_site'),
	(506, 'Can change site', 127, 'change_site'),
	(507, 'Can delete site', 127, 'delete_site'),
	(508, 'Can view site', 127, 'view_site'),
	(509, 'Can add email address', 128, 'add_emailaddress'),
	(510, 'Can change email address', 128, 'change_emailaddress'),
	(511, 'Can delete email address', 128, 'delete_emailaddress'),
	(512, 'Can view email address', 128, 'view_emailaddress'),
	(513, 'Can add email confirmation', 129, 'add_emailconfirmation'),
	(514, 'Can change email confirmation', 129, 'change_emailconfirmation'),
	(515, 'Can delete email confirmation', 129, 'delete_emailconfirmation'),
	(516, 'Can view email confirmation', 129, 'view_emailconfirmation'),
	(517, 'Can add authenticator', 130, 'add_authenticator'),
	(518, 'Can change authenticator', 130, 'change_authenticator'),
	(519, 'Can delete authenticator', 130, 'delete_authenticator'),
	(520, 'Can view authenticator', 130, 'view_authenticator'),
	(521, 'Can add access attempt', 131, 'add_accessattempt'),
	(522, 'Can change access attempt', 131, 'change_accessattempt'),
	(523, 'Can delete access attempt', 131, 'delete_accessattempt'),
	(524, 'Can view access attempt', 131, 'view_accessattempt'),
	(525, 'Can add access log', 132, 'add_accesslog'),
	(526, 'Can change access log', 132, 'change_accesslog'),
	(527, 'Can delete access log', 132, 'delete_accesslog'),
	(528, 'Can view access log', 132, 'view_accesslog'),
	(529, 'Can add access failure', 133, 'add_accessfailurelog'),
	(530, 'Can change access failure', 133, 'change_accessfailurelog'),
	(531, 'Can delete access failure', 133, 'delete_accessfailurelog'),
	(532, 'Can view access failure', 133, 'view_accessfailurelog'),
	(533, 'Can add access attempt expiration', 134, 'add_accessattemptexpiration'),
	(534, 'Can change access attempt expiration', 134, 'change_accessattemptexpiration'),
	(535, 'Can delete access attempt expiration', 134, 'delete_accessattemptexpiration'),
	(536, 'Can view access attempt expiration', 134, 'view_accessattemptexpiration'),
	(537, 'Can add Country', 135, 'add_country'),
	(538, 'Can change Country', 135, 'change_country'),
	(539, 'Can delete Country', 135, 'delete_country'),
	(540, 'Can view Country', 135, 'view_country'),
	(541, 'Can add User address', 136, 'add_useraddress'),
	(542, 'Can change User address', 136, 'change_useraddress'),
	(543, 'Can delete User address', 136, 'delete_useraddress'),
	(544, 'Can view User address', 136, 'view_useraddress'),
	(545, 'Can add Product category hierarchy', 137, 'add_productcategoryhierarchy'),
	(546, 'Can change Product category hierarchy', 137, 'change_productcategoryhierarchy'),
	(547, 'Can delete Product category hierarchy', 137, 'delete_productcategoryhierarchy'),
	(548, 'Can view Product category hierarchy', 137, 'view_productcategoryhierarchy'),
	(549, 'Can add Attribute option group', 138, 'add_attributeoptiongroup'),
	(550, 'Can change Attribute option group', 138, 'change_attributeoptiongroup'),
	(551, 'Can delete Attribute option group', 138, 'delete_attributeoptiongroup'),
	(552, 'Can view Attribute option group', 138, 'view_attributeoptiongroup'),
	(553, 'Can add Category', 139, 'add_category'),
	(554, 'Can change Category', 139, 'change_category'),
	(555, 'Can delete Category', 139, 'delete_category'),
	(556, 'Can view Category', 139, 'view_category'),
	(557, 'Can add Attribute option', 140, 'add_attributeoption'),
	(558, 'Can change Attribute option', 140, 'change_attributeoption'),
	(559, 'Can delete Attribute option', 140, 'delete_attributeoption'),
	(560, 'Can view Attribute option', 140, 'view_attributeoption'),
	(561, 'Can add Option', 141, 'add_option'),
	(562, 'Can change Option', 141, 'change_option'),
	(563, 'Can delete Option', 141, 'delete_option'),
	(564, 'Can view Option', 141, 'view_option'),
	(565, 'Can add Product', 142, 'add_product'),
	(566, 'Can change Product', 142, 'change_product'),
	(567, 'Can delete Product', 142, 'delete_product'),
	(568, 'Can view Product', 142, 'view_product'),
	(569, 'Can add Product attribute', 143, 'add_productattribute'),
	(570, 'Can change Product attribute', 143, 'change_productattribute'),
	(571, 'Can delete Product attribute', 143, 'delete_productattribute'),
	(572, 'Can view Product attribute', 143, 'view_productattribute'),
	(573, 'Can add Product attribute value', 144, 'add_productattributevalue'),
	(574, 'Can change Product attribute value', 144, 'change_productattributevalue'),
	(575, 'Can delete Product attribute value', 144, 'delete_productattributevalue'),
	(576, 'Can view Product attribute value', 144, 'view_productattributevalue'),
	(577, 'Can add Product category', 145, 'add_productcategory'),
	(578, 'Can change Product category', 145, 'change_productcategory'),
	(579, 'Can delete Product category', 145, 'delete_productcategory'),
	(580, 'Can view Product category', 145, 'view_productcategory'),
	(581, 'Can add Product class', 146, 'add_productclass'),
	(582, 'Can change Product class', 146, 'change_productclass'),
	(583, 'Can delete Product class', 146, 'delete_productclass'),
	(584, 'Can view Product class', 146, 'view_productclass'),
	(585, 'Can add Product image', 147, 'add_productimage'),
	(586, 'Can change Product image', 147, 'change_productimage'),
	(587, 'Can delete Product image', 147, 'delete_productimage'),
	(588, 'Can view Product image', 147, 'view_productimage'),
	(589, 'Can add Product recommendation', 148, 'add_productrecommendation'),
	(590, 'Can change Product recommendation', 148, 'change_productrecommendation'),
	(591, 'Can delete Product recommendation', 148, 'delete_productrecommendation'),
	(592, 'Can view Product recommendation', 148, 'view_productrecommendation'),
	(593, 'Can add Fulfillment partner', 149, 'add_partner'),
	(594, 'Can change Fulfillment partner', 149, 'change_partner'),
	(595, 'Can delete Fulfillment partner', 149, 'delete_partner'),
	(596, 'Can view Fulfillment partner', 149, 'view_partner'),
	(597, 'Can access dashboard', 149, 'dashboard_access'),
	(598, 'Can add Partner address', 150, 'add_partneraddress'),
	(599, 'Can change Partner address', 150, 'change_partneraddress'),
	(600, 'Can delete Partner address', 150, 'delete_partneraddress'),
	(601, 'Can view Partner address', 150, 'view_partneraddress'),
	(602, 'Can add Stock record', 151, 'add_stockrecord'),
	(603, 'Can change Stock record', 151, 'change_stockrecord'),
	(604, 'Can delete Stock record', 151, 'delete_stockrecord'),
	(605, 'Can view Stock record', 151, 'view_stockrecord'),
	(606, 'Can add Stock alert', 152, 'add_stockalert'),
	(607, 'Can change Stock alert', 152, 'change_stockalert'),
	(608, 'Can delete Stock alert', 152, 'delete_stockalert'),
	(609, 'Can view Stock alert', 152, 'view_stockalert'),
	(610, 'Can add VoucherSet', 153, 'add_voucherset'),
	(611, 'Can change VoucherSet', 153, 'change_voucherset'),
	(612, 'Can delete VoucherSet', 153, 'delete_voucherset'),
	(613, 'Can view VoucherSet', 153, 'view_voucherset'),
	(614, 'Can add Voucher', 154, 'add_voucher'),
	(615, 'Can change Voucher', 154, 'change_voucher'),
	(616, 'Can delete Voucher', 154, 'delete_voucher'),
	(617, 'Can view Voucher', 154, 'view_voucher'),
	(618, 'Can add Voucher Application', 155, 'add_voucherapplication'),
	(619, 'Can change Voucher Application', 155, 'change_voucherapplication'),
	(620, 'Can delete Voucher Application', 155, 'delete_voucherapplication'),
	(621, 'Can view Voucher Application', 155, 'view_voucherapplication'),
	(622, 'Can add Benefit', 156, 'add_benefit'),
	(623, 'Can change Benefit', 156, 'change_benefit'),
	(624, 'Can delete Benefit', 156, 'delete_benefit'),
	(625, 'Can view Benefit', 156, 'view_benefit'),
	(626, 'Can add Condition', 157, 'add_condition'),
	(627, 'Can change Condition', 157, 'change_condition'),
	(628, 'Can delete Condition', 157, 'delete_condition'),
	(629, 'Can view Condition', 157, 'view_condition'),
	(630, 'Can add Absolute discount benefit', 158, 'add_absolutediscountbenefit'),
	(631, 'Can change Absolute discount benefit', 158, 'change_absolutediscountbenefit'),
	(632, 'Can delete Absolute discount benefit', 158, 'delete_absolutediscountbenefit'),
	(633, 'Can view Absolute discount benefit', 158, 'view_absolutediscountbenefit'),
	(634, 'Can add Fixed price benefit', 159, 'add_fixedpricebenefit'),
	(635, 'Can change Fixed price benefit', 159, 'change_fixedpricebenefit'),
	(636, 'Can delete Fixed price benefit', 159, 'delete_fixedpricebenefit'),
	(637, 'Can view Fixed price benefit', 159, 'view_fixedpricebenefit'),
	(638, 'Can add Multibuy discount benefit', 160, 'add_multibuydiscountbenefit'),
	(639, 'Can change Multibuy discount benefit', 160, 'change_multibuydiscountbenefit'),
	(640, 'Can delete Multibuy discount benefit', 160, 'delete_multibuydiscountbenefit'),
	(641, 'Can view Multibuy discount benefit', 160, 'view_multibuydiscountbenefit'),
	(642, 'Can add Percentage discount benefit', 161, 'add_percentagediscountbenefit'),
	(643, 'Can change Percentage discount benefit', 161, 'change_percentagediscountbenefit'),
	(644, 'Can delete Percentage discount benefit', 161, 'delete_percentagediscountbenefit'),
	(645, 'Can view Percentage discount benefit', 161, 'view_percentagediscountbenefit'),
	(646, 'Can add shipping benefit', 162, 'add_shippingbenefit'),
	(647, 'Can change shipping benefit', 162, 'change_shippingbenefit'),
	(648, 'Can delete shipping benefit', 162, 'delete_shippingbenefit'),
	(649, 'Can view shipping benefit', 162, 'view_shippingbenefit'),
	(650, 'Can add Count condition', 163, 'add_countcondition'),
	(651, 'Can change Count condition', 163, 'change_countcondition'),
	(652, 'Can delete Count condition', 163, 'delete_countcondition'),
	(653, 'Can view Count condition', 163, 'view_countcondition'),
	(654, 'Can add Coverage Condition', 164, 'add_coveragecondition'),
	(655, 'Can change Coverage Condition', 164, 'change_coveragecondition'),
	(656, 'Can delete Coverage Condition', 164, 'delete_coveragecondition'),
	(657, 'Can view Coverage Condition', 164, 'view_coveragecondition'),
	(658, 'Can add Value condition', 165, 'add_valuecondition'),
	(659, 'Can change Value condition', 165, 'change_valuecondition'),
	(660, 'Can delete Value condition', 165, 'delete_valuecondition'),
	(661, 'Can view Value condition', 165, 'view_valuecondition'),
	(662, 'Can add Conditional offer', 166, 'add_conditionaloffer'),
	(663, 'Can change Conditional offer', 166, 'change_conditionaloffer'),
	(664, 'Can delete Conditional offer', 166, 'delete_conditionaloffer'),
	(665, 'Can view Conditional offer', 166, 'view_conditionaloffer'),
	(666, 'Can add Range', 167, 'add_range'),
	(667, 'Can change Range', 167, 'change_range'),
	(668, 'Can delete Range', 167, 'delete_range'),
	(669, 'Can view Range', 167, 'view_range'),
	(670, 'Can add range product', 168, 'add_rangeproduct'),
	(671, 'Can change range product', 168, 'change_rangeproduct'),
	(672, 'Can delete range product', 168, 'delete_rangeproduct'),
	(673, 'Can view range product', 168, 'view_rangeproduct'),
	(674, 'Can add Range Product Uploaded File', 169, 'add_rangeproductfileupload'),
	(675, 'Can change Range Product Uploaded File', 169, 'change_rangeproductfileupload'),
	(676, 'Can delete Range Product Uploaded File', 169, 'delete_rangeproductfileupload'),
	(677, 'Can view Range Product Uploaded File', 169, 'view_rangeproductfileupload'),
	(678, 'Can add Fixed unit discount benefit', 170, 'add_fixedunitdiscountbenefit'),
	(679, 'Can change Fixed unit discount benefit', 170, 'change_fixedunitdiscountbenefit'),
	(680, 'Can delete Fixed unit discount benefit', 170, 'delete_fixedunitdiscountbenefit'),
	(681, 'Can view Fixed unit discount benefit', 170, 'view_fixedunitdiscountbenefit'),
	(682, 'Can add Shipping absolute discount benefit', 171, 'add_shippingabsolutediscountbenefit'),
	(683, 'Can change Shipping absolute discount benefit', 171, 'change_shippingabsolutediscountbenefit'),
	(684, 'Can delete Shipping absolute discount benefit', 171, 'delete_shippingabsolutediscountbenefit'),
	(685, 'Can view Shipping absolute discount benefit', 171, 'view_shippingabsolutediscountbenefit'),
	(686, 'Can add Fixed price shipping benefit', 172, 'add_shippingfixedpricebenefit'),
	(687, 'Can change Fixed price shipping benefit', 172, 'change_shippingfixedpricebenefit'),
	(688, 'Can delete Fixed price shipping benefit', 172, 'delete_shippingfixedpricebenefit'),
	(689, 'Can view Fixed price shipping benefit', 172, 'view_shippingfixedpricebenefit'),
	(690, 'Can add Shipping percentage discount benefit', 173, 'add_shippingpercentagediscountbenefit'),
	(691, 'Can change Shipping percentage discount benefit', 173, 'change_shippingpercentagediscountbenefit'),
	(692, 'Can delete Shipping percentage discount benefit', 173, 'delete_shippingpercentagediscountbenefit'),
	(693, 'Can view Shipping percentage discount benefit', 173, 'view_shippingpercentagediscountbenefit'),
	(694, 'Can add Basket line', 174, 'add_line'),
	(695, 'Can change Basket line', 174, 'change_line'),
	(696, 'Can delete Basket line', 174, 'delete_line'),
	(697, 'Can view Basket line', 174, 'view_line'),
	(698, 'Can add Line attribute', 175, 'add_lineattribute'),
	(699, 'Can change Line attribute', 175, 'change_lineattribute'),
	(700, 'Can delete Line attribute', 175, 'delete_lineattribute'),
	(701, 'Can view Line attribute', 175, 'view_lineattribute'),
	(702, 'Can add Basket', 176, 'add_basket'),
	(703, 'Can change Basket', 176, 'change_basket'),
	(704, 'Can delete Basket', 176, 'delete_basket'),
	(705, 'Can view Basket', 176, 'view_basket'),
	(706, 'Can add Payment Event Type', 177, 'add_paymenteventtype'),
	(707, 'Can change Payment Event Type', 177, 'change_paymenteventtype'),
	(708, 'Can delete Payment Event Type', 177, 'delete_paymenteventtype'),
	(709, 'Can view Payment Event Type', 177, 'view_paymenteventtype'),
	(710, 'Can add Shipping Event Type', 178, 'add_shippingeventtype'),
	(711, 'Can change Shipping Event Type', 178, 'change_shippingeventtype'),
	(712, 'Can delete Shipping Event Type', 178, 'delete_shippingeventtype'),
	(713, 'Can view Shipping Event Type', 178, 'view_shippingeventtype'),
	(714, 'Can add Billing address', 179, 'add_billingaddress'),
	(715, 'Can change Billing address', 179, 'change_billingaddress'),
	(716, 'Can delete Billing address', 179, 'delete_billingaddress'),
	(717, 'Can view Billing address', 179, 'view_billingaddress'),
	(718, 'Can add Order Line', 180, 'add_line'),
	(719, 'Can change Order Line', 180, 'change_line'),
	(720, 'Can delete Order Line', 180, 'delete_line'),
	(721, 'Can view Order Line', 180, 'view_line'),
	(722, 'Can add Line Attribute', 181, 'add_lineattribute'),
	(723, 'Can change Line Attribute', 181, 'change_lineattribute'),
	(724, 'Can delete Line Attribute', 181, 'delete_lineattribute'),
	(725, 'Can view Line Attribute', 181, 'view_lineattribute'),
	(726, 'Can add Order', 182, 'add_order'),
	(727, 'Can change Order', 182, 'change_order'),
	(728, 'Can delete Order', 182, 'delete_order'),
	(729, 'Can view Order', 182, 'view_order'),
	(730, 'Can add Line Price', 183, 'add_lineprice'),
	(731, 'Can change Line Price', 183, 'change_lineprice'),
	(732, 'Can delete Line Price', 183, 'delete_lineprice'),
	(733, 'Can view Line Price', 183, 'view_lineprice'),
	(734, 'Can add Communication Event', 184, 'add_communicationevent'),
	(735, 'Can change Communication Event', 184, 'change_communicationevent'),
	(736, 'Can delete Communication Event', 184, 'delete_communicationevent'),
	(737, 'Can view Communication Event', 184, 'view_communicationevent'),
	(738, 'Can add Order Discount', 185, 'add_orderdiscount'),
	(739, 'Can change Order Discount', 185, 'change_orderdiscount'),
	(740, 'Can delete Order Discount', 185, 'delete_orderdiscount'),
	(741, 'Can view Order Discount', 185, 'view_orderdiscount'),
	(742, 'Can add Order line discount', 186, 'add_orderlinediscount'),
	(743, 'Can change Order line discount', 186, 'change_orderlinediscount'),
	(744, 'Can delete Order line discount', 186, 'delete_orderlinediscount'),
	(745, 'Can view Order line discount', 186, 'view_orderlinediscount'),
	(746, 'Can add Order Note', 187, 'add_ordernote'),
	(747, 'Can change Order Note', 187, 'change_ordernote'),
	(748, 'Can delete Order Note', 187, 'delete_ordernote'),
	(749, 'Can view Order Note', 187, 'view_ordernote'),
	(750, 'Can add Order Status Change', 188, 'add_orderstatuschange'),
	(751, 'Can change Order Status Change', 188, 'change_orderstatuschange'),
	(752, 'Can delete Order Status Change', 188, 'delete_orderstatuschange'),
	(753, 'Can view Order Status Change', 188, 'view_orderstatuschange'),
	(754, 'Can add Payment Event', 189, 'add_paymentevent'),
	(755, 'Can change Payment Event', 189, 'change_paymentevent'),
	(756, 'Can delete Payment Event', 189, 'delete_paymentevent'),
	(757, 'Can view Payment Event', 189, 'view_paymentevent'),
	(758, 'Can add Payment Event Quantity', 190, 'add_paymenteventquantity'),
	(759, 'Can change Payment Event Quantity', 190, 'change_paymenteventquantity'),
	(760, 'Can delete Payment Event Quantity', 190, 'delete_paymenteventquantity'),
	(761, 'Can view Payment Event Quantity', 190, 'view_paymenteventquantity'),
	(762, 'Can add Shipping address', 191, 'add_shippingaddress'),
	(763, 'Can change Shipping address', 191, 'change_shippingaddress'),
	(764, 'Can delete Shipping address', 191, 'delete_shippingaddress'),
	(765, 'Can view Shipping address', 191, 'view_shippingaddress'),
	(766, 'Can add Shipping Event', 192, 'add_shippingevent'),
	(767, 'Can change Shipping Event', 192, 'change_shippingevent'),
	(768, 'Can delete Shipping Event', 192, 'delete_shippingevent'),
	(769, 'Can view Shipping Event', 192, 'view_shippingevent'),
	(770, 'Can add Shipping Event Quantity', 193, 'add_shippingeventquantity'),
	(771, 'Can change Shipping Event Quantity', 193, 'change_shippingeventquantity'),
	(772, 'Can delete Shipping Event Quantity', 193, 'delete_shippingeventquantity'),
	(773, 'Can view Shipping Event Quantity', 193, 'view_shippingeventquantity'),
	(774, 'Can add Surcharge', 194, 'add_surcharge'),
	(775, 'Can change Surcharge', 194, 'change_surcharge'),
	(776, 'Can delete Surcharge', 194, 'delete_surcharge'),
	(777, 'Can view Surcharge', 194, 'view_surcharge'),
	(778, 'Can add Wish List', 195, 'add_wishlist'),
	(779, 'Can change Wish List', 195, 'change_wishlist'),
	(780, 'Can delete Wish List', 195, 'delete_wishlist'),
	(781, 'Can view Wish List', 195, 'view_wishlist'),
	(782, 'Can add Wish list shared email', 196, 'add_wishlistsharedemail'),
	(783, 'Can change Wish list shared email', 196, 'change_wishlistsharedemail'),
	(784, 'Can delete Wish list shared email', 196, 'delete_wishlistsharedemail'),
	(785, 'Can view Wish list shared email', 196, 'view_wishlistsharedemail'),
	(786, 'Can add Wish list line', 197, 'add_line'),
	(787, 'Can change Wish list line', 197, 'change_line'),
	(788, 'Can delete Wish list line', 197, 'delete_line'),
	(789, 'Can view Wish list line', 197, 'view_line'),
	(790, 'Can add Communication event type', 198, 'add_communicationeventtype'),
	(791, 'Can change Communication event type', 198, 'change_communicationeventtype'),
	(792, 'Can delete Communication event type', 198, 'delete_communicationeventtype'),
	(793, 'Can view Communication event type', 198, 'view_communicationeventtype'),
	(794, 'Can add Email', 199, 'add_email'),
	(795, 'Can change Email', 199, 'change_email'),
	(796, 'Can delete Email', 199, 'delete_email'),
	(797, 'Can view Email', 199, 'view_email'),
	(798, 'Can add Notification', 200, 'add_notification'),
	(799, 'Can change Notification', 200, 'change_notification'),
	(800, 'Can delete Notification', 200, 'delete_notification'),
	(801, 'Can view Notification', 200, 'view_notification');

INSERT INTO public.django_content_type VALUES
	(1, 'shop', 'shelfitem'),
	(2, 'shop', 'procurementorder'),
	(3, 'search', 'searchentry'),
	(4, 'contracts', 'contract'),
	(5, 'contracts', 'contractdocument'),
	(6, 'contracts', 'milestone'),
	(7, 'contracts', 'deliverable'),
	(8, 'contracts', 'rating'),
	(9, 'contracts', 'signingcertificate'),
	(10, 'contracts', 'signature'),
	(11, 'contracts', 'revision'),
	(12, 'contracts', 'awardnotice'),
	(13, 'contracts', 'reading'),
	(14, 'contracts', 'sharedresult'),
	(15, 'bidding', 'procurement'),
	(16, 'bidding', 'award'),
	(17, 'bidding', 'procurementline'),
	(18, 'bidding', 'project'),
	(19, 'bidding', 'signup'),
	(20, 'bidding', 'objection'),
	(21, 'bidding', 'place'),
	(22, 'bidding', 'sealedbid'),
	(23, 'bidding', 'openingkey'),
	(24, 'bidding', 'keyshare'),
	(25, 'bidding', 'release'),
	(26, 'bidding', 'sealing'),
	(27, 'bidding', 'openedbid'),
	(28, 'bidding', 'lead'),
	(29, 'bidding', 'shortfall'),
	(30, 'bidding', 'question'),
	(31, 'bidding', 'library'),
	(32, 'bidding', 'libraryitem'),
	(33, 'bidding', 'librarymember'),
	(34, 'bidding', 'libraryobjection'),
	(35, 'bidding', 'amendment'),
	(36, 'bidding', 'endingrequest'),
	(37, 'bidding', 'attachment'),
	(38, 'bidding', 'ownrequirement'),
	(39, 'bidding', 'expert'),
	(40, 'bidding', 'recusal'),
	(41, 'bidding', 'envelope'),
	(42, 'bidding', 'witness'),
	(43, 'bidding', 'draftpage'),
	(44, 'bidding', 'calendarfeed'),
	(45, 'bidding', 'draw'),
	(46, 'bidding', 'drawresult'),
	(47, 'bidding', 'drawrelease'),
	(48, 'bidding', 'drawshare'),
	(49, 'bidding', 'bundle'),
	(50, 'bidding', 'bundlemember'),
	(51, 'bidding', 'bundlepaper'),
	(52, 'bidding', 'bundlepause'),
	(53, 'bidding', 'bundlestage'),
	(54, 'bidding', 'opinion'),
	(55, 'bidding', 'opinionitem'),
	(56, 'bidding', 'evaluator'),
	(57, 'bidding', 'bidscore'),
	(58, 'bidding', 'panel'),
	(59, 'bidding', 'deviation'),
	(60, 'bidding', 'proposedamendment'),
	(61, 'method_best_value', 'bestvalueweights'),
	(62, 'method_direct', 'directterms'),
	(63, 'method_k_lowest_draw', 'lowestterms'),
	(64, 'method_library', 'libraryterms'),
	(65, 'method_lowest_price', 'explanation'),
	(66, 'method_open_tender', 'tender'),
	(67, 'method_open_tender', 'opentenderterms'),
	(68, 'agencies', 'listdemand'),
	(69, 'agencies', 'qualificationtype'),
	(70, 'agencies', 'agency'),
	(71, 'agencies', 'complaint'),
	(72, 'agencies', 'compliancepoints'),
	(73, 'agencies', 'entryfile'),
	(74, 'agencies', 'entryremark'),
	(75, 'agencies', 'performancerecord'),
	(76, 'agencies', 'qualification'),
	(77, 'agencies', 'practitioner'),
	(78, 'agencies', 'rankingsnapshot'),
	(79, 'agencies', 'sanction'),
	(80, 'agencies', 'score'),
	(81, 'agencies', 'serviceitem'),
	(82, 'agencies', 'requirement'),
	(83, 'agencies', 'offer'),
	(84, 'agencies', 'objection'),
	(85, 'agencies', 'source'),
	(86, 'agencies', 'pastwork'),
	(87, 'billing', 'bankaccount'),
	(88, 'billing', 'ledgerproof'),
	(89, 'billing', 'match'),
	(90, 'billing', 'payeeaccount'),
	(91, 'billing', 'payment'),
	(92, 'billing', 'payout'),
	(93, 'billing', 'receipt'),
	(94, 'billing', 'reconciliationexception'),
	(95, 'billing', 'reconciliationrun'),
	(96, 'billing', 'refund'),
	(97, 'billing', 'statementline'),
	(98, 'billing', 'transfer'),
	(99, 'billing', 'webhookdelivery'),
	(100, 'billing', 'account'),
	(101, 'billing', 'bankstatement'),
	(102, 'billing', 'feenotice'),
	(103, 'billing', 'journal'),
	(104, 'offline_gateway', 'offlineorder'),
	(105, 'core', 'calendarday'),
	(106, 'core', 'chainleaf'),
	(107, 'core', 'chainseal'),
	(108, 'core', 'department'),
	(109, 'core', 'membership'),
	(110, 'core', 'numberseries'),
	(111, 'core', 'organisation'),
	(112, 'core', 'outboxmessage'),
	(113, 'core', 'region'),
	(114, 'core', 'regionpolicy'),
	(115, 'core', 'statuschange'),
	(116, 'core', 'storedfile'),
	(117, 'core', 'user'),
	(118, 'core', 'chainentry'),
	(119, 'core', 'chainsubtree'),
	(120, 'core', 'chainwaiting'),
	(121, 'core', 'headsubscription'),
	(122, 'admin', 'logentry'),
	(123, 'auth', 'permission'),
	(124, 'auth', 'group'),
	(125, 'contenttypes', 'contenttype'),
	(126, 'sessions', 'session'),
	(127, 'sites', 'site'),
	(128, 'account', 'emailaddress'),
	(129, 'account', 'emailconfirmation'),
	(130, 'mfa', 'authenticator'),
	(131, 'axes', 'accessattempt'),
	(132, 'axes', 'accesslog'),
	(133, 'axes', 'accessfailurelog'),
	(134, 'axes', 'accessattemptexpiration'),
	(135, 'address', 'country'),
	(136, 'address', 'useraddress'),
	(137, 'catalogue', 'productcategoryhierarchy'),
	(138, 'catalogue', 'attributeoptiongroup'),
	(139, 'catalogue', 'category'),
	(140, 'catalogue', 'attributeoption'),
	(141, 'catalogue', 'option'),
	(142, 'catalogue', 'product'),
	(143, 'catalogue', 'productattribute'),
	(144, 'catalogue', 'productattributevalue'),
	(145, 'catalogue', 'productcategory'),
	(146, 'catalogue', 'productclass'),
	(147, 'catalogue', 'productimage'),
	(148, 'catalogue', 'productrecommendation'),
	(149, 'partner', 'partner'),
	(150, 'partner', 'partneraddress'),
	(151, 'partner', 'stockrecord'),
	(152, 'partner', 'stockalert'),
	(153, 'voucher', 'voucherset'),
	(154, 'voucher', 'voucher'),
	(155, 'voucher', 'voucherapplication'),
	(156, 'offer', 'benefit'),
	(157, 'offer', 'condition'),
	(158, 'offer', 'absolutediscountbenefit'),
	(159, 'offer', 'fixedpricebenefit'),
	(160, 'offer', 'multibuydiscountbenefit'),
	(161, 'offer', 'percentagediscountbenefit'),
	(162, 'offer', 'shippingbenefit'),
	(163, 'offer', 'countcondition'),
	(164, 'offer', 'coveragecondition'),
	(165, 'offer', 'valuecondition'),
	(166, 'offer', 'conditionaloffer'),
	(167, 'offer', 'range'),
	(168, 'offer', 'rangeproduct'),
	(169, 'offer', 'rangeproductfileupload'),
	(170, 'offer', 'fixedunitdiscountbenefit'),
	(171, 'offer', 'shippingabsolutediscountbenefit'),
	(172, 'offer', 'shippingfixedpricebenefit'),
	(173, 'offer', 'shippingpercentagediscountbenefit'),
	(174, 'basket', 'line'),
	(175, 'basket', 'lineattribute'),
	(176, 'basket', 'basket'),
	(177, 'order', 'paymenteventtype'),
	(178, 'order', 'shippingeventtype'),
	(179, 'order', 'billingaddress'),
	(180, 'order', 'line'),
	(181, 'order', 'lineattribute'),
	(182, 'order', 'order'),
	(183, 'order', 'lineprice'),
	(184, 'order', 'communicationevent'),
	(185, 'order', 'orderdiscount'),
	(186, 'order', 'orderlinediscount'),
	(187, 'order', 'ordernote'),
	(188, 'order', 'orderstatuschange'),
	(189, 'order', 'paymentevent'),
	(190, 'order', 'paymenteventquantity'),
	(191, 'order', 'shippingaddress'),
	(192, 'order', 'shippingevent'),
	(193, 'order', 'shippingeventquantity'),
	(194, 'order', 'surcharge'),
	(195, 'wishlists', 'wishlist'),
	(196, 'wishlists', 'wishlistsharedemail'),
	(197, 'wishlists', 'line'),
	(198, 'communication', 'communicationeventtype'),
	(199, 'communication', 'email'),
	(200, 'communication', 'notification');

INSERT INTO public.django_site VALUES
	(1, 'example.com', 'example.com');

SELECT pg_catalog.setval('public.account_emailaddress_id_seq', 1, false);

SELECT pg_catalog.setval('public.account_emailconfirmation_id_seq', 1, false);

SELECT pg_catalog.setval('public.address_useraddress_id_seq', 1, false);

SELECT pg_catalog.setval('public.agencies_agency_id_seq', 1, false);

SELECT pg_catalog.setval('public.agencies_complaint_id_seq', 1, false);

SELECT pg_catalog.setval('public.agencies_compliancepoints_id_seq', 1, false);

SELECT pg_catalog.setval('public.agencies_entryfile_id_seq', 1, false);

SELECT pg_catalog.setval('public.agencies_entryremark_id_seq', 1, false);

SELECT pg_catalog.setval('public.agencies_listdemand_id_seq', 1, false);

SELECT pg_catalog.setval('public.agencies_objection_id_seq', 1, false);

SELECT pg_catalog.setval('public.agencies_offer_id_seq', 1, false);

SELECT pg_catalog.setval('public.agencies_pastwork_id_seq', 1, false);

SELECT pg_catalog.setval('public.agencies_performancerecord_id_seq', 1, false);

SELECT pg_catalog.setval('public.agencies_practitioner_id_seq', 1, false);

SELECT pg_catalog.setval('public.agencies_qualification_id_seq', 1, false);

SELECT pg_catalog.setval('public.agencies_qualificationtype_id_seq', 1, false);

SELECT pg_catalog.setval('public.agencies_rankingsnapshot_id_seq', 1, false);

SELECT pg_catalog.setval('public.agencies_requirement_id_seq', 1, false);

SELECT pg_catalog.setval('public.agencies_sanction_id_seq', 1, false);

SELECT pg_catalog.setval('public.agencies_score_id_seq', 1, false);

SELECT pg_catalog.setval('public.agencies_serviceitem_id_seq', 1, false);

SELECT pg_catalog.setval('public.agencies_serviceitem_shared_with_id_seq', 1, false);

SELECT pg_catalog.setval('public.agencies_source_id_seq', 1, false);

SELECT pg_catalog.setval('public.auth_group_id_seq', 1, false);

SELECT pg_catalog.setval('public.auth_group_permissions_id_seq', 1, false);

SELECT pg_catalog.setval('public.auth_permission_id_seq', 801, true);

SELECT pg_catalog.setval('public.axes_accessattempt_id_seq', 1, false);

SELECT pg_catalog.setval('public.axes_accessfailurelog_id_seq', 1, false);

SELECT pg_catalog.setval('public.axes_accesslog_id_seq', 1, false);

SELECT pg_catalog.setval('public.basket_basket_id_seq', 1, false);

SELECT pg_catalog.setval('public.basket_basket_vouchers_id_seq', 1, false);

SELECT pg_catalog.setval('public.basket_line_id_seq', 1, false);

SELECT pg_catalog.setval('public.basket_lineattribute_id_seq', 1, false);

SELECT pg_catalog.setval('public.bidding_amendment_id_seq', 1, false);

SELECT pg_catalog.setval('public.bidding_attachment_id_seq', 1, false);

SELECT pg_catalog.setval('public.bidding_award_id_seq', 1, false);

SELECT pg_catalog.setval('public.bidding_bidscore_id_seq', 1, false);

SELECT pg_catalog.setval('public.bidding_bundle_id_seq', 1, false);

SELECT pg_catalog.setval('public.bidding_bundlemember_id_seq', 1, false);

SELECT pg_catalog.setval('public.bidding_bundlepaper_id_seq', 1, false);

SELECT pg_catalog.setval('public.bidding_bundlepause_id_seq', 1, false);

SELECT pg_catalog.setval('public.bidding_bundlestage_id_seq', 1, false);

SELECT pg_catalog.setval('public.bidding_calendarfeed_id_seq', 1, false);

SELECT pg_catalog.setval('public.bidding_deviation_id_seq', 1, false);

SELECT pg_catalog.setval('public.bidding_draftpage_id_seq', 1, false);

SELECT pg_catalog.setval('public.bidding_draw_id_seq1', 1, false);

SELECT pg_catalog.setval('public.bidding_drawrelease_id_seq', 1, false);

SELECT pg_catalog.setval('public.bidding_drawshare_id_seq', 1, false);

SELECT pg_catalog.setval('public.bidding_endingrequest_id_seq', 1, false);

SELECT pg_catalog.setval('public.bidding_envelope_id_seq', 1, false);

SELECT pg_catalog.setval('public.bidding_evaluator_id_seq', 1, false);

SELECT pg_catalog.setval('public.bidding_expert_id_seq', 1, false);

SELECT pg_catalog.setval('public.bidding_keyshare_id_seq', 1, false);

SELECT pg_catalog.setval('public.bidding_lead_agencies_id_seq', 1, false);

SELECT pg_catalog.setval('public.bidding_lead_id_seq', 1, false);

SELECT pg_catalog.setval('public.bidding_library_id_seq', 1, false);

SELECT pg_catalog.setval('public.bidding_libraryitem_id_seq', 1, false);

SELECT pg_catalog.setval('public.bidding_librarymember_id_seq', 1, false);

SELECT pg_catalog.setval('public.bidding_libraryobjection_id_seq', 1, false);

SELECT pg_catalog.setval('public.bidding_objection_id_seq', 1, false);

SELECT pg_catalog.setval('public.bidding_openingkey_id_seq', 1, false);

SELECT pg_catalog.setval('public.bidding_opinion_id_seq', 1, false);

SELECT pg_catalog.setval('public.bidding_opinionitem_id_seq', 1, false);

SELECT pg_catalog.setval('public.bidding_ownrequirement_id_seq', 1, false);

SELECT pg_catalog.setval('public.bidding_place_id_seq', 1, false);

SELECT pg_catalog.setval('public.bidding_procurement_id_seq', 1, false);

SELECT pg_catalog.setval('public.bidding_procurementline_id_seq', 1, false);

SELECT pg_catalog.setval('public.bidding_project_id_seq', 1, false);

SELECT pg_catalog.setval('public.bidding_proposedamendment_added_id_seq', 1, false);

SELECT pg_catalog.setval('public.bidding_proposedamendment_id_seq', 1, false);

SELECT pg_catalog.setval('public.bidding_question_id_seq', 1, false);

SELECT pg_catalog.setval('public.bidding_recusal_id_seq', 1, false);

SELECT pg_catalog.setval('public.bidding_release_id_seq', 1, false);

SELECT pg_catalog.setval('public.bidding_sealedbid_id_seq', 1, false);

SELECT pg_catalog.setval('public.bidding_signup_id_seq', 1, false);

SELECT pg_catalog.setval('public.bidding_witness_id_seq', 1, false);

SELECT pg_catalog.setval('public.billing_account_id_seq', 1, false);

SELECT pg_catalog.setval('public.billing_bankaccount_id_seq', 1, false);

SELECT pg_catalog.setval('public.billing_bankstatement_id_seq', 1, false);

SELECT pg_catalog.setval('public.billing_feenotice_id_seq', 1, false);

SELECT pg_catalog.setval('public.billing_journal_id_seq', 1, false);

SELECT pg_catalog.setval('public.billing_ledgerproof_id_seq', 1, false);

SELECT pg_catalog.setval('public.billing_match_id_seq', 1, false);

SELECT pg_catalog.setval('public.billing_payeeaccount_id_seq', 1, false);

SELECT pg_catalog.setval('public.billing_payment_id_seq', 1, false);

SELECT pg_catalog.setval('public.billing_payout_id_seq', 1, false);

SELECT pg_catalog.setval('public.billing_receipt_id_seq', 1, false);

SELECT pg_catalog.setval('public.billing_reconciliationexception_id_seq', 1, false);

SELECT pg_catalog.setval('public.billing_reconciliationrun_id_seq', 1, false);

SELECT pg_catalog.setval('public.billing_refund_id_seq', 1, false);

SELECT pg_catalog.setval('public.billing_statementline_id_seq', 1, false);

SELECT pg_catalog.setval('public.billing_transfer_id_seq', 1, false);

SELECT pg_catalog.setval('public.billing_webhookdelivery_id_seq', 1, false);

SELECT pg_catalog.setval('public.catalogue_attributeoption_id_seq', 1, false);

SELECT pg_catalog.setval('public.catalogue_attributeoptiongroup_id_seq', 1, false);

SELECT pg_catalog.setval('public.catalogue_category_id_seq', 1, false);

SELECT pg_catalog.setval('public.catalogue_option_id_seq', 1, false);

SELECT pg_catalog.setval('public.catalogue_product_id_seq', 1, false);

SELECT pg_catalog.setval('public.catalogue_product_product_options_id_seq', 1, false);

SELECT pg_catalog.setval('public.catalogue_productattribute_id_seq', 1, false);

SELECT pg_catalog.setval('public.catalogue_productattributevalue_id_seq', 1, false);

SELECT pg_catalog.setval('public.catalogue_productattributevalue_value_multi_option_id_seq', 1, false);

SELECT pg_catalog.setval('public.catalogue_productcategory_id_seq', 1, false);

SELECT pg_catalog.setval('public.catalogue_productclass_id_seq', 1, false);

SELECT pg_catalog.setval('public.catalogue_productclass_options_id_seq', 1, false);

SELECT pg_catalog.setval('public.catalogue_productimage_id_seq', 1, false);

SELECT pg_catalog.setval('public.catalogue_productrecommendation_id_seq', 1, false);

SELECT pg_catalog.setval('public.communication_communicationeventtype_id_seq', 1, false);

SELECT pg_catalog.setval('public.communication_email_id_seq', 1, false);

SELECT pg_catalog.setval('public.communication_notification_id_seq', 1, false);

SELECT pg_catalog.setval('public.contracts_awardnotice_id_seq', 1, false);

SELECT pg_catalog.setval('public.contracts_contract_id_seq', 1, false);

SELECT pg_catalog.setval('public.contracts_contractdocument_id_seq', 1, false);

SELECT pg_catalog.setval('public.contracts_deliverable_id_seq', 1, false);

SELECT pg_catalog.setval('public.contracts_milestone_id_seq', 1, false);

SELECT pg_catalog.setval('public.contracts_rating_id_seq', 1, false);

SELECT pg_catalog.setval('public.contracts_reading_id_seq', 1, false);

SELECT pg_catalog.setval('public.contracts_revision_id_seq', 1, false);

SELECT pg_catalog.setval('public.contracts_sharedresult_id_seq', 1, false);

SELECT pg_catalog.setval('public.contracts_signature_id_seq', 1, false);

SELECT pg_catalog.setval('public.contracts_signingcertificate_id_seq', 1, false);

SELECT pg_catalog.setval('public.core_calendarday_id_seq', 1, false);

SELECT pg_catalog.setval('public.core_chainentry_id_seq', 1, false);

SELECT pg_catalog.setval('public.core_chainseal_id_seq', 1, false);

SELECT pg_catalog.setval('public.core_chainsubtree_id_seq', 1, false);

SELECT pg_catalog.setval('public.core_department_id_seq', 1, false);

SELECT pg_catalog.setval('public.core_headsubscription_id_seq', 1, false);

SELECT pg_catalog.setval('public.core_membership_id_seq', 1, false);

SELECT pg_catalog.setval('public.core_numberseries_id_seq', 1, false);

SELECT pg_catalog.setval('public.core_organisation_id_seq', 1, false);

SELECT pg_catalog.setval('public.core_outboxmessage_id_seq', 1, false);

SELECT pg_catalog.setval('public.core_region_id_seq', 1, false);

SELECT pg_catalog.setval('public.core_regionpolicy_id_seq', 1, false);

SELECT pg_catalog.setval('public.core_statuschange_id_seq', 1, false);

SELECT pg_catalog.setval('public.core_user_groups_id_seq', 1, false);

SELECT pg_catalog.setval('public.core_user_id_seq', 1, false);

SELECT pg_catalog.setval('public.core_user_user_permissions_id_seq', 1, false);

SELECT pg_catalog.setval('public.django_admin_log_id_seq', 1, false);

SELECT pg_catalog.setval('public.django_content_type_id_seq', 200, true);

SELECT pg_catalog.setval('public.django_migrations_id_seq', 114, true);

SELECT pg_catalog.setval('public.django_site_id_seq', 1, true);

SELECT pg_catalog.setval('public.method_lowest_price_explanation_id_seq', 1, false);

SELECT pg_catalog.setval('public.method_open_tender_tender_id_seq', 1, false);

SELECT pg_catalog.setval('public.mfa_authenticator_id_seq', 1, false);

SELECT pg_catalog.setval('public.offer_benefit_id_seq', 1, false);

SELECT pg_catalog.setval('public.offer_condition_id_seq', 1, false);

SELECT pg_catalog.setval('public.offer_conditionaloffer_combinations_id_seq', 1, false);

SELECT pg_catalog.setval('public.offer_conditionaloffer_id_seq', 1, false);

SELECT pg_catalog.setval('public.offer_range_classes_id_seq', 1, false);

SELECT pg_catalog.setval('public.offer_range_excluded_categories_id_seq', 1, false);

SELECT pg_catalog.setval('public.offer_range_excluded_products_id_seq', 1, false);

SELECT pg_catalog.setval('public.offer_range_id_seq', 1, false);

SELECT pg_catalog.setval('public.offer_range_included_categories_id_seq', 1, false);

SELECT pg_catalog.setval('public.offer_rangeproduct_id_seq', 1, false);

SELECT pg_catalog.setval('public.offer_rangeproductfileupload_id_seq', 1, false);

SELECT pg_catalog.setval('public.offline_gateway_offlineorder_id_seq', 1, false);

SELECT pg_catalog.setval('public.order_billingaddress_id_seq', 1, false);

SELECT pg_catalog.setval('public.order_communicationevent_id_seq', 1, false);

SELECT pg_catalog.setval('public.order_line_id_seq', 1, false);

SELECT pg_catalog.setval('public.order_lineattribute_id_seq', 1, false);

SELECT pg_catalog.setval('public.order_lineprice_id_seq', 1, false);

SELECT pg_catalog.setval('public.order_order_id_seq', 1, false);

SELECT pg_catalog.setval('public.order_orderdiscount_id_seq', 1, false);

SELECT pg_catalog.setval('public.order_orderlinediscount_id_seq', 1, false);

SELECT pg_catalog.setval('public.order_ordernote_id_seq', 1, false);

SELECT pg_catalog.setval('public.order_orderstatuschange_id_seq', 1, false);

SELECT pg_catalog.setval('public.order_paymentevent_id_seq', 1, false);

SELECT pg_catalog.setval('public.order_paymenteventquantity_id_seq', 1, false);

SELECT pg_catalog.setval('public.order_paymenteventtype_id_seq', 1, false);

SELECT pg_catalog.setval('public.order_shippingaddress_id_seq', 1, false);

SELECT pg_catalog.setval('public.order_shippingevent_id_seq', 1, false);

SELECT pg_catalog.setval('public.order_shippingeventquantity_id_seq', 1, false);

SELECT pg_catalog.setval('public.order_shippingeventtype_id_seq', 1, false);

SELECT pg_catalog.setval('public.order_surcharge_id_seq', 1, false);

SELECT pg_catalog.setval('public.partner_partner_id_seq', 1, false);

SELECT pg_catalog.setval('public.partner_partner_users_id_seq', 1, false);

SELECT pg_catalog.setval('public.partner_partneraddress_id_seq', 1, false);

SELECT pg_catalog.setval('public.partner_stockalert_id_seq', 1, false);

SELECT pg_catalog.setval('public.partner_stockrecord_id_seq', 1, false);

SELECT pg_catalog.setval('public.search_searchentry_id_seq', 1, false);

SELECT pg_catalog.setval('public.shop_engagement_id_seq', 1, false);

SELECT pg_catalog.setval('public.shop_shelfitem_id_seq', 1, false);

SELECT pg_catalog.setval('public.voucher_voucher_id_seq', 1, false);

SELECT pg_catalog.setval('public.voucher_voucher_offers_id_seq', 1, false);

SELECT pg_catalog.setval('public.voucher_voucherapplication_id_seq', 1, false);

SELECT pg_catalog.setval('public.voucher_voucherset_id_seq', 1, false);

SELECT pg_catalog.setval('public.wishlists_line_id_seq', 1, false);

SELECT pg_catalog.setval('public.wishlists_wishlist_id_seq', 1, false);

SELECT pg_catalog.setval('public.wishlists_wishlistsharedemail_id_seq', 1, false);

ALTER TABLE ONLY public.account_emailaddress
    ADD CONSTRAINT account_emailaddress_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.account_emailaddress
    ADD CONSTRAINT account_emailaddress_user_id_email_987c8728_uniq UNIQUE (user_id, email);

ALTER TABLE ONLY public.account_emailconfirmation
    ADD CONSTRAINT account_emailconfirmation_key_key UNIQUE (key);

ALTER TABLE ONLY public.account_emailconfirmation
    ADD CONSTRAINT account_emailconfirmation_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.address_country
    ADD CONSTRAINT address_country_pkey PRIMARY KEY (iso_3166_1_a2);

ALTER TABLE ONLY public.address_useraddress
    ADD CONSTRAINT address_useraddress_code_key UNIQUE (code);

ALTER TABLE ONLY public.address_useraddress
    ADD CONSTRAINT address_useraddress_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.address_useraddress
    ADD CONSTRAINT address_useraddress_user_id_hash_9d1738c7_uniq UNIQUE (user_id, hash);

ALTER TABLE ONLY public.agencies_agency
    ADD CONSTRAINT agencies_agency_organisation_id_key UNIQUE (organisation_id);

ALTER TABLE ONLY public.agencies_agency
    ADD CONSTRAINT agencies_agency_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.agencies_complaint
    ADD CONSTRAINT agencies_complaint_number_key UNIQUE (number);

ALTER TABLE ONLY public.agencies_complaint
    ADD CONSTRAINT agencies_complaint_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.agencies_compliancepoints
    ADD CONSTRAINT agencies_compliancepoints_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.agencies_entryfile
    ADD CONSTRAINT agencies_entryfile_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.agencies_entryremark
    ADD CONSTRAINT agencies_entryremark_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.agencies_listdemand
    ADD CONSTRAINT agencies_listdemand_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.agencies_objection
    ADD CONSTRAINT agencies_objection_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.agencies_offer
    ADD CONSTRAINT agencies_offer_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.agencies_pastwork
    ADD CONSTRAINT agencies_pastwork_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.agencies_performancerecord
    ADD CONSTRAINT agencies_performancerecord_contract_number_key UNIQUE (contract_number);

ALTER TABLE ONLY public.agencies_performancerecord
    ADD CONSTRAINT agencies_performancerecord_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.agencies_practitioner
    ADD CONSTRAINT agencies_practitioner_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.agencies_qualification
    ADD CONSTRAINT agencies_qualification_certificate_number_key UNIQUE (certificate_number);

ALTER TABLE ONLY public.agencies_qualification
    ADD CONSTRAINT agencies_qualification_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.agencies_qualificationtype
    ADD CONSTRAINT agencies_qualificationtype_code_key UNIQUE (code);

ALTER TABLE ONLY public.agencies_qualificationtype
    ADD CONSTRAINT agencies_qualificationtype_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.agencies_rankingsnapshot
    ADD CONSTRAINT agencies_rankingsnapshot_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.agencies_requirement
    ADD CONSTRAINT agencies_requirement_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.agencies_sanction
    ADD CONSTRAINT agencies_sanction_number_key UNIQUE (number);

ALTER TABLE ONLY public.agencies_sanction
    ADD CONSTRAINT agencies_sanction_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.agencies_score
    ADD CONSTRAINT agencies_score_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.agencies_serviceitem
    ADD CONSTRAINT agencies_serviceitem_code_key UNIQUE (code);

ALTER TABLE ONLY public.agencies_serviceitem
    ADD CONSTRAINT agencies_serviceitem_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.agencies_serviceitem_shared_with
    ADD CONSTRAINT agencies_serviceitem_sha_serviceitem_id_departmen_d502efec_uniq UNIQUE (serviceitem_id, department_id);

ALTER TABLE ONLY public.agencies_serviceitem_shared_with
    ADD CONSTRAINT agencies_serviceitem_shared_with_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.agencies_source
    ADD CONSTRAINT agencies_source_code_key UNIQUE (code);

ALTER TABLE ONLY public.agencies_source
    ADD CONSTRAINT agencies_source_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.bidding_amendment
    ADD CONSTRAINT amendment_numbered_once UNIQUE (procurement_id, number);

ALTER TABLE ONLY public.bidding_attachment
    ADD CONSTRAINT attachment_file_once UNIQUE (procurement_id, file_id);

ALTER TABLE ONLY public.auth_group
    ADD CONSTRAINT auth_group_name_key UNIQUE (name);

ALTER TABLE ONLY public.auth_group_permissions
    ADD CONSTRAINT auth_group_permissions_group_id_permission_id_0cd325b0_uniq UNIQUE (group_id, permission_id);

ALTER TABLE ONLY public.auth_group_permissions
    ADD CONSTRAINT auth_group_permissions_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.auth_group
    ADD CONSTRAINT auth_group_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.auth_permission
    ADD CONSTRAINT auth_permission_content_type_id_codename_01ab375a_uniq UNIQUE (content_type_id, codename);

ALTER TABLE ONLY public.auth_permission
    ADD CONSTRAINT auth_permission_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.axes_accessattempt
    ADD CONSTRAINT axes_accessattempt_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.axes_accessattempt
    ADD CONSTRAINT axes_accessattempt_username_ip_address_user_agent_8ea22282_uniq UNIQUE (username, ip_address, user_agent);

ALTER TABLE ONLY public.axes_accessattemptexpiration
    ADD CONSTRAINT axes_accessattemptexpiration_pkey PRIMARY KEY (access_attempt_id);

ALTER TABLE ONLY public.axes_accessfailurelog
    ADD CONSTRAINT axes_accessfailurelog_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.axes_accesslog
    ADD CONSTRAINT axes_accesslog_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.basket_basket
    ADD CONSTRAINT basket_basket_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.basket_basket_vouchers
    ADD CONSTRAINT basket_basket_vouchers_basket_id_voucher_id_0731eee2_uniq UNIQUE (basket_id, voucher_id);

ALTER TABLE ONLY public.basket_basket_vouchers
    ADD CONSTRAINT basket_basket_vouchers_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.basket_line
    ADD CONSTRAINT basket_line_basket_id_line_reference_8977e974_uniq UNIQUE (basket_id, line_reference);

ALTER TABLE ONLY public.basket_line
    ADD CONSTRAINT basket_line_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.basket_lineattribute
    ADD CONSTRAINT basket_lineattribute_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.bidding_bidscore
    ADD CONSTRAINT bid_score_once UNIQUE (evaluator_id, agency_id);

ALTER TABLE ONLY public.bidding_amendment
    ADD CONSTRAINT bidding_amendment_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.bidding_attachment
    ADD CONSTRAINT bidding_attachment_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.bidding_award
    ADD CONSTRAINT bidding_award_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.bidding_bidscore
    ADD CONSTRAINT bidding_bidscore_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.bidding_bundle
    ADD CONSTRAINT bidding_bundle_number_key UNIQUE (number);

ALTER TABLE ONLY public.bidding_bundle
    ADD CONSTRAINT bidding_bundle_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.bidding_bundlemember
    ADD CONSTRAINT bidding_bundlemember_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.bidding_bundlepaper
    ADD CONSTRAINT bidding_bundlepaper_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.bidding_bundlepause
    ADD CONSTRAINT bidding_bundlepause_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.bidding_bundlestage
    ADD CONSTRAINT bidding_bundlestage_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.bidding_calendarfeed
    ADD CONSTRAINT bidding_calendarfeed_membership_id_key UNIQUE (membership_id);

ALTER TABLE ONLY public.bidding_calendarfeed
    ADD CONSTRAINT bidding_calendarfeed_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.bidding_deviation
    ADD CONSTRAINT bidding_deviation_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.bidding_deviation
    ADD CONSTRAINT bidding_deviation_score_id_key UNIQUE (score_id);

ALTER TABLE ONLY public.bidding_draftpage
    ADD CONSTRAINT bidding_draftpage_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.bidding_draw
    ADD CONSTRAINT bidding_draw_number_key UNIQUE (number);

ALTER TABLE ONLY public.bidding_draw
    ADD CONSTRAINT bidding_draw_pkey1 PRIMARY KEY (id);

ALTER TABLE ONLY public.bidding_drawrelease
    ADD CONSTRAINT bidding_drawrelease_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.bidding_drawresult
    ADD CONSTRAINT bidding_drawresult_pkey PRIMARY KEY (draw_id);

ALTER TABLE ONLY public.bidding_drawshare
    ADD CONSTRAINT bidding_drawshare_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.bidding_endingrequest
    ADD CONSTRAINT bidding_endingrequest_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.bidding_envelope
    ADD CONSTRAINT bidding_envelope_number_key UNIQUE (number);

ALTER TABLE ONLY public.bidding_envelope
    ADD CONSTRAINT bidding_envelope_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.bidding_evaluator
    ADD CONSTRAINT bidding_evaluator_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.bidding_expert
    ADD CONSTRAINT bidding_expert_number_key UNIQUE (number);

ALTER TABLE ONLY public.bidding_expert
    ADD CONSTRAINT bidding_expert_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.bidding_expert
    ADD CONSTRAINT bidding_expert_user_id_key UNIQUE (user_id);

ALTER TABLE ONLY public.bidding_keyshare
    ADD CONSTRAINT bidding_keyshare_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.bidding_lead_agencies
    ADD CONSTRAINT bidding_lead_agencies_lead_id_agency_id_85577bab_uniq UNIQUE (lead_id, agency_id);

ALTER TABLE ONLY public.bidding_lead_agencies
    ADD CONSTRAINT bidding_lead_agencies_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.bidding_lead
    ADD CONSTRAINT bidding_lead_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.bidding_library
    ADD CONSTRAINT bidding_library_draw_id_key UNIQUE (draw_id);

ALTER TABLE ONLY public.bidding_library
    ADD CONSTRAINT bidding_library_number_key UNIQUE (number);

ALTER TABLE ONLY public.bidding_library
    ADD CONSTRAINT bidding_library_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.bidding_library
    ADD CONSTRAINT bidding_library_replaces_id_key UNIQUE (replaces_id);

ALTER TABLE ONLY public.bidding_libraryitem
    ADD CONSTRAINT bidding_libraryitem_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.bidding_librarymember
    ADD CONSTRAINT bidding_librarymember_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.bidding_libraryobjection
    ADD CONSTRAINT bidding_libraryobjection_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.bidding_objection
    ADD CONSTRAINT bidding_objection_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.bidding_openedbid
    ADD CONSTRAINT bidding_openedbid_pkey PRIMARY KEY (bid_id);

ALTER TABLE ONLY public.bidding_openingkey
    ADD CONSTRAINT bidding_openingkey_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.bidding_opinion
    ADD CONSTRAINT bidding_opinion_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.bidding_opinionitem
    ADD CONSTRAINT bidding_opinionitem_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.bidding_ownrequirement
    ADD CONSTRAINT bidding_ownrequirement_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.bidding_panel
    ADD CONSTRAINT bidding_panel_draw_id_key UNIQUE (draw_id);

ALTER TABLE ONLY public.bidding_panel
    ADD CONSTRAINT bidding_panel_pkey PRIMARY KEY (procurement_id);

ALTER TABLE ONLY public.bidding_place
    ADD CONSTRAINT bidding_place_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.bidding_procurement
    ADD CONSTRAINT bidding_procurement_draw_id_key UNIQUE (draw_id);

ALTER TABLE ONLY public.bidding_procurement
    ADD CONSTRAINT bidding_procurement_number_key UNIQUE (number);

ALTER TABLE ONLY public.bidding_procurement
    ADD CONSTRAINT bidding_procurement_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.bidding_procurementline
    ADD CONSTRAINT bidding_procurementline_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.bidding_project
    ADD CONSTRAINT bidding_project_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.bidding_proposedamendment_added
    ADD CONSTRAINT bidding_proposedamendmen_proposedamendment_id_sto_5d61a95a_uniq UNIQUE (proposedamendment_id, storedfile_id);

ALTER TABLE ONLY public.bidding_proposedamendment_added
    ADD CONSTRAINT bidding_proposedamendment_added_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.bidding_proposedamendment
    ADD CONSTRAINT bidding_proposedamendment_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.bidding_question
    ADD CONSTRAINT bidding_question_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.bidding_recusal
    ADD CONSTRAINT bidding_recusal_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.bidding_release
    ADD CONSTRAINT bidding_release_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.bidding_sealedbid
    ADD CONSTRAINT bidding_sealedbid_digest_key UNIQUE (digest);

ALTER TABLE ONLY public.bidding_sealedbid
    ADD CONSTRAINT bidding_sealedbid_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.bidding_sealing
    ADD CONSTRAINT bidding_sealing_pkey PRIMARY KEY (procurement_id);

ALTER TABLE ONLY public.bidding_shortfall
    ADD CONSTRAINT bidding_shortfall_pkey PRIMARY KEY (procurement_id);

ALTER TABLE ONLY public.bidding_signup
    ADD CONSTRAINT bidding_signup_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.bidding_witness
    ADD CONSTRAINT bidding_witness_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.billing_account
    ADD CONSTRAINT billing_account_code_key UNIQUE (code);

ALTER TABLE ONLY public.billing_account
    ADD CONSTRAINT billing_account_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.billing_bankaccount
    ADD CONSTRAINT billing_bankaccount_number_key UNIQUE (number);

ALTER TABLE ONLY public.billing_bankaccount
    ADD CONSTRAINT billing_bankaccount_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.billing_bankstatement
    ADD CONSTRAINT billing_bankstatement_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.billing_bankstatement
    ADD CONSTRAINT billing_bankstatement_sha256_key UNIQUE (sha256);

ALTER TABLE ONLY public.billing_feenotice
    ADD CONSTRAINT billing_feenotice_code_key UNIQUE (code);

ALTER TABLE ONLY public.billing_feenotice
    ADD CONSTRAINT billing_feenotice_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.billing_journal
    ADD CONSTRAINT billing_journal_key_key UNIQUE (key);

ALTER TABLE ONLY public.billing_journal
    ADD CONSTRAINT billing_journal_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.billing_journal
    ADD CONSTRAINT billing_journal_reverses_id_key UNIQUE (reverses_id);

ALTER TABLE ONLY public.billing_ledgerproof
    ADD CONSTRAINT billing_ledgerproof_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.billing_match
    ADD CONSTRAINT billing_match_line_id_key UNIQUE (line_id);

ALTER TABLE ONLY public.billing_match
    ADD CONSTRAINT billing_match_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.billing_payeeaccount
    ADD CONSTRAINT billing_payeeaccount_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.billing_payment
    ADD CONSTRAINT billing_payment_gateway_id_key UNIQUE (gateway_id);

ALTER TABLE ONLY public.billing_payment
    ADD CONSTRAINT billing_payment_number_key UNIQUE (number);

ALTER TABLE ONLY public.billing_payment
    ADD CONSTRAINT billing_payment_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.billing_payout
    ADD CONSTRAINT billing_payout_gateway_id_key UNIQUE (gateway_id);

ALTER TABLE ONLY public.billing_payout
    ADD CONSTRAINT billing_payout_number_key UNIQUE (number);

ALTER TABLE ONLY public.billing_payout
    ADD CONSTRAINT billing_payout_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.billing_receipt
    ADD CONSTRAINT billing_receipt_notice_id_key UNIQUE (notice_id);

ALTER TABLE ONLY public.billing_receipt
    ADD CONSTRAINT billing_receipt_number_key UNIQUE (number);

ALTER TABLE ONLY public.billing_receipt
    ADD CONSTRAINT billing_receipt_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.billing_reconciliationexception
    ADD CONSTRAINT billing_reconciliationexception_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.billing_reconciliationexception
    ADD CONSTRAINT billing_reconciliationexception_posting_id_key UNIQUE (posting_id);

ALTER TABLE ONLY public.billing_reconciliationrun
    ADD CONSTRAINT billing_reconciliationrun_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.billing_refund
    ADD CONSTRAINT billing_refund_gateway_id_key UNIQUE (gateway_id);

ALTER TABLE ONLY public.billing_refund
    ADD CONSTRAINT billing_refund_number_key UNIQUE (number);

ALTER TABLE ONLY public.billing_refund
    ADD CONSTRAINT billing_refund_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.billing_statementline
    ADD CONSTRAINT billing_statementline_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.billing_transfer
    ADD CONSTRAINT billing_transfer_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.billing_transfer
    ADD CONSTRAINT billing_transfer_resolves_id_key UNIQUE (resolves_id);

ALTER TABLE ONLY public.billing_webhookdelivery
    ADD CONSTRAINT billing_webhookdelivery_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.bidding_bundlemember
    ADD CONSTRAINT bundle_item_once UNIQUE (bundle_id, item_id);

ALTER TABLE ONLY public.bidding_bundlestage
    ADD CONSTRAINT bundle_stage_sequence UNIQUE (bundle_id, sequence);

ALTER TABLE ONLY public.bidding_bundlemember
    ADD CONSTRAINT bundle_work_once UNIQUE (procurement_id, item_id);

ALTER TABLE ONLY public.cache_entries
    ADD CONSTRAINT cache_entries_pkey PRIMARY KEY (cache_key);

ALTER TABLE ONLY public.catalogue_attributeoption
    ADD CONSTRAINT catalogue_attributeoption_code_key UNIQUE (code);

ALTER TABLE ONLY public.catalogue_attributeoption
    ADD CONSTRAINT catalogue_attributeoption_group_id_option_7a8f6c11_uniq UNIQUE (group_id, option);

ALTER TABLE ONLY public.catalogue_attributeoption
    ADD CONSTRAINT catalogue_attributeoption_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.catalogue_attributeoptiongroup
    ADD CONSTRAINT catalogue_attributeoptiongroup_code_key UNIQUE (code);

ALTER TABLE ONLY public.catalogue_attributeoptiongroup
    ADD CONSTRAINT catalogue_attributeoptiongroup_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.catalogue_category
    ADD CONSTRAINT catalogue_category_code_key UNIQUE (code);

ALTER TABLE ONLY public.catalogue_category
    ADD CONSTRAINT catalogue_category_path_key UNIQUE (path);

ALTER TABLE ONLY public.catalogue_category
    ADD CONSTRAINT catalogue_category_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.catalogue_option
    ADD CONSTRAINT catalogue_option_code_key UNIQUE (code);

ALTER TABLE ONLY public.catalogue_option
    ADD CONSTRAINT catalogue_option_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.catalogue_product
    ADD CONSTRAINT catalogue_product_code_key UNIQUE (code);

ALTER TABLE ONLY public.catalogue_product
    ADD CONSTRAINT catalogue_product_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.catalogue_product_product_options
    ADD CONSTRAINT catalogue_product_produc_product_id_option_id_9b3abb31_uniq UNIQUE (product_id, option_id);

ALTER TABLE ONLY public.catalogue_product_product_options
    ADD CONSTRAINT catalogue_product_product_options_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.catalogue_product
    ADD CONSTRAINT catalogue_product_upc_key UNIQUE (upc);

ALTER TABLE ONLY public.catalogue_productattributevalue
    ADD CONSTRAINT catalogue_productattribu_attribute_id_product_id_1e8e7112_uniq UNIQUE (attribute_id, product_id);

ALTER TABLE ONLY public.catalogue_productattributevalue_value_multi_option
    ADD CONSTRAINT catalogue_productattribu_productattributevalue_id_a1760824_uniq UNIQUE (productattributevalue_id, attributeoption_id);

ALTER TABLE ONLY public.catalogue_productattribute
    ADD CONSTRAINT catalogue_productattribute_code_product_class_id_82f69012_uniq UNIQUE (code, product_class_id);

ALTER TABLE ONLY public.catalogue_productattribute
    ADD CONSTRAINT catalogue_productattribute_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.catalogue_productattributevalue
    ADD CONSTRAINT catalogue_productattributevalue_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.catalogue_productattributevalue_value_multi_option
    ADD CONSTRAINT catalogue_productattributevalue_value_multi_option_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.catalogue_productcategory
    ADD CONSTRAINT catalogue_productcategory_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.catalogue_productcategory
    ADD CONSTRAINT catalogue_productcategory_product_id_category_id_8f0dbfe2_uniq UNIQUE (product_id, category_id);

ALTER TABLE ONLY public.catalogue_productclass_options
    ADD CONSTRAINT catalogue_productclass_o_productclass_id_option_i_2266c635_uniq UNIQUE (productclass_id, option_id);

ALTER TABLE ONLY public.catalogue_productclass_options
    ADD CONSTRAINT catalogue_productclass_options_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.catalogue_productclass
    ADD CONSTRAINT catalogue_productclass_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.catalogue_productclass
    ADD CONSTRAINT catalogue_productclass_slug_key UNIQUE (slug);

ALTER TABLE ONLY public.catalogue_productimage
    ADD CONSTRAINT catalogue_productimage_code_key UNIQUE (code);

ALTER TABLE ONLY public.catalogue_productimage
    ADD CONSTRAINT catalogue_productimage_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.catalogue_productrecommendation
    ADD CONSTRAINT catalogue_productrecomme_primary_id_recommendatio_da1fdf43_uniq UNIQUE (primary_id, recommendation_id);

ALTER TABLE ONLY public.catalogue_productrecommendation
    ADD CONSTRAINT catalogue_productrecommendation_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.core_chainentry
    ADD CONSTRAINT chain_sequence_once UNIQUE (chain, sequence);

ALTER TABLE ONLY public.core_chainsubtree
    ADD CONSTRAINT chain_subtree_once UNIQUE (height, index);

ALTER TABLE ONLY public.communication_communicationeventtype
    ADD CONSTRAINT communication_communicationeventtype_code_key UNIQUE (code);

ALTER TABLE ONLY public.communication_communicationeventtype
    ADD CONSTRAINT communication_communicationeventtype_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.communication_email
    ADD CONSTRAINT communication_email_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.communication_notification
    ADD CONSTRAINT communication_notification_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.contracts_awardnotice
    ADD CONSTRAINT contracts_awardnotice_award_id_key UNIQUE (award_id);

ALTER TABLE ONLY public.contracts_awardnotice
    ADD CONSTRAINT contracts_awardnotice_number_key UNIQUE (number);

ALTER TABLE ONLY public.contracts_awardnotice
    ADD CONSTRAINT contracts_awardnotice_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.contracts_contract
    ADD CONSTRAINT contracts_contract_award_id_key UNIQUE (award_id);

ALTER TABLE ONLY public.contracts_contract
    ADD CONSTRAINT contracts_contract_number_key UNIQUE (number);

ALTER TABLE ONLY public.contracts_contract
    ADD CONSTRAINT contracts_contract_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.contracts_contractdocument
    ADD CONSTRAINT contracts_contractdocument_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.contracts_deliverable
    ADD CONSTRAINT contracts_deliverable_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.contracts_milestone
    ADD CONSTRAINT contracts_milestone_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.contracts_rating
    ADD CONSTRAINT contracts_rating_contract_id_key UNIQUE (contract_id);

ALTER TABLE ONLY public.contracts_rating
    ADD CONSTRAINT contracts_rating_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.contracts_reading
    ADD CONSTRAINT contracts_reading_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.contracts_revision
    ADD CONSTRAINT contracts_revision_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.contracts_sharedresult
    ADD CONSTRAINT contracts_sharedresult_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.contracts_signature
    ADD CONSTRAINT contracts_signature_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.contracts_signingcertificate
    ADD CONSTRAINT contracts_signingcertificate_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.contracts_signingcertificate
    ADD CONSTRAINT contracts_signingcertificate_serial_key UNIQUE (serial);

ALTER TABLE ONLY public.core_calendarday
    ADD CONSTRAINT core_calendarday_date_key UNIQUE (date);

ALTER TABLE ONLY public.core_calendarday
    ADD CONSTRAINT core_calendarday_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.core_chainentry
    ADD CONSTRAINT core_chainentry_hash_key UNIQUE (hash);

ALTER TABLE ONLY public.core_chainentry
    ADD CONSTRAINT core_chainentry_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.core_chainleaf
    ADD CONSTRAINT core_chainleaf_entry_id_key UNIQUE (entry_id);

ALTER TABLE ONLY public.core_chainleaf
    ADD CONSTRAINT core_chainleaf_pkey PRIMARY KEY (index);

ALTER TABLE ONLY public.core_chainseal
    ADD CONSTRAINT core_chainseal_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.core_chainsubtree
    ADD CONSTRAINT core_chainsubtree_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.core_chainwaiting
    ADD CONSTRAINT core_chainwaiting_pkey PRIMARY KEY (entry_id);

ALTER TABLE ONLY public.core_department
    ADD CONSTRAINT core_department_code_key UNIQUE (code);

ALTER TABLE ONLY public.core_department
    ADD CONSTRAINT core_department_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.core_headsubscription
    ADD CONSTRAINT core_headsubscription_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.core_membership
    ADD CONSTRAINT core_membership_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.core_numberseries
    ADD CONSTRAINT core_numberseries_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.core_organisation
    ADD CONSTRAINT core_organisation_credit_code_key UNIQUE (credit_code);

ALTER TABLE ONLY public.core_organisation
    ADD CONSTRAINT core_organisation_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.core_outboxmessage
    ADD CONSTRAINT core_outboxmessage_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.core_region
    ADD CONSTRAINT core_region_code_key UNIQUE (code);

ALTER TABLE ONLY public.core_region
    ADD CONSTRAINT core_region_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.core_regionpolicy
    ADD CONSTRAINT core_regionpolicy_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.core_statuschange
    ADD CONSTRAINT core_statuschange_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.core_storedfile
    ADD CONSTRAINT core_storedfile_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.core_user
    ADD CONSTRAINT core_user_email_key UNIQUE (email);

ALTER TABLE ONLY public.core_user_groups
    ADD CONSTRAINT core_user_groups_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.core_user_groups
    ADD CONSTRAINT core_user_groups_user_id_group_id_c82fcad1_uniq UNIQUE (user_id, group_id);

ALTER TABLE ONLY public.core_user
    ADD CONSTRAINT core_user_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.core_user_user_permissions
    ADD CONSTRAINT core_user_user_permissions_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.core_user_user_permissions
    ADD CONSTRAINT core_user_user_permissions_user_id_permission_id_73ea0daa_uniq UNIQUE (user_id, permission_id);

ALTER TABLE ONLY public.agencies_objection
    ADD CONSTRAINT credit_objection_once_to_points UNIQUE (points_id);

ALTER TABLE ONLY public.agencies_objection
    ADD CONSTRAINT credit_objection_once_to_sanction UNIQUE (sanction_id);

ALTER TABLE ONLY public.contracts_deliverable
    ADD CONSTRAINT deliverable_version_once UNIQUE (milestone_id, version);

ALTER TABLE ONLY public.django_admin_log
    ADD CONSTRAINT django_admin_log_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.django_content_type
    ADD CONSTRAINT django_content_type_app_label_model_76bd3d3b_uniq UNIQUE (app_label, model);

ALTER TABLE ONLY public.django_content_type
    ADD CONSTRAINT django_content_type_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.django_migrations
    ADD CONSTRAINT django_migrations_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.django_session
    ADD CONSTRAINT django_session_pkey PRIMARY KEY (session_key);

ALTER TABLE ONLY public.django_site
    ADD CONSTRAINT django_site_domain_a2e37b91_uniq UNIQUE (domain);

ALTER TABLE ONLY public.django_site
    ADD CONSTRAINT django_site_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.contracts_contractdocument
    ADD CONSTRAINT document_revision_once UNIQUE (contract_id, revision);

ALTER TABLE ONLY public.bidding_draftpage
    ADD CONSTRAINT draft_page_once_per_step UNIQUE (procurement_id, step);

ALTER TABLE ONLY public.bidding_drawrelease
    ADD CONSTRAINT draw_release_once_a_party UNIQUE (draw_id, party);

ALTER TABLE ONLY public.bidding_drawshare
    ADD CONSTRAINT draw_share_once UNIQUE (draw_id, party);

ALTER TABLE ONLY public.bidding_envelope
    ADD CONSTRAINT envelope_name_once UNIQUE (procurement_id, name);

ALTER TABLE ONLY public.bidding_evaluator
    ADD CONSTRAINT evaluator_once_a_panel UNIQUE (panel_id, expert_id);

ALTER TABLE ONLY public.bidding_keyshare
    ADD CONSTRAINT key_share_once UNIQUE NULLS NOT DISTINCT (envelope_id, party, holder_id);

ALTER TABLE ONLY public.bidding_lead
    ADD CONSTRAINT lead_found_once UNIQUE (kind, key);

ALTER TABLE ONLY public.bidding_libraryitem
    ADD CONSTRAINT library_item_once UNIQUE (library_id, item_id);

ALTER TABLE ONLY public.bidding_librarymember
    ADD CONSTRAINT library_member_once_per_agency UNIQUE (library_id, agency_id);

ALTER TABLE ONLY public.bidding_procurementline
    ADD CONSTRAINT line_item_once UNIQUE (procurement_id, item_id);

ALTER TABLE ONLY public.core_membership
    ADD CONSTRAINT membership_once_per_role UNIQUE (user_id, organisation_id, role);

ALTER TABLE ONLY public.method_best_value_bestvalueweights
    ADD CONSTRAINT method_best_value_bestvalueweights_pkey PRIMARY KEY (procurement_id);

ALTER TABLE ONLY public.method_direct_directterms
    ADD CONSTRAINT method_direct_directterms_pkey PRIMARY KEY (procurement_id);

ALTER TABLE ONLY public.method_k_lowest_draw_lowestterms
    ADD CONSTRAINT method_k_lowest_draw_lowestterms_pkey PRIMARY KEY (procurement_id);

ALTER TABLE ONLY public.method_library_libraryterms
    ADD CONSTRAINT method_library_libraryterms_pkey PRIMARY KEY (procurement_id);

ALTER TABLE ONLY public.method_lowest_price_explanation
    ADD CONSTRAINT method_lowest_price_explanation_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.method_lowest_price_explanation
    ADD CONSTRAINT method_lowest_price_explanation_sign_up_id_key UNIQUE (sign_up_id);

ALTER TABLE ONLY public.method_open_tender_opentenderterms
    ADD CONSTRAINT method_open_tender_opentenderterms_pkey PRIMARY KEY (procurement_id);

ALTER TABLE ONLY public.method_open_tender_tender
    ADD CONSTRAINT method_open_tender_tender_number_key UNIQUE (number);

ALTER TABLE ONLY public.method_open_tender_tender
    ADD CONSTRAINT method_open_tender_tender_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.mfa_authenticator
    ADD CONSTRAINT mfa_authenticator_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.contracts_milestone
    ADD CONSTRAINT milestone_sequence UNIQUE (contract_id, sequence);

ALTER TABLE ONLY public.core_numberseries
    ADD CONSTRAINT number_series_once UNIQUE (prefix, year);

ALTER TABLE ONLY public.offer_benefit
    ADD CONSTRAINT offer_benefit_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.offer_condition
    ADD CONSTRAINT offer_condition_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.offer_conditionaloffer_combinations
    ADD CONSTRAINT offer_conditionaloffer_c_from_conditionaloffer_id_2e3e9ffe_uniq UNIQUE (from_conditionaloffer_id, to_conditionaloffer_id);

ALTER TABLE ONLY public.offer_conditionaloffer_combinations
    ADD CONSTRAINT offer_conditionaloffer_combinations_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.offer_conditionaloffer
    ADD CONSTRAINT offer_conditionaloffer_name_key UNIQUE (name);

ALTER TABLE ONLY public.offer_conditionaloffer
    ADD CONSTRAINT offer_conditionaloffer_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.offer_conditionaloffer
    ADD CONSTRAINT offer_conditionaloffer_slug_key UNIQUE (slug);

ALTER TABLE ONLY public.offer_range_classes
    ADD CONSTRAINT offer_range_classes_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.offer_range_classes
    ADD CONSTRAINT offer_range_classes_range_id_productclass_id_28eeefae_uniq UNIQUE (range_id, productclass_id);

ALTER TABLE ONLY public.offer_range_excluded_categories
    ADD CONSTRAINT offer_range_excluded_cat_range_id_category_id_2f84ef27_uniq UNIQUE (range_id, category_id);

ALTER TABLE ONLY public.offer_range_excluded_categories
    ADD CONSTRAINT offer_range_excluded_categories_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.offer_range_excluded_products
    ADD CONSTRAINT offer_range_excluded_products_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.offer_range_excluded_products
    ADD CONSTRAINT offer_range_excluded_products_range_id_product_id_eb1cfe87_uniq UNIQUE (range_id, product_id);

ALTER TABLE ONLY public.offer_range_included_categories
    ADD CONSTRAINT offer_range_included_cat_range_id_category_id_a661d336_uniq UNIQUE (range_id, category_id);

ALTER TABLE ONLY public.offer_range_included_categories
    ADD CONSTRAINT offer_range_included_categories_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.offer_range
    ADD CONSTRAINT offer_range_name_key UNIQUE (name);

ALTER TABLE ONLY public.offer_range
    ADD CONSTRAINT offer_range_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.offer_range
    ADD CONSTRAINT offer_range_proxy_class_key UNIQUE (proxy_class);

ALTER TABLE ONLY public.offer_range
    ADD CONSTRAINT offer_range_slug_key UNIQUE (slug);

ALTER TABLE ONLY public.offer_rangeproduct
    ADD CONSTRAINT offer_rangeproduct_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.offer_rangeproduct
    ADD CONSTRAINT offer_rangeproduct_range_id_product_id_c46b1be8_uniq UNIQUE (range_id, product_id);

ALTER TABLE ONLY public.offer_rangeproductfileupload
    ADD CONSTRAINT offer_rangeproductfileupload_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.offline_gateway_offlineorder
    ADD CONSTRAINT offline_gateway_offlineorder_idempotency_key_key UNIQUE (idempotency_key);

ALTER TABLE ONLY public.offline_gateway_offlineorder
    ADD CONSTRAINT offline_gateway_offlineorder_number_key UNIQUE (number);

ALTER TABLE ONLY public.offline_gateway_offlineorder
    ADD CONSTRAINT offline_gateway_offlineorder_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.bidding_opinion
    ADD CONSTRAINT opinion_once_a_round UNIQUE (bundle_id, department_id, round);

ALTER TABLE ONLY public.order_billingaddress
    ADD CONSTRAINT order_billingaddress_code_key UNIQUE (code);

ALTER TABLE ONLY public.order_billingaddress
    ADD CONSTRAINT order_billingaddress_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.order_communicationevent
    ADD CONSTRAINT order_communicationevent_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.order_line
    ADD CONSTRAINT order_line_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.order_lineattribute
    ADD CONSTRAINT order_lineattribute_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.order_lineprice
    ADD CONSTRAINT order_lineprice_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.order_order
    ADD CONSTRAINT order_order_number_key UNIQUE (number);

ALTER TABLE ONLY public.order_order
    ADD CONSTRAINT order_order_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.order_orderdiscount
    ADD CONSTRAINT order_orderdiscount_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.order_orderlinediscount
    ADD CONSTRAINT order_orderlinediscount_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.order_ordernote
    ADD CONSTRAINT order_ordernote_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.order_orderstatuschange
    ADD CONSTRAINT order_orderstatuschange_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.order_paymentevent
    ADD CONSTRAINT order_paymentevent_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.order_paymenteventquantity
    ADD CONSTRAINT order_paymenteventquantity_event_id_line_id_765c5209_uniq UNIQUE (event_id, line_id);

ALTER TABLE ONLY public.order_paymenteventquantity
    ADD CONSTRAINT order_paymenteventquantity_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.order_paymenteventtype
    ADD CONSTRAINT order_paymenteventtype_code_key UNIQUE (code);

ALTER TABLE ONLY public.order_paymenteventtype
    ADD CONSTRAINT order_paymenteventtype_name_key UNIQUE (name);

ALTER TABLE ONLY public.order_paymenteventtype
    ADD CONSTRAINT order_paymenteventtype_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.order_shippingaddress
    ADD CONSTRAINT order_shippingaddress_code_key UNIQUE (code);

ALTER TABLE ONLY public.order_shippingaddress
    ADD CONSTRAINT order_shippingaddress_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.order_shippingevent
    ADD CONSTRAINT order_shippingevent_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.order_shippingeventquantity
    ADD CONSTRAINT order_shippingeventquantity_event_id_line_id_91687107_uniq UNIQUE (event_id, line_id);

ALTER TABLE ONLY public.order_shippingeventquantity
    ADD CONSTRAINT order_shippingeventquantity_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.order_shippingeventtype
    ADD CONSTRAINT order_shippingeventtype_code_key UNIQUE (code);

ALTER TABLE ONLY public.order_shippingeventtype
    ADD CONSTRAINT order_shippingeventtype_name_key UNIQUE (name);

ALTER TABLE ONLY public.order_shippingeventtype
    ADD CONSTRAINT order_shippingeventtype_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.order_surcharge
    ADD CONSTRAINT order_surcharge_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.core_outboxmessage
    ADD CONSTRAINT outbox_effect_once UNIQUE (topic, key);

ALTER TABLE ONLY public.partner_partner
    ADD CONSTRAINT partner_partner_code_key UNIQUE (code);

ALTER TABLE ONLY public.partner_partner
    ADD CONSTRAINT partner_partner_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.partner_partner_users
    ADD CONSTRAINT partner_partner_users_partner_id_user_id_9e5c0517_uniq UNIQUE (partner_id, user_id);

ALTER TABLE ONLY public.partner_partner_users
    ADD CONSTRAINT partner_partner_users_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.partner_partneraddress
    ADD CONSTRAINT partner_partneraddress_code_key UNIQUE (code);

ALTER TABLE ONLY public.partner_partneraddress
    ADD CONSTRAINT partner_partneraddress_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.partner_stockalert
    ADD CONSTRAINT partner_stockalert_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.partner_stockrecord
    ADD CONSTRAINT partner_stockrecord_partner_id_partner_sku_8441e010_uniq UNIQUE (partner_id, partner_sku);

ALTER TABLE ONLY public.partner_stockrecord
    ADD CONSTRAINT partner_stockrecord_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.bidding_place
    ADD CONSTRAINT place_given_once UNIQUE (procurement_id, place);

ALTER TABLE ONLY public.bidding_place
    ADD CONSTRAINT place_one_an_agency UNIQUE (procurement_id, agency_id);

ALTER TABLE ONLY public.bidding_question
    ADD CONSTRAINT question_numbered_once UNIQUE (procurement_id, number);

ALTER TABLE ONLY public.agencies_rankingsnapshot
    ADD CONSTRAINT ranking_snapshot_once_a_day UNIQUE (agency_id, "on", family);

ALTER TABLE ONLY public.billing_reconciliationrun
    ADD CONSTRAINT reconciliation_one_run_a_day UNIQUE (account_id, until);

ALTER TABLE ONLY public.bidding_recusal
    ADD CONSTRAINT recusal_agency_once UNIQUE (procurement_id, agency_id);

ALTER TABLE ONLY public.core_regionpolicy
    ADD CONSTRAINT region_policy_version UNIQUE (region_id, version);

ALTER TABLE ONLY public.bidding_release
    ADD CONSTRAINT release_once_a_party UNIQUE (envelope_id, party);

ALTER TABLE ONLY public.contracts_sharedresult
    ADD CONSTRAINT result_shared_once_a_department UNIQUE (deliverable_id, department_id);

ALTER TABLE ONLY public.contracts_revision
    ADD CONSTRAINT revision_version_once UNIQUE (contract_id, version);

ALTER TABLE ONLY public.bidding_sealedbid
    ADD CONSTRAINT sealed_bid_position_once UNIQUE (envelope_id, "position");

ALTER TABLE ONLY public.bidding_sealedbid
    ADD CONSTRAINT sealed_bid_sequence_once UNIQUE (envelope_id, agency_id, sequence);

ALTER TABLE ONLY public.search_searchentry
    ADD CONSTRAINT search_entry_once UNIQUE (kind, object_id);

ALTER TABLE ONLY public.search_searchentry
    ADD CONSTRAINT search_searchentry_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.shop_procurementorder
    ADD CONSTRAINT shop_engagement_order_id_key UNIQUE (order_id);

ALTER TABLE ONLY public.shop_procurementorder
    ADD CONSTRAINT shop_engagement_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.shop_procurementorder
    ADD CONSTRAINT shop_engagement_procurement_id_key UNIQUE (procurement_id);

ALTER TABLE ONLY public.shop_shelfitem
    ADD CONSTRAINT shop_shelfitem_offer_id_key UNIQUE (offer_id);

ALTER TABLE ONLY public.shop_shelfitem
    ADD CONSTRAINT shop_shelfitem_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.shop_shelfitem
    ADD CONSTRAINT shop_shelfitem_product_id_key UNIQUE (product_id);

ALTER TABLE ONLY public.shop_shelfitem
    ADD CONSTRAINT shop_shelfitem_stockrecord_id_key UNIQUE (stockrecord_id);

ALTER TABLE ONLY public.bidding_signup
    ADD CONSTRAINT sign_up_once_per_agency UNIQUE (procurement_id, agency_id);

ALTER TABLE ONLY public.contracts_signature
    ADD CONSTRAINT signature_once_per_party UNIQUE (contract_id, party);

ALTER TABLE ONLY public.billing_statementline
    ADD CONSTRAINT statement_line_once UNIQUE (account_id, identity);

ALTER TABLE ONLY public.method_open_tender_opentenderterms
    ADD CONSTRAINT tender_lot_once UNIQUE (tender_id, lot);

ALTER TABLE ONLY public.voucher_voucher
    ADD CONSTRAINT voucher_voucher_code_key UNIQUE (code);

ALTER TABLE ONLY public.voucher_voucher
    ADD CONSTRAINT voucher_voucher_name_key UNIQUE (name);

ALTER TABLE ONLY public.voucher_voucher_offers
    ADD CONSTRAINT voucher_voucher_offers_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.voucher_voucher_offers
    ADD CONSTRAINT voucher_voucher_offers_voucher_id_conditionalof_01628a7f_uniq UNIQUE (voucher_id, conditionaloffer_id);

ALTER TABLE ONLY public.voucher_voucher
    ADD CONSTRAINT voucher_voucher_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.voucher_voucherapplication
    ADD CONSTRAINT voucher_voucherapplication_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.voucher_voucherset
    ADD CONSTRAINT voucher_voucherset_name_key UNIQUE (name);

ALTER TABLE ONLY public.voucher_voucherset
    ADD CONSTRAINT voucher_voucherset_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.billing_webhookdelivery
    ADD CONSTRAINT webhook_event_once UNIQUE (gateway, event_id);

ALTER TABLE ONLY public.wishlists_line
    ADD CONSTRAINT wishlists_line_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.wishlists_line
    ADD CONSTRAINT wishlists_line_wishlist_id_product_id_78f04673_uniq UNIQUE (wishlist_id, product_id);

ALTER TABLE ONLY public.wishlists_wishlist
    ADD CONSTRAINT wishlists_wishlist_key_key UNIQUE (key);

ALTER TABLE ONLY public.wishlists_wishlist
    ADD CONSTRAINT wishlists_wishlist_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.wishlists_wishlistsharedemail
    ADD CONSTRAINT wishlists_wishlistsharedemail_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.bidding_witness
    ADD CONSTRAINT witness_once UNIQUE (procurement_id, person_id);

CREATE INDEX account_emailaddress_email_03be32b2 ON public.account_emailaddress USING btree (email);

CREATE INDEX account_emailaddress_email_03be32b2_like ON public.account_emailaddress USING btree (email varchar_pattern_ops);

CREATE INDEX account_emailaddress_user_id_2c513194 ON public.account_emailaddress USING btree (user_id);

CREATE INDEX account_emailconfirmation_email_address_id_5b7f8c58 ON public.account_emailconfirmation USING btree (email_address_id);

CREATE INDEX account_emailconfirmation_key_f43612bd_like ON public.account_emailconfirmation USING btree (key varchar_pattern_ops);

CREATE INDEX address_country_display_order_dc88cde8 ON public.address_country USING btree (display_order);

CREATE INDEX address_country_is_shipping_country_f7b6c461 ON public.address_country USING btree (is_shipping_country);

CREATE INDEX address_country_iso_3166_1_a2_f395eed0_like ON public.address_country USING btree (iso_3166_1_a2 varchar_pattern_ops);

CREATE INDEX address_country_printable_name_450b016c ON public.address_country USING btree (printable_name);

CREATE INDEX address_country_printable_name_450b016c_like ON public.address_country USING btree (printable_name varchar_pattern_ops);

CREATE INDEX address_useraddress_code_746f229c_like ON public.address_useraddress USING btree (code varchar_pattern_ops);

CREATE INDEX address_useraddress_country_id_fa26a249 ON public.address_useraddress USING btree (country_id);

CREATE INDEX address_useraddress_country_id_fa26a249_like ON public.address_useraddress USING btree (country_id varchar_pattern_ops);

CREATE INDEX address_useraddress_hash_e0a6b290 ON public.address_useraddress USING btree (hash);

CREATE INDEX address_useraddress_hash_e0a6b290_like ON public.address_useraddress USING btree (hash varchar_pattern_ops);

CREATE INDEX address_useraddress_user_id_6edf0244 ON public.address_useraddress USING btree (user_id);

CREATE INDEX agencies_agency_due_at_0cd7764a ON public.agencies_agency USING btree (due_at);

CREATE INDEX agencies_agency_review_region_id_a292eaeb ON public.agencies_agency USING btree (review_region_id);

CREATE INDEX agencies_complaint_agency_id_66a4b8b8 ON public.agencies_complaint USING btree (agency_id);

CREATE INDEX agencies_complaint_complainant_id_c531d95b ON public.agencies_complaint USING btree (complainant_id);

CREATE INDEX agencies_complaint_decided_by_id_c544aad2 ON public.agencies_complaint USING btree (decided_by_id);

CREATE INDEX agencies_complaint_due_at_d13c8382 ON public.agencies_complaint USING btree (due_at);

CREATE INDEX agencies_complaint_number_6cad3830_like ON public.agencies_complaint USING btree (number varchar_pattern_ops);

CREATE INDEX agencies_compliancepoints_agency_id_5e78b49f ON public.agencies_compliancepoints USING btree (agency_id);

CREATE INDEX agencies_compliancepoints_decided_by_id_89111fbf ON public.agencies_compliancepoints USING btree (decided_by_id);

CREATE INDEX agencies_compliancepoints_lifted_by_id_75e7b7a8 ON public.agencies_compliancepoints USING btree (lifted_by_id);

CREATE INDEX agencies_compliancepoints_practitioner_id_c9b9421a ON public.agencies_compliancepoints USING btree (practitioner_id);

CREATE INDEX agencies_entryfile_agency_id_652c9ab4 ON public.agencies_entryfile USING btree (agency_id);

CREATE INDEX agencies_entryfile_file_id_c01b4bfc ON public.agencies_entryfile USING btree (file_id);

CREATE INDEX agencies_entryremark_agency_id_a5afeb9d ON public.agencies_entryremark USING btree (agency_id);

CREATE INDEX agencies_entryremark_by_id_9a10d513 ON public.agencies_entryremark USING btree (by_id);

CREATE INDEX agencies_objection_agency_id_d0c79bda ON public.agencies_objection USING btree (agency_id);

CREATE INDEX agencies_objection_decided_by_id_b43db190 ON public.agencies_objection USING btree (decided_by_id);

CREATE INDEX agencies_objection_points_id_ad4165f6 ON public.agencies_objection USING btree (points_id);

CREATE INDEX agencies_objection_sanction_id_84571b92 ON public.agencies_objection USING btree (sanction_id);

CREATE INDEX agencies_offer_agency_id_587ed5e1 ON public.agencies_offer USING btree (agency_id);

CREATE INDEX agencies_offer_item_id_882e4d35 ON public.agencies_offer USING btree (item_id);

CREATE INDEX agencies_pastwork_agency_id_2f0d14c0 ON public.agencies_pastwork USING btree (agency_id);

CREATE INDEX agencies_pastwork_confirmed_by_id_38ea1491 ON public.agencies_pastwork USING btree (confirmed_by_id);

CREATE INDEX agencies_pastwork_file_id_1bc3bd4f ON public.agencies_pastwork USING btree (file_id);

CREATE INDEX agencies_pe_family_925394_idx ON public.agencies_performancerecord USING btree (family, completed_at);

CREATE INDEX agencies_performancerecord_agency_id_ce83e0f1 ON public.agencies_performancerecord USING btree (agency_id);

CREATE INDEX agencies_performancerecord_contract_number_60f6c35c_like ON public.agencies_performancerecord USING btree (contract_number varchar_pattern_ops);

CREATE INDEX agencies_performancerecord_owner_id_3895aec8 ON public.agencies_performancerecord USING btree (owner_id);

CREATE INDEX agencies_practitioner_agency_id_a2ffa61f ON public.agencies_practitioner USING btree (agency_id);

CREATE INDEX agencies_practitioner_qualification_id_6870377f ON public.agencies_practitioner USING btree (qualification_id);

CREATE INDEX agencies_qualification_agency_id_03fd2d52 ON public.agencies_qualification USING btree (agency_id);

CREATE INDEX agencies_qualification_certificate_number_9d1ded01_like ON public.agencies_qualification USING btree (certificate_number varchar_pattern_ops);

CREATE INDEX agencies_qualification_confirmed_by_id_bcbb9925 ON public.agencies_qualification USING btree (confirmed_by_id);

CREATE INDEX agencies_qualification_file_id_b211b573 ON public.agencies_qualification USING btree (file_id);

CREATE INDEX agencies_qualification_type_id_d8c77af1 ON public.agencies_qualification USING btree (type_id);

CREATE INDEX agencies_qualificationtype_code_a36d4684_like ON public.agencies_qualificationtype USING btree (code varchar_pattern_ops);

CREATE INDEX agencies_qualificationtype_department_id_ad766796 ON public.agencies_qualificationtype USING btree (department_id);

CREATE INDEX agencies_rankingsnapshot_agency_id_77fba90b ON public.agencies_rankingsnapshot USING btree (agency_id);

CREATE INDEX agencies_requirement_item_id_b5ac9ab9 ON public.agencies_requirement USING btree (item_id);

CREATE INDEX agencies_requirement_qualification_id_7c4a323b ON public.agencies_requirement USING btree (qualification_id);

CREATE INDEX agencies_sanction_agency_id_5682faad ON public.agencies_sanction USING btree (agency_id);

CREATE INDEX agencies_sanction_complaint_id_f0408ad9 ON public.agencies_sanction USING btree (complaint_id);

CREATE INDEX agencies_sanction_confirmed_by_id_97c34b93 ON public.agencies_sanction USING btree (confirmed_by_id);

CREATE INDEX agencies_sanction_notified_by_id_01e02a09 ON public.agencies_sanction USING btree (notified_by_id);

CREATE INDEX agencies_sanction_number_71461ab2_like ON public.agencies_sanction USING btree (number varchar_pattern_ops);

CREATE INDEX agencies_sanction_proposed_by_id_f4beb282 ON public.agencies_sanction USING btree (proposed_by_id);

CREATE INDEX agencies_score_agency_id_9f620a72 ON public.agencies_score USING btree (agency_id);

CREATE INDEX agencies_serviceitem_code_24852d99_like ON public.agencies_serviceitem USING btree (code varchar_pattern_ops);

CREATE INDEX agencies_serviceitem_department_id_0f502df8 ON public.agencies_serviceitem USING btree (department_id);

CREATE INDEX agencies_serviceitem_shared_with_department_id_85df3b02 ON public.agencies_serviceitem_shared_with USING btree (department_id);

CREATE INDEX agencies_serviceitem_shared_with_serviceitem_id_f56049d9 ON public.agencies_serviceitem_shared_with USING btree (serviceitem_id);

CREATE INDEX agencies_source_code_22a07928_like ON public.agencies_source USING btree (code varchar_pattern_ops);

CREATE INDEX auth_group_name_a6ea08ec_like ON public.auth_group USING btree (name varchar_pattern_ops);

CREATE INDEX auth_group_permissions_group_id_b120cbf9 ON public.auth_group_permissions USING btree (group_id);

CREATE INDEX auth_group_permissions_permission_id_84c5c92e ON public.auth_group_permissions USING btree (permission_id);

CREATE INDEX auth_permission_content_type_id_2f476e4b ON public.auth_permission USING btree (content_type_id);

CREATE UNIQUE INDEX award_one_live ON public.bidding_award USING btree (procurement_id) WHERE ((status)::text = ANY (ARRAY[('pending'::character varying)::text, ('confirmed'::character varying)::text]));

CREATE INDEX axes_accessattempt_ip_address_10922d9c ON public.axes_accessattempt USING btree (ip_address);

CREATE INDEX axes_accessattempt_user_agent_ad89678b ON public.axes_accessattempt USING btree (user_agent);

CREATE INDEX axes_accessattempt_user_agent_ad89678b_like ON public.axes_accessattempt USING btree (user_agent varchar_pattern_ops);

CREATE INDEX axes_accessattempt_username_3f2d4ca0 ON public.axes_accessattempt USING btree (username);

CREATE INDEX axes_accessattempt_username_3f2d4ca0_like ON public.axes_accessattempt USING btree (username varchar_pattern_ops);

CREATE INDEX axes_accessfailurelog_ip_address_2e9f5a7f ON public.axes_accessfailurelog USING btree (ip_address);

CREATE INDEX axes_accessfailurelog_user_agent_ea145dda ON public.axes_accessfailurelog USING btree (user_agent);

CREATE INDEX axes_accessfailurelog_user_agent_ea145dda_like ON public.axes_accessfailurelog USING btree (user_agent varchar_pattern_ops);

CREATE INDEX axes_accessfailurelog_username_a8b7e8a4 ON public.axes_accessfailurelog USING btree (username);

CREATE INDEX axes_accessfailurelog_username_a8b7e8a4_like ON public.axes_accessfailurelog USING btree (username varchar_pattern_ops);

CREATE INDEX axes_accesslog_ip_address_86b417e5 ON public.axes_accesslog USING btree (ip_address);

CREATE INDEX axes_accesslog_user_agent_0e659004 ON public.axes_accesslog USING btree (user_agent);

CREATE INDEX axes_accesslog_user_agent_0e659004_like ON public.axes_accesslog USING btree (user_agent varchar_pattern_ops);

CREATE INDEX axes_accesslog_username_df93064b ON public.axes_accesslog USING btree (username);

CREATE INDEX axes_accesslog_username_df93064b_like ON public.axes_accesslog USING btree (username varchar_pattern_ops);

CREATE INDEX basket_basket_owner_id_3a018de5 ON public.basket_basket USING btree (owner_id);

CREATE INDEX basket_basket_vouchers_basket_id_f857c2f8 ON public.basket_basket_vouchers USING btree (basket_id);

CREATE INDEX basket_basket_vouchers_voucher_id_c2b66981 ON public.basket_basket_vouchers USING btree (voucher_id);

CREATE INDEX basket_line_basket_id_b615c905 ON public.basket_line USING btree (basket_id);

CREATE INDEX basket_line_date_created_eb0dfb1b ON public.basket_line USING btree (date_created);

CREATE INDEX basket_line_date_updated_a74d069d ON public.basket_line USING btree (date_updated);

CREATE INDEX basket_line_line_reference_08e91113 ON public.basket_line USING btree (line_reference);

CREATE INDEX basket_line_line_reference_08e91113_like ON public.basket_line USING btree (line_reference varchar_pattern_ops);

CREATE INDEX basket_line_product_id_303d743e ON public.basket_line USING btree (product_id);

CREATE INDEX basket_line_stockrecord_id_7039d8a4 ON public.basket_line USING btree (stockrecord_id);

CREATE INDEX basket_lineattribute_line_id_c41e0cdf ON public.basket_lineattribute USING btree (line_id);

CREATE INDEX basket_lineattribute_option_id_9387a3f7 ON public.basket_lineattribute USING btree (option_id);

CREATE INDEX bidding_amendment_made_by_id_547b7272 ON public.bidding_amendment USING btree (made_by_id);

CREATE INDEX bidding_amendment_procurement_id_ac717973 ON public.bidding_amendment USING btree (procurement_id);

CREATE INDEX bidding_attachment_added_by_id_10f3e25e ON public.bidding_attachment USING btree (added_by_id);

CREATE INDEX bidding_attachment_file_id_3c03923b ON public.bidding_attachment USING btree (file_id);

CREATE INDEX bidding_attachment_procurement_id_080147ff ON public.bidding_attachment USING btree (procurement_id);

CREATE INDEX bidding_attachment_removed_by_id_738b7eb9 ON public.bidding_attachment USING btree (removed_by_id);

CREATE INDEX bidding_award_agency_id_27ff0cab ON public.bidding_award USING btree (agency_id);

CREATE INDEX bidding_award_procurement_id_d4ebe4f3 ON public.bidding_award USING btree (procurement_id);

CREATE INDEX bidding_bidscore_agency_id_231afb49 ON public.bidding_bidscore USING btree (agency_id);

CREATE INDEX bidding_bidscore_evaluator_id_0d6cbee6 ON public.bidding_bidscore USING btree (evaluator_id);

CREATE INDEX bidding_bundle_created_by_id_cf805146 ON public.bidding_bundle USING btree (created_by_id);

CREATE INDEX bidding_bundle_number_e996bbba_like ON public.bidding_bundle USING btree (number varchar_pattern_ops);

CREATE INDEX bidding_bundle_owner_id_bf007bc7 ON public.bidding_bundle USING btree (owner_id);

CREATE INDEX bidding_bundle_project_id_da423bb3 ON public.bidding_bundle USING btree (project_id);

CREATE INDEX bidding_bundlemember_bundle_id_7bc9a81b ON public.bidding_bundlemember USING btree (bundle_id);

CREATE INDEX bidding_bundlemember_department_id_bd24a88d ON public.bidding_bundlemember USING btree (department_id);

CREATE INDEX bidding_bundlemember_item_id_75174240 ON public.bidding_bundlemember USING btree (item_id);

CREATE INDEX bidding_bundlemember_procurement_id_7396ec3e ON public.bidding_bundlemember USING btree (procurement_id);

CREATE INDEX bidding_bundlepaper_bundle_id_ac11eced ON public.bidding_bundlepaper USING btree (bundle_id);

CREATE INDEX bidding_bundlepaper_file_id_7722eee7 ON public.bidding_bundlepaper USING btree (file_id);

CREATE INDEX bidding_bundlepaper_handed_in_by_id_6ed1fc6d ON public.bidding_bundlepaper USING btree (handed_in_by_id);

CREATE INDEX bidding_bundlepause_bundle_id_6d6bf198 ON public.bidding_bundlepause USING btree (bundle_id);

CREATE INDEX bidding_bundlepause_paused_by_id_5166dccb ON public.bidding_bundlepause USING btree (paused_by_id);

CREATE INDEX bidding_bundlepause_resumed_by_id_66bdb1f3 ON public.bidding_bundlepause USING btree (resumed_by_id);

CREATE INDEX bidding_bundlestage_bundle_id_f8950034 ON public.bidding_bundlestage USING btree (bundle_id);

CREATE INDEX bidding_draftpage_procurement_id_30d23f66 ON public.bidding_draftpage USING btree (procurement_id);

CREATE INDEX bidding_draftpage_saved_by_id_c13f5505 ON public.bidding_draftpage USING btree (saved_by_id);

CREATE INDEX bidding_draftpage_step_efa871d4 ON public.bidding_draftpage USING btree (step);

CREATE INDEX bidding_draftpage_step_efa871d4_like ON public.bidding_draftpage USING btree (step varchar_pattern_ops);

CREATE INDEX bidding_draw_beacon_typed_by_id_5504a80d ON public.bidding_draw USING btree (beacon_typed_by_id);

CREATE INDEX bidding_draw_due_at_465ae61e ON public.bidding_draw USING btree (due_at);

CREATE INDEX bidding_draw_number_f4f59443_like ON public.bidding_draw USING btree (number varchar_pattern_ops);

CREATE INDEX bidding_draw_owner_id_4f92e749 ON public.bidding_draw USING btree (owner_id);

CREATE INDEX bidding_draw_region_id_e6430f02 ON public.bidding_draw USING btree (region_id);

CREATE INDEX bidding_drawrelease_by_id_555e6826 ON public.bidding_drawrelease USING btree (by_id);

CREATE INDEX bidding_drawrelease_draw_id_23c601d4 ON public.bidding_drawrelease USING btree (draw_id);

CREATE INDEX bidding_drawshare_agency_id_7dc854f2 ON public.bidding_drawshare USING btree (agency_id);

CREATE INDEX bidding_drawshare_draw_id_e6a60cec ON public.bidding_drawshare USING btree (draw_id);

CREATE INDEX bidding_endingrequest_asked_by_id_3738a467 ON public.bidding_endingrequest USING btree (asked_by_id);

CREATE INDEX bidding_endingrequest_decided_by_id_33bbfd42 ON public.bidding_endingrequest USING btree (decided_by_id);

CREATE INDEX bidding_endingrequest_procurement_id_43c24091 ON public.bidding_endingrequest USING btree (procurement_id);

CREATE INDEX bidding_envelope_number_a4db2d73_like ON public.bidding_envelope USING btree (number varchar_pattern_ops);

CREATE INDEX bidding_envelope_procurement_id_74d2dbaa ON public.bidding_envelope USING btree (procurement_id);

CREATE INDEX bidding_evaluator_expert_id_e8535c3d ON public.bidding_evaluator USING btree (expert_id);

CREATE INDEX bidding_evaluator_panel_id_dba23ac4 ON public.bidding_evaluator USING btree (panel_id);

CREATE INDEX bidding_expert_employer_code_492d60d8 ON public.bidding_expert USING btree (employer_code);

CREATE INDEX bidding_expert_employer_code_492d60d8_like ON public.bidding_expert USING btree (employer_code varchar_pattern_ops);

CREATE INDEX bidding_expert_number_bc2a7fb6_like ON public.bidding_expert USING btree (number varchar_pattern_ops);

CREATE INDEX bidding_expert_region_id_713f92f1 ON public.bidding_expert USING btree (region_id);

CREATE INDEX bidding_keyshare_envelope_id_7a1bc787 ON public.bidding_keyshare USING btree (envelope_id);

CREATE INDEX bidding_keyshare_holder_id_c873daf6 ON public.bidding_keyshare USING btree (holder_id);

CREATE INDEX bidding_lead_agencies_agency_id_0d3410d1 ON public.bidding_lead_agencies USING btree (agency_id);

CREATE INDEX bidding_lead_agencies_lead_id_974d6ce4 ON public.bidding_lead_agencies USING btree (lead_id);

CREATE INDEX bidding_lead_assigned_to_id_82eb64ae ON public.bidding_lead USING btree (assigned_to_id);

CREATE INDEX bidding_lead_decided_by_id_e049300e ON public.bidding_lead USING btree (decided_by_id);

CREATE INDEX bidding_lead_procurement_id_490f5269 ON public.bidding_lead USING btree (procurement_id);

CREATE INDEX bidding_library_created_by_id_639e4155 ON public.bidding_library USING btree (created_by_id);

CREATE INDEX bidding_library_department_id_26061d26 ON public.bidding_library USING btree (department_id);

CREATE INDEX bidding_library_due_at_2cf782b2 ON public.bidding_library USING btree (due_at);

CREATE INDEX bidding_library_number_09434899_like ON public.bidding_library USING btree (number varchar_pattern_ops);

CREATE INDEX bidding_library_region_id_8e3e7487 ON public.bidding_library USING btree (region_id);

CREATE INDEX bidding_libraryitem_item_id_406d07f5 ON public.bidding_libraryitem USING btree (item_id);

CREATE INDEX bidding_libraryitem_library_id_c1f954f1 ON public.bidding_libraryitem USING btree (library_id);

CREATE INDEX bidding_librarymember_agency_id_68883c4c ON public.bidding_librarymember USING btree (agency_id);

CREATE INDEX bidding_librarymember_applied_by_id_6d26612a ON public.bidding_librarymember USING btree (applied_by_id);

CREATE INDEX bidding_librarymember_library_id_72c6e205 ON public.bidding_librarymember USING btree (library_id);

CREATE INDEX bidding_librarymember_signed_by_id_56eeb8f8 ON public.bidding_librarymember USING btree (signed_by_id);

CREATE INDEX bidding_libraryobjection_against_id_1009c3e5 ON public.bidding_libraryobjection USING btree (against_id);

CREATE INDEX bidding_libraryobjection_decided_by_id_c71955ef ON public.bidding_libraryobjection USING btree (decided_by_id);

CREATE INDEX bidding_libraryobjection_library_id_3c288806 ON public.bidding_libraryobjection USING btree (library_id);

CREATE INDEX bidding_objection_decided_by_id_724673ce ON public.bidding_objection USING btree (decided_by_id);

CREATE INDEX bidding_objection_procurement_id_c10c8476 ON public.bidding_objection USING btree (procurement_id);

CREATE INDEX bidding_openingkey_membership_id_bf152e70 ON public.bidding_openingkey USING btree (membership_id);

CREATE INDEX bidding_opinion_bundle_id_73309a8e ON public.bidding_opinion USING btree (bundle_id);

CREATE INDEX bidding_opinion_department_id_62ae5bda ON public.bidding_opinion USING btree (department_id);

CREATE INDEX bidding_opinion_given_by_id_cf547e43 ON public.bidding_opinion USING btree (given_by_id);

CREATE INDEX bidding_opinionitem_opinion_id_e34674ad ON public.bidding_opinionitem USING btree (opinion_id);

CREATE INDEX bidding_ownrequirement_procurement_id_9bc6b672 ON public.bidding_ownrequirement USING btree (procurement_id);

CREATE INDEX bidding_ownrequirement_qualification_id_90e9f478 ON public.bidding_ownrequirement USING btree (qualification_id);

CREATE INDEX bidding_place_agency_id_8270a9c4 ON public.bidding_place USING btree (agency_id);

CREATE INDEX bidding_place_procurement_id_e4874ad1 ON public.bidding_place USING btree (procurement_id);

CREATE INDEX bidding_procurement_approved_by_id_5b8fca83 ON public.bidding_procurement USING btree (approved_by_id);

CREATE INDEX bidding_procurement_created_by_id_bad8d826 ON public.bidding_procurement USING btree (created_by_id);

CREATE INDEX bidding_procurement_due_at_366a6720 ON public.bidding_procurement USING btree (due_at);

CREATE INDEX bidding_procurement_number_fa5814e9_like ON public.bidding_procurement USING btree (number varchar_pattern_ops);

CREATE INDEX bidding_procurement_owner_id_c34abfe1 ON public.bidding_procurement USING btree (owner_id);

CREATE INDEX bidding_procurement_project_id_9340371c ON public.bidding_procurement USING btree (project_id);

CREATE INDEX bidding_procurement_rerun_of_id_ef1d7ede ON public.bidding_procurement USING btree (rerun_of_id);

CREATE INDEX bidding_procurementline_item_id_baa00f89 ON public.bidding_procurementline USING btree (item_id);

CREATE INDEX bidding_procurementline_offer_id_ec1fea52 ON public.bidding_procurementline USING btree (offer_id);

CREATE INDEX bidding_procurementline_procurement_id_9bfb454e ON public.bidding_procurementline USING btree (procurement_id);

CREATE INDEX bidding_project_owner_id_97151755 ON public.bidding_project USING btree (owner_id);

CREATE INDEX bidding_project_region_id_b34939a8 ON public.bidding_project USING btree (region_id);

CREATE INDEX bidding_proposedamendment_added_proposedamendment_id_0e0d82ff ON public.bidding_proposedamendment_added USING btree (proposedamendment_id);

CREATE INDEX bidding_proposedamendment_added_storedfile_id_a74678d2 ON public.bidding_proposedamendment_added USING btree (storedfile_id);

CREATE INDEX bidding_proposedamendment_procurement_id_e6d2f3fe ON public.bidding_proposedamendment USING btree (procurement_id);

CREATE INDEX bidding_proposedamendment_proposed_by_id_49540ed4 ON public.bidding_proposedamendment USING btree (proposed_by_id);

CREATE INDEX bidding_question_agency_id_392fbad0 ON public.bidding_question USING btree (agency_id);

CREATE INDEX bidding_question_answered_by_id_7b132ea3 ON public.bidding_question USING btree (answered_by_id);

CREATE INDEX bidding_question_asked_by_id_6476d5db ON public.bidding_question USING btree (asked_by_id);

CREATE INDEX bidding_question_procurement_id_15554919 ON public.bidding_question USING btree (procurement_id);

CREATE INDEX bidding_recusal_added_by_id_e3a535f7 ON public.bidding_recusal USING btree (added_by_id);

CREATE INDEX bidding_recusal_agency_id_426c1836 ON public.bidding_recusal USING btree (agency_id);

CREATE INDEX bidding_recusal_procurement_id_a3cd0564 ON public.bidding_recusal USING btree (procurement_id);

CREATE INDEX bidding_release_by_id_6b978ca7 ON public.bidding_release USING btree (by_id);

CREATE INDEX bidding_release_envelope_id_d9245108 ON public.bidding_release USING btree (envelope_id);

CREATE INDEX bidding_sealedbid_agency_id_e6e61da1 ON public.bidding_sealedbid USING btree (agency_id);

CREATE INDEX bidding_sealedbid_digest_20eb9054_like ON public.bidding_sealedbid USING btree (digest varchar_pattern_ops);

CREATE INDEX bidding_sealedbid_envelope_id_13a81494 ON public.bidding_sealedbid USING btree (envelope_id);

CREATE INDEX bidding_shortfall_approved_by_id_6f36c668 ON public.bidding_shortfall USING btree (approved_by_id);

CREATE INDEX bidding_shortfall_proposed_by_id_6694bc74 ON public.bidding_shortfall USING btree (proposed_by_id);

CREATE INDEX bidding_signup_agency_id_c626a14b ON public.bidding_signup USING btree (agency_id);

CREATE INDEX bidding_signup_confirmed_by_id_a695240b ON public.bidding_signup USING btree (confirmed_by_id);

CREATE INDEX bidding_signup_procurement_id_fd69c337 ON public.bidding_signup USING btree (procurement_id);

CREATE INDEX bidding_signup_submitted_by_id_70027579 ON public.bidding_signup USING btree (submitted_by_id);

CREATE INDEX bidding_witness_invited_by_id_24c4eb06 ON public.bidding_witness USING btree (invited_by_id);

CREATE INDEX bidding_witness_person_id_c20b9c2a ON public.bidding_witness USING btree (person_id);

CREATE INDEX bidding_witness_procurement_id_fb4d32e9 ON public.bidding_witness USING btree (procurement_id);

CREATE INDEX billing_account_code_aef3bbbf_like ON public.billing_account USING btree (code varchar_pattern_ops);

CREATE INDEX billing_account_owner_id_8ccf0077 ON public.billing_account USING btree (owner_id);

CREATE INDEX billing_bankaccount_number_2b70ba03_like ON public.billing_bankaccount USING btree (number varchar_pattern_ops);

CREATE INDEX billing_bankstatement_account_id_fe276011 ON public.billing_bankstatement USING btree (account_id);

CREATE INDEX billing_bankstatement_file_id_c1d66059 ON public.billing_bankstatement USING btree (file_id);

CREATE INDEX billing_bankstatement_imported_by_id_9fe8b571 ON public.billing_bankstatement USING btree (imported_by_id);

CREATE INDEX billing_bankstatement_sha256_0d532190_like ON public.billing_bankstatement USING btree (sha256 varchar_pattern_ops);

CREATE INDEX billing_feenotice_code_15513501_like ON public.billing_feenotice USING btree (code varchar_pattern_ops);

CREATE INDEX billing_feenotice_issuer_id_ac78e824 ON public.billing_feenotice USING btree (issuer_id);

CREATE INDEX billing_feenotice_payee_id_8a8751ec ON public.billing_feenotice USING btree (payee_id);

CREATE INDEX billing_feenotice_payer_id_616bdee1 ON public.billing_feenotice USING btree (payer_id);

CREATE INDEX billing_journal_actor_id_6878c105 ON public.billing_journal USING btree (actor_id);

CREATE INDEX billing_journal_key_f2597149_like ON public.billing_journal USING btree (key varchar_pattern_ops);

CREATE INDEX billing_match_reversal_of_id_3b356801 ON public.billing_match USING btree (reversal_of_id);

CREATE INDEX billing_match_run_id_b32f767d ON public.billing_match USING btree (run_id);

CREATE INDEX billing_match_transfer_id_89374406 ON public.billing_match USING btree (transfer_id);

CREATE INDEX billing_payeeaccount_organisation_id_06bc0b7e ON public.billing_payeeaccount USING btree (organisation_id);

CREATE INDEX billing_payment_created_by_id_d3ad50b7 ON public.billing_payment USING btree (created_by_id);

CREATE INDEX billing_payment_due_at_0038cf02 ON public.billing_payment USING btree (due_at);

CREATE INDEX billing_payment_gateway_id_103cee69_like ON public.billing_payment USING btree (gateway_id varchar_pattern_ops);

CREATE INDEX billing_payment_notice_id_60de33a6 ON public.billing_payment USING btree (notice_id);

CREATE INDEX billing_payment_number_f2d892a1_like ON public.billing_payment USING btree (number varchar_pattern_ops);

CREATE INDEX billing_payout_account_id_f19fbf56 ON public.billing_payout USING btree (account_id);

CREATE INDEX billing_payout_approved_by_id_27f77c9d ON public.billing_payout USING btree (approved_by_id);

CREATE INDEX billing_payout_gateway_id_31531777_like ON public.billing_payout USING btree (gateway_id varchar_pattern_ops);

CREATE INDEX billing_payout_number_9cf0a6ec_like ON public.billing_payout USING btree (number varchar_pattern_ops);

CREATE INDEX billing_payout_organisation_id_da6ec56f ON public.billing_payout USING btree (organisation_id);

CREATE INDEX billing_payout_requested_by_id_59f7df32 ON public.billing_payout USING btree (requested_by_id);

CREATE INDEX billing_receipt_number_7b531711_like ON public.billing_receipt USING btree (number varchar_pattern_ops);

CREATE INDEX billing_reconciliationexception_approved_by_id_ca153c09 ON public.billing_reconciliationexception USING btree (approved_by_id);

CREATE INDEX billing_reconciliationexception_line_id_ab19a072 ON public.billing_reconciliationexception USING btree (line_id);

CREATE INDEX billing_reconciliationexception_proposed_by_id_dd1a5a1b ON public.billing_reconciliationexception USING btree (proposed_by_id);

CREATE INDEX billing_reconciliationexception_run_id_03361458 ON public.billing_reconciliationexception USING btree (run_id);

CREATE INDEX billing_reconciliationexception_transfer_id_1b99d213 ON public.billing_reconciliationexception USING btree (transfer_id);

CREATE INDEX billing_reconciliationrun_account_id_16efe916 ON public.billing_reconciliationrun USING btree (account_id);

CREATE INDEX billing_reconciliationrun_signed_by_id_b584bf28 ON public.billing_reconciliationrun USING btree (signed_by_id);

CREATE INDEX billing_reconciliationrun_started_by_id_baf65fec ON public.billing_reconciliationrun USING btree (started_by_id);

CREATE INDEX billing_refund_approved_by_id_11a382a8 ON public.billing_refund USING btree (approved_by_id);

CREATE INDEX billing_refund_gateway_id_69aabd04_like ON public.billing_refund USING btree (gateway_id varchar_pattern_ops);

CREATE INDEX billing_refund_number_64ffd064_like ON public.billing_refund USING btree (number varchar_pattern_ops);

CREATE INDEX billing_refund_payment_id_51c81a5e ON public.billing_refund USING btree (payment_id);

CREATE INDEX billing_refund_requested_by_id_599a71a6 ON public.billing_refund USING btree (requested_by_id);

CREATE INDEX billing_sta_account_49cf94_idx ON public.billing_statementline USING btree (account_id, "on");

CREATE INDEX billing_statementline_account_id_836276e5 ON public.billing_statementline USING btree (account_id);

CREATE INDEX billing_statementline_statement_id_55057473 ON public.billing_statementline USING btree (statement_id);

CREATE INDEX billing_transfer_credit_id_93202b6d ON public.billing_transfer USING btree (credit_id);

CREATE INDEX billing_transfer_debit_id_292fe32b ON public.billing_transfer USING btree (debit_id);

CREATE INDEX billing_transfer_journal_id_95280dd4 ON public.billing_transfer USING btree (journal_id);

CREATE UNIQUE INDEX bundle_one_pause_at_a_time ON public.bidding_bundlepause USING btree (bundle_id) WHERE (resumed_at IS NULL);

CREATE UNIQUE INDEX bundle_one_stage_at_a_time ON public.bidding_bundlestage USING btree (bundle_id) WHERE (ended_at IS NULL);

CREATE INDEX cache_entries_expires ON public.cache_entries USING btree (expires);

CREATE INDEX catalogue_attributeoption_code_861d9e91_like ON public.catalogue_attributeoption USING btree (code varchar_pattern_ops);

CREATE INDEX catalogue_attributeoption_group_id_3d4a5e24 ON public.catalogue_attributeoption USING btree (group_id);

CREATE INDEX catalogue_attributeoptiongroup_code_30e7931f_like ON public.catalogue_attributeoptiongroup USING btree (code varchar_pattern_ops);

CREATE INDEX catalogue_category_ancestors_are_public_d088d0db ON public.catalogue_category USING btree (ancestors_are_public);

CREATE INDEX catalogue_category_code_98f4a4fa_like ON public.catalogue_category USING btree (code varchar_pattern_ops);

CREATE INDEX catalogue_category_exclude_from_menu_898e8583 ON public.catalogue_category USING btree (exclude_from_menu);

CREATE INDEX catalogue_category_is_public_ab0536be ON public.catalogue_category USING btree (is_public);

CREATE INDEX catalogue_category_name_1f342ac2 ON public.catalogue_category USING btree (name);

CREATE INDEX catalogue_category_name_1f342ac2_like ON public.catalogue_category USING btree (name varchar_pattern_ops);

CREATE INDEX catalogue_category_path_1c5b79c2_like ON public.catalogue_category USING btree (path varchar_pattern_ops);

CREATE INDEX catalogue_category_slug_9635febd ON public.catalogue_category USING btree (slug);

CREATE INDEX catalogue_category_slug_9635febd_like ON public.catalogue_category USING btree (slug varchar_pattern_ops);

CREATE INDEX catalogue_option_code_0697b920_like ON public.catalogue_option USING btree (code varchar_pattern_ops);

CREATE INDEX catalogue_option_name_7b84926d ON public.catalogue_option USING btree (name);

CREATE INDEX catalogue_option_name_7b84926d_like ON public.catalogue_option USING btree (name varchar_pattern_ops);

CREATE INDEX catalogue_option_option_group_id_2fd86269 ON public.catalogue_option USING btree (option_group_id);

CREATE INDEX catalogue_option_order_d4ee348f ON public.catalogue_option USING btree ("order");

CREATE INDEX catalogue_product_code_a7386c07_like ON public.catalogue_product USING btree (code varchar_pattern_ops);

CREATE INDEX catalogue_product_date_created_d66f485a ON public.catalogue_product USING btree (date_created);

CREATE INDEX catalogue_product_date_updated_d3a1785d ON public.catalogue_product USING btree (date_updated);

CREATE INDEX catalogue_product_is_public_1cf798c5 ON public.catalogue_product USING btree (is_public);

CREATE INDEX catalogue_product_parent_id_9bfd2382 ON public.catalogue_product USING btree (parent_id);

CREATE INDEX catalogue_product_priority_983a8f56 ON public.catalogue_product USING btree (priority);

CREATE INDEX catalogue_product_product_class_id_0c6c5b54 ON public.catalogue_product USING btree (product_class_id);

CREATE INDEX catalogue_product_product_options_option_id_ff470e13 ON public.catalogue_product_product_options USING btree (option_id);

CREATE INDEX catalogue_product_product_options_product_id_ad2b46bd ON public.catalogue_product_product_options USING btree (product_id);

CREATE INDEX catalogue_product_slug_c8e2e2b9 ON public.catalogue_product USING btree (slug);

CREATE INDEX catalogue_product_slug_c8e2e2b9_like ON public.catalogue_product USING btree (slug varchar_pattern_ops);

CREATE INDEX catalogue_product_upc_91f72b90_like ON public.catalogue_product USING btree (upc varchar_pattern_ops);

CREATE INDEX catalogue_productattribute_attributeoption_id_962b600b ON public.catalogue_productattributevalue_value_multi_option USING btree (attributeoption_id);

CREATE INDEX catalogue_productattribute_code_9ffea293 ON public.catalogue_productattribute USING btree (code);

CREATE INDEX catalogue_productattribute_code_9ffea293_like ON public.catalogue_productattribute USING btree (code varchar_pattern_ops);

CREATE INDEX catalogue_productattribute_option_group_id_6b422dc2 ON public.catalogue_productattribute USING btree (option_group_id);

CREATE INDEX catalogue_productattribute_product_class_id_7af808ec ON public.catalogue_productattribute USING btree (product_class_id);

CREATE INDEX catalogue_productattribute_productattributevalue_id_9c7c031e ON public.catalogue_productattributevalue_value_multi_option USING btree (productattributevalue_id);

CREATE INDEX catalogue_productattributevalue_attribute_id_0287c1e7 ON public.catalogue_productattributevalue USING btree (attribute_id);

CREATE INDEX catalogue_productattributevalue_entity_content_type_id_f7186ab5 ON public.catalogue_productattributevalue USING btree (entity_content_type_id);

CREATE INDEX catalogue_productattributevalue_product_id_a03cd90e ON public.catalogue_productattributevalue USING btree (product_id);

CREATE INDEX catalogue_productattributevalue_value_boolean_c5b0d66a ON public.catalogue_productattributevalue USING btree (value_boolean);

CREATE INDEX catalogue_productattributevalue_value_date_d18775c1 ON public.catalogue_productattributevalue USING btree (value_date);

CREATE INDEX catalogue_productattributevalue_value_datetime_b474ac38 ON public.catalogue_productattributevalue USING btree (value_datetime);

CREATE INDEX catalogue_productattributevalue_value_float_5ef8d3db ON public.catalogue_productattributevalue USING btree (value_float);

CREATE INDEX catalogue_productattributevalue_value_integer_55fbb7d6 ON public.catalogue_productattributevalue USING btree (value_integer);

CREATE INDEX catalogue_productattributevalue_value_option_id_21026066 ON public.catalogue_productattributevalue USING btree (value_option_id);

CREATE INDEX catalogue_productcategory_category_id_176db535 ON public.catalogue_productcategory USING btree (category_id);

CREATE INDEX catalogue_productcategory_product_id_846a4061 ON public.catalogue_productcategory USING btree (product_id);

CREATE INDEX catalogue_productclass_options_option_id_b099542c ON public.catalogue_productclass_options USING btree (option_id);

CREATE INDEX catalogue_productclass_options_productclass_id_732df4c8 ON public.catalogue_productclass_options USING btree (productclass_id);

CREATE INDEX catalogue_productclass_slug_270c6b2b_like ON public.catalogue_productclass USING btree (slug varchar_pattern_ops);

CREATE INDEX catalogue_productimage_code_fdab9782_like ON public.catalogue_productimage USING btree (code varchar_pattern_ops);

CREATE INDEX catalogue_productimage_display_order_9fa741ac ON public.catalogue_productimage USING btree (display_order);

CREATE INDEX catalogue_productimage_product_id_49474fe8 ON public.catalogue_productimage USING btree (product_id);

CREATE INDEX catalogue_productrecommendation_primary_id_6e51a55c ON public.catalogue_productrecommendation USING btree (primary_id);

CREATE INDEX catalogue_productrecommendation_ranking_e7a0f7fd ON public.catalogue_productrecommendation USING btree (ranking);

CREATE INDEX catalogue_productrecommendation_recommendation_id_daf8ae95 ON public.catalogue_productrecommendation USING btree (recommendation_id);

CREATE INDEX communication_communicationeventtype_code_9a1ab36a_like ON public.communication_communicationeventtype USING btree (code varchar_pattern_ops);

CREATE INDEX communication_communicationeventtype_name_45761eb9 ON public.communication_communicationeventtype USING btree (name);

CREATE INDEX communication_communicationeventtype_name_45761eb9_like ON public.communication_communicationeventtype USING btree (name varchar_pattern_ops);

CREATE INDEX communication_email_user_id_a6eae16a ON public.communication_email USING btree (user_id);

CREATE INDEX communication_notification_recipient_id_2f83b142 ON public.communication_notification USING btree (recipient_id);

CREATE INDEX communication_notification_sender_id_f1fdd4c8 ON public.communication_notification USING btree (sender_id);

CREATE INDEX complaint_about ON public.agencies_complaint USING btree (about);

CREATE INDEX contracts_awardnotice_file_id_d6a17416 ON public.contracts_awardnotice USING btree (file_id);

CREATE INDEX contracts_awardnotice_number_f5d37506_like ON public.contracts_awardnotice USING btree (number varchar_pattern_ops);

CREATE INDEX contracts_contract_agency_id_75890680 ON public.contracts_contract USING btree (agency_id);

CREATE INDEX contracts_contract_due_at_a4e5396f ON public.contracts_contract USING btree (due_at);

CREATE INDEX contracts_contract_number_c16b99fb_like ON public.contracts_contract USING btree (number varchar_pattern_ops);

CREATE INDEX contracts_contract_owner_id_b6fd2bd8 ON public.contracts_contract USING btree (owner_id);

CREATE INDEX contracts_contractdocument_contract_id_241d96f0 ON public.contracts_contractdocument USING btree (contract_id);

CREATE INDEX contracts_contractdocument_file_id_7b8222ce ON public.contracts_contractdocument USING btree (file_id);

CREATE INDEX contracts_contractdocument_sha256_155df0bc ON public.contracts_contractdocument USING btree (sha256);

CREATE INDEX contracts_contractdocument_sha256_155df0bc_like ON public.contracts_contractdocument USING btree (sha256 varchar_pattern_ops);

CREATE INDEX contracts_deliverable_delivered_by_id_c100626f ON public.contracts_deliverable USING btree (delivered_by_id);

CREATE INDEX contracts_deliverable_file_id_b83325da ON public.contracts_deliverable USING btree (file_id);

CREATE INDEX contracts_deliverable_milestone_id_dfbe5584 ON public.contracts_deliverable USING btree (milestone_id);

CREATE INDEX contracts_milestone_contract_id_00e93583 ON public.contracts_milestone USING btree (contract_id);

CREATE INDEX contracts_milestone_due_at_a69833cb ON public.contracts_milestone USING btree (due_at);

CREATE INDEX contracts_rating_rated_by_id_f5effa1d ON public.contracts_rating USING btree (rated_by_id);

CREATE INDEX contracts_rating_replied_by_id_ab6bba8c ON public.contracts_rating USING btree (replied_by_id);

CREATE INDEX contracts_reading_acting_for_id_09111d50 ON public.contracts_reading USING btree (acting_for_id);

CREATE INDEX contracts_reading_deliverable_id_63d86c0b ON public.contracts_reading USING btree (deliverable_id);

CREATE INDEX contracts_reading_department_id_a285420f ON public.contracts_reading USING btree (department_id);

CREATE INDEX contracts_reading_read_by_id_de2c598e ON public.contracts_reading USING btree (read_by_id);

CREATE INDEX contracts_revision_acting_for_id_f7ecaddb ON public.contracts_revision USING btree (acting_for_id);

CREATE INDEX contracts_revision_contract_id_da6e08c0 ON public.contracts_revision USING btree (contract_id);

CREATE INDEX contracts_revision_made_by_id_6b91207b ON public.contracts_revision USING btree (made_by_id);

CREATE INDEX contracts_sharedresult_deliverable_id_e61ab055 ON public.contracts_sharedresult USING btree (deliverable_id);

CREATE INDEX contracts_sharedresult_department_id_1d90f279 ON public.contracts_sharedresult USING btree (department_id);

CREATE INDEX contracts_signature_certificate_id_1af13f03 ON public.contracts_signature USING btree (certificate_id);

CREATE INDEX contracts_signature_contract_id_da3e9a54 ON public.contracts_signature USING btree (contract_id);

CREATE INDEX contracts_signature_signed_by_id_6ab94c7b ON public.contracts_signature USING btree (signed_by_id);

CREATE INDEX contracts_signingcertificate_organisation_id_cd07ba1d ON public.contracts_signingcertificate USING btree (organisation_id);

CREATE INDEX contracts_signingcertificate_serial_491eaf29_like ON public.contracts_signingcertificate USING btree (serial varchar_pattern_ops);

CREATE INDEX core_chainentry_hash_5a0b0bf2_like ON public.core_chainentry USING btree (hash varchar_pattern_ops);

CREATE INDEX core_chainleaf_seal_id_33666a0c ON public.core_chainleaf USING btree (seal_id);

CREATE INDEX core_department_code_434df541_like ON public.core_department USING btree (code varchar_pattern_ops);

CREATE INDEX core_headsubscription_last_head_id_2cbc7706 ON public.core_headsubscription USING btree (last_head_id);

CREATE INDEX core_headsubscription_made_by_id_9ca0c7f6 ON public.core_headsubscription USING btree (made_by_id);

CREATE INDEX core_headsubscription_organisation_id_092dcf35 ON public.core_headsubscription USING btree (organisation_id);

CREATE INDEX core_membership_department_id_04b56bca ON public.core_membership USING btree (department_id);

CREATE INDEX core_membership_organisation_id_044c8ca1 ON public.core_membership USING btree (organisation_id);

CREATE INDEX core_membership_region_id_585ad154 ON public.core_membership USING btree (region_id);

CREATE INDEX core_membership_user_id_f9b5780b ON public.core_membership USING btree (user_id);

CREATE INDEX core_organisation_credit_code_7eea08e9_like ON public.core_organisation USING btree (credit_code varchar_pattern_ops);

CREATE INDEX core_organisation_region_id_500b0a5c ON public.core_organisation USING btree (region_id);

CREATE INDEX core_region_code_b7a2f4af_like ON public.core_region USING btree (code varchar_pattern_ops);

CREATE INDEX core_regionpolicy_region_id_4ac33645 ON public.core_regionpolicy USING btree (region_id);

CREATE INDEX core_status_subject_2005cf_idx ON public.core_statuschange USING btree (subject_type_id, subject_id, at);

CREATE INDEX core_statuschange_acting_for_id_6c8faab3 ON public.core_statuschange USING btree (acting_for_id);

CREATE INDEX core_statuschange_by_id_15e08ee9 ON public.core_statuschange USING btree (by_id);

CREATE INDEX core_statuschange_subject_type_id_f1c85704 ON public.core_statuschange USING btree (subject_type_id);

CREATE INDEX core_storedfile_organisation_id_27496f70 ON public.core_storedfile USING btree (organisation_id);

CREATE INDEX core_storedfile_uploaded_by_id_aa7d33c5 ON public.core_storedfile USING btree (uploaded_by_id);

CREATE INDEX core_user_email_92a71487_like ON public.core_user USING btree (email varchar_pattern_ops);

CREATE INDEX core_user_groups_group_id_fe8c697f ON public.core_user_groups USING btree (group_id);

CREATE INDEX core_user_groups_user_id_70b4d9b8 ON public.core_user_groups USING btree (user_id);

CREATE INDEX core_user_user_permissions_permission_id_35ccf601 ON public.core_user_user_permissions USING btree (permission_id);

CREATE INDEX core_user_user_permissions_user_id_085123d3 ON public.core_user_user_permissions USING btree (user_id);

CREATE INDEX django_admin_log_content_type_id_c4bce8eb ON public.django_admin_log USING btree (content_type_id);

CREATE INDEX django_admin_log_user_id_c564eba6 ON public.django_admin_log USING btree (user_id);

CREATE INDEX django_session_expire_date_a5c62663 ON public.django_session USING btree (expire_date);

CREATE INDEX django_session_session_key_c0390e0f_like ON public.django_session USING btree (session_key varchar_pattern_ops);

CREATE INDEX django_site_domain_a2e37b91_like ON public.django_site USING btree (domain varchar_pattern_ops);

CREATE UNIQUE INDEX envelope_opening_one_at_a_time ON public.bidding_envelope USING btree (procurement_id) WHERE ((opened_at IS NULL) AND (opening_at IS NOT NULL));

CREATE UNIQUE INDEX exception_once_a_line ON public.billing_reconciliationexception USING btree (line_id) WHERE (NOT ((status)::text = 'carried'::text));

CREATE UNIQUE INDEX exception_once_a_transfer ON public.billing_reconciliationexception USING btree (transfer_id) WHERE (NOT ((status)::text = 'carried'::text));

CREATE UNIQUE INDEX fee_notice_one_live_per_subject ON public.billing_feenotice USING btree (subject) WHERE (NOT ((status)::text = 'void'::text));

CREATE UNIQUE INDEX head_subscription_once ON public.core_headsubscription USING btree (organisation_id, email, url) WHERE (ended_at IS NULL);

CREATE INDEX journal_reference ON public.billing_journal USING btree (reference);

CREATE UNIQUE INDEX library_seat_held_once ON public.bidding_librarymember USING btree (library_id, seat) WHERE ((status)::text = ANY (ARRAY[('admitted'::character varying)::text, ('member'::character varying)::text, ('leaving'::character varying)::text]));

CREATE INDEX method_direct_directterms_asked_agency_id_51d8fee4 ON public.method_direct_directterms USING btree (asked_agency_id);

CREATE INDEX method_library_libraryterms_member_id_9db040c3 ON public.method_library_libraryterms USING btree (member_id);

CREATE INDEX method_library_libraryterms_promise_id_34129523 ON public.method_library_libraryterms USING btree (promise_id);

CREATE INDEX method_lowest_price_explanation_decided_by_id_3606bf66 ON public.method_lowest_price_explanation USING btree (decided_by_id);

CREATE INDEX method_lowest_price_explanation_procurement_id_c6a528b9 ON public.method_lowest_price_explanation USING btree (procurement_id);

CREATE INDEX method_open_tender_opentenderterms_tender_id_787f3d4e ON public.method_open_tender_opentenderterms USING btree (tender_id);

CREATE INDEX method_open_tender_tender_number_91dbf880_like ON public.method_open_tender_tender USING btree (number varchar_pattern_ops);

CREATE INDEX method_open_tender_tender_owner_id_cdd38c6a ON public.method_open_tender_tender USING btree (owner_id);

CREATE INDEX mfa_authenticator_user_id_0c3a50c0 ON public.mfa_authenticator USING btree (user_id);

CREATE INDEX offer_benefit_range_id_ab19c5ab ON public.offer_benefit USING btree (range_id);

CREATE INDEX offer_condition_range_id_b023a2aa ON public.offer_condition USING btree (range_id);

CREATE INDEX offer_conditionaloffer_benefit_id_f43f68b5 ON public.offer_conditionaloffer USING btree (benefit_id);

CREATE INDEX offer_conditionaloffer_com_from_conditionaloffer_id_85c3bd9f ON public.offer_conditionaloffer_combinations USING btree (from_conditionaloffer_id);

CREATE INDEX offer_conditionaloffer_com_to_conditionaloffer_id_ae993478 ON public.offer_conditionaloffer_combinations USING btree (to_conditionaloffer_id);

CREATE INDEX offer_conditionaloffer_condition_id_e6baa945 ON public.offer_conditionaloffer USING btree (condition_id);

CREATE INDEX offer_conditionaloffer_name_340601c2_like ON public.offer_conditionaloffer USING btree (name varchar_pattern_ops);

CREATE INDEX offer_conditionaloffer_priority_4c2fc582 ON public.offer_conditionaloffer USING btree (priority);

CREATE INDEX offer_conditionaloffer_slug_e4649c01_like ON public.offer_conditionaloffer USING btree (slug varchar_pattern_ops);

CREATE UNIQUE INDEX offer_one_per_agency_and_item ON public.agencies_offer USING btree (agency_id, item_id) WHERE (NOT ((status)::text = 'withdrawn'::text));

CREATE INDEX offer_range_classes_productclass_id_6f6de46d ON public.offer_range_classes USING btree (productclass_id);

CREATE INDEX offer_range_classes_range_id_7d3e573e ON public.offer_range_classes USING btree (range_id);

CREATE INDEX offer_range_excluded_categories_category_id_c16fd4f7 ON public.offer_range_excluded_categories USING btree (category_id);

CREATE INDEX offer_range_excluded_categories_range_id_6346945d ON public.offer_range_excluded_categories USING btree (range_id);

CREATE INDEX offer_range_excluded_products_product_id_78c49bfc ON public.offer_range_excluded_products USING btree (product_id);

CREATE INDEX offer_range_excluded_products_range_id_cce4a032 ON public.offer_range_excluded_products USING btree (range_id);

CREATE INDEX offer_range_included_categories_category_id_c61569a5 ON public.offer_range_included_categories USING btree (category_id);

CREATE INDEX offer_range_included_categories_range_id_1b616138 ON public.offer_range_included_categories USING btree (range_id);

CREATE INDEX offer_range_name_c72a602f_like ON public.offer_range USING btree (name varchar_pattern_ops);

CREATE INDEX offer_range_proxy_class_3c9917c6_like ON public.offer_range USING btree (proxy_class varchar_pattern_ops);

CREATE INDEX offer_range_slug_ce39e53b_like ON public.offer_range USING btree (slug varchar_pattern_ops);

CREATE INDEX offer_rangeproduct_product_id_723b3ea3 ON public.offer_rangeproduct USING btree (product_id);

CREATE INDEX offer_rangeproduct_range_id_ee358495 ON public.offer_rangeproduct USING btree (range_id);

CREATE INDEX offer_rangeproductfileupload_date_uploaded_f0a4f9ae ON public.offer_rangeproductfileupload USING btree (date_uploaded);

CREATE INDEX offer_rangeproductfileupload_range_id_c055ebf8 ON public.offer_rangeproductfileupload USING btree (range_id);

CREATE INDEX offer_rangeproductfileupload_uploaded_by_id_c01a3250 ON public.offer_rangeproductfileupload USING btree (uploaded_by_id);

CREATE INDEX offline_gateway_offlineorder_idempotency_key_77ac6370_like ON public.offline_gateway_offlineorder USING btree (idempotency_key varchar_pattern_ops);

CREATE INDEX offline_gateway_offlineorder_number_bd065dc9_like ON public.offline_gateway_offlineorder USING btree (number varchar_pattern_ops);

CREATE INDEX offline_gateway_offlineorder_payment_id_2ccd3e1f ON public.offline_gateway_offlineorder USING btree (payment_id);

CREATE INDEX offline_gateway_offlineorder_reference_aa1331fa ON public.offline_gateway_offlineorder USING btree (reference);

CREATE INDEX offline_gateway_offlineorder_reference_aa1331fa_like ON public.offline_gateway_offlineorder USING btree (reference varchar_pattern_ops);

CREATE UNIQUE INDEX one_amendment_waits ON public.bidding_proposedamendment USING btree (procurement_id) WHERE ((status)::text = 'waiting'::text);

CREATE UNIQUE INDEX one_undecided_ending_request ON public.bidding_endingrequest USING btree (procurement_id) WHERE (decided_at IS NULL);

CREATE INDEX order_billingaddress_code_e240f533_like ON public.order_billingaddress USING btree (code varchar_pattern_ops);

CREATE INDEX order_billingaddress_country_id_17f57dca ON public.order_billingaddress USING btree (country_id);

CREATE INDEX order_billingaddress_country_id_17f57dca_like ON public.order_billingaddress USING btree (country_id varchar_pattern_ops);

CREATE INDEX order_communicationevent_date_created_ce404d62 ON public.order_communicationevent USING btree (date_created);

CREATE INDEX order_communicationevent_event_type_id_4bc9ee29 ON public.order_communicationevent USING btree (event_type_id);

CREATE INDEX order_communicationevent_order_id_94e784ac ON public.order_communicationevent USING btree (order_id);

CREATE INDEX order_line_order_id_b9148391 ON public.order_line USING btree (order_id);

CREATE INDEX order_line_partner_id_258a2fb9 ON public.order_line USING btree (partner_id);

CREATE INDEX order_line_product_id_e620902d ON public.order_line USING btree (product_id);

CREATE INDEX order_line_stockrecord_id_1d65aff5 ON public.order_line USING btree (stockrecord_id);

CREATE INDEX order_lineattribute_line_id_adf6dd87 ON public.order_lineattribute USING btree (line_id);

CREATE INDEX order_lineattribute_option_id_b54d597c ON public.order_lineattribute USING btree (option_id);

CREATE INDEX order_lineprice_line_id_2de52446 ON public.order_lineprice USING btree (line_id);

CREATE INDEX order_lineprice_order_id_66792e56 ON public.order_lineprice USING btree (order_id);

CREATE INDEX order_order_basket_id_8b0acbb2 ON public.order_order USING btree (basket_id);

CREATE INDEX order_order_billing_address_id_8fe537cf ON public.order_order USING btree (billing_address_id);

CREATE INDEX order_order_date_placed_506a9365 ON public.order_order USING btree (date_placed);

CREATE INDEX order_order_number_49f06f1b_like ON public.order_order USING btree (number varchar_pattern_ops);

CREATE INDEX order_order_shipping_address_id_57e64931 ON public.order_order USING btree (shipping_address_id);

CREATE INDEX order_order_site_id_e27f3526 ON public.order_order USING btree (site_id);

CREATE INDEX order_order_user_id_7cf9bc2b ON public.order_order USING btree (user_id);

CREATE INDEX order_orderdiscount_offer_name_706d6119 ON public.order_orderdiscount USING btree (offer_name);

CREATE INDEX order_orderdiscount_offer_name_706d6119_like ON public.order_orderdiscount USING btree (offer_name varchar_pattern_ops);

CREATE INDEX order_orderdiscount_order_id_bc91e123 ON public.order_orderdiscount USING btree (order_id);

CREATE INDEX order_orderdiscount_voucher_code_6ee4f360 ON public.order_orderdiscount USING btree (voucher_code);

CREATE INDEX order_orderdiscount_voucher_code_6ee4f360_like ON public.order_orderdiscount USING btree (voucher_code varchar_pattern_ops);

CREATE INDEX order_orderlinediscount_line_id_88fbcd4a ON public.order_orderlinediscount USING btree (line_id);

CREATE INDEX order_orderlinediscount_order_discount_id_b9dfa715 ON public.order_orderlinediscount USING btree (order_discount_id);

CREATE INDEX order_ordernote_order_id_7d97583d ON public.order_ordernote USING btree (order_id);

CREATE INDEX order_ordernote_user_id_48d7a672 ON public.order_ordernote USING btree (user_id);

CREATE INDEX order_orderstatuschange_date_created_a5107b93 ON public.order_orderstatuschange USING btree (date_created);

CREATE INDEX order_orderstatuschange_order_id_43efdbe5 ON public.order_orderstatuschange USING btree (order_id);

CREATE INDEX order_paymentevent_date_created_05d8c079 ON public.order_paymentevent USING btree (date_created);

CREATE INDEX order_paymentevent_event_type_id_568c7161 ON public.order_paymentevent USING btree (event_type_id);

CREATE INDEX order_paymentevent_order_id_395b3e82 ON public.order_paymentevent USING btree (order_id);

CREATE INDEX order_paymentevent_shipping_event_id_213dcfb8 ON public.order_paymentevent USING btree (shipping_event_id);

CREATE INDEX order_paymenteventquantity_event_id_a540165a ON public.order_paymenteventquantity USING btree (event_id);

CREATE INDEX order_paymenteventquantity_line_id_df44b021 ON public.order_paymenteventquantity USING btree (line_id);

CREATE INDEX order_paymenteventtype_code_19e3e888_like ON public.order_paymenteventtype USING btree (code varchar_pattern_ops);

CREATE INDEX order_paymenteventtype_name_e4bcca28_like ON public.order_paymenteventtype USING btree (name varchar_pattern_ops);

CREATE INDEX order_shippingaddress_code_a3af64e4_like ON public.order_shippingaddress USING btree (code varchar_pattern_ops);

CREATE INDEX order_shippingaddress_country_id_29abf9a0 ON public.order_shippingaddress USING btree (country_id);

CREATE INDEX order_shippingaddress_country_id_29abf9a0_like ON public.order_shippingaddress USING btree (country_id varchar_pattern_ops);

CREATE INDEX order_shippingevent_date_created_74c4a6fa ON public.order_shippingevent USING btree (date_created);

CREATE INDEX order_shippingevent_event_type_id_9f1efb20 ON public.order_shippingevent USING btree (event_type_id);

CREATE INDEX order_shippingevent_order_id_8c031fb6 ON public.order_shippingevent USING btree (order_id);

CREATE INDEX order_shippingeventquantity_event_id_1c7fb9c7 ON public.order_shippingeventquantity USING btree (event_id);

CREATE INDEX order_shippingeventquantity_line_id_3b089ee0 ON public.order_shippingeventquantity USING btree (line_id);

CREATE INDEX order_shippingeventtype_code_db3854de_like ON public.order_shippingeventtype USING btree (code varchar_pattern_ops);

CREATE INDEX order_shippingeventtype_name_6d9a48a2_like ON public.order_shippingeventtype USING btree (name varchar_pattern_ops);

CREATE INDEX order_surcharge_order_id_5c0a94f5 ON public.order_surcharge USING btree (order_id);

CREATE INDEX outbox_waiting ON public.core_outboxmessage USING btree (due_at, id) WHERE ((done_at IS NULL) AND (given_up_at IS NULL));

CREATE INDEX partner_partner_code_13d0debd_like ON public.partner_partner USING btree (code varchar_pattern_ops);

CREATE INDEX partner_partner_name_caa0c2ee ON public.partner_partner USING btree (name);

CREATE INDEX partner_partner_name_caa0c2ee_like ON public.partner_partner USING btree (name varchar_pattern_ops);

CREATE INDEX partner_partner_users_partner_id_1883dfd9 ON public.partner_partner_users USING btree (partner_id);

CREATE INDEX partner_partner_users_user_id_d75d6e40 ON public.partner_partner_users USING btree (user_id);

CREATE INDEX partner_partneraddress_code_f65ed678_like ON public.partner_partneraddress USING btree (code varchar_pattern_ops);

CREATE INDEX partner_partneraddress_country_id_02c4f979 ON public.partner_partneraddress USING btree (country_id);

CREATE INDEX partner_partneraddress_country_id_02c4f979_like ON public.partner_partneraddress USING btree (country_id varchar_pattern_ops);

CREATE INDEX partner_partneraddress_partner_id_59551b0a ON public.partner_partneraddress USING btree (partner_id);

CREATE INDEX partner_stockalert_date_created_832cf043 ON public.partner_stockalert USING btree (date_created);

CREATE INDEX partner_stockalert_stockrecord_id_68ad503a ON public.partner_stockalert USING btree (stockrecord_id);

CREATE INDEX partner_stockrecord_date_updated_e6ae5f14 ON public.partner_stockrecord USING btree (date_updated);

CREATE INDEX partner_stockrecord_partner_id_4155a586 ON public.partner_stockrecord USING btree (partner_id);

CREATE INDEX partner_stockrecord_product_id_62fd9e45 ON public.partner_stockrecord USING btree (product_id);

CREATE UNIQUE INDEX payee_account_one_current ON public.billing_payeeaccount USING btree (organisation_id) WHERE (replaced_at IS NULL);

CREATE UNIQUE INDEX payment_one_open_per_notice ON public.billing_payment USING btree (notice_id) WHERE ((status)::text = ANY (ARRAY[('created'::character varying)::text, ('pending'::character varying)::text, ('processing'::character varying)::text, ('unknown'::character varying)::text]));

CREATE UNIQUE INDEX practitioner_certificate_once ON public.agencies_practitioner USING btree (certificate_number) WHERE (left_on IS NULL);

CREATE UNIQUE INDEX practitioner_one_agency_at_a_time ON public.agencies_practitioner USING btree (identity_hash) WHERE (left_on IS NULL);

CREATE UNIQUE INDEX procurement_rerun_once ON public.bidding_procurement USING btree (rerun_of_id) WHERE (NOT ((published_at IS NULL) AND ((status)::text = 'cancelled'::text)));

CREATE UNIQUE INDEX reconciliation_one_open_run ON public.billing_reconciliationrun USING btree (account_id) WHERE ((status)::text = ANY (ARRAY[('draft'::character varying)::text, ('matched'::character varying)::text]));

CREATE INDEX sanction_running ON public.agencies_sanction USING btree (ends_on) WHERE ((status)::text = 'in_force'::text);

CREATE INDEX score_latest ON public.agencies_score USING btree (agency_id, as_of DESC, id DESC);

CREATE INDEX search_entry_agency ON public.search_searchentry USING btree (agency_id);

CREATE INDEX search_entry_tokens ON public.search_searchentry USING gin (array_to_tsvector(tokens)) WITH (fastupdate=off);

CREATE UNIQUE INDEX shop_one_open_basket ON public.basket_basket USING btree (owner_id) WHERE (((status)::text = 'Open'::text) AND (owner_id IS NOT NULL));

CREATE UNIQUE INDEX shop_one_stock_record ON public.partner_stockrecord USING btree (product_id);

CREATE UNIQUE INDEX unique_authenticator_type ON public.mfa_authenticator USING btree (user_id, type) WHERE ((type)::text = ANY (ARRAY[('totp'::character varying)::text, ('recovery_codes'::character varying)::text]));

CREATE UNIQUE INDEX unique_primary_email ON public.account_emailaddress USING btree (user_id, "primary") WHERE "primary";

CREATE UNIQUE INDEX unique_verified_email ON public.account_emailaddress USING btree (email) WHERE verified;

CREATE INDEX voucher_voucher_code_43d30a18_like ON public.voucher_voucher USING btree (code varchar_pattern_ops);

CREATE INDEX voucher_voucher_date_created_f3081a03 ON public.voucher_voucher USING btree (date_created);

CREATE INDEX voucher_voucher_end_datetime_db182297 ON public.voucher_voucher USING btree (end_datetime);

CREATE INDEX voucher_voucher_name_b96d3b47_like ON public.voucher_voucher USING btree (name varchar_pattern_ops);

CREATE INDEX voucher_voucher_offers_conditionaloffer_id_f9682bfb ON public.voucher_voucher_offers USING btree (conditionaloffer_id);

CREATE INDEX voucher_voucher_offers_voucher_id_7f9c575d ON public.voucher_voucher_offers USING btree (voucher_id);

CREATE INDEX voucher_voucher_start_datetime_bfb7df84 ON public.voucher_voucher USING btree (start_datetime);

CREATE INDEX voucher_voucher_voucher_set_id_17b96a54 ON public.voucher_voucher USING btree (voucher_set_id);

CREATE INDEX voucher_voucherapplication_date_created_2d9acdaf ON public.voucher_voucherapplication USING btree (date_created);

CREATE INDEX voucher_voucherapplication_order_id_30248a05 ON public.voucher_voucherapplication USING btree (order_id);

CREATE INDEX voucher_voucherapplication_user_id_df53a393 ON public.voucher_voucherapplication USING btree (user_id);

CREATE INDEX voucher_voucherapplication_voucher_id_5204edb7 ON public.voucher_voucherapplication USING btree (voucher_id);

CREATE INDEX voucher_voucherset_date_created_3dd68c8e ON public.voucher_voucherset USING btree (date_created);

CREATE INDEX voucher_voucherset_name_4c6aac05_like ON public.voucher_voucherset USING btree (name varchar_pattern_ops);

CREATE INDEX wishlists_line_product_id_9d6d9b37 ON public.wishlists_line USING btree (product_id);

CREATE INDEX wishlists_line_wishlist_id_4cffe302 ON public.wishlists_line USING btree (wishlist_id);

CREATE INDEX wishlists_wishlist_date_created_c05d5e7f ON public.wishlists_wishlist USING btree (date_created);

CREATE INDEX wishlists_wishlist_key_88d419b8_like ON public.wishlists_wishlist USING btree (key varchar_pattern_ops);

CREATE INDEX wishlists_wishlist_owner_id_d5464c62 ON public.wishlists_wishlist USING btree (owner_id);

CREATE INDEX wishlists_wishlistsharedemail_wishlist_id_d7500842 ON public.wishlists_wishlistsharedemail USING btree (wishlist_id);

CREATE TRIGGER apply_transfers AFTER INSERT ON public.billing_transfer REFERENCING NEW TABLE AS fresh FOR EACH STATEMENT EXECUTE FUNCTION public.billing_apply_transfers();

CREATE TRIGGER guard_account_row BEFORE DELETE OR UPDATE OF code, kind, currency, debits, credits, debits_pending, credits_pending ON public.billing_account FOR EACH ROW WHEN ((pg_trigger_depth() = 0)) EXECUTE FUNCTION public.billing_guard_account();

CREATE TRIGGER guard_account_table BEFORE TRUNCATE ON public.billing_account FOR EACH STATEMENT EXECUTE FUNCTION public.billing_guard_account();

CREATE TRIGGER pgtrigger_append_only_row_10adb BEFORE DELETE OR UPDATE ON public.core_statuschange FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_append_only_row_10adb();

COMMENT ON TRIGGER pgtrigger_append_only_row_10adb ON public.core_statuschange IS '90fb9719e0bd3ab8fab33ea0407fb89a29de0372';

CREATE TRIGGER pgtrigger_append_only_row_178d4 BEFORE DELETE OR UPDATE ON public.core_chainseal FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_append_only_row_178d4();

COMMENT ON TRIGGER pgtrigger_append_only_row_178d4 ON public.core_chainseal IS '2f85d2664ff140704ce2b026d0685765c0c296ec';

CREATE TRIGGER pgtrigger_append_only_row_1efa3 BEFORE DELETE OR UPDATE ON public.billing_transfer FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_append_only_row_1efa3();

COMMENT ON TRIGGER pgtrigger_append_only_row_1efa3 ON public.billing_transfer IS '8e39248b98691e93400d82dd041cc5219b6e6ed2';

CREATE TRIGGER pgtrigger_append_only_row_21d59 BEFORE DELETE OR UPDATE ON public.contracts_revision FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_append_only_row_21d59();

COMMENT ON TRIGGER pgtrigger_append_only_row_21d59 ON public.contracts_revision IS 'e2c5de1941efde0813aeaa327bfb09b3539529eb';

CREATE TRIGGER pgtrigger_append_only_row_22399 BEFORE DELETE OR UPDATE ON public.core_chainleaf FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_append_only_row_22399();

COMMENT ON TRIGGER pgtrigger_append_only_row_22399 ON public.core_chainleaf IS '84a390073c9b15ca51c21cf3f71fa6eebb8fe9dd';

CREATE TRIGGER pgtrigger_append_only_row_247dc BEFORE DELETE OR UPDATE ON public.agencies_score FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_append_only_row_247dc();

COMMENT ON TRIGGER pgtrigger_append_only_row_247dc ON public.agencies_score IS '18a4e68589468256cced7b46a9d75a7cb0b24395';

CREATE TRIGGER pgtrigger_append_only_row_27fad BEFORE DELETE OR UPDATE ON public.billing_receipt FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_append_only_row_27fad();

COMMENT ON TRIGGER pgtrigger_append_only_row_27fad ON public.billing_receipt IS '0a62b1b85ecb72cbfe0edea8e23fa854bf74fdee';

CREATE TRIGGER pgtrigger_append_only_row_2da47 BEFORE DELETE OR UPDATE ON public.bidding_drawresult FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_append_only_row_2da47();

COMMENT ON TRIGGER pgtrigger_append_only_row_2da47 ON public.bidding_drawresult IS '5647a99a287f755348ffc037c84a9cee978670bb';

CREATE TRIGGER pgtrigger_append_only_row_3ebc4 BEFORE DELETE OR UPDATE ON public.bidding_openingkey FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_append_only_row_3ebc4();

COMMENT ON TRIGGER pgtrigger_append_only_row_3ebc4 ON public.bidding_openingkey IS 'e181c231fa59f17e9964724ece713d8358db1502';

CREATE TRIGGER pgtrigger_append_only_row_45434 BEFORE DELETE OR UPDATE ON public.contracts_awardnotice FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_append_only_row_45434();

COMMENT ON TRIGGER pgtrigger_append_only_row_45434 ON public.contracts_awardnotice IS '6e4e84c1e8fdf1afc9cc1ebda8c48db205154460';

CREATE TRIGGER pgtrigger_append_only_row_5a20c BEFORE DELETE OR UPDATE ON public.billing_statementline FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_append_only_row_5a20c();

COMMENT ON TRIGGER pgtrigger_append_only_row_5a20c ON public.billing_statementline IS '5e306511aa052760988723e9c0026748190c88c6';

CREATE TRIGGER pgtrigger_append_only_row_5a2c7 BEFORE DELETE OR UPDATE ON public.billing_journal FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_append_only_row_5a2c7();

COMMENT ON TRIGGER pgtrigger_append_only_row_5a2c7 ON public.billing_journal IS '23b908a174dfbcd278c71c62a56f2e5321719e1d';

CREATE TRIGGER pgtrigger_append_only_row_67f39 BEFORE DELETE OR UPDATE ON public.bidding_bidscore FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_append_only_row_67f39();

COMMENT ON TRIGGER pgtrigger_append_only_row_67f39 ON public.bidding_bidscore IS 'f08477fe1f58e73f7b5845e665d36e7257ffa983';

CREATE TRIGGER pgtrigger_append_only_row_7719c BEFORE DELETE OR UPDATE ON public.billing_ledgerproof FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_append_only_row_7719c();

COMMENT ON TRIGGER pgtrigger_append_only_row_7719c ON public.billing_ledgerproof IS '96b3087c9db77c808d79608055d814887717d770';

CREATE TRIGGER pgtrigger_append_only_row_7de62 BEFORE DELETE OR UPDATE ON public.core_chainentry FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_append_only_row_7de62();

COMMENT ON TRIGGER pgtrigger_append_only_row_7de62 ON public.core_chainentry IS '8b5b3479eb16eaf55ebdb290fe91a7629f8a9e9f';

CREATE TRIGGER pgtrigger_append_only_row_7e09f BEFORE DELETE OR UPDATE ON public.contracts_contractdocument FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_append_only_row_7e09f();

COMMENT ON TRIGGER pgtrigger_append_only_row_7e09f ON public.contracts_contractdocument IS '86d58b06297927307cbc6ffe6f02f524c28b926b';

CREATE TRIGGER pgtrigger_append_only_row_9b903 BEFORE DELETE OR UPDATE ON public.core_chainsubtree FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_append_only_row_9b903();

COMMENT ON TRIGGER pgtrigger_append_only_row_9b903 ON public.core_chainsubtree IS '5560a2ad92c1d8ac90494eb23d5443d71cc3b41b';

CREATE TRIGGER pgtrigger_append_only_row_9d250 BEFORE DELETE OR UPDATE ON public.bidding_openedbid FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_append_only_row_9d250();

COMMENT ON TRIGGER pgtrigger_append_only_row_9d250 ON public.bidding_openedbid IS '16c9f9682493b5947d1815cece4ddb96130ba463';

CREATE TRIGGER pgtrigger_append_only_row_c20d2 BEFORE DELETE OR UPDATE ON public.contracts_sharedresult FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_append_only_row_c20d2();

COMMENT ON TRIGGER pgtrigger_append_only_row_c20d2 ON public.contracts_sharedresult IS '94fc4686e7395c9416d253f809a642d1daa54b0f';

CREATE TRIGGER pgtrigger_append_only_row_cb488 BEFORE DELETE OR UPDATE ON public.bidding_sealedbid FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_append_only_row_cb488();

COMMENT ON TRIGGER pgtrigger_append_only_row_cb488 ON public.bidding_sealedbid IS '1115b1161efc7dd1bf40d8bb8c093a9d41a1c895';

CREATE TRIGGER pgtrigger_append_only_row_ccc5e BEFORE DELETE OR UPDATE ON public.bidding_amendment FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_append_only_row_ccc5e();

COMMENT ON TRIGGER pgtrigger_append_only_row_ccc5e ON public.bidding_amendment IS '9d7ccbf7c5ba944b2e28acdf0d994dcd47acf005';

CREATE TRIGGER pgtrigger_append_only_row_ce8c0 BEFORE DELETE OR UPDATE ON public.contracts_reading FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_append_only_row_ce8c0();

COMMENT ON TRIGGER pgtrigger_append_only_row_ce8c0 ON public.contracts_reading IS '6a5b7f6e572b1d12b23a5ff5aeeda77dcc4472d5';

CREATE TRIGGER pgtrigger_append_only_row_cf1d3 BEFORE DELETE OR UPDATE ON public.bidding_place FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_append_only_row_cf1d3();

COMMENT ON TRIGGER pgtrigger_append_only_row_cf1d3 ON public.bidding_place IS '28a5af2f73fc0d2960ef8914cd544d7de9abc6dd';

CREATE TRIGGER pgtrigger_append_only_row_dfa3b BEFORE DELETE OR UPDATE ON public.agencies_performancerecord FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_append_only_row_dfa3b();

COMMENT ON TRIGGER pgtrigger_append_only_row_dfa3b ON public.agencies_performancerecord IS '9d7d40eb7b1d9695e2e18992703a3d8b81e52408';

CREATE TRIGGER pgtrigger_append_only_row_edb7c BEFORE DELETE OR UPDATE ON public.bidding_keyshare FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_append_only_row_edb7c();

COMMENT ON TRIGGER pgtrigger_append_only_row_edb7c ON public.bidding_keyshare IS '17b9086345bed7ca94a0388a66ce3bc7857d012f';

CREATE TRIGGER pgtrigger_append_only_row_ee06d BEFORE DELETE OR UPDATE ON public.contracts_signature FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_append_only_row_ee06d();

COMMENT ON TRIGGER pgtrigger_append_only_row_ee06d ON public.contracts_signature IS '1a76aa9e1976f4e2d1b14dbc8fe99526aa610b71';

CREATE TRIGGER pgtrigger_append_only_table_02e10 BEFORE TRUNCATE ON public.billing_transfer FOR EACH STATEMENT EXECUTE FUNCTION public.pgtrigger_append_only_table_02e10();

COMMENT ON TRIGGER pgtrigger_append_only_table_02e10 ON public.billing_transfer IS 'f1ee5ebdd3d1ca1e14ade17a4c468f7e57b1bd30';

CREATE TRIGGER pgtrigger_append_only_table_07ebc BEFORE TRUNCATE ON public.core_chainseal FOR EACH STATEMENT EXECUTE FUNCTION public.pgtrigger_append_only_table_07ebc();

COMMENT ON TRIGGER pgtrigger_append_only_table_07ebc ON public.core_chainseal IS 'b67af8af523afef3617654daff8844e29dd7d9e5';

CREATE TRIGGER pgtrigger_append_only_table_0a9e5 BEFORE TRUNCATE ON public.billing_journal FOR EACH STATEMENT EXECUTE FUNCTION public.pgtrigger_append_only_table_0a9e5();

COMMENT ON TRIGGER pgtrigger_append_only_table_0a9e5 ON public.billing_journal IS '977bd87940a6075805678c1d37acac38edb42944';

CREATE TRIGGER pgtrigger_append_only_table_10e0d BEFORE TRUNCATE ON public.core_chainentry FOR EACH STATEMENT EXECUTE FUNCTION public.pgtrigger_append_only_table_10e0d();

COMMENT ON TRIGGER pgtrigger_append_only_table_10e0d ON public.core_chainentry IS 'f0554dbe3f02b5e4b0d00a751d509425d8c97877';

CREATE TRIGGER pgtrigger_append_only_table_115e1 BEFORE TRUNCATE ON public.core_statuschange FOR EACH STATEMENT EXECUTE FUNCTION public.pgtrigger_append_only_table_115e1();

COMMENT ON TRIGGER pgtrigger_append_only_table_115e1 ON public.core_statuschange IS 'd2e9de4ea3a9e0766c4c5f35263e8c0a74c1b8aa';

CREATE TRIGGER pgtrigger_append_only_table_1b3f6 BEFORE TRUNCATE ON public.bidding_openedbid FOR EACH STATEMENT EXECUTE FUNCTION public.pgtrigger_append_only_table_1b3f6();

COMMENT ON TRIGGER pgtrigger_append_only_table_1b3f6 ON public.bidding_openedbid IS '1daad591d270d2f8e9721fda79cd7824d03000ec';

CREATE TRIGGER pgtrigger_append_only_table_34f83 BEFORE TRUNCATE ON public.agencies_score FOR EACH STATEMENT EXECUTE FUNCTION public.pgtrigger_append_only_table_34f83();

COMMENT ON TRIGGER pgtrigger_append_only_table_34f83 ON public.agencies_score IS 'bde097b15119c696913a83bc14e022ee5b69f93b';

CREATE TRIGGER pgtrigger_append_only_table_3b35f BEFORE TRUNCATE ON public.bidding_place FOR EACH STATEMENT EXECUTE FUNCTION public.pgtrigger_append_only_table_3b35f();

COMMENT ON TRIGGER pgtrigger_append_only_table_3b35f ON public.bidding_place IS '7228bcf22af0f4bc77f32d935ce2802dc86c1425';

CREATE TRIGGER pgtrigger_append_only_table_3c482 BEFORE TRUNCATE ON public.bidding_amendment FOR EACH STATEMENT EXECUTE FUNCTION public.pgtrigger_append_only_table_3c482();

COMMENT ON TRIGGER pgtrigger_append_only_table_3c482 ON public.bidding_amendment IS 'f4269fa8264d743ae74e3b5b055fda6eaf2f31d4';

CREATE TRIGGER pgtrigger_append_only_table_4a04e BEFORE TRUNCATE ON public.bidding_sealedbid FOR EACH STATEMENT EXECUTE FUNCTION public.pgtrigger_append_only_table_4a04e();

COMMENT ON TRIGGER pgtrigger_append_only_table_4a04e ON public.bidding_sealedbid IS 'ddb531c34b3c290071f5cbe6fd9fede416f974cb';

CREATE TRIGGER pgtrigger_append_only_table_5577a BEFORE TRUNCATE ON public.core_chainleaf FOR EACH STATEMENT EXECUTE FUNCTION public.pgtrigger_append_only_table_5577a();

COMMENT ON TRIGGER pgtrigger_append_only_table_5577a ON public.core_chainleaf IS '515e6506e6ebac9ac07d81460802ca235623c904';

CREATE TRIGGER pgtrigger_append_only_table_63083 BEFORE TRUNCATE ON public.bidding_openingkey FOR EACH STATEMENT EXECUTE FUNCTION public.pgtrigger_append_only_table_63083();

COMMENT ON TRIGGER pgtrigger_append_only_table_63083 ON public.bidding_openingkey IS '48283e61065c76e734510b97f3b2acf17f881f3e';

CREATE TRIGGER pgtrigger_append_only_table_6a2be BEFORE TRUNCATE ON public.contracts_contractdocument FOR EACH STATEMENT EXECUTE FUNCTION public.pgtrigger_append_only_table_6a2be();

COMMENT ON TRIGGER pgtrigger_append_only_table_6a2be ON public.contracts_contractdocument IS '1f1fa3f0995c701cf19a0319089f69ae9cca1bab';

CREATE TRIGGER pgtrigger_append_only_table_77b1f BEFORE TRUNCATE ON public.billing_ledgerproof FOR EACH STATEMENT EXECUTE FUNCTION public.pgtrigger_append_only_table_77b1f();

COMMENT ON TRIGGER pgtrigger_append_only_table_77b1f ON public.billing_ledgerproof IS '4e15bdd19c6c179bbae7b9a556b9402e92510f62';

CREATE TRIGGER pgtrigger_append_only_table_7aafb BEFORE TRUNCATE ON public.contracts_sharedresult FOR EACH STATEMENT EXECUTE FUNCTION public.pgtrigger_append_only_table_7aafb();

COMMENT ON TRIGGER pgtrigger_append_only_table_7aafb ON public.contracts_sharedresult IS '4c9e90ac64e19296a9f0d3e1c8ed74c968a616a1';

CREATE TRIGGER pgtrigger_append_only_table_8cd08 BEFORE TRUNCATE ON public.contracts_signature FOR EACH STATEMENT EXECUTE FUNCTION public.pgtrigger_append_only_table_8cd08();

COMMENT ON TRIGGER pgtrigger_append_only_table_8cd08 ON public.contracts_signature IS '08aac2e907f1d5494d486720985a064b6de6f6f0';

CREATE TRIGGER pgtrigger_append_only_table_9aafd BEFORE TRUNCATE ON public.bidding_bidscore FOR EACH STATEMENT EXECUTE FUNCTION public.pgtrigger_append_only_table_9aafd();

COMMENT ON TRIGGER pgtrigger_append_only_table_9aafd ON public.bidding_bidscore IS '8464a2224a1ea6dc7a26279da75d990ff351cb28';

CREATE TRIGGER pgtrigger_append_only_table_a8455 BEFORE TRUNCATE ON public.core_chainsubtree FOR EACH STATEMENT EXECUTE FUNCTION public.pgtrigger_append_only_table_a8455();

COMMENT ON TRIGGER pgtrigger_append_only_table_a8455 ON public.core_chainsubtree IS '49e95a75ae88da2a02167c5ce389a51175bc7559';

CREATE TRIGGER pgtrigger_append_only_table_a88c3 BEFORE TRUNCATE ON public.contracts_reading FOR EACH STATEMENT EXECUTE FUNCTION public.pgtrigger_append_only_table_a88c3();

COMMENT ON TRIGGER pgtrigger_append_only_table_a88c3 ON public.contracts_reading IS '5ab490b56079b08aaecd8692299f9f22d3f83bce';

CREATE TRIGGER pgtrigger_append_only_table_b567a BEFORE TRUNCATE ON public.contracts_awardnotice FOR EACH STATEMENT EXECUTE FUNCTION public.pgtrigger_append_only_table_b567a();

COMMENT ON TRIGGER pgtrigger_append_only_table_b567a ON public.contracts_awardnotice IS '809b775b594183f329017796e210f054f1d4ca2d';

CREATE TRIGGER pgtrigger_append_only_table_d7f0d BEFORE TRUNCATE ON public.bidding_keyshare FOR EACH STATEMENT EXECUTE FUNCTION public.pgtrigger_append_only_table_d7f0d();

COMMENT ON TRIGGER pgtrigger_append_only_table_d7f0d ON public.bidding_keyshare IS 'cc6aaa8d3719b5cdf379921b69cd30722b1751c0';

CREATE TRIGGER pgtrigger_append_only_table_e5cf8 BEFORE TRUNCATE ON public.billing_receipt FOR EACH STATEMENT EXECUTE FUNCTION public.pgtrigger_append_only_table_e5cf8();

COMMENT ON TRIGGER pgtrigger_append_only_table_e5cf8 ON public.billing_receipt IS '76264e5a53863d982ecf24c75c6731afc158e2d8';

CREATE TRIGGER pgtrigger_append_only_table_e7f3c BEFORE TRUNCATE ON public.billing_statementline FOR EACH STATEMENT EXECUTE FUNCTION public.pgtrigger_append_only_table_e7f3c();

COMMENT ON TRIGGER pgtrigger_append_only_table_e7f3c ON public.billing_statementline IS 'd76b26cb939597c0dbd3611f9ad9245aaf25e612';

CREATE TRIGGER pgtrigger_append_only_table_eb420 BEFORE TRUNCATE ON public.agencies_performancerecord FOR EACH STATEMENT EXECUTE FUNCTION public.pgtrigger_append_only_table_eb420();

COMMENT ON TRIGGER pgtrigger_append_only_table_eb420 ON public.agencies_performancerecord IS 'f500b3aa9616ac8ed2a0fbb40ac7ab2e90d6180d';

CREATE TRIGGER pgtrigger_append_only_table_eec95 BEFORE TRUNCATE ON public.bidding_drawresult FOR EACH STATEMENT EXECUTE FUNCTION public.pgtrigger_append_only_table_eec95();

COMMENT ON TRIGGER pgtrigger_append_only_table_eec95 ON public.bidding_drawresult IS 'a44117dbb4f2c0b37bfea5b443c6aa7b15b1138d';

CREATE TRIGGER pgtrigger_append_only_table_eef15 BEFORE TRUNCATE ON public.contracts_revision FOR EACH STATEMENT EXECUTE FUNCTION public.pgtrigger_append_only_table_eef15();

COMMENT ON TRIGGER pgtrigger_append_only_table_eef15 ON public.contracts_revision IS '790dedf255af74b630957e6b35b1bea6dee25b86';

CREATE TRIGGER pgtrigger_waits_for_a_seal_c476b AFTER INSERT ON public.core_chainentry FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_waits_for_a_seal_c476b();

COMMENT ON TRIGGER pgtrigger_waits_for_a_seal_c476b ON public.core_chainentry IS '47b9e17e27e6607d8c5bb5e4a3864e628b343ad3';

ALTER TABLE ONLY public.account_emailaddress
    ADD CONSTRAINT account_emailaddress_user_id_2c513194_fk_core_user_id FOREIGN KEY (user_id) REFERENCES public.core_user(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.account_emailconfirmation
    ADD CONSTRAINT account_emailconfirm_email_address_id_5b7f8c58_fk_account_e FOREIGN KEY (email_address_id) REFERENCES public.account_emailaddress(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.address_useraddress
    ADD CONSTRAINT address_useraddress_country_id_fa26a249_fk_address_c FOREIGN KEY (country_id) REFERENCES public.address_country(iso_3166_1_a2) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.address_useraddress
    ADD CONSTRAINT address_useraddress_user_id_6edf0244_fk_core_user_id FOREIGN KEY (user_id) REFERENCES public.core_user(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.agencies_agency
    ADD CONSTRAINT agencies_agency_organisation_id_db61fc3e_fk_core_orga FOREIGN KEY (organisation_id) REFERENCES public.core_organisation(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.agencies_agency
    ADD CONSTRAINT agencies_agency_review_region_id_a292eaeb_fk_core_region_id FOREIGN KEY (review_region_id) REFERENCES public.core_region(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.agencies_complaint
    ADD CONSTRAINT agencies_complaint_agency_id_66a4b8b8_fk_agencies_agency_id FOREIGN KEY (agency_id) REFERENCES public.agencies_agency(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.agencies_complaint
    ADD CONSTRAINT agencies_complaint_complainant_id_c531d95b_fk_core_orga FOREIGN KEY (complainant_id) REFERENCES public.core_organisation(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.agencies_complaint
    ADD CONSTRAINT agencies_complaint_decided_by_id_c544aad2_fk_core_user_id FOREIGN KEY (decided_by_id) REFERENCES public.core_user(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.agencies_compliancepoints
    ADD CONSTRAINT agencies_compliancep_agency_id_5e78b49f_fk_agencies_ FOREIGN KEY (agency_id) REFERENCES public.agencies_agency(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.agencies_compliancepoints
    ADD CONSTRAINT agencies_compliancep_decided_by_id_89111fbf_fk_core_user FOREIGN KEY (decided_by_id) REFERENCES public.core_user(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.agencies_compliancepoints
    ADD CONSTRAINT agencies_compliancep_practitioner_id_c9b9421a_fk_agencies_ FOREIGN KEY (practitioner_id) REFERENCES public.agencies_practitioner(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.agencies_compliancepoints
    ADD CONSTRAINT agencies_compliancepoints_lifted_by_id_75e7b7a8_fk_core_user_id FOREIGN KEY (lifted_by_id) REFERENCES public.core_user(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.agencies_entryfile
    ADD CONSTRAINT agencies_entryfile_agency_id_652c9ab4_fk_agencies_agency_id FOREIGN KEY (agency_id) REFERENCES public.agencies_agency(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.agencies_entryfile
    ADD CONSTRAINT agencies_entryfile_file_id_c01b4bfc_fk_core_storedfile_id FOREIGN KEY (file_id) REFERENCES public.core_storedfile(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.agencies_entryremark
    ADD CONSTRAINT agencies_entryremark_agency_id_a5afeb9d_fk_agencies_agency_id FOREIGN KEY (agency_id) REFERENCES public.agencies_agency(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.agencies_entryremark
    ADD CONSTRAINT agencies_entryremark_by_id_9a10d513_fk_core_user_id FOREIGN KEY (by_id) REFERENCES public.core_user(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.agencies_objection
    ADD CONSTRAINT agencies_objection_agency_id_d0c79bda_fk_agencies_agency_id FOREIGN KEY (agency_id) REFERENCES public.agencies_agency(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.agencies_objection
    ADD CONSTRAINT agencies_objection_decided_by_id_b43db190_fk_core_user_id FOREIGN KEY (decided_by_id) REFERENCES public.core_user(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.agencies_objection
    ADD CONSTRAINT agencies_objection_points_id_ad4165f6_fk_agencies_ FOREIGN KEY (points_id) REFERENCES public.agencies_compliancepoints(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.agencies_objection
    ADD CONSTRAINT agencies_objection_sanction_id_84571b92_fk_agencies_sanction_id FOREIGN KEY (sanction_id) REFERENCES public.agencies_sanction(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.agencies_offer
    ADD CONSTRAINT agencies_offer_agency_id_587ed5e1_fk_agencies_agency_id FOREIGN KEY (agency_id) REFERENCES public.agencies_agency(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.agencies_offer
    ADD CONSTRAINT agencies_offer_item_id_882e4d35_fk_agencies_serviceitem_id FOREIGN KEY (item_id) REFERENCES public.agencies_serviceitem(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.agencies_pastwork
    ADD CONSTRAINT agencies_pastwork_agency_id_2f0d14c0_fk_agencies_agency_id FOREIGN KEY (agency_id) REFERENCES public.agencies_agency(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.agencies_pastwork
    ADD CONSTRAINT agencies_pastwork_confirmed_by_id_38ea1491_fk_core_user_id FOREIGN KEY (confirmed_by_id) REFERENCES public.core_user(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.agencies_pastwork
    ADD CONSTRAINT agencies_pastwork_file_id_1bc3bd4f_fk_core_storedfile_id FOREIGN KEY (file_id) REFERENCES public.core_storedfile(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.agencies_performancerecord
    ADD CONSTRAINT agencies_performance_agency_id_ce83e0f1_fk_agencies_ FOREIGN KEY (agency_id) REFERENCES public.agencies_agency(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.agencies_performancerecord
    ADD CONSTRAINT agencies_performance_owner_id_3895aec8_fk_core_orga FOREIGN KEY (owner_id) REFERENCES public.core_organisation(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.agencies_practitioner
    ADD CONSTRAINT agencies_practitione_qualification_id_6870377f_fk_agencies_ FOREIGN KEY (qualification_id) REFERENCES public.agencies_qualificationtype(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.agencies_practitioner
    ADD CONSTRAINT agencies_practitioner_agency_id_a2ffa61f_fk_agencies_agency_id FOREIGN KEY (agency_id) REFERENCES public.agencies_agency(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.agencies_qualificationtype
    ADD CONSTRAINT agencies_qualificati_department_id_ad766796_fk_core_depa FOREIGN KEY (department_id) REFERENCES public.core_department(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.agencies_qualification
    ADD CONSTRAINT agencies_qualificati_type_id_d8c77af1_fk_agencies_ FOREIGN KEY (type_id) REFERENCES public.agencies_qualificationtype(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.agencies_qualification
    ADD CONSTRAINT agencies_qualification_agency_id_03fd2d52_fk_agencies_agency_id FOREIGN KEY (agency_id) REFERENCES public.agencies_agency(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.agencies_qualification
    ADD CONSTRAINT agencies_qualification_confirmed_by_id_bcbb9925_fk_core_user_id FOREIGN KEY (confirmed_by_id) REFERENCES public.core_user(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.agencies_qualification
    ADD CONSTRAINT agencies_qualification_file_id_b211b573_fk_core_storedfile_id FOREIGN KEY (file_id) REFERENCES public.core_storedfile(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.agencies_rankingsnapshot
    ADD CONSTRAINT agencies_rankingsnap_agency_id_77fba90b_fk_agencies_ FOREIGN KEY (agency_id) REFERENCES public.agencies_agency(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.agencies_requirement
    ADD CONSTRAINT agencies_requirement_item_id_b5ac9ab9_fk_agencies_ FOREIGN KEY (item_id) REFERENCES public.agencies_serviceitem(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.agencies_requirement
    ADD CONSTRAINT agencies_requirement_qualification_id_7c4a323b_fk_agencies_ FOREIGN KEY (qualification_id) REFERENCES public.agencies_qualificationtype(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.agencies_sanction
    ADD CONSTRAINT agencies_sanction_agency_id_5682faad_fk_agencies_agency_id FOREIGN KEY (agency_id) REFERENCES public.agencies_agency(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.agencies_sanction
    ADD CONSTRAINT agencies_sanction_complaint_id_f0408ad9_fk_agencies_ FOREIGN KEY (complaint_id) REFERENCES public.agencies_complaint(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.agencies_sanction
    ADD CONSTRAINT agencies_sanction_confirmed_by_id_97c34b93_fk_core_user_id FOREIGN KEY (confirmed_by_id) REFERENCES public.core_user(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.agencies_sanction
    ADD CONSTRAINT agencies_sanction_notified_by_id_01e02a09_fk_core_user_id FOREIGN KEY (notified_by_id) REFERENCES public.core_user(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.agencies_sanction
    ADD CONSTRAINT agencies_sanction_proposed_by_id_f4beb282_fk_core_user_id FOREIGN KEY (proposed_by_id) REFERENCES public.core_user(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.agencies_score
    ADD CONSTRAINT agencies_score_agency_id_9f620a72_fk_agencies_agency_id FOREIGN KEY (agency_id) REFERENCES public.agencies_agency(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.agencies_serviceitem
    ADD CONSTRAINT agencies_serviceitem_department_id_0f502df8_fk_core_depa FOREIGN KEY (department_id) REFERENCES public.core_department(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.agencies_serviceitem_shared_with
    ADD CONSTRAINT agencies_serviceitem_department_id_85df3b02_fk_core_depa FOREIGN KEY (department_id) REFERENCES public.core_department(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.agencies_serviceitem_shared_with
    ADD CONSTRAINT agencies_serviceitem_serviceitem_id_f56049d9_fk_agencies_ FOREIGN KEY (serviceitem_id) REFERENCES public.agencies_serviceitem(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.auth_group_permissions
    ADD CONSTRAINT auth_group_permissio_permission_id_84c5c92e_fk_auth_perm FOREIGN KEY (permission_id) REFERENCES public.auth_permission(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.auth_group_permissions
    ADD CONSTRAINT auth_group_permissions_group_id_b120cbf9_fk_auth_group_id FOREIGN KEY (group_id) REFERENCES public.auth_group(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.auth_permission
    ADD CONSTRAINT auth_permission_content_type_id_2f476e4b_fk_django_co FOREIGN KEY (content_type_id) REFERENCES public.django_content_type(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.axes_accessattemptexpiration
    ADD CONSTRAINT axes_accessattemptex_access_attempt_id_6b73a47a_fk_axes_acce FOREIGN KEY (access_attempt_id) REFERENCES public.axes_accessattempt(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.basket_basket
    ADD CONSTRAINT basket_basket_owner_id_3a018de5_fk_core_user_id FOREIGN KEY (owner_id) REFERENCES public.core_user(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.basket_basket_vouchers
    ADD CONSTRAINT basket_basket_vouche_voucher_id_c2b66981_fk_voucher_v FOREIGN KEY (voucher_id) REFERENCES public.voucher_voucher(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.basket_basket_vouchers
    ADD CONSTRAINT basket_basket_vouchers_basket_id_f857c2f8_fk_basket_basket_id FOREIGN KEY (basket_id) REFERENCES public.basket_basket(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.basket_line
    ADD CONSTRAINT basket_line_basket_id_b615c905_fk_basket_basket_id FOREIGN KEY (basket_id) REFERENCES public.basket_basket(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.basket_line
    ADD CONSTRAINT basket_line_product_id_303d743e_fk_catalogue_product_id FOREIGN KEY (product_id) REFERENCES public.catalogue_product(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.basket_line
    ADD CONSTRAINT basket_line_stockrecord_id_7039d8a4_fk_partner_stockrecord_id FOREIGN KEY (stockrecord_id) REFERENCES public.partner_stockrecord(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.basket_lineattribute
    ADD CONSTRAINT basket_lineattribute_line_id_c41e0cdf_fk_basket_line_id FOREIGN KEY (line_id) REFERENCES public.basket_line(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.basket_lineattribute
    ADD CONSTRAINT basket_lineattribute_option_id_9387a3f7_fk_catalogue_option_id FOREIGN KEY (option_id) REFERENCES public.catalogue_option(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.bidding_amendment
    ADD CONSTRAINT bidding_amendment_made_by_id_547b7272_fk_core_user_id FOREIGN KEY (made_by_id) REFERENCES public.core_user(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.bidding_amendment
    ADD CONSTRAINT bidding_amendment_procurement_id_ac717973_fk_bidding_p FOREIGN KEY (procurement_id) REFERENCES public.bidding_procurement(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.bidding_attachment
    ADD CONSTRAINT bidding_attachment_added_by_id_10f3e25e_fk_core_user_id FOREIGN KEY (added_by_id) REFERENCES public.core_user(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.bidding_attachment
    ADD CONSTRAINT bidding_attachment_file_id_3c03923b_fk_core_storedfile_id FOREIGN KEY (file_id) REFERENCES public.core_storedfile(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.bidding_attachment
    ADD CONSTRAINT bidding_attachment_procurement_id_080147ff_fk_bidding_p FOREIGN KEY (procurement_id) REFERENCES public.bidding_procurement(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.bidding_attachment
    ADD CONSTRAINT bidding_attachment_removed_by_id_738b7eb9_fk_core_user_id FOREIGN KEY (removed_by_id) REFERENCES public.core_user(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.bidding_award
    ADD CONSTRAINT bidding_award_agency_id_27ff0cab_fk_agencies_agency_id FOREIGN KEY (agency_id) REFERENCES public.agencies_agency(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.bidding_award
    ADD CONSTRAINT bidding_award_procurement_id_d4ebe4f3_fk_bidding_procurement_id FOREIGN KEY (procurement_id) REFERENCES public.bidding_procurement(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.bidding_bidscore
    ADD CONSTRAINT bidding_bidscore_agency_id_231afb49_fk_agencies_agency_id FOREIGN KEY (agency_id) REFERENCES public.agencies_agency(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.bidding_bidscore
    ADD CONSTRAINT bidding_bidscore_evaluator_id_0d6cbee6_fk_bidding_evaluator_id FOREIGN KEY (evaluator_id) REFERENCES public.bidding_evaluator(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.bidding_bundle
    ADD CONSTRAINT bidding_bundle_created_by_id_cf805146_fk_core_user_id FOREIGN KEY (created_by_id) REFERENCES public.core_user(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.bidding_bundle
    ADD CONSTRAINT bidding_bundle_owner_id_bf007bc7_fk_core_organisation_id FOREIGN KEY (owner_id) REFERENCES public.core_organisation(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.bidding_bundle
    ADD CONSTRAINT bidding_bundle_project_id_da423bb3_fk_bidding_project_id FOREIGN KEY (project_id) REFERENCES public.bidding_project(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.bidding_bundlemember
    ADD CONSTRAINT bidding_bundlemember_bundle_id_7bc9a81b_fk_bidding_bundle_id FOREIGN KEY (bundle_id) REFERENCES public.bidding_bundle(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.bidding_bundlemember
    ADD CONSTRAINT bidding_bundlemember_department_id_bd24a88d_fk_core_depa FOREIGN KEY (department_id) REFERENCES public.core_department(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.bidding_bundlemember
    ADD CONSTRAINT bidding_bundlemember_item_id_75174240_fk_agencies_ FOREIGN KEY (item_id) REFERENCES public.agencies_serviceitem(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.bidding_bundlemember
    ADD CONSTRAINT bidding_bundlemember_procurement_id_7396ec3e_fk_bidding_p FOREIGN KEY (procurement_id) REFERENCES public.bidding_procurement(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.bidding_bundlepaper
    ADD CONSTRAINT bidding_bundlepaper_bundle_id_ac11eced_fk_bidding_bundle_id FOREIGN KEY (bundle_id) REFERENCES public.bidding_bundle(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.bidding_bundlepaper
    ADD CONSTRAINT bidding_bundlepaper_file_id_7722eee7_fk_core_storedfile_id FOREIGN KEY (file_id) REFERENCES public.core_storedfile(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.bidding_bundlepaper
    ADD CONSTRAINT bidding_bundlepaper_handed_in_by_id_6ed1fc6d_fk_core_user_id FOREIGN KEY (handed_in_by_id) REFERENCES public.core_user(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.bidding_bundlepause
    ADD CONSTRAINT bidding_bundlepause_bundle_id_6d6bf198_fk_bidding_bundle_id FOREIGN KEY (bundle_id) REFERENCES public.bidding_bundle(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.bidding_bundlepause
    ADD CONSTRAINT bidding_bundlepause_paused_by_id_5166dccb_fk_core_user_id FOREIGN KEY (paused_by_id) REFERENCES public.core_user(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.bidding_bundlepause
    ADD CONSTRAINT bidding_bundlepause_resumed_by_id_66bdb1f3_fk_core_user_id FOREIGN KEY (resumed_by_id) REFERENCES public.core_user(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.bidding_bundlestage
    ADD CONSTRAINT bidding_bundlestage_bundle_id_f8950034_fk_bidding_bundle_id FOREIGN KEY (bundle_id) REFERENCES public.bidding_bundle(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.bidding_calendarfeed
    ADD CONSTRAINT bidding_calendarfeed_membership_id_0f20b660_fk_core_memb FOREIGN KEY (membership_id) REFERENCES public.core_membership(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.bidding_deviation
    ADD CONSTRAINT bidding_deviation_score_id_aae32d45_fk_bidding_bidscore_id FOREIGN KEY (score_id) REFERENCES public.bidding_bidscore(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.bidding_draftpage
    ADD CONSTRAINT bidding_draftpage_procurement_id_30d23f66_fk_bidding_p FOREIGN KEY (procurement_id) REFERENCES public.bidding_procurement(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.bidding_draftpage
    ADD CONSTRAINT bidding_draftpage_saved_by_id_c13f5505_fk_core_user_id FOREIGN KEY (saved_by_id) REFERENCES public.core_user(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.bidding_draw
    ADD CONSTRAINT bidding_draw_beacon_typed_by_id_5504a80d_fk_core_user_id FOREIGN KEY (beacon_typed_by_id) REFERENCES public.core_user(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.bidding_draw
    ADD CONSTRAINT bidding_draw_owner_id_4f92e749_fk_core_organisation_id FOREIGN KEY (owner_id) REFERENCES public.core_organisation(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.bidding_draw
    ADD CONSTRAINT bidding_draw_region_id_e6430f02_fk_core_region_id FOREIGN KEY (region_id) REFERENCES public.core_region(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.bidding_drawrelease
    ADD CONSTRAINT bidding_drawrelease_by_id_555e6826_fk_core_user_id FOREIGN KEY (by_id) REFERENCES public.core_user(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.bidding_drawrelease
    ADD CONSTRAINT bidding_drawrelease_draw_id_23c601d4_fk_bidding_draw_id FOREIGN KEY (draw_id) REFERENCES public.bidding_draw(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.bidding_drawresult
    ADD CONSTRAINT bidding_drawresult_draw_id_8075364d_fk_bidding_draw_id FOREIGN KEY (draw_id) REFERENCES public.bidding_draw(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.bidding_drawshare
    ADD CONSTRAINT bidding_drawshare_agency_id_7dc854f2_fk_agencies_agency_id FOREIGN KEY (agency_id) REFERENCES public.agencies_agency(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.bidding_drawshare
    ADD CONSTRAINT bidding_drawshare_draw_id_e6a60cec_fk_bidding_draw_id FOREIGN KEY (draw_id) REFERENCES public.bidding_draw(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.bidding_endingrequest
    ADD CONSTRAINT bidding_endingreques_procurement_id_43c24091_fk_bidding_p FOREIGN KEY (procurement_id) REFERENCES public.bidding_procurement(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.bidding_endingrequest
    ADD CONSTRAINT bidding_endingrequest_asked_by_id_3738a467_fk_core_user_id FOREIGN KEY (asked_by_id) REFERENCES public.core_user(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.bidding_endingrequest
    ADD CONSTRAINT bidding_endingrequest_decided_by_id_33bbfd42_fk_core_user_id FOREIGN KEY (decided_by_id) REFERENCES public.core_user(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.bidding_envelope
    ADD CONSTRAINT bidding_envelope_procurement_id_74d2dbaa_fk_bidding_p FOREIGN KEY (procurement_id) REFERENCES public.bidding_procurement(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.bidding_evaluator
    ADD CONSTRAINT bidding_evaluator_expert_id_e8535c3d_fk_bidding_expert_id FOREIGN KEY (expert_id) REFERENCES public.bidding_expert(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.bidding_evaluator
    ADD CONSTRAINT bidding_evaluator_panel_id_dba23ac4_fk_bidding_p FOREIGN KEY (panel_id) REFERENCES public.bidding_panel(procurement_id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.bidding_expert
    ADD CONSTRAINT bidding_expert_region_id_713f92f1_fk_core_region_id FOREIGN KEY (region_id) REFERENCES public.core_region(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.bidding_expert
    ADD CONSTRAINT bidding_expert_user_id_59bb1c0a_fk_core_user_id FOREIGN KEY (user_id) REFERENCES public.core_user(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.bidding_keyshare
    ADD CONSTRAINT bidding_keyshare_envelope_id_7a1bc787_fk_bidding_envelope_id FOREIGN KEY (envelope_id) REFERENCES public.bidding_envelope(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.bidding_keyshare
    ADD CONSTRAINT bidding_keyshare_holder_id_c873daf6_fk_bidding_openingkey_id FOREIGN KEY (holder_id) REFERENCES public.bidding_openingkey(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.bidding_lead_agencies
    ADD CONSTRAINT bidding_lead_agencies_agency_id_0d3410d1_fk_agencies_agency_id FOREIGN KEY (agency_id) REFERENCES public.agencies_agency(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.bidding_lead_agencies
    ADD CONSTRAINT bidding_lead_agencies_lead_id_974d6ce4_fk_bidding_lead_id FOREIGN KEY (lead_id) REFERENCES public.bidding_lead(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.bidding_lead
    ADD CONSTRAINT bidding_lead_assigned_to_id_82eb64ae_fk_core_user_id FOREIGN KEY (assigned_to_id) REFERENCES public.core_user(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.bidding_lead
    ADD CONSTRAINT bidding_lead_decided_by_id_e049300e_fk_core_user_id FOREIGN KEY (decided_by_id) REFERENCES public.core_user(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.bidding_lead
    ADD CONSTRAINT bidding_lead_procurement_id_490f5269_fk_bidding_procurement_id FOREIGN KEY (procurement_id) REFERENCES public.bidding_procurement(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.bidding_library
    ADD CONSTRAINT bidding_library_created_by_id_639e4155_fk_core_user_id FOREIGN KEY (created_by_id) REFERENCES public.core_user(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.bidding_library
    ADD CONSTRAINT bidding_library_department_id_26061d26_fk_core_department_id FOREIGN KEY (department_id) REFERENCES public.core_department(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.bidding_library
    ADD CONSTRAINT bidding_library_draw_id_4eb3bbdb_fk_bidding_draw_id FOREIGN KEY (draw_id) REFERENCES public.bidding_draw(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.bidding_library
    ADD CONSTRAINT bidding_library_region_id_8e3e7487_fk_core_region_id FOREIGN KEY (region_id) REFERENCES public.core_region(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.bidding_library
    ADD CONSTRAINT bidding_library_replaces_id_dc601118_fk_bidding_library_id FOREIGN KEY (replaces_id) REFERENCES public.bidding_library(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.bidding_libraryitem
    ADD CONSTRAINT bidding_libraryitem_item_id_406d07f5_fk_agencies_serviceitem_id FOREIGN KEY (item_id) REFERENCES public.agencies_serviceitem(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.bidding_libraryitem
    ADD CONSTRAINT bidding_libraryitem_library_id_c1f954f1_fk_bidding_library_id FOREIGN KEY (library_id) REFERENCES public.bidding_library(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.bidding_librarymember
    ADD CONSTRAINT bidding_librarymember_agency_id_68883c4c_fk_agencies_agency_id FOREIGN KEY (agency_id) REFERENCES public.agencies_agency(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.bidding_librarymember
    ADD CONSTRAINT bidding_librarymember_applied_by_id_6d26612a_fk_core_user_id FOREIGN KEY (applied_by_id) REFERENCES public.core_user(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.bidding_librarymember
    ADD CONSTRAINT bidding_librarymember_library_id_72c6e205_fk_bidding_library_id FOREIGN KEY (library_id) REFERENCES public.bidding_library(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.bidding_librarymember
    ADD CONSTRAINT bidding_librarymember_signed_by_id_56eeb8f8_fk_core_user_id FOREIGN KEY (signed_by_id) REFERENCES public.core_user(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.bidding_libraryobjection
    ADD CONSTRAINT bidding_libraryobjec_against_id_1009c3e5_fk_bidding_l FOREIGN KEY (against_id) REFERENCES public.bidding_librarymember(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.bidding_libraryobjection
    ADD CONSTRAINT bidding_libraryobjec_library_id_3c288806_fk_bidding_l FOREIGN KEY (library_id) REFERENCES public.bidding_library(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.bidding_libraryobjection
    ADD CONSTRAINT bidding_libraryobjection_decided_by_id_c71955ef_fk_core_user_id FOREIGN KEY (decided_by_id) REFERENCES public.core_user(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.bidding_objection
    ADD CONSTRAINT bidding_objection_decided_by_id_724673ce_fk_core_user_id FOREIGN KEY (decided_by_id) REFERENCES public.core_user(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.bidding_objection
    ADD CONSTRAINT bidding_objection_procurement_id_c10c8476_fk_bidding_p FOREIGN KEY (procurement_id) REFERENCES public.bidding_procurement(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.bidding_openedbid
    ADD CONSTRAINT bidding_openedbid_bid_id_b7197879_fk_bidding_sealedbid_id FOREIGN KEY (bid_id) REFERENCES public.bidding_sealedbid(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.bidding_openingkey
    ADD CONSTRAINT bidding_openingkey_membership_id_bf152e70_fk_core_membership_id FOREIGN KEY (membership_id) REFERENCES public.core_membership(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.bidding_opinion
    ADD CONSTRAINT bidding_opinion_bundle_id_73309a8e_fk_bidding_bundle_id FOREIGN KEY (bundle_id) REFERENCES public.bidding_bundle(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.bidding_opinion
    ADD CONSTRAINT bidding_opinion_department_id_62ae5bda_fk_core_department_id FOREIGN KEY (department_id) REFERENCES public.core_department(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.bidding_opinion
    ADD CONSTRAINT bidding_opinion_given_by_id_cf547e43_fk_core_user_id FOREIGN KEY (given_by_id) REFERENCES public.core_user(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.bidding_opinionitem
    ADD CONSTRAINT bidding_opinionitem_opinion_id_e34674ad_fk_bidding_opinion_id FOREIGN KEY (opinion_id) REFERENCES public.bidding_opinion(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.bidding_ownrequirement
    ADD CONSTRAINT bidding_ownrequireme_procurement_id_9bc6b672_fk_bidding_p FOREIGN KEY (procurement_id) REFERENCES public.bidding_procurement(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.bidding_ownrequirement
    ADD CONSTRAINT bidding_ownrequireme_qualification_id_90e9f478_fk_agencies_ FOREIGN KEY (qualification_id) REFERENCES public.agencies_qualificationtype(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.bidding_panel
    ADD CONSTRAINT bidding_panel_draw_id_dc3e8991_fk_bidding_draw_id FOREIGN KEY (draw_id) REFERENCES public.bidding_draw(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.bidding_panel
    ADD CONSTRAINT bidding_panel_procurement_id_71139e0b_fk_bidding_procurement_id FOREIGN KEY (procurement_id) REFERENCES public.bidding_procurement(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.bidding_place
    ADD CONSTRAINT bidding_place_agency_id_8270a9c4_fk_agencies_agency_id FOREIGN KEY (agency_id) REFERENCES public.agencies_agency(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.bidding_place
    ADD CONSTRAINT bidding_place_procurement_id_e4874ad1_fk_bidding_procurement_id FOREIGN KEY (procurement_id) REFERENCES public.bidding_procurement(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.bidding_procurement
    ADD CONSTRAINT bidding_procurement_approved_by_id_5b8fca83_fk_core_user_id FOREIGN KEY (approved_by_id) REFERENCES public.core_user(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.bidding_procurement
    ADD CONSTRAINT bidding_procurement_created_by_id_bad8d826_fk_core_user_id FOREIGN KEY (created_by_id) REFERENCES public.core_user(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.bidding_procurement
    ADD CONSTRAINT bidding_procurement_draw_id_3f70f8bb_fk_bidding_draw_id FOREIGN KEY (draw_id) REFERENCES public.bidding_draw(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.bidding_procurement
    ADD CONSTRAINT bidding_procurement_owner_id_c34abfe1_fk_core_organisation_id FOREIGN KEY (owner_id) REFERENCES public.core_organisation(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.bidding_procurement
    ADD CONSTRAINT bidding_procurement_project_id_9340371c_fk_bidding_project_id FOREIGN KEY (project_id) REFERENCES public.bidding_project(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.bidding_procurement
    ADD CONSTRAINT bidding_procurement_rerun_of_id_ef1d7ede_fk_bidding_p FOREIGN KEY (rerun_of_id) REFERENCES public.bidding_procurement(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.bidding_procurementline
    ADD CONSTRAINT bidding_procurementl_item_id_baa00f89_fk_agencies_ FOREIGN KEY (item_id) REFERENCES public.agencies_serviceitem(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.bidding_procurementline
    ADD CONSTRAINT bidding_procurementl_procurement_id_9bfb454e_fk_bidding_p FOREIGN KEY (procurement_id) REFERENCES public.bidding_procurement(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.bidding_procurementline
    ADD CONSTRAINT bidding_procurementline_offer_id_ec1fea52_fk_agencies_offer_id FOREIGN KEY (offer_id) REFERENCES public.agencies_offer(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.bidding_project
    ADD CONSTRAINT bidding_project_owner_id_97151755_fk_core_organisation_id FOREIGN KEY (owner_id) REFERENCES public.core_organisation(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.bidding_project
    ADD CONSTRAINT bidding_project_region_id_b34939a8_fk_core_region_id FOREIGN KEY (region_id) REFERENCES public.core_region(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.bidding_proposedamendment
    ADD CONSTRAINT bidding_proposedamen_procurement_id_e6d2f3fe_fk_bidding_p FOREIGN KEY (procurement_id) REFERENCES public.bidding_procurement(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.bidding_proposedamendment
    ADD CONSTRAINT bidding_proposedamen_proposed_by_id_49540ed4_fk_core_user FOREIGN KEY (proposed_by_id) REFERENCES public.core_user(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.bidding_proposedamendment_added
    ADD CONSTRAINT bidding_proposedamen_proposedamendment_id_0e0d82ff_fk_bidding_p FOREIGN KEY (proposedamendment_id) REFERENCES public.bidding_proposedamendment(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.bidding_proposedamendment_added
    ADD CONSTRAINT bidding_proposedamen_storedfile_id_a74678d2_fk_core_stor FOREIGN KEY (storedfile_id) REFERENCES public.core_storedfile(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.bidding_question
    ADD CONSTRAINT bidding_question_agency_id_392fbad0_fk_agencies_agency_id FOREIGN KEY (agency_id) REFERENCES public.agencies_agency(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.bidding_question
    ADD CONSTRAINT bidding_question_answered_by_id_7b132ea3_fk_core_user_id FOREIGN KEY (answered_by_id) REFERENCES public.core_user(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.bidding_question
    ADD CONSTRAINT bidding_question_asked_by_id_6476d5db_fk_core_membership_id FOREIGN KEY (asked_by_id) REFERENCES public.core_membership(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.bidding_question
    ADD CONSTRAINT bidding_question_procurement_id_15554919_fk_bidding_p FOREIGN KEY (procurement_id) REFERENCES public.bidding_procurement(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.bidding_recusal
    ADD CONSTRAINT bidding_recusal_added_by_id_e3a535f7_fk_core_user_id FOREIGN KEY (added_by_id) REFERENCES public.core_user(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.bidding_recusal
    ADD CONSTRAINT bidding_recusal_agency_id_426c1836_fk_agencies_agency_id FOREIGN KEY (agency_id) REFERENCES public.agencies_agency(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.bidding_recusal
    ADD CONSTRAINT bidding_recusal_procurement_id_a3cd0564_fk_bidding_p FOREIGN KEY (procurement_id) REFERENCES public.bidding_procurement(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.bidding_release
    ADD CONSTRAINT bidding_release_by_id_6b978ca7_fk_core_user_id FOREIGN KEY (by_id) REFERENCES public.core_user(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.bidding_release
    ADD CONSTRAINT bidding_release_envelope_id_d9245108_fk_bidding_envelope_id FOREIGN KEY (envelope_id) REFERENCES public.bidding_envelope(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.bidding_sealedbid
    ADD CONSTRAINT bidding_sealedbid_agency_id_e6e61da1_fk_agencies_agency_id FOREIGN KEY (agency_id) REFERENCES public.agencies_agency(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.bidding_sealedbid
    ADD CONSTRAINT bidding_sealedbid_envelope_id_13a81494_fk_bidding_envelope_id FOREIGN KEY (envelope_id) REFERENCES public.bidding_envelope(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.bidding_sealing
    ADD CONSTRAINT bidding_sealing_procurement_id_9e64aeb0_fk_bidding_p FOREIGN KEY (procurement_id) REFERENCES public.bidding_procurement(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.bidding_shortfall
    ADD CONSTRAINT bidding_shortfall_approved_by_id_6f36c668_fk_core_user_id FOREIGN KEY (approved_by_id) REFERENCES public.core_user(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.bidding_shortfall
    ADD CONSTRAINT bidding_shortfall_procurement_id_c146205e_fk_bidding_p FOREIGN KEY (procurement_id) REFERENCES public.bidding_procurement(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.bidding_shortfall
    ADD CONSTRAINT bidding_shortfall_proposed_by_id_6694bc74_fk_core_user_id FOREIGN KEY (proposed_by_id) REFERENCES public.core_user(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.bidding_signup
    ADD CONSTRAINT bidding_signup_agency_id_c626a14b_fk_agencies_agency_id FOREIGN KEY (agency_id) REFERENCES public.agencies_agency(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.bidding_signup
    ADD CONSTRAINT bidding_signup_confirmed_by_id_a695240b_fk_core_user_id FOREIGN KEY (confirmed_by_id) REFERENCES public.core_user(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.bidding_signup
    ADD CONSTRAINT bidding_signup_procurement_id_fd69c337_fk_bidding_p FOREIGN KEY (procurement_id) REFERENCES public.bidding_procurement(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.bidding_signup
    ADD CONSTRAINT bidding_signup_submitted_by_id_70027579_fk_core_user_id FOREIGN KEY (submitted_by_id) REFERENCES public.core_user(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.bidding_witness
    ADD CONSTRAINT bidding_witness_invited_by_id_24c4eb06_fk_core_user_id FOREIGN KEY (invited_by_id) REFERENCES public.core_user(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.bidding_witness
    ADD CONSTRAINT bidding_witness_person_id_c20b9c2a_fk_core_user_id FOREIGN KEY (person_id) REFERENCES public.core_user(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.bidding_witness
    ADD CONSTRAINT bidding_witness_procurement_id_fb4d32e9_fk_bidding_p FOREIGN KEY (procurement_id) REFERENCES public.bidding_procurement(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.billing_account
    ADD CONSTRAINT billing_account_owner_id_8ccf0077_fk_core_organisation_id FOREIGN KEY (owner_id) REFERENCES public.core_organisation(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.billing_bankstatement
    ADD CONSTRAINT billing_bankstatemen_account_id_fe276011_fk_billing_b FOREIGN KEY (account_id) REFERENCES public.billing_bankaccount(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.billing_bankstatement
    ADD CONSTRAINT billing_bankstatement_file_id_c1d66059_fk_core_storedfile_id FOREIGN KEY (file_id) REFERENCES public.core_storedfile(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.billing_bankstatement
    ADD CONSTRAINT billing_bankstatement_imported_by_id_9fe8b571_fk_core_user_id FOREIGN KEY (imported_by_id) REFERENCES public.core_user(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.billing_feenotice
    ADD CONSTRAINT billing_feenotice_issuer_id_ac78e824_fk_core_organisation_id FOREIGN KEY (issuer_id) REFERENCES public.core_organisation(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.billing_feenotice
    ADD CONSTRAINT billing_feenotice_payee_id_8a8751ec_fk_core_organisation_id FOREIGN KEY (payee_id) REFERENCES public.core_organisation(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.billing_feenotice
    ADD CONSTRAINT billing_feenotice_payer_id_616bdee1_fk_core_organisation_id FOREIGN KEY (payer_id) REFERENCES public.core_organisation(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.billing_journal
    ADD CONSTRAINT billing_journal_actor_id_6878c105_fk_core_user_id FOREIGN KEY (actor_id) REFERENCES public.core_user(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.billing_journal
    ADD CONSTRAINT billing_journal_reverses_id_89d6123b_fk_billing_journal_id FOREIGN KEY (reverses_id) REFERENCES public.billing_journal(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.billing_match
    ADD CONSTRAINT billing_match_line_id_53eea6ed_fk_billing_statementline_id FOREIGN KEY (line_id) REFERENCES public.billing_statementline(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.billing_match
    ADD CONSTRAINT billing_match_reversal_of_id_3b356801_fk_billing_s FOREIGN KEY (reversal_of_id) REFERENCES public.billing_statementline(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.billing_match
    ADD CONSTRAINT billing_match_run_id_b32f767d_fk_billing_reconciliationrun_id FOREIGN KEY (run_id) REFERENCES public.billing_reconciliationrun(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.billing_match
    ADD CONSTRAINT billing_match_transfer_id_89374406_fk_billing_transfer_id FOREIGN KEY (transfer_id) REFERENCES public.billing_transfer(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.billing_payeeaccount
    ADD CONSTRAINT billing_payeeaccount_organisation_id_06bc0b7e_fk_core_orga FOREIGN KEY (organisation_id) REFERENCES public.core_organisation(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.billing_payment
    ADD CONSTRAINT billing_payment_created_by_id_d3ad50b7_fk_core_user_id FOREIGN KEY (created_by_id) REFERENCES public.core_user(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.billing_payment
    ADD CONSTRAINT billing_payment_notice_id_60de33a6_fk_billing_feenotice_id FOREIGN KEY (notice_id) REFERENCES public.billing_feenotice(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.billing_payout
    ADD CONSTRAINT billing_payout_account_id_f19fbf56_fk_billing_payeeaccount_id FOREIGN KEY (account_id) REFERENCES public.billing_payeeaccount(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.billing_payout
    ADD CONSTRAINT billing_payout_approved_by_id_27f77c9d_fk_core_user_id FOREIGN KEY (approved_by_id) REFERENCES public.core_user(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.billing_payout
    ADD CONSTRAINT billing_payout_organisation_id_da6ec56f_fk_core_organisation_id FOREIGN KEY (organisation_id) REFERENCES public.core_organisation(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.billing_payout
    ADD CONSTRAINT billing_payout_requested_by_id_59f7df32_fk_core_user_id FOREIGN KEY (requested_by_id) REFERENCES public.core_user(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.billing_receipt
    ADD CONSTRAINT billing_receipt_notice_id_3d89fcb0_fk_billing_feenotice_id FOREIGN KEY (notice_id) REFERENCES public.billing_feenotice(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.billing_reconciliationrun
    ADD CONSTRAINT billing_reconciliati_account_id_16efe916_fk_billing_b FOREIGN KEY (account_id) REFERENCES public.billing_bankaccount(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.billing_reconciliationexception
    ADD CONSTRAINT billing_reconciliati_approved_by_id_ca153c09_fk_core_user FOREIGN KEY (approved_by_id) REFERENCES public.core_user(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.billing_reconciliationexception
    ADD CONSTRAINT billing_reconciliati_line_id_ab19a072_fk_billing_s FOREIGN KEY (line_id) REFERENCES public.billing_statementline(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.billing_reconciliationexception
    ADD CONSTRAINT billing_reconciliati_posting_id_9e1e58ac_fk_billing_j FOREIGN KEY (posting_id) REFERENCES public.billing_journal(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.billing_reconciliationexception
    ADD CONSTRAINT billing_reconciliati_proposed_by_id_dd1a5a1b_fk_core_user FOREIGN KEY (proposed_by_id) REFERENCES public.core_user(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.billing_reconciliationexception
    ADD CONSTRAINT billing_reconciliati_run_id_03361458_fk_billing_r FOREIGN KEY (run_id) REFERENCES public.billing_reconciliationrun(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.billing_reconciliationrun
    ADD CONSTRAINT billing_reconciliati_started_by_id_baf65fec_fk_core_user FOREIGN KEY (started_by_id) REFERENCES public.core_user(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.billing_reconciliationexception
    ADD CONSTRAINT billing_reconciliati_transfer_id_1b99d213_fk_billing_t FOREIGN KEY (transfer_id) REFERENCES public.billing_transfer(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.billing_reconciliationrun
    ADD CONSTRAINT billing_reconciliationrun_signed_by_id_b584bf28_fk_core_user_id FOREIGN KEY (signed_by_id) REFERENCES public.core_user(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.billing_refund
    ADD CONSTRAINT billing_refund_approved_by_id_11a382a8_fk_core_user_id FOREIGN KEY (approved_by_id) REFERENCES public.core_user(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.billing_refund
    ADD CONSTRAINT billing_refund_payment_id_51c81a5e_fk_billing_payment_id FOREIGN KEY (payment_id) REFERENCES public.billing_payment(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.billing_refund
    ADD CONSTRAINT billing_refund_requested_by_id_599a71a6_fk_core_user_id FOREIGN KEY (requested_by_id) REFERENCES public.core_user(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.billing_statementline
    ADD CONSTRAINT billing_statementlin_account_id_836276e5_fk_billing_b FOREIGN KEY (account_id) REFERENCES public.billing_bankaccount(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.billing_statementline
    ADD CONSTRAINT billing_statementlin_statement_id_55057473_fk_billing_b FOREIGN KEY (statement_id) REFERENCES public.billing_bankstatement(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.billing_transfer
    ADD CONSTRAINT billing_transfer_credit_id_93202b6d_fk_billing_account_id FOREIGN KEY (credit_id) REFERENCES public.billing_account(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.billing_transfer
    ADD CONSTRAINT billing_transfer_debit_id_292fe32b_fk_billing_account_id FOREIGN KEY (debit_id) REFERENCES public.billing_account(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.billing_transfer
    ADD CONSTRAINT billing_transfer_journal_id_95280dd4_fk_billing_journal_id FOREIGN KEY (journal_id) REFERENCES public.billing_journal(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.billing_transfer
    ADD CONSTRAINT billing_transfer_resolves_id_4e50b1fa_fk_billing_transfer_id FOREIGN KEY (resolves_id) REFERENCES public.billing_transfer(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.catalogue_attributeoption
    ADD CONSTRAINT catalogue_attributeo_group_id_3d4a5e24_fk_catalogue FOREIGN KEY (group_id) REFERENCES public.catalogue_attributeoptiongroup(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.catalogue_option
    ADD CONSTRAINT catalogue_option_option_group_id_2fd86269_fk_catalogue FOREIGN KEY (option_group_id) REFERENCES public.catalogue_attributeoptiongroup(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.catalogue_product
    ADD CONSTRAINT catalogue_product_parent_id_9bfd2382_fk_catalogue_product_id FOREIGN KEY (parent_id) REFERENCES public.catalogue_product(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.catalogue_product_product_options
    ADD CONSTRAINT catalogue_product_pr_option_id_ff470e13_fk_catalogue FOREIGN KEY (option_id) REFERENCES public.catalogue_option(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.catalogue_product_product_options
    ADD CONSTRAINT catalogue_product_pr_product_id_ad2b46bd_fk_catalogue FOREIGN KEY (product_id) REFERENCES public.catalogue_product(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.catalogue_product
    ADD CONSTRAINT catalogue_product_product_class_id_0c6c5b54_fk_catalogue FOREIGN KEY (product_class_id) REFERENCES public.catalogue_productclass(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.catalogue_productattributevalue
    ADD CONSTRAINT catalogue_productatt_attribute_id_0287c1e7_fk_catalogue FOREIGN KEY (attribute_id) REFERENCES public.catalogue_productattribute(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.catalogue_productattributevalue_value_multi_option
    ADD CONSTRAINT catalogue_productatt_attributeoption_id_962b600b_fk_catalogue FOREIGN KEY (attributeoption_id) REFERENCES public.catalogue_attributeoption(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.catalogue_productattributevalue
    ADD CONSTRAINT catalogue_productatt_entity_content_type__f7186ab5_fk_django_co FOREIGN KEY (entity_content_type_id) REFERENCES public.django_content_type(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.catalogue_productattribute
    ADD CONSTRAINT catalogue_productatt_option_group_id_6b422dc2_fk_catalogue FOREIGN KEY (option_group_id) REFERENCES public.catalogue_attributeoptiongroup(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.catalogue_productattribute
    ADD CONSTRAINT catalogue_productatt_product_class_id_7af808ec_fk_catalogue FOREIGN KEY (product_class_id) REFERENCES public.catalogue_productclass(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.catalogue_productattributevalue
    ADD CONSTRAINT catalogue_productatt_product_id_a03cd90e_fk_catalogue FOREIGN KEY (product_id) REFERENCES public.catalogue_product(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.catalogue_productattributevalue_value_multi_option
    ADD CONSTRAINT catalogue_productatt_productattributevalu_9c7c031e_fk_catalogue FOREIGN KEY (productattributevalue_id) REFERENCES public.catalogue_productattributevalue(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.catalogue_productattributevalue
    ADD CONSTRAINT catalogue_productatt_value_option_id_21026066_fk_catalogue FOREIGN KEY (value_option_id) REFERENCES public.catalogue_attributeoption(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.catalogue_productcategory
    ADD CONSTRAINT catalogue_productcat_category_id_176db535_fk_catalogue FOREIGN KEY (category_id) REFERENCES public.catalogue_category(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.catalogue_productcategory
    ADD CONSTRAINT catalogue_productcat_product_id_846a4061_fk_catalogue FOREIGN KEY (product_id) REFERENCES public.catalogue_product(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.catalogue_productclass_options
    ADD CONSTRAINT catalogue_productcla_option_id_b099542c_fk_catalogue FOREIGN KEY (option_id) REFERENCES public.catalogue_option(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.catalogue_productclass_options
    ADD CONSTRAINT catalogue_productcla_productclass_id_732df4c8_fk_catalogue FOREIGN KEY (productclass_id) REFERENCES public.catalogue_productclass(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.catalogue_productimage
    ADD CONSTRAINT catalogue_productima_product_id_49474fe8_fk_catalogue FOREIGN KEY (product_id) REFERENCES public.catalogue_product(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.catalogue_productrecommendation
    ADD CONSTRAINT catalogue_productrec_primary_id_6e51a55c_fk_catalogue FOREIGN KEY (primary_id) REFERENCES public.catalogue_product(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.catalogue_productrecommendation
    ADD CONSTRAINT catalogue_productrec_recommendation_id_daf8ae95_fk_catalogue FOREIGN KEY (recommendation_id) REFERENCES public.catalogue_product(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.communication_email
    ADD CONSTRAINT communication_email_user_id_a6eae16a_fk_core_user_id FOREIGN KEY (user_id) REFERENCES public.core_user(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.communication_notification
    ADD CONSTRAINT communication_notifi_recipient_id_2f83b142_fk_core_user FOREIGN KEY (recipient_id) REFERENCES public.core_user(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.communication_notification
    ADD CONSTRAINT communication_notification_sender_id_f1fdd4c8_fk_core_user_id FOREIGN KEY (sender_id) REFERENCES public.core_user(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.contracts_awardnotice
    ADD CONSTRAINT contracts_awardnotice_award_id_6153eb2a_fk_bidding_award_id FOREIGN KEY (award_id) REFERENCES public.bidding_award(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.contracts_awardnotice
    ADD CONSTRAINT contracts_awardnotice_file_id_d6a17416_fk_core_storedfile_id FOREIGN KEY (file_id) REFERENCES public.core_storedfile(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.contracts_contract
    ADD CONSTRAINT contracts_contract_agency_id_75890680_fk_agencies_agency_id FOREIGN KEY (agency_id) REFERENCES public.agencies_agency(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.contracts_contract
    ADD CONSTRAINT contracts_contract_award_id_58a00e70_fk_bidding_award_id FOREIGN KEY (award_id) REFERENCES public.bidding_award(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.contracts_contract
    ADD CONSTRAINT contracts_contract_owner_id_b6fd2bd8_fk_core_organisation_id FOREIGN KEY (owner_id) REFERENCES public.core_organisation(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.contracts_contractdocument
    ADD CONSTRAINT contracts_contractdo_contract_id_241d96f0_fk_contracts FOREIGN KEY (contract_id) REFERENCES public.contracts_contract(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.contracts_contractdocument
    ADD CONSTRAINT contracts_contractdo_file_id_7b8222ce_fk_core_stor FOREIGN KEY (file_id) REFERENCES public.core_storedfile(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.contracts_deliverable
    ADD CONSTRAINT contracts_deliverabl_milestone_id_dfbe5584_fk_contracts FOREIGN KEY (milestone_id) REFERENCES public.contracts_milestone(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.contracts_deliverable
    ADD CONSTRAINT contracts_deliverable_delivered_by_id_c100626f_fk_core_user_id FOREIGN KEY (delivered_by_id) REFERENCES public.core_user(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.contracts_deliverable
    ADD CONSTRAINT contracts_deliverable_file_id_b83325da_fk_core_storedfile_id FOREIGN KEY (file_id) REFERENCES public.core_storedfile(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.contracts_milestone
    ADD CONSTRAINT contracts_milestone_contract_id_00e93583_fk_contracts FOREIGN KEY (contract_id) REFERENCES public.contracts_contract(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.contracts_rating
    ADD CONSTRAINT contracts_rating_contract_id_b9530659_fk_contracts_contract_id FOREIGN KEY (contract_id) REFERENCES public.contracts_contract(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.contracts_rating
    ADD CONSTRAINT contracts_rating_rated_by_id_f5effa1d_fk_core_user_id FOREIGN KEY (rated_by_id) REFERENCES public.core_user(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.contracts_rating
    ADD CONSTRAINT contracts_rating_replied_by_id_ab6bba8c_fk_core_user_id FOREIGN KEY (replied_by_id) REFERENCES public.core_user(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.contracts_reading
    ADD CONSTRAINT contracts_reading_acting_for_id_09111d50_fk_core_orga FOREIGN KEY (acting_for_id) REFERENCES public.core_organisation(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.contracts_reading
    ADD CONSTRAINT contracts_reading_deliverable_id_63d86c0b_fk_contracts FOREIGN KEY (deliverable_id) REFERENCES public.contracts_deliverable(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.contracts_reading
    ADD CONSTRAINT contracts_reading_department_id_a285420f_fk_core_department_id FOREIGN KEY (department_id) REFERENCES public.core_department(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.contracts_reading
    ADD CONSTRAINT contracts_reading_read_by_id_de2c598e_fk_core_user_id FOREIGN KEY (read_by_id) REFERENCES public.core_user(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.contracts_revision
    ADD CONSTRAINT contracts_revision_acting_for_id_f7ecaddb_fk_core_orga FOREIGN KEY (acting_for_id) REFERENCES public.core_organisation(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.contracts_revision
    ADD CONSTRAINT contracts_revision_contract_id_da6e08c0_fk_contracts FOREIGN KEY (contract_id) REFERENCES public.contracts_contract(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.contracts_revision
    ADD CONSTRAINT contracts_revision_made_by_id_6b91207b_fk_core_user_id FOREIGN KEY (made_by_id) REFERENCES public.core_user(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.contracts_sharedresult
    ADD CONSTRAINT contracts_sharedresu_deliverable_id_e61ab055_fk_contracts FOREIGN KEY (deliverable_id) REFERENCES public.contracts_deliverable(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.contracts_sharedresult
    ADD CONSTRAINT contracts_sharedresu_department_id_1d90f279_fk_core_depa FOREIGN KEY (department_id) REFERENCES public.core_department(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.contracts_signature
    ADD CONSTRAINT contracts_signature_certificate_id_1af13f03_fk_contracts FOREIGN KEY (certificate_id) REFERENCES public.contracts_signingcertificate(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.contracts_signature
    ADD CONSTRAINT contracts_signature_contract_id_da3e9a54_fk_contracts FOREIGN KEY (contract_id) REFERENCES public.contracts_contract(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.contracts_signature
    ADD CONSTRAINT contracts_signature_signed_by_id_6ab94c7b_fk_core_user_id FOREIGN KEY (signed_by_id) REFERENCES public.core_user(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.contracts_signingcertificate
    ADD CONSTRAINT contracts_signingcer_organisation_id_cd07ba1d_fk_core_orga FOREIGN KEY (organisation_id) REFERENCES public.core_organisation(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.core_chainleaf
    ADD CONSTRAINT core_chainleaf_entry_id_76d4bde6_fk_core_chainentry_id FOREIGN KEY (entry_id) REFERENCES public.core_chainentry(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.core_chainleaf
    ADD CONSTRAINT core_chainleaf_seal_id_33666a0c_fk_core_chainseal_id FOREIGN KEY (seal_id) REFERENCES public.core_chainseal(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.core_headsubscription
    ADD CONSTRAINT core_headsubscriptio_last_head_id_2cbc7706_fk_core_chai FOREIGN KEY (last_head_id) REFERENCES public.core_chainseal(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.core_headsubscription
    ADD CONSTRAINT core_headsubscriptio_organisation_id_092dcf35_fk_core_orga FOREIGN KEY (organisation_id) REFERENCES public.core_organisation(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.core_headsubscription
    ADD CONSTRAINT core_headsubscription_made_by_id_9ca0c7f6_fk_core_user_id FOREIGN KEY (made_by_id) REFERENCES public.core_user(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.core_membership
    ADD CONSTRAINT core_membership_department_id_04b56bca_fk_core_department_id FOREIGN KEY (department_id) REFERENCES public.core_department(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.core_membership
    ADD CONSTRAINT core_membership_organisation_id_044c8ca1_fk_core_orga FOREIGN KEY (organisation_id) REFERENCES public.core_organisation(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.core_membership
    ADD CONSTRAINT core_membership_region_id_585ad154_fk_core_region_id FOREIGN KEY (region_id) REFERENCES public.core_region(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.core_membership
    ADD CONSTRAINT core_membership_user_id_f9b5780b_fk_core_user_id FOREIGN KEY (user_id) REFERENCES public.core_user(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.core_organisation
    ADD CONSTRAINT core_organisation_region_id_500b0a5c_fk_core_region_id FOREIGN KEY (region_id) REFERENCES public.core_region(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.core_regionpolicy
    ADD CONSTRAINT core_regionpolicy_region_id_4ac33645_fk_core_region_id FOREIGN KEY (region_id) REFERENCES public.core_region(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.core_statuschange
    ADD CONSTRAINT core_statuschange_acting_for_id_6c8faab3_fk_core_orga FOREIGN KEY (acting_for_id) REFERENCES public.core_organisation(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.core_statuschange
    ADD CONSTRAINT core_statuschange_by_id_15e08ee9_fk_core_user_id FOREIGN KEY (by_id) REFERENCES public.core_user(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.core_statuschange
    ADD CONSTRAINT core_statuschange_subject_type_id_f1c85704_fk_django_co FOREIGN KEY (subject_type_id) REFERENCES public.django_content_type(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.core_storedfile
    ADD CONSTRAINT core_storedfile_organisation_id_27496f70_fk_core_orga FOREIGN KEY (organisation_id) REFERENCES public.core_organisation(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.core_storedfile
    ADD CONSTRAINT core_storedfile_uploaded_by_id_aa7d33c5_fk_core_user_id FOREIGN KEY (uploaded_by_id) REFERENCES public.core_user(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.core_user_groups
    ADD CONSTRAINT core_user_groups_group_id_fe8c697f_fk_auth_group_id FOREIGN KEY (group_id) REFERENCES public.auth_group(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.core_user_groups
    ADD CONSTRAINT core_user_groups_user_id_70b4d9b8_fk_core_user_id FOREIGN KEY (user_id) REFERENCES public.core_user(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.core_user_user_permissions
    ADD CONSTRAINT core_user_user_permi_permission_id_35ccf601_fk_auth_perm FOREIGN KEY (permission_id) REFERENCES public.auth_permission(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.core_user_user_permissions
    ADD CONSTRAINT core_user_user_permissions_user_id_085123d3_fk_core_user_id FOREIGN KEY (user_id) REFERENCES public.core_user(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.django_admin_log
    ADD CONSTRAINT django_admin_log_content_type_id_c4bce8eb_fk_django_co FOREIGN KEY (content_type_id) REFERENCES public.django_content_type(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.django_admin_log
    ADD CONSTRAINT django_admin_log_user_id_c564eba6_fk_core_user_id FOREIGN KEY (user_id) REFERENCES public.core_user(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.method_best_value_bestvalueweights
    ADD CONSTRAINT method_best_value_be_procurement_id_61f5cade_fk_bidding_p FOREIGN KEY (procurement_id) REFERENCES public.bidding_procurement(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.method_direct_directterms
    ADD CONSTRAINT method_direct_direct_asked_agency_id_51d8fee4_fk_agencies_ FOREIGN KEY (asked_agency_id) REFERENCES public.agencies_agency(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.method_direct_directterms
    ADD CONSTRAINT method_direct_direct_procurement_id_bf52e447_fk_bidding_p FOREIGN KEY (procurement_id) REFERENCES public.bidding_procurement(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.method_k_lowest_draw_lowestterms
    ADD CONSTRAINT method_k_lowest_draw_procurement_id_fc2d3958_fk_bidding_p FOREIGN KEY (procurement_id) REFERENCES public.bidding_procurement(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.method_library_libraryterms
    ADD CONSTRAINT method_library_libra_member_id_9db040c3_fk_bidding_l FOREIGN KEY (member_id) REFERENCES public.bidding_librarymember(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.method_library_libraryterms
    ADD CONSTRAINT method_library_libra_procurement_id_301fd818_fk_bidding_p FOREIGN KEY (procurement_id) REFERENCES public.bidding_procurement(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.method_library_libraryterms
    ADD CONSTRAINT method_library_libra_promise_id_34129523_fk_bidding_l FOREIGN KEY (promise_id) REFERENCES public.bidding_libraryitem(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.method_lowest_price_explanation
    ADD CONSTRAINT method_lowest_price__decided_by_id_3606bf66_fk_core_user FOREIGN KEY (decided_by_id) REFERENCES public.core_user(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.method_lowest_price_explanation
    ADD CONSTRAINT method_lowest_price__procurement_id_c6a528b9_fk_bidding_p FOREIGN KEY (procurement_id) REFERENCES public.bidding_procurement(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.method_lowest_price_explanation
    ADD CONSTRAINT method_lowest_price__sign_up_id_53f1d4ba_fk_bidding_s FOREIGN KEY (sign_up_id) REFERENCES public.bidding_signup(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.method_open_tender_opentenderterms
    ADD CONSTRAINT method_open_tender_o_procurement_id_360d3913_fk_bidding_p FOREIGN KEY (procurement_id) REFERENCES public.bidding_procurement(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.method_open_tender_opentenderterms
    ADD CONSTRAINT method_open_tender_o_tender_id_787f3d4e_fk_method_op FOREIGN KEY (tender_id) REFERENCES public.method_open_tender_tender(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.method_open_tender_tender
    ADD CONSTRAINT method_open_tender_t_owner_id_cdd38c6a_fk_core_orga FOREIGN KEY (owner_id) REFERENCES public.core_organisation(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.mfa_authenticator
    ADD CONSTRAINT mfa_authenticator_user_id_0c3a50c0_fk_core_user_id FOREIGN KEY (user_id) REFERENCES public.core_user(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.offer_benefit
    ADD CONSTRAINT offer_benefit_range_id_ab19c5ab_fk_offer_range_id FOREIGN KEY (range_id) REFERENCES public.offer_range(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.offer_condition
    ADD CONSTRAINT offer_condition_range_id_b023a2aa_fk_offer_range_id FOREIGN KEY (range_id) REFERENCES public.offer_range(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.offer_conditionaloffer
    ADD CONSTRAINT offer_conditionaloff_condition_id_e6baa945_fk_offer_con FOREIGN KEY (condition_id) REFERENCES public.offer_condition(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.offer_conditionaloffer_combinations
    ADD CONSTRAINT offer_conditionaloff_from_conditionaloffe_85c3bd9f_fk_offer_con FOREIGN KEY (from_conditionaloffer_id) REFERENCES public.offer_conditionaloffer(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.offer_conditionaloffer_combinations
    ADD CONSTRAINT offer_conditionaloff_to_conditionaloffer__ae993478_fk_offer_con FOREIGN KEY (to_conditionaloffer_id) REFERENCES public.offer_conditionaloffer(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.offer_conditionaloffer
    ADD CONSTRAINT offer_conditionaloffer_benefit_id_f43f68b5_fk_offer_benefit_id FOREIGN KEY (benefit_id) REFERENCES public.offer_benefit(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.offer_range_classes
    ADD CONSTRAINT offer_range_classes_productclass_id_6f6de46d_fk_catalogue FOREIGN KEY (productclass_id) REFERENCES public.catalogue_productclass(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.offer_range_classes
    ADD CONSTRAINT offer_range_classes_range_id_7d3e573e_fk_offer_range_id FOREIGN KEY (range_id) REFERENCES public.offer_range(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.offer_range_excluded_categories
    ADD CONSTRAINT offer_range_excluded_category_id_c16fd4f7_fk_catalogue FOREIGN KEY (category_id) REFERENCES public.catalogue_category(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.offer_range_excluded_products
    ADD CONSTRAINT offer_range_excluded_product_id_78c49bfc_fk_catalogue FOREIGN KEY (product_id) REFERENCES public.catalogue_product(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.offer_range_excluded_categories
    ADD CONSTRAINT offer_range_excluded_range_id_6346945d_fk_offer_ran FOREIGN KEY (range_id) REFERENCES public.offer_range(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.offer_range_excluded_products
    ADD CONSTRAINT offer_range_excluded_range_id_cce4a032_fk_offer_ran FOREIGN KEY (range_id) REFERENCES public.offer_range(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.offer_range_included_categories
    ADD CONSTRAINT offer_range_included_category_id_c61569a5_fk_catalogue FOREIGN KEY (category_id) REFERENCES public.catalogue_category(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.offer_range_included_categories
    ADD CONSTRAINT offer_range_included_range_id_1b616138_fk_offer_ran FOREIGN KEY (range_id) REFERENCES public.offer_range(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.offer_rangeproduct
    ADD CONSTRAINT offer_rangeproduct_product_id_723b3ea3_fk_catalogue_product_id FOREIGN KEY (product_id) REFERENCES public.catalogue_product(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.offer_rangeproduct
    ADD CONSTRAINT offer_rangeproduct_range_id_ee358495_fk_offer_range_id FOREIGN KEY (range_id) REFERENCES public.offer_range(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.offer_rangeproductfileupload
    ADD CONSTRAINT offer_rangeproductfi_range_id_c055ebf8_fk_offer_ran FOREIGN KEY (range_id) REFERENCES public.offer_range(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.offer_rangeproductfileupload
    ADD CONSTRAINT offer_rangeproductfi_uploaded_by_id_c01a3250_fk_core_user FOREIGN KEY (uploaded_by_id) REFERENCES public.core_user(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.offline_gateway_offlineorder
    ADD CONSTRAINT offline_gateway_offl_payment_id_2ccd3e1f_fk_offline_g FOREIGN KEY (payment_id) REFERENCES public.offline_gateway_offlineorder(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.order_billingaddress
    ADD CONSTRAINT order_billingaddress_country_id_17f57dca_fk_address_c FOREIGN KEY (country_id) REFERENCES public.address_country(iso_3166_1_a2) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.order_communicationevent
    ADD CONSTRAINT order_communicatione_event_type_id_4bc9ee29_fk_communica FOREIGN KEY (event_type_id) REFERENCES public.communication_communicationeventtype(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.order_communicationevent
    ADD CONSTRAINT order_communicationevent_order_id_94e784ac_fk_order_order_id FOREIGN KEY (order_id) REFERENCES public.order_order(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.order_line
    ADD CONSTRAINT order_line_order_id_b9148391_fk_order_order_id FOREIGN KEY (order_id) REFERENCES public.order_order(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.order_line
    ADD CONSTRAINT order_line_partner_id_258a2fb9_fk_partner_partner_id FOREIGN KEY (partner_id) REFERENCES public.partner_partner(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.order_line
    ADD CONSTRAINT order_line_product_id_e620902d_fk_catalogue_product_id FOREIGN KEY (product_id) REFERENCES public.catalogue_product(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.order_line
    ADD CONSTRAINT order_line_stockrecord_id_1d65aff5_fk_partner_stockrecord_id FOREIGN KEY (stockrecord_id) REFERENCES public.partner_stockrecord(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.order_lineattribute
    ADD CONSTRAINT order_lineattribute_line_id_adf6dd87_fk_order_line_id FOREIGN KEY (line_id) REFERENCES public.order_line(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.order_lineattribute
    ADD CONSTRAINT order_lineattribute_option_id_b54d597c_fk_catalogue_option_id FOREIGN KEY (option_id) REFERENCES public.catalogue_option(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.order_lineprice
    ADD CONSTRAINT order_lineprice_line_id_2de52446_fk_order_line_id FOREIGN KEY (line_id) REFERENCES public.order_line(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.order_lineprice
    ADD CONSTRAINT order_lineprice_order_id_66792e56_fk_order_order_id FOREIGN KEY (order_id) REFERENCES public.order_order(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.order_order
    ADD CONSTRAINT order_order_basket_id_8b0acbb2_fk_basket_basket_id FOREIGN KEY (basket_id) REFERENCES public.basket_basket(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.order_order
    ADD CONSTRAINT order_order_billing_address_id_8fe537cf_fk_order_bil FOREIGN KEY (billing_address_id) REFERENCES public.order_billingaddress(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.order_order
    ADD CONSTRAINT order_order_shipping_address_id_57e64931_fk_order_shi FOREIGN KEY (shipping_address_id) REFERENCES public.order_shippingaddress(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.order_order
    ADD CONSTRAINT order_order_site_id_e27f3526_fk_django_site_id FOREIGN KEY (site_id) REFERENCES public.django_site(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.order_order
    ADD CONSTRAINT order_order_user_id_7cf9bc2b_fk_core_user_id FOREIGN KEY (user_id) REFERENCES public.core_user(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.order_orderdiscount
    ADD CONSTRAINT order_orderdiscount_order_id_bc91e123_fk_order_order_id FOREIGN KEY (order_id) REFERENCES public.order_order(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.order_orderlinediscount
    ADD CONSTRAINT order_orderlinedisco_order_discount_id_b9dfa715_fk_order_ord FOREIGN KEY (order_discount_id) REFERENCES public.order_orderdiscount(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.order_orderlinediscount
    ADD CONSTRAINT order_orderlinediscount_line_id_88fbcd4a_fk_order_line_id FOREIGN KEY (line_id) REFERENCES public.order_line(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.order_ordernote
    ADD CONSTRAINT order_ordernote_order_id_7d97583d_fk_order_order_id FOREIGN KEY (order_id) REFERENCES public.order_order(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.order_ordernote
    ADD CONSTRAINT order_ordernote_user_id_48d7a672_fk_core_user_id FOREIGN KEY (user_id) REFERENCES public.core_user(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.order_orderstatuschange
    ADD CONSTRAINT order_orderstatuschange_order_id_43efdbe5_fk_order_order_id FOREIGN KEY (order_id) REFERENCES public.order_order(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.order_paymentevent
    ADD CONSTRAINT order_paymentevent_event_type_id_568c7161_fk_order_pay FOREIGN KEY (event_type_id) REFERENCES public.order_paymenteventtype(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.order_paymentevent
    ADD CONSTRAINT order_paymentevent_order_id_395b3e82_fk_order_order_id FOREIGN KEY (order_id) REFERENCES public.order_order(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.order_paymentevent
    ADD CONSTRAINT order_paymentevent_shipping_event_id_213dcfb8_fk_order_shi FOREIGN KEY (shipping_event_id) REFERENCES public.order_shippingevent(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.order_paymenteventquantity
    ADD CONSTRAINT order_paymenteventqu_event_id_a540165a_fk_order_pay FOREIGN KEY (event_id) REFERENCES public.order_paymentevent(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.order_paymenteventquantity
    ADD CONSTRAINT order_paymenteventquantity_line_id_df44b021_fk_order_line_id FOREIGN KEY (line_id) REFERENCES public.order_line(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.order_shippingaddress
    ADD CONSTRAINT order_shippingaddres_country_id_29abf9a0_fk_address_c FOREIGN KEY (country_id) REFERENCES public.address_country(iso_3166_1_a2) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.order_shippingevent
    ADD CONSTRAINT order_shippingevent_event_type_id_9f1efb20_fk_order_shi FOREIGN KEY (event_type_id) REFERENCES public.order_shippingeventtype(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.order_shippingevent
    ADD CONSTRAINT order_shippingevent_order_id_8c031fb6_fk_order_order_id FOREIGN KEY (order_id) REFERENCES public.order_order(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.order_shippingeventquantity
    ADD CONSTRAINT order_shippingeventq_event_id_1c7fb9c7_fk_order_shi FOREIGN KEY (event_id) REFERENCES public.order_shippingevent(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.order_shippingeventquantity
    ADD CONSTRAINT order_shippingeventquantity_line_id_3b089ee0_fk_order_line_id FOREIGN KEY (line_id) REFERENCES public.order_line(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.order_surcharge
    ADD CONSTRAINT order_surcharge_order_id_5c0a94f5_fk_order_order_id FOREIGN KEY (order_id) REFERENCES public.order_order(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.partner_partner_users
    ADD CONSTRAINT partner_partner_users_partner_id_1883dfd9_fk_partner_partner_id FOREIGN KEY (partner_id) REFERENCES public.partner_partner(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.partner_partner_users
    ADD CONSTRAINT partner_partner_users_user_id_d75d6e40_fk_core_user_id FOREIGN KEY (user_id) REFERENCES public.core_user(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.partner_partneraddress
    ADD CONSTRAINT partner_partneraddre_country_id_02c4f979_fk_address_c FOREIGN KEY (country_id) REFERENCES public.address_country(iso_3166_1_a2) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.partner_partneraddress
    ADD CONSTRAINT partner_partneraddre_partner_id_59551b0a_fk_partner_p FOREIGN KEY (partner_id) REFERENCES public.partner_partner(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.partner_stockalert
    ADD CONSTRAINT partner_stockalert_stockrecord_id_68ad503a_fk_partner_s FOREIGN KEY (stockrecord_id) REFERENCES public.partner_stockrecord(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.partner_stockrecord
    ADD CONSTRAINT partner_stockrecord_partner_id_4155a586_fk_partner_partner_id FOREIGN KEY (partner_id) REFERENCES public.partner_partner(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.partner_stockrecord
    ADD CONSTRAINT partner_stockrecord_product_id_62fd9e45_fk_catalogue_product_id FOREIGN KEY (product_id) REFERENCES public.catalogue_product(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.shop_procurementorder
    ADD CONSTRAINT shop_engagement_order_id_32bf0f9f_fk_order_order_id FOREIGN KEY (order_id) REFERENCES public.order_order(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.shop_procurementorder
    ADD CONSTRAINT shop_engagement_procurement_id_b2143227_fk_bidding_p FOREIGN KEY (procurement_id) REFERENCES public.bidding_procurement(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.shop_shelfitem
    ADD CONSTRAINT shop_shelfitem_offer_id_b80fffd7_fk_agencies_offer_id FOREIGN KEY (offer_id) REFERENCES public.agencies_offer(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.shop_shelfitem
    ADD CONSTRAINT shop_shelfitem_product_id_2718e72a_fk_catalogue_product_id FOREIGN KEY (product_id) REFERENCES public.catalogue_product(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.shop_shelfitem
    ADD CONSTRAINT shop_shelfitem_stockrecord_id_8f607ad6_fk_partner_s FOREIGN KEY (stockrecord_id) REFERENCES public.partner_stockrecord(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.voucher_voucher_offers
    ADD CONSTRAINT voucher_voucher_offe_conditionaloffer_id_f9682bfb_fk_offer_con FOREIGN KEY (conditionaloffer_id) REFERENCES public.offer_conditionaloffer(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.voucher_voucher_offers
    ADD CONSTRAINT voucher_voucher_offe_voucher_id_7f9c575d_fk_voucher_v FOREIGN KEY (voucher_id) REFERENCES public.voucher_voucher(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.voucher_voucher
    ADD CONSTRAINT voucher_voucher_voucher_set_id_17b96a54_fk_voucher_v FOREIGN KEY (voucher_set_id) REFERENCES public.voucher_voucherset(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.voucher_voucherapplication
    ADD CONSTRAINT voucher_voucherappli_voucher_id_5204edb7_fk_voucher_v FOREIGN KEY (voucher_id) REFERENCES public.voucher_voucher(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.voucher_voucherapplication
    ADD CONSTRAINT voucher_voucherapplication_order_id_30248a05_fk_order_order_id FOREIGN KEY (order_id) REFERENCES public.order_order(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.voucher_voucherapplication
    ADD CONSTRAINT voucher_voucherapplication_user_id_df53a393_fk_core_user_id FOREIGN KEY (user_id) REFERENCES public.core_user(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.wishlists_line
    ADD CONSTRAINT wishlists_line_product_id_9d6d9b37_fk_catalogue_product_id FOREIGN KEY (product_id) REFERENCES public.catalogue_product(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.wishlists_line
    ADD CONSTRAINT wishlists_line_wishlist_id_4cffe302_fk_wishlists_wishlist_id FOREIGN KEY (wishlist_id) REFERENCES public.wishlists_wishlist(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.wishlists_wishlist
    ADD CONSTRAINT wishlists_wishlist_owner_id_d5464c62_fk_core_user_id FOREIGN KEY (owner_id) REFERENCES public.core_user(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.wishlists_wishlistsharedemail
    ADD CONSTRAINT wishlists_wishlistsh_wishlist_id_d7500842_fk_wishlists FOREIGN KEY (wishlist_id) REFERENCES public.wishlists_wishlist(id) DEFERRABLE INITIALLY DEFERRED;

GRANT USAGE ON SCHEMA public TO market_app;

REVOKE ALL ON FUNCTION public.billing_ledger_post(p_key text, p_hash text, p_kind text, p_subject text, p_memo text, p_actor bigint, p_reverses bigint, p_at timestamp with time zone, p_value_date date, p_codes text[], p_kinds text[], p_floors bigint[], p_owners bigint[], p_debits text[], p_credits text[], p_amounts bigint[], p_states text[], p_resolves bigint[], p_expires timestamp with time zone[], OUT outcome text, OUT journal bigint, OUT facts jsonb) FROM PUBLIC;
GRANT ALL ON FUNCTION public.billing_ledger_post(p_key text, p_hash text, p_kind text, p_subject text, p_memo text, p_actor bigint, p_reverses bigint, p_at timestamp with time zone, p_value_date date, p_codes text[], p_kinds text[], p_floors bigint[], p_owners bigint[], p_debits text[], p_credits text[], p_amounts bigint[], p_states text[], p_resolves bigint[], p_expires timestamp with time zone[], OUT outcome text, OUT journal bigint, OUT facts jsonb) TO market_app;

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.account_emailaddress TO market_app;

GRANT USAGE ON SEQUENCE public.account_emailaddress_id_seq TO market_app;

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.account_emailconfirmation TO market_app;

GRANT USAGE ON SEQUENCE public.account_emailconfirmation_id_seq TO market_app;

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.address_country TO market_app;

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.address_useraddress TO market_app;

GRANT USAGE ON SEQUENCE public.address_useraddress_id_seq TO market_app;

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.agencies_agency TO market_app;

GRANT USAGE ON SEQUENCE public.agencies_agency_id_seq TO market_app;

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.agencies_complaint TO market_app;

GRANT USAGE ON SEQUENCE public.agencies_complaint_id_seq TO market_app;

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.agencies_compliancepoints TO market_app;

GRANT USAGE ON SEQUENCE public.agencies_compliancepoints_id_seq TO market_app;

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.agencies_entryfile TO market_app;

GRANT USAGE ON SEQUENCE public.agencies_entryfile_id_seq TO market_app;

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.agencies_entryremark TO market_app;

GRANT USAGE ON SEQUENCE public.agencies_entryremark_id_seq TO market_app;

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.agencies_listdemand TO market_app;

GRANT USAGE ON SEQUENCE public.agencies_listdemand_id_seq TO market_app;

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.agencies_objection TO market_app;

GRANT USAGE ON SEQUENCE public.agencies_objection_id_seq TO market_app;

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.agencies_offer TO market_app;

GRANT USAGE ON SEQUENCE public.agencies_offer_id_seq TO market_app;

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.agencies_pastwork TO market_app;

GRANT USAGE ON SEQUENCE public.agencies_pastwork_id_seq TO market_app;

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.agencies_performancerecord TO market_app;

GRANT USAGE ON SEQUENCE public.agencies_performancerecord_id_seq TO market_app;

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.agencies_practitioner TO market_app;

GRANT USAGE ON SEQUENCE public.agencies_practitioner_id_seq TO market_app;

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.agencies_qualification TO market_app;

GRANT USAGE ON SEQUENCE public.agencies_qualification_id_seq TO market_app;

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.agencies_qualificationtype TO market_app;

GRANT USAGE ON SEQUENCE public.agencies_qualificationtype_id_seq TO market_app;

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.agencies_rankingsnapshot TO market_app;

GRANT USAGE ON SEQUENCE public.agencies_rankingsnapshot_id_seq TO market_app;

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.agencies_requirement TO market_app;

GRANT USAGE ON SEQUENCE public.agencies_requirement_id_seq TO market_app;

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.agencies_sanction TO market_app;

GRANT USAGE ON SEQUENCE public.agencies_sanction_id_seq TO market_app;

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.agencies_score TO market_app;

GRANT USAGE ON SEQUENCE public.agencies_score_id_seq TO market_app;

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.agencies_serviceitem TO market_app;

GRANT USAGE ON SEQUENCE public.agencies_serviceitem_id_seq TO market_app;

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.agencies_serviceitem_shared_with TO market_app;

GRANT USAGE ON SEQUENCE public.agencies_serviceitem_shared_with_id_seq TO market_app;

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.agencies_source TO market_app;

GRANT USAGE ON SEQUENCE public.agencies_source_id_seq TO market_app;

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.auth_group TO market_app;

GRANT USAGE ON SEQUENCE public.auth_group_id_seq TO market_app;

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.auth_group_permissions TO market_app;

GRANT USAGE ON SEQUENCE public.auth_group_permissions_id_seq TO market_app;

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.auth_permission TO market_app;

GRANT USAGE ON SEQUENCE public.auth_permission_id_seq TO market_app;

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.axes_accessattempt TO market_app;

GRANT USAGE ON SEQUENCE public.axes_accessattempt_id_seq TO market_app;

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.axes_accessattemptexpiration TO market_app;

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.axes_accessfailurelog TO market_app;

GRANT USAGE ON SEQUENCE public.axes_accessfailurelog_id_seq TO market_app;

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.axes_accesslog TO market_app;

GRANT USAGE ON SEQUENCE public.axes_accesslog_id_seq TO market_app;

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.basket_basket TO market_app;

GRANT USAGE ON SEQUENCE public.basket_basket_id_seq TO market_app;

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.basket_basket_vouchers TO market_app;

GRANT USAGE ON SEQUENCE public.basket_basket_vouchers_id_seq TO market_app;

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.basket_line TO market_app;

GRANT USAGE ON SEQUENCE public.basket_line_id_seq TO market_app;

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.basket_lineattribute TO market_app;

GRANT USAGE ON SEQUENCE public.basket_lineattribute_id_seq TO market_app;

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.bidding_amendment TO market_app;

GRANT USAGE ON SEQUENCE public.bidding_amendment_id_seq TO market_app;

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.bidding_attachment TO market_app;

GRANT USAGE ON SEQUENCE public.bidding_attachment_id_seq TO market_app;

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.bidding_award TO market_app;

GRANT USAGE ON SEQUENCE public.bidding_award_id_seq TO market_app;

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.bidding_bidscore TO market_app;

GRANT USAGE ON SEQUENCE public.bidding_bidscore_id_seq TO market_app;

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.bidding_bundle TO market_app;

GRANT USAGE ON SEQUENCE public.bidding_bundle_id_seq TO market_app;

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.bidding_bundlemember TO market_app;

GRANT USAGE ON SEQUENCE public.bidding_bundlemember_id_seq TO market_app;

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.bidding_bundlepaper TO market_app;

GRANT USAGE ON SEQUENCE public.bidding_bundlepaper_id_seq TO market_app;

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.bidding_bundlepause TO market_app;

GRANT USAGE ON SEQUENCE public.bidding_bundlepause_id_seq TO market_app;

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.bidding_bundlestage TO market_app;

GRANT USAGE ON SEQUENCE public.bidding_bundlestage_id_seq TO market_app;

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.bidding_calendarfeed TO market_app;

GRANT USAGE ON SEQUENCE public.bidding_calendarfeed_id_seq TO market_app;

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.bidding_deviation TO market_app;

GRANT USAGE ON SEQUENCE public.bidding_deviation_id_seq TO market_app;

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.bidding_draftpage TO market_app;

GRANT USAGE ON SEQUENCE public.bidding_draftpage_id_seq TO market_app;

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.bidding_draw TO market_app;

GRANT USAGE ON SEQUENCE public.bidding_draw_id_seq1 TO market_app;

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.bidding_drawrelease TO market_app;

GRANT USAGE ON SEQUENCE public.bidding_drawrelease_id_seq TO market_app;

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.bidding_drawresult TO market_app;

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.bidding_drawshare TO market_app;

GRANT USAGE ON SEQUENCE public.bidding_drawshare_id_seq TO market_app;

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.bidding_endingrequest TO market_app;

GRANT USAGE ON SEQUENCE public.bidding_endingrequest_id_seq TO market_app;

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.bidding_envelope TO market_app;

GRANT USAGE ON SEQUENCE public.bidding_envelope_id_seq TO market_app;

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.bidding_evaluator TO market_app;

GRANT USAGE ON SEQUENCE public.bidding_evaluator_id_seq TO market_app;

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.bidding_expert TO market_app;

GRANT USAGE ON SEQUENCE public.bidding_expert_id_seq TO market_app;

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.bidding_keyshare TO market_app;

GRANT USAGE ON SEQUENCE public.bidding_keyshare_id_seq TO market_app;

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.bidding_lead TO market_app;

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.bidding_lead_agencies TO market_app;

GRANT USAGE ON SEQUENCE public.bidding_lead_agencies_id_seq TO market_app;

GRANT USAGE ON SEQUENCE public.bidding_lead_id_seq TO market_app;

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.bidding_library TO market_app;

GRANT USAGE ON SEQUENCE public.bidding_library_id_seq TO market_app;

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.bidding_libraryitem TO market_app;

GRANT USAGE ON SEQUENCE public.bidding_libraryitem_id_seq TO market_app;

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.bidding_librarymember TO market_app;

GRANT USAGE ON SEQUENCE public.bidding_librarymember_id_seq TO market_app;

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.bidding_libraryobjection TO market_app;

GRANT USAGE ON SEQUENCE public.bidding_libraryobjection_id_seq TO market_app;

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.bidding_objection TO market_app;

GRANT USAGE ON SEQUENCE public.bidding_objection_id_seq TO market_app;

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.bidding_openedbid TO market_app;

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.bidding_openingkey TO market_app;

GRANT USAGE ON SEQUENCE public.bidding_openingkey_id_seq TO market_app;

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.bidding_opinion TO market_app;

GRANT USAGE ON SEQUENCE public.bidding_opinion_id_seq TO market_app;

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.bidding_opinionitem TO market_app;

GRANT USAGE ON SEQUENCE public.bidding_opinionitem_id_seq TO market_app;

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.bidding_ownrequirement TO market_app;

GRANT USAGE ON SEQUENCE public.bidding_ownrequirement_id_seq TO market_app;

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.bidding_panel TO market_app;

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.bidding_place TO market_app;

GRANT USAGE ON SEQUENCE public.bidding_place_id_seq TO market_app;

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.bidding_procurement TO market_app;

GRANT USAGE ON SEQUENCE public.bidding_procurement_id_seq TO market_app;

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.bidding_procurementline TO market_app;

GRANT USAGE ON SEQUENCE public.bidding_procurementline_id_seq TO market_app;

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.bidding_project TO market_app;

GRANT USAGE ON SEQUENCE public.bidding_project_id_seq TO market_app;

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.bidding_proposedamendment TO market_app;

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.bidding_proposedamendment_added TO market_app;

GRANT USAGE ON SEQUENCE public.bidding_proposedamendment_added_id_seq TO market_app;

GRANT USAGE ON SEQUENCE public.bidding_proposedamendment_id_seq TO market_app;

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.bidding_question TO market_app;

GRANT USAGE ON SEQUENCE public.bidding_question_id_seq TO market_app;

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.bidding_recusal TO market_app;

GRANT USAGE ON SEQUENCE public.bidding_recusal_id_seq TO market_app;

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.bidding_release TO market_app;

GRANT USAGE ON SEQUENCE public.bidding_release_id_seq TO market_app;

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.bidding_sealedbid TO market_app;

GRANT USAGE ON SEQUENCE public.bidding_sealedbid_id_seq TO market_app;

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.bidding_sealing TO market_app;

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.bidding_shortfall TO market_app;

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.bidding_signup TO market_app;

GRANT USAGE ON SEQUENCE public.bidding_signup_id_seq TO market_app;

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.bidding_witness TO market_app;

GRANT USAGE ON SEQUENCE public.bidding_witness_id_seq TO market_app;

GRANT SELECT ON TABLE public.billing_account TO market_app;

GRANT USAGE ON SEQUENCE public.billing_account_id_seq TO market_app;

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.billing_bankaccount TO market_app;

GRANT USAGE ON SEQUENCE public.billing_bankaccount_id_seq TO market_app;

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.billing_bankstatement TO market_app;

GRANT USAGE ON SEQUENCE public.billing_bankstatement_id_seq TO market_app;

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.billing_feenotice TO market_app;

GRANT USAGE ON SEQUENCE public.billing_feenotice_id_seq TO market_app;

GRANT SELECT ON TABLE public.billing_journal TO market_app;

GRANT USAGE ON SEQUENCE public.billing_journal_id_seq TO market_app;

GRANT SELECT,INSERT ON TABLE public.billing_ledgerproof TO market_app;

GRANT USAGE ON SEQUENCE public.billing_ledgerproof_id_seq TO market_app;

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.billing_match TO market_app;

GRANT USAGE ON SEQUENCE public.billing_match_id_seq TO market_app;

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.billing_payeeaccount TO market_app;

GRANT USAGE ON SEQUENCE public.billing_payeeaccount_id_seq TO market_app;

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.billing_payment TO market_app;

GRANT USAGE ON SEQUENCE public.billing_payment_id_seq TO market_app;

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.billing_payout TO market_app;

GRANT USAGE ON SEQUENCE public.billing_payout_id_seq TO market_app;

GRANT SELECT,INSERT ON TABLE public.billing_receipt TO market_app;

GRANT USAGE ON SEQUENCE public.billing_receipt_id_seq TO market_app;

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.billing_reconciliationexception TO market_app;

GRANT USAGE ON SEQUENCE public.billing_reconciliationexception_id_seq TO market_app;

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.billing_reconciliationrun TO market_app;

GRANT USAGE ON SEQUENCE public.billing_reconciliationrun_id_seq TO market_app;

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.billing_refund TO market_app;

GRANT USAGE ON SEQUENCE public.billing_refund_id_seq TO market_app;

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.billing_statementline TO market_app;

GRANT USAGE ON SEQUENCE public.billing_statementline_id_seq TO market_app;

GRANT SELECT ON TABLE public.billing_transfer TO market_app;

GRANT USAGE ON SEQUENCE public.billing_transfer_id_seq TO market_app;

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.billing_webhookdelivery TO market_app;

GRANT USAGE ON SEQUENCE public.billing_webhookdelivery_id_seq TO market_app;

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.cache_entries TO market_app;

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.catalogue_attributeoption TO market_app;

GRANT USAGE ON SEQUENCE public.catalogue_attributeoption_id_seq TO market_app;

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.catalogue_attributeoptiongroup TO market_app;

GRANT USAGE ON SEQUENCE public.catalogue_attributeoptiongroup_id_seq TO market_app;

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.catalogue_category TO market_app;

GRANT USAGE ON SEQUENCE public.catalogue_category_id_seq TO market_app;

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.catalogue_option TO market_app;

GRANT USAGE ON SEQUENCE public.catalogue_option_id_seq TO market_app;

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.catalogue_product TO market_app;

GRANT USAGE ON SEQUENCE public.catalogue_product_id_seq TO market_app;

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.catalogue_product_product_options TO market_app;

GRANT USAGE ON SEQUENCE public.catalogue_product_product_options_id_seq TO market_app;

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.catalogue_productattribute TO market_app;

GRANT USAGE ON SEQUENCE public.catalogue_productattribute_id_seq TO market_app;

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.catalogue_productattributevalue TO market_app;

GRANT USAGE ON SEQUENCE public.catalogue_productattributevalue_id_seq TO market_app;

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.catalogue_productattributevalue_value_multi_option TO market_app;

GRANT USAGE ON SEQUENCE public.catalogue_productattributevalue_value_multi_option_id_seq TO market_app;

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.catalogue_productcategory TO market_app;

GRANT USAGE ON SEQUENCE public.catalogue_productcategory_id_seq TO market_app;

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.catalogue_productclass TO market_app;

GRANT USAGE ON SEQUENCE public.catalogue_productclass_id_seq TO market_app;

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.catalogue_productclass_options TO market_app;

GRANT USAGE ON SEQUENCE public.catalogue_productclass_options_id_seq TO market_app;

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.catalogue_productimage TO market_app;

GRANT USAGE ON SEQUENCE public.catalogue_productimage_id_seq TO market_app;

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.catalogue_productrecommendation TO market_app;

GRANT USAGE ON SEQUENCE public.catalogue_productrecommendation_id_seq TO market_app;

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.communication_communicationeventtype TO market_app;

GRANT USAGE ON SEQUENCE public.communication_communicationeventtype_id_seq TO market_app;

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.communication_email TO market_app;

GRANT USAGE ON SEQUENCE public.communication_email_id_seq TO market_app;

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.communication_notification TO market_app;

GRANT USAGE ON SEQUENCE public.communication_notification_id_seq TO market_app;

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.contracts_awardnotice TO market_app;

GRANT USAGE ON SEQUENCE public.contracts_awardnotice_id_seq TO market_app;

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.contracts_contract TO market_app;

GRANT USAGE ON SEQUENCE public.contracts_contract_id_seq TO market_app;

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.contracts_contractdocument TO market_app;

GRANT USAGE ON SEQUENCE public.contracts_contractdocument_id_seq TO market_app;

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.contracts_deliverable TO market_app;

GRANT USAGE ON SEQUENCE public.contracts_deliverable_id_seq TO market_app;

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.contracts_milestone TO market_app;

GRANT USAGE ON SEQUENCE public.contracts_milestone_id_seq TO market_app;

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.contracts_rating TO market_app;

GRANT USAGE ON SEQUENCE public.contracts_rating_id_seq TO market_app;

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.contracts_reading TO market_app;

GRANT USAGE ON SEQUENCE public.contracts_reading_id_seq TO market_app;

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.contracts_revision TO market_app;

GRANT USAGE ON SEQUENCE public.contracts_revision_id_seq TO market_app;

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.contracts_sharedresult TO market_app;

GRANT USAGE ON SEQUENCE public.contracts_sharedresult_id_seq TO market_app;

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.contracts_signature TO market_app;

GRANT USAGE ON SEQUENCE public.contracts_signature_id_seq TO market_app;

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.contracts_signingcertificate TO market_app;

GRANT USAGE ON SEQUENCE public.contracts_signingcertificate_id_seq TO market_app;

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.core_calendarday TO market_app;

GRANT USAGE ON SEQUENCE public.core_calendarday_id_seq TO market_app;

GRANT SELECT,INSERT ON TABLE public.core_chainentry TO market_app;

GRANT USAGE ON SEQUENCE public.core_chainentry_id_seq TO market_app;

GRANT SELECT,INSERT ON TABLE public.core_chainleaf TO market_app;

GRANT SELECT,INSERT ON TABLE public.core_chainseal TO market_app;

GRANT USAGE ON SEQUENCE public.core_chainseal_id_seq TO market_app;

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.core_chainsubtree TO market_app;

GRANT USAGE ON SEQUENCE public.core_chainsubtree_id_seq TO market_app;

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.core_chainwaiting TO market_app;

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.core_department TO market_app;

GRANT USAGE ON SEQUENCE public.core_department_id_seq TO market_app;

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.core_headsubscription TO market_app;

GRANT USAGE ON SEQUENCE public.core_headsubscription_id_seq TO market_app;

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.core_membership TO market_app;

GRANT USAGE ON SEQUENCE public.core_membership_id_seq TO market_app;

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.core_numberseries TO market_app;

GRANT USAGE ON SEQUENCE public.core_numberseries_id_seq TO market_app;

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.core_organisation TO market_app;

GRANT USAGE ON SEQUENCE public.core_organisation_id_seq TO market_app;

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.core_outboxmessage TO market_app;

GRANT USAGE ON SEQUENCE public.core_outboxmessage_id_seq TO market_app;

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.core_region TO market_app;

GRANT USAGE ON SEQUENCE public.core_region_id_seq TO market_app;

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.core_regionpolicy TO market_app;

GRANT USAGE ON SEQUENCE public.core_regionpolicy_id_seq TO market_app;

GRANT SELECT,INSERT ON TABLE public.core_statuschange TO market_app;

GRANT USAGE ON SEQUENCE public.core_statuschange_id_seq TO market_app;

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.core_storedfile TO market_app;

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.core_user TO market_app;

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.core_user_groups TO market_app;

GRANT USAGE ON SEQUENCE public.core_user_groups_id_seq TO market_app;

GRANT USAGE ON SEQUENCE public.core_user_id_seq TO market_app;

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.core_user_user_permissions TO market_app;

GRANT USAGE ON SEQUENCE public.core_user_user_permissions_id_seq TO market_app;

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.django_admin_log TO market_app;

GRANT USAGE ON SEQUENCE public.django_admin_log_id_seq TO market_app;

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.django_content_type TO market_app;

GRANT USAGE ON SEQUENCE public.django_content_type_id_seq TO market_app;

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.django_migrations TO market_app;

GRANT USAGE ON SEQUENCE public.django_migrations_id_seq TO market_app;

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.django_session TO market_app;

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.django_site TO market_app;

GRANT USAGE ON SEQUENCE public.django_site_id_seq TO market_app;

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.method_best_value_bestvalueweights TO market_app;

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.method_direct_directterms TO market_app;

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.method_k_lowest_draw_lowestterms TO market_app;

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.method_library_libraryterms TO market_app;

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.method_lowest_price_explanation TO market_app;

GRANT USAGE ON SEQUENCE public.method_lowest_price_explanation_id_seq TO market_app;

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.method_open_tender_opentenderterms TO market_app;

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.method_open_tender_tender TO market_app;

GRANT USAGE ON SEQUENCE public.method_open_tender_tender_id_seq TO market_app;

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.mfa_authenticator TO market_app;

GRANT USAGE ON SEQUENCE public.mfa_authenticator_id_seq TO market_app;

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.offer_benefit TO market_app;

GRANT USAGE ON SEQUENCE public.offer_benefit_id_seq TO market_app;

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.offer_condition TO market_app;

GRANT USAGE ON SEQUENCE public.offer_condition_id_seq TO market_app;

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.offer_conditionaloffer TO market_app;

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.offer_conditionaloffer_combinations TO market_app;

GRANT USAGE ON SEQUENCE public.offer_conditionaloffer_combinations_id_seq TO market_app;

GRANT USAGE ON SEQUENCE public.offer_conditionaloffer_id_seq TO market_app;

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.offer_range TO market_app;

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.offer_range_classes TO market_app;

GRANT USAGE ON SEQUENCE public.offer_range_classes_id_seq TO market_app;

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.offer_range_excluded_categories TO market_app;

GRANT USAGE ON SEQUENCE public.offer_range_excluded_categories_id_seq TO market_app;

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.offer_range_excluded_products TO market_app;

GRANT USAGE ON SEQUENCE public.offer_range_excluded_products_id_seq TO market_app;

GRANT USAGE ON SEQUENCE public.offer_range_id_seq TO market_app;

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.offer_range_included_categories TO market_app;

GRANT USAGE ON SEQUENCE public.offer_range_included_categories_id_seq TO market_app;

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.offer_rangeproduct TO market_app;

GRANT USAGE ON SEQUENCE public.offer_rangeproduct_id_seq TO market_app;

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.offer_rangeproductfileupload TO market_app;

GRANT USAGE ON SEQUENCE public.offer_rangeproductfileupload_id_seq TO market_app;

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.offline_gateway_offlineorder TO market_app;

GRANT USAGE ON SEQUENCE public.offline_gateway_offlineorder_id_seq TO market_app;

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.order_billingaddress TO market_app;

GRANT USAGE ON SEQUENCE public.order_billingaddress_id_seq TO market_app;

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.order_communicationevent TO market_app;

GRANT USAGE ON SEQUENCE public.order_communicationevent_id_seq TO market_app;

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.order_line TO market_app;

GRANT USAGE ON SEQUENCE public.order_line_id_seq TO market_app;

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.order_lineattribute TO market_app;

GRANT USAGE ON SEQUENCE public.order_lineattribute_id_seq TO market_app;

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.order_lineprice TO market_app;

GRANT USAGE ON SEQUENCE public.order_lineprice_id_seq TO market_app;

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.order_order TO market_app;

GRANT USAGE ON SEQUENCE public.order_order_id_seq TO market_app;

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.order_orderdiscount TO market_app;

GRANT USAGE ON SEQUENCE public.order_orderdiscount_id_seq TO market_app;

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.order_orderlinediscount TO market_app;

GRANT USAGE ON SEQUENCE public.order_orderlinediscount_id_seq TO market_app;

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.order_ordernote TO market_app;

GRANT USAGE ON SEQUENCE public.order_ordernote_id_seq TO market_app;

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.order_orderstatuschange TO market_app;

GRANT USAGE ON SEQUENCE public.order_orderstatuschange_id_seq TO market_app;

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.order_paymentevent TO market_app;

GRANT USAGE ON SEQUENCE public.order_paymentevent_id_seq TO market_app;

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.order_paymenteventquantity TO market_app;

GRANT USAGE ON SEQUENCE public.order_paymenteventquantity_id_seq TO market_app;

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.order_paymenteventtype TO market_app;

GRANT USAGE ON SEQUENCE public.order_paymenteventtype_id_seq TO market_app;

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.order_shippingaddress TO market_app;

GRANT USAGE ON SEQUENCE public.order_shippingaddress_id_seq TO market_app;

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.order_shippingevent TO market_app;

GRANT USAGE ON SEQUENCE public.order_shippingevent_id_seq TO market_app;

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.order_shippingeventquantity TO market_app;

GRANT USAGE ON SEQUENCE public.order_shippingeventquantity_id_seq TO market_app;

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.order_shippingeventtype TO market_app;

GRANT USAGE ON SEQUENCE public.order_shippingeventtype_id_seq TO market_app;

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.order_surcharge TO market_app;

GRANT USAGE ON SEQUENCE public.order_surcharge_id_seq TO market_app;

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.partner_partner TO market_app;

GRANT USAGE ON SEQUENCE public.partner_partner_id_seq TO market_app;

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.partner_partner_users TO market_app;

GRANT USAGE ON SEQUENCE public.partner_partner_users_id_seq TO market_app;

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.partner_partneraddress TO market_app;

GRANT USAGE ON SEQUENCE public.partner_partneraddress_id_seq TO market_app;

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.partner_stockalert TO market_app;

GRANT USAGE ON SEQUENCE public.partner_stockalert_id_seq TO market_app;

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.partner_stockrecord TO market_app;

GRANT USAGE ON SEQUENCE public.partner_stockrecord_id_seq TO market_app;

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.search_searchentry TO market_app;

GRANT USAGE ON SEQUENCE public.search_searchentry_id_seq TO market_app;

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.shop_procurementorder TO market_app;

GRANT USAGE ON SEQUENCE public.shop_engagement_id_seq TO market_app;

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.shop_shelfitem TO market_app;

GRANT USAGE ON SEQUENCE public.shop_shelfitem_id_seq TO market_app;

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.voucher_voucher TO market_app;

GRANT USAGE ON SEQUENCE public.voucher_voucher_id_seq TO market_app;

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.voucher_voucher_offers TO market_app;

GRANT USAGE ON SEQUENCE public.voucher_voucher_offers_id_seq TO market_app;

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.voucher_voucherapplication TO market_app;

GRANT USAGE ON SEQUENCE public.voucher_voucherapplication_id_seq TO market_app;

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.voucher_voucherset TO market_app;

GRANT USAGE ON SEQUENCE public.voucher_voucherset_id_seq TO market_app;

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.wishlists_line TO market_app;

GRANT USAGE ON SEQUENCE public.wishlists_line_id_seq TO market_app;

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.wishlists_wishlist TO market_app;

GRANT USAGE ON SEQUENCE public.wishlists_wishlist_id_seq TO market_app;

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.wishlists_wishlistsharedemail TO market_app;

GRANT USAGE ON SEQUENCE public.wishlists_wishlistsharedemail_id_seq TO market_app;

ALTER DEFAULT PRIVILEGES IN SCHEMA public GRANT USAGE ON SEQUENCES TO market_app;

ALTER DEFAULT PRIVILEGES IN SCHEMA public GRANT SELECT,INSERT,DELETE,UPDATE ON TABLES TO market_app;

INSERT INTO public.django_migrations (id, app, name, applied) VALUES
(1, 'contenttypes', '0001_initial', now()),
(2, 'contenttypes', '0002_remove_content_type_name', now()),
(3, 'auth', '0001_initial', now()),
(4, 'auth', '0002_alter_permission_name_max_length', now()),
(5, 'auth', '0003_alter_user_email_max_length', now()),
(6, 'auth', '0004_alter_user_username_opts', now()),
(7, 'auth', '0005_alter_user_last_login_null', now()),
(8, 'auth', '0006_require_contenttypes_0002', now()),
(9, 'auth', '0007_alter_validators_add_error_messages', now()),
(10, 'auth', '0008_alter_user_username_max_length', now()),
(11, 'auth', '0009_alter_user_last_name_max_length', now()),
(12, 'auth', '0010_alter_group_name_max_length', now()),
(13, 'auth', '0011_update_proxy_permissions', now()),
(14, 'auth', '0012_alter_user_first_name_max_length', now()),
(15, 'core', '0001_people_log_and_chain', now()),
(16, 'account', '0001_initial', now()),
(17, 'account', '0002_email_max_length', now()),
(18, 'account', '0003_alter_emailaddress_create_unique_verified_email', now()),
(19, 'account', '0004_alter_emailaddress_drop_unique_email', now()),
(20, 'account', '0005_emailaddress_idx_upper_email', now()),
(21, 'account', '0006_emailaddress_lower', now()),
(22, 'account', '0007_emailaddress_idx_email', now()),
(23, 'account', '0008_emailaddress_unique_primary_email_fixup', now()),
(24, 'account', '0009_emailaddress_unique_primary_email', now()),
(25, 'address', '0001_tables_of_oscar', now()),
(26, 'admin', '0001_initial', now()),
(27, 'admin', '0002_logentry_remove_auto_add', now()),
(28, 'admin', '0003_logentry_add_action_flag_choices', now()),
(29, 'core', '0002_signed_heads_and_subtrees', now()),
(30, 'core', '0003_seals_so_far', now()),
(31, 'core', '0004_subscriptions_to_heads', now()),
(32, 'core', '0005_experts_have_a_role', now()),
(33, 'agencies', '0001_items_agencies_offers_credit', now()),
(34, 'agencies', '0002_credit_evidence_and_objections', now()),
(35, 'agencies', '0003_review_region_sources_and_shared_items', now()),
(36, 'agencies', '0004_offers_of_bundles_leave_the_shelf', now()),
(37, 'agencies', '0005_major_of_a_practitioner', now()),
(38, 'agencies', '0006_past_works', now()),
(39, 'axes', '0001_initial', now()),
(40, 'axes', '0002_auto_20151217_2044', now()),
(41, 'axes', '0003_auto_20160322_0929', now()),
(42, 'axes', '0004_auto_20181024_1538', now()),
(43, 'axes', '0005_remove_accessattempt_trusted', now()),
(44, 'axes', '0006_remove_accesslog_trusted', now()),
(45, 'axes', '0007_alter_accessattempt_unique_together', now()),
(46, 'axes', '0008_accessfailurelog', now()),
(47, 'axes', '0009_add_session_hash', now()),
(48, 'axes', '0010_accessattemptexpiration', now()),
(49, 'sites', '0001_initial', now()),
(50, 'sites', '0002_alter_domain_unique', now()),
(51, 'catalogue', '0001_tables_of_oscar', now()),
(52, 'partner', '0001_tables_of_oscar', now()),
(53, 'communication', '0001_tables_of_oscar', now()),
(54, 'basket', '0001_tables_of_oscar', now()),
(55, 'order', '0001_tables_of_oscar', now()),
(56, 'offer', '0001_tables_of_oscar', now()),
(57, 'voucher', '0001_tables_of_oscar', now()),
(58, 'basket', '0002_tables_of_oscar', now()),
(59, 'bidding', '0001_procurements_and_draws', now()),
(60, 'bidding', '0002_time_of_draw_frozen_list_and_asked_agency', now()),
(61, 'bidding', '0003_places_and_method_keys', now()),
(62, 'method_direct', '0001_terms_of_a_direct_selection', now()),
(63, 'bidding', '0004_places_of_results_so_far', now()),
(64, 'method_direct', '0002_terms_of_selections_so_far', now()),
(65, 'bidding', '0005_terms_move_to_their_methods', now()),
(66, 'bidding', '0006_sealed_prices', now()),
(67, 'bidding', '0007_leads', now()),
(68, 'bidding', '0008_reruns_are_linked_and_counted', now()),
(69, 'bidding', '0009_too_few_may_go_on', now()),
(70, 'bidding', '0010_questions_on_notices', now()),
(71, 'bidding', '0011_libraries', now()),
(72, 'bidding', '0012_amendments_of_notices', now()),
(73, 'bidding', '0013_draws_of_equals', now()),
(74, 'bidding', '0014_endings_need_consent', now()),
(75, 'bidding', '0015_fund_shares_and_scale', now()),
(76, 'bidding', '0016_attachments_of_notices', now()),
(77, 'bidding', '0017_own_requirements', now()),
(78, 'bidding', '0018_expert_pool', now()),
(79, 'bidding', '0019_recusals', now()),
(80, 'bidding', '0020_envelopes_of_sealed_bids', now()),
(81, 'bidding', '0021_live_witnesses', now()),
(82, 'bidding', '0022_drafts_are_proposed', now()),
(83, 'bidding', '0023_calendar_feeds', now()),
(84, 'bidding', '0024_one_draw_for_every_subject', now()),
(85, 'bidding', '0025_bundles', now()),
(86, 'bidding', '0026_panels_and_sealed_scores', now()),
(87, 'bidding', '0027_amendments_are_proposed', now()),
(88, 'bidding', '0028_unified_survey', now()),
(89, 'billing', '0001_ledger_fees_and_statements', now()),
(90, 'billing', '0002_ledger_posting', now()),
(91, 'billing', '0003_gateway_facts', now()),
(92, 'billing', '0004_reconciliation_evidence', now()),
(93, 'contracts', '0001_contracts_and_milestones', now()),
(94, 'contracts', '0002_revisions_and_append_only_documents', now()),
(95, 'contracts', '0003_award_notices', now()),
(96, 'contracts', '0004_shared_results', now()),
(97, 'method_best_value', '0001_weights_of_a_best_value', now()),
(98, 'method_best_value', '0002_weight_of_a_proposal', now()),
(99, 'method_k_lowest_draw', '0001_how_many_enter_the_draw', now()),
(100, 'method_library', '0001_terms_of_a_pick_in_a_library', now()),
(101, 'method_library', '0002_members_may_be_drawn', now()),
(102, 'method_lowest_price', '0001_explanations_of_low_prices', now()),
(103, 'method_open_tender', '0001_lots_of_a_tender', now()),
(104, 'mfa', '0001_initial', now()),
(105, 'mfa', '0002_authenticator_timestamps', now()),
(106, 'mfa', '0003_authenticator_type_uniq', now()),
(107, 'offline_gateway', '0001_offline_orders', now()),
(108, 'search', '0001_entries', now()),
(109, 'search', '0002_library_members', now()),
(110, 'sessions', '0001_initial', now()),
(111, 'shop', '0001_shelf_items_and_engagements', now()),
(112, 'shop', '0002_one_open_basket_one_stock_record', now()),
(113, 'shop', '0003_engagements_are_procurement_orders', now()),
(114, 'wishlists', '0001_tables_of_oscar', now());
