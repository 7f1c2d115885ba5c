"""How the 3-D Secure page looks."""

STYLE = """
:root { color-scheme: light dark; --ink: #1c2430; --soft: #5b6675; --card: #fff; --ground: #eef1f6; --strong: #3056d3; }
@media (prefers-color-scheme: dark) {
  :root { --ink: #e8ecf3; --soft: #9aa6b8; --card: #1b212c; --ground: #10141b; --strong: #6f8dff; }
}
* { box-sizing: border-box; }
body { margin: 0; min-height: 100vh; display: grid; place-items: center; padding: 24px; background: var(--ground);
  color: var(--ink); font: 16px/1.5 system-ui, sans-serif; }
main { width: 100%; max-width: 400px; background: var(--card); border-radius: 16px; padding: 32px;
  box-shadow: 0 12px 40px rgb(20 30 60 / 14%); }
.bank { margin: 0 0 24px; font-size: 13px; letter-spacing: .08em; text-transform: uppercase; color: var(--soft); }
h1 { margin: 0 0 8px; font-size: 20px; }
.amount { margin: 16px 0 24px; font-size: 34px; font-weight: 650; font-variant-numeric: tabular-nums; }
button { display: block; width: 100%; margin-top: 12px; padding: 13px; border: 0; border-radius: 10px; font: inherit;
  font-weight: 600; background: var(--strong); color: #fff; cursor: pointer; }
button.quiet { background: none; color: var(--soft); border: 1px solid currentcolor; }
button:focus-visible { outline: 3px solid var(--strong); outline-offset: 3px; }
.note { margin: 24px 0 0; font-size: 13px; color: var(--soft); }
"""

PAGE = """<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Confirm your payment · Sandbox Bank</title>
<style>{style}</style>
</head>
<body>
<main>
<p class="bank">Sandbox Bank · 3-D Secure</p>
<h1>{message}</h1>
<p class="amount">{amount}</p>
{form}
<p class="note">This is a test page of the payment sandbox. No money moves.</p>
</main>
</body>
</html>
"""
