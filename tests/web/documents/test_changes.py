"""What became of each thing: dated by the build, told to harvesters and feed readers, and in the validators."""

from __future__ import annotations

import csv
import hashlib
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import pytest
from click.testing import CliRunner
from flask.testing import FlaskClient
from pyoxigraph import Literal, NamedNode

from corrkg.cli.main import main
from corrkg.convert import identifiers as ids
from corrkg.convert.changes import CHANGES, Changes
from corrkg.errors import InputError
from corrkg.settings import load
from corrkg.store.build import build
from corrkg.store.release import DATASET, Release
from corrkg.vocab import DCTERMS
from corrkg.web import create_app

SeedsMaker = Callable[..., Path]
BASE = "https://letters.example.org/"
FIRST, SECOND = "1933-05-04-orlov-to-gromov", "1933-05-05-gromov-to-orlov"
ATOM, TOMBSTONES = "{http://www.w3.org/2005/Atom}", "{http://purl.org/atompub/tombstones/1.0}"
DAY = 'modified = "2026-11-22"\n'


@pytest.fixture(scope="module")
def dated(make_seeds: SeedsMaker, small_files: dict[str, str]) -> Callable[[], Path]:
    """A function that makes inputs with a day, of two letters that name three persons more."""
    text = small_files["editions/1933-may.txt"]
    text = text.replace(
        "Zaytsev has reported.", "Zaytsev has reported. I saw Petrov K. L., Lukin and Sobolev R. T. there."
    )
    toml = small_files["dataset.toml"].replace("[texts", DAY + "\n[texts")
    return lambda: make_seeds({"editions/1933-may.txt": text, "dataset.toml": toml})


def rows(seeds: Path) -> list[list[str]]:
    with (seeds / CHANGES).open(encoding="utf-8", newline="") as file:
        return list(csv.reader(file))[1:]


def site_of(seeds: Path, date: str = "") -> FlaskClient:
    build(seeds, seeds.parent / "store", date=date)
    return create_app(load({"store": str(seeds.parent / "store")}, {})).test_client()


def activities(client: FlaskClient) -> list[dict[str, Any]]:
    """Follow the pages from the first, as a harvester does."""
    entry = client.get("/changes").get_json(force=True)
    page, found = entry["first"]["id"], []
    while page:
        told = client.get(page.removeprefix(BASE[:-1])).get_json(force=True)
        assert told["totalItems"] == len(told["orderedItems"])
        found += told["orderedItems"]
        last, page = page, told.get("next", {}).get("id")
    assert (last, len(found)) == (entry["last"]["id"], entry["totalItems"])
    return found


@dataclass(frozen=True)
class Story:
    """Inputs with a history: what was served before it, and what is served after it."""

    seeds: Path
    activities: list[dict[str, Any]]
    tags: dict[str, str]
    client: FlaskClient


@pytest.fixture(scope="module")
def story(dated: Callable[[], Path]) -> Story:
    """Inputs that were built, merged two persons, split one, withdrew a letter, and were built again a week later."""
    seeds = dated()
    before = site_of(seeds)
    told = activities(before)
    tags = {slug: before.get(f"/person/{slug}.ttl").headers["ETag"] for slug in ("orlov", "petrov")}
    ids.merge(seeds, "person", "lukin", "zaytsev", "a nickname")
    ids.split(seeds, "person", "sobolev", ("orlov", "gromov"), "two men")
    ids.withdraw(seeds, "letter", FIRST, "a heading read as a letter")
    return Story(seeds, told, tags, site_of(seeds, "2026-11-29"))


def test_first_build_tells_of_the_stock_and_a_second_one_adds_nothing(dated: Callable[[], Path]) -> None:
    seeds = dated()
    first = build(seeds, seeds.parent / "store")
    told = (seeds / CHANGES).read_bytes()
    assert {row[3] for row in rows(seeds)} == {"created"}
    assert {row[0] for row in rows(seeds)} == {"2026-11-22"}
    second = build(seeds, seeds.parent / "other-store")
    assert (seeds / CHANGES).read_bytes() == told
    assert (second.digest, second.new_changes) == (first.digest, 0)
    for name in (DATASET, CHANGES):
        one, other = ((each.release / name).read_bytes() for each in (first, second))
        assert hashlib.sha256(one).digest() == hashlib.sha256(other).digest()


