"""What is measured is a procedure whose promise is kept, and it grows as it says."""

from held.proof.proving import look
from tests.bench.growing import growing


def test_it_is_proved_and_has_five_steps_a_part() -> None:
    for parts, states in ((1, 16), (2, 65)):
        pack = growing(parts)
        procedure = pack.procedures["cross over"]
        assert len(procedure.steps) == 5 * parts + 2
        looked = look(pack, procedure)
        assert looked.proved
        assert looked.states == states
