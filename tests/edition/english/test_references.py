"""Archival references: their grammar, what Ibid. points to, and printed sources, which are none."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corrkg.edition.english.page.citations import find_citations
from corrkg.edition.english.page.references import ReferenceGrammar, normalise_folios, resolve
from corrkg.edition.records import Edition, FolioSpan, Place, Reference, folio_spans
from corrkg.edition.source import Span

GRAMMAR = ReferenceGrammar(
    {"RGASPI": "rgaspi", "RTsKhIDNI": "rgaspi", "GARF": "garf", "GA RF": "garf", "AP RF": "ap-rf"}
)


def find(text: str) -> list[Reference]:
    """Return the references printed in ``text``."""
    return GRAMMAR.find(text, Span(0, len(text)))


def resolved(text: str, home: str = "") -> list[Reference]:
    """Return the references of a document: ``home`` is its shelf mark, ``text`` its notes."""
    whole = f"{home}\n{text}" if home else text
    heads = GRAMMAR.find(whole, Span(0, len(home)))
    notes = Span(len(whole) - len(text), len(whole))
    found = GRAMMAR.find(whole, notes)
    return resolve([*heads, *found], find_citations(whole, notes, found), len(heads))


def told(reference: Reference) -> str:
    """Write a resolved place in short: ``rgaspi/17/3/922: 12``."""
    place = reference.place
    return f"{'/'.join(place.unit)}: {place.folios}"


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("RGASPI. F. 700. Op. 2. D. 15. L. 8", Place("rgaspi", "700", "2", "15", "8")),
        ("RGASPI F. 700. Op. 2. D. 15. L. 8.", Place("rgaspi", "700", "2", "15", "8")),
        ("RGASPI, f. 700", None),
        ("RTsKhIDNI. F. 700. Op. 2. D. 15. L. 8", Place("rgaspi", "700", "2", "15", "8")),
        ("GA RF. F. 700. Op. 2", Place("garf", "700", "2")),
        ("RGASPI. F 700. Op 2. D 15. L 8", Place("rgaspi", "700", "2", "15", "8")),
        ("RGASPI. Fund 700. Inventory 2. File 15. Sheet 8", Place("rgaspi", "700", "2", "15", "8")),
        ("RGASPI. F. 700. Op. 2. Case No. 15. L. 8", Place("rgaspi", "700", "2", "15", "8")),
        ("RGASPI; F. 700; Op. 2; D. 15; L. 8", Place("rgaspi", "700", "2", "15", "8")),
        ("RGASPI.F.700.Op.2.D.15.L.8", Place("rgaspi", "700", "2", "15", "8")),
        ("RGASPI. F. 700. Op. 2. D. 15. Ll. 8–10, 12", Place("rgaspi", "700", "2", "15", "8-10, 12")),
        ("RGASPI. F. 700. Op. 2. D. 15. L. 8—10", Place("rgaspi", "700", "2", "15", "8-10")),
        ("RGASPI. F. 700. Op. 2. D. 15. L. 8 v., 9", Place("rgaspi", "700", "2", "15", "8v, 9")),
        ("RGASPI. F. 700. Op. 2. D. 15. L. 8 ob", Place("rgaspi", "700", "2", "15", "8v")),
        ("RGASPI. F. 700. Op. 2. D. 15. L. 8 rev., 9", Place("rgaspi", "700", "2", "15", "8v, 9")),
        ("RGASPI. F. 700. Op. 2. D. 15a. L. 8", Place("rgaspi", "700", "2", "15a", "8")),
        ("RGASPI.\xa0F.\xa0700. Op.  2.\tD. 15", Place("rgaspi", "700", "2", "15")),
    ],
)
def test_habits_of_citing_one_place_are_one_place(text: str, place: Place | None) -> None:
    assert [reference.printed for reference in find(text)] == ([place] if place else [])


@pytest.mark.parametrize(
    ("text", "opis", "delo"),
    [
        ("RGASPI. F. 7. Op. P. D. 15", "11", "15"),
        ("RGASPI. F. 7. Op. П. D. 15", "11", "15"),
        ("RGASPI. F. 7. Op. 3. D. l5", "3", "15"),
        ("RGASPI. F. 7. Op. I1. D. 15", "11", "15"),
    ],
)
def test_number_read_as_letters_is_repaired_and_reported(text: str, opis: str, delo: str) -> None:
    [reference] = find(text)
    assert (reference.printed.opis, reference.printed.delo) == (opis, delo)
    assert [note.kind for note in reference.observations] == ["repaired"]


def test_archive_in_no_authority_file_gets_an_identifier_and_is_reported() -> None:
    [reference] = find("RGAVMF. F. 5. Op. 1. D. 3")
    assert reference.printed.archive == "rgavmf"
    assert [note.kind for note in reference.observations] == ["unresolved"]


@pytest.mark.parametrize(
    "text",
    [
        "RGASPI keeps the papers",
        "He read Ibid. P. 146 twice",
        "D. Orlov wrote to L. Gromov",
        "L. 8 hectares",
        "section F, line 8",
        "the Op. of Orlov",
        "(F. Gromov, 8 May)",
        "Vol. 2. P. 15",
        "DVP. T. XVIII. P. 15",
    ],
)
def test_words_that_only_look_like_a_shelf_mark_are_left_alone(text: str) -> None:
    assert find(text) == []


def test_span_of_a_reference_is_its_printed_words() -> None:
    text = "See (RGASPI. F. 700. Op. 2. D. 15. L. 8 v.); the rest is lost."
    [reference] = find(text)
    assert text[reference.span.start : reference.span.end] == "RGASPI. F. 700. Op. 2. D. 15. L. 8 v."


# --- Ibid. and what is carried over -------------------------------------------------------------------------------

HOME = "RGASPI F. 700. Op. 2. D. 15. L. 8. Autograph."


@pytest.mark.parametrize(
    ("ibid", "place", "kind"),
    [
        ("Ibid.", "rgaspi/17/3/922: 12", "ibid"),
        ("ibid.", "rgaspi/17/3/922: 12", "ibid"),
        ("In the same place", "rgaspi/17/3/922: 12", "ibid"),
        ("Ibid. L. 13", "rgaspi/17/3/922: 13", "ibid-replaced"),
        ("Ibid; L. 13", "rgaspi/17/3/922: 13", "ibid-replaced"),
        ("Ibid., L. 13, 15", "rgaspi/17/3/922: 13, 15", "ibid-replaced"),
        ("Ibid. D. 923. L. 1", "rgaspi/17/3/923: 1", "ibid-replaced"),
        ("Ibid. D. 923", "rgaspi/17/3/923: ", "ibid-replaced"),
        ("Ibid. Op. 162. D. 18. L. 4", "rgaspi/17/162/18: 4", "ibid-replaced"),
        ("Ibid. F. 81. Op. 3. D. 101", "rgaspi/81/3/101: ", "ibid-replaced"),
    ],
)
def test_ibid_repeats_the_last_reference_but_for_the_parts_that_it_prints(ibid: str, place: str, kind: str) -> None:
    [_, first, second] = resolved(f"Decided (RGASPI. F. 17. Op. 3. D. 922. L. 12). Again ({ibid}).", HOME)
    assert (told(second), second.resolution) == (place, kind)
    assert second.antecedent == first.span


def test_ibid_in_the_first_note_points_to_the_shelf_mark_of_the_letter() -> None:
    [home, first] = resolved("It is noted on the letter (Ibid. L. 9).", HOME)
    assert told(first) == "rgaspi/700/2/15: 9"
    assert first.antecedent == home.span


@pytest.mark.parametrize(
    ("ibid", "expected"),
    [
        ("Ibid. L. 56", "rgaspi/558/11/88: 56"),
        ("Ibid. L. 42", "rgaspi/81/3/101: 42"),
        ("Ibid. L. 50", "rgaspi/558/11/88: 50"),
        ("Ibid. L. 49", "rgaspi/81/3/101: 49"),
        ("Ibid.", "rgaspi/81/3/101: 41"),
        ("Ibid. D. 102. L. 56", "rgaspi/81/3/102: 56"),
        ("Ibid. D. 88. L. 12", "rgaspi/558/11/88: 12"),
        ("Ibid. Op. 11. D. 88. L. 12", "rgaspi/558/11/88: 12"),
        ("Ibid. D. 101", "rgaspi/81/3/101: "),
        ("Ibid. Op. 3. D. 88. L. 12", "rgaspi/81/3/88: 12"),
    ],
)
def test_ibid_after_several_copies_is_the_one_whose_folios_are_the_nearest(ibid: str, expected: str) -> None:
    found = resolved(f"It is noted ({ibid}).", "RGASPI F. 558. Op. 11. D. 88. L. 57-60; F. 81. Op. 3. D. 101. L. 41.")
    assert told(found[2]) == expected


def test_ibid_points_past_a_printed_source_to_the_last_archival_reference() -> None:
    [_, first, second] = resolved(
        "A (RGASPI. F. 17. Op. 3. D. 922. L. 12). B (DVP. T. XVIII. P. 15). C (Ibid. L. 13).", HOME
    )
    assert told(second) == "rgaspi/17/3/922: 13"
    assert second.antecedent == first.span


def test_bare_ibid_after_a_printed_source_is_no_archival_reference() -> None:
    [_, first] = resolved("A (RGASPI. F. 17. Op. 3. D. 922. L. 12). B (DVP. T. XVIII. P. 15). C (Ibid.).", HOME)
    assert told(first) == "rgaspi/17/3/922: 12"


def test_chain_of_ibid_keeps_each_part_last_replaced() -> None:
    chain = resolved(
        "(RGASPI. F. 17. Op. 3. D. 922. L. 12), (Ibid. D. 923. L. 1), (Ibid. L. 2), (Ibid.), (Ibid. Op. 162. D. 18)."
    )
    assert [told(reference).removeprefix("rgaspi/") for reference in chain] == [
        "17/3/922: 12", "17/3/923: 1", "17/3/923: 2", "17/3/923: 2", "17/162/18: ",
    ]  # fmt: skip


@pytest.mark.parametrize("words", ["Ibid.", "Ibid. L. 5"])
def test_ibid_with_nothing_before_it_is_unresolved_and_reported(words: str) -> None:
    [reference] = resolved(f"It is noted ({words}).")
    assert (reference.resolution, reference.place.unit) == ("unresolved", ())
    assert [note.kind for note in reference.observations] == ["unresolved"]


def test_parts_after_a_semicolon_inherit_the_archive_and_the_fond() -> None:
    first, second, third = resolved("(RGASPI. F. 17. Op. 3. D. 922. L. 12; D. 923. L. 1; Op. 162. D. 18. L. 4)")
    assert [told(item) for item in (first, second, third)] == [
        "rgaspi/17/3/922: 12",
        "rgaspi/17/3/923: 1",
        "rgaspi/17/162/18: 4",
    ]
    assert [item.resolution for item in (first, second, third)] == ["explicit", "inherited", "inherited"]


def test_second_archive_in_one_citation_is_explicit() -> None:
    first, second = resolved("(RGASPI. F. 17. Op. 3. D. 922. L. 12; GARF. F. 5446. Op. 1. D. 2. L. 3)")
    assert [told(item) for item in (first, second)] == ["rgaspi/17/3/922: 12", "garf/5446/1/2: 3"]
    assert {item.resolution for item in (first, second)} == {"explicit"}


def test_file_alone_is_read_with_the_shelf_mark_of_the_letter() -> None:
    [_, first, second] = resolved("A (RGASPI. F. 17. Op. 3. D. 922. L. 12). The draft is in Case No. 16.", HOME)
    assert told(first) == "rgaspi/17/3/922: 12"
    assert (told(second), second.resolution) == ("rgaspi/700/2/16: ", "context")


def test_everything_but_the_explicit_says_by_which_rule_it_was_resolved() -> None:
    found = resolved("(RGASPI. F. 17. Op. 3. D. 922. L. 12; D. 923. L. 1). (Ibid. L. 2). In Case No. 16.", HOME)
    assert [bool(item.observations) for item in found] == [item.resolution != "explicit" for item in found]


# --- generated references -----------------------------------------------------------------------------------------

NUMBERS = st.integers(1, 9999).map(str)


@st.composite
def folios(draw: st.DrawFn) -> tuple[str, str]:
    """Folios as printed, and normalised."""
    printed, plain = [], []
    for _ in range(draw(st.integers(1, 3))):
        low = draw(st.integers(1, 300))
        high = draw(st.one_of(st.none(), st.integers(low + 1, low + 30)))
        verso = draw(st.sampled_from(["", "", "v.", " v.", " ob"]))
        dash = draw(st.sampled_from(["-", "–", "—", " – "]))
        printed.append(f"{low}{verso}" if high is None else f"{low}{dash}{high}{verso}")
        plain.append((f"{low}" if high is None else f"{low}-{high}") + ("v" if verso else ""))
    return ", ".join(printed), ", ".join(plain)


@st.composite
def written_references(draw: st.DrawFn) -> tuple[str, Place]:
    """A reference in one of the editors' ways, with the place that it was made from."""
    fond, opis, delo = draw(NUMBERS), draw(NUMBERS), draw(NUMBERS)
    printed, plain = draw(folios())
    archive, slug = draw(
        st.sampled_from([("RGASPI", "rgaspi"), ("RTsKhIDNI", "rgaspi"), ("GARF", "garf"), ("AP RF", "ap-rf")])
    )
    stop = draw(st.sampled_from([". ", ", ", "; ", " ", ".\xa0"]))
    signs = draw(
        st.sampled_from(
            [
                ("F.", "Op.", "D.", "L."),
                ("F", "Op", "D", "L"),
                ("Fund", "Inventory", "File", "Ll."),
                ("Fond", "Op.", "Case No.", "Sheets"),
            ]
        )
    )
    parts = [f"{sign} {value}" for sign, value in zip(signs, (fond, opis, delo, printed), strict=True)]
    return f"{archive}{stop}{stop.join(parts)}", Place(slug, fond, opis, delo, plain)


