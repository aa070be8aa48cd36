"""What nobody has asked for takes no memory."""

import subprocess
import sys

ASKED = """
import sys
from commdrill_sandbox.aws.embedded import EmbeddedAws

aws = EmbeddedAws()
aws.start()
ssm, ec2 = aws.clients.of("ssm"), aws.clients.of("ec2")
ssm.put_parameter(Name="a", Type="String", Value="b")
assert ssm.get_parameter(Name="a")["Parameter"]["Value"] == "b"
assert "moto.ssm.models" in sys.modules
assert "moto.ec2.models" not in sys.modules, "it is 130 MB of lists"
(vpc,) = ec2.describe_vpcs()["Vpcs"]
import moto.ec2
assert moto.ec2.ec2_backends["123456789012"]["us-east-1"].vpcs.keys() == {vpc["VpcId"]}
tags = {"Resources": [vpc["VpcId"]], "Tags": [{"Key": "stage", "Value": "dev"}]}
ec2.create_tags(**tags)
(told,) = aws.clients.of("resourcegroupstaggingapi").get_resources()["ResourceTagMappingList"]
assert told["ResourceARN"].endswith(vpc["VpcId"])
aws.stop()
"""


def test_ec2_is_imported_for_itself_alone_and_is_then_as_ever() -> None:
    subprocess.run([sys.executable, "-c", ASKED], check=True)
