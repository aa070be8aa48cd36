"""The terms that plans promise in and sightings are told in: how strong a proof is, how a status page says how things are."""

from enum import StrEnum

# The words that status providers share, as plans use them (contract section 1).
INCIDENT_STATUSES = ("investigating", "identified", "monitoring", "resolved")
MAINTENANCE_STATUSES = ("scheduled", "in_progress", "verifying", "completed")
INDICATORS = ("none", "minor", "major", "critical", "maintenance")
COMPONENT_STATUSES = (
    "operational",
    "degraded_performance",
    "partial_outage",
    "major_outage",
    "under_maintenance",
)


class Proof(StrEnum):
    """How strong a sighting is as proof that a person was told, strongest first."""

    CONTENT = "content"  # a receiver holds the very words
    CARRIER = "carrier"  # a carrier says it delivered
    REQUEST = "request"  # a provider accepted it
    ATTESTED = "attested"  # a person says so

    def suffices_for(self, asked: "Proof") -> bool:
        """Whether this proof is at least as strong as `asked`."""
        ranks = list(Proof)
        return ranks.index(self) <= ranks.index(asked)
