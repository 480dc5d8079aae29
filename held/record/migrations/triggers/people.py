"""What the database refuses about leads, cover, what is owed and who has looked (migration 0003)."""

from held.record.migrations.triggers.refusal import On, Refusal, append_only

# One lead at a time, now and on every day that is already planned.
_OVERLAPS = (
    "EXISTS (SELECT 1 FROM record_lead AS other WHERE other.child_id = NEW.child_id {others} "
    "AND (other.until IS NULL OR other.until > NEW.since) "
    "AND (NEW.until IS NULL OR other.since < NEW.until))"
)
_ONE_AT_A_TIME = "A child has one lead at a time: end the one before where the next begins."

_STILL_LEADS = (
    "EXISTS (SELECT 1 FROM record_lead WHERE worker_id = {worker} "
    "AND (until IS NULL OR until > CURRENT_TIMESTAMP))"
)
# A cover without an end has begun (a check on record_cover), so it is asked for nothing but a deputy at work.
_COVERED = (
    "EXISTS (SELECT 1 FROM record_cover AS cover JOIN record_worker AS deputy ON deputy.id = cover.deputy_id "
    "WHERE cover.absent_id = {worker} AND cover.until IS NULL AND deputy.is_active {others})"
)
_SWITCHED_OFF = "EXISTS (SELECT 1 FROM record_worker WHERE id = {worker} AND NOT is_active)"


def _leads_uncovered(worker: str, others: str = "") -> str:
    return f"{_STILL_LEADS.format(worker=worker)} AND NOT {_COVERED.format(worker=worker, others=others)}"


def _cover_is_needed(worker: str) -> str:
    return (
        f"OLD.until IS NULL AND {_SWITCHED_OFF.format(worker=worker)} "
        f"AND {_leads_uncovered(worker, 'AND cover.id <> OLD.id')}"
    )


_IS_THE_LAST_DEPUTY = (  # noqa: S608 - our own words
    "EXISTS (SELECT 1 FROM record_cover AS kept JOIN record_worker AS away ON away.id = kept.absent_id "
    "WHERE kept.deputy_id = NEW.id AND kept.until IS NULL AND NOT away.is_active AND {uncovered})"
).format(uncovered=_leads_uncovered("away.id", "AND deputy.id <> NEW.id"))


def _of_its_own_child(table: str, what: str) -> Refusal:
    return Refusal(
        name=f"{table}_of_its_own_child",
        table=table,
        on="INSERT",
        says=f"{what} belongs to a transition of its own child; about no child, to a round.",
        when=(
            "NEW.transition_id IS NOT NULL AND NOT EXISTS (SELECT 1 FROM record_transition "
            "WHERE id = NEW.transition_id AND (child_id = NEW.child_id "
            "OR (child_id IS NULL AND NEW.child_id IS NULL)))"
        ),
    )


_LEADS: tuple[tuple[str, On], ...] = (
    ("record_lead_can_be_rung", "INSERT"),
    ("record_lead_stays_to_be_rung", "UPDATE"),
)
_EPISODES: tuple[tuple[str, On], ...] = (
    ("record_episode_names_the_lead", "INSERT"),
    ("record_episode_goes_on_naming_the_lead", "UPDATE"),
)

PEOPLE: tuple[Refusal, ...] = (
    Refusal(
        name="record_lead_one_at_a_time",
        table="record_lead",
        on="INSERT",
        says=_ONE_AT_A_TIME,
        when=_OVERLAPS.format(others=""),
    ),
    Refusal(
        name="record_lead_stays_one_at_a_time",
        table="record_lead",
        on="UPDATE",
        says=_ONE_AT_A_TIME,
        when=_OVERLAPS.format(others="AND other.id <> OLD.id"),
    ),
    *(
        Refusal(
            name=name,
            table="record_lead",
            on=on,
            says="Whose account is switched off can lead a child only while somebody covers for them.",
            when=(
                "(NEW.until IS NULL OR NEW.until > CURRENT_TIMESTAMP) "
                f"AND {_SWITCHED_OFF.format(worker='NEW.worker_id')} "
                f"AND NOT {_COVERED.format(worker='NEW.worker_id', others='')}"
            ),
        )
        for name, on in _LEADS
    ),
    Refusal(
        name="record_worker_leads_nobody_uncovered",
        table="record_worker",
        on="UPDATE",
        says=(
            "This worker leads children, and nobody covers for them: "
            "name other leads, or cover without an end, before the account is switched off."
        ),
        when=f"OLD.is_active AND NOT NEW.is_active AND {_leads_uncovered('NEW.id')}",
    ),
    Refusal(
        name="record_worker_covers_for_nobody_off",
        table="record_worker",
        on="UPDATE",
        says=(
            "This worker covers for somebody whose account is switched off and who leads children: "
            "name other leads or another deputy first."
        ),
        when=f"OLD.is_active AND NOT NEW.is_active AND {_IS_THE_LAST_DEPUTY}",
    ),
    Refusal(
        name="record_cover_is_kept_while_needed",
        table="record_cover",
        on="UPDATE",
        says=(
            "Cover for somebody whose account is switched off goes on while they lead children: "
            "name other leads or another deputy first."
        ),
        when=(
            "(NEW.until IS NOT NULL OR NEW.absent_id <> OLD.absent_id OR NEW.deputy_id <> OLD.deputy_id) "
            f"AND {_cover_is_needed('OLD.absent_id')}"
        ),
    ),
    Refusal(
        name="record_cover_is_not_removed_while_needed",
        table="record_cover",
        on="DELETE",
        says=(
            "Cover for somebody whose account is switched off goes on while they lead children: "
            "name other leads or another deputy first."
        ),
        when=_cover_is_needed("OLD.absent_id"),
    ),
    *(
        Refusal(
            name=name,
            table="record_episode",
            on=on,
            says="An open episode names the child's lead.",
            when=(
                "NEW.closed IS NULL AND NOT EXISTS (SELECT 1 FROM record_lead "
                "WHERE child_id = NEW.child_id AND worker_id = NEW.lead_id AND until IS NULL)"
            ),
        )
        for name, on in _EPISODES
    ),
    _of_its_own_child("record_owed", "What is owed"),
    _of_its_own_child("record_involvement", "An involvement"),
    _of_its_own_child("record_notice", "A notice"),
    Refusal(
        name="record_notice_is_received_once",
        table="record_notice",
        on="UPDATE",
        says="Who received a notice, and when, is never changed.",
        when=(
            "OLD.received IS NOT NULL AND (NEW.received IS NULL OR NEW.received <> OLD.received "
            "OR NEW.received_by_id <> OLD.received_by_id)"
        ),
    ),
    *append_only("record_look", "A look", unique=("id",)),
)
