"""`init`, `pack`: an office of its own, and the program for it."""

from collections.abc import Sequence
from pathlib import Path

import click

from generator.cli.chinese import ChineseCommand
from generator.cli.options import QUIET

SYSTEMS = ("windows", "linux")
MACHINES = ("x86_64", "aarch64")
PYTHONS = ("3.11", "3.12", "3.13")


@click.command(
    cls=ChineseCommand,
    help="给一个单位新建目录仓库：各领域的目录、配置和自动检查都备好。DIR 是新文件夹。",
    short_help="新建一个单位的目录仓库。",
)
@click.argument("folder", metavar="DIR")
@click.option("--name", default="", metavar="地名", help="地名，例如“某某县”，用来替换“示例县”。")
@click.option("--reading", default="", metavar="拼音", help="地名里有多音字时写它的读音，例如“chang gou xian”。")
@click.option("--wheel", default="", metavar="文件", help="自动检查用的安装包 gongkai-….whl，复制进 vendor 文件夹。")
@click.option("--source", default="", metavar="地址", help="或者写程序的地址：git+https://…@提交号，提交号写全 40 位。")
@click.option("--no-git", is_flag=True, help="不建 git 仓库。")
@QUIET
def init(folder: str, name: str, reading: str, wheel: str, source: str, no_git: bool, quiet: bool) -> int:
    from generator.cli.init import run_init

    return run_init(Path(folder), name, reading, (wheel, source), git=not no_git, quiet=quiet)


@click.command(
    cls=ChineseCommand,
    help="做离线包：把 gongkai 和它用的软件包收在一个压缩包里，每个都核对校验值，拷到不能上网的电脑上，解压就能装。"
    "做的时候要上网，或者用 --wheels 写明放着软件包的文件夹。",
    short_help="做不上网也能装的离线安装包。",
)
@click.option("--for", "system", type=click.Choice(SYSTEMS), required=True, metavar="系统", help="windows 或者 linux。")
@click.option(
    "--arch",
    type=click.Choice(MACHINES),
    default=MACHINES[0],
    metavar="芯片",
    help="x86_64（默认）或者 aarch64（鲲鹏、飞腾）。",
)
@click.option(
    "--python",
    "pythons",
    type=click.Choice(PYTHONS),
    multiple=True,
    metavar="版本",
    help=f"那边的 Python：{'、'.join(PYTHONS)}；可写多次，默认全部。",
)
@click.option("--wheels", default="", metavar="文件夹", help="放着现成软件包的文件夹；写了就不上网。")
@click.option("--wheel", default="", metavar="文件", help="gongkai 自己的安装包；不写就用正在运行的这个。")
@click.option(
    "--runtime", default="", metavar="文件", help="连 Python 一起带上：python-build-standalone 的 tar.gz 文件。"
)
@click.option("-o", "--output", default="", metavar="文件", help="存成哪个 zip 文件，默认 gongkai-版本-系统-芯片.zip。")
@QUIET
def pack(
    system: str, arch: str, pythons: Sequence[str], wheels: str, wheel: str, runtime: str, output: str, quiet: bool
) -> int:
    from generator.cli.pack import Wanted, run_pack

    chosen = tuple(one for one in PYTHONS if one in (pythons or PYTHONS))
    return run_pack(Wanted(system, arch, chosen, wheels, wheel, runtime), output, quiet=quiet)


COMMANDS = (
    init,
    pack,
)
