"""Shows that a Spark job gives what one machine gives, row by row, though an executor is killed.

    python examples/spark/check.py target/release/briefing

Generates some thousands of clusters, broken ones among them, has them answered by one process and
by a local cluster of two executors, of which one is killed in the middle, and compares.
"""

from __future__ import annotations

import collections
import json
import os
import random
import signal
import subprocess
import sys
import tempfile
import threading
import time
from pathlib import Path

CLUSTERS = 2000
PARTITIONS = 12
ARGUMENTS = ["--words", "60"]

SUBJECTS = ["The harbour board", "The mayor", "The river authority", "The ferry line", "A union"]
VERBS = ["announced", "rejected", "postponed", "defended", "explained"]
OBJECTS = ["the new timetable", "a strike at the quay", "the flood wall", "higher fares", "the toll"]
PLACES = ["in the town hall", "on the eastern bank", "at the ferry terminal", "before the council"]
DAYS = ["on Monday", "on Tuesday", "on Wednesday", "on Thursday", "on Friday"]


def cluster(number: int) -> str:
    """A cluster in the interchange form; every hundredth is broken in one way or another."""
    chance = random.Random(number)

    def sentence() -> str:
        parts = [chance.choice(words) for words in (SUBJECTS, VERBS, OBJECTS, PLACES, DAYS)]
        return " ".join(parts) + f", {chance.randint(2, 900)} people heard."

    story = [sentence() for _ in range(12)]
    documents = [
        {"id": f"d{document}", "text": " ".join(chance.sample(story, 6) + [sentence()])}
        for document in range(chance.randint(2, 6))
    ]
    record = json.dumps({"id": f"c{number}", "documents": documents, "shard": number % 7})
    if number % 100 == 17:
        return chance.choice([record[: len(record) // 2], "[]", json.dumps({"id": f"c{number}"})])
    return record


def kill_an_executor(spark, killed: list[int]) -> None:
    """Waits until some tasks are done, but not nearly all, and kills an executor's process."""
    tracker = spark.sparkContext.statusTracker()
    while not killed:
        stages = [tracker.getStageInfo(stage) for stage in tracker.getActiveStageIds()]
        # The stage that answers, not the one that reads.
        answering = [stage for stage in stages if stage and stage.numTasks == PARTITIONS]
        done = max((stage.numCompletedTasks for stage in answering), default=0)
        if done >= 2:
            found = subprocess.run(
                ["pgrep", "-f", "CoarseGrainedExecutorBackend"], capture_output=True, text=True
            )
            executors = sorted(int(pid) for pid in found.stdout.split())
            if executors:
                os.kill(executors[0], signal.SIGKILL)
                killed.append(done)
                return
        time.sleep(0.02)


def table(spark, folder: Path) -> list[dict]:
    return [row.asDict() for row in spark.read.parquet(str(folder)).collect()]


def main() -> None:
    program = Path(sys.argv[1]).resolve()
    sys.path.insert(0, str(Path(__file__).parent))
    os.environ.setdefault("PYSPARK_PYTHON", sys.executable)
    for name in ("SPARK_LOCAL_IP", "SPARK_LOCAL_HOSTNAME"):
        os.environ.setdefault(name, "127.0.0.1")

    import pyspark
    from pyspark.sql import SparkSession

    os.environ.setdefault("SPARK_HOME", str(Path(pyspark.__file__).parent))
    import job

    with tempfile.TemporaryDirectory() as folder:
        folder = Path(folder)
        clusters = folder / "clusters.jsonl"
        clusters.write_text("".join(cluster(number) + "\n" for number in range(CLUSTERS)))
        command = [program, "batch", "--quiet", *ARGUMENTS, clusters]
        alone = subprocess.run(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL)
        expected = alone.stdout.decode().splitlines()
        assert alone.returncode == 1 and len(expected) == CLUSTERS, alone.returncode

        spark = (
            SparkSession.builder.master("local-cluster[2,1,1024]")
            .config("spark.ui.enabled", "false")
            .config("spark.driver.host", "127.0.0.1")
            .config("spark.driver.bindAddress", "127.0.0.1")
            .getOrCreate()
        )
        spark.sparkContext.setLogLevel("OFF")
        spark.sparkContext.addFile(str(program))
        spark.sparkContext.addPyFile(str(Path(__file__).with_name("briefing_spark.py")))
        killed: list[int] = []
        killer = threading.Thread(target=kill_an_executor, args=(spark, killed), daemon=True)
        killer.start()
        output = folder / "out"
        job.run(spark, clusters, output, arguments=ARGUMENTS, partitions=PARTITIONS)
        assert killed, "the job was done before an executor could be killed"

        briefings = sorted(row["briefing"] for row in table(spark, output / "briefings"))
        errors = table(spark, output / "errors")
        # The job run again replaces its tables.
        job.run(spark, clusters, output, arguments=ARGUMENTS, partitions=5)
        again = sorted(row["briefing"] for row in table(spark, output / "briefings"))
        spark.stop()

    failed = [answer for answer in map(json.loads, expected) if "error" in answer]
    good = sorted(line for line in expected if "error" not in json.loads(line))
    assert briefings == good, "the briefings differ"
    assert again == good, "the briefings of the second run differ"

    def told(errors) -> collections.Counter:
        return collections.Counter((it["id"], it["kind"], it["message"]) for it in errors)

    assert told(errors) == told({"id": it["id"], **it["error"]} for it in failed), "errors differ"
    assert all(row["record"] for row in errors)
    print(
        f"{len(briefings)} briefings and {len(errors)} errors, the same as on one machine; an "
        f"executor was killed after {killed[0]} of {PARTITIONS} tasks"
    )


if __name__ == "__main__":
    main()
