"""Options that commands share, in the words of the help."""

from collections.abc import Callable, Sequence
from typing import Any

import click

Option = Callable[[Callable[..., Any]], Callable[..., Any]]

BRIEF_FORMATS = ("text", "json")

CATALOG: Option = click.option(
    "--catalog", default="catalog", metavar="文件夹", help="目录所在的文件夹，默认 catalog。"
)
ALLOW: Option = click.option(
    "--allow",
    "hosts",
    multiple=True,
    metavar="网站",
    help="可以读哪个网站，例如 www.example.gov.cn；可写多次。不写就不上网。",
)
QUIET: Option = click.option("-q", "--quiet", is_flag=True, help="只在出错时说话。")
SILENT: Option = click.option("-q", "--quiet", is_flag=True, help="没有问题时什么也不说。")
STRICT: Option = click.option("--strict", is_flag=True, help="有警告也算不通过。")


def in_form(forms: Sequence[str]) -> Option:
    """`--format`, the first of the forms where it is left out."""
    words = f"输出格式：{'、'.join(forms)}。"
    return click.option("--format", "form", type=click.Choice(forms), default=forms[0], metavar="格式", help=words)


class OneLine(click.types.StringParamType):
    """A name or title: a text of one line, blanks at its ends and doubled ones gone."""

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> str:
        text = super().convert(value, param, ctx).strip()
        if any(char in text for char in "\n\r\v\f\x85\u2028\u2029"):
            first = text.splitlines()[0].strip()
            raise click.UsageError(f"“{first}……”里有换行。名称写成一行", ctx)
        return " ".join(text.split())


ONE_LINE = OneLine()
