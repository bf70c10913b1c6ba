"""One document that is to stand under `pages/`, judged alone as the whole check would judge it."""

from generator.model.diagnostic import Diagnostic
from generator.model.snapshot import PAGES, Snapshot
from generator.pipeline.pages import check_pages
from generator.read.catalogue.assemble import Parts, assemble_catalogue
from generator.read.filenames import find_name_fault
from generator.read.snapshot import GK102, MAX_PAGE_BYTES


def judge_document(path: str, data: bytes) -> tuple[Diagnostic, ...]:
    """What is wrong with a document: its name, its kind, its size, personal data in it.

    Args:
        path: inside `pages/`, `files/a.pdf`.
        data: its content.
    """
    snapshot = Snapshot("", {PAGES + path: data})
    place = snapshot.place(PAGES + path)
    name = find_name_fault(path.rpartition("/")[2])
    if name is not None:
        return (name.at(place),)
    if len(data) > MAX_PAGE_BYTES:
        return (GK102.at(place, f"文件太大（{len(data) / 1e6:.1f} MB，最多 {MAX_PAGE_BYTES / 1e6:.0f} MB）", "page"),)
    catalogue = assemble_catalogue(Parts(), lambda _: lambda _: "")
    return check_pages(snapshot, catalogue, is_whole=False).problems
