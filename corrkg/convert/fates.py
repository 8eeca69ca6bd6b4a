"""What may become of a slug: merged into another, split into several, or withdrawn for a reason; never in a circle."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from corrkg.convert.keys import Entry
from corrkg.errors import InputError

Latest = Mapping[tuple[str, str], Entry]  # kind and slug: the row that says what it is now


@dataclass
class Fates:
    """What became of slugs.

    Args:
        path: the register.
    """

    path: Path
    _latest: dict[tuple[str, str], Entry] = field(default_factory=dict)
    _lines: dict[tuple[str, str], int] = field(default_factory=dict)

    def latest(self, kind: str, slug: str) -> Entry | None:
        """Return what the register says of a slug now, or None: it was never issued."""
        return self._latest.get((kind, slug))

    def settled(self, kind: str, slug: str) -> Entry:
        """Return the entry that a slug leads to: its own, or that of the survivor that it was merged into.

        A slug that was never issued, or a survivor that was not, is as good as issued here.
        """
        entry = self._latest.get((kind, slug)) or Entry(kind, slug, ("", "", ""))
        while entry.status == "merged":
            entry = self._latest.get((kind, entry.target)) or Entry(kind, entry.target, ("", "", ""))
        return entry

    def required(self, kind: str, slug: str) -> str:
        """Return the slug of what a statement cannot do without, after all mergers.

        Raises:
            InputError: it is withdrawn or split, though a text needs it.
        """
        entry = self.settled(kind, slug)
        if entry.status != "issued":
            hint = f"say which {kind} is meant: corrkg ids merge {kind} {slug} OTHER"
            if entry.status == "split":
                hint = f"say which of {', '.join(entry.targets)} its name means: as an alias in the authority file"
            raise InputError(
                f"the {kind} {entry.slug} is {entry.status}, and yet a text has it as a sender, recipient or the like",
                self.path, self.line(kind, entry.slug), expected=f"a {kind} that is issued", hint=hint,
            )  # fmt: skip
        return entry.slug

    def line(self, kind: str, slug: str) -> int | None:
        """Return the line of the row that says what a slug is now; None while it is not written."""
        return self._lines.get((kind, slug))


def check_fate(entry: Entry, latest: Latest, path: Path, line: int | None) -> None:
    """Refuse a merger into nothing or in a circle, a split into one, and a withdrawal without a reason.

    Args:
        entry: the row.
        latest: what the register says of each slug, this row included.
        path: the register.
        line: that of the row; None: it is not written yet.

    Raises:
        InputError: with the line.
    """
    into = " ".join(entry.targets) or "nothing"
    if entry.status == "merged" and len(entry.targets) != 1:
        raise InputError(f"{entry.slug} is merged into {into}", path, line, expected="one slug as target")
    if entry.status == "split" and len({*entry.targets}) < 2:
        words = "two slugs or more as target, spaces between"
        raise InputError(f"{entry.slug} is split into {into}", path, line, expected=words)
    if circle := _circle(entry, latest, (entry.slug,)):
        raise InputError(
            f"{entry.slug} is {circle[-1]} in a circle: {' → '.join(circle[:-1])}", path, line,
            expected="a survivor", hint="append a row that says which one is still issued",
        )  # fmt: skip
    if entry.status == "withdrawn" and not entry.reason.strip():
        raise InputError(
            f"{entry.slug} is withdrawn, and nobody says why", path, line, expected="a reason for its readers"
        )


def _circle(entry: Entry, latest: Latest, way: tuple[str, ...]) -> tuple[str, ...]:
    """Return the slugs from the first of ``way`` back to one on it, and the status of the last; empty: no circle."""
    for target in entry.targets if entry.status in {"merged", "split"} else ():
        if target in way:
            return (*way, target, entry.status)
        following = latest.get((entry.kind, target))
        if following is not None and (circle := _circle(following, latest, (*way, target))):
            return circle
    return ()


def check_targets(latest: Latest, path: Path, lines: Mapping[tuple[str, str], int]) -> None:
    """Refuse a merger or a split into what was never issued; asked when everything of a build has been issued.

    Args:
        latest: what the register says of each slug.
        path: the register.
        lines: the line of each row of ``latest`` that is written.

    Raises:
        InputError: with the line of the merger.
    """
    for entry in latest.values():
        for target in entry.targets if entry.status in {"merged", "split"} else ():
            if (entry.kind, target) not in latest:
                raise InputError(
                    f"the {entry.kind} {entry.slug} is {entry.status} into {target}, which was never issued", path,
                    lines.get((entry.kind, entry.slug)), expected=f"the slug of a {entry.kind}",
                    hint="see corrkg ids list",
                )  # fmt: skip
