import os
import socket

import pytest

from embedded.mail import MailCatcher
from embedded.ports import free_port
from souk.commands.failure import CommandFailed
from souk.commands.ports import require_free


def test_a_taken_port_is_named_with_the_pid_that_holds_it() -> None:
    with socket.socket() as holder:
        holder.bind(("127.0.0.1", 0))
        holder.listen()
        port = holder.getsockname()[1]
        with pytest.raises(CommandFailed, match=rf"Port {port} \(for mail\) is taken by pid {os.getpid()} "):
            require_free([MailCatcher(port, free_port())])


def test_free_ports_are_no_reason_to_complain() -> None:
    require_free([MailCatcher(free_port(), free_port())])
