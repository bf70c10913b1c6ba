"""The detector as the checks know it: `find_personal`, `hide_personal`, `About`, `Finding`.

It lives in row 0 (`model.personal`), because a diagnostic hides what it quotes; this is its address in row 2.
"""

import generator.model.personal.find as _find
import generator.model.personal.finding as _finding
import generator.model.personal.hide as _hide

About = _finding.About
Finding = _finding.Finding
find_personal = _find.find_personal
hide_personal = _hide.hide_personal
