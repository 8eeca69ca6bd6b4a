"""What the editors' notes tell of a letter: decisions of the Politburo, consents, sendings and receipts.

A decision is taken as one only where the note says that the Politburo decided (``the PB adopted``, ``by decision of
the PB``), or where its words state a decision and its reference lies in the Politburo's own series. Drafts,
proposals, denials and the decisions of other bodies are none.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Mapping
from dataclasses import dataclass, replace

from corrkg.edition.dates import find_dates, find_short_dates
from corrkg.edition.formal import same_name
from corrkg.edition.header import INITIALS
from corrkg.edition.records import Approval, Dating, Decision, Dispatch, Footnote, Header, NameForm, Observation
from corrkg.edition.source import SourceText, Span, fold, trim
from corrkg.edition.statements import Statement, statements
from corrkg.edition.times import find_times

# (archive, fond, opis) -> "minutes" or "special-file": which series are the Politburo's own; from authorities/fonds.csv.
Series = Mapping[tuple[str, str, str], str]

_BODY = r"(?:PB|P\.\s?B\.|Politburo|Political\s+Bureau)"
_VERB = (
    r"(?:adopted|approved|decided|resolved|accepted|instructed|allowed|permitted|recogni[sz]ed|granted|ordered|issued|formali[sz]ed|"
    r"drawn\s+up|confirmed|decreed|rejected|cancell?ed|released|relieved|appointed|dismissed|removed|sanctioned|authori[sz]ed|"
    r"satisfied|agreed|considered\s+it|gave|given|introduced|established|entrusted|transferred|awarded|obliged|proposed|passed|"
    r"made|took|taken|included|sent|created|registered|executed|recorded|set|abolished|reduced|increased|postponed|extended|"
    r"banned|forbade|prohibited|deemed|assigned|allocated|enacted|fixed|ratified|endorsed|declared|invited|left|found|suspended|limited|freed|forced|sent|raised|lowered|called|closed|opened|brought|excluded|expelled|punished|reprimanded|demanded|stopped)"
)
_DECISION_NOUN = r"(?:decision|resolution|decree|directive|order|instruction)s?"
_AUX = r"(?:(?:was|were|had|has|been|also|then|finally|only|immediately|first|again)\s+)*"
_BY_BODY = rf"by\s+(?:(?:a|the|this)\s+)?(?:(?:special\s+)?{_DECISION_NOUN}\s+of\s+)?(?:the\s+)?{_BODY}"
_STATED = (
    rf"\b{_BODY}(?:\s+of\s+the\s+[\w\s()]*?)?\s+{_AUX}{_VERB}\b",
    rf"\b{_VERB}\b[^.;]{{0,80}}?\b{_BY_BODY}\b",
    rf"\b{_DECISION_NOUN}\s+of\s+(?:the\s+)?{_BODY}\b[^.;]*?\b{_AUX}{_VERB}\b",
    rf"\b{_BODY}\s+{_DECISION_NOUN}\b[^.;]*?\b{_AUX}{_VERB}\b",
    rf"\b{_BY_BODY}\b",
)
_STATES = re.compile("|".join(_STATED))
_IMPLIED = re.compile(
    rf"\bit\s+{_AUX}{_VERB}\b|\b(?:was|were|had\s+been|been)\s+(?:\w+ly\s+)?{_VERB}\b|\b(?:following\s+)?{_DECISION_NOUN}\b[^.;]*\b(?:adopted|given|issued|made)\b|\b{_VERB}\s+{_BY_BODY}"
)
_NOT = re.compile(
    rf"\b(?:no|any)\s+(?:such\s+)?(?:{_DECISION_NOUN}|record)|\b(?:was|were|is|has|have|had|did)\s*(?:n['’]t|\s+not)\b|\bnot\s+(?:yet\s+)?(?:been\s+)?{_VERB}\b|"
    rf"\bnever\b|\bwithout\s+a\s+{_DECISION_NOUN}|\bremoved\s+from\s+the\s+agenda|\bfailed\s+to\b|\b(?:to|at|for|before)\s+(?:the\s+)?(?:consideration\s+(?:of|by)\s+)?(?:the\s+)?{_BODY}\s*[.,;]?\s*$|"
    rf"\b(?:proposed|suggested|asked|requested|submitted|sent|introduced|put|proposal|draft)\b[^.;]*\b(?:to|for|that)\s+(?:the\s+)?(?:\w+\s+){{0,3}}{_BODY}\b"
)
_DRAFT = re.compile(rf"\b(?:draft|project)\s+(?:of\s+(?:the\s+|a\s+)?)?(?:\w+\s+){{0,2}}{_DECISION_NOUN}")
_ACTIVE_ON_DRAFT = re.compile(rf"\b{_BODY}\b[^.;]*?\b(?:approved|adopted|accepted|confirmed)\b|\b(?:approved|adopted|accepted|confirmed)\b[^.;]*\b{_BY_BODY}")
_OTHER_BODY = re.compile(
    r"\b(?:Orgburo|Organi[sz]ing\s+Bureau|Secretariat|SNK|Sovnarkom|Council\s+of\s+People['’]s\s+Commissars|STO|Council\s+of\s+Labou?r|"
    r"Central\s+Executive\s+Committee|CEC|TsIK|Plenum|plenum|Congress|congress|NKVD|collegium|KPK|Commission\s+of)\b"
)


def read_decisions(source: SourceText, note: Footnote, context: dt.date | None, series: Series) -> list[Decision]:
    """Return the decisions of the Politburo that a note states.

    Args:
        source: the text.
        note: the note, its references resolved.
        context: the letter's day, for years that are not printed and "the same day".
        series: the Politburo's own series of records.
    """
    found: list[Decision] = []
    days = Days(source, context)
    items = statements(source, note)
    for index, item in enumerate(items):
        own = [ref for ref in item.references if _series_of(ref.place.unit, series)]
        stated = _decides(item.words)
        implied = bool(own) and not stated and _implies(item.words)
        dating = days.of(item)
        if implied and found and not items[index - 1].references and found[-1].span == items[index - 1].span and not days.own(item):
            last = found.pop()  # the sentence after "the PB decided …" carries its reference
            found.append(_decision(source, note, replace_span(items[index - 1], item), last.dating, last.title, own, series))
            continue
        if not stated and not implied:
            continue
        extra = () if stated else (
            Observation("inferred", "decision", "the body is not named; the reference lies in the Politburo's own series", item.span, "medium"),
        )
        decision = _decision(source, note, item, dating, _title(source, item), own or list(item.references), series)
        found.append(replace(decision, observations=(*decision.observations, *extra)))
    return found


def replace_span(first: Statement, second: Statement) -> Statement:
    """Return two statements as one."""
    return replace(second, span=Span(first.span.start, second.span.end), whole=Span(first.whole.start, second.whole.end))


def _decision(
    source: SourceText, note: Footnote, item: Statement, dating: Dating | None, title: str, references: list, series: Series
) -> Decision:
    kinds = {_series_of(ref.place.unit, series) for ref in references} - {""}
    notes: tuple[Observation, ...] = ()
    if dating is None:
        notes = (Observation("unresolved", "decision", "no date of the decision is stated", item.span, "low"),)
    return Decision(note.number, item.span, dating, title, kinds.pop() if len(kinds) == 1 else "", tuple(references), notes)


def _series_of(unit: tuple[str, ...], series: Series) -> str:
    return series.get(unit[:3], "") if len(unit) >= 3 else ""  # type: ignore[call-overload]


def _decides(words: str) -> bool:
    clean = re.sub(rf"\b(?:members?|meetings?|sessions?|agenda)\s+of\s+(?:the\s+)?{_BODY}", "", words)
    if not _STATES.search(clean) or _NOT.search(clean):
        return False
    return not _DRAFT.search(clean) or bool(_ACTIVE_ON_DRAFT.search(clean))


def _implies(words: str) -> bool:
    if _NOT.search(words) or _OTHER_BODY.search(words):
        return False
    return bool(_IMPLIED.search(words)) and not _DRAFT.search(words)


def _title(source: SourceText, item: Statement) -> str:
    """The quoted title of a decision: a short quotation in the statement that begins with “On …” or the like."""
    for match in re.finditer(r"_{6,}", item.words):
        quoted = source.text[item.span.start + match.start() : item.span.start + match.end()].strip("“”\"«»")
        if re.match(r"(?:On|About|Concerning|Regarding|Question|Issues?)\b", quoted) and len(quoted) < 300:
            return fold(quoted)
    return ""


class Days:
    """Reads the day of a statement, and remembers it for "the same day" and "the next day" in the statements after."""

    _SAME = re.compile(r"\b(?:on\s+)?(?:the\s+)?same\s+day\b", re.IGNORECASE)
    _NEXT = re.compile(r"\b(?:on\s+)?(?:the\s+)?(?:next|following)\s+day\b|\ba\s+day\s+later\b", re.IGNORECASE)
    _LATER = re.compile(r"\b(?P<n>two|three|four|five|six|seven|\d{1,2})\s+days\s+(?:later|after)\b", re.IGNORECASE)
    _WORDS = {"two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7}

    def __init__(self, source: SourceText, context: dt.date | None) -> None:
        """Begin with the letter's day."""
        self.source, self.last, self.context = source, context, context

    def own(self, item: Statement) -> bool:
        """Tell whether the statement has a day of its own."""
        return bool(self._stated(item)) or any(rule.search(item.words) for rule in (self._SAME, self._NEXT, self._LATER))

    def _stated(self, item: Statement) -> Dating | None:
        """The day that a statement names: at its beginning, or after "on", or the only one."""
        candidates = []
        for found in find_dates(item.words):
            day = found.in_context(self.context)
            before = item.words[: found.start].rstrip().lower()
            # a term ("leave from August 15", "until December 1") and a thing's own date ("treaty of 1921") are not the day
            of_decision = re.search(rf"(?:\b{_BODY}|\b{_DECISION_NOUN})\s+(?:of|dated)$", item.words[: found.start].rstrip())
            if day is None or (re.search(r"\b(?:from|until|till|since|by|to|dated|before|after|for|of)$", before) and not of_decision):
                continue
            rank = 0 if of_decision or not before or before in {"only on", "on", "already on"} else 1 if before.endswith("on") else 2
            candidates.append((rank, found.start, found, day))
        if not candidates:
            return None
        _, _, found, day = min(candidates, key=lambda candidate: candidate[:2])
        span = Span(item.span.start + found.start, item.span.start + found.end)
        return Dating(day.isoformat(), day, day, "stated" if found.year else "year-supplied", span)

    def of(self, item: Statement) -> Dating | None:
        """Return the day of a statement, or the last one known where it tells none; None if nothing is known."""
        dating = self._stated(item)
        if dating is not None:
            self.last = dating.day
            return dating
        steps = 0
        rule = self._SAME.search(item.words)
        if rule is None and (rule := self._NEXT.search(item.words)):
            steps = 1
        if rule is None and (rule := self._LATER.search(item.words)):
            steps = self._WORDS.get(rule["n"].lower()) or int(rule["n"])
        if self.last is None:
            return None
        day = self.last + dt.timedelta(days=steps)
        if rule is None:
            message = "the statement names no day; the day last named before it was taken"
            note = Observation("inferred", "date", message, item.span, "low")
            return Dating(day.isoformat(), day, day, "inferred", item.span, (note,))
        self.last = day
        span = Span(item.span.start + rule.start(), item.span.start + rule.end())
        note = Observation("inferred", "date", f"“{fold(rule.group())}” is counted from the day last named before it", span)
        return Dating(day.isoformat(), day, day, "inferred", span, (note,))


