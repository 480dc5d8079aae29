"""Print docs/procedures from the packs that are shipped."""

import os

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "held.config.settings")

from tests.procedures.printing import DOCS, printed_docs
from tests.proof.gaps_shown import NAME

PAGES = printed_docs()
for file in DOCS.rglob("*"):
    if file.is_file() and file not in PAGES and file.name != NAME:
        file.unlink()
for page, text in PAGES.items():
    page.parent.mkdir(parents=True, exist_ok=True)
    page.write_text(text, encoding="utf-8")
print(f"Printed {len(PAGES)} files into docs/procedures.")
