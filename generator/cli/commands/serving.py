"""`service`: what residents send back."""

from pathlib import Path

import click

from generator.cli.chinese import ChineseGroup
from generator.cli.options import CATALOG

MATTERS = ("依申请公开", "监督员反映", "提问", "点题公开", "这里有错", "社会评议")
DATA = click.option(
    "--data",
    default="",
    metavar="文件或地址",
    help="数据文件，默认 service-data/gongkai.sqlite3；或者 postgresql:// 地址，地址里有口令的，写在环境变量 "
    "GONGKAI_SERVICE_DATA 里。",
)


@click.group(
    cls=ChineseGroup,
    help="互动服务：依申请公开、监督员反映、提问、点题、纠错、评议，由本单位自己运行，前面有自己的代理服务器。",
    short_help="运行互动服务：依申请公开、提问、点题、纠错。",
)
def service() -> None:
    """The way back, and its care."""


@service.command(
    "run",
    help="打开互动服务，只听本机的端口；对外的网址由代理服务器转过来（见发布说明）。收下的先写进磁盘再给编号。",
    short_help="打开互动服务。",
)
@CATALOG
@DATA
@click.option("--port", type=click.IntRange(0, 65535), default=8620, metavar="端口", help="本机的端口，默认 8620。")
def service_run(catalog: str, data: str, port: int) -> int:
    from generator.cli.service import run_service

    return run_service(Path(catalog), data, port)


@service.command(
    "staff",
    help="给工作人员发口令（一人一个），或者收回；都不写就列出发给了谁。",
    short_help="给工作人员发口令。",
)
@DATA
@click.option("--add", default="", metavar="姓名", help="发一个新口令。")
@click.option("--remove", default="", metavar="姓名", help="收回口令。")
def service_staff(data: str, add: str, remove: str) -> int:
    from generator.cli.service import run_passwords

    return run_passwords(data, "staff", add, remove)


@service.command(
    "supervisors",
    help="给聘任的监督员发口令，反映时填了的标明是监督员；都不写就列出发给了谁。",
    short_help="给监督员发口令。",
)
@DATA
@click.option("--add", default="", metavar="姓名", help="发一个新口令。")
@click.option("--remove", default="", metavar="姓名", help="收回口令。")
def service_supervisors(data: str, add: str, remove: str) -> int:
    from generator.cli.service import run_passwords

    return run_passwords(data, "supervisor", add, remove)


@service.command("status", help="各类有多少件待办、办结。", short_help="各类有多少件。")
@DATA
def service_status(data: str) -> int:
    from generator.cli.service import run_status

    return run_status(data)


@service.command(
    "export",
    help="导出全部：编号、日期、到期日、办理结果、内容。CSV 用 Excel 打开；JSON 给台账和年度报告用。",
    short_help="导出全部，CSV 或者 JSON。",
)
@CATALOG
@DATA
@click.option("--format", "form", type=click.Choice(("csv", "json")), default="csv", metavar="格式", help="csv、json。")
@click.option("--without-personal", "anonymous", is_flag=True, help="不要姓名、电话、来信的文字，只要统计用得上的。")
@click.option("-o", "--output", required=True, metavar="文件", help="导出的文件。")
def service_export(catalog: str, data: str, form: str, anonymous: bool, output: str) -> int:
    from generator.cli.service import run_export

    return run_export(Path(catalog), data, form, output, personal=not anonymous)


@service.command(
    "delete",
    help="删除在某一天以前办结的，连同没搜到的词；没有办结的不删。先用 --dry-run 看有多少。",
    short_help="按日期删除办结的。",
)
@DATA
@click.option("--before", required=True, metavar="日期", help="这一天以前办结的，例如 2025-01-01。")
@click.option(
    "--kind",
    "kinds",
    type=click.Choice(MATTERS),
    multiple=True,
    metavar="类别",
    help=f"只删这一类：{'、'.join(MATTERS)}；可写多次。",
)
@click.option("--dry-run", is_flag=True, help="只看，不删。")
def service_delete(data: str, before: str, kinds: tuple[str, ...], dry_run: bool) -> int:
    from generator.cli.service import run_delete

    return run_delete(data, before, kinds, dry=dry_run)


@service.command(
    "backup", help="备份数据文件，不用停服务。备份好了先核对，再换上名称。", short_help="备份，不用停服务。"
)
@DATA
@click.option("-o", "--output", required=True, metavar="文件", help="备份成哪个文件。")
def service_backup(data: str, output: str) -> int:
    from generator.cli.service import run_backup

    return run_backup(data, output)


COMMANDS = (service,)