# --- consents -----------------------------------------------------------------------------------------------------

_PERSON = rf"(?P<person>(?:{INITIALS}\s*)?[A-ZÀ-ÞА-Я][\w’'-]+)"
_CONSENT = re.compile(
    rf"{_PERSON}\s+(?:also\s+|then\s+|immediately\s+|himself\s+)?"
    r"(?:agreed(?!\s+(?:that|upon|on\s+a|to\s+(?:\d|pay|take|sell|buy|give|a\b)))|consented|gave\s+(?:his|her|their)?\s*(?:consent|agreement|approval)|expressed\s+(?:his|her)?\s*(?:consent|agreement)|"
    r"(?:had|has|raised|expressed)\s+no\s+objections?|did\s+not\s+object|(?:replied|answered|responded|wrote|telegraphed)\b.{0,120}?[\s:](?:that\s+(?:he|she)\s+(?:agreed|had\s+no\s+objections?|did\s+not\s+object)|(?P<words>_{4,}))|"
    r"approved\s+(?:the|this|of|his|their)\b)"
)
_REFUSED = re.compile(r"\b(?:did\s+not|didn['’]t|not)\s+agree|\brefused|\bobjected\b|\bdisagreed|\brejected|\bdeclined")
_YES = re.compile(r"^[“\"«]?\s*(?:I\s+(?:agree|do\s+not\s+(?:mind|object)|have\s+no\s+objections?|don['’]t\s+(?:mind|object)|consent|approve)|Agree|No\s+objections?|For\b|I\s+am\s+for)")
# "The following voted for: …", "“For. P. Veretin. V. Rusakova”", "a resolution of Veretin: “Agreed”"
_NAMES = rf"(?P<names>(?:{INITIALS}\s*)?[A-ZÀ-Þ][\w’'-]+(?:(?:[.,]\s*|\s+and\s+)(?:{INITIALS}\s*)?[A-ZÀ-Þ][\w’'-]+)*)"
_VOTE = re.compile(
    rf"\bvoted\s+(?:for|in\s+favou?r)\b[^:]{{0,30}}:\s*{_NAMES}|[“\"«]For[.,:]\s*{_NAMES.replace('names>', 'names2>')}"
    rf"|\b(?:resolution|inscription|note)\s+(?:of|by)\s+{_NAMES.replace('names>', 'names3>')}:\s*[“\"«](?:Agreed|I\s+agree|For\b|No\s+objection)"
)
_NO_NAME = {"On", "The", "He", "She", "In", "It", "They", "PB", "Politburo", "By", "At", "And", "This", "Committee", "Commission", "Council"}


