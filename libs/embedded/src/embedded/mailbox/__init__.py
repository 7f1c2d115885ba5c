"""The mail catcher's process: SMTP in, web page and JSON API out, mails kept in memory."""
