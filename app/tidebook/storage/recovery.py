"""The recovery code: opens the journal when the passphrase is forgotten. It is never needed otherwise.

Beside the journal, and beside each backup, lies a file that holds the passphrase, sealed with the code. The code
itself is on paper only: 27 random letters (135 bit) and a check letter.
"""

import os
import secrets
from base64 import b64decode, b64encode
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path

from tidebook.storage import faults, locks
from tidebook.storage.file import beside, write_whole

# Crockford's base32: no I, L, O or U, which are read as 1, 1, 0 or are not written.
_LETTERS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
_READ_AS = str.maketrans("ILO", "110", " -\u2010\u2011\u2013\t\n")
_LENGTH, _GROUP = 27, 4
_HEAD = b"tidebook-recovery-1 "
_SALT, _NONCE = 16, 12
# So that the file does not tell how long the passphrase is.
_PADDED = 128


def new_code() -> str:
    """Return a new code, to be shown, printed, and typed back once."""
    letters = "".join(secrets.choice(_LETTERS) for _ in range(_LENGTH))
    return _grouped(letters + _check_letter(letters))


def read_code(typed: str) -> str:
    """Return the code that was typed, in the form of `new_code`: small letters, spaces and O for 0 are as good.

    JournalError when it is too short or too long, or when a letter is wrong or two are exchanged.
    """
    letters = typed.upper().translate(_READ_AS)
    if len(letters) != _LENGTH + 1:
        raise locks.code_length(len(letters))
    if not set(letters) <= set(_LETTERS) or _check_letter(letters[:-1]) != letters[-1]:
        raise locks.mistyped_code()
    return _grouped(letters)


def place(journal: Path) -> Path:
    """Return where the recovery file of a journal (or of a backup) lies."""
    return beside(journal, ".recovery")


def sealed(passphrase: str, code: str) -> bytes:
    """Return a line of a recovery file: the passphrase, which only `code` opens."""
    # Imported when needed: it takes 60 milliseconds.
    from cryptography.hazmat.primitives.ciphers.aead import ChaCha20Poly1305

    salt, nonce = os.urandom(_SALT), os.urandom(_NONCE)
    text = passphrase.encode()
    padded = text + bytes(-len(text) % _PADDED)
    content = ChaCha20Poly1305(_key(code, salt)).encrypt(nonce, padded, _HEAD)
    return _HEAD + b64encode(salt + nonce + content) + b"\n"


def keep(journal: Path, lines: Sequence[bytes]) -> None:
    """Write the recovery file of `journal`, or take it away when there is no line. OSError when that can not be."""
    if lines:
        write_whole(place(journal), b"".join(lines))
    else:
        place(journal).unlink(missing_ok=True)


def kept(journal: Path) -> list[bytes]:
    """Return the lines of the recovery file of `journal`. While a passphrase is changed there are two."""
    try:
        return place(journal).read_bytes().splitlines(keepends=True)
    except FileNotFoundError:
        return []
    except OSError as error:
        raise faults.of_system(error) from error


def passphrase_of(journal: Path, typed: str) -> str:
    """Return the passphrase of `journal` by its recovery code; JournalError when that can not be."""
    from cryptography.exceptions import InvalidTag
    from cryptography.hazmat.primitives.ciphers.aead import ChaCha20Poly1305

    code = read_code(typed)
    lines = kept(journal)
    if not lines:
        raise locks.no_recovery()
    for line in lines:
        # A line that was cut or changed is one that this code does not open.
        with suppress(InvalidTag, ValueError):
            content = b64decode(line.removeprefix(_HEAD), validate=False)
            salt, nonce, rest = content[:_SALT], content[_SALT : _SALT + _NONCE], content[_SALT + _NONCE :]
            return ChaCha20Poly1305(_key(code, salt)).decrypt(nonce, rest, _HEAD).rstrip(b"\0").decode()
    raise locks.wrong_code()


def _key(code: str, salt: bytes) -> bytes:
    from cryptography.hazmat.primitives.hashes import SHA256
    from cryptography.hazmat.primitives.kdf.hkdf import HKDF

    letters = read_code(code).replace("-", "").encode()
    return HKDF(SHA256(), 32, salt, b"tidebook recovery").derive(letters)


def _grouped(letters: str) -> str:
    return "-".join(letters[at : at + _GROUP] for at in range(0, len(letters), _GROUP))


def _check_letter(letters: str) -> str:
    """Return the letter that makes any one wrong letter, and any two exchanged, show.

    Each letter is a number of the field of 32, taken times another power of 2 for each place; all add up to nothing.
    """
    total = 0
    for letter in reversed(letters):
        total = _doubled(total ^ _LETTERS.index(letter))
    return _LETTERS[total]


def _doubled(number: int) -> int:
    """Take a number of the field of 32 (x^5 + x^2 + 1) times 2."""
    return number << 1 if number < 16 else (number << 1 ^ 0b100101)
