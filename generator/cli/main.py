"""`gongkai`: arguments, printing, exit codes, the clock. Everything slow is imported by the command that needs it."""

import gc
import os
import sys
from collections.abc import Sequence
from pathlib import Path

import click

from generator.cli import exits
from generator.cli.chinese import ChineseGroup, explain_usage
from generator.cli.commands import checking, editing, making, noticing, publishing, reporting, serving, starting, tables
from generator.cli.discreet import discreet_output
from generator.model.errors import GeneratorError, PersonalDataError, explain_os_error
from generator.version import VERSION

FORMATS, SIZES = checking.FORMATS, making.SIZES
"""What the commands may be asked for, for those who run through them all."""


@click.group(cls=ChineseGroup, help="标准目录生成器：检查目录、生成网站。")
@click.version_option(VERSION, message="gongkai %(version)s", help="显示版本号。")
def cli() -> None:
    """The group of all commands."""


for room in (checking, editing, making, tables, reporting, noticing, publishing, serving, starting):
    for command in room.COMMANDS:
        cli.add_command(command)


def main(arguments: Sequence[str] | None = None) -> int:
    """Run a command line; returns the exit code. No traceback reaches a user, and no person's number."""
    with discreet_output():
        return _run(arguments)


def _run(arguments: Sequence[str] | None) -> int:
    gc.set_threshold(100_000, 20, 100)  # a catalogue is a large tree without cycles: looking for them cost a tenth
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="replace")
    try:
        result = cli.main(
            args=None if arguments is None else list(arguments), prog_name="gongkai", standalone_mode=False
        )
        sys.stdout.flush()
        return result if isinstance(result, int) else exits.OK
    except click.exceptions.NoArgsIsHelpError as error:
        click.echo(error.ctx.get_help() if error.ctx else "")
        return exits.USAGE
    except click.UsageError as error:
        command = error.ctx.command_path if error.ctx else "gongkai"
        fault = explain_usage(error)
        _complain(f"{fault}{'' if fault.endswith('？') else '。'}用法见：{command} --help")
        return exits.USAGE
    except (click.Abort, KeyboardInterrupt):
        _complain("已中断。")
        return exits.MACHINE
    except GeneratorError as error:
        _complain(str(error))
        return exits.DATA if isinstance(error, PersonalDataError) else exits.MACHINE
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return exits.OK
    except OSError as error:
        where = error.filename2 or error.filename  # of a copy: what was to be written
        _complain(f"读写失败：{explain_os_error(error)}{f'（{where}）' if where else ''}")
        return exits.MACHINE
    except Exception as error:  # our own fault: say so, keep the trace for those who ask
        return _own_fault(error)


def _complain(message: str) -> None:
    click.echo(f"gongkai：{message}", err=True)


def _own_fault(error: Exception) -> int:
    if os.environ.get("GONGKAI_DEBUG"):
        raise error
    trace = error.__traceback__
    while trace is not None and trace.tb_next is not None:
        trace = trace.tb_next
    where = f"{Path(trace.tb_frame.f_code.co_filename).name}:{trace.tb_lineno}" if trace is not None else ""
    _complain(
        f"程序自己出错了（{type(error).__name__}: {error}，{where}）。目录没有改动。"
        "请把这句话和目录文件一起报告给维护者；设置环境变量 GONGKAI_DEBUG=1 再运行一次可以看到详情。"
    )
    return exits.OURS
