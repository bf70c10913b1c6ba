"""Passports, travel permits, officers' cards and number plates: letters and digits in a form of their own.

Forms of passports and permits: 出入境证件 of the immigration administration (E, G, D, S, P and eight places; C, H, M and eight
to ten; 台胞证 eight or ten digits); they need their word before. Plates: GA 36, a province's short name, a letter without
I and O, five or six places.
"""

import re
from collections.abc import Iterator

_PASSPORT = re.compile(
    r"(?:护照|(?i:passport))[^0-9A-Za-z。；;\n\t]{0,10}(?:(?i:no)\.?[：: ]{0,3})?[\s|]{0,3}([A-Za-z][A-Za-z]?[ \-]?(?:[0-9][ \-.]{0,2}){6,7}[0-9])(?![0-9])"
)
_PERMIT = re.compile(
    r"(?:通行证|台胞证|回乡证|台湾居民)[^0-9A-Za-z。；;\n\t]{0,10}[\s|]{0,3}(?!(?:19|20)[0-9]{2}[\-./])([A-Za-z]?[ \-]?(?:[0-9][ \-.]{0,2}){7,9}[0-9])(?:[（(][A-Z0-9][)）])?(?![0-9])"
)
_OFFICER = re.compile(
    r"(?:军官证|士官证|警官证|军人证|文职干部证|士兵证|军人身份证件?)[^0-9。；;\n\t]{0,10}?[\s|]{0,3}(?!(?:19|20)[0-9]{2}[\-./年])([\u4e00-\u9fff]{0,3}字?第?\s?(?:[0-9][ \-.]{0,2}){5,9}[0-9]号?)(?![0-9])"
)
_FOREIGNER = re.compile(r"(?:永久居留|居留证|居留许可)[^0-9A-Za-z。；;\n]{0,8}([A-Z]{3}[0-9]{12})(?![0-9])")
REGIONS = "京津冀晋蒙辽吉黑沪苏浙皖闽赣鲁豫鄂湘粤桂琼渝川贵云藏陕甘青宁新"
_PLATE = re.compile(
    rf"(?<![A-Za-z0-9])([{REGIONS}]\s?[A-HJ-NP-Za-hj-np-z][ \-·•・.．∙●]{{0,2}}"
    r"(?:[DFAGBCEHJKdf](?:[A-HJ-NP-Z0-9])[0-9]{4}|[0-9]{5}[DFABCEGHJK]|(?=[A-HJ-NP-Z]{0,3}[0-9])[A-HJ-NP-Z0-9]{4}[A-HJ-NP-Z0-9挂学港澳领]))"
    r"(?![A-Za-z0-9]|\-[0-9]|号)"
)
_NO_PLATE = re.compile(r"(?:许可证?|证|编|文|批准|备案|案|药广审|医广|字|号码?)[第号：:（(\s]*\Z")

PAPER, PLATE = ("GK505", "护照、通行证或者军人证件号码"), ("GK507", "车牌号")


def find_papers(words: str) -> Iterator[tuple[int, int, str, str]]:
    """Start, end, code and kind of each number of a paper and each plate."""
    if any(word in words for word in ("护照", "证", "居民", "passport", "Passport", "PASSPORT", "居留")):
        for pattern in (_PASSPORT, _PERMIT, _OFFICER, _FOREIGNER):
            for match in pattern.finditer(words):
                yield match.start(1), match.end(1), *PAPER
    for match in _PLATE.finditer(words):
        before = words[max(0, match.start() - 8) : match.start()]
        if "车牌" in before or "号牌" in before or not _NO_PLATE.search(before):
            yield match.start(1), match.end(1), *PLATE
