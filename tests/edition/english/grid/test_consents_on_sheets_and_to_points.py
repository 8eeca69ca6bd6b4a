"""Consents on copies and sheets, to points by their numbers, and in words that brackets and dates stand beside.

The letter is of Orlov to Gromov, of May 4, 1933; days are of that month. Each expectation was written before the run,
a negative beside its cousins. Notes of one letter are parted by "//".
"""

from __future__ import annotations

import pytest

from .conftest import Taken

# Words that a straight mark closes, as the translation prints it, before others.
STRAIGHT = [
    (
        'On the copy there are marks: “Right. Petrenko", “For. Chubar”, “I have read it. Zaytsev”.',
        "Petrenko - - -; Chubar - - - V",
    ),
    ('Gromov wrote: “I agree". In this form the PB passed the resolution “On the mill” on May 8.', "Gromov - - -"),
    (
        'Gromov telegraphed: “I agree. Gromov" – the answer left Sochi on May 6. The decision “On the mill”'
        " is of May 8.",
        "Gromov 6 - Sochi",
    ),
    ('“I do not object", Gromov answered on May 6; the resolution “On coal” was passed on May 8.', "Gromov 6 - -"),
    (
        '“For. Petrenko", “For. Zaytsev” and “Against. Chubar" are written on the draft.',
        "Petrenko - - - V; Zaytsev - - - V | Chubar votes-against",
    ),
    (
        'On the draft there are votes: “For. Petrenko" (May 6) and “For. Chubar” (May 7).',
        "Petrenko 6 - - V; Chubar 7 - - V",
    ),
    ('Gromov answered: “Call the plant "Krasny" to account. I agree”.', "Gromov - - -"),
    ('Gromov answered on May 6: “I do not agree". The decision “On the mill” is of May 8.', "| Gromov refuses"),
]

# Signatures under a quoted word.
BELOW = [
    (
        "On the decoded text, below the word “For”, are the signatures of Petrenko and Chubar.",
        "Petrenko - - - V; Chubar - - - V",
    ),
    (
        "Under the inscription “For” stand the signatures of Petrenko, Chubar and Zaytsev.",
        "Petrenko - - - V; Chubar - - - V; Zaytsev - - - V",
    ),
    (
        "The signatures of Petrenko and Chubar stand on the copy under the word “For”.",
        "Petrenko - - - V; Chubar - - - V",
    ),
    ("Below the word “Agree” there are the signatures of Petrenko and Chubar.", "Petrenko - - -; Chubar - - -"),
    ("Next to the word “For” is Petrenko's signature.", "Petrenko - - - V"),
    ("Under the text, after the word “For”, Petrenko and Chubar signed on May 6.", "Petrenko 6 - - V; Chubar 6 - - V"),
    ("Below the words “Not to be published” are the signatures of Petrenko and Chubar.", ""),
    ("On the copy, below the text, are the signatures of Petrenko and Chubar.", ""),
]

# A quotation alone, whose it is by the brackets after it.
BRACKETS = [
    ("“I have no objections” (Gromov's mark).", "Gromov - - -"),
    ("“For” (mark of Petrenko on the draft).", "Petrenko - - - V"),
    ("“Agreed. P. G.” (Gromov's resolution of May 6).", "Gromov 6 - -"),
    ("“I agree” (in Gromov's hand).", "Gromov - - -"),
    ("“It can be done. G.” (note by Gromov on the first sheet; RGASPI. F. 17. Op. 3. D. 922. L. 12).", "Gromov - - -"),
    ("“For Comrade Petrenko to read” (Gromov's mark).", ""),
    ("“I do not agree” (Gromov's mark).", "| Gromov refuses"),
    ("“For” (Petrenko, telegram of May 6).", "Petrenko 6 - - V"),
]

