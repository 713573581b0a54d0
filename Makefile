# make run      start Tidebook (ARGS="…" is passed on)
# make test     every check, as CI runs it
# make bench    how fast it is, beside what it is compared with
# make setup    only prepare .venv; the targets above do this by themselves
# make format   let ruff put the code in order
# make lock     choose versions for new dependencies (needs uv); ARGS=--upgrade renews them all
# make sbom     write what the program is made of (CycloneDX, into dist/)
# make words    collect the sentences for translators (resources/locale/tidebook.pot)
# make screenshots  take the pictures of the README again
# make baselines  draw the pictures anew that the charts are compared with; look at them first (tests/visual)
# make clean    remove what was made, .venv included

PY := .venv/bin/python
# Machines that forbid Python its compiled files make every start slow.
unexport PYTHONDONTWRITEBYTECODE

.PHONY: run test bench setup format lock sbom words screenshots baselines clean
.SILENT:

# Commands such as ARGS="check" need no screen; the window does, except on macOS, which sets neither variable.
WINDOW := $(if $(filter-out -%,$(firstword $(ARGS))),,yes)
SCREEN := $(DISPLAY)$(WAYLAND_DISPLAY)$(QT_QPA_PLATFORM)$(filter Darwin,$(shell uname))

run:
	if [ -n "$(WINDOW)" ] && [ -z "$(SCREEN)" ]; then \
		echo "There is no screen here: start Tidebook in a desktop session, or set DISPLAY (DISPLAY=:0 make run)." >&2; \
		exit 1; \
	fi
	packaging/setup.sh
	.venv/bin/tidebook $(ARGS)

test:
	packaging/setup.sh --tests
	$(PY) -m ruff check --quiet
	$(PY) -m ruff format --check --quiet
	$(PY) -m mypy --no-error-summary
	$(PY) -m pytest -q -n 2 --dist worksteal

bench: setup
	$(PY) tests/benchmarks/run.py

setup:
	packaging/setup.sh

format: setup
	$(PY) -m ruff check --quiet --fix || true
	$(PY) -m ruff format --quiet

lock:
	command -v uv >/dev/null || { echo "make lock needs uv: pipx install uv" >&2; exit 1; }
	uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-emit-index-url \
		--no-header --extra dev pyproject.toml -o requirements.lock $(ARGS)

sbom: setup
	$(PY) packaging/sbom.py

words: setup
	PYTHONPATH=packaging $(PY) -m babel.messages.frontend --quiet extract --mapping packaging/babel.ini --no-location \
		--sort-output --keywords=_ --keywords=ngettext:1,2 --project=Tidebook --omit-header \
		--output-file resources/locale/tidebook.pot app resources

screenshots: setup
	$(PY) packaging/screenshots.py

baselines: setup
	QT_QPA_PLATFORM=offscreen $(PY) -m tests.visual.baselines

clean:
	rm -rf .venv .cache build dist
	find app tests packaging -name __pycache__ -type d -prune -exec rm -rf {} +
