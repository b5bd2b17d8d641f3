"""The store's own exception. It is trouble for the history only: questions are answered without a store."""


class StoreError(Exception):
    """The store cannot be opened, read or written; the message is one clear sentence."""
