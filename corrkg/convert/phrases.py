"""What corrkg itself says in labels, in the language of the text whose words it says it of, and how long they are."""

from __future__ import annotations

from dataclasses import dataclass

LONGEST_LABEL = 160  # code points
ENDS = " .;,:"  # what is taken off the end of words that are cut, or that tell a decision


@dataclass(frozen=True, slots=True)
class Phrases:
    """The phrases of one language; ``{}`` stand for words of the text, numbers and dates."""

    language: str
    note: str
    introduction: str
    decision: str
    adopted: str  # by whom is not told
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
        "Decision, {}: {}",
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
        "Решение, {}: {}",
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


def clipped(words: str, length: int = LONGEST_LABEL) -> str:
    """Return words that are no longer than ``length`` code points: longer ones are cut after a word, and marked.

    >>> clipped("to sell the mill, the dam and the road", 20), clipped("to sell the mill", 20)
    ('to sell the mill …', 'to sell the mill')
    """
    return words if len(words) <= length else words[: length - 2].rsplit(" ", 1)[0].rstrip(ENDS) + " …"
