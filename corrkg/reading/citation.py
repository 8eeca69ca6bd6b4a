"""How to cite a thing: as text, and for BibTeX; with the version of the dataset that says so."""

from __future__ import annotations

import json
import re
from typing import Any

from corrkg.reading.view import Node
from corrkg.store.release import Release

_BIBTEX = str.maketrans({letter: f"\\{letter}" for letter in "&%$#_{}"} | {"\\": r"\textbackslash{}", "~": r"\~{}"})


def citation(node: Node) -> dict[str, str]:
    """Return the citation of a thing: ``text``, ``bibtex`` and ``csl``.

    CSL-JSON is that of citation styles (https://docs.citationstyles.org/en/stable/specification.html).

    The version is the dataset's digest, of which the first twelve digits do (as on each page's foot).
    """
    release = node.view.release
    day, version = release.day, release.digest[:12]
    dataset = node.view.node(release.uris.dataset)
    names = [name for role in ("dcterms:creator", "dcterms:publisher") for each in dataset.all(role)[:1]
             if (name := each.label)]  # fmt: skip
    publisher = f" {names[0]}." if names else ""
    fields = {
        "title": f"{{{_escape(node.label)}}}",
        "booktitle": f"{{{_escape(release.title)}}}",
        "publisher": _escape(names[0]) if names else "",
        "year": day[:4],
        "version": version,
        "url": _url(node),
    }
    key = re.sub(r"[^A-Za-z0-9]+", "-", node.value.removeprefix(release.base)).strip("-") or "thing"
    lines = [f"  {name} = {{{value}}}," for name, value in fields.items() if value]
    return {
        "text": f"“{node.label}”. In: {release.title}.{publisher} Version {edition(release)}. {node.value}",
        "bibtex": "\n".join([f"@misc{{{key},", *lines, "}"]),
        "csl": json.dumps(_csl(node, names, day), ensure_ascii=False, indent=1),
    }


def _csl(node: Node, names: list[str], day: str) -> list[dict[str, Any]]:
    made: dict[str, Any] = {
        "id": node.value,
        "type": "personal_communication" if node.is_a("ck:Letter") else "entry",
        "title": node.label,
        "container-title": node.view.release.title,
        "publisher": names[0] if names else "",
        "version": node.view.release.digest[:12],
        "URL": _url(node),
    }
    authors = [{"literal": each.label} for each in node.listed("ck:senderList", "ck:sender")]
    written = node.one("ck:notBefore")
    made["author"] = authors
    made["issued"] = _date(written.value if written and authors else day)
    return [{name: value for name, value in made.items() if value}]


def _date(day: str) -> dict[str, Any]:
    parts = [int(each) for each in day.split("-") if each.isdecimal()]
    return {"date-parts": [parts]} if parts else {}


def edition(release: Release) -> str:
    """Return which version of the dataset is cited: the first digits of its digest, and its day where it has one."""
    return ", ".join(filter(None, [release.digest[:12], release.day]))


def _escape(text: str) -> str:
    return text.translate(_BIBTEX)


def _url(node: Node) -> str:
    return node.view.release.uris.address_of(node.value)
