"""From the text of an edition to records: plain dataclasses with spans. Knows no RDF."""