@given(written_references(), st.sampled_from(["", "(", "See: "]), st.sampled_from(["", ")", ".", ". Autograph."]))
def test_written_reference_is_read_back(written: tuple[str, Place], before: str, after: str) -> None:
    words, place = written
    [reference] = find(before + words + after)
    assert reference.printed == place
    assert reference.span.start == len(before)


@given(st.lists(written_references(), min_size=1, max_size=4))
def test_row_of_references_is_read_back_in_order(written: list[tuple[str, Place]]) -> None:
    found = find("; ".join(words for words, _ in written))
    assert [reference.printed for reference in found] == [place for _, place in written]


@given(st.lists(st.tuples(st.sampled_from(["fond", "opis", "delo", "folios"]), NUMBERS), max_size=6))
def test_ibid_resolves_to_what_a_reader_would_carry_over(replacements: list[tuple[str, str]]) -> None:
    signs = {"fond": "F.", "opis": "Op.", "delo": "D.", "folios": "L."}
    order = ("archive", "fond", "opis", "delo", "folios")
    text = "RGASPI. F. 17. Op. 3. D. 922. L. 12"
    expected: list[tuple[str, ...]] = [("rgaspi", "17", "3", "922", "12")]
    for part, value in replacements:
        text += f" (Ibid. {signs[part]} {value})"
        at = order.index(part)
        expected.append((*expected[-1][:at], value, *[""] * (4 - at)))
    found = resolved(text)
    assert [tuple(getattr(reference.place, part) for part in order) for reference in found] == expected


