"""`gongkai publish`, `rollback`, `status`, `verify`, `key`: a built site out into the world, and back."""

import json
import os
from dataclasses import dataclass
from pathlib import Path

import click

from generator.cli import exits
from generator.cli.recovery import need_folder
from generator.clock import build_day, release_time
from generator.pipeline.composing import RefusedError, Wishes, read_built, tell_differences, with_packed
from generator.pipeline.keeping import (
    STORES,
    describe_release,
    find_misplaced,
    find_serving_faults,
    last_sent,
    list_releases,
    note_sent_to,
    note_served,
    open_place,
    open_store,
    seen_of,
    served_path,
    signer_of,
)
from generator.pipeline.proving import Proof, prove_folder, prove_server, served_folder
from generator.pipeline.releasing import Published, publish, roll_back
from generator.pipeline.sending import REMOVED, Sent, send_archive, send_changes, upload
from generator.pipeline.signers import complete_key, load_public, make_key, open_signer

KEY_VARIABLE = "GONGKAI_KEY"
LOGIN_VARIABLE = "GONGKAI_LOGIN_PASSWORD"
PASSWORD_VARIABLE = "GONGKAI_KEY_PASSWORD"  # noqa: S105  a name


@dataclass(frozen=True, slots=True)
class PublishRequest:
    """What the command line says. Paths as written; `url` empty where nothing is served yet."""

    target: str
    site: str
    catalog: str
    key: str
    url: str
    shrink: int
    number: int
    days: int
    with_foreign: bool
    codes: bool
    whole: bool
    packed: bool = False


def run_publish(request: PublishRequest, *, quiet: bool) -> int:
    """Judge the built site and let it out: into a place, a file to carry, or a folder over there."""
    catalog, site = Path(request.catalog), Path(request.site)
    need_folder(catalog)
    _need_apart(request.target, site, catalog)
    key_file = request.key or os.environ.get(KEY_VARIABLE, "")
    signer = open_signer(key_file, os.environ.get(PASSWORD_VARIABLE))
    key = signer.public.fingerprint if signer else ""
    wishes = Wishes(request.shrink / 100, request.number, request.days, request.with_foreign)
    try:
        built = read_built(site, with_foreign=wishes.with_foreign)
        if faults := find_serving_faults(catalog, site, build_day(), codes=request.codes):
            raise RefusedError(faults)
        built = with_packed(built) if request.packed else built
        facts, notes = describe_release(catalog, site, release_time())
        seen = seen_of(catalog, key).newest
        target, login = request.target, os.environ.get(LOGIN_VARIABLE, "")
        last = None if request.whole else last_sent(catalog, target)
        if target.endswith((".tar.gz", ".tgz")):
            sent = send_archive(Path(target), built, facts, signer, wishes, seen, last)
            said, number = _tell_archive(sent, target, is_signed=signer is not None), sent.release.number
            note_sent_to(catalog, target, built)
        elif target.endswith(".zip"):
            sent = send_changes(Path(target), built, facts, signer, wishes, seen, last)
            said, number = _tell_changes(sent, target), sent.release.number
            note_sent_to(catalog, target, built)
        elif target.startswith(STORES):
            with open_store(target, login) as store:
                sent = upload(store, built, facts, signer, wishes, seen, None if quiet else _show)
            said, number = _tell_upload(sent, target), sent.release.number
            notes = (*notes, *sent.notes)
        else:
            with open_place(target, login) as place:
                done = publish(place, built, facts, signer, wishes, seen)
            said, number = _tell(done, target), done.release.number
            notes = (*notes, *done.notes)
    except RefusedError as error:
        return _refuse(error, "不能发布", "没有发布，正在用的网站没有改动。")
    note_served(catalog, key, request.target, number)
    if signer is None:
        notes = (*notes, "没有签名。用 gongkai key 做一个密钥，发布时用 --key 写明，别人就能核对网站没有被改过。")
    for note in notes:
        click.echo(f"提示：{note}", err=True)
    if not quiet:
        click.echo("\n".join(said))
    if request.url:
        proof = prove_server(request.url, signer.public if signer else None, seen_of(catalog, key), number)
        return _tell_proof(proof, "text")
    return exits.OK


def _need_apart(target: str, *folders: Path) -> None:
    if reason := find_misplaced(target, folders):
        raise click.UsageError(reason)


def _tell(done: Published, target: str) -> list[str]:
    release = done.release
    if not done.is_new:
        return [f"没有变化：“{target}”上正在用的就是这个网站（第 {release.number} 批 {release.id}）。"]
    said = [f"发布好了：第 {release.number} 批 {release.id}，服务器的网站根目录设成“{served_path(target)}”。"]
    if release.previous:
        said.append(f"上一批是 {release.previous}，要退回就运行 gongkai rollback {target}。")
    if done.removed:
        said.append(f"删掉了旧的发布批次：{'、'.join(done.removed)}。")
    return said


def _tell_archive(sent: Sent, target: str, *, is_signed: bool) -> list[str]:
    named = f"“{target}”、“{target}.sig”" if is_signed else f"“{target}”"
    return [
        f"包做好了：第 {sent.release.number} 批 {sent.release.id}，{named}和装它的脚本 install-release.sh。",
        "拷到服务器上运行：sh install-release.sh 包 网站文件夹 核对签名的文件.allowed。",
        "脚本和 .allowed 第一次拷过去以后留在服务器上，不要用和包一起来的。",
    ]


