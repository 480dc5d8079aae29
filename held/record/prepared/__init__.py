"""Statements that are put together once and then asked again and again with other values.

Putting Django's query together takes several times as long as asking the database. A function says how it is put together;
what it is given, and this moment with what is worked out from it, are filled in each time.
"""

from held.record.prepared.changes import Change, prepared_delete, prepared_update
from held.record.prepared.filling import NotPrepared
from held.record.prepared.questions import prepared
from held.record.prepared.rows import put_in, put_in_all

__all__ = ["Change", "NotPrepared", "prepared", "prepared_delete", "prepared_update", "put_in", "put_in_all"]
