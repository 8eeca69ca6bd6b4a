"""The people that a letter's notes may speak of: who wrote, who is asked, and who is somebody at all."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace

from corrkg.edition.english.clause.frames import Frame
from corrkg.edition.english.clause.inserted import inserted_words, insertions
from corrkg.edition.english.clause.phrases import Phrase
from corrkg.edition.english.document.cited import name_form
from corrkg.edition.english.letter.sections import Sentence, quoted_sentences
from corrkg.edition.english.letter.speech import spoken
from corrkg.edition.english.page.address import receives, surname, wrote
from corrkg.edition.english.stance.granted import grants
from corrkg.edition.english.stance.sayers import is_somebody
from corrkg.edition.english.stance.stances import CONSENTS
from corrkg.edition.english.stance.verdicts import LONGEST, Verdict, bids_another, read_verdict, says_yes
from corrkg.edition.english.word.tokens import Names, Token
from corrkg.edition.records import Header, NameForm
from corrkg.edition.source import SourceText, Span

# A name cut short, "I. St.", tells no more than the words around it.
_SHORT = 2


def people_of(phrases: Iterable[Phrase]) -> list[Token]:
    """Return the persons that phrases name."""
    return [name for phrase in phrases for name in phrase.people if is_somebody(name)]


def owners_of(frame: Frame, phrases: Iterable[Phrase], *prepositions: str) -> list[Token]:
    """Return the persons that own what phrases of a clause name: "Orlov's telegram", "an answer from Zimin"."""
    return [name for phrase in phrases for name in frame.owners(phrase, *prepositions) if is_somebody(name)]


@dataclass(frozen=True, slots=True)
class Parties:
    """Those between whom a letter goes.

    Args:
        source: the text.
        header: who wrote, and to whom.
        names: what is known of names.
        matter: the words of what the letter asks.
    """

    source: SourceText
    header: Header
    names: Names
    matter: frozenset[str] = frozenset()
    _read: dict[Token, list[Sentence]] = field(default_factory=dict, init=False, repr=False, compare=False)

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

    def is_asked_about(self, name: Token) -> bool:
        """Tell whether the letter names somebody in what it asks, as one to be sent somewhere or appointed."""
        return name.lemma.split()[-1] in self.matter

    def the_one_asked(self) -> list[NameForm]:
        """Return the recipient, where the letter has one only."""
        return list(self.header.recipients) if len(self.header.recipients) == 1 else []

    def he(self, meant: Iterable[Token], spoken_to: Iterable[Token] = ()) -> list[NameForm]:
        """Return whom "he" means: those meant who did not write, or to whom these spoke, or else the one asked."""
        found = [self.form(name) for name in meant if not self.wrote(name.text)]
        whom = (name for name in spoken_to if not self.wrote(name.text))
        return found or [self.form(name) for name in whom] or self.the_one_asked()

    def is_person(self, name: Token, phrase: Phrase) -> bool:
        """Tell whether a name is surely a person's, by itself or by what stands beside it in a phrase."""
        return name.has("person") or phrase.holds("title", "person_role") or self.is_asked(name)

    def verdict(self, quotation: Token) -> Verdict:
        """Return the stance of a quotation; of several, the consent, and one that only grants what was asked, too."""
        span = Span(quotation.start, quotation.end)
        verdict = read_verdict(self.source.quote(span), self.near, self.names, span.start)
        if verdict.stance > 0 and bids_another(verdict.tokens):  # "Let Orlov go" grants what was asked, if anything
            granted = any(grants(sentence.tokens, self.matter) for sentence in self.sentences(quotation))
            return verdict if granted else replace(verdict, stance=0, names=(), settled=False)
        if verdict.stance > 0 or len(span) > LONGEST:
            return verdict
        sentences = self.sentences(quotation)
        said = list(spoken(sentences, quoted=True))
        agrees = [each for each in said if each.stance in CONSENTS]
        if any(not each.ruling for each in agrees):
            return replace(verdict, stance=1, names=tuple(self._signers(sentences)), named=False)
        if not verdict.stance and len(agrees) == len(said):
            granted = bool(agrees) or any(grants(sentence.tokens, self.matter) for sentence in sentences)
            names = tuple(self._signers(sentences))
            return replace(verdict, stance=int(granted), names=names, named=False, settled=granted)
        return verdict

    def sentences(self, quotation: Token) -> list[Sentence]:
        """Return the sentences of a quotation."""
        if quotation not in self._read:  # several readers ask for the same words
            beside = tuple(inserted_words(self.source, quotation, self.near, self.names))
            self._read[quotation] = quoted_sentences(self.source, quotation, self.near, self.names, beside)
        return self._read[quotation]

    def insertions(self, quotation: Token) -> Iterator[Frame]:
        """Yield the clauses that tell within a quotation who said it, when and where."""
        return insertions(self.source, quotation, self.near, self.names)

    def signers(self, quotation: Token) -> list[Token]:
        """Return the people whose names stand under a quotation: "Against. Molotov. 5/IX"."""
        return self._signers(self.sentences(quotation)) if quotation.end - quotation.start <= LONGEST else []

    def _signers(self, sentences: Sequence[Sentence]) -> list[Token]:
        """Who signed the last words, and who signed words before them that consent: "Yes. Orlov. I agree. Petrov"."""
        signed: list[tuple[list[Token], bool]] = []  # who signed what, backwards, and whether that consents
        under: list[Token] = []
        for sentence in reversed(sentences):
            words = [token for token in sentence.tokens if token.kind != "mark"]
            said = any(token.kind in {"word", "quotation"} and not token.has("conjunction", "title") for token in words)
            if sentence is not sentences[0] and not said:
                under = [token for token in words if token.kind == "name" and not token.possessive] + under
                continue
            if not under:
                break
            signed.insert(0, (under, says_yes(sentence.tokens)))
            under = []
        found = [name for names, consents in signed for name in names if consents or len(signed) == 1]
        whole = (name for name in found if len(surname(name.text)) > _SHORT and name.text[-2:].islower())
        return [name for name in whole if not name.has("place")]

    @property
    def near(self) -> dt.date | None:
        """The letter's day, for years that are not printed."""
        return self.header.dating.near
