"""A worker that is killed: it fetches one task, makes its call, says so, and then either hangs before its answer, or
sends the answer and hangs before it has read what became of it.

Port, key, id of the worker, lock in milliseconds, and the results; without results it never answers.
"""
import re
import socket
import sys
import time

port, key, worker, lock = sys.argv[1:5]


def send(call, body):
    connection = socket.create_connection(("localhost", int(port)), 20)
    content = body.encode()
    connection.sendall(
        (
            f"POST /engine-rest/external-task/{call} HTTP/1.1\r\nHost: localhost:{port}\r\n"
            f"Authorization: Bearer {key}\r\nContent-Type: application/json\r\nConnection: close\r\n"
            f"Content-Length: {len(content)}\r\n\r\n"
        ).encode()
        + content
    )
    return connection


def read(connection):
    answer = b""
    while part := connection.recv(65536):
        answer += part
    return answer.decode()


def fetch():
    body = f'{{"workerId": "{worker}", "maxTasks": 1, "topics": [{{"topicName": "ask-supplier", "lockDuration": {lock}}}]}}'
    return re.search('"id":"([^"]+)"', read(send("fetchAndLock", body)))


task = fetch()
while not task:
    time.sleep(0.2)
    task = fetch()
if len(sys.argv) > 5:
    open_connection = send(task[1] + "/complete", f'{{"workerId": "{worker}", "variables": {sys.argv[5]}}}')
print("called", task[1], flush=True)
time.sleep(600)
