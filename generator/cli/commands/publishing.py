"""`publish`, `rollback`, `status`, `verify`, `key`: a built site out into the world, and back."""

import click

from generator.cli.chinese import ChineseCommand
from generator.cli.options import BRIEF_FORMATS, CATALOG, QUIET, in_form

SHARE = click.IntRange(0, 100)
COUNT = click.IntRange(0)


@click.command(
    cls=ChineseCommand,
    help="发布生成好的网站。TARGET 是服务器上的文件夹，或者 sftp://用户名@服务器/文件夹："
    "网站根目录设成 TARGET/current，每一批网站整个放在 TARGET/releases 里，"
    "读回来核对过才一步换上；中途断电、磁盘满，用的还是原来的网站。"
    "TARGET 写 包.tar.gz 就做成一个签名的包，拷到服务器上用脚本装；写 包.zip 就只收变了的文件，给门户网站的上传页面；"
    "写 ftp:// 或者 s3://（对象存储）就逐个文件传。少了已经公布的网址、链接断了、二维码读不出来的，不发布。",
    short_help="发布生成好的网站：整个换上，或者完全不动。",
)
@click.argument("target", metavar="TARGET")
@click.option("--site", default="site", metavar="文件夹", help="生成的网站，默认 site。")
@CATALOG
@click.option(
    "--key", default="", metavar="文件", help="签名用的密钥（gongkai key 做的）；也可以写在环境变量 GONGKAI_KEY 里。"
)
@click.option("--url", default="", metavar="网址", help="换上以后从这个网址把每个文件读一遍核对。")
@click.option(
    "--shrink", default=20, type=click.IntRange(0, 100), metavar="百分数", help="网页最多许少百分之几，默认 20。"
)
@click.option("--keep", "number", default=5, type=click.IntRange(2), metavar="几批", help="留最近几批，默认 5。")
@click.option("--keep-days", "days", default=0, type=COUNT, metavar="天", help="这些天以内的各批都留。")
@click.option("--with-foreign", is_flag=True, help="别人放进网站文件夹的文件也一起发布。")
@click.option("--no-codes", is_flag=True, help="不核对二维码。")
@click.option("--whole", is_flag=True, help="压缩包里放全部文件，不只是变了的。")
@click.option("--packed", is_flag=True, help="旁边放好压缩的副本（.gz、.br），服务器不用每次现压。")
@QUIET
def publish(
    target: str,
    site: str,
    catalog: str,
    key: str,
    url: str,
    shrink: int,
    number: int,
    days: int,
    with_foreign: bool,
    no_codes: bool,
    whole: bool,
    packed: bool,
    quiet: bool,
) -> int:
    from generator.cli.publish import PublishRequest, run_publish

    codes = not no_codes
    request = PublishRequest(target, site, catalog, key, url, shrink, number, days, with_foreign, codes, whole, packed)
    return run_publish(request, quiet=quiet)


@click.command(
    cls=ChineseCommand,
    help="退回以前发布的网站：不写 RELEASE 就退回上一批。先核对那一批是不是完整，再一步换上。",
    short_help="退回以前发布的网站。",
)
@click.argument("target", metavar="TARGET")
@click.argument("release", default="", metavar="[RELEASE]")
@CATALOG
def rollback(target: str, release: str, catalog: str) -> int:
    from generator.cli.publish import run_rollback

    return run_rollback(target, release, catalog)


@click.command(cls=ChineseCommand, help="列出发布过的各批网站，哪一批正在用。", short_help="列出发布过的各批网站。")
@click.argument("target", metavar="TARGET")
@in_form(BRIEF_FORMATS)
def status(target: str, form: str) -> int:
    from generator.cli.publish import run_status

    return run_status(target, form)


@click.command(
    "verify",
    cls=ChineseCommand,
    help="核对网站和发布的是不是一样。WHERE 是网址，或者文件夹（TARGET/current、site）。"
    "每个文件都读：改动、缺少、多出来的，换回旧的一批，签名不对，都指出来。",
    short_help="核对网站有没有被改动。",
)
@click.argument("where", metavar="WHERE")
@click.option("--key", default="", metavar="文件", help="公钥（.pub）；写了就核对签名。")
@click.option(
    "--at-least", default=0, type=click.IntRange(0), metavar="批次", help="至少应当是第几批；在发布的电脑上不用写。"
)
@CATALOG
@in_form(BRIEF_FORMATS)
def verify_release(where: str, key: str, at_least: int, catalog: str, form: str) -> int:
    from generator.cli.publish import run_verify

    return run_verify(where, key, at_least, catalog, form)


@click.command("key", cls=ChineseCommand, help="做一个签名用的密钥，存成 FILE。", short_help="做一个签名用的密钥。")
@click.argument("file", metavar="FILE")
def new_key(file: str) -> int:
    from generator.cli.publish import run_key

    return run_key(file)


@click.command(
    "reproduce",
    cls=ChineseCommand,
    help="从发布记录里写的那一次提交重新生成，每个字节和发布的比。"
    "WHERE 是网址，或者文件夹（TARGET/current、TARGET/releases/…）。",
    short_help="重新生成一批网站，和发布的比。",
)
@click.argument("where", metavar="WHERE")
@CATALOG
def reproduce(where: str, catalog: str) -> int:
    from generator.cli.reproduce import run_reproduce

    return run_reproduce(where, catalog)


COMMANDS = (reproduce, publish, rollback, status, verify_release, new_key)
