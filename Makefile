# `make site` builds the site, `make test` runs every test; both set up what they need in .venv/ first.
.DEFAULT_GOAL := site
.PHONY: site test lint audit bench soak golden serve cluster words lock clean

PYTHON ?= python3
VENV := .venv
PY := $(VENV)/bin/python
PIP := $(PY) -m pip --disable-pip-version-check --quiet
TESTS ?= tests
SIZE ?= 1000
ROUNDS ?= 3
LARGE ?= 0
PARTS ?= clean,edits,serve,sizes,options
PELICAN ?=
EDITS ?= 3800
KILLS ?= 200

site: $(VENV)/site.stamp ## build site/
	$(PY) build.py build

serve: $(VENV)/site.stamp ## see the site while writing
	$(PY) build.py serve

cluster: $(VENV)/site.stamp ## add Dask, for `build --cluster` and for its workers
	$(PIP) install --require-hashes -r requirements-cluster.txt

test: lint chromium ## lint, then every test
	$(PY) -m pytest -n auto $(TESTS)

lint: $(VENV)/test.stamp ## ruff, mypy, the floors
	$(PY) -m ruff format --check .
	$(PY) -m ruff check .
	$(PY) -m mypy
	$(VENV)/bin/lint-imports

audit: site audit-tools ## what needs more than Python and Chromium, and that two clean builds are the same bytes
	$(PY) build.py build --verify
	$(PY) -m pytest -n auto tests/audit

bench: $(VENV)/site.stamp .venv-bench/stamp ## compare with Hugo and Pelican, and write docs/BENCHMARKS.md; SIZE=10000 LARGE=50000 ROUNDS=3 PARTS=clean,edits PELICAN=--pelican
	$(PY) bench/compare.py --size $(SIZE) --rounds $(ROUNDS) --rivals .venv-bench --large $(LARGE) --parts $(PARTS) $(PELICAN) --write

soak: $(VENV)/test.stamp ## random edits, kills, damage and texts, other ones at each run: some hours; EDITS=3800 KILLS=200
	HYPOTHESIS_PROFILE=soak SOAK_EDITS=$(EDITS) SOAK_KILLS=$(KILLS) $(PY) -m pytest -n auto \
	  tests/test_invariants.py tests/test_matrix.py tests/test_faults.py tests/test_kills.py tests/building tests/reading

golden: $(VENV)/test.stamp ## rewrite the expected trees; read the diff like code
	$(PY) -m pytest -n 0 -p no:randomly tests/test_golden.py tests/test_broken.py tests/test_theming.py --rewrite

# Both stamps end with the lock that they were made from, so that an edited lock installs anew.
$(VENV)/site.stamp: requirements-pip.txt requirements.txt | $(VENV)/pyvenv.cfg
	$(PIP) install --require-hashes -r requirements-pip.txt
	$(PIP) install --require-hashes -r requirements.txt
	touch $@

$(VENV)/test.stamp: requirements-test.txt $(VENV)/site.stamp
	$(PIP) install --require-hashes -r requirements-test.txt
	touch $@

.venv-bench/stamp: requirements-bench.txt
	$(PYTHON) -m venv .venv-bench
	.venv-bench/bin/python -m pip --disable-pip-version-check --quiet install --require-hashes -r requirements-bench.txt
	touch $@

$(VENV)/pyvenv.cfg:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' \
	  || { echo "Broadsheet needs Python 3.11 or newer; name one with: make PYTHON=python3.12" >&2; exit 1; }
	@$(PYTHON) -c 'import venv, ensurepip' 2>/dev/null \
	  || { echo "Python's venv module is missing. On Debian and Ubuntu: apt install python3-venv" >&2; exit 1; }
	$(PYTHON) -m venv $(VENV)

# The tests open pages in a real browser: Debian's through apt when root, else one found on the PATH.
.PHONY: chromium
chromium:
	@command -v chromium >/dev/null || command -v chromium-browser >/dev/null || command -v google-chrome >/dev/null \
	  || { if [ "$$(id -u)" = 0 ] && command -v apt-get >/dev/null; then \
	    apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends chromium; \
	  else echo "The tests need Chromium. Install it with: sudo apt install chromium" >&2; exit 1; fi; }

# The audit's tools come from Debian when root; elsewhere each has to be on the PATH. Two more come from npm, as locked.
AUDIT_PROGRAMS := newsboat java nginx caddy node npm
AUDIT_PACKAGES := newsboat default-jre-headless nginx-light caddy nodejs npm
NODE := tests/audit/node
.PHONY: audit-tools audit-programs
audit-tools: chromium $(VENV)/test.stamp $(NODE)/node_modules/.package-lock.json

$(NODE)/node_modules/.package-lock.json: $(NODE)/package-lock.json | audit-programs
	cd $(NODE) && npm ci --ignore-scripts --no-audit --no-fund --silent
	touch $@

audit-programs:
	@for program in $(AUDIT_PROGRAMS); do command -v $$program >/dev/null || missing=yes; done; \
	if [ -n "$$missing" ]; then \
	  if [ "$$(id -u)" = 0 ] && command -v apt-get >/dev/null; then \
	    apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends $(AUDIT_PACKAGES); \
	  else echo "The audit needs $(AUDIT_PROGRAMS). Install them with: sudo apt install $(AUDIT_PACKAGES)" >&2; exit 1; fi; fi

words: $(VENV)/test.stamp ## put the templates' new words into every catalogue, for a translator to fill in
	$(VENV)/bin/pybabel -q extract -F pyproject.toml --no-location --sort-output --project=Broadsheet -o .broadsheet/words.pot templates broadsheet/formats
	for po in templates/words/*.po; do \
	  $(VENV)/bin/pybabel -q update --no-fuzzy-matching --ignore-obsolete --ignore-pot-creation-date --width=120 \
	    -i .broadsheet/words.pot -o "$$po" -l "$$(basename "$$po" .po)"; done

lock: ## resolve the requirements anew; needs uv
	uv pip compile pyproject.toml --extra import --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-header -q -o requirements.txt
	uv pip compile pyproject.toml --all-extras --group test -c requirements.txt --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-header -q -o requirements-test.txt
	uv pip compile pyproject.toml --extra cluster -c requirements-test.txt --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-header -q -o requirements-cluster.txt
	uv pip compile bench/requirements.in --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-header -q -o requirements-bench.txt

clean: ## forget everything that was generated, but for site/ and what you wrote
	rm -rf $(VENV) .venv-bench $(NODE)/node_modules .broadsheet .mypy_cache .ruff_cache .pytest_cache .import_linter_cache .hypothesis
