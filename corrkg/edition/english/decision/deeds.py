"""What a decision does, or a request wants done, and whom it concerns, where the words say so.

A deed is a verb with what it is done to: a person is appointed, a loan is allotted, a text is confirmed. The verb alone
tells little ("release Orlov", "release ten tons"). Those concerned are the names that stand as objects of the deed, not
those who do it, nor those whom something belongs to.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from corrkg.edition.english.clause.frames import Frame
from corrkg.edition.english.clause.phrases import Phrase
from corrkg.edition.english.word.tokens import Token
from corrkg.edition.records import Deed
from corrkg.edition.source import Span

_WHITHER = frozenset({"to", "from", "as", "into", "in", "for"})
_ABOUT = frozenset({"on", "about", "concerning", "regarding"})
# Verbs that say no more than that something was decided, or came before the body.
_FORMAL = ("deciding", "adopting", "drawing_up", "deliberate", "records", "entered", "consent")
_UNTIL = "leave until"  # which is one word to the rules, since a matter may be left so
# A noun that is itself an order: "a directive was given to".
_ORDERS = frozenset({"directive", "instruction", "order"})


def read_deed(frames: Iterable[Frame], *, wish: bool = False) -> Deed:
    """Return what clauses do, and the places of the names that it is done to.

    Args:
        frames: the clauses of a decision or of a request.
        wish: they are a request: there a third person that acts is one who is to act ("Orlov is to report").
    """
    kinds: dict[str, None] = {}
    names: list[Span] = []
    moved: list[tuple[str, Span]] = []
    words = 0
    going_on = False  # a deed was told in the clause before
    beside = False  # the body does something else besides
    for frame in frames:
        words += sum(_tells(token) for token in frame.tokens)
        if frame.earlier:  # "the PB, having heard Orlov, instructed …"
            continue
        # What is refused is not done, and so the words do say what the decision does: something else.
        told = tuple(_kinds(frame))
        done = dict.fromkeys(kind for kind, _ in told)
        dismissed = "releases" in done and frame.verb("releasing")  # a person, and no proposal
        refused = frame.status == "denied" or frame.verb("postpone") or (frame.verb("refusal") and not dismissed)
        done = {"other": None} if refused else done
        kinds |= done
        beside = beside or (not wish and _does_else(frame, told))
        if going_on and not done:
            gapped = list(_gapped(frame))
            names += gapped
            moved += [(moved[-1][0], name) for name in gapped if moved]
        going_on = bool(done) or (going_on and _is_aside(frame))
        if done or any(phrase.has("body") for phrase in frame.agents()):
            concerned = list(_concerned(frame, wish=wish))
            if "grants-leave" in done:
                concerned += [Span(name.start, name.start + len(name.text)) for name in _on_leave(frame)]
            names += concerned
            moved += () if refused else _moved(frame, told, concerned)
    if beside and kinds:
        kinds["other"] = None
    return Deed(tuple(kinds), tuple(dict.fromkeys(names)), words, tuple(dict.fromkeys(moved)))


def _does_else(frame: Frame, told: Sequence[tuple[str, Token | None]]) -> bool:
    """Tell whether the body does something in a clause that is no act of the list: "recognized the need of a mill".

    That it decided, adopted or heard something tells no deed by itself; what it decided to do does, each infinitive.
    """
    if frame.status != "done" or frame.group is None or not any(phrase.has("body") for phrase in frame.agents()):
        return False
    if not frame.verb(*_FORMAL):
        return not told
    words = {word.start if word is not None else None for _, word in told}
    decided = [
        phrase
        for at, phrase in enumerate(frame.after)
        if phrase.preposition == "to do" and not (at and not phrase.lead)
    ]
    return None not in words and any(phrase.tokens[0].start not in words for phrase in decided)


def _tells(token: Token) -> bool:
    """Tell whether a token says what was done, and not only that it was decided, and when."""
    if token.kind in {"name", "quotation"}:
        return not token.has("body")
    formal = token.has("body", "decision", "drawing_up", "preposition", "determiner", "auxiliary", "adverb", "pronoun")
    return token.kind == "word" and not formal and not token.has("conjunction", "modal", "minutes")


def _is_aside(frame: Frame) -> bool:
    """Tell whether a clause says in passing what somebody is: "he is an engineer"."""
    return frame.verb("auxiliary") and any(phrase.has("pronoun") for phrase in frame.subject)


def _gapped(frame: Frame) -> Iterator[Span]:
    """Yield the names that a deed goes on with behind an aside: "…, he is an engineer, and Gromov to the east"."""
    if not _is_aside(frame):
        return
    for phrase in frame.after:
        following = frame.following(phrase)
        whither = following is not None and following.preposition in _WHITHER
        if whither and not phrase.preposition and phrase.head is not None and phrase.head.kind == "name":
            yield from (Span(token.start, token.end) for token in phrase.tokens if token.kind == "name")


def _doing(frame: Frame) -> Iterator[Token]:
    """Yield the words that say what is done: verb, infinitives and nouns after it, the first word of a bare clause."""
    if frame.group is not None:
        yield frame.group.head
    elif frame.phrases:
        yield frame.phrases[0].tokens[0]
    for phrase in frame.phrases:
        if phrase.preposition == "to do":
            yield phrase.tokens[0]
        elif phrase.preposition in _ABOUT and phrase.head is not None and phrase.head.has("appointing", "releasing"):
            yield phrase.head  # "a decision on the dismissal of Orlov"


def _kinds(frame: Frame) -> Iterator[tuple[str, Token | None]]:
    """Yield the notations of the list of acts that a clause fits, each with the word that does it."""
    objects = _objects(frame)
    named = any(token.kind == "name" for phrase in objects for token in phrase.tokens)
    officers = any(phrase.holds("person_role") for phrase in objects)
    if any(_is_holiday(frame, phrase) for phrase in frame.phrases):
        yield "grants-leave", None
    for word in _doing(frame):
        direct = _direct(frame, word)
        into_office = (word.has("appointing") and not _amount(objects)) or (word.has("confirming") and officers)
        sent = word.has("posting") and (officers or _whither(objects)) and _persons(direct, sure=True)
        if sent or (into_office and _persons(objects)):
            yield "appoints", word
        if word.has("releasing") and not _amount(objects) and _persons(objects):
            yield "releases", word
        if word.has("allotting") and _amount(objects):
            yield "allots", word
        if word.has("instructing") and (named or any(_is_told(phrase) for phrase in objects)):
            yield "instructs", word
        if word.has("allotting", "sending", "hand") and any(_is_order(phrase) for phrase in objects):
            yield "instructs", word
        if word.has("confirming"):
            if any(phrase.has("settled_text") for phrase in direct):
                yield "confirms-text", word
            if any(phrase.has("distribution") for phrase in objects):
                yield "allots", word


def _moved(frame: Frame, told: Iterable[tuple[str, Token | None]], names: Iterable[Span]) -> Iterator[tuple[str, Span]]:
    """Yield who is appointed and who released: by the last such word before the name, or the only one of the clause.

    Who is replaced leaves, and "by", "with" whom comes.
    """
    doing = [(kind, word) for kind, word in told if word is not None and kind in {"appoints", "releases"}]
    leads = {token.start: phrase for phrase in frame.phrases for token in phrase.tokens}
    for name in names:
        last = max((word.start for _, word in doing if word.start < name.start), default=None)
        kinds = [kind for kind, word in doing if last in {None, word.start}]
        if len(set(kinds)) > 1:
            kinds = ["appoints" if leads[name.start].preposition in {"by", "with", "as"} else "releases"]
        yield from ((kind, name) for kind in kinds)


def _objects(frame: Frame) -> list[Phrase]:
    """Return what it is done to: the subject of the passive with all that belongs to it, or what follows the verb."""
    if frame.voice == "active":
        return list(frame.after)
    own = frame.before if frame.own_subject or frame.group is None else ()
    by = {id(phrase) for phrase in frame.by()}
    return [phrase for phrase in (*own, *frame.after) if id(phrase) not in by]


def _direct(frame: Frame, word: Token) -> list[Phrase]:
    """Return the phrase right after a verb, or the subject of the passive."""
    if frame.voice in {"passive", "bare"} and frame.group is not None and word is frame.group.head:
        return [phrase for phrase in frame.subject if frame.own_subject]
    after = [phrase for phrase in frame.phrases if phrase.tokens[-1].start > word.start]
    return [phrase for phrase in after[:1] if phrase.preposition in {"", "to do"}]


def _persons(phrases: Iterable[Phrase], *, sure: bool = False) -> bool:
    """Tell whether a person is named: a known one, one after a title or an office; any, where not ``sure``."""
    for phrase in phrases:
        for token in phrase.tokens:
            if token.kind == "name" and not token.possessive and not token.has("place"):
                titled = phrase.holds("title", "person_role")
                if token.has("person") or titled or (not sure and not phrase.preposition and phrase.head is token):
                    return True
    return False


def _amount(phrases: Iterable[Phrase]) -> bool:
    return any(phrase.holds("goods") for phrase in phrases)


def _whither(phrases: Iterable[Phrase]) -> bool:
    return any(phrase.preposition in _WHITHER - {"from"} for phrase in phrases)


def _is_told(phrase: Phrase) -> bool:
    """Tell whether a phrase is who can be told to do something, or what there is to do."""
    return phrase.preposition == "to do" or phrase.holds("other_body", "body", "body_if_marked", "bank")


def _is_order(phrase: Phrase) -> bool:
    return not phrase.preposition and phrase.head is not None and phrase.head.lemma in _ORDERS


def _is_holiday(frame: Frame, phrase: Phrase) -> bool:
    """Tell whether a phrase is a leave, and no leaving: "granted leave", not "allowed to leave"."""
    verb = frame.group.head if frame.group is not None else None
    return phrase.preposition != "to do" and any(
        (token.has("holiday") or token.lemma == _UNTIL) and token is not verb and not token.past
        for token in phrase.tokens
    )


def _on_leave(frame: Frame) -> Iterator[Token]:
    """Yield whose leave a clause is about: "Orlov's leave was extended", "his leave", "Orlov received leave".

    Of two leaves in one clause, each with a day of its own, nothing tells which was decided when.
    """
    leaves = [phrase for phrase in frame.phrases if _is_holiday(frame, phrase)]
    if len(leaves) != 1:
        return
    [leave] = leaves
    yield from (token for token in leave.tokens if token.kind == "name" and token.possessive)
    his = any(token.lemma == "his" for token in leave.tokens)
    him = any(token.text == "him" for phrase in frame.after for token in phrase.tokens)
    if (his or him) and len(frame.he) == 1:
        yield frame.he[0]
    if frame.voice == "active" and frame.verb("receipt"):
        yield from (token for phrase in frame.subject for token in phrase.people)


def _concerned(frame: Frame, *, wish: bool) -> Iterator[Span]:
    """Yield the places of the names that are objects of a clause; in a wish, of its third person too."""
    phrases = _objects(frame)
    if wish and frame.voice == "active":
        phrases = [*frame.subject, *phrases]
    for phrase in phrases:
        before = frame.preceding(phrase)
        proposes = phrase.preposition == "of" and before is not None and before.has("matter") and before.preposition
        if phrase.preposition == "by" or proposes:  # "at the suggestion of Orlov"
            continue
        for token in phrase.tokens:
            if token.kind == "name" and not token.possessive:
                yield Span(token.start, token.end)
