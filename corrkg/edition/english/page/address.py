"""The address line of a letter: ``Moscow. Central Committee of the CPSU (b). T. T. Kaganovich, Molotov.``."""

from __future__ import annotations

import re
from collections.abc import Set

from corrkg.edition.english.word.shapes import INITIALS
from corrkg.edition.records import Header, NameForm
from corrkg.edition.source import SourceText, Span
from corrkg.edition.spelling import ENGLISH

TITLE = r"(?:(?:[Cc]omrades?|[Tt]ov|[Vv]ols?|[Tt]t|TT|[Tt]|[Tt]ovarishch|Com|Mr|Citizen)\b\.?\s*)"
_WORD = r"[A-ZÀ-ÞŁŚŽА-Я][\w’'`-]+"
NAME = rf"(?:{INITIALS}\s*)?{_WORD}(?:\s+{INITIALS}|\s+{_WORD})?"
_TAIL = r"(?:\s*\d{1,2})?"
_ORGAN = (
    r"(?:(?:To\s+)?(?:the\s+)?(?:[Ss]ecretar(?:y|iat)|[Mm]embers?|[Cc]hairman)\s+of\s+(?:the\s+)?)?"
    r"(?:the\s+)?(?:Central\s+Committee|CC|Politburo|PB|SNK|Sovnarkom|Council\s+of\s+People['’]s\s+Commissars|Kremlin|[A-Z]{2,8})"
    r"(?:\s+(?:of\s+)?(?:the\s+)?[\w\s'’-]*?(?:\([^)]{1,6}\)|Bolsheviks|[A-Z]{2,8}|Party)(?:\s*\([^)]{1,6}\))?)?"
    r"(?:\s*\([^)]{1,6}\)\s*(?:[A-Z]\b|of\s+[A-Z]\w+))?"  # "CP (b) U", "Communist Party (b) of Ukraine"
)
_GREETING = (
    r"(?:(?:to|for)\s+(?=[Cc]omrade|[Tt]ov)"  # "Sochi, to Comrade Stalin"
    r"|Hello|Greetings|Dear|Dearest|Good\s+(?:day|evening|morning)|Respected|To)\b,?\s*"
)
# "Dear Lazar!", "Hello, Lazar!", "Lazar!": a short line of its own, by whatever name.
_SALUTATION = re.compile(
    r"(?:(?:My\s+)?(?:[Dd]ear|Dearest|Hello|Greetings|Respected|Good\s+(?:day|morning|evening|afternoon))\b[,!]?\s+)"
    rf"(?:(?:friend|[Dd]ear|[Rr]espected)\s+)*{TITLE}{{0,2}}"
    r"[A-Z][\w.’ ]{1,40}(?:,\s*hello)?[!,]"
    rf"|{_WORD}(?:\s+{_WORD})?(?:,\s*(?:hello|greetings|good\s+(?:day|evening)))?!"
)
_COPY_TO = r"[Cc]op(?:y|ies)\s*(?:[-–—:]|to|of|for)?\s*"
_ITEM = re.compile(
    rf"(?:(?P<copy>{_COPY_TO})|(?:{_GREETING})+)?(?:(?P<organ>{_ORGAN})|(?P<title>{TITLE}{{1,3}})?(?P<name>{NAME})){_TAIL}"
    rf"\s*(?P<stop>[.,;:!]|\band\b|[–—-]\s*for\b|\bfor\b|$|(?=\s+vols?\b|\s+(?:[Cc]omrades?|[Tt]ov|T)\b))[\s\xa0]*"
)
surname = ENGLISH.surname


def same_name(one: str, other: str) -> bool:
    """Tell whether two forms may be one surname, a case ending apart (``Golubovu`` for Golubov).

    >>> same_name("Sadykova", "Sadykov"), same_name("Tal", "Talin")
    (True, False)
    """
    short, long = sorted((surname(one), surname(other)), key=len)
    return short == long or (
        len(short) > 3 and long.startswith(short) and long[len(short) :] in {"a", "u", "y", "m", "e", "om", "oy", "ym"}
    )


def wrote(header: Header, form: str) -> bool:
    """Tell whether a printed name is that of a writer of the letter."""
    return any(same_name(form, name.form) for name in header.senders)


def receives(header: Header, form: str) -> bool:
    """Tell whether a printed name is that of somebody to whom the letter, or a copy of it, goes."""
    return any(same_name(form, name.form) for name in (*header.recipients, *header.copy_recipients))


class AddressReader:
    """Reads the address lines of one letter."""

    def __init__(self, source: SourceText, header: Header, places: Set[str] = frozenset()) -> None:
        """Take the header, which names the recipients, and the names of places in lower case."""
        self.source, self.text, self.header, self.places = source, source.text, header, places

    def end(self, line: Span, copies: list[NameForm]) -> int | None:
        """Return where the address that begins at ``line`` ends, or None if it is no address.

        An address is a run of places, organs and names; the line is one only if it names a recipient, a person
        with a title, or an organ, and it reaches to the end of the line or to the beginning of a sentence. A person
        to whom a copy goes is added to ``copies``.
        """
        if _SALUTATION.fullmatch(self.source.quote(line)):
            return line.end
        position, good, known, items, copy = line.start, None, False, 0, False
        while position < line.end:
            match = _ITEM.match(self.text, position, line.end)
            if match is None or not match.end() > position:
                break
            name = match["name"]
            recipient = name is not None and any(same_name(name, other.form) for other in self.header.recipients)
            copy = copy or match["copy"] is not None  # "Copy to Kharkov, Molotov": all names up to the stop
            through = match["stop"].endswith("for")  # "Poskrebyshev for Stalin"
            if name is not None and not (
                recipient or match["title"] or copy or through or self._placelike(match, line)
            ):
                break
            if copy and name and name.lower() not in self.places:
                span = Span(match.start("name"), match.end("name"))
                copies.append(NameForm(name, span))
            known = known or recipient or bool(match["organ"] or match["title"])
            items += 1
            copy = copy and match["stop"] in {",", "and"}
            position = match.end()
            if match["stop"] != "and" and match["stop"] != ",":
                good = position if known else good
        if position >= line.end and known:
            return line.end
        if good is None:
            return None
        rest = self.text[good : line.end].lstrip()
        starts_sentence = bool(re.match(r"[A-ZÀ-Þ“\"«\d(]", rest))
        return (
            good
            if starts_sentence and self.text[good - 1 : good] in " .!:\xa0" and self._addressed(line, good)
            else None
        )

    def names_recipient(self, line: Span) -> bool:
        """Tell whether a line names a recipient of the header, and begins no copy."""
        return self._addressed(line, line.end) and re.match(_COPY_TO, self.source.quote(line)) is None

    def _addressed(self, line: Span, end: int) -> bool:
        words = self.text[line.start : end]
        return any(
            re.search(rf"\b{re.escape(surname(name.form))}", words, re.IGNORECASE) for name in self.header.recipients
        )

    def _placelike(self, match: re.Match[str], line: Span) -> bool:
        """A capitalised word in front of a full stop, before any person (``Sochi. Stalin``)."""
        return match["stop"] in {".", ","} and len(self.source.quote(Span(line.start, match.start()))) < 60
