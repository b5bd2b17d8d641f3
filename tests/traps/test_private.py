"""What is private serves joins and expressions; it cannot be asked for, grouped by or found by its name."""

import pytest

from engine.types.refusal import Refusal


@pytest.fixture
def secrets(airline):
    airline.add("planes", "tail, maker, secret_name", ("A", "Acme", "Eagle"))
    airline.add("leases", "lease_id, tail, lessor_id, lease_kind", (1, "A", 1, "wet"))
    airline.add("lessors", "lessor_id, lessor", (1, "Old"))
    airline.add("flights", "flight_id, tail, departed_at", (1, "A", "2026-01-01"))
    return airline


@pytest.mark.parametrize(
    "query",
    [
        "flights by planes.secret_name",
        'flights where planes.secret_name = "Eagle"',
        "flights by leases.lease_kind",
        'flights where leases.lease_kind = "wet"',
        "count(leases.lease_kind)",
        "min(planes.secret_name)",
        "planes where related(leases)",
    ],
)
def test_it_is_unknown_and_not_offered(secrets, query):
    found = secrets.plan(query)
    assert isinstance(found, Refusal)
    assert found.code == "unknown_name"
    assert not any("secret" in name or "lease" in name for name in found.names)


def test_joins_go_through_it(secrets):
    assert secrets.ask("flights by lessors.lessor") == [("Old", 1)]
