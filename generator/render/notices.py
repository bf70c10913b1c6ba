"""Texts of notices as files: what is read aloud, a short message, an article; each with a line for who uses it."""

from generator.model.notice import SMS_ROOM, SPOKEN_A_MINUTE, Article, Broadcast, ShortMessage


def write_broadcast(broadcast: Broadcast) -> str:
    """The paragraphs, and how long they take; that line is not read."""
    count, seconds = broadcast.characters, broadcast.seconds
    length = f"共 {count} 字，一分钟念 {SPOKEN_A_MINUTE} 字，约 {seconds} 秒"
    note = f"（这一行不念：{length}。念慢一点，逗号处停一停，隔一会儿再念一遍。）"
    return "\n\n".join((*broadcast.paragraphs, note)) + "\n"


def write_message(message: ShortMessage) -> str:
    """The message alone, so that it can be pasted as it is."""
    return f"{message.text}\n"


def say_message(message: ShortMessage) -> str:
    """Its length, and what had no room."""
    left = f"，放不下、没有写的：{'、'.join(message.left_out)}" if message.left_out else ""
    return f"短信 {message.length} 个字，不超过 {SMS_ROOM} 个{left}"


def write_article(article: Article) -> str:
    """Title, digest and text under their names in the editor of an official account."""
    head = (f"标题：{article.title}", f"摘要：{article.digest}", f"阅读原文：{article.link}")
    return "\n".join(head) + "\n\n" + "\n".join(article.paragraphs) + "\n"
