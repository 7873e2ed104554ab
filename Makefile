# Two commands matter: `make demo` and `make test`. Both need only Python 3.11 or newer, make and
# the Python package index; PostgreSQL comes with the packages.

SHELL := /bin/bash
# Images set it to stay small; here it would compile every module at every start: 6 s, not 2 s.
unexport PYTHONDONTWRITEBYTECODE
PYTHON ?=
VENV ?= .venv
PY := $(VENV)/bin/python
READY := $(VENV)/.ready
ARGS ?=

.PHONY: demo run test long coverage check fix setup lock bench reference schema messages clean help

help: ## list the commands
	@grep -hE '^[a-z]+:.*##' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | expand -t 12

$(READY): requirements.lock
	@echo "Setting up the virtual environment in $(VENV) …"
	@PYTHON="$(PYTHON)" bin/environment $(VENV)
	@touch $@

setup: $(READY) ## virtual environment and translations
	@$(PY) manage.py compile_messages

demo: export DEMO_IDENTITIES := 1
demo: export DATABASE_NAME ?= demo
demo: $(READY) ## the whole story, then the site (ARGS="--no-serve --json FILE")
	@$(PY) manage.py demo $(ARGS)

run: export DEBUG := 1
run: export DEMO_IDENTITIES := 1
run: export DATABASE_NAME ?= demo
run: $(READY) ## site, worker and gateway on the demo's data, with reload
	@$(PY) manage.py run

# Whoever names files wants an answer soon: one pass, no worker processes to start.
test: $(READY) ## all tests but the long ones, or some (ARGS=tests/billing)
ifeq ($(strip $(ARGS)),)
	@$(PY) -m pytest -m "not long and not alone and not journey" -n 2 --dist loadfile
	@$(PY) -m pytest -m "(alone or journey) and not long"
else
	@$(PY) -m pytest $(ARGS)
endif

long: $(READY) ## the long forms of the tests
	@$(PY) -m pytest -m long $(ARGS)

coverage: $(READY) ## branches that no test reaches; fails where money and lifecycles fall below 95 %
	@mkdir -p .data
	@$(PY) -m pytest -m "not long and not alone and not journey" -n 2 --dist loadfile --cov --cov-report= $(ARGS)
	@$(PY) -m coverage json -q
	@$(PY) -m tests.branches .data/coverage.json

check: $(READY) ## linters, types, layers, migrations, generated docs
	@$(VENV)/bin/ruff check .
	@$(VENV)/bin/ruff format --check .
	@$(VENV)/bin/djlint templates bidding/methods --check --quiet
	@$(VENV)/bin/djlint templates bidding/methods --lint --quiet
	@$(VENV)/bin/lint-imports
	@DATABASE_URL=postgres://types@localhost/only $(VENV)/bin/mypy .
	@$(PY) manage.py makemigrations --check --dry-run
	@$(PY) manage.py write_reference --check
	@$(PY) manage.py write_schema --check

fix: $(READY) ## mend what the linters can mend, format
	@$(VENV)/bin/ruff check --fix .
	@$(VENV)/bin/ruff format .
	@$(VENV)/bin/djlint templates bidding/methods --reformat --quiet

lock: $(READY) ## renew requirements.lock after pyproject.toml (ARGS=--upgrade)
	@bin/uv $(VENV) pip compile --quiet --universal --python-version 3.11 --group dev \
	 --no-header --no-annotate pyproject.toml -o requirements.lock $(ARGS)

reference: $(READY) ## rewrite the generated docs
	@$(PY) manage.py write_reference

schema: $(READY) ## rewrite core/schema.sql after a new migration
	@$(PY) manage.py write_schema

messages: $(READY) ## extract strings into the translation files
	@$(PY) manage.py messages

bench: setup ## the measurements of docs/performance.md
	@$(PY) -m bench.pages $(ARGS)

clean: ## stop the embedded database and remove what the commands made
	-@[ -f .data/postgres/postmaster.pid ] && kill $$(head -1 .data/postgres/postmaster.pid) && sleep 1
	rm -rf $(VENV) .data static_root
