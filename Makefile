# `make demo` and `make test` need Python 3.11 or later, make, and a package index; everything else they bring along.

PYTHON ?= python3
PORT ?= 8001
SECONDS ?= 60
VENV := .venv
BIN := $(VENV)/bin

.PHONY: demo test lint format eval model bench fuzz alpha wheel screenshots clean help

help: ## say what there is to make
	@grep -E '^[a-z]+:.*##' $(MAKEFILE_LIST) | sed -E 's/:.*## /	/' | expand -t 14

demo: $(VENV)/run ## environment, sample archive, server
	@mkdir -p demo
	$(BIN)/gazette ingest demo/archive.db samples
	$(BIN)/gazette serve demo/archive.db --port $(PORT)

test: $(VENV)/dev ## all tests
	$(BIN)/pytest

lint: $(VENV)/dev ## style, format, types
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy

format: $(VENV)/dev ## put the code in its usual form
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

eval: $(VENV)/dev ## how well it reads, against floors that only rise
	$(BIN)/python tests/eval

model: $(VENV)/dev ## train what tells names and who speaks (needs the corpora, GAZETTE_SHARED)
	$(BIN)/python -m training.names
	$(BIN)/python -m training.speakers

bench: $(VENV)/bench ## how fast it is, beside plain baselines
	$(BIN)/python -m bench $(BENCH)
	$(BIN)/python -m bench.pages
	$(BIN)/python -m bench.search

wheel: $(VENV)/dev ## a package to install elsewhere
	$(BIN)/python -m build --wheel

fuzz: $(VENV)/dev ## readers meet bytes that nobody would write (SECONDS=3600)
	$(BIN)/pip install --quiet --group fuzz
	$(BIN)/python tests/fuzz $(SECONDS)

alpha: ## which pages the alpha of Datasette 1.0 answers
	$(PYTHON) -m venv $(VENV)-alpha
	$(VENV)-alpha/bin/pip install --quiet --disable-pip-version-check 'pip>=25.1'
	$(VENV)-alpha/bin/pip install --quiet --disable-pip-version-check --editable .
	$(VENV)-alpha/bin/pip install --quiet --disable-pip-version-check --pre --upgrade 'datasette>=1.0a41' 'datasette-search-all>=1.1.5a0'
	$(VENV)-alpha/bin/python tests/alpha

screenshots: $(VENV)/dev ## the pictures in docs/, from the sample archive
	$(BIN)/python docs/screenshots.py

clean: ## forget the environment, the demo and what tools left behind
	rm -rf $(VENV) $(VENV)-alpha demo dist .pytest_cache .mypy_cache .ruff_cache .hypothesis

$(VENV)/pip: pyproject.toml
	$(PYTHON) -m venv $(VENV)
	$(BIN)/pip install --quiet --disable-pip-version-check 'pip>=25.1'
	@touch $@

$(VENV)/run: $(VENV)/pip
	$(BIN)/pip install --quiet --editable .
	@touch $@

$(VENV)/dev: $(VENV)/run
	$(BIN)/pip install --quiet --group dev
	@touch $@

$(VENV)/bench: $(VENV)/dev
	$(BIN)/pip install --quiet --group bench
	@touch $@
