"""Ed25519 signatures of a release, in two forms that offices have tools for.

- `release.json.sig`: an SSHSIG (OpenSSH, PROTOCOL.sshsig), checked by `ssh-keygen -Y verify -n gongkai-release`;
- `release.json.ed25519`: the 64 bytes of RFC 8032, checked by `openssl pkeyutl -verify -rawin`.

Keys are OpenSSH's own files, so `ssh-keygen -t ed25519` makes them too. The arithmetic is cryptography's; what stands
here is the frame of the SSHSIG.
"""

import base64
import binascii
import struct
from dataclasses import dataclass
from hashlib import sha256, sha512
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey

NAMESPACE = "gongkai-release"
"""What the signature is for: one made for mail or a commit does not pass for a release's."""

_MAGIC = b"SSHSIG"
_VERSION = 1
_KEY_TYPE = b"ssh-ed25519"
_HASH = b"sha512"
_BEGIN, _END = "-----BEGIN SSH SIGNATURE-----", "-----END SSH SIGNATURE-----"
_WIDTH = 70  # characters of a line, as ssh-keygen breaks them
_RAW = 64  # bytes
_COMMENT = "gongkai"


class KeyFileError(Exception):
    """A key file that cannot be used; the message is Chinese and says why."""


@dataclass(frozen=True, slots=True)
class Signatures:
    """Both forms of the signature of the same bytes."""

    ssh: bytes
    raw: bytes


@dataclass(frozen=True, slots=True)
class PublicKey:
    """The half that may be known. `line`: as it stands in a `.pub` file, without the comment."""

    line: str

    @property
    def fingerprint(self) -> str:
        """As `ssh-keygen -l` shows it: `SHA256:…`."""
        blob = base64.b64decode(self.line.split()[1])
        return "SHA256:" + base64.b64encode(sha256(blob).digest()).decode().rstrip("=")


class Signer:
    """A private key, read."""

    def __init__(self, key: "Ed25519PrivateKey") -> None:
        """Use `read_signer` or `new_signer`."""
        self._key = key
        self.public = _public(key.public_key())

    def sign(self, data: bytes) -> Signatures:
        """Both signatures of `data`."""
        blob = _blob(self.public)
        signature = _string(_KEY_TYPE) + _string(self._key.sign(_signed(data)))
        body = _MAGIC + struct.pack(">I", _VERSION) + _string(blob) + _string(NAMESPACE.encode())
        body += _string(b"") + _string(_HASH) + _string(signature)
        text = base64.b64encode(body).decode()
        lines = [text[at : at + _WIDTH] for at in range(0, len(text), _WIDTH)]
        return Signatures("\n".join([_BEGIN, *lines, _END, ""]).encode(), self._key.sign(data))

    def private_bytes(self) -> bytes:
        """The key as OpenSSH keeps it, without a password."""
        from cryptography.hazmat.primitives import serialization as form

        return self._key.private_bytes(form.Encoding.PEM, form.PrivateFormat.OpenSSH, form.NoEncryption())

    def public_pem(self) -> bytes:
        """The public half as openssl reads it."""
        from cryptography.hazmat.primitives import serialization as form

        return self._key.public_key().public_bytes(form.Encoding.PEM, form.PublicFormat.SubjectPublicKeyInfo)


def new_signer() -> Signer:
    """A new key, from the system's own randomness."""
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

    return Signer(Ed25519PrivateKey.generate())


def read_signer(data: bytes, password: bytes | None = None) -> Signer:
    """The private key in a file's bytes, in OpenSSH's form or PEM.

    Raises:
        KeyFileError: this is no Ed25519 key, or the password is missing or wrong.
    """
    from cryptography.exceptions import UnsupportedAlgorithm
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
    from cryptography.hazmat.primitives.serialization import load_pem_private_key, load_ssh_private_key

    load = load_ssh_private_key if b"OPENSSH PRIVATE KEY" in data else load_pem_private_key
    try:
        key = load(data, password)
    except TypeError as error:
        wanted = "密钥有密码，写在环境变量 GONGKAI_KEY_PASSWORD 里"
        raise KeyFileError(wanted if password is None else "密钥没有密码，不要设 GONGKAI_KEY_PASSWORD") from error
    except (ValueError, UnsupportedAlgorithm) as error:
        raise KeyFileError("读不出来：不是私钥文件，或者密码不对") from error
    if not isinstance(key, Ed25519PrivateKey):
        raise KeyFileError("不是 Ed25519 的密钥，用 gongkai key 新做一个")
    return Signer(key)


