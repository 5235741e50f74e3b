import { useEffect, useRef } from 'react';

export type CardHint = { cellId: string; period: string; revision: number; outcome: string };
export type RollupHint = { unitId: string; revision: number };
export type InboxHint = { unread: number };

/** Hints only: whoever hears one asks again for what it shows. `onGap`: hints may have been missed, ask for everything. */
export type LiveHandlers = {
  onCard?: (hint: CardHint) => void;
  onRollup?: (hint: RollupHint) => void;
  onInbox?: (hint: InboxHint) => void;
  onGap?: () => void;
  /** The stream has ended, for whatever reason: the session or the posts may have, too. */
  onEnd?: () => void;
};

const FIRST_WAIT_MS = 1_000;
const LONGEST_WAIT_MS = 30_000;

/** Waits of 1, 2, 4 … 30 s, each ±20 %, so that a restarted gateway is not met by everybody at once. */
export const waitBefore = (attempt: number, chance: number): number =>
  Math.min(LONGEST_WAIT_MS, FIRST_WAIT_MS * 2 ** attempt) * (0.8 + 0.4 * chance);

const handlers = new Set<LiveHandlers>();
let source: EventSource | undefined;
let timer: ReturnType<typeof setTimeout> | undefined;
let attempt = 0;
let opened = false;

function open(): void {
  clearTimeout(timer);
  timer = undefined;
  source = new EventSource('/api/v1/stream');
  source.addEventListener('hello', () => {
    attempt = 0;
    if (opened) for (const { onGap } of handlers) onGap?.();
    opened = true;
  });
  // The service could not tell everything: this reader was slow, or hints got lost on their way.
  source.addEventListener('resync', () => {
    for (const { onGap } of handlers) onGap?.();
  });
  listen<CardHint>('card', ({ onCard }) => onCard);
  listen<RollupHint>('rollup', ({ onRollup }) => onRollup);
  listen<InboxHint>('inbox', ({ onInbox }) => onInbox);
  // The gateway closes a stream whose session or posts have changed; asking again then says what is allowed now.
  source.onerror = () => {
    source?.close();
    source = undefined;
    for (const { onEnd } of handlers) onEnd?.();
    if (handlers.size > 0) timer = setTimeout(open, waitBefore(attempt++, Math.random()));
  };
}

function listen<Hint>(event: string, pick: (each: LiveHandlers) => ((hint: Hint) => void) | undefined): void {
  source?.addEventListener(event, (message: MessageEvent<string>) => {
    const hint = JSON.parse(message.data) as Hint;
    for (const each of handlers) pick(each)?.(hint);
  });
}

function close(): void {
  clearTimeout(timer);
  source?.close();
  [source, timer, attempt, opened] = [undefined, undefined, 0, false];
}

/** Listens to the one stream of this tab for as long as the component is shown, and the reader may (`enabled`). */
export function useLive(wanted: LiveHandlers, enabled = true): void {
  const latest = useRef(wanted);
  useEffect(() => {
    latest.current = wanted;
  });
  useEffect(() => {
    if (!enabled) return;
    const mine: LiveHandlers = {
      onCard: (hint) => latest.current.onCard?.(hint),
      onRollup: (hint) => latest.current.onRollup?.(hint),
      onInbox: (hint) => latest.current.onInbox?.(hint),
      onGap: () => latest.current.onGap?.(),
      onEnd: () => latest.current.onEnd?.(),
    };
    handlers.add(mine);
    if (!source && !timer) open();
    return () => {
      handlers.delete(mine);
      // Between two pages nobody listens for a moment; that is no reason to open anew.
      setTimeout(() => handlers.size === 0 && close(), 0);
    };
  }, [enabled]);
}
