"""What speaks of outages and is wording for none, and wording that looks a little like it."""

from pathlib import Path

import pytest

from commdrill.adopt.found import FoundText
from commdrill.adopt.no_wording import why_no_wording
from commdrill.app.cli import main
from commdrill.documents.plan import ChannelType, Phase

POLICY = """\
Version 3.2, approved by the Board

1. Purpose
AnyCompany informs customers about outages and planned maintenance.

2. Responsibilities
The incident manager shall notify customers within 60 minutes. The communications lead shall publish
an update every 30 minutes until the service is restored.
"""
POLITICA = """\
El Ayuntamiento informará a la ciudadanía de las interrupciones del servicio.

El Servicio de Informática deberá publicar un aviso en dos horas. Los responsables de cada área deberán
confirmar la incidencia.
"""


def why(text: str, name: str = "doc-1", subject: str = "", phase: Phase | None = None) -> str:
    return why_no_wording(FoundText(name, name, text, ChannelType.EMAIL, subject, phase=phase))


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (POLICY, "in sections"),
        (POLICY.replace("1. Purpose", "").replace("2. Resp", "Resp"), "who must do what"),
        (POLITICA, "who must do what"),
        ("Outage communication policy\n\nCustomers hear of an outage in an hour.", "by its title"),
        ("Procedimiento de incidencias\n\nSe avisa de las averías en una hora.", "by its title"),
        ("Runbook: checkout is down\n\n1. Look at the dashboard.", "by its title"),
        ("[ ] Is the status page updated?\n[x] Is the incident closed?\n", "checklist"),
        ("- [ ] ¿Se ha avisado de la avería?\n- [ ] ¿Se ha cerrado?\n", "checklist"),
        ("Level 1\tDesk\t15 min\nLevel 2\tOutage\t30 min\n", "table"),
        ("Checkout was unavailable for 47 minutes.\n\nRoot cause\nA full disk.\n", "report"),
        ("La tienda no funcionó.\n\nCausa raíz\nUn disco lleno.\n", "report"),
        ("If checkout is down run kubectl get pods and look for restarts.", "commands"),
        ("Describe the outage here. Keep it short.", "asks for words"),
        ("Explique qué ha pasado, sin tecnicismos.", "asks for words"),
        ("Lorem ipsum dolor sit amet, outage consectetur.", "filler"),
        ("TODO: ask legal about the outage mail.", "filler"),
        ("An error occurred.\n\nFaithfully yours, nginx.", "server's own"),
        ("503 no healthy upstream", "server's own"),
        ("Checkout is down. api_key=AKIAIOSFODNN7EXAMPLE", "a credential"),
    ],
)
def test_what_nobody_is_told_in_an_outage_is_no_wording(text: str, told: str) -> None:
    assert told in why(text)


@pytest.mark.parametrize(
    "text",
    [
        "Checkout is not available right now. We expect it back by 16:30 UTC. You can keep browsing.",
        "We're sorry: our store is down for maintenance.\n\nWhat you can do:\n1. Keep browsing.\n2. Come back later.",
        "El pago no está disponible. Esperamos que vuelva {{eta}}. No hace falta que hagas nada.",
        "Under our refund policy, orders that the outage held up are free of charge.",
        "You must restart the app once the service is restored. We are sorry for the trouble.",
        "Update: the incident is identified. | Next update in 30 minutes.",
        "Dear customer,\n\nThe service is restored.\n\nThank you for your patience,\nCustomer care",
        "Tu pedido está a salvo. Si es urgente, llama al 900 100 100 e indica tu número de pedido.",
        "Please describe your problem to our agents, who can take your order by telephone.",
    ],
)
def test_wording_stays_wording(text: str) -> None:
    assert not why(text)


def test_a_mail_is_called_what_its_subject_says_and_a_post_is_what_its_source_says() -> None:
    notice = "Our plans changed. Checkout will not be available on Saturday."
    assert why(notice, name="procedure-notice")
    assert not why(notice, name="procedure-notice", subject="Planned maintenance")
    assert not why(POLITICA, phase=Phase.UPDATE)


def test_a_folder_of_real_papers_is_listed_and_not_drafted(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("papers").mkdir()
    for name, text in (
        ("incident-policy.txt", POLICY),
        ("politica-incidencias.txt", POLITICA),
        (
            "outage-form.html",
            "<form><label>Describe the outage</label><textarea></textarea></form>",
        ),
        ("outage-keys.txt", "Checkout is down. aws_secret_access_key=wJalrXUtnFEMIK7MDENGbPxRfiCY"),
        ("corte.txt", "Asunto: Corte del pago\n\nEl pago no funciona. Vuelve {{eta}}."),
    ):
        Path("papers", name).write_text(text, encoding="utf-8")
    assert main(["init", "ours", "--from", "papers"]) == 0
    told = capsys.readouterr()
    plan = Path("ours/plans/drafted.yaml").read_text(encoding="utf-8")
    assert told.out.count("not drafted: papers/") == 4
    assert "wJalr" not in plan + told.out + told.err
    assert "subject: Corte del pago" in plan
    assert "policy" not in plan.partition("\nmessages:")[2]