@given(folios())
def test_folios_are_normalised_once_and_for_all(written: tuple[str, str]) -> None:
    printed, plain = written
    assert normalise_folios(printed) == plain
    assert normalise_folios(plain.replace("v", "v.")) == plain


@given(st.lists(st.integers(1, 999), min_size=1, max_size=5))
def test_each_folio_is_a_span_of_its_own(numbers: list[int]) -> None:
    spans = folio_spans(", ".join(map(str, numbers)))
    assert [(span.first, span.last) for span in spans] == [(number, number) for number in numbers]


def test_no_folios_have_no_spans() -> None:
    assert folio_spans("") == ()


@given(folios())
def test_spans_hold_the_folios_between_their_ends_and_no_others(written: tuple[str, str]) -> None:
    plain = written[1]
    cited: set[int] = set()
    for run in plain.split(", "):
        ends = [int(re.match(r"\d+", end)[0]) for end in run.split("-")]  # type: ignore[index]
        cited.update(range(min(ends), max(ends) + 1))
    assert {folio for span in folio_spans(plain) for folio in range(span.first, span.last + 1)} == cited


@pytest.mark.parametrize(
    ("plain", "spans"),
    [
        ("68v, 67v", [FolioSpan(68, 68, True, True), FolioSpan(67, 67, True, True)]),
        ("68-68v", [FolioSpan(68, 68, False, True)]),
        ("146v-138", [FolioSpan(138, 146, False, True)]),
        ("12a-13", [FolioSpan(12, 13)]),
    ],
)
def test_a_verso_belongs_to_its_end(plain: str, spans: list[FolioSpan]) -> None:
    assert list(folio_spans(plain)) == spans


