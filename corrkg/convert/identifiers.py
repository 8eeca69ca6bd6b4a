"""What becomes of an address after it was issued: merged into another, or withdrawn. Nothing is ever erased.

The register (``identifiers.csv``) gets one more row for the slug; the next build acts on it, and the web then answers
301 to the survivor, or 410 with the reason.
"""

from __future__ import annotations

from pathlib import Path

from corrkg.convert.keys import Entry
from corrkg.convert.register import KINDS, Register
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
        kind: one of `KINDS`.
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


def withdraw(seeds_dir: Path, kind: str, slug: str, reason: str) -> Entry:
    """Register that ``slug`` was withdrawn: from the next build on, its address answers 410 and says why.

    Args:
        seeds_dir: the directory of inputs.
        kind: one of `KINDS`.
        slug: the slug that ends; it stays reserved.
        reason: why, for whoever follows a link to it.

    Raises:
        InputError: it was never issued, is merged or withdrawn already, or no reason is given.
        StoreError: the register cannot be written.
    """
    register = read(seeds_dir)
    _standing(register, kind, slug)
    entry = register.append(kind, slug, "withdrawn", "", reason)
    register.save()
    return entry


def _standing(register: Register, kind: str, slug: str) -> Entry:
    """Return the entry of a slug that was issued and still stands."""
    if kind not in KINDS:
        raise InputError(f"no kind is called {kind!r}", expected=", ".join(KINDS))
    entry = register.latest(kind, slug)
    if entry is None:
        near = [each.slug for each in register.now() if each.kind == kind and (slug in each.slug or each.slug in slug)]
        raise InputError(
            f"{kind}/{slug} was never issued", register.path, expected=f"the slug of a {kind}",
            hint=f"did you mean {' or '.join(near[:3])}?" if near else f"see corrkg ids list --kind {kind}",
        )  # fmt: skip
    if entry.status != "issued":
        line = register.line(kind, slug)
        became = f"merged into {entry.target}" if entry.status == "merged" else f"withdrawn: {entry.reason}"
        raise InputError(f"{kind}/{slug} is already {became}", register.path, line, expected="one that is issued")
    return entry
