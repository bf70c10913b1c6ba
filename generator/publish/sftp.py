"""A place on another machine, over SFTP: the same releases, the same link that is switched.

Needs nothing over there but an OpenSSH server: links, `posix-rename` and `fsync` are its extensions of SFTP. The host
must be known already (`known_hosts`); an unknown one is refused, for whoever answers in its place would get the site.
asyncssh speaks the protocol; it runs in a thread of its own, so callers see plain functions. Files are written some at
once, because each takes several answers of the other side.
"""

import asyncio
import threading
from collections.abc import Awaitable, Coroutine, Iterable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from hashlib import sha256
from typing import Any, TypeVar

import asyncssh
from asyncssh.constants import FILEXFER_TYPE_DIRECTORY, FILEXFER_TYPE_REGULAR, FILEXFER_TYPE_SYMLINK

from generator.model.errors import PublishError
from generator.publish.lock import BusyError
from generator.publish.manifest import Entry
from generator.publish.place import LOCK, NewFile, Tree

T = TypeVar("T")
_SECOND = 1_000_000_000  # nanoseconds; SFTP 3 tells whole seconds
_AT_ONCE = 24
_CHUNK = 1 << 18
_LARGEST = 64 * 1024 * 1024
_HELD_FOR = 3600  # seconds a lock file counts as held: nobody over there releases it for a publisher that died
_SECONDS = 30
_KINDS = {FILEXFER_TYPE_SYMLINK: "链接"}


@dataclass(frozen=True, slots=True)
class Address:
    """Where an SFTP place is. `path`: absolute, or from the user's own folder."""

    host: str
    path: str
    user: str = ""
    port: int = 22
    password: str = ""
    key: str = ""
    known_hosts: str = ""