SCRAPS = st.lists(
    st.sampled_from(
        ["RGASPI", "AP RF", "F.", "Op.", "D.", "L.", "Ibid.", "ibid", "17", "3", "P", "I1", "v.", "-", ",", ";", ".",
         "(", ")", "Case No.", "DVP", "T.", "XVIII", "P. 15", "Orlov", "and", "min"]
    ),
    max_size=25,
).map(" ".join)  # fmt: skip


@given(st.one_of(SCRAPS, st.text(max_size=80)))
def test_references_of_arbitrary_text_lie_in_it_in_order_and_never_overlap(text: str) -> None:
    found = find(text)
    places = [place for reference in found for place in (reference.span.start, reference.span.end)]
    assert places == sorted(places)
    assert all(0 <= place <= len(text) for place in places)


@given(SCRAPS)
def test_resolution_keeps_every_printed_part(text: str) -> None:
    found = find(text)
    for reference in resolve(found, [], 0):
        for part in ("fond", "opis", "delo", "folios"):
            printed = getattr(reference.printed, part)
            assert not printed or getattr(reference.place, part) == printed


# --- printed sources ----------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "cited"),
    [
        ("It was published (DVP. T. XVIII. P. 515).", ["DVP. T. XVIII. P. 515"]),
        ("It was published (The Northern Railway. M., 1995. P. 31–33).", ["The Northern Railway. M., 1995. P. 31–33"]),
        ("It was published (See: Essays. Vol. 2. P. 5; Ibid. P. 6).", ["Essays. Vol. 2. P. 5", "Ibid. P. 6"]),
        ("It was decided (RGASPI. F. 17. Op. 3. D. 922. L. 12).", []),
        ("It was decided (in 1933, at Kem).", []),
        ("It was decided (RGASPI. F. 17. Op. 3. D. 922. L. 12; DVP. T. XVIII. P. 515).", ["DVP. T. XVIII. P. 515"]),
        (
            "(text of the agreement: Documents of Foreign Policy. T. XV. M., 1969. S. 401–404)",
            ["Documents of Foreign Policy. T. XV. M., 1969. S. 401–404"],
        ),
        ("(Documents: a collection. M., 1969. S. 4)", ["Documents: a collection. M., 1969. S. 4"]),
        # a newspaper of any name, with its year and then its day; one after another
        (
            "On the conversations see: DVP. T. XVII. S. 546–548; Izvestia, 1933, May 18.",
            ["DVP. T. XVII. S. 546–548", "Izvestia, 1933, May 18"],
        ),
        ("The telegram was also published locally (Soviet Siberia, 1933, May 24).", ["Soviet Siberia, 1933, May 24"]),
        (
            "See: DVP. T. XIV. S. 546; Red Mill, 1933, May 8; Trud, 1933, May 9.",
            ["DVP. T. XIV. S. 546", "Red Mill, 1933, May 8", "Trud, 1933, May 9"],
        ),
        ("For the text see Red Mill, May 8, 1933.", ["Red Mill, May 8, 1933"]),
        ("The speech was printed (Worker of Kem. 1933. May 8).", ["Worker of Kem. 1933. May 8"]),
        (
            "The report appeared in the newspapers (Pravda and Izvestia, 1933, May 8).",
            ["Pravda and Izvestia, 1933, May 8"],
        ),
        ("The report was printed in full: Leningradskaya Pravda, 1933, May 9.", ["Leningradskaya Pravda, 1933, May 9"]),
        ("See the newspaper Zvezda, 1933, May 9.", ["Zvezda, 1933, May 9"]),
        (
            "On the mill see: The Mills of Kem. Documents. M., 1998. P. 12; Trud, 1933, May 8.",
            ["The Mills of Kem. Documents. M., 1998. P. 12", "Trud, 1933, May 8"],
        ),
        ("See also: Pravda, 1933, May 8; DVP. T. XVI. S. 311.", ["Pravda, 1933, May 8", "DVP. T. XVI. S. 311"]),
        ("The reply came by cipher (Kem, May 5, 15:27).", []),
        ("(Telegram of Gromov, 1933, May 8).", []),
        ("Pravda wrote of it on May 8, 1933.", []),
        ("The plan was discussed in Kem; on May 8, 1933 it was approved.", []),
        ("Gromov spoke with three persons: Orlov, Zimin and Chubar, May 8, 1933.", []),
        ("The letter is quoted in Pravda, May 8, 1933, p. 2.", []),
        (
            "See: Letters of Stalin to Molotov. M., 1995. P. 12; KPSS in resolutions. T. 5. M., 1971. S. 14.",
            ["Letters of Stalin to Molotov. M., 1995. P. 12", "KPSS in resolutions. T. 5. M., 1971. S. 14"],
        ),
        ("Published: Historical Archive. 1996. No. 3. P. 23.", ["Historical Archive. 1996. No. 3. P. 23"]),
        (
            "See: SZ USSR. 1933. No. 31. Art. 183; Izvestia, 1933, May 18.",
            ["SZ USSR. 1933. No. 31. Art. 183", "Izvestia, 1933, May 18"],
        ),
        ("As Kem News reported (1933, May 8), the mill burnt.", []),
        (
            "It was printed in Trud, 1933, May 8, and in Pravda, 1933, May 9.",
            ["Trud, 1933, May 8", "Pravda, 1933, May 9"],
        ),
        ("(In the newspaper Trud, 1933, May 8).", ["In the newspaper Trud, 1933, May 8"]),
    ],
)
def test_printed_source_is_a_citation_and_an_archive_is_not(text: str, cited: list[str]) -> None:
    span = Span(0, len(text))
    assert [
        text[item.span.start : item.span.end] for item in find_citations(text, span, GRAMMAR.find(text, span))
    ] == cited


