# `make help` lists what there is. Needs GNU make 3.81 or newer and a POSIX sh; `make pdf` sees to the rest:
# system libraries, an environment in .venv with the packages of requirements.lock, and the build.
#
# A stamp in .venv says that a step is done; it is done again when what it depends on is newer, or when
# the Python it was made with is gone. Paths are relative and tools are called as modules, so the
# folder may have any name, and may be moved with its environment.

SHELL = /bin/sh
.SUFFIXES:
.DELETE_ON_ERROR:
.DEFAULT_GOAL := help
MAKEFLAGS += --no-builtin-rules

# Another program's environment and the terminal's encoding must not change what is built.
unexport PYTHONHOME PYTHONPATH VIRTUAL_ENV
export PYTHONUTF8 = 1
export PIP_DISABLE_PIP_VERSION_CHECK = 1

# To be given on the command line: make pdf ARGS="--edition print"
ARGS =
# A path or name; without it .ci/find-python.sh looks.
BASE_PYTHON =
# Anything here compiles packages that have no wheel for this machine.
FROM_SOURCE =
# Anything here lets `make lock` take newer versions of what is pinned.
UPGRADE =

UV_VERSION = 0.13.9

BROCHURE = .venv/bin/brochure
PYTHON = $(FIND_LIBRARIES) .venv/bin/python
ENVIRONMENT = .venv/environment.stamp
RUNTIME = .venv/runtime.stamp
DEVELOPMENT = .venv/development.stamp
FONTMAKER = .make/fonts/done.stamp
LOCKER = .make/lock/uv-$(UV_VERSION).stamp
INSTALL = --quiet --no-input install --no-user --require-hashes $(if $(FROM_SOURCE),,--only-binary :all:)
COMPILE = UV_DEFAULT_INDEX="$${UV_DEFAULT_INDEX:-$${PIP_INDEX_URL:-https://pypi.org/simple}}" \
	.make/lock/bin/uv pip compile --quiet --python .make/lock/bin/python --universal --python-version 3.11 \
	--generate-hashes --custom-compile-command "make lock" $(if $(UPGRADE),--upgrade)

# Homebrew's folder on Apple's processors is one that only Homebrew's own Python looks into.
ifneq ($(wildcard /opt/homebrew/lib),)
FIND_LIBRARIES = DYLD_FALLBACK_LIBRARY_PATH=/opt/homebrew/lib:/usr/local/lib:/usr/lib
endif

# Stamps are no use without the Python they were made with.
ifneq ($(shell test -x .venv/bin/python && echo here),here)
$(ENVIRONMENT): FORCE
endif

# $(call or-say,words): what stands before it failed; say what to do and stop.
or-say = || { echo '$(1)' >&2; exit 2; }

CHECKS = check-format check-lint check-types check-layers check-content check-translations check-schemas

.PHONY: FORCE help pdf final doctor clean distclean test check $(CHECKS) format schema gallery \
	bench fonts map art lock
FORCE:
.DEFAULT:
	@echo "There is no '$@' to make. What there is: make help" >&2; exit 2

##@ The brochure

pdf: $(RUNTIME) ## make every PDF in build/, drafts marked; sets up this machine the first time
	@$(BROCHURE) build --draft $(ARGS)

final: $(RUNTIME) ## make the PDFs of approved languages only, and say what the others lack
	@$(BROCHURE) build $(ARGS)

pdf-%: $(RUNTIME) FORCE ## make one language, such as pdf-ja-JP
	@$(BROCHURE) build --draft --locale $* $(ARGS)

doctor: ## say what this machine lacks, and how to get it; changes nothing
	@python=$$(BASE_PYTHON='$(BASE_PYTHON)' sh .ci/find-python.sh) || exit 2; \
	echo "Python: $$python"; \
	sh .ci/system-libraries.sh "$$python" report || exit 2; \
	if [ -e $(RUNTIME) ]; then $(BROCHURE) doctor $(ARGS); \
	else echo 'The program is not set up yet. Next: make pdf'; fi

clean: ## remove build/: the PDFs and the panels kept for the next build
	rm -rf build

