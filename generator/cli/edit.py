"""`gongkai edit`: the editing desk, at an address of this machine alone, in the browser."""

import socket
import sys
import threading
import webbrowser
from contextlib import suppress
from importlib.util import find_spec
from pathlib import Path

import click

from generator.cli import exits
from generator.cli.recovery import need_folder
from generator.clock import build_day
from generator.model.errors import SetupError
from generator.pipeline.reading import read_folder

HOST = "127.0.0.1"
_LAST_PORT = 65535

PACKAGES = {"starlette": "starlette", "uvicorn": "uvicorn", "python_multipart": "python-multipart"}
"""Module → package, of the extra `gongkai[desk]`."""

HOW_TO_INSTALL = "运行 pip install 'gongkai[desk]'；不能上网的，先在能上网的电脑上 pip download，再拷过来安装。"


def missing_packages() -> list[str]:
    """Packages the desk takes that are not installed here."""
    return [package for module, package in PACKAGES.items() if find_spec(module) is None]


def run_edit(folder: Path, port: int, *, opens: bool) -> int:
    """Open the desk and stay until it is closed (Ctrl+C, or its window's button)."""
    if not 0 <= port <= _LAST_PORT:
        raise click.UsageError(f"端口 {port} 不对，写 1 到 {_LAST_PORT}，不写就自己找一个")
    need_folder(folder)
    if read_folder(folder).base is not None:
        raise SetupError(
            "这是叠加目录（office.yml 里写了 extends），编辑台现在只能编辑自己完整的目录，没有打开。"
            "改事项用文本编辑器，写法见 gongkai guide 里的《建立在上级目录上的目录》；"
            "也可以用 gongkai import 导入表格，用 gongkai new item 新增，用 gongkai retire 写不适用。"
        )
    if missing := missing_packages():
        raise SetupError(f"编辑台要用的软件包没有装：{'、'.join(missing)}。{HOW_TO_INSTALL}")
    import uvicorn

    from generator.desk.app import make_app, warm_up
    from generator.desk.checker import Checker
    from generator.desk.guard import Keys
    from generator.desk.session import Desk

    listener = listen_here(port, "gongkai edit --port 8765")
    desk = Desk(folder, build_day)
    checker = Checker(desk, apart=True)
    try:
        keys = Keys.new(listener.getsockname()[1])
        settings = uvicorn.Config(
            make_app(desk, keys, checker), log_level="critical", access_log=False, server_header=False,
            proxy_headers=False, lifespan="off", ws="none", timeout_graceful_shutdown=2,
        )  # fmt: skip
        server = uvicorn.Server(settings)
        click.echo(f"编辑台打开了：{keys.address}")
        click.echo("浏览器没有自己打开的，把上面的网址复制到浏览器里。编辑完了，在这个窗口按 Ctrl+C 结束。")
        sys.stdout.flush()
        ahead = threading.Timer(2, warm_up, [desk])
        ahead.daemon = True  # it reads alone: nobody who closes the desk waits for it
        ahead.start()
        if opens:
            threading.Timer(0.3, webbrowser.open, [keys.address]).start()
        with suppress(KeyboardInterrupt):  # the server hands the key on when it has ended
            server.run(sockets=[listener])
    finally:
        checker.close()
        desk.close()
        listener.close()
    click.echo("编辑台关上了。" + ("还有没保存的改动，下次打开还在。" if desk.changes else ""))
    return exits.OK


def listen_here(port: int, instead: str) -> socket.socket:
    """A socket of this machine alone. `instead`: a command with another port.

    Raises:
        SetupError: the port is taken.
    """
    listener = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
    if sys.platform != "win32":  # there it would let another program take the port over
        listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        listener.bind((HOST, port))
    except OSError as error:
        listener.close()
        raise SetupError(f"端口 {port} 用不了（{error.strerror}）。换一个：{instead}。") from error
    listener.listen(64)
    return listener