# A relative clause that no commas part from its noun.
RELATIVE = [
    (
        "On the copy that went around the members of the PB there are marks: “For. Petrenko”, “For. Chubar”.",
        "Petrenko - - - V; Chubar - - - V",
    ),
    ("On the sheet that Zaytsev sent round there is the vote of Chubar: “For”.", "Chubar - - - V"),
    ("The cipher that came from Sochi on May 6 contained Gromov's consent.", "Gromov 6 - Sochi"),
    ("The telegram which Gromov sent from Sochi on May 6 said that he agreed.", "Gromov 6 - Sochi"),
    ("In the cipher that left Sochi on May 6 at 12:30 Gromov agreed.", "Gromov 6 12:30 Sochi"),
    ("On the form that was kept in the archive there are no marks.", ""),
    ("The answer that Gromov gave on May 6 was negative.", "| Gromov refuses"),
    ("In the telegram that came from Sochi on May 6 he wrote that he agreed.", "Gromov 6 - Sochi"),
    ("The reply which was received on May 6 said: “I agree”.", "Gromov 6 - -"),
    ("The answer that came from Sochi on May 6 was positive.", "Gromov 6 - Sochi"),
    ("The mill that stood at Kem was rebuilt. Gromov agreed on May 6.", "Gromov 6 - -"),
    ("The letter in which Gromov agreed was sent on May 6.", "Gromov 6 - -"),
]

# Two ordinals said of one noun.
ORDINALS = [
    ("Gromov accepted the first and third points on May 6.", "Gromov 6 - -"),
    (
        "Gromov consented to the third and fourth items; with the second he did not agree.",
        "Gromov - - - | Gromov refuses",
    ),
    ("The first and third points were accepted by Gromov in a cipher of May 6.", "Gromov 6 - -"),
    (
        "Gromov accepted the first and third points, but did not agree to the cut of the norm (cipher from"
        " Sochi of May 17, 1 hour 25 minutes).",
        "Gromov 17 01:25 Sochi | Gromov refuses",
    ),
    ("Gromov did not accept the first and third points.", "| Gromov refuses"),
    ("The first and third points were dropped.", ""),
]

# Points by their numbers, before a name.
NUMBERS = [
    ("With points 1 and 2 Gromov agreed on May 6.", "Gromov 6 - -"),
    ("To item 3 Gromov gave his consent in a cipher of May 6.", "Gromov 6 - -"),
    (
        "On points 1 and 2 Petrenko and Chubar voted for, on point 3 Zaytsev abstained.",
        "Petrenko - - - V; Chubar - - - V | Zaytsev abstains",
    ),
    (
        "With points 1 and 2 Gromov expressed agreement the same day, at 20:55, in a telegram from Sochi;"
        " about point 3 he remarked: “This is not needed. Let them print”.",
        "Gromov 4 20:55 Sochi | Gromov refuses",
    ),
    ("Gromov returned the letter. About point 2 he remarked: “Right”.", "Gromov - - -"),
    ("As for point 1 Gromov had no objections.", "Gromov - - -"),
    ("With point 1 Gromov disagreed.", "| Gromov refuses"),
    ("The PB gave 2 Fords to Gromov.", ""),
]

# Quoted words that are for points.
POINTS = [
    ("Gromov's resolution: “For points 1 and 2”.", "Gromov - - - C"),
    (
        "“For all points. V. Chubar”, “For both proposals. Petrenko” – such are the inscriptions on the draft.",
        "V. Chubar - - - V; Petrenko - - - V",
    ),
    ("Gromov answered: “For the first point, against the second”.", "Gromov - - - | Gromov refuses"),
    ("Gromov replied on May 6: “For points a and b. About c – wait”.", "Gromov 6 - - | Gromov postpones"),
    (
        "Deciphered on May 19 at 6:30. On the form is Gromov's resolution: “For points 1 and 2. Against the"
        ' trip of Petrenko. P. Gr.", which Zimin communicated to Moscow by telephone that same morning.',
        "Gromov 19 - - | Gromov refuses",
    ),
    ("Gromov wrote: “For the archive.”", ""),
    ("“For information. Gromov.”", ""),
    ("Gromov wrote on the letter: “For point 3 see the report of Petrenko.”", ""),
]