def test_another_base_is_no_change(dated: Callable[[], Path]) -> None:
    seeds = dated()
    build(seeds, seeds.parent / "store")
    assert build(seeds, seeds.parent / "other", "https://other.example.org/").new_changes == 0


def test_without_a_day_nothing_is_told_and_no_clock_is_read(published: tuple[Path, Path]) -> None:
    assert not (published[0] / CHANGES).exists()
    assert Release.open(published[1]).changes == ()


def test_rows_are_only_appended_and_for_what_changed_alone(story: Story) -> None:
    seeds = story.seeds
    later = [row for row in rows(seeds) if row[0] == "2026-11-29"]
    assert rows(seeds)[-len(later) :] == later
    told = {(row[1], row[2]): row[3] for row in later}
    assert told["person", "lukin"] == "merged"
    assert told["person", "sobolev"] == "split"
    assert told["letter", FIRST] == "withdrawn"
    assert told["person", "zaytsev"] == "updated"
    assert ("person", "petrov") not in told


def test_day_before_the_last_change_is_refused_with_file_and_line(story: Story) -> None:
    seeds = story.seeds
    before = (seeds / CHANGES).read_bytes()
    result = CliRunner().invoke(main, ["build", "--seeds", str(seeds), "--store", str(seeds.parent / "s"), "--quiet"])
    assert result.exit_code == 1
    assert "changes.csv" in result.output
    assert "--date" in result.output
    assert (seeds / CHANGES).read_bytes() == before


@pytest.mark.parametrize(
    "row", ["2026-13-01,person,a,created,,,", "2026-11-22,person,a,renamed,,,", "2026-11-22,person,,created,,,"]
)
def test_row_that_is_none_is_refused_with_file_and_line(row: str, tmp_path: Path) -> None:
    path = tmp_path / CHANGES
    path.write_text(f"date,kind,slug,change,target,reason,digest\n{row}\n", encoding="utf-8")
    with pytest.raises(InputError, match="not a row of changes") as caught:
        Changes.read(path)
    assert (caught.value.path, caught.value.line) == (path, 2)


# --- Entity Metadata Management API 1.0 -----------------------------------------------------------------------------


def test_first_stock_is_added_and_what_comes_later_is_not(story: Story) -> None:
    before, after = story.activities, activities(story.client)
    assert {each["type"] for each in before} == {"Add"}
    assert [each["object"] for each in after[: len(before)]] == [each["object"] for each in before]  # section 3.2
    found = {each["object"]["id"]: each for each in after[len(before) :]}
    assert found[f"{BASE}person/lukin"]["type"] == "Deprecate"
    assert found[f"{BASE}person/lukin"]["result"] == [f"{BASE}person/zaytsev"]
    assert found[f"{BASE}person/sobolev"]["type"] == "Delete"
    assert found[f"{BASE}letter/{FIRST}"]["type"] == "Delete"
    assert found[f"{BASE}person/zaytsev"]["type"] == "Update"
    assert "a nickname" in found[f"{BASE}person/lukin"]["summary"]


def test_changes_have_what_the_specification_requires(story: Story) -> None:
    client = story.client
    response = client.get("/changes")
    entry = response.get_json(force=True)
    assert response.mimetype == "application/activity+json"
    assert entry["@context"] == ["https://www.w3.org/ns/activitystreams", "https://emm-spec.org/1.0/context.json"]
    assert (entry["type"], entry["id"]) == ("OrderedCollection", f"{BASE}changes")
    page = client.get("/changes?page=1").get_json(force=True)
    assert page["@context"] == entry["@context"]
    assert page["id"] == entry["first"]["id"]
    assert page["partOf"] == {"type": "OrderedCollection", "id": entry["id"]}
    moments = [each["published"] for each in activities(client)]
    assert moments == sorted(moments)
    assert all(each["object"]["updated"] == each["published"] for each in activities(client))
    types = {each["object"]["type"].rpartition("#")[2] for each in activities(client)}
    assert types >= {"Person", "Letter", "Decision"}


def test_page_that_is_none_is_404_and_another_type_is_406(story: Story) -> None:
    client = story.client
    assert client.get("/changes?page=9").status_code == 404
    assert client.get("/changes.atom?page=9").status_code == 404
    assert client.get("/changes", headers={"Accept": "text/csv"}).status_code == 406
    assert client.get("/changes", headers={"Accept": "application/ld+json"}).status_code == 200


# --- Atom -----------------------------------------------------------------------------------------------------------


