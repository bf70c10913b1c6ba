"""The ledger as one HTML file that opens from a disk and prints: no other file, no script."""

from generator.derive.views.ledger import LedgerView
from generator.render.site.environment import site_environment


def render_ledger_html(view: LedgerView) -> bytes:
    return site_environment().get_template("ledger_file.html").render(view=view, root="").encode()
