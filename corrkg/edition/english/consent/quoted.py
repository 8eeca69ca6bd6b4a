"""Who consents in quoted words: by an answer, a resolution on the document, signatures below a vote."""

from __future__ import annotations

import datetime as dt
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import islice

from corrkg.edition.english.clause.frames import Frame
from corrkg.edition.english.clause.inserted import sayer
from corrkg.edition.english.clause.phrases import DASHES, Phrase
from corrkg.edition.english.consent.parties import Parties, owners_of, people_of
from corrkg.edition.english.consent.signed import (
    GAP,
    beside_whose_name,
    came_from_him,
    from_whom,
    right_before,
    signed_below,
    who_signed_it,
)
from corrkg.edition.english.letter.amended import changed_in_words, consents_at, is_to_the_rest, to_points_alone
from corrkg.edition.english.letter.speech import spoken
from corrkg.edition.english.stance.ballots import says_for
from corrkg.edition.english.stance.leanings import frame_stance
from corrkg.edition.english.stance.sayers import is_somebody
from corrkg.edition.english.stance.verdicts import Verdict
from corrkg.edition.english.word.tokens import Token
from corrkg.edition.records import Dating, NameForm

# A quotation of so many words is an answer, even if it is not said to be one.
_SHORT = 40
# A clause with more quotations than this tells of titles, not of answers.
QUOTATIONS = 20


@dataclass(frozen=True, slots=True)
class Consent:
    """Somebody's consent in a clause.

    Args:
        person: who consents.
        told: the clause tells when and how; otherwise its day is that of what was done with the consent.
        voted: it is a vote.
        changed: the words in which it is given take back a part of it.
        words: the words in which it is given, where they are quoted.
        day: the day that stands in brackets after it.
        time: the hour that does.
        place: the place that does.
    """

    person: NameForm
    told: bool = True
    voted: bool = False
    changed: bool = False
    words: tuple[Token, ...] = ()
    day: Dating | None = None
    time: dt.time | None = None
    place: str = ""


def consenting_in_words(frame: Frame, parties: Parties, *, answered: bool, refused: bool) -> Iterator[Consent]:
    """Yield who consents in the quotations of a frame.

    What only its writers signed is the letter's own position; where others voted beside them, they count as well.

    Args:
        frame: the frame.
        parties: between whom the letter goes.
        answered: the clause before tells of an answer, which "it" is.
        refused: the clause before tells of a refusal, which a measure or a bidding goes on with.
    """
    last: Token | None = None
    decides = frame.holds("body") and not frame.holds(
        "answer", "vote"
    )  # by the words of a decision, which nobody signs
    for quotation in islice(frame.quotations(), QUOTATIONS):
        if decides and not parties.signers(quotation):
            continue
        verdict = parties.verdict(quotation)
        if verdict.stance > 0 and not found_wanting(frame, verdict.tokens):
            names = speakers(frame, quotation, last, verdict, parties)
            if not names and answered and frame.verb("entered"):  # "It read: “I agree”"
                names = parties.the_one_asked()
            others = [name for name in names if not parties.wrote(name.form)]
            if verdict.settled:  # only he who is asked settles a matter by a measure, or by bidding what was asked
                denied = refused or any(frame_stance(each) < 0 for each in frame.chain())
                others = [name for name in others if parties.is_asked_by_name(name.form) and not denied]
            sentences = parties.sentences(quotation)
            partly = changed_in_words(sentences, consents_at(sentences)) or to_points_alone(sentences)
            partly = partly or any(map(is_to_the_rest, sentences[1:]))
            for name in names if verdict.voted and others else others:
                voted = verdict.voted or (says_for(verdict.tokens) and not parties.is_asked_by_name(name.form))
                day = _day_in_brackets(frame, quotation)
                yield Consent(name, voted=voted, changed=partly, words=verdict.tokens, day=day)
        last = quotation


def found_wanting(frame: Frame, words: Sequence[Token]) -> bool:
    """Tell whether quoted words say how bad somebody found a thing: "found the bonus “unnecessary, let them wait”"."""
    first = next((token for token in words if token.kind == "word"), None)
    return first is not None and frame.verb("deeming") and first.has("needless", "faulty")


