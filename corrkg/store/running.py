"""The running text of each source, for its page: that of the texts whose words may be published.

DIR/releases/{digest}/sources/{slug}.txt

The offsets of the evidence are code points of it, and each quote of the dataset stands at its own; of a text that a
layout counts in another way there is no file, and its page shows the quotes alone.
"""

from __future__ import annotations

from pathlib import Path

from corrkg.decoding import decode
from corrkg.errors import CorrkgError
from corrkg.store.built import Built
from corrkg.store.difference import parsed
from corrkg.store.lines import SortedLines
from corrkg.uris import Uris
from corrkg.vocab import OA

_QUOTE = "#quote="  # behind it the address of a quote has its place in the source


def make_running(target: Path, built: Built) -> None:
    """Write the texts of a build in the directory ``target``."""
    target.mkdir()
    uris, earlier = Uris(built.base), built.earlier
    lines = SortedLines(built.dataset)
    changed = {str(each).partition(_QUOTE)[0] for each in earlier.difference.subjects} if earlier else set()
    for slug, path in sorted(built.published.items()):
        try:
            text = decode(path.read_bytes(), path, pages=True)
        except (OSError, CorrkgError):
            continue  # a layout that reads no text
        text = text.replace("\r\n", "\n").replace("\r", "\n").replace("\f", "\n")
        source = uris.source(slug).value
        known = earlier is not None and f"<{source}" not in changed and _is(earlier.release / target.name, slug, text)
        if known or _stands(text, f"{source}{_QUOTE}", lines):
            (target / f"{slug}.txt").write_bytes(text.encode())


def _is(directory: Path, slug: str, text: str) -> bool:
    """Tell whether the very text lies in the directory of an earlier release."""
    before = directory / f"{slug}.txt"
    return before.exists() and before.read_bytes() == text.encode()


def _stands(text: str, beginning: str, lines: SortedLines) -> bool:
    """Tell whether there are quotes whose IRIs have this beginning, and each stands in the text at its place."""
    told = parsed(line.encode() + b"\n" for line in lines.starting(f"<{beginning}") if f" {OA.exact} " in line)
    quotes = [quad for quad in told if quad.predicate == OA.exact]
    for quad in quotes:
        start, _, end = quad.subject.value.removeprefix(beginning).partition(",")  # type: ignore[union-attr]
        if start.isdecimal() and end.isdecimal() and text[int(start) : int(end)] != quad.object.value:  # type: ignore[union-attr]
            return False
    return bool(quotes)
