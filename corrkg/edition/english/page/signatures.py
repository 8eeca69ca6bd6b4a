"""The signature of a letter: a line of senders' names, in whatever dress."""

from __future__ import annotations

import re

from corrkg.edition.english.page.address import NAME, TITLE, same_name, surname
from corrkg.edition.english.word.tokenizing import tokenize
from corrkg.edition.english.word.tokens import NO_NAMES
from corrkg.edition.records import Header
from corrkg.edition.source import SourceText, Span, fold, trim

# What a farewell may go on with before the name: "I shake your hand firmly. L. Kaganovich".
_TO_NAME = re.compile(r"[^.!,;A-Z]{0,40}[\s.,!–—-]+(?=[A-Z])")
# Whom it may greet: "Greetings to Comrade Petrenko and Zaytsev. Your P. Orlov".
_GREETED = re.compile(
    rf"[^.!,;A-Z]{{0,40}}\b(?:to|from)\s+{TITLE}{{0,2}}{NAME}(?:(?:,\s*|\s+and\s+){TITLE}{{0,2}}{NAME}){{0,4}}[.!]\s+(?=[A-Z])"
)
_YOURS = re.compile(r"Yours?[\s.,!-]+")
# A farewell is short.
_LONGEST_FAREWELL = 80
_FAREWELL_WORDS = 6
_SENTENCE_END = re.compile(r"[.!?][\s\xa0]+|\n")

# "/Stalin/", "Signed: Stalin"; "People's Commissar K. Voroshilov"; "Your Koba", by a name that no header has.
_DRESS = re.compile(r"^(?:(?:Signed|Signature|Sgd|p\.\s?p)\b\s*[.:]?\s*|[/(]\s*(?=[A-Z]))|\s*[/)](?=[\s.\d]*$)")
_OFFICE = re.compile(
    r"^(?:Deputy\s+)?(?:Secretar(?:y|ies)|People['’]s\s+Commissars?|Chairman|Deputy|Head|Members?|Director)\b"
    rf"(?:\s+[\w’'()-]+){{0,8}}?\s+(?={NAME}[\s.]*(?:\d{{1,2}}[\s.]*)?$)"
)
# In whose name they sign: "On behalf of the commission Orlov", "By order of the commission: Orlov".
_BEHALF = re.compile(
    r"^(?:On\s+behalf\s+of|By\s+(?:order|instruction)\s+of|For)\s+(?:the\s+)?[\w\s’'()-]{2,60}?"
    rf"(?:\s*:\s*|\s+)(?={NAME}(?:(?:,\s*|\s+and\s+|\.\s+){NAME})*[\s.]*(?:\d{{1,2}}[\s.]*)?$)"
)
# A line of names ends in one, or in its initials; the number of a note may follow.
_ENDS_IN_NAME = re.compile(r"[A-ZÀ-ÞŁŚŽА-Я][\w’'`.-]*[\s\d.,/)-]*$")
_FAMILIAR = re.compile(r"Yours?,?\s+(?:[A-Z]\.\s?)?[A-Z][a-z]+\.?(?:\s*\d{1,2}\s*\.?)?")

# "Greetings. Sergo.", "I kiss you. Sergo.": by a name that no header has.
_FAREWELL_AND_NAME = re.compile(
    r"(?:(?:[Gg]reetings?|[Rr]egards|I\s+(?:kiss|embrace|hug)\s+you(?:\s+[a-z]+)?)[\s.,!-]+)+"
    r"(?P<name>[A-Z][a-z]+)\.?(?:\s*\d{1,2}\s*\.?)?"
)


def short_for(name: str, form: str) -> bool:
    """Tell whether a signature is a surname cut short: ``I. St.`` for Stalin."""
    short = surname(name).rstrip(".")
    return 2 <= len(short) <= 4 and surname(form).startswith(short)


def takes_leave(words: str) -> bool:
    """Tell whether words greet or take leave: "Hello, Comrade Gromov!", "I press your hand", "Your P. Orlov"."""
    parting = any(token.has("parting", "fond") for token in tokenize(words, None, NO_NAMES))
    return parting or re.search(r"\bYours?\s+[A-Z]", words) is not None or _closes(words)


def _closes(words: str) -> bool:
    """Tell whether the last sentence of a paragraph is short and says no more than a farewell: "See you soon"."""
    last = _SENTENCE_END.split(words.rstrip(" .!\xa0")[-_LONGEST_FAREWELL:])[-1]
    tokens = tokenize(last, None, NO_NAMES)
    said = any(token.past or token.has("negation") for token in tokens)  # "regards were sent"
    wishes = any(token.has("parting_alone") for token in tokens) and not said
    return wishes and len(tokens) <= _FAREWELL_WORDS


