"""The window: the rail, the pages, and what the keyboard can do everywhere."""

from importlib import import_module
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QEvent, QSize, QTimer, Signal
from PySide6.QtGui import QCloseEvent, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QMainWindow, QStackedWidget, QVBoxLayout, QWidget

from tidebook.overriding import override
from tidebook.ui.preferences import Preferences
from tidebook.ui.rail import Rail
from tidebook.ui.theme import BODY_PX
from tidebook.ui.window_keys import bind_everywhere, bind_pages

if TYPE_CHECKING:
    from datetime import date

    from tidebook.domain.errors import JournalError
    from tidebook.ui.journal import Journal
    from tidebook.ui.today_page import TodayPage
    from tidebook.ui.trouble_bar import TroubleBar

_NARROW_PX = 720
# Pages that have no name of their own on the rail, and the one that they belong to.
_PLACES = {"bad_day": "today", "paper": "me", "about": "settings"}


class Window(QMainWindow):
    """Painted at once with its rail; `begin` brings today. Other pages are made when they are first wanted."""

    painted = Signal()  # once, when it is first on the screen
    lock_wanted = Signal()
    made = Signal(str)  # a page, when it was first wanted
    closing = Signal()  # all answers are saved, and the journal is still open

    def __init__(self, preferences: Preferences) -> None:
        super().__init__()
        self.setWindowTitle("Tidebook")
        self.resize(1090, 860)
        self.setMinimumSize(QSize(320, 400))
        self._preferences = preferences
        self._is_painted = False
        self.rail = Rail()
        self.pages: dict[str, QWidget] = {}
        self.today: TodayPage
        self.trouble: TroubleBar
        self._journal: Journal
        self._alone: QWidget | None = None
        self._before: QWidget | None = None
        self._stack = QStackedWidget()
        self._beside = QVBoxLayout()
        self._beside.setSpacing(0)
        self._beside.addWidget(self._stack, 1)
        whole = QWidget()
        self.setCentralWidget(whole)
        self._row = QBoxLayout(QBoxLayout.Direction.LeftToRight, whole)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(0)
        self._row.addWidget(self.rail)
        self._row.addLayout(self._beside, 1)
        if not preferences.geometry.isEmpty():
            self.restoreGeometry(preferences.geometry)

    def show_alone(self, widget: QWidget) -> None:
        """Show nothing but `widget` until `begin`: no page can be reached."""
        self._alone = widget
        self.rail.hide()
        self._stack.addWidget(widget)
        bind_everywhere(self, self._preferences)

    def begin(self, journal: "Journal") -> None:
        """Show today, and let the rail and the keys work."""
        from tidebook.ui.today_page import TodayPage
        from tidebook.ui.trouble_bar import TroubleBar

        self._journal = journal
        self.trouble = TroubleBar()
        self._beside.insertWidget(0, self.trouble)
        self.today = TodayPage(journal)
        self.today.choose_symptoms.connect(self.choose_symptoms)
        self.today.to_calendar.connect(self.choose_day)
        self.pages["today"] = self.today
        self._stack.addWidget(self.today)
        self.rail.chosen.connect(self.turn_to)
        self.trouble.try_again.connect(self._try_again)
        journal.trouble.connect(self._show_trouble)
        journal.saved.connect(self.trouble.hide)
        journal.opened.connect(self.trouble.hide)
        self.today.bad_day.connect(lambda: self.set_bad_day(is_on=True))
        if self._alone is None:
            bind_everywhere(self, self._preferences)
        bind_pages(self, journal)
        self._leave_alone()
        self.turn_to("bad_day" if self._preferences.is_bad_day else "today")

    def put_before(self, widget: QWidget) -> None:
        """Show `widget` instead of the pages, until it is put away: none of them can be reached."""
        self.put_away()
        self._flush()
        self._before = widget
        self.rail.hide()
        self._stack.addWidget(widget)
        self._stack.setCurrentWidget(widget)

    def put_away(self) -> None:
        """Show the pages again, and today first."""
        if self._before is not None:
            self._stack.removeWidget(self._before)
            self._before.deleteLater()
            self._before = None
            self.rail.show()
            self.turn_to("bad_day" if self._preferences.is_bad_day else "today")

    def put_below(self, widget: QWidget) -> None:
        """Show a line below the pages."""
        self._beside.addWidget(widget)

    def turn_to(self, name: str) -> None:
        """Show the page called `name`."""
        if self._before is not None:
            return
        self._flush()
        if name not in self.pages:
            self.pages[name] = self._make(name)
            self._stack.addWidget(self.pages[name])
            self.made.emit(name)
        self._stack.setCurrentWidget(self.pages[name])
        place = _PLACES.get(name, name)
        self.rail.show_page(place)
        if name == "today":
            self.today.view.check_in.focus_first_open()
        elif name == "charts":
            # The arrow keys read the chart from the first moment.
            page: Any = self.pages[name]
            page.view.setFocus()
            # The focus must not scroll the range out of sight.
            QTimer.singleShot(0, lambda: page.verticalScrollBar().setValue(0))
        elif name != "bad_day":
            # From here Tab goes on into the page.
            self.rail.buttons[place].setFocus()

    def offer_passphrase(self) -> None:
        """Ask the one question of the first start, below the page."""
        from tidebook.ui.protect_bar import ProtectBar

        bar = ProtectBar()
        self._beside.addWidget(bar)

        def answer(wants: bool) -> None:
            had_keyboard = bar.isAncestorOf(self.focusWidget())
            bar.hide()
            bar.deleteLater()
            self._preferences.note_asked_to_protect()
            if wants:
                self.choose_passphrase()
            elif had_keyboard:
                self.today.view.check_in.focus_first_open()

        bar.answered.connect(answer)

    def choose_passphrase(self, words: str = "") -> None:
        """Show the form in which a passphrase is set or changed, ready to be typed; `words` say why."""
        self.turn_to("settings")
        page: Any = self.pages["settings"]
        page.passphrase.ask(words)
        QTimer.singleShot(0, lambda: page.ensureWidgetVisible(page.passphrase, 0, 0))

    def choose_symptoms(self) -> None:
        """Show the list from which one picks what is asked, ready to be searched."""
        self.turn_to("settings")
        page: Any = self.pages["settings"]
        page.symptoms.search.setFocus()
        QTimer.singleShot(0, lambda: page.ensureWidgetVisible(page.symptoms, 0, 0))

    def choose_day(self) -> None:
        """Show the calendar, on the day that is on screen, ready to go to any other."""
        is_there = self._stack.currentWidget() is self.pages.get("history")
        self.turn_to("history")
        page: Any = self.pages["history"]
        if not is_there:
            page.show_day(self.today.day)
        page.take_calendar()

    def set_bad_day(self, *, is_on: bool) -> None:
        """Ask one question at a time, until the person has had enough of that; remembered for the next start."""
        self._preferences.is_bad_day = is_on
        self.turn_to("bad_day" if is_on else "today")

    def save(self) -> bool:
        """Save all that was said, and what is still being typed. False: something is not in the file."""
        if "today" not in self.pages:
            return True
        self._flush()
        return self._journal.save_all() and not self._has_drafts()

    def switch_bad_day(self) -> None:
        """Leave it where it is seen, and from Today; from anywhere else go there, on as it may be already."""
        is_here = self._stack.currentWidget() in {self.today, self.pages.get("bad_day")}
        self.set_bad_day(is_on=not (self._preferences.is_bad_day and is_here))

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    @override
    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange and hasattr(self, "_row"):
            self._arrange()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if not self._is_painted:
            self._is_painted = True
            QTimer.singleShot(0, self.painted.emit)

    @override
    def closeEvent(self, event: QCloseEvent) -> None:
        self._preferences.geometry = self.saveGeometry()
        if "today" in self.pages:
            if not self.save() and not self._may_lose():
                event.ignore()
                return
            self.closing.emit()
            self._journal.close()
        event.accept()

    def _flush(self) -> None:
        """Save what is still being typed, on whatever page."""
        for page in self.pages.values():
            flush = getattr(page, "flush", None)
            if flush is not None:
                flush()

    def _make(self, name: str) -> QWidget:
        page: Any = import_module(f"tidebook.ui.{name}_page")
        if name in {"charts", "summary", "settings", "paper"}:
            made = getattr(page, f"{name.capitalize()}Page")(self._journal, self._preferences)
            if name == "charts":
                made.day_wanted.connect(self._open_day)
            elif name == "settings":
                made.lock.wanted.connect(self.lock_wanted)
                made.about.clicked.connect(lambda: self.turn_to("about"))
                made.own_wanted.connect(self._add_own)
        elif name == "history":
            made = page.HistoryPage(self._journal)
            made.choose_symptoms.connect(self.choose_symptoms)
            made.back.connect(lambda: self.turn_to("charts"))
            made.bad_day.connect(lambda: self.set_bad_day(is_on=True))
        elif name == "me":
            made = page.MePage(self._journal)
            made.on_paper.connect(lambda: self.turn_to("paper"))
        elif name == "about":
            made = page.AboutPage()
            made.back.connect(lambda: self.turn_to("settings"))
        else:
            made = page.BadDayPage(self._journal)
            made.stopped.connect(lambda: self.set_bad_day(is_on=False))
        assert isinstance(made, QWidget)
        return made

    def _open_day(self, day: "date") -> None:
        """Show a day of a chart in History, and the way back."""
        self.turn_to("history")
        page: Any = self.pages["history"]
        page.show_day(day)
        page.offer_way_back()

    def _add_own(self, name: str) -> None:
        """Add a symptom of the person's own where their list is, in sight."""
        self.turn_to("me")
        page: Any = self.pages["me"]
        page.own_list.add_named(name)

    def _arrange(self) -> None:
        narrow = self.width() < _NARROW_PX * self.font().pixelSize() / BODY_PX
        self.rail.arrange(narrow=narrow, width=self.width())
        direction = QBoxLayout.Direction.BottomToTop if narrow else QBoxLayout.Direction.LeftToRight
        self._row.setDirection(direction)

    def _try_again(self) -> None:
        self._journal.save_waiting()
        if self._journal.is_open and not self._journal.is_waiting and self.today.view.refresh():
            self.trouble.hide()

    def _show_trouble(self, error: "JournalError") -> None:
        # A journal that could not be opened has a page of its own.
        if self._journal.is_open:
            self.trouble.show_trouble(error)

    def _has_drafts(self) -> bool:
        """Say whether a form, of whatever day, holds something that can not be saved as it stands."""
        from tidebook.ui.entry_editor import EntryEditor

        return any(editor.problem for editor in self.findChildren(EntryEditor))

    def _may_lose(self) -> bool:
        from tidebook.ui.unsaved_dialog import may_lose

        return may_lose(self)

    def _leave_alone(self) -> None:
        if self._alone is not None:
            self._stack.removeWidget(self._alone)
            self._alone.deleteLater()
            self._alone = None
            self.rail.show()
