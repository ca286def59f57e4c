use std::net::{Ipv4Addr, TcpListener};

use anyhow::Result;

/// A port of this machine that nobody listened on a moment ago.
pub(crate) fn free_port() -> Result<u16> {
    Ok(TcpListener::bind((Ipv4Addr::LOCALHOST, 0))?.local_addr()?.port())
}
