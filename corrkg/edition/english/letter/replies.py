"""Where a letter answers another.

It may say so (``Your 123 don't mind``, ``To your No. 86``, ``your telegram of …``, ``Received your letter``), or give a
verdict without saying on what letter (``As for the uniform, I do not mind``).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby, pairwise, takewhile

from corrkg.edition.english.clause.frames import Frame
from corrkg.edition.english.document.allusions import SAID, allusions, cited_day
from corrkg.edition.english.letter.sections import Section, Sentence
from corrkg.edition.english.page.address import same_name
from corrkg.edition.english.stance.leanings import frame_stance
from corrkg.edition.english.stance.verdicts import STANCES
from corrkg.edition.english.word.ordinals import ANY_DAY, day_of
from corrkg.edition.english.word.stops import sentences
from corrkg.edition.english.word.tokenizing import tokenize
from corrkg.edition.english.word.tokens import NO_NAMES, Token
from corrkg.edition.english.word.vocabulary import opening
from corrkg.edition.records import Footnote, NameForm, Reply
from corrkg.edition.source import SourceText, Span

# How many words may stand between "your" and what it is said of, or around it.
_NEAR = 3
_ANNOUNCED = "a note of the letter before says that the next document answers it"
_BY_NUMBER = "cites the number of the letter that it answers"
_BY_DATE = "cites the date of the letter that it answers"
_BY_DAY = "cites the day of the letter that it answers"
_PLAINLY = "says that it answers a letter, without its number"
_VERDICT = "agrees or objects, without saying to which letter"
# What one does by a letter, beside asking or proposing.
_DONE = ("consent", "refusal", "objection", "decision", "answer")
_NUMBER_SIGN = re.compile(r"(?:Nos?\b\.?|№)\s?\d")
# What was said to whom, about what, may stand before its day: "you wrote to me about the mill on the 12th".
_ON_THE_NTH = re.compile(
    rf"(?:\s+to\s+\w+)?(?:\s+(?:about|of)\s+(?:the\s+)?\w+)?\s+on\s+(?:the\s+(?P<day>{ANY_DAY})\b(?!\s+of\b)|(?=[A-Z\d]))"
)
_OF_THE_NTH = re.compile(rf"\s+of\s+the\s+(?P<day>{ANY_DAY})\b")


def read_replies(
    source: SourceText, sections: Sequence[Section], recipients: Sequence[NameForm] = ()
) -> tuple[Reply, ...]:
    """Return what the body says of letters that it answers; the letters are found in the conversion.

    Args:
        source: the text.
        sections: the letter's body.
        recipients: those to whom the letter goes: "Gromov's letter of the 16th" is theirs.
    """
    found: list[Reply] = []
    every = (sentence for section in sections for sentence in section.sentences)
    for _, paragraph in groupby(every, key=lambda sentence: sentence.part):
        found += _of_paragraph(source, list(paragraph), recipients)
    if any(reply.certainty == "high" for reply in found):
        found = [reply for reply in found if reply.kind != "allusion"]  # it says plainly what it answers
    return tuple(found)


def _of_paragraph(source: SourceText, paragraph: Sequence[Sentence], recipients: Sequence[NameForm]) -> list[Reply]:
    """Return what a paragraph cites, in its order; where it cites nothing, the verdicts that it gives."""
    tokens = [token for sentence in paragraph for token in sentence.tokens]
    end = tokens[-1].end
    cited = [reply for index in _yours(tokens) for reply in _citations(source, tokens, index, end)]
    cited += _of_recipients(source, tokens, recipients, end)
    for words in (sentence.tokens for sentence in paragraph if not sentence.question):
        cited += [*_from_you(words), *_you_in(words), *_you_on(source, words)]
    starts = {reply.span.start for reply in cited}
    for place, sentence in enumerate(paragraph):
        if not any(token.start in starts for token in sentence.tokens):
            heads = place + 1 < len(paragraph) and all(_is_list_number(each.tokens) for each in paragraph[:place])
            cited += list(_opening(source, sentence.tokens, heads=heads)) or allusions(sentence.tokens, recipients)
    return sorted(cited, key=lambda reply: reply.span) or [*_verdicts(paragraph)]


def read_announced(source: SourceText, notes: Iterable[Footnote]) -> tuple[Reply, ...]:
    """Return what the notes say of an answer that is printed next: "On receiving a refusal (see the next document)"."""
    found = []
    for note in notes:
        words = source.text[note.span.start : note.span.end]
        if not any(word in words.lower() for word in opening("next_document")):
            continue  # as most notes
        for sentence in sentences(tokenize(words, None, NO_NAMES, note.span.start)):
            said = any(token.has("next_document") for token in sentence)
            if said and any(token.has("answer", "refusal", "consent", "answering") for token in sentence):
                span = Span(sentence[0].start, sentence[-1].end)
                found.append(Reply(span, None, "high", _ANNOUNCED, kind="next"))
    return tuple(found[:1])


# --- answering ----------------------------------------------------------------------------------------------------


def _yours(tokens: Sequence[Token]) -> Iterator[int]:
    return (index for index, token in enumerate(tokens) if "your" in token.classes)


def _citations(source: SourceText, tokens: Sequence[Token], index: int, end: int) -> Iterator[Reply]:
    """The letters that "your" cites: by numbers, by a date, or only as a letter, a proposal, a question."""
    start, alone = tokens[index].start, tokens[index].text.lower() == "yours"
    index = _after_owners(tokens, index)
    opens = index == 0 or tokens[index - 1].text in {".", "!", "?", ")"}  # "Your refusal is correct"
    cited = ("cited", *_DONE) if opens and not alone else ("cited",)
    noun = next((i for i in range(index + 1, min(index + 1 + _NEAR, len(tokens))) if tokens[i].has(*cited)), None)
    if noun is not None and any(
        tokens[i].kind in {"mark", "number"} or tokens[i].has("preposition", "auxiliary")
        for i in range(index + 1, noun)
    ):
        noun = None  # "your opinion is requested"
    after = tokens[noun + 1 : noun + 1 + _NEAR] if noun is not None and not tokens[noun].has("cited") else ()
    if any(token.has("asking", "necessary", "missing") for token in after):
        return  # "your consent is needed"
    while noun is not None and noun + 1 < len(tokens) and tokens[noun + 1].has("cited"):
        noun += 1  # "your draft telegram"
    last = index if noun is None else noun
    under = last + 1 < len(tokens) and tokens[last + 1].lemma == "under"
    numbers, stop = _numbers(tokens, last + 1 + under)
    if numbers:
        yield from (Reply(Span(start, stop), number, "high", _BY_NUMBER) for number in numbers)
        return
    noun = index if noun is None and alone else noun  # "yours of the 12th"
    if noun is None:
        return
    if dated := _dated(source, tokens, start, noun, end):
        yield dated
        return
    around = [*tokens[max(0, index - 2) : index], *tokens[noun + 1 : noun + 4]]
    several = tokens[noun].text.lower() != tokens[noun].lemma
    sent = any(token.has("coming") for token in around) or not tokens[noun].has("raised", "answering")
    if noun == index or (several and sent):
        return  # "your telegrams" are no one letter, nor "I received your proposals"; "I share your proposals" may be
    receipt = tokens[noun].lemma == "letter" and any(token.has("coming") for token in around)
    kind = "telephoned" if tokens[noun].has("telephone-message") else "receipt" if receipt else "citation"
    yield Reply(Span(start, tokens[noun].end), None, "medium", _PLAINLY, kind=kind)


def _dated(source: SourceText, tokens: Sequence[Token], start: int, noun: int, end: int) -> Reply | None:
    """The letter whose day stands after the noun: "of May 12", "of the 12th"."""
    after = tokens[noun + 1 : noun + 3]
    if len(after) == 2 and after[0].has("preposition") and after[0].text in {"of", "from", "dated"}:
        day = cited_day(after[1]) if after[1].kind == "day" else None
        if day is not None:
            return Reply(Span(start, after[1].end), None, "high", _BY_DATE, day)
    nth = _OF_THE_NTH.match(source.text, tokens[noun].end, end)
    return Reply(Span(start, nth.end()), None, "high", _BY_DAY, (day_of(nth["day"]), None)) if nth else None


def _of_recipients(
    source: SourceText, tokens: Sequence[Token], recipients: Sequence[NameForm], end: int
) -> Iterator[Reply]:
    """The letters of a day that are said to be the recipients': "proposed in Gromov's letter of the 16th"."""
    for index, token in enumerate(tokens[:-1]):
        theirs = token.possessive and any(same_name(token.text, name.form) for name in recipients)
        if not (theirs and tokens[index + 1].has("cited")):
            continue
        if reply := _dated(source, tokens, token.start, index + 1, end):
            yield reply
        elif any(after.has("of_a_matter") for after in tokens[index + 2 : index + 3]):  # "Gromov's letter on the mill"
            yield Reply(Span(token.start, tokens[index + 1].end), None, "medium", _PLAINLY, kind="citation")


