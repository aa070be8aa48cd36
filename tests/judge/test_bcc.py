"""Mails to subscribers by Bcc, written to the sender: the same verdict whatever the observer tells."""

import pytest

from commdrill.judge.expectation import Person
from commdrill.judge.recipients import AddressBook
from commdrill.sighting import Message

ANA = Person("ana", "ana@drill.example")
CARE = "care@anycompany.example"
BOOK = AddressBook({ANA.address: ANA})


def reached(mail: Message, book: AddressBook = BOOK) -> list[str]:
    return [one.id for one in book.recipients(mail)]


@pytest.mark.parametrize(
    "told",
    [
        {"to": (CARE,), "envelope": (CARE, ANA.address)},
        {"to": (CARE,), "envelope": (ANA.address,)},
        {"to": (CARE,), "delivered_to": (ANA.address,)},
        {"to": (CARE, ANA.address)},
    ],
)
def test_the_sender_is_no_stranger_among_those_it_was_sent_to(
    told: dict[str, tuple[str, ...]],
) -> None:
    mail = Message("1", bodies=("x",), headers={"from": f"Care <{CARE.upper()}>"}, **told)  # type: ignore[arg-type]
    assert reached(mail) == ["ana"]


def test_anybody_else_is_a_stranger_and_so_is_a_sender_who_is_alone() -> None:
    sent = {"from": CARE}
    with_bo = Message(
        "1", (CARE,), ("x",), headers=sent, envelope=(CARE, "bo@x.example", ANA.address)
    )
    assert reached(with_bo) == ["ana", "bo@x.example"]
    assert reached(Message("1", (CARE,), ("x",), headers=sent, envelope=(CARE,))) == [CARE]


def test_a_subscriber_who_is_the_sender_is_reached() -> None:
    to_self = Message("1", (ANA.address,), ("x",), headers={"from": ANA.address})
    assert reached(to_self) == ["ana"]


def test_whoever_is_written_to_along_with_a_subscriber_is_reached_though_the_box_is_theirs() -> (
    None
):
    to, box = (ANA.address, "bo@x.example"), (ANA.address,)
    assert reached(Message("1", to, ("x",), delivered_to=box)) == ["ana", "bo@x.example"]
    assert reached(Message("1", ("all@lists.example",), ("x",), delivered_to=box)) == ["ana"]


def test_two_subscribers_written_to_at_once_are_reached_by_a_copy_each() -> None:
    ben = Person("ben", "ben@drill.example")
    book = AddressBook({ANA.address: ANA, ben.address: ben})
    to_both = (ANA.address, ben.address)
    assert reached(Message("1", to_both, ("x",), delivered_to=(ben.address,)), book) == ["ben"]