def read_public(data: bytes) -> PublicKey:
    """The public key in a file's bytes: a line `ssh-ed25519 …`, or PEM.

    Raises:
        KeyFileError: this is no Ed25519 public key.
    """
    from cryptography.exceptions import UnsupportedAlgorithm
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey
    from cryptography.hazmat.primitives.serialization import load_pem_public_key, load_ssh_public_key

    load = load_pem_public_key if b"-----BEGIN" in data else load_ssh_public_key
    try:
        key = load(data.strip())
    except (ValueError, UnsupportedAlgorithm) as error:
        raise KeyFileError("不是公钥文件：里面应当是一行，以 ssh-ed25519 开头") from error
    if not isinstance(key, Ed25519PublicKey):
        raise KeyFileError("不是 Ed25519 的公钥")
    return _public(key)


def is_signed_by(public: PublicKey, data: bytes, ssh: bytes | None, raw: bytes | None) -> bool:
    """Whether each signature that is there is of `data` by this key, and at least one is there."""
    answers = []
    if ssh is not None:
        answers.append(_is_ssh_right(public, data, ssh))
    if raw is not None:
        answers.append(len(raw) == _RAW and _verify(public, raw, data))
    return bool(answers) and all(answers)


def find_signing_key(ssh: bytes | None) -> PublicKey | None:
    """The key a signature says it was made with; it proves nothing by itself."""
    parts = _parts(ssh or b"")
    return _from_blob(parts[0]) if parts else None


def _is_ssh_right(public: PublicKey, data: bytes, ssh: bytes) -> bool:
    parts = _parts(ssh)
    if parts is None:
        return False
    blob, namespace, _, algorithm, signature = parts
    fields = _strings(signature)
    return (
        blob == _blob(public)
        and namespace == NAMESPACE.encode()
        and algorithm == _HASH
        and fields is not None
        and len(fields) == 2
        and fields[0] == _KEY_TYPE
        and _verify(public, fields[1], _signed(data))
    )


def _parts(armoured: bytes) -> list[bytes] | None:
    """Key, namespace, reserved, hash and signature of an SSHSIG; None where it is none."""
    lines = armoured.decode("ascii", "replace").strip().splitlines()
    if len(lines) < 3 or (lines[0], lines[-1]) != (_BEGIN, _END):
        return None
    try:
        body = base64.b64decode("".join(lines[1:-1]), validate=True)
    except (binascii.Error, ValueError):
        return None
    head = _MAGIC + struct.pack(">I", _VERSION)
    fields = _strings(body.removeprefix(head)) if body.startswith(head) else None
    return fields if fields is not None and len(fields) == 5 else None


def _signed(data: bytes) -> bytes:
    """What an SSHSIG really signs."""
    return _MAGIC + _string(NAMESPACE.encode()) + _string(b"") + _string(_HASH) + _string(sha512(data).digest())


def _verify(public: PublicKey, signature: bytes, data: bytes) -> bool:
    from cryptography.exceptions import InvalidSignature
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

    fields = _strings(_blob(public))
    assert fields is not None
    try:
        Ed25519PublicKey.from_public_bytes(fields[1]).verify(signature, data)
    except InvalidSignature:
        return False
    return True


def _public(key: "Ed25519PublicKey") -> PublicKey:
    from cryptography.hazmat.primitives import serialization as form

    return PublicKey(key.public_bytes(form.Encoding.OpenSSH, form.PublicFormat.OpenSSH).decode())


def public_line(public: PublicKey) -> bytes:
    """The bytes of a `.pub` file."""
    return f"{public.line} {_COMMENT}\n".encode()


def allowed_signers(public: PublicKey) -> bytes:
    """The file that ssh-keygen wants: who may sign what with which key."""
    return f'{_COMMENT} namespaces="{NAMESPACE}" {public.line}\n'.encode()


def _blob(public: PublicKey) -> bytes:
    return base64.b64decode(public.line.split()[1])


def _from_blob(blob: bytes) -> PublicKey | None:
    fields = _strings(blob)
    if fields is None or len(fields) != 2 or fields[0] != _KEY_TYPE or len(fields[1]) != 32:
        return None
    return PublicKey(f"{_KEY_TYPE.decode()} {base64.b64encode(blob).decode()}")


def _string(data: bytes) -> bytes:
    """RFC 4251, section 5: the length in four bytes, then the bytes."""
    return struct.pack(">I", len(data)) + data


def _strings(data: bytes) -> list[bytes] | None:
    """All strings of a message; None where the lengths don't fit."""
    found = []
    while data:
        if len(data) < 4:
            return None
        (length,) = struct.unpack(">I", data[:4])
        if len(data) < 4 + length:
            return None
        found.append(data[4 : 4 + length])
        data = data[4 + length :]
    return found
