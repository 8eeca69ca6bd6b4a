"""The lines of a text into paragraphs: what a page or a column broke is joined, what belongs to the page left out.

A text may be set with a line a paragraph (then nothing is joined), or wrapped at a width, which is measured: a line
goes on in the next one where the first word of that had no place. Each repair is an `Edit` of the reading view.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from corrkg.edition.english.page.header import archive_start, read_chapter, read_heading
from corrkg.edition.english.page.layout import RULE
from corrkg.edition.english.page.marks import read_marks
from corrkg.edition.english.word.dates import MONTH
from corrkg.edition.repairs import latin_letters
from corrkg.edition.source import SourceText, Span, fold
from corrkg.edition.view import Edit, View

# Abbreviations of a shelf mark in Cyrillic, and an initial or title that looks Latin, in Latin surroundings.
_ABBREVIATION = re.compile(
    r"(?<!\w)(?P<part>Ф|О[прpР]|Д|Лл?)(?=\.\s*(?:\d|[PП]\b))"
    r"|(?<=\d)(?:\s?[/.]\s?)[IVX]*(?P<roman>[ХІ]+)(?=[IVX]*\s*(?:[-–—./]|$))"
    r"|(?:(?<=\d)|(?<=[DFL]\.\s)|(?<=Op\.\s))(?P<digit>[ЗО])(?=[\d.,]|\s|$)"
    r"|(?<=[a-z]\s)(?P<day>З)(?=,?\s\d{4})"
    r"|(?<!\w)(?P<initial>[А-Я])(?=\.\s?(?:[A-Z]\.\s?)?[A-Z][a-z])"
)
_CYRILLIC = re.compile("[А-Яа-яІ]")  # one of these is in each of them
_PARTS = {"Ф": "F", "Оп": "Op", "Ор": "Op", "Оp": "Op", "ОР": "Op", "Д": "D", "Л": "L", "Лл": "Ll", "З": "3"}
_BRACKETED = re.compile(r"\[(?P<value>\d{1,2})\]")
_BRACKETED_NOTE = re.compile(r"^[ \t]*\[1\]", re.MULTILINE)
_MONTH_BESIDE = re.compile(rf"(?:{MONTH}|\d[./])\s*$|^\s*(?:{MONTH}|[./]\s*[XVI\d])")

# Four figures are a year as a rule: "1935" is the heading of a chapter.
_PAGE_NUMBER = re.compile(r"[-–—\s\[|]*(?:(?:[Pp]age|[Pp]\.)\s*)?(?:\d{1,3}|1[0-4]\d\d)[-–—\s\]|]*")
_PAGE_HEADING = re.compile(r"(?:Letters?|Telegrams?|Ciphers?|Correspondence)\s+(?:of|from|between)\b[^.!?]{0,100}")
_OPENING_NUMBER = re.compile(r"\d{1,3}(?=\s)")
_CLOSING_NUMBER = re.compile(r"(?:(?<=\s\s)|(?<=\D\s))\d{1,3}$")
_ENDS = re.compile(r"[.!?…:;][”\"»’)\]]*$")
_ABBREVIATED = re.compile(r"(?<!\w)(?:[A-Z]|Op|Inv|Dd|Ll|Nos?|HP|[Vv]ols?|[Pp]p?|[Tt]ov|[Tt]t|St|Art|comrades?)\.$")
_HYPHEN = re.compile(r"[^\W_]-$")
_LIST_ITEM = re.compile(r"(?:\d{1,2}|[a-z])[.)]{1,2}(?:\s|$)|[•*]\s|\d{1,2}\s*[A-Z“\"«„]|\[\d")
_SHELF_GOES_ON = re.compile(
    r"(?:F|Op|D|Ll?)\.\s?\d|\d[\d\s–—,-]*(?:v\.)?\.|(?:Certified|Typewritten|Typed|Autograph|Original|Script|Typescript)\b"
)
# A text is wrapped if so many pairs of lines go on from one to the other, in number and as a share.
_FEWEST_PAIRS, _LEAST_SHARE = 6, 0.08


def read_paragraphs(view: View) -> None:
    """Make the repairs of this layout in ``view``: abbreviations of the other script, lines, pages."""
    view.apply(_abbreviations(view.text))
    if _BRACKETED_NOTE.search(view.text):
        view.apply(_bracketed(view.text))
    _Lines(view).join()


def _abbreviations(text: str) -> Iterator[Edit]:
    if not _CYRILLIC.search(text):
        return
    for match in _ABBREVIATION.finditer(text):
        kind = str(match.lastgroup)
        latin = _PARTS.get(match[kind]) or latin_letters(match[kind])
        yield Edit(*match.span(kind), latin, "an abbreviation in letters of the other script is read as the Latin one")


def _bracketed(text: str) -> Iterator[Edit]:
    """Read ``[1]`` as the sign of a note, where notes begin so; not the day that an editor supplied."""
    for match in _BRACKETED.finditer(text):
        before, after = text[max(0, match.start() - 12) : match.start()], text[match.end() : match.end() + 16]
        if not _MONTH_BESIDE.search(before) and not _MONTH_BESIDE.match(after):
            yield Edit(*match.span(), f" {match['value']} ", "a figure in brackets is read as the sign of a note", True)


@dataclass
class _Line:
    """A line that is not blank: its place, words, indent, and what stands between it and the line before it."""

    span: Span
    words: str
    indent: int
    blanks: int = 0  # blank lines before it
    page: bool = False  # a page begins with it
    furniture: str = ""  # why it is no text but belongs to the page


@dataclass(frozen=True)
class _Step:
    """A line of the text proper: how many blank lines part it from the one before, and whether a page ended there."""

    two: _Line
    blanks: int
    crossed: bool


class _Lines:
    """The lines of a text, and how wide it is set."""

    def __init__(self, view: View) -> None:
        self.view, self.source = view, view.reading()
        self.lines = list(_lines(self.source))
        pairs = [
            (one, two)
            for one, two in zip(self.lines, self.lines[1:], strict=False)
            if not two.blanks and two.words[0].islower() and len(one.words) >= 20
        ]
        wrapped = len(pairs) >= max(_FEWEST_PAIRS, _LEAST_SHARE * len(self.lines))
        widths = sorted(self._needed(one, two) for one, two in pairs)
        self.width = widths[len(widths) // 50] if wrapped else 0
        items = [line.blanks > 0 for line in self.lines if _LIST_ITEM.match(line.words)]
        self.spaced = sum(items) * 5 > len(items) * 4  # blank lines part paragraphs, items of a list and notes too
        self._vocabulary: Counter[str] | None = None
        self._mark_furniture()

    @staticmethod
    def _needed(one: _Line, two: _Line) -> int:
        """The width that the first word of ``two`` would have needed to stand in ``one``."""
        return one.indent + len(one.words) + 1 + len(two.words.split(None, 1)[0])

    # pages --------------------------------------------------------------------------------------------------------

    def _mark_furniture(self) -> None:
        lines = self.lines
        front = self._front()
        for index, line in enumerate(lines):
            edge = line.page or index == 0 or index + 1 == len(lines) or lines[index + 1].page
            above, below = edge or line.blanks > 0, edge or lines[index + 1].blanks > 0
            if _PAGE_NUMBER.fullmatch(line.words) and above and below:
                line.furniture = "a number alone on its line, read as the number of a page"
            elif _PAGE_HEADING.fullmatch(line.words) and above and below and not self._heads_a_letter(line):
                line.furniture = "a heading of the page or of a chapter, over no letter of its own"
            elif index > front.get(line.words, index):
                line.furniture = "repeats a line of the front matter, read as a running head"
        numbered = self._numbered()
        at_edge = [line for index, line in enumerate(lines) if self._beside_a_page(index)]
        heads = Counter(self._head(line)[0] for line in at_edge)
        for line in [*at_edge, *(line for line in lines if self._head(line)[0] in numbered)]:
            head = self._head(line)[0]
            if not line.furniture and (heads[head] > 1 or head in numbered) and self._may_be_head(line, head):
                line.furniture = "comes again at the edge of pages, read as a running head"
        self._numbers_in_turn()

    def _numbers_in_turn(self) -> None:
        """Mark numbers alone on their lines that rise through the text, or stand at the edge of a page."""
        lines = self.lines
        alone = [(index, line) for index, line in enumerate(lines) if _PAGE_NUMBER.fullmatch(line.words)]
        values = [int(re.sub(r"\D", "", line.words)) for _, line in alone]
        for place, (index, line) in enumerate(alone):
            turn = any(values[place] + step in values[max(0, place - 3) : place + 4] for step in (-2, -1, 1, 2))
            beside = lines[max(0, index - 1) : index] + lines[index + 1 : index + 2]
            edge = (
                line.page
                or any(other.furniture for other in beside)
                or any(o.page for o in lines[index + 1 : index + 2])
            )
            if not line.furniture and (edge or (turn and len(alone) > 2 and self.width)):
                line.furniture = "a number alone on its line, read as the number of a page"

    def _head(self, line: _Line) -> tuple[str, int | None]:
        """Return a line without the number at its beginning or end, and that number."""
        printed = self.source.quote(line.span)
        opening = _OPENING_NUMBER.match(printed) if printed[:1].isdigit() else None
        for number in (opening, _CLOSING_NUMBER.search(printed) if printed[-1:].isdigit() else None):
            if number is not None:
                head = printed[number.end() :] if number.start() == 0 else printed[: number.start()]
                return fold(head).casefold(), int(number.group())
        return line.words.casefold(), None

    def _numbered(self) -> set[str]:
        """Heads that come three times or more, each time with a higher number: those of pages."""
        numbers: dict[str, list[int]] = {}
        for line in self.lines:
            head, number = self._head(line)
            if number is not None:
                numbers.setdefault(head, []).append(number)
        rising = {head: values == sorted(set(values)) for head, values in numbers.items()}
        return {head for head, values in numbers.items() if len(values) >= 3 and rising[head] and values[-1] > 12}

    def _heads_a_letter(self, line: _Line) -> bool:
        heading = read_heading(self.source.text, line.span)
        return heading is not None and heading.dating is not None and heading.dating.day is not None

    def _beside_a_page(self, index: int) -> bool:
        line, after = self.lines[index], self.lines[index + 1 : index + 2]
        beside = self.lines[max(0, index - 1) : index] + after
        numbers = any(other.furniture or _PAGE_NUMBER.fullmatch(other.words) for other in beside)
        return line.page or numbers or any(other.page for other in after)

    def _may_be_head(self, line: _Line, head: str) -> bool:
        if len(head) < 8 or RULE.match(line.words) or _ENDS.search(head):
            return False
        heading = read_heading(self.source.text, line.span)
        formal = read_marks(self.source.text, line.span) or archive_start(self.source.text, line.span) is not None
        return not formal and (heading is None or heading.dating is None)

    def _front(self) -> dict[str, int]:
        """The lines over the first letter, which running heads repeat, each with its first place."""
        front: dict[str, int] = {}
        for index, line in enumerate(self.lines):
            heading = read_heading(self.source.text, line.span)
            if archive_start(self.source.text, line.span) is not None or (heading and heading.dating):
                return front
            if not RULE.match(line.words) and read_chapter(self.source, line.span) is None:
                front.setdefault(line.words, index)
        return {}

    # paragraphs ---------------------------------------------------------------------------------------------------

    def join(self) -> None:
        """Join what goes on, and take out what belongs to pages."""
        steps = list(self._steps())
        usual = min((step.blanks for step in steps if step.crossed), default=0)
        edits: list[Edit] = []
        paragraph = [steps[0].two] if steps else []
        for step in steps[1:]:
            one, two = paragraph[-1], step.two
            apart = step.blanks > usual if step.crossed else step.blanks > 0
            goes_on = not apart and self._goes_on(paragraph[0], one, two, step.crossed)
            if goes_on or step.crossed:
                edits.append(self._edit(one, two, goes_on))
            if goes_on:
                paragraph.append(two)
            else:
                self._tell(paragraph)
                paragraph = [two]
        self._tell(paragraph)
        for line in self.lines:
            if line.furniture:
                self.view.tell("unread", "furniture", line.furniture, line.span, "medium")
        if steps and self.lines[0].furniture:
            edits.insert(0, Edit(0, steps[0].two.span.start, ""))
        if steps and self.lines[-1].furniture:
            edits.append(Edit(paragraph[-1].span.end, len(self.source.text), ""))
        self.view.apply(edits)

    def _steps(self) -> Iterator[_Step]:
        """Yield each line of the text proper, with what stands between it and the one before."""
        blanks, crossed = 0, False
        for line in self.lines:
            blanks, crossed = blanks + line.blanks, crossed or line.page or bool(line.furniture)
            if not line.furniture:
                yield _Step(line, blanks, crossed)
                blanks, crossed = 0, False

    def _tell(self, paragraph: list[_Line]) -> None:
        if len(paragraph) > 1:
            span = Span(paragraph[0].span.start, paragraph[-1].span.end)
            self.view.tell("repaired", "lines", f"a paragraph broken into {len(paragraph)} lines is read as one", span)

    def _edit(self, one: _Line, two: _Line, goes_on: bool) -> Edit:
        start, end = one.span.end, two.span.start
        if not goes_on:
            return Edit(start, end, "\n" * max(1, self.source.text[start:end].count("\n")))
        if _HYPHEN.search(one.words) and two.words[0].isalnum():
            if two.words[0].isalpha() and two.words[0].islower() and not self._compound(one.words, two.words):
                return Edit(start - 1, end, "", "a word divided at the end of a line is read as one")
            return Edit(start, end, "")
        return Edit(start, end, " ")

    def _goes_on(self, first: _Line, one: _Line, two: _Line, crossed: bool) -> bool:
        """Tell whether the paragraph that begins with ``first`` and whose last line is ``one`` goes on in ``two``."""
        text = self.source.text
        if RULE.match(one.words) or RULE.match(two.words):
            return False
        if archive_start(text, two.span) == two.span.start and two.words.startswith("Archive"):
            return False
        ends = _ENDS.search(one.words) is not None and not _ABBREVIATED.search(one.words)
        divided = _HYPHEN.search(one.words) is not None and two.words[0].isalnum()
        if divided or (two.words[0].islower() and not _LIST_ITEM.match(two.words)):
            return True
        if archive_start(text, first.span) == first.span.start:
            return _SHELF_GOES_ON.match(two.words) is not None or (bool(self.width) and not ends)
        heading = read_heading(text, two.span)
        if (heading is not None and heading.dating is not None) or read_marks(text, two.span):
            return False
        if crossed and not ends and not two.blanks:
            return True
        full = self._needed(one, two) >= self.width or (not ends and len(one.words) > 0.6 * self.width)
        begins = two.indent > one.indent + 1 or (ends and not self.spaced and _LIST_ITEM.match(two.words) is not None)
        return bool(self.width) and full and not begins

    def _compound(self, one: str, two: str) -> bool:
        """Tell whether a hyphen at the end of a line is the word's own: ``non-|ferrous``."""
        if self._vocabulary is None:
            self._vocabulary = Counter(re.findall(r"[^\W\d_]+(?:-[^\W\d_]+)*", self.source.text.lower()))
        known = self._vocabulary
        left = re.search(r"[\w-]*\w(?=-$)", one)
        right = re.match(r"[\w-]*\w", two)
        if left is None or right is None:
            return False
        head, tail = left.group().lower(), right.group().lower()
        if known[f"{head}-{tail}"] != known[f"{head}{tail}"]:
            return known[f"{head}-{tail}"] > known[f"{head}{tail}"]
        return known[head.rpartition("-")[2]] > 1 and known[tail.partition("-")[0]] > 1


def _lines(source: SourceText) -> Iterator[_Line]:
    """Yield the lines that are not blank; a form feed ends a page, and its line."""
    end = 0
    for match in re.finditer(r"[^\n\f]+", source.text):
        inner = next(source.lines(Span(*match.span())), None)
        if inner is None:
            continue
        gap = source.text[end : inner.start]
        indent = inner.start - match.start()
        yield _Line(inner, fold(source.quote(inner)), indent, max(0, gap.count("\n") - 1), "\f" in gap)
        end = inner.end
