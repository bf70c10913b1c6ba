"""Bytes of a text file → characters: UTF-8 with or without its mark, UTF-16, else GB 18030. No guessing.

A file with little Chinese is guessed wrong by every detector tried.
"""

import codecs

from generator.read.attached.faults import damaged, unknown

_MARKS = ((codecs.BOM_UTF8, "utf-8-sig"), (codecs.BOM_UTF16_LE, "utf-16"), (codecs.BOM_UTF16_BE, "utf-16"))
_SAMPLE = 4_096


def decode(data: bytes) -> str:
    """The text, line ends as they are.

    Raises:
        UnreadableError: no text in one of these encodings.
    """
    for name in (*_marked(data), "utf-8", "gb18030"):
        try:
            text = data.decode(name)
        except UnicodeDecodeError:
            continue
        if "\x00" in text:
            raise unknown("这不是文字文件（里面有不可见的字节）")
        return text
    raise damaged("不是 UTF-8，也不是 GBK 编码的文字")


def _marked(data: bytes) -> tuple[str, ...]:
    for mark, name in _MARKS:
        if data.startswith(mark):
            return (name,)
    sample = data[:_SAMPLE]
    zeros = sample.count(0)
    if zeros < len(sample) // 5 or not zeros:
        return ()
    return ("utf-16-le",) if sample[1::2].count(0) >= sample[0::2].count(0) else ("utf-16-be",)
