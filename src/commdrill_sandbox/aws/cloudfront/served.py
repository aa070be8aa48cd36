"""What a viewer gets, and how it is written."""

from dataclasses import dataclass

from werkzeug.wrappers import Response

from commdrill_sandbox.aws.cloudfront.content import Content
from commdrill_sandbox.aws.cloudfront.viewer import Viewer

HIT, MISS, REFRESHED, ERROR = "Hit", "Miss", "RefreshHit", "Error"


@dataclass(frozen=True)
class Served:
    """What the viewer gets. `result` is the first word of `x-cache`; `age` in seconds."""

    content: Content
    result: str
    age: float | None = None

    def on_the_wire(self, asked: Viewer) -> Response:
        content = self.content
        own = [("X-Cache", f"{self.result} from cloudfront")]
        own += [("Via", "1.1 embedded.cloudfront.net (CloudFront)"), ("X-Amz-Cf-Pop", "EMB50-P1")]
        own += [("X-Amz-Cf-Id", asked.id)]
        if self.age is not None:
            own.append(("Age", str(int(self.age))))
        names = {name.lower() for name, _ in own}
        kept = [(k, v) for k, v in content.headers if k.lower() not in names]
        length = content.header("content-length") if asked.method == "HEAD" else None
        response = Response(content.body, content.status, [*kept, *own])
        if content.header("content-type") is None:
            del response.headers["Content-Type"]  # nobody said what it is
        if length is not None and not content.body:
            response.headers["Content-Length"] = length
        return response
