PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
READY := $(VENV)/.ready

.DEFAULT_GOAL := help
.PHONY: start test check banks bench help

start: $(READY)  ## set everything up and open the program
	@$(BIN)/interview

test: $(READY)  ## set everything up and run the tests
	@$(BIN)/python -m pytest -n 2 --dist loadgroup $(ARGS)

check: $(READY)  ## format, lint, types, import contracts, banks
	@$(BIN)/ruff format --check interview tests benchmarks
	@$(BIN)/ruff check interview tests benchmarks
	@$(BIN)/mypy
	@$(BIN)/lint-imports
	@$(BIN)/interview validate

banks: $(READY)  ## run every program of the banks through the judge
	@$(BIN)/interview validate --run

bench: $(READY)  ## measure every figure of the README's table
	@for script in benchmarks/bench_*.py; do $(BIN)/python $$script || status=1; done; exit $${status:-0}

help:  ## this list
	@awk -F ':.*## ' '/^[a-z]+:.*## / {printf "  make %-7s %s\n", $$1, $$2}' $(MAKEFILE_LIST)

$(READY): pyproject.toml constraints.txt
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { echo "Python 3.11 or newer is needed: make PYTHON=python3.12"; exit 2; }
	@echo "Setting up $(VENV) (the first time takes a few minutes: PyTorch is large) ..."
	@$(PYTHON) -m venv $(VENV)
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check -c constraints.txt -e '.[dev]'
	@touch $(READY)