def speakers(frame: Frame, quotation: Token, last: Token | None, verdict: Verdict, parties: Parties) -> list[NameForm]:
    """Who says a quotation: who is named in it, the subject, its owner, who signs it, the one asked."""
    for inserted in parties.insertions(quotation):  # "“No, - he telegraphed on May 6, - but buy the coal”"
        people = people_of(sayer(inserted))
        return [parties.form(name) for name in people] or parties.he(frame.he, frame.him)
    own = any(token.has("first_person") for token in verdict.tokens)
    if own and (by := who_signed_it(frame, quotation)):  # "a cipher signed by Orlov: “I agree, but Zimin should hurry”"
        return [parties.form(name) for name in by]
    if verdict.named and verdict.names:  # "Neither I nor Grinko mind", X wrote
        return [parties.form(name) for name in (*(people_of(frame.subject) if own else ()), *verdict.names)]
    signed = parties.signers(quotation)
    if signed and not _is_answered_for(frame):
        return [parties.form(name) for name in signed]
    before = next((token for token in frame.tokens if 0 < quotation.start - token.end <= GAP), None)
    if before is not None and before.possessive:  # "Stalin's “for” was received"
        return [parties.form(before)]
    dashed = _before_the_dash(frame, quotation)
    if dashed:  # "Orlov – “for”, Petrov – “for”"
        return [parties.form(name) for name in dashed]
    owners = _of_whom(frame, quotation) or beside_whose_name(frame)
    if owners:
        return [parties.form(name) for name in owners]
    if last is not None:
        between = [phrase for phrase in frame.phrases if last.end <= phrase.tokens[0].start < quotation.start]
        people = people_of(phrase for phrase in between if phrase.preposition in {"", "by", "of"})
        if people:
            return [parties.form(name) for name in people]
    return _who_led_in(frame, quotation, verdict, parties)


def _who_led_in(frame: Frame, quotation: Token, verdict: Verdict, parties: Parties) -> list[NameForm]:
    """Whose words lead in a quotation that nobody signs, owns or stands beside."""
    near = right_before(frame, quotation)
    said = near is not None and near.has("paper", "answer", "opinion", "consent", "inscription", "utterance")
    people = owners_of(frame, [near], "of", "from") if near is not None and said else []
    people = people or [name for name in _announced(frame, quotation) if not _is_place_of(verdict, name, parties)]
    people = (
        people
        or _whose_words(frame, near)
        or signed_below(frame, near)
        or _reported_to_have_written(frame, quotation)
        or _told_beside(frame)
    )
    if people:  # "Stalin's telegram “Do not object” came"
        return [parties.form(name) for name in people]
    if near is not None and _is_called(frame, near, quotation):
        return []
    introduced = any(phrase.has("answer", "opinion") for phrase in frame.subject)
    introduced = introduced or frame.holds("inscription", "answer", "opinion")
    introduced = introduced or any(main.verb("answer") for main in frame.chain())
    if frame.voice == "active":
        people = people_of(frame.subject)
        short = quotation.end - quotation.start <= _SHORT
        if people and _is_answered_for(frame):
            people += people_of(p for p in frame.phrases if p.preposition == "for" and p.people)
        people = [name for name in people if not _is_place_of(verdict, name, parties)]
        lead = [token for token in frame.tokens if token.start < quotation.start]
        introduced = introduced or (bool(lead) and lead[-1].text == ":")
        if people and (introduced or short or verdict.voted or any(parties.is_asked(name) for name in people)):
            return [parties.form(name) for name in people]
        if any(phrase.has("person_pronoun") for phrase in frame.subject) and not verdict.names:
            return parties.he(frame.he, frame.him)
        if any(phrase.has("plural") for phrase in frame.subject) and not verdict.names and len(frame.they) > 1:
            return [parties.form(name) for name in (frame.they[-2:] if frame.said_of("both") else frame.they)]
    first = quotation.start == frame.tokens[0].start  # “For” – this is Stalin's resolution
    announced = any(0 < quotation.start - token.end <= GAP and token.text == ":" for token in frame.tokens)
    for phrase in (*frame.subject, *frame.phrases):
        said = phrase.has("inscription", "answer", "opinion", "consent", "utterance", "inquiry") or phrase.holds(
            "answer"
        )
        said = said or (first and phrase.preposition in {"", "from"} and phrase.has("paper"))  # “I agree” – X's cipher
        said = said or (announced and phrase in frame.subject and phrase.has("paper"))  # "X's cipher read: “I agree”"
        if said and (first or phrase.tokens[0].start < quotation.start):
            whose = owners_of(frame, [phrase], "of", "by", "from")
            if whose:
                return [parties.form(name) for name in whose]
    if verdict.names:
        return [parties.form(name) for name in verdict.names]
    follows = [phrase for phrase in frame.phrases if phrase.tokens[0].start >= quotation.end and phrase.people]
    if follows and not follows[0].preposition:
        return [parties.form(name) for name in people_of(part for part in follows if not part.preposition)]
    marked = near is not None and near.has("inscription")
    if marked and follows and follows[0].preposition == "of":  # "the signatures “for” of Molotov and Kalinin"
        return [parties.form(name) for name in people_of(follows[:1])]
    by = people_of(frame.by()) or from_whom(frame)
    if by:
        return [parties.form(name) for name in by]
    if announced and came_from_him(frame):
        return parties.he(frame.he, frame.him)
    answers = any(phrase.has("answer", "opinion") for phrase in (*frame.subject, *frame.phrases))
    return parties.the_one_asked() if introduced and answers else []


