"""What has changed since the last build: each thing of the register, held against the last row of ``changes.csv``.

dcterms:modified of each thing stands in ``graph/provenance``.
"""

from __future__ import annotations

import hashlib
from collections import defaultdict

from pyoxigraph import Literal, NamedNode

from corrkg.convert.changes import GONE, Changes
from corrkg.convert.graph import GraphBuilder
from corrkg.convert.keys import Entry
from corrkg.convert.tombstones import heirs
from corrkg.convert.work import Work
from corrkg.uris import DATASET, PROVENANCE
from corrkg.vocab import DCTERMS, RDF, RDFS, XSD, Vocabulary

# https://www.w3.org/TR/activitystreams-vocabulary/
_AS = Vocabulary("as", "https://www.w3.org/ns/activitystreams#")


def convert_changes(work: Work) -> None:
    """Add what has changed since the last build, and write dcterms:modified of each thing that is told of."""
    changes, builder = work.changes, work.builder
    if not changes.day:
        return
    present = {quad.subject for quad in builder.quads if quad.predicate == RDF.type}
    reasons = {quad.subject: quad.object for quad in builder.quads if quad.predicate == RDFS.comment}
    known = {(entry.kind, entry.slug): entry for entry in work.register.now()}
    nodes = {builder.uris.thing(kind, slug): (kind, slug) for kind, slug in known}
    digests = _digests(builder, set(nodes))
    for node, (kind, slug) in nodes.items():
        if node in present:
            _note(changes, known[kind, slug], digests[node])
        else:
            reason = reasons.get(node)
            _note_gone(work, known[kind, slug], reason.value if isinstance(reason, Literal) else "")
        if (last := changes.latest(kind, slug)) is not None:
            builder.add(PROVENANCE, node, DCTERMS.modified, Literal(last.date, datatype=XSD.date))
    node = builder.kind(DATASET, builder.uris.part(builder.uris.dataset, "changes"), _AS.OrderedCollection)
    builder.text(DATASET, node, RDFS.label, "Changes of the things of this dataset", "en")
    builder.text(DATASET, node, DCTERMS.description, f"What became of each thing: {builder.uris.base}changes", "en")
    builder.number(DATASET, node, _AS.totalItems, len(changes.all()))


def _note(changes: Changes, entry: Entry, digest: str) -> None:
    last = changes.latest(entry.kind, entry.slug)
    if last is None or last.change in GONE:
        changes.add(entry.kind, entry.slug, "created", reason=entry.reason, digest=digest)
    elif last.digest != digest:
        changes.add(entry.kind, entry.slug, "updated", digest=digest)


def _note_gone(work: Work, entry: Entry, reason: str) -> None:
    """Add that a thing is gone; of one that was never told of nothing is told."""
    last = work.changes.latest(entry.kind, entry.slug)
    change = "withdrawn" if entry.status == "issued" else entry.status
    target = " ".join(heirs(work.register, entry))
    if last is not None and (last.change, last.target, last.reason) != (change, target, reason):
        work.changes.add(entry.kind, entry.slug, change, target, reason)


def _digests(builder: GraphBuilder, nodes: set[NamedNode]) -> dict[NamedNode, str]:
    """Return a digest of what is said of each of the things or leads to it, whatever the base is."""
    base, own = builder.uris.base, builder.graph(DATASET)
    things = {node.value: node for node in nodes}
    said: dict[NamedNode, list[str]] = defaultdict(list)
    for quad in builder.quads:
        if quad.graph_name == own:
            continue
        owners = {
            things.get(_thing(term.value, base)) for term in (quad.subject, quad.object) if isinstance(term, NamedNode)
        } - {None}
        if owners:
            line = str(quad).replace(f"<{base}", "<")
            for owner in owners:
                if owner is not None:
                    said[owner].append(line)
    return {node: hashlib.sha256("\n".join(sorted(said[node])).encode()).hexdigest()[:16] for node in nodes}


def _thing(iri: str, base: str) -> str:
    """Return the IRI of the thing that has a part of that IRI, such as a note of a letter.

    >>> _thing("https://example.org/letter/x/note/1#mention-2", "https://example.org/")
    'https://example.org/letter/x'
    """
    return base + "/".join(iri.removeprefix(base).partition("#")[0].split("/")[:2])