Reader = Callable[[str], Edition]

# --- references as they vary --------------------------------------------------------------------------------------


def units(read: Reader, words: str) -> list[tuple[tuple[str, ...], str]]:
    """Return unit and folios of the references in a note."""
    text = (
        "Orlov to Gromov May 4, 1933\n\nArchive: RGASPI F. 700. Op. 2. D. 15. L. 8.\n\nMoscow. Gromov.\n\n"
        f"The mill burnt 1 .\n\nOrlov.\n\n____\n\n1 It was so ({words}).\n"
    )
    [note] = read(text).letters[0].notes
    return [(reference.place.unit, reference.place.folios) for reference in note.references]


@pytest.mark.parametrize(
    "words",
    [
        "RGASPI. F. 17, op. 3, d. 971, l. 2",
        "RGASPI, f. 17, op. 3, d. 971, l. 2",
        "RGASPI, f.17, op.3, d.971, ll. 2",
        "RGASPI. F. 17. On. 3. D. 971. L. 2",
        "RGASPI. F. 17. Op. З. D. 971. L. 2",
        "RGASPI. F. 17. Op. 3. D. 971. P. 2",
        "RGASPI. F. 17. Op. 3. D. 971. p. 2",
        "RGASPI. Ф. 17. Оп. 3. Д. 971. Л. 2",
    ],
)
def test_shelf_mark_in_another_dress_is_read_whole(words: str, read: Reader) -> None:
    assert units(read, words) == [(("rgaspi", "17", "3", "971"), "2")]