def _from_you(sentence: Sequence[Token]) -> Iterator[Reply]:
    """The letter of which something is said to have come: "the remarks on the mill received from you"."""
    for index, token in enumerate(sentence[2:], 2):
        if token.lemma != "you" or sentence[index - 1].lemma != "from" or not sentence[index - 2].past:
            continue
        if sentence[index - 2].has("coming"):
            yield Reply(Span(sentence[0].start, token.end), None, "medium", _PLAINLY, kind="citation")
            break


def _you_in(sentence: Sequence[Token]) -> Iterator[Reply]:
    """The letter in which "you" did something, by its number: "in the form in which you gave it in cipher No. 17"."""
    you = next((index for index, token in enumerate(sentence) if token.lemma == "you" and not token.has("your")), None)
    for index, token in enumerate(sentence[:-1]):
        if you is None or index < you + 2 or not token.has("cited") or not sentence[index - 1].has("preposition"):
            continue
        numbers, stop = _numbers(sentence, index + 1)
        yield from (Reply(Span(token.start, stop), number, "high", _BY_NUMBER) for number in numbers)


def _you_on(source: SourceText, sentence: Sequence[Token]) -> Iterator[Reply]:
    """The letter of the day on which "you" said something: "regarding what you write on the 16th"."""
    if sentence[0].has("condition"):
        return  # "if you write on the 16th"
    for you, verb in pairwise(sentence):
        if you.lemma != "you" or you.has("your") or not verb.has(*SAID):
            continue
        on = _ON_THE_NTH.match(source.text, verb.end, sentence[-1].end)
        if on is None or not (verb.past or verb.has("saying", "wiring")):
            continue  # "what you propose on the 16th" may be for that day
        named = next((token for token in sentence if token.start == on.end()), None)
        day = (day_of(on["day"]), None) if on["day"] else cited_day(named) if named is not None else None
        if day is not None:
            end = on.end() if on["day"] or named is None else named.end
            yield Reply(Span(you.start, end), None, "high", _BY_DAY, day)


