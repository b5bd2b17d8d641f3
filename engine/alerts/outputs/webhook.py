"""Notices to a web address: signed, to public machines only, with few and patient attempts."""

from __future__ import annotations

import hashlib
import hmac
import http.client
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Literal

from engine.alerts.delivery import OutputError
from engine.alerts.notices import Notice
from engine.errors import SourceError
from engine.warehouse.web_address import connected, web_address

TIMEOUT = 10.0  # seconds for each wait: connecting, sending, the reply
ATTEMPTS = 3
_BACK_OFF = 1.0  # seconds before the second attempt, twice as many before the third
_PASSING = (408, 425, 429)  # as all from 500 on: may go better the next time


@dataclass(frozen=True)
class Webhook:
    """POSTs each notice as JSON, signed with the secret. Redirects are not followed.

    `X-Parlance-Signature` is `t=SECONDS,v1=HEX`: HMAC-SHA256 of `SECONDS.BODY`. `X-Parlance-Delivery` is the
    notice's id. Raises SourceError for an address that is none, or no secret.
    """

    url: str
    secret: str = field(repr=False)
    allow_private: bool = False
    sleep: Callable[[float], None] = time.sleep
    kind: Literal["webhook"] = "webhook"

    def __post_init__(self) -> None:
        web_address(self.url)
        if not self.secret:
            raise SourceError("The webhook has no secret to sign with.", "Set PARLANCE_WEBHOOK_SECRET.")

    @property
    def name(self) -> str:
        """By host and a digest: the rest of the URL may be a secret."""
        digest = hashlib.sha256(self.url.encode()).hexdigest()[:12]
        return f"webhook:{web_address(self.url).host}:{digest}"

    def send(self, notice: Notice) -> None:
        """Send a notice, in up to three attempts. Raises OutputError."""
        body, said = notice.model_dump_json().encode(), ""
        for attempt in range(ATTEMPTS):
            if attempt:
                self.sleep(_BACK_OFF * 2 ** (attempt - 1))
            try:
                status = self._post(body, notice.id)
            except SourceError as fault:
                raise OutputError(fault.message, fault.hint) from None
            except (OSError, http.client.HTTPException) as error:
                said = f"did not answer ({type(error).__name__})"
                continue
            if 200 <= status < 300:
                return
            said = f"answered {status}"
            if status < 500 and status not in _PASSING:
                break
        raise OutputError(f"{web_address(self.url).host} {said}.", "The notice is kept and sent again later.")

    def _post(self, body: bytes, delivery: str) -> int:
        """The status of the reply. Raises SourceError, OSError, HTTPException."""
        address = web_address(self.url)
        connection = connected(address, TIMEOUT, self.allow_private)
        seconds = int(time.time())
        signed = hmac.new(self.secret.encode(), f"{seconds}.".encode() + body, hashlib.sha256).hexdigest()
        headers = {
            "Content-Type": "application/json",
            "User-Agent": "parlance-alerts",
            "X-Parlance-Delivery": delivery,
            "X-Parlance-Signature": f"t={seconds},v1={signed}",
        }
        try:
            connection.request("POST", address.target, body, headers)
            return connection.getresponse().status
        finally:
            connection.close()
