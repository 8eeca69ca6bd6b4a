"""By what medium a letter went: the marks on it, its heading and shelf mark, its greeting, and what the notes call it.

What is surer comes first: a mark; what a note tells of its sending; what the editors call the document; the telegraph's
line; a greeting or a farewell, which a message with a telegram's number has not; what the notes call it in passing; and
that it was sent by hand or by post.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import chain

from corrkg.edition.english.clause.circumstances import Sending
from corrkg.edition.english.clause.frames import Frame
from corrkg.edition.english.clause.phrases import MEANS, Phrase
from corrkg.edition.english.dispatch.carriers import answers
from corrkg.edition.english.dispatch.papers import Papers, is_foreign
from corrkg.edition.english.dispatch.whose import of_this_letter
from corrkg.edition.english.page.formal import FormalParts
from corrkg.edition.english.page.signatures import takes_leave
from corrkg.edition.english.word.tokenizing import tokenize
from corrkg.edition.english.word.tokens import NO_NAMES, Token
from corrkg.edition.records import Header, Witness
from corrkg.edition.source import SourceText, Span

Medium = tuple[str, Span | None, str]
Way = tuple[str, Span]  # a notation of the list of media, and the words of a note that tell it

_MARKS = {"cipher": "cipher-telegram", "telegram": "telegram", "telephone-message": "telephone-message"}
_WIRED = tuple(_MARKS.values())
# What turns a message into a cipher, or a cipher into a message.
_CIPHER = ("cipher-telegram", "decrypting", "encoding")


def medium_of(
    source: SourceText,
    header: Header,
    witnesses: Sequence[Witness],
    formal: FormalParts,
    sendings: Iterable[Sending],
    ways: Sequence[Way],
) -> Medium:
    """Return the medium, the words it rests on, and the rule.

    Args:
        source: the text.
        header: the heading, which may open with "Cipher telegram from".
        witnesses: the copies that the archive's line names, a telegraph form perhaps.
        formal: the marks, lines and numbers.
        sendings: what the notes tell of its sending and receipt.
        ways: what they call it besides.
    """
    told = [(sending.means, sending.dispatch.span) for sending in sendings]
    wired = any(number.series != "outgoing" for number in formal.numbers)  # a letter has an office's number at most
    greeting = None if wired else _greeting(source, formal)
    named = () if greeting is not None else ways
    found: Iterator[Medium] = chain(
        _marked(source, formal, "cipher"),
        _of(told, "cipher-telegram", "a note tells how it was sent or received"),
        _of(named, "cipher-telegram", "a note tells that it was a cipher"),
        *(_marked(source, formal, kind) for kind in ("telegram", "telephone-message")),
        *(_of(told, kind, "a note tells how it was sent or received") for kind in _WIRED),
        _called(source, header, witnesses),
        (("telegram", event.span, "it has the telegraph's line of dispatch") for event in formal.dispatches),
        (
            ("letter", span, "a personal greeting or farewell, and no mark or number of a telegram")
            for span in [greeting]
        ),
        *(_of(named, kind, "a note calls it so") for kind in _WIRED),
        () if wired else _of([*told, *named], "letter", "a note tells that it was sent or brought by hand or by post"),
    )
    return next((each for each in found if each[1] is not None), ("unstated", None, ""))


def _marked(source: SourceText, formal: FormalParts, kind: str) -> Iterator[Medium]:
    for mark in formal.marks:
        if mark.kind == kind:
            yield _MARKS[kind], mark.span, f"marked “{source.quote(mark.span)}”"


def _of(told: Iterable[Way], wanted: str, rule: str) -> Iterator[Medium]:
    return ((means, span, rule) for means, span in told if means == wanted)


def _called(source: SourceText, header: Header, witnesses: Sequence[Witness]) -> Iterator[Medium]:
    """What the editors call the document in its heading, or in the archive's line: "Telegraph form"."""
    lead = Span(header.span.start, header.senders[0].span.start)
    for span in (lead, *(witness.form_span for witness in witnesses if witness.form_span is not None)):
        means = _means(tokenize(source.quote(span), None, NO_NAMES))
        if means and (means != "letter" or span is lead):
            yield means, span, "the editors call it so"


