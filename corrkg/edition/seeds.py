"""The directory of a build's inputs: dataset.toml, editions, authority files, the register of identifiers."""

from __future__ import annotations

import difflib
from dataclasses import dataclass
from pathlib import Path

from corrkg.edition.authorities import Authorities, read_authorities
from corrkg.edition.corrections import FILE as CORRECTIONS
from corrkg.edition.corrections import Correction, read_corrections
from corrkg.edition.dataset import DatasetDescription, line_of, read_dataset
from corrkg.edition.readers import Layout, layout_of, layouts
from corrkg.edition.records import Edition, Notice
from corrkg.errors import InputError
from corrkg.tables import sort_of
from corrkg.uris import RESERVED, slugify


@dataclass(frozen=True)
class Seeds:
    """All inputs of a build but the texts themselves, which are read one at a time.

    Args:
        directory: where they are.
        dataset: dataset.toml.
        authorities: the authority files.
        editions: the files of the texts, in the order of their names.
        layouts: the layout of each of them.
        left_out: what else lies in ``editions/`` and is no text, hidden files apart.
        notices: what a reader must be told of all inputs but the texts.
        corrections: what a curator knows better than the reading.
    """

    directory: Path
    dataset: DatasetDescription
    authorities: Authorities
    editions: tuple[Path, ...]
    layouts: dict[Path, Layout]
    left_out: tuple[Path, ...] = ()
    notices: tuple[Notice, ...] = ()
    corrections: tuple[Correction, ...] = ()

    @property
    def corrections_path(self) -> Path:
        """The corrections of a curator."""
        return self.directory / CORRECTIONS

    @property
    def register_path(self) -> Path:
        """The register of every URI ever minted."""
        return self.directory / "identifiers.csv"

    @property
    def changes_path(self) -> Path:
        """What became of each thing, dated."""
        return self.directory / "changes.csv"

    def read(self, path: Path) -> Edition:
        """Read one of the ``editions`` with the reader of its layout.

        Raises:
            InputError: the reader refuses the text.
        """
        return self.layouts[path].read(path, self.authorities)


def read_seeds(directory: Path) -> Seeds:
    """Read the directory of inputs.

    Raises:
        InputError: it is no such directory, has no edition, or a file in it is wrong.
    """
    if not directory.is_dir():
        raise InputError(
            "no such directory", directory, expected="dataset.toml, editions/, authorities/", hint="see --seeds"
        )
    dataset_path = directory / "dataset.toml"
    dataset = read_dataset(dataset_path)
    found, left_out = _find_texts(directory / "editions", dataset_path, dataset)
    if not (directory / "authorities").is_dir():
        raise InputError(
            "no authority files", directory / "authorities",
            expected="persons.csv, places.csv, archives.csv, fonds.csv",
            hint="make the directory; a file with its header line alone will do",
        )  # fmt: skip
    _check_names(tuple(found))
    authorities = read_authorities(directory / "authorities")
    notices = (*_left_out(left_out), *_without_text(dataset_path, dataset, found), *authorities.notices)
    corrections = read_corrections(directory / CORRECTIONS)
    return Seeds(directory, dataset, authorities, tuple(found), found, left_out, notices, corrections)


def _left_out(paths: tuple[Path, ...]) -> list[Notice]:
    return [
        Notice("unread", "file", f"{path.name} is no text that corrkg can read: it was left out", path.name)
        for path in paths
    ]


def _without_text(path: Path, dataset: DatasetDescription, found: dict[Path, Layout]) -> list[Notice]:
    """Return a notice for each table of dataset.toml that is of no text: a mistyped name would withhold the text."""
    slugs = {slugify(text.stem) for text in found}
    notices = []
    for slug in dataset.texts.keys() - slugs:
        near = difflib.get_close_matches(slug, slugs, 1)
        message = f"[texts.{slug}] is of no text in editions/" + (f": {near[0]} is meant?" if near else "")
        notices.append(Notice("unresolved", "file", message, path.name, line_of(path, slug), slug))
    return sorted(notices, key=lambda notice: notice.line)


def _find_texts(
    directory: Path, dataset_path: Path, dataset: DatasetDescription
) -> tuple[dict[Path, Layout], tuple[Path, ...]]:
    """Return the texts with their layouts, and what else lies beside them.

    Hidden files are what systems leave behind (``.DS_Store``, AppleDouble's ``._1935.txt``): nothing is said of them.
    """
    known = layouts()
    names = ", ".join(layout.name for layout in known)
    found: dict[Path, Layout] = {}
    left_out = []
    for path in sorted(directory.iterdir()) if directory.is_dir() else ():
        if path.name.startswith("."):
            continue
        slug = slugify(path.stem)
        name = dataset.texts[slug].layout if slug in dataset.texts else ""
        layout = layout_of(path, known, name)
        if layout is None and name:
            line = line_of(dataset_path, slug)
            raise InputError(f"layout = {name!r} in [texts.{slug}]", dataset_path, line, expected=f"one of {names}")
        if layout is None:
            left_out.append(path)
        elif not path.is_file():
            raise InputError(
                f"{sort_of(path)}, not a file", path, expected="the text of an edition",
                hint="take it out of editions/, or rename it",
            )  # fmt: skip
        else:
            found[path] = layout
    if not found:
        beside = f"; it has {', '.join(path.name for path in left_out)}" if left_out else ""
        raise InputError(
            f"no edition to read{beside}",
            directory,
            expected="at least one text file: editions/1935-october.txt",
            hint="put the text of an edition there, as it is",
        )
    return found, tuple(left_out)


def _check_names(editions: tuple[Path, ...]) -> None:
    """Refuse files whose names cannot be, or are already, the name of a graph."""
    seen: dict[str, Path] = {}
    for path in editions:
        slug = slugify(path.stem)
        if not slug or slug in RESERVED:
            raise InputError(
                f"{slug or path.stem!r} cannot be the name of a text", path,
                expected="a name such as 1935-october.txt", hint=f"not one of {', '.join(RESERVED)}",
            )  # fmt: skip
        if slug in seen:
            raise InputError(f"the same address as {seen[slug].name}: source/{slug}", path, hint="rename one of them")
        seen[slug] = path
