//! Bytes into documents.
