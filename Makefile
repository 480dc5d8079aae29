# Thin over bootstrap.py, which also works where there is no make.
PYTHON ?= python3
export PORT PACK

.PHONY: run test fresh setup
run test fresh setup:
	@$(PYTHON) bootstrap.py $@
