"""The running text of each source, for its page: that of the texts whose words may be published.

DIR/releases/{digest}/sources/{slug}.txt

The offsets of the evidence are code points of it, and each quote of the dataset stands at its own; of a text that a
layout counts in another way there is no file, and its page shows the quotes alone.
"""

from __future__ import annotations

from collections import defaultdict
from pathlib import Path

from pyoxigraph import NamedNode

from corrkg.decoding import decode
from corrkg.errors import CorrkgError
from corrkg.store.built import Built
from corrkg.uris import Uris
from corrkg.vocab import OA


def make_running(target: Path, built: Built) -> None:
    """Write the texts of a build in the directory ``target``."""
    target.mkdir()
    uris = Uris(built.base)
    quotes = _quotes(built)
    for slug, path in sorted(built.published.items()):
        try:
            text = decode(path.read_bytes(), path, pages=True)
        except (OSError, CorrkgError):
            continue  # a layout that reads no text
        text = text.replace("\r\n", "\n").replace("\r", "\n").replace("\f", "\n")
        found = quotes.get(uris.source(slug).value, {})
        if found and all(text[start:end] == words for (start, end), words in found.items()):
            (target / f"{slug}.txt").write_bytes(text.encode())


def _quotes(built: Built) -> dict[str, dict[tuple[int, int], str]]:
    """Return the quotes of each source by their places."""
    found: dict[str, dict[tuple[int, int], str]] = defaultdict(dict)
    for quad in built.quads:
        if quad.predicate == OA.exact and isinstance(quad.subject, NamedNode):
            source, _, place = quad.subject.value.partition("#quote=")
            start, _, end = place.partition(",")
            if start.isdecimal() and end.isdecimal():
                found[source][int(start), int(end)] = quad.object.value  # type: ignore[union-attr]
    return found