def read_approvals(source: SourceText, note: Footnote, context: dt.date | None, header: Header) -> list[Approval]:
    """Return the consents to what the letter proposed that a note records.

    Args:
        source: the text.
        note: the note, its references resolved.
        context: the letter's day.
        header: who wrote, and to whom: the writers' own votes are no consents.
    """
    found: list[Approval] = []
    days = Days(source, context)
    for item in statements(source, note):
        dating = days.of(item)
        people = [] if _REFUSED.search(item.words) else _consenting(source, item, header)
        times = find_times(source.text, item.span.start, item.span.end + 1)
        told = dating is not None and (dating.basis != "inferred" or dating.span != item.span)
        for person in people:
            found.append(
                Approval(
                    note.number, NameForm(fold(source.quote(person)), person), item.span, dating if told else None,
                    times[0][2] if times else None, _place(item.words), _means(item.words), item.references,
                )
            )  # fmt: skip
    return found


def _consenting(source: SourceText, item: Statement, header: Header) -> list[Span]:
    """Return the places of the names of those who consent in a statement."""
    offset = item.span.start
    plain = source.quote(item.span)
    match = _CONSENT.search(item.words)
    if match is not None and match["person"] not in _NO_NAME:
        words = match["words"]
        said = words is None or _YES.match(plain[match.start("words") : match.end("words")])
        asked = any(same_name(match["person"], name.form) for name in (*header.recipients, *header.copy_recipients))
        return [Span(offset + match.start("person"), offset + match.end("person"))] if said and (asked or words or _means(item.words)) else []
    vote = _VOTE.search(plain)
    if vote is None:
        return []
    group = next(name for name in ("names", "names2", "names3") if vote[name])
    low = offset + vote.start(group)
    names = re.finditer(rf"(?:{INITIALS}\s*)?[A-ZÀ-Þ][\w’'-]{{2,}}", vote[group])
    places = [Span(low + name.start(), low + name.end()) for name in names]
    return [place for place in places if not any(same_name(source.quote(place), name.form) for name in header.senders)]


