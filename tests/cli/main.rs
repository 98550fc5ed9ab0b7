//! The program as its users run it.

mod batch;
mod evaluate;
mod formats;
mod help;
mod names;
mod output;
#[cfg(feature = "parquet")]
mod parquet;
mod rank;
mod sandbox;
mod segment;
mod settings;
mod stop_words;
mod summarize;
