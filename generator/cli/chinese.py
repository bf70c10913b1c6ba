"""click in Chinese: help pages, headings and usage errors."""

from difflib import get_close_matches

import click


class ChineseCommand(click.Command):
    """A command whose help page is Chinese."""

    def format_usage(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        pieces = self.collect_usage_pieces(ctx)
        formatter.write_usage(ctx.command_path, " ".join(pieces).replace("[OPTIONS]", "[选项]"), prefix="用法：")

    def format_options(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        options = [param for param in self.get_params(ctx) if isinstance(param, click.Option)]
        records = [record for option in options if (record := option.get_help_record(ctx)) is not None]
        if records:
            with formatter.section("选项"):
                formatter.write_dl(records)

    def get_help_option(self, ctx: click.Context) -> click.Option | None:
        option = super().get_help_option(ctx)
        if option is not None:
            option.help = "显示这段说明。"
        return option


class ChineseGroup(ChineseCommand, click.Group):
    """A group whose help page lists its commands under a Chinese heading."""

    command_class = ChineseCommand

    def format_usage(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        formatter.write_usage(ctx.command_path, "命令 [选项] [参数]…", prefix="用法：")

    def format_options(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        super().format_options(ctx, formatter)
        rows = []
        for name in self.list_commands(ctx):
            command = self.get_command(ctx, name)
            if command is not None and not command.hidden:
                rows.append((name, command.get_short_help_str(80)))
        with formatter.section("命令"):
            formatter.write_dl(rows)


def explain_usage(error: click.UsageError) -> str:
    """What is wrong with a command line, in Chinese."""
    if isinstance(error, click.NoSuchOption):
        guess = f"，您是不是想写 {error.possibilities[0]}？" if error.possibilities else ""
        return f"没有选项“{error.option_name}”{guess}"
    if isinstance(error, click.MissingParameter):
        if isinstance(error.param, click.Option):
            return f"缺少选项 {error.param.opts[0]}"
        name = error.param.human_readable_name if error.param else error.param_hint
        return f"缺少参数 {name}"
    if isinstance(error, click.BadOptionUsage):
        return f"选项“{error.option_name}”后面缺少内容，或者写法不对"
    if isinstance(error, click.BadParameter) and error.param is not None:
        is_ours = _is_chinese(error.message) and not error.message.startswith("'")  # click quotes 'what was written'
        return error.message if is_ours else f"“{'/'.join(error.param.opts)}”的内容不对{_say_allowed(error.param.type)}"
    message = error.message
    if message.startswith("No such command"):
        return _say_no_command(error)
    if message.startswith("Got unexpected extra argument"):
        extra = message.split("(", 1)[-1].rstrip(")")
        return f"多了参数：{extra}" if "(" in message else "多了参数"
    if message.startswith("Missing command"):
        return "缺少命令"
    return message if _is_chinese(message) else "命令的写法不对"


def _say_allowed(kind: object) -> str:
    if isinstance(kind, click.Choice):
        return f"，可选：{'、'.join(map(str, kind.choices))}"
    if isinstance(kind, click.IntRange) and kind.min is not None:
        return f"，写 {kind.min} 到 {kind.max} 的数" if kind.max is not None else f"，写不小于 {kind.min} 的数"
    if isinstance(kind, click.types.IntParamType):
        return "，只能写数字"
    return ""


def _say_no_command(error: click.UsageError) -> str:
    quoted = error.message.split("'")
    name = quoted[1] if len(quoted) > 2 else ""
    group = error.ctx.command if error.ctx else None
    known = group.list_commands(error.ctx) if isinstance(group, click.Group) and error.ctx else []
    close = get_close_matches(name, known, 1, 0.5)
    return f"没有命令“{name}”" + (f"，您是不是想写 {close[0]}？" if close else "")


def _is_chinese(text: str) -> bool:
    return any("\u4e00" <= char <= "\u9fff" for char in text)