def _place(words: str) -> str:
    match = re.search(r"\bfrom\s+(?P<place>[A-ZÀ-Þ][\w’'-]+(?:[ -][A-ZÀ-Þ][\w’'-]+)?)", words)
    return match["place"] if match else ""


def _place_of_receipt(words: str) -> str:
    match = re.search(r"\breceipt\s+(?:in|at)\s+(?P<place>[A-ZÀ-Þ][\w’'-]+(?:[ -][A-ZÀ-Þ][\w’'-]+)?)", words)
    return match["place"] if match else ""


def _means(words: str) -> str:
    if re.search(r"\b(?:cipher|code|coded|encrypt\w*|encryption|ciphered)\b", words, re.IGNORECASE):
        return "cipher-telegram"
    if re.search(r"\b(?:tele)?phone[d]?\b|\btelephone\s+message", words, re.IGNORECASE):
        return "telephone-message"
    if re.search(r"\btelegram|\btelegraph|\bticker\s+tape", words, re.IGNORECASE):
        return "telegram"
    return "letter" if re.search(r"\bby\s+letter|\bin\s+a\s+letter", words, re.IGNORECASE) else ""


# --- sending and receipt ------------------------------------------------------------------------------------------

_SENT = re.compile(r"(?:^|[“\"«]\s*|\b(?:and|was|were|it|day|number)\s+)(?P<verb>[Ss]ent|[Tt]ransmitted|[Dd]ispatched|[Dd]elivered)\b(?!\s+to\s+(?:Stalin|[A-Z]\w+)\s+by)")
_RECEIVED = re.compile(r"\b(?P<verb>[Rr]eceived|[Aa]ccepted\s+by\s+(?:tele)?phone|[Aa]dopted\s+by\s+(?:tele)?phone)\b")
_TAPE = re.compile(r"\b(?:date|time|moment|mark)\s+of\s+(?:sending|dispatch|departure)\b")


