"""Hears from the desktop that its screen is locked or that the computer goes to sleep."""

from PySide6.QtCore import SLOT, QObject, Signal, Slot
from PySide6.QtDBus import QDBusConnection

_SCREENS = (
    "org.freedesktop.ScreenSaver",
    "org.gnome.ScreenSaver",
    "org.mate.ScreenSaver",
    "org.cinnamon.ScreenSaver",
)
_LOGIN = "org.freedesktop.login1"


class DesktopLock(QObject):
    """`noticed` comes when it does. Where there is no bus, nothing comes."""

    noticed = Signal()

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        session, system = QDBusConnection.sessionBus(), QDBusConnection.systemBus()
        if session.isConnected():
            for name in _SCREENS:
                self._listen(session, "", name, "ActiveChanged")
        if system.isConnected():
            self._listen(system, _LOGIN, f"{_LOGIN}.Manager", "PrepareForSleep")

    def _listen(self, bus: QDBusConnection, service: str, interface: str, signal: str) -> None:
        # Any object: desktops differ in where theirs stands.
        # Qt's own types leave out that it takes a text, and nothing else.
        bus.connect(service, "", interface, signal, self, SLOT("_changed(bool)"))  # type: ignore[call-overload]

    @Slot(bool)
    def _changed(self, on: bool) -> None:
        if on:
            self.noticed.emit()
