"""Judges what a program did on a disk that would not: what was refused, in which words, and what is there."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field

from tests.faults.deeds import Places
from tests.faults.model import Model, State, recovered, state_of
from tidebook.storage import recovery
from tidebook.storage.backups import folder_of, look_through
from tidebook.storage.contents import Contents
from tidebook.storage.names import listed


@dataclass
class Refusals:
    """What happened in all trials together."""

    trials: int = 0
    acknowledged: int = 0
    # How often a deed was refused, and done all the same.
    half_refused: int = 0
    said: Counter[str] = field(default_factory=Counter)
    # In which trial each sentence was said first.
    first: dict[str, str] = field(default_factory=dict)
    lost: list[str] = field(default_factory=list)
    unsaid: list[str] = field(default_factory=list)

    def judge(self, name: str, places: Places, model: Model, told: Iterable[str]) -> None:
        """Look at the journal after a program told what it did, which began with `model`."""
        self.trials += 1
        possible: list[State] = [model.now]
        deed, what = "-", "-"
        for line in told:
            kind, _space, rest = line.rstrip("\n").partition(" ")
            if kind == "done":
                made = rest.split()[0]
                if made != "-":
                    model.backups[made] = model.now
                model.do(deed, what)
                possible, deed = [model.now], "-"
                self.acknowledged += 1
            elif kind == "said":
                possible.append(model.after(deed, what))
                self.hear(name, deed, rest)
                deed = "-"
            elif kind == "crashed":
                self.unsaid.append(f"{name}: {rest}")
            else:
                deed, what = kind, rest
        if deed != "-":
            possible.append(model.after(deed, what))
        self._look(name, places, model, possible)

    def must(self, is_so: bool, sentence: str) -> None:
        if not is_so:
            self.lost.append(sentence)

    def told(self) -> str:
        first = (
            f"{self.acknowledged} deeds acknowledged: {len(self.lost)} lost or damaged; "
            f"{self.said.total()} refused in a sentence, {len(self.unsaid)} without; "
            f"{self.half_refused} times a deed that was refused was there"
        )
        said = [f"{count:6} {sentence} ({self.first[sentence]})" for sentence, count in self.said.most_common()]
        return "\n".join((first, *said, *self.lost, *self.unsaid))

    @property
    def is_clean(self) -> bool:
        return not (self.lost or self.unsaid)

    def hear(self, name: str, deed: str, sentence: str) -> None:
        if sentence.count(".") >= 2 and sentence.endswith(".") and "inside Tidebook" not in sentence:
            self.said[f"{deed}: {sentence}"] += 1
            self.first.setdefault(f"{deed}: {sentence}", name)
        else:
            self.unsaid.append(f"{name}: {deed}: {sentence}")

    def _look(self, name: str, places: Places, model: Model, possible: list[State]) -> None:
        found = state_of(places.journal)
        if found not in possible:
            self.lost.append(f"{name}: the journal is {'not whole' if found is None else 'another one'}")
            return
        assert found is not None
        self.half_refused += found != model.now
        if found.passphrase is not None and recovery.place(places.journal).exists():
            self.must(recovered(places.journal, found, model.codes), f"{name}: the recovery code")
        for backup in listed([folder_of(places.journal)]):
            state = state_of(backup.path, read_only=True)
            is_whole = state is not None and look_through(backup.path, state.passphrase) == Contents(
                backup.entries, backup.mark
            )
            self.must(is_whole, f"{name}: {backup.path.name}")
