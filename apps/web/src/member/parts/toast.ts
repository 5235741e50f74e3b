import { Told } from '../data/told.ts';

/** What was done, and how to take it back; without `undo` it only says so. */
export type Toast = { text: string; undo?: () => unknown };
export const shown = new Told<(Toast & { id: number }) | null>(null);

let last = 0;
export const tell = (toast: Toast): void => shown.set({ ...toast, id: ++last });
export const quiet = (): void => shown.set(null);
