"""The gunicorn worker of the site: threads, and requests that are stamped when they come in."""

import socket
import struct
import sys
import time
from contextlib import suppress
from typing import Any

from gunicorn.workers.gthread import TConn, ThreadWorker

from core.arrivals import Arrival, Door, serving

# Linux notes when bytes reached the machine; accepted connections inherit the listener's wish.
_NOTES_TIME = sys.platform == "linux"
_SO_TIMESTAMPNS = 35
_TIME = struct.Struct("qq")  # seconds, nanoseconds


class StampingWorker(ThreadWorker):
    """Stamps a request with the moment its bytes came, however long the queue before its turn.

    Where the system does not note that moment, and where a connection came before its bytes, it is
    the moment of taking the connection. One that stays silent loses its stamp when it is put
    aside and gets a new one with its first byte.
    """

    def run(self) -> None:
        if _NOTES_TIME:
            for listener in self.sockets:
                listener.setsockopt(socket.SOL_SOCKET, _SO_TIMESTAMPNS, 1)
        self.door = Door(wake=lambda: self.method_queue.defer(lambda: None))
        self.door.open()
        super().run()
        self.door.close()

    def accept(self, listener: socket.socket) -> None:
        """Every waiting connection; gunicorn's own takes one between two looks at the others."""
        while self.nr_conns < self.worker_connections:
            known = self.nr_conns
            super().accept(listener)
            if self.nr_conns == known:
                return
        self.has_left_some = True

    def wait_for_and_dispatch_events(self, timeout: float) -> None:
        began, self.has_left_some = self.door.now(), not self._accepting
        super().wait_for_and_dispatch_events(0)
        if not self.has_left_some:
            self.door.swept(began)
        super().wait_for_and_dispatch_events(timeout)

    def enqueue_req(self, conn: TConn) -> None:
        conn.arrival = self.door.take(_age(conn.sock))
        super().enqueue_req(conn)

    def handle(self, conn: TConn) -> Any:
        arrival: Arrival | None = conn.arrival
        with serving(arrival):
            try:
                return super().handle(conn)
            finally:
                if arrival is not None:
                    self.door.leave(arrival)


def _age(connection: socket.socket) -> float:
    """For how many seconds the first unread byte has been waiting; 0 where none has come."""
    if _NOTES_TIME:
        with suppress(OSError):
            flags = socket.MSG_PEEK | socket.MSG_DONTWAIT
            _byte, notes, *_ = connection.recvmsg(1, socket.CMSG_SPACE(_TIME.size), flags)
            for level, kind, content in notes:
                if (level, kind) == (socket.SOL_SOCKET, _SO_TIMESTAMPNS):
                    seconds, nanoseconds = _TIME.unpack(content)
                    came: float = seconds + nanoseconds / 1e9
                    return max(time.time() - came, 0.0)
    return 0.0
