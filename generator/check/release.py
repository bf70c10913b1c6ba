"""A release held against the one it takes the place of: what residents would lose by it.

Printed addresses must go on (design, decision 3), and a site that has lost much of itself was more likely built from
half a catalogue than meant so.
"""

from collections.abc import Collection, Iterator

from generator.model.address import id_of, is_id, kind_of_id

INDEX = "index.html"
_SHOWN = 20


def check_release(before: Collection[str], after: Collection[str], share: float) -> Iterator[str]:
    """What forbids a release, a sentence each.

    Args:
        before: paths of the files that are served now.
        after: paths of the files of the new release.
        share: the part of the pages that may go at once, 0 to 1.
    """
    there = set(after)
    lost = [address_id for path in sorted(before) if path not in there and (address_id := _id_of_page(path))]
    if lost:
        shown = "、".join(f"{kind_of_id(i)} {i}" for i in lost[:_SHOWN])
        more = f" 等 {len(lost)} 个" if len(lost) > _SHOWN else ""
        yield f"少了已经公布的网址：{shown}{more}。不再用的编码用 gongkai retire 登记，旧网址才打得开"
    pages, left = _count_pages(before), _count_pages(after)
    if left < pages * (1 - share):
        gone = f"网页从 {pages} 个减到 {left} 个，少了 {1 - left / pages:.0%}"
        yield f"{gone}，超过了 {share:.0%}。确实要减的，用 --shrink 写明允许少百分之几"


def _id_of_page(path: str) -> str:
    """The id whose page a file is; empty for other files."""
    folder, _, name = path.rpartition("/")
    address_id = id_of(folder)
    return address_id if name == INDEX and is_id(address_id) else ""


def _count_pages(paths: Collection[str]) -> int:
    return sum(path.endswith(".html") for path in paths)
