"""The app as one ASGI application: pages, routes and files in one process.

`parlance serve` runs it; so does `uvicorn --factory app.server:make`, which is told
by PARLANCE_MODEL and PARLANCE_SOURCE what to open.
"""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress
from importlib.resources import files
from threading import Event, Thread
from typing import Any

import streamlit as st
from starlette.middleware import Middleware

from app.web import readiness
from app.web.assets import Assets
from app.web.documents import Documents
from app.web.guard import Guarded
from app.web.precompressed import Precompressed
from app.web.routes import routes

_END_S = 10.0


def make(assets: Assets | None = None) -> st.App:
    """The application. One a process: Streamlit keeps its sessions for the whole of it."""
    kept = assets or Assets()

    @asynccontextmanager
    async def life(_: st.App) -> AsyncIterator[dict[str, Any]]:
        ending = Event()
        begun = [
            Thread(target=readiness.prepare_until, args=(ending,), daemon=True),
            Thread(target=_compress, args=(kept, ending), daemon=True),
        ]
        for work in begun:
            work.start()
        yield {}
        ending.set()
        for work in begun:  # a thread that is cut off inside a library takes the process down with it
            work.join(_END_S)

    return st.App(
        str(files("app") / "main.py"),
        routes=routes(),
        middleware=[
            Middleware(Guarded),
            Middleware(Precompressed, assets=kept),
            Middleware(Documents, assets=kept),
        ],
        lifespan=life,
    )


def _compress(assets: Assets, ending: Event) -> None:
    """Where nothing can be kept, files go out as they are."""
    with suppress(OSError):
        assets.compress_first(lambda _: None)
        assets.compress_rest(ending)
