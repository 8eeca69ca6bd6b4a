"""What is quoted of a text whose words are withheld: few words in a row, and little of each letter and note."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping

import pytest
from pyoxigraph import Dataset, Literal

from corrkg.convert.withholding import LONGEST, SHARE, Withholding
from corrkg.edition.records import Edition
from corrkg.vocab import CK, OA, RDF

Converter = Callable[..., Dataset]
Reader = Callable[[str], Edition]

BODY = (
    "I ask you to send the engineers of the mill to Kem at once, for the dam will not stand another spring like this "
    "one. I propose to give Gromov fifty thousand rubles from the reserve fund, and to tell the bank of it today. "
    "We consider it necessary to dismiss Zaytsev A. P., who kept silent about the flood, and to print the reasons for "
    "his dismissal in the newspaper of the railwaymen."
)
NOTE = (
    "1 On May 6, 1933, the PB adopted a resolution “On the bridge at Kem and on the engineers who had built it without "
    "a permit”, in which it told the bank to pay out fifty thousand rubles and the railwaymen to keep the line open "
    "through the whole of the summer (RGASPI. F. 17. Op. 3. D. 922. L. 12)."
)
LINE = "Agree with your proposal about the bridge and the bank."
LETTERS: tuple[tuple[str, list[str], list[str]], ...] = (
    ("Orlov to Gromov May 4, 1933", [f"{BODY} 1", "Orlov."], [NOTE]),
    ("Gromov to Orlov May 5, 1933", [LINE, "Gromov."], []),
)


def words_of(text: str) -> list[str]:
    return re.findall(r"[^\W_]+", text.casefold())


@pytest.fixture(scope="module")
def data(converted: Converter, small_files: Mapping[str, str]) -> Dataset:
    rights = small_files["dataset.toml"].replace('"publish"', '"withhold"')
    return converted(*LETTERS, files={"dataset.toml": rights})


def literals(data: Dataset) -> Iterator[list[str]]:
    for quad in data:
        if isinstance(quad.object, Literal):
            yield words_of(quad.object.value)


def shown(data: Dataset, text: str, run: int = 3) -> set[int]:
    """Return which words of a text stand in some statement, in a row of ``run``."""
    words, found = words_of(text), set[int]()
    told = {tuple(those[at : at + run]) for those in literals(data) for at in range(len(those) - run + 1)}
    for at in range(len(words) - run + 1):
        if tuple(words[at : at + run]) in told:
            found |= {*range(at, at + run)}
    return found


@pytest.mark.parametrize("text", [BODY, NOTE.partition(" (RGASPI")[0]])
def test_all_that_is_published_of_a_letter_or_note_is_a_small_share_of_it(data: Dataset, text: str) -> None:
    assert 0 < len(shown(data, text)) <= SHARE * len(words_of(text)) + 3  # a name or a date of three words is a fact


def test_no_more_than_twelve_words_stand_together(data: Dataset) -> None:
    for text in (BODY, NOTE, LINE):
        assert shown(data, text, LONGEST + 1) == set()


def test_a_telegram_of_one_line_is_not_published_whole(data: Dataset) -> None:
    assert shown(data, LINE) == set()


def test_the_same_letters_are_told_whole_where_they_may_be_published(converted: Converter) -> None:
    assert len(shown(converted(*LETTERS), BODY)) == len(words_of(BODY))


def test_headings_names_dates_and_shelfmarks_are_whole(data: Dataset) -> None:
    said = {" ".join(each) for each in literals(data)}
    for fact in ("orlov to gromov may 4 1933", "zaytsev a p", "rgaspi f 17 op 3 d 922 l 12"):
        assert fact in said


def test_evidence_keeps_its_place_where_it_has_no_quote(data: Dataset) -> None:
    evidence = {quad.subject for quad in data if quad.predicate == RDF.type and quad.object == OA.SpecificResource}
    selectors = [quad for quad in data if quad.predicate == OA.hasSelector]
    assert {quad.subject for quad in selectors if "#position=" in str(quad.object)} == evidence
    assert len({quad.subject for quad in selectors if "#quote=" in str(quad.object)}) < len(evidence)


def test_a_request_and_a_decision_still_say_what_they_are(data: Dataset) -> None:
    types = {quad.object for quad in data if quad.predicate == RDF.type}
    assert {CK.Request, CK.Decision} <= types


def test_what_was_published_once_may_stand_again_and_is_counted_once(read: Reader) -> None:
    header, archive = LETTERS[0][0], "Archive: RGASPI F. 700. Op. 2. D. 15. L. 8. Autograph."
    account = Withholding(read(f"{header}\n\n{archive}\n\n{BODY}\n\nOrlov.\n"))
    first = account.cut("I ask you to send the engineers of the mill to Kem at once")
    assert first == "I ask you to send the engineers …"
    assert account.cut("I ask you to send the engineers of the mill to Kem at once") == first
    assert not account.quotes("the newspaper of the railwaymen")
    assert account.quotes("The rule of corrkg, in words of its own")


def test_a_sentence_of_ours_keeps_its_own_words_and_the_names_it_quotes(read: Reader) -> None:
    account = Withholding(read(f"Orlov to Gromov May 4, 1933\n\n{BODY}\n\nOrlov.\n"))
    told = account.retell(f"“Zaytsev A. P.” fits nobody; read from “{BODY}”")
    assert told.startswith("“Zaytsev A. P.” fits nobody; read from “I ask you")
    assert told.endswith(" …”")
    assert len(words_of(told)) < 25


def test_the_sign_of_a_note_does_not_make_other_words_of_those_around_it(read: Reader) -> None:
    others = "\n\n".join(["The mill at Kem has no roof and no wheel, and the road to it is bad."] * 30)
    asked = "I propose to give fifty thousand rubles from the reserve{}, and not from the bank, to the builders of it"
    shelf = "Archive: RGASPI F. 700. Op. 2. D. 15. L. 8. Autograph."
    body = f"{others}\n\n{asked.format(' 1')}.\n\nOrlov.\n\n____\n\n{NOTE}"
    account = Withholding(read(f"Orlov to Gromov May 4, 1933\n\n{shelf}\n\n{body}\n"))
    assert len(words_of(account.cut(asked.format("")))) <= LONGEST
