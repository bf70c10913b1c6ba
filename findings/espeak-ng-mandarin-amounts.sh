#!/bin/sh
# eSpeak NG as shipped by espeakng-loader 0.2.4 (asked through phonemizer 3.4.0): Mandarin has no 万, and "%" is English.
#
# Guessed: 12345 is spoken as 一万二千三百四十五 and 50% as 百分之五十.
# Seen: 12345 is 十二千三百四十五 ("twelve thousand …"), 43500元 is 四十三千五百元: groups of three as in English; 50% ends in the
# English word per cent; ㎡ is one vague vowel. 3.5亩 and the rest of a sentence are right, so a listener does not expect it.
# Matters to whoever has a notice read aloud (大喇叭, screen readers on cheap telephones): spell amounts in characters first.
set -eu
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/env"
"$work/env/bin/pip" install -q --disable-pip-version-check espeakng-loader==0.2.4 phonemizer==3.4.0
"$work/env/bin/python" - <<'PY'
import espeakng_loader
from phonemizer.backend import EspeakBackend
from phonemizer.backend.espeak.wrapper import EspeakWrapper

EspeakWrapper.set_library(espeakng_loader.get_library_path())
EspeakWrapper.set_data_path(espeakng_loader.get_data_path())
voice = EspeakBackend("cmn", preserve_punctuation=True)


def sounds(text):
    """What is said, without tones and blanks."""
    return "".join(sign for sign in voice.phonemize([text], strip=True)[0] if not sign.isdigit() and sign not in " ɜ")


for figures, characters in (("12345", "十二千三百四十五"), ("43500元", "四十三千五百元"), ("3.5亩", "三点五亩")):
    print(figures, sounds(figures), characters, sounds(characters))
    assert sounds(figures) == sounds(characters), f"{figures} is no longer said as {characters}"
assert sounds("12345") != sounds("一万二千三百四十五"), "12345 is said rightly now"
percent = voice.phonemize(["50%"], strip=True)[0]
print("50%", percent)
assert "(en)" in percent, "the sign is no longer said in English"
print("as written down")
PY
