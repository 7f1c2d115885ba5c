# Souk. Plain `make` lists what there is.
BIN := .venv/bin
MEMBERS := $(patsubst %/pyproject.toml,%,$(wildcard $(addsuffix /pyproject.toml,libs/* services/* operator sandbox local observability)))
SERVICES := $(wildcard services/*)
PROJECTS := $(addsuffix /pyproject.toml,$(MEMBERS))
INSTALLED := .venv/.installed
UV_VERSION := 0.13.9

.DEFAULT_GOAL := help
.PHONY: help up down wipe status buy setup test journeys check format lock generate openapi released charts dashboards dashboards-check \
  bench search-eval invariants clean images frontend-dev frontend-types compose-up compose-down kind kind-down deploy cluster-prepare e2e

help: ## List the targets
	@bold= cyan= plain=; if [ -t 1 ]; then bold='\033[1m' cyan='\033[36m' plain='\033[0m'; fi; \
	awk -v bold="$$bold" -v cyan="$$cyan" -v plain="$$plain" 'BEGIN {FS = ":.*## "} \
	  /^##@ / {printf "\n%s%s%s\n", bold, substr($$0, 5), plain} \
	  /^[a-z0-9-]+:.*## / {printf "  %smake %-17s%s %s\n", cyan, $$1, plain, $$2}' $(MAKEFILE_LIST)

##@ The shop on this machine
up: $(INSTALLED) ## Start the whole shop with demo data, wait until it is healthy, print URLs and logins
	@$(BIN)/souk up

down: $(INSTALLED) ## Stop it; the data stays
	@$(BIN)/souk down

wipe: $(INSTALLED) ## Stop it and forget its data
	@$(BIN)/souk down --wipe

status: $(INSTALLED) ## Show each part with pid, port, health and memory
	@$(BIN)/souk status

buy: $(INSTALLED) ## Make a real purchase as a new shopper
	@$(BIN)/souk buy

##@ The shop in containers
images: $(INSTALLED) ## Build every image as souk/<name>:dev
	@$(BIN)/python -m souk.cluster images

compose-up: ## docker compose up -d: the whole shop in containers
	@docker compose up --detach && docker compose wait seed-visits

compose-down: ## Stop the containers; the data stays
	@docker compose down

kind: $(INSTALLED) ## The whole shop in a kind cluster, from nothing or from what is there
	@$(BIN)/python -m souk.cluster up

deploy: $(INSTALLED) ## Build what changed and roll it out in that cluster
	@$(BIN)/python -m souk.cluster deploy

cluster-prepare: $(INSTALLED) ## Namespaces, gateway and missing secrets in the current cluster, before Skaffold
	@$(BIN)/python -m souk.cluster prepare

kind-down: $(INSTALLED) ## Delete the cluster with all that is in it
	@$(BIN)/python -m souk.cluster down

##@ Proof
test: $(INSTALLED) ## Run every test; prints counts per part and the sum
	@$(BIN)/python -m testkit

journeys: $(INSTALLED) ## Walk the shop in a browser on a platform of its own; FULL=1: every trouble in every step, and in the dark
	@$(BIN)/python -m testkit tests/journeys -- -k test_browser

check: $(INSTALLED) ## Format, lint, types, layers, migrations, charts: what CI runs first
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy $(foreach package,$(notdir $(wildcard $(addsuffix /src/*,$(MEMBERS)))),-p $(package))
	cd charts && ../$(BIN)/mypy lint.py generate
	@$(BIN)/python -m testkit.typed
	$(BIN)/lint-imports
	@for service in $(SERVICES); do $(BIN)/python -m servicekit.migrate lint --directory $$service || exit 1; done
	@$(BIN)/python -m testkit.contracts check
	@cd charts && ../$(BIN)/python lint.py
	@$(BIN)/python -m souk.frontend check

e2e: $(INSTALLED) ## Drive the shop of `make kind`: upgrades, kills, rotations under load, with figures
	@cd tests/cluster && ../../$(BIN)/pytest -v --timeout 900

invariants: $(INSTALLED) ## Check the shop's books over the running platform
	@$(BIN)/souk invariants

dashboards-check: $(INSTALLED) ## Run every dashboard's queries over a platform of its own (needs prometheus on PATH)
	@$(BIN)/python -m observability check

bench: $(INSTALLED) ## Measure speed and cost on a platform of its own; writes .souk/bench.json
	@$(BIN)/souk bench

search-eval: $(INSTALLED) ## Judge how well the demo catalogue is searched, on a platform of its own; writes .souk/search-eval.json
	@$(BIN)/souk search-eval

##@ Working on it
setup: $(INSTALLED) ## Make .venv with everything in it

frontend-dev: $(INSTALLED) ## The shop from its sources with hot reload, against the platform of `make up`
	@$(BIN)/souk develop

format: $(INSTALLED) ## Format and fix what can be fixed by itself
	$(BIN)/ruff format .
	$(BIN)/ruff check --fix .

generate: $(INSTALLED) ## Write anew whatever follows from services.yaml, the services' code and the charts' library
	@$(BIN)/python -m souk.generate
	@$(MAKE) --no-print-directory openapi charts dashboards frontend-types

frontend-types: $(INSTALLED) ## Write the shop's types from each service's openapi.json anew
	@$(BIN)/python -m souk.frontend generate

openapi: $(INSTALLED) ## Write each service's openapi.json and docs/events.md anew
	@for service in $(SERVICES); do $(BIN)/python -m servicekit.contracts $$service || exit 1; done
	@$(BIN)/python -m testkit.contracts page

released: $(INSTALLED) ## Before a release: promise what is committed now, in services/*/released
	@$(BIN)/python -m testkit.contracts release

dashboards: $(INSTALLED) ## Write the dashboards and the objectives' rules into observability/ anew
	@$(BIN)/python -m observability write

charts: $(INSTALLED) ## Write the charts' schemas and README anew
	@cd charts && ../$(BIN)/python -m generate

lock: $(INSTALLED) ## Resolve the dependencies anew, keeping earlier pins, into requirements.lock
	$(BIN)/uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-header --no-annotate --no-emit-index-url \
	  $(foreach member,$(MEMBERS),--no-emit-package $(shell sed -n 's/^name = "\(.*\)"/\1/p' $(member)/pyproject.toml)) \
	  --group pyproject.toml:dev --output-file requirements.lock $(PROJECTS)

clean: ## Forget .venv and every cache; the shop's data stays
	rm -rf .venv .mypy_cache .ruff_cache .pytest_cache .import_linter_cache

$(INSTALLED): requirements.lock $(PROJECTS)
	@echo "Installing Souk into .venv (once) ..."
	@test -x $(BIN)/python || { python="$(PYTHON)"; python=$${python:-$$(scripts/fastest_python.sh)} && $$python -m venv .venv; }
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check uv==$(UV_VERSION)
	@$(BIN)/uv pip install --quiet --python $(BIN)/python --require-hashes --requirement requirements.lock
	@$(BIN)/uv pip install --quiet --python $(BIN)/python --no-deps $(addprefix --editable ./,$(MEMBERS))
	@touch $@
