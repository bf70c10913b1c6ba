"""The detector under the name of its module; see the package."""

import generator.check.personal as _personal

About = _personal.About
Finding = _personal.Finding
find_personal = _personal.find_personal
hide_personal = _personal.hide_personal
