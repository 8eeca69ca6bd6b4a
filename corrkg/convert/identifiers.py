"""What becomes of an address after it was issued: merged into another, split, or withdrawn. Nothing is ever erased.

The register (``identifiers.csv``) gets one more row for the slug; the next build acts on it, and the web then answers
301 to the survivor, or 410 with what has its place and the reason. One more row takes each of these back.
"""

from __future__ import annotations

from pathlib import Path

from corrkg.convert.keys import Entry
from corrkg.convert.register import Register
from corrkg.errors import InputError

REGISTER = "identifiers.csv"


def read(seeds_dir: Path) -> Register:
    """Return the register of a directory of inputs.

    Raises:
        InputError: there is none, or it is malformed.
    """
    path = seeds_dir / REGISTER
    if not path.is_file():
        raise InputError("no register of identifiers", path, expected="the register that a build writes",
                         hint="run `corrkg build` first, or name the inputs with --seeds")  # fmt: skip
    return Register.read(path)


def merge(seeds_dir: Path, kind: str, old: str, new: str, reason: str = "") -> Entry:
    """Register that ``old`` is ``new``: from the next build on, its address leads there for good.

    Args:
        seeds_dir: the directory of inputs.
        kind: a kind of thing that the register has: ``person``.
        old: the slug that ends; it stays reserved.
        new: the slug that survives.
        reason: why, for people.

    Raises:
        InputError: one of them was never issued, is itself merged or withdrawn, or they are the same.
        StoreError: the register cannot be written.
    """
    register = read(seeds_dir)
    _standing(register, kind, old)
    if old == new:
        raise InputError(f"{kind}/{old} cannot be merged into itself", register.path, expected="two slugs")
    _standing(register, kind, new)
    entry = register.append(kind, old, "merged", new, reason)
    register.save()
    return entry


def split(seeds_dir: Path, kind: str, old: str, new: tuple[str, ...], reason: str = "") -> Entry:
    """Register that ``old`` meant several things: from the next build on, its address answers 410 and names them.

    Args:
        seeds_dir: the directory of inputs.
        kind: a kind of thing that the register has: ``person``.
        old: the slug that ends; it stays reserved.
        new: the slugs of the things that it meant, two or more.
        reason: why, for people.

    Raises:
        InputError: one of them was never issued, or is itself merged, split or withdrawn, or they are not several.
        StoreError: the register cannot be written.
    """
    register = read(seeds_dir)
    _standing(register, kind, old)
    for slug in new:
        if slug == old:
            raise InputError(
                f"{kind}/{old} cannot be split into itself", register.path, expected="other slugs",
                hint="an address never means less than it did: give each of the things one of its own",
            )  # fmt: skip
        _standing(register, kind, slug)
    entry = register.append(kind, old, "split", " ".join(new), reason)
    register.save()
    return entry


def restore(seeds_dir: Path, kind: str, slug: str, reason: str) -> Entry:
    """Register that the merger, the split or the withdrawal of ``slug`` was a mistake: its address is its own again.

    Args:
        seeds_dir: the directory of inputs.
        kind: a kind of thing that the register has: ``person``.
        slug: the slug that was merged, split or withdrawn.
        reason: why, for people.

    Raises:
        InputError: it was never issued, or still stands, or no reason is given.
        StoreError: the register cannot be written.
    """
    register = read(seeds_dir)
    if not reason.strip():
        raise InputError("no reason is given", register.path, expected="why it was a mistake, for its readers")
    if _issued(register, kind, slug).status == "issued":
        raise InputError(
            f"{kind}/{slug} stands: there is nothing to take back", register.path, register.line(kind, slug),
            expected=f"a {kind} that was merged, split or withdrawn",
        )  # fmt: skip
    entry = register.append(kind, slug, "issued", "", reason)
    register.save()
    return entry


def withdraw(seeds_dir: Path, kind: str, slug: str, reason: str) -> Entry:
    """Register that ``slug`` was withdrawn: from the next build on, its address answers 410 and says why.

    Args:
        seeds_dir: the directory of inputs.
        kind: a kind of thing that the register has: ``person``.
        slug: the slug that ends; it stays reserved.
        reason: why, for those who follow a link to it.

    Raises:
        InputError: it was never issued, is merged or withdrawn already, or no reason is given.
        StoreError: the register cannot be written.
    """
    register = read(seeds_dir)
    _standing(register, kind, slug)
    entry = register.append(kind, slug, "withdrawn", "", reason)
    register.save()
    return entry


def check_kind(register: Register, kind: str) -> None:
    """Refuse a kind that no address of the register is of.

    Raises:
        InputError: with the kinds that it has.
    """
    kinds = sorted({entry.kind for entry in register.now()})
    if kind not in kinds:
        raise InputError(f"the register has nothing of the kind {kind!r}", register.path, expected=", ".join(kinds))


def _issued(register: Register, kind: str, slug: str) -> Entry:
    """Return the entry of a slug that was issued, whatever became of it."""
    check_kind(register, kind)
    entry = register.latest(kind, slug)
    if entry is None:
        near = [each.slug for each in register.now() if each.kind == kind and (slug in each.slug or each.slug in slug)]
        raise InputError(
            f"{kind}/{slug} was never issued", register.path, expected=f"the slug of a {kind}",
            hint=f"did you mean {' or '.join(near[:3])}?" if near else f"see corrkg ids list --kind {kind}",
        )  # fmt: skip
    return entry


def _standing(register: Register, kind: str, slug: str) -> Entry:
    """Return the entry of a slug that was issued and still stands."""
    entry = _issued(register, kind, slug)
    if entry.status != "issued":
        line = register.line(kind, slug)
        became = f"withdrawn: {entry.reason}"
        if entry.targets:
            became = f"{entry.status} into {' and '.join(entry.targets)}"
        raise InputError(
            f"{kind}/{slug} is already {became}", register.path, line, expected="one that is issued",
            hint=f"was it a mistake? corrkg ids restore {kind} {slug} --reason …",
        )  # fmt: skip
    return entry
