# Everything the desk needs, in one word each. Every target sets up what it needs first.
SHELL := /bin/sh
VENV := .venv
BIN := $(VENV)/bin
READY := $(VENV)/.ready

# The environment is made anew when the lock or the project changes, and when the folder was moved or
# copied: its scripts know their place by heart, and a copy would run the code of the original.
ifneq ($(shell cat $(READY) 2>/dev/null),$(CURDIR))
.PHONY: $(READY)
endif

.PHONY: help setup run desk test snapshots pictures lint bench fuzz lock clean

help:  ## this list
	@sed -n 's/^\([a-z]*\):.*## /make \1\t/p' $(MAKEFILE_LIST) | expand -t 14

setup: $(READY)  ## make .venv with everything in it (done by the others by themselves)
	@:

$(READY): requirements.lock pyproject.toml
	@sh tools/setup.sh $(VENV)

run: setup  ## the desk on demonstration data in ./demo; without a terminal, one message's whole way
	@if [ -t 0 ] && [ -t 1 ]; then exec $(BIN)/uhta demo --dir demo; else exec $(BIN)/uhta demo --dir demo --headless; fi

desk: setup  ## the desk itself, with the settings of ./config.toml
	@exec $(BIN)/uhta --config config.toml

test: setup  ## all tests
	$(BIN)/python -m pytest -q -n 2 --dist worksteal

snapshots: setup  ## take anew the pictures that test_snapshots compares with; look at them in git diff
	UHTA_SNAPSHOTS=1 $(BIN)/python -m pytest -q tests/screens/test_snapshots.py

pictures: setup  ## take anew the pictures of the README and the guide: every screen of a demonstration, one fixed moment
	rm -rf build/home
	HOME="$(CURDIR)/build/home" $(BIN)/uhta demo --headless --dir build/home/стол --now "2026-11-25 12:10"
	mkdir -p docs/pictures && cp build/home/стол/*.svg docs/pictures/

lint: setup  ## style, formatting, types
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy

bench: setup  ## measurements, as ratios to known programs in the same run
	@for file in bench/[a-z]*.py; do echo "== $$file"; $(BIN)/python $$file || exit 1; done

fuzz: setup  ## the property tests and the random keys, at length; UHTA_KEYS_SEED=… presses the same keys again
	$(BIN)/python -m pytest -q -n 2 --hypothesis-profile=fuzz -m "hypothesis or fuzz"

lock: setup  ## work out requirements.lock anew
	@sh tools/lock.sh $(VENV)

clean:  ## remove what the others made; the desk's own data stays
	rm -rf $(VENV) build demo *.egg-info .pytest_cache .mypy_cache .ruff_cache .hypothesis
