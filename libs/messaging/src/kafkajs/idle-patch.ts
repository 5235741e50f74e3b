import RequestQueue from 'kafkajs/src/network/requestQueue/index.js';

/** Where the method as shipped is kept, for the test that shows the patch is still needed. */
export const UNPATCHED = Symbol.for('bontot.kafkajs.unpatched');

/**
 * Stops kafkajs 2.2.4 from polling when idle. After each response its request queue arms a timer to look at what is
 * pending; with nothing pending the delay is negative, so the timer fires at once and arms itself again, a thousand
 * times a second per connection. Nothing is lost without it: `push` arms the timer itself when it has to enqueue.
 * And a request that takes 10 s to time out need not be looked at ten times a second.
 * Idempotent; runs before the first client is made.
 */
export function applyIdlePatch(queue: typeof RequestQueue = RequestQueue): void {
  const prototype = queue.prototype as RequestQueue & { [UNPATCHED]?: () => void };
  if (prototype[UNPATCHED]) return;
  const original = prototype.scheduleCheckPendingRequests;
  prototype[UNPATCHED] = original;
  prototype.scheduleCheckPendingRequests = function (this: RequestQueue) {
    if (this.pending.length > 0) original.call(this);
  };
  prototype.scheduleRequestTimeoutCheck = checkTimeouts;
}

/** As shipped, but for the interval: a tenth of the timeout, at most a second. */
function checkTimeouts(this: RequestQueue): void {
  if (!this.enforceRequestTimeout) return;
  this.destroy();
  const everyMs = Math.min(Math.ceil(this.requestTimeout / 10), 1_000);
  this.requestTimeoutIntervalId = setInterval(() => {
    for (const request of this.inflight.values())
      if (Date.now() - request.sentAt > request.requestTimeout) request.timeoutRequest();
    if (!this.isConnected()) this.destroy();
  }, everyMs);
}