def farewell_end(words: str) -> int:
    """Return where a farewell that stands before a name at the head of a line ends; 0 if there is none.

    >>> farewell_end("I shake your hand. P. Orlov"), farewell_end("With greetings P. Orlov"), farewell_end("P. Orlov")
    (19, 15, 0)
    """
    end = 0
    for token in tokenize(words[: 2 * _LONGEST_FAREWELL], None, NO_NAMES):
        leaves = token.has("parting", "parting_alone", "fond")
        goes_on = _GREETED.match(words, token.end) or _TO_NAME.match(words, token.end) if leaves else None
        if goes_on is not None and goes_on.end() <= _LONGEST_FAREWELL:
            end = goes_on.end()
    return end


class SignatureReader:
    """Finds the signature of one document.

    Args:
        source: the text.
        header: names the senders.
    """

    def __init__(self, source: SourceText, header: Header) -> None:
        """Take the header, which names the senders."""
        self.source, self.text, self.header = source, source.text, header

    def after_farewell(self, line: Span) -> tuple[Span, Span]:
        """Divide ``With greetings, L. Kaganovich`` into the farewell, which is body, and the signature."""
        end = line.start + farewell_end(self.source.quote(line))
        return trim(self.text, Span(line.start, end)), trim(self.text, Span(end, line.end))

    def names(self, words: str) -> list[str] | None:
        """Return the names of a line that holds names only, a farewell before them apart."""
        if _ENDS_IN_NAME.search(words) is None:
            return None
        words = _DRESS.sub("", fold(words))
        behalf = _BEHALF.match(words)
        said = behalf is not None and any(token.past for token in tokenize(behalf.group(), None, NO_NAMES))
        words = _OFFICE.sub("", words[behalf.end() :] if behalf is not None and not said else words)
        words = _OFFICE.sub("", _YOURS.sub("", words[farewell_end(words) :], count=1))
        words = re.sub(r"[\s.]*\d{1,2}\s*\.?\s*$", "", words).rstrip(" .,")
        if not words:
            return None
        names = []
        for piece in re.split(
            r"(?<=[a-z’'])\s*[.,;]\s*|\s+and\s+|\s*,\s*", re.sub(r"(?<=[\w’'])\s+\d{1,2}\s*(?=[.,])", "", words)
        ):
            name = re.fullmatch(rf"{TITLE}{{0,3}}({NAME})(?:\s+\d{{1,2}})?\.?", piece.strip())
            if name is None:
                return None
            names.append(name[1])
        return names

    def holds(self, line: Span) -> bool:
        """Tell whether a line is a signature."""
        if len(line) > 160:
            return False
        initials = re.fullmatch(r"(?:[A-Z]\.\s?){0,2}([A-Z])\.?(?:\s*\d{1,2}\s*\.?)?", fold(self.source.quote(line)))
        if initials is not None:  # "A. G." is Aleksei Golubov
            return any(surname(sender.form).startswith(initials[1].lower()) for sender in self.header.senders)
        if _FAMILIAR.fullmatch(self.source.quote(line)):
            return True
        familiar = _FAREWELL_AND_NAME.fullmatch(self.source.quote(line))
        if familiar is not None:  # "Greetings to you" of the one written to is none
            return not any(same_name(familiar["name"], to.form) for to in self.header.recipients)
        names = self.names(self.source.quote(line))
        if not names:
            return False
        own = sum(
            any(same_name(name, sender.form) or short_for(name, sender.form) for sender in self.header.senders)
            for name in names
        )
        return own * 2 >= len(names) and own > 0

    def within(self, line: Span) -> int | None:
        """Return where a signature begins in the last words of a paragraph (``… Your L. Kaganovich``)."""
        words = self.source.quote(line)
        for match in re.finditer(
            rf"(?<=[.!?])\s*(?P<sign>(?:Yours?,?\s+)?(?:{NAME}|(?:[A-Z]\.\s?)+))[\s.]*(?:\d{{1,2}}\s*\.?\s*)?$", words
        ):
            initial = re.search(r"\b[A-Z]\.$", words[: match.start()])  # "… L." before it is of the same name
            if initial is None and self.holds(Span(line.start + match.start("sign"), line.end)):
                return line.start + match.start("sign")
        return None
