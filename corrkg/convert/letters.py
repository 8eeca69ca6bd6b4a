"""Letters with their witnesses, formal parts, numbers, marks, dispatches and notes."""

from __future__ import annotations

from collections.abc import Sequence

from pyoxigraph import Literal, NamedNode

from corrkg.convert.numbers import number_node
from corrkg.convert.phrases import phrases
from corrkg.convert.work import LetterWork
from corrkg.edition.records import Dating, Dispatch, Footnote, Letter, NameForm, Observation, Witness
from corrkg.uris import INFERRED
from corrkg.vocab import CK, EDTF, RDFS, XSD

# Dates that the editors supplied, and not the document: they are inferences, with a claim.
_SUPPLIED = {"inferred", "terminus", "year-supplied"}
_OWN_HAND = "an autograph is in the hand of who wrote the letter, and it has one sender"
_FORMAL = {"address": CK.address, "signature": CK.signature, "dateline": CK.dateline}
_WORDS = {"body": CK.text, "postscript": CK.postscript, "after": CK.enclosedText}


def convert_letter(one: LetterWork) -> None:
    """Write a letter with all that belongs to it."""
    _LetterWriter(one).write()


def convert_mentions(one: LetterWork) -> None:
    """Write the mentions of persons in a letter and its notes."""
    recipients = [name.form for name in one.record.header.recipients]
    one.persons.mentions(one.node, one.record.mentions, one.header_names, recipients, one.note)


def _supplied(dating: Dating) -> bool:
    return dating.basis in _SUPPLIED


