"""Whole-dataset exports, from the build's own quads: a store would normalise literals ("007" becomes 7)."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import IO

from pyoxigraph import Quad, RdfFormat, parse

from corrkg.formats import N_QUADS, Format
from corrkg.sparql.answer import write_quads


def export(dataset: Path, format: Format, output: IO[bytes]) -> None:
    r"""Write a dataset in another format.

    Args:
        dataset: its file of N-Quads.
        format: one of `DUMP_FORMATS`; N-Quads and TriG keep the named graphs, the others are their union.
        output: where to write.

    >>> import io, tempfile
    >>> from corrkg.formats import N_TRIPLES
    >>> dataset, output = Path(tempfile.mkdtemp()) / "dataset.nq", io.BytesIO()
    >>> _ = dataset.write_text('<urn:a> <urn:p> "007" <urn:g> .')
    >>> export(dataset, N_TRIPLES, output)
    >>> output.getvalue()
    b'<urn:a> <urn:p> "007" .\n'
    """
    if format == N_QUADS:
        with dataset.open("rb") as file:
            shutil.copyfileobj(file, output)
        return
    quads: list[Quad] = list(parse(path=str(dataset), format=RdfFormat.N_QUADS))
    assert format.rdf is not None
    write_quads(iter(quads), output, format.rdf)