@pytest.mark.parametrize(
    "words", ["Ibid, l. 7", "Tam zhe. L. 7", "There. L. 7", "Ibid., ll. 7", "In the same place. L. 7"]
)
def test_ibid_in_another_dress_is_one(words: str, read: Reader) -> None:
    assert units(read, words) == [(("rgaspi", "700", "2", "15"), "7")]


def test_portfolio_between_opis_and_delo_is_stepped_over(read: Reader) -> None:
    assert units(read, "GARF. F. 05. Op. 15. P. 104. D. 12. L. 5") == [(("garf", "05", "15", "12"), "5")]


@pytest.mark.parametrize("words", ["He gave d. 5 and l. 3 to f. 2", "There he was", "On. the whole"])
def test_small_letters_of_a_sentence_are_no_reference(words: str, read: Reader) -> None:
    assert units(read, words) == []


@pytest.mark.parametrize(
    "words",
    [
        "Pravda, October 5, 1933",
        "Izvestia. October 8",
        "Pravda. 1933. May 5",
        "Trud, 8 October 1933",
        "Krasnaya Zvezda. May 5",
    ],
)
def test_dated_newspaper_is_a_citation(words: str, read: Reader) -> None:
    text = (
        "Orlov to Gromov May 4, 1933\n\nArchive: RGASPI F. 700. Op. 2. D. 15. L. 8.\n\nMoscow. Gromov.\n\n"
        f"The mill burnt 1 .\n\nOrlov.\n\n____\n\n1 It was so (See: {words}). It came out in Pravda on May 9.\n"
    )
    edition = read(text)
    assert [edition.source.quote(cited.span) for cited in edition.letters[0].notes[0].citations] == [words]


