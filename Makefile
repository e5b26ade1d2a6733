# The everyday commands. `make run` and `make test` need only Python 3.11-3.14 and make.
PY = .venv/bin/python

.PHONY: run test check bench renders stress-edits stress-data stress-window stress-formulas stress-tables stress-large stress-large-table stress-preview stress-closes stress-kills stress-sessions own-networks soak setup lock clean

STEPS ?= 20000
EVENTS ?= 10000
TEXTS ?= 200000
TABLES ?= 400
NEURONS ?= 1990
LINKS ?= 50000
ROWS ?= 10000000
CLOSES ?= 100
KILLS ?= 10
SESSIONS ?= 500
SEEDS ?= 10
MINUTES ?= 60
SEED ?= 7
BENCH ?=

run: setup
	@if $(PY) main.py --check-display; then \
		$(PY) main.py; \
	else \
		mkdir -p build && $(PY) main.py screenshot build/demo.png --epochs 100 && echo "The demo is in build/demo.png"; \
	fi

# With bytecode, the many child processes of the tests start twice as fast.
test: export PYTHONDONTWRITEBYTECODE =
test: setup
	@$(PY) -m pytest -n auto --dist worksteal

check: setup
	@$(PY) -m ruff format --check .
	@$(PY) -m ruff check .
	@$(PY) -m mypy
	@.venv/bin/lint-imports
	@$(PY) -m pytest -q tests/house

bench: setup
	@$(PY) main.py bench $(BENCH)

renders: setup
	@$(PY) -m tests.renders --out build/renders

stress-edits: setup
	@$(PY) -m tests.stress.edits --steps $(STEPS) --seed $(SEED)

stress-data: STEPS = 500
stress-data: setup
	@$(PY) -m tests.stress.data --steps $(STEPS) --seed $(SEED)

stress-window: setup
	@$(PY) -m tests.stress.window --events $(EVENTS) --seed $(SEED)

stress-formulas: setup
	@$(PY) -m tests.stress.formulas --texts $(TEXTS) --seed $(SEED)

stress-tables: setup
	@$(PY) -m tests.stress.tables --tables $(TABLES) --seed $(SEED)

stress-large: setup
	@$(PY) -m tests.stress.large --neurons $(NEURONS) --links $(LINKS) --seed $(SEED)

stress-large-table: setup
	@$(PY) -m tests.stress.large_table --rows $(ROWS)

stress-preview: setup
	@$(PY) -m tests.stress.preview

stress-closes: setup
	@$(PY) -m tests.stress.closes --closes $(CLOSES) --seed $(SEED)

stress-kills: setup
	@$(PY) -m tests.stress.kills --kills $(KILLS) --seed $(SEED)

stress-sessions: setup
	@$(PY) -m tests.stress.sessions --sessions $(SESSIONS) --seed $(SEED)

own-networks: setup
	@$(PY) -m tests.stress.own_networks --seeds $(SEEDS)

soak: setup
	@$(PY) -m tests.stress.soak --minutes $(MINUTES) --seed $(SEED)

setup:
	@sh setup/environment.sh

lock: setup
	@.uv/bin/uv pip compile --quiet --universal --generate-hashes --no-header --no-annotate --python-version 3.11 \
		pyproject.toml --group dev -o requirements.lock

clean:
	@rm -rf build dist .pytest_cache .mypy_cache .ruff_cache .import_linter_cache
