"""Other documents that a letter or a note cites, quotes or sends along, and papers that are none."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import pytest

from corrkg.edition.records import Document, Letter
from corrkg.edition.source import Span
from tests.edition.english.lettered import Reader, edition_of, letter_of

Words = Callable[[str, Callable[[Document], Span | None]], list[str]]
QUOTED = "“The mill at Kem has burnt down, and nobody knows how it is to be built up again before the winter comes. {}”"


def edition_with_text_below(read: Reader, body: str, below: Sequence[str]) -> Letter:
    """Return a letter of Orlov to Gromov, of May 4, 1933, with a text printed below its signature."""
    head = ["Orlov to Gromov May 4, 1933", "Archive: RGASPI F. 700. Op. 2. D. 15. L. 8."]
    [letter] = read("\n\n".join([*head, body, "Orlov.", *below]) + "\n").letters
    return letter


def documents(read: Reader, body: str = "The mill 1 stands.", note: str = "") -> list[Document]:
    """Return the documents of a letter of Orlov to Gromov, of May 4, 1933, with a note."""
    return list(letter_of(read, body, notes=[note] if note else []).documents)


@pytest.fixture
def source_of(read: Reader) -> Words:
    """Return the words of one span of each document that a note speaks of."""

    def words(note: str, which: Callable[[Document], Span | None]) -> list[str]:
        edition = edition_of(read, "The mill 1 stands.", notes=[note])
        spans = map(which, edition.letters[0].documents)
        return [edition.source.words(span) for span in spans if span is not None]

    return words


def told(found: list[Document]) -> list[tuple[str, str, str, str]]:
    """Return kind, writers, addressees and day of each."""
    return [
        (each.kind, " ".join(name.form for name in each.writers), " ".join(name.form for name in each.addressees),
         each.dating.edtf if each.dating else "")
        for each in found
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("note", "expected"),
    [
        ("Petrov's telegram of May 2, 1933 (Ibid. L. 9).", ("telegram", "Petrov", "", "1933-05-02")),
        ("The note of Petrov to Sidorov dated May 2, 1933, is kept in the file.",
         ("note", "Petrov", "Sidorov", "1933-05-02")),
        ("Petrov wrote to Sidorov on May 2, 1933.", ("letter", "Petrov", "Sidorov", "1933-05-02")),
        ("On May 2, 1933, Petrov reported in a letter to Sidorov that the mill stood.",
         ("letter", "Petrov", "Sidorov", "1933-05-02")),
        ("Petrov replied on May 5, 1933, his code was forwarded by Sidorov to Orlov on May 6.",
         ("telegram", "Petrov", "", "1933-05-05")),
        ("The report of Petrov was published on May 2, 1933.", ("report", "Petrov", "", "1933-05-02")),
        ("The file contains a draft resolution on the mill (Ibid. L. 9).", ("draft", "", "", "")),
        ("The note is missing.", ("note", "", "", "")),
        ("See also Document No. 717.", ("document", "", "", "")),
    ],
)  # fmt: skip
def test_a_note_tells_who_wrote_it_to_whom_and_when(
    read: Reader, note: str, expected: tuple[str, str, str, str]
) -> None:
    assert told(documents(read, note=note)) == [expected]


@pytest.mark.parametrize(
    ("body", "expected", "enclosed"),
    [
        ("Petrov's encryption is vague.", ("telegram", "Petrov", "", ""), False),
        ("I am sending you a note by Petrov.", ("note", "Petrov", "", ""), True),
        ("I am sending you ciphers from Comrade Petrov.", ("telegram", "Petrov", "", ""), True),
        ("We sent an inquiry to Comrade Petrov.", ("message", "Orlov", "Petrov", ""), False),
        ("I send you this distribution and ask for your opinion.", ("document", "", "", ""), True),
        ("The draft commentary on the mill is bad.", ("draft", "", "", ""), False),
        ("Do not print my old article.", ("article", "Orlov", "", ""), False),
        ("The papers ask to print your enclosed article.", ("article", "Gromov", "", ""), True),
    ],
)
def test_a_letter_tells_whose_it_is_and_whether_it_comes_along(
    read: Reader, body: str, expected: tuple[str, str, str, str], enclosed: bool
) -> None:
    [found] = documents(read, body)
    assert (told([found]), found.enclosed) == ([expected], enclosed)


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("I am sending you a note by Petrov and a note by Sidorov about the mill.", ["note Petrov", "note Sidorov"]),
        ("We find this right and send you a draft of the answer we have read.", ["draft"]),
        ("Received from Petrov and am sending the plan.", ["document"]),
        ("Sending you the plan of the mill.", ["document"]),
        ("We enclose the plan of the mill, the memo of Petrov and the draft of the tariff.",
         ["document", "note Petrov", "draft"]),
        ("I hereby send the note of Petrov and the list of mills.", ["note Petrov", "document"]),
        ("Today we edited the resolution on the mill. We send it to you.", ["document"]),
        ("Petrov wrote to Sidorov a panicky letter, I am attaching it.", ["letter Petrov"]),
        ("There is a note from Petrov. It is unpleasant reading, I am sending it.", ["note Petrov"]),
        ("Petrov and Sidorov ask for 40 tons, Antonov does not give more than 25. I enclose their note.",
         ["note Petrov Sidorov"]),
        ("Antonov asks for 40 tons. I enclose their note and his list.", ["note", "document Antonov"]),
        ("Children also sent you a letter, I enclose it.", ["letter"]),
        ("We are sending you the text of the answer and the note of Petrov.", ["document", "note Petrov"]),
        ("I am sending this letter by mail together with the list of mills.", ["document"]),
        ("The theses are ready. I am sending them to you.", ["document"]),
        ("Petrov gave a note about the mill. I am sending you a note from Comrade Petrov by plane.", ["note Petrov"]),
        ("Petrov has formulated theses. We objected to him. I send you his 7 points.", ["document Petrov"]),
        ("We are sending the draft note to Petrov. What do you think?", ["draft"]),
    ],
)  # fmt: skip
def test_what_the_writers_send_along_comes_along_however_it_is_said(
    read: Reader, body: str, expected: list[str]
) -> None:
    found = [each for each in documents(read, body) if each.enclosed]
    assert [f"{each.kind} {' '.join(name.form for name in each.writers)}".strip() for each in found] == expected


@pytest.mark.parametrize(
    "body",
    [
        "We sent you a note by Petrov.",
        "We plan to send the note of Petrov.",
        "I ask you to send me the note of Petrov.",
        "I will send the note of Petrov.",
        "We do not send the note of Petrov.",
        "I would like your opinion before we send the draft to the members.",
        "We are sending the note of Petrov to Sidorov.",
        "We are sending a commission to Kem.",
        "We are sending Petrov there.",
        "I send this letter with the night train.",
        "I send this letter with Petrov.",
        "Send me the note of Petrov.",
        "The plan was bad. The talk is recorded, I am sending it to you.",
        "Petrov is sending you a note by Sidorov.",
        "I send you greetings.",
    ],
)
def test_what_goes_elsewhere_before_or_later_does_not_come_along(read: Reader, body: str) -> None:
    assert not any(each.enclosed for each in documents(read, body))


def test_words_that_send_along_what_is_spoken_of_before_are_evidence_too(read: Reader) -> None:
    body = "Petrov gave a note about the mill. I am sending you a note from Comrade Petrov."
    [found] = documents(read, body)
    assert found.enclosed
    assert found.again is not None
    assert found.again.start > found.span.end


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("The papers ask to print your enclosed article “On Mills” (published in Pravda on March 2, 1919).",
         ("article", "Gromov", "", "1919-03-02")),
        ("We know Petrov's telegram (sent on May 3).", ("telegram", "Petrov", "", "1933-05-03")),
        ("We know Petrov's telegram (received on May 3).", ("telegram", "Petrov", "", "")),
        ("Petrov's telegram on the mill is vague (he was appointed on May 3).", ("telegram", "Petrov", "", "")),
        ("The TASS report is bad.", ("report", "", "", "")),
    ],
)  # fmt: skip
def test_a_document_has_the_day_in_the_brackets_behind_it(
    read: Reader, body: str, expected: tuple[str, str, str, str]
) -> None:
    assert told(documents(read, body))[-1] == expected


@pytest.mark.parametrize(
    ("note", "expected"),
    [
        ("The instructions to Petrov were approved and on May 5, 1933 were transmitted by Sidorov by telegram.",
         [("telegram", "Sidorov", "Petrov", "1933-05-05")]),
        ("The answer was sent by Petrov by cipher on May 5, 1933.", [("telegram", "Petrov", "", "1933-05-05")]),
        ("The telegram was transmitted by Sidorov by telegram.", []),
        ("The instructions were transmitted by telegram.", []),
        ("The instructions were transmitted by Orlov by telegram.", []),  # the writer: this letter
        ("A plan of purchases was sent to Gromov.", [("document", "", "Gromov", "")]),
        ("A telegram was sent to Gromov.", []),
        ("The plan was sent to Gromov.", []),
    ],
)  # fmt: skip
def test_a_note_tells_of_a_paper_by_what_was_done_with_it(
    read: Reader, note: str, expected: list[tuple[str, str, str, str]]
) -> None:
    assert told(documents(read, note=note)) == expected


def test_a_quotation_that_is_left_open_ends_at_the_reference_behind_it(read: Reader) -> None:
    note = "On the draft is written: “For. His wish was a saw (Ibid. L. 7). A plan of purchases was sent to Gromov."
    assert told(documents(read, note=note)) == [("document", "", "Gromov", "")]
    closed = note.replace("saw (", "saw” (")
    assert told(documents(read, note=closed)) == [("document", "", "Gromov", "")]


def test_every_number_of_a_row_is_a_document(read: Reader) -> None:
    found = documents(read, note="See attachments No. 6, 7 and 9. The mill has 3 wheels, 4 doors.")
    assert [each.number for each in found] == ["6", "7", "9"]


@pytest.mark.parametrize(
    ("below", "day", "basis"),
    [
        (("Draft.", "Kem. 1/V (TASS). The mill stands."), "1933-05-01", "year-supplied"),
        (("Draft.", "Kem, May 1, 1933. The mill stands."), "1933-05-01", "stated"),
        (("From Kem 1/V-33 at 5 o'clock. The mill stands.",), "1933-05-01", "stated"),
        (("May 1. The mill stands.",), "1933-05-01", "year-supplied"),
        (("On May 1, the mill stood.",), "", ""),
        (("May 1 was a warm day. The mill stands.",), "", ""),
        (("The mill of Kem stands. Kem, 1/V. It stood.",), "", ""),
    ],
)
def test_a_text_printed_below_dates_what_the_letter_sends_along(
    read: Reader, below: tuple[str, ...], day: str, basis: str
) -> None:
    letter = edition_with_text_below(read, "We are sending you a draft text of a telegram from Kem.", below)
    [sent] = [each for each in letter.documents if each.enclosed]
    assert ((sent.dating.edtf, sent.dating.basis) if sent.dating else ("", "")) == (day, basis)


def test_which_of_several_papers_is_printed_below_is_not_told(read: Reader) -> None:
    body = "We are sending you a draft text of a telegram from Kem and the note of Petrov."
    letter = edition_with_text_below(read, body, ["Kem. 1/V. The mill stands."])
    assert [each.dating for each in letter.documents if each.enclosed] == [None, None]


def test_a_day_without_a_year_has_that_of_the_letter(read: Reader) -> None:
    dated = [
        documents(read, note=f"See the telegram from Petrov dated {day}.")[0].dating
        for day in ("May 1", "1/V-33", "1/V")
    ]
    assert [each.basis if each else "" for each in dated] == ["year-supplied", "stated", "year-supplied"]


def test_an_enclosed_text_speaks_of_documents_and_sends_none_along(read: Reader) -> None:
    shelf = "Archive: RGASPI F. 700. Op. 2. D. 15. L. 8. Autograph."
    after = "Kem. 3/V (TASS). In addition to the telegram dated May 2, I send you a note by Sidorov about my letter."
    body = "I send you a draft of a telegram.\n\nOrlov.\n\nDraft telegram."
    [letter] = read(f"Orlov to Gromov May 4, 1933\n\n{shelf}\n\n{body}\n\n{after}\n").letters
    assert [(each.kind, each.enclosed) for each in letter.documents] == [
        ("draft", True), ("telegram", False), ("note", False),
    ]  # fmt: skip


@pytest.mark.parametrize(
    "body",
    [
        "Your telegram is received.",
        "Your 123 suits me.",
        "The letter is long.",
        "This draft is bad.",
        "We telegraphed to Kem.",
        "I send greetings.",
        "Annul Article 6 of the treaty.",
    ],
)
def test_what_its_correspondent_wrote_and_papers_in_general_are_none(read: Reader, body: str) -> None:
    assert documents(read, body) == []


@pytest.mark.parametrize(
    "note",
    [
        "Sent on the same day in code from Kem at 15:27 (Ibid. L. 9).",
        "Gromov agreed in a cipher from Kem on May 5 (Ibid. L. 9).",
        "Number and date entered by the secretary.",
        "There is a note on the document: “Read. Gromov”.",
        "The encryption was handed in at night.",
        "The draft resolution was approved by the PB on May 7, 1933.",
    ],
)
def test_the_letter_itself_and_how_it_was_answered_are_none(read: Reader, note: str) -> None:
    assert documents(read, note=note) == []


def test_two_quoted_telegrams_have_each_its_day_and_its_place(read: Reader) -> None:
    first, second = QUOTED.format("3.V.33"), QUOTED.format("4.V.33")
    note = f"Orlov answers two telegrams from Petrov: {first} (Ibid. L. 9). {second} (Ibid. L. 7)."
    found = documents(read, note=note)
    assert told(found) == [
        ("telegram", "Petrov", "Orlov", "1933-05-03"),
        ("telegram", "Petrov", "Orlov", "1933-05-04"),
    ]
    assert [[reference.place.folios for reference in each.references] for each in found] == [["9"], ["7"]]


@pytest.mark.parametrize("between", [" ", "\n\n", "\n"])
def test_a_quotation_closed_by_a_straight_mark_ends_before_the_next(source_of: Words, between: str) -> None:
    first, second = QUOTED.format("3.V.33").replace("”", '"'), QUOTED.format("4.V.33")
    note = f"Orlov answers two telegrams from Petrov: {first} (Ibid. L. 9).{between}{second} (Ibid. L. 7)."
    assert source_of(note, lambda each: each.quotation) == [first, second]


def test_words_of_a_document_that_somebody_wrote_end_before_its_source(source_of: Words) -> None:
    note = "Petrov also wrote to Sidorov on May 2, 1933 (See: Letters from Kem. Moscow, 1995. P. 254)."
    assert source_of(note, lambda each: each.span) == ["Petrov also wrote to Sidorov on May 2, 1933"]


def test_names_in_a_row_have_each_its_own(read: Reader) -> None:
    note = "It was compiled on the basis of letters from Petrov (Ibid. L. 15–17) and Sidorov (Ibid. L. 20)."
    found = documents(read, note=note)
    assert [(each.writers[0].form, each.references[0].place.folios) for each in found] == [
        ("Petrov", "15-17"),
        ("Sidorov", "20"),
    ]


def test_a_name_in_a_row_is_led_by_the_noun_of_the_first(source_of: Words) -> None:
    note = "It was compiled on the basis of letters from Petrov (Ibid. L. 15–17) and Sidorov (Ibid. L. 20)."
    assert source_of(note, lambda each: each.span) == ["letters from Petrov", "Sidorov"]
    assert source_of(note, lambda each: each.lead) == ["letters from"]


def test_what_is_spoken_of_again_is_the_same(read: Reader) -> None:
    note = "The file contains a draft resolution on the mill. On the draft resolution is written: “For” (Ibid. L. 9)."
    [found] = documents(read, note=note)
    assert [reference.place.folios for reference in found.references] == ["9"]


def test_a_number_of_the_edition_is_kept(read: Reader) -> None:
    [found] = documents(read, note="See Document No. 717.")
    assert found.number == "717"


LONG = "“The mill at Kem has burnt down, and nobody knows how it is to be built up before the winter comes. {}”"


@pytest.mark.parametrize(
    ("end", "writer"),
    [
        ("Petrov", "Petrov"),
        ("Petrov.", "Petrov"),
        ("S. Petrov", "S. Petrov"),
        ('Petrov. "The smoke rose for three days. Sidorov', "Petrov"),
        ("It was built by Petrov.", ""),
        ("Petrov is ill.", ""),
    ],
)
def test_who_signs_a_quoted_document_wrote_it(read: Reader, end: str, writer: str) -> None:
    found = documents(read, note=f"On May 2, 1933, Gromov received a telegram: {LONG.format(end)} (Ibid. L. 9).")
    assert [" ".join(name.form for name in each.writers) for each in found if each.kind == "telegram"] == [writer]


@pytest.mark.parametrize(
    ("note", "answered"),
    [
        ("Orlov answers a telegram from Petrov of May 2, 1933.", [True]),
        ("Orlov replied to Petrov's telegram of May 2, 1933.", [True]),
        ("This is an answer to Petrov's telegram of May 2, 1933.", [True]),
        ("Sidorov answered Petrov's telegram of May 2, 1933.", [False]),
        ("Orlov sent Petrov's telegram of May 2, 1933, to Gromov.", [False]),
        ("Orlov did not answer Petrov's telegram of May 2, 1933.", [False]),
    ],
)
def test_a_note_says_which_document_the_letter_answers(read: Reader, note: str, answered: list[bool]) -> None:
    assert [each.answered for each in documents(read, note=note)] == answered


@pytest.mark.parametrize(
    ("body", "words"),
    [
        ("I am sending you a note asking for your opinion.", "a note"),
        ("I send you the draft of a telegram on the mill asking for your view.", "the draft of a telegram on the mill"),
        ("Received from Petrov and am sending the plan in the morning.", "the plan"),
        ("The draft of the ranks and titles of the fleet is ready.", "The draft of the ranks and titles of the fleet"),
        ("The draft decree on the Kem question is ready.", "The draft decree on the Kem question"),
        ("I enclose my article “On Mills” in proof.", "my article “On Mills” in proof"),
        ("We send the draft resolution of the Council of the All-Union Party.",
         "the draft resolution of the Council of the All-Union Party"),
    ],
)  # fmt: skip
def test_a_document_is_called_by_its_noun_its_matter_and_its_title(read: Reader, body: str, words: str) -> None:
    [found] = documents(read, body)
    assert body[body.index(words) :].startswith(words)
    assert len(found.span) == len(words)


def test_what_goes_in_the_morning_is_spoken_of_and_does_not_come_along(read: Reader) -> None:
    [found] = documents(read, "Received from Petrov and am sending the plan in the morning.")
    assert (found.kind, found.enclosed) == ("document", False)


@pytest.mark.parametrize(
    "body",
    [
        "Petrov's letter (May 2, 1933) on the mill came.",
        "I have read the telegram from Petrov (May 2, 1933) on the mill.",
    ],
)
def test_a_day_in_brackets_may_stand_before_the_matter(read: Reader, body: str) -> None:
    [found] = documents(read, body)
    assert found.dating is not None
    assert found.dating.edtf == "1933-05-02"


@pytest.mark.parametrize(
    "body",
    ["The note to Zimin and the TASS report were drawn up.", "I send you the note to Zimin and the TASS report."],
)
def test_a_paper_that_a_name_tells_is_one_of_its_own_beside_another(read: Reader, body: str) -> None:
    note, report = documents(read, body)
    assert [(each.kind, [name.form for name in each.addressees]) for each in (note, report)] == [
        ("note", ["Zimin"]),
        ("report", []),
    ]
    assert (len(note.span), len(report.span)) == (len("the note to Zimin"), len("the TASS report"))


def test_the_sign_of_a_note_is_no_word_of_what_a_letter_says(read: Reader) -> None:
    body = "Today, on the basis of your instructions 1 the following decision was adopted. Sell the mill."
    shelf = "Archive: RGASPI F. 700. Op. 2. D. 15. L. 8. Autograph."
    text = f"Orlov to Gromov May 4, 1933\n\n{shelf}\n\n{body}\n\nOrlov.\n\n____\n\n1 The mill burnt.\n"
    [letter] = read(text).letters
    assert len(letter.decisions) == 1


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("Today we reviewed the plan for the distribution of tractors. I send you this distribution.",
         "the plan for the distribution of tractors"),
        ("Petrov has drawn up a list of the mills of Kem. I enclose that list.", "a list of the mills of Kem"),
        ("I send you this distribution and ask for your opinion.", "this distribution"),
        ("He brought a draft of the answer to the League. In my opinion, it is too verbose; I send it to you.",
         "a draft of the answer to the League"),
    ],
)  # fmt: skip
def test_what_comes_along_is_called_as_it_was_called_first(read: Reader, body: str, expected: str) -> None:
    edition = edition_of(read, f"{body} The mill 1 stands.", notes=[])
    [found] = edition.letters[0].documents
    assert (edition.source.words(found.span), found.enclosed) == (expected, True)


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("Your draft telegram from Kem about the mill does not stand up to criticism.", ["draft Gromov"]),
        ("I agree with your draft on the tax.", ["draft Gromov"]),
        ("In your draft throw out the 3 tunnels.", ["draft Gromov"]),
        ("Your telegram about the mill was received.", []),
        ("Your 123 does not stand up to criticism.", []),
    ],
)
def test_draft_of_the_one_written_to_is_a_paper_beside_his_letter(read: Reader, body: str, expected: list[str]) -> None:
    assert [f"{each.kind} {each.writers[0].form}" for each in documents(read, body)] == expected


@pytest.mark.parametrize(
    ("note", "expected"),
    [
        ("See attachments No. 6, 7.", ["attachment No. 6", "attachment No. 7"]),
        ("See documents No. 12 and 14.", ["document No. 12", "document No. 14"]),
        ("See also Document No. 717.", [""]),
    ],
)
def test_each_of_several_papers_by_their_numbers_is_called_by_its_own(
    read: Reader, note: str, expected: list[str]
) -> None:
    assert [each.called for each in documents(read, note=note)] == expected


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("Why is there no answer to the Polish note about the rafting of timber?",
         "the Polish note about the rafting of timber"),
        ("I have read your report on the counting of cattle.", "your report on the counting of cattle"),
        ("In your draft throw out the 3 tunnels.", "your draft"),
        ("I am sending you the draft of Petrov and ask for your opinion.", "the draft of Petrov"),
        ("The draft of Petrov on the mill seems good to us.", "The draft of Petrov on the mill"),
        ("We answer Petrov's letter of May 2.", "Petrov's letter of May 2"),
        ("He brought a draft of the answer to the League. The draft seems good to us.",
         "a draft of the answer to the League"),
        ("Petrov sent me his article on the planning of science.", "his article on the planning of science"),
    ],
)  # fmt: skip
def test_paper_is_called_by_all_that_says_what_it_is_about(read: Reader, body: str, expected: str) -> None:
    edition = edition_of(read, f"{body} The mill 1 stands.", notes=[])
    assert [edition.source.words(each.span) for each in edition.letters[0].documents] == [expected]


@pytest.mark.parametrize(
    ("body", "note"),
    [
        ("I propose to entrust the report on the mills to Petrov.", ""),
        ("The mill 1 stands.", "The letter lay on Petrov's table on the evening of May 6."),
    ],
)
def test_what_is_to_be_said_or_sat_at_is_no_paper(read: Reader, body: str, note: str) -> None:
    assert documents(read, body, note) == []


def test_note_that_points_to_a_telegram_calls_it_without_the_verb(source_of: Words) -> None:
    for note in ("See Petrov's telegram of May 2, 1933.", "The PB, having heard Petrov's telegram, agreed."):
        assert all(words.startswith("Petrov's telegram") for words in source_of(note, lambda each: each.span))
