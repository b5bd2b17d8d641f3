"""Files made on a click stay until the browser has fetched them.

Streamlit gives a made file an address and forgets it after the next two runs of anybody's page, which may be
over before a browser far away has asked for it. So the page that was clicked on holds it as well.
"""

import threading
from collections.abc import Callable

from streamlit import runtime
from streamlit.runtime.media_file_manager import MediaFileManager
from streamlit.runtime.scriptrunner import add_script_run_ctx, get_script_run_ctx

Make = Callable[[], bytes]


def held(make: Make, name: str, mime: str) -> Make:
    """The same file, held by this page once it is made.

    `name` and `mime` are those of the button: files of other ones are others. A page holds one file a name.
    """
    page = get_script_run_ctx(suppress_warning=True)

    def made() -> bytes:
        content = make()
        if page is not None and runtime.exists():
            what = (runtime.get_instance().media_file_mgr, content, name, mime)
            keeper = threading.Thread(target=hold, args=what)  # this one goes on to work for other pages
            add_script_run_ctx(keeper, page)
            keeper.start()
            keeper.join()
        return content

    return made


def hold(manager: MediaFileManager, content: bytes, name: str, mime: str) -> None:
    """Have the manager keep a file until the page is drawn anew, or makes another one of this name."""
    manager.add(content, mime, f"made-{name}", file_name=name, is_for_static_download=True)
