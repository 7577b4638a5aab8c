# Two commands matter: `make run` and `make test`. Both set up what they need first.
PYTHON ?= python3
VENV := .venv/bin/python
WORKERS ?= 2
SOURCES := main.py medsos_desktop ui tests tools bench

.PHONY: run setup setup-dev lint types test tests test-long bench docs sample pin clean

run: ## open the app; without a display, do the sample job and take pictures
	@$(PYTHON) tools/start.py

setup: ## make .venv from pinned packages, add system libraries where possible
	@$(PYTHON) tools/setup.py

setup-dev:
	@$(PYTHON) tools/setup.py --dev

lint: setup-dev ## style and layout
	$(VENV) -m ruff check $(wildcard $(SOURCES))
	$(VENV) -m ruff format --check $(wildcard $(SOURCES))

types: setup-dev ## mypy, strict
	$(VENV) -m mypy

test: lint ## everything that proves a change, under 90 seconds
	@$(MAKE) --no-print-directory -j2 types tests

# Tests start many children; each would compile everything anew where the shell forbids bytecode.
tests: setup-dev
	PYTHONDONTWRITEBYTECODE= $(VENV) -m pytest -n $(WORKERS) --dist loadfile

test-long: setup-dev ## the slow proofs: fuzzing, kill -9, exchange runs, full disk, strace
	HYPOTHESIS_PROFILE=long $(VENV) -m pytest -m long -n $(WORKERS)

bench: setup-dev ## what it costs, against the bare tools
	$(VENV) -m bench $(BENCH)

docs: setup-dev ## pictures of every screen, light and dark
	QT_QPA_PLATFORM=offscreen $(VENV) tools/screenshots.py --out docs/layar

sample: setup-dev ## draw the pictures of the sample again
	QT_QPA_PLATFORM=offscreen $(VENV) tools/draw_sample.py

pin: ## raise the pinned versions (needs uv)
	$(VENV) tools/pin.py

clean: ## remove what can be made again
	rm -rf .venv out .pytest_cache .mypy_cache .ruff_cache .hypothesis
