"""What OpenSearch is given: well formed, strict, and found by what people type. No server is at hand here; what its
analysers make of a text is worked out by the rules that its documentation gives."""

import json
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from generator.model.officefacts import INDEX, ItemFacts
from generator.model.vocabulary import Synonym
from generator.render.opensearch import Owner, render_bulk, render_index

ITEM = ItemFacts(
    "04-001", "低保办理", "04", "社会救助", "20个工作日内", "县民政局、乡镇人民政府", "怎样办低保", ("条件",)
)
OWNER = Owner("640323", "盐池县", ("示例自治区", "盐池县"), "https://www.example.gov.cn/yanchi/")
SOUNDS = {"低保办理": "di bao ban li", "盐池县": "yan chi xian"}


def index() -> Any:
    return json.loads(render_index([Synonym(("占地", "征"), ("征地", "土地征收")), Synonym(("a=>b,c",), ("低保",))]))


def bulk(item: ItemFacts = ITEM) -> list[Any]:
    data = b"".join(render_bulk([(OWNER, [item])], {"04": "社会救助"}, lambda text: SOUNDS.get(text, "x")))
    assert data.endswith(b"\n")
    return [json.loads(line) for line in data.splitlines()]


def shingles(text: str, settings: Any) -> set[str]:
    """What the `shingle` filter makes of words parted by blanks, single words included."""
    words, rule = text.split(), settings["analysis"]["filter"]["gk_joined"]
    sizes = range(rule["min_shingle_size"], rule["max_shingle_size"] + 1)
    return {"".join(words[at : at + size]) for size in (1, *sizes) for at in range(len(words) - size + 1)}


def test_each_document_has_its_action_line() -> None:
    action, document = bulk()
    assert action == {"index": {"_index": INDEX, "_id": "640323-04-001"}}
    assert document["url"] == "https://www.example.gov.cn/yanchi/04/001/"
    assert document["bodies"] == ["县民政局", "乡镇人民政府"]
    assert document["region"] == ["示例自治区", "盐池县"]


def test_the_mapping_is_strict_and_knows_every_field() -> None:
    mapping = index()["mappings"]
    assert mapping["dynamic"] == "strict"
    assert set(bulk()[1]) == set(mapping["properties"])
    analysis = index()["settings"]["analysis"]
    for field in mapping["properties"].values():
        for key in ("analyzer", "search_analyzer"):
            assert key not in field or field[key] in analysis["analyzer"]
    builtin = {"cjk_width", "lowercase"}
    for analyzer in analysis["analyzer"].values():
        assert set(analyzer["filter"]) <= builtin | set(analysis["filter"])


def test_the_shingles_stay_within_what_the_index_allows() -> None:
    """`index.max_shingle_diff`, 3 by default, is held against max - min, and one more where single words are kept."""
    settings = index()["settings"]
    rule = settings["analysis"]["filter"]["gk_joined"]
    assert rule["max_shingle_size"] - rule["min_shingle_size"] + 1 <= settings["index"]["max_shingle_diff"]


def test_pinyin_and_initials_are_found_as_they_are_typed() -> None:
    settings, document = index()["settings"], bulk()[1]
    for typed in ("dibao", "bao", "dibaobanli", "banli"):
        assert typed in shingles(document["pinyin"][0], settings)
    for typed in ("db", "dbbl", "bl"):
        assert typed in shingles(document["initials"][0], settings)
    assert "yanchi" in shingles(document["pinyin"][1], settings)


def test_what_people_say_is_put_to_what_catalogues_call_it() -> None:
    """A filter of synonyms may not follow one that keeps single characters beside pairs: Lucene refuses to parse."""
    analysis = index()["settings"]["analysis"]
    assert analysis["filter"]["gk_sayings"]["synonyms"] == ["占地 => 占地, 征地, 土地征收", "abc => abc, 低保"]
    asked = analysis["analyzer"]["gk_asked"]["filter"]
    assert asked.index("gk_pairs") < asked.index("gk_sayings")
    assert "output_unigrams" not in analysis["filter"]["gk_pairs"]


@given(st.text(max_size=60))
def test_no_text_breaks_a_line(text: str) -> None:
    item = ItemFacts("04-001", text, "04", text, text, text, text, (text,))
    assert len(bulk(item)) == 2
    assert bulk(item)[1]["title"] == text