distclean: clean ## remove also .venv and everything else that can be made again
	rm -rf .venv .make .hypothesis .mypy_cache .ruff_cache .pytest_cache .import_linter_cache
	rm -rf src/*.egg-info
	find src tests docs assets -name __pycache__ -prune -exec rm -rf {} +

##@ The program

test: $(DEVELOPMENT) ## run the tests; ARGS="-k name" chooses
	@$(PYTHON) -m pytest $(ARGS)

check: $(DEVELOPMENT) ## look for mistakes in code and content: all of the next seven
	@failed=; for step in $(CHECKS); do \
		$(MAKE) --no-print-directory $$step || failed="$$failed $$step"; \
	done; \
	if [ -n "$$failed" ]; then echo "These failed, each says above what to do:$$failed" >&2; exit 2; fi; \
	echo 'All checks passed.'

check-format: $(DEVELOPMENT) ## the code is formatted
	@echo 'ruff format'; .venv/bin/python -m ruff format --check --quiet . $(call or-say,Next: make format)

check-lint: $(DEVELOPMENT) ## the code keeps the rules of pyproject.toml
	@echo 'ruff check'; .venv/bin/python -m ruff check --quiet . $(call or-say,Mend the lines named above; make format mends some of them.)

check-types: $(DEVELOPMENT) ## the types agree
	@echo 'mypy'; .venv/bin/python -m mypy --no-error-summary $(call or-say,Mend the types named above.)

check-layers: $(DEVELOPMENT) ## no room imports upwards
	@echo 'lint-imports'; .venv/bin/python -c "from importlinter.cli import lint_imports_command as run; run()" --no-logo $(call or-say,Move the import named above; the layers stand in pyproject.toml.)

check-content: $(RUNTIME) ## content, translations and layout are right
	@echo 'brochure check'; $(BROCHURE) check

check-translations: $(RUNTIME) ## translations and their states are in line with the English
	@echo 'brochure l10n sync'; $(BROCHURE) l10n sync --check $(call or-say,Next: .venv/bin/brochure l10n sync)

check-schemas: $(RUNTIME) ## the JSON Schemas fit the content model
	@echo 'brochure schema'; $(BROCHURE) schema --check $(call or-say,Next: make schema)

format: $(DEVELOPMENT) ## format the code, and mend what can be mended
	@.venv/bin/python -m ruff format .
	@.venv/bin/python -m ruff check --fix .

schema: $(RUNTIME) ## write the JSON Schemas that editors complete and check with
	@$(BROCHURE) schema $(ARGS)

gallery: $(RUNTIME) ## draw the pictures of docs/
	@$(PYTHON) docs/make_gallery.py $(ARGS)

bench: $(DEVELOPMENT) ## measure how long things take
	@$(PYTHON) tests/bench/bench.py $(ARGS)

fonts: $(FONTMAKER) ## make the faces of assets/fonts/ again; ARGS=--check only compares
	@command -v npm >/dev/null $(call or-say,Some sources come through npm: install Node.js and run make $@ again.)
	@.make/fonts/bin/python assets/fonts/make_fonts.py $(ARGS)

map: $(RUNTIME) ## draw the map of assets/map/ again; ARGS=--check only compares
	@command -v npm >/dev/null $(call or-say,Its sources come through npm: install Node.js and run make $@ again.)
	@$(PYTHON) assets/map/make_map.py $(ARGS)

art: $(RUNTIME) ## draw the pictures of assets/art/ again; ARGS=--check only compares
	@$(PYTHON) assets/art/make_art.py $(ARGS)

lock: $(LOCKER) ## pin the packages anew after a change of pyproject.toml; UPGRADE=1 takes newer ones
	@$(COMPILE) pyproject.toml -o requirements.lock $(call or-say,uv found no set of versions that fits: see above and mend pyproject.toml.)
	@$(COMPILE) pyproject.toml --extra dev --constraint requirements.lock -o requirements-dev.lock $(call or-say,uv found no set of versions that fits: see above and mend pyproject.toml.)
	@$(COMPILE) assets/fonts/make_fonts.py -o .ci/requirements-fonts.lock $(call or-say,uv found no set of versions that fits: see above and mend the head of assets/fonts/make_fonts.py.)
	@echo 'Written: requirements.lock requirements-dev.lock .ci/requirements-fonts.lock'

##@ This list

help: ## list what there is to make
	@awk 'BEGIN { FS = ":.*## " } \
		/^##@ / { printf "\n%s\n", substr($$0, 5) } \
		/^[a-z][a-z%-]*:.*## / { sub(/%/, "LOCALE", $$1); printf "  %-15s %s\n", $$1, $$2 }' Makefile
	@printf '%s\n' '' 'make pdf BASE_PYTHON=/path/to/python3   another Python than the one that is found' \
		'make pdf FROM_SOURCE=1                  compile packages that have no wheel for this machine' \
		'make pdf ARGS="--edition print"         options for the program behind a target'

# ---------------------------------------------------------------------------------- environments

$(ENVIRONMENT):
	@python=$$(BASE_PYTHON='$(BASE_PYTHON)' sh .ci/find-python.sh) || exit 2; \
	sh .ci/system-libraries.sh "$$python" || exit 2; \
	echo "Making .venv with $$python"; \
	"$$python" -I -m venv --clear .venv $(call or-say,The environment could not be made: see above. Then run make again or name another Python: BASE_PYTHON=/path/to/python3); \
	touch $@

$(RUNTIME): $(ENVIRONMENT) requirements.lock pyproject.toml
	@echo 'Installing the packages of requirements.lock into .venv'
	@.venv/bin/python -I -m pip $(INSTALL) -r requirements.lock $(pip-failed)
	@.venv/bin/python -I .ci/link_program.py $(call or-say,The program could not be put into .venv: see above. Next: make distclean pdf)
	@touch $@

$(DEVELOPMENT): $(RUNTIME) requirements-dev.lock
	@sh .ci/system-libraries.sh .venv/bin/python development
	@echo 'Installing the packages of requirements-dev.lock into .venv'
	@.venv/bin/python -I -m pip $(INSTALL) -r requirements-dev.lock $(pip-failed)
	@touch $@

$(FONTMAKER): .ci/requirements-fonts.lock
	@$(call make-environment,.make/fonts)
	@.make/fonts/bin/python -I -m pip $(INSTALL) -r $< $(pip-failed)
	@touch $@

$(LOCKER):
	@$(call make-environment,.make/lock)
	@.make/lock/bin/python -I -m pip --quiet --no-input install --no-user uv==$(UV_VERSION) $(pip-failed)
	@touch $@

make-environment = python=$$(BASE_PYTHON='$(BASE_PYTHON)' sh .ci/find-python.sh) && "$$python" -I -m venv --clear $(1) \
	$(call or-say,The environment could not be made. Next: make doctor)

pip-failed = $(call or-say,The packages could not be installed. No network? PIP_INDEX_URL and PIP_PROXY are respected. No wheel for this machine? Try FROM_SOURCE=1. Then run make again.)
