"""A window of PySide6 with nothing in it: what the start of ours is compared with."""

import sys
import time
from pathlib import Path

from PySide6.QtCore import QTimer
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QApplication, QMainWindow


class Bare(QMainWindow):
    is_painted = False

    def paintEvent(self, event: QPaintEvent) -> None:  # type: ignore[explicit-override]  # noqa: N802
        super().paintEvent(event)
        if not self.is_painted:
            self.is_painted = True
            QTimer.singleShot(0, self.tell)

    def tell(self) -> None:
        print("painted", time.monotonic(), flush=True)
        # Time for what settles after the painting, so that the memory is that of a window at rest.
        QTimer.singleShot(300, self.end)

    def end(self) -> None:
        with Path("/proc/self/status").open(encoding="ascii") as status:
            print(
                "memory", next(int(line.split()[1]) / 1000 for line in status if line.startswith("VmRSS")), flush=True
            )
        QApplication.quit()


app = QApplication(sys.argv)
window = Bare()
window.resize(1090, 860)
window.show()
app.exec()
