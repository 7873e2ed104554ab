"""/verify/ answers for any bytes: the signed file, an earlier revision, a changed one, rubbish."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.core.management import CommandError, call_command
from django.db import connection
from django.utils import translation

from contracts.models import SigningCertificate, SigningStage
from contracts.queries.text import paper_of
from contracts.queries.verification import SENTENCES, Answer, verify
from contracts.validity import Fault
from core.models import OrganisationKind
from tests.contracts import world as w

pytestmark = pytest.mark.django_db


def upload(client, content: bytes):
    return client.post("/verify/", {"file": SimpleUploadedFile("contract.pdf", content)})


def flipped(content: bytes, position: int) -> bytes:
    return content[:position] + bytes([content[position] ^ 1]) + content[position + 1 :]


@pytest.mark.parametrize("share", [0.0001, 0.25, 0.5, 0.75, 0.9, 0.999])
def test_file_with_one_flipped_byte_is_not_the_contract(client, share):
    content = paper_of(w.signed().contract).content
    answer = upload(client, flipped(content, int(len(content) * share)))
    assert answer.status_code == 200
    assert not answer.context["found"].is_valid
    with translation.override("zh-hans"):
        assert str(SENTENCES[answer.context["found"].answer]) in answer.content.decode()


@pytest.mark.parametrize("share", [0.3, 0.6, 0.99])
def test_truncated_file_gets_a_clear_sentence(client, share):
    content = paper_of(w.signed().contract).content
    found = upload(client, content[: int(len(content) * share)]).context["found"]
    assert found.answer in {Answer.NOT_PDF, Answer.UNKNOWN}


def test_signed_file_is_valid_for_anybody(client):
    world = w.signed()
    answer = upload(client, paper_of(world.contract).content)
    assert answer.context["found"].answer == Answer.VALID
    assert world.contract.number in answer.content.decode()


def test_file_cut_back_to_the_agency_signature_is_recognised_as_unfinished(client):
    world = w.signed()
    signed_by_one = world.contract.documents.get(revision=SigningStage.AGENCY_SIGNED)
    with signed_by_one.file.file.open("rb") as file:
        half = file.read()
    assert paper_of(world.contract).content.startswith(half)
    assert upload(client, half).context["found"].answer == Answer.UNFINISHED


@pytest.mark.parametrize("content", [b"x", b"%PDF-1.7", b"\x00" * 1000, b"PK\x03\x04"])
def test_rubbish_is_not_a_pdf(content):
    assert verify(content).answer == Answer.NOT_PDF


def test_upload_without_a_file_asks_for_one(client):
    assert client.post("/verify/", {}).status_code == 422


def test_certificate_revoked_before_it_signed_makes_the_contract_invalid():
    world = w.signed()
    SigningCertificate.objects.filter(organisation=world.contract.owner).update(
        revoked_at=w.NOON - w.DAY
    )
    found = verify(paper_of(world.contract).content)
    assert found.answer == Answer.INVALID
    assert {finding.fault for finding in found.findings} == {Fault.REVOKED}


def test_page_of_a_contract_shows_what_the_chain_records(client):
    world = w.signed()
    body = client.get(f"/verify/contract/{world.contract.number}/").content.decode()
    assert paper_of(world.contract).sha256 in body


def test_unsigned_contract_has_no_public_page(client):
    world = w.drafted()
    assert client.get(f"/verify/contract/{world.contract.number}/").status_code == 404


def test_public_list_shows_signed_contracts_only(client):
    signed, drafted = w.signed(), w.drafted()
    body = client.get("/contracts/").content.decode()
    assert signed.contract.number in body
    assert drafted.contract.number not in body


def test_natural_person_is_not_named_and_not_found_by_name(client):
    world = w.signed()
    owner = world.contract.owner
    owner.kind, owner.name = OrganisationKind.NATURAL_PERSON, "赵小明"
    owner.save()
    assert "赵小明" not in client.get("/contracts/").content.decode()
    assert world.contract.number not in client.get("/contracts/?q=赵小明").content.decode()
    found = client.get(f"/contracts/?q={world.contract.number}").content.decode()
    assert f"/verify/contract/{world.contract.number}/" in found
    assert "赵小明" not in client.get(f"/verify/contract/{world.contract.number}/").content.decode()


def test_command_says_the_same(tmp_path, capsys):
    content = paper_of(w.signed().contract).content
    whole, broken = tmp_path / "whole.pdf", tmp_path / "broken.pdf"
    whole.write_bytes(content)
    broken.write_bytes(flipped(content, 2000))
    call_command("verify_contract", str(whole))
    assert "Owner" in capsys.readouterr().out
    with pytest.raises(CommandError):
        call_command("verify_contract", str(broken))
    with pytest.raises(CommandError):
        call_command("verify_contract", str(tmp_path / "none.pdf"))


def test_contract_whose_public_chain_was_rewritten_is_reported(client):
    world = w.signed()
    content = paper_of(world.contract).content
    with connection.cursor() as cursor:
        cursor.execute("SET LOCAL session_replication_role = replica")
        cursor.execute(
            "UPDATE core_chainentry SET payload = '{}' WHERE chain = %s AND kind = 'agency_signed'",
            [world.contract.chain],
        )
        cursor.execute("SET LOCAL session_replication_role = DEFAULT")
    found = upload(client, content).context["found"]
    assert (found.answer, found.contract) == (Answer.CHAIN_BROKEN, world.contract)


def test_contract_missing_from_the_public_chain_is_reported():
    world = w.signed()
    content = paper_of(world.contract).content
    with connection.cursor() as cursor:
        cursor.execute("SET LOCAL session_replication_role = replica")
        cursor.execute("DELETE FROM core_chainentry WHERE chain = %s", [world.contract.chain])
        cursor.execute("SET LOCAL session_replication_role = DEFAULT")
    assert verify(content).answer == Answer.CHAIN_BROKEN


def test_command_names_each_finding(tmp_path, capsys):
    world = w.signed()
    SigningCertificate.objects.filter(organisation=world.contract.owner).update(
        revoked_at=w.NOON - w.DAY
    )
    path = tmp_path / "contract.pdf"
    path.write_bytes(paper_of(world.contract).content)
    with pytest.raises(CommandError, match="do not verify"):
        call_command("verify_contract", str(path))
    assert "The certificate of Owner was revoked before it signed." in capsys.readouterr().out
