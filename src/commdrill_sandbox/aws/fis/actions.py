"""FIS's actions: the ones whose ids and targets are known to us.

Source: the FIS User Guide, "AWS FIS Actions reference". No action targets CloudFront or API Gateway.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field

from commdrill_sandbox.aws.wire.call import Output


@dataclass(frozen=True)
class Action:
    """`targets`: resource type by name. `parameters`: whether each is required."""

    id: str
    about: str
    targets: Mapping[str, str] = field(default_factory=dict)
    parameters: Mapping[str, bool] = field(default_factory=dict)

    def told(self, region: str) -> Output:
        return {
            "id": self.id,
            "arn": f"arn:aws:fis:{region}::action/{self.id}",
            "description": self.about,
            "targets": {name: {"resourceType": kind} for name, kind in self.targets.items()},
            "tags": {},
        }

    def told_whole(self, region: str) -> Output:
        described = {
            name: {"description": name, "required": needed}
            for name, needed in self.parameters.items()
        }
        return {**self.told(region), "parameters": described}


_FUNCTIONS = {"Functions": "aws:lambda:function"}
_INSTANCES = {"Instances": "aws:ec2:instance"}
_TASKS = {"Tasks": "aws:ecs:task"}
_LASTS = {"duration": True}
_FOR_API = {
    "duration": True, "service": True, "operations": True, "percentage": False,
}  # fmt: skip
_LISTED = (
    Action("aws:arc:start-zonal-autoshift", "Shift traffic away from an Availability Zone",
           {"ManagedResources": "aws:arc:zonal-shift-managed-resource"},
           {"availabilityZoneIdentifier": True, "duration": True}),
    Action("aws:cloudwatch:assert-alarm-state", "Assert that alarms are in the expected state", {},
           {"alarmArns": True, "alarmStates": True}),
    Action("aws:dynamodb:global-table-pause-replication", "Pause replication of a global table",
           {"Tables": "aws:dynamodb:global-table"}, _LASTS),
    Action("aws:ec2:reboot-instances", "Reboot the specified EC2 instances", _INSTANCES),
    Action("aws:ec2:stop-instances", "Stop the specified EC2 instances", _INSTANCES,
           {"startInstancesAfterDuration": False, "completeIfInstancesTerminated": False}),
    Action("aws:ec2:terminate-instances", "Terminate the specified EC2 instances", _INSTANCES),
    Action("aws:ecs:drain-container-instances", "Drain a share of a cluster's instances",
           {"Clusters": "aws:ecs:cluster"}, {"drainagePercentage": True, "duration": True}),
    Action("aws:ecs:stop-task", "Stop the specified ECS tasks", _TASKS),
    Action("aws:ecs:task-kill-process", "Kill a process in ECS tasks", _TASKS,
           {"processName": True}),
    Action("aws:ecs:task-network-blackhole-port", "Drop traffic of ECS tasks by port", _TASKS,
           {"duration": True, "port": True, "protocol": True, "trafficType": True}),
    Action("aws:ecs:task-network-latency", "Slow the network of ECS tasks", _TASKS,
           {"duration": True, "delayMilliseconds": False}),
    Action("aws:eks:pod-delete", "Delete EKS pods", {"Pods": "aws:eks:pod"},
           {"kubernetesServiceAccount": True}),
    Action("aws:eks:terminate-nodegroup-instances", "Terminate instances of a node group",
           {"Nodegroups": "aws:eks:nodegroup"}, {"instanceTerminationPercentage": True}),
    Action("aws:fis:inject-api-internal-error", "Internal errors for API calls of a role",
           {"Roles": "aws:iam:role"}, _FOR_API),
    Action("aws:fis:inject-api-throttle-error", "Throttling errors for API calls of a role",
           {"Roles": "aws:iam:role"}, _FOR_API),
    Action("aws:fis:inject-api-unavailable-error", "Unavailable errors for API calls of a role",
           {"Roles": "aws:iam:role"}, _FOR_API),
    Action("aws:fis:wait", "Wait", {}, _LASTS),
    Action("aws:lambda:invocation-add-delay", "Delay the start of function invocations",
           _FUNCTIONS, {"duration": True, "invocationPercentage": False,
                        "startupDelayMilliseconds": False}),
    Action("aws:lambda:invocation-error", "Mark function invocations as failed", _FUNCTIONS,
           {"duration": True, "invocationPercentage": False, "preventExecution": False}),
    Action("aws:lambda:invocation-http-integration-response", "Change functions' HTTP answers",
           _FUNCTIONS, {"duration": True, "statusCode": True, "contentTypeHeader": True,
                        "invocationPercentage": False, "preventExecution": False}),
    Action("aws:network:disrupt-connectivity", "Deny traffic of subnets",
           {"Subnets": "aws:ec2:subnet"}, {"duration": True, "scope": True}),
    Action("aws:network:disrupt-vpc-endpoint", "Deny traffic of VPC endpoints",
           {"VPCEndpoints": "aws:ec2:vpc-endpoint"}, _LASTS),
    Action("aws:rds:failover-db-cluster", "Fail a DB cluster over",
           {"Clusters": "aws:rds:cluster"}),
    Action("aws:rds:reboot-db-instances", "Reboot DB instances", {"DBInstances": "aws:rds:db"},
           {"forceFailover": False}),
    Action("aws:s3:bucket-pause-replication", "Pause replication of buckets",
           {"Buckets": "aws:s3:bucket"}, {"duration": True, "region": True}),
    Action("aws:ssm:send-command", "Run a Systems Manager command", _INSTANCES,
           {"documentArn": True, "duration": True, "documentParameters": False}),
    Action("aws:ssm:start-automation-execution", "Run a Systems Manager automation", {},
           {"documentArn": True, "maxDuration": True, "documentParameters": False}),
)  # fmt: skip
ACTIONS: Mapping[str, Action] = {action.id: action for action in _LISTED}
