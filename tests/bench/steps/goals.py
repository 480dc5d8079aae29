"""What recording a step is to reach, held against what was measured. The figures are those of docs/performance.md."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

CLIENTS = 8
WRITERS = 4
A_SECOND = 100
P95 = 100
P99_OF_WRITERS = 60
OF_THE_ORM = 0.5

HTTP = "through HTTP"
ORM = "through the ORM"
ALONE = "the database alone"
Figures = Mapping[str, float]
"""`rate` a second; `p50`, `p95`, `p99` in milliseconds."""


@dataclass(frozen=True)
class Goal:
    says: str
    measured: str
    is_met: bool

    def __str__(self) -> str:
        return f"{'met' if self.is_met else 'MISSED'}: {self.says}; measured {self.measured}"


def way(name: str, clients: int) -> str:
    """How a way of recording with so many clients at once is called in the figures."""
    return f"{name}, {clients} client{'s' if clients > 1 else ''}"


def goals(database: str, found: Mapping[str, Figures]) -> Iterator[Goal]:
    http, orm = found[way(HTTP, CLIENTS)], found[way(ORM, CLIENTS)]
    yield Goal(
        f"{A_SECOND} steps a second with {CLIENTS} clients", f"{http['rate']:.0f}", http["rate"] >= A_SECOND
    )
    yield Goal(f"p95 under {P95} ms with {CLIENTS} clients", f"{http['p95']:.0f} ms", http["p95"] < P95)
    share = http["rate"] / orm["rate"]
    yield Goal(f"{OF_THE_ORM:.0%} of the ORM with nothing around it", f"{share:.0%}", share >= OF_THE_ORM)
    if database == "sqlite":
        p99 = found[way(HTTP, WRITERS)]["p99"]
        yield Goal(
            f"p99 under {P99_OF_WRITERS} ms with {WRITERS} writers", f"{p99:.0f} ms", p99 < P99_OF_WRITERS
        )


def of_the_database(found: Mapping[str, Figures]) -> float:
    """The share of what the database alone does with the same statements."""
    return found[way(HTTP, CLIENTS)]["rate"] / found[way(ALONE, CLIENTS)]["rate"]