# An inscription that another clause says was passed on.
PASSED_ON = [
    (
        "On the form is Gromov's resolution: “Agreed. G.\", which Petrenko communicated to Moscow by"
        " telephone on May 6.",
        "Gromov 6 - -",
    ),
    (
        "On the form is Gromov's resolution: “Agreed”, about which Petrenko informed Moscow by telephone at"
        " 12:30 on May 6.",
        "Gromov 6 12:30 -",
    ),
    ("Petrenko informed Orlov by telephone on May 6 of Gromov's resolution on the form: “Agreed”.", "Gromov 6 - -"),
    (
        "Deciphered on May 6 at 6:30. On the form is Gromov's resolution: “Agreed”, which was communicated"
        " to Moscow that same morning.",
        "Gromov 6 - -",
    ),
    ("On the form is Gromov's resolution: “Agreed”. Petrenko left for Moscow on May 6.", "Gromov - - -"),
    ("Deciphered on May 6 at 6:30. On the form is Gromov's resolution: “Agreed”.", "Gromov - - -"),
]

# A body agrees, and nobody who was named before.
BODIES = [
    ("It was with this figure that the PB agreed on May 9.", ""),
    ("It was the Orgburo that agreed to this on May 9.", ""),
    ("Gromov reported on May 9 that the PB had agreed to this.", ""),
    ("It was on May 9 that the Politburo approved the list.", ""),
    ("It was to this proposal that Gromov agreed on May 9.", "Gromov 9 - -"),
    ("It is known that the commission agreed with the figure on May 9.", ""),
    ("Orlov replied that the trust had no objections.", ""),
]

# Permissions that a decision holds.
PERMISSIONS = [
    (
        "Permission for Petrenko to depart on May 10 is contained in the decision “On the mill”, which the"
        " PB took on May 31.",
        "",
    ),
    ("Consent to the trip is expressed in the decree of the Politburo of May 9.", ""),
    ("Permission to build is given in the resolution of the PB of May 9.", ""),
    ("The authorization was formalized by a decision of the PB on May 9.", ""),
    ("Approval of the plan is recorded in the minutes of May 9.", ""),
    ("Permission was granted to Petrenko by the Council of People's Commissars on May 9.", ""),
    ("Consent is contained in Gromov's telegram of May 9.", "Gromov 9 - -"),
    ("Permission was given by Gromov on May 9 by telephone.", "Gromov 9 - -"),
    ("Consent was received from Sochi on May 9.", "Gromov 9 - Sochi"),
]

# Days that quoted words bear.
SIGNED = [
    (
        "On the decoded text: “We read it, for. Petrenko, Chubar. 9/V”. Zaytsev's consent was obtained by"
        " telephone on the same day.",
        "Petrenko 9 - - V; Chubar 9 - - V; Zaytsev 9 - -",
    ),
    (
        "On the telegram Gromov wrote: “I agree. 9/V”. The next day Petrenko also agreed.",
        "Gromov 9 - -; Petrenko 10 - -",
    ),
    ("The resolution of Petrenko: “For. 9/V”. On the same day Chubar voted for.", "Petrenko 9 - - V; Chubar 9 - - V"),
    (
        "“Agreed. Gromov. May 9” – such is the inscription. A day later the agreement of Petrenko came.",
        "Gromov 9 - -; Petrenko 10 - -",
    ),
    ("On the sheet: “Read. For. Petrenko”, “Acquainted, no objections. Chubar”.", "Petrenko - - - V; Chubar - - -"),
    (
        "On the telegram Gromov wrote: “I agree. Start on June 1”. On the same day Petrenko agreed to it.",
        "Gromov - - -; Petrenko 4 - -",
    ),
    ("Petrenko wrote on May 6: “The harvest of 9/V is lost”. On the same day Gromov agreed.", "Gromov 6 - -"),
]

# Hours counted from those told before, or in another note.
HOURS = [
    (
        "Half an hour later Gromov replied over the same wire: “I agree”. // The message was transmitted"
        " from Kem by telephone; Petrenko dictated it to Chubar at 18:20.",
        "Gromov 4 18:50 -",
    ),
    (
        "The message was transmitted by telephone at 18:20. // An hour later Gromov answered: “Agreed”.",
        "Gromov 4 19:20 -",
    ),
    (
        "Sent from Kem by telephone on May 5 at 23:40. // Half an hour later Gromov gave his consent.",
        "Gromov 6 00:10 -",
    ),
    (
        "The cipher was received in Sochi at 10:15 on May 5. // Two hours later Gromov telegraphed that he agreed.",
        "Gromov 5 12:15 -",
    ),
    ("The cipher was received in Sochi on May 5 at 10:15; an hour later Gromov agreed.", "Gromov 5 11:15 -"),
    ("Gromov was asked by telephone on May 5 at 10:00 and agreed half an hour later.", "Gromov 5 10:30 -"),
    ("Petrenko agreed on May 6 at 12:00, an hour later Chubar.", "Petrenko 6 12:00 -; Chubar 6 13:00 -"),
    ("An hour later Gromov agreed.", "Gromov 4 - -"),
]

