"""Experiment templates by names that AWS would give them, with the options they have when none are told."""

import json
import uuid
from typing import Any

from werkzeug import Response

from commdrill_sandbox.aws.clients import ACCOUNT
from commdrill_sandbox.aws.wire.call import Asked

_PREFIX = "EXT"
_OPTIONS = {"accountTargeting": "single-account", "emptyTargetResolutionMode": "fail"}


def named_as_on_aws(asked: Asked, answer: Response) -> Response:
    """What moto answers to who makes one, and keeps; one that was there already has its name."""
    told: Any = answer.get_json(force=True, silent=True)
    if answer.status_code >= 300:
        return answer
    was = told["experimentTemplate"]["id"]
    if not was.startswith(_PREFIX):
        told = {"experimentTemplate": _renamed(asked, was)}
        answer.set_data(json.dumps(told))
    return answer


def _renamed(asked: Asked, was: str) -> Any:
    from moto.fis.models import fis_backends

    kept: Any = fis_backends[ACCOUNT][asked.region]
    template = kept.experiment_templates.pop(was)
    template.id = _PREFIX + uuid.uuid4().hex[:15]
    template.experiment_options = {**_OPTIONS, **(template.experiment_options or {})}
    kept.experiment_templates[template.id] = template
    kept._client_token_to_template_id[template.client_token] = template.id  # noqa: SLF001 - moto's only way
    tags = asked.input.get("tags") or {}
    kept.tagger.tag_resource(template.arn, kept.tagger.convert_dict_to_tags_input(tags))
    return template.to_dict(tags=tags)