@dataclass(frozen=True, slots=True)
class Sending:
    """What a note says of a sending: the event and the means."""

    dispatch: Dispatch
    means: str


def read_sendings(source: SourceText, note: Footnote, context: dt.date | None) -> list[Sending]:
    """Return the sendings and receipts of the letter itself that a note tells.

    A quotation counts where the words before it introduce a mark on the letter (``There is a note on the document:``).
    """
    found: list[Sending] = []
    last = context
    for item in statements(source, note):
        plain = source.quote(item.span)
        quoted = bool(re.search(r"\b(?:note|mark|inscription|stamp|tape|postscript|litter)\b[^.“]*[:“\"]", plain)) or bool(_TAPE.search(item.words))
        words = plain if quoted else item.words
        received, sent = _RECEIVED.search(words), _SENT.search(words) or _TAPE.search(words)
        if not (received or sent) or len(words) > 400 or _foreign(words, quoted):
            continue
        start, end = item.span.start, min(item.span.end + 1, len(source.text))
        shorts = [short for short in find_short_dates(source.text, start, end, context) if quoted]
        times = find_times(source.text, start, end)
        times = [time for time in times if not any(short.start < time[1] and time[0] < short.end for short in shorts)]
        running = [day for day in find_dates(source.text, start, end)]
        day = shorts[0].date if shorts else running[0].in_context(context) if running else None
        if day is None and Days._SAME.search(words):
            day = last
        if day is None and Days._NEXT.search(words) and last:
            day = last + dt.timedelta(days=1)
        if day is None and not times:
            continue
        last = day or last
        event = Dispatch(
            "received" if received and not (sent and sent.start() < received.start()) else "sent",
            item.span, day, times[0][2] if times else None, _place(words) or _place_of_receipt(words), note.number,
        )  # fmt: skip
        found.append(Sending(event, _means(words) or ("telegram" if _TAPE.search(words) else "")))
    return found


def _foreign(words: str, quoted: bool) -> bool:
    """A sending of something else than the letter: the statement has another subject or object."""
    if quoted:
        return False
    subject = re.match(
        r"(?:(?:On|In)\s+(?:the\s+)?(?:same|next|following)\s+day,?\s+|On\s+[A-Z][a-z]+\s+\d+(?:,\s*\d{4})?,?\s+|The\s+(?:letter|telegram|cipher|encryption|text|message|document|original)\s+(?:was\s+)?|It\s+was\s+)*"
        r"(?:was\s+)?(?:[Ss]ent|[Tt]ransmitted|[Dd]ispatched|[Dd]elivered|[Rr]eceived|[Aa]ccepted|Telephone\s+message\s+received|Number|Dated)\b",
        words,
    )
    return subject is None or bool(re.search(r"\b(?:sent|transmitted)\s+to\s+(?:the\s+)?[A-Z]\w+\s+(?:a|an|the)\b", words))
