"""Changes of what is posted on the status page."""

from collections.abc import Iterable
from dataclasses import replace

from commdrill.documents.plan import Phase
from commdrill_sandbox.company.outgoing import Post, Setting
from commdrill_sandbox.company.sabotage.delivery import too_late


def not_posted(_post: Post, _setting: Setting) -> tuple[Post, ...]:
    return ()


def posted_late(post: Post, _setting: Setting) -> tuple[Post, ...]:
    return (replace(post, delay=too_late(post.within)),)


def resolved_at_once(post: Post, _setting: Setting) -> tuple[Post, ...]:
    """Closed as soon as it is opened, by somebody who hopes."""
    well = dict.fromkeys(post.statuses, "operational")
    return (replace(post, status="resolved", statuses=well, indicator=None),)


def monitoring_at_once(post: Post, _setting: Setting) -> tuple[Post, ...]:
    return (replace(post, status="monitoring"),)


def components_forgotten(post: Post, _setting: Setting) -> tuple[Post, ...]:
    return (replace(post, statuses={}),)


def other_component_marked(post: Post, setting: Setting) -> tuple[Post, ...]:
    other = _other(post, setting)
    worst = next((status for status in post.statuses.values() if status != "operational"), None)
    if worst is None:
        return (post,)
    marked = dict.fromkeys(post.statuses, "operational") | {other: worst}
    return (replace(post, statuses=marked),)


def about_other_component(post: Post, setting: Setting) -> tuple[Post, ...]:
    return (replace(post, about=(_other(post, setting),)),)


def overstated(post: Post, _setting: Setting) -> tuple[Post, ...]:
    """A slow service is called lost."""
    worse = {
        name: "major_outage" if status == "degraded_performance" else status
        for name, status in post.statuses.items()
    }
    return (replace(post, statuses=worse),)


def as_incident(post: Post, _setting: Setting) -> tuple[Post, ...]:
    """Planned work that looks like an accident."""
    if not post.planned:
        return (post,)
    words = {"scheduled": "investigating", "completed": "resolved"}
    return (replace(post, planned=False, status=words.get(post.status, "identified")),)


def components_left(post: Post, _setting: Setting) -> tuple[Post, ...]:
    """The incident is closed, its components stay red."""
    return (replace(post, statuses={}) if post.phase is Phase.RECOVERY else post,)


def same_words_again(post: Post, setting: Setting) -> Iterable[Post]:
    """An update that tells what the one before it told: not a letter is different."""
    name = setting.plan.components[post.about[0]].name
    return (replace(post, body=f"We are still working on {name}."),)


def _other(post: Post, setting: Setting) -> str:
    others = [name for name in setting.plan.components if name not in post.about]
    return others[-1] if others else post.about[0]
