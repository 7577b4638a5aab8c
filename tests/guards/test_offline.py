"""The guard against networks works in this process and in those that tests start."""

import socket
import subprocess
import sys

import pytest
from no_network import NetworkUsed


def test_looking_up_a_name_is_refused() -> None:
    with pytest.raises(NetworkUsed):
        socket.getaddrinfo("contoh.invalid", 80)


@pytest.mark.parametrize("step", ["connect", "bind"])
def test_reaching_an_address_is_refused(step: str) -> None:
    with socket.socket() as endpoint, pytest.raises(NetworkUsed):
        getattr(endpoint, step)(("127.0.0.1", 9))


def test_a_child_is_refused_too() -> None:
    code = "import socket; socket.socket().connect(('127.0.0.1', 9))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert done.returncode == 1
    assert "NetworkUsed" in done.stderr


def test_sockets_of_the_machine_itself_stay_allowed() -> None:
    one, other = socket.socketpair()
    with one, other:
        one.sendall(b"x")
        assert other.recv(1) == b"x"