def _after_owners(tokens: Sequence[Token], index: int) -> int:
    """The place of the last of those whose letter it is: "your and Kirov's No. 24"."""
    while index + 2 < len(tokens) and tokens[index + 1].lemma in {"and", "with"} and tokens[index + 2].kind == "name":
        index += 2
    return index


def _is_list_number(sentence: Sequence[Token]) -> bool:
    """Tell whether it is no more than the number of a point: "1."."""
    return len(sentence) == 2 and sentence[0].kind == "number" and sentence[1].text == "."


def _numbered(sentence: Sequence[Token], *, heads: bool) -> Iterator[Reply]:
    """The letters that a sentence answers by their number alone: "To No. 24: agreed", "No. 24 received".

    A number alone at the head of a paragraph is that of what the paragraph answers: "No. 24. Agreed".
    """
    led = sentence[0].has("preposition") and sentence[0].lemma not in {"in", "at"}
    at = _after_the_paper(sentence) if led else 0
    if at >= len(sentence) or not (sentence[at].has("number_sign") or _NUMBER_SIGN.match(sentence[at].text)):
        return
    numbers, stop = _numbers(sentence, at)
    rest = [token for token in sentence if token.start >= stop]
    closes = not rest or rest[0].text in {":", ".", ","} or rest[0].has("receipt", "consent") or rest[0].lemma == "be"
    alone = heads and all(token.text == "." for token in rest)
    if numbers and closes and (led or alone or any(token.has("surely_receipt") for token in rest[:3])):
        yield from (Reply(Span(sentence[at].start, stop), number, "high", _BY_NUMBER) for number in numbers)


