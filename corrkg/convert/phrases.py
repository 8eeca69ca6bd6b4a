"""What corrkg itself says in labels, in the language of the text whose words it says it of."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Phrases:
    """The phrases of one language; ``{}`` stand for words of the text, numbers and dates."""

    language: str
    note: str
    introduction: str
    decision: str
    on: str
    undated: str
    folio: str
    folios: str
    verso: str


_PHRASES = {
    "en": Phrases(
        "en",
        "Note {} to: {}",
        "Introduction: {}",
        "Politburo, {}: {}",
        "on “{}”",
        "no date",
        "folio {}",
        "folios {}–{}",
        "v",
    ),
    "ru": Phrases(
        "ru",
        "Примечание {} к: {}",
        "Вступление: {}",
        "Политбюро, {}: {}",
        "по вопросу: «{}»",
        "без даты",
        "лист {}",
        "листы {}–{}",
        " об.",
    ),
}


def phrases(language: str) -> Phrases:
    """Return the phrases for a text in ``language``, a tag of RFC 5646; those of English for one that has none.

    >>> phrases("ru").note.format(1, "Каганович – Сталину"), phrases("de-AT").language
    ('Примечание 1 к: Каганович – Сталину', 'en')
    """
    return _PHRASES.get(language.partition("-")[0].lower(), _PHRASES["en"])
