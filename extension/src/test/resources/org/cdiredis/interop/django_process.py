"""Evaluates Python expressions over Django's cache: one JSON object a line in, one JSON object a line out.

The only argument is a JSON object: of each alias of Django's caches its settings.
"""

import datetime
import decimal
import json
import sys
import uuid
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

from django.conf import settings
from django.core.serializers.json import DjangoJSONEncoder

settings.configure(CACHES=json.loads(sys.argv[1]), USE_TZ=True)

from django.core.cache import cache, caches  # noqa: E402


def concurrently(threads, action):
    """The results of an action that so many threads begin at once."""
    barrier = Barrier(threads)

    def run(_):
        barrier.wait()
        return action()

    with ThreadPoolExecutor(threads) as pool:
        return list(pool.map(run, range(threads)))


names = {
    "cache": cache,
    "caches": caches,
    "concurrently": concurrently,
    "datetime": datetime,
    "decimal": decimal,
    "uuid": uuid,
}

for line in sys.stdin:
    command = json.loads(line)
    try:
        answer = {"value": eval(command["expression"], {**names, "args": command["args"]})}
        text = json.dumps(answer, cls=DjangoJSONEncoder)
    except Exception as e:
        text = json.dumps({"error": type(e).__name__ + ": " + str(e)})
    print(text, flush=True)
