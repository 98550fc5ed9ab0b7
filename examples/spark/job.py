"""Reads a table of clusters and writes a table of briefings and one of errors.

    spark-submit --files target/release/briefing --py-files examples/spark/briefing_spark.py \\
        examples/spark/job.py clusters.jsonl out/ -- --words 100

The input is a folder or file of JSON Lines (also .gz) or of Parquet. The tables are `out/briefings`
and `out/errors`, in Parquet; each appears as a whole, and a job that is run again replaces them.
"""

from __future__ import annotations

import argparse

from pyspark import StorageLevel
from pyspark.sql import SparkSession

from briefing_spark import answers, briefings, errors


def run(spark, source, output, arguments=(), partitions=None, program="briefing", form=None) -> None:
    """Writes both tables from one pass over the clusters."""
    source = str(source)
    form = form or source.rstrip("/").rsplit(".", 1)[-1]
    clusters = spark.read.parquet(source) if form == "parquet" else spark.read.text(source)
    if partitions:
        clusters = clusters.repartition(partitions)
    # What an executor takes with it when it is lost is made again.
    found = answers(clusters, arguments, program).persist(StorageLevel.DISK_ONLY)
    briefings(found).write.mode("overwrite").parquet(f"{output}/briefings")
    errors(found).write.mode("overwrite").parquet(f"{output}/errors")
    found.unpersist()


def main() -> None:
    parser = argparse.ArgumentParser(description="Briefings of a table of clusters.")
    parser.add_argument("input", help="JSON Lines or Parquet, a cluster a row")
    parser.add_argument("output", help="folder of the two tables")
    parser.add_argument("--format", choices=["jsonl", "parquet"], help="of the input; by its name")
    parser.add_argument("--partitions", type=int, help="tasks to cut the work into")
    parser.add_argument("--program", default="briefing", help="as shipped with --files")
    parser.add_argument("arguments", nargs="*", help="options of briefing batch, behind --")
    options = parser.parse_args()
    spark = SparkSession.builder.appName("briefing").getOrCreate()
    run(
        spark,
        options.input,
        options.output,
        options.arguments,
        options.partitions,
        options.program,
        options.format,
    )
    spark.stop()


if __name__ == "__main__":
    main()
