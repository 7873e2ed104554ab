"""The market's certificate authority and its one file."""

import stat
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from pathlib import Path

import pytest
from cryptography import x509

from contracts.authority import (
    FILE_NAME,
    AuthorityFileError,
    MarketAuthority,
    credit_code_of,
    name_of,
)
from tests.contracts.sample import AGENCY, AT


def opened(folder: Path) -> MarketAuthority:
    return MarketAuthority.open(folder, name="市场电子签名", at=AT)


def test_authority_is_created_once_and_then_kept(tmp_path: Path) -> None:
    folder = tmp_path / "keys"
    assert opened(folder).root == opened(folder).root
    assert [path.name for path in folder.iterdir()] == [FILE_NAME]


def test_key_file_is_for_its_owner_alone(tmp_path: Path) -> None:
    opened(tmp_path)
    assert stat.S_IMODE((tmp_path / FILE_NAME).stat().st_mode) == 0o600


def test_key_file_open_to_others_is_refused(tmp_path: Path) -> None:
    opened(tmp_path)
    (tmp_path / FILE_NAME).chmod(0o640)
    with pytest.raises(AuthorityFileError):
        opened(tmp_path)


def test_damaged_key_file_is_not_replaced_in_silence(tmp_path: Path) -> None:
    path = tmp_path / FILE_NAME
    path.write_text("nothing")
    path.chmod(0o600)
    with pytest.raises(AuthorityFileError):
        opened(tmp_path)
    assert path.read_text() == "nothing"


def test_processes_that_start_together_agree_on_one_authority(tmp_path: Path) -> None:
    with ThreadPoolExecutor(8) as pool:
        roots = list(pool.map(lambda _: opened(tmp_path).root.serial_number, range(8)))
    assert len(set(roots)) == 1


def test_issued_certificate_names_the_organisation_and_may_only_sign(tmp_path: Path) -> None:
    authority = opened(tmp_path)
    identity = authority.issue(name=AGENCY.name, credit_code=AGENCY.credit_code, at=AT)
    certificate = identity.certificate
    certificate.verify_directly_issued_by(authority.root)
    assert (name_of(certificate), credit_code_of(certificate)) == (AGENCY.name, AGENCY.credit_code)
    usage = certificate.extensions.get_extension_for_class(x509.KeyUsage).value
    assert usage.content_commitment
    assert not usage.key_cert_sign


def test_two_certificates_of_one_organisation_have_their_own_keys(tmp_path: Path) -> None:
    authority = opened(tmp_path)
    one, two = (
        authority.issue(name=AGENCY.name, credit_code=AGENCY.credit_code, at=AT) for _ in range(2)
    )
    assert one.serial_number != two.serial_number
    assert one.certificate.public_key() != two.certificate.public_key()


def test_lifetime_is_what_was_asked_for(tmp_path: Path) -> None:
    identity = opened(tmp_path).issue(
        name="甲", credit_code="", at=AT, lifetime=timedelta(minutes=10)
    )
    assert identity.certificate.not_valid_after_utc == AT + timedelta(minutes=10)
