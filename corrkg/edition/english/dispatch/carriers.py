"""How an answer went: the clauses that tell its day, hour, place and means beside the one that says what it answers."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from corrkg.edition.english.clause.frames import Frame
from corrkg.edition.english.clause.moments import of_all, tells_when
from corrkg.edition.english.clause.phrases import DASHES, Phrase
from corrkg.edition.english.clause.referring import is_said_of_him
from corrkg.edition.english.dispatch.answered import (
    comes_too,
    is_of_another_thing,
    is_the_paper,
    sends_it,
    sent_by_him,
    tells_its_hour,
)
from corrkg.edition.english.dispatch.interrupting import interrupts
from corrkg.edition.english.dispatch.introducing import introduces
from corrkg.edition.english.page.address import same_name

# What an answer may be called that the next clause dates.
_CALLED = ("answer", "consent", "paper")
# So many clauses after a consent may tell how the answer went.
_AHEAD = 3


def answers(frame: Frame) -> bool:
    """Tell whether a clause tells of an answer that went as a paper or in words: "replied", "gave his consent"."""
    unheard = frame.holds("missing") or (frame.status == "denied" and any(p.has("answer") for p in frame.subject))
    noted = any(phrase.has("noting") for phrase in frame.subject) or _is_noted_by_an_office(frame)
    ruled = any(phrase.has("body", "other_body") for phrase in frame.subject)  # "the PB gave Orlov permission"
    if frame.status == "proposed" or unheard or noted or ruled or frame.verb("asking"):
        return False
    nouns = (*frame.subject, *(phrase for phrase in frame.after if not phrase.preposition))
    given = any(phrase.has("answer", "consent") for phrase in nouns)
    said = frame.verb("answer", "saying") and frame.voice == "active"
    wired = frame.verb("consent", "objection", "refusal") and bool(frame.means)
    return said or given or wired


def _is_noted_by_an_office(frame: Frame) -> bool:
    """Tell whether those who send and receive papers say something of one: "the cipher department noted when"."""
    office = any(phrase.holds("clerk", "dispatch_office", "journal", "sheet") for phrase in frame.subject)
    return office and frame.verb("inscription", "entered", "entering", "showing")


def carriers(frames: Sequence[Frame], place: int) -> Iterator[Frame]:
    """Yield the clauses that tell how the answer of a clause went, the nearest first.

    Args:
        frames: the frames of a note.
        place: the index of the one that tells the answer.
    """
    frame = frames[place]
    start = root_of(frames, place)
    root = frames[start]
    at = _outside(frames, start)
    before = frames[at] if at is not None else None
    later = frames[place + 1 : place + 1 + _AHEAD]
    after = later[0] if later else None
    within = (other for other in frames[start + 1 : place] if other.inside)
    told = next((other for other in within if is_carrier(root, other) or interrupts(other)), None)
    said = (
        is_carrier, is_report, names_the_paper, points_to_it, shows_it, sends_it, gives, spells_it_out, tells_the_time,
    )  # fmt: skip
    if after is not None:
        answered = interrupts(after) and not is_of_another_thing(frame, after)
        if answered or any(tells(frame, after) for tells in said):
            yield after
    outer = next((other for other in later if not other.inside), None)
    if outer is not after and outer is not None and is_carrier(frame, outer):
        yield outer  # "Orlov, who was in Kem, agreed by a telegram which he handed in at 5"
    earlier = frames[start - 1] if start and frames[start - 1].earlier else None
    if earlier is not None and earlier.statement is root.statement and interrupts(earlier):
        yield earlier  # "having telephoned Zimin at 10, Orlov agreed"
    if told is not None:  # "in a cipher, which left Sochi on May 5, he informed that he agreed"
        yield told
    which = any(phrase.has("relative") and not phrase.preposition for phrase in frame.before[:1])
    apart = not (root.days or frame.days) or which  # "by telegram from Kem, which is of May 5: “Yes”"
    if before is not None and apart and introduces(root, before):
        yield before
    yield from _before_the_row(frames, start)
    closing = next((other.beside for other in later if _closes_both(frame, other)), None)
    if closing is not None:
        yield closing
    for at, other in enumerate(later):
        if goes_on(frame, other, near=other is after):
            yield from (other, *(more for more in later[at + 1 : at + 2] if more.inside or comes_too(other, more)))
        elif other is after and answers(frame) and tells_its_hour(frame, other):
            yield other


def _closes_both(frame: Frame, after: Frame) -> bool:
    """Tell whether brackets close what he did before a semicolon, too: "he agreed; coal he crossed out (cipher …)"."""
    undated = not frame.days and frame.time is None
    closed = after.statement.linked and after.beside is not None and after.status == "done"
    return undated and closed and is_said_of_him(after)


def _before_the_row(frames: Sequence[Frame], place: int) -> Iterator[Frame]:
    """Yield what stands before the first of several things that somebody did: "in a cipher he objected, but agreed".

    Args:
        frames: the frames of a note.
        place: the index of one that may be a later one of them.
    """
    first = place
    while (before := _outside(frames, first)) is not None and _adds_to(frames[first], frames[before]):
        first = root_of(frames, before)
    before = _outside(frames, first)
    if first == place or frames[first].days or before is None:
        return
    if frames[before].statement is frames[first].statement and introduces(frames[first], frames[before]):
        yield frames[before]


def _outside(frames: Sequence[Frame], place: int) -> int | None:
    """The index of the last clause before another one that stands in none; None if there is none near."""
    return next((at for at in range(place - 1, max(-1, place - _AHEAD), -1) if not frames[at].inside), None)


def _adds_to(frame: Frame, before: Frame) -> bool:
    """Tell whether a clause tells what somebody did beside what the one before tells: "but agreed to the rest"."""
    one = before.statement is frame.statement and before.voice == frame.voice == "active"
    joined = next((token.has("conjunction") for token in frame.tokens if token.kind != "mark"), False)
    return one and joined and not (frame.own_subject or frame.days or frame.holds("at_another_time"))


def was_handed_in(frame: Frame) -> bool:
    """Tell whether a clause tells where a paper was given up to be sent: "handed in", "given to the telegraph"."""
    given = frame.verb("hand", "sending") and any(p.preposition == "to" and p.holds("telegram") for p in frame.after)
    return frame.verb("handed_in") or (given and frame.voice in {"passive", "bare"})


def gives(frame: Frame, after: Frame) -> bool:
    """Tell whether a participle tells how a consent came about that ends a clause: "with Orlov's consent, given …"."""
    nouns = [phrase for phrase in frame.phrases if phrase.head is not None and phrase.head.kind == "word"]
    last = next((phrase for phrase in reversed(nouns) if not phrase.has("part_of_day")), None)
    came = after.verb("hand", "sending", "going", "receipt", "surely_receipt", "saying", "voicing")
    apart = after.statement is not frame.statement or after.own_subject_is_noun or after.status != "done"
    return not apart and came and after.voice in {"bare", "passive"} and last is not None and last.has("consent")


def root_of(frames: Sequence[Frame], place: int) -> int:
    """The place of the clause that a clause completes, which has the words of what came before it."""
    root = frames[place]
    for _ in range(_AHEAD):
        root = root.main or root
    return next((at for at in range(place, max(-1, place - _AHEAD), -1) if frames[at] is root), place)


def is_carrier(frame: Frame, after: Frame) -> bool:
    """Tell whether a clause tells how a consent went: "in a cipher, which left Sochi", "by cipher, departed at 5"."""
    went = after.verb("going", "sending", "hand", "handed_in", "submission")
    came = after.inside and after.verb("receipt", "surely_receipt") and any(_holds_it(frame, p) for p in after.subject)
    if after.statement is not frame.statement or not (went or came) or after.own_subject_is_noun:
        return False
    bare = after.voice == "bare" and not after.subject and any(phrase.has("paper") for phrase in frame.after)
    return bare or any(phrase.has("paper") for phrase in after.subject) or sent_by_him(frame, after)


def shows_it(frame: Frame, after: Frame) -> bool:
    """Tell whether the next clause names the paper that shows it: "agreed, as is evidenced by his cipher from Kem"."""
    shown = after.verb("showing", "acknowledging", "emerging") and after.voice == "passive" and after.status == "done"
    this = all(phrase.has("thing_pronoun", "relative") for phrase in after.subject if phrase in after.before)
    paper = any(phrase.preposition in {"by", "from"} and phrase.has("paper", "answer") for phrase in after.phrases)
    return shown and this and paper and frame.status == "done"


def points_to_it(frame: Frame, after: Frame) -> bool:
    """Tell whether words point to the paper of him who consents: "agreed (see his telegram of May 5 from Kem)"."""
    if frame.statement.references or after.group is not None or len(after.phrases) < 2 or not after.days:
        return False
    points, paper = after.phrases[0].holds("pointing"), after.phrases[1]
    return points and _is_somebodys(paper) and paper.has("paper", "answer")


def spells_it_out(frame: Frame, after: Frame) -> bool:
    """Tell whether a colon announces in what words somebody agreed: "his answer was positive: on May 5 he wired …"."""
    announced = after.statement is frame.statement and any(phrase.lead == ":" for phrase in after.phrases[:1])
    said = after.status == "done" and after.verb("saying", "answer", "sending")
    return (after.main is frame or announced) and is_said_of_him(after) and said


def tells_the_time(frame: Frame, after: Frame) -> bool:
    """Tell whether the next clause says at what time somebody agreed: "agreed when he passed through Kem on May 5"."""
    undated = not frame.days and frame.time is None
    opens = any(token.lemma == "when" for token in after.tokens[:2]) and after.statement is frame.statement
    return undated and opens and bool(after.days) and after.status == "done"


def _holds_it(frame: Frame, phrase: Phrase) -> bool:
    """Tell whether a paper holds what a clause tells: "in the cipher he agreed", "the cipher contained his consent"."""
    return phrase.preposition in {"in", "by"} or (not phrase.preposition and frame.verb("records", "saying", "entered"))


def names_the_paper(frame: Frame, after: Frame) -> bool:
    """Tell whether the next clause names the paper of an answer: "– a cipher handed in at Kem", "Telegram of May 5"."""
    first = after.phrases[0] if after.phrases else None
    if first is None or first.preposition or not first.has("paper") or first.tokens[0].lemma in {"the", "this", "that"}:
        return False
    if after.statement is not frame.statement:
        return after.group is None and not frame.statement.references and bool(after.days)
    return first.lead in DASHES and (after.group is None or after.verb("going", "sending", "hand", "handed_in"))


def goes_on(frame: Frame, after: Frame, *, near: bool) -> bool:
    """Tell whether a later clause tells how the answer went: "Stalin agreed; the answer was sent on May 5".

    Args:
        frame: what tells the answer.
        after: the later clause.
        near: it is the next one, so that "it" and "the cipher" may be the answer.
    """
    undated = not frame.days and frame.time is None
    written = frame.holds("inscription") or any(frame.quotations())
    noted = written and not any(phrase.has("decision") for phrase in after.subject)
    called = (*_CALLED, "inscription") if noted else _CALLED
    if (
        undated
        and (near or of_all(after) or _is_his(after))
        and tells_when(after, *called)
        and not (_is_of_a_body(after) or (_is_a_letter(after) and not _wrote_a_letter(frame)))
    ):
        return True
    moves = after.verb("going", "sending", "receipt", "hand")
    if after.status != "done" or not moves or after.inside or _is_of_another(frame, after):
        return False
    if after.own_subject and any(is_answer(phrase) or brings_it(after, phrase) for phrase in after.subject):
        return True
    read = any(phrase.has("paper") for phrase in frame.subject) and any(frame.quotations())
    return near and (answers(frame) or read) and implied(frame, after)


def _is_his(frame: Frame) -> bool:
    """Tell whether a clause is said of somebody's own paper: "his telegram is dated May 5"."""
    return any(phrase.tokens[0].has("owner_pronoun") and phrase.has("paper", "answer") for phrase in frame.subject)


