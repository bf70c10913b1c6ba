"""Fields whose numbers an office publishes as a duty, by what the table of fields says of them.

《政府信息公开条例》art. 20: the office's telephones. Addresses of the web, registrations and document
numbers are no persons'.
An e-mail address is looked at all the same: its name is often a mobile number.
"""

from functools import cache

from generator.model.body import Body
from generator.model.domain import Domain
from generator.model.fields import Meaning, keys_meaning
from generator.model.guide import Guide
from generator.model.indexnumber import IndexNumber, LastSerial
from generator.model.item import Item
from generator.model.law import Law
from generator.model.occasion import Occasion
from generator.model.office import Office
from generator.model.personal.finding import About
from generator.model.place import Spot
from generator.model.poster import PosterSet
from generator.model.record import PublicationRecord

_KEYS = keys_meaning(
    Body, Domain, Item, Law, Office, PosterSet, PublicationRecord, IndexNumber, LastSerial, Guide, Occasion, Spot
)
_LOOKED_AT = {"email"}

CONTACTS = frozenset(key for key, meanings in _KEYS.items() if meanings == {Meaning.PHONE})
"""Keys of public telephones."""

ADDRESSES = frozenset(key for key, meanings in _KEYS.items() if meanings <= {Meaning.URL, Meaning.MARK}) - _LOOKED_AT
"""Keys of addresses and of numbers given by others."""


@cache
def about_field(key: str) -> About:
    """What the detector is told of a text by the key it stands under."""
    return About(is_contact=key in CONTACTS, is_address=key in ADDRESSES)