def _opening(source: SourceText, sentence: Sequence[Token], *, heads: bool) -> Iterator[Reply]:
    """The letters whose number or day a sentence opens with, whatever its own: "1) To No. 24: agreed"."""
    listed = len(sentence) > 2 and sentence[0].kind in {"number", "word"} and sentence[1].text == ")"
    words = sentence[2:] if listed else sentence
    yield from list(_numbered(words, heads=heads)) or _of_day(source, words)


def _after_the_paper(sentence: Sequence[Token]) -> int:
    """The place after "to the cipher (of Orlov and Petrenko) (under)", where its number or its day stands."""
    at = 1
    while at < len(sentence) and sentence[at].has("determiner", "cited"):
        at += 1
    if at < len(sentence) and at > 1 and sentence[at].text in {"of", "from"} and sentence[at + 1 : at + 2]:
        named = at + 1
        while named < len(sentence) and (sentence[named].kind == "name" or sentence[named].has("adding")):
            named += 1
        at = named if named > at + 1 else at
    return at + (at < len(sentence) and at > 1 and sentence[at].lemma == "under")


def _of_day(source: SourceText, sentence: Sequence[Token]) -> Iterator[Reply]:
    """The letter of a day that a sentence opens with: "To the cipher of the 16th about the mill: agreed"."""
    if sentence[0].has("preposition") and sentence[0].lemma not in {"in", "at"}:
        at = _after_the_paper(sentence) - 1
        if at > 0 and sentence[at].has("cited"):
            reply = _dated(source, sentence, sentence[0].start, at, sentence[-1].end)
            yield from [reply] if reply else []


def _numbers(tokens: Sequence[Token], index: int) -> tuple[list[int], int]:
    """The numbers that stand at ``index`` ("123", "No. 86", "Nos. 61, 62 and 64", "1556/sh"), and where they end.

    A number of things ("your 5 proposals") is none.
    """
    found: list[int] = []
    stop = 0
    while index < len(tokens) and (tokens[index].has("number_sign") or tokens[index].text in {"#", "№"}):
        index += 1 + (index + 1 < len(tokens) and tokens[index + 1].text == ".")
    while index < len(tokens) and tokens[index].kind in {"number", "time"}:
        token = tokens[index]
        values = [int(digits) for digits in re.findall(r"\d{1,4}(?!\d)", token.text)]
        index += 1
        if index + 1 < len(tokens) and tokens[index].text == "/" and tokens[index + 1].kind == "word":
            index += 2
        if index < len(tokens) and (_counted(tokens[index]) or tokens[index].text == "%"):
            break
        found += values
        stop = tokens[index - 1].end
        joint = list(takewhile(lambda part: part.text == "," or part.lemma == "and", tokens[index : index + 2]))
        if not joint or index + len(joint) >= len(tokens) or tokens[index + len(joint)].kind != "number":
            break
        index += len(joint)
    return found, stop


def _counted(token: Token) -> bool:
    """Tell whether a word is what a number counts: a noun in the plural."""
    lower = token.text.lower()
    plural = lower.endswith("s") and token.lemma != lower and not token.has("auxiliary", "preposition")
    return token.kind == "word" and (plural or token.has("counted"))


def _verdicts(paragraph: Sequence[Sentence]) -> Iterator[Reply]:
    """A paragraph that cites no letter may still agree or object to what one asked."""
    for sentence in paragraph:
        if sentence.question or not sentence.has(*STANCES) or not any(map(_is_verdict, sentence.frames)):
            continue
        first, last = sentence.tokens[0], sentence.tokens[-1]
        span = Span(first.start, last.end - (last.text in {".", "!", ";"}))
        yield Reply(span, None, "low", _VERDICT, kind="verdict")


def _is_verdict(frame: Frame) -> bool:
    if frame.group is None:
        return any(
            phrase.has("objection") and phrase.tokens[0].has("negation") for phrase in frame.before + frame.after
        )
    reason = any(token.lemma == "because" for token in frame.tokens[:2])  # "… because we consider them wrong"
    own = frame.first_person and not frame.group.past and not reason
    return own and frame.status != "proposed" and frame_stance(frame) != 0
