"""A refusal: a change to a table that the database turns down, with a sentence, on both databases alike.

On both it reaches Python as django.db.IntegrityError with the sentence in it.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

On = Literal["INSERT", "UPDATE", "DELETE", "TRUNCATE"]


@dataclass(frozen=True, kw_only=True)
class Refusal:
    """`when` is SQL both databases understand, over NEW and OLD, and may look at other tables; empty: always.

    `only_on` is for what the other database cannot do in the first place.
    """

    name: str
    table: str
    on: On
    says: str
    when: str = ""
    only_on: Literal["sqlite", "postgresql"] | None = None

    def made_by(self, vendor: str) -> tuple[str, ...]:
        """The statements that make it."""
        says = self.says.replace("'", "''")
        if vendor == "sqlite":
            condition = f"WHEN {self.when} " if self.when else ""
            return (
                f"CREATE TRIGGER {self.name} BEFORE {self.on} ON {self.table} FOR EACH ROW {condition}"
                f"BEGIN SELECT RAISE(ABORT, '{says}'); END",
            )
        level = "STATEMENT" if self.on == "TRUNCATE" else "ROW"
        row = "OLD" if self.on == "DELETE" else "NEW"
        refuse = f"RAISE EXCEPTION USING MESSAGE = '{says}', ERRCODE = 'check_violation';"
        body = f"IF {self.when} THEN {refuse} END IF; RETURN {row};" if self.when else refuse
        return (
            f"CREATE FUNCTION {self.name}() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN {body} END $$",
            f"CREATE TRIGGER {self.name} BEFORE {self.on} ON {self.table} "
            f"FOR EACH {level} EXECUTE FUNCTION {self.name}()",
        )

    def unmade_by(self, vendor: str) -> tuple[str, ...]:
        """The statements that take it away again."""
        if vendor == "sqlite":
            return (f"DROP TRIGGER {self.name}",)
        return (f"DROP TRIGGER {self.name} ON {self.table}", f"DROP FUNCTION {self.name}()")

    def stands_on(self, vendor: str) -> bool:
        return self.only_on in {None, vendor}


def append_only(table: str, what: str, *, unique: Sequence[str], update: bool = True) -> Iterator[Refusal]:
    """Rows are added and nothing else. `what` is the plain word for a row, `unique` what is unique in it: a column,
    or columns with a comma between.

    `update=False` leaves UPDATE to a refusal of your own.
    """
    if update:
        yield Refusal(
            name=f"{table}_never_changed",
            table=table,
            on="UPDATE",
            says=f"{what} is never changed: add a later one that sets it right.",
        )
    yield Refusal(name=f"{table}_never_removed", table=table, on="DELETE", says=f"{what} is never removed.")
    yield Refusal(
        name=f"{table}_never_emptied",
        table=table,
        on="TRUNCATE",
        says=f"{what} is never removed.",
        only_on="postgresql",
    )
    # SQLite's INSERT OR REPLACE removes the row in its way without asking the trigger on DELETE.
    same = " OR ".join(
        " AND ".join(f"{column} = NEW.{column}" for column in columns.split(", ")) for columns in unique
    )
    yield Refusal(
        name=f"{table}_never_replaced",
        table=table,
        on="INSERT",
        says=f"{what} is never replaced.",
        when=f"EXISTS (SELECT 1 FROM {table} WHERE {same})",  # noqa: S608 - our own names
        only_on="sqlite",
    )
