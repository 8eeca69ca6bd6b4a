"""Whole-dataset exports, from the build's own quads: a store would normalise literals ("007" becomes 7)."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import IO

from pyoxigraph import Quad, RdfFormat, parse

from corrkg.sparql.answer import write_quads

FORMATS = {
    "nquads": RdfFormat.N_QUADS,
    "trig": RdfFormat.TRIG,
    "turtle": RdfFormat.TURTLE,
    "ntriples": RdfFormat.N_TRIPLES,
    "rdfxml": RdfFormat.RDF_XML,
    "jsonld": RdfFormat.JSON_LD,
}


def export(dataset: Path, name: str, output: IO[bytes]) -> None:
    """Write a dataset in another format.

    Args:
        dataset: its file of N-Quads.
        name: a key of `FORMATS`; nquads and trig keep the named graphs, the others are their union.
        output: where to write.
    """
    if name == "nquads":
        with dataset.open("rb") as file:
            shutil.copyfileobj(file, output)
        return
    quads: list[Quad] = list(parse(path=str(dataset), format=RdfFormat.N_QUADS))
    write_quads(iter(quads), output, FORMATS[name])
