"""The service manifest (section 3): what there is and where."""

from __future__ import annotations

from corrkg.store.release import Release
from corrkg.web.reconcile.wire import NAMESPACE, Json, type_of

BATCH = 50  # queries that a client does well to send at once
PREVIEW_WIDTH, PREVIEW_HEIGHT = 390, 190  # pixels

SETTINGS: list[Json] = [
    {
        "name": "limit", "label": "Limit", "type": "number", "default": 0,
        "help_text": "How many values for each row; 0 for all",
    },
    {
        "name": "content", "label": "Values that are things", "type": "select", "default": "thing",
        "help_text": "Things of this service are matched at once, or come as their URIs",
        "choices": [{"value": "thing", "name": "matched things"}, {"value": "uri", "name": "URIs"}],
    },
]  # fmt: skip


def manifest(release: Release) -> Json:
    """Return the manifest; identifiers are what follows the base of our URIs: ``person/stalin``."""
    site = release.base.rstrip("/")
    suggest = {
        what: {
            "service_url": site,
            "service_path": f"/reconcile/suggest/{what}",
            "flyout_service_url": site,
            "flyout_service_path": f"/reconcile/flyout/{what}?id=${{id}}",
        }
        for what in ("entity", "type", "property")
    }
    return {
        "versions": ["0.2"],
        "name": release.title,
        "identifierSpace": release.base,
        "schemaSpace": NAMESPACE,
        "documentation": f"{site}/",
        # Not below the base itself: OpenRefine encodes the slash of an identifier, and an encoded slash is none.
        "view": {"url": f"{site}/reconcile/view?id={{{{id}}}}"},
        "defaultTypes": [type_of("person")],
        "suggest": suggest,
        "preview": {
            "url": f"{site}/reconcile/preview?id={{{{id}}}}", "width": PREVIEW_WIDTH, "height": PREVIEW_HEIGHT,
        },
        "extend": {
            "propose_properties": {"service_url": site, "service_path": "/reconcile/properties"},
            "property_settings": SETTINGS,
        },
        "batchSize": BATCH,
    }  # fmt: skip