def _day_in_brackets(frame: Frame, quotation: Token) -> Dating | None:
    """The day that stands alone in brackets behind a quotation, and is of that one: "“For. Orlov” (May 5)"."""
    at = bisect_right(frame.tokens, quotation.start, key=lambda token: token.start)
    opens, inner, closes = (*frame.tokens[at : at + 3], None, None, None)[:3]
    alone = opens is not None and inner is not None and closes is not None and opens.text == "(" and closes.text == ")"
    return next((day.dating for day in frame.days if alone and inner is not None and day.start == inner.start), None)


def _of_whom(frame: Frame, quotation: Token) -> list[Token]:
    """Whose a short answer is by what follows it: "under it there are “For” of Orlov and “For” of Zimin"."""
    somebody = any(phrase.people or phrase.has("person_pronoun") for phrase in frame.subject)
    if somebody and frame.verb("being"):
        return []  # "he was “in favor” of Petrov going"
    behind = next((phrase for phrase in frame.phrases if phrase.tokens[0].start >= quotation.end), None)
    at_once = behind is not None and behind.tokens[0].start - quotation.end <= len(" of ")
    short = quotation.end - quotation.start <= _SHORT
    return people_of([behind]) if behind is not None and at_once and short and behind.preposition == "of" else []


def _whose_words(frame: Frame, near: Phrase | None) -> list[Token]:
    """Whose the word is that quoted words are called by: "his telegram with the words", "the word “Yes” is Orlov's"."""
    if near is None:
        return []
    before = frame.preceding(near)
    if near.preposition == "in" and before is not None and before.has("inscription"):
        near = before  # "his inscription in pencil"
    if near.preposition == "with" and near.has("utterance") and before is not None and before.has("paper", "answer"):
        return owners_of(frame, [before], "of", "from")
    behind = frame.after[0] if frame.after else None
    said = near in frame.subject and near.has("utterance", "inscription")
    if said and behind is not None and frame.verb("being"):  # "is Orlov's", "is in Orlov's hand"
        owner = behind.preposition in {"", "in"} and (len(behind.tokens) == 1 or behind.has("inscription"))
        return [token for token in behind.tokens if owner and token.possessive and is_somebody(token)]
    his = near.has("inscription", "answer", "opinion") and any(token.has("owner_pronoun") for token in near.tokens)
    if not his or people_of(frame.subject):
        return []
    lead = (token for phrase in frame.before for token in phrase.tokens)
    people = [token for token in lead if token.kind == "name" and is_somebody(token)]
    return people[-1:]  # "on Orlov's copy is his mark"


def _reported_to_have_written(frame: Frame, quotation: Token) -> list[Token]:
    """Whose inscription another reports: "Zimin informed Moscow of Orlov's resolution on the form: “Agreed”"."""
    if not frame.verb("saying", "informing", "sending"):
        return []
    before = [phrase for phrase in frame.after if phrase.tokens[0].start < quotation.start]
    marks = [phrase for phrase in before if phrase.preposition and phrase.has("inscription", "answer")]
    return owners_of(frame, marks[-1:], "of", "by")