def _is_of_another(frame: Frame, after: Frame) -> bool:
    """Tell whether a paper is named as somebody else's: "Zimin wrote: “For”. Orlov's answer left Kem on May 5"."""
    who = [name for phrase in frame.subject for name in phrase.people]
    owners = (token for phrase in after.subject for token in after.owners(phrase, "of", "from"))
    named = [token for token in owners if token.kind == "name"]
    return bool(who and named) and not any(same_name(one.text, other.text) for one in who for other in named)


def _is_of_a_body(frame: Frame) -> bool:
    """Tell whether a body owns what a clause is said of: "the permission of the PB is dated May 5"."""
    owners = (token for phrase in frame.subject for token in frame.owners(phrase, "of", "from"))
    return any(token.has("body", "other_body") for token in owners)


def implied(frame: Frame, after: Frame) -> bool:
    """Tell whether "it", "the cipher" or no subject in the next clause is the answer that the clause before tells."""
    apart = after.statement is not frame.statement
    if after.bracketed or (apart and frame.statement.references):
        return False  # the references close what is told of the answer
    if not after.own_subject:
        told = bool(frame.phrases) and frame.phrases[-1].has("answer")  # "this was the reply, wired on May 5"
        return ((apart or told) and after.voice == "bare") or after.voice == "passive"
    wrote = _wrote_a_letter(frame)
    return all(
        phrase.has("thing_pronoun") or is_the_paper(phrase) or (wrote and phrase.has("cited-letter"))
        for phrase in after.subject
    )