# Objections that are what is spoken of.
THINGS = [
    ("Gromov replied on May 6: “The protest can be handed over, but delete the last phrase”.", "Gromov 6 - - C"),
    ("Gromov replied: “The refusal is correct”.", "Gromov - - -"),
    ("Gromov replied on May 6: “The objections of Petrenko can be disregarded”.", "Gromov 6 - -"),
    ("Gromov replied: “I protest”.", "| Gromov refuses"),
    ("Gromov replied: “Your refusal is wrong”.", "| Gromov refuses"),
]


@pytest.mark.parametrize(("notes", "expected"), STRAIGHT)
def test_words_closed_by_a_straight_mark_end_before_the_next(taken: Taken, notes: str, expected: str) -> None:
    assert taken(*notes.split(" // ")) == expected


@pytest.mark.parametrize(("notes", "expected"), BELOW)
def test_signatures_under_a_quoted_word_say_it(taken: Taken, notes: str, expected: str) -> None:
    assert taken(*notes.split(" // ")) == expected


@pytest.mark.parametrize(("notes", "expected"), BRACKETS)
def test_brackets_tell_whose_a_quotation_alone_is(taken: Taken, notes: str, expected: str) -> None:
    assert taken(*notes.split(" // ")) == expected


@pytest.mark.parametrize(("notes", "expected"), RELATIVE)
def test_relative_clause_without_commas_parts_no_consent(taken: Taken, notes: str, expected: str) -> None:
    assert taken(*notes.split(" // ")) == expected


@pytest.mark.parametrize(("notes", "expected"), ORDINALS)
def test_two_ordinals_are_said_of_one_noun(taken: Taken, notes: str, expected: str) -> None:
    assert taken(*notes.split(" // ")) == expected


@pytest.mark.parametrize(("notes", "expected"), NUMBERS)
def test_number_of_a_point_is_no_part_of_the_name_after_it(taken: Taken, notes: str, expected: str) -> None:
    assert taken(*notes.split(" // ")) == expected


@pytest.mark.parametrize(("notes", "expected"), POINTS)
def test_words_for_points_are_a_consent(taken: Taken, notes: str, expected: str) -> None:
    assert taken(*notes.split(" // ")) == expected


@pytest.mark.parametrize(("notes", "expected"), PASSED_ON)
def test_inscription_is_of_the_moment_when_it_was_passed_on(taken: Taken, notes: str, expected: str) -> None:
    assert taken(*notes.split(" // ")) == expected


@pytest.mark.parametrize(("notes", "expected"), BODIES)
def test_what_a_body_agrees_to_is_nobodys_consent(taken: Taken, notes: str, expected: str) -> None:
    assert taken(*notes.split(" // ")) == expected


@pytest.mark.parametrize(("notes", "expected"), PERMISSIONS)
def test_permission_that_a_decision_holds_is_nobodys(taken: Taken, notes: str, expected: str) -> None:
    assert taken(*notes.split(" // ")) == expected


@pytest.mark.parametrize(("notes", "expected"), SIGNED)
def test_next_sentence_counts_from_the_day_that_quoted_words_bear(taken: Taken, notes: str, expected: str) -> None:
    assert taken(*notes.split(" // ")) == expected


@pytest.mark.parametrize(("notes", "expected"), HOURS)
def test_hour_is_counted_from_the_one_told_before(taken: Taken, notes: str, expected: str) -> None:
    assert taken(*notes.split(" // ")) == expected


@pytest.mark.parametrize(("notes", "expected"), THINGS)
def test_objection_that_is_spoken_of_is_no_stance(taken: Taken, notes: str, expected: str) -> None:
    assert taken(*notes.split(" // ")) == expected
