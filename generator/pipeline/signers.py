"""Keys in files: read, made, and the package that does the arithmetic asked for in words."""

import os
from importlib.util import find_spec
from pathlib import Path

from generator.model.errors import PublishError, SetupError, explain_os_error
from generator.publish.signing import (
    KeyFileError,
    PublicKey,
    allowed_signers,
    new_signer,
    public_line,
    read_public,
    read_signer,
)
from generator.publish.signing import (
    Signer as Signer,
)

_PACKAGE = "cryptography"


def load_signer(path: Path, password: str | None) -> Signer:
    """The private key in a file.

    Raises:
        SetupError: the package is missing, the file cannot be read, or holds no key that could be used.
    """
    _require()
    try:
        return read_signer(_read(path), password.encode() if password else None)
    except KeyFileError as error:
        raise SetupError(f"密钥“{path}”用不了：{error}。") from error


def load_public(path: Path) -> PublicKey:
    """The public key in a file.

    Raises:
        SetupError: as `load_signer`.
    """
    _require()
    try:
        return read_public(_read(path))
    except KeyFileError as error:
        raise SetupError(f"公钥“{path}”用不了：{error}。") from error


def make_key(path: Path) -> PublicKey:
    """A new key: `path` (for its owner alone), and beside it `.pub`, `.pem` and `.allowed` for those who check.

    Raises:
        SetupError: the package is missing.
        PublishError: a file is there already, or cannot be written.
    """
    _require()
    signer = new_signer()
    halves = {
        ".pub": public_line(signer.public),
        ".pem": signer.public_pem(),
        ".allowed": allowed_signers(signer.public),
    }
    beside = {path.with_name(path.name + end): data for end, data in halves.items()}
    if there := next((one for one in (path, *beside) if os.path.lexists(one)), None):
        raise PublishError(f"“{there}”已经有了，没有覆盖：旧的密钥丢了，以前签的名就没法再续。换一个名称。")
    try:
        for file, data, mode in ((path, signer.private_bytes(), 0o600), *((f, d, 0o644) for f, d in beside.items())):
            with os.fdopen(os.open(file, os.O_WRONLY | os.O_CREAT | os.O_EXCL, mode), "wb") as out:
                out.write(data)
    except OSError as error:
        raise PublishError(f"写不了“{path}”：{explain_os_error(error)}。") from error
    return signer.public


def _read(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError as error:
        raise SetupError(f"读不了“{path}”：{explain_os_error(error)}。") from error


def _require() -> None:
    if find_spec(_PACKAGE) is None:
        raise SetupError(f"签名要用的软件包没有装：{_PACKAGE}。运行 pip install 'gongkai[publish]'；不签名的不用装。")
