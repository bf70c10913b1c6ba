"""Whatever happened to the cache file, the build goes on; what it gives back is what was put in."""

import json
from hashlib import sha256
from pathlib import Path
from time import perf_counter

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.publish import qrcache
from generator.publish.qrcache import load_cache, save_cache

ENCODER = "1/segno-1.6.6"
CODES = {
    ("https://a.example/01/001/", "Q"): b"\x04\x00\x01one",
    ("https://a.example/01/001/", "H"): b"\x05\x01\x01two",
    ("https://a.example/02/", "Q"): bytes(range(256)),
}


@pytest.fixture
def path(tmp_path: Path) -> Path:
    place = tmp_path / "cache" / "qr"
    assert save_cache(place, CODES, ENCODER)
    return place


def test_loads_what_was_saved(path: Path) -> None:
    assert load_cache(path, ENCODER) == CODES


@settings(max_examples=60)
@given(codes=st.dictionaries(st.tuples(st.text(), st.sampled_from(["Q", "H"])), st.binary(max_size=50), max_size=8))
def test_any_mapping_survives(tmp_path_factory: pytest.TempPathFactory, codes: dict[tuple[str, str], bytes]) -> None:
    place = tmp_path_factory.mktemp("cache") / "qr"
    assert save_cache(place, codes, ENCODER)
    assert load_cache(place, ENCODER) == codes


def test_absent_cache_is_empty(tmp_path: Path) -> None:
    assert load_cache(tmp_path / "none" / "qr", ENCODER) == {}


def test_other_encoder_is_empty(path: Path) -> None:
    assert load_cache(path, "2/segno-1.6.6") == {}
    assert load_cache(path, "") == {}


def test_cut_anywhere_is_empty(path: Path) -> None:
    whole = path.read_bytes()
    for length in range(len(whole)):
        path.write_bytes(whole[:length])
        assert load_cache(path, ENCODER) == {}, length


def test_one_flipped_bit_anywhere_is_empty(path: Path) -> None:
    whole = path.read_bytes()
    for at in range(len(whole)):
        path.write_bytes(whole[:at] + bytes([whole[at] ^ 1 << at % 8]) + whole[at + 1 :])
        assert load_cache(path, ENCODER) == {}, at


@pytest.mark.parametrize(
    "tree",
    [
        None,
        [],
        "text",
        {},
        {"encoder": ENCODER},
        {"encoder": ENCODER, "codes": []},
        {"encoder": ENCODER, "codes": {"Q": ["x"]}},
        {"encoder": ENCODER, "codes": {"Q": {"u": 5}}},
        {"encoder": ENCODER, "codes": {"Q": {"u": "A"}}},
        {"encoder": ENCODER, "codes": {"Q": {"u": "征"}}},
    ],
)
def test_foreign_tree_with_a_right_checksum_is_empty(path: Path, tree: object) -> None:
    write_signed(path, json.dumps(tree).encode())
    assert load_cache(path, ENCODER) == {}


@pytest.mark.parametrize("body", [b"", b"\xff\xfe", b"[" * 100_000, b"{", b'{"encoder"'])
def test_body_that_is_no_json_with_a_right_checksum_is_empty(path: Path, body: bytes) -> None:
    write_signed(path, body)
    assert load_cache(path, ENCODER) == {}


@pytest.mark.parametrize(
    "content", [b"", b"\n", b"\x00" * 1000, b"PK\x03\x04", b"gongkai-qr-cache 1", "征地".encode("gbk")]
)
def test_foreign_file_is_empty(path: Path, content: bytes) -> None:
    path.write_bytes(content)
    assert load_cache(path, ENCODER) == {}


def test_folder_in_its_place_is_empty_and_is_left_alone(tmp_path: Path) -> None:
    place = tmp_path / "qr"
    (place / "kept").mkdir(parents=True)
    assert load_cache(place, ENCODER) == {}
    assert not save_cache(place, CODES, ENCODER)
    assert [found.name for found in tmp_path.iterdir()] == ["qr"]


def test_unbelievably_large_file_is_not_read(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(qrcache, "_LARGEST", path.stat().st_size - 1)
    assert load_cache(path, ENCODER) == {}


def test_bad_cache_is_replaced_by_the_next_save(path: Path) -> None:
    path.write_bytes(b"rubbish")
    assert save_cache(path, CODES, ENCODER)
    assert load_cache(path, ENCODER) == CODES


def test_file_in_place_of_the_folder_is_no_error(tmp_path: Path) -> None:
    (tmp_path / "cache").write_text("a file")
    assert not save_cache(tmp_path / "cache" / "qr", CODES, ENCODER)
    assert load_cache(tmp_path / "cache" / "qr", ENCODER) == {}


def test_failed_replacement_leaves_the_old_cache_and_no_litter(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(source: Path, target: Path) -> None:
        raise PermissionError(target)

    monkeypatch.setattr(Path, "replace", refuse)
    assert not save_cache(path, {}, ENCODER)
    assert load_cache(path, ENCODER) == CODES
    assert list(path.parent.iterdir()) == [path]


def test_nothing_but_the_cache_is_left_in_the_folder(path: Path) -> None:
    assert list(path.parent.iterdir()) == [path]


def test_order_of_the_mapping_does_not_show(path: Path) -> None:
    before = path.read_bytes()
    assert save_cache(path, dict(reversed(CODES.items())), ENCODER)
    assert path.read_bytes() == before


def test_ten_thousand_codes_load_in_a_tenth_of_a_second(tmp_path: Path) -> None:
    codes = {(f"https://xxgk.example.gov.cn/01/{n:05d}/", "Q"): n.to_bytes(140, "big") for n in range(10_000)}
    assert save_cache(tmp_path / "qr", codes, ENCODER)
    times = []
    for _ in range(5):
        start = perf_counter()
        loaded = load_cache(tmp_path / "qr", ENCODER)
        times.append(perf_counter() - start)
    assert loaded == codes
    assert min(times) < 0.1


def write_signed(path: Path, body: bytes) -> None:
    path.write_bytes(b"gongkai-qr-cache 1 " + sha256(body).hexdigest().encode() + b"\n" + body)
