# Thin over bootstrap.py, which also works where there is no make.
PYTHON ?= python3
export PORT PACK

.PHONY: run test fresh setup mutants
run test fresh setup:
	@$(PYTHON) bootstrap.py $@
# Every sentence of both packs changed in every small way: who notices? It takes many minutes, and is no part of `test`.
mutants:
	@.venv/bin/python -m tests.mutants
