"""`gongkai service`: the way back for residents, run by the office itself behind its own proxy; and its care.

The address of a PostgreSQL server holds a password, which other users of the machine would read in the list of
processes: it can stand in the environment instead.
"""

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from importlib.util import find_spec
from pathlib import Path
from secrets import token_urlsafe
from typing import TYPE_CHECKING

import click

from generator.cli import exits
from generator.cli.edit import listen_here
from generator.cli.recovery import need_folder
from generator.clock import china_day
from generator.model.day import parse_day
from generator.model.errors import SetupError
from generator.model.matter import MatterKind

if TYPE_CHECKING:
    from generator.service.store import Store

VARIABLE = "GONGKAI_SERVICE_DATA"
DEFAULT = "service-data/gongkai.sqlite3"
PACKAGES = {"starlette": "starlette", "uvicorn": "uvicorn"}
"""Module → package, of the extra `gongkai[service]`."""
HOW_TO_INSTALL = "运行 pip install 'gongkai[service]'；不能上网的，先在能上网的电脑上 pip download，再拷过来安装。"
KINDS = {kind.label: kind for kind in MatterKind}
PURPOSES = {"staff": "工作人员", "supervisor": "监督员"}
CONCURRENT = 256
"""Requests at once; more are told to come again, so that a flood fills no memory."""
_LARGEST_HEAD = 32_768
_DATABASE_HELP = (
    "数据库没有回应（{}）。文件的，看磁盘满没满、有没有权限；PostgreSQL 的，看地址、口令对不对，服务开没开。"
)


def run_service(folder: Path, data: str, port: int) -> int:
    """Serve until it is ended (Ctrl+C, or the system's signal)."""
    need_folder(folder)
    if missing := [package for module, package in PACKAGES.items() if find_spec(module) is None]:
        raise SetupError(f"互动服务要用的软件包没有装：{'、'.join(missing)}。{HOW_TO_INSTALL}")
    import uvicorn

    from generator.pipeline.answering import read_ground
    from generator.service.app import make_app
    from generator.service.guard import Place
    from generator.service.web import Service

    china_day()
    ground, store = read_ground(folder), open_store(data, makes=True)
    listener = listen_here(port, "gongkai service run --port 8621")
    place = Place(ground.office.service, listener.getsockname()[1])
    service = Service(ground, store, place, china_day, _say)
    settings = uvicorn.Config(
        make_app(service), log_level="critical", log_config=None, access_log=False, server_header=False,
        proxy_headers=False, lifespan="off", ws="none", http="h11", limit_concurrency=CONCURRENT,
        h11_max_incomplete_event_size=_LARGEST_HEAD, timeout_keep_alive=5, timeout_graceful_shutdown=10,
    )  # fmt: skip
    click.echo(f"互动服务打开了，只有这台电脑打得开：http://127.0.0.1:{place.port}/")
    for remark in _remarks(ground.office.service, store, whole=ground.whole):
        click.echo(remark)
    sys.stdout.flush()
    with suppress(KeyboardInterrupt):
        uvicorn.Server(settings).run(sockets=[listener])
    store.database.close()
    listener.close()
    click.echo("互动服务关上了，收下的都在。")
    return exits.OK


def _remarks(address: str, store: "Store", *, whole: bool) -> list[str]:
    found = []
    if address:
        found.append(f"对外的地址是 {address}，由本单位的代理服务器转过来。")
    else:
        found.append("office.yml 里没有写 service，只能在这台电脑上试用。")
    if not whole:
        found.append("目录里有的文件读不出来，先照读得出来的用。运行 gongkai check 看是哪里。")
    if not store.list_passwords("staff"):
        found.append("还没有工作人员的口令：运行 gongkai service staff --add 姓名。")
    return found


def _say(line: str) -> None:
    """The log: what went wrong and where, never what was written or by whom."""
    with suppress(OSError):
        click.echo(f"{china_day().isoformat()} {line}", err=True)


def run_passwords(data: str, purpose: str, add: str, remove: str) -> int:
    """Give somebody a password, which is shown once; take one away; or list whose there are."""
    who, name = PURPOSES[purpose], (add or remove).strip()
    if (add or remove) and not 0 < len(name) <= 30:
        raise click.UsageError("姓名写 1 到 30 个字")
    with opened(data, makes=bool(add)) as store:
        if add:
            password = token_urlsafe(18)
            store.set_password(purpose, name, password, china_day())
            click.echo(f"{who} {name} 的口令：{password}")
            click.echo("只显示这一次，请当面交给本人。再发一次，旧的就不能用了。")
        elif remove:
            if not store.drop_password(purpose, name):
                raise click.UsageError(f"没有给{who}“{name}”发过口令")
            click.echo(f"{who} {name} 的口令不能用了。")
        else:
            rows = store.list_passwords(purpose)
            click.echo("\n".join(f"{name}（{since}）" for name, since in rows) or f"还没有给{who}发过口令。")
    return exits.OK


