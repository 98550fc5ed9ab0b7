//! The program: see `briefing --help`.
#![forbid(unsafe_code)]

mod cli;

use std::hint::black_box;
use std::panic;
use std::process::ExitCode;

use briefing::guard;

/// The largest block that glibc learns from.
const LARGE_BLOCK: usize = (32 << 20) - (64 << 10);

fn main() -> ExitCode {
    reuse_large_blocks();
    keep_quiet_about_caught_panics();
    cli::run(std::env::args_os()).into()
}

/// Lets the allocator give a large block that was freed to the next one who asks. glibc takes blocks
/// above a threshold from the system, and each of their pages costs when first touched; the
/// threshold grows to the largest such block that was freed. The block is never touched.
fn reuse_large_blocks() {
    drop(black_box(Vec::<u8>::with_capacity(LARGE_BLOCK)));
}

/// The library catches the panics of some third-party code, so they are not worth a message; all
/// others are.
fn keep_quiet_about_caught_panics() {
    let report = panic::take_hook();
    panic::set_hook(Box::new(move |info| {
        if !guard::is_on() {
            report(info);
        }
    }));
}