@pytest.mark.parametrize(
    ("note", "cited"),
    [
        ("See Pravda, 8 September 1934.", ["Pravda, 8 September 1934"]),
        ("It was adopted; the speech: Izvestia, 1934, September 19.", ["Izvestia, 1934, September 19"]),
        ("For the speech, see Trud, May 5.", ["Trud, May 5"]),
        ("The report: Gudok, 5 May 1933.", ["Gudok, 5 May 1933"]),
        ("On this see Bolshevik, 1933, May 5.", ["Bolshevik, 1933, May 5"]),
        ("See also Pravda, May 5, 1933.", ["Pravda, May 5, 1933"]),
        ("Cf. Trud, May 5.", ["Trud, May 5"]),
        (
            "See also I.I. Petrov's Letters to Zimin. 1925–1936. Kem, 1995. P. 247–249.",
            ["I.I. Petrov's Letters to Zimin. 1925–1936. Kem, 1995. P. 247–249"],
        ),
        (
            "Published: Letters from the North. Documents. 1931–1936. Kem, 2001. No. 88.",
            ["Letters from the North. Documents. 1931–1936. Kem, 2001. No. 88"],
        ),
        ("See: Letters from the North. Kem, 2001, Doc. No. 88.", ["Letters from the North. Kem, 2001, Doc. No. 88"]),
        ("See: Northern Archive. 2001. No. 4. P. 33.", ["Northern Archive. 2001. No. 4. P. 33"]),
        ("About it see: Rabochy (Kem). 1933. May 5.", ["Rabochy (Kem). 1933. May 5"]),
        (
            "See: Pravda. 1933. May 5; Mills of the North. Documents. Kem, 2001. P. 7–9.",
            ["Pravda. 1933. May 5", "Mills of the North. Documents. Kem, 2001. P. 7–9"],
        ),
        ("The answer: it was given in the telegram No. 88.", []),
        ("He was ill; he lay in Kem. On the third day he rose and read p. 5.", []),
        ("See also the letter of May 5, p. 3 of the copy.", []),
        ("The text, see: Izvestia. September 27, 1934.", ["Izvestia. September 27, 1934"]),
        ("The statement, see: Pravda. 5 May 1933.", ["Pravda. 5 May 1933"]),
        ("See: Izvestia. May 5.", ["Izvestia. May 5"]),
        ("Published: Izvestia. May 5, 1933.", ["Izvestia. May 5, 1933"]),
        ("On this see also Gudok. May 5, 1933.", ["Gudok. May 5, 1933"]),
        ('“Agreed. Orlov", it says. Published: Izvestia. 1933. May 5.', ["Izvestia. 1933. May 5"]),
        ("He was told: “See Izvestia. May 5, 1933”.", []),
        ("The article appeared in Izvestia. May 5 was a day of rest.", []),
        ("The mill was ready, as one may see in Izvestia. May 5 came.", []),
        ("Orlov wrote to Pravda. September 27 was the last day.", []),
        ("He read it in Pravda, May 5.", []),
        ("We see Pravda of May 5 here.", []),
    ],
)
def test_newspaper_that_is_pointed_to_without_brackets_is_a_citation(note: str, cited: list[str], read: Reader) -> None:
    edition = read(
        "Orlov to Gromov May 4, 1933\n\nArchive: RGASPI F. 700. Op. 2. D. 15. L. 8.\n\nMoscow. Gromov.\n\n"
        f"The mill burnt 1 .\n\nOrlov.\n\n____\n\n1 {note}\n"
    )
    assert [edition.source.quote(each.span) for each in edition.letters[0].notes[0].citations] == cited
