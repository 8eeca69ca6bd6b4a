"""Mentions of persons: where a text names somebody, by any form of the name.

A word counts as a name if the authority file knows it, if it stands with initials or after a title, if it was named so
elsewhere in the same text, or if it has the shape of a Russian surname in a place where names stand. Places, firms,
awards and titles of books that hold a name are left alone. Who is meant is decided later, in the conversion.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field

from corrkg.edition.authorities import Authorities
from corrkg.edition.header import INITIALS
from corrkg.edition.records import Mention
from corrkg.edition.source import Span, fold

_WORD = r"[A-ZÀ-ÞŁŚŽА-Я][a-zß-ÿłśžа-яё]+(?:['’][a-z]{2,})?(?:-[A-Z][a-zß-ÿ]+)*"
_TOKEN = re.compile(rf"(?P<initials>(?:\b(?!P\.\s?S\.)(?!(?:Mr|Tt|Dr|St|Op|No|Vs|Ll|Dd|On|In|As|At|By)\.)[A-Z][a-z]?\.\s?){{1,2}}(?=\s*{_WORD}))|(?P<word>\b{_WORD})")
_AFTER = re.compile(r"[\s\xa0]+(?P<initials>(?:[A-Z][a-z]?\.[\s\xa0]?){1,2})(?![a-z])")
_PATRONYMIC = re.compile(r"\w+(?:ovich|evich|yevich|ich|ovna|evna|yevna|inichna|ichna)(?:['’]s?)?$")
_SURNAME = re.compile(
    r"\w{2,}(?:ov|ev|yov|ova|eva|sky|skii|skiy|skaya|tsky|enko|chenko|yan|dze|shvili|chuk|iuk|yuk|ovich|evich|aev|eyev|[^aeiouy]in|[^aeiouy]ina|iani|[a-z]sen|sson|rson)$"
)
_CASE = ("a", "u", "om", "ym", "e", "y", "oy")
_TITLE = re.compile(
    r"(?:\b(?:[Cc]omrades?|[Tt]ov|[Vv]ols?|[Tt]t|T\.\s?T|T|Messrs|Mr|Mrs|Dr|[Pp]rof(?:essor)?|[Ee]ngineer|[Cc]ommander|[Cc]ommissar|[Gg]eneral|"
    r"[Mm]arshal|[Aa]dmiral|[Cc]olonel|[Cc]aptain|[Cc]ommodore|[Aa]mbassador|[Mm]inister|[Cc]onsul|[Ss]ecretary|[Cc]hairman|[Ll]eader|"
    r"[Ee]ditor|[Cc]orrespondent|[Tt]eacher|[Dd]irector|[Ee]scorts?|[Pp]resident|[Aa]ssistant|[Dd]eputy|[Aa]cademician|[Pp]lenipotentiary|"
    r"[Cc]itizen|[Pp]ilots?|[Ww]orker|[Ff]armer|[Ii]nstructor|[Rr]epresentative|[Cc]hief\s+of\s+[Ss]taff|[Dd]irected\s+by|[Hh]eaded\s+by|[Ww]riter|"
    r"[Ff]oreman|[Mm]erchant|[Bb]usinessman|[Bb]anker|(?:Swede|Norwegian|German|American|Englishman|Frenchman|Pole|Italian|Japanese|Dane|Finn)|[Cc]lerk|[Tt]rade\s+representative|[Ee]nvoy|[Dd]octor|[Jj]udge|[Ii]nspector))\b\.?[\s\xa0]*$"
)
_PLURAL = re.compile(r"(?:[Cc]omrades|[Vv]ols|[Tt]t|T\.\s?T|[Ee]scorts|[Pp]ilots|Messrs)\b\.?[\s\xa0]*$")
_ROLE_AFTER = re.compile(r"[\s\xa0]*\((?:[a-z]+\s+)?(?:member|secretary|editor|instructor|head|deputy|chairman|chief|director|commander|representative|engineer)\b")
# What follows a name in the name of a thing: "Kirov region", "the Zeligman bank".
_THING_AFTER = re.compile(
    r"[\s\xa0]+(?:[Rr]egion(?:al)?|[Tt]erritory|[Dd]istrict|[Kk]rai|[Oo]blast|[Cc]ity|[Ff]actory|[Pp]lants?|[Ww]orks|[Dd]ivision|[Ss]treet|[Ss]quare|[Rr]ailways?|"
    r"[Ss]tation|[Bb]anks?|[Ss]chool|[Ii]nstitute|[Uu]niversity|[Aa]cademy|[Hh]ouses?|[Cc]ompany|[Ff]irm|[Mm]ine|[Pp]rize|[Oo]rder|[Mm]emorial|[Mm]useum|[Tt]heat(?:re|er)|"
    r"[Mm]ill|[Ss]awmill|[Pp]ort|[Cc]anal|[Ii]sland|[Vv]illage|[Cc]ollective|[Cc]avalry|[Rr]egiment|[Bb]rigade|[Gg]arden|[Pp]ark|[Aa]nd[\s\xa0]+(?:Company|Co\b|Sons)|&|Party|Dam|[Ss]teamer)\b"
)
_THING_BEFORE = re.compile(
    r"(?:\b[Oo]rder\s+of|\bnamed\s+after|\b[Vv]illages?\s+of|\b[Cc]ity\s+of|\b[Tt]own\s+of|\b[Ss]tation(?:\s+of)?|\b[Cc]ape|\b[Pp]ort(?:\s+of)?|\b[Ss]teamer|\b[Ii]sland\s+of|"
    r"\b[Ii]cebreaker|\bbanking\s+houses?\s+of|\bfirms?\s+of|\b[Bb]ank\s+of|\b[Rr]iver|\b[Ll]ake|\b[Mm]ount|\b[Mm]edal\s+of|\b[Rr]egion\s+of|\b[Ff]irm|\b[Ll]ocomotive|\b[Ss]hip|\b[Pp]rize\s+of)[\s\xa0]+[“\"«]?$"
)
_PLACE_BEFORE = re.compile(r"\b(?:in|from|at|near|via|through|to\s+the\s+city|towards|outside)[\s\xa0]+$")
_OPENS = re.compile(r"(?:^|[.!?:;”\"»)\]–—-][\s\xa0]*|\d[).]*[\s\xa0]+|[“«\"(][\s\xa0]*|\n\s*)$")
_COMMON = frozenset(
    "January February March April May June July August September October November December Monday Tuesday Wednesday Thursday Friday "
    "Saturday Sunday Central Committee Council Commissars Commissar Soviet Party Communist Bolsheviks People Peoples Politburo Orgburo "
    "State Union Republic Ministry Minister Foreign Affairs Army Red Navy Government Board League Nations Secretariat Congress Kremlin "
    "Europe America Asia East West North South Far Eastern Western Northern Southern Moscow Stalingrad Leningrad Berlin Harbin Latin "
    "Captain Bulletin Basin Cabin Again Begin Within Certain Origin Comrade Comrades Copy Cipher Encryption Telegram Secret Ibid Archive "
    "Pravda Izvestia Letter Letters Number Document Resolution Decree Decision The This That These Those They There Then When Where What "
    "Which Who Why How Your Yours Please Sent Received Order Lenin's Komsomol Chekist Chekists Cheka Bank Hello Dear Greetings Main "
    "Chairman Secretary Member Deputy Head President Academy Institute General Marshal District Region Territory Oblast Autonomous Supreme "
    "Court On See In At By For From Since As If It He She We An Also But And Or Of To With Without After Before During Under Over Between "
    "Not No So Such Some All Any Each Every Both Here Now Only Even Still Yet One Two Three First Second Third Staff Let Must Can Could "
    "Would Should Will Text Note Report Signed Yes Regarding Concerning About According Upon Until While Because Therefore However Special Political Electric Department Division Administration Commission Conference Plenum Collection Documents Correspondence Essays".split()
)
# Given names as translators write them, beside those of the authority file.
COMMON_GIVEN = frozenset(
    "aleksandr alexander aleksei alexei alexey anatoly andrei andrey anna anton arkady boris daniil david dmitry elena evgeny fedor fyodor "
    "filipp genrikh georgy grigory ilya iosif ivan joseph karl konstantin lazar lev leonid maria maxim mikhail nadezhda nikita nikolai olga "
    "osip pavel peter pyotr roman semyon sergei sergey stepan tatiana timofei vasily vera viktor vitaly vladimir yakov yuri zinaida".split()
)
_THREE_PART = re.compile(r"[A-Z][a-z]{0,5}-[A-Z][a-z]{0,5}-[A-Z][a-z]{0,5}$")


@dataclass
class Lexicon:
    """The names known before a text is read, in lower case, and those learnt from it."""

    surnames: set[str] = field(default_factory=set)
    given: set[str] = field(default_factory=set)
    singles: set[str] = field(default_factory=set)
    places: set[str] = field(default_factory=set)
    learnt: set[str] = field(default_factory=set)

    @classmethod
    def of(cls, authorities: Authorities) -> Lexicon:
        """Make the lexicon of the authority files."""
        lexicon = cls(given=set(COMMON_GIVEN))
        for person in authorities.persons:
            last, _, first = person.name_en.partition(",")
            lexicon.surnames |= {last.strip().lower(), *(word.lower() for word in last.split() if len(word) > 2 and "(" not in last)}
            lexicon.given |= {word.lower() for word in first.split() if len(word) > 2 and not _PATRONYMIC.match(word)}
            for alias in person.aliases_en:
                bare = re.sub(rf"\(.*?\)|{INITIALS}", " ", alias + " ").replace(",", " ").split()
                if len(bare) == 1 and len(bare[0]) > 2:
                    (lexicon.surnames if re.search(INITIALS, alias) else lexicon.singles).add(bare[0].lower())
        for place in authorities.places:
            lexicon.places |= {name.lower() for name in (place.name_en, *place.aliases)}
        return lexicon

    def knows(self, word: str) -> bool:
        """Tell whether ``word`` is a surname or a name that stands alone, a case ending apart."""
        return self._has(word) or any(
            word.endswith(ending) and len(word) - len(ending) > 3 and self._has(word[: -len(ending)]) and word[: -len(ending)][-1] not in "aeiouy"
            for ending in _CASE
        ) or (word.endswith(("u", "oy", "y")) and self._has(re.sub(r"(?:u|oy|y)$", "a", word)))

    def _has(self, word: str) -> bool:
        return word in self.surnames or word in self.singles or word in self.learnt


@dataclass(frozen=True, slots=True)
class Passage:
    """A stretch of text to look in: a part of the letter, or a note."""

    span: Span
    part: str
    note: int | None = None


@dataclass(frozen=True, slots=True)
class _Found:
    start: int
    end: int
    sure: bool
    key: str


class NameFinder:
    """Finds mentions in one text, learning its names on the way.

    Args:
        text: the source's text.
        lexicon: the names known beforehand.
    """

    def __init__(self, text: str, lexicon: Lexicon) -> None:
        """Begin with what the lexicon knows."""
        self.text = text
        self.lexicon = lexicon
        self.places: set[str] = set(lexicon.places)

    def learn(self, passages: Iterable[Passage], masked: Iterable[Span] = ()) -> None:
        """Learn the names that stand with initials, a title or a role; and the places that names stand for."""
        masked = list(masked)
        for passage in passages:
            for match in re.finditer(rf"(?:[Vv]illage|[Tt]own|[Cc]ape|[Ss]tation)(?:\s+of)?\s+({_WORD})", self.text[passage.span.start : passage.span.end]):
                self.places.add(match[1].lower())
            for found in self._scan(passage.span, masked):
                if found.sure:
                    self.lexicon.learnt.add(found.key)

    def find(self, passages: Iterable[Passage], masked: Iterable[Span] = ()) -> list[Mention]:
        """Return the mentions within ``passages``, in the order of the text; ``masked`` spans (citations) hold none."""
        masked = list(masked)
        mentions = []
        for passage in passages:
            for found in self._scan(passage.span, masked):
                span = Span(found.start, found.end)
                titled = bool(_TITLE.search(self.text[max(0, span.start - 40) : span.start]))
                mentions.append(Mention(fold(self.text[span.start : span.end]), span, passage.part, passage.note, titled))
        return mentions

    def _scan(self, span: Span, masked: list[Span]) -> list[_Found]:
        found: list[_Found] = []
        position = span.start
        listed = False  # inside a list after a plural title: "vols. Kaganovich, Molotov"
        while (match := _TOKEN.search(self.text, position, span.end)) is not None:
            gap = self.text[position : match.start()]
            joined = bool(found) and position == found[-1].end and re.fullmatch(r"[’']?s?[\s\xa0]*(?:\d{1,2}[\s\xa0]*)?(?:,|and|,\s*and|or|with)[\s\xa0]+", gap) is not None
            listed = (listed and joined) or _PLURAL.search(self.text[span.start : match.start()]) is not None
            if any(mask.start <= match.start() < mask.end for mask in masked):
                position = match.end()
                continue
            result = self._name_at(match, span, joined=joined, listed=listed)
            if result is None:
                position = match.end()
                continue
            found.append(result)
            position = result.end
        return found

    def _name_at(self, match: re.Match[str], span: Span, *, joined: bool, listed: bool) -> _Found | None:
        text, start = self.text, match.start()
        before = text[span.start : start]
        if match["initials"] is not None:
            word = re.compile(rf"[\s\xa0]*(?P<word>{_WORD})").match(text, match.end(), span.end)
            if word is None or word["word"] in _COMMON or re.search(r"\b[A-Z]\.$", before):
                return None
            end = _bare_end(text, start, word.end())
            if set(match["initials"]) <= set("T. \xa0") and self.lexicon.knows(_bare(word["word"])):  # "T. Stalin": comrade
                return _Found(start + word.start("word") - match.start(), end, True, _bare(word["word"]))
            return _Found(start, end, True, _bare(word["word"]))
        words = self._words(match, span)
        if words is None:
            return None
        end, key, sure = words
        lone = text[start:end]
        thing = _THING_AFTER.match(text, end, span.end) or _THING_BEFORE.search(before)
        if thing is not None and not sure:
            return None
        titled = _TITLE.search(before) is not None
        if sure or titled or listed or _ROLE_AFTER.match(text, end, span.end):
            if lone in _COMMON or (not self.lexicon.knows(key) and lone.lower() in self.places and not titled):
                return None
            if (titled or listed) and not sure and not self._namelike(lone, end, span):
                return None
            second = re.compile(rf"[\s\xa0]+(?P<word>{_WORD})").match(text, end, span.end)
            if second is not None and titled and not sure and not self.lexicon.knows(key) and second["word"] not in _COMMON:
                return _Found(start, _bare_end(text, start, second.end()), True, _bare(second["word"]))  # commander Ma Hongshan
            return _Found(start, end, True, key)
        if self.lexicon.knows(key) and lone not in _COMMON:
            if key in self.places and (_PLACE_BEFORE.search(before) or self._beside_a_place(before, end)):
                return None
            return _Found(start, end, False, key)
        if lone in _COMMON or key in self.places:
            return None
        if _THREE_PART.match(lone):
            return _Found(start, end, False, key)
        opens = _OPENS.search(before) is not None
        if joined and not opens and self._namelike(lone, end, span) and re.search(r"\band[\s\xa0]+$|,[\s\xa0]+$", before):
            return _Found(start, end, False, key) if _SURNAME.match(key) or re.search(r"\band[\s\xa0]+$", before) and _after_a_name(before) else None
        if _SURNAME.match(key) and not _PLACE_BEFORE.search(before) and self._namelike(lone, end, span):
            shaped = not opens or not key.endswith(("in", "ina", "yan", "sen", "son"))
            return _Found(start, end, False, key) if shaped and len(key) > 4 else None
        return None

    def _beside_a_place(self, before: str, end: int) -> bool:
        """In a list, a name that is a place's too is what its neighbour is: ``Moscow, Kalinin, Kursk``."""
        left = re.search(rf"({_WORD})(?:,|[\s\xa0]+and)[\s\xa0]+$", before)
        right = re.compile(rf"(?:,|[\s\xa0]+and)[\s\xa0]+({_WORD})").match(self.text, end)
        return any(side is not None and side[1].lower() in self.places and not self.lexicon.knows(side[1].lower()) for side in (left, right))

    def _namelike(self, lone: str, end: int, span: Span) -> bool:
        """Not the first word of a longer proper name (``Far Eastern Territory``), nor a common word."""
        following = re.compile(rf"[\s\xa0]+(?P<next>{_WORD})").match(self.text, end, span.end)
        return lone not in _COMMON and (following is None or following["next"] not in _COMMON)

    def _words(self, match: re.Match[str], span: Span) -> tuple[int, str, bool] | None:
        """Return (end, key, sure) of the longest name that begins at a word: given names, patronymic, initials after."""
        text = self.text
        first = match["word"]
        key = _bare(first)
        end = match.start() + len(first.rstrip("’'"))
        possessive = re.compile(r"['’]s\b").match(text, end)
        after = _AFTER.match(text, end, span.end)
        if after is not None and possessive is None and self._initials_after(first, after, span):
            return after.start("initials") + len(after["initials"].rstrip(" \xa0")), key, True
        run = [first]
        stop = end
        while (nxt := re.compile(rf"[\s\xa0]+({_WORD})").match(text, stop, span.end)) is not None and len(run) < 3 and possessive is None:
            run.append(nxt[1])
            stop = nxt.end()
            possessive = re.compile(r"['’]s\b").match(text, stop)
        best = self._full_name(run)
        if best:
            length = len(re.match(r"[\s\xa0]+".join(map(re.escape, run[:best])), text[match.start() :]).group())  # type: ignore[union-attr]
            full_end = match.start() + length
            inverted = re.compile(rf",[\s\xa0]+{_WORD}[\s\xa0]+(?P<last>{_WORD})").match(text, full_end, span.end)
            if inverted is not None and _PATRONYMIC.match(inverted["last"]) and not _PATRONYMIC.match(run[best - 1]):
                full_end = inverted.end()
            keyword = next((word for word in run[:best] if self.lexicon.knows(word.lower())), run[best - 1])
            return full_end, _bare(keyword), True
        inverted = re.compile(rf"(?:[\s\xa0]+{_WORD})?,[\s\xa0]+{_WORD}[\s\xa0]+(?P<last>{_WORD})").match(text, end, span.end)
        if inverted is not None and _PATRONYMIC.match(inverted["last"]):
            return inverted.end(), key, True
        return end, key, False

    def _initials_after(self, first: str, after: re.Match[str], span: Span) -> bool:
        """``Tolkov P. G.``: initials after a surname, not the beginning of the next sentence or name."""
        if first in _COMMON or first.lower() in self.places:
            return False
        both = len(re.findall(r"[A-Z]", after["initials"])) == 2
        following = re.compile(rf"[\s\xa0]*{_WORD}").match(self.text, after.end(), span.end)
        return both and following is None and (self.lexicon.knows(first.lower()) or _SURNAME.match(first.lower()) is not None or both)

    def _full_name(self, run: list[str]) -> int:
        """Return how many words of a run of capitalised words make a full name; 0 if they make none."""
        given = [word.lower() in self.lexicon.given for word in run]
        patronymic = [bool(_PATRONYMIC.match(word)) and len(word) > 5 for word in run]
        known = [self.lexicon.knows(word.lower()) or _SURNAME.match(word.lower()) is not None for word in run]
        if len(run) >= 3 and patronymic[1] and run[2] not in _COMMON and run[0] not in _COMMON:
            return 3
        if len(run) >= 3 and patronymic[2] and run[0] not in _COMMON:
            return 3
        if len(run) >= 2 and run[0] not in _COMMON and patronymic[1] and (given[0] or not self.lexicon.knows(run[0].lower())):
            return 2
        if len(run) >= 2 and given[0] and known[1] and run[1] not in _COMMON:
            return 2
        if len(run) >= 2 and given[1] and known[0] and not given[0] and run[0] not in _COMMON:
            return 2
        return 0


def _after_a_name(before: str) -> bool:
    """A list of names goes on only from one name to the next: ``Vasiliev and Sereda``."""
    return re.search(rf"{_WORD}[\s\xa0]+and[\s\xa0]+$", before) is not None


def _bare(word: str) -> str:
    return re.sub(r"['’]s?$", "", word).lower()


def _bare_end(text: str, start: int, end: int) -> int:
    return end - len(text[start:end]) + len(re.sub(r"['’]s?$", "", text[start:end]))
