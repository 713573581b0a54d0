"""What keeps and encrypts the journal, and in which version: asked from the very library that does it."""

import sqlcipher3.dbapi2 as driver


def versions() -> dict[str, str]:
    """Return the versions of SQLite, SQLCipher and OpenSSL, by name."""
    connection = driver.connect(":memory:")
    try:
        # Without a key the part that encrypts stays asleep, and tells nothing.
        connection.execute("PRAGMA key = 'nothing'")
        asked = (
            ("SQLite", "SELECT sqlite_version()"),
            ("SQLCipher", "PRAGMA cipher_version"),
            ("OpenSSL", "PRAGMA cipher_provider_version"),
        )
        told = {name: str(connection.execute(query).fetchone()[0]) for name, query in asked}
    finally:
        connection.close()
    # "4.19.0 community", "OpenSSL 3.6.0 1 Oct 2025"
    return {name: next(word for word in words.split() if word[0].isdigit()) for name, words in told.items()}
