"""What `press/` promises, against a real SMTP server: nobody gets a letter twice, whatever happens on the way."""

import shutil
import ssl
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
from aiosmtpd.controller import Controller
from aiosmtpd.smtp import SMTP, AuthResult, Envelope, LoginPassword, Session

from broadsheet.model.errors import BuildError
from broadsheet.press.recipients import Record, read_recipients
from broadsheet.press.sending import Outcome, Posting, Server, read_server, send
from tests.serving import kept_port

MESSAGE = b"From: The Post <post@example.org>\r\nSubject: x\r\n\r\nBody.\r\n"
PEOPLE = tuple(f"reader{number}@example.org" for number in range(5))


class Office:
    """Takes letters, refuses some, and cuts the line where it is told to."""

    def __init__(self) -> None:
        """Begin with nothing."""
        self.taken: list[str] = []
        self.texts: list[bytes] = []
        self.replies: dict[str, str] = {}
        self.cut_after: set[str] = set()
        self.cut_before: set[str] = set()

    async def handle_RCPT(  # noqa: N802, PLR0917  # aiosmtpd's own
        self, server: SMTP, session: Session, envelope: Envelope, address: str, options: list[str]
    ) -> str:
        """Answer for an address."""
        del session, options
        if address in self.cut_before:
            self.cut_before.discard(address)
            _hang_up(server)
        envelope.rcpt_tos.append(address)
        return self.replies.get(address, "250 OK")

    async def handle_DATA(self, server: SMTP, session: Session, envelope: Envelope) -> str:  # noqa: N802  # the same
        """Take a letter; the line may be cut before anybody is told."""
        del session
        self.taken += envelope.rcpt_tos
        self.texts.append(envelope.original_content or b"")
        if set(envelope.rcpt_tos) & self.cut_after:
            self.cut_after.clear()
            _hang_up(server)
        return "250 taken"


def _hang_up(server: SMTP) -> None:
    transport: Any = server.transport
    transport.abort()


@contextmanager
def open_office(scheme: str = "smtp", user: str = "", **options: Any) -> Iterator[tuple[Office, Server]]:
    """Run a real server on a free port."""
    handler = Office()
    with kept_port() as port:
        controller = Controller(handler, hostname="127.0.0.1", port=port, ready_timeout=60, **options)
        controller.start()
        yield handler, Server(scheme, "127.0.0.1", port, user, "secret" if user else "")
        controller.stop()


@pytest.fixture
def office() -> Iterator[tuple[Office, Server]]:
    """Run one that encrypts nothing."""
    with open_office() as found:
        yield found


def run(server: Server, record: Path, people: tuple[str, ...] = PEOPLE) -> Outcome:
    """Send to everybody who has not had it."""
    outcome = Outcome()
    send(Posting(MESSAGE, people, server, Record(record)), outcome, lambda _: None)
    return outcome


def test_everybody_gets_it_once_however_often_it_is_run(office: tuple[Office, Server], tmp_path: Path) -> None:
    """Each addressed to one alone."""
    handler, server = office
    assert run(server, tmp_path / "sent").sent == list(PEOPLE)
    assert run(server, tmp_path / "sent").sent == []
    assert handler.taken == list(PEOPLE)
    assert [text.split(b"\r\n")[0] for text in handler.texts] == [f"To: {each}".encode() for each in PEOPLE]


def test_a_letter_that_was_cut_off_in_the_middle_is_not_sent_again(
    office: tuple[Office, Server], tmp_path: Path
) -> None:
    """The server took it and nobody heard: it is doubtful, and the next run goes on behind it."""
    handler, server = office
    handler.cut_after = {PEOPLE[2]}
    first = run(server, tmp_path / "sent")
    assert first.lost
    assert first.sent == list(PEOPLE[:2])
    second = run(server, tmp_path / "sent")
    assert second.sent == list(PEOPLE[3:])
    assert handler.taken == list(PEOPLE)
    assert Record(tmp_path / "sent").of("?", PEOPLE) == [PEOPLE[2]]


def test_a_line_that_is_cut_before_a_letter_is_made_anew(office: tuple[Office, Server], tmp_path: Path) -> None:
    """Nothing had left, so nothing is doubtful."""
    handler, server = office
    handler.cut_before = {PEOPLE[1], PEOPLE[3]}
    assert run(server, tmp_path / "sent").sent == list(PEOPLE)
    assert handler.taken == list(PEOPLE)


def test_what_is_refused_for_good_is_not_tried_again_and_what_is_put_off_is(
    office: tuple[Office, Server], tmp_path: Path
) -> None:
    """By the server's first digit."""
    handler, server = office
    handler.replies = {PEOPLE[0]: "550 no such person", PEOPLE[1]: "451 later"}
    first = run(server, tmp_path / "sent")
    assert (first.refused, first.waiting) == ({PEOPLE[0]: "550 no such person"}, {PEOPLE[1]: "451 later"})
    handler.replies = {}
    assert run(server, tmp_path / "sent").sent == [PEOPLE[1]]
    assert sorted(handler.taken) == sorted(PEOPLE[1:])


def test_an_unreachable_server_is_named_and_nothing_is_recorded(tmp_path: Path) -> None:
    """The next run begins where this one did."""
    with pytest.raises(OSError, match=r"127\.0\.0\.1:1: cannot send through it"):
        run(Server("smtp", "127.0.0.1", 1, "", ""), tmp_path / "sent")
    assert not (tmp_path / "sent").exists()


