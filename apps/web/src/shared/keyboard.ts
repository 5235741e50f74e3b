import { useEffect, useRef } from 'react';
import { preferences } from './preferences.ts';

/** What each key or pair of keys does; `?` shows this list. */
export const commands = {
  '/': 'search',
  'g h': 'today',
  'g c': 'cells',
  'g i': 'inbox',
  'g t': 'tree',
  j: 'nextRow',
  k: 'previousRow',
  a: 'act',
  u: 'undo',
  '?': 'help',
} as const;
export type Keys = keyof typeof commands;
export type Command = (typeof commands)[Keys];

/** How long the first key of a pair is remembered. */
const PAIR_MS = 1_500;

export type Pending = { key: string; at: number } | null;

/** What a key means after the one before it: a command, the beginning of a pair, or nothing. */
export function meaningOf(key: string, at: number, pending: Pending): { command?: Command; pending: Pending } {
  const pair = pending && at - pending.at <= PAIR_MS ? `${pending.key} ${key}` : undefined;
  if (pair && pair in commands) return { command: commands[pair as Keys], pending: null };
  if (key in commands) return { command: commands[key as Keys], pending: null };
  return { pending: Object.keys(commands).some((keys) => keys.startsWith(`${key} `)) ? { key, at } : null };
}

const FIELDS = 'input, textarea, select, [contenteditable=true], [role=grid] *, [role=tree] *, dialog *';

/** True where a letter belongs to what is typed or to a widget of its own. */
const isTyping = (target: EventTarget | null): boolean => target instanceof Element && target.closest(FIELDS) !== null;

/** Calls `run` for each command given by the keyboard, outside of fields, and only while they are switched on. */
export function useCommands(run: (command: Command) => void): void {
  const latest = useRef(run);
  useEffect(() => {
    latest.current = run;
  });
  useEffect(() => {
    let pending: Pending = null;
    const hear = (event: KeyboardEvent): void => {
      if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return;
      if (!preferences().keys || isTyping(event.target)) return;
      const meaning = meaningOf(event.key, event.timeStamp, pending);
      pending = meaning.pending;
      if (!meaning.command) return;
      event.preventDefault();
      latest.current(meaning.command);
    };
    document.addEventListener('keydown', hear);
    return () => document.removeEventListener('keydown', hear);
  }, []);
}

/** Moves the focus among the rows of the page: whatever carries `data-row`. */
export function moveRow(step: 1 | -1): void {
  const rows = [...document.querySelectorAll<HTMLElement>('#main [data-row]')].filter(
    (row) => row.offsetParent !== null,
  );
  const at = rows.findIndex((row) => row === document.activeElement || row.contains(document.activeElement));
  const next = at === -1 ? (step === 1 ? 0 : rows.length - 1) : at + step;
  rows[Math.max(0, Math.min(rows.length - 1, next))]?.focus();
}

/** Presses what carries the attribute: `data-key-act` is the first item's act, `data-key-undo` takes back. */
export const press = (attribute: string): void => document.querySelector<HTMLElement>(`[${attribute}]`)?.click();
