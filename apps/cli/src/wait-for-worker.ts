import { setTimeout as pause } from 'node:timers/promises';
import type { GroupProgress, PartitionProgress } from '@bontot/messaging';

export const WORKER = 'scoring-worker';
const LOOK_EVERY_MS = 100;

export type Place = { topic: string; partition: number; offset: string };

/** The next offset of each partition that the worker has committed, by `topic/partition`. */
export type Committed = Map<string, bigint>;

export const isHandled = (committed: Committed, { topic, partition, offset }: Place): boolean =>
  BigInt(offset) < (committed.get(`${topic}/${partition}`) ?? 0n);

/** Waits until the worker has committed all places, or patience ends; tells how far it came. */
export async function waitForPlaces(
  progress: GroupProgress,
  places: Place[],
  timeoutMs: number,
  signal: AbortSignal,
): Promise<Committed> {
  const topics = [...new Set(places.map(({ topic }) => topic))];
  const until = Date.now() + timeoutMs;
  for (;;) {
    signal.throwIfAborted();
    const committed = new Map(
      (await progress.read(WORKER, topics)).map(({ topic, partition, committed }) => [
        `${topic}/${partition}`,
        committed,
      ]),
    );
    if (places.every((place) => isHandled(committed, place)) || Date.now() >= until) return committed;
    await pause(LOOK_EVERY_MS, undefined, { signal });
  }
}

/** Waits until a group has read all that the topics hold now; false when patience ended first. */
export async function waitUntilRead(
  progress: GroupProgress,
  group: string,
  topics: string[],
  timeoutMs: number,
  signal: AbortSignal,
): Promise<boolean> {
  const until = Date.now() + timeoutMs;
  let partitions = await progress.read(group, topics);
  const goal = new Map(partitions.map(({ topic, partition, end }) => [`${topic}/${partition}`, end]));
  const isBehind = ({ topic, partition, committed }: PartitionProgress) =>
    committed < (goal.get(`${topic}/${partition}`) ?? 0n);
  while (partitions.some(isBehind)) {
    if (Date.now() >= until) return false;
    await pause(LOOK_EVERY_MS, undefined, { signal });
    partitions = await progress.read(group, topics);
  }
  return true;
}
