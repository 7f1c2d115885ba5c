"""The catcher's two HTML pages."""

from html import escape

from embedded.mailbox.messages import Message

STYLE = """
body{font:15px/1.5 system-ui,sans-serif;margin:0;background:#f6f5f2;color:#22262a}
header{background:#1f3b4d;color:#fff;padding:1rem 2rem}header a{color:#fff;text-decoration:none;font-weight:600}
main{max-width:60rem;margin:1.5rem auto;padding:0 1rem}
table{width:100%;border-collapse:collapse;background:#fff;border-radius:8px;overflow:hidden}
td,th{text-align:left;padding:.6rem .9rem;border-bottom:1px solid #eceae5}th{color:#6b7280;font-weight:500}
a{color:#1f5f8b}pre{white-space:pre-wrap;background:#fff;padding:1rem;border-radius:8px}
iframe{width:100%;height:36rem;border:0;background:#fff;border-radius:8px}.empty{color:#6b7280}
"""


def inbox(messages: list[Message], caught: int) -> str:
    """The newest mails as rows; `caught` is how many there are."""
    if not messages:
        return _page("Mail", '<p class="empty">No mail yet. Whatever Souk sends is caught here.</p>')
    rows = "".join(
        f'<tr><td><a href="/messages/{m.id}">{escape(m.subject) or "(no subject)"}</a></td>'
        f"<td>{escape(', '.join(m.recipients))}</td><td>{escape(m.received_at[:19].replace('T', ' '))}</td></tr>"
        for m in messages
    )
    more = f'<p class="empty">The newest {len(messages)} of {caught}.</p>' if len(messages) < caught else ""
    return _page("Mail", f"<table><tr><th>Subject</th><th>To</th><th>Received (UTC)</th></tr>{rows}</table>{more}")


def letter(message: Message) -> str:
    """One mail: its HTML in a frame that may run nothing, then its text and headers."""
    frame = f'<iframe sandbox src="/messages/{message.id}/html" title="HTML part"></iframe>' if message.html else ""
    headers = "\n".join(f"{name}: {value}" for name, value in message.headers.items())
    return _page(
        message.subject,
        f"<h1>{escape(message.subject)}</h1><p>{escape(message.sender)} → {escape(', '.join(message.recipients))}</p>"
        f"{frame}<pre>{escape(message.text)}</pre><pre>{escape(headers)}</pre>",
    )


def _page(title: str, body: str) -> str:
    return (
        f'<!doctype html><html lang="en"><meta charset="utf-8"><title>{escape(title)}</title>'
        '<link rel="stylesheet" href="/style.css">'
        f'<header><a href="/">Souk mail catcher</a></header><main>{body}</main></html>'
    )