class SftpPlace:
    """A folder of another machine. Close it when done."""

    def __init__(self, address: Address, name: str) -> None:
        """Connect.

        Raises:
            PublishError: the host is not reached, not known, or lets nobody in.
        """
        self.name = name
        self._root = address.path.rstrip("/") or "/"
        self._loop = asyncio.new_event_loop()
        self._thread = threading.Thread(target=self._loop.run_forever, daemon=True)
        self._thread.start()
        self._made: set[str] = set()
        self._rights = 0
        try:
            self._connection, self._sftp = self._run(_connect(address))
        except BaseException as error:
            self._stop()
            raise PublishError(_explain(error, address)) from error

    def close(self) -> None:
        """End the connection."""
        with suppress(Exception):
            self._connection.close()
            self._run(self._connection.wait_closed())
        self._stop()

    def _stop(self) -> None:
        self._loop.call_soon_threadsafe(self._loop.stop)
        self._thread.join()
        self._loop.close()

    def _run(self, work: Coroutine[Any, Any, T]) -> T:
        try:
            return asyncio.run_coroutine_threadsafe(work, self._loop).result()
        except asyncssh.SFTPNoSuchFile as error:
            raise FileNotFoundError(2, str(error)) from error
        except asyncssh.SFTPPermissionDenied as error:
            raise PermissionError(13, str(error)) from error
        except (asyncssh.SFTPError, asyncssh.ConnectionLost) as error:
            raise OSError(5, str(error)) from error

    def _at(self, path: str) -> str:
        return f"{self._root}/{path}" if path else self._root

    def names(self, folder: str) -> list[str]:
        try:
            found: list[str] = self._run(self._names(self._at(folder)))
        except FileNotFoundError:
            return []
        return sorted(name for name in found if name not in (".", ".."))

    async def _names(self, path: str) -> list[str]:
        return [str(name) for name in await self._sftp.listdir(path)]

    def read(self, path: str) -> bytes | None:
        try:
            return self._run(self._read(self._at(path)))
        except FileNotFoundError:
            return None

    async def _read(self, path: str) -> bytes:
        async with self._sftp.open(path, "rb") as file:
            return _as_bytes(await file.read(_LARGEST))

    def write_all(self, folder: str, files: Iterable[NewFile]) -> None:
        batch: list[NewFile] = []
        for file in files:
            batch.append(file)
            if len(batch) == _AT_ONCE:
                self._run(self._write_batch(folder, batch))
                batch = []
        self._run(self._write_batch(folder, batch))

    async def _write_batch(self, folder: str, batch: list[NewFile]) -> None:
        for file in batch:
            await self._make(self._at(f"{folder}/{file.path}").rpartition("/")[0])
        await asyncio.gather(*(self._write(self._at(f"{folder}/{file.path}"), file) for file in batch))

    async def _write(self, path: str, file: NewFile) -> None:
        async with self._sftp.open(path, "xb") as out:
            await out.write(file.data)
            await _fsync(out)
        time = file.time // _SECOND
        rights = await self._find_rights() & 0o666
        await self._sftp.setstat(path, asyncssh.SFTPAttrs(permissions=rights, atime=time, mtime=time))

    async def _find_rights(self) -> int:
        """Mode of folders here: whoever may enter the place may read what is put into it, whatever the umask there."""
        if not self._rights:
            try:
                mode = (await self._sftp.stat(self._root)).permissions or 0
            except asyncssh.SFTPNoSuchFile:
                mode = 0o755
            self._rights = (mode & 0o777 | (mode & 0o111) << 2 | 0o700) & 0o775
        return self._rights

    async def _make(self, path: str) -> None:
        if path in self._made:
            return
        self._made.add(path)
        if await self._sftp.isdir(path):
            return
        if parent := path.rpartition("/")[0]:
            await self._make(parent)
        rights = await self._find_rights()
        await self._sftp.makedirs(path, exist_ok=True)  # another of the same batch may have made it
        await self._sftp.setstat(path, asyncssh.SFTPAttrs(permissions=rights))

    def times(self, folder: str) -> dict[str, int]:
        try:
            return {path: time for path, (_, _, time) in self._run(self._walk(self._at(folder))).items()}
        except FileNotFoundError:
            return {}

    def survey(self, folder: str) -> Tree:
        return self._run(self._survey(self._at(folder)))

    async def _survey(self, root: str) -> Tree:
        found = await self._walk(root)
        plain = [path for path, (kind, _, _) in found.items() if kind == FILEXFER_TYPE_REGULAR]
        files: dict[str, Entry] = {}
        for at in range(0, len(plain), _AT_ONCE):
            some = plain[at : at + _AT_ONCE]
            files.update(zip(some, await asyncio.gather(*(self._hash(f"{root}/{path}") for path in some)), strict=True))
        odd = {path: _KINDS.get(kind, "特殊文件") for path, (kind, _, _) in found.items() if path not in files}
        return Tree(files, {path: time for path, (_, _, time) in found.items()}, odd)

    async def _walk(self, root: str) -> dict[str, tuple[int, int, int]]:
        """Path → kind, length, time in nanoseconds, of all that is no folder."""
        found: dict[str, tuple[int, int, int]] = {}
        waiting = [""]
        while waiting:
            prefix = waiting.pop()
            for entry in await self._sftp.readdir(f"{root}/{prefix}".rstrip("/")):
                name = str(entry.filename)
                if name in (".", ".."):
                    continue
                facts = entry.attrs
                if facts.type == FILEXFER_TYPE_DIRECTORY:
                    waiting.append(f"{prefix}{name}/")
                else:
                    found[prefix + name] = (facts.type, facts.size or 0, (facts.mtime or 0) * _SECOND)
        return found

    async def _hash(self, path: str) -> Entry:
        digest, size = sha256(), 0
        async with self._sftp.open(path, "rb") as file:
            while chunk := _as_bytes(await file.read(_CHUNK, size)):
                digest.update(chunk)
                size += len(chunk)
        return Entry(size, digest.hexdigest())

    def make(self, folder: str) -> None:
        self._run(self._make(self._at(folder)))

    def rename(self, old: str, new: str) -> None:
        self._run(self._sftp.posix_rename(self._at(old), self._at(new)))

    def pointed(self, link: str) -> str | None:
        return self._run(self._pointed(self._at(link)))

    async def _pointed(self, path: str) -> str | None:
        try:
            facts = await self._sftp.lstat(path)
        except asyncssh.SFTPNoSuchFile:
            return None
        return str(await self._sftp.readlink(path)) if facts.type == FILEXFER_TYPE_SYMLINK else ""

    def point(self, link: str, to: str) -> None:
        """By a fresh link that takes the name over: a plain rename over a file is refused in SFTP."""
        fresh = f".{link}.new"
        self.remove(fresh)
        self._run(self._sftp.symlink(to, self._at(fresh)))
        self._run(self._sftp.posix_rename(self._at(fresh), self._at(link)))

    def remove(self, path: str) -> None:
        self._run(self._remove(self._at(path)))

    async def _remove(self, path: str) -> None:
        try:
            facts = await self._sftp.lstat(path)
        except asyncssh.SFTPNoSuchFile:
            return
        if facts.type == FILEXFER_TYPE_DIRECTORY:
            await self._sftp.rmtree(path)
        else:
            await self._sftp.remove(path)

    def sync(self, folder: str, *, whole: bool) -> None:  # noqa: ARG002
        """Files were synced one by one as they were written; names cannot be synced over SFTP."""
        return

    @contextmanager
    def lock(self) -> Iterator[None]:
        """A file that must not be there. What a publisher that died left counts for an hour."""
        path = self._at(LOCK)
        self._run(self._take(path))
        try:
            yield
        finally:
            with suppress(OSError):
                self._run(self._sftp.remove(path))

    async def _take(self, path: str) -> None:
        for _ in range(2):
            try:
                async with self._sftp.open(path, "xb"):
                    return
            except asyncssh.SFTPError:
                if not await self._is_stale(path):
                    break
                with suppress(asyncssh.SFTPError):
                    await self._sftp.remove(path)
        raise BusyError(is_sure=False)

    async def _is_stale(self, path: str) -> bool:
        """Whether a lock is older than an hour, by the clock over there."""
        try:
            facts = await self._sftp.stat(path)
        except asyncssh.SFTPNoSuchFile:
            return True
        probe = f"{path}.now"
        async with self._sftp.open(probe, "wb") as file:
            await file.write(b"0")
        now = await self._sftp.stat(probe)
        await self._sftp.remove(probe)
        return (now.mtime or 0) - (facts.mtime or 0) > _HELD_FOR


