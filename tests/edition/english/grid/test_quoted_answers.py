"""Answers in quoted words: they are answers because they are quoted after a reply, a resolution or a mark.

Whether they consent, their words tell; whose they are, their signatures do, or the words that introduce them.
"""

from __future__ import annotations

import pytest

from .conftest import Taken, Told

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

# Who takes what stance, written as by ``taken``.
WHOSE = [
    (
        "On the draft there are notes of the members of the PB: “For. P. Petrenko”, "
        "“For, but sixty is enough. Chubar”, “I do not object. Zimin”.",
        "P. Petrenko - - - V; Chubar - - - C; Zimin - - -",
    ),
    (
        "The draft bears the marks of members of the Politburo: “I agree. Petrenko”, “Agreed. Chubar”.",
        "Petrenko - - -; Chubar - - -",
    ),
    ("Two members of the PB wrote under it: “For. Petrenko”, “For. Chubar”.", "Petrenko - - - V; Chubar - - - V"),
    ("The PB adopted the decision “On the mill. For Petrenko” on May 9.", ""),
    (
        "Against the text there are the votes “For” of Petrenko, Chubar and Zaytsev, all of them of May 9.",
        "Petrenko 9 - - V; Chubar 9 - - V; Zaytsev 9 - - V",
    ),
    ("On the form stand the “For” of Petrenko and the “For” of Chubar.", "Petrenko - - - V; Chubar - - - V"),
    ("Under the text there are “For” of Petrenko and Chubar, both of May 9.", "Petrenko 9 - - V; Chubar 9 - - V"),
    (
        "Beside it are the remarks “Against” of Petrenko and Chubar.",
        "| Petrenko, Chubar votes-against",
    ),  # as “For” of theirs is a vote
    ("Gromov returned the draft with the inscription: “Read it. It will do. P. G. May 9”.", "Gromov 9 - -"),
    ("Gromov sent the draft back, having written on it: “It will do. P. Gromov. May 9”.", "P. Gromov 9 - -"),
    ("On May 9, Gromov answered by telephone: “I am for the rebuilding. Bread is dearer than stone.”", "Gromov 9 - -"),
    (
        "On May 9, Gromov answered by telephone: “I am against the rebuilding. Bread is dearer than stone.”",
        "| Gromov refuses",
    ),
    (
        "Gromov did not accept this advice. “I cannot do without the mill, and nothing to replace it,” "
        "he answered Orlov on May 9.",
        "| Gromov refuses",
    ),
    ("Zaytsev found one mill sufficient.", ""),
    ("Gromov found Orlov's figure correct (telegram from Sochi dated May 9).", "Gromov 9 - Sochi"),
    ("Gromov answered on May 9: “I cannot agree with this.”", "| Gromov refuses"),
    ("Gromov answered on May 9: “Received. It will do.”", "Gromov 9 - -"),
    ("Gromov answered on May 9: “I have read it. It will not do.”", "| Gromov refuses"),
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


@pytest.mark.parametrize(("note", "expected"), WHOSE)
def test_quoted_answers_of_several_are_each_ones_who_signs_or_owns_it(note: str, expected: str, taken: Taken) -> None:
    assert taken(note) == expected
