"""What a passphrase is to a journal: how it is written, and whether it fits a file."""

import hashlib
import hmac
import unicodedata
from dataclasses import dataclass
from pathlib import Path

from tidebook.storage import locks

# SQLCipher 4's own numbers, so that its shell and DB Browser open our files with nothing but the passphrase.
PAGE, SALT = 4096, 16
_ROUNDS, _KEY, _MAC = 256_000, 32, 64
_MASK = 0x3A


def normalised(passphrase: str) -> str:
    """Return the form (Unicode NFC) in which a passphrase opens a journal: "ü" is one letter, however it was typed.

    JournalError when it can be no passphrase: nothing at all, NUL, or half of a letter.
    """
    try:
        passphrase.encode()
    except UnicodeEncodeError:
        raise locks.unusable_passphrase() from None
    if not passphrase or "\0" in passphrase:
        raise locks.unusable_passphrase()
    return unicodedata.normalize("NFC", passphrase)


def quoted(text: str) -> str:
    """Return `text` as SQL: a PRAGMA takes no parameters."""
    return "'" + text.replace("'", "''") + "'"


@dataclass(frozen=True)
class FileKey:
    """The key that a passphrase gives for one file, made outside of SQLite: it takes a quarter of a second."""

    key: bytes
    salt: bytes

    @classmethod
    def of(cls, passphrase: str, salt: bytes) -> "FileKey":
        """`salt` is the first 16 bytes of the file."""
        return cls(hashlib.pbkdf2_hmac("sha512", passphrase.encode(), salt, _ROUNDS, _KEY), salt)

    @property
    def raw(self) -> str:
        """The key as SQLCipher takes it without deriving anything."""
        return f"x'{self.key.hex()}{self.salt.hex()}'"

    def fits(self, number: int, page: bytes) -> bool:
        """Whether page `number` (from 1) of the file was sealed with this key, and is as it was."""
        mask = bytes(byte ^ _MASK for byte in self.salt)
        sealing = hashlib.pbkdf2_hmac("sha512", self.key, mask, 2, _KEY)
        body = page[SALT if number == 1 else 0 : -_MAC]
        made = hmac.digest(sealing, body + number.to_bytes(4, "little"), "sha512")
        return hmac.compare_digest(made, page[-_MAC:])


def fits(path: Path, passphrase: str) -> bool:
    """Whether any page of the file was sealed with the passphrase: then it is right, and the rest is damaged.

    False when it is wrong, or when the first 16 bytes are not what they were. Only for files nobody has open here.
    """
    with path.open("rb") as file:
        key = None
        number = 0
        while len(page := file.read(PAGE)) == PAGE:
            number += 1
            key = key or FileKey.of(passphrase, page[:SALT])
            if key.fits(number, page):
                return True
    return False
