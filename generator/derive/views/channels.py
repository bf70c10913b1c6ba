"""A channel as a resident can use it: the office's own name for it first, its website with the address."""

from generator.derive.views.official import say_channel
from generator.derive.views.parts import OutLink
from generator.model.item import ChannelUse
from generator.model.office import Office
from generator.model.terms import Channel, Own


def channel_link(use: ChannelUse, office: Office) -> OutLink:
    """A channel as a resident can use it: the office's website with its address; 其他 alone says too little."""
    if use.channel.standard is Channel.WEBSITE and office.site_domain:
        return OutLink(_where(use), f"https://{office.site_domain}/")
    if use.channel is Channel.OTHER and not use.note:
        return OutLink(f"{use.channel.value}（问公开的单位）")
    return OutLink(_where(use))


def _where(use: ChannelUse) -> str:
    """A name of the office's own stands first, for that is what residents look for: 官方微信公众号（两微一端）."""
    if not isinstance(use.channel, Own) or use.channel.standard is Channel.OTHER:
        return say_channel(use)
    return f"{use.channel.value}（{'，'.join(filter(None, (use.channel.standard.value, use.note)))}）"
