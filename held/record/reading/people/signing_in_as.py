"""Finding the worker whom somebody at the shell names."""

from held.record.tables.people.worker import Worker


def worker_signing_in_as(sign_in_name: str) -> Worker:
    """In whatever case it was typed. Raises LookupError, with a sentence, for nobody and for who has left."""
    worker = anybody_signing_in_as(sign_in_name)
    if not worker.is_active:
        raise LookupError(f"{worker.name} no longer signs in. Give the name of somebody who does.")
    return worker


def anybody_signing_in_as(sign_in_name: str) -> Worker:
    """The same, of whoever has left too. Raises LookupError for nobody."""
    worker: Worker | None = Worker.objects.filter(sign_in_name=sign_in_name.strip().lower()).first()
    if worker is None:
        raise LookupError(f"Nobody signs in as {sign_in_name}. Give the name that they type to sign in.")
    return worker
