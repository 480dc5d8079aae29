"""What is wrong with a file, kept until it is shown: the first thousand sentences of each."""

from held.record.tables.imports.extract_fault import ExtractFault
from held.record.tables.imports.extract_file import ExtractFile

MOST = 1_000
"""Who has so many looks at the first of them."""


class Faults:
    """Of one file. `last_line`: the line of the last fault that was added."""

    def __init__(self, file: ExtractFile) -> None:
        self.file = file
        self.kept = file.faults.count()
        self.waiting: list[ExtractFault] = []
        self.last_line = -1

    def add(self, line: int, column: str, says: str) -> None:
        self.last_line = line
        if self.kept < MOST:
            self.kept += 1
            self.waiting.append(ExtractFault(file=self.file, line=line, column=column[:100], says=says))

    def write(self) -> None:
        """Within the caller's transaction."""
        ExtractFault.objects.bulk_create(self.waiting)
        self.waiting.clear()
