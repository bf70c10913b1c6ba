"""What domain or category somebody wants, as typed, and whether it can be had: for the command and for the desk."""

import unicodedata
from collections.abc import Collection, Sequence
from dataclasses import dataclass

from generator.model.address import IdKind, is_id
from generator.model.catalogue import Catalogue
from generator.model.domain import Domain
from generator.model.errors import SetupError
from generator.pipeline.domains import new_domain, next_code, same_domain

MIN_TITLE, MAX_TITLE, MAX_CATEGORY = 2, 20, 40
"""Characters of the names of a domain and of a category, as in the schema."""


@dataclass(frozen=True, slots=True)
class DomainRequest:
    """What somebody asks for; empty is what the program works out or leaves to be written."""

    title: str
    code: str = ""
    authority: str = ""
    introduction: str = ""
    categories: tuple[str, ...] = ()
    is_apart: bool = False


class UnfitError(SetupError):
    """It cannot be had so. `way`: `apart` or `authority`, where there is another way, which the asker words."""

    def __init__(self, message: str, way: str = "") -> None:
        super().__init__(message)
        self.way = way


def wanted_domain(catalogue: Catalogue, request: DomainRequest, known: Collection[str]) -> Domain:
    """The head of a domain as it was asked for. `known`: codes that were ever given out.

    Raises:
        UnfitError: the name, the code, the body or a category cannot be had.
    """
    title = " ".join(request.title.split())
    _refuse_title(catalogue, title, is_apart=request.is_apart)
    return new_domain(
        _find_code(request.code, known),
        title,
        _find_authority(catalogue, request.authority),
        " ".join(request.introduction.split()),
        fit_names(request.categories),
    )


def _refuse_title(catalogue: Catalogue, title: str, *, is_apart: bool) -> None:
    if not MIN_TITLE <= len(title) <= MAX_TITLE:
        raise UnfitError(f"领域名称写 {MIN_TITLE} 到 {MAX_TITLE} 个字，例如“社会救助”")
    same = same_domain(catalogue, title)
    if same is not None and same.title == title:
        raise UnfitError(f"目录里已经有 {same.code} {same.title}")
    if same is not None and not is_apart:
        raise UnfitError(f"目录里已经有 {same.code} {same.title}，“{title}”多半就是它", "apart")


def _find_code(asked: str, known: Collection[str]) -> str:
    code = unicodedata.normalize("NFKC", asked.strip()).zfill(2) if asked.strip() else next_code(known)
    if not is_id(code, IdKind.DOMAIN):
        raise UnfitError(f"领域编号“{asked}”是两位数字，例如 14")
    if code in known:
        raise UnfitError(f"领域编号 {code} 用过了，用过的不再给别的领域。下一个没有用过的是 {next_code(known)}")
    return code


def _find_authority(catalogue: Catalogue, name: str) -> str:
    """The registered name of the body in charge, for a name that it has, had or has besides."""
    name = name.strip()
    if not name or name in catalogue.bodies:
        return name
    for body in catalogue.bodies.values():
        if name in (body.full_name, *body.formerly, *body.also):
            return body.name
    raise UnfitError(f"没有登记“{name}”", "authority")


def fit_names(names: Sequence[str]) -> tuple[str, ...]:
    """Names of categories that may be had.

    Raises:
        UnfitError: one is too short or too long.
    """
    odd = [name for name in names if not MIN_TITLE <= len(name) <= MAX_CATEGORY]
    if odd:
        raise UnfitError(f"一级事项“{odd[0]}”写 {MIN_TITLE} 到 {MAX_CATEGORY} 个字")
    return tuple(names)
