"""What moto's libraries are kept from doing, in the versions that are installed."""

from moto.core import utils
from werkzeug.routing import Map, Rule

from commdrill_sandbox.aws.frugal import be_frugal


def test_moto_has_one_loader_for_all_services() -> None:
    be_frugal()
    make = vars(utils)["create_loader"]
    assert make() is make()


def test_a_rule_compiles_what_writes_its_url_only_when_asked() -> None:
    be_frugal()
    rule = Rule("/shops/<name>/orders/<int:number>", endpoint="order", methods=["GET"])
    adapter = Map([rule]).bind("shop.example")
    assert rule._build.__code__.co_name == "build", "werkzeug's own are called <builder:…>"
    assert adapter.match("/shops/a/orders/7") == ("order", {"name": "a", "number": 7})
    assert adapter.build("order", {"name": "a b", "number": 7}) == "/shops/a%20b/orders/7"
    assert adapter.build("order", {"name": "a", "number": 7, "q": "1"}) == "/shops/a/orders/7?q=1"
