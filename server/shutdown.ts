const LIMIT_MS = 15_000;

/**
 * End the process in order at the first signal, at once at the second, and in any case after a while: whoever stops a
 * service waits for it.
 */
export function closeOnSignals(close: () => Promise<void>, onError: (error: unknown) => void): void {
  let isClosing = false;
  const end = () => {
    if (isClosing) process.exit(1);
    isClosing = true;
    setTimeout(() => process.exit(1), LIMIT_MS).unref();
    close().then(
      () => process.exit(0),
      (error) => {
        onError(error);
        process.exit(1);
      },
    );
  };
  process.on('SIGTERM', end);
  process.on('SIGINT', end);
}
