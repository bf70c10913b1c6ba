"""Buckets: what changed goes up, in an order that never breaks a page, signed as stores want it."""

from collections.abc import Iterator
from pathlib import Path
from urllib.parse import quote

import pytest

from generator.model.errors import PublishError, SetupError
from generator.pipeline.composing import Wishes, read_built
from generator.pipeline.keeping import open_place, open_store
from generator.pipeline.sending import Sent, upload
from generator.publish.objects import Bucket, ObjectStore, kind_of
from generator.publish.release import OF_RELEASE, Release
from tests.publish.buckets import KEY, REGION, SECRET, Store, running
from tests.publish.releases import MADE
from tests.publish.sites import pages, release


@pytest.fixture
def store() -> Iterator[Store]:
    with running() as one:
        yield one


def target(store: Store, key: str = KEY) -> str:
    return f"s3+http://{key}@{store.host}/gk-bucket/zwgk/目录?region={REGION}"


def send(store: Store, site: Path, secret: str = SECRET, key: str = KEY) -> Sent:
    with open_store(target(store, key), secret) as one:
        return upload(one, read_built(site, with_foreign=False), Release(0, MADE, ""), None, Wishes(), 0)


def content(store: Store) -> dict[str, bytes]:
    start = "/gk-bucket/" + quote("zwgk/目录/")
    assert all(path.startswith(start) for path in store.objects)
    found = {path.removeprefix(start): data for path, (data, _) in store.objects.items()}
    return {path: data for path, data in found.items() if path not in OF_RELEASE}


def test_what_changed_goes_up_and_what_went_goes(store: Store, tmp_path: Path) -> None:
    release(tmp_path / "site", pages("old"))
    assert send(store, tmp_path / "site").release.number == 1
    assert content(store) == pages("old")
    assert send(store, tmp_path / "site").changes.sent == ()
    release(tmp_path / "site", pages("new"))
    store.asked.clear()
    assert send(store, tmp_path / "site").release.number == 2
    assert content(store) == pages("new")
    put = [one.rpartition("/")[2] for one in store.asked if one.startswith(("PUT", "DELETE"))]
    assert put[-2:] == ["old.html", "manifest.json"], "what is removed goes before the record that no longer lists it"
    assert not [one for one in store.asked if one.startswith("PUT") and "/01/index.html" in one], "unchanged"


def test_a_broken_upload_is_run_again_and_removes_what_it_did_not(store: Store, tmp_path: Path) -> None:
    release(tmp_path / "site", pages("old"))
    send(store, tmp_path / "site")
    release(tmp_path / "site", pages("new"))
    store.left = 2
    with pytest.raises(PublishError, match=r"传到第 2 个（共 \d+ 个）断了"):
        send(store, tmp_path / "site")
    for name, data in content(store).items():
        assert data in (pages("old").get(name), pages("new").get(name))
    store.left = 100
    send(store, tmp_path / "site")
    assert content(store) == pages("new")


def test_every_kind_is_told_as_what_it_is(store: Store, tmp_path: Path) -> None:
    release(tmp_path / "site", pages("old"))
    send(store, tmp_path / "site")
    kinds = {path.rpartition("/")[2]: kind for path, (_, kind) in store.objects.items()}
    assert kinds["index.html"] == "text/html; charset=utf-8"
    assert kinds["manifest.json"] == "application/json"
    assert kind_of("01/feed.xml") == kind_of("bodies/0123456789abcdef.xml") == "application/atom+xml; charset=utf-8"
    assert kind_of("sitemap.xml") == "application/xml"
    assert kind_of("x.html.gz") == "application/gzip"
    assert kind_of("files/a.unknown") == "application/octet-stream"


@pytest.mark.parametrize(("secret", "key"), [("wrong", KEY), (SECRET, "other")])
def test_a_wrong_key_is_said(store: Store, tmp_path: Path, secret: str, key: str) -> None:
    release(tmp_path / "site", pages("old"))
    with pytest.raises(PublishError, match="密钥不对"):
        send(store, tmp_path / "site", secret, key)
    assert store.objects == {}


def test_a_store_that_is_not_there_is_said(tmp_path: Path) -> None:
    release(tmp_path / "site", pages("old"))
    with running() as gone:
        pass
    with pytest.raises(PublishError, match="连不上"):
        send(gone, tmp_path / "site")


@pytest.mark.parametrize(
    "wrong",
    [
        "s3://host/bucket",
        "s3://key@host",
        "s3://key:secret@host/bucket",
        "s3://key@host:x/b",
        "s3:///bucket",
        "s3://key@host:0/b",
    ],
)
def test_an_address_that_cannot_be_is_said(wrong: str) -> None:
    with pytest.raises(SetupError, match="s3://密钥编号@服务器/存储桶"), open_store(wrong, "secret"):
        pass


def test_without_a_secret_nothing_is_asked() -> None:
    with pytest.raises(SetupError, match="GONGKAI_LOGIN_PASSWORD"), open_store("s3://key@host/bucket", ""):
        pass


def test_a_bucket_has_no_other_releases() -> None:
    with pytest.raises(SetupError, match="对象存储上只有正在用的网站"), open_place("s3://key@host/bucket", "x"):
        pass


@pytest.mark.parametrize(
    ("host", "endpoint"),
    [
        ("oss-cn-beijing.aliyuncs.com", "https://gk.oss-cn-beijing.aliyuncs.com"),
        ("cos.ap-beijing.myqcloud.com", "https://gk.cos.ap-beijing.myqcloud.com"),
        ("minio.example.gov.cn:9000", "https://minio.example.gov.cn:9000"),
    ],
)
def test_public_clouds_want_the_bucket_before_their_name(host: str, endpoint: str) -> None:
    bucket = Bucket(host, "gk", "", "key", "secret")
    assert bucket.endpoint == endpoint
    assert ObjectStore(bucket).name == f"{host}/gk"
