"""Answers in quoted words: they are answers because they are quoted after a reply, a resolution or a mark.

Whether they consent, their words tell; whose they are, their signatures do, or the words that introduce them.
"""

from __future__ import annotations

import pytest

from .conftest import Told

WORDS = [
    "Right.",
    "Quite right.",
    "That is right.",
    "Correct.",
    "Suitable.",
    "The mill will do. I do not know Ivanov",
    "Petrenko will do.",
    "It will do",
    "Points b and c are acceptable",
    "The first point is acceptable. With the second, wait",
    "Acceptable.",
    "The second variant suits me.",
    "Petrenko suits.",
    "Let it be so.",
    "So be it.",
    "Do so.",
    "Do as you propose.",
    "I have no doubts.",
    "I submit to you.",
    "Half a million at the most. Otherwise I support it",
    "I support the second point.",
    "No objections except for the coal: there is none.",
    "I do not object, but only with payment by instalments.",
    "It can be done.",
    "The plan is good.",
    "I consider it right.",
    "I think it is possible.",
]
# A resolution settles what was asked, by a measure of it too.
SETTLED = [
    "Half.",
    "Half. Gr.",
    "200 tons.",
    "A month.",
    "Two thirds.",
    "Give 200 tons.",
    "Release half.",
    "Give a month.",
]

DENIED = [
    "It is too early.",
    "Too early.",
    "Wrong.",
    "This is not right.",
    "Not right.",
    "The mill will not do.",
    "This will not do.",
    "Petrenko is not suitable.",
    "Unsuitable.",
    "Points b and c are unacceptable.",
    "Who proposed this?",
    "Right?",
    "Is half enough?",
    "Wait with this. First ask Petrenko",
    "Let us wait.",
    "To the archive.",
    "Half of them are drunkards.",
    "Read.",
    "To Petrenko.",
    "Discuss at the PB.",
    "Where are the 200 tons?",
    "I do not support this.",
    "Give an explanation.",
    "Not a single ton.",
]

INTRODUCED = [
    ("Opposite this point Gromov's pencil: “Right.”", "Gromov - - -"),
    ("In the margin is Gromov's “Yes.”", "Gromov - - -"),
    ("In Gromov's hand: “For”.", "Gromov - - -"),
    ("Gromov's note in the margin: “Correct”.", "Gromov - - -"),
    ("Against the point Gromov's mark: “Suitable”.", "Gromov - - -"),
    ("Gromov: “For.”", "Gromov - - -"),
    ("“Right,” was Gromov's answer.", "Gromov - - -"),
    ("Gromov's answer consisted of one word: “Right.”", "Gromov - - -"),
    ("Gromov's resolution on the sheet: “Half. G.” In May the request was satisfied.", "Gromov - - -"),
    ("On the draft are the words of those who were asked: “Agree. Petrenko, Chubar”; “I have no doubts. Zaytsev”;"
     " “No objections except for the mill. Kravchenko”.",
     "Petrenko - - -; Chubar - - -; Zaytsev - - -; Kravchenko - - -"),
    ("The sheet bears marks of the vote: “For. Petrenko”, “No objections. A. Chubar”; below, in the hand of the"
     " secretary: “Comrade Zaytsev is for”.", "Petrenko - - -; A.Chubar - - -; Zaytsev - - -"),
    ("The draft bears the visas “Agreed. Petrenko” and “I am for. K. Chubar”.", "Petrenko - - -; K.Chubar - - -"),
    ("Leningrad telegraphed: “We have no objections. Gromov, Petrenko”.",
     "Gromov - - Leningrad; Petrenko - - Leningrad"),
    ("Telegram from Sochi: “Agreed. Gromov”.", "Gromov - - Sochi"),
    ("The answer: “For. Gromov”.", "Gromov - - -"),
    ("Gromov wrote back: “I submit to the doctors, I will sit here until the fifth”.", "Gromov - - -"),
    ("Of those polled, Petrenko voted “for”, Zaytsev “against”.", "Petrenko - - -"),
    ("Petrenko added: “For, but the guests will be invited by the trust and not by us”.", "Petrenko - - -"),
    ("Petrenko, with a pencil: “Agreed”.", "Petrenko - - -"),
    ("Zaytsev informed Orlov: “Comrade Gromov agrees about the mill and asks to hurry”.", "Gromov - - -"),
]  # fmt: skip

NOBODYS = [
    "Gromov called Petrenko “the right man”.",
    "The newspapers wrote: “The mill is good.”",
    "Petrenko had said in a speech: “Half a million tons.”",
    "The mill was known as “Half”.",
    "The resolution “On half the coal” was adopted.",
]


@pytest.mark.parametrize("words", WORDS)
@pytest.mark.parametrize("introduction", ["Gromov answered on May 6: “{}”.", "Gromov's cipher of May 6: “{}”."])
def test_quoted_answer_consents_by_its_words(introduction: str, words: str, told: Told) -> None:
    assert told(introduction.format(words)) == ["Gromov 6 - -"]


@pytest.mark.parametrize("words", SETTLED)
def test_resolution_settles_by_a_measure(words: str, told: Told) -> None:
    assert told(f"Gromov's resolution: “{words}”") == ["Gromov - - -"]


@pytest.mark.parametrize("words", DENIED)
@pytest.mark.parametrize("introduction", ["Gromov answered on May 6: “{}”.", "Gromov's resolution: “{}”"])
def test_quoted_answer_that_puts_off_asks_or_denies_is_no_consent(introduction: str, words: str, told: Told) -> None:
    assert told(introduction.format(words)) == []


@pytest.mark.parametrize(("note", "expected"), INTRODUCED)
def test_quoted_answer_is_his_who_signs_it_or_is_named_before_it(note: str, expected: str, told: Told) -> None:
    assert told(note) == expected.split("; ")


@pytest.mark.parametrize("note", NOBODYS)
def test_quotation_that_is_no_answer_tells_no_consent(note: str, told: Told) -> None:
    assert told(note) == []
