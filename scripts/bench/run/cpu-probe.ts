/** Loaded into a server before its own code: tells whoever started it what processor time it has used. */
process.on('message', () => process.send?.(process.cpuUsage()));
// Asking is the parent's right, not a reason for the server to live on.
process.channel?.unref();
