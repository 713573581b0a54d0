"""Hours as they are being written, figure by figure."""

from dataclasses import dataclass

from tidebook.domain.day_fact import Fact

_MAY_GROW = {"1", "2"}


@dataclass(frozen=True, slots=True)
class WrittenHours:
    """What stands there so far: "", "4", "12", "4." or "4.5"."""

    text: str = ""

    def followed_by(self, sign: str) -> "WrittenHours | None":
        """Return the hours with one more figure or point; None where that makes no hours of a day."""
        text = self.text + sign
        if sign == ".":
            return WrittenHours(text) if self.text.isdecimal() else None
        if self.is_complete or float(text) > Fact.HOURS_UPRIGHT.largest:
            return None
        return WrittenHours(text)

    @property
    def value(self) -> float:
        """The hours, once there is a figure."""
        return float(self.text)

    @property
    def is_complete(self) -> bool:
        """Whether no other figure can follow: after 1 or 2 one can, and after a point."""
        return self.text not in {"", *_MAY_GROW} and not self.awaits_decimal

    @property
    def awaits_decimal(self) -> bool:
        """Whether the point is the last sign."""
        return self.text.endswith(".")
