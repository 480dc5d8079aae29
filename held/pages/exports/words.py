"""What an export is of, in words."""

from held.pages.wording.dates import full_date
from held.record.reading.exports.taken_lately import ExportLine


def what(line: ExportLine) -> str:
    """ "Monday 2 March 2026 to ...", "What has changed since export 7"; and where it is given again, that it is."""
    again = f" (export {line.made} again)" if line.made != line.number else ""
    if line.first_day and line.last_day:
        return f"{full_date(line.first_day)} to {full_date(line.last_day)}{again}"
    if line.since:
        return f"What has changed since export {line.since}{again}"
    return f"All there is{again}"
