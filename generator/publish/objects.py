"""A site in a bucket of an object store that speaks S3: file by file, each taking the old one's place in one step.

A PUT is seen whole or not at all, so nothing has to be put under another name first; but a bucket has no links, so a
visitor may meet pages of both releases while it is under way, as with FTP. obstore speaks the protocol (MIT, one wheel
without dependencies; Apache Arrow's `object_store` inside).

Where the address is `s3://KEY@HOST/BUCKET/PATH`, the bucket stands before the host's name in the requests of the public
clouds, which ask for that, and in the path for all others.
"""

import mimetypes
from dataclasses import dataclass
from pathlib import PurePosixPath
from typing import TYPE_CHECKING

from generator.model.errors import PublishError
from generator.publish.packing import BROTLI, GZIP

if TYPE_CHECKING:
    from obstore.store import ClientConfig, S3Config

_PUBLIC = ("aliyuncs.com", "myqcloud.com", "myhuaweicloud.com", "amazonaws.com", "amazonaws.com.cn")
"""Hosts that want the bucket before their name: Aliyun, Tencent, Huawei and Amazon say so in their manuals."""

_KINDS = {
    ".html": "text/html; charset=utf-8",
    ".js": "text/javascript; charset=utf-8",
    ".css": "text/css; charset=utf-8",
    ".json": "application/json",
    ".jsonld": "application/ld+json",
    ".svg": "image/svg+xml",
    ".ics": "text/calendar; charset=utf-8",
    ".txt": "text/plain; charset=utf-8",
    ".csv": "text/csv; charset=utf-8",
    GZIP: "application/gzip",
    BROTLI: "application/octet-stream",
}
_FEEDS = ("feed.xml", "bodies/")


@dataclass(frozen=True, slots=True)
class Bucket:
    """Where a bucket is. `path`: beginning of all names in it; `is_safe`: whether it is asked by https."""

    host: str
    name: str
    path: str
    key: str
    secret: str
    region: str = "us-east-1"
    is_safe: bool = True

    @property
    def endpoint(self) -> str:
        """The address that is asked."""
        host = f"{self.name}.{self.host}" if self.is_public else self.host
        return f"{'https' if self.is_safe else 'http'}://{host}"

    @property
    def is_public(self) -> bool:
        """Whether the bucket's name stands before the host's."""
        return self.host.partition(":")[0].endswith(_PUBLIC)


class ObjectStore:
    """A bucket, or a beginning of names in one."""

    def __init__(self, bucket: Bucket) -> None:
        """Get ready; nothing is asked yet."""
        from obstore.store import S3Store

        self.name = "/".join(filter(None, (bucket.host, bucket.name, bucket.path)))
        self._prefix = f"{bucket.path}/" if bucket.path else ""
        settings: S3Config = {
            "endpoint": bucket.endpoint,
            "region": bucket.region,
            "access_key_id": bucket.key,
            "secret_access_key": bucket.secret,
            "virtual_hosted_style_request": bucket.is_public,
        }
        client: ClientConfig = {"allow_http": not bucket.is_safe, "timeout": "60s", "connect_timeout": "15s"}
        self._store = S3Store(bucket.name, config=settings, client_options=client, retry_config={"max_retries": 2})

    def close(self) -> None:
        """Nothing is held."""

    def read(self, path: str) -> bytes | None:
        from obstore.exceptions import BaseError

        try:
            return bytes(self._store.get(self._prefix + path).bytes())
        except FileNotFoundError:
            return None
        except BaseError as error:
            raise PublishError(_explain(error, self.name)) from error

    def put(self, path: str, data: bytes) -> None:
        """Put one file: whoever asks for it gets the old one or the new one."""
        from obstore.exceptions import BaseError

        told = {"Content-Type": kind_of(path), "Cache-Control": "no-cache"}
        try:
            self._store.put(self._prefix + path, data, attributes=told, use_multipart=False)
        except BaseError as error:
            raise OSError(5, f"“{path}”传不上去：{_reason(error)}") from error

    def remove(self, path: str) -> None:
        """Remove a file; nothing where there is none."""
        from obstore.exceptions import BaseError

        try:
            self._store.delete(self._prefix + path)
        except FileNotFoundError:
            return
        except BaseError as error:
            raise OSError(5, f"“{path}”删不掉：{_reason(error)}") from error


def kind_of(path: str) -> str:
    """The type a store is told: it sends every file as it was told once, and knows no endings."""
    suffix = PurePosixPath(path).suffix
    if suffix == ".xml":
        is_feed = path.endswith(_FEEDS[0]) or path.startswith(_FEEDS[1])
        return "application/atom+xml; charset=utf-8" if is_feed else "application/xml"
    return _KINDS.get(suffix) or mimetypes.guess_type(path)[0] or "application/octet-stream"


def _explain(error: Exception, name: str) -> str:
    return f"读不了“{name}”：{_reason(error)}。没有发布。"


_SAID = (
    (
        ("InvalidAccessKeyId", "SignatureDoesNotMatch", "AccessDenied", "403", "Unauthenticated", "401"),
        "密钥不对，或者没有读写的权限",
    ),
    (("NoSuchBucket",), "没有这个存储桶"),
    (
        ("error sending request", "Connect", "dns", "timed out", "operation timed out"),
        "连不上，先看地址对不对、网通不通",
    ),
)


def _reason(error: Exception) -> str:
    text = str(error)
    return next((said for signs, said in _SAID if any(sign in text for sign in signs)), "存储服务器没有答应")
