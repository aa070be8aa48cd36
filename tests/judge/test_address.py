import pytest

from commdrill.judge.address import address_key

SAME = [
    ("+14255550101", "+1 (425) 555-0101"),
    ("+14255550101", "14255550101"),
    ("+14255550101", "1.425.555-0101"),
    ("+34911234567", "0034 91 123 45 67"),
    ("+14255550101", "tel:+14255550101"),
    ("ana@drill.anycompany.example", " Ana@Drill.AnyCompany.example"),
    ("ana@tienda-españa.example", "ana@xn--tienda-espaa-khb.example"),
    ("ana@CORREO.münchen.example", "ana@correo.xn--MNCHEN-3YA.example"),
    ("ana@münchen.example", "ana@münchen.example."),
    ("ana@drill.anycompany.example", '"ana"@drill.anycompany.example'),
    ("ana@mu\u0308nchen.example", "ana@m\u00fcnchen.example"),
]
OTHERS = [
    ("+14255550101", "+14255550102"),
    ("ana@drill.anycompany.example", "ana+news@drill.anycompany.example"),
    ("ana@münchen.example", "ana@munchen.example"),
    ("ana.b@drill.anycompany.example", '"ana b"@drill.anycompany.example'),
    ("ana@straße.example", "ana@strasse.example"),
    ("ana@xn--\u00e9.example", "ana@é.example"),
    ("device-1", "device-2"),
]


@pytest.mark.parametrize(("one", "other"), SAME)
def test_two_ways_of_writing_an_address_mean_one(one: str, other: str) -> None:
    assert address_key(one) == address_key(other)


@pytest.mark.parametrize(("one", "other"), OTHERS)
def test_two_addresses_stay_two(one: str, other: str) -> None:
    assert address_key(one) != address_key(other)
