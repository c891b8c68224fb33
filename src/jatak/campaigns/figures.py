"""How far a campaign is, as plain values with stable names."""

from dataclasses import asdict
from typing import Any

from jatak.campaigns.campaigns import Progress
from jatak.campaigns.listing import CREATED

MINUTE = 60


def figures(progress: Progress) -> dict[str, Any]:
    """What `jatak campaign status --json` answers; the rate is that of the last minute."""
    start, report = progress.start, progress.report
    dispatch = report.dispatch
    per_second = report.settled_lately / MINUTE
    settled = report.messages - report.open
    return {
        "campaign": progress.campaign.pk,
        "name": progress.campaign.name,
        "state": dispatch.state if dispatch else CREATED,
        "why": dispatch.why if dispatch else "",
        "started": start.at if start else None,
        "people": start.people if start else None,
        "permitted": start.permitted if start else None,
        "left_out_by_language": start.unserved if start else {},
        "filled": start.filled if start else False,
        "starts_at": dispatch.starts_at if dispatch else progress.campaign.starts_at,
        "not_after": dispatch.not_after if dispatch else progress.campaign.not_after,
        "at_most_per_second": dispatch.per_second if dispatch else progress.campaign.per_second,
        "states": report.states,
        "messages": report.messages,
        "open": report.open,
        "percent": round(100 * settled / report.messages, 1) if report.messages else None,
        "per_second": round(per_second, 2),
        "seconds_left": round(report.open / per_second) if per_second else None,
        "dropped": report.dropped,
        "because": report.because,
        "answers": report.answers,
        "domains": [asdict(domain) for domain in report.domains],
        "uncertain": [
            {"message": each.message_id, "person": each.person_id, "answer": each.answer} for each in report.uncertain
        ],
    }
