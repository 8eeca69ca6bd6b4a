"""What a reader finds in an edition: plain records, each with its place in the text.

A reader for another layout produces these same records; nothing to the right of it changes.
"""

from corrkg.edition.records.events import Approval, Decision, Deed, Dispatch, Reply, Request, Response
from corrkg.edition.records.letter import (
    Edition,
    Footnote,
    Gap,
    Header,
    Introduction,
    Letter,
    Mark,
    Marker,
    Mention,
    Named,
    Number,
    Office,
    Part,
)
from corrkg.edition.records.places import Citation, Document, FolioSpan, Place, Reference, Witness, folio_spans
from corrkg.edition.records.remarks import Dating, NameForm, Notice, Observation

__all__ = [
    "Approval",
    "Citation",
    "Dating",
    "Decision",
    "Deed",
    "Dispatch",
    "Document",
    "Edition",
    "FolioSpan",
    "Footnote",
    "Gap",
    "Header",
    "Introduction",
    "Letter",
    "Mark",
    "Marker",
    "Mention",
    "NameForm",
    "Named",
    "Notice",
    "Number",
    "Observation",
    "Office",
    "Part",
    "Place",
    "Reference",
    "Reply",
    "Request",
    "Response",
    "Witness",
    "folio_spans",
]