def _wrote_a_letter(frame: Frame) -> bool:
    """Tell whether somebody answers by letter: "agreed in a letter"; if not, "the letter" is the one noted."""
    return any(phrase.preposition in {"in", "by"} and phrase.has("cited-letter") for phrase in frame.phrases)


def _is_a_letter(frame: Frame) -> bool:
    """Tell whether a clause is said of "the letter"."""
    return any(phrase.has("cited-letter") and phrase.tokens[0].lemma == "the" for phrase in frame.subject)


def brings_it(frame: Frame, phrase: Phrase) -> bool:
    """Tell whether a paper brings the consent told before: "the cipher with his consent", "the telegram about this"."""
    what = frame.following(phrase) if phrase.has("paper") else None
    if what is None or what.preposition not in {"with", "of", "about"}:
        return False
    return what.has("thing_pronoun") or (what.has("answer", "consent") and not what.people)


def is_answer(phrase: Phrase) -> bool:
    """Tell whether it is an answer, or a paper of him who answers: "the reply", "his cipher"."""
    return phrase.has("answer") or (_is_somebodys(phrase) and phrase.has("paper"))


def _is_somebodys(phrase: Phrase) -> bool:
    """Tell whether it says whose it is: "his cipher", "Orlov's cipher"."""
    return any(token.has("owner_pronoun") or token.possessive for token in phrase.tokens)


