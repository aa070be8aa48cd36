"""A custom domain name that no API is behind yet."""

from tests.sandbox.aws.house import House
from tests.sandbox.aws.test_cloudfront_control import refusal

DOMAIN = "api.empty.example"
GONE = ("NotFoundException", 404)


def test_a_domain_without_mappings_has_an_empty_list(house: House) -> None:
    client = house.of("apigateway")
    client.create_domain_name(
        domainName=DOMAIN,
        regionalCertificateArn="arn:aws:acm:us-east-1:123456789012:certificate/1",
        endpointConfiguration={"types": ["REGIONAL"]},
    )
    named = {"domainName": DOMAIN, "basePath": "orders"}
    assert client.get_base_path_mappings(domainName=DOMAIN)["items"] == []
    assert refusal(lambda: client.get_base_path_mapping(**named)) == GONE
    assert refusal(lambda: client.delete_base_path_mapping(**named)) == GONE
    assert refusal(lambda: client.update_base_path_mapping(**named, patchOperations=[])) == GONE
    assert refusal(lambda: client.get_base_path_mappings(domainName="no.example")) == GONE
    api = client.create_rest_api(name="orders")["id"]
    client.create_base_path_mapping(**named, restApiId=api)
    again = refusal(lambda: client.create_base_path_mapping(**named, restApiId=api))
    assert again == ("ConflictException", 409)
    client.create_base_path_mapping(domainName=DOMAIN, restApiId=api)
    again = refusal(lambda: client.create_base_path_mapping(domainName=DOMAIN, restApiId=api))
    assert again == ("ConflictException", 409)
    client.delete_domain_name(domainName=DOMAIN)
