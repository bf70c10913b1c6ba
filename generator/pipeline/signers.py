"""Keys in files: read, made, and the package that does the arithmetic asked for in words."""

from importlib.util import find_spec
from pathlib import Path

from generator.model.errors import SetupError
from generator.publish.keyfiles import add_public_files, read_key_file, write_key_files
from generator.publish.signing import (
    KeyFileError,
    PublicKey,
    Signer,
    allowed_signers,
    new_signer,
    public_line,
    read_public,
    read_signer,
)

_PACKAGE = "cryptography"


def open_signer(file: str, password: str | None) -> Signer | None:
    """The private key in a file; None where no file is named: the release goes out unsigned.

    Raises:
        SetupError: the package is missing, the file cannot be read, or holds no key that could be used.
    """
    if not file:
        return None
    _require()
    path = Path(file)
    try:
        return read_signer(read_key_file(path), password.encode() if password else None)
    except KeyFileError as error:
        raise SetupError(f"密钥“{path}”用不了：{error}。") from error


def load_public(path: Path) -> PublicKey:
    """The public key in a file.

    Raises:
        SetupError: as `open_signer`.
    """
    _require()
    try:
        return read_public(read_key_file(path))
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
    write_key_files(path, signer.private_bytes(), _known(signer))
    return signer.public


def complete_key(file: str, password: str | None) -> tuple[PublicKey, list[str]]:
    """What is missing beside a key that somebody else's tool made. Returns the key and the names of the new files.

    Raises:
        SetupError: as `open_signer`.
        PublishError: nothing is missing, or it cannot be written.
    """
    signer = open_signer(file, password)
    assert signer is not None
    return signer.public, add_public_files(Path(file), _known(signer))


def _known(signer: Signer) -> dict[str, bytes]:
    return {
        ".pub": public_line(signer.public),
        ".pem": signer.public_pem(),
        ".allowed": allowed_signers(signer.public),
    }


def _require() -> None:
    if find_spec(_PACKAGE) is None:
        raise SetupError(f"签名要用的软件包没有装：{_PACKAGE}。运行 pip install 'gongkai[publish]'；不签名的不用装。")
