"""How the graphs of a release are called in an engine that holds several releases side by side.

There ``{base}graph/inferred`` is ``{base}release/{digest}/graph/inferred``, wherever it stands: as a graph, a subject,
or in a literal. A query is renamed on its way there, an answer on its way back, so that nobody sees the other names.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from corrkg.sparql.guard import tokens
from corrkg.vocab import PREFIXES

_LETTER = re.compile(r"\\(?:u00|U000000)([2-7][0-9A-Fa-f])")
_RELATIVE = re.compile(r"<(?:/?)(graph/[^<>\"{}|^`\\\s]*)>")


@dataclass(frozen=True, slots=True)
class Names:
    r"""The names of the graphs of one release in one engine.

    Args:
        base: of the URIs of the dataset.
        digest: of the release; empty: the graphs have their own names there.

    >>> names = Names("http://x/", "d1")
    >>> names.there("GRAPH <http://x/graph/a> {}")
    'GRAPH <http://x/release/d1/graph/a> {}'
    >>> names.here(b'{"value": "http:\\/\\/x\\/release\\/d1\\/graph\\/a"}')
    b'{"value": "http:\\/\\/x\\/graph\\/a"}'
    """

    base: str
    digest: str = ""

    @property
    def _pair(self) -> tuple[str, str]:
        return f"{self.base}graph/", f"{self.base}release/{self.digest}/graph/"

    @property
    def longest(self) -> int:
        """The length of the longest text that `here` replaces: two blocks of an answer may part it."""
        return len(_slashed(self._pair[1].encode())) if self.digest else 0

    def there(self, text: str) -> str:
        """Return ``text`` with the names that the engine has."""
        return text.replace(*self._pair) if self.digest else text

    def bytes_there(self, data: bytes) -> bytes:
        """Return ``data`` with the names that the engine has."""
        ours, theirs = self._pair
        return data.replace(ours.encode(), theirs.encode()) if self.digest else data

    def here(self, data: bytes) -> bytes:
        """Return a part of an answer with our names; JSON may have its slashes escaped."""
        if not self.digest:
            return data
        ours, theirs = (each.encode() for each in self._pair)
        return data.replace(theirs, ours).replace(_slashed(theirs), _slashed(ours))

    def query(self, text: str) -> str:
        r"""Return a query as the engine is to get it: with our base and prefixes declared, and with its names.

        >>> print(Names("http://x/", "d1").query("SELECT * FROM <graph/a> { ?l a ck:Letter }").replace(" SELECT", "\n"))
        BASE <http://x/> PREFIX ck: <https://w3id.org/corrkg/ontology#>
         * FROM <http://x/release/d1/graph/a> { ?l a ck:Letter }
        """
        if "\\" in text:  # SPARQL 1.1 section 19.2: any character of a name may be an escape
            text = _LETTER.sub(_plain, text)
        used, declared, own_base, before = set[str](), set[str](), False, ""
        for token in tokens(text):
            if token.kind == "word":
                name, colon, _ = token.text.partition(":")
                if colon:
                    (declared if before == "prefix" else used).add(name)
                own_base = own_base or token.text.casefold() == "base"
                before = token.text.casefold()
        if self.digest and not own_base:
            text = _RELATIVE.sub(rf"<{self.base}\1>", text)
        prologue = [f"BASE <{self.base}>"]
        prologue += [f"PREFIX {name}: <{PREFIXES[name]}>" for name in sorted(used - declared) if name in PREFIXES]
        return self.there(" ".join([*prologue, text]))


def _plain(escape: re.Match[str]) -> str:
    char = chr(int(escape[1], 16))
    return char if char.isalnum() or char in ":/" else escape[0]


def _slashed(data: bytes) -> bytes:
    return data.replace(b"/", b"\\/")
