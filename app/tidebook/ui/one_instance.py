"""A second start on the same journal brings the first window forward, through a local socket of this user only."""

import os
from hashlib import blake2b
from pathlib import Path

from PySide6.QtCore import QObject, Signal

# The only place where this is allowed: a local socket reaches no other computer.
from PySide6.QtNetwork import QLocalServer, QLocalSocket  # noqa: TID251

_WAIT_MS = 500


class OneInstance(QObject):
    """`called` comes when the journal was opened once more. Nothing that is sent is read."""

    called = Signal()

    def __init__(self, place: Path, parent: QObject) -> None:
        super().__init__(parent)
        self._server = QLocalServer(self)
        self._server.setSocketOptions(QLocalServer.SocketOption.UserAccessOption)
        # What a killed program left. Whoever has the journal open is the one to listen.
        QLocalServer.removeServer(_name(place))
        self._server.newConnection.connect(self._hear)
        self._server.listen(_name(place))

    def _hear(self) -> None:
        while (calling := self._server.nextPendingConnection()) is not None:
            calling.disconnectFromServer()
            calling.deleteLater()
            self.called.emit()


def call(place: Path) -> bool:
    """Have the window that has the journal open come forward; whether there is one."""
    socket = QLocalSocket()
    socket.connectToServer(_name(place))
    is_there = socket.waitForConnected(_WAIT_MS)
    socket.abort()
    return is_there


def _name(place: Path) -> str:
    """Return a name that tells nobody where the journal lies."""
    owner = str(os.getuid()) if hasattr(os, "getuid") else os.environ.get("USERNAME", "")
    told = f"{owner} {place.resolve()}".encode(errors="surrogateescape")
    return f"tidebook-{blake2b(told, digest_size=12).hexdigest()}"