def _tell_changes(sent: Sent, target: str) -> list[str]:
    removed = (
        f"，{len(sent.changes.removed)} 个要删的列在旁边的“{Path(target).stem}-{REMOVED}”里"
        if sent.changes.removed
        else ""
    )
    return [
        f"压缩包做好了：第 {sent.release.number} 批，{len(sent.changes.sent)} 个新的、变了的文件{removed}。",
        "上传解压，覆盖原来的文件，再删要删的。",
        "只收上一次做压缩包以来变了的：上一次的没有上传，这一次就写 --whole，全部重传。",
    ]


def _tell_upload(sent: Sent, target: str) -> list[str]:
    changes = sent.changes
    if not changes.sent and not changes.removed:
        return [f"没有变化：“{target}”上的就是这个网站（第 {sent.release.number} 批）。"]
    counted = f"换了 {len(changes.sent)} 个文件，删了 {len(changes.removed)} 个"
    return [
        f"传好了：第 {sent.release.number} 批，“{target}”上{counted}。",
        "这里不能整个换上，传的时候看网页的人会有一会儿看到新旧两批的网页，每一页都是完整的。",
    ]


def _show(number: int, whole: int) -> None:
    if number % 100 == 0 or number == whole:
        click.echo(f"已传 {number} / {whole}", err=True)


def run_rollback(target: str, wanted: str, catalog: str) -> int:
    """Serve an earlier release again."""
    try:
        with open_place(target, os.environ.get(LOGIN_VARIABLE, "")) as place:
            release = roll_back(place, wanted)
            note_served(Path(catalog), signer_of(place, release), target, release.number)
    except RefusedError as error:
        return _refuse(error, "不能退回", "没有退回，正在用的网站没有改动。")
    click.echo(f"退回好了：正在用的是第 {release.number} 批 {release.id}（{release.made}）。")
    return exits.OK


def run_status(target: str, form: str) -> int:
    """All releases of a place."""
    with open_place(target, os.environ.get(LOGIN_VARIABLE, "")) as place:
        rows = list_releases(place)
    if form == "json":
        click.echo(json.dumps({"target": target, "releases": rows}, ensure_ascii=False, indent=2))
        return exits.OK
    if not rows:
        click.echo(f"“{target}”里还没有发布过。")
    for row in rows:
        mark = "→ 正在用" if row["current"] else ""
        signed = f"签名 {row['signed_by']}" if row["signed_by"] else "没有签名"
        size = f"{row['files']} 个文件，{row['bytes'] / 1e6:.1f} MB"
        facts = f"{row['made']}  {size}，{signed}" if row["made"] else "记录读不出来"
        click.echo(f"{row['id']}  {facts} {mark}".rstrip())
    return exits.OK


def run_verify(where: str, key: str, at_least: int, catalog: str, form: str) -> int:
    """Hold what is served, or a folder, against its manifest, its signature and what this machine knows."""
    public = load_public(Path(key)) if key else None
    seen = seen_of(Path(catalog), public.fingerprint if public else "")
    if "://" in where:
        if not where.startswith(("http://", "https://")):
            raise click.UsageError(f"网址“{where}”不对，写成 https://www.example.gov.cn/gk/ 这样")
        return _tell_proof(prove_server(where, public, seen, at_least), form)
    if not Path(where).is_dir():
        raise click.UsageError(f"没有“{where}”这个文件夹")
    return _tell_proof(prove_folder(served_folder(Path(where)), public, seen, at_least), form)


def _tell_proof(proof: Proof, form: str) -> int:
    reasons = [*proof.faults, *tell_differences(proof.differences)]
    if form == "json":
        release = proof.release
        wrong = proof.differences
        value = {
            "where": proof.where,
            "ok": proof.is_right,
            "release": release.id if release else None,
            "number": release.number if release else None,
            "made": release.made if release else None,
            "signed_by": proof.signed_by or None,
            "files": proof.files,
            "changed": wrong.changed,
            "missing": wrong.missing,
            "added": wrong.added,
            "faults": proof.faults,
            "notes": proof.notes,
        }
        click.echo(json.dumps(value, ensure_ascii=False, indent=2))
        return exits.OK if proof.is_right else exits.DATA
    for reason in reasons:
        click.echo(f"不对：{reason}", err=True)
    for note in proof.notes:
        click.echo(f"说明：{note}")
    named = f"第 {proof.release.number} 批（{proof.release.made}）" if proof.release else "没有发布记录的网站"
    signed = f"，签名是 {proof.signed_by} 的" if proof.signed_by else ""
    done = "全部一样" if proof.is_right else "有上面这些不对"
    click.echo(f"核对了“{proof.where}”：{named}，{proof.files} 个文件{signed}，{done}。")
    return exits.OK if proof.is_right else exits.DATA


def run_key(path: str) -> int:
    """A new key for signing, or what is missing beside one that is there."""
    if Path(path).is_file():
        known, added = complete_key(path, os.environ.get(PASSWORD_VARIABLE))
        click.echo(f"密钥“{path}”没有动，{known.fingerprint}。补上了{'、'.join(added)}。")
        return exits.OK
    public = make_key(Path(path))
    click.echo(
        f"密钥做好了：{path}（自己留着，另外备份一份，不要放进网站和仓库），{public.fingerprint}。\n"
        f"核对的人用 {path}.pub（gongkai verify）、{path}.allowed（ssh-keygen -Y verify）、{path}.pem（openssl）。"
    )
    return exits.OK


def _refuse(error: RefusedError, what: str, end: str) -> int:
    for reason in error.reasons:
        click.echo(f"{what}：{reason}。", err=True)
    click.echo(end, err=True)
    return exits.DATA
