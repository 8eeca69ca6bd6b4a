"""What may become of a slug: merged into another, split into several, or withdrawn for a reason; never in a circle."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from corrkg.convert.keys import Entry
from corrkg.errors import InputError

Latest = Mapping[tuple[str, str], Entry]  # kind and slug: the row that says what it is now


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
