"""Briefings of a table of clusters on Apache Spark, with the program as a filter over partitions.

Every partition has one process, `briefing batch`, fed by a thread while its answers are read, so
that neither side waits for the other with a full pipe. An answer depends on its record and the
arguments alone: a task that is run again gives the same rows.
"""

from __future__ import annotations

import json
import os
import subprocess
import threading
from collections import deque
from collections.abc import Iterator, Sequence

import pyarrow as pa
from pyspark import SparkFiles
from pyspark.sql import DataFrame
from pyspark.sql import functions as F

#: What every answer has: its record as it came, and either a briefing (JSON) or an error.
ANSWERS = "id string, briefing string, kind string, message string, record string"

#: Rows that are handed back to Spark together.
BATCH_ROWS = 256

#: How the program ends: 0 is done, 1 is done with some records failed, which are rows.
DONE = (0, 1)


def records_of(clusters: DataFrame) -> DataFrame:
    """One column `record`, JSON: the column `value` of a table of text, else whole rows."""
    if clusters.columns == ["value"]:
        return clusters.select(F.col("value").alias("record"))
    return clusters.select(F.to_json(F.struct("*")).alias("record"))


def answers(clusters: DataFrame, arguments: Sequence[str] = (), program: str = "briefing") -> DataFrame:
    """One row a cluster, with the columns of `ANSWERS`.

    `program` is the name under which the program was shipped (`--files`, `addFile`), else a path or
    a name that every executor knows. `arguments` are options of `briefing batch`, such as
    `["--words", "100"]`.
    """
    arguments = list(arguments)

    def answer(batches: Iterator[pa.RecordBatch]) -> Iterator[pa.RecordBatch]:
        return _answer(batches, [_located(program), "batch", "-", "--quiet", *arguments])

    return records_of(clusters).mapInArrow(answer, ANSWERS)


def briefings(answers: DataFrame) -> DataFrame:
    """Those that are briefings: `id`, `briefing`."""
    return answers.where(F.col("briefing").isNotNull()).select("id", "briefing")


def errors(answers: DataFrame) -> DataFrame:
    """Those that failed, with the record to mend: `id`, `kind`, `message`, `record`."""
    return answers.where(F.col("briefing").isNull()).select("id", "kind", "message", "record")


def _located(program: str) -> str:
    shipped = SparkFiles.get(program)
    return shipped if os.path.exists(shipped) else program


def _answer(batches: Iterator[pa.RecordBatch], command: list[str]) -> Iterator[pa.RecordBatch]:
    waiting: deque[str] = deque()  # records whose answers are still to come
    failure: list[BaseException] = []
    child = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE)

    def feed() -> None:
        try:
            for batch in batches:
                for record in batch.column("record").to_pylist():
                    record = record or ""
                    waiting.append(record)
                    # A record is one line, and a blank one is none: null is answered as an error.
                    line = record.replace("\r", " ").replace("\n", " ")
                    child.stdin.write((line if line.strip() else "null").encode() + b"\n")
            child.stdin.close()
        except BrokenPipeError:
            pass  # the program has ended; its status says why
        except BaseException as error:
            failure.append(error)
            child.kill()

    feeder = threading.Thread(target=feed, daemon=True)
    feeder.start()
    rows: list[dict] = []
    try:
        for line in child.stdout:
            found = json.loads(line)
            error = found.get("error") or {}
            rows.append({
                "id": found.get("id"),
                "briefing": None if error else line.decode().rstrip("\n"),
                "kind": error.get("kind"),
                "message": error.get("message"),
                "record": waiting.popleft(),
            })
            if len(rows) >= BATCH_ROWS:
                yield _batch(rows)
                rows = []
        status = child.wait()
        feeder.join()
        if failure:
            raise failure[0]
        if status not in DONE:
            raise RuntimeError(f"{command[0]} ended with status {status}")
        if waiting:
            raise RuntimeError(f"{command[0]} left {len(waiting)} records without an answer")
        if rows:
            yield _batch(rows)
    finally:
        # Also where Spark wants no more rows.
        child.kill()
        child.wait()


def _batch(rows: list[dict]) -> pa.RecordBatch:
    names = ["id", "briefing", "kind", "message", "record"]
    columns = [pa.array([row[name] for row in rows], pa.string()) for name in names]
    return pa.RecordBatch.from_arrays(columns, names=names)
