"""Every URI that corrkg mints, in one place. See the README for the scheme."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache
from urllib.parse import quote, unquote_to_bytes, urlsplit

from pyoxigraph import NamedNode

from corrkg.errors import CorrkgError

# The named graphs that are no text's; each text has one of its own, called by its slug.
GRAPHS = (INFERRED, AUTHORITIES, ARCHIVES, CORRECTIONS, PROVENANCE, DATASET, ONTOLOGY, QUERIES) = (
    "inferred", "authorities", "archives", "corrections", "provenance", "dataset", "ontology", "queries",
)  # fmt: skip
# What follows from them in other vocabularies. It is no part of the dataset, and of a query's default graph only where
# dataset.toml says so.
ALIGNED = "aligned"
# Names that no text can have.
RESERVED = (*GRAPHS, ALIGNED)


def slugify(text: str) -> str:
    """Return ``text`` as a slug: lower-case ASCII words joined by hyphens; other scripts are kept as they are.

    >>> slugify("Gai Bzhishkyan")
    'gai-bzhishkyan'
    >>> slugify("Śmigły–Rydz")
    'smig\u0142y-rydz'
    >>> slugify("Сталин")
    'сталин'
    """
    folded = text.casefold()
    if not folded.isascii():
        folded = "".join(_plain(char) for char in unicodedata.normalize("NFC", folded))
    return re.sub(r"[\W_]+", "-", folded).strip("-")


def _plain(char: str) -> str:
    """Return a Latin letter without its accents, and a letter of another script (й, ё) as it is."""
    base = unicodedata.normalize("NFKD", char)
    return "".join(part for part in base if not unicodedata.combining(part)) if base[:1].isascii() else char


def is_iri(text: str) -> bool:
    r"""Tell whether ``text`` is an absolute IRI that RDF can carry (RFC 3987; https://www.w3.org/TR/turtle/#sec-iri).

    >>> is_iri("https://example.org/Сочи"), is_iri("urn:x:y"), is_iri("person/stalin"), is_iri("h:a b")
    (True, True, False, False)
    >>> is_iri("h:a\x01b")
    False
    """
    return re.fullmatch(r"[A-Za-z][A-Za-z0-9+.-]*:[^\x00-\x20\x7f\s<>\"{}|\\^`\ufffe\uffff]+", text) is not None


@dataclass(frozen=True, slots=True)
class Uris:
    """The URIs of one publisher.

    Args:
        base: an absolute http(s) IRI that ends in a slash, such as ``http://localhost:8000/``.

    Raises:
        CorrkgError: the base is something else.
    """

    base: str

    def __post_init__(self) -> None:
        """Refuse a base that no URI can be built on."""
        parts = urlsplit(self.base)
        valid = parts.scheme in {"http", "https"} and parts.netloc and self.base.endswith("/")
        if not valid or parts.query or parts.fragment or not is_iri(self.base):
            raise CorrkgError(
                f"the base {self.base!r} cannot carry URIs",
                expected="an http or https address that ends in a slash, such as https://letters.example.org/",
                hint="set base in dataset.toml, or give --base",
            )

    def _mint(self, *segments: str) -> NamedNode:
        # RFC 3987 lets an IRI hold letters of any script; what is no letter, digit, "-", ".", "_" or "~" is encoded.
        return NamedNode(self.base + "/".join(_iri_segment(segment) for segment in segments))

    def letter(self, slug: str) -> NamedNode:
        """``{base}letter/{slug}``."""
        return self._mint("letter", slug)

    def note(self, letter: str, key: str) -> NamedNode:
        """``{base}letter/{slug}/note/{n}``: a footnote of a letter."""
        return self._mint("letter", letter, "note", key)

    def person(self, slug: str) -> NamedNode:
        """``{base}person/{slug}``."""
        return self._mint("person", slug)

    def decision(self, slug: str) -> NamedNode:
        """``{base}decision/{slug}``."""
        return self._mint("decision", slug)

    def place(self, slug: str) -> NamedNode:
        """``{base}place/{slug}``."""
        return self._mint("place", slug)

    def source(self, slug: str) -> NamedNode:
        """``{base}source/{slug}``: the text of an edition."""
        return self._mint("source", slug)

    def thing(self, kind: str, slug: str) -> NamedNode:
        """``{base}{kind}/{slug}``: a thing of any kind that has an address of its own.

        >>> Uris("https://example.org/").thing("person", "stalin").value
        'https://example.org/person/stalin'
        """
        return self._mint(kind, slug)

    def archive(self, *path: str) -> NamedNode:
        """``{base}archive/rgaspi/558/11/90``: an archive, fond, opis or delo."""
        return self._mint("archive", *path)

    def graph(self, name: str) -> NamedNode:
        """``{base}graph/{name}``: a named graph."""
        return self._mint("graph", name)

    def at_path(self, path: str) -> NamedNode:
        """Return the URI at ``path``, a URI path below the base as a request writes it, percent-encoded or not.

        Each segment is decoded and written as `_mint` writes it, so that every spelling of one address is one URI.

        Raises:
            UnicodeDecodeError: an escape in it is not UTF-8.

        >>> Uris("http://localhost:8000/").at_path("person/%D1%81/a%2fb").value
        'http://localhost:8000/person/\u0441/a%2Fb'
        """
        return self._mint(*(unquote_to_bytes(segment).decode() for segment in path.split("/")))

    def path_of(self, uri: str) -> str | None:
        """Return the path of ``uri`` from the server's root, in ASCII (RFC 3987 section 3.1); None if it is not ours.

        The base's own path is part of it, and so is the fragment.

        >>> Uris("https://example.org/kg/").path_of("https://example.org/kg/person/\u0441#x")
        '/kg/person/%D1%81#x'
        """
        if not uri.startswith(self.base):
            return None
        return quote(self.path + uri.removeprefix(self.base), safe="/%#?&=:,;@!$'()*+-._~")

    def address_of(self, uri: str) -> str:
        """Return ``uri`` as a request writes it: in ASCII (RFC 3987 section 3.1); that of another site as it is.

        >>> Uris("https://example.org/kg/").address_of("https://example.org/kg/person/\u0441")
        'https://example.org/kg/person/%D1%81'
        """
        path = self.path_of(uri)
        return uri if path is None else self.base.removesuffix(self.path) + path

    def above(self, uri: str) -> list[NamedNode]:
        """Return the URIs whose paths ``uri``'s is below, the nearest first: those of the things that it belongs to.

        >>> [each.value[20:] for each in Uris("https://example.org/").above("https://example.org/archive/rgaspi/558")]
        ['archive/rgaspi']
        """
        steps = uri.partition("#")[0].removeprefix(self.base).split("/")
        return [NamedNode(self.base + "/".join(steps[:number])) for number in range(len(steps) - 1, 1, -1)]

    @property
    def path(self) -> str:
        """The path of the base: ``/`` or, for ``https://example.org/kg/``, ``/kg/``."""
        return urlsplit(self.base).path

    @property
    def dataset(self) -> NamedNode:
        """``{base}dataset``: the dataset as a whole."""
        return NamedNode(self.base + "dataset")

    def evidence(self, source: str, start: int, end: int) -> NamedNode:
        """``{base}source/{slug}#char=120,180``: a range of code points, as RFC 5147 section 2.1 writes it."""
        return self.part(self.source(source), f"char={start},{end}")

    @staticmethod
    def part(thing: NamedNode, name: str) -> NamedNode:
        """``{thing}#{name}``: a small part that is described with its thing; ``…-{name}``: a part of a part."""
        return NamedNode(f"{thing.value}{'-' if '#' in thing.value else '#'}{name}")


@lru_cache(maxsize=8192)  # the parts of a letter have its slug in common
def _iri_segment(segment: str) -> str:
    return "".join(char if char.isalnum() else quote(char, safe="-._~") for char in segment)
