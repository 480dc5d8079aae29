"""Print the manual of the procedure language into docs/language.md."""

from tests.spec.manual import MANUAL, printed_manual

MANUAL.write_text(printed_manual(), encoding="utf-8")
print(f"Printed {MANUAL.name}.")