def test_every_bad_address_is_named_with_its_line(tmp_path: Path) -> None:
    """And nobody gets anything until they are mended."""
    file = tmp_path / "to.txt"
    file.write_text("# readers\na@example.org\n\nB <b@example.org>\nA@EXAMPLE.org\n", "utf-8")
    assert read_recipients(file) == ("a@example.org", "b@example.org")
    file.write_text("a@example.org\nno address\nx@\na@b.org, c@d.org\n", "utf-8")
    with pytest.raises(ExceptionGroup) as caught:
        read_recipients(file)
    assert [str(error).splitlines()[0] for error in caught.value.exceptions] == [
        f"{file}:2: 'no address' is no address",
        f"{file}:3: 'x@' is no address",
        f"{file}:4: 'a@b.org, c@d.org' is no address",
    ]


URLS = ("http://x.example", "smtp://", "smtp://u:p@x.example", "smtp://u@x.example", "smtp://x:99999")


@pytest.mark.parametrize("url", URLS)
def test_a_server_that_cannot_be_is_refused_with_a_hint(url: str) -> None:
    """A password in it, too: everybody on the machine could read it."""
    with pytest.raises(BuildError) as caught:
        read_server(url, "")
    assert caught.value.hint


@pytest.mark.parametrize("host", ["x.example:2525", "192.0.2.1", "localhost.example"])
def test_a_password_never_goes_over_a_network_unencrypted(host: str) -> None:
    """It is refused before a connection is made, and the hint names both ways that are encrypted."""
    with pytest.raises(BuildError) as caught:
        read_server(f"smtp://u@{host}", "secret")
    assert str(caught.value) == (
        "--smtp: smtp:// would send the password unencrypted over the network\n"
        f"  hint: write smtps://u@{host} or smtp+starttls://u@{host}"
    )


@pytest.mark.parametrize(
    "url",
    [
        "smtp://u@localhost",
        "smtp://u@127.0.0.1:25",
        "smtp://u@[::1]",
        "smtps://u@x.example",
        "smtp+starttls://u@x.example",
    ],
)
def test_a_password_may_go_to_this_machine_or_encrypted(url: str) -> None:
    """A relay of one's own has no certificate."""
    assert read_server(url, "secret").user == "u"


def test_plain_smtp_without_a_user_may_go_anywhere() -> None:
    """There is no secret in it."""
    assert read_server("smtp://x.example", "").host == "x.example"


@pytest.fixture(scope="module")
def certificate(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Make a certificate for this machine, with its key, that nobody else knows."""
    if shutil.which("openssl") is None:
        pytest.skip("openssl makes the certificate, and is not here")
    file = tmp_path_factory.mktemp("tls") / "own.pem"
    kind = ("-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes", "-subj", "/CN=127.0.0.1")
    name = ("-addext", "subjectAltName=IP:127.0.0.1", "-keyout", str(file), "-out", f"{file}.crt", "-days", "2")
    subprocess.run(["openssl", "req", "-x509", *kind, *name], check=True, capture_output=True)
    file.write_bytes(file.read_bytes() + Path(f"{file}.crt").read_bytes())
    return file


def _encrypting(scheme: str, certificate: Path) -> dict[str, Any]:
    context = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH)
    context.load_cert_chain(certificate)
    asking: dict[str, Any] = {"authenticator": _authenticate, "auth_required": True}
    if scheme == "smtps":
        return {"ssl_context": context, "auth_require_tls": False, **asking}
    return {"tls_context": context, "require_starttls": True, **asking}


def _authenticate(*given: Any) -> AuthResult:
    return AuthResult(success=given[-1] == LoginPassword(b"me", b"secret"))


@pytest.mark.filterwarnings("ignore:Requiring AUTH while not requiring TLS")  # smtps:// has it from the first byte
@pytest.mark.parametrize("scheme", ["smtps", "smtp+starttls"])
def test_letters_and_password_go_encrypted_to_a_server_whose_certificate_is_trusted(
    scheme: str, certificate: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """From the first byte, or before anything of ours; one that nobody vouches for gets nothing."""
    with open_office(scheme, "me", **_encrypting(scheme, certificate)) as (handler, server):
        with pytest.raises(OSError, match="certificate"):
            run(server, tmp_path / "sent")
        assert not (tmp_path / "sent").exists()
        monkeypatch.setenv("SSL_CERT_FILE", str(certificate))
        handler.cut_before = {PEOPLE[3]}
        assert run(server, tmp_path / "sent").sent == list(PEOPLE)
        assert handler.taken == list(PEOPLE)


def test_a_server_that_does_not_encrypt_gets_nothing_where_that_was_asked_for(
    office: tuple[Office, Server], tmp_path: Path
) -> None:
    """Somebody on the way may have taken STARTTLS out of its greeting (RFC 3207, section 6)."""
    handler, plain = office
    with pytest.raises(OSError, match="STARTTLS"):
        run(Server("smtp+starttls", plain.host, plain.port, "me", "secret"), tmp_path / "sent")
    assert handler.taken == []


def test_a_server_that_is_not_there_is_told_of_in_words(tmp_path: Path) -> None:
    """Not as the machine numbers it."""
    with kept_port() as port:
        posting = Posting(MESSAGE, PEOPLE, read_server(f"smtp://127.0.0.1:{port}", ""), Record(tmp_path / "sent"))
        with pytest.raises(ConnectionError, match="nothing answers at that port; 587 is usual"):
            send(posting, Outcome(), lambda _: None)
