# Thin over bootstrap.py, which also works where there is no make.
PYTHON ?= python3
export PORT PACK

.PHONY: run test fresh setup mutants fuzz bench soak
run test fresh setup:
	@$(PYTHON) bootstrap.py $@
# Every sentence of both packs changed in every small way: who notices? It takes many minutes, and is no part of `test`.
mutants:
	@.venv/bin/python -m tests.mutants
# A hundred thousand inputs that no author meant: is each read, or refused with a sentence? `make test` tries a few hundred.
SEED ?= 1
fuzz:
	@.venv/bin/python -m tests.fuzz --seed $(SEED)
# How long things take on this machine, as docs/performance.md tells it. Hours where big records are made anew, which are
# kept in FOLDER for the next run. `make bench PART=pages SIZE=10000 DATABASE=sqlite` measures one part alone.
bench:
	@.venv/bin/python -m tests.bench $(if $(PART),--part $(PART)) $(if $(SIZE),--size $(SIZE)) \
		$(if $(DATABASE),--database $(DATABASE)) $(if $(FOLDER),--folder $(FOLDER))
# `held worker` killed at random three hundred times on each database: is anything lost, or sent twice? Some minutes.
soak:
	@.venv/bin/python -m tests.soak --seed $(SEED) --database sqlite
	@.venv/bin/python -m tests.soak --seed $(SEED) --database postgresql