def _told_beside(frame: Frame) -> list[Token]:
    """Whose words a quotation alone is by the brackets after it: "“I have no objections” (Orlov's mark)"."""
    beside = frame.beside
    alone = frame.group is None and not any(phrase.head is not None for phrase in frame.phrases)
    if not alone or beside is None or beside.group is not None or not beside.phrases:
        return []
    first = beside.phrases[0]
    if first.people and not first.preposition:
        return people_of([first])
    marks = (phrase for phrase in beside.phrases if phrase.has("inscription", "answer", "opinion", "consent"))
    return owners_of(beside, marks, "of", "by", "from")


def _is_answered_for(frame: Frame) -> bool:
    """Tell whether somebody answers for others, too: "Molotov answered for himself and for Kaganovich"."""
    return frame.verb("answer", "saying") and any(p.preposition == "for" and p.people for p in frame.phrases)


def _before_the_dash(frame: Frame, quotation: Token) -> list[Token]:
    """Who is named before the dash that leads a quotation: "Orlov – “for”"."""
    before = [token for token in frame.tokens if quotation.start - _SHORT < token.start < quotation.start]
    if len(before) < 2 or before[-1].text not in DASHES or before[-2].kind != "name" or before[-2].possessive:
        return []
    return [before[-2]] if is_somebody(before[-2]) else []


def _announced(frame: Frame, quotation: Token) -> list[Token]:
    """Who is named before the colon of a clause without a verb: "Stalin's pencil: “Right”", "Molotov: “For”"."""
    lead = [token for token in frame.tokens if token.start < quotation.start]
    if frame.group is not None or not lead or lead[-1].text != ":":
        return []
    before = [phrase for phrase in frame.phrases if phrase.tokens[0].start < quotation.start]
    owning = [token for phrase in before for token in phrase.tokens if token.possessive and not phrase.preposition]
    owning = owning or [token for token in lead if token.possessive]  # "Orlov's note on Zimin's letter: “Right”"
    owners = [token for token in owning if is_somebody(token)]
    people = people_of(phrase for phrase in before if not phrase.preposition)
    return owners or people or people_of(phrase for phrase in before if phrase.preposition in {"of", "from", "by"})


def _is_place_of(verdict: Verdict, name: Token, parties: Parties) -> bool:
    """Tell whether an unknown name is no speaker's: others signed what it says, as in "Sochi: “Agreed. Stalin”"."""
    return bool(verdict.names) and not (name.has("person") or parties.is_asked(name))


def _is_called(frame: Frame, near: Phrase, quotation: Token) -> bool:
    """Tell whether a quotation is what somebody is called: "called Orlov “the right man”"."""
    apart = any(token.text == ":" and near.tokens[-1].end <= token.start < quotation.start for token in frame.tokens)
    return bool(near.people) and not near.preposition and near in frame.after and not apart


def changed_in_quotations(frame: Frame, parties: Parties) -> bool:
    """Tell whether words that a frame quotes take back a part of the consent that they give."""
    quotations = list(islice(frame.quotations(), QUOTATIONS))
    consents = (parties.sentences(each) for each in quotations if parties.verdict(each).stance > 0)
    if any(changed_in_words(sentences, consents_at(sentences)) for sentences in consents):
        return True
    said = [parties.sentences(each) for each in quotations]
    if any(spoke.stance in {"postpones", "refuses"} for sentences in said for spoke in spoken(sentences, quoted=True)):
        return False  # "accepts the first point, “but it is too early for the second”": the points are told apart
    if any(_names_an_amendment(sentences[0].tokens) for sentences in said if sentences):
        return True
    opening = (sentence.tokens[0] for sentences in said for sentence in sentences[:1])
    return any(token.has("adversative", "no_more") or token.lemma in {"only", "without"} for token in opening)


def _names_an_amendment(tokens: Sequence[Token]) -> bool:
    """Tell whether quoted words begin with an amendment: "approved it “with the amendment that coal be excluded”"."""
    words = [token for token in tokens if token.kind == "word"][:3]
    return bool(words) and words[0].lemma == "with" and any(token.has("change") for token in words)
