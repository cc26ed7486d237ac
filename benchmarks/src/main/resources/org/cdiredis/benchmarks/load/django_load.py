"""Puts Django's cache under load: one JSON object a line in, what was measured a line out.

The arguments are the location of the server, the prefix of the keys, and how many seconds an entry lives.
"""

import json
import multiprocessing
import random
import sys
import time

from django.conf import settings

location, prefix, ttl = sys.argv[1:]
settings.configure(
    CACHES={
        "default": {
            "BACKEND": "django_redis.cache.RedisCache",
            "LOCATION": location + "/0",
            "KEY_PREFIX": prefix,
            "TIMEOUT": int(ttl),
            "OPTIONS": {"SERIALIZER": "django_redis.serializers.json.JSONSerializer"},
        }
    }
)

from django.core.cache import cache  # noqa: E402

processes = multiprocessing.get_context("fork")


def call(operation, keys, value):
    if operation == "GET_HIT":
        return lambda: cache.get(random.choice(keys))["isbn"]
    if operation == "PUT":
        return lambda: cache.set(random.choice(keys), value)
    if operation == "GET_MANY":
        return lambda: many(keys)
    raise ValueError(operation)


def many(keys):
    first = random.randrange(len(keys) - 50)
    found = cache.get_many(keys[first : first + 50])
    assert len(found) == 50


def count(action, seconds, barrier, counts):
    action()  # Connects.
    barrier.wait()
    end = time.perf_counter() + seconds
    calls = 0
    while time.perf_counter() < end:
        action()
        calls += 1
    counts.put(calls)


def throughput(order):
    """Calls per second of several processes that do nothing else."""
    action = call(order["operation"], order["keys"], order["value"])
    barrier = processes.Barrier(order["processes"])
    counts = processes.Queue()
    workers = [
        processes.Process(target=count, args=(action, order["seconds"], barrier, counts))
        for _ in range(order["processes"])
    ]
    for worker in workers:
        worker.start()
    calls = sum(counts.get() for _ in workers)
    for worker in workers:
        worker.join()
    return calls / order["seconds"]


def store(order):
    for key in order["keys"]:
        cache.set(key, order["value"])
    return 0


def remove(order):
    """Seconds that removing by a pattern takes."""
    begin = time.perf_counter()
    cache.delete_pattern(order["pattern"], itersize=500)
    return time.perf_counter() - begin


actions = {"throughput": throughput, "store": store, "remove": remove}

for line in sys.stdin:
    order = json.loads(line)
    try:
        answer = {"value": actions[order["action"]](order)}
    except Exception as e:
        answer = {"error": type(e).__name__ + ": " + str(e)}
    print(json.dumps(answer), flush=True)
