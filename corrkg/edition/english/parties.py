"""The people that a letter's notes may speak of: who wrote, who is asked, and who is somebody at all."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass

from corrkg.edition.english.address import receives, wrote
from corrkg.edition.english.cited import name_form
from corrkg.edition.english.phrases import Phrase
from corrkg.edition.english.sayers import is_somebody
from corrkg.edition.english.sections import Sentence, quoted_sentences
from corrkg.edition.english.tokens import Names, Token
from corrkg.edition.english.verdicts import Verdict, read_verdict
from corrkg.edition.records import Header, NameForm
from corrkg.edition.source import SourceText, Span


def people_of(phrases: Iterable[Phrase]) -> list[Token]:
    """Return the persons that phrases name."""
    return [name for phrase in phrases for name in phrase.people if is_somebody(name)]


@dataclass(frozen=True, slots=True)
class Parties:
    """Those between whom a letter goes.

    Args:
        source: the text.
        header: who wrote, and to whom.
        names: what is known of names.
    """

    source: SourceText
    header: Header
    names: Names

    def form(self, token: Token) -> NameForm:
        """Return a name with its place in the source."""
        return name_form(self.source, token)

    def wrote(self, form: str) -> bool:
        """Tell whether a name is that of a writer of the letter."""
        return wrote(self.header, form)

    def is_asked(self, token: Token) -> bool:
        """Tell whether a name is that of somebody whom the letter asks."""
        return self.is_asked_by_name(token.text)

    def is_asked_by_name(self, form: str) -> bool:
        """Tell whether a printed name is that of somebody whom the letter asks."""
        return receives(self.header, form)

    def the_one_asked(self) -> list[NameForm]:
        """Return the recipient, where the letter has one only."""
        return list(self.header.recipients) if len(self.header.recipients) == 1 else []

    def is_person(self, name: Token, phrase: Phrase) -> bool:
        """Tell whether a name is surely a person's, by itself or by what stands beside it in a phrase."""
        return name.has("person") or phrase.holds("title", "person_role") or self.is_asked(name)

    def verdict(self, quotation: Token) -> Verdict:
        """Return the stance of a quotation."""
        span = Span(quotation.start, quotation.end)
        return read_verdict(self.source.quote(span), self._near, self.names, span.start)

    def sentences(self, quotation: Token) -> list[Sentence]:
        """Return the sentences of a quotation."""
        return quoted_sentences(self.source, quotation, self._near, self.names)

    @property
    def _near(self) -> dt.date | None:
        return self.header.dating.not_before or self.header.dating.not_after
