"""What a paper is called: its noun with what belongs to it, its matter and its title."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import islice, pairwise

from corrkg.edition.english.clause.frames import Frame
from corrkg.edition.english.clause.phrases import Phrase
from corrkg.edition.english.document.cited import doing_in, kind_of
from corrkg.edition.english.word.tokens import Token
from corrkg.edition.english.word.vocabulary import NUMBERS
from corrkg.edition.source import SourceText, Span

_GAP = 3  # the sign of a note may stand between
# What may stand between a paper and what tells whose it is.
_JOINS = frozenset({"from", "of", "by", "to", "on", "about", "for", "dated", "concerning", "regarding", "in", "via"})


def with_whole_papers(frame: Frame) -> Frame:
    """Return a clause in which a paper and the name before it are one phrase: "the note to Orlov and the TASS report".

    The name ends a phrase elsewhere, since a verb may follow it.
    """
    joined: dict[int, Phrase] = {}
    for one, other in pairwise(frame.phrases):
        if _is_half(one) and _is_other_half(other, one.tokens[-1]):
            own = one.lead == "and"  # "to Orlov and the TASS report": no more to whom
            joined[id(one)] = one._replace(
                tokens=(*one.tokens, *other.tokens), head=other.head, preposition="" if own else one.preposition
            )
            joined[id(other)] = joined[id(one)]
    if not joined:
        return frame
    before, after, subject = (
        tuple({id(whole): whole for phrase in part if (whole := joined.get(id(phrase), phrase))}.values())
        for part in (frame.before, frame.after, frame.subject)
    )
    return replace(frame, before=before, after=after, phrases=(*before, *after), subject=subject)


def _is_half(phrase: Phrase) -> bool:
    last = phrase.tokens[-1]
    return last.kind == "name" and not last.possessive and phrase.tokens[0].has("determiner")


def _is_other_half(phrase: Phrase, last: Token) -> bool:
    bare = not (phrase.preposition or phrase.lead or phrase.tokens[0].has("determiner", "pronoun"))
    return bare and phrase.tokens[0].start - last.end <= _GAP and bool(kind_of(phrase))


def words_of(frame: Frame, phrase: Phrase, index: int) -> list[Token]:
    """Return the words by which a clause calls a paper.

    What is asked with it ("a note asking for your opinion") and when it goes ("in the morning") are none.

    Args:
        frame: the clause.
        phrase: the phrase that names the paper.
        index: its place among the phrases of the clause.
    """
    words = _without_doing(phrase)
    whole, preposition = len(words) == len(phrase.tokens), phrase.preposition
    for part in behind(frame, index):
        if not whole or not (_belongs(part, preposition) or _goes_on(part, words[-1])):
            break
        more = _without_doing(part)
        words += more
        whole, preposition = len(more) == len(part.tokens), part.preposition or preposition
    return words


def span_of(source: SourceText, frame: Frame, phrase: Phrase, index: int) -> Span:
    """Return where the words stand by which a clause calls a paper, as in `words_of`."""
    start = next((token.start for token in _without_lead(phrase.tokens) if not token.has("pronoun", "relative")), 0)
    end = max(token.end for token in words_of(frame, phrase, index))
    return Span(start, end - (source.text[end - 1] in "?!"))  # which no word is read without


def _without_lead(tokens: Sequence[Token]) -> Sequence[Token]:
    """Return the words of a paper without a verb before whose it is: "see Orlov's telegram", "this means Orlov's"."""
    owner = next((place for place, token in enumerate(tokens) if token.kind == "name" and token.possessive), 0)
    lead = tokens[:owner]
    verb = any(token.lemma == "mean" or token.has("auxiliary") for token in lead)
    return tokens[owner:] if verb or not any(token.has("determiner") for token in lead) else tokens


def one_of(source: SourceText, frame: Frame, phrase: Phrase, index: int) -> str:
    """Return what one of several papers is called: "telegram from Orlov" of "two telegrams from Orlov".

    Args:
        source: the text.
        frame: the clause.
        phrase: the phrase that names the papers.
        index: its place among the phrases of the clause.
    """
    words = words_of(frame, phrase, index)
    noun = next((place for place, token in enumerate(words) if token is phrase.head), 0)
    lead = (token for token in words[:noun] if token.kind != "number" and token.lemma not in NUMBERS)
    own = [token.text for token in lead if not token.has("determiner")]
    rest = source.words(Span(words[noun].end, words[-1].end))
    return " ".join(filter(None, [*own, words[noun].lemma, rest.strip()]))


def behind(frame: Frame, index: int) -> Iterator[Phrase]:
    """Yield the phrases after one of a clause, on its side of the verb; ``index`` is its place among them all."""
    end = len(frame.before) if index < len(frame.before) else len(frame.phrases)
    return islice(frame.phrases, index + 1, end)


def around_it(frame: Frame, index: int) -> list[Phrase]:
    """Return the phrases after a paper that belong to it, on its side of the verb; ``index`` is its place."""
    found: list[Phrase] = []
    for phrase in behind(frame, index):
        row = phrase.preposition in _JOINS and (not phrase.lead or phrase.people)
        if not row or (kind_of(phrase) and phrase.preposition != "of"):
            break
        found.append(phrase)
    return found


def _without_doing(phrase: Phrase) -> list[Token]:
    return list(phrase.tokens[: doing_in(phrase)])


def _belongs(part: Phrase, preposition: str) -> bool:
    """Tell whether a phrase says of what, by whom or to whom a paper is."""
    if part.preposition not in _JOINS or part.has("part_of_day") or (kind_of(part) and part.preposition != "of"):
        return False
    if part.lead == "and" and len(part.tokens) == 1 and part.has("asking"):
        return False  # "the draft of Orlov and ask for your opinion"
    if part.is_moment and part.preposition not in {"dated", "of"}:
        return False  # when it was sent
    return not part.lead or bool(part.people) or (part.lead == "and" and part.preposition == preposition)


def _goes_on(part: Phrase, last: Token) -> bool:
    """Tell whether a phrase is the rest of a name, or a title: "of the All-Union | Communist Party", "“On Mills”"."""
    if part.preposition or part.lead or part.tokens[0].start - last.end != 1 or part.is_moment or kind_of(part):
        return False
    title = part.tokens[0].kind == "quotation" and len(part.tokens) == 1
    noun = last.kind == "name" and not last.possessive and part.head is not None and part.head.kind == "word"
    return title or part.tokens[0].text[:1].isupper() or (noun and not part.has("adverb"))


def is_no_paper(frame: Frame, phrase: Phrase, kind: str) -> bool:
    """Tell whether a noun means none here: "Article 6", "lay on Orlov's table", "to entrust the report to Orlov"."""
    if kind == "report":
        return any(token.lemma in {"entrust", "assign"} for token in frame.tokens)
    furniture = phrase.preposition == "on" and phrase.has("desk")
    return furniture or (kind == "article" and phrase.first("number") is not None)


def is_named_by_a_name(phrase: Phrase) -> bool:
    """Tell whether a paper is called by the name of whose it is or whence: "the TASS report"."""
    lead = [token for token in phrase.tokens if phrase.head is not None and token.start < phrase.head.start]
    the = phrase.tokens[0].lemma == "the"  # "Kosior and Lyubchenko report" is a clause
    return the and any(token.kind == "name" and not token.possessive for token in lead)


def has_matter(frame: Frame, index: int, phrase: Phrase) -> bool:
    """Tell whether it is said what is drafted: "draft resolution", "the project on the fund"."""
    if any(token.kind == "word" and not token.has("determiner", "cited-draft", "pronoun") for token in phrase.tokens):
        return True
    after = frame.phrases[index + 1 : index + 2]
    return any(part.preposition in {"of", "on", "for", "about"} for part in after)
