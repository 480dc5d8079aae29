"""The signed line of a seal, as it stands in the file outside the database."""

from dataclasses import dataclass
from hashlib import sha256

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey

from held.record.chain.spelling import spelled

FORMAT = "held-seal-1"
NONE_BEFORE = "-"


class Root:
    """The root of a seal, worked out head by head, children in the order of their ids."""

    def __init__(self, *, number: int, sealed_at: str, chains: int, previous_root: str) -> None:
        self._hash = sha256(spelled(FORMAT, number, sealed_at, chains, previous_root))

    def add(self, *, chain: int, number: int, hash_: str) -> None:
        self._hash.update(spelled(chain, number, hash_))

    def worked_out(self) -> str:
        return self._hash.hexdigest()


class BrokenLine(Exception):
    """A sentence that says why a line of the file of seals cannot be relied on."""


@dataclass(frozen=True, kw_only=True)
class SealLine:
    """`sealed_at` as spelled in the chain; `key` is the public key, in hexadecimal."""

    number: int
    sealed_at: str
    chains: int
    previous_root: str
    root: str
    key: str

    @property
    def words(self) -> str:
        """What is signed."""
        before = self.previous_root or NONE_BEFORE
        return f"{FORMAT} {self.number} {self.sealed_at} {self.chains} {before} {self.root} {self.key}"

    def signed(self, key: Ed25519PrivateKey) -> str:
        return f"{self.words} {key.sign(self.words.encode()).hex()}"


def read_line(line: str) -> SealLine:
    """What it says, once its signature is found to be that of the key it names. Raises BrokenLine."""
    try:
        name, number, sealed_at, chains, before, root, key, signature = line.split(" ")
        seal = SealLine(
            number=int(number),
            sealed_at=sealed_at,
            chains=int(chains),
            previous_root="" if before == NONE_BEFORE else before,
            root=root,
            key=key,
        )
        signer = Ed25519PublicKey.from_public_bytes(bytes.fromhex(key))
        signature_bytes = bytes.fromhex(signature)
    except ValueError as error:
        raise BrokenLine("it is not the line of a seal") from error
    if name != FORMAT or f"{seal.words} {signature}" != line:
        raise BrokenLine("it is not the line of a seal")
    try:
        signer.verify(signature_bytes, seal.words.encode())
    except InvalidSignature as error:
        raise BrokenLine("its signature is not right: it was changed") from error
    return seal
