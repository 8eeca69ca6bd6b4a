"""What has changed since the last build: each thing of the register, held against the last row of ``changes.csv``.

dcterms:modified of each thing stands in ``graph/provenance``.
"""

from __future__ import annotations

from pyoxigraph import Literal

from corrkg.convert.changes import GONE, Changes
from corrkg.convert.counts import MODULUS
from corrkg.convert.keys import Entry
from corrkg.convert.tombstones import heirs
from corrkg.convert.work import DatasetWork
from corrkg.uris import DATASET, PROVENANCE
from corrkg.vocab import DCTERMS, RDFS, XSD, Vocabulary

# https://www.w3.org/TR/activitystreams-vocabulary/
_AS = Vocabulary("as", "https://www.w3.org/ns/activitystreams#")


def convert_changes(work: DatasetWork) -> None:
    """Add what has changed since the last build, and write dcterms:modified of each thing that is told of."""
    changes, builder = work.changes, work.builder
    if not changes.day:
        return
    present = work.present()
    reasons = {quad.subject: quad.object for quad in builder.quads() if quad.predicate == RDFS.comment}
    known = {(entry.kind, entry.slug): entry for entry in work.register.now()}
    prints = work.texts.prints(builder.lines, str(builder.graph(DATASET)))
    nodes = {builder.uris.thing(kind, slug): (kind, slug) for kind, slug in known}
    for node, (kind, slug) in nodes.items():
        if node.value in present:
            _note(changes, known[kind, slug], f"{prints[node.value] % MODULUS:016x}")
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


def _note_gone(work: DatasetWork, entry: Entry, reason: str) -> None:
    """Add that a thing is gone; of one that was never told of nothing is told."""
    last = work.changes.latest(entry.kind, entry.slug)
    change = "withdrawn" if entry.status == "issued" else entry.status
    target = " ".join(heirs(work.register, entry))
    if last is not None and (last.change, last.target, last.reason) != (change, target, reason):
        work.changes.add(entry.kind, entry.slug, change, target, reason)
