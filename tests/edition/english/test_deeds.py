"""What a decision does, and to whom: by its verb and what that is said of."""

from __future__ import annotations

import datetime as dt

import pytest

from corrkg.edition.english.clause.framing import frames_of
from corrkg.edition.english.decision.deeds import read_deed


class _Names:
    """Orlov, Gromov and Zaytsev are persons, Kem is a place."""

    def person(self, word: str) -> bool:
        return word in {"orlov", "gromov", "zaytsev"}

    def place(self, word: str) -> bool:
        return word == "kem"


def deed(words: str, *, wish: bool = False) -> tuple[list[str], list[str]]:
    """Return the acts of a sentence, and the names that are their objects."""
    found = read_deed(frames_of(words, dt.date(1933, 5, 6), _Names()), wish=wish)
    return list(found.kinds), [words[span.start : span.end] for span in found.names]


@pytest.mark.parametrize(
    ("words", "acts", "names"),
    [
        ("The PB granted Zaytsev leave from May 20", ["grants-leave"], ["Zaytsev"]),
        ("On May 6, 1933, Zaytsev was granted leave for a month", ["grants-leave"], ["Zaytsev"]),
        ("The leave of Zaytsev was extended by the PB until June 3", ["grants-leave"], ["Zaytsev"]),
        ("The PB decided to give Zaytsev a vacation", ["grants-leave"], ["Zaytsev"]),
        ("Zaytsev's leave, from May 20 for a month, was registered by a resolution of the PB",
         ["grants-leave"], ["Zaytsev"]),
        ("By the decision of the PB of May 6, Zaytsev received leave with a trip", ["grants-leave"], ["Zaytsev"]),
        ("By a poll of the members of the PB, Zaytsev was granted leave until June 20", ["grants-leave"], ["Zaytsev"]),
        ("The PB extended Zaytsev's leave until June 20", ["grants-leave"], ["Zaytsev"]),
        ("Zaytsev's leave was resolved on May 6, Petrenko's leave on May 8", ["grants-leave"], []),
        ("The PB appointed Petrenko deputy commissar", ["appoints"], ["Petrenko"]),
        ("The PB confirmed Zaytsev as secretary", ["appoints"], ["Zaytsev"]),
        ("By decision of the PB, Zaytsev was released from his post", ["releases"], ["Zaytsev"]),
        ("The PB relieved Zaytsev of the duties of chairman", ["releases"], ["Zaytsev"]),
        ("The PB decided to recall Zaytsev from Kem", ["releases"], ["Zaytsev", "Kem"]),
        ("The PB adopted a decision on the dismissal of Zaytsev", ["releases"], ["Zaytsev"]),
        ("The PB replaced Zaytsev with Gromov", ["appoints", "releases"], ["Zaytsev", "Gromov"]),
        ("The PB adopted a resolution on the appointment of Zaytsev as ambassador", ["appoints"], ["Zaytsev"]),
        ("The PB sent Zaytsev to Kem", ["appoints"], ["Zaytsev", "Kem"]),
        ("The PB released 5 million rubles", ["allots"], []),
        ("The loan was allocated by the PB", ["allots"], []),
        ("The PB decided to allot 3 tons of gold to the mill", ["allots"], []),
        ("The PB instructed Zaytsev to rebuild the mill", ["instructs"], ["Zaytsev"]),
        ("The commissariat was obliged to repair the bridge", ["instructs"], []),
        ("A directive was given to Zaytsev", ["instructs"], ["Zaytsev"]),
        ("The PB decided to appoint Orlov chairman and to instruct Gromov", ["appoints", "instructs"],
         ["Orlov", "Gromov"]),
        ("The PB approved the text of the telegram", ["confirms-text"], []),
        ("The draft answer to Gromov was approved", ["confirms-text"], ["Gromov"]),
    ],
)  # fmt: skip
def test_words_say_what_is_done_and_to_whom(words: str, acts: list[str], names: list[str]) -> None:
    assert deed(words) == (acts, names)


