"""`make audit`: known holes of the packages in requirements.lock, asked of the index by pip-audit.

pip-audit 2.10 says "No known vulnerabilities found" and ends with 0 when the index answers nothing; with `--strict` it
ends with 1, as it does for a hole. So its report is read: only where every package of the lock was looked up is "none
known" said. Everything else is "not audited", which is no result.
"""

import json
import subprocess
import sys
import tempfile
from collections.abc import Mapping
from pathlib import Path

from tools.sbom import LOCK, locked

PROGRAM = Path(sys.prefix) / "audit" / "bin" / "pip-audit"
"""Has an environment of its own: its packages are none of ours."""

NONE_KNOWN, HOLES, NOT_AUDITED = 0, 1, 3
_SECONDS = 600


def judge(report: str, wanted: Mapping[str, str]) -> tuple[int, list[str]]:
    """Exit code and what to say.

    Args:
        report: pip-audit's own, as JSON; empty where it wrote none.
        wanted: package → version, all of the lock.
    """
    try:
        found = {one["name"].lower(): one for one in json.loads(report)["dependencies"]}
        asked = {name: one["version"] for name, one in found.items() if "skip_reason" not in one}
        holes = [(name, hole) for name, one in sorted(found.items()) for hole in one.get("vulns", ())]
    except (ValueError, LookupError, TypeError, AttributeError):
        return NOT_AUDITED, ["没有查：查漏洞的服务器没有回答（not audited）"]
    if holes:
        said = [
            f"{name} {found[name].get('version', '')}：{hole['id']}"
            + (f"，{'、'.join(hole['fix_versions'])} 已经修好" if hole.get("fix_versions") else "，还没有修好的版本")
            for name, hole in holes
        ]
        return HOLES, said
    missing = sorted(name for name, version in wanted.items() if asked.get(name) != version)
    if missing:
        return NOT_AUDITED, [
            f"没有查全（not audited）：{'、'.join(missing[:10])}{f' 等 {len(missing)} 个' if len(missing) > 10 else ''}"
        ]
    return NONE_KNOWN, [f"{len(wanted)} 个软件包，没有已知的漏洞"]


def main() -> int:
    """Ask, and say what was found."""
    if not PROGRAM.is_file():
        print("没有查：没有装 pip-audit（not audited），运行 make audit", file=sys.stderr)
        return NOT_AUDITED
    with tempfile.TemporaryDirectory() as folder:
        target = Path(folder, "report.json")
        command = [PROGRAM, "--strict", "--disable-pip", "--require-hashes", "-r", LOCK, "-f", "json", "-o", target]
        try:
            done = subprocess.run([*map(str, command)], capture_output=True, timeout=_SECONDS, check=False)  # noqa: S603
            told = done.stderr.decode("utf-8", "replace").strip().splitlines()[-1:]
        except subprocess.TimeoutExpired:
            told = ["等了太久"]
        report = target.read_text("utf-8") if target.is_file() else ""
    code, said = judge(report, {name: version for name, (version, _) in locked().items() if name != "gongkai"})
    print("\n".join([*said, *(told if code == NOT_AUDITED else [])]), file=sys.stderr if code else sys.stdout)
    return code


if __name__ == "__main__":
    sys.exit(main())