def test_feed_has_each_thing_once_the_newest_first_and_tombstones(story: Story) -> None:
    response = story.client.get("/changes.atom")
    assert response.mimetype == "application/atom+xml"
    feed = ElementTree.fromstring(response.data)
    for name in ("id", "title", "updated", f"author/{ATOM}name"):  # RFC 4287 section 4.1.1
        assert feed.findtext(ATOM + name)
    entries, tombstones = feed.findall(f"{ATOM}entry"), feed.findall(f"{TOMBSTONES}deleted-entry")
    uris = [each.findtext(f"{ATOM}id") for each in entries] + [each.get("ref") for each in tombstones]
    assert len(uris) == len(set(uris))
    for entry in entries:  # section 4.1.2
        assert all(entry.findtext(ATOM + name) for name in ("id", "title", "updated", "summary"))
    times = [each.findtext(f"{ATOM}updated") or "" for each in entries]
    assert times == sorted(times, reverse=True)
    gone = {each.get("ref"): each for each in tombstones}
    assert set(gone) == {
        f"{BASE}person/lukin", f"{BASE}person/sobolev", f"{BASE}letter/{FIRST}",
        *(uri for uri in gone if uri and uri.startswith(f"{BASE}decision/")),
    }  # fmt: skip
    heirs = [each.get("href") for each in gone[f"{BASE}person/sobolev"].findall(f"{ATOM}link")]
    assert heirs == [f"{BASE}person/orlov", f"{BASE}person/gromov"]
    assert "two men" in (gone[f"{BASE}person/sobolev"].findtext(f"{TOMBSTONES}comment") or "")


def test_feed_in_pages_is_followed_by_its_links(dated: Callable[[], Path], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("corrkg.web.documents.changes.SIZE", 3)
    client = site_of(dated())
    path, seen = "/changes.atom", []
    while path:
        feed = ElementTree.fromstring(client.get(path).data)
        links = {each.get("rel"): each.get("href", "") for each in feed.findall(f"{ATOM}link")}
        seen += [each.findtext(f"{ATOM}id") for each in feed.findall(f"{ATOM}entry")]
        path = links.get("next", "").removeprefix(BASE[:-1])
    assert len(seen) == len(set(seen)) == len(activities(client))
    assert links["previous"]


# --- validators and dates of a thing --------------------------------------------------------------------------------


def test_validators_of_an_untouched_person_stay_and_those_of_the_survivor_change(
    story: Story,
) -> None:
    tag = story.tags["petrov"]
    again = story.client.get("/person/petrov.ttl", headers={"If-None-Match": tag})
    assert (again.status_code, again.headers["ETag"]) == (304, tag)
    changed = story.client.get("/person/orlov.ttl", headers={"If-None-Match": story.tags["orlov"]})
    assert changed.status_code == 200  # part of what the split person was


def test_date_of_a_thing_and_of_its_page_in_the_sitemap_is_its_own(story: Story) -> None:
    release = Release.open(story.seeds.parent / "store")

    def day(slug: str) -> str:
        [quad] = release.graph.match(NamedNode(f"{BASE}person/{slug}"), DCTERMS.modified, None)
        assert isinstance(quad.object, Literal)
        return quad.object.value

    assert (day("petrov"), day("zaytsev"), day("lukin")) == ("2026-11-22", "2026-11-29", "2026-11-29")
    text = story.client.get("/sitemap.xml").text
    assert f"<loc>{BASE}person/petrov.html</loc><lastmod>2026-11-22</lastmod>" in text
    assert f"<loc>{BASE}person/zaytsev.html</loc><lastmod>2026-11-29</lastmod>" in text


def test_person_that_stands_again_is_created_again(dated: Callable[[], Path]) -> None:
    seeds = dated()
    build(seeds, seeds.parent / "store")
    ids.merge(seeds, "person", "lukin", "zaytsev")
    build(seeds, seeds.parent / "store")
    ids.restore(seeds, "person", "lukin", "two men")
    client = site_of(seeds)
    assert [row[3] for row in rows(seeds) if row[2] == "lukin"] == ["created", "merged", "created"]
    assert client.get("/person/lukin.ttl").status_code == 200
    assert f"{BASE}person/lukin" in client.get("/changes.atom").text
    assert [each["type"] for each in activities(client) if each["object"]["id"] == f"{BASE}person/lukin"][
        -1
    ] == "Create"
