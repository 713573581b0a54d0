"""Disks of our own to be filled and cut: small ones in memory, and one in a file. Only root can have them."""

import ctypes
import fcntl
import os
import shutil
import struct
import subprocess
from pathlib import Path

_LIBC = ctypes.CDLL(None, use_errno=True)
_NEW_MOUNTS = 0x20000
# linux/fs/ext4: throw away all that is not on the disk yet, and take nothing more.
_EXT4_IOC_SHUTDOWN, _NO_LOG_FLUSH = 0x8004587D, 2
_LOOP = 7


def why_none(tool: str = "mount") -> str | None:
    """Say why there can be no such disk here; None when there can."""
    if os.geteuid() != 0:
        return "only root can mount a disk"
    if shutil.which(tool) is None:
        return f"there is no {tool} here"
    tried = _run("unshare", "--mount", "mount", "-t", "tmpfs", "none", "/mnt")
    if tried.returncode:
        return f"no disk can be mounted here: {tried.stderr.strip()}"
    if tool == "mount" or Path("/dev/loop-control").exists():
        return None
    return "there are no loop devices here"


def for_us_alone() -> None:
    """Let nobody else see what this process mounts; it goes with it, however it ends."""
    if _LIBC.unshare(_NEW_MOUNTS):
        raise OSError(ctypes.get_errno(), "unshare")
    _do("mount", "--make-rprivate", "/")


class SmallDisk:
    """A disk of so many KiB, in memory."""

    def __init__(self, folder: Path, size: int) -> None:
        folder.mkdir(exist_ok=True)
        self.folder = folder
        _do("mount", "-t", "tmpfs", "-o", f"size={size}k,mode=700", "none", str(folder))

    def grow(self, size: int) -> None:
        _do("mount", "-o", f"remount,size={size}k", str(self.folder))

    def close(self) -> None:
        _do("umount", str(self.folder))


class CutDisk:
    """An ext4 file system in a file, from which the power can be cut."""

    def __init__(self, image: Path, folder: Path, megabytes: int = 64) -> None:
        folder.mkdir()
        self._image, self.folder = image, folder
        with image.open("wb") as file:
            file.truncate(megabytes << 20)
        _do("mkfs.ext4", "-q", str(image))
        self._mount()

    def cut(self) -> None:
        """Stop the file system at once: what was not synced is lost."""
        if os.major(self.folder.stat().st_dev) != _LOOP:
            raise SystemExit("this is not the disk that was made for it")
        handle = os.open(self.folder, os.O_RDONLY)
        try:
            fcntl.ioctl(handle, _EXT4_IOC_SHUTDOWN, struct.pack("I", _NO_LOG_FLUSH))
        finally:
            os.close(handle)

    def back(self) -> None:
        """Have it there again, as after a start of the machine. Nobody may have a file on it open."""
        self.close()
        self._mount()

    def close(self) -> None:
        _do("umount", str(self.folder))

    def _mount(self) -> None:
        _do("mount", "-o", "loop", str(self._image), str(self.folder))


def _do(*command: str) -> None:
    done = _run(*command)
    if done.returncode:
        raise SystemExit(f"{' '.join(command)}: {done.stderr.strip()}")


def _run(*command: str) -> "subprocess.CompletedProcess[str]":
    return subprocess.run(command, capture_output=True, text=True, check=False)
