"""Ids of old files, readable or not."""

import subprocess
from pathlib import Path

import pytest

from generator.model.errors import SetupError
from generator.read.revision import _ids_of, find_folder, read_history

DOMAIN = """# - id: 09-001 只是说明
domain:
  code: "05"   # 编号
  title: 扶贫救灾
  questions:
    - ask: 问 id 是什么？
      item: 06-001
  categories:
    - id: c1
      name: 一类   # 说明
    - {id: c2, name: "二类", description: 说明}
items:
  - id: 05-001
    title: 甲事项
  - title: 反着写
    id: '05-002'
  -
    id: "05-003"   # 三
    title: "丙: 事项"
"""


def test_ids_of_a_domain_file_with_their_names() -> None:
    assert _ids_of(DOMAIN.encode(), "05-x.yml") == {
        "05": "扶贫救灾",
        "05-c1": "一类",
        "05-c2": "二类",
        "05-001": "甲事项",
        "05-002": "",
        "05-003": "丙: 事项",
    }


def test_a_file_that_does_not_read_still_tells_its_ids() -> None:
    broken = "\ufeffdomain: [\n" + DOMAIN.replace("\n", "\r\n").replace("title: 甲事项", "title：甲: 事项\t")
    assert _ids_of(broken.encode() + b"\xff\xfe", "05-x.yml").keys() == _ids_of(DOMAIN.encode(), "05-x.yml").keys()


def test_ids_of_a_register_in_every_form_it_had() -> None:
    text = """issued:
  01-001: 旧写法的名称
  "01-002": 2026-11-24 新写法的名称   # 说明
  # 01-009: 没发过
domains: {"01": 2026-11-24 征地补偿, "02": 义务教育}
retired:
  - id: 01-003
    title: 撤销的
    reason: 见 01-777，电话 0000-0000000
    replaced_by: [01-001]
  - title: 倒着写
    id: 01-c1
"""
    assert _ids_of(text.encode(), "permalinks.yml") == {
        "01-001": "旧写法的名称",
        "01-002": "新写法的名称",
        "01": "征地补偿",
        "02": "义务教育",
        "01-003": "撤销的",
        "01-c1": "",
    }


def test_folder_in_no_repository_and_repository_without_catalogue_say_so(tmp_path: Path) -> None:
    with pytest.raises(SetupError, match="查不了 git 历史"):
        read_history(tmp_path, "")
    subprocess.run(["git", "init", "-q", str(tmp_path)], check=True)
    with pytest.raises(SetupError, match="查不了 git 历史"):
        find_folder(tmp_path, "catalog")
    (tmp_path / "a").write_text("a", "utf-8")
    who = ["-c", "user.name=x", "-c", "user.email=x@example.cn"]
    subprocess.run(["git", "-C", str(tmp_path), "add", "-A"], check=True)
    subprocess.run(["git", "-C", str(tmp_path), *who, "commit", "-qm", "x"], check=True)
    with pytest.raises(SetupError, match=r"没有目录文件夹"):
        find_folder(tmp_path, "catalog")
    with pytest.raises(SetupError, match="历史里没有目录文件夹“catalog”"):
        read_history(tmp_path, "catalog")


def test_without_git_it_says_so(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("generator.read.git.shutil.which", lambda _: None)
    with pytest.raises(SetupError, match="没有安装 git"):
        read_history(tmp_path, "")
