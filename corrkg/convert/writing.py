"""Writes one text: its statements as sorted runs, and what the whole of the build must know of them."""

from __future__ import annotations

from collections.abc import Iterable

from corrkg import pickles
from corrkg.convert.addresses import standing
from corrkg.convert.archives import ArchiveWriter
from corrkg.convert.counts import Tally, digest_of, thing_of, types_of
from corrkg.convert.graph import GraphBuilder
from corrkg.convert.persons import PersonWriter
from corrkg.convert.registered import RegisteredPeople
from corrkg.convert.report import text_rows
from corrkg.convert.runs import write_blocks, write_lines
from corrkg.convert.settled import Settled, Share
from corrkg.convert.texts import Files, Written, parted
from corrkg.convert.withholding import Withholding
from corrkg.convert.work import Converter, LetterWork, TextWork, Work
from corrkg.edition.records import Edition
from corrkg.uris import DATASET, Uris


class Writer:
    """Writes texts, one after another.

    Args:
        settled: what is settled for all of them.
        steps: the converters, in their order.
    """

    def __init__(self, settled: Settled, steps: tuple[Converter, ...]) -> None:
        """Index what all texts share."""
        self.settled, self.steps, self.uris = settled, steps, Uris(settled.base)
        self.authorities = standing(settled.authorities, settled.fates)
        self.people = RegisteredPeople(settled.authorities, settled.fates)

    def write(self, edition: Edition, share: Share, files: Files) -> None:
        """Write a text; when its facts are there, all is.

        Raises:
            InputError: a person whom the text needs was withdrawn or split.
            OSError: it cannot be written.
        """
        text = self._text(edition, share)
        for one in text.letters:
            for step in self.steps:
                if step.letter is not None:
                    step.letter(one)
        for step in self.steps:
            if step.text is not None:
                step.text(text)
        builder, base = text.builder, self.settled.base
        mine = self._own(builder.lines, share)
        own, shared = _parted(builder.lines, mine, base)
        types = types_of(own)
        tally = Tally(
            base, types, dated=self.settled.dated, unsigned=f"<{builder.graph(DATASET).value}>"
        )  # fmt: skip
        tally.count(own)
        beside = Tally(base, {}, follow=False)
        beside.count(shared)
        tally.counts.reaches = {
            (subject, predicate, types[value])
            for subject, predicate, value, _ in map(parted, shared)
            if value in types
        }  # fmt: skip
        values = tally.values | beside.values
        foreign = [value for value in values if value not in types and thing_of(value, base) not in mine]
        tally.counts.own_objects = len(values) - len(foreign)
        write_blocks(files.run, files.index, own)
        write_lines(files.shared, shared)
        write_lines(files.objects, sorted(map(digest_of, foreign)))
        things = {term: types.get(term, ()) for term in (f"<{thing}>" for thing in mine)}
        written = Written(
            text_rows(text), text.persons.labels, tuple(sorted(text.persons.provisional)),
            {thing: kinds for thing, kinds in sorted(things.items()) if kinds},
            frozenset(tally.named | beside.named), tally.counts, tally.prints, mine, files.sizes(),
        )  # fmt: skip
        pickles.save(files.facts, written)

    def _text(self, edition: Edition, share: Share) -> TextWork:
        """Return the work on one text, with those of its letters that have an address."""
        withholding = Withholding(edition) if share.rights.rights == "withhold" else None
        builder = GraphBuilder(self.uris, withholding)
        people = self.people.knowing(share.known)
        archives = ArchiveWriter(builder, self.settled.authorities)
        corrected = frozenset(self.settled.corrected)
        work = Work(self.authorities, builder, self.settled.fates, people, archives, share.addresses, corrected)
        headers = (letter.header for letter in edition.letters)
        correspondents = (name.form for header in headers for name in (*header.senders, *header.recipients))
        persons = PersonWriter(
            builder, people, edition.source, self.authorities.place_ids(), self.settled.fates, correspondents
        )
        text = TextWork(work, edition, share.rights, persons)
        for number, letter in enumerate(edition.letters, 1):
            if (slug := share.letters.get(number)) is not None:
                text.letters.append(LetterWork(text, number, letter, slug, self.uris.letter(slug)))
        return text

    def _own(self, lines: Iterable[str], share: Share) -> frozenset[str]:
        """Return the things of which only this text says anything, without those that lead to what is unmade."""
        if not self.settled.unmade:
            return frozenset(share.own)
        leading = set()
        for line in lines:
            subject, _, value, _ = parted(line)
            if thing_of(value, self.settled.base) in self.settled.unmade:
                leading.add(thing_of(subject, self.settled.base))
        return frozenset(share.own).difference(leading)


def _parted(lines: Iterable[str], own: frozenset[str], base: str) -> tuple[list[str], list[str]]:
    """Return the statements about ``own`` things, and the others; both sorted."""
    mine, others = list[str](), list[str]()
    subject, into = " ", others
    for line in sorted(lines):
        if not line.startswith(subject):
            subject = line[: line.index(" ") + 1]
            into = mine if thing_of(subject[:-1], base) in own else others
        into.append(line)
    return mine, others
