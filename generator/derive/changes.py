"""The latest adjustments residents should know, newest first."""

from collections.abc import Mapping

from generator.model.catalogue import Adjustment, Catalogue


def derive_latest(catalogue: Catalogue, wanted: int = 5) -> tuple[Adjustment, ...]:
    """The newest `wanted` adjustments of the whole catalogue."""
    return tuple(sorted(catalogue.adjustments, key=lambda a: a.on, reverse=True)[:wanted])


def derive_histories(catalogue: Catalogue) -> Mapping[str, tuple[Adjustment, ...]]:
    """Item id → its adjustments, newest first. Adjustments of the whole catalogue stand under ""."""
    found: dict[str, list[Adjustment]] = {}
    for adjustment in sorted(catalogue.adjustments, key=lambda a: a.on, reverse=True):
        for item_id in adjustment.items or ("",):
            found.setdefault(item_id, []).append(adjustment)
    return {key: tuple(values) for key, values in found.items()}
