PYTHON ?= python3
VENV ?= .venv
BIN := $(VENV)/bin
READY := $(VENV)/.ready
CODE := interview scripts training tests benchmarks
OUTSIDE := import sys; assert sys.prefix == sys.base_prefix;
HAS_TORCH := from importlib.metadata import version; assert [*map(int, version("torch").split(".")[:2])] >= [2, 6]
INSTALL = $(BIN)/python -m pip install --quiet --disable-pip-version-check -c $(VENV)/constraints.txt
TESTS = $(BIN)/python -m pytest -n 2 --dist loadgroup

.DEFAULT_GOAL := help
.PHONY: start test test-all coverage check format banks bench lock help

start: $(READY)  ## set everything up and open the program
	@$(BIN)/interview

test: $(READY)  ## run the tests that are not slow; ARGS="tests/bank -k deep" chooses some
	@$(TESTS) -m 'not slow' $(ARGS)

test-all: $(READY)  ## run every test; ARGS as for test
	@$(TESTS) $(ARGS)

coverage: $(READY)  ## run the tests that are not slow and list the lines that none reaches; ARGS as for test
	@$(TESTS) -m 'not slow' --cov=interview --cov-report=term-missing:skip-covered $(ARGS)

check: $(READY)  ## check format, lint, types, import contracts and banks
	@$(BIN)/ruff format --check $(CODE)
	@$(BIN)/ruff check $(CODE)
	@$(BIN)/mypy
	@$(BIN)/lint-imports
	@$(BIN)/interview validate

format: $(READY)  ## format the code and mend what the linter can
	@$(BIN)/ruff format $(CODE)
	@$(BIN)/ruff check --fix $(CODE)

banks: $(READY)  ## run every program of the banks through the judge; ARGS="banks/bug.yaml" chooses some
	@$(BIN)/interview validate --run $(ARGS)

bench: $(READY)  ## measure every figure of docs/performance.md
	@for script in benchmarks/bench_*.py; do $(BIN)/python $$script || status=1; done; exit $${status:-0}

lock:  ## pin the newest release of every dependency that pyproject.toml allows
	@test -x $(BIN)/python || $(MAKE) $(READY)
	@$(BIN)/python -m scripts.lock

help:  ## list these targets
	@awk -F ':.*## ' '/^[a-z-]+:.*## / {printf "  make %-9s %s\n", $$1, $$2}' $(MAKEFILE_LIST)
	@echo
	@echo "PYTHON=python3.12 takes another Python, VENV=DIR another virtual environment than .venv. A PyTorch (2.6 or newer,"
	@echo "any build) that is already in that environment, or in that Python itself, is used; without one, PyTorch is installed."
	@echo "TORCH_INDEX=URL looks for it in that package index, too: the address that PyTorch's Get Started page gives for CPU"
	@echo "spares Linux gigabytes of CUDA."

$(READY): pyproject.toml constraints.txt
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { echo "Python 3.11 or newer is needed: make PYTHON=python3.12"; exit 2; }
	@echo "Setting up $(VENV) (the first time takes a few minutes: PyTorch is large) ..."
	@test -x $(BIN)/python || $(PYTHON) -m venv $$($(PYTHON) -c '$(OUTSIDE) $(HAS_TORCH)' 2>/dev/null && echo --system-site-packages) $(VENV)
	@if $(BIN)/python -c '$(HAS_TORCH)' 2>/dev/null; then sed '/^torch==/d' constraints.txt; else cat constraints.txt; fi > $(VENV)/constraints.txt
	@$(INSTALL) hatchling editables
	@$(INSTALL) $(if $(TORCH_INDEX),--extra-index-url $(TORCH_INDEX)) --no-build-isolation -e '.[dev]'
	@touch $(READY)