@pytest.mark.parametrize(
    ("words", "acts"),
    [
        ("The PB recognized the need of a mill; the commissariat was instructed to build it", ["instructs", "other"]),
        ("The PB decided to build a mill and to instruct Orlov", ["instructs", "other"]),
        ("The PB decided to instruct Orlov and to build a mill", ["instructs", "other"]),
        ("The PB decided to instruct Orlov to build a mill", ["instructs"]),
        ("The PB decided to give Orlov a vacation", ["grants-leave"]),
        ("The PB refused a loan to the mill and appointed Orlov chairman", ["other", "appoints"]),
        ("The PB heard the report of Gromov and released Orlov from his post", ["releases"]),
        ("The PB adopted a decision and instructed Orlov to build a mill", ["instructs"]),
        ("The PB closed the mill", []),
    ],
)
def test_something_else_is_done_besides_where_a_clause_of_the_body_says_so(words: str, acts: list[str]) -> None:
    assert sorted(deed(words)[0]) == sorted(acts)


@pytest.mark.parametrize(
    "words",
    [
        "The PB allowed Zaytsev to leave on June 7 for Kem",
        "The PB approved the mill",
        "The PB accepted the proposal to rebuild the mill",
        "The PB sent the telegram to Kem",
        "The PB released Article 6 of the treaty",
    ],
)
def test_words_that_only_sound_like_a_deed_are_none(words: str) -> None:
    assert deed(words)[0] == []


@pytest.mark.parametrize("words", ["The PB refused Zaytsev leave", "The PB did not appoint Zaytsev",
                                   "The PB postponed the question of leave"])  # fmt: skip
def test_what_is_refused_is_something_else(words: str) -> None:
    assert deed(words)[0] == ["other"]


def test_who_proposed_it_or_did_it_is_not_concerned() -> None:
    assert deed("Zaytsev was appointed by the PB at the suggestion of Gromov")[1] == ["Zaytsev"]
    assert deed("Zaytsev was appointed by Orlov")[1] == ["Zaytsev"]


def test_in_a_wish_the_third_person_is_to_act() -> None:
    assert deed("Zaytsev ordered the commissariat to repair the bridge", wish=True)[1] == ["Zaytsev"]
    assert deed("Zaytsev ordered the commissariat to repair the bridge")[1] == []


@pytest.mark.parametrize(
    ("words", "moved"),
    [
        ("The PB appointed Orlov chairman and released Gromov from this post", "appoints Orlov, releases Gromov"),
        ("The PB decided to release Gromov from his post and to appoint Orlov", "releases Gromov, appoints Orlov"),
        ("Gromov was dismissed, and Orlov was appointed in his place", "releases Gromov, appoints Orlov"),
        ("The PB replaced Gromov with Orlov", "releases Gromov, appoints Orlov"),
        ("Gromov was replaced by Orlov", "releases Gromov"),
        ("Orlov and Gromov were relieved of their duties", "releases Orlov, releases Gromov"),
        ("The PB instructed Orlov to rebuild the mill", ""),
        ("The PB granted Orlov leave", ""),
        ("The PB did not release Orlov from his post", ""),
        ("The PB released 5 tons of grain to Orlov", ""),
    ],
)
def test_who_comes_into_an_office_and_who_leaves_it(words: str, moved: str) -> None:
    found = read_deed(frames_of(words, dt.date(1933, 5, 6), _Names())).moved
    assert ", ".join(f"{kind} {words[span.start : span.end]}" for kind, span in found) == moved


def test_a_deed_goes_on_behind_an_aside() -> None:
    words = "The PB sent Orlov, head of a mill, he is a man of the Gromov type, to the south, and Zaytsev to the east"
    acts, names = deed(words)
    assert acts == ["appoints"]
    assert "Orlov" in names
    assert "Zaytsev" in names
    assert "Gromov" not in names


@pytest.mark.parametrize(
    "words",
    [
        "On May 6, 1933, issued by decision of the PB", "The decision of the PB was drawn up on May 6",
        "On the same day, the PB adopted a decision", "It was formalized as a decision of the PB on May 6, 1933",
        "Points 1 and 3 were recorded as decisions of the PB",
    ],
)  # fmt: skip
def test_words_that_say_only_that_it_was_decided_tell_nothing(words: str) -> None:
    assert read_deed(frames_of(words, dt.date(1933, 5, 6), _Names())).words == 0


def test_words_that_say_what_was_decided_are_counted() -> None:
    found = read_deed(
        frames_of("On May 6, the PB allowed the purchase of a mill in Kem", dt.date(1933, 5, 6), _Names())
    )
    assert found.words == 4
