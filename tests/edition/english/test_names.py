"""Mentions: where a text names somebody, by any form of the name."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corrkg.edition.authorities import Authorities, Person, PlaceName
from corrkg.edition.english.name.lexicon import Lexicon
from corrkg.edition.english.name.names import NameFinder, Passage
from corrkg.edition.records import Edition
from corrkg.edition.source import Span

Reader = Callable[[str], Edition]


def person(slug: str, name: str, *aliases: str) -> Person:
    """Make a person of the authority file."""
    return Person(slug, name, "", aliases, (), "", "", (), "", "", (), 2)


KNOWN = Authorities(
    (
        person("orlov", "Orlov, Pyotr Ilyich", "P.I. Orlov"),
        person("gromov", "Gromov, Anton Savvich"),
        person("koba", "Koba"),
    ),
    tuple(
        PlaceName(place, name, "", (), "", "", (), "", "")
        for place, name in (("kem", "Kem"), ("gromov-town", "Gromovsk"))
    ),
)


def mentions(text: str) -> list[str]:
    """Return the forms found in a text."""
    finder = NameFinder(text, Lexicon.of(KNOWN))
    passages = [Passage(Span(0, len(text)), "body")]
    finder.learn(passages)
    return [mention.form for mention in finder.find(passages)]


@pytest.mark.parametrize(
    ("text", "forms"),
    [
        # whoever is greeted, by whatever name
        ("Dear Soso!", ["Soso"]),
        ("Hello, Zakhar!", ["Zakhar"]),
        ("Greetings, Soso!", ["Soso"]),
        ("My dear Soso,", ["Soso"]),
        ("Dear friends!", []),
        ("Dear Friend!", []),
        ("Hello to all!", []),
        # a word of no dictionary that does what persons do, or to whom it is done
        ("Gugel at Kem is doing well.", ["Gugel"]),
        ("Ptukha proposes to wait.", ["Ptukha"]),
        ("Gugel has promised coal.", ["Gugel"]),
        ("We called Ptukha here.", ["Ptukha"]),
        ("I spoke with Ptukha.", ["Ptukha"]),
        ("They say that Paul-Boncour raised the question. It is proposed to answer Paul-Boncour.",
         ["Paul-Boncour", "Paul-Boncour"]),
        ("Turkey proposes a treaty.", []),
        ("At Azovgrad is doing well only the rolling mill.", []),
        ("We called Sunday a working day.", []),
        ("There is no command, Kabanero does not trust anyone.", ["Kabanero"]),
        ("Of the mills, Ptukha and Larionov are pulling well.", ["Ptukha", "Larionov"]),
        ("We award Orlov and his navigator Zhuk with orders.", ["Orlov", "Zhuk"]),
        ("We ask to let Madrid have the fuel.", []),
        # to whom a paper is handed, whom somebody sees
        ("Instruct Orlov to hand over a protest to Ota.", ["Orlov", "Ota"]),
        ("Orlov handed Ota a note of protest.", ["Orlov", "Ota"]),
        ("I propose to hand it to Lukasiewicz without delay.", ["Lukasiewicz"]),
        ("Orlov will see Lukasiewicz tomorrow at noon.", ["Orlov", "Lukasiewicz"]),
        ("Orlov saw Arenberg on Monday.", ["Orlov", "Arenberg"]),
        ("Declare to Shmelberg that we wait.", ["Shmelberg"]),
        ("Orlov handed London a note. Hand it to Pravda.", ["Orlov"]),
        ("Hand the goods over to Eksportles. We will see Kem tomorrow.", []),
        # an order is somebody's, but an award bears a name
        ("Fire only on the personal order of Orlov.", ["Orlov"]),
        ("By order of Gromov the mill was closed.", ["Gromov"]),
        ("It was done without an order of Orlov.", ["Orlov"]),
        ("They awarded him the order of Orlov. He has the Order of Gromov.", []),
        # what is called by an adjective of its place is no woman
        ("The head of the Vidskaya depot sleeps. The asphalt is laid on Tverskaya.", []),
        ("We walked along Lubyanskaya to the Orlov shaft and the Gromov junction.", []),
        ("Vidskaya wrote to Orlov on Monday.", ["Vidskaya", "Orlov"]),
        # initials that a postscript has too
        ("The director P. S. Vydrin came.", ["P. S. Vydrin"]),
        ("P. S. Vydrin sends his regards.", ["Vydrin"]),
        # surnames cut short, and initials that close quoted words
        ("He wrote: “I agree. I. St.”", ["I. St."]),
        ("He wrote: “I agree. Orlov.”", ["Orlov"]),
        ("He wrote: “Agreed. L.K.”", []),
    ],
)  # fmt: skip
def test_persons_whom_no_list_has_are_known_by_what_they_do(text: str, forms: list[str]) -> None:
    assert mentions(text) == forms


def test_note_begins_with_initials_and_not_with_a_postscript() -> None:
    text = "P. S. Vydrin (1890–1938) - director of the mill."
    finder = NameFinder(text, Lexicon.of(KNOWN))
    assert [mention.form for mention in finder.find([Passage(Span(0, len(text)), "note", 1)])] == ["P. S. Vydrin"]


def test_initials_that_close_quoted_words_of_a_note_are_a_name() -> None:
    text = "He wrote: “Agreed. L.K.” It concerned the U.S."
    finder = NameFinder(text, Lexicon.of(KNOWN))
    assert [mention.form for mention in finder.find([Passage(Span(0, len(text)), "note", 1)])] == ["L.K."]


@pytest.mark.parametrize(
    ("text", "forms"),
    [
        ("Then Orlov came.", ["Orlov"]),
        ("I told Orlov's brother.", ["Orlov"]),
        ("P. I. Orlov and A.S. Gromov came.", ["P. I. Orlov", "A.S. Gromov"]),
        ("Orlov P. I. came.", ["Orlov P. I."]),
        ("Pyotr Ilyich Orlov came.", ["Pyotr Ilyich Orlov"]),
        ("We gave it to Orlovu and Gromova.", ["Orlovu", "Gromova"]),
        ("Then comrade Smith came.", ["Smith"]),
        ("vols. Smith, Brown and Orlov are right.", ["Smith", "Brown", "Orlov"]),
        ("Yu. L. Belov came, and Belov went.", ["Yu. L. Belov", "Belov"]),
        ("We sent Petrenko and Tumanyan.", ["Petrenko", "Tumanyan"]),
        ("We know Koba.", ["Koba"]),
    ],
)
def test_person_is_found_by_any_form_of_the_name(text: str, forms: list[str]) -> None:
    assert mentions(text) == forms


@pytest.mark.parametrize(
    "text",
    [
        "He lives in Kem.",
        "The Orlov factory stands.",
        "He got the Order of Orlov.",
        "The village of Petrovka burnt.",
        "The steamer Orlov sank.",
        "The Central Committee decided.",
        "On May 4 the Politburo met.",
        "Comrade! The People's Commissariat of Railways is slow.",
        "In October the Far Eastern Territory froze.",
        "the firm Orlov and Sons",
    ],
)
def test_place_firm_award_or_office_is_nobody(text: str) -> None:
    assert mentions(text) == []


@pytest.mark.parametrize(
    ("text", "forms"),
    [
        ("Build them in Glebov. The Glebov tankers will stand.", []),
        ("Things are bad in Orlov. Send to Orlov as secretary comrade Zhuk.", ["Zhuk"]),
        ("Things are bad in Orlov. Tell Orlov about it.", ["Orlov"]),
        ("We have confidence in Glebov. Glebov said so.", ["Glebov", "Glebov"]),
        ("In P. Orlov we lost a friend. Orlov went home.", ["P. Orlov", "Orlov"]),
        ("It stands in Glebov's letter. Glebov said so.", ["Glebov", "Glebov"]),
    ],
)
def test_name_that_stands_after_in_is_a_place_s_all_over_the_text(text: str, forms: list[str]) -> None:
    assert mentions(text) == forms


def test_masked_words_hold_no_mention() -> None:
    text = "Orlov came (Orlov. Works. M., 1950)."
    finder = NameFinder(text, Lexicon.of(KNOWN))
    found = finder.find([Passage(Span(0, len(text)), "body")], [Span(11, len(text))])
    assert [mention.span for mention in found] == [Span(0, 5)]


def test_name_learnt_in_one_place_is_known_in_another(read: Reader) -> None:
    edition = read(
        "Orlov to Gromov May 4, 1933\n\nArchive: RGASPI F. 700. Op. 2. D. 15. L. 8.\n\nThen Bruck came.\n\nOrlov.\n\n\n"
        "Gromov to Orlov May 5, 1933\n\nArchive: RGASPI F. 700. Op. 2. D. 15. L. 9.\n\nI know A. N. Bruck.\n\nGromov.\n"
    )
    assert [mention.form for mention in edition.letters[0].mentions if mention.part == "body"] == ["Bruck"]


def test_each_mention_knows_its_part_and_its_note(read: Reader) -> None:
    [letter] = read(
        "Orlov to Gromov May 4, 1933\n\nArchive: RGASPI F. 700. Op. 2. D. 15. L. 8.\n\nMoscow. Gromov.\n\n"
        "What does Gromov say 1 ?\n\nOrlov.\n\n____\n\n1 A. S. Gromov said nothing.\n"
    ).letters
    assert [(mention.form, mention.part, mention.note) for mention in letter.mentions] == [
        ("Gromov", "address", None),
        ("Gromov", "body", None),
        ("Orlov", "signature", None),
        ("A. S. Gromov", "note", 1),
    ]  # fmt: skip


FORMS = ["Orlov", "Gromov", "P. I. Orlov", "A.S. Gromov", "Gromov A. S.", "Pyotr Ilyich Orlov"]


@given(
    st.lists(st.sampled_from(FORMS), min_size=1, max_size=5),
    st.sampled_from(["he knows {}", "we asked {}", "the letter of {}"]),
)
def test_generated_names_are_found_in_order_and_at_their_places(forms: list[str], pattern: str) -> None:
    text = "; ".join(pattern.format(form) for form in forms) + " well"
    assert mentions(text) == forms


@given(data=st.data())
def test_mentions_of_real_words_lie_in_order_and_never_overlap(data: st.DataObject, real_lines: list[str]) -> None:
    text = "\n".join(data.draw(st.lists(st.sampled_from(real_lines), max_size=6)))
    finder = NameFinder(text, Lexicon.of(KNOWN))
    passages = [Passage(Span(0, len(text)), "body")]
    finder.learn(passages)
    found = finder.find(passages)
    places = [place for mention in found for place in (mention.span.start, mention.span.end)]
    assert places == sorted(places)
    assert all(mention.form.split() == text[mention.span.start : mention.span.end].split() for mention in found)


@given(st.text(max_size=120))
def test_arbitrary_text_never_crashes_the_search_for_names(text: str) -> None:
    assert all(form.strip() for form in mentions(text))


@pytest.mark.parametrize(
    ("text", "forms"),
    [
        ("Let Arenberg look at it.", ["Arenberg"]),
        ("Regards to Akirtava.", ["Akirtava"]),
        ("Greetings to Akirtava and Lakoba!", ["Akirtava", "Lakoba"]),
        ("Give my regards to Akirtava.", ["Akirtava"]),
        ("Have Arenberg report.", ["Arenberg"]),
        ("Ask Arenberg what he wants.", ["Arenberg"]),
        ("Summon Arenberg and instruct Lakoba.", ["Arenberg", "Lakoba"]),
        ("Remove Arenberg, appoint Lakoba.", ["Arenberg", "Lakoba"]),
        ("Orlov, Hello, Comrade Gromov.", ["Orlov", "Gromov"]),
        ("Hello, Comrade Petrovich.", ["Petrovich"]),
        ("Gromov, Anton Savvich, came.", ["Gromov, Anton Savvich"]),
        ("Professor Zakuba came.", ["Zakuba"]),
        ("Let Professor Zakuba come.", ["Zakuba"]),
        ("I have confidence in Orlov.", ["Orlov"]),
        ("In Orlov's opinion it is good.", ["Orlov"]),
    ],
)
def test_person_is_found_by_what_is_said_to_be_done_with_one(text: str, forms: list[str]) -> None:
    assert mentions(text) == forms


@pytest.mark.parametrize(
    "text",
    [
        "Let Germany pay.",
        "Let Moscow decide.",
        "Regards to everybody. Let The Bank pay.",
        "Greetings to Pravda and the Komsomol.",
        "Soyuzpushnina sold the furs, and Soyuzzolotina bought.",
        "We gave it to Eksportles and Glavkhladprom.",
        "Hello, Comrade.",
        "Handed in at the post.",
        "Stamped on May 4.",
        "Ask Narkomvneshtorg. Ask London.",
        "In Gromovsk the harvest is good.",
        "Near Gromovsk, from Gromovsk.",
        "Remove All Doubts.",
        "He proposed to remove Article 6.",
        "Ask Section No. 5 and instruct Department 12.",
    ],
)
def test_country_body_or_word_is_nobody(text: str) -> None:
    assert mentions(text) == []


TOWN = Authorities(
    (person("gorky", "Gorky, Maxim"), person("kalinin", "Kalinin, Mikhail Ivanovich")),
    (
        PlaceName("gorky-city", "Gorky (city)", "", (), "", "", (), "", ""),
        PlaceName("kalinin-city", "Kalinin (city)", "", ("Kalinin",), "", "", (), "", ""),
    ),
)


@pytest.mark.parametrize(
    ("text", "forms"),
    [
        ("In Gorky the harvest is good.", []),
        ("The trains from Kalinin are late.", []),
        ("Near Gorky and outside Kalinin it snows.", []),
        ("Gorky wrote to Kalinin.", ["Gorky", "Kalinin"]),
        ("In Gorky's article.", ["Gorky"]),
        ("Comrade Gorky is here.", ["Gorky"]),
        ("M. Gorky is in Moscow.", ["M. Gorky"]),
    ],
)
def test_town_that_bears_a_man_s_name_is_a_town_where_one_is_in_it(text: str, forms: list[str]) -> None:
    finder = NameFinder(text, Lexicon.of(TOWN))
    assert [mention.form for mention in finder.find([Passage(Span(0, len(text)), "body")])] == forms


@pytest.mark.parametrize(
    ("line", "forms"),
    [
        ("Gorky. Tov. Orlov.", ["Orlov"]),
        ("Kalinin, Orlov.", ["Orlov"]),
        ("Gorky. Kalinin.", ["Kalinin"]),
        ("Comrade Gorky! Orlov is here.", ["Gorky", "Orlov"]),
        ("Moscow. Gorky.", ["Gorky"]),
        ("Gorky!", ["Gorky"]),
    ],
)
def test_town_that_opens_an_address_is_no_man_of_its_name(line: str, forms: list[str]) -> None:
    known = Authorities((*TOWN.persons, *KNOWN.persons), TOWN.places)
    finder = NameFinder(line, Lexicon.of(known))
    assert [mention.form for mention in finder.find([Passage(Span(0, len(line)), "address")])] == forms


@pytest.mark.parametrize(
    ("text", "forms"),
    [
        ("Send Uborevich there.", ["Uborevich"]),
        ("Give Petrovich the money, keep Uborevich.", ["Petrovich", "Uborevich"]),
        ("Lakoba says so. Davtyan reports it.", ["Lakoba", "Davtyan"]),
        ("Thaelmann wrote, Baldwin thinks otherwise.", ["Thaelmann", "Baldwin"]),
        ("General Sheng Shicai asks; Sheng Shicai is late.", ["Sheng Shicai", "Sheng Shicai"]),
        ("Wang Ming speaks.", ["Wang Ming"]),
        ("Anton Gromov and Gromov.", ["Anton Gromov", "Gromov"]),
    ],
)
def test_name_of_any_shape_is_one(text: str, forms: list[str]) -> None:
    known = (*KNOWN.persons, person("sheng", "Sheng Shicai"), person("wang-ming", "Wang Ming", "Chen Shaoyu"))
    finder = NameFinder(text, Lexicon.of(Authorities(known, KNOWN.places)))
    passages = [Passage(Span(0, len(text)), "body")]
    finder.learn(passages)
    assert [mention.form for mention in finder.find(passages)] == forms


@pytest.mark.parametrize(
    "text", ["Newspapers wrote it.", "Winter came.", "Pravda said so.", "Workers think so. NKVD reports."]
)
def test_subject_that_is_nobody_s_name_is_none(text: str) -> None:
    assert mentions(text) == []


@pytest.mark.parametrize(
    ("text", "forms"),
    [
        # who holds an office that is told before the name
        ("Remove the head of the road, Shmelberg, and wait. Shmelberg sleeps.", ["Shmelberg", "Shmelberg"]),
        ("We release the editor of the newspaper in Kem, Shmarts, as unfit.", ["Shmarts"]),
        ("The director of the plant, Shmarts, came.", ["Shmarts"]),
        ("The head of the road, Kem, and the bridge.", []),
        ("The head of the road, Tuesday, came.", []),
        # whoever speaks for others
        ("Amor, on behalf of the government, turned to us.", ["Amor"]),
        ("Today, on behalf of the government, we ask.", []),
        # what persons alone do
        ("Otaru came to Orlov twice.", ["Otaru", "Orlov"]),
        ("Sarkuz will do.", ["Sarkuz"]),
        # given names of the authority file, alone
        ("Anton has worn himself out.", ["Anton"]),
        ("Nobody asked Pyotr.", ["Pyotr"]),
        ("In Anton the mill burnt.", []),
        # things that bear a man's name
        ("The Gromov radius is late.", []),
        ("In the Western and Gromov regions it rains.", []),
        ("The Orlov and Gromov regions ask for seed.", []),
        ("The Gromov line and the Orlov bridge.", []),
        ("Gromov lined up.", ["Gromov"]),
    ],
)
def test_person_is_told_by_an_office_by_a_given_name_and_from_a_thing(text: str, forms: list[str]) -> None:
    assert mentions(text) == forms