class _LetterWriter:
    def __init__(self, one: LetterWork) -> None:
        self.builder, self.archives, self.persons, self.source = one.builder, one.archives, one.persons, one.source
        self.one = one
        self.graph = one.source.slug
        self.label = one.source.words(one.record.header.span)
        self.publish = one.builder.withholding is None

    def write(self) -> None:
        builder, graph, source = self.builder, self.graph, self.source
        record, node = self.one.record, self.one.node
        builder.kind(graph, node, CK.Letter)
        header = record.header
        builder.text(graph, node, RDFS.label, self.label, self.one.language, fact=True)
        builder.text(graph, node, CK.verbatim, source.words(header.span), fact=True)
        evidence = builder.evidence(source, header.span)
        builder.add(graph, node, CK.evidence, evidence)
        builder.concept(graph, evidence, CK.part, "part", "header")
        names = self.one.header_names
        senders = self.persons.party(node, CK.sender, header.senders, names)
        recipients = self.persons.party(node, CK.recipient, header.recipients, names)
        self.persons.party(node, CK.copyRecipient, header.copy_recipients, names)
        builder.listed(graph, node, CK.senderList, "sender-list", senders)
        builder.listed(graph, node, CK.recipientList, "recipient-list", recipients)
        builder.dating(INFERRED if _supplied(header.dating) else graph, node, header.dating, source)
        if header.dating.note is not None:
            builder.add(graph, node, CK.statedIn, self.one.note(header.dating.note))
        self._medium(node, record)
        self._witnesses(node, record)
        self._formal_parts(node, record)
        for gap in (gap for gap in record.gaps if gap.note is None):
            builder.text(self.graph, node, CK.gap, self.one.words(gap.span))
        for note in record.notes:
            self._note(node, note)
        for number, dispatch in enumerate(record.dispatches, 1):
            self._dispatch(node, number, dispatch)
        self._claims(node, record)

    def _medium(self, node: NamedNode, record: Letter) -> None:
        value = CK.concept("medium", record.medium)
        self.builder.add(self.graph if record.medium_span is None else INFERRED, node, CK.medium, value)
        if record.medium_span is not None:
            observation = Observation("inferred", "medium", record.medium_basis, record.medium_span)
            self.builder.claim(node, CK.medium, value, observation, self.source)

    def _witnesses(self, node: NamedNode, record: Letter) -> None:
        builder, graph = self.builder, self.graph
        for number, witness in enumerate(record.witnesses, 1):
            part = builder.kind(graph, builder.uris.part(node, f"witness-{number}"), CK.Witness)
            builder.add(graph, node, CK.witness, part)
            reference = self.archives.reference(node, number, witness.reference, self.source)
            builder.add(graph, part, CK.reference, reference)
            for form in witness.forms:
                builder.concept(graph, part, CK.form, "form", form)
            if witness.form_span is not None:
                builder.text(graph, part, CK.verbatim, self.source.words(witness.form_span), fact=True)
            self._hand(part, witness, record.header.senders)
            builder.attest(graph, part, self.source, witness.span)

    def _hand(self, part: NamedNode, witness: Witness, senders: Sequence[NameForm]) -> None:
        """Write in whose hand a copy is: his who is named, or of an autograph, the one sender's."""
        if witness.hand is not None:
            self.builder.add(self.graph, part, CK.hand, self.one.person(witness.hand))
        elif witness.own_hand and len(senders) == 1:
            sender = self.one.person(senders[0])
            self.builder.add(INFERRED, part, CK.hand, sender)
            observation = Observation("inferred", "hand", _OWN_HAND, witness.span)
            self.builder.claim(part, CK.hand, sender, observation, self.source)

    def _formal_parts(self, node: NamedNode, record: Letter) -> None:
        builder, graph = self.builder, self.graph
        for number, mark in enumerate(record.marks, 1):
            part = builder.kind(graph, builder.uris.part(node, f"mark-{number}"), CK.Mark)
            builder.add(graph, node, CK.mark, part)
            builder.text(graph, part, CK.verbatim, self.source.words(mark.span), fact=True)
            builder.concept(graph, part, CK.markType, "mark", mark.kind)
            builder.attest(graph, part, self.source, mark.span)
        for number, figure in enumerate(record.numbers, 1):
            part = builder.kind(graph, number_node(self.one, number), CK.Number)
            builder.add(graph, node, CK.number, part)
            builder.concept(graph, part, CK.series, "series", figure.series)
            builder.number(graph, part, CK.value, figure.value)
            builder.text(graph, part, CK.verbatim, self.source.words(figure.span), fact=True)
            builder.attest(graph, part, self.source, figure.span)
        for kind, predicate in (_FORMAL | _WORDS).items():
            if kind in _FORMAL or self.publish:
                builder.text(graph, node, predicate, record.part(kind), fact=kind in _FORMAL)
        for read in record.parts:
            evidence = builder.evidence(self.source, read.span)
            builder.add(graph, node, CK.evidence, evidence)
            builder.concept(graph, evidence, CK.part, "part", "after" if read.kind == "postscript" else read.kind)

    def _note(self, letter: NamedNode, note: Footnote) -> None:
        builder, graph, source = self.builder, self.graph, self.source
        node = builder.kind(graph, self.one.note(note.number), CK.Footnote)
        builder.add(graph, letter, CK.note, node)
        words = phrases(self.one.language)
        builder.text(graph, node, RDFS.label, words.note.format(note.number, self.label), words.language, fact=True)
        builder.number(graph, node, CK.noteNumber, note.number)
        builder.text(graph, node, CK.verbatim, note.printed, fact=True)
        if self.publish:
            builder.text(graph, node, CK.text, note.text)
        builder.attest(graph, node, source, note.span)
        for gap in (gap for gap in self.one.record.gaps if gap.note == note.number):
            builder.text(graph, node, CK.gap, source.words(gap.span))
            builder.attest(graph, node, source, gap.span)
        if note.marker is not None:
            builder.add(graph, node, CK.anchor, builder.evidence(source, note.marker.span))
        for number, reference in enumerate(note.references, 1):
            builder.add(graph, node, CK.reference, self.archives.reference(node, number, reference, source))
        for observation in note.observations:
            value = Literal(str(note.number), datatype=XSD.integer)
            builder.claim(node, CK.noteNumber, value, observation, source)

    def _dispatch(self, letter: NamedNode, number: int, dispatch: Dispatch) -> None:
        builder, graph = self.builder, self.graph
        node = builder.kind(graph, builder.uris.part(letter, f"dispatch-{number}"), CK.Dispatch)
        builder.add(graph, letter, CK.dispatch, node)
        builder.concept(graph, node, CK.kind, "kind", dispatch.kind)
        builder.text(graph, node, CK.verbatim, self.source.words(dispatch.span))
        if dispatch.date is not None:
            builder.edtf(graph, node, CK.date, dispatch.date.isoformat())
            for bound in (CK.notBefore, CK.notAfter):
                builder.day(graph, node, bound, dispatch.date)
            if dispatch.time is not None:
                builder.moment(graph, node, CK.at, dispatch.date, dispatch.time)
        if dispatch.place:
            builder.add(graph, node, CK.place, self.persons.place(dispatch.place, dispatch.span))
        for name in dispatch.by:
            builder.add(graph, node, CK.by, self.one.person(name))
        if dispatch.note is not None:
            builder.add(graph, node, CK.statedIn, self.one.note(dispatch.note))
        builder.attest(graph, node, self.source, dispatch.span)
        for observation in dispatch.observations:
            if dispatch.date is not None:
                day = Literal(dispatch.date.isoformat(), datatype=EDTF)
                builder.claim(node, CK.date, day, observation, self.source)

    def _claims(self, node: NamedNode, record: Letter) -> None:
        """Write what was observed of the letter as a whole as claims about the statements that it touches."""
        edtf = Literal(record.header.dating.edtf, datatype=EDTF)
        for observation in record.observations:
            if observation.kind in {"unread", "unresolved"}:
                continue
            if observation.about == "date":
                self.builder.claim(node, CK.date, edtf, observation, self.source)
            elif observation.about == "sender":
                said = Literal(self.source.words(observation.span), datatype=XSD.string)
                self.builder.claim(node, CK.signature, said, observation, self.source)
            elif observation.about == "note-marker":
                self._marker_claim(node, record, observation)
        self._dating_claim(node, record)

    def _marker_claim(self, node: NamedNode, record: Letter, observation: Observation) -> None:
        """A note whose marker is missing or disagrees; or a marker whose note is missing."""
        place = self.builder.evidence(self.source, observation.span)
        for note in record.notes:
            if note.span.contains(observation.span) or (note.marker and note.marker.span == observation.span):
                thing = self.one.note(note.number)
                self.builder.claim(thing, CK.anchor, place, observation, self.source)
                return
        self.builder.claim(node, CK.evidence, place, observation, self.source)

    def _dating_claim(self, node: NamedNode, record: Letter) -> None:
        edtf = Literal(record.header.dating.edtf, datatype=EDTF)
        if _supplied(record.header.dating):
            message = f"the editors' date, not the letter's own ({record.header.dating.basis})"
            observation = Observation("inferred", "date", message, record.header.dating.span, "medium")
            self.builder.claim(node, CK.date, edtf, observation, self.source)
