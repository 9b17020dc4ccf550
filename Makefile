# Two commands do everything: `make run` and `make test`. Both need only Python >= 3.11 and make.
PYTHON ?= python3
VENV ?= .venv
DIR ?= .kg
PORT ?= 8000
BIN = $(VENV)/bin
INSTALLED = $(VENV)/.installed

.PHONY: run test benchmark clean

run: $(INSTALLED)
	$(BIN)/kg build kg/examples/sample.jsonl -d $(DIR)
	$(BIN)/kg serve -d $(DIR) --port $(PORT)

test: $(INSTALLED)
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/pytest -n auto --dist loadgroup

benchmark: $(INSTALLED)
	$(BIN)/python -m tests.benchmarks.stores
	$(BIN)/python -m tests.benchmarks.http
	$(BIN)/python -m tests.benchmarks.reading
	$(BIN)/python -m tests.benchmarks.triples

$(INSTALLED): pyproject.toml constraints.txt
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "paperkg needs Python >= 3.11; try make PYTHON=python3.12")'
	$(PYTHON) -m venv $(VENV)
	$(BIN)/pip install --quiet --constraint constraints.txt --editable '.[dev]'
	@touch $@

clean:
	rm -rf $(VENV) $(DIR) build dist
