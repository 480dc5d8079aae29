"""The content hash by which a pack is known for ever."""

import hashlib
from collections.abc import Mapping


def pack_hash(files: Mapping[str, str]) -> str:
    """SHA-256 over names and texts in the order of names; line ends count as one kind, so a checkout changes nothing."""
    whole = hashlib.sha256()
    for name in sorted(files):
        text = files[name].replace("\r\n", "\n").replace("\r", "\n").encode("utf-8", "surrogatepass")
        called = name.encode("utf-8", "surrogatepass")
        whole.update(b"%d %d\n" % (len(called), len(text)))
        whole.update(called)
        whole.update(text)
    return whole.hexdigest()
