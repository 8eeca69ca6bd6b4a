"""What the notes of a letter tell of it: decisions, stances, sendings and receipts, all read from the same frames."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from corrkg.edition.english.clause.circumstances import Sending
from corrkg.edition.english.clause.frames import Frame
from corrkg.edition.english.clause.framing import read_frames
from corrkg.edition.english.consent.approvals import read_approvals
from corrkg.edition.english.consent.bodies import is_of_a_body
from corrkg.edition.english.consent.course import Course
from corrkg.edition.english.consent.noted import read_noted_responses
from corrkg.edition.english.consent.parties import Parties
from corrkg.edition.english.decision.decisions import Series, read_decisions
from corrkg.edition.english.decision.deeds import read_deed
from corrkg.edition.english.dispatch.daters import tells_who_dated
from corrkg.edition.english.dispatch.media import Way, read_ways
from corrkg.edition.english.dispatch.sendings import read_sendings
from corrkg.edition.english.document.gaps import read_gaps
from corrkg.edition.english.document.inside import dated_below
from corrkg.edition.english.letter.citing import read_documents, read_noted_documents
from corrkg.edition.english.letter.replies import read_replies
from corrkg.edition.english.letter.requests import read_requests
from corrkg.edition.english.letter.sections import enclosed_sections, read_sections
from corrkg.edition.english.letter.tellings import read_tellings, told_decision
from corrkg.edition.english.letter.told import read_told_responses
from corrkg.edition.english.name.known import KnownNames
from corrkg.edition.english.name.lexicon import Lexicon
from corrkg.edition.english.stance.granted import matter_of
from corrkg.edition.english.stance.sayers import stems_of
from corrkg.edition.english.stance.terms import terms_of
from corrkg.edition.english.word.tokenizing import tokenize
from corrkg.edition.english.word.tokens import NO_NAMES
from corrkg.edition.records import (
    Approval,
    Decision,
    Dispatch,
    Document,
    Footnote,
    Gap,
    Header,
    Part,
    Reply,
    Request,
    Response,
)
from corrkg.edition.source import SourceText


@dataclass(frozen=True, slots=True)
class Events:
    """The events that one letter and its notes tell, in printed order.

    Beside them stand the note that tells who dated it, what the notes say of its medium in passing, what the letter
    says of those that it answers, and whether it asks for an answer.
    """

    decisions: tuple[Decision, ...]
    approvals: tuple[Approval, ...]
    responses: tuple[Response, ...]
    requests: tuple[Request, ...]
    sendings: tuple[Sending, ...]
    documents: tuple[Document, ...]
    dated: int | None = None
    gaps: tuple[Gap, ...] = ()
    ways: tuple[Way, ...] = ()
    replies: tuple[Reply, ...] = ()
    asks: bool = False


def read_events(
    source: SourceText,
    notes: Iterable[Footnote],
    parts: Sequence[Part],
    header: Header,
    dispatches: Sequence[Dispatch],
    series: Series,
    lexicon: Lexicon,
) -> Events:
    """Read the notes of a letter, each of them once, and the letter's own words.

    Args:
        source: the text.
        notes: the notes, their references resolved.
        parts: the parts of the letter.
        header: who wrote, to whom and when.
        dispatches: what the formal part tells of its sending.
        series: the Politburo's own series of records.
        lexicon: the names of the authority files.
    """
    near = header.dating.near
    names = KnownNames(lexicon, header)
    decisions: list[Decision] = []
    noted: list[tuple[Footnote, list[Frame]]] = []
    notes = list(notes)
    signs = [note.marker.span for note in notes if note.marker is not None]
    sections, body = read_sections(source, parts, near, names, signs)
    tellings = list(read_tellings(sections, header))
    asked = read_requests(source, sections, body, [telling.whole for telling in tellings])
    requests = tuple(asked)
    responses = list(read_told_responses(source, sections, header))
    # Only its notes ask what the words of a letter are.
    words = [token for each in sections for one in each.sentences for token in one.tokens] if notes else []
    matter, parties = stems_of(words), Parties(source, header, names, matter_of(words))
    sendings: list[Sending] = []
    way = list(dispatches)
    documents = dated_below(list(read_documents(source, header, near, sections)), source.text, parts, near)
    enclosed = list(enclosed_sections(source, parts, near, names))
    asks = any(sentence.asks for section in (*sections, *enclosed) for sentence in section.sentences)
    documents += read_documents(source, header, near, enclosed, enclosed=True)
    gaps: list[Gap] = []
    ways: list[Way] = []
    dated, course = None, Course(parties)
    origin = next((event.place for event in dispatches if event.kind == "sent"), "")
    for note in notes:
        frames = read_frames(source, note, near, names)
        dated = dated or tells_who_dated(source, note, frames, header)
        gaps += read_gaps(note, frames)
        ways += read_ways(frames, header)
        decisions += [_done(told, frames) for told in read_decisions(source, note, frames, series, decisions)]
        responses += read_noted_responses(note, frames, parties, matter)
        documents += read_noted_documents(source, note, frames, header, near)
        last = next((event for event in reversed(way) if event.date), None)
        sent = read_sendings(source, note, frames, header, names, last, origin)
        sendings += sent
        way += [sending.dispatch for sending in sent]
        noted.append((note, frames))
    # Only now, since a later note may tell of the way.
    consents = [found for note, frames in noted for found in read_approvals(note, frames, course, way)]
    approvals = [found for found in consents if not is_of_a_body(found, decisions, header)]
    told = [frame for section in sections for sentence in section.sentences for frame in sentence.frames]
    decisions += [_done(told_decision(telling), told) for telling in tellings]
    return Events(
        tuple(decisions),
        tuple(approvals),
        tuple(responses),
        requests,
        tuple(sendings),
        tuple(documents),
        dated,
        tuple(gaps),
        tuple(ways),
        read_replies(source, sections, header.recipients),
        asks,
    )


def _done(decision: Decision, frames: Sequence[Frame]) -> Decision:
    """Return a decision with what the clauses within its words do, and the words by which its matter is known."""
    within = [frame for frame in frames if decision.span.contains(frame.span)]
    words = [token for frame in within for token in frame.tokens if not token.has("body", "decision", "drawing_up")]
    terms = terms_of(token for token in (*words, *tokenize(decision.title, None, NO_NAMES)) if token.kind != "day")
    return replace(decision, deed=read_deed(within), terms=terms)