def run_status(data: str) -> int:
    """How many of each kind are open and closed."""
    with opened(data) as store:
        counts = store.count()
    for kind in MatterKind:
        waiting, closed = counts.get(kind.value, (0, 0))
        click.echo(f"{kind.label}：待办 {waiting} 件，办结 {closed} 件")
    return exits.OK


def run_export(folder: Path, data: str, form: str, output: str, *, personal: bool) -> int:
    """Write all matters into a file, which only its owner may read."""
    from generator.pipeline.answering import read_ground
    from generator.service.export import write_csv, write_json

    need_folder(folder)
    ground, today = read_ground(folder), china_day()
    with opened(data) as store:
        if form == "csv":
            written = write_csv(ground, store.walk(), today, personal=personal)
        else:
            written = write_json(ground, store.walk(), today, personal=personal).encode()
    _write_private(Path(output), written)
    click.echo(f"导出到 {output}。" + ("里面有个人信息，用完删掉，不要放在网站文件夹里。" if personal else ""))
    return exits.OK


def run_delete(data: str, before: str, kinds: tuple[str, ...], *, dry: bool) -> int:
    """Delete what was closed before a day, and words counted before it."""
    day = parse_day(before)
    if day is None or day > china_day():
        raise click.UsageError(f"--before 的日期“{before}”不对，写成 2026-01-01，不晚于今天")
    with opened(data) as store:
        gone = store.delete_before(day, [KINDS[kind] for kind in kinds or KINDS], dry=dry)
        words = 0 if kinds else store.delete_missed(day, dry=dry)
        if not dry:
            store.database.compact()
    verb = "会删除" if dry else "删除了"
    for kind in MatterKind:
        if kind.value in gone:
            click.echo(f"{verb}{kind.label} {gone[kind.value]} 件")
    if not kinds:
        click.echo(f"{verb}没搜到的词 {words} 条")
    click.echo("只看，没有删。" if dry else "没有办结的都留着。以前的备份、导出的文件里还有，也要到期删掉。")
    return exits.OK


def run_backup(data: str, output: str) -> int:
    """Copy the data while the service goes on."""
    target = Path(output)
    with opened(data) as store:
        if target.exists() and target.resolve() == Path(store.database.address).resolve():
            raise click.UsageError("备份不能写到数据文件自己")
        store.database.copy_to(target)
    click.echo(f"备份好了，核对过：{output}。里面有个人信息，保管好。")
    return exits.OK


@contextmanager
def opened(data: str, *, makes: bool = False) -> "Iterator[Store]":
    """The data for as long as a command needs them."""
    from generator.service.database import BusyError

    store = open_store(data, makes=makes)
    try:
        yield store
    except BusyError as error:
        raise SetupError(_DATABASE_HELP.format(error)) from error
    finally:
        store.database.close()


def open_store(data: str, *, makes: bool = False) -> "Store":
    """The data at a file or a PostgreSQL address. `makes`: where there is no file, a new one is made.

    Raises:
        SetupError: it is not there, or does not answer.
    """
    from generator.service.database import BusyError, Database
    from generator.service.store import Store

    address = data or os.environ.get(VARIABLE, "") or DEFAULT
    database = Database(address)
    if database.is_postgres:
        if find_spec("psycopg") is None:
            raise SetupError("用 PostgreSQL 要装 psycopg：运行 pip install 'gongkai[postgres]'。")
    else:
        _need_file(Path(address), makes=makes)
    try:
        return Store(database)
    except BusyError as error:
        raise SetupError(_DATABASE_HELP.format(error)) from error


def _need_file(path: Path, *, makes: bool) -> None:
    """The data file, readable by its owner alone."""
    if path.is_file():
        return
    if not makes:
        raise SetupError(f"没有找到数据文件 {path}。用 --data 写明在哪里；还没有的，先运行 gongkai service run。")
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    os.close(os.open(path, os.O_CREAT | os.O_WRONLY, 0o600))


def _write_private(path: Path, data: bytes) -> None:
    part = path.with_name(f"{path.name}.part")
    part.unlink(missing_ok=True)
    with os.fdopen(os.open(part, os.O_CREAT | os.O_WRONLY | os.O_EXCL, 0o600), "wb") as file:
        file.write(data)
    part.replace(path)
