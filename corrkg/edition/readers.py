"""The layouts of editions that corrkg can read: from a text's file to the reader of its layout.

A new layout is one folder with a function of the signature of `Layout.read`, and one row of `LAYOUTS`. A package
outside of corrkg adds its row as an entry point instead::

    # corrkg_tei/__init__.py
    LAYOUT = Layout("tei", (".xml",), read_tei)

    # pyproject.toml of that package
    [project.entry-points."corrkg.layouts"]
    tei = "corrkg_tei:LAYOUT"

A text is read in the layout that dataset.toml names for it (``layout = "tei"`` in its table), or else in the first one
that has the ending of its name.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path

from corrkg.edition.authorities import Authorities
from corrkg.edition.english.reader import read_edition
from corrkg.edition.records import Edition
from corrkg.errors import InputError
from corrkg.extensions import installed


@dataclass(frozen=True, slots=True)
class Layout:
    """A way in which editions print letters, and its reader.

    Args:
        name: as dataset.toml names it.
        suffixes: the endings of the names of its files, in lower case and with the point; those of a file may be in
            capitals. Empty: it is used only where dataset.toml names it.
        read: makes the records of a text from its file and the authority files; raises InputError where it cannot.
    """

    name: str
    suffixes: tuple[str, ...]
    read: Callable[[Path, Authorities], Edition]


LAYOUTS = (Layout("english", (".txt",), read_edition),)


def layouts() -> tuple[Layout, ...]:
    """Return all layouts: those of `LAYOUTS`, then those of installed packages.

    Raises:
        CorrkgError: a package cannot be imported, or has a layout whose name is taken.
    """
    found: dict[str, Layout] = {}
    for layout in (*LAYOUTS, *installed("corrkg.layouts", Layout)):
        if layout.name in found:
            raise InputError(f"two layouts are called {layout.name!r}", hint="uninstall one of their packages")
        found[layout.name] = layout
    return tuple(found.values())


def layout_of(path: Path, among: Iterable[Layout], name: str = "") -> Layout | None:
    """Return the layout of a text: the one called ``name``, or the first that has the ending of the file's name.

    >>> layout_of(Path("1935-OCTOBER.TXT"), LAYOUTS).name, layout_of(Path("cover.jpeg"), LAYOUTS)
    ('english', None)
    """
    for layout in among:
        if layout.name == name if name else path.suffix.lower() in layout.suffixes:
            return layout
    return None
