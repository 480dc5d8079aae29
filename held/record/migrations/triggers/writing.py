"""A trigger that writes what the database keeps up to date by itself."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal


@dataclass(frozen=True, kw_only=True)
class Kept:
    """What is kept of each child. `written`: the statements that write a child's row anew, from the SQL of the child's id
    (where a row is about several, of their ids) and the vendor's name. `only_in`: the table of the few children for whom
    anything is written at all."""

    name: str
    says: str
    written: Callable[[str, str], str]
    only_in: str = ""


@dataclass(frozen=True, kw_only=True)
class Writing:
    """A trigger that writes the child's row anew. `columns`: of an update, those that matter. `kinds`: of happenings, those
    that matter. `about`: the SQL of the children a row is about."""

    kept: Kept
    table: str
    on: Literal["INSERT", "UPDATE", "DELETE"]
    columns: str = ""
    kinds: str = ""
    about: str = "{row}.child_id"

    @property
    def name(self) -> str:
        return f"{self.table}_{self.kept.name}_on_{self.on.lower()}"

    @property
    def says(self) -> str:
        return self.kept.says

    def made_by(self, vendor: str) -> tuple[str, ...]:
        """The statements that make it."""
        children = self.about.format(row="OLD" if self.on == "DELETE" else "NEW")
        written = self.kept.written(children, vendor)
        event = f"AFTER {self.on}{f' OF {self.columns}' if self.columns else ''} ON {self.table} FOR EACH ROW"
        if vendor == "sqlite":
            condition = f"WHEN NEW.kind IN ({self.kinds}) " if self.kinds else ""
            return (f"CREATE TRIGGER {self.name} {event} {condition}BEGIN {written} END",)
        if self.kept.only_in:
            # To make a long statement ready takes longer than to find that it has nothing to change.
            few = f"SELECT 1 FROM {self.kept.only_in} WHERE child_id IN ({children})"  # noqa: S608 - our own words
            written = f"IF EXISTS ({few}) THEN {written} END IF;"
        if self.kinds:
            written = f"IF NEW.kind IN ({self.kinds}) THEN {written} END IF;"
        return (
            f"CREATE FUNCTION {self.name}() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN {written} RETURN NULL; END $$",
            f"CREATE TRIGGER {self.name} {event} EXECUTE FUNCTION {self.name}()",
        )

    def unmade_by(self, vendor: str) -> tuple[str, ...]:
        """The statements that take it away again."""
        if vendor == "sqlite":
            return (f"DROP TRIGGER {self.name}",)
        return (f"DROP TRIGGER {self.name} ON {self.table}", f"DROP FUNCTION {self.name}()")

    def stands_on(self, vendor: str) -> bool:
        return True


def of_rows(kept: Kept, table: str, columns: str, about: str = "{row}.child_id") -> tuple[Writing, ...]:
    """Whenever a row comes, goes, or changes in one of these columns."""
    return (
        Writing(kept=kept, table=table, on="INSERT", about=about),
        Writing(kept=kept, table=table, on="UPDATE", columns=columns, about=about),
        Writing(kept=kept, table=table, on="DELETE", about=about),
    )