def _greeting(source: SourceText, formal: FormalParts) -> Span | None:
    for span in (*formal.address[:1], *formal.body[-2:], *formal.signature[:1]):
        if takes_leave(source.quote(span)):
            return span
    return None


def _means(tokens: Iterable[Token]) -> str:
    words = list(tokens)
    if any(token.has(*_CIPHER) for token in words):
        return "cipher-telegram"
    return next((medium for name, medium in MEANS.items() if any(token.has(name) for token in words)), "")


# --- what the notes call it ---------------------------------------------------------------------------------------


def read_ways(frames: Sequence[Frame], header: Header) -> Iterator[Way]:
    """Yield what a note says of the letter's medium beside its sending: "the cipher bears …", "was encrypted by Orlov".

    From where the note speaks of another paper or of an answer, "the cipher" may be that.
    """
    papers = Papers(header)
    for frame in frames:
        papers.see(frame)
        if papers.foreign or papers.answered or answers(frame) or frame.holds("pointing"):
            return
        if frame.status == "proposed":
            continue
        means = _way(frame, header)
        if means:
            yield means, frame.span


def _way(frame: Frame, header: Header) -> str:
    named = _means(
        token for phrase in frame.phrases if _is_the_letter(frame, phrase, header) for token in phrase.tokens
    )
    mine = frame.status == "done" and of_this_letter(frame, header, foreign=False)
    cipher = frame.holds("decrypting", "encoding") or frame.verb("cipher-telegram")
    if (named or mine) and (any(map(_by_cipher_clerks, frame.chain())) or (mine and cipher)):
        return "cipher-telegram"
    if named not in {"", "letter"}:
        return named
    alone = frame.voice == "verbless" and frame.ordinal == 0
    if alone and all(map(_is_circumstance, frame.phrases)):
        return _means(frame.tokens)  # "By courier.", "Cipher, Sochi, October 2"
    said = frame.verb("saying", "informing", "reading", "putting_to") and frame.voice in {"passive", "bare"}
    if mine and said and frame.means != "letter":
        return frame.means
    return _brought(frame) if mine else ""


def _by_cipher_clerks(frame: Frame) -> bool:
    return any(phrase.holds("clerk", "dispatch_office") and phrase.holds("cipher-telegram") for phrase in frame.phrases)


def _is_circumstance(phrase: Phrase) -> bool:
    """Tell whether words are a day, an hour, a place or a means, and name nobody."""
    place = phrase.place and phrase.preposition != "by"
    return phrase.is_moment or place or (bool(_means(phrase.tokens)) and not phrase.people)


def _is_the_letter(frame: Frame, phrase: Phrase, header: Header) -> bool:
    """Tell whether a phrase calls the letter by its medium: "the cipher", "on the telegram", "the deciphered copy"."""
    head = phrase.head
    if head is None or not (phrase.is_noun or phrase.preposition in {"on", "of", "under"}):
        return False
    known = phrase.tokens[0].text.lower() in {"the", "this"} or (phrase is frame.phrases[0] and frame.group is None)
    one = head.lemma == head.text.lower()
    decrypted = phrase.holds("decrypting", "encoding") and not frame.owners(phrase, "of")
    return known and one and (decrypted or (phrase.has("paper", "sheet") and not is_foreign(frame, phrase, header)))


def _brought(frame: Frame) -> str:
    """Tell whether somebody or something carried it: "was brought by Orlov", "went with the plane", "by hand"."""
    carried = frame.verb("bringing", "hand", "taking_away", "going", "sending", "receipt")
    for phrase in frame.phrases if carried else ():
        if phrase.preposition in {"by", "with", "through"} and (
            phrase.holds("by-letter", "carrier") or phrase.has("desk")
        ):
            return "letter"
        people = phrase.people and not phrase.holds("place", "clerk")
        if phrase.preposition in {"with", "through"} and people:
            return "letter"
        if phrase.preposition == "by" and people and frame.verb("bringing", "hand", "delivered"):
            return "letter"
    taken = frame.voice == "active" and frame.verb("taking_away", "bringing") and frame.holds("by-letter")
    return "letter" if taken else ""
