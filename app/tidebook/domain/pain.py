"""Where it hurt: the 19 areas of the ACR's widespread pain index, in plain words."""

from dataclasses import dataclass
from enum import Enum

from tidebook.domain.entry import Entry
from tidebook.domain.errors import EntryError
from tidebook.domain.rating import HIGHEST, LOWEST
from tidebook.language import _
from tidebook.overriding import override


class Area(Enum):
    """The areas (Wolfe 2016; domain.md 2.3), left and right being the person's own."""

    JAW_LEFT = "jaw_left"
    JAW_RIGHT = "jaw_right"
    SHOULDER_LEFT = "shoulder_left"
    SHOULDER_RIGHT = "shoulder_right"
    UPPER_ARM_LEFT = "upper_arm_left"
    UPPER_ARM_RIGHT = "upper_arm_right"
    LOWER_ARM_LEFT = "lower_arm_left"
    LOWER_ARM_RIGHT = "lower_arm_right"
    HIP_LEFT = "hip_left"
    HIP_RIGHT = "hip_right"
    UPPER_LEG_LEFT = "upper_leg_left"
    UPPER_LEG_RIGHT = "upper_leg_right"
    LOWER_LEG_LEFT = "lower_leg_left"
    LOWER_LEG_RIGHT = "lower_leg_right"
    NECK = "neck"
    UPPER_BACK = "upper_back"
    LOWER_BACK = "lower_back"
    CHEST = "chest"
    ABDOMEN = "abdomen"

    @property
    def words(self) -> str:
        """What people call it, the person's own left and right."""
        return {
            Area.JAW_LEFT: _("Left jaw"),
            Area.JAW_RIGHT: _("Right jaw"),
            Area.SHOULDER_LEFT: _("Left shoulder"),
            Area.SHOULDER_RIGHT: _("Right shoulder"),
            Area.UPPER_ARM_LEFT: _("Left upper arm"),
            Area.UPPER_ARM_RIGHT: _("Right upper arm"),
            Area.LOWER_ARM_LEFT: _("Left lower arm"),
            Area.LOWER_ARM_RIGHT: _("Right lower arm"),
            Area.HIP_LEFT: _("Left hip or buttock"),
            Area.HIP_RIGHT: _("Right hip or buttock"),
            Area.UPPER_LEG_LEFT: _("Left upper leg"),
            Area.UPPER_LEG_RIGHT: _("Right upper leg"),
            Area.LOWER_LEG_LEFT: _("Left lower leg"),
            Area.LOWER_LEG_RIGHT: _("Right lower leg"),
            Area.NECK: _("Neck"),
            Area.UPPER_BACK: _("Upper back"),
            Area.LOWER_BACK: _("Lower back"),
            Area.CHEST: _("Chest"),
            Area.ABDOMEN: _("Belly"),
        }[self]


@dataclass(frozen=True, slots=True)
class Pain(Entry):
    """Pain in one area on one day; `intensity` 0 to 10 if the person gave it."""

    area: Area
    intensity: int | None = None

    @override
    def __post_init__(self) -> None:
        Entry.__post_init__(self)
        if self.intensity is not None and not LOWEST <= self.intensity <= HIGHEST:
            raise EntryError(_("A rating is a whole number from 0 to 10."))

    @property
    @override
    def place(self) -> str:
        return f"pain/{self.day.isoformat()}/{self.area.value}"
