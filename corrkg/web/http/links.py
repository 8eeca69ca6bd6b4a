"""Typed links: the Link field (RFC 8288), and sets of links as documents of their own (RFC 9264)."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass

from corrkg.formats import DOCUMENT_FORMATS, Format

LINKSET_JSON = "application/linkset+json"  # RFC 9264 section 4.2
LINKSET = "application/linkset"  # section 4.1
LINKSETS = {".linkset.json": LINKSET_JSON, ".linkset": LINKSET}


@dataclass(frozen=True, slots=True)
class Link:
    """A typed link (RFC 8288 section 2) from ``anchor`` to ``href``; ``type`` is a hint at its media type."""

    href: str
    rel: str
    type: str = ""
    anchor: str = ""

    def field(self) -> str:
        """Return the link as a value of the Link field.

        >>> Link("/letter/x.ttl", "describedby", "text/turtle").field()
        '</letter/x.ttl>; rel="describedby"; type="text/turtle"'
        """
        anchor = f'; anchor="{self.anchor}"' if self.anchor else ""
        return f'<{self.href}>; rel="{self.rel}"' + (f'; type="{self.type}"' if self.type else "") + anchor


def header(links: Iterable[Link]) -> str:
    """Return ``links`` as the value of a Link field, each once.

    >>> header([Link("/a.ttl", "alternate", "text/turtle"), Link("/", "up"), Link("/", "up")])
    '</a.ttl>; rel="alternate"; type="text/turtle", </>; rel="up"'
    """
    return ", ".join(dict.fromkeys(link.field() for link in links))


def linkset_json(links: Iterable[Link]) -> str:
    """Return ``links`` as a set of links in JSON (RFC 9264 section 4.2).

    >>> json.loads(linkset_json([Link("/a.ttl", "alternate", anchor="/a")]))
    {'linkset': [{'anchor': '/a', 'alternate': [{'href': '/a.ttl'}]}]}
    """
    contexts: dict[str, dict[str, list[dict[str, str]]]] = {}
    for link in links:
        target = {"href": link.href, **({"type": link.type} if link.type else {})}
        contexts.setdefault(link.anchor, {}).setdefault(link.rel, []).append(target)
    linkset = [{"anchor": anchor, **relations} for anchor, relations in contexts.items()]
    return json.dumps({"linkset": linkset}, ensure_ascii=False, indent=1) + "\n"


def linkset_text(links: Iterable[Link]) -> str:
    """Return ``links`` as the native document of links (RFC 9264 section 4.1): the Link field, lines broken.

    >>> print(linkset_text([Link("/a.ttl", "alternate", anchor="/a"), Link("/", "up", anchor="/a")]), end="")
    </a.ttl>; rel="alternate"; anchor="/a",
    </>; rel="up"; anchor="/a"
    """
    return ",\n".join(link.field() for link in links) + "\n"


def alternate_links(path: str, chosen: Format) -> list[Link]:
    """Return links to the other formats of the document at ``path``.

    >>> [link.href for link in alternate_links("/letter/x", DOCUMENT_FORMATS[0])][:2]
    ['/letter/x.ttl', '/letter/x.jsonld']
    """
    return [Link(f"{path}.{each.suffix}", "alternate", each.media_type) for each in DOCUMENT_FORMATS if each != chosen]
