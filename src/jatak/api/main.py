"""All that the API does, in one table."""

from ninja import NinjaAPI

from jatak.api.consents.routes import router as consents
from jatak.api.decisions.routes import router as decisions
from jatak.api.objections.routes import router as objections
from jatak.api.parsing import OnlyJson
from jatak.api.people.routes import router as people
from jatak.api.purchases.routes import router as purchases
from jatak.api.requests.routes import router as requests
from jatak.api.service.routes import router as service
from jatak.api.setup.routes import router as setup
from jatak.api.translating import translate

ABOUT = """The programs of one company tell what people said and bought, and ask whether a message may go.

A token is for one company: what is another's is not found. Times are RFC 3339 with a zone. Errors are RFC 9457 problems
with a `remedy`. Every POST takes an `Idempotency-Key`: the same request with the same key within seven days is done
once and answered alike. Nothing that is told here lifts a person's no: a newer yes waits for their own click."""

api = NinjaAPI(
    title="Jatak",
    version="1",
    description=ABOUT,
    urls_namespace="api",
    openapi_url=None,
    docs_url=None,
    parser=OnlyJson(),
)
for prefix, router in {
    "/people": people,
    "/consents": consents,
    "/objections": objections,
    "/requests": requests,
    "/purchases": purchases,
    "/decisions": decisions,
    "/service-messages": service,
    "": setup,
}.items():
    api.add_router(prefix, router)
translate(api)
