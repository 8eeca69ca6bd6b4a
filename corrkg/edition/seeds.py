"""The directory of a build's inputs: dataset.toml, editions, authority files, the register of identifiers."""

from __future__ import annotations

import datetime as dt
import re
import stat
import tomllib
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from corrkg.edition.authorities import Authorities, read_authorities
from corrkg.edition.readers import Layout, layout_of, layouts
from corrkg.edition.records import Edition
from corrkg.errors import InputError
from corrkg.uris import RESERVED, is_iri, slugify

RIGHTS = ("publish", "withhold")


@dataclass(frozen=True, slots=True)
class TextRights:
    """What dataset.toml says of one text. ``layout`` is the name of a layout; empty: the one of the file's ending."""

    title: str = ""
    rights: str = "withhold"
    rights_statement: str = ""
    language: str = "en"
    layout: str = ""


@dataclass(frozen=True, slots=True)
class DatasetDescription:
    """dataset.toml. Dates are ISO days; ``texts`` is by the slug of the edition's file."""

    title: str
    base: str
    license: str
    publisher: str
    creator: str
    description: str = ""
    publisher_uri: str = ""
    creator_uri: str = ""
    issued: str = ""
    modified: str = ""
    keywords: tuple[str, ...] = ()
    contact: str = ""
    texts: dict[str, TextRights] = field(default_factory=dict)


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
    """

    directory: Path
    dataset: DatasetDescription
    authorities: Authorities
    editions: tuple[Path, ...]
    layouts: dict[Path, Layout]
    left_out: tuple[Path, ...] = ()

    @property
    def register_path(self) -> Path:
        """The register of every URI ever minted."""
        return self.directory / "identifiers.csv"

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
    return Seeds(directory, dataset, authorities, tuple(found), found, left_out)


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
            line = _line_of(dataset_path, slug)
            raise InputError(f"layout = {name!r} in [texts.{slug}]", dataset_path, line, expected=f"one of {names}")
        if layout is None:
            left_out.append(path)
        elif not path.is_file():
            raise InputError(
                f"{_sort_of(path)}, not a file", path, expected="the text of an edition",
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


def _sort_of(path: Path) -> str:
    """Return in words what lies at ``path``, where it is no regular file."""
    try:
        mode = path.stat().st_mode
    except OSError:
        return "a link that leads nowhere"
    sorts = ((stat.S_ISDIR, "a directory"), (stat.S_ISFIFO, "a named pipe"), (stat.S_ISSOCK, "a socket"))
    return next((words for fits, words in sorts if fits(mode)), "a device")


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


def read_dataset(path: Path) -> DatasetDescription:
    """Read dataset.toml.

    Raises:
        InputError: it is missing, not TOML, or lacks a key.
    """
    try:
        table = tomllib.loads(path.read_text(encoding="utf-8"))
    except OSError as error:
        raise InputError("cannot be read", path, expected="title, base, license, publisher, creator") from error
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        line = re.search(r"line (\d+)", str(error))
        raise InputError(f"not TOML: {error}", path, int(line[1]) if line else 1) from error
    known = set(DatasetDescription.__dataclass_fields__)
    for key in table.keys() - known:
        raise InputError(f"unknown key {key!r}", path, _line_of(path, key), expected=", ".join(sorted(known)))
    values: dict[str, Any] = {key: _text(value) for key, value in table.items() if key not in {"texts", "keywords"}}
    keywords = table.get("keywords", [])
    if not isinstance(keywords, list) or not all(isinstance(word, str) for word in keywords):
        raise InputError(
            "keywords is no list of words", path, _line_of(path, "keywords"), expected='["letters", "USSR"]'
        )
    for key in ("title", "base", "license", "publisher", "creator"):
        if not values.get(key):
            raise InputError(f"{key} is missing", path, 1, expected=f'{key} = "…"')
    for key in ("license", "publisher_uri", "creator_uri"):
        if values.get(key) and not is_iri(values[key]):
            expected = "an address, such as https://creativecommons.org/licenses/by/4.0/"
            raise InputError(f"{key} is {values[key]!r}", path, _line_of(path, key), expected=expected)
    for key in ("issued", "modified"):
        if values.get(key) and not _is_day(values[key]):
            raise InputError(f"{key} is {values[key]!r}", path, _line_of(path, key), expected="a day: 2026-11-22")
    texts = {slug: _rights(path, slug, entry) for slug, entry in table.get("texts", {}).items()}
    return DatasetDescription(**values, keywords=tuple(keywords), texts=texts)


def _is_day(value: str) -> bool:
    try:
        return dt.date.fromisoformat(value).isoformat() == value
    except ValueError:
        return False


def _text(value: object) -> str:
    return value.isoformat() if isinstance(value, dt.date) else str(value).strip()


def _rights(path: Path, slug: str, entry: object) -> TextRights:
    known = set(TextRights.__slots__)
    if not isinstance(entry, dict) or not entry.keys() <= known:
        raise InputError(f"[texts.{slug}] is wrong", path, _line_of(path, slug), expected=", ".join(sorted(known)))
    rights = TextRights(**{key: _text(value) for key, value in entry.items()})
    if rights.rights not in RIGHTS:
        raise InputError(
            f"rights = {rights.rights!r} in [texts.{slug}]",
            path,
            _line_of(path, slug),
            expected='"publish" or "withhold"',
        )
    # RFC 5646, section 2.1, in the small.
    if not re.fullmatch(r"[A-Za-z]{2,8}(?:-[A-Za-z0-9]{1,8})*", rights.language):
        raise InputError(
            f"language = {rights.language!r} in [texts.{slug}]", path, _line_of(path, slug), expected='a tag: "en"'
        )
    return rights


def _line_of(path: Path, word: str) -> int:
    lines = path.read_text(encoding="utf-8").splitlines()
    return next((number for number, line in enumerate(lines, 1) if word in line), 1)
