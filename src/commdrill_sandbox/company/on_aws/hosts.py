"""The names under which the company on AWS is visited."""

SHOP = "shop.anycompany.example"
API = "api.anycompany.example"
