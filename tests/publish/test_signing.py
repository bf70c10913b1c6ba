"""Signatures that ssh-keygen and openssl accept, and no other."""

import subprocess
from pathlib import Path

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from generator.publish.signing import (
    KeyFileError,
    Signer,
    allowed_signers,
    find_signing_key,
    is_signed_by,
    new_signer,
    public_line,
    read_public,
    read_signer,
)

DATA = b"the bytes that are signed\n"


@pytest.fixture
def signer() -> Signer:
    return new_signer()


def run(folder: Path, *command: str, data: bytes = b"") -> subprocess.CompletedProcess[bytes]:
    return subprocess.run(command, cwd=folder, input=data, capture_output=True, check=False)


def test_ssh_keygen_accepts_our_signature(signer: Signer, tmp_path: Path) -> None:
    (tmp_path / "allowed").write_bytes(allowed_signers(signer.public))
    (tmp_path / "sig").write_bytes(signer.sign(DATA).ssh)
    ask = ("ssh-keygen", "-Y", "verify", "-f", "allowed", "-I", "gongkai", "-s", "sig", "-n")
    assert run(tmp_path, *ask, "gongkai-release", data=DATA).returncode == 0
    assert run(tmp_path, *ask, "gongkai-release", data=DATA + b"x").returncode != 0
    assert run(tmp_path, *ask, "git", data=DATA).returncode != 0, "it is for nothing else"


def test_ours_is_the_signature_ssh_keygen_makes(signer: Signer, tmp_path: Path) -> None:
    key = tmp_path / "key"
    key.write_bytes(signer.private_bytes())
    key.chmod(0o600)
    (tmp_path / "data").write_bytes(DATA)
    assert run(tmp_path, "ssh-keygen", "-Y", "sign", "-f", "key", "-n", "gongkai-release", "data").returncode == 0
    assert (tmp_path / "data.sig").read_bytes() == signer.sign(DATA).ssh


def test_openssl_accepts_the_raw_signature(signer: Signer, tmp_path: Path) -> None:
    (tmp_path / "key.pem").write_bytes(signer.public_pem())
    (tmp_path / "raw").write_bytes(signer.sign(DATA).raw)
    (tmp_path / "data").write_bytes(DATA)
    ask = ("openssl", "pkeyutl", "-verify", "-pubin", "-inkey", "key.pem", "-rawin", "-sigfile", "raw", "-in", "data")
    assert run(tmp_path, *ask).returncode == 0
    (tmp_path / "data").write_bytes(DATA + b"x")
    assert run(tmp_path, *ask).returncode != 0


def test_keys_of_ssh_keygen_are_read(tmp_path: Path) -> None:
    assert run(tmp_path, "ssh-keygen", "-q", "-t", "ed25519", "-N", "", "-f", "key").returncode == 0
    signer = read_signer((tmp_path / "key").read_bytes())
    assert read_public((tmp_path / "key.pub").read_bytes()) == signer.public
    said = run(tmp_path, "ssh-keygen", "-lf", "key.pub").stdout.decode()
    assert signer.public.fingerprint in said


def test_a_key_with_a_password(tmp_path: Path) -> None:
    assert run(tmp_path, "ssh-keygen", "-q", "-t", "ed25519", "-N", "geheim", "-f", "key").returncode == 0
    data = (tmp_path / "key").read_bytes()
    assert read_signer(data, b"geheim").public == read_public((tmp_path / "key.pub").read_bytes())
    with pytest.raises(KeyFileError, match="密码"):
        read_signer(data)
    with pytest.raises(KeyFileError, match="密码"):
        read_signer(data, b"wrong")


def test_keys_come_back(signer: Signer) -> None:
    assert read_signer(signer.private_bytes()).public == signer.public
    assert read_public(public_line(signer.public)) == signer.public
    assert read_public(signer.public_pem()) == signer.public
    assert find_signing_key(signer.sign(DATA).ssh) == signer.public


@pytest.mark.parametrize("data", [b"", b"no key", b"-----BEGIN x-----\n", b"ssh-ed25519 AAAA x", b"ssh-rsa AAAAB3 x"])
def test_what_is_no_key_is_said(data: bytes) -> None:
    with pytest.raises(KeyFileError):
        read_public(data)
    with pytest.raises(KeyFileError):
        read_signer(data)


def test_another_kind_of_key_is_said(tmp_path: Path) -> None:
    assert run(tmp_path, "ssh-keygen", "-q", "-t", "rsa", "-b", "2048", "-N", "", "-f", "key").returncode == 0
    with pytest.raises(KeyFileError, match="Ed25519"):
        read_signer((tmp_path / "key").read_bytes())
    with pytest.raises(KeyFileError, match="Ed25519"):
        read_public((tmp_path / "key.pub").read_bytes())


def test_only_the_right_signature_of_the_right_key_passes(signer: Signer) -> None:
    other = new_signer()
    good, bad = signer.sign(DATA), other.sign(DATA)
    assert is_signed_by(signer.public, DATA, good.ssh, good.raw)
    assert is_signed_by(signer.public, DATA, good.ssh, None)
    assert is_signed_by(signer.public, DATA, None, good.raw)
    assert not is_signed_by(signer.public, DATA, None, None)
    assert not is_signed_by(signer.public, DATA, bad.ssh, None)
    assert not is_signed_by(signer.public, DATA, good.ssh, bad.raw), "each that is there counts"
    assert not is_signed_by(signer.public, DATA + b"x", good.ssh, None)


def test_every_byte_of_a_signature_counts(signer: Signer) -> None:
    good = signer.sign(DATA)
    for at in range(len(good.raw)):
        bent = bytes([*good.raw[:at], good.raw[at] ^ 1, *good.raw[at + 1 :]])
        assert not is_signed_by(signer.public, DATA, None, bent)
    lines = good.ssh.split(b"\n")
    for number in range(1, len(lines) - 2):
        for at in range(len(lines[number])):
            bent = [*lines]
            bent[number] = (
                lines[number][:at] + (b"A" if lines[number][at : at + 1] != b"A" else b"B") + lines[number][at + 1 :]
            )
            if bent[number] != lines[number]:
                changed = b"\n".join(bent)
                is_same = changed.replace(b"\n", b"") == good.ssh.replace(b"\n", b"")
                assert (
                    is_same or not is_signed_by(signer.public, DATA, changed, None) or _decodes_alike(changed, good.ssh)
                )


def _decodes_alike(one: bytes, other: bytes) -> bool:
    """The last letter of base64 holds bits that mean nothing."""
    import base64

    bodies = [b"".join(text.split(b"\n")[1:-2]) for text in (one, other)]
    return base64.b64decode(bodies[0]) == base64.b64decode(bodies[1])


def test_rfc_8032_first_vector() -> None:
    key = Ed25519PrivateKey.from_private_bytes(
        bytes.fromhex("9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60")
    )
    wanted = (
        "e5564300c360ac729086e2cc806e828a84877f1eb8e5d974d873e06522490155"
        "5fb8821590a33bacc61e39701cf9b46bd25bf5f0595bbe24655141438e7a100b"
    )
    assert Signer(key).sign(b"").raw.hex() == wanted
