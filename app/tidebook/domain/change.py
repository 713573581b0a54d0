"""One step from what was recorded to what is recorded now, and the step back."""

from dataclasses import dataclass

from tidebook.domain.entry import Entry


@dataclass(frozen=True, slots=True)
class Change:
    """`before` becomes `after`. None before: something new. None after: it is taken away."""

    before: Entry | None
    after: Entry | None

    def __post_init__(self) -> None:
        ids = {entry.id for entry in (self.before, self.after) if entry is not None}
        if len(ids) != 1:
            raise ValueError("a change is about one entry")

    @property
    def entry(self) -> Entry:
        """The entry that the change is about, as it is afterwards, or as it was if it is gone."""
        entry = self.after or self.before
        assert entry is not None
        return entry

    def inverse(self) -> "Change":
        """Return the change that undoes this one."""
        return Change(self.after, self.before)
