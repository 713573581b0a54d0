"""Where the journal lies: on this computer's own disk, in a folder that a service copies, or on a network."""

import re
from pathlib import Path

from PySide6.QtCore import QStorageInfo

# Parts of paths, as the services name their folders.
_SERVICES = {
    "Dropbox": re.compile(r"dropbox( \(.*\))?"),
    "OneDrive": re.compile(r"onedrive( ?-.*)?"),
    "Google Drive": re.compile(r"google ?drive|my drive|googledrive-.*"),
    "iCloud": re.compile(r"icloud ?drive|com~apple~clouddocs|mobile documents|iclouddrive"),
    "Nextcloud": re.compile(r"nextcloud\d*|owncloud\d*"),
    "Syncthing": re.compile(r"syncthing"),
}
_NETWORK = frozenset(
    {"nfs", "nfs4", "cifs", "smb", "smb2", "smb3", "smbfs", "9p", "fuse.sshfs", "davfs", "fuse.davfs2", "afpfs"}
)
_COPY = re.compile(r"conflicted copy|\.sync-conflict-|\(conflict\)|\[conflict\]|_conf\(", re.IGNORECASE)


def service_of(place: Path) -> str:
    """Return the name of the service whose folder `place` lies in, or nothing."""
    parts = [part.casefold() for part in place.absolute().parent.parts]
    return next((name for name, named in _SERVICES.items() if any(named.fullmatch(part) for part in parts)), "")


def is_network(file_system: str) -> bool:
    """Whether this is the type of a file system that lies on another computer."""
    return file_system.casefold() in _NETWORK


def file_system_of(place: Path) -> str:
    """Return the type of the file system that `place` lies on, such as "ext4"."""
    return QStorageInfo(str(place.parent)).fileSystemType().toStdString()


def conflict_copies(place: Path) -> tuple[Path, ...]:
    """Return what a service has put beside the journal when it was changed in two places."""
    try:
        beside = sorted(place.parent.iterdir())
    except OSError:
        return ()
    begins = place.stem.casefold()
    return tuple(
        path for path in beside if path.name.casefold().startswith(begins) and _COPY.search(path.name) is not None
    )
