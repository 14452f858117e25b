// Preloaded into every process that a tool starts: when the starter is gone, even by SIGKILL, it stops in good order.
// The option is inherited by the processes of that process, whose channels are their own affair.
if (process.env.QADAM_STARTER === String(process.ppid)) {
	process.on("disconnect", () => process.kill(process.pid, "SIGTERM"));
	process.channel?.unref();
}
