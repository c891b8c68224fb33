"""What receivers may make of a campaign before it is slowed, and before it is paused."""

import pytest

from jatak.delivery.limits.thresholds import Counts, Measure, judged

WELL, SLOW, PAUSE = None, Measure.SLOW, Measure.PAUSE


@pytest.mark.parametrize(
    ("counts", "measure"),
    [
        (Counts(), WELL),
        (Counts(accepted=100, refused=99), WELL),
        (Counts(accepted=191, refused=9), WELL),
        (Counts(accepted=190, refused=10), SLOW),
        (Counts(accepted=181, refused=19), SLOW),
        (Counts(accepted=180, refused=20), PAUSE),
        (Counts(accepted=180, rejected=20), PAUSE),
        (Counts(accepted=999, complained=50), WELL),
        (Counts(accepted=2000, complained=1), WELL),
        (Counts(accepted=2000, complained=2), SLOW),
        (Counts(accepted=2000, complained=5), SLOW),
        (Counts(accepted=2000, complained=6), PAUSE),
        (Counts(accepted=1900, refused=100, complained=6), PAUSE),
    ],
)
def test_measures(counts, measure):
    verdict = judged("example.com", counts)
    assert (verdict.measure if verdict else None) == measure


def test_the_reason_names_domain_figure_and_limit():
    verdict = judged("example.com", Counts(accepted=220, refused=30))
    assert verdict is not None
    assert verdict.why == (
        "example.com refused 12.0 % of 250 messages because of the recipient; from 10.0 % on a campaign is paused"
    )
