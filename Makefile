# Everything below works on a fresh clone with make, git and Python 3.11 or newer; see docs/setup.md.
MAKEFLAGS += --no-print-directory
.DEFAULT_GOAL := help

# Sample data, caches and the app's own store stay in the clone; no module outside it is imported.
export PARLANCE_HOME := $(CURDIR)/.parlance
export PLAYWRIGHT_BROWSERS_PATH := $(CURDIR)/.venv/browsers
unexport PYTHONPATH PYTHONHOME

BIN := .venv/bin
PORT ?= 8501
WORKERS ?= 2
ARGS ?=

.PHONY: help
help: ## List these targets
	@awk -F ':.*## ' '/^[a-z]+:.*## / { printf "  make %-7s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

.PHONY: run
run: ## Set up, build the sample data and serve the app (PORT=8501)
	@bash .ci/setup.sh
	@$(BIN)/parlance demo --port $(PORT)

.PHONY: test
test: ## Set up and run all tests, in a browser too (ARGS="-k word", WORKERS=2)
	@bash .ci/setup.sh test
	@$(BIN)/python -m tests.e2e.browser
	@$(BIN)/python -m pytest -n $(WORKERS) --dist loadscope --no-loadscope-reorder $(ARGS)

.PHONY: lint
lint: ## Check style, types and import directions
	@bash .ci/setup.sh lint
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports --no-logo

.PHONY: format
format: ## Rewrite the code in the one style
	@bash .ci/setup.sh lint
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

.PHONY: train
train: ## Learn the ranking weights anew from models and packs
	@bash .ci/setup.sh
	$(BIN)/parlance train $(ARGS)

.PHONY: eval
eval: ## Measure how many questions are answered right, and hold random queries against plain Python
	@bash .ci/setup.sh test
	$(BIN)/python -m tests.eval $(ARGS)
	$(BIN)/python -m pytest -q -n $(WORKERS) -m sliced --whole
	$(BIN)/python -m tests.eval.calibration
	$(BIN)/python -m tests.differential
	$(BIN)/python -m tests.eval.hostile
	$(BIN)/python -m tests.eval.roundtrips
	$(BIN)/python -m tests.eval.voice

.PHONY: bench
bench: ## Measure how fast
	@bash .ci/setup.sh test
	$(BIN)/python -m tests.bench $(ARGS)

.PHONY: lock
lock: ## Lock the dependencies anew after a change in pyproject.toml (ARGS=--upgrade)
	@bash .ci/setup.sh setup
	@bash .ci/lock.sh $(ARGS)

.PHONY: clean
clean: ## Remove .venv, sample data and caches
	rm -rf .venv .parlance .mypy_cache .ruff_cache .pytest_cache .import_linter_cache .hypothesis build dist
	find app engine semantic sample_data tests -name __pycache__ -type d -prune -exec rm -rf {} +