def is_report(frame: Frame, after: Frame) -> bool:
    """Tell whether a clause tells how an answer was passed on: "and let Orlov know this", "as he reported".

    That of an inscription may be passed on by another: "X informed Moscow of it", "The reply was sent".
    """
    if frame.days or frame.time is not None or after.status != "done":
        return False
    inscribed = frame.holds("inscription")
    if inscribed and after.verb("sending", "going") and after.own_subject:
        return any(phrase.has("answer") for phrase in after.subject)
    of_it = any(token.has("thing_pronoun") for phrase in after.after for token in phrase.tokens)
    of_it = of_it or any(phrase.preposition in {"of", "about"} and phrase.has("relative") for phrase in after.before)
    himself = not after.own_subject or any(phrase.has("person_pronoun") for phrase in after.subject)
    if after.statement is frame.statement and himself and after.verb("informing", "saying"):
        return of_it or any(phrase.preposition == "as" or phrase.has("relative") for phrase in after.before)
    written = any(frame.quotations()) and any(p.preposition == "on" and p.has("sheet", "paper") for p in frame.phrases)
    passed = after.verb("informing", "saying", "sending", "going")  # "passed this on to Moscow at 13:10"
    told = (inscribed or written) and passed and bool(after.means or after.time)
    return told and of_it and any(phrase.people for phrase in after.subject)
