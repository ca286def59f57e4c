"""How long pabutools takes for the same counts: `peer.py FILE RULE...`, one line of JSON per rule.

Each rule runs in a process of its own and is stopped after LIMIT seconds on the clock; the times told are those of the
processor. Ballots are put together where they are
the same, which is how pabutools is fastest, and fractions are exact, as they are in the engine.
"""

import json
import os
import select
import signal
import sys
import time

LIMIT = 60
MORE_RECURSION = 1_000_000

from pabutools import fractions
from pabutools.election import Cost_Sat, parse_pabulib
from pabutools.rules import method_of_equal_shares, sequential_phragmen

RULES = {
    "mes": lambda i, p: method_of_equal_shares(i, p, sat_class=Cost_Sat),
    "mes-add1-exhaustive": lambda i, p: method_of_equal_shares(i, p, sat_class=Cost_Sat, voter_budget_increment=1),
    "phragmen": sequential_phragmen,
}


def say(rule, **more):
    print(json.dumps({"rule": rule, **more}), flush=True)


def in_a_child(run):
    """What `run` returns, or the seconds of the processor it had when it took too long."""
    reader, writer = os.pipe()
    child = os.fork()
    if child == 0:
        os.write(writer, json.dumps(run()).encode())
        os._exit(0)
    os.close(writer)
    ready, _, _ = select.select([reader], [], [], LIMIT)
    answer = os.read(reader, 1 << 20) if ready else b""
    os.kill(child, signal.SIGKILL)
    _, _, used = os.wait4(child, 0)
    os.close(reader)
    return json.loads(answer) if answer else {"stopped": int(used.ru_utime + used.ru_stime)}


def main():
    fractions.FRACTION = "gmpy2"
    sys.setrecursionlimit(MORE_RECURSION)
    start = time.process_time()
    instance, profile = parse_pabulib(sys.argv[1])
    say("read", seconds=time.process_time() - start)
    profile = profile.as_multiprofile()
    for rule in sys.argv[2:]:

        def run():
            start = time.process_time()
            winners = RULES[rule](instance, profile)
            return {"seconds": time.process_time() - start, "winners": sorted(project.name for project in winners)}

        say(rule, **in_a_child(run))


main()
