# Everything is set up on demand in .venv from hashed requirements; the second time is quick.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
STAMP := $(VENV)/.ready
BENCH := ../shared/bench
# A process a core, which takes over tests of the others once its own are done.
TESTS := $(BIN)/python -m pytest -n auto --dist worksteal

.PHONY: help demo test quick check browser corpus-demo bench reports pictures schema shipped lock train judge fuzz soak clean

help: ## list the targets
	@grep -hE '^[a-z-]+:.*##' $(MAKEFILE_LIST) | sed -E 's/:[^#]*## /\t/' | expand -t 14

$(STAMP): pyproject.toml requirements/dev.txt
	@echo "setting up $(VENV) (a minute or two the first time)"
	@$(PYTHON) -c 'import sys; sys.exit("checker needs Python 3.11 or newer") if sys.version_info < (3, 11) else None'
	@$(PYTHON) -m venv $(VENV)
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements/dev.txt
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation --editable .
	@$(BIN)/python -m compileall -q checker
	@touch $(STAMP)

demo: $(STAMP) ## set up and compare the sample stories in seeds/
	@echo "checker check seeds/"
	@$(BIN)/checker check seeds/

corpus-demo: $(STAMP) ## the sample stories on Spark (needs Java 17 or newer), the tables in build/corpus-demo
	@command -v java >/dev/null || { echo "Spark needs Java 17 or newer: install openjdk-17-jre-headless or the like"; exit 2; }
	@$(BIN)/checker corpus check seeds/ --out build/corpus-demo --engine spark --jobs 2 --quiet
	@$(BIN)/python -m benchmarks.corpus --show build/corpus-demo

test: $(STAMP) check ## set up and run everything CI runs
	@echo "rules"; $(BIN)/checker rules check && $(BIN)/checker rules test
	@echo "tests"; $(TESTS)
	@echo "reports"; $(BIN)/python -m benchmarks.reports --check
	@if [ -d $(BENCH) ]; then echo "floors"; $(BIN)/python -m benchmarks.floors --bench $(BENCH); \
	 else echo "floors: no development sets beside this clone, left out"; fi

quick: $(STAMP) ## the tests that need neither the model nor a browser: under 90 seconds on two cores
	@$(TESTS) -m "not model and not slow and not browser"

browser: ## get what the tests of the HTML page need: Chromium, the Nu HTML Checker
	@bash tests/browser/install

check: $(STAMP) ## lint, types, architecture
	@echo "ruff"; $(BIN)/ruff check . && $(BIN)/ruff format --check .
	@echo "mypy"; $(BIN)/mypy
	@echo "import-linter"; $(BIN)/lint-imports

bench: $(STAMP) ## score the development sets and measure speed
	@$(BIN)/python -m benchmarks.floors --bench $(BENCH)
	@$(BIN)/python -m benchmarks.speed --bench $(BENCH)
	@$(BIN)/python -m benchmarks.resolution
	@$(BIN)/python -m benchmarks.store --data $(BENCH)/..
	@$(BIN)/python -m benchmarks.desk --data $(BENCH)/..

reports: $(STAMP) ## write the reports of the sample stories into reports/ and, in every form, tests/samples/
	@$(BIN)/python -m benchmarks.reports

pictures: $(STAMP) ## export the pictures of reports that the README and docs/reports.md show
	@$(BIN)/python -m benchmarks.pictures
	@$(BIN)/python -m benchmarks.format_pictures

schema: $(STAMP) ## write the JSON Schemas of the rule files
	@$(BIN)/checker rules schema --out rules/schema/

shipped: $(STAMP) ## write the checked copy of the shipped rules, after a change of rules/*.yaml
	@$(BIN)/python -m checker.rulebook.shipping

lock: $(STAMP) ## compile the hashed requirements again after a change of pyproject.toml
	@$(BIN)/python -m pip install --quiet uv
	@$(BIN)/uv pip compile --quiet --universal --generate-hashes --no-emit-index-url --no-header \
	  --extra dev --python-version 3.11 pyproject.toml requirements/build.in -o requirements/dev.txt
	@$(BIN)/uv pip compile --quiet --universal --generate-hashes --no-emit-index-url --no-header \
	  --python-version 3.11 pyproject.toml -o requirements/core.txt

judge: ## train the judge again (PyTorch, two hours on one core); see training/README.md
	@$(MAKE) -C training judge

train: ## train the tagger again (PyTorch, hours on two cores); see training/README.md
	@$(MAKE) -C training train

fuzz: $(STAMP) ## the property tests with new examples, then an hour of coverage-guided fuzzing; see tests/fuzz/README.md
	@HYPOTHESIS_PROFILE=random $(TESTS) -m "not browser"
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check atheris
	@$(BIN)/python -m tests.fuzz --seconds 3600

soak: $(STAMP) ## the quick tests with twenty seeds, then twice beside two busy loops a core; tests/soak.py has more
	@$(BIN)/python -m tests.soak --runs 20
	@$(BIN)/python -m tests.soak --runs 2 --busy 2

clean: ## remove what the targets made
	rm -rf $(VENV) build dist .mypy_cache .ruff_cache .pytest_cache .hypothesis