async def _connect(address: Address) -> tuple[asyncssh.SSHClientConnection, asyncssh.SFTPClient]:
    more: dict[str, Any] = {"known_hosts": address.known_hosts} if address.known_hosts else {}
    if address.user:
        more["username"] = address.user
    if address.password:
        more["password"] = address.password
    if address.key:
        more["client_keys"] = [address.key]
    connection = await asyncssh.connect(
        address.host, address.port, connect_timeout=_SECONDS, keepalive_interval=15, **more
    )
    try:
        return connection, await connection.start_sftp_client()
    except BaseException:
        connection.close()
        await connection.wait_closed()
        raise


def _as_bytes(data: bytes | str) -> bytes:
    """What a file opened as binary gives."""
    assert isinstance(data, bytes)
    return data


async def _fsync(file: Any) -> None:
    """On the disk over there; servers that cannot say so are taken at their word."""
    with suppress(asyncssh.SFTPError):
        work: Awaitable[None] = file.fsync()
        await work


def _explain(error: BaseException, address: Address) -> str:
    where = f"{address.host}:{address.port}"
    if isinstance(error, asyncssh.HostKeyNotVerifiable):
        return (
            f"不认识服务器“{where}”的密钥，没有连。第一次连，先用 ssh 连一次，和管服务器的人核对指纹以后记住它；"
            "以前连过的，服务器换了密钥，或者有人冒充，先问清楚。"
        )
    if isinstance(error, asyncssh.PermissionDenied):
        return f"服务器“{where}”不让登录：用户名、密钥或者密码不对。"
    if isinstance(error, asyncssh.SFTPError):
        return f"服务器“{where}”没有开 SFTP：{error.reason}。"
    if isinstance(error, asyncssh.Error | OSError | TimeoutError):
        return f"连不上“{where}”：{_reason(error)}。"
    raise error


def _reason(error: BaseException) -> str:
    if isinstance(error, TimeoutError):
        return "等了太久没有回答"
    if isinstance(error, ConnectionRefusedError):
        return "服务器没有开 SSH，或者端口不对"
    return "先看网址对不对、这台电脑能不能上网"
