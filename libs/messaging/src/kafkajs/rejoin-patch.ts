import ConsumerGroup from 'kafkajs/src/consumer/consumerGroup.js';

const PATCHED = Symbol.for('bontot.kafkajs.rejoin-patch');

/**
 * Lets a consumer that kafkajs 2.2.4 restarts after losing the broker come back as the member it was. As shipped it
 * joins as a new one and waits until the session of its former self has run out, with all partitions standing still.
 * A group that has forgotten the member says so, and kafkajs joins afresh. Idempotent.
 */
export function applyRejoinPatch(group: { prototype: ConsumerGroup } = ConsumerGroup): void {
  const prototype = group.prototype as ConsumerGroup & { [PATCHED]?: true };
  if (prototype[PATCHED]) return;
  prototype[PATCHED] = true;
  /** By cluster, which a consumer keeps over its restarts. */
  const members = new WeakMap<object, string>();
  const { connect, joinAndSync, leave } = prototype;
  prototype.connect = function (this: ConsumerGroup) {
    this.memberId ??= members.get(this.cluster) ?? null;
    return connect.call(this);
  };
  prototype.joinAndSync = async function (this: ConsumerGroup) {
    await joinAndSync.call(this);
    if (this.memberId) members.set(this.cluster, this.memberId);
  };
  prototype.leave = async function (this: ConsumerGroup) {
    await leave.call(this);
    members.delete(this.cluster);
  };
}
