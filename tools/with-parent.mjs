// Preloaded into every process that a tool starts: when the starter is gone, even by SIGKILL, it stops in good order.
process.on("disconnect", () => process.kill(process.pid, "SIGTERM"));
process.channel?.unref();
