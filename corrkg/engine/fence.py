"""What a process that evaluates queries cannot do: open a connection, and outlive its parent.

The first is the second fence behind the refusal of SERVICE. A filter of system calls (seccomp,
https://docs.kernel.org/userspace-api/seccomp_filter.html) answers ``socket`` for any family but local ones with EACCES.
It binds this process and all that it forks, and cannot be taken off again. Where the kernel or the machine is another,
there is none: the first fence stands, and a firewall may be the second.
"""

from __future__ import annotations

import ctypes
import errno
import os
import platform
import signal
import socket
import struct
import sys

_PR_SET_PDEATHSIG = 1
_PR_SET_NO_NEW_PRIVS = 38
_PR_SET_SECCOMP = 22
_SECCOMP_MODE_FILTER = 2
# By machine: what the kernel calls it (linux/audit.h), and its numbers of socket(2) and io_uring_setup(2), which could
# open one too.
_MACHINES = {"x86_64": (0xC000003E, 41, 425), "aarch64": (0xC00000B7, 198, 425)}
# Offsets in struct seccomp_data.
_NUMBER, _ARCHITECTURE, _FIRST_ARGUMENT = 0, 4, 16
# Instructions of the classic Berkeley packet filter: load a word, jump if equal or if any bit is set, return.
_LOAD, _EQUAL, _ANY, _RETURN = 0x20, 0x15, 0x45, 0x06
_ALLOW, _REFUSE = 0x7FFF0000, 0x00050000 | errno.EACCES
_X32 = 0x40000000  # the bit of the numbers of the second ABI of x86_64


class _Program(ctypes.Structure):
    _fields_ = (("length", ctypes.c_ushort), ("filter", ctypes.c_void_p))


def die_with_parent(parent: int) -> None:
    """Have this process killed as soon as the one that forked it has ended, whatever it is at (prctl(2), Linux).

    Args:
        parent: its number: it may have ended before this is asked.
    """
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(_PR_SET_PDEATHSIG, signal.SIGKILL, 0, 0, 0)
        if os.getppid() != parent:
            os._exit(0)


def close() -> bool:
    """Refuse this process every new connection from now on; tell whether that could be done."""
    if sys.platform != "linux" or platform.machine() not in _MACHINES:
        return False
    architecture, open_socket, io_uring = _MACHINES[platform.machine()]
    # (operation, jump if so, jump if not, value); a jump leaps over so many instructions.
    program = [
        (_LOAD, 0, 0, _ARCHITECTURE),
        (_EQUAL, 0, 8, architecture),  # other: refuse
        (_LOAD, 0, 0, _NUMBER),
        (_ANY, 6, 0, _X32),
        (_EQUAL, 5, 0, io_uring),
        (_EQUAL, 0, 3, open_socket),
        (_LOAD, 0, 0, _FIRST_ARGUMENT),
        (_EQUAL, 1, 0, socket.AF_UNIX),
        (_RETURN, 0, 0, _REFUSE),
        (_RETURN, 0, 0, _ALLOW),
        (_RETURN, 0, 0, _REFUSE),
    ]
    code = ctypes.create_string_buffer(b"".join(struct.pack("=HBBI", *each) for each in program))
    libc = ctypes.CDLL(None, use_errno=True)
    if libc.prctl(_PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) != 0:
        return False
    filter = _Program(len(program), ctypes.addressof(code))
    return bool(libc.prctl(_PR_SET_SECCOMP, _SECCOMP_MODE_FILTER, ctypes.byref(filter), 0, 0) == 0)
